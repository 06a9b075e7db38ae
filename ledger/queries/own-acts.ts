import { sql, type Kysely } from "kysely";
import type { PersonId } from "../../domain/decider.ts";
import type { CivilDate, Instant } from "../../domain/time.ts";
import type { Light } from "../../domain/work-item/traffic-light.ts";
import type { Tables } from "../database.ts";
import { page, type Page } from "./cursor.ts";
import type { EventRow } from "./events.ts";
import type { Reach } from "./reach.ts";
import { lightOn, within } from "./work-items.ts";

/** Own acts are counted so far and no further. */
const countedTo = 100;

export interface ActRow extends EventRow { kind: string }

/** What a person did, the latest first, one page. */
export async function actsOf(db: Kysely<Tables>, person: PersonId, limit: number, after: { at: string; stream: string; seq: string } | undefined): Promise<Page<ActRow>> {
  const following = after === undefined ? sql`` : sql`AND (recorded_at, stream_id, seq) < (${after.at}::timestamptz, ${after.stream}, ${after.seq}::int)`;
  const { rows } = await sql<ActRow>`
    SELECT e.*, s.kind FROM (
      SELECT stream_id, seq, type, body, personal, hash, actor, effective_at, recorded_at FROM events e
      WHERE actor = ${person} ${following} ORDER BY recorded_at DESC, stream_id DESC, seq DESC LIMIT ${limit + 1}) AS e
    JOIN streams s ON s.id = e.stream_id ORDER BY e.recorded_at DESC, e.stream_id DESC, e.seq DESC`.execute(db);
  return page(rows, limit, (row) => [row.recorded_at, row.stream_id, row.seq]);
}

export interface BegunRow {
  id: string; kind: string; began_at: Instant; recorded_at: Instant; title: string; status: string; light: Light | null; department: string | null; responsible: string | null; due_on: CivilDate | null; open: boolean | null;
}

/** Campaigns that a person drafted and items that the person registered, the latest first, one page. */
export async function begunBy(db: Kysely<Tables>, person: PersonId, reach: Reach, today: CivilDate, limit: number, after: { at: string; stream: string } | undefined): Promise<Page<BegunRow>> {
  const following = after === undefined ? sql`` : sql`AND (e.recorded_at, e.stream_id) < (${after.at}::timestamptz, ${after.stream})`;
  const { rows } = await sql<BegunRow>`
    SELECT e.stream_id AS id, CASE WHEN c.id IS NULL THEN 'work-item' ELSE 'campaign' END AS kind, e.effective_at AS began_at, e.recorded_at,
      coalesce(c.title, w.title) AS title, coalesce(c.status, w.status) AS status, w.light, w.department, w.responsible, coalesce(w.due_on, c.ends_on) AS due_on, w.open
    FROM events e LEFT JOIN campaigns c ON c.id = e.stream_id
    LEFT JOIN LATERAL (SELECT *, ${lightOn(today)} AS light FROM work_items WHERE work_items.id = e.stream_id AND ${within(reach)}) w ON true
    WHERE e.actor = ${person} AND e.seq = 1 AND (c.id IS NOT NULL OR w.id IS NOT NULL) ${following}
    ORDER BY e.recorded_at DESC, e.stream_id DESC LIMIT ${limit + 1}`.execute(db);
  return page(rows, limit, (row) => [row.recorded_at, row.id]);
}

/** Numbers of the inbox's other tabs; each counts to 100 and no further. */
export async function ownCounts(db: Kysely<Tables>, person: PersonId): Promise<{ done: number; initiated: number; copied: number }> {
  const { rows } = await sql<{ done: number; initiated: number; copied: number }>`
    SELECT (SELECT count(*)::int FROM (SELECT 1 FROM events WHERE actor = ${person} LIMIT ${countedTo}) AS acts) AS done,
           (SELECT count(*)::int FROM (SELECT 1 FROM events e JOIN streams s ON s.id = e.stream_id AND s.kind IN ('campaign', 'work-item') WHERE e.actor = ${person} AND e.seq = 1 LIMIT ${countedTo}) AS begun) AS initiated,
           (SELECT count(*)::int FROM (SELECT 1 FROM notices WHERE person = ${person} LIMIT ${countedTo}) AS told) AS copied`.execute(db);
  return rows[0] ?? { done: 0, initiated: 0, copied: 0 };
}
