import type pg from "pg";
import { courtStream } from "./court-cache.ts";
import { decodeEvent } from "./stored-event.ts";
import type { AppendedEvent } from "./unit-of-work.ts";

const release = `
WITH released AS (
  UPDATE outbox SET failed_at = NULL, retry_at = now(), attempts = 0
  FROM unnest($1::text[], $2::int[], $3::text[], $4::int[]) AS wanted(stream_id, seq, kind, ordinal)
  WHERE outbox.stream_id = wanted.stream_id AND outbox.seq = wanted.seq AND outbox.kind = wanted.kind AND outbox.ordinal = wanted.ordinal AND outbox.done_at IS NULL
  RETURNING clock_id
)
UPDATE clocks SET wanted_since = CASE WHEN wanted = served THEN now() ELSE wanted_since END, wanted = wanted + 1, closed_at = NULL
WHERE id IN (SELECT clock_id FROM released)
RETURNING id`;

/** "w-1/3/sendMail/0" → its parts; a stream's own id may hold a slash. Undefined for anything else. */
function partsOf(effect: string): { stream: string; seq: number; kind: string; ordinal: number } | undefined {
  const [, stream, seq, kind, ordinal] = /^(.+)\/(\d{1,9})\/([A-Za-z]+)\/(\d{1,9})$/.exec(effect) ?? [];
  return stream === undefined || kind === undefined ? undefined : { stream, seq: Number(seq), kind, ordinal: Number(ordinal) };
}

/**
 * Effects that an administrator wants tried again are free at once, in the transaction that records the wish. Answers the
 * clocks to poke. What has been done meanwhile stays done; attempts count anew, so that another run of failures is told again.
 */
export async function retryAppended(client: pg.ClientBase, events: readonly AppendedEvent[]): Promise<string[]> {
  const effects = events.flatMap((event) => {
    if (event.stream !== courtStream || event.type !== "EffectRetried") return [];
    const { effect } = decodeEvent(event.body, null).body.payload;
    const parts = typeof effect === "string" ? partsOf(effect) : undefined;
    return parts === undefined ? [] : [parts];
  });
  if (effects.length === 0) return [];
  const { rows } = await client.query<{ id: string }>(release, [
    effects.map(({ stream }) => stream), effects.map(({ seq }) => seq), effects.map(({ kind }) => kind), effects.map(({ ordinal }) => ordinal),
  ]);
  return rows.map(({ id }) => id);
}
