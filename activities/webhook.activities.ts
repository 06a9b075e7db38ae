import { createHash } from "node:crypto";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { isIP } from "node:net";
import { Webhook as Signer } from "standardwebhooks";
import type { EventBody } from "../ledger/stored-event.ts";
import type { LeasedEffect, Ledger } from "../ledger/ledger.ts";
import { disableWebhook, webhookMessage, webhookUrlFault } from "../ledger/webhooks.ts";
import { AddressRefused, guardedLookup, mayReach, type AddressRules } from "./outgoing-address.ts";
import { PermanentFailure } from "./perform-effects.ts";

/** Sends one event to one feed; at least once, with a webhook-id by which the receiver drops the second. */
export interface WebhookSender {
  /** Returns without sending when the feed has expired or was ended. Throws to be tried again, PermanentFailure never to be. */
  send(effect: LeasedEffect): Promise<void>;
}

export interface WebhookSettings extends AddressRules {
  ledger: Pick<Ledger, "database">;
  /** The CloudEvents source: which system speaks. */
  source?: string;
}

/** From the first byte out to the status in; what a receiver does longer it should do afterwards. */
const timeoutMs = 10_000;

/** The event in the form of CloudEvents 1.0 (JSON). Nothing personal: that part stands apart in the ledger and is not read. */
function cloudEvent(source: string, effect: LeasedEffect, kind: string, body: EventBody): string {
  const { payload, effectiveAt, recordedAt, actor, onBehalfOf, seq, v } = body;
  return JSON.stringify({
    specversion: "1.0",
    id: `${effect.stream}/${String(effect.seq)}`,
    source,
    type: `court-task-forces.${kind}.${body.type}`,
    time: effectiveAt,
    subject: effect.stream,
    datacontenttype: "application/json",
    data: { kind, stream: effect.stream, seq, v, actor, ...(onBehalfOf === undefined ? {} : { onBehalfOf }), effectiveAt, recordedAt, payload },
  });
}

/** No full stop inside: it separates the parts of what is signed. */
function messageId(webhook: string, effect: LeasedEffect): string {
  return `msg_${createHash("sha256").update(JSON.stringify([webhook, effect.stream, effect.seq])).digest("hex").slice(0, 40)}`;
}

function post(url: URL, headers: Record<string, string>, content: string, may: (address: string) => boolean): Promise<number> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // A numeric host is never looked up, so it is checked here.
  if (isIP(host) !== 0 && !may(host)) return Promise.reject(new AddressRefused(host));
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send(url, { method: "POST", headers, agent: false, lookup: guardedLookup(may), signal: AbortSignal.timeout(timeoutMs) }, (response) => {
      // The status is the answer; the body is nobody's business and may be endless.
      resolve(response.statusCode ?? 0);
      response.destroy();
    });
    request.once("error", reject);
    request.end(content);
  });
}

/** The channel by which feeds leave: signed by the Standard Webhooks scheme, to public or expressly allowed addresses, no redirects. */
export function createWebhookSender(settings: WebhookSettings): WebhookSender {
  const { database } = settings.ledger;
  const may = mayReach(settings);
  const source = settings.source ?? "urn:court-task-forces";
  return {
    async send(effect) {
      const { webhook: id } = effect.payload;
      if (typeof id !== "string") throw new PermanentFailure("the effect names no feed");
      const message = await webhookMessage(database, id, effect.stream, effect.seq);
      if (message?.webhook.active !== true) return;
      const { url } = message.webhook;
      const fault = webhookUrlFault(url, settings.allowLoopback);
      if (fault !== undefined) throw new PermanentFailure(`the feed's address is not allowed: ${fault}`);
      const content = cloudEvent(source, effect, message.event.kind, JSON.parse(message.event.body) as EventBody);
      const msgId = messageId(id, effect);
      const sentAt = new Date();
      const status = await post(new URL(url), {
        "content-type": "application/cloudevents+json; charset=utf-8",
        "content-length": String(Buffer.byteLength(content)),
        "user-agent": "court-task-forces",
        "webhook-id": msgId,
        "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1000)),
        "webhook-signature": new Signer(message.secret).sign(msgId, sentAt, content),
      }, content, may).catch((error: unknown) => {
        throw error instanceof AddressRefused ? new PermanentFailure(error.message) : new Error(reasonOf(error));
      });
      if (status >= 200 && status < 300) return;
      if (status === 410) {
        // Gone: the receiver asks for nothing more.
        await disableWebhook(database, id);
        return;
      }
      throw new Error(`the receiver answered ${String(status)}`);
    },
  };
}

/** What may be kept of a failed connection: its code, never the address. By shape, for an error may come from another realm. */
function reasonOf(error: unknown): string {
  const { name, code } = typeof error === "object" && error !== null ? (error as { name?: unknown; code?: unknown }) : {};
  if (name === "TimeoutError" || name === "AbortError") return `no answer within ${String(timeoutMs / 1000)} s`;
  return `the receiver could not be reached (${typeof code === "string" ? code : "unknown"})`;
}
