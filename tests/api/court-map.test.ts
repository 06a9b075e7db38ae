import fc from "fast-check";
import type { CampaignPlan } from "../../domain/campaign/plan.ts";
import { letTimeWork } from "../builders/lived-court.ts";
import { aLiveItem, aLivePlan } from "../builders/live-plan.ts";
import { apiServer, registered, type ApiServer, type Caller } from "./api-server.ts";

/** A court of two brands' campaigns and items by hand, some without post or person, lived until every light shows. */
let api: ApiServer;
let running: string;
let draft: string;

async function drafted(plan: CampaignPlan): Promise<string> {
  const answer = await (await api.as("p-civil2-head")).post("/campaigns", { plan });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body.id as string;
}

beforeAll(async () => {
  api = await apiServer({ court: { startAt: "2026-03-02T01:00:00.000Z" } });
  running = await drafted(aLivePlan(0, {
    brand: "民企司法服务在身边",
    milestones: [{ id: "m1", name: "摸排", dueOn: "2026-04-30" }, { id: "m2", name: "总结", dueOn: "2026-09-18" }],
    items: [
      aLiveItem("a", { milestone: "m1", weight: 3 }), aLiveItem("b", { due: { workingDays: 10, after: "a" } }), aLiveItem("c", { due: { workingDays: 10, after: "b" }, responsible: "p-civil2-judge-2" }), aLiveItem("d", { due: { workingDays: 5, after: "a" } }),
      aLiveItem("e", { due: { on: "2026-03-12" }, report: "weekly" }), aLiveItem("f", { due: { workingDays: 8, after: "e" }, department: "filing", post: "filing-window", responsible: "p-filing-window-1" }),
    ],
  }));
  draft = await drafted(aLivePlan(1, { title: "=草案", brand: "另一品牌", startsOn: "2026-04-01" }));
  const lead = await api.as("p-civil2-head");
  await lead.post(`/campaigns/${running}/submit`, {});
  await (await api.as("p-vice-president-1")).post(`/campaigns/${running}/approve`, {});
  await letTimeWork(api.court);
  const rows = [
    { department: "civil-1", responsible: "p-civil1-judge-1", supervisor: "p-civil1-head" }, { department: "civil-1", supervisor: "p-civil1-head" },
    { department: "civil-2", post: "civil-2-judge", responsible: "p-civil2-judge-2", supervisor: "p-civil2-head" }, { department: "filing", responsible: "p-filing-window-1", supervisor: "p-filing-head" },
  ];
  for (const [index, duty] of rows.entries()) for (const on of ["2026-03-10", "2026-03-20", "2026-03-27", "2026-06-30"]) await registered(api, { title: `事项 ${index} ${on}`, duty, due: { on }, weight: 1 + index, report: undefined });
  const judge = await api.as("p-civil2-judge-1");
  await judge.post(`/work-items/${running}.a/accept`);
  await judge.post(`/work-items/${running}.a/report`, { summary: "过半", progress: 60 });
  await judge.post(`/work-items/${running}.e/accept`);
  await judge.post(`/work-items/${running}.e/submit-for-sign-off`, { summary: "办结", evidence: [] });
  await (await api.as("p-office-clerk-1")).post(`/work-items/${running}.e/sign-off`, {});
  api.court.wall.nowMs = Date.parse("2026-03-23T02:00:00.000Z");
  await letTimeWork(api.court);
  for (const [value, on] of [[60, "2026-03-04"], [54, "2026-03-05"]]) await lead.post(`/campaigns/${running}/record-result`, { metric: "avg-trial-days", value, unit: "d", on });
}, 120_000);
afterAll(() => api.close());

interface Figure { count: number; query: Record<string, string> }
interface Line { id: string; light: string; open: boolean; weight: number; progress: number }
interface Node { name: string; id?: string; items: Figure; open: Figure; lights: Record<string, Figure>; weight: number; progress: number; departments?: Node[]; posts?: Node[]; persons?: Node[] }

async function listed(caller: Caller, query: Record<string, string>): Promise<Line[]> {
  const items: Line[] = [];
  for (let cursor: string | undefined; ; ) {
    const answer = await caller.get(`/work-items?${new URLSearchParams({ ...query, limit: "200", ...(cursor === undefined ? {} : { cursor }) }).toString()}`);
    if (answer.status !== 200) throw new Error(answer.text);
    items.push(...(answer.body.items as Line[]));
    cursor = answer.body.nextCursor as string | undefined;
    if (cursor === undefined) return items;
  }
}

/** Every figure anywhere in an answer. */
function figuresIn(value: unknown): Figure[] {
  if (typeof value !== "object" || value === null) return [];
  if ("count" in value && "query" in value) return [value as Figure];
  return Object.values(value).flatMap(figuresIn);
}

async function reconciled(caller: Caller, body: unknown): Promise<number> {
  const figures = new Map(figuresIn(body).map((figure) => [JSON.stringify(figure.query), figure]));
  for (const { count, query } of figures.values()) expect([query, (await listed(caller, query)).length]).toEqual([query, count]);
  return figures.size;
}

const people = ["p-president", "p-civil2-head", "p-civil1-judge-1", "p-office-clerk-1"];

test.each(people)("every figure of the map is the length of the list that it names, for %s", async (person) => {
  const caller = await api.as(person);
  const answer = await caller.get("/map");
  expect(answer.status).toBe(200);
  expect(await reconciled(caller, answer.body)).toBeGreaterThan(10);
}, 60_000);

test.each(people)("every figure of the list of campaigns is the length of the list that it names, for %s", async (person) => {
  const caller = await api.as(person);
  expect(await reconciled(caller, (await caller.get("/campaigns")).body)).toBeGreaterThan(10);
}, 60_000);

test("the list of campaigns gives each its roadmap by date, the steps it waits for, and the working days its plan leaves", async () => {
  const president = await api.as("p-president");
  const lead = await api.as("p-civil2-head");
  const rowOf = async (id: string): Promise<unknown> => ((await president.get("/campaigns")).body.campaigns as { id: string }[]).find((one) => one.id === id);
  expect(await rowOf(running)).toMatchObject({ milestones: [{ id: "m1", dueOn: "2026-04-30" }, { id: "m2", dueOn: "2026-09-18" }], waiting: [], remainingWorkingDays: 195, goals: [{ reached: true }] });
  await lead.post(`/campaigns/${draft}/submit`, {});
  expect(await rowOf(draft)).toMatchObject({ status: "Submitted", waiting: [{ step: "approve", owner: "p-vice-president-1" }] });
  await lead.post(`/campaigns/${draft}/withdraw`, {});
  expect(await rowOf(draft)).toMatchObject({ status: "Draft", waiting: [] });
});

test("the map shows goals with their latest result, the next milestone, and what most others wait for first", async () => {
  const { campaigns, critical, departments, persons } = (await (await api.as("p-president")).get("/map")).body as {
    campaigns: { id: string; goals: object[]; nextMilestone?: object; progress: number; items: Figure }[]; critical: { item: { id: string }; waiting: Figure }[]; departments: { id: string; red: Figure }[]; persons: { id: string }[];
  };
  expect(campaigns.map((one) => one.id)).toEqual([draft, running]);
  expect(campaigns[1]).toMatchObject({ progress: 35, nextMilestone: { id: "m1", remainingWorkingDays: 27 }, goals: [{ metric: "avg-trial-days", baseline: 68, target: 55, latest: { value: 54, on: "2026-03-05" }, reached: true }] });
  expect(critical.map(({ item, waiting }) => [item.id, waiting.count])).toEqual([[`${running}.a`, 3], [`${running}.b`, 1]]);
  expect(departments.map((one) => one.red.count)).toEqual(departments.map((one) => one.red.count).sort((a, b) => b - a));
  expect(persons.map((one) => one.id)).toContain("p-filing-window-1");
});

test("nobody's map counts an item that its reader may not list", async () => {
  const judge = await api.as("p-civil1-judge-1");
  const body = (await judge.get("/map")).body as { departments: { id: string }[]; critical: unknown[] };
  expect(body.departments.map((one) => one.id)).toEqual(["civil-1"]);
  expect(body.critical).toEqual([]);
});

/** Each node's numbers are the sums of its children's, down to the persons. */
function sumsUp(node: Node): void {
  const children = node.departments ?? node.posts ?? node.persons;
  if (children === undefined) return;
  const sum = (of: (one: Node) => number): number => children.reduce((total, one) => total + of(one), 0);
  expect(sum((one) => one.items.count)).toBe(node.items.count);
  expect(sum((one) => one.open.count)).toBe(node.open.count);
  expect(sum((one) => one.weight)).toBe(node.weight);
  for (const light of ["green", "yellow", "red", "grey"]) expect(sum((one) => one.lights[light]?.count ?? 0)).toBe(node.lights[light]?.count);
  children.forEach(sumsUp);
}

test("for every reader and filter the tree's totals are the sums of its parts and of the list, and its progress the list's by weight", async () => {
  const callers = new Map(await Promise.all(people.map(async (person): Promise<[string, Caller]> => [person, await api.as(person)])));
  const filter = fc.record({
    open: fc.constantFrom("true", "false"), light: fc.constantFrom("red", "yellow", "green", "grey"), department: fc.constantFrom("civil-1", "civil-2", "filing"), campaign: fc.constant(running), mine: fc.constant("true"),
    status: fc.constantFrom("Assigned", "SignedOff,Waiting"), dueBefore: fc.constantFrom("2026-03-21", "2026-04-30"), vacant: fc.constantFrom("post", "responsible"),
  }, { requiredKeys: [] });
  await fc.assert(fc.asyncProperty(fc.constantFrom(...people), filter, async (person, query) => {
    const caller = callers.get(person);
    if (caller === undefined) throw new Error(person);
    const answer = await caller.get(`/work-items/tree?${new URLSearchParams(query).toString()}`);
    expect(answer.status).toBe(200);
    const tree = answer.body as Node;
    sumsUp(tree);
    const items = await listed(caller, tree.items.query);
    expect(items.length).toBe(tree.items.count);
    const weight = items.reduce((sum, item) => sum + item.weight, 0);
    expect(tree.progress).toBe(weight === 0 ? 0 : Math.round(items.reduce((sum, item) => sum + item.weight * item.progress, 0) / weight));
  }), { numRuns: 40, seed: 20260302 });
}, 60_000);

test("every figure of the whole tree is the length of the list that it names, also where post or person is missing", async () => {
  const caller = await api.as("p-office-clerk-1");
  expect(await reconciled(caller, (await caller.get("/work-items/tree")).body)).toBeGreaterThan(50);
}, 60_000);

test("campaigns are exported as a table that cannot run as a formula, with the numbers of the map", async () => {
  const csv = (await (await api.as("p-president")).get("/campaigns/export?format=csv")).text;
  expect(csv).toContain("'=草案");
  expect(csv.split("\r\n")[2]).toContain("民企司法服务在身边,进行中,民二庭庭长,副院长一,民事审判第二庭,2026-03-02,2026-12-31,2026-03-02,,6,");
  expect((await (await api.as("p-president")).get("/campaigns/export?status=Draft")).headers["content-type"]).toContain("spreadsheetml");
});

test("a campaign's page, its row, the map and its brand say the same of its goals", async () => {
  const president = await api.as("p-president");
  const goals = (campaigns: unknown): unknown => (campaigns as { id: string; goals: unknown }[]).find((one) => one.id === running)?.goals;
  const page = (await president.get(`/campaigns/${running}`)).body as { goals: unknown };
  expect(page.goals).toMatchObject([{ latest: { value: 54, on: "2026-03-05" }, reached: true, way: 108 }]);
  expect([goals((await president.get("/campaigns")).body.campaigns), goals((await president.get("/map")).body.campaigns), goals((await president.get(`/brands/${encodeURIComponent("民企司法服务在身边")}`)).body.campaigns)]).toEqual([page.goals, page.goals, page.goals]);
});

test("a brand shows its campaigns' goals against their targets, results, and how many items were signed off", async () => {
  const caller = await api.as("p-president");
  const { brands } = (await caller.get("/brands")).body as { brands: { brand: string }[] };
  expect(brands).toEqual(expect.arrayContaining([
    { brand: "民企司法服务在身边", campaigns: 1, running: 1, goals: 1, goalsReached: 1, results: 2, items: 6, signedOff: 1 },
    { brand: "另一品牌", campaigns: 1, running: 0, goals: 1, goalsReached: 0, results: 0, items: 0, signedOff: 0 },
  ]));
  const first = (await caller.get("/brands?limit=1")).body as { brands: object[]; nextCursor: string };
  expect([...first.brands, ...(await caller.get(`/brands?limit=1&cursor=${first.nextCursor}`)).body.brands]).toEqual(brands);
  const one = await caller.get(`/brands/${encodeURIComponent("民企司法服务在身边")}`);
  expect(one.body.campaigns).toEqual([expect.objectContaining({ id: running, signedOff: { count: 1, query: { campaign: running, status: "SignedOff" } }, results: [expect.objectContaining({ value: 60 }), expect.objectContaining({ value: 54, on: "2026-03-05" })] })]);
  expect(await reconciled(caller, one.body)).toBe(2);
  expect((await caller.get(`/brands/${encodeURIComponent("没有的品牌")}`)).status).toBe(404);
});
