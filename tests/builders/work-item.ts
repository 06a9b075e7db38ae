import type { Court } from "../../domain/court/court-view.ts";
import { isRejected } from "../../domain/decider.ts";
import type { Actor, Alarm, Context, EventMeta, Rejected } from "../../domain/decider.ts";
import { instantAt } from "../../domain/time.ts";
import type { CivilDate, Instant } from "../../domain/time.ts";
import { workItem } from "../../domain/work-item/work-item.decider.ts";
import type { Registration, WorkItemCommand, WorkItemEvent, WorkItemState } from "../../domain/work-item/work-item.ts";
import { aCourt } from "./court.ts";

export type Item = Exclude<WorkItemState, { status: "Unregistered" }>;

/** 10:00 in Shanghai of a day. */
export function morning(on: CivilDate): Instant {
  return instantAt(on, 600);
}

export const standardCourt = aCourt();

/** The campaign of `aRegistration`. */
export const aCampaign = { id: "c-1", lead: "p-lead", leaderInCharge: "p-leader", endsOn: "2026-12-31" };

/** An item of c-1 as its task book registers it: civil-2, p-judge-1, supervised by p-clerk-1, 20 wd after the start. */
export function aRegistration(change: Partial<Registration> = {}): Registration {
  return {
    title: "司法需求清单", source: { type: "campaign" }, campaign: aCampaign, planItem: "i1",
    duty: { department: "civil-2", responsible: "p-judge-1", supervisor: "p-clerk-1", coOrganisers: ["p-judge-3"] },
    priority: "A", weight: 3, due: { workingDays: 20, after: "start" }, anchor: { type: "start", id: "start" }, anchorOn: "2026-03-02", evidence: ["需求清单"], dependents: [], ...change,
  };
}

/** An item made by hand: no campaign, no plan item. */
export function byHand(change: Partial<Registration> = {}): Registration {
  const { campaign: _campaign, planItem: _planItem, anchor: _anchor, anchorOn: _anchorOn, ...rest } = aRegistration();
  return { ...rest, due: { on: "2026-03-31" }, ...change };
}

export interface Acting { by?: string; onBehalfOf?: string; at?: Instant; court?: Court; related?: Record<string, unknown>; nextNumber?: number; spread?: boolean; self?: string }

export function aContext(acting: Acting = {}): Context {
  const actor: Actor = { id: acting.by ?? "system", ...(acting.onBehalfOf === undefined ? {} : { onBehalfOf: acting.onBehalfOf }) };
  return {
    at: acting.at ?? morning("2026-03-02"), actor, actingPersons: actor.id === "system" ? [] : [actor.id, ...(acting.onBehalfOf === undefined ? [] : [acting.onBehalfOf])],
    court: acting.court ?? standardCourt, related: acting.related ?? {}, self: acting.self ?? "w-1", spread: acting.spread ?? false, nextNumber: acting.nextNumber ?? 12,
  };
}

export interface Outcome { state: WorkItemState; events: WorkItemEvent[]; rejection?: Rejected }

/** Decides and evolves, as the door does. */
export function play(state: WorkItemState, command: WorkItemCommand, acting: Acting = {}): Outcome {
  const at = aContext(acting);
  const outcome = workItem.decide(state, command, at);
  if (isRejected(outcome)) return { state, events: [], rejection: outcome };
  const meta: EventMeta = { seq: 1, effectiveAt: at.at, actor: at.actor.id, ...(at.actor.onBehalfOf === undefined ? {} : { onBehalfOf: at.actor.onBehalfOf }) };
  return { state: outcome.events.reduce((so, event) => workItem.evolve(so, event, meta), state), events: outcome.events };
}

/** An item's history so far, as a chain of accepted commands. */
export class Story {
  constructor(readonly state: WorkItemState, readonly last: WorkItemEvent[] = [], private readonly court: Court = standardCourt, private readonly self = "w-1") {}

  /** Gives a command that must be accepted; `by` absent means the system. */
  after(command: WorkItemCommand, acting: Acting = {}): Story {
    const { state, events, rejection } = play(this.state, command, { court: this.court, self: this.self, ...acting });
    if (rejection !== undefined) throw new Error(`${command.type} was rejected: ${rejection.rejected} ${JSON.stringify(rejection.details ?? {})}`);
    return new Story(state, events, acting.court ?? this.court, this.self);
  }

  /** Fires every alarm that is due until an instant, each as of its own due time. */
  until(end: Instant, acting: Acting = {}): Story {
    let story: Story = new Story(this.state, [], this.court, this.self);
    const events: WorkItemEvent[] = [];
    for (let alarm = workItem.nextAlarm(story.state); alarm !== undefined && alarm.at <= end; alarm = workItem.nextAlarm(story.state)) {
      story = story.after({ type: "FireAlarm", alarm }, { ...acting, at: alarm.at });
      events.push(...story.last);
    }
    return new Story(story.state, events, this.court, this.self);
  }

  get item(): Item {
    if (this.state.status === "Unregistered") throw new Error("nothing is registered");
    return this.state;
  }

  get alarm(): Alarm | undefined {
    return workItem.nextAlarm(this.state);
  }
}

export const accept: WorkItemCommand = { type: "Accept" };
export const submission: WorkItemCommand = { type: "SubmitForSignOff", summary: "已答复", evidence: [{ name: "需求清单" }] };

/** Items on their way; each builder continues the one before. Registered on 2026-03-02, T is 2026-03-30. */
export function aWaitingItem(change: Partial<Registration> = {}, court?: Court): Story {
  const { anchorOn: _anchorOn, ...registration } = aRegistration({ anchor: { type: "milestone", id: "m1" }, due: { workingDays: 20, after: "m1" }, ...change });
  return new Story(workItem.initial, [], court).after({ type: "Register", ...registration });
}

export function anAssignedItem(change: Partial<Registration> = {}, court?: Court): Story {
  return new Story(workItem.initial, [], court).after({ type: "Register", ...aRegistration(change) });
}

export function anUnassignedItem(change: Partial<Registration> = {}): Story {
  const registration = aRegistration(change);
  const { responsible: _responsible, ...duty } = registration.duty;
  return new Story(workItem.initial).after({ type: "Register", ...registration, duty });
}

export function anItemInProgress(change: Partial<Registration> = {}, court?: Court): Story {
  return anAssignedItem(change, court).after(accept, { by: "p-judge-1", at: morning("2026-03-02") });
}

export function aSuspendedItem(expectedEndOn = "2026-03-20", at = morning("2026-03-10")): Story {
  return anItemInProgress().after({ type: "Suspend", ground: "等待鉴定", expectedEndOn }, { by: "p-clerk-1", at });
}

export function aSubmittedItem(change: Partial<Registration> = {}, at = morning("2026-03-18"), court?: Court): Story {
  return anItemInProgress(change, court).after(submission, { by: "p-judge-1", at });
}

export function aSignedOffItem(change: Partial<Registration> = {}, related: Record<string, unknown> = {}): Story {
  return aSubmittedItem(change).after({ type: "SignOff" }, { by: "p-clerk-1", at: morning("2026-03-19"), related });
}

export function aWaivedItem(): Story {
  return anItemInProgress().after({ type: "Waive", ground: "政策调整" }, { by: "p-leader", at: morning("2026-03-10") });
}
