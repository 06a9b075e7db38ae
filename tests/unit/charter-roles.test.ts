import { parse } from "yaml";
import { checkPlan } from "../../contracts/plan-file.ts";
import { demoPlans } from "../../demo/load-demo.ts";
import { planFaults } from "../../domain/campaign/plan-check.ts";
import { courtView } from "../../domain/court/court-view.ts";
import type { CourtState } from "../../domain/court/court.ts";
import { aCampaign, aPlan } from "../builders/campaign.ts";
import { campaignCourt, campaignCourtState } from "../builders/campaign-court.ts";
import { demoCourt } from "../builders/court-story.ts";

const faults = (change: object, state: CourtState = campaignCourtState()): { path: string; code: string; allowed?: string | undefined }[] => {
  const court = courtView(state);
  return planFaults(aPlan(change), court, court.calendar()).filter(({ code }) => code.endsWith("MayNotAct")).map(({ path, code, allowed }) => ({ path, code, allowed }));
};

test("a lead who may not act as lead, and a leader who may not act as leader, are faults of the plan", () => {
  expect(faults({ lead: "p-judge-2" })).toEqual([{ path: "lead", code: "LeadMayNotAct", allowed: "task-force-lead | leader | president" }]);
  expect(faults({ leaderInCharge: "p-head-2" })).toEqual([{ path: "leaderInCharge", code: "LeaderMayNotAct", allowed: "leader | president" }]);
  expect(faults({})).toEqual([]);
  expect(faults({ lead: "p-left" })).toEqual([]);
});

test("whatever the catalogue grants counts: an edited one, and a president without another role", () => {
  const state = campaignCourtState();
  const entries = state.authority.entries.map((entry) => (entry.action === "campaign.ReachMilestone" || entry.action === "campaign.RequestAcceptance" ? { ...entry, grants: [{ role: "staff" as const, scope: "own" as const }] } : entry));
  expect(faults({ lead: "p-judge-2" }, { ...state, authority: { ...state.authority, entries } })).toEqual([]);
  expect(faults({ leaderInCharge: "p-president" })).toEqual([]);
});

test("nobody takes a campaign over who cannot act for it", () => {
  const handed = (people: { lead?: string; leaderInCharge?: string }): unknown => aCampaign("Running").by("p-president", { type: "HandOver", ...people, reason: "分工调整" }).rejection;
  expect(handed({ lead: "p-judge-2" })).toMatchObject({ rejected: "LeadMayNotAct", details: { person: "p-judge-2", action: "campaign.ReachMilestone" } });
  expect(handed({ leaderInCharge: "p-head-2" })).toMatchObject({ rejected: "LeaderMayNotAct" });
  expect(handed({ lead: "p-head-2", leaderInCharge: "p-leader-2" })).toBeUndefined();
  expect(aCampaign("Running").by("system", { type: "HandOverDuties", from: "p-head", lead: "p-officer", steps: [], reason: "离任移交" }).rejection?.rejected).toBe("LeadMayNotAct");
  expect(campaignCourt().isActive("p-head-2")).toBe(true);
});

test("the demonstration's plans name people who can act", () => {
  const court = courtView(demoCourt());
  for (const { text } of demoPlans()) expect(checkPlan(parse(text), court)).not.toHaveProperty("faults");
});
