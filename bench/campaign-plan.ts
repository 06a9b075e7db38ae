import type { CampaignState } from "../domain/campaign/campaign.ts";
import type { CampaignPlan } from "../domain/campaign/plan.ts";
import { plusDays, type CivilDate } from "../domain/time.ts";
import type { DueRule } from "../domain/work-item/due-date.ts";
import type { ReportCadence } from "../domain/work-item/report-cadence.ts";
import type { FoundedLedger } from "./bench-court.ts";
import { castOf } from "./item-mix.ts";

export const lead = "p-civil2-head";
export const leader = "p-vice-president-1";
/** Days a measured campaign runs. */
const campaignDays = 360;

export interface PlanShape { items: number; startsOn: CivilDate; due: DueRule; report?: ReportCadence }

/** A task book 任务书 of equal items, spread over the departments. */
export function planOf(shape: PlanShape): CampaignPlan {
  return {
    title: "民营经济司法服务专班", theme: "private-economy", lead, leaderInCharge: leader, departments: ["civil-2"],
    startsOn: shape.startsOn, endsOn: plusDays(shape.startsOn, campaignDays), goals: [], regimes: [], milestones: [],
    items: Array.from({ length: shape.items }, (_, ordinal) => {
      const cast = castOf(ordinal);
      return {
        id: `i${ordinal + 1}`, title: `规上民营企业司法需求清单与答复（${ordinal + 1}）`, department: cast.department, post: cast.post, responsible: cast.responsible, supervisor: cast.supervisor,
        priority: "A" as const, weight: 1, due: shape.due, ...(shape.report === undefined ? {} : { report: shape.report }), evidence: [], items: [],
      };
    }),
  };
}

/** Drafts and submits a plan; what is left is the leader's approval. */
export async function submitted(court: FoundedLedger, campaign: string, plan: CampaignPlan): Promise<void> {
  const drafted = (await court.done("campaign", campaign, { type: "Draft", plan }, lead)) as CampaignState;
  if (drafted.status !== "Draft" || drafted.warnings.length > 0) throw new Error(`the plan of ${campaign} is warned about`);
  await court.done("campaign", campaign, { type: "Submit" }, lead);
}

export async function approve(court: FoundedLedger, campaign: string): Promise<void> {
  await court.done("campaign", campaign, { type: "Approve" }, leader);
}
