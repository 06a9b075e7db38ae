import type { Context, EventMeta } from "../decider.ts";
import type { CivilDate } from "../time.ts";
import { civilDateOf, daysBetween, plusDays } from "../time.ts";
import { missedAfterReport } from "./report-cadence.ts";
import type { Arming, ComputedDue, Holder, ItemFacts, SupervisionNotice, WaitingStep, WorkItemEvent, WorkItemState } from "./work-item.ts";
import { withoutAlarm } from "./work-item.alarms.ts";
import { changed, factsIn, registered } from "./work-item.facts.ts";
import { dueOnOf, ladderRuns } from "./work-item.due.ts";
import type { Item } from "./work-item.people.ts";
import { frozen, sameStep } from "./work-item.steps.ts";

type Event<Type extends WorkItemEvent["type"]> = Extract<WorkItemEvent, { type: Type }>;
type Optional = "nextRung" | "nextReportOn" | "pendingExtension" | "pendingSuspension" | "delegate" | "anchor" | "anchorOn" | "campaign" | "reworkDueOn" | "rework" | "target" | "dutyText" | "process" | "report";

/**
 * The state without some of its optional facts: a key without a value would not survive as JSON. An object from which a key
 * was deleted is copied many times more slowly ever after, so nothing is deleted that is not there.
 */
function without<State extends ItemFacts>(state: State, ...keys: Optional[]): State {
  if (!keys.some((key) => Object.hasOwn(state, key))) return state;
  const copy = { ...state };
  for (const key of keys) Reflect.deleteProperty(copy, key);
  return copy;
}

/** What every state has, without what only the present one has; the status is for whoever enters another to name. */
function factsOf(state: Item): ItemFacts {
  switch (state.status) {
    case "Registered": { if (state.declined === undefined) return state; const { declined: _declined, ...facts } = state; return facts; }
    case "Waiting":
    case "Assigned": return state;
    case "InProgress": { if (state.returned === undefined) return state; const { returned: _returned, ...facts } = state; return facts; }
    case "Suspended": { const { status: _status, suspension: _suspension, ...facts } = state; return facts; }
    case "SubmittedForSignOff": { const { status: _status, submission: _submission, coSigners: _coSigners, ...facts } = state; return facts; }
    case "SignedOff": { const { status: _status, submission: _submission, signedOffBy: _by, signedOffOn: _on, checks: _checks, ...facts } = state; return facts; }
    case "Waived": { const { status: _status, ground: _ground, by: _by, waivedOn: _on, ...facts } = state; return facts; }
  }
}

function stepsWithout(state: ItemFacts, ...gone: WaitingStep["step"][]): WaitingStep[] {
  return state.waiting.filter((step) => !gone.includes(step.step));
}

/** A step in place of one of the same name and key. */
function stepsWith(steps: readonly WaitingStep[], ...added: (WaitingStep | undefined)[]): WaitingStep[] {
  const present = added.filter((step) => step !== undefined);
  return [...steps.filter((step) => !present.some((one) => sameStep(one, step))), ...present];
}

/** T and how it came about; after a Return it is the rework deadline that moves. */
function withDue<State extends ItemFacts>(state: State, due: ComputedDue): State {
  const moved = state.reworkDueOn === undefined ? { dueOn: due.dueOn } : { reworkDueOn: due.dueOn };
  return { ...state, ...moved, provisional: due.provisional, totalWorkingDays: due.totalWorkingDays, dueSteps: due.steps };
}

/** The ladder for a T: its next rung, and what lies behind, recorded as passed. */
function withArming<State extends ItemFacts>(state: State, arming: Arming): State {
  const passed = arming.passed.map((rung) => ({ rung: rung.rung, occurrence: rung.occurrence, at: rung.at, dueOn: arming.dueOn, passed: true, to: [] }));
  const rungsFired = passed.length === 0 ? state.rungsFired : [...state.rungsFired, ...passed];
  return arming.next === undefined ? { ...without(state, "nextRung"), rungsFired } : { ...state, rungsFired, nextRung: arming.next };
}

function stopped<State extends ItemFacts>(state: State): State {
  return without(state, "nextRung", "nextReportOn");
}

/** Texts that a state keeps for its page. It is written anew with every command, so what only grows stays in the events. */
const keptTexts = 10;

function latest<Text>(texts: readonly Text[], next: Text): Text[] {
  return [...texts, next].slice(-keptTexts);
}

function withReport<State extends ItemFacts>(state: State, event: { nextReportOn?: CivilDate }): State {
  return event.nextReportOn === undefined ? without(state, "nextReportOn") : { ...state, nextReportOn: event.nextReportOn };
}

/** The first day of the running red, if the item is past T and not submitted: never a day already recorded, nor one before the last resumption. */
export function redSince(state: Item): CivilDate | undefined {
  const dueOn = dueOnOf(state);
  if (dueOn === undefined || !ladderRuns(state)) return undefined;
  const last = state.redSpans[state.redSpans.length - 1];
  let since = plusDays(dueOn, 1);
  if (last !== undefined && last.untilOn >= since) since = plusDays(last.untilOn, 1);
  // The day of suspension counts as suspended, the day of resumption does not (domain §3).
  for (const { untilOn } of state.suspensions) if (untilOn !== undefined && untilOn > since) since = untilOn;
  return since;
}

/** Red days once recorded stay, whatever becomes of T. */
function withRedUntil(state: Item, untilOn: CivilDate): Item {
  const fromOn = redSince(state);
  if (fromOn === undefined || untilOn < fromOn) return state;
  return { ...state, redSpans: [...state.redSpans, { fromOn, untilOn }], overdueDays: state.overdueDays + daysBetween(fromOn, untilOn) + 1 };
}

/** Whoever held the item ends the day before; the day of the change belongs to whoever takes over. Who held it for less than a day stays named. */
function heldBy(holders: readonly Holder[], on: CivilDate, next?: Omit<Holder, "fromOn" | "untilOn">): Holder[] {
  const before = holders.map((holder) => (holder.untilOn === undefined || holder.untilOn >= on ? { ...holder, untilOn: plusDays(on, -1) } : holder));
  return next === undefined ? before : [...before, { ...next, fromOn: on }];
}

/** While nobody carries an item that was opened, T runs on, and its days belong to whoever must name somebody. */
function heldForAssigning<State extends ItemFacts>(state: State, on: CivilDate, step: WaitingStep | undefined): State {
  if (state.openedOn === undefined) return state;
  return { ...state, holders: heldBy(state.holders, on, step === undefined ? undefined : { person: step.owner, department: state.duty.department, assigning: true }) };
}

function heldUntil(holders: readonly Holder[], on: CivilDate): Holder[] {
  return holders.map((holder) => (holder.untilOn === undefined ? { ...holder, untilOn: on } : holder));
}

/** One event's change of the state. Pure; reads no calendar: all dates are in the events. */
export function evolve(state: WorkItemState, event: WorkItemEvent, meta: EventMeta): WorkItemState {
  if (event.type === "Registered") return registered(event);
  if (state.status === "Unregistered") return state;
  return evolveItem(state, event, civilDateOf(meta.effectiveAt), meta);
}

/** The state after events that are about to be recorded: for decisions whose second event builds on the first. */
export function after(state: WorkItemState, at: Context, ...events: WorkItemEvent[]): WorkItemState {
  const meta: EventMeta = { seq: 0, effectiveAt: at.at, actor: at.actor.id, ...(at.actor.onBehalfOf === undefined ? {} : { onBehalfOf: at.actor.onBehalfOf }) };
  return events.reduce((so, event) => evolve(so, event, meta), state);
}

function evolveItem(state: Item, event: Exclude<WorkItemEvent, Event<"Registered">>, on: CivilDate, meta: EventMeta): WorkItemState {
  switch (event.type) {
    case "WaitStarted":
      return { ...factsOf(state), status: "Waiting" };
    case "AnchorReached":
      return { ...state, anchorOn: event.onDate };
    case "Assigned": {
      const opened = { ...factsOf(state), duty: event.duty, openedOn: event.openedOn, holders: heldBy(state.holders, event.openedOn, holderOf(event.duty)), waiting: stepsWith(stepsWithout(state, "assign"), event.step) };
      const assigned = factsIn(withReport(withArming(withDue(opened, event.due), event.arming), event), "Assigned");
      return event.anchorOn === undefined ? assigned : Object.assign(assigned, { anchorOn: event.anchorOn });
    }
    case "AssignmentWanted": {
      const { responsible: _responsible, ...duty } = state.duty;
      const free = { ...without(factsOf(state), "nextReportOn"), duty, waiting: stepsWith(stepsWithout(state, "accept"), event.step) };
      return { ...heldForAssigning(free, on, event.step), status: "Registered" };
    }
    case "Accepted":
      return Object.assign(factsIn(state, "InProgress"), { waiting: stepsWithout(state, "accept") });
    case "Declined": {
      const { responsible: _responsible, ...duty } = state.duty;
      const free = { ...without(factsOf(state), "delegate", "nextReportOn"), duty, waiting: stepsWith(stepsWithout(state, "accept"), event.step) };
      return { ...heldForAssigning(free, on, event.step), status: "Registered", declined: { by: event.by, reason: event.reason } };
    }
    case "Reported":
      return changed(event.nextReportOn === undefined ? without(state, "nextReportOn") : state, {
        ...(event.nextReportOn === undefined ? {} : { nextReportOn: event.nextReportOn }),
        reports: latest(state.reports, { at: meta.effectiveAt, by: meta.actor, summary: event.summary, ...(event.progress === undefined ? {} : { progress: event.progress }) }),
        ...(event.progress === undefined ? {} : { progress: event.progress }),
        ...(event.processStep === undefined ? {} : { processStep: event.processStep }),
        missedReportsRunning: missedAfterReport(state.missedReportsRunning),
      });
    case "ReportMissed":
      return changed(state, { missedReportsRunning: event.running, nextReportOn: event.nextReportOn });
    case "Decomposed":
      return { ...state, children: [...state.children, ...event.items.map((child) => ({ id: child.id, title: child.title, closed: false, weight: child.weight }))] };
    case "Instructed":
      return { ...state, instructions: latest(state.instructions, { by: event.by, at: meta.effectiveAt, text: event.text }) };
    case "ExtensionRequested":
      return { ...state, pendingExtension: event.request, extensionRequests: state.extensionRequests + 1, waiting: stepsWith(state.waiting, event.step) };
    case "ExtensionGranted": {
      const decided = { ...without(withRedUntil(state, plusDays(on, -1)), "pendingExtension"), extensions: [...state.extensions, event.amount], waiting: stepsWithout(state, "decide-extension") };
      return withArming(withDue(decided, event.due), event.arming);
    }
    case "ExtensionRefused":
    case "ExtensionLapsed":
      return { ...without(state, "pendingExtension"), waiting: stepsWithout(state, "decide-extension") };
    case "SuspensionRequested":
      return { ...state, pendingSuspension: event.request, waiting: stepsWith(state.waiting, event.step) };
    case "SuspensionRefused":
    case "SuspensionLapsed":
      return { ...without(state, "pendingSuspension"), waiting: stepsWithout(state, "decide-suspension") };
    case "Suspended":
      return suspended(state, event);
    case "SuspensionProlonged":
      if (state.status !== "Suspended") return state;
      return { ...without(state, "pendingSuspension"), waiting: stepsWithout(state, "decide-suspension"), suspension: { ...state.suspension, ground: event.ground, expectedEndOn: event.expectedEndOn, endsAt: event.endsAt } };
    case "Resumed":
      return resumed(state, event);
    case "SubmittedForSignOff": {
      const red = factsOf(withRedUntil(state, on));
      return { ...stopped(red), waiting: stepsWith(red.waiting, event.step), status: "SubmittedForSignOff", submission: event.submission, coSigners: [] };
    }
    case "SignedOff":
      if (state.status !== "SubmittedForSignOff") return state;
      return { ...without(stopped(factsOf(state)), "delegate"), holders: heldUntil(state.holders, on), waiting: [], status: "SignedOff", submission: state.submission, signedOffBy: event.by, signedOffOn: event.onDate, checks: event.checks };
    case "Returned": {
      const rework = { on: event.reworkDueOn, extensionsBefore: state.extensions.length, suspensionsBefore: state.suspensions.length };
      const returned = { ...factsOf(state), reworkDueOn: event.reworkDueOn, rework, waiting: stepsWithout(state, "sign-off", "co-sign") };
      return { ...withReport(withArming(withDue(returned, event.due), event.arming), event), status: "InProgress", returned: { by: event.by, reason: event.reason } };
    }
    case "CoSignAsked":
      if (state.status !== "SubmittedForSignOff") return state;
      return { ...state, coSigners: [...state.coSigners, ...event.persons.map((person) => ({ person }))], waiting: stepsWith(state.waiting, ...event.steps) };
    case "CoSigned": {
      if (state.status !== "SubmittedForSignOff") return state;
      const signed = { person: event.person, opinion: event.opinion, ...(event.comment === undefined ? {} : { comment: event.comment }) };
      const waiting = state.waiting.filter((step) => !sameStep(step, { step: "co-sign", key: event.person }));
      return { ...state, waiting, coSigners: state.coSigners.map((one) => (one.person === event.person ? signed : one)) };
    }
    case "Reassigned":
      return reassigned(state, event);
    case "SupervisorChanged":
      return { ...state, duty: { ...state.duty, supervisor: event.supervisor }, waiting: state.waiting.map((step) => (step.owner === event.from && step.step !== "co-sign" && step.step !== "reply-notice" ? { ...step, owner: event.supervisor } : step)) };
    case "StepHandedOver":
      return { ...state, waiting: state.waiting.map((step) => (sameStep(step, event) ? { ...step, owner: event.to } : step)) };
    case "Delegated":
      return { ...state, delegate: { person: event.to, untilOn: event.untilOn }, delegatedTo: [...new Set([...state.delegatedTo, event.to])] };
    case "DelegationEnded":
      return without(state, "delegate");
    case "Waived": {
      const red = factsOf(withRedUntil(state, on));
      const closed = without(stopped(red), "delegate", "pendingExtension", "pendingSuspension");
      return { ...closed, suspensions: endedOn(closed, on), holders: heldUntil(red.holders, on), waiting: [], status: "Waived", ground: event.ground, by: event.by, waivedOn: event.onDate };
    }
    case "NoticeIssued":
      return noticeIssued(state, event, meta);
    case "NoticeReplied":
      return {
        ...state,
        notices: state.notices.map((notice) => (notice.number === event.number ? { ...notice, reply: event.text, repliedAt: meta.effectiveAt } : notice)),
        waiting: state.waiting.filter((step) => !sameStep(step, { step: "reply-notice", key: event.number })),
      };
    case "Reopened":
      return reopened(state, event);
    case "CheckFellDue":
      if (state.status !== "SignedOff") return state;
      return { ...state, waiting: stepsWith(state.waiting, event.step), checks: state.checks.map((check) => (check.day === event.day ? { ...check, askedAt: meta.effectiveAt } : check)) };
    case "CheckRecorded": {
      if (state.status !== "SignedOff") return state;
      const result = { result: event.passed ? ("passed" as const) : ("failed" as const), ...(event.note === undefined ? {} : { note: event.note }) };
      return { ...state, waiting: state.waiting.filter((step) => !sameStep(step, { step: "relapse-check", key: String(event.day) })), checks: state.checks.map((check) => (check.day === event.day ? { ...check, ...result } : check)) };
    }
    case "RungFired": {
      const rungsFired = [...state.rungsFired, { rung: event.rung, occurrence: event.occurrence, dueOn: event.dueOn, at: meta.effectiveAt, passed: false, to: event.to }];
      return event.next === undefined ? changed(without(state, "nextRung"), { rungsFired }) : changed(state, { rungsFired, nextRung: event.next });
    }
    case "StepReminded":
      return changed(state, { waiting: state.waiting.map((step) => (sameStep(step, event) ? reminded(step, event) : step)) });
    case "StepClimbed":
      return changed(event.step === "assign" ? heldForAssigning(state, on, event.replaced) : state, { waiting: state.waiting.map((step) => (sameStep(step, event) ? event.replaced : step)) });
    case "CalendarAdopted": {
      const adopted = { ...withReport(event.due === undefined ? state : withRedUntil(state, plusDays(on, -1)), event), calendar: event.calendar, waiting: event.steps };
      const due = event.due === undefined ? adopted : withDue(adopted, event.due);
      return event.arming === undefined ? due : withArming(due, event.arming);
    }
    case "LadderAdopted": {
      const adopted = { ...state, ladder: event.ladder };
      return event.arming === undefined ? adopted : withArming(adopted, event.arming);
    }
    case "CampaignPeopleChanged":
      if (state.campaign === undefined) return state;
      return { ...state, campaign: { id: state.campaign.id, lead: event.lead, leaderInCharge: event.leaderInCharge, endsOn: event.endsOn } };
    case "DependentLinked":
      return { ...state, dependents: [...new Set([...state.dependents, event.dependent])] };
    case "ChildNoted":
      return childNoted(state, event);
    case "CarriedOver":
      return without(state, "campaign");
    case "Amended":
      return amended(state, event, on);
    case "AlarmFailed":
      return withoutAlarm(state, event.alarm);
    case "FileAttached": {
      const { type: _type, ...file } = event;
      return { ...state, files: [...(state.files ?? []), { ...file, at: meta.effectiveAt }] };
    }
    case "Urged":
    case "Commented":
      return state;
  }
}

function holderOf(duty: { department: string; responsible?: string }): { person: string; department: string } | undefined {
  return duty.responsible === undefined ? undefined : { person: duty.responsible, department: duty.department };
}

function endedOn(state: ItemFacts, on: CivilDate): ItemFacts["suspensions"] {
  return state.suspensions.map((one) => (one.untilOn === undefined ? { ...one, untilOn: on } : one));
}

function suspended(state: Item, event: Event<"Suspended">): WorkItemState {
  if (state.status !== "Registered" && state.status !== "Waiting" && state.status !== "Assigned" && state.status !== "InProgress") return state;
  const before = state.status;
  const red = factsOf(withRedUntil(state, plusDays(event.fromOn, -1)));
  const { ground, expectedEndOn, endsAt, byCampaign } = event;
  return {
    ...without(stopped(red), "pendingSuspension"),
    suspensions: [...red.suspensions, { fromOn: event.fromOn }],
    waiting: frozen(stepsWithout(red, "decide-suspension")),
    status: "Suspended",
    suspension: { ground, expectedEndOn, endsAt, byCampaign, before },
  };
}

function resumed(state: Item, event: Event<"Resumed">): WorkItemState {
  if (state.status !== "Suspended") return state;
  const { before } = state.suspension;
  const facts = { ...factsOf(state), suspensions: endedOn(state, event.onDate), waiting: stepsWith(state.waiting, ...event.steps) };
  const due = event.due === undefined ? facts : withDue(facts, event.due);
  const armed = event.arming === undefined ? due : withArming(due, event.arming);
  return { ...withReport(armed, event), status: before };
}

/** T stays; a duty that runs is accepted anew by whoever takes it over. */
function reassigned(state: Item, event: Event<"Reassigned">): WorkItemState {
  const { post: _post, ...rest } = state.duty;
  const duty = { ...rest, department: event.department, ...(event.post === undefined ? {} : { post: event.post }), responsible: event.responsible };
  const held = state.openedOn === undefined ? state.holders : heldBy(state.holders, event.onDate, { person: event.responsible, department: event.department });
  const waiting = stepsWith(state.waiting, event.step);
  const taken = { ...without(state, "delegate"), duty, holders: held, waiting };
  if (event.step === undefined) return taken;
  if (taken.status === "InProgress") return { ...factsOf(taken), status: "Assigned" };
  if (taken.status === "Suspended" && taken.suspension.before === "InProgress") return { ...taken, waiting: frozen(waiting), suspension: { ...taken.suspension, before: "Assigned" } };
  return taken.status === "Suspended" ? { ...taken, waiting: frozen(waiting) } : taken;
}

/** A 督办单 of a later rung takes the place of an unanswered one: one reply is owed, not one a week. */
function noticeIssued(state: Item, event: Event<"NoticeIssued">, meta: EventMeta): WorkItemState {
  const { number, text, replyByOn, rung } = event;
  const replaces = (step: WaitingStep): boolean => rung !== undefined && step.step === "reply-notice" && state.notices.findLast((notice) => notice.number === step.key)?.rung !== undefined;
  const waiting = state.waiting.filter((step) => !replaces(step));
  const notice: SupervisionNotice = { number, text, issuedAt: meta.effectiveAt, replyByOn };
  if (rung !== undefined) notice.rung = rung;
  return changed(state, { notices: [...state.notices, notice], waiting: stepsWith(waiting, event.step) });
}

function reopened(state: Item, event: Event<"Reopened">): WorkItemState {
  if (state.status !== "SignedOff") return state;
  const campaign = state.campaign;
  const fresh = without(factsOf(state), "reworkDueOn", "rework", "anchor", "anchorOn", "pendingExtension", "pendingSuspension", ...(event.leavesCampaign ? (["campaign"] as const) : []));
  const facts: ItemFacts = {
    ...fresh,
    ...(event.leavesCampaign && campaign !== undefined ? { reopenedFrom: campaign.id } : {}),
    due: event.due,
    ...(event.anchorOn === undefined ? {} : { anchorOn: event.anchorOn }),
    extensions: [], earlierExtensions: 0, suspensions: [], waiting: [], missedReportsRunning: 0,
    openedOn: event.onDate,
    holders: heldBy(state.holders, event.onDate, holderOf(state.duty)),
  };
  return { ...withReport(withArming(withDue(facts, event.dueComputed), event.arming), event), status: "InProgress" };
}

function reminded(step: WaitingStep, event: Event<"StepReminded">): WaitingStep {
  const { owner, sinceAt, dueAt } = step;
  const after: WaitingStep = step.key === undefined ? { step: step.step, owner, sinceAt, dueAt } : { step: step.step, key: step.key, owner, sinceAt, dueAt };
  if (step.climbedFrom !== undefined) after.climbedFrom = step.climbedFrom;
  if (event.nextRemindAt !== undefined) after.remindAt = event.nextRemindAt;
  if (event.climbs && step.climbAt !== undefined) after.climbAt = step.climbAt;
  return after;
}

function childNoted(state: Item, event: Event<"ChildNoted">): WorkItemState {
  const child = { id: event.child, title: event.title, closed: event.closed, weight: event.weight };
  const known = state.children.some((one) => one.id === child.id);
  return { ...state, children: known ? state.children.map((one) => (one.id === child.id ? child : one)) : [...state.children, child] };
}

/** An approved amendment changes what it names. A new rule starts without extensions; those before it still count, and so does a later date. */
function amended(state: Item, event: Event<"Amended">, on: CivilDate): WorkItemState {
  const { title, duty, priority, ladder, weight, target, dutyText, process, due, report, evidence } = event;
  const before = event.dueComputed === undefined ? state : withRedUntil(state, plusDays(on, -1));
  const named = {
    ...before,
    ...(title === undefined ? {} : { title }),
    ...(duty === undefined ? {} : { duty }),
    ...(priority === undefined ? {} : { priority }),
    ...(ladder === undefined ? {} : { ladder }),
    ...(weight === undefined ? {} : { weight }),
    ...(target === undefined || target === null ? {} : { target }),
    ...(dutyText === undefined || dutyText === null ? {} : { dutyText }),
    // Steps of another process are counted from its first.
    ...(process === undefined || process === null ? {} : { process }),
    ...(process === undefined ? {} : { processStep: 0 }),
    ...(report === undefined || report === null ? {} : { report }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(event.anchorOn === undefined ? {} : { anchorOn: event.anchorOn }),
  };
  const left = without(named, ...(["target", "dutyText", "process", "report"] as const).filter((key) => event[key] === null));
  const ruled = due === undefined ? left : newRule(left, due, event.later);
  const dated = event.dueComputed === undefined ? ruled : withDue(ruled, event.dueComputed);
  const armed = event.arming === undefined ? dated : withArming(dated, event.arming);
  return report === undefined ? armed : withReport(armed, event);
}

function newRule(state: Item, due: ItemFacts["due"], later: boolean): Item {
  const earlierExtensions = state.earlierExtensions + state.extensions.length + (later ? 1 : 0);
  const free = "on" in due ? without(state, "anchor", "anchorOn", "reworkDueOn", "rework") : without(state, "reworkDueOn", "rework");
  return { ...free, due, extensions: [], earlierExtensions };
}
