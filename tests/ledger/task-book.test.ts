import { openTaskBook } from "../../activities/campaign.activities.ts";
import type { CampaignPlan, PlanItem } from "../../domain/campaign/plan.ts";
import type { WorkItemState } from "../../domain/work-item/work-item.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

const count = 120;
const drafter = "p-civil2-head";
const leader = "p-vice-president-1";

function planned(id: string, change: Partial<PlanItem> = {}): PlanItem {
  return { id, title: id, department: "civil-2", responsible: "p-civil2-judge-1", supervisor: "p-office-clerk-1", priority: "A", weight: 1, due: { on: "2026-06-30" }, evidence: [], items: [], ...change };
}

function aPlan(change: (id: string) => Partial<PlanItem> = () => ({})): CampaignPlan {
  const ids = Array.from({ length: count }, (_, index) => `i${String(index + 1).padStart(3, "0")}`);
  return { title: "测试专班", theme: "private-economy", lead: drafter, leaderInCharge: leader, departments: ["civil-2"], startsOn: "2026-03-02", endsOn: "2026-12-31", goals: [], regimes: [], milestones: [], items: ids.map((id) => planned(id, change(id))) };
}

let court: CourtLedger;
beforeAll(async () => { court = await courtLedger(); }, 60_000);
afterAll(() => court.close());

/** The ledger as the activity sees it, with something committed right before its second batch. */
function interrupted(before: () => Promise<void>): Ledger {
  let batches = 0;
  return {
    ...court.ledger,
    executeAll: async (requests, options) => {
      batches += 1;
      if (batches === 2) await before();
      return court.ledger.executeAll(requests, options);
    },
  };
}

async function opened(campaign: string, before: () => Promise<void>): Promise<WorkItemState[]> {
  await court.done("campaign", campaign, { type: "Draft", plan: aPlan() }, drafter);
  await court.done("campaign", campaign, { type: "Submit" }, drafter);
  await court.done("campaign", campaign, { type: "Approve" }, leader);
  const ledger = interrupted(before);
  for (const effect of await court.ledger.leaseEffects(`campaign/${campaign}`, "openTaskBook", 10, 60_000)) await openTaskBook(ledger, effect);
  const items = await Promise.all(aPlan().items.map(({ id }) => court.ledger.load(`${campaign}.${id}`)));
  return items.map((loaded) => loaded?.state as unknown as WorkItemState);
}

function distinct(items: readonly WorkItemState[], of: (item: Exclude<WorkItemState, { status: "Unregistered" }>) => unknown): unknown[] {
  return [...new Set(items.map((item) => JSON.stringify(item.status === "Unregistered" ? "unregistered" : of(item))))].map((text): unknown => JSON.parse(text));
}

test("a hand-over between two batches of the task book reaches the items of both", async () => {
  const items = await opened("c-handed", async () => {
    await court.done("campaign", "c-handed", { type: "HandOver", lead: "p-civil1-head", reason: "调岗" }, leader);
  });
  expect(distinct(items, (item) => item.campaign?.lead)).toEqual(["p-civil1-head"]);
}, 60_000);

test("an amendment approved between two batches of the task book reaches the items of both, opened or not", async () => {
  const amended = aPlan(() => ({ due: { on: "2026-08-31" }, responsible: "p-civil2-judge-2" }));
  const items = await opened("c-amended", async () => {
    await court.done("campaign", "c-amended", { type: "AmendPlan", plan: amended, reason: "上级新要求" }, drafter);
    await court.done("campaign", "c-amended", { type: "Approve" }, leader);
  });
  expect(distinct(items, (item) => [item.dueOn, item.duty.responsible])).toEqual([["2026-08-31", "p-civil2-judge-2"]]);
}, 60_000);
