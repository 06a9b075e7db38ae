import { apiServer, registered, type ApiServer } from "./api-server.ts";

let api: ApiServer;
beforeAll(async () => { api = await apiServer({ court: { startAt: "2026-03-02T01:00:00.000Z" } }); }, 60_000);
afterAll(() => api.close());

test("an administrator registers departments, posts and persons", async () => {
  const admin = await api.as("p-admin");
  expect((await admin.post("/court/register-department", { id: "research", name: "研究室", kind: "office" })).body.entity.name).toBe("研究室");
  expect((await admin.post("/court/register-post", { id: "researcher", name: "研究员", department: "research" })).status).toBe(200);
  const person = await admin.post("/court/register-person", { id: "p-researcher-1", name: "研究员一", department: "research", posts: ["researcher"], roles: ["staff"] });
  expect(person.body.entity).toMatchObject({ id: "p-researcher-1", name: "研究员一", status: "active" });
});

test("nobody else does", async () => {
  const answer = await (await api.as("p-civil2-judge-1")).post("/court/register-department", { id: "mine", name: "我的部门", kind: "office" });
  expect(answer.status).toBe(403);
});

test("the organisation shows no e-mail addresses; their owner sees their own", async () => {
  const judge = await api.as("p-civil2-judge-1");
  expect((await judge.get("/court/organisation")).text).not.toContain("@court.example");
  expect((await judge.get("/court/persons/p-civil2-judge-1")).body.email).toBe("p-civil2-judge-1@court.example");
  expect((await judge.get("/court/persons/p-civil2-judge-2")).body.email).toBeUndefined();
});

test("the catalogue answers who may do something", async () => {
  const answer = await (await api.as("p-civil2-judge-1")).get("/court/who-may?action=court.AppointPresident");
  expect(answer.body.persons).toEqual(["p-admin"]);
});

test("an import of departments says in a dry run what it would do and changes nothing", async () => {
  const admin = await api.as("p-admin");
  const csv = "编号,名称,类别\nnew-tribunal,城南法庭,tribunal\n";
  const dry = await admin.post("/court/imports/departments?dryRun=true").set("Content-Type", "text/csv").send(csv);
  expect(dry.body).toMatchObject({ applied: false, commands: 1, summary: { added: 1 } });
  const done = await admin.post("/court/imports/departments", { csv });
  expect(done.body.applied).toBe(true);
  const again = await admin.post("/court/imports/departments", { csv });
  expect(again.body).toMatchObject({ applied: false, commands: 0, summary: { unchanged: 1 } });
});

test("an import sent again gets its first answer, whatever the court is like by then", async () => {
  const admin = (await api.as("p-admin")).with({ "Idempotency-Key": "departments-once" });
  const csv = "编号,名称,类别\nnorth-tribunal,城北法庭,tribunal\nwest-tribunal,城西法庭,tribunal\n";
  const first = await admin.post("/court/imports/departments", { csv });
  expect(first.body).toMatchObject({ applied: true, commands: 2, summary: { added: 2, unchanged: 0 } });
  await (await api.as("p-admin")).post("/court/change-department", { id: "west-tribunal", name: "城西人民法庭" });
  const again = await admin.post("/court/imports/departments", { csv });
  expect([again.status, again.body]).toEqual([200, first.body]);
  const other = await admin.post("/court/imports/departments", { csv: csv.replace("城北", "城南") });
  expect([other.status, other.body.code]).toEqual([422, "key-reused"]);
});

test("a leaver is previewed, refused while duties are open, and confirmed with a successor who then has them", async () => {
  const item = await registered(api, { duty: { department: "intellectual-property", responsible: "p-ip-judge-2", supervisor: "p-ip-head" } });
  const admin = await api.as("p-admin");
  const leaver = await api.as("p-ip-judge-2");
  const preview = await admin.get("/court/persons/p-ip-judge-2/leaver-preview");
  expect((preview.body.open.items as { id: string }[]).map((duty) => duty.id)).toEqual([item]);
  const refused = await admin.post("/court/confirm-leaver", { person: "p-ip-judge-2", leftOn: "2026-03-02" });
  expect([refused.status, refused.body.reason]).toEqual([422, "LeaverHasOpenDuties"]);
  const done = await admin.post("/court/confirm-leaver", { person: "p-ip-judge-2", leftOn: "2026-03-02", successor: "p-ip-judge-1" });
  expect([done.status, done.body.entity?.status]).toEqual([200, "left"]);
  expect((await admin.get("/court/persons/p-ip-judge-2")).body.status).toBe("left");
  expect((await (await api.as("p-office-clerk-1")).get(`/work-items/${item}`)).body.duty.responsible).toBe("p-ip-judge-1");
  expect((await leaver.get("/session")).status).toBe(401);
});

test("what a leaver supervised goes to the successor as well", async () => {
  const item = await registered(api, { duty: { department: "enforcement", responsible: "p-enforcement-judge-1", supervisor: "p-office-clerk-2" } });
  const admin = await api.as("p-admin");
  const done = await admin.post("/court/confirm-leaver", { person: "p-office-clerk-2", leftOn: "2026-03-02", successor: "p-office-clerk-1" });
  expect([done.status, done.body.reason]).toEqual([200, undefined]);
  const { duty } = (await (await api.as("p-office-clerk-1")).get(`/work-items/${item}`)).body as { duty: { supervisor: string; responsible: string } };
  expect(duty).toMatchObject({ responsible: "p-enforcement-judge-1", supervisor: "p-office-clerk-1" });
});

test("what failed outside is listed for administrators with the id that trying again wants", async () => {
  const failed = (n: number) => api.court.done("court", "court", { type: "NoteEffectFailed", effect: `w-${n}/3/sendMail/0`, kind: "sendMail", reason: "SmtpUnreachable", attempts: 12 }, "system");
  for (let n = 0; n < 3; n += 1) await failed(n);
  const admin = await api.as("p-admin");
  const listed = (await admin.get("/court/failed-effects")).body as { effects: { effect: string; kind: string; reason: string }[] };
  expect(listed.effects).toHaveLength(3);
  expect(listed.effects[0]).toMatchObject({ kind: "sendMail", reason: "SmtpUnreachable", attempts: 12 });
  const first = (await admin.get("/court/failed-effects?limit=2")).body as { effects: unknown[]; nextCursor: string };
  const second = (await admin.get(`/court/failed-effects?limit=2&cursor=${first.nextCursor}`)).body as { effects: unknown[]; nextCursor?: string };
  expect([...first.effects, ...second.effects]).toEqual(listed.effects);
  expect(second.nextCursor).toBeUndefined();
  expect((await admin.post("/court/retry-effect", { effect: listed.effects[0]?.effect })).status).toBe(200);
  expect((await admin.get("/court/failed-effects")).body.effects).toHaveLength(2);
  const refused = await (await api.as("p-president")).get("/court/failed-effects");
  expect([refused.status, refused.body.authority.action]).toEqual([403, "court.RetryEffect"]);
});

test("an empty system is set up once, with the word from its log", async () => {
  const { createDatabase } = await import("../stack/database.ts");
  const { openDatabase } = await import("../../ledger/database.ts");
  const { migrate } = await import("../../ledger/migrate.ts");
  const { openLedger } = await import("../../ledger/open-ledger.ts");
  const { createApp } = await import("../../api/server.ts");
  const { SetUpToken } = await import("../../api/identity/set-up.ts");
  const { testConfig } = await import("./api-server.ts");
  const { pino } = await import("pino");
  const { default: request } = await import("supertest");
  const own = await createDatabase();
  const database = openDatabase(own.url);
  await migrate(database);
  const probe = () => Promise.resolve(true);
  const app = createApp({ ledger: openLedger(database, { poke: () => undefined }), config: { ...testConfig, demo: false }, logger: pino({ level: "silent" }), sessionSecret: "another secret of this test", setUpToken: new SetUpToken("the word from the log!"), probes: { database: probe, temporal: probe, worker: probe } });
  const body = { token: "the word from the log!", court: { name: "某区人民法院" }, administrator: { id: "p-admin", name: "管理员", password: "long enough" }, department: { id: "office", name: "办公室", kind: "office" } };
  try {
    expect((await request(app.express).get("/api/v1/session").set("Authorization", "Bearer x")).status).toBe(401);
    expect((await request(app.express).post("/api/v1/rehearsals").send({ plan: {} })).status).toBe(401);
    expect((await request(app.express).post("/api/v1/setup").send({ ...body, token: "a guess" })).status).toBe(401);
    expect((await request(app.express).post("/api/v1/setup").send(body)).status).toBe(201);
    expect((await request(app.express).post("/api/v1/setup").send(body)).status).toBe(404);
    expect((await request(app.express).post("/api/v1/session").send({ person: "p-admin", password: "long enough" })).status).toBe(200);
  } finally {
    app.close();
    await database.close();
    await own.drop();
  }
});

test("outside demonstrations the court's clock is neither sped up nor moved ahead", async () => {
  const own = await apiServer();
  try {
    const admin = await own.as("p-admin");
    Object.assign(own.app.services.config, { demo: false });
    const faster = await admin.post("/court/set-clock", { scale: 60 });
    expect([faster.status, faster.body.code]).toEqual([403, "demonstration-only"]);
    const ahead = await admin.post("/court/set-clock", { scale: 1, courtAnchorAt: "2026-12-31T01:00:00.000Z" });
    expect([ahead.status, ahead.body.code]).toEqual([403, "demonstration-only"]);
    expect((await own.court.ledger.courtNow()).slice(0, 10)).toBe("2026-03-02");
    Object.assign(own.app.services.config, { demo: true });
    expect((await admin.post("/court/set-clock", { scale: 60 })).status).toBe(200);
  } finally {
    await own.close();
  }
}, 60_000);
