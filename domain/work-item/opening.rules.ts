import type { Accepted, Context, Rejected, StreamId } from "../decider.ts";
import { accepted, rejected } from "../decider.ts";
import type { Anchor, ChildPlan, Duty, WorkItemCommand, WorkItemEvent, WorkItemState } from "./work-item.ts";
import { armingFor, computedDue, dueBasis, dueFrom, dueOnOf, relatedDueOn, reportAfter, todayOf } from "./work-item.due.ts";
import { after } from "./work-item.evolve.ts";
import { assigner, inactiveIn } from "./work-item.people.ts";
import type { Item } from "./work-item.people.ts";
import { armStep } from "./work-item.steps.ts";

type Decision = Accepted<WorkItemEvent> | Rejected;
type Command<Type extends WorkItemCommand["type"]> = Extract<WorkItemCommand, { type: Type }>;

/** 定人、定岗、定责: what no duty may be, whoever assigns it. */
export function dutyFaults(duty: Duty, at: Context): Rejected | undefined {
  const department = at.court.department(duty.department);
  if (department === undefined || department.closed === true) return rejected("DepartmentUnknown", { department: duty.department });
  if (duty.post !== undefined) {
    const post = at.court.post(duty.post);
    if (post === undefined || post.closed === true) return rejected("PostUnknown", { post: duty.post });
  }
  const inactive = inactiveIn(duty, at.court);
  if (inactive.length > 0) return rejected("PersonInactive", { persons: inactive });
  return duty.supervisor !== undefined && duty.supervisor === duty.responsible ? rejected("SupervisorIsResponsible", { person: duty.supervisor }) : undefined;
}

/** A plan that was approved is opened even if somebody named in it has left since: the head is asked to assign. */
function withoutInactive(duty: Duty, at: Context): Duty {
  const inactive = inactiveIn(duty, at.court);
  const { responsible, supervisor, ...rest } = duty;
  return {
    ...rest,
    coOrganisers: duty.coOrganisers.filter((person) => !inactive.includes(person)),
    ...(responsible === undefined || inactive.includes(responsible) ? {} : { responsible }),
    ...(supervisor === undefined || inactive.includes(supervisor) || supervisor === responsible ? {} : { supervisor }),
  };
}

/** What opens an item: it is assigned to whoever is responsible, or the head is asked for somebody. */
export function openingOf(item: Item, at: Context, duty = item.duty): WorkItemEvent[] {
  const calendar = at.court.calendar(item.calendar);
  const { responsible } = duty;
  if (responsible === undefined || !at.court.isActive(responsible)) {
    const owner = assigner({ ...item, duty }, at.court);
    return owner === undefined ? [] : [{ type: "AssignmentWanted", step: armStep(calendar, at, "assign", owner) }];
  }
  const openedOn = todayOf(at);
  const anchorOn = "on" in item.due ? undefined : (item.anchorOn ?? openedOn);
  const due = computedDue(item, at, { ...dueBasis(item), ...(anchorOn === undefined || item.rework !== undefined ? {} : { anchorOn }) }, openedOn);
  return [{
    type: "Assigned", duty, openedOn, ...(anchorOn === undefined ? {} : { anchorOn }), due,
    arming: armingFor(item, at, due.dueOn), step: armStep(calendar, at, "accept", responsible), ...reportAfter(item, at, openedOn, openedOn),
  }];
}

function parentOf(at: Context, id: StreamId): { status: string; ancestors: StreamId[] } | undefined {
  const related = at.related[id];
  if (typeof related !== "object" || related === null || !("status" in related) || typeof related.status !== "string" || related.status === "Unregistered") return undefined;
  const ancestors = "ancestors" in related && Array.isArray(related.ancestors) ? related.ancestors.filter((one): one is StreamId => typeof one === "string") : [];
  return { status: related.status, ancestors };
}

/** 立项. An item whose anchor lies ahead waits for it; any other opens at once. */
export function register(state: WorkItemState, command: Command<"Register">, at: Context): Decision {
  const fromPlan = at.actor.id === "system";
  const duty = fromPlan ? withoutInactive(command.duty, at) : command.duty;
  const faults = fromPlan ? undefined : (dutyFaults(duty, at) ?? registrationFaults(command, at));
  if (faults !== undefined) return faults;
  if (!(command.weight > 0)) return rejected("WeightNotPositive");
  const parent = command.parent === undefined ? undefined : parentOf(at, command.parent);
  const { type: _type, ancestors: named, anchor: _anchor, anchorOn: _anchorOn, ...registration } = command;
  const ancestors = command.parent === undefined ? [] : parent === undefined ? (named ?? [command.parent]) : [command.parent, ...parent.ancestors];
  const event: WorkItemEvent = {
    type: "Registered", id: at.self, ...registration, duty, ancestors, ...anchorAt(command, at),
    calendar: at.court.state.currentCalendar, ladder: at.court.ladderFor(command.priority).version, by: at.actor.id, at: at.at,
  };
  const item = after(state, at, event);
  if (item.status === "Unregistered") return rejected("UnknownItem");
  if (item.anchor !== undefined && item.anchorOn === undefined) return accepted<WorkItemEvent>(event, { type: "WaitStarted", anchor: item.anchor });
  return accepted(event, ...openingOf(item, at));
}

/**
 * Where `after` counts from: the anchor, or for an item registered by hand the day it is registered. A date ahead is not
 * reached. What the campaign reached before the item was registered by hand is asked of the campaign: it will not say it again.
 */
function anchorAt(command: Command<"Register">, at: Context): { anchor?: Anchor; anchorOn?: string } {
  if ("on" in command.due) return {};
  const today = todayOf(at);
  const { anchor = { type: "start", id: "start" }, campaign } = command;
  const nobodyAnnounces = command.anchor === undefined || (anchor.type === "start" && campaign === undefined);
  const byHand = command.planItem === undefined && campaign !== undefined && command.anchor !== undefined;
  const anchorOn = command.anchorOn ?? (nobodyAnnounces ? today : byHand ? reachedInCampaign(at.related[campaign.id], anchor)?.on : undefined);
  return { anchor, ...(anchorOn === undefined || (anchorOn > today && !nobodyAnnounces) ? {} : { anchorOn }) };
}

/** The day on which a campaign reached its start or a milestone, as far as it has; undefined when it knows no such milestone. */
function reachedInCampaign(campaign: unknown, anchor: Anchor): { on?: string } | undefined {
  if (typeof campaign !== "object" || campaign === null) return undefined;
  if (anchor.type === "start") return "startedOn" in campaign && typeof campaign.startedOn === "string" ? { on: campaign.startedOn } : {};
  const milestones: unknown[] = "milestones" in campaign && Array.isArray(campaign.milestones) ? campaign.milestones : [];
  for (const one of milestones) {
    if (typeof one !== "object" || one === null || !("id" in one) || one.id !== anchor.id) continue;
    return "reachedOn" in one && typeof one.reachedOn === "string" ? { on: one.reachedOn } : {};
  }
  return undefined;
}

function registrationFaults(command: Command<"Register">, at: Context): Rejected | undefined {
  if (command.title.trim() === "") return rejected("TitleMissing");
  if (command.anchor?.type === "item" && at.related[command.anchor.id] === undefined) return rejected("AnchorUnknown", { anchor: command.anchor.id });
  if (command.anchor?.type === "milestone") {
    const campaign = command.campaign === undefined ? undefined : at.related[command.campaign.id];
    const unknown = command.campaign === undefined || (campaign !== undefined && reachedInCampaign(campaign, command.anchor) === undefined);
    if (unknown) return rejected("AnchorUnknown", { anchor: command.anchor.id });
  }
  if (command.parent === undefined) return undefined;
  const parent = parentOf(at, command.parent);
  if (parent === undefined) return rejected("ParentUnknown", { parent: command.parent });
  if (parent.status === "SignedOff" || parent.status === "Waived") return rejected("ParentClosed", { parent: command.parent });
  return notAfterParent(command.due, anchorAt(command, at).anchorOn ?? todayOf(at), relatedDueOn(at, command.parent) ?? command.parentDueOn, at);
}

function notAfterParent(due: ChildPlan["due"], anchorOn: string, parentDueOn: string | undefined, at: Context): Rejected | undefined {
  if (parentDueOn === undefined) return undefined;
  const dueOn = dueFrom(due, anchorOn, at);
  return dueOn > parentDueOn ? rejected("NotAfterParent", { dueOn, parentDueOn }) : undefined;
}

/** 交办: names who carries an item that nobody carries, and opens it. */
export function assign(item: Item, command: Command<"Assign">, at: Context): Decision {
  if (command.duty.responsible === undefined) return rejected("ResponsibleMissing");
  const supervisor = command.duty.supervisor ?? item.duty.supervisor;
  const duty: Duty = { ...command.duty, ...(supervisor === undefined ? {} : { supervisor }) };
  return dutyFaults(duty, at) ?? accepted(...openingOf(item, at, duty));
}

/** Frees what waits for an anchor (B17). A second arrival, or one that nobody waits for, changes nothing. */
export function reachAnchor(item: Item, command: Command<"ReachAnchor">, at: Context): Decision {
  if (item.anchor?.id !== command.anchor || item.anchorOn !== undefined) return accepted();
  if (item.status !== "Waiting" && item.status !== "Suspended") return accepted();
  const reached: WorkItemEvent = { type: "AnchorReached", anchor: command.anchor, onDate: command.on };
  if (item.status === "Suspended") return accepted(reached);
  const freed = after(item, at, reached);
  return freed.status === "Unregistered" ? rejected("UnknownItem") : accepted(reached, ...openingOf(freed, at));
}

/** 分解 (层层放大): children carry the parent's campaign and anchor and are not due after it. */
export function decompose(item: Item, command: Command<"Decompose">, at: Context): Decision {
  if (command.items.length === 0) return rejected("NoChildren");
  const ids = command.items.map((child) => child.id);
  const taken = ids.filter((id, index) => ids.indexOf(id) !== index || id === item.id || at.related[id] !== undefined || item.children.some((child) => child.id === id));
  if (taken.length > 0) return rejected("ChildExists", { children: taken });
  for (const child of command.items) {
    const faults = childFaults(item, child, at);
    if (faults !== undefined) return { ...faults, details: { ...faults.details, child: child.id } };
  }
  return accepted({ type: "Decomposed", items: command.items });
}

function childFaults(item: Item, child: ChildPlan, at: Context): Rejected | undefined {
  if (child.title.trim() === "") return rejected("TitleMissing");
  if (!(child.weight > 0)) return rejected("WeightNotPositive");
  const supervisor = supervisorOfChild(item, child);
  const faults = dutyFaults({ ...child.duty, ...(supervisor === undefined ? {} : { supervisor }) }, at);
  if (faults !== undefined) return faults;
  const waits = !("on" in child.due) && item.anchor !== undefined && item.anchorOn === undefined;
  return waits ? undefined : notAfterParent(child.due, item.anchorOn ?? todayOf(at), dueOnOf(item), at);
}

/** A child without a supervisor has its parent's, unless that one does the child's work. */
export function supervisorOfChild(item: Item, child: ChildPlan): string | undefined {
  return child.duty.supervisor ?? (item.duty.supervisor === child.duty.responsible ? undefined : item.duty.supervisor);
}
