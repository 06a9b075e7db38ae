import { strFromU8, unzipSync } from "fflate";
import type request from "supertest";
import { aLiveItem, aLivePlan } from "../builders/live-plan.ts";
import { apiServer, registered, type ApiServer, type Caller } from "./api-server.ts";

let api: ApiServer;
beforeAll(async () => { api = await apiServer(); }, 120_000);
afterAll(() => api.close());

const bytesOf = (asked: request.Test): request.Test => asked.buffer(true).parse((answer, done) => {
  const pieces: Buffer[] = [];
  answer.on("data", (piece: Buffer) => pieces.push(piece));
  answer.on("end", () => { done(null, Buffer.concat(pieces)); });
});

/** The document's XML, and its words alone. */
async function word(caller: Caller, path: string): Promise<{ xml: string; words: string; status: number; headers: Record<string, string> }> {
  const answer = await bytesOf(caller.get(path));
  if (answer.status !== 200) return { xml: "", words: "", status: answer.status, headers: {} };
  const xml = strFromU8(unzipSync(answer.body as Buffer)["word/document.xml"] ?? new Uint8Array());
  return { xml, words: [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map((match) => match[1]).join("|"), status: answer.status, headers: answer.headers };
}

const nameOf = async (person: string): Promise<string> => (await api.court.ledger.court()).court.person(person)?.name ?? "?";

test("a supervision notice comes as an A4 Word document with its facts, in the reader's language, and people's words stay words", async () => {
  const item = await registered(api, { title: "核查 <清单> & \"附件\"" });
  const head = await api.as("p-civil2-head");
  const issued = await head.post(`/work-items/${item}/issue-notice`, { text: "请说明 <w:t>原因</w:t>\n并附清单", replyByOn: "2026-03-20" });
  const { number } = (issued.body as { notices: { number: string }[] }).notices[0] ?? { number: "" };
  const path = `/work-items/${item}/notices/${encodeURIComponent(number)}/document`;
  const zh = await word(head, path);
  expect(zh.headers["content-type"]).toBe("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  for (const fact of ["督 办 单", number, "民事审判第二庭", await nameOf("p-civil2-judge-1"), "核查 &lt;清单&gt; &amp;", "请说明 &lt;w:t&gt;原因&lt;/w:t&gt;", "并附清单", "2026-03-20", await nameOf("p-civil2-head"), "2026-03-02"]) expect(zh.words).toContain(fact);
  expect(zh.xml).toContain('w:w="11906"');
  const en = await word(head.with({ "Accept-Language": "en" }), path);
  expect(en.words).toContain("Supervision Notice");
  expect(en.words).not.toContain("督 办 单");
});

test("the notice names whom it went to, also after the item has gone to somebody else", async () => {
  const item = await registered(api);
  const head = await api.as("p-civil2-head");
  const issued = await head.post(`/work-items/${item}/issue-notice`, { text: "请说明", replyByOn: "2026-03-20" });
  const { number } = (issued.body as { notices: { number: string }[] }).notices[0] ?? { number: "" };
  await head.post(`/work-items/${item}/reassign`, { department: "civil-2", responsible: "p-civil2-judge-2", reason: "工作调整" });
  const { words } = await word(head, `/work-items/${item}/notices/${encodeURIComponent(number)}/document`);
  expect(words).toContain(await nameOf("p-civil2-judge-1"));
  expect(words).not.toContain(await nameOf("p-civil2-judge-2"));
});

test("a notice that is not there is 404, and one of an item out of reach is refused", async () => {
  const item = await registered(api);
  expect((await word(await api.as("p-civil2-head"), `/work-items/${item}/notices/1/document`)).status).toBe(404);
  expect((await word(await api.as("p-criminal-head"), `/work-items/${item}/notices/1/document`)).status).toBe(403);
});

test("the bulletin tells a month as of its end: figures, what is behind, signed off, late reports, milestones and results", async () => {
  const { court } = api;
  const lead = "p-civil2-head";
  const plan = aLivePlan(0, {
    items: [aLiveItem("i1", { title: "到期未办的事项", due: { workingDays: 5, after: "start" }, report: "weekly" }), aLiveItem("i2", { title: "办结的事项" }), aLiveItem("i3", { title: "从容的事项", due: { on: "2026-11-30" } })],
    milestones: [{ id: "m1", name: "摸排完成", dueOn: "2026-03-20" }],
  });
  await court.done("campaign", "c-b", { type: "Draft", plan }, lead);
  await court.done("campaign", "c-b", { type: "Submit" }, lead);
  await court.done("campaign", "c-b", { type: "Approve" }, "p-vice-president-1");
  const people = { id: "c-b", lead, leaderInCharge: "p-vice-president-1", endsOn: "2026-12-31" };
  for (const item of plan.items) {
    await court.done("work-item", `c-b.${item.id}`, {
      type: "Register", title: item.title, source: { type: "campaign" }, campaign: people, planItem: item.id, duty: { department: "civil-2", responsible: "p-civil2-judge-1", supervisor: "p-civil2-head", coOrganisers: [] },
      priority: "A", weight: 1, due: item.due, anchor: { type: "start", id: "start" }, anchorOn: "2026-03-02", evidence: [], dependents: [], ...(item.report === undefined ? {} : { report: item.report }),
    }, lead);
    await court.done("work-item", `c-b.${item.id}`, { type: "Accept" }, "p-civil2-judge-1");
  }
  await court.done("campaign", "c-b", { type: "NoteItemsOpened", items: plan.items.map((item) => `c-b.${item.id}`) }, { id: "system" });
  await court.done("work-item", "c-b.i2", { type: "SubmitForSignOff", summary: "已办结", evidence: [] }, "p-civil2-judge-1");
  await court.done("work-item", "c-b.i2", { type: "SignOff" }, "p-civil2-head");
  await court.done("campaign", "c-b", { type: "RecordResult", metric: "avg-trial-days", value: 60, unit: "d", on: "2026-03-02" }, lead);
  court.wall.nowMs = Date.parse("2026-04-10T02:00:00.000Z");
  for (const clock of ["campaign/c-b", "standing/civil-2"]) while ((await court.ledger.fireDue(clock, court.wall.nowMs)).more);
  // What April brings does not change March.
  await court.done("work-item", "c-b.i1", { type: "SubmitForSignOff", summary: "已办结", evidence: [] }, "p-civil2-judge-1");
  await court.done("work-item", "c-b.i1", { type: "SignOff" }, "p-civil2-head");

  const reader = await api.as(lead);
  const march = await word(reader, "/campaigns/c-b/bulletin?month=2026-03");
  for (const fact of ["督 查 通 报", plan.title, "2026-03-31", "纳入事项 3 项，已办结 1 项；红灯 1 项", "本月销号 1 项", "到期未办的事项", "办结的事项", "红灯", "摸排完成", "逾期未完成", "平均审理天数", "60 d", "55 d"]) expect(march.words).toContain(fact);
  expect(march.words).not.toContain("从容的事项");
  expect(march.words.split("四、未按期报送进展")[1]?.split("五、")[0]).toContain("2026-03-06");
  const april = await word(reader.with({ "Accept-Language": "en" }), "/campaigns/c-b/bulletin?month=2026-04");
  expect(april.words).toContain("Items: 3, closed: 2; red 0");
  expect(april.words).toContain("2026-04-10");

  // Everyone in the court may read the campaign; items they may not read are counted only.
  const stranger = await word(await api.as("p-criminal-judge-1"), "/campaigns/c-b/bulletin?month=2026-03");
  expect(stranger.words).toContain("纳入事项 3 项");
  expect(stranger.words).toContain("另有 3 个事项不在阅读者的查阅范围内");
  expect(stranger.words).not.toContain("到期未办的事项");
}, 60_000);

test("a month to come, one before the campaign and a word that is no month are refused", async () => {
  const leader = await api.as("p-vice-president-1");
  for (const [month, status] of [["2027-01", 400], ["2025-12", 404], ["2026-13", 400]] as const) expect((await word(leader, `/campaigns/c-b/bulletin?month=${month}`)).status).toBe(status);
});
