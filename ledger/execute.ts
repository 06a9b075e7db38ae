import { authorise } from "../domain/authority/authorise.ts";
import type { CourtCommand } from "../domain/court/court.ts";
import { changedDuties } from "../domain/court/leaver.ts";
import { isRejected, rejected, type Actor, type Json, type Rejected, type StreamKind } from "../domain/decider.ts";
import type { Instant } from "../domain/time.ts";
import { availableActions } from "./available-actions.ts";
import { Abandon, type Door, type Opened } from "./door.ts";
import { deciderOf } from "./deciders.ts";
import type { RememberedRequest } from "./lock-streams.ts";
import type { CommandRequest, Outcome } from "./ledger.ts";
import { openDuties, openSubjects } from "./queries/duties.ts";
import { stateAt } from "./stream-history.ts";
import type { Working } from "./unit-of-work.ts";
import type { RequestRow } from "./write-changes.ts";

/** Commands that only time and other streams give; a person who sends one is refused like any other unknown action. */
function authorityAction(kind: StreamKind, commandType: string): string {
  return `${kind}.${commandType}`;
}

/**
 * The one door (architecture.md, "One command's journey"): remembered request → locks → due alarms → If-Match →
 * authority → decide → write → commit → poke.
 */
export async function execute(door: Door, request: CommandRequest): Promise<Outcome> {
  const [outcome] = await executeAll(door, [request]);
  if (outcome === undefined) throw new Error("no outcome");
  return outcome;
}

/** Several commands of one actor in one transaction; at the first that is not accepted everything is rolled back, and after a dry run anyway. */
export async function executeAll(door: Door, requests: CommandRequest[], dryRun = false): Promise<Outcome[]> {
  const first = requests[0];
  if (first === undefined) return [];
  const ids = requests.map((request) => request.stream);
  return door.transact<Outcome[]>(ids, { actor: first.actor.id, key: first.key }, undefined, undefined, async (opened) => {
    const { locked, unit, now } = opened;
    if (locked.remembered !== undefined) {
      if (!locked.remembered.body_hash.equals(first.bodyHash)) return new Abandon([{ outcome: "key-reused" }]);
      return new Abandon(await firstAnswers(opened, requests));
    }
    await unit.fireDue(now);
    if (dryRun) return new Abandon(await decideAll(opened, requests, now));
    const outcomes: Outcome[] = [];
    const rows: RequestRow[] = [];
    for (const request of requests) {
      const refusal = await decideOne(opened, request, now);
      if (refusal !== undefined) return new Abandon([...outcomes, refusal]);
      const stream = unit.existing(request.stream);
      if (stream === undefined) throw new Error(`an accepted command left no stream ${request.stream}`);
      outcomes.push(answer(stream));
      rows.push({ actor: request.actor.id, key: request.key, bodyHash: request.bodyHash, stream: request.stream, seq: stream.seq });
    }
    return { value: outcomes, requests: rows };
  });
}

/** What each command would come to after those before it; one that is not accepted leaves nothing behind for the next. */
async function decideAll(opened: Opened, requests: CommandRequest[], now: Instant): Promise<Outcome[]> {
  const { unit } = opened;
  const outcomes: Outcome[] = [];
  for (const request of requests) {
    const refusal = await unit.tentatively(() => decideOne(opened, request, now));
    const stream = unit.existing(request.stream);
    if (refusal !== undefined) outcomes.push(refusal);
    else if (stream !== undefined) outcomes.push(answer(stream));
    else throw new Error(`an accepted command left no stream ${request.stream}`);
  }
  return outcomes;
}

function answer(stream: Working): Outcome {
  return { outcome: "accepted", stream: stream.id, kind: stream.kind, state: stream.state as Json, version: stream.personSeq, seq: stream.seq, repeated: false };
}

/**
 * The entities as they were when the commands were first accepted, replayed from their events: no copy of an answer is
 * kept. A batch was accepted whole, so every one of its keys is remembered.
 */
async function firstAnswers(opened: Opened, requests: CommandRequest[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { actor, key, bodyHash } of requests) {
    const { rows } = await opened.client.query<RememberedRequest>("SELECT body_hash, stream_id, seq FROM requests WHERE actor = $1 AND key = $2", [actor.id, key]);
    const remembered = rows[0];
    if (remembered === undefined || !remembered.body_hash.equals(bodyHash)) return [{ outcome: "key-reused" }];
    const then = await stateAt(opened.client, remembered.stream_id, remembered.seq);
    outcomes.push({ outcome: "accepted", stream: remembered.stream_id, kind: then.kind, state: then.state as Json, version: then.personSeq, seq: remembered.seq, repeated: true });
  }
  return outcomes;
}

async function decideOne(opened: Opened, request: CommandRequest, now: Instant): Promise<Outcome | undefined> {
  const { unit, court } = opened;
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
    const rejection = isRejected(command) ? command : await unit.dispatch(request.stream, request.kind, command, request.actor, now, request.command.type, 0);
    return rejection === undefined ? undefined : rejectedOutcome(opened, rejection, stream, request.actor, now);
  }
  // A new entity has no departments or people of its own yet: it is decided first and its authority read off what it would become.
  const rejection = await unit.dispatch(request.stream, request.kind, request.command, request.actor, now, request.command.type, 0);
  const created = unit.existing(request.stream);
  if (created === undefined) throw new Error("a creation left nothing behind");
  const founding = request.kind === "court" && court.seq === 0;
  const refused = founding ? undefined : authorityRefusal(opened, request.actor, action, rejection === undefined ? created : undefined, now);
  if (refused !== undefined) return refused;
  return rejection === undefined ? undefined : { outcome: "rejected", rejection, availableActions: [] };
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

