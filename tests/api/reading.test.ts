import { letTimeWork } from "../builders/lived-court.ts";
import { apiServer, registered, type ApiServer } from "./api-server.ts";

let api: ApiServer;
let civil2: string;
let civil1: string;
beforeAll(async () => {
  api = await apiServer({ court: { startAt: "2026-03-02T01:00:00.000Z" } });
  civil2 = await registered(api);
  civil1 = await registered(api, { title: "一庭事项", duty: { department: "civil-1", responsible: "p-civil1-judge-1", supervisor: "p-office-head" }, due: { on: "2026-03-20" } });
}, 60_000);
afterAll(() => api.close());

const idsFor = async (person: string, query = "") => ((await (await api.as(person)).get(`/work-items${query}`)).body.items as { id: string }[]).map((item) => item.id);

test("staff list what they take part in and their department's, nobody else's", async () => {
  expect(await idsFor("p-civil2-judge-1")).toEqual([civil2]);
  expect(await idsFor("p-civil2-assistant-1")).toEqual([civil2]);
  expect(await idsFor("p-civil1-judge-2")).toEqual([civil1]);
  expect(await idsFor("p-filing-window-1")).toEqual([]);
});

test("clerk, leaders, president and auditor list the whole court", async () => {
  for (const person of ["p-office-clerk-2", "p-vice-president-4", "p-president"]) expect((await idsFor(person)).sort()).toEqual([civil1, civil2].sort());
});

test("what a person may not read is refused and a neutral line in the security log", async () => {
  const answer = await (await api.as("p-filing-window-1")).get(`/work-items/${civil2}`);
  expect([answer.status, answer.body.authority.action]).toEqual([403, "read.work-item"]);
  const lines = (await (await api.as("p-admin")).get("/audit/security?what=read-refused")).body.lines as { actor: string; details: object }[];
  expect(lines).toContainEqual(expect.objectContaining({ actor: "p-filing-window-1", details: { action: "read.work-item", stream: civil2 } }));
});

test("the list and the single read agree for every person and item", async () => {
  for (const person of ["p-civil2-judge-1", "p-civil2-head", "p-office-head", "p-civil1-head", "p-filing-head", "p-vice-president-1", "p-admin"]) {
    const caller = await api.as(person);
    const listed = (await caller.get("/work-items")).status === 200 ? await idsFor(person) : [];
    for (const item of [civil1, civil2]) expect([person, (await caller.get(`/work-items/${item}`)).status === 200]).toEqual([person, listed.includes(item)]);
  }
});

test("filters and search narrow, by bigrams of Chinese text", async () => {
  const q = (text: string) => `?q=${encodeURIComponent(text)}`;
  expect(await idsFor("p-president", q("涉诉清单"))).toEqual([civil2]);
  expect(await idsFor("p-president", q("12号"))).toContain(civil2);
  expect(await idsFor("p-president", q("清单涉诉"))).toEqual([]);
  expect(await idsFor("p-president", "?department=civil-1")).toEqual([civil1]);
  expect(await idsFor("p-president", "?dueAfter=2026-03-18")).toEqual([civil1]);
  expect(await idsFor("p-president", "?responsible=p-civil2-judge-1&status=Assigned,InProgress")).toEqual([civil2]);
});

test("pages follow each other without gap or repetition, forwards and backwards", async () => {
  const ids: string[] = [];
  for (let n = 0; n < 7; n += 1) ids.push(await registered(api, { title: `翻页 ${n}`, due: { on: n < 4 ? "2026-05-20" : "2026-05-21" } }));
  const clerk = await api.as("p-office-clerk-1");
  for (const sort of ["due", "-due"]) {
    const seen: string[] = [];
    let cursor = "";
    do {
      const page = await clerk.get(`/work-items?q=${encodeURIComponent("翻页")}&sort=${sort}&limit=3${cursor}`);
      seen.push(...(page.body.items as { id: string }[]).map((item) => item.id));
      cursor = page.body.nextCursor === undefined ? "" : `&cursor=${page.body.nextCursor as string}`;
    } while (cursor !== "");
    expect(seen.length).toBe(7);
    expect([...seen].sort()).toEqual([...ids].sort());
  }
});

test("the light of a list, of a board and of the item itself agree on every day", async () => {
  const clerk = await api.as("p-office-clerk-1");
  const started = api.court.wall.nowMs;
  for (const day of [0, 10, 15, 18, 19, 40]) {
    api.court.wall.nowMs = started + day * 86_400_000;
    const { items } = (await clerk.get("/work-items")).body as { items: { id: string; light: string }[] };
    for (const item of items.slice(0, 3)) expect([day, (await clerk.get(`/work-items/${item.id}`)).body.light]).toEqual([day, item.light]);
  }
  api.court.wall.nowMs = started;
});

test("a due date explains itself step by step, in the language asked for", async () => {
  const clerk = await api.as("p-office-clerk-1");
  const zh = await clerk.get(`/work-items/${civil2}/due-date`);
  const en = await clerk.with({ "Accept-Language": "en" }).get(`/work-items/${civil2}/due-date`);
  expect(zh.body.steps[0]).toEqual({ text: "自 2026-03-02 次日起 10 个工作日", resultOn: "2026-03-16" });
  expect(en.body.steps[0].text).toBe("10 working days from 2026-03-02, that day not counted");
});

test("the inbox tells steps, notices and how many are unread, until they are marked read", async () => {
  const judge = await api.as("p-civil2-judge-2");
  await registered(api, { title: "收件箱", duty: { department: "civil-2", responsible: "p-civil2-judge-2", supervisor: "p-civil2-head" } });
  const before = await judge.get("/inbox");
  expect(before.body.counts).toEqual({ todos: 1, overdue: 0, unread: 1, done: 0, initiated: 0, copied: 1 });
  expect(before.body.notices[0].text).toContain("收件箱");
  await judge.post("/inbox/read", {});
  expect((await judge.get("/inbox")).body.counts.unread).toBe(0);
});

test("a notice written late, after a time without a worker, is unread although it was due before the inbox was last read", async () => {
  const person = "p-civil2-assistant-1";
  const assistant = await api.as(person);
  const started = api.court.wall.nowMs;
  const item = await registered(api, { title: "补写的通知", duty: { department: "civil-2", responsible: person, supervisor: "p-civil2-head" } });
  api.court.wall.nowMs = started + 30 * 86_400_000;
  const readAt = new Date(api.court.wall.nowMs).toISOString();
  expect((await assistant.post("/inbox/read", {})).status).toBe(204);
  expect((await assistant.get("/inbox")).body.counts.unread).toBe(0);
  api.court.wall.nowMs += 60_000;
  await letTimeWork(api.court);
  const { counts, notices } = (await assistant.get("/inbox?limit=200")).body as { counts: { unread: number }; notices: { stream: string; at: string; recordedAt: string; unread: boolean }[] };
  const late = notices.filter((notice) => notice.stream === item && notice.unread);
  expect(late.length).toBeGreaterThan(1);
  expect(counts.unread).toBe(late.length);
  expect(late.every((notice) => notice.at < readAt && notice.recordedAt > readAt)).toBe(true);
  // What is unread stands before what is read, each part the newest first.
  expect(notices.map((notice) => notice.unread)).toEqual([...late.map(() => true), ...notices.slice(late.length).map(() => false)]);
  expect(late.map((notice) => notice.at)).toEqual(late.map((notice) => notice.at).sort().reverse());
  const paged: unknown[] = [];
  for (let cursor = ""; ; ) {
    const page = (await assistant.get(`/inbox/notices?limit=2${cursor}`)).body as { notices: unknown[]; nextCursor?: string };
    paged.push(...page.notices);
    if (page.nextCursor === undefined) break;
    cursor = `&cursor=${page.nextCursor}`;
  }
  expect(paged).toEqual(notices);
  api.court.wall.nowMs = started;
});

test("the audit tells who did what, for auditors and administrators only", async () => {
  const admin = await api.as("p-admin");
  const events = (await admin.get("/audit?actor=p-office-clerk-1&type=Registered&limit=2")).body.events as { actor: string; type: string }[];
  expect(events).toHaveLength(2);
  expect(events.every((event) => event.actor === "p-office-clerk-1" && event.type === "Registered")).toBe(true);
  expect((await (await api.as("p-civil2-judge-1")).get("/audit")).status).toBe(403);
});

test("names of persons are in no event that the audit shows", async () => {
  const admin = await api.as("p-admin");
  const answer = await admin.get("/audit?type=PersonRegistered&limit=200");
  expect(answer.body.events.length).toBeGreaterThan(10);
  const events = answer.body.events as { payload: object; text: string }[];
  expect(JSON.stringify(events.map((event) => event.payload))).not.toContain("员额法官");
  expect(events.some((event) => event.text.includes("员额法官"))).toBe(true);
});

test("the audit says in words who did what and for whom, and so does its export", async () => {
  const id = await registered(api, { title: "审计应说清楚的事项" });
  const admin = await api.as("p-admin");
  const [event] = (await admin.get(`/audit?stream=${id}&type=Registered`)).body.events as object[];
  expect(event).toMatchObject({ kind: "work-item", title: "审计应说清楚的事项", who: "综合办督办员一", text: expect.stringContaining("审计应说清楚的事项") as string });
  const csv = await admin.get(`/audit/export?stream=${id}&format=csv`);
  expect(csv.text).toContain("综合办督办员一");
  expect((await (await api.as("p-civil2-judge-1")).get("/audit/export")).status).toBe(403);
});

test("the audit finds what was done in a person's name, in its list and its export, and nothing that only mentions them", async () => {
  const principal = "p-civil2-judge-1";
  const id = await registered(api, { title: `代办事项 "onBehalfOf":"${principal}"` });
  const own = await registered(api);
  await (await api.as(principal)).post("/court/delegate", { principal, delegate: "p-civil2-judge-2", fromOn: "2026-03-02", untilOn: "2026-03-06" });
  const delegate = await api.as("p-civil2-judge-2");
  expect((await delegate.with({ "X-On-Behalf-Of": principal }).post(`/work-items/${id}/accept`)).status).toBe(200);
  expect((await (await api.as(principal)).post(`/work-items/${own}/accept`)).status).toBe(200);
  const admin = await api.as("p-admin");
  const events = (await admin.get(`/audit?onBehalfOf=${principal}`)).body.events as { stream: string; type: string; actor: string; onBehalfOf?: string; forWhom?: string }[];
  expect(events.map((event) => [event.stream, event.type, event.actor, event.onBehalfOf, event.forWhom])).toEqual([[id, "Accepted", "p-civil2-judge-2", principal, "民二庭员额法官一"]]);
  expect((await admin.get("/audit?onBehalfOf=p-civil2-judge-2")).body.events).toEqual([]);
  const csv = await admin.get(`/audit/export?onBehalfOf=${principal}&format=csv`);
  expect(csv.text.trim().split("\n")).toHaveLength(2);
});

test("the organisation says which commands on the court its reader may give", async () => {
  const actionsOf = async (person: string): Promise<string[]> => (await (await api.as(person)).get("/court/organisation")).body.availableActions as string[];
  expect(await actionsOf("p-admin")).toEqual(expect.arrayContaining(["SetCalendar", "ConfirmLeaver", "SetAuthority"]));
  expect(await actionsOf("p-civil2-judge-1")).not.toContain("SetCalendar");
});

test("an export cannot run as a formula", async () => {
  await registered(api, { title: "=HYPERLINK(\"http://evil\")", dutyText: "+1" });
  const clerk = await api.as("p-office-clerk-1");
  const csv = await clerk.get("/work-items/export?format=csv");
  expect(csv.headers["content-type"]).toContain("text/csv");
  expect(csv.text).toContain("\"'=HYPERLINK(\"\"http://evil\"\")\"");
  const duties = await clerk.get("/departments/civil-2/duty-list?format=csv");
  expect(duties.text).toContain("'+1");
  expect((await clerk.get("/departments/civil-2/duty-list")).headers["content-type"]).toContain("spreadsheetml");
});

test("the duty list of another department is refused to staff", async () => {
  expect((await (await api.as("p-civil1-judge-1")).get("/departments/civil-2/duty-list?format=csv")).status).toBe(403);
});

test("items are imported from a table, with a dry run, whole or not at all", async () => {
  const clerk = await api.as("p-office-clerk-1");
  const head = "事项,文号,责任部门,责任人,督办人,完成时限,优先级\n";
  const good = `${head}上级交办一,渝高法〔2026〕1号,民事审判第二庭,民二庭员额法官一,p-civil2-head,2026-04-10,A\n上级交办二,,civil-1,p-civil1-judge-1,p-civil1-head,2026/4/3,B\n`;
  const bad = `${good}坏行,,没有的部门,p-nobody,,2026-02-30,D\n`;
  const dry = await clerk.post("/work-items/import?dryRun=true").set("Content-Type", "text/csv").send(bad);
  expect((dry.body.faults as { row: number }[]).map((fault) => fault.row)).toEqual(expect.arrayContaining([4, 4, 4, 4]));
  const refused = await clerk.post("/work-items/import").set("Content-Type", "text/csv").send(bad);
  expect([refused.status, (await idsFor("p-president", `?q=${encodeURIComponent("上级交办")}`)).length]).toEqual([422, 0]);
  const done = await clerk.post("/work-items/import").set("Content-Type", "text/csv").send(good);
  expect([done.status, done.body.invalidParams, done.body.registered?.length]).toEqual([200, undefined, 2]);
  expect(await idsFor("p-president", `?q=${encodeURIComponent("上级交办")}`)).toHaveLength(2);
});

test("an import of items sent again gets its first answer, although a person named in it has left since", async () => {
  const clerk = (await api.as("p-office-clerk-1")).with({ "Idempotency-Key": "items-once" });
  const csv = "事项,责任部门,责任人,督办人,完成时限\n重复导入一,civil-1,p-civil1-judge-2,p-civil1-head,2026-04-10\n,,,,\n重复导入二,civil-1,p-civil1-judge-1,p-civil1-head,2026-04-10\n";
  const send = (content: string) => clerk.post("/work-items/import").set("Content-Type", "text/csv").send(content);
  const first = await send(csv);
  expect([first.status, first.body.registered?.length]).toEqual([200, 2]);
  expect((await (await api.as("p-admin")).post("/court/confirm-leaver", { person: "p-civil1-judge-2", leftOn: "2026-03-02", successor: "p-civil1-judge-1" })).status).toBe(200);
  const again = await send(csv);
  expect([again.status, again.body]).toEqual([200, first.body]);
  expect((await send(csv.replace("重复导入二", "重复导入三"))).body.code).toBe("key-reused");
});

test("a dry run refuses a row for what only the ledger knows, and the rows after it all the same", async () => {
  const clerk = await api.as("p-office-clerk-1");
  const csv = "事项,责任部门,责任人,督办人,完成时限\n试算一,civil-1,p-civil1-judge-1,p-civil1-judge-1,2026-04-10\n试算二,civil-1,p-civil1-judge-1,p-civil1-head,2026-04-10\n试算三,civil-1,p-civil1-judge-1,p-civil1-judge-1,2026-04-10\n";
  const dry = await clerk.post("/work-items/import?dryRun=true").set("Content-Type", "text/csv").send(csv);
  expect((dry.body.faults as { row: number; code: string }[]).map(({ row, code }) => [row, code])).toEqual([[2, "SupervisorIsResponsible"], [4, "SupervisorIsResponsible"]]);
  expect(await idsFor("p-president", `?q=${encodeURIComponent("试算")}`)).toEqual([]);
  const stranger = await (await api.as("p-civil2-judge-2")).post("/work-items/import?dryRun=true").set("Content-Type", "text/csv").send(csv);
  expect(stranger.status).toBe(403);
});
