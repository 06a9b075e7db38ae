import { sql, type Kysely } from "kysely";
import type { PersonId, StreamId } from "../../domain/decider.ts";
import type { Instant } from "../../domain/time.ts";
import type { Tables } from "../database.ts";
import type { SealedWords } from "../sealed-words.ts";

/**
 * 调解秘密: the only reading of what was said in confidence. The words stand, encrypted, in the personal part of one event and
 * nowhere else, so that no state, row, notice, feed, export or backup has them (docs/adr/0014-sealed-words.md).
 */
export interface SealedText { statement: string; by: string; kind: string; at: Instant; /** Absent once it was destroyed. */ text?: string }

interface Row { statement: string; by: string; kind: string; at: Instant; personal: string | null }

function textOf(words: SealedWords, stream: StreamId, { personal, ...rest }: Row): SealedText {
  const text = personal === null ? undefined : words.open(stream, personal)["text"];
  return { ...rest, ...(typeof text === "string" ? { text } : {}) };
}

const columns = sql`e.body::json #>> '{payload,statement}' AS statement, e.body::json #>> '{payload,by}' AS by, e.body::json #>> '{payload,kind}' AS kind, e.effective_at AS at, e.personal`;

/**
 * What a recorded opening of the seal shows to the person who opened it, and to nobody else: the opening comes first, with
 * its purpose and second person, and `seq` is its place in the stream. Empty when that event is none of theirs.
 */
export async function openedStatements(db: Kysely<Tables>, words: SealedWords, dispute: StreamId, seq: number, reader: PersonId): Promise<SealedText[]> {
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM events o JOIN events e ON e.stream_id = o.stream_id AND e.type = 'SealedStatementRecorded' AND e.seq < o.seq
    WHERE o.stream_id = ${dispute} AND o.seq = ${seq}::int AND o.type = 'SealOpened' AND o.actor = ${reader}
      AND o.body::jsonb #> '{payload,statements}' ? (e.body::json #>> '{payload,statement}')
    ORDER BY e.seq`.execute(db);
  return rows.map((row) => textOf(words, dispute, row));
}

/** A party's own statements, for their own link. */
export async function statementsOfParty(db: Kysely<Tables>, words: SealedWords, dispute: StreamId, party: string): Promise<SealedText[]> {
  const { rows } = await sql<Row>`
    SELECT ${columns} FROM events e
    WHERE e.stream_id = ${dispute} AND e.type = 'SealedStatementRecorded' AND e.body::json #>> '{payload,by}' = ${party} ORDER BY e.seq`.execute(db);
  return rows.map((row) => textOf(words, dispute, row));
}

export interface Intervention { seq: number; on: string; recordedBy: PersonId; at: Instant; who?: string; channel?: string; content?: string }

/** 三个规定: what was recorded in a dispute by one person; of everybody for the auditor (`recordedBy` undefined). */
export async function interventionsIn(db: Kysely<Tables>, words: SealedWords, dispute: StreamId, recordedBy: PersonId | undefined): Promise<Intervention[]> {
  const own = recordedBy === undefined ? sql`` : sql`AND e.actor = ${recordedBy}`;
  const { rows } = await sql<{ seq: number; on: string; recorded_by: string; at: Instant; personal: string | null }>`
    SELECT e.seq, e.body::json #>> '{payload,on}' AS on, e.actor AS recorded_by, e.effective_at AS at, e.personal FROM events e
    WHERE e.stream_id = ${dispute} AND e.type = 'InterventionRecorded' ${own} ORDER BY e.seq`.execute(db);
  return rows.map(({ seq, on, recorded_by, at, personal }) => ({ seq, on, recordedBy: recorded_by, at, ...(personal === null ? {} : (words.open(dispute, personal) as Pick<Intervention, "who" | "channel" | "content">)) }));
}

/** 评议: what was put before a meeting, and its opinion; for whoever tries the case. */
export interface Consultation { consultation: string; seq: number; recordedBy: PersonId; at: Instant; question?: string; opinion?: string }

export async function consultationsIn(db: Kysely<Tables>, words: SealedWords, dispute: StreamId): Promise<Consultation[]> {
  const { rows } = await sql<{ consultation: string; seq: number; recorded_by: string; at: Instant; personal: string | null }>`
    SELECT e.body::json #>> '{payload,consultation}' AS consultation, e.seq, e.actor AS recorded_by, e.effective_at AS at, e.personal FROM events e
    WHERE e.stream_id = ${dispute} AND e.type IN ('ConsultationAsked', 'ConsultationRecorded') ORDER BY e.seq`.execute(db);
  return rows.map(({ recorded_by, personal, ...row }) => ({ ...row, recordedBy: recorded_by, ...(personal === null ? {} : (words.open(dispute, personal) as Pick<Consultation, "question" | "opinion">)) }));
}
