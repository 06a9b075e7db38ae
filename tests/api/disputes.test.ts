import { endpoints } from "../../api/endpoints/all-endpoints.ts";
import { apiServer, type ApiServer, type Caller } from "./api-server.ts";
import { aDispute } from "./dispute-stories.ts";
import { bodySchema, sampleOf } from "./schema-samples.ts";

/** 矛盾纠纷 over the API: what is proposed, who sees what, what is refused and by which article. */

let api: ApiServer;
let clerk: Caller;
let judge: Caller;
let courtClerk: Caller;
let head: Caller;
beforeEach(async () => {
  api = await apiServer();
  clerk = await api.as("p-filing-window-1");
  judge = await api.as("p-civil2-judge-1");
  courtClerk = await api.as("p-civil2-court-clerk-1");
  head = await api.as("p-civil2-head");
}, 60_000);
afterEach(() => api.close());

const on = (day: string): void => { api.court.wall.nowMs = Date.parse(`${day}T02:00:00.000Z`); };

async function register(change: object = {}): Promise<string> {
  const answer = await clerk.post("/disputes", { ...aDispute, ...change });
  expect(answer.status).toBe(201);
  return (answer.body as { id: string }).id;
}

type Answer = { status: number; body: Record<string, unknown> };

async function give(by: Caller, id: string, command: string, body: object = {}): Promise<Answer> {
  return (await by.post(`/disputes/${id}/${command}`, body));
}

async function given(by: Caller, id: string, command: string, body: object = {}): Promise<Record<string, unknown>> {
  const answer = await give(by, id, command, body);
  if (answer.status !== 200) throw new Error(`${command}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Filed and assigned on 03-02, served, in trial; judge of civil-2 alone or on a panel. */
async function inTrial(procedure: "summary" | "ordinary"): Promise<string> {
  const id = await register();
  const filingHead = await api.as("p-filing-head");
  await given(clerk, id, "receive-filing", { receivedOn: "2026-03-02" });
  await given(clerk, id, "file", { on: "2026-03-02", procedure });
  const panel = procedure === "summary" ? { kind: "sole" } : { kind: "collegial", presiding: "p-civil2-judge-1", members: ["p-civil2-judge-2", "p-civil1-judge-1"] };
  await given(filingHead, id, "assign-case", { department: "civil-2", judge: "p-civil2-judge-1", panel, courtClerk: "p-civil2-court-clerk-1", on: "2026-03-02" });
  await given(courtClerk, id, "serve-document", { service: "c1", document: "complaint", party: "p2", method: "personal", on: "2026-03-02" });
  await given(courtClerk, id, "record-service", { service: "c1", delivered: true, on: "2026-03-02" });
  await given(judge, id, "open-trial", { waivedBy: ["p2"] });
  return id;
}

interface Refusal { status: number; code: string; reason: string; article: string | undefined }

function refusal({ status, body }: Answer): Refusal {
  const details = body["details"] as Record<string, unknown> | undefined;
  return { status, code: String(body["code"]), reason: String(body["reason"]), article: typeof details?.["article"] === "string" ? details["article"] : undefined };
}

test("a registration answers with the proposed triage and its reasons, in the reader's language", async () => {
  const answer = await clerk.with({ "Accept-Language": "en" }).post("/disputes", aDispute);
  expect(answer.headers["location"]).toBe(`/api/v1/disputes/${String(answer.body.id)}`);
  expect(answer.body.proposal).toMatchObject({ tier: "coordination", venue: { kind: "tribunal", place: "城东人民法庭" }, mediators: ["p-filing-mediator-1", "p-filing-mediator-2", "p-platform-mediator-1"] });
  expect(answer.body.proposal.reasons[0]).toContain("the trade or office concerned");
  expect(answer.body.number).toMatch(/2026.*1/);
});

test("a repeated registration under its key gives the first answer and registers nothing more", async () => {
  const keyed = clerk.with({ "Idempotency-Key": "reg-1" });
  const [first, second] = [await keyed.post("/disputes", aDispute), await keyed.post("/disputes", aDispute)];
  expect(second.body.id).toBe(first.body.id);
  expect((await clerk.get("/disputes")).body.items).toHaveLength(1);
  expect((await keyed.post("/disputes", { ...aDispute, cause: "另一案由" })).body.code).toBe("key-reused");
});

test("names are shown to those who handle it and masked for others; reading them leaves a line", async () => {
  const id = await register();
  const own = (await clerk.get(`/disputes/${id}`)).body as { parties: { name: string }[] };
  expect(own.parties.map((one) => one.name)).toEqual(["甲贸易有限公司", "李四"]);
  const president = await api.as("p-president");
  const masked = await president.get(`/disputes/${id}`);
  expect((masked.body as { parties: { name: string; masked: boolean }[] }).parties.map((one) => [one.name, one.masked])).toEqual([["甲**", true], ["李某", true]]);
  for (const word of ["甲贸易有限公司", "李四", "13800000001", "500101199001010011", "货款"]) expect(masked.text).not.toContain(word);
  expect((await judge.get(`/disputes/${id}`)).status).toBe(403);
  const log = (await (await api.as("p-auditor-1")).get("/audit/security?what=parties-read")).body.lines as { actor: string }[];
  expect(log.map((one) => one.actor)).toEqual(["p-filing-window-1"]);
});

test("a sealed statement is with the mediator and, once both have opened it, the auditors; nobody else finds it anywhere", async () => {
  const canary = "只在调解中说过的话";
  const id = await register();
  const mediator = await api.as("p-filing-mediator-1");
  const [auditor, auditor2] = [await api.as("p-auditor-1"), await api.as("p-supervision-head")];
  await given(clerk, id, "triage", { tier: "coordination", venue: { kind: "court" }, mediators: ["p-filing-mediator-1"], reasons: ["就近"] });
  await given(clerk, id, "appoint-mediator");
  await given(mediator, id, "accept-mediation");
  await given(mediator, id, "record-sealed-statement", { statement: "s1", by: "p2", kind: "concession", text: canary });
  for (const path of [`/disputes/${id}`, `/streams/${id}/events`, `/streams/${id}/timeline`, `/search?q=${encodeURIComponent(canary)}`, "/disputes"]) {
    for (const reader of [clerk, mediator, auditor]) expect((await reader.get(path)).text).not.toContain(canary);
  }
  expect(refusal(await give(auditor, id, "open-seal", { statements: ["s1"], purpose: "核查" }))).toMatchObject({ status: 422, reason: "SecondPersonMissing" });
  await given(auditor, id, "open-seal", { statements: ["s1"], purpose: "核查", second: "p-supervision-head" });
  expect((await auditor.get(`/disputes/${id}/sealed`)).body).toEqual({ statements: [], awaiting: ["p-supervision-head"] });
  await given(auditor2, id, "open-seal", { statements: ["s1"], purpose: "核查", second: "p-auditor-1" });
  expect((await auditor.get(`/disputes/${id}/sealed`)).body).toMatchObject({ statements: [{ statement: "s1", by: "p2", text: canary }], awaiting: [] });
  await given(mediator, id, "open-seal", { statements: ["s1"], purpose: "再次调解" });
  expect((await mediator.get(`/disputes/${id}/sealed`)).body.statements).toMatchObject([{ text: canary }]);
  for (const other of [clerk, judge, head, await api.as("p-president"), await api.as("p-admin")]) expect((await other.get(`/disputes/${id}/sealed`)).status).toBe(403);
  const log = (await auditor.get("/audit/security?what=sealed-read")).body.lines as unknown[];
  expect(log.length).toBeGreaterThan(1);
  expect(JSON.stringify(log)).not.toContain(canary);
});

test("an intervention is told to whoever recorded it and to the auditor alone", async () => {
  const id = await inTrial("summary");
  await given(judge, id, "record-intervention", { who: "某人", on: "2026-03-02", channel: "电话", content: "打听案情" });
  expect((await judge.get(`/disputes/${id}/interventions`)).body.interventions).toMatchObject([{ who: "某人", content: "打听案情" }]);
  expect((await (await api.as("p-auditor-1")).get(`/disputes/${id}/interventions`)).body.interventions).toHaveLength(1);
  expect((await head.get(`/disputes/${id}/interventions`)).body.interventions).toEqual([]);
  expect((await head.get(`/streams/${id}/events?limit=200`)).text).not.toContain("InterventionRecorded");
  expect((await head.get(`/streams/${id}/timeline?limit=200`)).text).not.toContain("InterventionRecorded");
  expect((await judge.get(`/streams/${id}/events?limit=200`)).text).toContain("InterventionRecorded");
});

test("over HTTP every command is 403 with its entry for a judge who has nothing to do with the case", async () => {
  const id = await inTrial("summary");
  const stranger = await api.as("p-criminal-judge-1");
  const completions: Record<string, object> = { disputeRequestExtension: { months: 1 } };
  const different: string[] = [];
  const commands = endpoints.filter((one) => one.path.startsWith("/disputes/{id}/") && one.command !== undefined);
  expect(commands.length).toBeGreaterThan(75);
  for (const one of commands) {
    const body = { ...(sampleOf(bodySchema("post", one.path) ?? {}) as object), ...completions[one.id] };
    const answer = (await stranger.post(one.path.replace("{id}", id), body)) as Answer;
    const entry = answer.body["authority"] as { action?: string } | undefined;
    if (answer.status !== 403 || entry?.action !== one.action) different.push(`${one.id}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 200)}`);
  }
  expect(different).toEqual([]);
}, 60_000);

test("every date of the page says how it was computed, with its articles", async () => {
  const id = await inTrial("summary");
  const trial = ((await judge.get(`/disputes/${id}`)).body.clocks as { id: string; dueOn: string; label: string; statement: { dueOn: string; steps: { text: string; article?: string }[] } }[]).find((one) => one.id === "trial");
  // Three months from 03-02: 06-02.
  expect(trial).toMatchObject({ dueOn: "2026-06-02", label: "审理期限" });
  expect(trial?.statement.dueOn).toBe("2026-06-02");
  expect(trial?.statement.steps.some((step) => step.article !== undefined)).toBe(true);
  expect((await judge.get(`/disputes/${id}/statement?clock=trial`)).body.clocks).toHaveLength(1);
  expect((await judge.get(`/disputes/${id}/statement?clock=nothing`)).status).toBe(404);
});

test("Ctrl+K finds a dispute by number, case number and cause, within reach only", async () => {
  const id = await register();
  await given(clerk, id, "set-case-number", { stage: "pre-filing", number: "（2026）示0100诉前调77号" });
  const found = async (by: Caller, q: string): Promise<string[]> => ((await by.get(`/search?q=${encodeURIComponent(q)}`)).body.results as { kind: string; id: string }[]).filter((one) => one.kind === "dispute").map((one) => one.id);
  expect(await found(clerk, "（2026）示0100诉前调77号")).toEqual([id]);
  expect(await found(clerk, "买卖合同")).toEqual([id]);
  expect(await found(judge, "买卖合同")).toEqual([]);
  expect(await found(clerk, "甲贸易")).toEqual([]);
});

describe("bad input", () => {
  test.each([["2026-02-30"], ["2026-13-01"], ["03/02/2026"], ["2026-2-3"]])("the date %s does not exist: 400 naming the field", async (date) => {
    const id = await register();
    const answer = await give(clerk, id, "receive-filing", { receivedOn: date });
    expect(answer.status).toBe(400);
    expect(answer.body["invalidParams"]).toMatchObject([{ path: "receivedOn" }]);
  });

  test("what has happened lies not in the future", async () => {
    const id = await register();
    expect(refusal(await give(clerk, id, "receive-filing", { receivedOn: "2026-03-03" }))).toMatchObject({ status: 422, code: "rule-broken", reason: "DateInFuture" });
  });

  test("an exclusion that ends before it starts, begins before the clock or after its end, each with its article", async () => {
    const id = await inTrial("summary");
    on("2026-03-20");
    const ask = (change: object): Promise<Answer> => give(judge, id, "request-exclusion", { clock: "trial", ground: "appraisal", from: "2026-03-10", to: "2026-03-15", reason: "鉴定", evidence: ["委托书"], ...change });
    const ends = refusal(await ask({ to: "2026-03-09" }));
    expect(ends).toMatchObject({ status: 422, code: "rule-broken", reason: "ExclusionEndsBeforeStart" });
    const before = refusal(await ask({ from: "2026-03-01", to: "2026-03-05" }));
    expect(before).toMatchObject({ reason: "ExclusionBeforeClock" });
    expect(before.article).toContain("243");
    expect(refusal(await ask({ ground: "stay-of-enforcement" }))).toMatchObject({ status: 422, reason: "ExclusionNotProvided" });
    on("2026-06-05");
    expect((await ask({ from: "2026-06-04", to: "2026-06-05" })).status).toBe(422);
    expect((await judge.get(`/disputes/${id}`)).body.exclusionRequests).toEqual([]);
  });

  test("two exclusions that overlap move the date by the days of both together, once", async () => {
    const id = await inTrial("summary");
    on("2026-03-31");
    for (const [request, ground, from, to] of [["x1", "appraisal", "2026-03-10", "2026-03-19"], ["x2", "jurisdiction-objection", "2026-03-15", "2026-03-24"]] as const) {
      const asked = await given(judge, id, "request-exclusion", { request, clock: "trial", ground, from, to, reason: "依法扣除", evidence: ["材料"] });
      const owner = (asked["waiting"] as { step: string; key?: string; owner: string }[]).find((one) => one.step === "decide-exclusion" && one.key === request)?.owner ?? "";
      expect(owner).not.toBe("");
      await given(await api.as(owner), id, "decide-exclusion", { request, granted: true });
    }
    // 03-10..03-24: fifteen days, from 06-02 to 06-17.
    const trial = ((await judge.get(`/disputes/${id}`)).body.clocks as { id: string; dueOn: string }[]).find((one) => one.id === "trial");
    expect(trial?.dueOn).toBe("2026-06-17");
  });

  test("whoever opens it after the last day sees the overrun, before time has been let act on it", async () => {
    const id = await inTrial("summary");
    on("2026-06-10");
    const seen = await judge.get(`/disputes/${id}`);
    expect((seen.body.clocks as { id: string; lapsedOn?: string }[]).find((one) => one.id === "trial")?.lapsedOn).toBe("2026-06-03");
    const { rows } = await api.court.database.pool.query("SELECT FROM events WHERE type = 'ClockLapsed'");
    expect(rows).toEqual([]);
  });

  test("an exclusion entered after the overrun needs the president, and the overrun stays on record", async () => {
    const id = await inTrial("summary");
    on("2026-06-10");
    const asked = await give(judge, id, "request-exclusion", { clock: "trial", ground: "appraisal", from: "2026-05-01", to: "2026-05-20", reason: "补录", evidence: ["委托书"] });
    expect(asked.status).toBe(200);
    expect((asked.body["waiting"] as { step: string; owner: string }[]).find((one) => one.step === "decide-exclusion")?.owner).toBe("p-president");
    const trial = ((await judge.get(`/disputes/${id}`)).body.clocks as { id: string; lapsedOn?: string }[]).find((one) => one.id === "trial");
    // The last day was 06-02: overrun from the day after.
    expect(trial?.lapsedOn).toBe("2026-06-03");
  });

  test("an extension asked too late is refused by its article; asked in time only the president decides, and only as far as the law goes", async () => {
    const id = await inTrial("summary");
    on("2026-05-11");
    expect(refusal(await give(judge, id, "request-extension", { clock: "trial", months: 12, reason: "复杂" }))).toMatchObject({ status: 422, code: "rule-broken" });
    await given(judge, id, "request-extension", { request: "e1", clock: "trial", months: 1, reason: "复杂" });
    for (const wrong of [judge, head, await api.as("p-vice-president-2")]) expect([403, 409]).toContain((await give(wrong, id, "decide-extension", { request: "e1", granted: true })).status);
    const president = await api.as("p-president");
    await given(president, id, "decide-extension", { request: "e1", granted: true });
    // Decided, the step is over and with it the right to decide.
    expect((await give(president, id, "decide-extension", { request: "e1", granted: true })).status).toBe(403);
    on("2026-06-25");
    const late = refusal(await give(judge, id, "request-extension", { clock: "trial", months: 1, reason: "仍复杂" }));
    expect(late.status).toBe(422);
    expect(late.article).toBeDefined();
  });

  test("nothing is converted twice", async () => {
    const id = await inTrial("summary");
    await given(judge, id, "convert", { to: "ordinary", on: "2026-03-02", reason: "复杂" });
    expect(refusal(await give(judge, id, "convert", { to: "ordinary", on: "2026-03-02", reason: "复杂" }))).toMatchObject({ status: 422, reason: "ConvertedFromOrdinary" });
  });

  test("an appeal after its period has no effect", async () => {
    const id = await inTrial("summary");
    await given(judge, id, "schedule-hearing", { hearing: "h1", kind: "hearing", at: "2026-03-09T09:00:00+08:00" });
    on("2026-03-09");
    await given(judge, id, "hold-hearing", { hearing: "h1", on: "2026-03-09" });
    await given(judge, id, "pronounce", { document: "judgment", on: "2026-03-09" });
    for (const party of ["p1", "p2"]) {
      await given(courtClerk, id, "serve-document", { service: `j-${party}`, document: "judgment", party, method: "personal", on: "2026-03-09" });
      await given(courtClerk, id, "record-service", { service: `j-${party}`, delivered: true, on: "2026-03-09" });
    }
    // Fifteen days from the receipt: 03-24.
    on("2026-03-26");
    const late = refusal(await give(courtClerk, id, "appeal", { party: "p2", on: "2026-03-26" }));
    expect(late).toMatchObject({ status: 422, reason: "ActAfterPeriod" });
    expect(late.article).toBeDefined();
  });

  const rows = (...lines: string[]): string => ["来源,案由,承办部门,申请人,被申请人,案号", ...lines].join("\n");
  const upload = async (content: Buffer | string, query = ""): Promise<Answer> => (await clerk.call("post", `/disputes/import${query}`).set("Content-Type", "text/csv").send(content));
  const gbk = (text: string): Buffer => Buffer.from(new Uint8Array(gbkBytes(text)));

  test("a table with a byte order mark is read, one in GBK too, and what it names is registered whole", async () => {
    expect((await upload(Buffer.from(`\uFEFF${rows("来访,相邻关系纠纷,立案庭,王五,赵六,")}`))).body).toMatchObject({ rows: 1, faults: [] });
    const answer = await upload(gbk("案由,承办部门,申请人,被申请人\n劳务合同纠纷,立案庭,丙公司,孙七\n"));
    expect(answer.body).toMatchObject({ rows: 1, registered: [{ row: 2 }] });
    expect((await clerk.get("/disputes")).body.items).toHaveLength(2);
  });

  test("a dry run tells every fault by row and column; with a fault nothing is stored", async () => {
    const bad = rows("来访,相邻关系纠纷,立案庭,王五,赵六,（2026）示诉前调1号", "来访,,立案庭,王五,赵六,", "来访,相邻关系纠纷,没有的庭,王五,赵六,", "来访,劳务纠纷,立案庭,王五,赵六,（2026）示诉前调1号", "飞来,借款纠纷,立案庭,甲,乙,");
    const dry = await upload(bad, "?dryRun=true");
    expect(dry.status).toBe(200);
    expect((dry.body["faults"] as { row: number; code: string }[]).map((one) => [one.row, one.code])).toEqual([[3, "Missing"], [4, "Unknown"], [5, "Duplicate"], [6, "Invalid"]]);
    const refused = await upload(bad);
    expect(refused).toMatchObject({ status: 422, body: { code: "invalid-file" } });
    expect((await clerk.get("/disputes")).body.items).toEqual([]);
  });

  test("a case number that another dispute has is told by its row; the rest is not half-stored", async () => {
    await upload(rows("来访,相邻关系纠纷,立案庭,王五,赵六,（2026）示诉前调9号"));
    const answer = await upload(rows("来访,借款纠纷,立案庭,甲,乙,", "来访,劳务纠纷,立案庭,丙,丁,（2026）示诉前调9号"));
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid-file", invalidParams: [{ path: "row 3", code: "CaseNumberTaken" }] } });
    expect((await clerk.get("/disputes")).body.items).toHaveLength(1);
  });

  test("50,000 rows are refused at once, and so are too many in JSON", async () => {
    const many = await upload(["案由,承办部门,申请人,被申请人", ...Array.from({ length: 50_000 }, (_, n) => `借款纠纷,立案庭,甲${n},乙${n}`)].join("\n"));
    expect(many).toMatchObject({ status: 422, body: { code: "invalid-file", invalidParams: [{ code: "TooManyRows" }] } });
    const { parties: _parties, ...plain } = aDispute;
    const json = await clerk.post("/disputes/import", { items: Array.from({ length: 1_001 }, (_, n) => ({ ...plain, parties: [{ role: "applicant", kind: "natural", personal: { name: `甲${n}` } }, { role: "respondent", kind: "natural" }] })) });
    expect(json.status).toBe(400);
  });

  test("the same dispute twice in a JSON batch is named", async () => {
    const answer = await clerk.post("/disputes/import", { items: [aDispute, aDispute] });
    expect(answer.body).toMatchObject({ code: "invalid-file", invalidParams: [{ path: "row 2 cause", code: "Duplicate" }] });
  });

  test("a table sent again under its key is registered once", async () => {
    const keyed = clerk.with({ "Idempotency-Key": "table-1" });
    const send = async (): Promise<Answer> => (await keyed.call("post", "/disputes/import").set("Content-Type", "text/csv").send(rows("来访,相邻关系纠纷,立案庭,王五,赵六,")));
    const [first, second] = [await send(), await send()];
    expect(second.body["registered"]).toEqual(first.body["registered"]);
    expect((await clerk.get("/disputes")).body.items).toHaveLength(1);
  });
});

/** The characters of the tests in GBK; the platform decodes it but does not encode it. */
function gbkBytes(text: string): number[] {
  const decoder = new TextDecoder("gbk");
  const table = new Map<string, [number, number]>();
  for (let high = 0x81; high <= 0xfe; high += 1) for (let low = 0x40; low <= 0xfe; low += 1) if (low !== 0x7f) table.set(decoder.decode(new Uint8Array([high, low])), [high, low]);
  return [...text].flatMap((character) => (character.charCodeAt(0) < 0x80 ? [character.charCodeAt(0)] : table.get(character) ?? []));
}
