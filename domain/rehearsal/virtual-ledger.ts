import { campaign } from "../campaign/campaign.decider.ts";
import type { CampaignEvent, CampaignState } from "../campaign/campaign.ts";
import { openingCommands } from "../campaign/task-book.ts";
import type { Court } from "../court/court-view.ts";
import type { Actor, Alarm, Context, Decider, Rejected, StreamId, StreamKind } from "../decider.ts";
import { isRejected } from "../decider.ts";
import type { Instant } from "../time.ts";
import { civilDateOf } from "../time.ts";
import { workItem } from "../work-item/work-item.decider.ts";
import type { WorkItemEvent, WorkItemState } from "../work-item/work-item.ts";
import { DueQueue } from "./due-queue.ts";

/** A command or an event whose fields only its decider knows. */
export type AnyCommand = { type: string; [field: string]: unknown };
type AnyDecider = Decider<unknown, { type: string }, { type: string }>;
/** What a plan is rehearsed with. */
type RehearsedKind = Exclude<StreamKind, "court" | "dispute">;
const deciders: Record<RehearsedKind, AnyDecider> = { campaign, "work-item": workItem };

/** What the ledger tells whoever listens: an event with the state after it. */
export type Told =
  | { kind: "campaign"; stream: StreamId; event: CampaignEvent; state: CampaignState; at: Instant }
  | { kind: "work-item"; stream: StreamId; event: WorkItemEvent; state: WorkItemState; at: Instant };

interface Stream { kind: RehearsedKind; state: unknown; seq: number; armed: Alarm | undefined }
interface Armed { at: Instant; key: StreamId; alarm: Alarm }

/**
 * A ledger in memory with the one door's order of things: due alarms first, each as of its own time, then the command;
 * atomic reactions at once; the task book opened as soon as it is asked for. It runs the deciders themselves.
 */
export class VirtualLedger {
  private readonly streams = new Map<StreamId, Stream>();
  private readonly queue = new DueQueue<Armed>();
  private readonly openings: StreamId[] = [];
  private readonly numbers = new Map<string, number>();
  /** Streams as they were before the transaction that runs now, and what it has told so far. */
  private touched = new Map<StreamId, Stream | undefined>();
  private told: Told[] = [];

  constructor(private readonly court: Court, private readonly listen: (told: Told) => void, private readonly spread = true) {}

  state(stream: StreamId): unknown {
    return this.streams.get(stream)?.state;
  }

  /** When time acts next. */
  nextAt(): Instant | undefined {
    return this.nextArmed()?.at;
  }

  /** Fires the earliest alarm as of its own due time; one that is rejected or throws is passed over, as the door does. */
  fireNext(): void {
    const armed = this.nextArmed();
    if (armed === undefined) return;
    this.queue.pop();
    const stream = this.streams.get(armed.key);
    if (stream === undefined) return;
    stream.armed = undefined;
    const rejection = this.transact(() => this.dispatch(armed.key, stream.kind, { type: "FireAlarm", alarm: armed.alarm }, { id: "system" }, armed.at));
    const fired = this.streams.get(armed.key) ?? stream;
    if (rejection !== undefined || sameAlarm(fired.armed, armed.alarm)) {
      this.append(armed.key, fired, { type: "AlarmFailed", alarm: armed.alarm.id, reason: rejection?.rejected ?? "AlarmDidNotMove" }, { id: "system" }, armed.at);
      this.arm(armed.key, fired);
      for (const told of this.told.splice(0)) this.listen(told);
    }
    this.openTaskBooks(armed.at);
  }

  /** A command by a person, after every alarm that was due by then. Returns the rejection, if it was rejected. */
  execute(stream: StreamId, kind: RehearsedKind, command: AnyCommand, actor: Actor, at: Instant): Rejected | undefined {
    for (let dueAt = this.nextAt(); dueAt !== undefined && dueAt <= at; dueAt = this.nextAt()) this.fireNext();
    const rejection = this.transact(() => this.dispatch(stream, kind, command, actor, at));
    if (rejection === undefined) this.openTaskBooks(at);
    return rejection;
  }

  /** All or nothing: what was rejected, or threw on a malformed command, leaves no trace. */
  private transact(run: () => Rejected | undefined): Rejected | undefined {
    this.touched = new Map();
    this.told = [];
    const opened = this.openings.length;
    let rejection: Rejected | undefined;
    try {
      rejection = run();
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
      rejection = { rejected: error.name };
    }
    if (rejection === undefined) {
      for (const told of this.told) this.listen(told);
      this.told = [];
      return undefined;
    }
    this.told = [];
    this.openings.length = opened;
    for (const [id, before] of this.touched) {
      if (before === undefined) this.streams.delete(id);
      else {
        this.streams.set(id, before);
        before.armed = undefined;
        this.arm(id, before);
      }
    }
    return rejection;
  }

  private nextArmed(): Armed | undefined {
    for (let top = this.queue.peek(); top !== undefined; top = this.queue.peek()) {
      if (sameAlarm(this.streams.get(top.key)?.armed, top.alarm)) return top;
      this.queue.pop();
    }
    return undefined;
  }

  private context(self: StreamId, actor: Actor, at: Instant, locked: readonly StreamId[], nextNumber: number | undefined): Context {
    const related: Record<StreamId, unknown> = {};
    for (const id of locked) {
      const state = this.streams.get(id)?.state;
      if (state !== undefined && id !== self) related[id] = state;
    }
    const actingPersons = actor.id === "system" ? [] : actor.onBehalfOf === undefined ? [actor.id] : [actor.id, actor.onBehalfOf];
    const context: Context = { at, actor, actingPersons, court: this.court, related, self, spread: this.spread };
    if (nextNumber !== undefined) context.nextNumber = nextNumber;
    return context;
  }

  private dispatch(id: StreamId, kind: RehearsedKind, command: AnyCommand, actor: Actor, at: Instant): Rejected | undefined {
    const decider = deciders[kind];
    const existing = this.streams.get(id);
    if (!this.touched.has(id)) this.touched.set(id, existing === undefined ? undefined : { kind: existing.kind, state: existing.state, seq: existing.seq, armed: existing.armed });
    const stream = existing ?? { kind, state: decider.initial, seq: 0, armed: undefined };
    const series = decider.numbers(stream.state, command);
    const nextNumber = series === undefined ? undefined : (this.numbers.get(series) ?? 0) + 1;
    const outcome = decider.decide(stream.state, command, this.context(id, actor, at, decider.locks(stream.state, command), nextNumber));
    if (isRejected(outcome)) return outcome;
    if (series !== undefined && nextNumber !== undefined) this.numbers.set(series, nextNumber);
    this.streams.set(id, stream);
    for (const event of outcome.events) {
      this.append(id, stream, event, actor, at);
      for (const reaction of decider.react(event, stream.state)) {
        if (reaction.kind === "court" || reaction.kind === "dispute") continue;
        const rejection = this.dispatch(reaction.stream, reaction.kind, reaction.command, { id: "system" }, at);
        if (rejection !== undefined && reaction.when === "atomic") return rejection;
      }
    }
    this.arm(id, stream);
    return undefined;
  }

  private append(id: StreamId, stream: Stream, event: AnyCommand, actor: Actor, at: Instant): void {
    const decider = deciders[stream.kind];
    stream.seq += 1;
    stream.state = decider.evolve(stream.state, event, { seq: stream.seq, effectiveAt: at, actor: actor.id });
    if (decider.effects(event, stream.state).some((effect) => effect.kind === "openTaskBook")) this.openings.push(id);
    const told = { kind: stream.kind, stream: id, event, state: stream.state, at };
    if (isTold(told)) this.told.push(told);
  }

  private arm(id: StreamId, stream: Stream): void {
    const alarm = deciders[stream.kind].nextAlarm(stream.state);
    if (alarm === undefined) {
      stream.armed = undefined;
      return;
    }
    if (sameAlarm(stream.armed, alarm)) return;
    stream.armed = alarm;
    this.queue.push({ at: alarm.at, key: id, alarm });
  }

  private openTaskBooks(at: Instant): void {
    for (let id = this.openings.pop(); id !== undefined; id = this.openings.pop()) {
      const state = this.streams.get(id)?.state;
      if (!isCampaign(state)) continue;
      const commands = openingCommands(state, this.court, civilDateOf(at));
      for (const { stream, command } of commands) this.transact(() => this.dispatch(stream, "work-item", { ...command }, { id: "system" }, at));
      this.transact(() => this.dispatch(id, "campaign", { type: "NoteItemsOpened", items: commands.map(({ stream }) => stream) }, { id: "system" }, at));
    }
  }
}

function sameAlarm(a: Alarm | undefined, b: Alarm): boolean {
  return a === b || (a !== undefined && a.id === b.id && a.at === b.at);
}

/** Streams hold what their own deciders made; the kind tells which. */
function isTold(told: { kind: RehearsedKind; stream: StreamId; event: { type: string }; state: unknown; at: Instant }): told is Told {
  return told.kind in deciders;
}

function isCampaign(state: unknown): state is CampaignState {
  return typeof state === "object" && state !== null && "status" in state && "plan" in state;
}
