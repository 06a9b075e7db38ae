import { apiServer, registered, type ApiServer } from "./api-server.ts";

let api: ApiServer;
beforeAll(async () => { api = await apiServer(); });
afterAll(() => api.close());

const proposal = { url: "https://receiver.example/events", eventTypes: ["Accepted"], purpose: "诉源治理数据共享", ground: "数据共享协议", recipient: "区政法委", approvedBy: "p-president", expiresOn: "2036-12-31" };

async function pendingFor(feed: string): Promise<number> {
  const { rows } = await api.court.database.pool.query<{ n: number }>("SELECT count(*)::int AS n FROM outbox WHERE kind = 'sendWebhook' AND payload::json ->> 'webhook' = $1", [feed]);
  return rows[0]?.n ?? 0;
}

test("an event of a feed's type is in the outbox with the command that caused it, until the feed is ended", async () => {
  const admin = await api.as("p-admin");
  const made = await admin.post("/feeds", proposal);
  expect([made.status, made.body.secret]).toEqual([201, expect.stringMatching(/^whsec_/)]);
  const feed = made.body.feed.id as string;
  const judge = await api.as("p-civil2-judge-1");
  expect((await judge.post(`/work-items/${await registered(api)}/accept`)).status).toBe(200);
  expect(await pendingFor(feed)).toBe(1);
  expect((await admin.call("delete", `/feeds/${feed}`)).status).toBe(204);
  expect((await judge.post(`/work-items/${await registered(api)}/accept`)).status).toBe(200);
  expect(await pendingFor(feed)).toBe(1);
});

test("the directory never shows a secret again", async () => {
  const admin = await api.as("p-admin");
  const { secret } = (await admin.post("/feeds", proposal)).body as { secret: string };
  expect((await admin.get("/feeds")).text).not.toContain(secret);
});

test("only an administrator registers a feed", async () => {
  expect((await (await api.as("p-civil2-judge-1")).post("/feeds", proposal)).status).toBe(403);
});

test("a feed without an expiry or to a plain http address does not start", async () => {
  const admin = await api.as("p-admin");
  expect((await admin.post("/feeds", { ...proposal, expiresOn: undefined })).status).toBe(400);
  expect((await admin.post("/feeds", { ...proposal, url: "http://receiver.example/" })).status).toBe(400);
});
