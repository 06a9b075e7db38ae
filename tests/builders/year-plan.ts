import type { CampaignPlan } from "../../domain/campaign/plan.ts";
import { aLiveItem, aLivePlan } from "./live-plan.ts";

/**
 * A year of a campaign with something of everything that time does: reports of both cadences, a parent with children, items
 * that wait for milestones and for each other, dates of their own, two milestones, relapse watch.
 */
export function aYearPlan(change: Partial<CampaignPlan> = {}): CampaignPlan {
  const judge2 = { responsible: "p-civil2-judge-2" };
  return aLivePlan(0, {
    milestones: [{ id: "m1", name: "摸排完成", dueOn: "2026-04-30" }, { id: "m2", name: "机制运行", dueOn: "2026-09-18" }],
    items: [
      aLiveItem("needs", { due: { workingDays: 40, after: "start" }, report: "weekly", items: [aLiveItem("needs-list", { due: { workingDays: 15, after: "start" }, ...judge2 }), aLiveItem("needs-answers", { due: { workingDays: 20, after: "needs-list" }, report: "half-monthly", ...judge2 })] }),
      aLiveItem("channel", { due: { on: "2026-04-15" }, priority: "B" }),
      aLiveItem("standard", { due: { days: 45, after: "m1" }, report: "weekly", ...judge2 }),
      aLiveItem("team", { due: { workingDays: 10, after: "standard" } }),
      aLiveItem("half-year", { due: { months: 5, after: "start" }, report: "half-monthly" }),
      aLiveItem("review", { due: { workingDays: 20, after: "m2" }, priority: "C", ...judge2 }),
    ],
    ...change,
  });
}
