import { apiServer, cookieOf, type ApiServer } from "./api-server.ts";

let api: ApiServer;
beforeAll(async () => {
  api = await apiServer();
  for (const person of ["p-civil2-judge-1", "p-civil2-judge-2", "p-civil1-judge-1", "p-filing-judge-1"]) await api.app.services.accounts.setPassword(person, "correct horse", false);
}, 60_000);
afterAll(() => api.close());

const signIn = (person: string, password: string) => api.anyone().with({ Origin: api.origin }).post("/session", { person, password });

test("the right password signs a person in and says who they are", async () => {
  const answer = await signIn("p-civil2-judge-1", "correct horse");
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ person: "p-civil2-judge-1", department: "civil-2", roles: expect.arrayContaining(["judge", "staff"]), via: "session" });
  expect(answer.headers["set-cookie"]?.[0]).toMatch(/HttpOnly; SameSite=Lax/);
});

test("a wrong password, an unknown account and a locked one get the same answer", async () => {
  const wrong = await signIn("p-civil2-judge-2", "wrong");
  const unknown = await signIn("p-nobody", "wrong");
  for (let attempt = 0; attempt < 5; attempt += 1) await signIn("p-civil2-judge-2", "wrong");
  const locked = await signIn("p-civil2-judge-2", "correct horse");
  for (const answer of [wrong, unknown, locked]) {
    expect(answer.status).toBe(401);
    expect({ ...answer.body, requestId: "" }).toEqual({ ...wrong.body, requestId: "" });
  }
});

test("guesses sent at once are not more than five before the lock", async () => {
  await Promise.all(Array.from({ length: 12 }, () => signIn("p-filing-judge-1", "wrong")));
  const { rows } = await api.court.database.pool.query<{ failures: number; locked: boolean }>("SELECT failures, locked_until > now() AS locked FROM accounts WHERE person = 'p-filing-judge-1'");
  expect(rows[0]).toEqual({ failures: 5, locked: true });
});

test("signing out ends the session at once", async () => {
  const caller = await api.as("p-civil2-judge-1");
  expect((await caller.call("delete", "/session")).status).toBe(204);
  expect((await caller.get("/session")).status).toBe(401);
});

test("a session id planted before signing in is worth nothing afterwards", async () => {
  const before = cookieOf(await signIn("p-civil2-judge-1", "correct horse"));
  const answer = await api.anyone().with({ Origin: api.origin, Cookie: before }).post("/session", { person: "p-civil1-judge-1", password: "correct horse" });
  expect(cookieOf(answer)).not.toBe(before);
  expect((await api.anyone().with({ Cookie: before }).get("/session")).status).toBe(401);
});

test("nothing is kept for callers who are not signed in", async () => {
  const count = async () => (await api.court.database.pool.query<{ n: number }>("SELECT count(*)::int AS n FROM sessions")).rows[0]?.n;
  const before = await count();
  await api.anyone().get("/work-items");
  expect(await count()).toBe(before);
});

test("a change with a cookie but without an Origin of this site is refused", async () => {
  const caller = await api.as("p-civil2-judge-1");
  const { Cookie } = caller.headers;
  const without = await api.anyone().with({ Cookie: Cookie ?? "" }).post("/inbox/read", {});
  const foreign = await caller.with({ Origin: "http://elsewhere.test" }).post("/inbox/read", {});
  expect([without.status, without.body.code, foreign.status]).toEqual([403, "cross-origin", 403]);
});

test("a foreign page cannot sign a person in as somebody else", async () => {
  const answer = await api.anyone().with({ Origin: "http://elsewhere.test" }).post("/session", { person: "p-civil2-judge-1", password: "correct horse" });
  expect(answer.body.code).toBe("cross-origin");
});

test("cookie and Authorization together are ambiguous", async () => {
  const caller = await api.as("p-civil2-judge-1");
  const answer = await caller.with({ Authorization: "Bearer tft_0000000000000000_x" }).get("/session");
  expect([answer.status, answer.body.code]).toEqual([400, "ambiguous-credentials"]);
});

test("an initial password must be changed before anything else", async () => {
  const admin = await api.as("p-admin");
  expect((await admin.call("put", "/accounts/p-ip-judge-1").send({ password: "first password" })).status).toBe(204);
  const answer = await signIn("p-ip-judge-1", "first password");
  expect(answer.body.mustChangePassword).toBe(true);
  const caller = api.anyone().with({ Origin: api.origin, Cookie: cookieOf(answer) });
  expect((await caller.get("/work-items")).body.code).toBe("password-change-required");
  const changed = await caller.post("/session/password", { password: "first password", newPassword: "second password" });
  expect(changed.status).toBe(204);
  expect((await caller.with({ Cookie: cookieOf(changed) }).get("/work-items")).status).toBe(200);
});

test("only an administrator opens accounts", async () => {
  const judge = await api.as("p-civil2-judge-1");
  expect((await judge.call("put", "/accounts/p-civil1-judge-1").send({ password: "taken over now" })).status).toBe(403);
});

test("demo sign-in does not exist outside a demonstration", async () => {
  const other = await apiServer({ config: { demo: false } });
  try {
    const answer = await other.anyone().with({ Origin: other.origin }).post("/session/demo", { person: "p-admin" });
    expect([answer.status, answer.body.code]).toEqual([404, "unknown-address"]);
  } finally {
    await other.close();
  }
});

test("failed sign-ins and lockouts are lines of the security log", async () => {
  const admin = await api.as("p-admin");
  const answer = await admin.get("/audit/security?what=account-locked");
  expect(answer.status).toBe(200);
  expect(answer.body.lines[0].details.account).toMatch(/^p-/);
});

test("set-up is over once there is an account", async () => {
  const answer = await api.anyone().with({ Origin: api.origin }).post("/setup", {
    token: "a-set-up-token-for-tests", court: { name: "另一法院" }, administrator: { id: "p-x", name: "某", password: "long enough" },
  });
  expect(answer.status).toBe(404);
});
