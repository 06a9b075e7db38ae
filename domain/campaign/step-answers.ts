import type { CampaignCommand, CampaignStep } from "./campaign.ts";

/** The commands with which the owner of a step answers it, the usual one first. */
export const campaignStepAnswers: Readonly<Record<CampaignStep["step"], readonly CampaignCommand["type"][]>> = {
  approve: ["Approve", "Return"],
  "counter-sign": ["CounterSign"],
  amendment: ["Approve", "Return"],
  revise: ["AmendPlan", "Submit"],
  accept: ["Accept", "Reject"],
  retrospective: ["FileRetrospective"],
  check: ["RecordCheck"],
  milestone: ["ReachMilestone"],
};
