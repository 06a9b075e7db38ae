import type { CampaignState } from "../../domain/campaign/campaign.ts";
import type { CampaignRow } from "../database.ts";
import { searchPairs } from "./search-pairs.ts";

/** The list's row of a campaign: a function of its state alone. */
export function campaignRow(id: string, state: CampaignState): CampaignRow | undefined {
  if (state.status === "Undrafted") return undefined;
  return {
    id,
    title: state.plan.title,
    search: searchPairs(state.plan.title, state.plan.brand),
    theme: state.plan.theme,
    brand: state.plan.brand ?? null,
    status: state.status,
    lead: state.lead,
    leader_in_charge: state.leaderInCharge,
    drafted_by: state.draftedBy,
    departments: state.plan.departments,
    starts_on: state.plan.startsOn,
    ends_on: state.plan.endsOn,
    started_on: state.startedOn ?? null,
    closed_on: state.closedOn ?? null,
    amendment_pending: state.amendment !== undefined,
  };
}
