import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { guardedLookup, mayReach, parseNetworks } from "../../activities/outgoing-address.ts";
import { PermanentFailure } from "../../activities/perform-effects.ts";
import { createWebhookSender } from "../../activities/webhook.activities.ts";
import type { Database } from "../../ledger/database.ts";
import type { LeasedEffect } from "../../ledger/ledger.ts";
import { webhookUrlFault } from "../../ledger/webhooks.ts";

const secret = `whsec_${Buffer.from("0123456789abcdef0123456789abcdef").toString("base64")}`;
const body = JSON.stringify({
  seq: 4, type: "SignedOff", v: 1, actor: "p-clerk-1", onBehalfOf: "p-head-1", effectiveAt: "2026-05-06T01:12:00.000Z", recordedAt: "2026-05-06T01:12:00.120Z", cause: "SignOff", payload: { onDate: "2026-05-06" },
});

/** Only what the sender asks of PostgreSQL: one row of the feed and its event, and the switching off. */
function database(row: Record<string, unknown> | undefined): { database: Database; disabled: string[] } {
  const disabled: string[] = [];
  const query = (text: string, values: string[]): Promise<unknown> => {
    if (text.startsWith("UPDATE webhooks SET disabled_at")) disabled.push(values[0]!);
    return Promise.resolve({ rows: row === undefined ? [] : [row], rowCount: 1 });
  };
  return { database: { pool: { query } } as unknown as Database, disabled };
}

function aFeed(url: string, over: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: "wh-1", url, event_types: ["SignedOff"], purpose: "交换", ground: "g", recipient: "r", approved_by: "p-leader-1", expires_on: "2099-12-31",
    created_at: "2026-01-01T00:00:00.000Z", disabled_at: null, active: true, secret, body, kind: "work-item", ...over,
  };
}

const effect: LeasedEffect = { stream: "w-7", seq: 4, kind: "sendWebhook", ordinal: 0, payload: { webhook: "wh-1" }, attempts: 1, fence: "1" };

interface Received { headers: Record<string, string>; body: string; method: string; url: string }

async function receiver(answer: (request: IncomingMessage, response: ServerResponse) => void = (_request, response) => response.end("ok")): Promise<{ url: string; received: Received[]; close: () => Promise<void> }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(chunks).toString(), method: request.method ?? "", url: request.url ?? "" });
      answer(request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed`,
    received,
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
}

async function outcome(row: Record<string, unknown> | undefined, allowLoopback = true): Promise<{ error: unknown; disabled: string[] }> {
  const fake = database(row);
  const sender = createWebhookSender({ ledger: { database: fake.database }, allowLoopback });
  const error = await sender.send(effect).then(() => undefined, (failure: unknown) => failure);
  return { error, disabled: fake.disabled };
}

test("an event leaves as CloudEvents 1.0, signed so that the receiver can prove it, with an id that stays over retries", async () => {
  const target = await receiver();
  expect((await outcome(aFeed(target.url))).error).toBeUndefined();
  expect((await outcome(aFeed(target.url))).error).toBeUndefined();
  const [first, second] = target.received;
  expect(first!.method).toBe("POST");
  expect(new Webhook(secret).verify(first!.body, first!.headers)).toEqual({
    specversion: "1.0",
    id: "w-7/4",
    source: "urn:court-task-forces",
    type: "court-task-forces.work-item.SignedOff",
    time: "2026-05-06T01:12:00.000Z",
    subject: "w-7",
    datacontenttype: "application/json",
    data: { kind: "work-item", stream: "w-7", seq: 4, v: 1, actor: "p-clerk-1", onBehalfOf: "p-head-1", effectiveAt: "2026-05-06T01:12:00.000Z", recordedAt: "2026-05-06T01:12:00.120Z", payload: { onDate: "2026-05-06" } },
  });
  expect(first!.headers["content-type"]).toBe("application/cloudevents+json; charset=utf-8");
  expect(first!.headers["webhook-id"]).toMatch(/^msg_[0-9a-f]{40}$/);
  expect(second!.headers["webhook-id"]).toBe(first!.headers["webhook-id"]);
  expect(() => new Webhook(secret).verify(`${first!.body} `, first!.headers)).toThrow();
  await target.close();
});

test("a feed that has expired, was ended or is gone sends nothing and is done", async () => {
  const target = await receiver();
  expect((await outcome(aFeed(target.url, { active: false }))).error).toBeUndefined();
  expect((await outcome(undefined)).error).toBeUndefined();
  expect(target.received).toEqual([]);
  await target.close();
});

test("410 ends the feed; any other refusal is tried again", async () => {
  const gone = await receiver((_request, response) => response.writeHead(410).end());
  expect(await outcome(aFeed(gone.url))).toEqual({ error: undefined, disabled: ["wh-1"] });
  const failing = await receiver((_request, response) => response.writeHead(500).end());
  const { error, disabled } = await outcome(aFeed(failing.url));
  expect(error).toBeInstanceOf(Error);
  expect(error).not.toBeInstanceOf(PermanentFailure);
  expect(disabled).toEqual([]);
  await Promise.all([gone.close(), failing.close()]);
});

test("a redirect is not followed: it could lead inside", async () => {
  const inside = await receiver();
  const target = await receiver((_request, response) => response.writeHead(302, { location: inside.url }).end());
  expect(String((await outcome(aFeed(target.url))).error)).toContain("302");
  expect(inside.received).toEqual([]);
  await Promise.all([target.close(), inside.close()]);
});

test("a receiver that is away is tried again, and the error names neither address nor path", async () => {
  const target = await receiver();
  await target.close();
  const { error } = await outcome(aFeed(target.url));
  expect(String(error)).toBe("Error: the receiver could not be reached (ECONNREFUSED)");
});

test.each([
  "http://127.0.0.1:9/feed", "https://127.0.0.1/feed", "https://[::1]/feed", "https://[::ffff:127.0.0.1]/feed", "https://10.1.2.3/", "https://169.254.169.254/latest/meta-data/",
  "https://localhost/feed", "https://0x7f000001/", "https://[fd00::1]/", "http://example.org/feed", "https://user:pass@example.org/", "ftp://example.org/", "not a url",
])("outside a demonstration a feed cannot be pointed at %s", async (url) => {
  expect((await outcome(aFeed(url), false)).error).toBeInstanceOf(PermanentFailure);
});

test("in a demonstration http goes to this machine and nowhere else", () => {
  expect(webhookUrlFault("http://127.0.0.1:3001/x", true)).toBeUndefined();
  expect(webhookUrlFault("http://localhost:3001/x", true)).toBeUndefined();
  expect(webhookUrlFault("http://192.168.1.7/x", true)).toBe("not-https");
  expect(webhookUrlFault("https://receiver.example/x", false)).toBeUndefined();
});

test.each([
  ["8.8.8.8", true], ["2400:3200::1", true], ["10.0.0.1", false], ["100.64.0.1", false], ["172.31.255.255", false], ["172.32.0.1", true], ["192.168.0.1", false], ["0.0.0.0", false],
  ["::ffff:10.0.0.1", false], ["::ffff:8.8.8.8", true], ["64:ff9b::a00:1", false], ["2002:a00:1::", false], ["fe80::1", false], ["ff02::1", false], ["::", false], ["localhost", false],
])("%s may be reached: %s", (address, may) => {
  expect(mayReach({ allowLoopback: false })(address)).toBe(may);
});

test("a court opens its own networks by name, and no more", () => {
  const may = mayReach({ allowLoopback: false, allowedNetworks: parseNetworks("10.2.0.0/16, fd00:1::/32, 192.168.7.9") });
  expect(["10.2.3.4", "fd00:1::5", "192.168.7.9"].map(may)).toEqual([true, true, true]);
  expect(["10.3.0.1", "fd00:2::5", "192.168.7.10"].map(may)).toEqual([false, false, false]);
  expect(() => parseNetworks("10.2.0.0/40")).toThrow(TypeError);
});

test("a name is checked by what it resolves to, at the moment of connecting", async () => {
  const answer = await new Promise<unknown>((resolve) => guardedLookup(mayReach({ allowLoopback: false }))("localhost", {}, (error) => resolve(error)));
  expect(String(answer)).toContain("not public");
});
