import type { ItemFacts, Registration, WorkItemEvent, WorkItemState } from "./work-item.ts";
import type { Item } from "./work-item.people.ts";

/**
 * A copy of the facts, written out fact by fact. `{ ...state }` says the same, but V8 has a quick copy only for shapes it met
 * before at that place, and each copy is a new shape: a state that is spread event after event is put together one fact at a
 * time, which takes ten times as long and grows the object a dozen times over.
 */
export function factsIn<Status extends Item["status"]>(state: ItemFacts, status: Status): ItemFacts & { status: Status } {
  const copy: ItemFacts & { status: Status } = {
    id: state.id, title: state.title, source: state.source, status, ancestors: state.ancestors, children: state.children, dependents: state.dependents,
    duty: state.duty, delegatedTo: state.delegatedTo, priority: state.priority, weight: state.weight, processStep: state.processStep, due: state.due,
    evidence: state.evidence, calendar: state.calendar, ladder: state.ladder, extensions: state.extensions, earlierExtensions: state.earlierExtensions,
    extensionRequests: state.extensionRequests, suspensions: state.suspensions, provisional: state.provisional, holders: state.holders, rungsFired: state.rungsFired,
    waiting: state.waiting, reports: state.reports, missedReportsRunning: state.missedReportsRunning, notices: state.notices, instructions: state.instructions,
    registeredBy: state.registeredBy, registeredAt: state.registeredAt, redSpans: state.redSpans, overdueDays: state.overdueDays, dueSteps: state.dueSteps,
  };
  // A key without a value would not survive as JSON.
  if (state.campaign !== undefined) copy.campaign = state.campaign;
  if (state.planItem !== undefined) copy.planItem = state.planItem;
  if (state.parent !== undefined) copy.parent = state.parent;
  if (state.parentDueOn !== undefined) copy.parentDueOn = state.parentDueOn;
  if (state.reopenedFrom !== undefined) copy.reopenedFrom = state.reopenedFrom;
  if (state.delegate !== undefined) copy.delegate = state.delegate;
  if (state.target !== undefined) copy.target = state.target;
  if (state.dutyText !== undefined) copy.dutyText = state.dutyText;
  if (state.process !== undefined) copy.process = state.process;
  if (state.anchor !== undefined) copy.anchor = state.anchor;
  if (state.anchorOn !== undefined) copy.anchorOn = state.anchorOn;
  if (state.report !== undefined) copy.report = state.report;
  if (state.openedOn !== undefined) copy.openedOn = state.openedOn;
  if (state.dueOn !== undefined) copy.dueOn = state.dueOn;
  if (state.totalWorkingDays !== undefined) copy.totalWorkingDays = state.totalWorkingDays;
  if (state.reworkDueOn !== undefined) copy.reworkDueOn = state.reworkDueOn;
  if (state.rework !== undefined) copy.rework = state.rework;
  if (state.nextRung !== undefined) copy.nextRung = state.nextRung;
  if (state.nextReportOn !== undefined) copy.nextReportOn = state.nextReportOn;
  if (state.pendingExtension !== undefined) copy.pendingExtension = state.pendingExtension;
  if (state.pendingSuspension !== undefined) copy.pendingSuspension = state.pendingSuspension;
  if (state.progress !== undefined) copy.progress = state.progress;
  if (state.files !== undefined) copy.files = state.files;
  return copy;
}

/** Each fact by its name, as in `factsIn`; the type asks for all that a registration may say, and what this one does not say stays away. */
export function registered(event: Extract<WorkItemEvent, { type: "Registered" }>): WorkItemState {
  const facts: ItemFacts & Record<keyof Registration, unknown> = {
    id: event.id, title: event.title, source: event.source, campaign: event.campaign, planItem: event.planItem, parent: event.parent, parentDueOn: event.parentDueOn, ancestors: event.ancestors ?? [],
    duty: event.duty, priority: event.priority, weight: event.weight, target: event.target, dutyText: event.dutyText, process: event.process, due: event.due, anchor: event.anchor,
    anchorOn: event.anchorOn, report: event.report, evidence: event.evidence, dependents: event.dependents, calendar: event.calendar, ladder: event.ladder, registeredBy: event.by, registeredAt: event.at,
    children: [], delegatedTo: [], processStep: 0, extensions: [], earlierExtensions: 0, extensionRequests: 0, suspensions: [], provisional: false, holders: [],
    rungsFired: [], waiting: [], reports: [], missedReportsRunning: 0, notices: [], instructions: [], redSpans: [], overdueDays: 0, dueSteps: [],
  };
  return factsIn(facts, "Registered");
}

/** The item with some of its facts changed: what time and reports do to a running item again and again. */
export function changed(state: Item, change: Partial<ItemFacts>): Item {
  switch (state.status) {
    case "Registered": {
      const copy = factsIn(state, state.status);
      return Object.assign(copy, state.declined === undefined ? change : { ...change, declined: state.declined });
    }
    case "Waiting":
      return Object.assign(factsIn(state, state.status), change);
    case "Assigned":
      return Object.assign(factsIn(state, state.status), change);
    case "InProgress": {
      const copy = factsIn(state, state.status);
      return Object.assign(copy, state.returned === undefined ? change : { ...change, returned: state.returned });
    }
    case "Suspended":
    case "SubmittedForSignOff":
    case "SignedOff":
    case "Waived":
      return { ...state, ...change };
  }
}
