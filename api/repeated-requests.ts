import type { StreamId, StreamKind } from "../domain/decider.ts";
import { rememberedParts, rememberedRequest, type Remembered } from "../ledger/queries/requests.ts";
import { acceptedOr, toRequest, type Accepted, type PersonContext } from "./command-answers.ts";
import { Problem } from "./problem.ts";

/**
 * What a command needs before the door sees it, e.g. a plan checked against today's persons. When that fails now, a request
 * that was accepted before still gets its first answer, and its key with another body still says so.
 */
export async function prepared<Result>(context: PersonContext, kind: StreamKind, stream: StreamId, prepare: () => Promise<Result>): Promise<{ ready: Result } | { repeated: Accepted }> {
  try {
    return { ready: await prepare() };
  } catch (error) {
    if (!(error instanceof Problem) || (await rememberedRequest(context.ledger.database.kysely, context.caller.actor.id, context.key)) === undefined) throw error;
    // The door looks for the key before it looks at the command.
    return { repeated: acceptedOr(await context.ledger.execute(toRequest(context, kind, stream, { type: "Repeated" })), kind) };
  }
}

/** What of a request made of many was accepted before; throws the problem when the key came with another body. */
export async function acceptedParts(context: PersonContext): Promise<Remembered[]> {
  const parts = await rememberedParts(context.ledger.database.kysely, context.caller.actor.id, context.key);
  if (parts.some((part) => !part.body_hash.equals(context.bodyHash))) throw new Problem("key-reused");
  return parts;
}
