import type { Json, Notice, PersonId } from "../decider.ts";
import type { Dispute, DisputeState } from "./dispute.ts";
import type { DisputeEvent } from "./dispute.event.ts";
import { everyoneIn, holderOf, known, panelOf, trialTeam } from "./dispute.people.ts";
import { decidersOf, stepId } from "./dispute.steps.ts";

/** Every template that a dispute's notices use, with its parameters besides `disputeNumber`, which all have. No name of a party, no fact of the case, nothing sealed, and no reason in somebody's own words, which might tell any of them. */
export const disputeNoticeTemplates = {
  "dispute-mediator-asked": ["stepDueAt"],
  "dispute-mediator-passed-over": ["mediator", "ground"],
  "dispute-mediator-wanted": [],
  "dispute-mediation-accepted": ["mediator"],
  "dispute-transfer-offered": ["to"],
  "dispute-transfer-answered": ["by", "accepted"],
  "dispute-transfer-taken-back": ["receiver"],
  "dispute-assigned": ["department"],
  "dispute-reassigned": ["post", "from", "to"],
  "dispute-recusal-asked": ["of"],
  "dispute-recusal-decided": ["of", "granted"],
  "dispute-clock-reminder": ["clock", "rule", "dueOn", "days"],
  "dispute-clock-lapsed": ["clock", "rule", "dueOn"],
  "dispute-clock-changed": ["clock", "rule", "dueOn"],
  "dispute-window-closing": ["clock", "rule", "window", "byOn"],
  "dispute-extension-asked": ["clock", "dueOn", "decideByOn"],
  "dispute-extension-decided": ["clock", "dueOn", "granted"],
  "dispute-extension-lapsed": ["clock", "dueOn"],
  "dispute-exclusion-asked": ["clock", "ground", "from"],
  "dispute-exclusion-decided": ["clock", "dueOn", "granted"],
  "dispute-exclusion-due": ["clock", "exclusion"],
  "dispute-objection-raised": ["clock"],
  "dispute-objection-answered": ["clock", "upheld"],
  "dispute-service-stuck": ["service", "document"],
  "dispute-trial-opened": [],
  "dispute-took-effect": ["on"],
  "dispute-remanded": ["on"],
  "dispute-supervision-marked": ["ground"],
  "dispute-progress-asked": ["by"],
  "dispute-progress-answered": ["by"],
  "dispute-consultation-asked": ["kind"],
  "dispute-step-reminder": ["step", "stepDueAt"],
  "dispute-step-climbed": ["step", "from", "to"],
  "dispute-handed-over": ["step", "from"],
} as const satisfies Record<string, readonly string[]>;

type Template = keyof typeof disputeNoticeTemplates;
type Params<Name extends Template> = Record<(typeof disputeNoticeTemplates)[Name][number], Json>;

/** One notice to those it concerns; nobody named twice, nobody without a name. */
function notice<Name extends Template>(dispute: Dispute, to: readonly (PersonId | undefined)[], template: Name, params: Params<Name>): Notice[] {
  const persons = known(...to).filter((person) => person !== "system");
  return persons.length === 0 ? [] : [{ to: persons, template, params: { disputeNumber: dispute.number, ...params } }];
}

function clockParams(dispute: Dispute, id: string): { clock: string; rule: string; dueOn: Json } {
  const clock = dispute.clocks.find((one) => one.id === id);
  return { clock: id, rule: clock?.rule ?? "", dueOn: clock?.dueOn ?? null };
}

function ownersOf(dispute: Dispute, step: string): PersonId[] {
  return dispute.waiting.filter((one) => one.step === step).map((one) => one.owner);
}

/** Who is told of an event; `state` is the state after it. */
export function notices(event: DisputeEvent, state: DisputeState): Notice[] {
  if (state.status === "Unregistered") return [];
  const { staff } = state;
  switch (event.type) {
    case "MediatorAsked":
      return notice(state, [event.appointment.asked], "dispute-mediator-asked", { stepDueAt: dueAtOf(state, "accept-mediation") });
    case "MediatorPassedOver":
      return [
        ...notice(state, [staff.clerk], "dispute-mediator-passed-over", { mediator: event.mediator, ground: event.ground }),
        ...(event.appointment === undefined ? notice(state, [staff.clerk], "dispute-mediator-wanted", {}) : notice(state, [event.appointment.asked], "dispute-mediator-asked", { stepDueAt: dueAtOf(state, "accept-mediation") })),
      ];
    case "MediationAccepted":
      return notice(state, [staff.clerk], "dispute-mediation-accepted", { mediator: event.mediator });
    case "TransferOffered":
      return notice(state, [event.transfer.receiver], "dispute-transfer-offered", { to: event.transfer.to });
    case "TransferAccepted":
      return notice(state, [state.registeredBy], "dispute-transfer-answered", { by: event.by, accepted: true });
    case "TransferRefused":
      return notice(state, [staff.clerk, staff.mediator], "dispute-transfer-answered", { by: event.by, accepted: false });
    case "TransferTakenBack":
      return notice(state, [staff.clerk, staff.mediator, event.receiver], "dispute-transfer-taken-back", { receiver: event.receiver });
    case "CaseAssigned":
    case "PanelFormed":
    case "TrialReopened":
      return notice(state, trialTeam(state), "dispute-assigned", { department: state.department });
    case "Reassigned":
      return notice(state, [event.from, event.to], "dispute-reassigned", { post: event.post, from: event.from ?? null, to: event.to });
    case "RecusalRequested":
      return notice(state, ownersOf(state, "decide-recusal"), "dispute-recusal-asked", { of: event.of });
    case "RecusalDecided":
      return notice(state, [event.of, event.replacement], "dispute-recusal-decided", { of: event.of, granted: event.granted });
    case "ClockReminded":
      return notice(state, event.to, "dispute-clock-reminder", { ...clockParams(state, event.clock), days: event.days });
    case "ClockLapsed":
      return notice(state, event.to, "dispute-clock-lapsed", clockParams(state, event.clock));
    case "WindowClosing": {
      const window = state.clocks.find((clock) => clock.id === event.clock)?.window;
      const { clock, rule } = clockParams(state, event.clock);
      return notice(state, event.to, "dispute-window-closing", { clock, rule, window: event.window, byOn: (event.window === "ask" ? window?.askByOn : window?.decideByOn) ?? null });
    }
    case "ExtensionRequested":
      return notice(state, ownersOf(state, "decide-extension"), "dispute-extension-asked", { clock: event.request.clock, dueOn: clockParams(state, event.request.clock).dueOn, decideByOn: event.request.decideByOn ?? null });
    case "ExtensionGranted":
    case "ExtensionRefused":
      return notice(state, [holderOf(state), ...panelOf(staff)], "dispute-extension-decided", { clock: event.clock, dueOn: clockParams(state, event.clock).dueOn, granted: event.type === "ExtensionGranted" });
    case "ExtensionLapsed":
      return notice(state, [holderOf(state), ...panelOf(staff)], "dispute-extension-lapsed", { clock: event.clock, dueOn: clockParams(state, event.clock).dueOn });
    case "ExclusionRequested":
      return notice(state, ownersOf(state, "decide-exclusion"), "dispute-exclusion-asked", { clock: event.request.clock, ground: event.request.ground, from: event.request.from });
    case "ExclusionGranted":
    case "ExclusionRefused":
      return notice(state, [holderOf(state), ...panelOf(staff)], "dispute-exclusion-decided", { clock: event.clock, dueOn: clockParams(state, event.clock).dueOn, granted: event.type === "ExclusionGranted" });
    case "ExclusionFellDue":
      return notice(state, ownersOf(state, "renew-exclusion"), "dispute-exclusion-due", { clock: event.clock, exclusion: event.exclusion });
    case "ExclusionEnded":
      return notice(state, [holderOf(state)], "dispute-clock-changed", clockParams(state, event.clock));
    case "Converted":
      return (event.clocks ?? []).flatMap((change) => notice(state, [holderOf(state), ...panelOf(staff)], "dispute-clock-changed", clockParams(state, change.id)));
    case "CalendarAdopted":
    case "RuleAdopted":
      return event.moved.flatMap((one) => notice(state, [holderOf(state)], "dispute-clock-changed", clockParams(state, one.clock)));
    case "ObjectionRaised":
      return notice(state, ownersOf(state, "answer-objection"), "dispute-objection-raised", { clock: event.clock });
    case "ObjectionAnswered":
      return notice(state, [holderOf(state)], "dispute-objection-answered", { clock: state.objections.find((one) => one.id === event.objection)?.clock ?? "", upheld: event.upheld });
    case "ServiceFailed":
      return event.next === undefined ? notice(state, [staff.courtClerk, ...ownersOf(state, "resolve-service")], "dispute-service-stuck", { service: event.service, document: state.services.find((one) => one.id === event.service)?.document ?? "" }) : [];
    case "TrialOpened":
      return notice(state, [holderOf(state), staff.courtClerk], "dispute-trial-opened", {});
    case "TookEffect":
      return notice(state, [holderOf(state), staff.courtClerk], "dispute-took-effect", { on: event.on });
    case "SecondInstanceEnded":
      return event.outcome === "remanded" ? notice(state, [...everyoneIn(state)], "dispute-remanded", { on: event.on }) : [];
    case "MarkedSpeciallySupervised":
      return notice(state, panelOf(staff), "dispute-supervision-marked", { ground: event.ground });
    case "ProgressAsked":
      return notice(state, ownersOf(state, "answer-progress"), "dispute-progress-asked", { by: event.by });
    case "ProgressAnswered":
      return notice(state, [state.supervision?.by], "dispute-progress-answered", { by: event.by });
    case "ConsultationAsked":
      return notice(state, panelOf(staff), "dispute-consultation-asked", { kind: event.kind });
    case "StepReminded": {
      const step = state.waiting.find((one) => stepId(one) === event.step);
      return notice(state, event.to, "dispute-step-reminder", { step: step?.step ?? event.step, stepDueAt: step?.dueAt ?? null });
    }
    case "StepClimbed":
      return notice(state, [...decidersOf(event.replaced)], "dispute-step-climbed", { step: event.replaced.step, from: event.from, to: event.replaced.owner });
    case "DutiesHandedOver":
      return [
        ...notice(state, [event.successor], "dispute-reassigned", { post: "", from: event.from, to: event.successor ?? null }),
        ...(event.steps ?? []).flatMap((step) => notice(state, [step.owner], "dispute-handed-over", { step: step.step, from: event.from })),
      ];
    case "Registered": case "SummaryRecorded": case "PartyAdded": case "RepresentativeAdded": case "PersonRedacted": case "CaseNumberSet": case "PartyLinkIssued": case "PartyLinkRevoked": case "OnlineConsented":
    case "Triaged": case "TransferredToCourt": case "SessionRecorded": case "SealedStatementRecorded": case "SealOpened": case "MediationExtended": case "AgreementReached": case "AgreementConfirmed": case "MediationFailed":
    case "MediationReopened": case "Fulfilled": case "ConfirmationApplied": case "ConfirmationAccepted": case "Confirmed": case "ConfirmationRefused": case "FilingReceived": case "CorrectionOrdered": case "CorrectionsReceived":
    case "Filed": case "FilingRefused": case "HandedOver": case "ServiceSent": case "Served": case "ServiceCompleted": case "DefenceReceived": case "DefenceForwarded": case "HearingScheduled": case "HearingHeld":
    case "Adjourned": case "Pronounced": case "SettledByCourt": case "Withdrawn": case "Appealed": case "AppealDefenceReceived": case "AppealWithdrawn": case "AppealForwarded": case "SecondInstanceFiled":
    case "EnforcementRequested": case "EnforcementFiled": case "EnforcementNoticeSent": case "EnforcementEnded": case "EnforcementResumed": case "LimitationInterrupted": case "LimitationSuspended":
    case "PreservationRequested": case "PreservationDecided": case "ConsultationRecorded": case "InterventionRecorded": case "Closed": case "Archived": case "PeriodExpired": case "AlarmFailed":
      return [];
  }
}

function dueAtOf(dispute: Dispute, step: string): Json {
  return dispute.waiting.find((one) => one.step === step)?.dueAt ?? null;
}
