import type pg from "pg";
import type { Database } from "./database.ts";
import { courtStream } from "./court-cache.ts";
import type { DisputeState } from "../domain/dispute/dispute.ts";
import { similarTextOf } from "./projections/similar-text.projection.ts";
import { StreamReplay } from "./stream-replay.ts";
import type { EventBody } from "./stored-event.ts";
import type { EventRecord } from "./verify-records.ts";
import { upsertSimilarTexts } from "./write-statement.ts";

/** The event that records a redaction: who, when and on which ground stand in it. */
const redactionEvent = "PersonRedacted";

export interface Redaction {
  person: string;
  /** Events whose salt and personal text were destroyed now. */
  events: number;
  /** Rows that still hold one of the destroyed texts, by table: words that people wrote themselves, such as a title. They are for a person to judge. */
  leftIn: Record<string, number>;
}

/** Tables and columns in which a name could stand besides the events. */
const searched: readonly { table: string; column: string }[] = [
  { table: "streams", column: "state" },
  { table: "notices", column: "params" },
  { table: "outbox", column: "payload" },
  { table: "work_items", column: "title" },
  { table: "campaigns", column: "title" },
  { table: "disputes", column: "title" },
  { table: "todos", column: "title" },
  { table: "security_log", column: "details" },
];

function textsOf(personal: string[]): string[] {
  const texts = personal.flatMap((text) => Object.values(JSON.parse(text) as Record<string, unknown>).filter((value): value is string => typeof value === "string" && value.trim() !== ""));
  return [...new Set(texts)];
}

async function countLeft(client: pg.ClientBase, texts: string[]): Promise<Record<string, number>> {
  const left: Record<string, number> = {};
  if (texts.length === 0) return left;
  for (const { table, column } of searched) {
    const { rows } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE EXISTS (SELECT FROM unnest($1::text[]) AS t(word) WHERE position(t.word IN ${column}) > 0)`, [texts]);
    const found = rows[0]?.n ?? 0;
    if (found > 0) left[`${table}.${column}`] = found;
  }
  return left;
}

/** Writes the stream's state, what it is compared by and its inbox rows again from its events, now without the personal fields. */
async function purge(client: pg.ClientBase, stream: string): Promise<void> {
  const { rows } = await client.query<Pick<EventRecord, "seq" | "body" | "personal" | "hash">>("SELECT seq, body, personal, hash FROM events WHERE stream_id = $1 ORDER BY seq", [stream]);
  const replay = new StreamReplay(stream);
  for (const row of rows) replay.take(row);
  const { kind, state } = replay.row();
  await client.query("UPDATE streams SET state = $2 WHERE id = $1 AND state <> $2", [stream, state]);
  if (kind === "dispute") await client.query(upsertSimilarTexts("$1"), [JSON.stringify([similarTextOf(stream, replay.state as DisputeState)])]);
  await client.query(
    `UPDATE notices SET params = again.params FROM unnest($2::int[], $3::int[], $4::text[], $5::text[]) AS again(seq, ordinal, person, params)
     WHERE notices.stream_id = $1 AND notices.seq = again.seq AND notices.ordinal = again.ordinal AND notices.person = again.person AND notices.params <> again.params`,
    [stream, replay.notices.map((notice) => notice.seq), replay.notices.map((notice) => notice.ordinal), replay.notices.map((notice) => notice.person), replay.notices.map((notice) => notice.params)],
  );
}

/** Carries out the redactions that a transaction has just recorded; called by the door before the commit. */
export async function redactAppended(client: pg.ClientBase, events: readonly { stream: string; type: string; body: string }[]): Promise<void> {
  for (const event of events) {
    if (event.type !== redactionEvent) continue;
    const person = (JSON.parse(event.body) as EventBody).payload["person"];
    if (typeof person !== "string") continue;
    if (event.stream === courtStream) await redactPersonal(client, person);
    else await redactInStream(client, event.stream, person);
  }
}

/**
 * Carries out a recorded redaction (个人信息销毁): destroys salt and personal text of the person's events, which keep the
 * hash, so that the chain stays whole; writes the streams' states and inbox rows again from what is left; removes the
 * person's account, sessions and token labels. First answers are replayed from the events, so none of them keeps a
 * name. What lies outside (exports, backups, mail already sent) is for the people who hold it. Safe to run again.
 *
 * The client must be inside the transaction that records the redaction, or in a later one that holds the door's lock.
 */
export async function redactPersonal(client: pg.ClientBase, person: string): Promise<Redaction> {
  const { rows: destroyed } = await client.query<{ stream_id: string; personal: string }>(
    `UPDATE events SET personal = NULL, salt = NULL FROM (
       SELECT stream_id, seq, personal FROM events WHERE personal IS NOT NULL AND (body::json #>> '{payload,person}') = $1 FOR UPDATE) AS theirs
     WHERE events.stream_id = theirs.stream_id AND events.seq = theirs.seq RETURNING events.stream_id, theirs.personal`,
    [person],
  );
  for (const stream of new Set(destroyed.map((row) => row.stream_id))) await purge(client, stream);
  // A mail not yet sent has nowhere to go any more.
  await client.query(
    `UPDATE outbox SET payload = json_build_object('redacted', true)::text, failed_at = coalesce(failed_at, now()), last_error = 'redacted'
     WHERE kind = 'sendMail' AND done_at IS NULL AND (payload::json ->> 'person') = $1`,
    [person],
  );
  await client.query("DELETE FROM accounts WHERE person = $1", [person]);
  await client.query("DELETE FROM sessions WHERE sess ->> 'person' = $1", [person]);
  await client.query("UPDATE api_tokens SET label = '', revoked_at = coalesce(revoked_at, now()) WHERE person = $1", [person]);
  return { person, events: destroyed.length, leftIn: await countLeft(client, textsOf(destroyed.map((row) => row.personal))) };
}

/** The same for somebody who is known in one stream alone, as a party to a dispute is: no account, no mail, nothing of theirs elsewhere. */
async function redactInStream(client: pg.ClientBase, stream: string, person: string): Promise<Redaction> {
  const { rowCount } = await client.query("UPDATE events SET personal = NULL, salt = NULL WHERE stream_id = $1 AND personal IS NOT NULL AND (body::json #>> '{payload,person}') = $2", [stream, person]);
  if ((rowCount ?? 0) > 0) await purge(client, stream);
  return { person, events: rowCount ?? 0, leftIn: {} };
}

/** Carries out every recorded redaction of which something is left, as after events were put back by hand. Answers those that found something. */
export async function redactRecorded(database: Database): Promise<Redaction[]> {
  const client = await database.pool.connect();
  let broken = true;
  try {
    await client.query("BEGIN");
    // The court's row is what every change of organisation locks.
    await client.query("SELECT FROM streams WHERE id = $1 FOR UPDATE", [courtStream]);
    const { rows } = await client.query<{ person: string; stream: string }>("SELECT DISTINCT body::json #>> '{payload,person}' AS person, stream_id AS stream FROM events WHERE type = $1 ORDER BY 2, 1", [redactionEvent]);
    const done: Redaction[] = [];
    for (const { person, stream } of rows) {
      if (stream === courtStream) {
        done.push(await redactPersonal(client, person));
        continue;
      }
      await client.query("SELECT FROM streams WHERE id = $1 FOR UPDATE", [stream]);
      done.push(await redactInStream(client, stream, person));
    }
    await client.query("COMMIT");
    broken = false;
    return done.filter((redaction) => redaction.events > 0);
  } finally {
    client.release(broken);
  }
}
