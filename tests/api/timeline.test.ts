import { letTimeWork } from "../builders/lived-court.ts";
import { aLivePlan } from "../builders/live-plan.ts";
import { apiServer, registered, type ApiServer } from "./api-server.ts";

let api: ApiServer;
beforeAll(async () => { api = await apiServer({ court: { startAt: "2026-03-02T01:00:00.000Z" } }); }, 60_000);
afterAll(() => api.close());

interface Entry { seq: number; type: string; who: string; forWhom?: string; text: string }
interface Timeline { entries: Entry[]; pending: { step: string; text: string; who: string; overdue: boolean }[]; nextCursor?: string }

test("the timeline tells in words who did what for whom, and at its end whom it waits for", async () => {
  const principal = await api.as("p-civil2-judge-1");
  await principal.post("/court/delegate", { principal: "p-civil2-judge-1", delegate: "p-civil2-assistant-1", fromOn: "2026-03-02", untilOn: "2026-03-31", actions: ["work-item.Accept"] });
  const item = await registered(api, { title: "核查清单" });
  await (await api.as("p-civil2-assistant-1")).with({ "X-On-Behalf-Of": "p-civil2-judge-1" }).post(`/work-items/${item}/accept`);
  await principal.post(`/work-items/${item}/report`, { summary: "已核查一半 {to}", progress: 50 });
  await principal.post(`/work-items/${item}/submit-for-sign-off`, { summary: "已办结", evidence: [{ name: "清单" }] });
  const answer = await principal.get(`/streams/${item}/timeline`);
  const { entries, pending } = answer.body as Timeline;
  expect(entries.map(({ who, forWhom, text }) => [who, forWhom, text])).toEqual([
    ["综合办督办员一", undefined, "登记督办事项“核查清单”，责任部门：民事审判第二庭，责任人：民二庭员额法官一，督办人：民二庭庭长"],
    ["综合办督办员一", undefined, "交办给 民二庭员额法官一，完成时限：2026年3月16日"],
    [expect.stringContaining("助理"), "民二庭员额法官一", "签收"],
    ["民二庭员额法官一", undefined, "报告进展（完成 50%）：已核查一半 {to}"],
    ["民二庭员额法官一", undefined, "办结申报：已办结；佐证：清单；由 民二庭庭长 审核"],
  ]);
  expect(pending).toEqual([expect.objectContaining({ step: "sign-off", text: "审核销号", who: "民二庭庭长", overdue: false })]);
  const english = (await principal.with({ "Accept-Language": "en" }).get(`/streams/${item}/timeline`)).body as Timeline;
  expect(english.entries[3]?.text).toBe("reported (50% done): 已核查一半 {to}");
  expect(english.pending[0]?.text).toBe("decide on sign-off");
});

test("it is read page by page, what waits stands on the last one", async () => {
  const item = await registered(api);
  const judge = await api.as("p-civil2-judge-1");
  const whole = (await judge.get(`/streams/${item}/timeline`)).body as Timeline;
  const first = (await judge.get(`/streams/${item}/timeline?limit=1`)).body as Timeline;
  const second = (await judge.get(`/streams/${item}/timeline?limit=100&cursor=${first.nextCursor ?? ""}`)).body as Timeline;
  expect(first.pending).toEqual([]);
  expect([...first.entries, ...second.entries]).toEqual(whole.entries);
  expect(second.pending).toEqual(whole.pending);
  expect(second.nextCursor).toBeUndefined();
});

test("only who may read an entity reads its timeline; the court's is the audit's", async () => {
  const item = await registered(api);
  expect((await (await api.as("p-filing-window-1")).get(`/streams/${item}/timeline`)).status).toBe(403);
  expect((await (await api.as("p-civil2-judge-1")).get("/streams/court/timeline")).status).toBe(403);
  const admin = await (await api.as("p-admin")).get("/streams/court/timeline?limit=200");
  expect(admin.status).toBe(200);
  expect((admin.body as Timeline).entries[0]).toMatchObject({ who: "系统", type: "Founded" });
  expect((await (await api.as("p-admin")).get("/streams/w-unknown/timeline")).status).toBe(404);
});

test("a campaign's timeline and events name an item registered by hand only to those who may read the item", async () => {
  const lead = await api.as("p-civil2-head");
  const { id } = (await lead.post("/campaigns", { plan: aLivePlan(1, { departments: ["civil-2", "filing"] }) })).body as { id: string };
  await lead.post(`/campaigns/${id}/submit`, {});
  expect((await (await api.as("p-vice-president-1")).post(`/campaigns/${id}/approve`, {})).status).toBe(200);
  await letTimeWork(api.court);
  const item = await registered(api, { title: "专班内的机密安排", campaign: id });
  expect((await (await api.as("p-vice-president-1")).post(`/campaigns/${id}/terminate`, { ground: "并入全院行动", items: [{ item, action: "carry", ground: "机密理由" }, { item: `${id}.i1`, action: "carry", ground: "公开理由" }] })).status).toBe(200);
  const told = async (person: string): Promise<string[]> => {
    const caller = await api.as(person);
    const answers = [await caller.get(`/streams/${id}/timeline?limit=200`), await caller.get(`/streams/${id}/events?limit=200`), await caller.get(`/campaigns/${id}`)];
    return answers.map(({ status, text }) => `${status} ${[item, "专班内的机密安排", "机密理由"].filter((secret) => text.includes(secret)).length} ${text.includes("公开理由")}`);
  };
  expect(await told("p-civil2-head")).toEqual(["200 1 false", "200 3 true", "200 3 true"]);
  expect(await told("p-filing-window-1")).toEqual(["200 0 false", "200 0 true", "200 0 true"]);
});
