import { authorise } from "../domain/authority/authorise.ts";
import type { CourtCommand } from "../domain/court/court.ts";
import { changedDuties } from "../domain/court/leaver.ts";
import { isRejected, rejected, type Actor, type Json, type Rejected, type StreamKind } from "../domain/decider.ts";
import type { Instant } from "../domain/time.ts";
import { availableActions } from "./available-actions.ts";
import { deciderOf } from "./deciders.ts";
import type { Opened } from "./door.ts";
import type { CommandRequest, Outcome } from "./ledger.ts";
import { requestId } from "./lock-streams.ts";
import { caseNumberTaken } from "./queries/case-numbers.ts";
import { openDuties, openSubjects } from "./queries/duties.ts";
import { stateAt } from "./stream-history.ts";
import type { Working } from "./unit-of-work.ts";
import type { RequestRow } from "./write-changes.ts";

/** Commands that only time and other streams give; a person who sends one is refused like any other unknown action. */
function authorityAction(kind: StreamKind, commandType: string): string {
  return `${kind}.${commandType}`;
}

/** What an accepted command comes to. */
export function accepted(opened: Opened, request: CommandRequest): { outcome: Outcome; row: RequestRow } {
  const stream = opened.unit.existing(request.stream);
  if (stream === undefined) throw new Error(`an accepted command left no stream ${request.stream}`);
  return {
    outcome: { outcome: "accepted", stream: stream.id, kind: stream.kind, state: stream.state as Json, version: stream.personSeq, seq: stream.seq, courtSeq: opened.court.seq, repeated: false },
    row: { actor: request.actor.id, key: request.key, bodyHash: request.bodyHash, stream: stream.id, seq: stream.seq },
  };
}

/**
 * The entity as it was when the command was first accepted, replayed from its events: no copy of an answer is kept.
 * Undefined when nothing is remembered under the key.
 */
export async function firstAnswer({ client, locked, court }: Opened, { actor, key, bodyHash }: CommandRequest): Promise<Outcome | undefined> {
  const remembered = locked.remembered.get(requestId(actor.id, key));
  if (remembered === undefined) return undefined;
  if (!remembered.bodyHash.equals(bodyHash)) return { outcome: "key-reused" };
  const then = await stateAt(client, remembered.stream, remembered.seq);
  return { outcome: "accepted", stream: remembered.stream, kind: then.kind, state: then.state as Json, version: then.personSeq, seq: remembered.seq, courtSeq: court.seq, repeated: true };
}

/** If-Match → authority → decision. Undefined once it is accepted; what a refusal leaves in the unit of work is the caller's to take back. */
export async function decideOne(opened: Opened, request: CommandRequest): Promise<Outcome | undefined> {
  const { unit, court, now } = opened;
  const stream = unit.existing(request.stream);
  const creates = creatingCommands.has(request.command.type);
  if (stream === undefined && !creates) return { outcome: "not-found", stream: request.stream };
  if (stream !== undefined && stream.kind !== request.kind) return { outcome: "not-found", stream: request.stream };
  if (stream !== undefined && request.ifMatch !== undefined && request.ifMatch !== stream.personSeq) return { outcome: "stale", version: stream.personSeq };
  const action = authorityAction(request.kind, request.command.type);
  if (stream !== undefined && stream.seq > 0) {
    const refused = authorityRefusal(opened, request.actor, action, stream, now);
    if (refused !== undefined) return refused;
    const command = request.kind === "court" ? await asHeldNow(opened, request.command as CourtCommand) : request.command;
    const before = stream.state;
    const rejection = isRejected(command) ? command : await dispatched(opened, { ...request, command }, before);
    return rejection === undefined ? undefined : rejectedOutcome(opened, rejection, stream, request.actor, now);
  }
  // A new entity has no departments or people of its own yet: it is decided first and its authority read off what it would become.
  const rejection = await dispatched(opened, request, deciderOf(request.kind).initial);
  const created = unit.existing(request.stream);
  if (created === undefined) throw new Error("a creation left nothing behind");
  const founding = request.kind === "court" && court.seq === 0;
  const refused = founding ? undefined : authorityRefusal(opened, request.actor, action, rejection === undefined ? created : undefined, now);
  if (refused !== undefined) return refused;
  return rejection === undefined ? undefined : { outcome: "rejected", rejection, availableActions: [] };
}

/** Decides; a case number that another dispute has is refused here, since no dispute sees the others. */
async function dispatched({ client, unit, now }: Opened, { stream, kind, command, actor }: CommandRequest, before: unknown): Promise<Rejected | undefined> {
  const rejection = await unit.dispatch(stream, kind, command, actor, now, command.type, 0);
  if (rejection !== undefined || kind !== "dispute") return rejection;
  return caseNumberTaken(client, stream, before, unit.existing(stream)?.state, unit.changed.filter((one) => one.kind === "dispute"));
}

/**
 * What people hold elsewhere, read under the court's exclusive lock: nobody can be given anything between this reading and
 * the commit. A leaving that names other duties than these is refused; a delegation is tested against them as they are.
 */
async function asHeldNow({ client }: Opened, command: CourtCommand): Promise<CourtCommand | Rejected> {
  if (command.type === "Delegate") return { ...command, open: await openSubjects(client, [command.principal, command.delegate]) };
  if (command.type !== "ConfirmLeaver") return command;
  const changed = changedDuties(command.open, await openDuties(client, command.person));
  return changed === undefined ? command : rejected("DutiesChanged", changed);
}

/** Commands that bring a stream into being. */
const creatingCommands = new Set(["Register", "Draft", "Found"]);

function authorityRefusal(opened: Opened, actor: Actor, action: string, stream: Working | undefined, now: Instant): Outcome | undefined {
  if (actor.id === "system") return undefined;
  const subject = stream === undefined ? undefined : deciderOf(stream.kind).subject(stream.state);
  const verdict = authorise(opened.court.court, actor, action, subject, now);
  if ("granted" in verdict) return undefined;
  return { outcome: "refused", action, reason: verdict.reason, ...(verdict.entry === undefined ? {} : { entry: verdict.entry }) };
}

function rejectedOutcome(opened: Opened, rejection: Rejected, stream: Working, actor: Actor, now: Instant): Outcome {
  return { outcome: "rejected", rejection, availableActions: availableActions(stream.kind, stream.state, opened.unit.context(stream.id, actor, now)) };
}

