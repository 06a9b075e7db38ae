import { letTimeWork } from "../builders/lived-court.ts";
import { aLivePlan } from "../builders/live-plan.ts";
import { apiServer, registered, type ApiServer } from "./api-server.ts";

let api: ApiServer;
beforeAll(async () => { api = await apiServer({ court: { startAt: "2026-03-02T01:00:00.000Z" } }); }, 60_000);
afterAll(() => api.close());

interface Hit { kind: string; id: string; title: string; subtitle?: string; status?: string; light?: string }
const search = async (person: string, q: string, more = ""): Promise<Hit[]> => (await (await api.as(person)).get(`/search?q=${encodeURIComponent(q)}${more}`)).body.results as Hit[];

test("search finds campaigns, items, persons, departments and partners, what it meets best first", async () => {
  const item = await registered(api, { title: "民营企业调研" });
  const exact = await registered(api, { title: "民营" });
  const campaign = (await (await api.as("p-civil2-head")).post("/campaigns", { plan: aLivePlan(1, { title: "民营经济司法服务专班" }) })).body.id as string;
  const hits = await search("p-president", "民营");
  expect(hits.map((hit) => hit.id)).toEqual([exact, campaign, item]);
  expect(hits[1]).toMatchObject({ kind: "campaign", status: "Draft", subtitle: "民二庭庭长 · 2026" });
  expect(hits[2]).toMatchObject({ kind: "work-item", light: "green", status: "Assigned", subtitle: "民事审判第二庭 · 民二庭员额法官一" });
  expect(await search("p-president", "民二庭庭长")).toContainEqual(expect.objectContaining({ kind: "person", id: "p-civil2-head", subtitle: expect.stringContaining("民事审判第二庭") }));
  expect(await search("p-president", "civil-2")).toContainEqual(expect.objectContaining({ kind: "department", id: "civil-2" }));
  expect((await search("p-president", item))[0]).toMatchObject({ id: item });
  expect(await search("p-president", "民", "&limit=2")).toHaveLength(2);
});

test("search shows nobody an item beyond their reach", async () => {
  const item = await registered(api, { title: "涉密督办清单" });
  expect((await search("p-civil2-judge-2", "涉密督办")).map((hit) => hit.id)).toEqual([item]);
  expect(await search("p-filing-window-1", "涉密督办")).toEqual([]);
  expect(await search("p-filing-window-1", item)).toEqual([]);
});

interface Day { on: string; kind: string; name?: string; provisional: boolean; source?: string }
const days = async (from: string, to: string, language = "zh-CN"): Promise<Day[]> => (await (await api.as("p-office-clerk-1")).with({ "Accept-Language": language }).get(`/court/calendar?from=${from}&to=${to}`)).body.days as Day[];

test("the calendar names every day that is not ordinary: holiday, make-up day, weekend, with its notice", async () => {
  const found = await days("2026-04-30", "2026-05-09");
  expect(found.map(({ on, kind, name }) => [on.slice(5), kind, name])).toEqual([
    ["05-01", "holiday", "劳动节"], ["05-02", "holiday", "劳动节"], ["05-03", "weekend", "劳动节"], ["05-04", "holiday", "劳动节"], ["05-05", "holiday", "劳动节"], ["05-09", "make-up", undefined],
  ]);
  expect(found[0]).toMatchObject({ source: "国务院办公厅关于2026年部分节假日安排的通知", provisional: false });
  expect(await days("2026-03-02", "2026-03-06")).toEqual([]);
  expect((await days("2027-10-01", "2027-10-01", "en"))[0]).toEqual({ on: "2027-10-01", kind: "holiday", name: "National Day", provisional: true });
});

test("the calendar's ordinary days are the working days of the court's own arithmetic", async () => {
  const special = await days("2026-01-01", "2026-12-31");
  const calendar = (await api.court.ledger.court()).court.calendar();
  const off = special.filter((day) => day.kind !== "make-up").length;
  expect(365 - off).toBe(calendar.workingDaysIn("2026-01-01", "2026-12-31"));
});

test("a calendar of more than 400 days, or one that ends before it begins, is refused", async () => {
  const clerk = await api.as("p-office-clerk-1");
  for (const span of ["from=2026-01-01&to=2027-03-01", "from=2026-02-01&to=2026-01-31"]) expect((await clerk.get(`/court/calendar?${span}`)).status).toBe(400);
});

interface Rung { rung: string; at: string; passed?: boolean; notice?: boolean; to: { id: string }[] }
const ladderOf = async (item: string): Promise<{ running: boolean; fired: Rung[]; coming: Rung[] }> => (await (await api.as("p-office-clerk-1")).get(`/work-items/${item}/ladder`)).body as { running: boolean; fired: Rung[]; coming: Rung[] };

test("a ladder shows what fired, what had passed before it was armed, and whom each rung to come would reach; those then fire as foretold", async () => {
  const started = api.court.wall.nowMs;
  const item = await registered(api, { title: "短期事项", due: { on: "2026-03-06" }, report: undefined });
  const before = await ladderOf(item);
  expect(before.fired.map(({ rung, passed, to }) => [rung, passed, to])).toEqual([["T-7wd", true, []]]);
  expect(before.coming.slice(0, 5).map(({ rung, to }) => [rung, to.map((one) => one.id)])).toEqual([
    ["T-3wd", ["p-civil2-judge-1", "p-civil2-head"]], ["T-1wd", ["p-civil2-judge-1", "p-civil2-head", "p-vice-president-1"]], ["T+1wd", expect.any(Array)], ["T+3wd", expect.any(Array)], ["T+5wd", ["p-president"]],
  ]);
  expect(before.coming[4]?.notice).toBe(true);
  expect(before.coming).toHaveLength(10);
  api.court.wall.nowMs = Date.parse("2026-03-16T02:00:00.000Z");
  await letTimeWork(api.court);
  const after = await ladderOf(item);
  const told = ({ rung, at, to }: Rung): unknown => ({ rung, at, to });
  expect(after.fired.filter((one) => one.passed !== true).map(told)).toEqual(before.coming.slice(0, 5).map(told));
  expect(after.coming.map(told)).toEqual([...before.coming.slice(5).map(told), ...after.coming.slice(5).map(told)].slice(0, 10));
  api.court.wall.nowMs = started;
});

test("a ladder stands still while nothing runs, and is refused to whoever may not read the item", async () => {
  const item = await registered(api, { title: "无责任人", duty: { department: "civil-1", supervisor: "p-civil1-head" } });
  expect(await ladderOf(item)).toMatchObject({ running: false, fired: [], coming: [] });
  expect((await (await api.as("p-filing-window-1")).get(`/work-items/${item}/ladder`)).status).toBe(403);
});
