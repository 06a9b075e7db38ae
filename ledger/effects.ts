import type { Json } from "../domain/decider.ts";
import type { Database } from "./database.ts";
import type { LeasedEffect } from "./ledger.ts";

/** Leases pending effects of one kind of one clock; the fence rises with every lease, so that a holder who comes back late changes nothing. */
export async function leaseEffects(database: Database, clock: string, kind: string, limit: number, leaseMs: number): Promise<LeasedEffect[]> {
  const { rows } = await database.pool.query<{ stream_id: string; seq: number; kind: string; ordinal: number; payload: string; attempts: number; fence: string }>(
    `UPDATE outbox SET lease_until = now() + $4 * interval '1 millisecond', fence = fence + 1, attempts = attempts + 1
     WHERE (stream_id, seq, kind, ordinal) IN (
       SELECT stream_id, seq, kind, ordinal FROM outbox
       WHERE clock_id = $1 AND kind = $2 AND done_at IS NULL AND failed_at IS NULL AND retry_at <= now() AND (lease_until IS NULL OR lease_until <= now())
       ORDER BY retry_at, stream_id, seq, ordinal LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING stream_id, seq, kind, ordinal, payload, attempts, fence`,
    [clock, kind, limit, leaseMs],
  );
  return rows.map((row) => ({ stream: row.stream_id, seq: row.seq, kind: row.kind, ordinal: row.ordinal, payload: JSON.parse(row.payload) as { [key: string]: Json }, attempts: row.attempts, fence: row.fence }));
}

/** Keeps a leased effect for longer; false when another holder has it, or it is settled. */
export async function extendLease(database: Database, { stream, seq, kind, ordinal, fence }: LeasedEffect, leaseMs: number): Promise<boolean> {
  const { rowCount } = await database.pool.query(
    `UPDATE outbox SET lease_until = now() + $6 * interval '1 millisecond'
     WHERE stream_id = $1 AND seq = $2 AND kind = $3 AND ordinal = $4 AND fence = $5 AND done_at IS NULL AND failed_at IS NULL`,
    [stream, seq, kind, ordinal, fence, leaseMs],
  );
  return rowCount === 1;
}

/** Type of the event that caused an effect. */
export async function effectCause(database: Database, { stream, seq }: Pick<LeasedEffect, "stream" | "seq">): Promise<string | undefined> {
  const { rows } = await database.pool.query<{ type: string }>("SELECT type FROM events WHERE stream_id = $1 AND seq = $2", [stream, seq]);
  return rows[0]?.type;
}

/** Longest error text kept with an effect. */
const maxErrorLength = 500;

/** Records the result of a leased effect. Without a time to retry at it has failed for good and waits for an administrator. */
export async function settleEffect(database: Database, effect: LeasedEffect, result: { done: true } | { error: string; retryAtMs: number | undefined }): Promise<boolean> {
  const done = "done" in result;
  const retryAtMs = done ? undefined : result.retryAtMs;
  const { rowCount } = await database.pool.query(
    `UPDATE outbox SET lease_until = NULL, done_at = CASE WHEN $6 THEN now() END, failed_at = CASE WHEN NOT $6 AND $7::timestamptz IS NULL THEN now() END,
       retry_at = coalesce($7, retry_at), last_error = $8
     WHERE stream_id = $1 AND seq = $2 AND kind = $3 AND ordinal = $4 AND fence = $5 AND done_at IS NULL`,
    [effect.stream, effect.seq, effect.kind, effect.ordinal, effect.fence, done, retryAtMs === undefined ? null : new Date(retryAtMs), done ? null : result.error.slice(0, maxErrorLength)],
  );
  return rowCount === 1;
}
