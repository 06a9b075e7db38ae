import type { Database } from "../database.ts";

/** Open streams that still name another version of the calendar or of their ladder. */
export interface AdopterFilter {
  kind: "work-item" | "campaign" | "dispute";
  /** The field of the state that names the version. */
  field: "calendar" | "ladder";
  version: string;
  /** Items of these priorities only. */
  priorities?: readonly string[];
}

/**
 * The kinds whose open streams name in their state the calendar that their dates were computed with, in the order in which a new
 * version reaches them. A kind joins by standing here: its decider takes `AdoptCalendar` and refuses what need not adopt, its
 * state names the version in `calendar`.
 */
export const calendarAdopters: readonly AdopterFilter["kind"][] = ["campaign", "work-item", "dispute"];

/** The next `limit` ids after `after`, in byte order. Walks all open streams once over a whole job: for jobs, not for pages. */
export async function nextAdopters(database: Database, { kind, field, version, priorities }: AdopterFilter, after: string, limit: number): Promise<string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    `SELECT id FROM streams
     WHERE kind = $1 AND open AND id > $2 AND state::json ->> $3 IS DISTINCT FROM $4 AND ($5::text[] IS NULL OR state::json ->> 'priority' = ANY($5))
     ORDER BY id LIMIT $6`,
    [kind, after, field, version, priorities ?? null, limit],
  );
  return rows.map(({ id }) => id);
}
