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

/** What an actor's key names. */
export function requestId(actor: string, key: string): string {
  return `${actor}\n${key}`;
}

export interface RememberedRequest { bodyHash: Buffer; stream: string; seq: number }

export interface LockedStreams {
  rows: StreamRow[];
  courtSeq: number | null;
  /** Of the requests asked about, those that were accepted before, by `requestId`. */
  remembered: ReadonlyMap<string, RememberedRequest>;
  /** Some data feed is registered and not ended. */
  feeds: boolean;
}

/** A locked stream; or, with an actor, a remembered request of which `id` and `seq` are the stream's; or neither, when there is nothing. */
type AnswerRow = { court_seq: number | null; feeds: boolean; actor: string | null; key: string | null; body_hash: Buffer | null } & { [K in keyof StreamRow]: StreamRow[K] | null };

/**
 * One round trip: the remembered requests, the court's version, and the streams locked in id order (all at once; none is
 * locked later). A stream that does not exist has no row.
 */
export async function lockStreams(client: pg.ClientBase, ids: readonly string[], requests: readonly { actor: { id: string }; key: string }[]): Promise<LockedStreams> {
  const { rows } = await client.query<AnswerRow>({
    name: "lock-streams",
    text: `WITH locked AS MATERIALIZED (
        SELECT id, kind, clock_id, seq, person_seq, state, next_alarm_at, phases, head_hash
        FROM streams WHERE id = ANY($1) ORDER BY id FOR UPDATE)
      SELECT c.seq AS court_seq, EXISTS (SELECT FROM webhooks WHERE disabled_at IS NULL) AS feeds, found.*
      FROM (SELECT 1) one
      LEFT JOIN streams c ON c.id = 'court'
      LEFT JOIN (
        SELECT id, kind, clock_id, seq, person_seq, state, next_alarm_at, phases, head_hash, NULL AS actor, NULL AS key, NULL::bytea AS body_hash FROM locked
        UNION ALL
        SELECT r.stream_id, NULL, NULL, r.seq, NULL, NULL, NULL, NULL, NULL, r.actor, r.key, r.body_hash
        FROM unnest($2::text[], $3::text[]) AS asked(actor, key), LATERAL (SELECT * FROM requests WHERE requests.actor = asked.actor AND requests.key = asked.key LIMIT 1) r
      ) found ON true`,
    values: [ids, requests.map(({ actor }) => actor.id), requests.map(({ key }) => key)],
  });
  const remembered = new Map<string, RememberedRequest>();
  const streams: StreamRow[] = [];
  for (const { actor, key, body_hash: bodyHash, court_seq: _, feeds: __, ...row } of rows) {
    if (row.id === null) continue;
    if (actor !== null && key !== null && bodyHash !== null && row.seq !== null) remembered.set(requestId(actor, key), { bodyHash, stream: row.id, seq: row.seq });
    else streams.push(row as StreamRow);
  }
  return { rows: streams, courtSeq: rows[0]?.court_seq ?? null, remembered, feeds: rows[0]?.feeds ?? false };
}

/** The last of the next `count` numbers of a document series in a year; the row lock is taken after all stream locks and held to the end, so numbers have no gaps. A negative count gives the last ones back. */
export async function takeNumbers(client: pg.ClientBase, series: string, year: number, count: number): Promise<number> {
  const { rows } = await client.query<{ value: number }>({
    name: "take-numbers",
    text: `INSERT INTO counters (series, year, value) VALUES ($1, $2, $3)
      ON CONFLICT (series, year) DO UPDATE SET value = counters.value + $3 RETURNING value`,
    values: [series, year, count],
  });
  const row = rows[0];
  if (row === undefined) throw new Error(`no number for ${series}`);
  return row.value;
}
