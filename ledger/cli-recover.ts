import { openTemporal, type TemporalSettings } from "../temporal/connection.ts";
import { recover } from "../temporal/recovery.ts";
import { CliRefused } from "./cli-texts.ts";
import type { Database } from "./database.ts";

/** Clocks ended and started afresh in one call: fewer than a sweep takes, so that none is left out. */
const restartsACall = 500;

/** At most so many clocks does one round of recovery take. */
const clocksARound = 2_000;

export interface Recovered { rounds: number; poked: number; restarted: number; newEpoch: boolean; /** Clocks that a worker has not served yet. */ unserved: number }

/**
 * Runs recovery until no open clock is without its process. `restart`: a clock to end and start afresh, or all of them.
 * Throws CliRefused when Temporal cannot be reached.
 */
export async function recoverAll(database: Database, settings: TemporalSettings, restart: string | undefined, onRound: (poked: number, restarted: number) => void): Promise<Recovered> {
  const { rows: open } = await database.pool.query<{ id: string }>("SELECT id FROM clocks WHERE closed_at IS NULL ORDER BY id");
  const toRestart = restart === undefined ? [] : restart === "all" ? open.map((clock) => clock.id) : [restart];
  if (restart !== undefined && restart !== "all" && !open.some((clock) => clock.id === restart)) {
    throw new CliRefused(`没有开着的时钟 ${restart}。`, `There is no open clock ${restart}.`);
  }
  const temporal = openTemporal(settings);
  const total = { rounds: 0, poked: 0, restarted: 0, newEpoch: false };
  const round = async (clocks: string[]): Promise<void> => {
    const report = await recover(temporal.client, database, settings.installation, clocks);
    total.rounds += 1;
    total.poked += report.poked;
    total.restarted += report.restarted.length;
    total.newEpoch ||= report.newEpoch;
    onRound(report.poked, report.restarted.length);
  };
  try {
    await temporal.client.connection.ensureConnected().catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new CliRefused(`无法连接 Temporal（${settings.address}）：${why}`, `Temporal cannot be reached at ${settings.address}: ${why}`);
    });
    // New clocks may keep arriving while people work; two rounds more than the open ones need are enough.
    const enough = Math.ceil(open.length / clocksARound) + 2;
    do await round([]); while (total.rounds < enough && (await someWithoutProcess(database)));
    for (let from = 0; from < toRestart.length; from += restartsACall) await round(toRestart.slice(from, from + restartsACall));
  } finally {
    await temporal.close();
  }
  const { rows } = await database.pool.query<{ n: number }>("SELECT count(*)::int AS n FROM clocks WHERE closed_at IS NULL AND wanted > served");
  return { ...total, unserved: rows[0]?.n ?? 0 };
}

/** All rows of a round get the epoch of this Temporal, so that what is left gets fewer with every round. */
async function someWithoutProcess(database: Database): Promise<boolean> {
  const { rows } = await database.pool.query<{ left: boolean }>("SELECT count(DISTINCT coalesce(temporal_epoch, '')) > 1 OR bool_or(temporal_epoch IS NULL) AS left FROM clocks WHERE closed_at IS NULL");
  return rows[0]?.left ?? false;
}
