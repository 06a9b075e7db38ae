import { createHash } from "node:crypto";
import type { StreamKind } from "../domain/decider.ts";
import type { CommandRequest, LeasedEffect, Outcome } from "../ledger/ledger.ts";

/** A command that an effect sends; the key says all about it, so a retry is answered and not decided again. */
export function systemCommand(stream: string, kind: StreamKind, command: { type: string }, key: string): CommandRequest {
  return { stream, kind, command, actor: { id: "system" }, key, bodyHash: createHash("sha256").update(JSON.stringify(key)).digest() };
}

/** Why the last of the commands was not accepted; undefined when all were. */
export function refusalOf(outcomes: Outcome[]): string | undefined {
  const last = outcomes.at(-1);
  if (last === undefined || last.outcome === "accepted") return undefined;
  return last.outcome === "rejected" ? last.rejection.rejected : last.outcome;
}

/** The name of an effect for people and for commands. */
export function effectId({ stream, seq, kind, ordinal }: Pick<LeasedEffect, "stream" | "seq" | "kind" | "ordinal">): string {
  return `${stream}/${String(seq)}/${kind}/${String(ordinal)}`;
}
