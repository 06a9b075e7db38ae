import { endpoints } from "../../api/endpoints/all-endpoints.ts";
import { apiServer, type ApiServer } from "./api-server.ts";

let api: ApiServer;
beforeAll(async () => { api = await apiServer(); }, 60_000);
afterAll(() => api.close());

const path = (template: string) => template.replace(/\{kind\}/g, "posts").replace(/\{\w+\}/g, "0123456789abcdef");

test.each(endpoints.filter((endpoint) => endpoint.auth === "person").map((endpoint) => [endpoint.id, endpoint] as const))("%s wants a signed-in person", async (_id, endpoint) => {
  const answer = await api.anyone().with({ Origin: api.origin }).call(endpoint.method, path(endpoint.path));
  expect([answer.status, answer.body.code]).toEqual([401, "not-signed-in"]);
});

test("every address answers HEAD and unknown methods in an orderly way", async () => {
  const clerk = await api.as("p-office-clerk-1");
  expect((await clerk.call("head", "/work-items")).status).toBe(200);
  expect((await clerk.call("put", "/work-items")).headers["allow"]).toBe("GET, HEAD, POST");
});

test("the OpenAPI file and its page need no identity and load nothing from outside", async () => {
  const document = await api.anyone().get("/openapi.json");
  expect(document.body.openapi).toBe("3.1.0");
  const page = await api.anyone().get("/api/docs/");
  expect(page.status).toBe(200);
  expect(page.text).not.toMatch(/https?:\/\/|<script>/);
  expect(page.headers["content-security-policy"]).toContain("script-src 'self'");
  expect((await api.anyone().get("/api/docs/swagger-ui-bundle.js")).status).toBe(200);
});

test("a request id that is a plain word is taken over, another is replaced", async () => {
  const kept = await api.anyone().with({ "X-Request-Id": "trace-12345678" }).get("/work-items");
  const replaced = await api.anyone().with({ "X-Request-Id": "<script>" }).get("/work-items");
  expect([kept.headers["x-request-id"], kept.body.requestId]).toEqual(["trace-12345678", "trace-12345678"]);
  expect(replaced.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
});

test("too many requests of one caller are 429 with Retry-After", async () => {
  const limited = await apiServer({ config: { requestsPerMinute: 5 } });
  try {
    const answers = [];
    for (let n = 0; n < 7; n += 1) answers.push(await limited.anyone().get("/work-items"));
    const last = answers.at(-1);
    expect([last?.status, last?.body.code]).toEqual([429, "too-many-requests"]);
    expect(Number(last?.headers["retry-after"])).toBeGreaterThan(0);
  } finally {
    await limited.close();
  }
});

test("while PostgreSQL is away answers are 503 with Retry-After, without a word of the database", async () => {
  const own = await apiServer();
  const clerk = await own.as("p-office-clerk-1");
  const { pool } = own.court.database;
  const away = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });
  const refuse = jest.spyOn(pool, "connect").mockImplementation(() => { throw away; });
  const query = jest.spyOn(pool, "query").mockImplementation(() => { throw away; });
  const answer = await clerk.with({ Authorization: "Bearer tft_0000000000000000_" + "x".repeat(43), Cookie: "" }).get("/work-items");
  expect([answer.status, answer.body.code, answer.headers["retry-after"]]).toEqual([503, "unavailable", "3"]);
  expect(answer.text).not.toMatch(/ECONN|127\.0\.0\.1|postgres/i);
  refuse.mockRestore();
  query.mockRestore();
  expect((await clerk.get("/work-items")).status).toBe(200);
  await own.close();
});

test("readiness says what is missing, and that the clockwork is delayed", async () => {
  const ready = await api.anyone().get("/health/ready");
  expect([ready.status, ready.body.clockwork]).toEqual([200, "ok"]);
  expect((await api.anyone().get("/health/live")).status).toBe(200);
});
