import type { Database } from "../ledger/database.ts";
import type { FileStore } from "../ledger/files/file-store.ts";
import type { HousekeepingReport } from "./activity-types.ts";

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Answers to repeated keys. A client that repeats does so within minutes; a phone that was off, or a script that is run
 * again after a holiday, within days. Effects of the system itself are safe without: they look at the ledger first.
 */
const keptRequestsMs = 30 * dayMs;

/** Effects that are done. Kept for questions about a mail or a message of last month; what has failed is kept until it is mended. */
const keptEffectsMs = 30 * dayMs;

/** What an upload that was cut off left behind; none takes an hour. */
const unfinishedFilesMs = 60 * 60 * 1000;

/** Rows in one statement: short locks, and short bursts for the disk. */
const rowsAtOnce = 5_000;

const deletions: Record<Exclude<keyof HousekeepingReport, "unfinishedFiles">, { sql: string; keptMs: number }> = {
  requests: { sql: "DELETE FROM requests WHERE ctid = ANY(ARRAY(SELECT ctid FROM requests WHERE recorded_at < $1::timestamptz LIMIT $2))", keptMs: keptRequestsMs },
  // The row carries its own end; after it, nobody can sign in with it.
  sessions: { sql: "DELETE FROM sessions WHERE ctid = ANY(ARRAY(SELECT ctid FROM sessions WHERE expire < $1::timestamptz LIMIT $2))", keptMs: 0 },
  effects: { sql: "DELETE FROM outbox WHERE ctid = ANY(ARRAY(SELECT ctid FROM outbox WHERE done_at < $1::timestamptz LIMIT $2))", keptMs: keptEffectsMs },
};

/** Deletes what has served its purpose and is no part of the record. `nowMs`: wall time. Safe to be cut off and run again. */
export async function keepHouse(database: Database, files: FileStore, nowMs: number, heartbeat: () => void): Promise<HousekeepingReport> {
  const clear = async ({ sql, keptMs }: { sql: string; keptMs: number }): Promise<number> => {
    let deleted = 0;
    for (;;) {
      heartbeat();
      const { rowCount } = await database.pool.query(sql, [new Date(nowMs - keptMs), rowsAtOnce]);
      deleted += rowCount ?? 0;
      if ((rowCount ?? 0) < rowsAtOnce) return deleted;
    }
  };
  return { requests: await clear(deletions.requests), sessions: await clear(deletions.sessions), effects: await clear(deletions.effects), unfinishedFiles: await files.removeUnfinished(nowMs - unfinishedFilesMs) };
}
