import { apiServer, registered, type ApiServer } from "./api-server.ts";

let api: ApiServer;
beforeAll(async () => { api = await apiServer(); }, 60_000);
afterAll(() => api.close());

async function tokenOf(person: string, scopes: string[]): Promise<{ id: string; token: string }> {
  const answer = await (await api.as(person)).post("/tokens", { label: "测试", scopes });
  expect(answer.status).toBe(201);
  return answer.body as { id: string; token: string };
}

const bearing = (token: string) => api.anyone().with({ Authorization: `Bearer ${token}` });

test("a token acts for its owner without cookie or Origin", async () => {
  const { token } = await tokenOf("p-office-clerk-1", ["read", "command"]);
  const answer = await bearing(token).get("/session");
  expect(answer.body).toMatchObject({ person: "p-office-clerk-1", via: "token" });
  expect(answer.headers["set-cookie"]).toBeUndefined();
});

test("the secret of a token is not kept, only its hash", async () => {
  const { token } = await tokenOf("p-office-clerk-1", ["read"]);
  const { rows } = await api.court.database.pool.query<{ row: string }>("SELECT t::text AS row FROM api_tokens t");
  expect(rows.some(({ row }) => row.includes(token.slice(21)))).toBe(false);
});

test("a reading token gives no command", async () => {
  const { token } = await tokenOf("p-civil2-judge-1", ["read"]);
  const item = await registered(api);
  expect((await bearing(token).get(`/work-items/${item}`)).status).toBe(200);
  const answer = await bearing(token).post(`/work-items/${item}/accept`);
  expect([answer.status, answer.body.code]).toEqual([403, "token-scope"]);
});

test("a token for one action gives that one and no other", async () => {
  const { token } = await tokenOf("p-civil2-judge-1", ["work-item.Accept"]);
  const item = await registered(api);
  expect((await bearing(token).post(`/work-items/${item}/accept`)).status).toBe(200);
  expect((await bearing(token).post(`/work-items/${item}/report`, { summary: "进展" })).body.code).toBe("token-scope");
});

test("no token makes tokens, changes passwords or opens accounts", async () => {
  const { token } = await tokenOf("p-admin", ["read", "command"]);
  const made = await bearing(token).post("/tokens", { label: "x", scopes: ["read"] });
  const account = await bearing(token).call("put", "/accounts/p-civil2-judge-1").send({ password: "taken over now" });
  expect([made.body.code, account.body.code]).toEqual(["token-scope", "token-scope"]);
});

test("a revoked, an expired and a made-up token are refused alike", async () => {
  const { id, token } = await tokenOf("p-office-clerk-1", ["read"]);
  expect((await (await api.as("p-office-clerk-1")).call("delete", `/tokens/${id}`)).status).toBe(204);
  const expired = await tokenOf("p-office-clerk-1", ["read"]);
  await api.court.database.pool.query("UPDATE api_tokens SET expires_at = now() - interval '1 second' WHERE id = $1", [expired.id]);
  for (const bad of [token, expired.token, `tft_${"0".repeat(16)}_${"x".repeat(43)}`, "nonsense"]) {
    const answer = await bearing(bad).get("/work-items");
    expect([answer.status, answer.body.code]).toEqual([401, "token-not-valid"]);
  }
});

test("nobody revokes another's token", async () => {
  const { id, token } = await tokenOf("p-office-clerk-1", ["read"]);
  expect((await (await api.as("p-civil2-judge-1")).call("delete", `/tokens/${id}`)).status).toBe(404);
  expect((await bearing(token).get("/work-items")).status).toBe(200);
});

test("a token may revoke itself, even one that only reads, and no other", async () => {
  const { id, token } = await tokenOf("p-office-clerk-1", ["read"]);
  const other = await tokenOf("p-office-clerk-1", ["command"]);
  expect((await bearing(token).call("delete", `/tokens/${other.id}`)).body.code).toBe("token-scope");
  expect((await bearing(token).call("delete", `/tokens/${id}`)).status).toBe(204);
  expect((await bearing(token).get("/work-items")).status).toBe(401);
  expect((await bearing(other.token).get("/work-items")).body.code).toBe("token-scope");
});

test("an administrator sees and takes back another person's tokens, one or all; nobody else does", async () => {
  const one = await tokenOf("p-civil1-judge-1", ["read"]);
  const two = await tokenOf("p-civil1-judge-1", ["read"]);
  const three = await tokenOf("p-civil1-judge-1", ["read"]);
  const admin = await api.as("p-admin");
  const address = "/accounts/p-civil1-judge-1/tokens";
  for (const [method, path] of [["get", address], ["delete", address], ["delete", `${address}/${one.id}`]] as const) {
    const refused = await (await api.as("p-civil1-head")).call(method, path);
    expect([refused.status, refused.body.authority?.action]).toEqual([403, "manage.tokens"]);
  }
  const listed = await admin.get(address);
  expect((listed.body.tokens as { id: string }[]).map((each) => each.id)).toEqual(expect.arrayContaining([one.id, two.id, three.id]));
  expect(listed.text).not.toContain(one.token.slice(21));
  expect((await admin.call("delete", `${address}/${one.id}`)).status).toBe(204);
  expect([(await bearing(one.token).get("/campaigns")).status, (await bearing(two.token).get("/campaigns")).status]).toEqual([401, 200]);
  expect((await admin.call("delete", address)).status).toBe(204);
  expect([(await bearing(two.token).get("/campaigns")).status, (await bearing(three.token).get("/campaigns")).status]).toEqual([401, 401]);
  expect((await admin.get("/accounts/p-nobody/tokens")).status).toBe(404);
  expect((await admin.call("delete", `${address}/0000000000000000`)).status).toBe(404);
  expect((await (await api.as("p-civil1-judge-1")).get(address)).status).toBe(200);
});

test("a token outlives no year and scopes only what the catalogue names", async () => {
  const clerk = await api.as("p-office-clerk-1");
  const answer = await clerk.post("/tokens", { label: "x", scopes: ["everything"], expiresInDays: 400 });
  expect(answer.status).toBe(400);
  expect((answer.body.invalidParams as { path: string }[]).map((fault) => fault.path).sort()).toEqual(["expiresInDays", "scopes[0]"]);
});
