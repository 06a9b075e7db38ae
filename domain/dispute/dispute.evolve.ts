import type { Context, EventMeta } from "../decider.ts";
import type { Instant } from "../time.ts";
import type { Event } from "./decision.ts";
import type { DisputeClock } from "./dispute-clock.ts";
import { exclusionEnding, stageOf } from "./dispute.stages.ts";
import type { Dispute, DisputeFacts, DisputeState, DisputeStep, HandOver, Party, PartyPersonal, Service } from "./dispute.ts";
import type { Besides, DisputeEvent } from "./dispute.event.ts";
import { withoutAlarm } from "./dispute.alarms.ts";
import { withChange } from "./dispute.clocks.ts";
import { known, panelOf } from "./dispute.people.ts";
import { stepId } from "./dispute.steps.ts";

function registered(event: Event<"Registered">): Dispute {
  const { source, township, cause, amountFen, foreignRelated, department, venue, tier, partner, by, clerk } = event;
  return {
    status: "Registered", id: event.id, number: event.number, source, ...(township === undefined ? {} : { township }), cause, ...(amountFen === undefined ? {} : { amountFen }), foreignRelated: foreignRelated === true, department,
    tier: tier ?? "grassroots", ...(partner === undefined ? {} : { partner }), venue, parties: [], representatives: [], links: [], registeredBy: by, registeredAt: event.at, calendar: event.calendar,
    staff: { clerk }, caseNumbers: event.caseNumber === undefined ? [] : [event.caseNumber], clocks: [], waiting: [], handOvers: [], extensionRequests: [], exclusionRequests: [], objections: [], proposedMediators: [], sessions: [],
    sealed: [], openings: [], knowsTheSeal: [], formerPanel: [], services: [], hearings: [], adjournments: [], appeals: [], preservations: [], consultations: [], remands: 0, phases: ["Registered"],
  };
}

/** Keys that only some states have: whoever enters another state leaves them behind. */
const stageKeys = ["status", "on", "ground", "before", "acceptedOn", "failedOn", "receivedOn", "orderedOn", "items", "transfer", "stageBefore", "archiveNumber", "secondFiledOn", "enforcementFiledOn"] as const;

function factsOf(dispute: Dispute): DisputeFacts {
  const facts: DisputeFacts = { ...dispute };
  for (const key of stageKeys) Reflect.deleteProperty(facts, key);
  return facts;
}

const enforcementEnds = { completed: "Completed", "programme-ended": "ProgrammeEnded", terminated: "Terminated" } as const;

type Optional = "appointment" | "supervision" | "progressAsked" | "recusal" | "ruling" | "summary" | "agreement" | "partner";

function without<State extends DisputeFacts>(state: State, ...keys: Optional[]): State {
  if (!keys.some((key) => Object.hasOwn(state, key))) return state;
  const copy = { ...state };
  for (const key of keys) Reflect.deleteProperty(copy, key);
  return copy;
}

/** A step in place of one of the same name and key. */
function stepsAfter(steps: readonly DisputeStep[], over: readonly string[], added: readonly DisputeStep[]): DisputeStep[] {
  const ids = added.map(stepId);
  return [...steps.filter((step) => !over.includes(stepId(step)) && !ids.includes(stepId(step))), ...added];
}

function handedOver(all: readonly HandOver[], next: NonNullable<Besides["handOver"]>, at: Instant): HandOver[] {
  const last = all[all.length - 1];
  if (last !== undefined && last.untilAt === undefined && last.step === next.step && last.holder === next.holder) return [...all];
  return [...all.map((one) => (one.untilAt === undefined ? { ...one, untilAt: at } : one)), { ...next, fromAt: at }];
}

/** What every event may do besides its own. */
function withBesides(dispute: Dispute, { clocks = [], steps = [], stepsOver = [], handOver, caseNumber }: Besides, at: Instant): Dispute {
  return {
    ...dispute,
    ...(clocks.length === 0 ? {} : { clocks: clocks.reduce<DisputeClock[]>(withChange, dispute.clocks) }),
    ...(steps.length === 0 && stepsOver.length === 0 ? {} : { waiting: stepsAfter(dispute.waiting, stepsOver, steps) }),
    ...(handOver === undefined ? {} : { handOvers: handedOver(dispute.handOvers, handOver, at) }),
    ...(caseNumber === undefined ? {} : { caseNumbers: [...dispute.caseNumbers.filter((one) => one.stage !== caseNumber.stage || one.number !== caseNumber.number), caseNumber] }),
  };
}

/** One event's change of the state. Pure; reads no calendar and no rule: all dates are in the events. */
export function evolve(state: DisputeState, event: DisputeEvent, meta: EventMeta): DisputeState {
  if (event.type === "Registered") return withBesides(registered(event), event, meta.effectiveAt);
  if (state.status === "Unregistered") return state;
  if (event.type === "AlarmFailed") return withoutAlarm(state, event.alarm);
  return entered(withBesides(own(state, event, meta), event, meta.effectiveAt));
}

/** Notes the state when it is another than before. */
function entered(dispute: Dispute): Dispute {
  return dispute.phases.at(-1) === dispute.status ? dispute : { ...dispute, phases: [...dispute.phases, dispute.status] };
}

/** The state after events that are about to be recorded: for decisions whose second event builds on the first. */
export function after(state: DisputeState, at: Context, ...events: DisputeEvent[]): DisputeState {
  const meta: EventMeta = { seq: 0, effectiveAt: at.at, actor: at.actor.id, ...(at.actor.onBehalfOf === undefined ? {} : { onBehalfOf: at.actor.onBehalfOf }) };
  return events.reduce((so, event) => evolve(so, event, meta), state);
}

function withParty(dispute: Dispute, id: string, change: (party: Party) => Party): Dispute {
  return { ...dispute, parties: dispute.parties.map((party) => (party.id === id ? change(party) : party)) };
}

/** The part of a person's key after the dispute's own. */
function keyOf(dispute: Dispute, person: string): string {
  return person.slice(dispute.id.length + 1);
}

function redacted(dispute: Dispute, person: string): Dispute {
  const key = keyOf(dispute, person);
  if (key === "summary") return without(dispute, "summary");
  const blank = <One extends { id: string; personal?: PartyPersonal }>(one: One): One => {
    if (one.id !== key) return one;
    const { personal: _personal, ...rest } = one;
    return Object.assign({}, rest as One, { redacted: true as const });
  };
  return { ...dispute, parties: dispute.parties.map(blank), representatives: dispute.representatives.map(blank) };
}

function withService(dispute: Dispute, id: string, change: (service: Service) => Service): Dispute {
  return { ...dispute, services: dispute.services.map((service) => (service.id === id ? change(service) : service)) };
}

function serviceFailed(service: Service, event: Event<"ServiceFailed">): Service {
  const { answerBy: _answerBy, ...rest } = service;
  const attempts = service.attempts.map((attempt, index) => (index === service.attempts.length - 1 ? { ...attempt, failed: event.ground } : attempt));
  if (event.next === undefined) return { ...rest, attempts, stuck: true };
  const { method, answerBy } = event.next;
  return { ...rest, attempts: [...attempts, { method, sentOn: event.on }], ...(answerBy === undefined ? {} : { answerBy }) };
}

function withClock(dispute: Dispute, id: string, change: (clock: DisputeClock) => DisputeClock): Dispute {
  return { ...dispute, clocks: dispute.clocks.map((clock) => (clock.id === id ? change(clock) : clock)) };
}

function reminded(step: DisputeStep, event: Event<"StepReminded">): DisputeStep {
  const { remindAt: _remindAt, climbAt, ...rest } = step;
  return { ...rest, ...(event.nextRemindAt === undefined ? {} : { remindAt: event.nextRemindAt }), ...(event.climbs && climbAt !== undefined ? { climbAt } : {}) };
}

/** A handed-over step takes with it what it is about. */
function dutiesHandedOver(dispute: Dispute, event: Event<"DutiesHandedOver">): Dispute {
  const asked = event.steps?.find((step) => step.step === "accept-mediation")?.owner;
  const receiver = event.steps?.find((step) => step.step === "answer-transfer")?.owner;
  const mediates = event.staff.mediator !== undefined && event.staff.mediator !== dispute.staff.mediator;
  const moved: Dispute = {
    ...dispute, staff: event.staff,
    ...(asked === undefined || dispute.appointment === undefined ? {} : { appointment: { ...dispute.appointment, asked } }),
    ...(mediates ? { knowsTheSeal: known(...dispute.knowsTheSeal, event.staff.mediator) } : {}),
  };
  return receiver !== undefined && moved.status === "Transferred" && moved.transfer.kind === "tier" ? { ...moved, transfer: { ...moved.transfer, receiver } } : moved;
}

function own(state: Dispute, event: Exclude<DisputeEvent, Event<"Registered"> | Event<"AlarmFailed">>, meta: EventMeta): Dispute {
  switch (event.type) {
    case "SummaryRecorded":
      return event.personal?.summary === undefined ? state : { ...state, summary: event.personal.summary };
    case "PartyAdded":
      return { ...state, parties: [...state.parties, { ...event.party, ...(event.personal === undefined ? {} : { personal: event.personal }) }] };
    case "RepresentativeAdded":
      return { ...state, representatives: [...state.representatives, { ...event.representative, ...(event.personal === undefined ? {} : { personal: event.personal }) }] };
    case "PersonRedacted":
      return redacted(state, event.person);
    case "PartyLinkIssued":
      return { ...state, links: [...state.links, { id: event.link, of: event.of }] };
    case "PartyLinkRevoked":
      return { ...state, links: state.links.map((link) => (link.id === event.link ? { ...link, revokedAt: meta.effectiveAt } : link)) };
    case "OnlineConsented":
      return withParty(state, event.party, (party) => ({ ...party, onlineSince: event.on }));
    case "Triaged": {
      const { tier, venue, department, mediators, partner } = event;
      return { ...without(factsOf(state), "partner"), status: "Triaged", tier, venue, department, proposedMediators: mediators, ...(partner === undefined ? {} : { partner }) };
    }
    case "TransferOffered": {
      const stageBefore = stageOf(state);
      return { ...factsOf(state), status: "Transferred", transfer: event.transfer, ...(stageBefore === undefined ? {} : { stageBefore }) };
    }
    case "TransferAccepted": {
      if (state.status !== "Transferred" || state.transfer.kind !== "tier") return state;
      const { to, partner, receiver } = state.transfer;
      return { ...without(factsOf(state), "partner"), status: "Registered", tier: to, ...(partner === undefined ? {} : { partner }), staff: { ...state.staff, clerk: receiver }, proposedMediators: [] };
    }
    case "TransferRefused":
    case "TransferTakenBack":
      return state.status === "Transferred" && state.stageBefore !== undefined ? { ...factsOf(state), ...state.stageBefore } : state;
    case "TransferredToCourt":
      return { ...factsOf(state), status: "Transferred", transfer: { kind: "court", to: event.to, ground: event.ground, on: event.on } };
    case "MediatorAsked":
      return { ...state, appointment: event.appointment };
    case "MediatorPassedOver": {
      const proposedMediators = state.proposedMediators.filter((person) => person !== event.mediator);
      return event.appointment === undefined ? { ...without(state, "appointment"), proposedMediators } : { ...state, appointment: event.appointment, proposedMediators };
    }
    case "MediationAccepted":
      return { ...without(factsOf(state), "appointment"), status: "Mediating", acceptedOn: event.on, staff: { ...state.staff, mediator: event.mediator }, knowsTheSeal: known(...state.knowsTheSeal, event.mediator) };
    case "SessionRecorded":
      return { ...state, sessions: [...state.sessions, { heldOn: event.heldOn, mode: event.mode, attended: event.attended }] };
    case "SealedStatementRecorded":
      return { ...state, sealed: [...state.sealed, { id: event.statement, by: event.by, kind: event.kind, at: meta.effectiveAt }], knowsTheSeal: known(...state.knowsTheSeal, meta.actor, meta.onBehalfOf) };
    case "SealOpened": {
      const { by, second, purpose, statements } = event;
      return { ...state, openings: [...state.openings, { by, ...(second === undefined ? {} : { second }), purpose, at: meta.effectiveAt, statements }], knowsTheSeal: known(...state.knowsTheSeal, by, second, meta.onBehalfOf) };
    }
    case "AgreementReached": {
      const { on: madeOn, performBy, signed, effectiveOn } = event;
      return { ...factsOf(state), status: "Agreed", agreement: { madeOn, signed, ...(performBy === undefined ? {} : { performBy }), ...(effectiveOn === undefined ? {} : { effectiveOn }) } };
    }
    case "AgreementConfirmed":
      if (state.agreement === undefined) return state;
      return { ...state, agreement: { ...state.agreement, signed: [...state.agreement.signed, event.party], ...(event.effectiveOn === undefined ? {} : { effectiveOn: event.effectiveOn }) } };
    case "MediationFailed":
      return { ...without(factsOf(state), "appointment"), status: "MediationFailed", failedOn: event.on, ground: event.ground };
    case "MediationReopened":
      return { ...without(factsOf(state), "agreement"), status: "Mediating", acceptedOn: event.on };
    case "Fulfilled":
      return { ...factsOf(state), status: "Fulfilled", on: event.on };
    case "ConfirmationApplied":
      return { ...factsOf(state), status: "ConfirmationApplied", receivedOn: event.receivedOn };
    case "ConfirmationAccepted":
      return state.status === "ConfirmationApplied" ? { ...state, acceptedOn: event.on } : state;
    case "Confirmed":
      return { ...factsOf(state), status: "Confirmed", on: event.on };
    case "ConfirmationRefused":
      return { ...factsOf(state), status: "ConfirmationRefused", on: event.on, ground: event.ground };
    case "FilingReceived":
      return { ...factsOf(state), status: "FilingReview", receivedOn: event.receivedOn };
    case "CorrectionOrdered":
      return state.status === "FilingReview" ? { ...factsOf(state), status: "CorrectionOrdered", receivedOn: state.receivedOn, orderedOn: event.on, items: event.items } : state;
    case "CorrectionsReceived":
      return { ...factsOf(state), status: "FilingReview", receivedOn: event.on };
    case "Filed":
      return { ...factsOf(state), status: "Filed", filedOn: event.on, procedure: event.procedure };
    case "FilingRefused":
      return { ...factsOf(state), status: "NotAccepted", on: event.on, ruling: { document: "ruling", on: event.on, inCourt: false } };
    case "CaseAssigned": {
      const { department, judge, panel, assistant, courtClerk } = event;
      return { ...state, department, staff: { ...state.staff, judge, panel, ...(assistant === undefined ? {} : { assistant }), ...(courtClerk === undefined ? {} : { courtClerk }) } };
    }
    case "PanelFormed":
      return { ...state, staff: { ...state.staff, judge: event.judge, panel: event.panel }, waiting: ownedBy(state, state.staff.judge, event.judge) };
    case "Reassigned":
      return { ...state, staff: event.staff, ...(event.post === "mediator" ? { knowsTheSeal: known(...state.knowsTheSeal, event.to) } : {}), waiting: ownedBy(state, event.from, event.to) };
    case "RecusalRequested":
      return { ...state, recusal: { of: event.of, by: event.by, ground: event.ground } };
    case "RecusalDecided":
      if (event.staff === undefined) return without(state, "recusal");
      return {
        ...without(state, "recusal"), staff: event.staff, waiting: ownedBy(state, event.of, event.replacement),
        ...(event.staff.mediator === state.staff.mediator ? {} : { knowsTheSeal: known(...state.knowsTheSeal, event.staff.mediator) }),
      };
    case "ServiceSent": {
      const services = state.services.some((service) => service.id === event.service.id) ? state.services.map((service) => (service.id === event.service.id ? event.service : service)) : [...state.services, event.service];
      return state.status === "Filed" && event.service.document === "complaint" ? { ...factsOf(state), status: "Serving", services } : { ...state, services };
    }
    case "ServiceFailed":
      return withService(state, event.service, (service) => serviceFailed(service, event));
    case "Served":
      return withService(state, event.service, ({ answerBy: _answerBy, stuck: _stuck, ...service }) => ({ ...service, servedOn: event.on }));
    case "ServiceCompleted":
      return { ...factsOf(state), status: "AwaitingDefence" };
    case "TrialOpened":
      return { ...factsOf(state), status: "Trial" };
    case "HearingScheduled":
      return { ...state, hearings: [...state.hearings, { id: event.hearing, kind: event.kind, at: event.at, ...(event.place === undefined ? {} : { place: event.place }) }] };
    case "HearingHeld":
      return { ...state, hearings: state.hearings.map((hearing) => (hearing.id === event.hearing ? { ...hearing, heldOn: event.on } : hearing)) };
    case "Adjourned": {
      const hearings = state.hearings.map((hearing) => (hearing.id === event.hearing ? { ...hearing, adjournedTo: event.to } : hearing));
      return {
        ...state, hearings: [...hearings, { id: event.to, kind: event.kind, at: event.at, ...(event.place === undefined ? {} : { place: event.place }) }],
        adjournments: [...state.adjournments, { hearing: event.hearing, to: event.to, ground: event.ground, decidedOn: event.on }],
      };
    }
    case "Converted":
      return { ...state, procedure: event.to };
    case "Pronounced": {
      const { document, on, inCourt, performBy } = event;
      return { ...withoutRequests(factsOf(state)), status: "Adjudicated", ruling: { document, on, inCourt, ...(performBy === undefined ? {} : { performBy }) }, formerPanel: known(...state.formerPanel, ...panelOf(state.staff)) };
    }
    case "SettledByCourt":
      return { ...withoutRequests(factsOf(state)), status: "Settled", on: event.on };
    case "Withdrawn":
      return { ...without(withoutRequests(factsOf(state)), "appointment"), status: "Withdrawn", on: event.on, before: event.before };
    case "Appealed":
      return { ...factsOf(state), status: "Appealed", appeals: [...state.appeals, { party: event.party, on: event.on }] };
    case "AppealWithdrawn": {
      const appeals = state.appeals.map((appeal) => (appeal.party === event.party && appeal.withdrawnOn === undefined ? { ...appeal, withdrawnOn: event.on } : appeal));
      return event.last ? { ...factsOf(state), status: "AppealWithdrawn", on: event.on, appeals } : { ...state, appeals };
    }
    case "SecondInstanceFiled":
      return { ...factsOf(state), status: "SecondInstance", secondFiledOn: event.filedOn };
    case "SecondInstanceEnded":
      return secondInstanceEnded(state, event);
    case "TookEffect":
      return { ...factsOf(state), status: "Effective", on: event.on, ground: event.ground };
    case "TrialReopened": {
      const { assistant: _assistant, courtClerk: _courtClerk, ...staff } = state.staff;
      const anew: Partial<DisputeFacts> = { services: [], hearings: [], adjournments: [], appeals: [], procedure: "ordinary", filedOn: event.filedOn };
      return { ...without(factsOf(state), "ruling"), ...anew, status: "Trial", staff: { ...staff, judge: event.judge, panel: event.panel } };
    }
    case "EnforcementRequested":
      return { ...factsOf(state), status: "EnforcementApplied", receivedOn: event.receivedOn };
    case "EnforcementFiled":
      return { ...factsOf(state), status: "Enforcing", enforcementFiledOn: event.on, staff: { ...state.staff, enforcementOfficer: event.officer } };
    case "EnforcementEnded":
      return { ...withoutRequests(factsOf(state)), status: enforcementEnds[event.outcome], on: event.on };
    case "EnforcementResumed":
      return { ...factsOf(state), status: "Resumed", on: event.on, ...(event.officer === undefined ? {} : { staff: { ...state.staff, enforcementOfficer: event.officer } }) };
    case "PreservationRequested":
      return { ...state, preservations: [...state.preservations, event.preservation] };
    case "PreservationDecided":
      return {
        ...state,
        preservations: state.preservations.map((one) => (one.id === event.preservation ? { ...one, decided: { granted: event.granted, at: event.at, ...(event.measureOn === undefined ? {} : { measureOn: event.measureOn }) } } : one)),
      };
    case "ExtensionRequested":
      // Once something was asked for, the last day to ask is told no more: after a refusal it would lie behind.
      return { ...withClock(state, event.request.clock, ({ askAt: _askAt, ...clock }) => clock), extensionRequests: [...state.extensionRequests, event.request] };
    case "ExtensionGranted":
    case "ExtensionRefused":
    case "ExtensionLapsed":
      return { ...state, extensionRequests: state.extensionRequests.filter((request) => request.id !== event.request) };
    case "ExclusionRequested":
      return { ...state, exclusionRequests: [...state.exclusionRequests, event.request] };
    case "ExclusionGranted":
    case "ExclusionRefused":
      return { ...state, exclusionRequests: state.exclusionRequests.filter((request) => request.id !== event.request) };
    case "ExclusionFellDue":
      return withClock(state, event.clock, (clock) => exclusionEnding(clock, event.exclusion));
    case "ObjectionRaised": {
      const { objection: id, party, clock, entry } = event;
      return { ...state, objections: [...state.objections, { id, party, clock, ...(entry === undefined ? {} : { entry }), raisedAt: meta.effectiveAt }] };
    }
    case "ObjectionAnswered":
      return { ...state, objections: state.objections.map((one) => (one.id === event.objection ? { ...one, answered: { upheld: event.upheld, by: event.by, at: meta.effectiveAt } } : one)) };
    case "MarkedSpeciallySupervised":
      return { ...state, supervision: { ground: event.ground, by: event.by, at: meta.effectiveAt } };
    case "ProgressAsked":
      return { ...state, progressAsked: { by: event.by, at: meta.effectiveAt } };
    case "ProgressAnswered":
      return without(state, "progressAsked");
    case "ConsultationAsked":
      return { ...state, consultations: [...state.consultations, { kind: event.kind, id: event.consultation, by: event.by, askedAt: meta.effectiveAt }] };
    case "ConsultationRecorded":
      return { ...state, consultations: state.consultations.map((one) => (one.id === event.consultation ? { ...one, heldOn: event.heldOn } : one)) };
    case "Closed":
      return { ...without(withoutRequests(factsOf(state)), "progressAsked", "recusal"), status: "Closed", on: event.on, ground: event.ground };
    case "Archived":
      return { ...factsOf(state), status: "Archived", on: event.on, ...(event.archiveNumber === undefined ? {} : { archiveNumber: event.archiveNumber }), handOvers: state.handOvers.map((one) => (one.untilAt === undefined ? { ...one, untilAt: meta.effectiveAt } : one)) };
    case "CalendarAdopted":
      return { ...state, calendar: event.calendar };
    case "DutiesHandedOver":
      return dutiesHandedOver(state, event);
    case "ClockReminded":
      return withClock(state, event.clock, ({ reminder: _reminder, ...clock }) => ({ ...clock, ...(event.next === undefined ? {} : { reminder: event.next }) }));
    case "WindowClosing":
      return withClock(state, event.clock, ({ askAt, decideAt, ...clock }) => (event.window === "ask" ? { ...clock, ...(decideAt === undefined ? {} : { decideAt }) } : { ...clock, ...(askAt === undefined ? {} : { askAt }) }));
    case "StepReminded":
      return { ...state, waiting: state.waiting.map((step) => (stepId(step) === event.step ? reminded(step, event) : step)) };
    case "StepClimbed":
      return { ...state, waiting: state.waiting.map((step) => (stepId(step) === event.step ? event.replaced : step)) };
    case "CaseNumberSet": case "MediationExtended": case "HandedOver": case "DefenceReceived": case "DefenceForwarded": case "AppealDefenceReceived": case "AppealForwarded": case "EnforcementNoticeSent":
    case "LimitationInterrupted": case "LimitationSuspended": case "ExclusionEnded": case "InterventionRecorded": case "RuleAdopted": case "ClockLapsed": case "PeriodExpired":
      return state;
  }
}

/** Nobody decides any more on what was asked about limits that are over. */
function withoutRequests(facts: DisputeFacts): DisputeFacts {
  return facts.extensionRequests.length === 0 && facts.exclusionRequests.length === 0 ? facts : { ...facts, extensionRequests: [], exclusionRequests: [] };
}

/** What waited for the one who goes waits for the one who comes, its clock unchanged; a decision on that one waits for whoever it waited for. */
function ownedBy(dispute: Dispute, from: string | undefined, to: string | undefined): DisputeStep[] {
  return to === undefined ? dispute.waiting : dispute.waiting.map((step) => (step.owner === from && step.step !== "decide-recusal" ? { ...step, owner: to } : step));
}

function secondInstanceEnded(state: Dispute, event: Event<"SecondInstanceEnded">): Dispute {
  const facts = factsOf(state);
  switch (event.outcome) {
    case "upheld":
    case "changed": return state;
    case "remanded": return { ...facts, status: "Remanded", on: event.on, remands: state.remands + 1 };
    case "filing-ordered": return { ...without(facts, "ruling"), status: "FilingReview", receivedOn: event.on, appeals: [] };
    case "appeal-withdrawn": return { ...facts, status: "AppealWithdrawn", on: event.on };
  }
}
