import type { Court } from "./court/court-view.ts";
import type { Instant } from "./time.ts";

/** Identifier of an entity and of its stream of events; carries no personal data. */
export type StreamId = string;
export type PersonId = string;

/** What kinds of entity the ledger knows; each has exactly one decider. */
export type StreamKind = "court" | "campaign" | "work-item" | "dispute";

/** Any plain JSON value: what events, states and problem details are made of. */
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };

/** Who acts. `system` is time itself and the reactions of one stream on another; it never stands in for a person. */
export interface Actor {
  id: PersonId | "system";
  /** The principal (委托人) when the actor acts under a delegation. */
  onBehalfOf?: PersonId;
}

/** All that a decision may depend on besides the state and the command. Pure data and pure functions. */
export interface Context {
  /** Court time as of which the command is decided. For an alarm: when it was due, not when it was processed. */
  at: Instant;
  actor: Actor;
  /** The actor and, under a delegation, the principal: separation of duty tests all of them. Empty for `system`. */
  actingPersons: PersonId[];
  /** Organisation, calendars, ladders and settings as of this decision. */
  court: Court;
  /** States of the other streams that `locks` declared, by id; absent when such a stream does not exist. */
  related: Readonly<Record<StreamId, unknown>>;
  /** The id of the stream that decides. */
  self: StreamId;
  /** The next number of the series that `numbers` asked for, e.g. 12 for （2026）督字第12号. */
  nextNumber?: number;
  /** Off only in measurements: with spreading off, rungs fire at 09:00 sharp. */
  spread: boolean;
}

export interface Allowed { allowed: true }

/** A reason in the domain's own words. Never thrown; the endpoint turns it into a problem for people. */
export interface Rejected {
  rejected: string;
  details?: { [key: string]: Json };
}

export interface Accepted<Event> { events: Event[] }

export const allowed: Allowed = { allowed: true };

export function rejected(reason: string, details?: { [key: string]: Json }): Rejected {
  return details === undefined ? { rejected: reason } : { rejected: reason, details };
}

export function accepted<Event>(...events: Event[]): Accepted<Event> {
  return { events };
}

export function isRejected(outcome: object): outcome is Rejected {
  return "rejected" in outcome;
}

/** What time itself will do next to a stream. */
export interface Alarm {
  /** What is due, stable for one arming: "rung:T+1wd:0", "report:2026-05-08", "step:accept:climb". */
  id: string;
  kind: string;
  at: Instant;
}

/** The command with which the door lets time act; only `system` may send it. */
export interface FireAlarm { type: "FireAlarm"; alarm: Alarm }

/** What an event causes in another stream: in the same transaction, or later as an effect of the clock. */
export interface Reaction {
  stream: StreamId;
  kind: StreamKind;
  command: { type: string };
  when: "atomic" | "later";
}

/** Work of the outside world or of bulk that an event causes; performed by an activity, at least once, keyed stream + seq + kind. */
export interface Effect {
  kind: string;
  payload: { [key: string]: Json };
}

/** A line for a person's inbox (and, by their settings, mail and webhooks), written with the event. */
export interface Notice {
  to: PersonId[];
  /** Template id, with texts in zh-CN and en. */
  template: string;
  params: { [key: string]: Json };
}

/** A step that waits for a person (我的待办): owner and clock. A function of the state alone. */
export interface Todo {
  /** Stable within its stream: "accept", "decide-extension", "co-sign:p-x". */
  step: string;
  owner: PersonId;
  sinceAt: Instant;
  /** When the step is overdue. */
  dueAt: Instant;
}

/** Facts about an event that the ledger adds. */
export interface EventMeta {
  seq: number;
  effectiveAt: Instant;
  actor: PersonId | "system";
  onBehalfOf?: PersonId;
}

/** Facts about an entity that the authority catalogue's scopes are tested against. */
export interface Subject {
  /** Departments that carry the entity. */
  departments: string[];
  /** People who carry it themselves (own 本人). */
  own: PersonId[];
  /** Actors of the links that stand (当事人链接); only a dispute has any. */
  links?: PersonId[];
  /** Lead and leader in charge of its campaign (campaign 专班). */
  campaign: PersonId[];
  /** Supervisors 督办人. */
  supervisors: PersonId[];
  /** Everyone who drafted it or is responsible: who must not also approve it. */
  interested: PersonId[];
}

/**
 * One long-lived thing as pure functions (architecture.md §1). The door, the effects and the rehearsal run these same
 * functions; nothing about the business is said anywhere else.
 */
export interface Decider<State, Command extends { type: string }, Event extends { type: string }> {
  kind: StreamKind;
  initial: State;
  /** Whether a command of this type may be given now, as far as that needs no payload. `availableActions` = authority ∧ may. */
  may(state: State, commandType: Command["type"], at: Context): Allowed | Rejected;
  /** Calls `may` first. No I/O, no clock. */
  decide(state: State, command: Command, at: Context): Accepted<Event> | Rejected;
  evolve(state: State, event: Event, meta: EventMeta): State;
  /** The earliest alarm, read off instants that events put into the state. */
  nextAlarm(state: State): Alarm | undefined;
  /** What the event causes elsewhere. `state` is the state after the event. */
  react(event: Event, state: State): Reaction[];
  /** Effects of the event, for the outbox. */
  effects(event: Event, state: State): Effect[];
  notices(event: Event, state: State): Notice[];
  todos(state: State): Todo[];
  /** Other streams the command decides on or reacts upon atomically; all are locked at once, in id order. */
  locks(state: State, command: Command): StreamId[];
  /** Series of document numbers the command takes one number from. */
  numbers(state: State, command: Command): string | undefined;
  subject(state: State): Subject;
  /** The clock (durable process) that this stream belongs to, e.g. "campaign/c-1", "standing/civil-2", "court". */
  clock(state: State, self: StreamId): string;
  /** Still alive: an open stream keeps its clock's story running. */
  open(state: State): boolean;
}
