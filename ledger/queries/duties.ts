import { sql, type Kysely } from "kysely";
import type { DutyKind, OpenDuty, OpenSubject } from "../../domain/court/court.ts";
import type { PersonId } from "../../domain/decider.ts";
import type { Tables } from "../database.ts";
import { deciderOf, isStreamKind } from "../deciders.ts";

/** Separates a step from its stream in a duty's id. */
export const stepSeparator = "#";

type Held = Partial<Record<DutyKind, OpenDuty[]>>;

/** Everything a person still holds in the ledger, by kind: what a leaver 离任 must hand over first. */
export async function openDuties(db: Kysely<Tables>, person: PersonId): Promise<Held> {
  const [items, supervisions, leads, decisions, tokens, sessions] = await Promise.all([
    db.selectFrom("work_items").select(["id", "title"]).where("responsible", "=", person).where("open", "=", true).orderBy("id").execute(),
    db.selectFrom("work_items").select(["id", "title"]).where("supervisor", "=", person).where("open", "=", true).orderBy("id").execute(),
    db.selectFrom("campaigns").select(["id", "title"]).where((eb) => eb.or([eb("lead", "=", person), eb("leader_in_charge", "=", person)])).where("status", "not in", ["Archived", "Terminated"]).orderBy("id").execute(),
    db.selectFrom("todos").select(["stream_id", "step", "title"]).where("owner", "=", person).orderBy("stream_id").orderBy("step").execute(),
    db.selectFrom("api_tokens").select(["id", "label"]).where("person", "=", person).where("revoked_at", "is", null).where("expires_at", ">", sql<string>`now()`).orderBy("id").execute(),
    sql<{ id: string }>`SELECT sid AS id FROM sessions WHERE sess ->> 'person' = ${person} ORDER BY sid`.execute(db),
  ]);
  return {
    items,
    supervisions,
    leads,
    decisions: decisions.map((row) => ({ id: `${row.stream_id}${stepSeparator}${row.step}`, title: row.title })),
    tokens: tokens.map((row) => ({ id: row.id, title: row.label })),
    // A session's own id opens it: only that there are some is told.
    sessions: sessions.rows.length === 0 ? [] : [{ id: "sessions", title: String(sessions.rows.length) }],
  };
}

/** Open entities in which any of these persons takes part, as far as separation of duty must know them. */
export async function openSubjects(db: Kysely<Tables>, persons: PersonId[]): Promise<OpenSubject[]> {
  const { rows } = await sql<{ id: string; kind: string; state: string }>`
    SELECT s.id, s.kind, s.state FROM streams s WHERE s.id IN (
      SELECT id FROM work_items WHERE open AND people && ${persons}::text[]
      UNION SELECT id FROM work_items WHERE open AND registered_by = ANY(${persons}::text[])
      UNION SELECT id FROM campaigns WHERE status NOT IN ('Archived', 'Terminated') AND (lead = ANY(${persons}::text[]) OR leader_in_charge = ANY(${persons}::text[]) OR drafted_by = ANY(${persons}::text[]))
    ) ORDER BY s.id`.execute(db);
  return rows.flatMap((row) => (isStreamKind(row.kind) ? [{ stream: row.id, kind: row.kind, subject: deciderOf(row.kind).subject(JSON.parse(row.state)) }] : []));
}
