import { sql, type Kysely } from "kysely";
import type { StreamId } from "../../domain/decider.ts";
import type { Instant } from "../../domain/time.ts";
import type { Tables } from "../database.ts";
import { page, type Page } from "./cursor.ts";

export interface EventRow { stream_id: string; seq: number; type: string; body: string; personal: string | null; hash: Buffer; actor: string; effective_at: Instant; recorded_at: Instant }

/** One stream's events in order, one page. */
export async function streamEvents(db: Kysely<Tables>, stream: StreamId, limit: number, afterSeq: number): Promise<Page<EventRow>> {
  const rows = await db
    .selectFrom("events")
    .select(["stream_id", "seq", "type", "body", "personal", "hash", "actor", "effective_at", "recorded_at"])
    .where("stream_id", "=", stream)
    .where("seq", ">", afterSeq)
    .orderBy("seq")
    .limit(limit + 1)
    .execute();
  return page(rows, limit, (row) => [row.seq]);
}

/** Events of one type of several streams, in order. */
export async function eventsOfType(db: Kysely<Tables>, streams: readonly StreamId[], type: string): Promise<EventRow[]> {
  if (streams.length === 0) return [];
  return db.selectFrom("events").select(["stream_id", "seq", "type", "body", "personal", "hash", "actor", "effective_at", "recorded_at"])
    .where("stream_id", "in", [...streams]).where("type", "=", type).orderBy("stream_id").orderBy("seq").execute();
}

/** The comments 留言 on one stream, the newest first, one page. */
export async function streamComments(db: Kysely<Tables>, stream: StreamId, limit: number, beforeSeq: number | undefined): Promise<Page<EventRow>> {
  let query = db
    .selectFrom("events")
    .select(["stream_id", "seq", "type", "body", "personal", "hash", "actor", "effective_at", "recorded_at"])
    .where("stream_id", "=", stream)
    .where("type", "=", "Commented")
    .orderBy("seq", "desc")
    .limit(limit + 1);
  if (beforeSeq !== undefined) query = query.where("seq", "<", beforeSeq);
  return page(await query.execute(), limit, (row) => [row.seq]);
}

export interface AuditFilter { actor?: string; onBehalfOf?: string; types?: string[]; stream?: string; from: Instant; to: Instant }

/** Who did what when, the newest first, within a span of time. */
export async function auditEvents(db: Kysely<Tables>, filter: AuditFilter, limit: number, after: { at: string; stream: string; seq: string } | undefined): Promise<Page<EventRow>> {
  const conditions = [sql`recorded_at >= ${filter.from}::timestamptz`, sql`recorded_at < ${filter.to}::timestamptz`];
  if (filter.actor !== undefined) conditions.push(sql`actor = ${filter.actor}`);
  if (filter.onBehalfOf !== undefined) {
    // A body is read as JSON only where its text can have the answer: acts under a delegation are few.
    conditions.push(sql`CASE WHEN position(${`"onBehalfOf":${JSON.stringify(filter.onBehalfOf)}`} IN body) = 0 THEN false ELSE body::jsonb ->> 'onBehalfOf' = ${filter.onBehalfOf} END`);
  }
  if (filter.types !== undefined) conditions.push(sql`type = ANY(${filter.types}::text[])`);
  if (filter.stream !== undefined) conditions.push(sql`stream_id = ${filter.stream}`);
  if (after !== undefined) {
    // The first line lets the index start at the instant; the second goes on inside it.
    conditions.push(sql`recorded_at <= ${after.at}::timestamptz`);
    conditions.push(sql`(recorded_at < ${after.at}::timestamptz OR (stream_id, seq) > (${after.stream}, ${after.seq}::int))`);
  }
  const { rows } = await sql<EventRow>`
    SELECT stream_id, seq, type, body, personal, hash, actor, effective_at, recorded_at FROM events
    WHERE ${sql.join(conditions, sql` AND `)} ORDER BY recorded_at DESC, stream_id, seq LIMIT ${limit + 1}`.execute(db);
  return page(rows, limit, (row) => [row.recorded_at, row.stream_id, row.seq]);
}

export interface SecurityRow { id: string; at: Instant; actor: string | null; what: string; details: string }

/** The security log, the newest first. */
export async function securityEvents(db: Kysely<Tables>, filter: { actor?: string; what?: string; from: Instant; to: Instant }, limit: number, after: { at: string; id: string } | undefined): Promise<Page<SecurityRow>> {
  let query = db.selectFrom("security_log").select(["id", "at", "actor", "what", "details"])
    .where("at", ">=", filter.from).where("at", "<", filter.to).orderBy("at", "desc").orderBy("id", "desc").limit(limit + 1);
  if (filter.actor !== undefined) query = query.where("actor", "=", filter.actor);
  if (filter.what !== undefined) query = query.where("what", "=", filter.what);
  if (after !== undefined) query = query.where(sql<boolean>`(at, id) < (${after.at}::timestamptz, ${after.id}::bigint)`);
  return page(await query.execute(), limit, (row) => [row.at, row.id]);
}
