import type pg from "pg";
import { stepSeparator } from "../../domain/court/court-hand-over.ts";
import type { DutyKind, OpenDuty, OpenSubject } from "../../domain/court/court.ts";
import type { PersonId } from "../../domain/decider.ts";
import { deciderOf, isStreamKind } from "../deciders.ts";
import { helpers } from "./taking-part.ts";

type Held = Partial<Record<DutyKind, OpenDuty[]>>;
type Reader = pg.ClientBase | pg.Pool;

/** A place in the dispute itself: whoever only has a step of it in hand, hands over the step. */
const holdsAPlace = `(clerk = $1 OR mediator = $1 OR judge = $1 OR enforcement_officer = $1 OR $1 = ANY(helpers))`;

/**
 * Everything a person still holds in the ledger, by kind: what a leaver 离任 must hand over first. Supervision goes on for
 * items nobody carries yet and for those whose relapse watch is open. Of sessions only their number is told: a session's own
 * id opens it.
 */
export async function openDuties(db: Reader, person: PersonId): Promise<Held> {
  const { rows } = await db.query<{ duty: DutyKind; id: string; title: string | null; of: string | null }>({
    name: "open-duties",
    text: `SELECT duty, id, title, of FROM (
        SELECT 'items' AS duty, id, title, NULL AS of FROM work_items WHERE responsible = $1 AND open
        UNION ALL SELECT 'supervisions', w.id, w.title, NULL FROM work_items w JOIN streams s ON s.id = w.id WHERE w.supervisor = $1 AND s.open
        UNION ALL SELECT 'leads', id, title, NULL FROM campaigns WHERE (lead = $1 OR leader_in_charge = $1) AND status NOT IN ('Archived', 'Terminated')
        UNION ALL SELECT 'cases', id, title, NULL FROM disputes WHERE open AND people @> ARRAY[$1] AND ${holdsAPlace}
        UNION ALL SELECT 'decisions', stream_id || $2 || step, title, kind FROM todos WHERE owner = $1
        UNION ALL SELECT 'delegations', w.id || $2 || 'delegate', w.title, NULL FROM work_items w JOIN streams s ON s.id = w.id
          WHERE w.open AND (w.responsible = $1 OR w.supervisor = $1 OR ${helpers} @> ARRAY[$1]) AND s.state::json #>> '{delegate,person}' = $1
        UNION ALL SELECT 'tokens', id, label, NULL FROM api_tokens WHERE person = $1 AND revoked_at IS NULL AND expires_at > now()
        UNION ALL SELECT 'sessions', 'sessions', count(*)::text, NULL FROM sessions WHERE sess ->> 'person' = $1 HAVING count(*) > 0
      ) held ORDER BY duty, id`,
    values: [person, stepSeparator],
  });
  const held: Held = {};
  for (const { duty, id, title, of } of rows) {
    (held[duty] ??= []).push({ id, ...(title === null ? {} : { title }), ...(of !== null && isStreamKind(of) ? { of } : {}) });
  }
  return held;
}

/** Open entities in which any of these persons takes part, as far as separation of duty must know them. */
export async function openSubjects(db: Reader, persons: PersonId[]): Promise<OpenSubject[]> {
  const { rows } = await db.query<{ id: string; kind: string; state: string }>({
    name: "open-subjects",
    text: `SELECT s.id, s.kind, s.state FROM streams s WHERE s.id IN (
        SELECT id FROM work_items WHERE open AND (responsible = ANY($1::text[]) OR supervisor = ANY($1::text[]) OR ${helpers} && $1::text[])
        UNION SELECT id FROM work_items WHERE open AND registered_by = ANY($1::text[])
        UNION SELECT id FROM disputes WHERE open AND people && $1::text[]
        UNION SELECT id FROM campaigns WHERE status NOT IN ('Archived', 'Terminated') AND (lead = ANY($1::text[]) OR leader_in_charge = ANY($1::text[]) OR drafted_by = ANY($1::text[]))
      ) ORDER BY s.id`,
    values: [persons],
  });
  return rows.flatMap((row) => (isStreamKind(row.kind) ? [{ stream: row.id, kind: row.kind, subject: deciderOf(row.kind).subject(JSON.parse(row.state)) }] : []));
}
