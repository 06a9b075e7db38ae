import type pg from "pg";
import type { StreamRow } from "./unit-of-work.ts";

/**
 * Opens a transaction and takes the court's lock: shared for everything that reads organisation and settings, exclusive
 * for what changes them. It comes before every row lock and is a statement of its own, so that the next statement's
 * snapshot already sees the court that was committed meanwhile.
 */
const courtLock = 7_301;
/** The door's statements look the same for every command: planning them anew each time would cost more than it could gain. */
const begin = "BEGIN; SET LOCAL plan_cache_mode = force_generic_plan";
export const beginShared = `${begin}; SELECT pg_advisory_xact_lock_shared(${courtLock})`;
export const beginExclusive = `${begin}; SELECT pg_advisory_xact_lock(${courtLock})`;

export interface RememberedRequest { body_hash: Buffer; stream_id: string; seq: number }

export interface LockedStreams {
  rows: StreamRow[];
  courtSeq: number | null;
  remembered: RememberedRequest | undefined;
  /** Some data feed is registered and not ended. */
  feeds: boolean;
}

type LockedRow = { r_body_hash: Buffer | null; r_stream_id: string | null; r_seq: number | null; court_seq: number | null; feeds: boolean } & { [K in keyof StreamRow]: StreamRow[K] | null };

/**
 * One round trip: the remembered request, the court's version, and the streams locked in id order (all at once; none is
 * locked later). A stream that does not exist has no row.
 */
export async function lockStreams(client: pg.ClientBase, ids: readonly string[], actor: string, key: string): Promise<LockedStreams> {
  const { rows } = await client.query<LockedRow>({
    name: "lock-streams",
    text: `WITH locked AS MATERIALIZED (
        SELECT id, kind, clock_id, seq, person_seq, state, next_alarm_at, phases, head_hash
        FROM streams WHERE id = ANY($1) ORDER BY id FOR UPDATE)
      SELECT r.body_hash AS r_body_hash, r.stream_id AS r_stream_id, r.seq AS r_seq, c.seq AS court_seq, EXISTS (SELECT FROM webhooks WHERE disabled_at IS NULL) AS feeds, l.*
      FROM (SELECT 1) one
      LEFT JOIN requests r ON r.actor = $2 AND r.key = $3
      LEFT JOIN streams c ON c.id = 'court'
      LEFT JOIN locked l ON true`,
    values: [ids, actor, key],
  });
  const first = rows[0];
  const remembered = first?.r_body_hash != null && first.r_stream_id !== null && first.r_seq !== null ? { body_hash: first.r_body_hash, stream_id: first.r_stream_id, seq: first.r_seq } : undefined;
  return { rows: rows.flatMap((row) => (row.id === null ? [] : [row as unknown as StreamRow])), courtSeq: first?.court_seq ?? null, remembered, feeds: first?.feeds ?? false };
}

/** The next number of a document series in a year; the row lock is taken after all stream locks and held to the end, so numbers have no gaps. */
export async function takeNumber(client: pg.ClientBase, series: string, year: number): Promise<number> {
  const { rows } = await client.query<{ value: number }>({
    name: "take-number",
    text: `INSERT INTO counters (series, year, value) VALUES ($1, $2, 1)
      ON CONFLICT (series, year) DO UPDATE SET value = counters.value + 1 RETURNING value`,
    values: [series, year],
  });
  const row = rows[0];
  if (row === undefined) throw new Error(`no number for ${series}`);
  return row.value;
}
