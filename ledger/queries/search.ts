import { sql, type Kysely, type RawBuilder } from "kysely";
import type { CivilDate } from "../../domain/time.ts";
import type { Light } from "../../domain/work-item/traffic-light.ts";
import type { Tables } from "../database.ts";
import { searchable } from "../projections/search-pairs.ts";
import type { Reach } from "./reach.ts";
import { lightOn, sought, within } from "./work-items.ts";

/** How well a text is met: the whole of it, its beginning, a part of it, or its characters in other places (reference, brand). */
export type Rank = 0 | 1 | 2 | 3;

/** Words that many rows hold are ranked among so many of them: whoever wants the rest says more. */
const mostRanked = 1_000;

/** The rank of a text held against what is sought; undefined when it is not in it at all. Both as `searchable` makes them. */
export function rankOf(text: string | undefined, wanted: string): Rank | undefined {
  if (text === undefined) return undefined;
  const at = searchable(text).indexOf(wanted);
  if (at < 0) return undefined;
  return at > 0 ? 2 : searchable(text) === wanted ? 0 : 1;
}

function rankIn(wanted: string): RawBuilder<Rank> {
  return sql<Rank>`CASE WHEN lower(title) = ${wanted} OR lower(id) = ${wanted} THEN 0 WHEN starts_with(lower(title), ${wanted}) THEN 1 WHEN strpos(lower(title), ${wanted}) > 0 THEN 2 ELSE 3 END`;
}

export interface FoundItem { id: string; title: string; status: string; light: Light; department: string; responsible: string | null; rank: Rank }

/** Work items within reach that hold the words, or have them for their id, the best first and open ones before closed ones. */
export async function searchItems(db: Kysely<Tables>, reach: Reach, text: string, today: CivilDate, limit: number): Promise<FoundItem[]> {
  const wanted = searchable(text);
  const { rows } = await sql<FoundItem>`
    SELECT id, title, status, department, responsible, ${lightOn(today)} AS light, ${rankIn(wanted)} AS rank FROM (
      (SELECT * FROM work_items WHERE search @> ${sought(text)}::text[] AND ${within(reach)} LIMIT ${mostRanked})
      UNION ALL (SELECT * FROM work_items WHERE id = ${text} AND NOT search @> ${sought(text)}::text[] AND ${within(reach)})) AS found
    ORDER BY rank, open DESC, coalesce(due_on, 'infinity'::date), id LIMIT ${limit}`.execute(db);
  return rows;
}

export interface FoundCampaign { id: string; title: string; status: string; lead: string; starts_on: CivilDate; rank: Rank }

/** Campaigns that hold the words in title or brand, or have them for their id, the best first and of those the latest. */
export async function searchCampaigns(db: Kysely<Tables>, text: string, limit: number): Promise<FoundCampaign[]> {
  const wanted = searchable(text);
  const { rows } = await sql<FoundCampaign>`
    SELECT id, title, status, lead, starts_on, ${rankIn(wanted)} AS rank FROM (
      (SELECT * FROM campaigns WHERE search @> ${sought(text)}::text[] LIMIT ${mostRanked})
      UNION ALL (SELECT * FROM campaigns WHERE id = ${text} AND NOT search @> ${sought(text)}::text[])) AS found
    ORDER BY rank, starts_on DESC, id LIMIT ${limit}`.execute(db);
  return rows;
}
