import { sql, type Kysely } from "kysely";
import type { StreamId } from "../../domain/decider.ts";
import type { Tables } from "../database.ts";

/** Titles of campaigns, items and disputes by id; what is none of them is left out. */
export async function titlesOf(db: Kysely<Tables>, ids: readonly StreamId[]): Promise<Map<StreamId, string>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: string; title: string }>`
    SELECT id, title FROM work_items WHERE id = ANY(${[...ids]}::text[]) UNION ALL SELECT id, title FROM campaigns WHERE id = ANY(${[...ids]}::text[])
    UNION ALL SELECT id, title FROM disputes WHERE id = ANY(${[...ids]}::text[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row.title]));
}
