import type { Subject } from "../decider.ts";
import { interestedInAcceptance } from "./available-actions.ts";
import { draftersNow } from "./campaign.steps.ts";
import type { CampaignState } from "./campaign.ts";

/**
 * What the catalogue's scopes are tested against. Who must not also approve: drafters before approval and of a pending
 * amendment; at acceptance everyone who drafted the plan, leads it, asked for acceptance or is responsible for an item.
 */
export function subject(state: CampaignState): Subject {
  if (state.status === "Undrafted") return { departments: [], own: [], campaign: [], supervisors: [], interested: [] };
  const drafting = state.status === "Draft" || state.status === "Submitted" || state.status === "Returned" || state.amendment !== undefined;
  const revising = state.waiting.filter((step) => step.step === "revise").map((step) => step.owner);
  return {
    departments: state.plan.departments,
    own: [...new Set([state.draftedBy, state.lead, ...revising])],
    campaign: [state.lead, state.leaderInCharge],
    supervisors: [],
    interested: drafting ? draftersNow(state) : interestedInAcceptance(state),
  };
}
