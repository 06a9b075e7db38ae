import { letTimeWork } from "../builders/lived-court.ts";
import { aLiveItem, aLivePlan } from "../builders/live-plan.ts";
import { apiServer, registered, type ApiServer } from "./api-server.ts";

let api: ApiServer;
beforeAll(async () => { api = await apiServer({ court: { startAt: "2026-03-02T01:00:00.000Z" } }); }, 60_000);
afterAll(() => api.close());

interface Todo { stream: string; step: string; why: string; actions: string[]; remainingWorkingDays: number; light?: string; onBehalfOf?: string }

const todosOf = async (person: string, language = "zh-CN"): Promise<Todo[]> => (await (await api.as(person)).with({ "Accept-Language": language }).get("/inbox/todos?limit=200")).body.todos as Todo[];
const todoOf = async (person: string, stream: string, language?: string): Promise<Todo | undefined> => (await todosOf(person, language)).find((todo) => todo.stream === stream);

test("a step says why it has come to its owner, how many working days are left and what answers it", async () => {
  const item = await registered(api, { title: "核查清单" });
  const judge = await api.as("p-civil2-judge-1");
  expect(await todoOf("p-civil2-judge-1", item)).toMatchObject({ step: "accept", why: "您是责任人，2026年3月2日交办，请签收", actions: ["Accept", "Decline"], remainingWorkingDays: 1, light: "green" });
  await judge.post(`/work-items/${item}/accept`);
  await judge.post(`/work-items/${item}/submit-for-sign-off`, { summary: "形成清单 {by}", evidence: [] });
  expect(await todoOf("p-civil2-head", item)).toMatchObject({ step: "sign-off", why: "您是督办人，民二庭员额法官一 于2026年3月2日办结申报：形成清单 {by}", actions: ["SignOff", "Return"], remainingWorkingDays: 2 });
  expect((await todoOf("p-civil2-head", item, "en"))?.why).toBe("You are its supervisor; 民二庭员额法官一 submitted it for sign-off on 2 March 2026: 形成清单 {by}");
});

test("an overdue step counts working days below zero, and whoever it climbed to is told from whom", async () => {
  const started = api.court.wall.nowMs;
  const item = await registered(api, { title: "无人签收", duty: { department: "civil-2", responsible: "p-civil2-judge-2", supervisor: "p-office-clerk-1" } });
  api.court.wall.nowMs = Date.parse("2026-03-05T02:00:00.000Z");
  await letTimeWork(api.court);
  expect((await todoOf("p-civil2-judge-2", item))?.remainingWorkingDays).toBe(-2);
  api.court.wall.nowMs = Date.parse("2026-03-06T02:00:00.000Z");
  await letTimeWork(api.court);
  expect((await todoOf("p-civil2-head", item))?.why).toBe("您是责任部门负责人，民二庭员额法官二 逾期未办、上报给您，交办，请签收");
  api.court.wall.nowMs = started;
});

test("what a delegation does not cover is shown with no command, what it covers with the commands that answer the step", async () => {
  const principal = await api.as("p-civil1-judge-1");
  const item = await registered(api, { title: "委托代办", duty: { department: "civil-1", responsible: "p-civil1-judge-1", supervisor: "p-civil1-head" } });
  await principal.post("/court/delegate", { principal: "p-civil1-judge-1", delegate: "p-civil1-judge-2", fromOn: "2026-03-02", untilOn: "2026-03-31", actions: ["work-item.Accept"] });
  expect(await todoOf("p-civil1-judge-2", item)).toMatchObject({ onBehalfOf: "p-civil1-judge-1", actions: ["Accept"], why: expect.stringContaining("委托代办（责任人），") });
});

test("the four tabs: a plan's steps, what was done, what was begun, and notices as copies, each counted", async () => {
  const lead = await api.as("p-civil2-head");
  const plan = aLivePlan(0, { items: [aLiveItem("i1"), aLiveItem("i2", { due: { workingDays: 5, after: "i1" } })] });
  const drafted = await lead.post("/campaigns", { plan });
  const id = drafted.body.id as string;
  await lead.post(`/campaigns/${id}/submit`, {});
  expect(await todoOf("p-vice-president-1", id)).toMatchObject({ step: "approve", why: "您是分管院领导，民二庭庭长 起草的任务书于2026年3月2日报批", actions: ["Approve", "Return"] });
  await (await api.as("p-vice-president-1")).post(`/campaigns/${id}/return`, { reason: "补充目标" });
  expect(await todoOf("p-civil2-head", id)).toMatchObject({ step: "revise", why: expect.stringContaining("退回任务书，理由：补充目标；请修改后重新报批"), actions: ["AmendPlan", "Submit"] });
  const done = (await lead.get("/inbox/done?limit=2")).body as { acts: { text: string; title: string; stream: string; type: string }[]; nextCursor: string };
  expect(done.acts[0]).toMatchObject({ stream: id, type: "Submitted", title: plan.title, text: expect.stringContaining("报批，由 副院长一") });
  expect(done.acts[1]).toMatchObject({ type: "Drafted" });
  const clerk = await api.as("p-office-clerk-1");
  const begun = (await clerk.get("/inbox/initiated?limit=200")).body.initiated as { id: string; kind: string; status: string; light: string }[];
  expect(begun.length).toBeGreaterThan(2);
  expect(begun.every((one) => one.kind === "work-item" && ["green", "yellow", "red", "grey"].includes(one.light))).toBe(true);
  expect((await lead.get("/inbox/initiated")).body.initiated).toContainEqual(expect.objectContaining({ id, kind: "campaign", status: "Returned" }));
  const { counts } = (await clerk.get("/inbox")).body as { counts: Record<string, number> };
  expect(counts["initiated"]).toBe(begun.length);
  expect(counts["copied"]).toBe(((await clerk.get("/inbox/notices?limit=200")).body.notices as unknown[]).length);
  expect(counts["done"]).toBe(((await clerk.get("/inbox/done?limit=200")).body.acts as unknown[]).length);
});

test("what was done is read page by page without gap or repetition", async () => {
  const clerk = await api.as("p-office-clerk-1");
  for (const tab of ["done", "initiated"] as const) {
    const name = tab === "done" ? "acts" : "initiated";
    const all = (await clerk.get(`/inbox/${tab}?limit=200`)).body[name] as unknown[];
    const paged: unknown[] = [];
    for (let cursor = ""; ; ) {
      const page = (await clerk.get(`/inbox/${tab}?limit=1${cursor}`)).body as Record<string, unknown[]> & { nextCursor?: string };
      paged.push(...(page[name] ?? []));
      if (page.nextCursor === undefined) break;
      cursor = `&cursor=${page.nextCursor}`;
    }
    expect(paged).toEqual(all);
  }
});

test("lines carry what a Gantt draws: progress, anchor, milestone, planned dates and working days left", async () => {
  const lead = await api.as("p-civil2-head");
  const plan = aLivePlan(0, { milestones: [{ id: "m1", name: "摸排", dueOn: "2026-04-30" }], items: [aLiveItem("a", { milestone: "m1" }), aLiveItem("b", { due: { workingDays: 10, after: "a" } })] });
  const id = (await lead.post("/campaigns", { plan })).body.id as string;
  await lead.post(`/campaigns/${id}/submit`, {});
  await (await api.as("p-vice-president-1")).post(`/campaigns/${id}/approve`, {});
  await letTimeWork(api.court);
  for (const path of [`/campaigns/${id}/items`, `/work-items?campaign=${id}`]) {
    const { items } = (await lead.get(path)).body as { items: { id: string }[] };
    expect(items).toEqual([
      expect.objectContaining({ id: `${id}.a`, milestone: "m1", anchor: "start", openedOn: "2026-03-02", plannedOpensOn: "2026-03-02", dueOn: "2026-03-30", plannedDueOn: "2026-03-30", remainingWorkingDays: 20, progress: 0 }),
      expect.objectContaining({ id: `${id}.b`, anchor: `${id}.a`, waitsFor: `${id}.a`, plannedOpensOn: "2026-03-30", plannedDueOn: "2026-04-14" }),
    ]);
  }
  expect((await lead.get(`/work-items/${id}.a`)).body.remainingWorkingDays).toBe(20);
  expect(((await lead.get(`/work-items?waitingFor=${id}.a`)).body.items as { id: string }[]).map((item) => item.id)).toEqual([`${id}.b`]);
});
