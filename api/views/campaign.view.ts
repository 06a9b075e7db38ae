import type { CampaignState } from "../../domain/campaign/campaign.ts";
import type { CivilDate } from "../../domain/time.ts";
import type { ListedCampaign } from "../../ledger/queries/campaigns.ts";
import type { Counted } from "../../ledger/queries/work-items.ts";
import { dropNulls } from "./drop-nulls.ts";

export type DraftedCampaign = Exclude<CampaignState, { status: "Undrafted" }>;

/** A campaign's state out of the ledger; undefined when it is none. */
export function campaignOf(state: unknown): DraftedCampaign | undefined {
  const campaign = state as CampaignState;
  return campaign.status === "Undrafted" ? undefined : campaign;
}

export function campaignView(campaign: DraftedCampaign, version: number, availableActions: string[], todayOn: CivilDate): Record<string, unknown> {
  return { ...campaign, version, todayOn, availableActions };
}

export function campaignRowLine(row: ListedCampaign): Record<string, unknown> {
  return dropNulls({
    id: row.id, title: row.title, theme: row.theme, brand: row.brand, status: row.status, lead: row.lead, leaderInCharge: row.leader_in_charge, draftedBy: row.drafted_by,
    departments: row.departments, startsOn: row.starts_on, endsOn: row.ends_on, startedOn: row.started_on, closedOn: row.closed_on, amendmentPending: row.amendment_pending, version: row.person_seq,
  });
}

/** The board's head: how many items of each light and status. */
export function board(counts: Counted[]): { byLight: Record<string, number>; byStatus: Record<string, number>; total: number } {
  const byLight: Record<string, number> = { green: 0, yellow: 0, red: 0, grey: 0 };
  const byStatus: Record<string, number> = {};
  let total = 0;
  for (const { light, status, items } of counts) {
    byLight[light] = (byLight[light] ?? 0) + items;
    byStatus[status] = (byStatus[status] ?? 0) + items;
    total += items;
  }
  return { byLight, byStatus, total };
}
