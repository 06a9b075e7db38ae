import { existsSync } from "node:fs";
import type { Database } from "../../ledger/database.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { openLedger as open, type LedgerOptions } from "../../ledger/open-ledger.ts";

/** A crash in the worker: right after a call of the ledger has committed, and before anybody hears of it. */
export interface PlantedCrash {
  method: "fireDue" | "executeAll";
  /** Counts calls that wrote events, from the moment on that this file exists. */
  whenExists: string;
  /** The worker dies after so many of them. */
  call: number;
  /** Only calls for this clock count. */
  clock?: string;
}

function planted(): PlantedCrash | undefined {
  const text = process.env["PLANTED_CRASH"];
  return text === undefined ? undefined : (JSON.parse(text) as PlantedCrash);
}

/** The ledger with the crash of PLANTED_CRASH in it. */
export function openLedger(database: Database, options: LedgerOptions): Ledger {
  const ledger = open(database, options);
  const plant = planted();
  if (plant === undefined) return ledger;
  let calls = 0;
  async function events(): Promise<number> {
    const { rows } = await database.pool.query<{ n: number }>("SELECT count(*)::int AS n FROM events");
    return rows[0]?.n ?? 0;
  }
  async function dies<Result>(method: PlantedCrash["method"], clock: string | undefined, run: () => Promise<Result>): Promise<Result> {
    const before = await events();
    const result = await run();
    const counts = plant?.method === method && (plant.clock === undefined || plant.clock === clock) && existsSync(plant.whenExists);
    if (counts && (await events()) > before && ++calls === plant.call) {
      process.kill(process.pid, "SIGKILL");
      await new Promise(() => undefined);
    }
    return result;
  }
  return {
    ...ledger,
    fireDue: (clock, nowMs) => dies("fireDue", clock, () => ledger.fireDue(clock, nowMs)),
    executeAll: (requests) => dies("executeAll", undefined, () => ledger.executeAll(requests)),
  };
}
