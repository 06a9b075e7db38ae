import { Writable } from "node:stream";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { pino } from "pino";
import { stringify } from "yaml";
import { excelType } from "../../api/plan-input.ts";
import { planWorkbook } from "../../contracts/plan-excel-template.ts";
import { aLivePlan } from "../builders/live-plan.ts";
import { anItem, apiServer, registered, type ApiServer, type Caller } from "./api-server.ts";

let api: ApiServer;
let clerk: Caller;
const logged: string[] = [];
beforeAll(async () => {
  const sink = new Writable({ write(chunk: Buffer, _encoding, done) { logged.push(chunk.toString()); done(); } });
  api = await apiServer({ logger: pino({ level: "info" }, sink) });
  clerk = await api.as("p-office-clerk-1");
}, 60_000);
afterAll(() => api.close());
afterEach(async () => { expect((await clerk.get("/session")).status).toBe(200); });

test("malformed JSON is 400 malformed-json", async () => {
  const answer = await clerk.post("/work-items").set("Content-Type", "application/json").send('{"title": ');
  expect([answer.status, answer.body.code]).toEqual([400, "malformed-json"]);
  expect(answer.headers["content-type"]).toContain("application/problem+json");
});

test("every fault of a body is told at once, in the language asked for", async () => {
  const asked = { ...anItem, title: "", weight: -1, due: { on: "2026-02-30" }, surplus: true };
  const answer = await clerk.with({ "Accept-Language": "en" }).post("/work-items", asked);
  expect(answer.status).toBe(400);
  expect((answer.body.invalidParams as { path: string }[]).map((fault) => fault.path)).toEqual(expect.arrayContaining(["title", "weight", "due.on", ""]));
  expect(answer.body.detail).toMatch(/^4 value/);
  expect(answer.headers["content-language"]).toBe("en");
});

test("a body over 1 MB is 413", async () => {
  const answer = await clerk.post("/work-items", { ...anItem, dutyText: "长".repeat(600_000) });
  expect([answer.status, answer.body.code]).toEqual([413, "too-large"]);
});

test("another content type is 415", async () => {
  const answer = await clerk.post("/work-items").set("Content-Type", "text/xml").send("<item/>");
  expect([answer.status, answer.body.code]).toEqual([415, "unsupported-media-type"]);
});

test("a body of brackets is refused and harms nobody", async () => {
  const answer = await clerk.post("/work-items").set("Content-Type", "application/json").send("[".repeat(400_000) + "]".repeat(400_000));
  expect(answer.status).toBe(400);
});

test("an unknown address is 404, a known one asked wrongly 405 with Allow", async () => {
  const unknown = await clerk.get("/nothing-here");
  const wrong = await clerk.call("delete", "/work-items");
  expect([unknown.status, unknown.body.code, wrong.status, wrong.headers["allow"]]).toEqual([404, "unknown-address", 405, "GET, HEAD, POST"]);
});

test.each(["w-unknown", "../../etc/passwd", "w'; DROP TABLE events; --", "%00", "\u202Eabc"])("the id %j names nothing", async (id) => {
  const answer = await clerk.get(`/work-items/${encodeURIComponent(id)}`);
  expect(answer.status).toBe(404);
});

test("SQL, scripts, right-to-left marks and emoji in texts come back as they went in", async () => {
  const title = `'; DROP TABLE work_items; -- <script>alert(1)</script> \u202Eעברית 👩‍⚖️ 𠀀`;
  const id = await registered(api, { title });
  expect((await clerk.get(`/work-items/${id}`)).body.title).toBe(title);
  expect(((await clerk.get(`/work-items?q=${encodeURIComponent("👩‍⚖️")}`)).body.items as { id: string }[]).map((item) => item.id)).toContain(id);
});

test("control characters and half surrogate pairs are no text", async () => {
  for (const title of ["a\u0000b", "a\u0007b", "a\ud800b", "two\nlines"]) {
    const answer = await clerk.post("/work-items", { ...anItem, title });
    expect([title, answer.status]).toEqual([title, 400]);
  }
});

test("a made-up cursor is 400 and reaches no SQL", async () => {
  for (const cursor of ["zzz", Buffer.from('["2026-13-45","x"]').toString("base64url"), Buffer.from('["infinity","\' OR 1=1"]').toString("base64url")]) {
    expect((await clerk.get(`/work-items?cursor=${cursor}`)).status).toBe(400);
  }
});

test("unknown filters and unbounded pages are refused", async () => {
  expect((await clerk.get("/work-items?limit=201")).status).toBe(400);
  expect((await clerk.get("/work-items?light=purple")).status).toBe(400);
  expect((await clerk.get("/work-items?nonsense=1")).status).toBe(400);
});

/** Rows of every table but those of sessions and of the security log, which are not about plans. */
async function rowCounts(): Promise<Record<string, number>> {
  const { pool } = api.court.database;
  const { rows } = await pool.query<{ name: string }>("SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT IN ('sessions', 'security_log') ORDER BY 1");
  const counts: Record<string, number> = {};
  for (const { name } of rows) counts[name] = (await pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM "${name}"`)).rows[0]?.n ?? 0;
  return counts;
}

/** A plan in which two sound parts stand between faults of every kind. */
const everyFault = {
  title: "错误齐全的任务书", theme: "private-economy", lead: "p-nobody", leaderInCharge: "p-vice-president-1", departments: ["civil-2"], startsOn: "2026-03-02", endsOn: "2026-12-31",
  goals: [], regimes: [], milestones: [{ id: "m1", name: "摸排完成", dueOn: "2026-04-30" }],
  items: [
    { id: "circle-1", title: "环一", department: "civil-2", due: { workingDays: 5, after: "circle-2" } },
    { id: "circle-2", title: "环二", department: "civil-2", due: { workingDays: 5, after: "circle-1" } },
    { id: "sound", title: "无误", department: "civil-2", due: { workingDays: 5, after: "m1" } },
    { id: "early", title: "早于启动", department: "civil-2", due: { on: "2026-02-10" } },
    { id: "weightless", title: "无权重", department: "civil-2", weight: 0, due: { on: "2026-04-10" } },
    { id: "negative", title: "负权重", department: "civil-2", weight: -1, due: { on: "2026-04-10" } },
    { id: "sound", title: "编号重复", department: "civil-2", due: { on: "2026-04-10" } },
    { id: "stranger", title: "查无此人", department: "civil-2", responsible: "p-nobody-2", due: { on: "2026-04-10" } },
    { id: "gone", title: "已离任", department: "civil-2", responsible: "p-ip-judge-2", due: { on: "2026-04-10" } },
  ],
};
const itsFaults = [
  "items[0].due.after: Cycle", "items[1].due.after: Cycle", "items[3].due: DueBeforeStart", "items[4].weight: WeightNotPositive", "items[5].weight: WeightNotPositive",
  "items[6].id: DuplicateId", "items[7].responsible: UnknownPerson", "items[8].responsible: PersonLeft", "lead: UnknownPerson",
];

async function aWorkbookWithAFormula(): Promise<Buffer> {
  const files = unzipSync(await planWorkbook(aLivePlan(2)));
  const sheet = "xl/worksheets/sheet5.xml";
  const cells = strFromU8(files[sheet]!).replace(/(<c [^>]*r="K2"[^>]*>)/, "$1<f>1+1</f>");
  return Buffer.from(zipSync({ ...files, [sheet]: strToU8(cells) }));
}

const yamlBomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghi".split("").map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`).join(",")}]`).join("\n")}\n`;
const yamlType = "application/yaml";

const badPlans: { what: string; contentType: string; content: () => string | Buffer | Promise<Buffer>; status: number; code: string; faults?: string[] }[] = [
  { what: "JSON with every kind of fault", contentType: "application/json", content: () => JSON.stringify({ plan: everyFault }), status: 422, code: "invalid-file", faults: itsFaults },
  { what: "YAML with every kind of fault", contentType: yamlType, content: () => stringify(everyFault), status: 422, code: "invalid-file", faults: itsFaults },
  { what: "a file of 10 MB", contentType: yamlType, content: () => `title: ${"x".repeat(10_000_000)}`, status: 413, code: "too-large" },
  { what: "a workbook of 10 MB", contentType: excelType, content: () => Buffer.alloc(10_000_000), status: 413, code: "too-large" },
  { what: "a YAML bomb", contentType: yamlType, content: () => yamlBomb, status: 422, code: "invalid-file", faults: [": TooManyAliases"] },
  { what: "a workbook with a formula", contentType: excelType, content: aWorkbookWithAFormula, status: 422, code: "invalid-file", faults: ["任务!K2: Formula"] },
];

test.each(badPlans)("as a plan, $what is refused whole, every fault with its path, nothing stored", async ({ contentType, content, status, code, faults }) => {
  const left = await api.court.ledger.court();
  if (left.court.isActive("p-ip-judge-2")) {
    const done = await (await api.as("p-admin")).post("/court/confirm-leaver", { person: "p-ip-judge-2", leftOn: "2026-03-02" });
    expect(done.status).toBe(200);
  }
  const head = await api.as("p-civil2-head");
  const before = await rowCounts();
  expect(Object.keys(before)).toEqual(expect.arrayContaining(["events", "streams", "requests", "outbox", "campaigns", "work_items", "clocks", "todos", "notices"]));
  const answer = await head.post("/campaigns").set("Content-Type", contentType).send(await content());
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  const told = ((answer.body.invalidParams ?? []) as { path: string; code: string }[]).map((one) => `${one.path}: ${one.code}`);
  expect(told.sort()).toEqual(faults ?? []);
  expect(await rowCounts()).toEqual(before);
});

test("passwords, cookies and tokens are not in the log", async () => {
  await api.anyone().with({ Origin: api.origin }).post("/session", { person: "p-civil2-judge-1", password: "a very secret word" });
  const text = logged.join("");
  expect(text).toContain('"path":"/api/v1/session"');
  expect(text).not.toContain("a very secret word");
  expect(text).not.toContain((clerk.headers["Cookie"] ?? "").slice(10, 60));
});
