import { effectCause } from "../ledger/effects.ts";
import type { LeasedEffect, Ledger } from "../ledger/ledger.ts";
import { effectId, systemCommand } from "./system-command.ts";

/** Attempts after which an effect is taken to fail until somebody mends the cause; about 17 minutes after the first. */
export const attemptsUntilNoted = 8;

/** Codes that say what kind of failure it was: SMTP and HTTP statuses (550, 5.1.1), errno and gRPC words (ECONNREFUSED). */
const codes = /\b(?:E[A-Z]{3,20}|[1-5]\d\d|[245]\.\d{1,3}\.\d{1,3})\b/g;
const longestReason = 100;

/**
 * The failure as the ledger may keep it for ever: the error's class and codes, never its text, in which a mail server or a
 * receiver may repeat a name or an address. The text stands in the outbox and goes with it.
 */
export function failureReason(error: unknown): string {
  if (typeof error !== "object" || error === null) return "Error";
  const { name, message, code } = error as { name?: unknown; message?: unknown; code?: unknown };
  const found = [...(typeof code === "string" && /^\w{1,40}$/.test(code) ? [code] : []), ...(typeof message === "string" ? (message.match(codes) ?? []) : [])];
  return [typeof name === "string" && /^\w{1,40}$/.test(name) ? name : "Error", ...new Set(found)].join(" ").slice(0, longestReason);
}

/**
 * Tells the administrators through the court's own stream. The failure of what was itself caused by such a telling is not
 * told: with the mail server away each message would breed another.
 */
export async function noteEffectFailed(ledger: Ledger, effect: LeasedEffect, error: unknown): Promise<void> {
  if ((await effectCause(ledger.database, effect)) === "EffectFailed") return;
  const id = effectId(effect);
  const command = { type: "NoteEffectFailed", effect: id, kind: effect.kind, reason: failureReason(error), attempts: effect.attempts };
  // The fence is the lease's own number: one telling for each failed lease, however often it is sent.
  await ledger.execute(systemCommand("court", "court", command, `effect-failed:${id}:${effect.fence}`));
}
