import { randomBytes } from "node:crypto";
import type { CivilDate, Instant } from "../domain/time.ts";
import type { Database } from "./database.ts";

/** A data feed out 数据共享目录: without purpose, ground, recipient, approver and expiry none starts (domain §6). */
export interface WebhookProposal {
  url: string;
  /** Types of events, e.g. "SignedOff". */
  eventTypes: string[];
  purpose: string;
  ground: string;
  recipient: string;
  approvedBy: string;
  /** Last day on which anything is sent. */
  expiresOn: CivilDate;
}

export interface Webhook extends WebhookProposal {
  id: string;
  createdAt: Instant;
  disabledAt?: Instant;
  /** Switched off by hand or by the receiver, or past its last day. */
  active: boolean;
}

const columns = `webhooks.id, url, event_types, purpose, ground, recipient, approved_by, expires_on, created_at, disabled_at,
  (disabled_at IS NULL AND expires_on >= (now() AT TIME ZONE 'Asia/Shanghai')::date) AS active`;

interface Row { id: string; url: string; event_types: string[]; purpose: string; ground: string; recipient: string; approved_by: string; expires_on: CivilDate; created_at: Instant; disabled_at: Instant | null; active: boolean }

function webhookOf(row: Row): Webhook {
  return {
    id: row.id, url: row.url, eventTypes: row.event_types, purpose: row.purpose, ground: row.ground, recipient: row.recipient, approvedBy: row.approved_by,
    expiresOn: row.expires_on, createdAt: row.created_at, active: row.active, ...(row.disabled_at === null ? {} : { disabledAt: row.disabled_at }),
  };
}

/** 256 bits, in the form of the Standard Webhooks specification. */
function newSecret(): string {
  return `whsec_${randomBytes(32).toString("base64")}`;
}

const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** What is wrong with a feed's address, or undefined: https only, but http to this machine in a demonstration; no credentials inside. */
export function webhookUrlFault(url: string, allowLoopback: boolean): "not-a-url" | "not-https" | "has-credentials" | undefined {
  if (!URL.canParse(url)) return "not-a-url";
  const parsed = new URL(url);
  if (parsed.username !== "" || parsed.password !== "") return "has-credentials";
  if (parsed.protocol === "https:") return undefined;
  return parsed.protocol === "http:" && allowLoopback && loopbackHosts.has(parsed.hostname) ? undefined : "not-https";
}

/** Starts a feed and gives its signing secret, the only time it is shown. RangeError when a part of the directory's entry is missing. */
export async function createWebhook(database: Database, proposal: WebhookProposal): Promise<{ webhook: Webhook; secret: string }> {
  const { url, eventTypes, purpose, ground, recipient, approvedBy, expiresOn } = proposal;
  if (eventTypes.length === 0 || [url, purpose, ground, recipient, approvedBy].some((text) => text.trim() === "")) {
    throw new RangeError("a feed needs address, event types, purpose, ground, recipient and approver");
  }
  const secret = newSecret();
  const { rows } = await database.pool.query<Row>(
    `INSERT INTO webhooks (id, url, secret, event_types, purpose, ground, recipient, approved_by, expires_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING ${columns}`,
    [`wh-${randomBytes(8).toString("hex")}`, url, secret, [...new Set(eventTypes)], purpose, ground, recipient, approvedBy, expiresOn],
  );
  const row = rows[0];
  if (row === undefined) throw new Error("the feed was not kept");
  return { webhook: webhookOf(row), secret };
}

/** A new secret, from the next message on; the old one is worth nothing then. Undefined when there is no such feed. */
export async function rotateWebhookSecret(database: Database, id: string): Promise<string | undefined> {
  const secret = newSecret();
  const { rowCount } = await database.pool.query("UPDATE webhooks SET secret = $2 WHERE id = $1", [id, secret]);
  return rowCount === 1 ? secret : undefined;
}

/** Ends a feed; what waits in the outbox is not sent any more. False when there is no such feed. */
export async function disableWebhook(database: Database, id: string): Promise<boolean> {
  const { rowCount } = await database.pool.query("UPDATE webhooks SET disabled_at = coalesce(disabled_at, now()) WHERE id = $1", [id]);
  return rowCount === 1;
}

/** The directory of feeds, the newest first, without secrets. */
export async function listWebhooks(database: Database): Promise<Webhook[]> {
  const { rows } = await database.pool.query<Row>(`SELECT ${columns} FROM webhooks ORDER BY created_at DESC, id LIMIT 500`);
  return rows.map(webhookOf);
}

/** One message of a feed: the feed with its secret, and the event's own text. */
export interface WebhookMessage { webhook: Webhook; secret: string; event: { body: string; kind: string } }

/** What a feed's effect sends; undefined when feed or event is gone. The personal part of the event is not read at all. */
export async function webhookMessage(database: Database, id: string, stream: string, seq: number): Promise<WebhookMessage | undefined> {
  const { rows } = await database.pool.query<Row & { secret: string; body: string; kind: string }>(
    `SELECT ${columns}, secret, e.body, s.kind
     FROM webhooks JOIN events e ON e.stream_id = $2 AND e.seq = $3 JOIN streams s ON s.id = e.stream_id WHERE webhooks.id = $1`,
    [id, stream, seq],
  );
  const row = rows[0];
  return row === undefined ? undefined : { webhook: webhookOf(row), secret: row.secret, event: { body: row.body, kind: row.kind } };
}
