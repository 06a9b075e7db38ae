import type { CampaignPlan, PlanItem } from "../../domain/campaign/plan.ts";

/** An item of the demonstration court's civil division, open from the campaign's start. */
export function aLiveItem(id: string, change: Partial<PlanItem> = {}): PlanItem {
  return {
    id, title: `事项 ${id}`, department: "civil-2", post: "civil-2-judge", responsible: "p-civil2-judge-1", supervisor: "p-office-clerk-1", priority: "A", weight: 1,
    due: { workingDays: 20, after: "start" }, evidence: [], items: [], ...change,
  };
}

/** A plan that the demonstration court can run, of so many items i1, i2 …, from 2026-03-02. */
export function aLivePlan(items: number, change: Partial<CampaignPlan> = {}): CampaignPlan {
  return {
    title: "民营经济司法服务专班", theme: "private-economy", lead: "p-civil2-head", leaderInCharge: "p-vice-president-1", departments: ["civil-2"],
    startsOn: "2026-03-02", endsOn: "2026-12-31",
    goals: [{ metric: "avg-trial-days", name: "平均审理天数", baseline: 68, target: 55, unit: "d", by: "2026-11-30" }],
    regimes: [{ title: "绿色通道办法" }], milestones: [],
    items: Array.from({ length: items }, (_, index) => aLiveItem(`i${String(index + 1)}`)),
    ...change,
  };
}
