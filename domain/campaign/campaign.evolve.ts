import type { EventMeta, StreamId } from "../decider.ts";
import type { CampaignEvent, CampaignFacts, CampaignItem, CampaignState, CampaignStep } from "./campaign.ts";
import { withoutAlarm } from "./campaign.alarms.ts";

type Drafted = Exclude<CampaignState, { status: "Undrafted" }>;

/** The facts alone, without what only one state knows. */
function factsOf(state: Drafted): CampaignFacts {
  switch (state.status) {
    case "Suspended": {
      const { status: _status, ground: _ground, expectedEndOn: _end, endsAt: _endsAt, sinceOn: _since, ...facts } = state;
      return facts;
    }
    case "UnderAcceptance": {
      const { status: _status, request: _request, ...facts } = state;
      return facts;
    }
    case "Terminated": {
      const { status: _status, ground: _ground, by: _by, ...facts } = state;
      return facts;
    }
    case "Draft":
    case "Submitted":
    case "Returned":
    case "Running":
    case "Closed":
    case "Watch":
    case "Archived": {
      const { status: _status, ...facts } = state;
      return facts;
    }
  }
}

/** The facts with a phase recorded for good. */
function entering(facts: CampaignFacts, phase: string): CampaignFacts {
  return facts.phases.includes(phase) ? facts : { ...facts, phases: [...facts.phases, phase] };
}

type OptionalFact = "countersigning" | "amendment" | "returned" | "startAlarmAt" | "endAlarmAt" | "archiveAlarmAt";

/** The facts without some optional ones: a key without a value would not survive as JSON. */
function without(facts: CampaignFacts, ...keys: OptionalFact[]): CampaignFacts {
  const left = { ...facts };
  for (const key of keys) Reflect.deleteProperty(left, key);
  return left;
}

function waitingWithout(facts: CampaignFacts, ...steps: CampaignStep["step"][]): CampaignStep[] {
  return facts.waiting.filter((step) => !steps.includes(step.step));
}

function isStep(step: CampaignStep, name: CampaignStep["step"], key: string | undefined): boolean {
  return step.step === name && step.key === key;
}

function marked(items: CampaignItem[], named: readonly { item: StreamId; ground: string }[], mark: "removed" | "carried"): CampaignItem[] {
  const grounds = new Map(named.map((one) => [one.item, one.ground]));
  return items.map((item) => {
    const ground = grounds.get(item.id);
    return ground === undefined ? item : { ...item, [mark]: { ground } };
  });
}

function drafted(event: Extract<CampaignEvent, { type: "Drafted" }>): CampaignState {
  return {
    status: "Draft", id: event.id, plan: event.plan, planVersion: 1, calendar: event.calendar, draftedBy: event.by, drafters: event.drafters,
    lead: event.plan.lead, leaderInCharge: event.plan.leaderInCharge, warnings: event.warnings, warningAnswers: [], waiting: [], milestones: [], items: [],
    instructions: [], results: [], endReminders: 0, checks: [], phases: ["Draft"], reopened: [],
  };
}

/** The state after an event; exhaustive, reads no clock and no calendar. */
export function evolveCampaign(state: CampaignState, event: CampaignEvent, meta: EventMeta): CampaignState {
  if (event.type === "Drafted") return drafted(event);
  if (state.status === "Undrafted") return state;
  const facts = factsOf(state);
  switch (event.type) {
    case "PlanReplaced":
      return {
        ...state, plan: event.plan, planVersion: state.planVersion + 1, draftedBy: event.by, drafters: [...new Set([...state.drafters, ...event.drafters])],
        lead: event.plan.lead, leaderInCharge: event.plan.leaderInCharge, warnings: event.warnings,
      };
    case "Submitted":
      return {
        ...entering(without(facts, "countersigning", "returned"), "Submitted"), status: "Submitted", waiting: event.steps,
        ...(event.countersigning === undefined ? {} : { countersigning: event.countersigning }),
      };
    case "Withdrawn":
      return { ...without(facts, "countersigning"), status: "Draft", waiting: [] };
    case "CounterSigned":
      return counterSigned(state, event);
    case "Approved":
      return {
        ...entering(without(facts, "startAlarmAt"), "Running"), status: "Running", waiting: [], warningAnswers: event.warningAnswers, startedOn: event.startedOn,
        items: event.items, milestones: event.milestones, endAlarmAt: event.endAlarmAt, ...(event.startAlarmAt === undefined ? {} : { startAlarmAt: event.startAlarmAt }),
      };
    case "Returned":
      return { ...entering(without(facts, "countersigning"), "Returned"), status: "Returned", returned: { by: event.by, reason: event.reason }, waiting: [event.step] };
    case "Started":
      return { ...without(facts, "startAlarmAt"), status: "Running" };
    case "AmendmentRequested":
      return { ...state, amendment: event.amendment, waiting: [...state.waiting, ...event.steps] };
    case "AmendmentRefused":
    case "AmendmentWithdrawn":
      return { ...withoutAmendment(state), waiting: waitingWithout(facts, "amendment", "counter-sign") };
    case "Amended":
      return amended(state, event);
    case "ItemsOpened": {
      const opened = new Set(event.items);
      return { ...state, items: state.items.map((item) => (opened.has(item.id) ? { ...item, opened: true } : item)) };
    }
    case "ItemNoted":
      return { ...state, items: [...state.items, { planItem: event.item, id: event.item, title: event.title, ...(event.parent === undefined ? {} : { parent: event.parent }), ...(event.anchor === undefined ? {} : { anchor: event.anchor }), opened: true, byHand: true }] };
    case "MilestoneReached":
      return {
        ...state,
        milestones: state.milestones.map((one) => {
          if (one.id !== event.milestone) return one;
          const { nextAlarmAt: _at, nextAlarmId: _id, ...rest } = one;
          return { ...rest, reachedOn: event.onDate, ...(event.evidence === undefined ? {} : { evidence: event.evidence }) };
        }),
      };
    case "MilestoneReminded":
      return { ...state, milestones: state.milestones.map((one) => (one.id === event.milestone ? reminded(one, event, meta) : one)) };
    case "EndReached": {
      const next = without(facts, "endAlarmAt");
      return { ...next, status: "Running", endReminders: facts.endReminders + 1, ...(event.nextAlarmAt === undefined ? {} : { endAlarmAt: event.nextAlarmAt }) };
    }
    case "Suspended": {
      const { ground, expectedEndOn, endsAt, sinceOn } = event;
      return { ...entering(facts, "Suspended"), status: "Suspended", ground, expectedEndOn, endsAt, sinceOn };
    }
    case "SuspensionProlonged":
      return state.status === "Suspended" ? { ...state, ground: event.ground, expectedEndOn: event.expectedEndOn, endsAt: event.endsAt } : state;
    case "Resumed":
      return { ...facts, status: "Running", milestones: event.milestones, endAlarmAt: event.endAlarmAt, ...startedAgain(event) };
    case "HandedOver":
      return {
        ...state, lead: event.lead, leaderInCharge: event.leaderInCharge, plan: { ...state.plan, lead: event.lead, leaderInCharge: event.leaderInCharge },
        ...(state.amendment === undefined ? {} : { amendment: { ...state.amendment, plan: handedOver(state.amendment.plan, event) } }),
        waiting: state.waiting.map((step) => (event.lead !== event.previousLead && step.owner === event.previousLead && leadsStep(step) ? { ...step, owner: event.lead } : event.leaderInCharge !== event.previousLeaderInCharge && step.owner === event.previousLeaderInCharge && !leadsStep(step) && step.step !== "counter-sign" ? { ...step, owner: event.leaderInCharge } : step)),
      };
    case "Commented":
      return state;
    case "Instructed":
      return { ...state, instructions: [...state.instructions, { by: event.by, at: meta.effectiveAt, text: event.text }] };
    case "ResultRecorded": {
      const { metric, value, unit, on, by, note } = event;
      return { ...state, results: [...state.results, { metric, value, unit, on, by, ...(note === undefined ? {} : { note }) }] };
    }
    case "AcceptanceRequested":
      return { ...entering(facts, "UnderAcceptance"), status: "UnderAcceptance", request: { by: event.by, summary: event.summary, carried: event.carried }, waiting: [...facts.waiting, event.step] };
    case "AcceptanceRejected":
      return { ...facts, status: "Running", waiting: waitingWithout(facts, "accept"), milestones: event.milestones, endAlarmAt: event.endAlarmAt, ...startedAgain(event) };
    case "Closed":
      return {
        ...entering(without(facts, "endAlarmAt", "startAlarmAt"), "Closed"), status: "Closed", closedOn: event.onDate, items: marked(facts.items, event.carried, "carried"),
        checks: event.checks, waiting: [...waitingWithout(facts, "accept"), event.step],
      };
    case "RetrospectiveFiled":
      return { ...entering(facts, "Watch"), status: "Watch", retrospective: { text: event.text, lessons: event.lessons, by: event.by, at: meta.effectiveAt }, waiting: waitingWithout(facts, "retrospective") };
    case "CheckFellDue":
      return { ...state, checks: state.checks.map((check) => (check.day === event.day ? { ...check, askedAt: meta.effectiveAt } : check)), waiting: [...state.waiting, event.step] };
    case "CheckRecorded":
      return checkRecorded(state, event, meta);
    case "ItemReopenedNoted":
      return { ...without(facts, "archiveAlarmAt"), ...statusOf(state), reopened: [...facts.reopened, event.item] };
    case "ItemClosedNoted":
      return { ...state, reopened: state.reopened.filter((item) => item !== event.item), ...(event.archiveAlarmAt === undefined ? {} : { archiveAlarmAt: event.archiveAlarmAt }) };
    case "Archived":
      return { ...entering(without(facts, "archiveAlarmAt"), "Archived"), status: "Archived", waiting: [] };
    case "Terminated": {
      const dropped = event.unopened.map((item) => ({ item, ground: event.ground }));
      const items = marked(marked(facts.items, [...event.waived, ...dropped], "removed"), event.carried, "carried");
      return { ...entering(without(facts, "amendment", "startAlarmAt", "endAlarmAt", "archiveAlarmAt"), "Terminated"), status: "Terminated", ground: event.ground, by: event.by, items, waiting: [] };
    }
    case "StepReminded":
      return {
        ...state,
        waiting: state.waiting.map((step) => {
          if (!isStep(step, event.step, event.key)) return step;
          const { remindAt: _remindAt, ...rest } = step;
          return event.nextRemindAt === undefined ? rest : { ...rest, remindAt: event.nextRemindAt };
        }),
      };
    case "StepHandedOver":
      return { ...state, waiting: state.waiting.map((step) => (isStep(step, event.step, event.key) ? { ...step, owner: event.to } : step)) };
    case "StepClimbed":
      return { ...state, waiting: state.waiting.map((step) => (isStep(step, event.step, event.key) ? event.replaced : step)) };
    case "CalendarAdopted":
      return { ...state, calendar: event.calendar, milestones: event.milestones, waiting: event.waiting, checks: event.checks, ...(event.endAlarmAt === undefined ? {} : { endAlarmAt: event.endAlarmAt }) };
    case "AlarmFailed":
      return withoutAlarm(state, event.alarm);
  }
}

/** The two states in which items are noted as reopened. */
function statusOf(state: Drafted): { status: "Closed" | "Watch" } {
  return { status: state.status === "Watch" ? "Watch" : "Closed" };
}

function startedAgain(event: { startAlarmAt?: string }): { startAlarmAt?: string } {
  return event.startAlarmAt === undefined ? {} : { startAlarmAt: event.startAlarmAt };
}

/** A pending amendment that left the people as they were is one of the plan as handed over. */
function handedOver(plan: CampaignFacts["plan"], event: Extract<CampaignEvent, { type: "HandedOver" }>): CampaignFacts["plan"] {
  return {
    ...plan,
    lead: plan.lead === event.previousLead ? event.lead : plan.lead,
    leaderInCharge: plan.leaderInCharge === event.previousLeaderInCharge ? event.leaderInCharge : plan.leaderInCharge,
  };
}

/** Steps that are the lead's own; the others are the leader's. */
function leadsStep(step: CampaignStep): boolean {
  return step.step === "retrospective" || step.step === "check" || step.step === "milestone" || step.step === "revise";
}

function counterSigned(state: Drafted, event: Extract<CampaignEvent, { type: "CounterSigned" }>): CampaignState {
  const signing = state.amendment === undefined ? state.countersigning : state.amendment.countersigning;
  if (signing === undefined) return state;
  const opinion = { person: event.person, opinion: event.opinion, ...(event.comment === undefined ? {} : { comment: event.comment }) };
  const after = { ...signing, signed: [...signing.signed.filter((one) => one.person !== event.person), opinion] };
  const left = state.waiting.filter((step) => step.step !== "counter-sign" || (event.approval === undefined && step.key !== event.person));
  const waiting = event.approval === undefined ? left : [...left, event.approval];
  return state.amendment === undefined ? { ...state, countersigning: after, waiting } : { ...state, amendment: { ...state.amendment, countersigning: after }, waiting };
}

function withoutAmendment(state: Drafted): Drafted {
  const { amendment: _amendment, ...rest } = state;
  return rest;
}

/** A suspended campaign stays so, with the plan as amended. */
function amended(state: Drafted, event: Extract<CampaignEvent, { type: "Amended" }>): CampaignState {
  const facts: CampaignFacts = state;
  const titles = new Map(event.changed.flatMap(({ item, amend }) => (amend.title === undefined ? [] : [[item, amend.title] as const])));
  const items = [...marked(facts.items, event.removed, "removed"), ...event.added].map((item) => {
    const title = titles.get(item.id);
    return title === undefined ? item : { ...item, title };
  });
  return {
    ...withoutAmendment(state), plan: event.plan, planVersion: facts.planVersion + 1, lead: event.plan.lead, leaderInCharge: event.plan.leaderInCharge,
    drafters: [...new Set([...facts.drafters, ...(facts.amendment?.drafters ?? [])])], warnings: facts.amendment?.warnings ?? [], warningAnswers: event.warningAnswers,
    items, milestones: event.milestones, endAlarmAt: event.endAlarmAt, waiting: waitingWithout(facts, "amendment", "counter-sign"),
  };
}

function reminded(one: CampaignFacts["milestones"][number], event: Extract<CampaignEvent, { type: "MilestoneReminded" }>, meta: EventMeta): CampaignFacts["milestones"][number] {
  const { nextAlarmAt: _at, nextAlarmId: _id, ...rest } = one;
  return {
    ...rest,
    remindedAt: one.remindedAt ?? meta.effectiveAt,
    remindersSent: event.late ? one.remindersSent : [...one.remindersSent, event.reminder],
    lateReminders: one.lateReminders + (event.late ? 1 : 0),
    ...(event.nextAlarmAt === undefined || event.nextAlarmId === undefined ? {} : { nextAlarmAt: event.nextAlarmAt, nextAlarmId: event.nextAlarmId }),
  };
}

function checkRecorded(state: Drafted, event: Extract<CampaignEvent, { type: "CheckRecorded" }>, meta: EventMeta): CampaignState {
  return {
    ...state,
    checks: state.checks.map((check) => (check.day === event.day ? { ...check, askedAt: check.askedAt ?? meta.effectiveAt, result: event.passed ? "passed" : "failed", ...(event.note === undefined ? {} : { note: event.note }) } : check)),
    waiting: state.waiting.filter((step) => !isStep(step, "check", String(event.day))),
    reopened: [...new Set([...state.reopened, ...event.reopen.map((one) => one.item)])],
    ...(event.archiveAlarmAt === undefined ? {} : { archiveAlarmAt: event.archiveAlarmAt }),
  };
}
