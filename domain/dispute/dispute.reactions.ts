import { partyActor } from "../authority/party-actor.ts";
import type { Effect, StreamId, Subject } from "../decider.ts";
import type { DisputeCommand } from "./dispute.command.ts";
import type { DisputeEvent } from "./dispute.event.ts";
import type { Dispute, DisputeState, Service } from "./dispute.ts";
import { everyoneIn, known, trialTeam } from "./dispute.people.ts";
import { disputeNumbers } from "./intake.rules.ts";
import { standingLinks } from "./link.rules.ts";

/** Every dispute has a number of the court's own; the 案号 of its stages come from the case system, where one is attached. */
export function numbers(state: DisputeState, command: DisputeCommand): string | undefined {
  return state.status === "Unregistered" && command.type === "Register" ? disputeNumbers : undefined;
}

/** A dispute decides by itself: no other stream is read or changed. */
export function locks(): StreamId[] {
  return [];
}

/** What the authority catalogue's scopes are tested against. `interested`: who tries it, and who asked for what somebody else decides. */
export function subject(state: DisputeState): Subject {
  if (state.status === "Unregistered") return { departments: [], own: [], campaign: [], supervisors: [], interested: [] };
  const waiting = state.waiting.flatMap((step) => [step.owner, ...(step.climbedFrom ?? [])]);
  const receiver = state.status === "Transferred" && state.transfer.kind === "tier" ? state.transfer.receiver : undefined;
  return {
    departments: [state.department],
    links: standingLinks(state).map((link) => partyActor(state.id, link.id)),
    own: known(...everyoneIn(state), state.appointment?.asked, receiver, ...waiting),
    campaign: [],
    supervisors: [],
    interested: known(...trialTeam(state), ...state.extensionRequests.map((request) => request.by), ...state.exclusionRequests.map((request) => request.by), state.recusal?.of),
  };
}

/** One clockwork per dispute. */
export function clock(_state: DisputeState, self: StreamId): string {
  return `dispute/${self}`;
}

/** Open until it is closed; a case that went to another court is no longer this court's. */
export function open(state: DisputeState): boolean {
  switch (state.status) {
    case "Unregistered":
    case "Closed":
    case "Archived":
      return false;
    case "Transferred":
      return state.transfer.kind === "tier";
    case "Registered": case "Triaged": case "Mediating": case "Agreed": case "MediationFailed": case "Fulfilled": case "ConfirmationApplied": case "Confirmed": case "ConfirmationRefused": case "FilingReview":
    case "CorrectionOrdered": case "Filed": case "NotAccepted": case "Serving": case "AwaitingDefence": case "Trial": case "Adjudicated": case "Settled": case "Withdrawn": case "Appealed": case "SecondInstance":
    case "AppealWithdrawn": case "Effective": case "Remanded": case "EnforcementApplied": case "Enforcing": case "Completed": case "ProgrammeEnded": case "Resumed": case "Terminated":
      return true;
  }
}

/** Kinds of the outbox: a document on its way to a party, and a message to one (by their link, SMS or a slip). */
export const disputeEffectKinds = ["serveDocument", "notifyParty"] as const;

/** What parties are told, without a word of the case: the texts are the channel's. */
export const partyTemplates = ["party-clock-reminder", "party-period-over", "party-document-sent", "party-clock-changed", "party-objection-answered", "party-hearing-scheduled", "party-agreement-to-confirm"] as const;
type PartyTemplate = (typeof partyTemplates)[number];

function toParty(party: string, template: PartyTemplate, params: Effect["payload"]): Effect {
  return { kind: "notifyParty", payload: { party, template, params } };
}

function toAll(dispute: Dispute, template: PartyTemplate, params: Effect["payload"]): Effect[] {
  return dispute.parties.filter((party) => party.redacted !== true).map((party) => toParty(party.id, template, params));
}

function sending(service: Pick<Service, "id" | "document" | "party" | "attempts">): Effect[] {
  const attempt = service.attempts[service.attempts.length - 1];
  if (attempt === undefined || attempt.method === "personal") return [];
  const effect: Effect = { kind: "serveDocument", payload: { service: service.id, document: service.document, party: service.party, method: attempt.method, attempt: service.attempts.length } };
  return attempt.failed === undefined ? [effect] : [];
}

/** A date that moved is told to those whom it concerns: they may object. */
function moved(dispute: Dispute, clockIds: readonly string[]): Effect[] {
  return clockIds.flatMap((id) => {
    const found = dispute.clocks.find((one) => one.id === id);
    return found === undefined ? [] : toAll(dispute, "party-clock-changed", { clock: found.id, rule: found.rule, dueOn: found.dueOn ?? null });
  });
}

/** Effects of an event, for the outbox; `state` is the state after it. No name and no number of a person leaves by them: the activity reads those when it sends. */
export function effects(event: DisputeEvent, state: DisputeState): Effect[] {
  if (state.status === "Unregistered") return [];
  switch (event.type) {
    case "ServiceSent":
      return [...sending(event.service), toParty(event.service.party, "party-document-sent", { document: event.service.document })];
    case "ServiceFailed": {
      const service = state.services.find((one) => one.id === event.service);
      return service === undefined || event.next === undefined ? [] : sending(service);
    }
    case "ClockReminded": {
      const found = state.clocks.find((one) => one.id === event.clock);
      return event.party === undefined || found === undefined ? [] : [toParty(event.party, "party-clock-reminder", { clock: found.id, rule: found.rule, dueOn: found.dueOn ?? null, days: event.days })];
    }
    case "PeriodExpired": {
      const found = state.clocks.find((one) => one.id === event.clock);
      return found?.party === undefined ? [] : [toParty(found.party, "party-period-over", { clock: found.id, rule: found.rule, dueOn: found.dueOn ?? null })];
    }
    case "ExtensionGranted":
    case "ExclusionGranted":
    case "ExclusionEnded":
      return moved(state, [event.clock]);
    case "Converted":
      return moved(state, (event.clocks ?? []).map((change) => change.id));
    case "CalendarAdopted":
    case "RuleAdopted":
      return moved(state, event.moved.filter((one) => one.refused === undefined).map((one) => one.clock));
    case "ObjectionAnswered": {
      const objection = state.objections.find((one) => one.id === event.objection);
      return objection === undefined ? [] : [toParty(objection.party, "party-objection-answered", { objection: event.objection, upheld: event.upheld })];
    }
    case "HearingScheduled":
      return toAll(state, "party-hearing-scheduled", { hearing: event.hearing, at: event.at });
    case "Adjourned":
      return toAll(state, "party-hearing-scheduled", { hearing: event.to, at: event.at });
    case "AgreementReached":
      return state.parties.filter((party) => party.role !== "third-party" && !event.signed.includes(party.id)).map((party) => toParty(party.id, "party-agreement-to-confirm", {}));
    case "Registered": case "SummaryRecorded": case "PartyAdded": case "RepresentativeAdded": case "PersonRedacted": case "CaseNumberSet": case "PartyLinkIssued": case "PartyLinkRevoked": case "OnlineConsented":
    case "Triaged": case "TransferOffered": case "TransferAccepted": case "TransferRefused": case "TransferTakenBack": case "TransferredToCourt": case "MediatorAsked": case "MediatorPassedOver": case "MediationAccepted":
    case "SessionRecorded": case "SealedStatementRecorded": case "SealOpened": case "MediationExtended": case "AgreementConfirmed": case "MediationFailed": case "MediationReopened": case "Fulfilled":
    case "ConfirmationApplied": case "ConfirmationAccepted": case "Confirmed": case "ConfirmationRefused": case "FilingReceived": case "CorrectionOrdered": case "CorrectionsReceived": case "Filed": case "FilingRefused":
    case "CaseAssigned": case "PanelFormed": case "Reassigned": case "RecusalRequested": case "RecusalDecided": case "HandedOver": case "Served": case "ServiceCompleted": case "DefenceReceived": case "DefenceForwarded": case "TrialOpened":
    case "HearingHeld": case "Pronounced": case "SettledByCourt": case "Withdrawn": case "Appealed": case "AppealDefenceReceived": case "AppealWithdrawn": case "AppealForwarded": case "SecondInstanceFiled":
    case "SecondInstanceEnded": case "TookEffect": case "TrialReopened": case "EnforcementRequested": case "EnforcementFiled": case "EnforcementNoticeSent": case "EnforcementEnded": case "EnforcementResumed":
    case "LimitationInterrupted": case "LimitationSuspended": case "PreservationRequested": case "PreservationDecided": case "ExtensionRequested": case "ExtensionRefused": case "ExtensionLapsed": case "ExclusionRequested":
    case "ExclusionRefused": case "ExclusionFellDue": case "ObjectionRaised": case "MarkedSpeciallySupervised": case "ProgressAsked": case "ProgressAnswered": case "ConsultationAsked": case "ConsultationRecorded":
    case "InterventionRecorded": case "Closed": case "Archived": case "DutiesHandedOver": case "WindowClosing": case "ClockLapsed": case "StepReminded": case "StepClimbed": case "AlarmFailed":
      return [];
  }
}
