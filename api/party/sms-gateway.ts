import { randomUUID } from "node:crypto";
import { Webhook as Signer } from "standardwebhooks";

/** Where short messages 短信 leave: an HTTP address of the court's own provider or forwarder, and the secret it knows us by. */
export interface SmsGatewaySettings { url: string; secret: string }

export interface SmsMessage { to: string; text: string }

/** Longer, and the person at the other end has given up. */
const timeoutMs = 5_000;

/**
 * Hands a message to the gateway: POST {"to","text"}, signed by the Standard Webhooks scheme as feeds are. The person asks
 * again when nothing comes, so nothing is tried again here. Throws when the gateway did not take it, without number or text.
 */
export async function sendSms({ url, secret }: SmsGatewaySettings, { to, text }: SmsMessage): Promise<void> {
  const content = JSON.stringify({ to, text });
  const id = `msg_${randomUUID()}`;
  const sentAt = new Date();
  const answer = await fetch(url, {
    method: "POST",
    redirect: "error",
    signal: AbortSignal.timeout(timeoutMs),
    headers: {
      "content-type": "application/json; charset=utf-8",
      "user-agent": "court-task-forces",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(sentAt.getTime() / 1000)),
      "webhook-signature": new Signer(secret).sign(id, sentAt, content),
    },
    body: content,
  }).catch(() => { throw new Error("the SMS gateway could not be reached"); });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`the SMS gateway answered ${String(answer.status)}`);
}

/** A number that can be sent to, as written by whoever took it down: spaces and hyphens are dropped. */
export function sendableNumber(phone: string | undefined): string | undefined {
  const plain = phone?.replace(/[\s()-]/g, "");
  return plain !== undefined && /^\+?\d{6,15}$/.test(plain) ? plain : undefined;
}
