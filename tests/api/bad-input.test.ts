import { Writable } from "node:stream";
import { pino } from "pino";
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

test("a plan with every kind of fault is refused whole, nothing stored", async () => {
  const head = await api.as("p-civil2-head");
  const plan = { title: "x", theme: "y", lead: "p-nobody", leaderInCharge: "p-vice-president-1", departments: ["civil-2"], startsOn: "2026-03-02", endsOn: "2026-02-01", milestones: [], goals: [], regimes: [],
    items: [{ id: "a", title: "t", department: "civil-2", weight: 0, due: { days: 3, after: "b" } }, { id: "a", title: "t", department: "civil-2", due: { days: 3, after: "a" } }] };
  const answer = await head.post("/campaigns", { plan });
  expect([answer.status, answer.body.code]).toEqual([422, "invalid-file"]);
  expect(answer.body.invalidParams.length).toBeGreaterThan(3);
  expect((await head.get("/campaigns")).body.campaigns).toEqual([]);
});

test("a plan file of 10 MB is 413", async () => {
  const head = await api.as("p-civil2-head");
  const answer = await head.post("/campaigns").set("Content-Type", "application/yaml").send(`title: ${"x".repeat(10_000_000)}`);
  expect([answer.status, answer.body.code]).toEqual([413, "too-large"]);
});

test("a YAML bomb is refused with its reason", async () => {
  const bomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${"bcdefghi".split("").map((name, index) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[index]}`).join(",")}]`).join("\n")}\n`;
  const answer = await (await api.as("p-civil2-head")).post("/campaigns").set("Content-Type", "application/yaml").send(bomb);
  expect([answer.status, answer.body.invalidParams[0].code]).toEqual([422, "TooManyAliases"]);
});

test("passwords, cookies and tokens are not in the log", async () => {
  await api.anyone().with({ Origin: api.origin }).post("/session", { person: "p-civil2-judge-1", password: "a very secret word" });
  const text = logged.join("");
  expect(text).toContain('"path":"/api/v1/session"');
  expect(text).not.toContain("a very secret word");
  expect(text).not.toContain((clerk.headers["Cookie"] ?? "").slice(10, 60));
});
