import { createHash } from "node:crypto";
import type { Text } from "../contracts/problem-codes.ts";
import type { PersonId, StreamId, StreamKind } from "../domain/decider.ts";
import type { CommandRequest, Loaded, Outcome } from "../ledger/ledger.ts";
import { feedStreams, maySee, readActions, type FeedStream } from "../ledger/queries/feed.ts";
import type { Caller, RequestContext } from "./endpoint.ts";
import { Problem } from "./problem.ts";
import { rejectionProblem } from "./rejections/rejection-problem.ts";

export type PersonContext = RequestContext<Caller>;
export type Accepted = Extract<Outcome, { outcome: "accepted" }>;

/** Sends one command through the door, as this request's actor, under its key. */
export function toRequest(context: PersonContext, kind: StreamKind, stream: StreamId, command: { type: string }): CommandRequest {
  return { stream, kind, command, actor: context.caller.actor, key: context.key, bodyHash: context.bodyHash, ...(context.ifMatch === undefined ? {} : { ifMatch: context.ifMatch }) };
}

/** The accepted outcome, or the problem that tells why not. */
export function acceptedOr(outcome: Outcome, kind: StreamKind): Accepted {
  switch (outcome.outcome) {
    case "accepted":
      return outcome;
    case "rejected":
      throw rejectionProblem(outcome.rejection, outcome.availableActions);
    case "refused":
      throw new Problem("not-allowed", { params: { action: outcome.action }, reason: outcome.reason, ...(outcome.entry === undefined ? {} : { authority: outcome.entry }) });
    case "not-found":
      throw notFound(kind, outcome.stream);
    case "stale":
      throw new Problem("stale", { params: { version: outcome.version }, version: outcome.version, headers: { ETag: etag(outcome.version) } });
    case "key-reused":
      throw new Problem("key-reused");
  }
}

const nouns: Readonly<Record<StreamKind, Text>> = { court: { zh: "法院", en: "court" }, campaign: { zh: "专班行动", en: "campaign" }, "work-item": { zh: "督办事项", en: "work item" }, dispute: { zh: "矛盾纠纷", en: "dispute" } };

export function notFound(kind: StreamKind, id: string): Problem {
  return new Problem("not-found", { params: { what: nouns[kind], id: id.slice(0, 100) } });
}

export function etag(version: number): string {
  return `"${version}"`;
}

/** An id of our own making that a repeated request makes again: from actor and key, so that a retry meets the same entity. */
export function derivedId(prefix: string, context: { caller: { person: PersonId }; key: string }, ordinal = 0): StreamId {
  const digest = createHash("sha256").update(JSON.stringify([context.caller.person, context.key, ordinal])).digest("hex");
  return `${prefix}-${digest.slice(0, 20)}`;
}

/**
 * Reads an entity that the actor may see. What one may not see is not found, and the attempt is a neutral line in the
 * security log (domain §1).
 */
export async function readable(context: PersonContext, kind: StreamKind, id: StreamId, action: string = readActions[kind]): Promise<Loaded> {
  const loaded = await context.ledger.load(id);
  if (loaded === undefined || loaded.kind !== kind) throw notFound(kind, id);
  const verdict = await context.ledger.mayRead(action, context.caller.actor, loaded);
  if (verdict.granted) return loaded;
  await context.security.note("read-refused", context.caller.person, { action, stream: id });
  throw new Problem("not-allowed", { params: { action }, ...(verdict.entry === undefined ? {} : { authority: verdict.entry }) });
}

/** Those of the entities that the actor may see, as they are now. */
export async function visibleStreams(context: PersonContext, ids: readonly StreamId[]): Promise<Map<StreamId, FeedStream>> {
  const { court, now } = await context.ledger.court();
  const streams = await feedStreams(context.ledger.database.kysely, [...new Set(ids)]);
  return new Map([...streams].filter(([, stream]) => maySee(court, context.caller.actor, stream, now)));
}

/** May the actor take a read that concerns no single entity? Throws the problem when not. */
export async function requireRead(context: PersonContext, action: string): Promise<void> {
  const verdict = await context.ledger.mayRead(action, context.caller.actor);
  if (verdict.granted) return;
  await context.security.note("read-refused", context.caller.person, { action });
  throw new Problem("not-allowed", { params: { action }, ...(verdict.entry === undefined ? {} : { authority: verdict.entry }) });
}
