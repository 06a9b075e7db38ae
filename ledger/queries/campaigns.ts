import { sql, type Kysely } from "kysely";
import type { CampaignRow, Tables } from "../database.ts";
import { searchable, searchPairs } from "../projections/search-pairs.ts";
import { page, type Page } from "./cursor.ts";

export interface CampaignFilter { statuses?: string[]; department?: string; theme?: string; lead?: string; leaderInCharge?: string; brand?: string; text?: string }

export type ListedCampaign = Omit<CampaignRow, "search"> & { person_seq: number };

/** Campaigns, the latest start first, one page. All are public within the court. */
export async function listCampaigns(db: Kysely<Tables>, filter: CampaignFilter, limit: number, after: { startsOn: string; id: string } | undefined): Promise<Page<ListedCampaign>> {
  let query = db
    .selectFrom("campaigns")
    .select(["id", "title", "theme", "brand", "status", "lead", "leader_in_charge", "drafted_by", "departments", "starts_on", "ends_on", "started_on", "closed_on", "amendment_pending", sql<number>`(SELECT s.person_seq FROM streams s WHERE s.id = campaigns.id)`.as("person_seq")])
    .orderBy("starts_on", "desc")
    .orderBy("id", "desc")
    .limit(limit + 1);
  if (filter.statuses !== undefined) query = query.where("status", "in", filter.statuses);
  if (filter.theme !== undefined) query = query.where("theme", "=", filter.theme);
  if (filter.brand !== undefined) query = query.where("brand", "=", filter.brand);
  if (filter.lead !== undefined) query = query.where("lead", "=", filter.lead);
  if (filter.leaderInCharge !== undefined) query = query.where("leader_in_charge", "=", filter.leaderInCharge);
  if (filter.department !== undefined) query = query.where(sql<boolean>`departments @> ARRAY[${filter.department}::text]`);
  if (filter.text !== undefined) query = query.where(sql<boolean>`search @> ${searchPairs(searchable(filter.text))}::text[]`);
  if (after !== undefined) query = query.where(sql<boolean>`(starts_on, id) < (${after.startsOn}::date, ${after.id})`);
  const rows = await query.execute();
  return page(rows, limit, (row) => [row.starts_on, row.id]);
}
