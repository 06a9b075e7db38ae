import { isRejected } from "../../domain/decider.ts";
import type { CampaignPlan } from "../../domain/campaign/plan.ts";
import { rehearse } from "../../domain/rehearsal/rehearse.ts";
import { letTimeWork } from "../builders/lived-court.ts";
import { aLiveItem, aLivePlan } from "../builders/live-plan.ts";
import { aYearPlan } from "../builders/year-plan.ts";
import { apiServer, registered, type ApiServer } from "./api-server.ts";

let api: ApiServer;
beforeAll(async () => { api = await apiServer({ court: { startAt: "2026-03-02T01:00:00.000Z" } }); }, 60_000);
afterAll(() => api.close());

interface Item { id: string; planItem?: string; planned?: { opensOn: string; dueOn: string }; real?: { status: string; openedOn?: string; dueOn?: string; signedOffOn?: string; extensions: object[]; red: { days: number; workingDays: number } }; deviation?: Record<string, number> }
interface Reality { milestones: { id: string; plannedOn: string; reachedOn?: string; deviation?: number }[]; items: Item[]; nextCursor?: string }

async function approved(plan: CampaignPlan): Promise<string> {
  const lead = await api.as("p-civil2-head");
  const { id } = (await lead.post("/campaigns", { plan })).body as { id: string };
  await lead.post(`/campaigns/${id}/submit`, {});
  const answer = await (await api.as("p-vice-president-1")).post(`/campaigns/${id}/approve`, {});
  if (answer.status !== 200) throw new Error(answer.text);
  await letTimeWork(api.court);
  return id;
}

const on = async (date: string): Promise<void> => {
  api.court.wall.nowMs = Date.parse(`${date}T02:00:00.000Z`);
  await letTimeWork(api.court);
};

test("the planned dates are those of the rehearsal in which everybody is punctual", async () => {
  const plan = aYearPlan();
  const { id } = (await (await api.as("p-civil2-head")).post("/campaigns", { plan })).body as { id: string };
  const { items, milestones } = (await (await api.as("p-civil2-head")).get(`/campaigns/${id}/reality?limit=200`)).body as Reality;
  const rehearsed = rehearse({ plan, assume: "all-on-time", court: (await api.court.ledger.court()).court });
  if (isRejected(rehearsed)) throw new Error(rehearsed.rejected);
  const opened = rehearsed.timeline.filter((entry) => entry.what === "opened").map((entry) => [entry.entity, entry.at.slice(0, 10), entry.itemDueOn]);
  expect(items.map((item) => [item.planItem, item.planned?.opensOn, item.planned?.dueOn]).sort()).toEqual(opened.sort());
  expect(milestones.map((one) => [one.id, one.plannedOn])).toEqual(rehearsed.timeline.filter((entry) => entry.reached === true).map((entry) => [entry.entity, entry.at.slice(0, 10)]));
  expect(items.every((item) => item.real === undefined)).toBe(true);
});

test("reality stands beside the plan with its deviation in working days: late, early, extended, red", async () => {
  const plan = aLivePlan(0, {
    milestones: [{ id: "m1", name: "摸排", dueOn: "2026-03-20" }],
    items: [aLiveItem("a", { due: { workingDays: 5, after: "start" } }), aLiveItem("b", { due: { workingDays: 5, after: "a" } }), aLiveItem("c", { due: { workingDays: 10, after: "start" } })],
  });
  const id = await approved(plan);
  const judge = await api.as("p-civil2-judge-1");
  const clerk = await api.as("p-office-clerk-1");
  for (const item of ["a", "c"]) await judge.post(`/work-items/${id}.${item}/accept`);
  await judge.post(`/work-items/${id}.c/request-extension`, { amount: 3, reason: "材料未齐" });
  await clerk.post(`/work-items/${id}.c/decide-extension`, { granted: true });
  await on("2026-03-12");
  await judge.post(`/work-items/${id}.a/submit-for-sign-off`, { summary: "办结", evidence: [] });
  expect((await clerk.post(`/work-items/${id}.a/sign-off`, {})).status).toBe(200);
  await letTimeWork(api.court);
  await judge.post(`/work-items/${id}.c/submit-for-sign-off`, { summary: "提前办结", evidence: [] });
  await clerk.post(`/work-items/${id}.c/sign-off`, {});
  expect((await (await api.as("p-civil2-head")).post(`/campaigns/${id}/reach-milestone`, { milestone: "m1" })).status).toBe(200);
  const reality = (await clerk.get(`/campaigns/${id}/reality`)).body as Reality;
  const [a, b, c] = reality.items;
  expect(a).toMatchObject({ planned: { opensOn: "2026-03-02", dueOn: "2026-03-09" }, real: { signedOffOn: "2026-03-12", red: { days: 3, workingDays: 3 } }, deviation: { opening: 0, closing: 3 } });
  expect(b).toMatchObject({ planned: { opensOn: "2026-03-09", dueOn: "2026-03-16" }, real: { openedOn: "2026-03-12", dueOn: "2026-03-19" }, deviation: { opening: 3, due: 3 } });
  expect(c).toMatchObject({ real: { extensions: [{ on: "2026-03-02", dueOn: "2026-03-19" }], red: { days: 0, workingDays: 0 } }, deviation: { due: 3, closing: -2 } });
  expect(reality.milestones).toEqual([expect.objectContaining({ plannedOn: "2026-03-20", reachedOn: "2026-03-12", deviation: -6 })]);
  await on("2026-03-18");
  expect(((await clerk.get(`/campaigns/${id}/reality`)).body as Reality).items[1]?.deviation).toMatchObject({ closing: 2 });
});

test("what really happened to an item is shown only to those who may read the item; its plan is everybody's", async () => {
  const id = await approved(aLivePlan(3));
  const items = async (person: string): Promise<Item[]> => ((await (await api.as(person)).get(`/campaigns/${id}/reality`)).body as Reality).items;
  expect((await items("p-president")).every((item) => item.real !== undefined)).toBe(true);
  const outside = await items("p-filing-window-1");
  expect(outside).toHaveLength(3);
  expect(outside.every((item) => item.real === undefined && item.deviation === undefined && item.planned !== undefined)).toBe(true);
});

test("an item registered by hand is named only to those who may read it, by the campaign and by its reality alike", async () => {
  const id = await approved(aLivePlan(4));
  const byHand = await registered(api, { title: "专班内的机密安排", campaign: id });
  await letTimeWork(api.court);
  const told = async (person: string): Promise<boolean[]> => {
    const caller = await api.as(person);
    const bodies = [await caller.get(`/campaigns/${id}`), await caller.get(`/campaigns/${id}/reality`), await caller.post(`/campaigns/${id}/comment`, { text: "收到" })].map(({ status, text }) => [status, text] as const);
    return bodies.filter(([status]) => status === 200).map(([, text]) => text.includes(byHand) || text.includes("专班内的机密安排"));
  };
  expect(await told("p-civil2-head")).toEqual([true, true, true]);
  expect(await told("p-filing-window-1")).toEqual([false, false]);
});

test("it is read page by page without gap or repetition", async () => {
  const id = await approved(aLivePlan(5));
  const caller = await api.as("p-president");
  const whole = ((await caller.get(`/campaigns/${id}/reality`)).body as Reality).items;
  const paged: Item[] = [];
  for (let cursor = ""; ; ) {
    const page = (await caller.get(`/campaigns/${id}/reality?limit=2${cursor}`)).body as Reality;
    paged.push(...page.items);
    if (page.nextCursor === undefined) break;
    cursor = `&cursor=${page.nextCursor}`;
  }
  expect(paged).toEqual(whole);
});
