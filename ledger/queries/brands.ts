import { sql, type Kysely } from "kysely";
import type { Tables } from "../database.ts";
import { page, type Page } from "./cursor.ts";

export interface BrandRow { brand: string; campaigns: number; running: number; ids: string[] }

/** Campaigns of one brand that its numbers are made of; a brand is a few campaigns a year. */
const mostCampaigns = 200;

/** Brands 品牌 with their campaigns, by name, one page. */
export async function listBrands(db: Kysely<Tables>, limit: number, after: string | undefined): Promise<Page<BrandRow>> {
  const following = after === undefined ? sql`` : sql`AND brand > ${after}`;
  const { rows } = await sql<BrandRow>`
    SELECT brand, count(*)::int AS campaigns, count(*) FILTER (WHERE status IN ('Running', 'Suspended', 'UnderAcceptance'))::int AS running, (array_agg(id ORDER BY starts_on DESC, id DESC))[1:${sql.lit(mostCampaigns)}] AS ids
    FROM campaigns WHERE brand IS NOT NULL ${following} GROUP BY brand ORDER BY brand LIMIT ${limit + 1}`.execute(db);
  return page(rows, limit, (row) => [row.brand]);
}
