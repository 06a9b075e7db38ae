import { openDatabase, type Database } from "../../ledger/database.ts";
import { migrate } from "../../ledger/migrate.ts";
import { createWebhook, disableWebhook, listWebhooks, rotateWebhookSecret, webhookMessage } from "../../ledger/webhooks.ts";
import { createDatabase, type TestDatabase } from "../stack/database.ts";

let own: TestDatabase;
let database: Database;
beforeAll(async () => {
  own = await createDatabase();
  database = openDatabase(own.url);
  await migrate(database);
});
afterAll(async () => {
  await database.close();
  await own.drop();
});

const aFeed = { url: "https://receiver.example/feed", eventTypes: ["SignedOff", "SignedOff", "Waived"], purpose: "协同督办", ground: "数据共享目录第 3 项", recipient: "区营商办", approvedBy: "p-vice-president-1", expiresOn: "2099-12-31" };

async function anEvent(stream: string): Promise<void> {
  await database.pool.query("INSERT INTO streams (id, kind, clock_id, seq, person_seq, state, phases, open, head_hash) VALUES ($1, 'work-item', 'standing/civil-2', 1, 1, '{}', '{}', true, '')", [stream]);
  await database.pool.query("INSERT INTO events (stream_id, seq, type, v, body, personal, hash, actor, effective_at, recorded_at) VALUES ($1, 1, 'SignedOff', 1, '{\"seq\":1}', '{\"name\":\"某某\"}', '', 'p-1', now(), now())", [stream]);
}

test("a feed is kept with its directory entry; its secret is shown once and not listed", async () => {
  const { webhook, secret } = await createWebhook(database, aFeed);
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(webhook).toMatchObject({ ...aFeed, eventTypes: ["SignedOff", "Waived"], active: true });
  const listed = (await listWebhooks(database)).find((one) => one.id === webhook.id);
  expect(listed).toEqual(webhook);
  expect(JSON.stringify(listed)).not.toContain(secret);
});

test.each(["url", "purpose", "ground", "recipient", "approvedBy"] as const)("none starts without %s", async (field) => {
  await expect(createWebhook(database, { ...aFeed, [field]: " " })).rejects.toThrow(RangeError);
});

test("a message holds the event's own text and the feed's present secret, and nothing personal", async () => {
  const { webhook } = await createWebhook(database, aFeed);
  await anEvent("w-message");
  const secret = await rotateWebhookSecret(database, webhook.id);
  const message = await webhookMessage(database, webhook.id, "w-message", 1);
  expect(message).toEqual({ webhook, secret, event: { body: '{"seq":1}', kind: "work-item" } });
  expect(await webhookMessage(database, "wh-none", "w-message", 1)).toBeUndefined();
  expect(await rotateWebhookSecret(database, "wh-none")).toBeUndefined();
});

test("a feed is over after its last day, or once it is ended", async () => {
  const { webhook: past } = await createWebhook(database, { ...aFeed, expiresOn: "2020-01-01" });
  const { webhook: ended } = await createWebhook(database, aFeed);
  expect(past.active).toBe(false);
  expect([await disableWebhook(database, ended.id), await disableWebhook(database, "wh-none")]).toEqual([true, false]);
  expect((await listWebhooks(database)).find((one) => one.id === ended.id)).toMatchObject({ active: false, disabledAt: expect.any(String) });
});
