import { randomUUID } from "node:crypto";
import type { CampaignPlan } from "../../domain/campaign/plan.ts";
import type { WorkItemState } from "../../domain/work-item/work-item.ts";
import { openTaskBook } from "../../activities/campaign.activities.ts";
import { aRegistration } from "../builders/item-registration.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

const plan: CampaignPlan = {
  title: "测试专班", theme: "private-economy", lead: "p-civil2-head", leaderInCharge: "p-vice-president-1", departments: ["civil-2"], startsOn: "2026-03-02", endsOn: "2026-12-31",
  goals: [], regimes: [], milestones: [{ id: "m1", name: "摸排完成", dueOn: "2026-04-30" }],
  items: [{ id: "i1", title: "摸排", department: "civil-2", responsible: "p-civil2-judge-1", supervisor: "p-office-clerk-1", priority: "A", weight: 1, due: { workingDays: 20, after: "start" }, evidence: [], items: [] }],
};
const inCampaign = { id: "c-hand", lead: "p-civil2-head", leaderInCharge: "p-vice-president-1", endsOn: "2026-12-31" };

let court: CourtLedger;
beforeAll(async () => {
  court = await courtLedger();
  await court.done("campaign", "c-hand", { type: "Draft", plan }, "p-civil2-head");
  await court.done("campaign", "c-hand", { type: "Submit" }, "p-civil2-head");
  await court.done("campaign", "c-hand", { type: "Approve" }, "p-vice-president-1");
  for (const effect of await court.ledger.leaseEffects("campaign/c-hand", "openTaskBook", 10, 60_000)) await openTaskBook(court.ledger, effect);
}, 60_000);
afterAll(() => court.close());

async function item(id: string): Promise<WorkItemState> {
  return (await court.ledger.load(id))?.state as unknown as WorkItemState;
}

test("an item registered by hand that waits for a milestone is freed when the milestone is reached", async () => {
  const id = `w-${randomUUID()}`;
  await court.done("work-item", id, aRegistration({ campaign: inCampaign, due: { days: 10, after: "m1" }, anchor: { type: "milestone", id: "m1" }, anchorOn: undefined }), "p-civil2-head");
  expect((await item(id)).status).toBe("Waiting");
  await court.done("campaign", "c-hand", { type: "ReachMilestone", milestone: "m1" }, "p-civil2-head");
  expect((await item(id)).status).toBe("Assigned");
});

test("an item registered by hand is suspended and resumed with its campaign", async () => {
  const id = `w-${randomUUID()}`;
  await court.done("work-item", id, aRegistration({ campaign: inCampaign }), "p-civil2-head");
  await court.done("campaign", "c-hand", { type: "Suspend", ground: "上级统一部署调整", expectedEndOn: "2026-03-20" }, "p-vice-president-1");
  expect((await item(id)).status).toBe("Suspended");
  await court.done("campaign", "c-hand", { type: "Resume" }, "p-vice-president-1");
  expect((await item(id)).status).toBe("Assigned");
});
