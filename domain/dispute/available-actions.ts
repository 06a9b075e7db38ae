import type { Allowed, Context, PersonId, Rejected } from "../decider.ts";
import { allowed, isRejected, rejected } from "../decider.ts";
import type { DisputeCommandType } from "./dispute.command.ts";
import { disputeStatuses, type Dispute, type DisputeState, type DisputeStatus } from "./dispute.ts";
import { currentClock, isLive } from "./dispute.clocks.ts";
import { actsAs, actsInRole, everyoneIn, known, panelOf, trialTeam } from "./dispute.people.ts";
import { decidersOf } from "./dispute.steps.ts";

const registered = disputeStatuses.filter((status) => status !== "Unregistered");
const open = registered.filter((status) => status !== "Closed" && status !== "Archived");
const beforeFiling: readonly DisputeStatus[] = ["Registered", "Triaged", "Mediating", "Agreed", "MediationFailed", "ConfirmationApplied", "ConfirmationRefused", "FilingReview", "CorrectionOrdered"];
const untilRuling: readonly DisputeStatus[] = ["Filed", "Serving", "AwaitingDefence", "Trial"];
const enforceable: readonly DisputeStatus[] = ["Confirmed", "Settled", "Effective"];
const enforcing: readonly DisputeStatus[] = ["Enforcing", "Resumed"];

/** In which states a command may be given at all, and the reason told in the others: domain §4 as a table. */
const table: Record<DisputeCommandType, { states: readonly DisputeStatus[]; otherwise: string }> = {
  Register: { states: ["Unregistered"], otherwise: "AlreadyRegistered" },
  AddParty: { states: [...beforeFiling, ...untilRuling], otherwise: "PartiesAreFixed" },
  AddRepresentative: { states: open, otherwise: "DisputeClosed" },
  RedactParty: { states: registered, otherwise: "UnknownDispute" },
  SetCaseNumber: { states: registered, otherwise: "UnknownDispute" },
  IssuePartyLink: { states: registered, otherwise: "UnknownDispute" },
  RevokePartyLink: { states: registered, otherwise: "UnknownDispute" },
  ConsentOnline: { states: open, otherwise: "DisputeClosed" },
  Triage: { states: ["Registered", "Triaged"], otherwise: "NotAwaitingTriage" },
  Transfer: { states: ["Registered", "Triaged", "Mediating", "MediationFailed"], otherwise: "NotTransferable" },
  AnswerTransfer: { states: ["Transferred"], otherwise: "NoTransferOpen" },
  TransferToCourt: { states: [...beforeFiling, ...untilRuling], otherwise: "NotTransferable" },
  AppointMediator: { states: ["Triaged"], otherwise: "NotTriaged" },
  AcceptMediation: { states: ["Triaged"], otherwise: "NoMediatorAsked" },
  DeclineMediation: { states: ["Triaged"], otherwise: "NoMediatorAsked" },
  RecordSession: { states: ["Mediating"], otherwise: "NotMediating" },
  RecordSealedStatement: { states: ["Mediating"], otherwise: "NotMediating" },
  OpenSeal: { states: registered, otherwise: "UnknownDispute" },
  ExtendMediation: { states: ["Mediating"], otherwise: "NotMediating" },
  RecordAgreement: { states: ["Mediating"], otherwise: "NotMediating" },
  ConfirmAgreement: { states: ["Agreed"], otherwise: "NotAgreed" },
  RecordMediationFailure: { states: ["Triaged", "Mediating"], otherwise: "NotMediating" },
  ReopenMediation: { states: ["ConfirmationRefused"], otherwise: "ConfirmationNotRefused" },
  RecordFulfilment: { states: ["Agreed", "Confirmed", "Settled", "Effective"], otherwise: "NothingToFulfil" },
  ApplyForConfirmation: { states: ["Agreed"], otherwise: "NotAgreed" },
  AcceptConfirmation: { states: ["ConfirmationApplied"], otherwise: "NoConfirmationApplied" },
  DecideConfirmation: { states: ["ConfirmationApplied"], otherwise: "NoConfirmationApplied" },
  ReceiveFiling: { states: ["Registered", "Triaged", "Agreed", "MediationFailed", "ConfirmationRefused"], otherwise: "NotReadyForFiling" },
  OrderCorrection: { states: ["FilingReview"], otherwise: "NotUnderFilingReview" },
  ReceiveCorrections: { states: ["CorrectionOrdered"], otherwise: "NoCorrectionOrdered" },
  File: { states: ["FilingReview"], otherwise: "NotUnderFilingReview" },
  RefuseFiling: { states: ["FilingReview", "CorrectionOrdered"], otherwise: "NotUnderFilingReview" },
  AssignCase: { states: ["Filed", "Serving", "AwaitingDefence"], otherwise: "NotAwaitingAssignment" },
  FormPanel: { states: untilRuling, otherwise: "NotInTrial" },
  Reassign: { states: open, otherwise: "DisputeClosed" },
  RequestRecusal: { states: [...untilRuling, "Mediating", "ConfirmationApplied", ...enforcing], otherwise: "NobodyToRecuse" },
  DecideRecusal: { states: open, otherwise: "NoRecusalAsked" },
  HandOver: { states: registered.filter((status) => status !== "Archived"), otherwise: "DisputeArchived" },
  ServeDocument: { states: open, otherwise: "DisputeClosed" },
  RecordService: { states: open, otherwise: "DisputeClosed" },
  ReceiveDefence: { states: ["Serving", "AwaitingDefence", "Trial"], otherwise: "NoDefenceAwaited" },
  ForwardDefence: { states: ["Serving", "AwaitingDefence", "Trial"], otherwise: "NoDefenceAwaited" },
  OpenTrial: { states: ["AwaitingDefence"], otherwise: "NotAwaitingDefence" },
  ScheduleHearing: { states: ["AwaitingDefence", "Trial"], otherwise: "NotInTrial" },
  HoldHearing: { states: ["AwaitingDefence", "Trial"], otherwise: "NotInTrial" },
  Adjourn: { states: ["AwaitingDefence", "Trial"], otherwise: "NotInTrial" },
  Convert: { states: untilRuling, otherwise: "NotInTrial" },
  Pronounce: { states: ["Trial"], otherwise: "NotInTrial" },
  RecordSettlement: { states: untilRuling, otherwise: "NotInTrial" },
  Withdraw: { states: [...beforeFiling, ...untilRuling], otherwise: "NothingToWithdraw" },
  Appeal: { states: ["NotAccepted", "Adjudicated", "Appealed", "AppealWithdrawn", "Effective"], otherwise: "NothingToAppeal" },
  ReceiveAppealDefence: { states: ["Appealed"], otherwise: "NotAppealed" },
  WithdrawAppeal: { states: ["Appealed"], otherwise: "NotAppealed" },
  ForwardAppeal: { states: ["Appealed"], otherwise: "NotAppealed" },
  RecordSecondInstance: { states: ["Appealed"], otherwise: "NotAppealed" },
  RecordSecondOutcome: { states: ["SecondInstance"], otherwise: "NotInSecondInstance" },
  ConfirmEffective: { states: ["AppealWithdrawn"], otherwise: "AppealNotWithdrawn" },
  ReopenTrial: { states: ["Remanded"], otherwise: "NotRemanded" },
  ApplyForEnforcement: { states: enforceable, otherwise: "NotEnforceable" },
  FileEnforcement: { states: ["EnforcementApplied"], otherwise: "NoEnforcementApplied" },
  SendEnforcementNotice: { states: ["EnforcementApplied", ...enforcing], otherwise: "NoEnforcementApplied" },
  EndEnforcement: { states: enforcing, otherwise: "NotEnforcing" },
  ResumeEnforcement: { states: ["ProgrammeEnded"], otherwise: "ProgrammeNotEnded" },
  InterruptLimitation: { states: enforceable, otherwise: "NotEnforceable" },
  SuspendLimitation: { states: enforceable, otherwise: "NotEnforceable" },
  ApplyForPreservation: { states: open, otherwise: "DisputeClosed" },
  DecidePreservation: { states: open, otherwise: "DisputeClosed" },
  RequestExtension: { states: open, otherwise: "DisputeClosed" },
  DecideExtension: { states: open, otherwise: "NoExtensionPending" },
  RequestExclusion: { states: open, otherwise: "DisputeClosed" },
  DecideExclusion: { states: open, otherwise: "NoExclusionPending" },
  EndExclusion: { states: open, otherwise: "DisputeClosed" },
  RaiseObjection: { states: open, otherwise: "DisputeClosed" },
  AnswerObjection: { states: registered, otherwise: "UnknownDispute" },
  MarkSpeciallySupervised: { states: untilRuling, otherwise: "NotInTrial" },
  AskProgress: { states: open, otherwise: "DisputeClosed" },
  AnswerProgress: { states: open, otherwise: "NoProgressAsked" },
  Consult: { states: untilRuling, otherwise: "NotInTrial" },
  RecordConsultation: { states: open, otherwise: "UnknownConsultation" },
  RecordIntervention: { states: registered, otherwise: "UnknownDispute" },
  Close: { states: ["MediationFailed", "Fulfilled", "NotAccepted", "Confirmed", "Settled", "Withdrawn", "Effective", "Completed", "ProgrammeEnded", "Terminated", "Transferred"], otherwise: "NotOver" },
  Archive: { states: ["Closed"], otherwise: "NotClosed" },
  AdoptCalendar: { states: open, otherwise: "DisputeClosed" },
  AdoptRule: { states: open, otherwise: "DisputeClosed" },
  HandOverDuties: { states: registered, otherwise: "UnknownDispute" },
  FireAlarm: { states: registered, otherwise: "UnknownDispute" },
};

/** Every command that a person may give, in the order of a dispute's life; the rest comes from time and from other streams. */
export const disputeCommandTypes: readonly DisputeCommandType[] = [
  "Register", "AddParty", "AddRepresentative", "RedactParty", "SetCaseNumber", "IssuePartyLink", "RevokePartyLink", "ConsentOnline",
  "Triage", "Transfer", "AnswerTransfer", "TransferToCourt",
  "AppointMediator", "AcceptMediation", "DeclineMediation", "RecordSession", "RecordSealedStatement", "OpenSeal", "ExtendMediation", "RecordAgreement", "ConfirmAgreement", "RecordMediationFailure", "ReopenMediation",
  "RecordFulfilment", "ApplyForConfirmation", "AcceptConfirmation", "DecideConfirmation",
  "ReceiveFiling", "OrderCorrection", "ReceiveCorrections", "File", "RefuseFiling", "AssignCase", "FormPanel", "Reassign", "RequestRecusal", "DecideRecusal", "HandOver",
  "ServeDocument", "RecordService", "ReceiveDefence", "ForwardDefence", "OpenTrial", "ScheduleHearing", "HoldHearing", "Adjourn", "Convert", "Pronounce", "RecordSettlement", "Withdraw",
  "Appeal", "ReceiveAppealDefence", "WithdrawAppeal", "ForwardAppeal", "RecordSecondInstance", "RecordSecondOutcome", "ConfirmEffective", "ReopenTrial",
  "ApplyForEnforcement", "FileEnforcement", "SendEnforcementNotice", "EndEnforcement", "ResumeEnforcement", "InterruptLimitation", "SuspendLimitation", "ApplyForPreservation", "DecidePreservation",
  "RequestExtension", "DecideExtension", "RequestExclusion", "DecideExclusion", "EndExclusion", "RaiseObjection", "AnswerObjection",
  "MarkSpeciallySupervised", "AskProgress", "AnswerProgress", "Consult", "RecordConsultation", "RecordIntervention", "Close", "Archive", "AdoptCalendar", "AdoptRule",
];

/**
 * 有序放权: commands that touch evidence, facts or a ruling. No role of a campaign and no leader as such may be granted one;
 * they belong to whoever tries the case and those who help them.
 */
export const adjudicationCommands: ReadonlySet<DisputeCommandType> = new Set<DisputeCommandType>([
  "DecideConfirmation", "OrderCorrection", "RefuseFiling", "ReceiveDefence", "OpenTrial", "HoldHearing", "Adjourn", "Convert", "Pronounce", "RecordSettlement", "Withdraw", "DecidePreservation", "RecordSecondOutcome", "EndEnforcement",
]);

/** What only time and other streams may do. */
const systemOnly: ReadonlySet<DisputeCommandType> = new Set<DisputeCommandType>(["HandOverDuties", "FireAlarm"]);

/** Those who try the case alone; a machine that brings in what the court's own case system has recorded stands in for them. */
const ofTheTrial: ReadonlySet<DisputeCommandType> = new Set<DisputeCommandType>(["OpenTrial", "ScheduleHearing", "HoldHearing", "Adjourn", "Convert", "Pronounce", "RecordSettlement"]);

/** Rulings of whoever the filing or the application went to before a case is assigned: a judge. */
const byAnyJudge: ReadonlySet<DisputeCommandType> = new Set<DisputeCommandType>(["DecideConfirmation", "DecidePreservation", "OrderCorrection", "RefuseFiling"]);

/**
 * 有序放权: whoever only owns a step of it (an extension, a recusal, an objection), leads or supervises has no say in evidence,
 * facts and rulings, whatever the catalogue grants.
 */
function mayTouchTheRuling(dispute: Dispute, commandType: DisputeCommandType, at: Context): boolean {
  if (actsAs(at, everyoneIn(dispute)) || actsInRole(at, "integration")) return true;
  return byAnyJudge.has(commandType) && actsInRole(at, "judge");
}

/** Whether a command of this type may be given now, as far as that needs no payload; authority is the catalogue's. */
export function mayNow(state: DisputeState, commandType: DisputeCommandType, at: Context): Allowed | Rejected {
  if (systemOnly.has(commandType) && at.actor.id !== "system") return rejected("OnlyTheSystem");
  const rule = table[commandType];
  if (state.status === "Unregistered") return rule.states.includes("Unregistered") ? allowed : rejected("UnknownDispute");
  if (!rule.states.includes(state.status)) return rejected(rule.otherwise, { status: state.status });
  if (ofTheTrial.has(commandType) && !actsAs(at, trialTeam(state)) && !actsInRole(at, "integration")) return rejected("NotOnTheCase");
  if (adjudicationCommands.has(commandType) && !mayTouchTheRuling(state, commandType, at)) return rejected("NotOnTheCase");
  return mayByPerson(state, commandType, at);
}

function when(condition: boolean, reason: string): Allowed | Rejected {
  return condition ? allowed : rejected(reason);
}

/** The owner of one of the steps of that name. */
function ownsStep(dispute: Dispute, step: Dispute["waiting"][number]["step"], at: Context): boolean {
  return actsAs(at, dispute.waiting.filter((one) => one.step === step).flatMap(decidersOf));
}

function mediatesOrClerk(dispute: Dispute, at: Context): Allowed | Rejected {
  return when(actsAs(at, [dispute.staff.mediator, dispute.staff.clerk]), "NotTheMediator");
}

/** 四类案件: who may supervise is a matter of posts, and what they may do is only what the record shows. */
function superiors(dispute: Dispute, at: Context): PersonId[] {
  return known(at.court.head(dispute.department), at.court.leaderInCharge(dispute.department), at.court.president());
}

function mayByPerson(dispute: Dispute, commandType: DisputeCommandType, at: Context): Allowed | Rejected {
  switch (commandType) {
    case "AcceptMediation":
    case "DeclineMediation":
      if (dispute.appointment === undefined) return rejected("NoMediatorAsked");
      return when(actsAs(at, [dispute.appointment.asked]), "NotTheMediator");
    case "RecordSession":
    case "RecordSealedStatement":
    case "ExtendMediation":
    case "RecordAgreement":
      return mediatesOrClerk(dispute, at);
    case "RecordMediationFailure":
      return when(actsAs(at, [dispute.staff.mediator, dispute.staff.clerk, dispute.registeredBy]), "NotTheMediator");
    case "OpenSeal":
      return maySeeTheSeal(dispute, at);
    case "AnswerTransfer":
      if (dispute.status !== "Transferred" || dispute.transfer.kind !== "tier") return rejected("NoTransferOpen");
      return when(actsAs(at, [dispute.transfer.receiver]), "NotTheReceiver");
    case "Convert":
      return when(dispute.procedure !== undefined && dispute.procedure !== "ordinary", "ConvertedFromOrdinary");
    case "DecideExtension":
      if (dispute.extensionRequests.length === 0) return rejected("NoExtensionPending");
      return when(ownsStep(dispute, "decide-extension", at), "NotStepOwner");
    case "DecideExclusion":
      if (dispute.exclusionRequests.length === 0) return rejected("NoExclusionPending");
      return when(ownsStep(dispute, "decide-exclusion", at), "NotStepOwner");
    case "DecideRecusal":
      if (dispute.recusal === undefined) return rejected("NoRecusalAsked");
      if (actsAs(at, [dispute.recusal.of])) return rejected("DeciderIsInterested");
      return when(ownsStep(dispute, "decide-recusal", at), "NotStepOwner");
    case "RequestRecusal":
      return when(dispute.recusal === undefined, "RecusalPending");
    case "AnswerObjection":
      if (!dispute.objections.some((objection) => objection.answered === undefined)) return rejected("NoObjectionOpen");
      return when(ownsStep(dispute, "answer-objection", at), "NotStepOwner");
    case "AskProgress":
      if (dispute.supervision === undefined) return rejected("NotSpeciallySupervised");
      return when(actsAs(at, superiors(dispute, at)) || actsInRole(at, "trial-management"), "NotASupervisor");
    case "AnswerProgress":
      if (dispute.progressAsked === undefined) return rejected("NoProgressAsked");
      return when(actsAs(at, everyoneIn(dispute)), "NotOnTheCase");
    case "Consult":
      if (actsAs(at, panelOf(dispute.staff))) return allowed;
      if (dispute.supervision === undefined) return rejected("NotSpeciallySupervised");
      return when(actsAs(at, superiors(dispute, at)), "NotASupervisor");
    case "AppointMediator":
      return when(dispute.appointment === undefined, "MediatorAsked");
    case "FormPanel":
      return when(dispute.staff.judge !== undefined, "CaseNotAssigned");
    case "AssignCase":
      return when(dispute.staff.judge === undefined, "AssignedBefore");
    case "Appeal":
      return dispute.status === "Effective" && dispute.ground !== "appeal-period-over" ? rejected("NothingToAppeal", { status: dispute.status }) : allowed;
    case "SendEnforcementNotice":
      return when(isDue(dispute, "enforcement-notice"), "NoticeSentBefore");
    case "ForwardAppeal":
      return when(isDue(dispute, "appeal-forward"), "NothingToForward");
    case "RecordSecondInstance":
      return when(currentClock(dispute, "appeal-forward")?.status === "met", "NotForwarded");
    case "Close":
      return dispute.status === "Transferred" && dispute.transfer.kind === "tier" ? rejected("TransferPending") : allowed;
    case "Register": case "AddParty": case "AddRepresentative": case "RedactParty": case "SetCaseNumber": case "IssuePartyLink": case "RevokePartyLink": case "ConsentOnline": case "Triage": case "Transfer":
    case "TransferToCourt": case "ConfirmAgreement": case "ReopenMediation": case "RecordFulfilment": case "ApplyForConfirmation": case "AcceptConfirmation": case "DecideConfirmation": case "ReceiveFiling":
    case "OrderCorrection": case "ReceiveCorrections": case "File": case "RefuseFiling": case "Reassign": case "HandOver": case "ServeDocument": case "RecordService": case "ReceiveDefence": case "ForwardDefence":
    case "OpenTrial": case "ScheduleHearing": case "HoldHearing": case "Adjourn": case "Pronounce": case "RecordSettlement": case "Withdraw": case "ReceiveAppealDefence": case "WithdrawAppeal":
    case "RecordSecondOutcome": case "ConfirmEffective": case "ReopenTrial": case "ApplyForEnforcement": case "FileEnforcement": case "EndEnforcement": case "ResumeEnforcement": case "InterruptLimitation":
    case "SuspendLimitation": case "ApplyForPreservation": case "DecidePreservation": case "RequestExtension": case "RequestExclusion": case "EndExclusion": case "RaiseObjection":
    case "MarkSpeciallySupervised": case "RecordConsultation": case "RecordIntervention": case "Archive": case "AdoptCalendar": case "AdoptRule": case "HandOverDuties": case "FireAlarm":
      return allowed;
  }
}

function isDue(dispute: Dispute, clock: string): boolean {
  const found = currentClock(dispute, clock);
  return found !== undefined && isLive(found);
}

/** 调解秘密: the mediator, or an auditor with a purpose and a second person; nobody who tries the case. */
function maySeeTheSeal(dispute: Dispute, at: Context): Allowed | Rejected {
  if (actsAs(at, trialTeam(dispute))) return rejected("TriesTheCase");
  if (dispute.sealed.length === 0) return rejected("NothingSealed");
  return when(actsAs(at, [dispute.staff.mediator]) || actsInRole(at, "auditor"), "SealedFromYou");
}

export function refusedNow(state: DisputeState, commandType: DisputeCommandType, at: Context): Rejected | undefined {
  const verdict = mayNow(state, commandType, at);
  return isRejected(verdict) ? verdict : undefined;
}
