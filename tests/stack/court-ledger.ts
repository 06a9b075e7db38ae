import { createHash, randomUUID } from "node:crypto";
import { demoAdministrator, loadDemo } from "../../demo/load-demo.ts";
import type { CampaignCommand } from "../../domain/campaign/campaign.ts";
import type { CourtCommand } from "../../domain/court/court.ts";
import type { Actor, StreamKind } from "../../domain/decider.ts";
import type { DisputeCommand } from "../../domain/dispute/dispute.command.ts";
import type { WorkItemCommand } from "../../domain/work-item/work-item.ts";
import { openDatabase, type Database } from "../../ledger/database.ts";
import type { CommandRequest, Ledger, Outcome } from "../../ledger/ledger.ts";
import { migrate } from "../../ledger/migrate.ts";
import { openLedger } from "../../ledger/open-ledger.ts";
import { createDatabase } from "./database.ts";

/** A founded demonstration court in a database of its own, with a wall clock that the test turns. */
export interface CourtLedger {
  ledger: Ledger;
  database: Database;
  url: string;
  /** Clocks poked since the last look. */
  poked: string[];
  wall: { nowMs: number };
  send(kind: StreamKind, stream: string, command: AnyCommand, actor: string | Actor, extra?: Partial<CommandRequest>): Promise<Outcome>;
  /** Like `send`, but fails the test unless the command is accepted; gives the state. */
  done<State>(kind: StreamKind, stream: string, command: AnyCommand, actor: string | Actor): Promise<State>;
  close(): Promise<void>;
}

/** Commands of every kind; the decider checks what they hold. */
export type AnyCommand = CampaignCommand | CourtCommand | WorkItemCommand | DisputeCommand;

export interface CourtLedgerOptions { startAt?: string; poke?: (clock: string) => void; spread?: boolean; /** The wall clock runs on by itself from `startAt`; otherwise it stands until the test turns it. */ running?: boolean; serverUrl?: string; /** Notices are also written as effects that send mail. */ mail?: boolean }

/** A wall clock that runs as fast as the machine's but shows another time. */
function runningWall(): { nowMs: number } {
  let shiftMs = 0;
  return {
    get nowMs() { return Date.now() + shiftMs; },
    set nowMs(value: number) { shiftMs = value - Date.now(); },
  };
}

export async function courtLedger(options: CourtLedgerOptions = {}): Promise<CourtLedger> {
  const own = await createDatabase(options.serverUrl);
  const { url } = own;
  const database = openDatabase(url);
  await migrate(database);
  const wall = options.running === true ? runningWall() : { nowMs: 0 };
  wall.nowMs = Date.parse(options.startAt ?? "2026-03-02T01:00:00.000Z");
  const poked: string[] = [];
  const ledger = openLedger(database, {
    poke: (clock) => {
      poked.push(clock);
      options.poke?.(clock);
    },
    wallNow: () => wall.nowMs,
    spread: options.spread ?? true,
    mail: options.mail ?? false,
  });

  async function send(kind: StreamKind, stream: string, command: AnyCommand, actor: string | Actor, extra: Partial<CommandRequest> = {}): Promise<Outcome> {
    const bodyHash = createHash("sha256").update(JSON.stringify(command)).digest();
    return ledger.execute({ stream, kind, command, actor: typeof actor === "string" ? { id: actor } : actor, key: randomUUID(), bodyHash, ...extra });
  }

  async function done<State>(kind: StreamKind, stream: string, command: AnyCommand, actor: string | Actor): Promise<State> {
    const outcome = await send(kind, stream, command, actor);
    if (outcome.outcome !== "accepted") throw new Error(`${command.type} by ${JSON.stringify(actor)}: ${JSON.stringify(outcome)}`);
    return outcome.state as State;
  }

  await loadDemo(async (command) => {
    await done("court", "court", command, command.type === "Found" ? { id: "system" } : demoAdministrator);
  });
  poked.length = 0;
  return {
    ledger, database, url, poked, wall, send, done,
    async close() {
      await database.close();
      await own.drop();
    },
  };
}
