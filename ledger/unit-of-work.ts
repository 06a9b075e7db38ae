import { courtView, type Court } from "../domain/court/court-view.ts";
import type { CourtState } from "../domain/court/court.ts";
import { civilDateOf, type Instant } from "../domain/time.ts";
import { isRejected, type Actor, type Context, type EventMeta, type FireAlarm, type Json, type Rejected, type StreamId, type StreamKind } from "../domain/decider.ts";
import { eventHash, genesis, newSalt, personalHash } from "./chain.ts";
import { courtStream, type CourtSnapshot } from "./court-cache.ts";
import { deciderOf, isStreamKind, type AnyDecider } from "./deciders.ts";
import { noticesOf, type AlarmFailed, type AppendedNotice } from "./event-notices.ts";
import { isSealedType, type SealedWords } from "./sealed-words.ts";
import { decodeEvent, encodeEvent, eventVersion, type DomainEvent } from "./stored-event.ts";

/** A stream inside one transaction: locked, possibly not yet existing, with what was appended to it. */
export interface Working {
  id: StreamId;
  kind: StreamKind;
  decider: AnyDecider;
  exists: boolean;
  before: unknown;
  state: unknown;
  /** Seq when it was locked: an event may leave the state as it is and still moves the chain on. */
  seqBefore: number;
  seq: number;
  personSeq: number;
  headHash: Buffer;
  clockBefore: string | undefined;
  nextAlarmBefore: Instant | undefined;
  phasesBefore: string[];
}

export interface StreamRow { id: string; kind: string; clock_id: string; seq: number; person_seq: number; state: string; next_alarm_at: Instant | null; phases: string[]; head_hash: Buffer }

export interface AppendedEvent { stream: StreamId; clock: string; seq: number; type: string; v: number; body: string; personal: string | undefined; salt: Buffer | undefined; personalHash: Buffer | undefined; hash: Buffer; actor: string; effectiveAt: Instant }
export interface AppendedEffect { stream: StreamId; seq: number; kind: string; ordinal: number; clock: string; payload: string }

/** Asked for while deciding: the transaction starts again with these locked as well, since none is locked later. */
export class NeedsLocks extends Error {
  constructor(readonly ids: StreamId[]) {
    super(`needs locks on ${ids.join(", ")}`);
  }
}

/** What one command of several in a transaction needs could not be given back without a gap, or could lock others out. */
export class NeedsOwnTransaction extends Error {}

/** The door holds more alarms of one stream than time can have armed: a decider whose firing does not move its alarm on. */
const maxAlarmsAStream = 5_000;
const maxReactionDepth = 12;

/** Numbers of document series 文号; taken inside the transaction, after all locks. */
export interface DocumentNumbers {
  take(series: string, year: number): Promise<number>;
  mark(): number;
  /** What was taken since the mark was not used after all. */
  undo(mark: number): void;
}

export interface UnitOptions {
  court: CourtSnapshot | undefined;
  recordedAt: Instant;
  spread: boolean;
  /** Whether anything sends mail: without it no effect is written that nobody would perform. */
  mail: boolean;
  /** Seals what only few may ever read, before it is stored. */
  words: SealedWords;
  numbers: DocumentNumbers;
}

/**
 * One transaction's worth of decisions over locked streams: runs deciders, their reactions and the due alarms, and
 * collects what must be written. No SQL here: the door locks before and writes after.
 */
export class UnitOfWork {
  readonly events: AppendedEvent[] = [];
  readonly notices: AppendedNotice[] = [];
  readonly effects: AppendedEffect[] = [];
  readonly streams = new Map<StreamId, Working>();
  private readonly known: ReadonlySet<StreamId>;
  private changedCourt: { seq: number; state: unknown; court: Court } | undefined;

  constructor(rows: StreamRow[], lockedIds: StreamId[], private readonly options: UnitOptions) {
    this.known = new Set(lockedIds);
    for (const row of rows) {
      if (!isStreamKind(row.kind)) throw new Error(`stream ${row.id} is of an unknown kind`);
      const state: unknown = JSON.parse(row.state);
      this.streams.set(row.id, {
        id: row.id, kind: row.kind, decider: deciderOf(row.kind), exists: true, before: state, state, seqBefore: row.seq, seq: row.seq, personSeq: row.person_seq,
        headHash: row.head_hash, clockBefore: row.clock_id, nextAlarmBefore: row.next_alarm_at ?? undefined, phasesBefore: row.phases,
      });
    }
  }

  get changed(): Working[] {
    return [...this.streams.values()].filter((stream) => this.hasChanged(stream));
  }

  hasChanged(stream: Working): boolean {
    return stream.seq !== stream.seqBefore;
  }

  existing(id: StreamId): Working | undefined {
    return this.streams.get(id);
  }

  /** What a decision sees beside its own stream are the streams that it declares to lock, whatever else the transaction holds. */
  context(stream: StreamId, actor: Actor, at: Instant, locked: readonly StreamId[] = [], nextNumber?: number): Context {
    if (this.options.court === undefined) throw new CourtUnfounded();
    const related: Record<StreamId, unknown> = {};
    for (const id of locked) {
      const other = id === stream ? undefined : this.streams.get(id);
      if (other !== undefined) related[id] = other.state;
    }
    const acting = actor.id === "system" ? [] : actor.onBehalfOf === undefined ? [actor.id] : [actor.id, actor.onBehalfOf];
    return { at, actor, actingPersons: acting, court: this.courtNow(this.options.court), related, self: stream, spread: this.options.spread, ...(nextNumber === undefined ? {} : { nextNumber }) };
  }

  /** What one decision changed in the court holds for those after it: a leaver's appointments have passed on when the successors are looked at. */
  private courtNow(before: CourtSnapshot): Court {
    const stream = this.streams.get(courtStream);
    if (stream === undefined || stream.kind !== "court" || !this.hasChanged(stream)) return before.court;
    if (this.changedCourt?.seq !== stream.seq || this.changedCourt.state !== stream.state) this.changedCourt = { seq: stream.seq, state: stream.state, court: courtView(stream.state as CourtState) };
    return this.changedCourt.court;
  }

  /** Fires every due alarm of the locked streams in due order, each as of its own due time. Returns how many fired. */
  async fireDue(now: Instant): Promise<number> {
    let fired = 0;
    for (;;) {
      const due = this.earliestDue(now);
      if (due === undefined) return fired;
      fired += 1;
      if (fired > maxAlarmsAStream * Math.max(1, this.streams.size)) throw new Error(`alarm ${due.alarm.id} of ${due.stream.id} never moves on`);
      await this.fire(due.stream, due.alarm);
    }
  }

  private earliestDue(now: Instant): { stream: Working; alarm: FireAlarm["alarm"] } | undefined {
    let earliest: { stream: Working; alarm: FireAlarm["alarm"] } | undefined;
    for (const stream of this.streams.values()) {
      if (stream.seq === 0) continue;
      const alarm = stream.decider.nextAlarm(stream.state);
      if (alarm === undefined || alarm.at > now) continue;
      if (earliest === undefined || alarm.at < earliest.alarm.at || (alarm.at === earliest.alarm.at && stream.id < earliest.stream.id)) earliest = { stream, alarm };
    }
    return earliest;
  }

  /** An alarm that is rejected or throws is recorded and passed over, so that it never stalls its neighbours. */
  private async fire(stream: Working, alarm: FireAlarm["alarm"]): Promise<void> {
    const armed = JSON.stringify(alarm);
    const command: FireAlarm = { type: "FireAlarm", alarm };
    const before = this.mark();
    let reason: string;
    try {
      const rejection = await this.dispatch(stream.id, stream.kind, command, { id: "system" }, alarm.at, `alarm:${alarm.id}`, 0);
      if (rejection === undefined && JSON.stringify(stream.decider.nextAlarm(stream.state)) !== armed) return;
      reason = rejection === undefined ? "AlarmDidNotMove" : rejection.rejected;
    } catch (error) {
      // What the database says (a deadlock, a lost connection) is no fault of the alarm: the door tries the transaction again.
      if (error instanceof NeedsLocks || error instanceof NeedsOwnTransaction || (typeof error === "object" && error !== null && "code" in error)) throw error;
      reason = error instanceof Error ? error.name : "Error";
    }
    this.undo(before);
    const failed: AlarmFailed = { type: "AlarmFailed", alarm: alarm.id, reason, to: this.administrators() };
    this.append(stream, failed, { id: "system" }, alarm.at, `alarm:${alarm.id}`);
    if (JSON.stringify(stream.decider.nextAlarm(stream.state)) === armed) throw new Error(`alarm ${alarm.id} of ${stream.id} failed (${reason}) and cannot be passed over`);
  }

  private administrators(): string[] {
    const persons = this.options.court?.state.persons ?? {};
    return Object.values(persons).filter((person) => person.status === "active" && person.roles.includes("administrator")).map((person) => person.id);
  }

  /** Runs one decision; what it left behind is taken back unless it was accepted (undefined). */
  async tentatively<Refusal>(decide: () => Promise<Refusal | undefined>): Promise<Refusal | undefined> {
    const before = this.mark();
    let accepted = false;
    try {
      const refusal = await decide();
      accepted = refusal === undefined;
      return refusal;
    } finally {
      if (!accepted) this.undo(before);
    }
  }

  private mark(): { numbers: number; events: number; notices: number; effects: number; states: Map<StreamId, Working> } {
    const states = new Map<StreamId, Working>();
    for (const [id, each] of this.streams) states.set(id, { ...each });
    return { numbers: this.options.numbers.mark(), events: this.events.length, notices: this.notices.length, effects: this.effects.length, states };
  }

  private undo(mark: { numbers: number; events: number; notices: number; effects: number; states: Map<StreamId, Working> }): void {
    this.options.numbers.undo(mark.numbers);
    this.events.length = mark.events;
    this.notices.length = mark.notices;
    this.effects.length = mark.effects;
    for (const [id, stream] of this.streams) {
      const was = mark.states.get(id);
      if (was === undefined) this.streams.delete(id);
      else Object.assign(stream, was);
    }
  }

  /** Streams that a command on this one decides on or reacts upon; asks for those that are not locked yet. */
  private requireLocks(stream: Working, command: { type: string }): StreamId[] {
    const needed = stream.decider.locks(stream.state, command);
    const missing = needed.filter((id) => !this.known.has(id));
    if (missing.length > 0) throw new NeedsLocks(missing);
    return needed;
  }

  /** Decides a command and everything it causes atomically. Returns the rejection, or undefined when accepted. */
  async dispatch(id: StreamId, kind: StreamKind, command: { type: string }, actor: Actor, at: Instant, cause: string, depth: number): Promise<Rejected | undefined> {
    if (depth > maxReactionDepth) throw new Error(`reactions of ${cause} go in a circle`);
    if (!this.known.has(id)) throw new NeedsLocks([id]);
    const stream = this.streams.get(id) ?? this.create(id, kind);
    const locked = this.requireLocks(stream, command);
    const series = stream.decider.numbers(stream.state, command);
    const nextNumber = series === undefined ? undefined : await this.options.numbers.take(series, Number(civilDateOf(at).slice(0, 4)));
    const outcome = stream.decider.decide(stream.state, command, this.context(id, actor, at, locked, nextNumber));
    if (isRejected(outcome)) return outcome;
    for (const event of outcome.events) {
      this.append(stream, event, actor, at, cause);
      for (const reaction of stream.decider.react(event, stream.state)) {
        if (reaction.when === "later") {
          this.addEffect(stream, "deliverReaction", { stream: reaction.stream, kind: reaction.kind, command: reaction.command });
          continue;
        }
        const rejection = await this.dispatch(reaction.stream, reaction.kind, reaction.command, { id: "system" }, at, `${stream.id}/${event.type}`, depth + 1);
        if (rejection !== undefined) return { rejected: rejection.rejected, details: { ...rejection.details, stream: reaction.stream } };
      }
    }
    return undefined;
  }

  private create(id: StreamId, kind: StreamKind): Working {
    const decider = deciderOf(kind);
    const stream: Working = { id, kind, decider, exists: false, before: decider.initial, state: decider.initial, seqBefore: 0, seq: 0, personSeq: 0, headHash: genesis(id), clockBefore: undefined, nextAlarmBefore: undefined, phasesBefore: [] };
    this.streams.set(id, stream);
    return stream;
  }

  private append(stream: Working, event: DomainEvent, actor: Actor, at: Instant, cause: string): void {
    stream.seq += 1;
    if (actor.id !== "system") stream.personSeq += 1;
    const meta: EventMeta = { seq: stream.seq, effectiveAt: at, actor: actor.id, ...(actor.onBehalfOf === undefined ? {} : { onBehalfOf: actor.onBehalfOf }) };
    const { body, personal } = encodeEvent(this.storedForm(stream.id, event), meta, this.options.recordedAt, cause);
    // The state is folded from what is stored, so that a replay comes to the same bytes.
    const stored = decodeEvent(body, personal ?? null).event;
    const salt = personal === undefined ? undefined : newSalt();
    const covered = personal === undefined || salt === undefined ? undefined : personalHash(salt, personal);
    const hash = eventHash(stream.headHash, body, covered);
    stream.headHash = hash;
    stream.state = stream.decider.evolve(stream.state, stored, meta);
    const clock = stream.decider.clock(stream.state, stream.id);
    this.events.push({ stream: stream.id, clock, seq: stream.seq, type: event.type, v: eventVersion, body, personal, salt, personalHash: covered, hash, actor: actor.id, effectiveAt: at });
    for (const effect of stream.decider.effects(stored, stream.state)) this.addEffect(stream, effect.kind, effect.payload);
    for (const notice of noticesOf(stream.decider, stream.id, stored, stream.state, meta, this.options.recordedAt)) this.addNotice(stream, notice);
  }

  private storedForm(stream: StreamId, event: DomainEvent): DomainEvent {
    return event.personal === undefined || !isSealedType(event.type) ? event : { ...event, personal: this.options.words.seal(stream, event.personal) };
  }

  private addNotice(stream: Working, notice: AppendedNotice): void {
    this.notices.push(notice);
    if (!this.options.mail) return;
    // Only whether there is an address is looked at here; the address itself is read when the mail is sent, and stored nowhere else.
    if (this.options.court?.court.person(notice.person)?.email === undefined) return;
    this.addEffect(stream, "sendMail", { person: notice.person, template: notice.template, params: JSON.parse(notice.params) as Json });
  }

  private addEffect(stream: Working, kind: string, payload: { [key: string]: Json }): void {
    const ordinal = this.effects.filter((effect) => effect.stream === stream.id && effect.seq === stream.seq && effect.kind === kind).length;
    this.effects.push({ stream: stream.id, seq: stream.seq, kind, ordinal, clock: stream.decider.clock(stream.state, stream.id), payload: JSON.stringify(payload) });
  }
}

/** The court has not been founded yet: only `Found` is possible. */
export class CourtUnfounded extends Error {}
