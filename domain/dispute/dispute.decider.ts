import type { Accepted, Context, Decider, Rejected } from "../decider.ts";
import { rejected } from "../decider.ts";
import { fireAlarm } from "./alarm.rules.ts";
import { appeal, confirmEffective, forwardAppeal, receiveAppealDefence, recordSecondInstance, recordSecondOutcome, reopenTrial, withdrawAppeal } from "./appeal.rules.ts";
import { refusedNow, mayNow } from "./available-actions.ts";
import { adoptCalendar, adoptRule, archive, close } from "./closing.rules.ts";
import { acceptConfirmation, applyForConfirmation, decideConfirmation, recordFulfilment } from "./confirmation.rules.ts";
import { forwardDefence, openTrial, receiveDefence } from "./defence.rules.ts";
import type { DisputeCommand } from "./dispute.command.ts";
import type { DisputeEvent } from "./dispute.event.ts";
import type { DisputeState } from "./dispute.ts";
import { nextAlarm } from "./dispute.alarms.ts";
import { evolve } from "./dispute.evolve.ts";
import { notices } from "./dispute.notices.ts";
import { clock, effects, locks, numbers, open, subject } from "./dispute.reactions.ts";
import { todos } from "./dispute.steps.ts";
import { applyForEnforcement, endEnforcement, fileEnforcement, interruptLimitation, resumeEnforcement, sendEnforcementNotice, suspendLimitation } from "./enforcement.rules.ts";
import { file, orderCorrection, receiveCorrections, receiveFiling, refuseFiling } from "./filing.rules.ts";
import { addParty, addRepresentative, consentOnline, issuePartyLink, redactParty, register, revokePartyLink, setCaseNumber, triage } from "./intake.rules.ts";
import { channelFault } from "./link.rules.ts";
import { acceptMediation, appointMediator, confirmAgreement, declineMediation, extendMediation, openSeal, recordAgreement, recordMediationFailure, recordSealedStatement, recordSession, reopenMediation } from "./mediation.rules.ts";
import { applyForPreservation, decidePreservation } from "./preservation.rules.ts";
import { recordService, serveDocument } from "./service.rules.ts";
import { answerProgress, askProgress, consult, markSpeciallySupervised, recordConsultation, recordIntervention } from "./supervision.rules.ts";
import { assignCase, decideRecusal, formPanel, handOver, handOverDuties, reassign, requestRecusal } from "./team.rules.ts";
import { answerTransfer, transfer, transferToCourt } from "./transfer.rules.ts";
import { adjourn, convert, holdHearing, pronounce, recordSettlement, scheduleHearing, withdraw } from "./trial.rules.ts";
import { answerObjection, decideExclusion, decideExtension, endExclusion, raiseObjection, requestExclusion, requestExtension } from "./windows.rules.ts";

/** 矛盾纠纷 from first call to enforcement (domain §4): each command, and what becomes of it. Whether it may be given now is `mayNow`'s. */
function decide(state: DisputeState, command: DisputeCommand, at: Context): Accepted<DisputeEvent> | Rejected {
  const refused = refusedNow(state, command.type, at);
  if (refused !== undefined) return refused;
  if (state.status === "Unregistered") return command.type === "Register" ? register(command, at) : rejected("UnknownDispute");
  switch (command.type) {
    case "Register": return rejected("AlreadyRegistered");
    case "AddParty": return addParty(state, command, at);
    case "AddRepresentative": return addRepresentative(state, command);
    case "RedactParty": return redactParty(state, command);
    case "SetCaseNumber": return setCaseNumber(state, command, at);
    case "IssuePartyLink": return issuePartyLink(state, command);
    case "RevokePartyLink": return revokePartyLink(state, command);
    case "ConsentOnline": return channelFault(state, command, at) ?? consentOnline(state, command, at);
    case "Triage": return triage(state, command, at);
    case "Transfer": return transfer(state, command, at);
    case "AnswerTransfer": return state.status === "Transferred" && state.transfer.kind === "tier" ? answerTransfer(state, state.transfer, command, at) : rejected("NoTransferOpen");
    case "TransferToCourt": return transferToCourt(state, command, at);
    case "AppointMediator": return appointMediator(state, command, at);
    case "AcceptMediation": return state.appointment === undefined ? rejected("NoMediatorAsked") : acceptMediation(state, state.appointment, at);
    case "DeclineMediation": return state.appointment === undefined ? rejected("NoMediatorAsked") : declineMediation(state, state.appointment, command, at);
    case "RecordSession": return recordSession(state, command, at);
    case "RecordSealedStatement": return recordSealedStatement(state, command);
    case "OpenSeal": return openSeal(state, command, at);
    case "ExtendMediation": return extendMediation(state, command, at);
    case "RecordAgreement": return recordAgreement(state, command, at);
    case "ConfirmAgreement": return channelFault(state, command, at) ?? confirmAgreement(state, command, at);
    case "RecordMediationFailure": return recordMediationFailure(state, command, at);
    case "ReopenMediation": return reopenMediation(state, command, at);
    case "RecordFulfilment": return recordFulfilment(state, command, at);
    case "ApplyForConfirmation": return applyForConfirmation(state, command, at);
    case "AcceptConfirmation": return acceptConfirmation(state, command, at);
    case "DecideConfirmation": return decideConfirmation(state, command, at);
    case "ReceiveFiling": return receiveFiling(state, command, at);
    case "OrderCorrection": return orderCorrection(state, command, at);
    case "ReceiveCorrections": return receiveCorrections(state, command, at);
    case "File": return file(state, command, at);
    case "RefuseFiling": return refuseFiling(state, command, at);
    case "AssignCase": return assignCase(state, command, at);
    case "FormPanel": return formPanel(state, command, at);
    case "Reassign": return reassign(state, command, at);
    case "RequestRecusal": return requestRecusal(state, command, at);
    case "DecideRecusal": return decideRecusal(state, command, at);
    case "HandOver": return handOver(state, command, at);
    case "ServeDocument": return serveDocument(state, command, at);
    case "RecordService": return recordService(state, command, at);
    case "ReceiveDefence": return receiveDefence(state, command, at);
    case "ForwardDefence": return forwardDefence(state, command, at);
    case "OpenTrial": return openTrial(state, command);
    case "ScheduleHearing": return scheduleHearing(state, command, at);
    case "HoldHearing": return holdHearing(state, command, at);
    case "Adjourn": return adjourn(state, command, at);
    case "Convert": return convert(state, command, at);
    case "Pronounce": return pronounce(state, command, at);
    case "RecordSettlement": return recordSettlement(state, command, at);
    case "Withdraw": return withdraw(state, command, at);
    case "Appeal": return appeal(state, command, at);
    case "ReceiveAppealDefence": return receiveAppealDefence(state, command, at);
    case "WithdrawAppeal": return withdrawAppeal(state, command, at);
    case "ForwardAppeal": return forwardAppeal(state, command, at);
    case "RecordSecondInstance": return recordSecondInstance(state, command, at);
    case "RecordSecondOutcome": return recordSecondOutcome(state, command, at);
    case "ConfirmEffective": return confirmEffective(state, command, at);
    case "ReopenTrial": return reopenTrial(state, command, at);
    case "ApplyForEnforcement": return applyForEnforcement(state, command, at);
    case "FileEnforcement": return fileEnforcement(state, command, at);
    case "SendEnforcementNotice": return sendEnforcementNotice(state, command, at);
    case "EndEnforcement": return endEnforcement(state, command, at);
    case "ResumeEnforcement": return resumeEnforcement(state, command, at);
    case "InterruptLimitation": return interruptLimitation(state, command, at);
    case "SuspendLimitation": return suspendLimitation(state, command, at);
    case "ApplyForPreservation": return applyForPreservation(state, command, at);
    case "DecidePreservation": return decidePreservation(state, command, at);
    case "RequestExtension": return requestExtension(state, command, at);
    case "DecideExtension": return decideExtension(state, command, at);
    case "RequestExclusion": return requestExclusion(state, command, at);
    case "DecideExclusion": return decideExclusion(state, command, at);
    case "EndExclusion": return endExclusion(state, command, at);
    case "RaiseObjection": return channelFault(state, command, at) ?? raiseObjection(state, command, at);
    case "AnswerObjection": return answerObjection(state, command, at);
    case "MarkSpeciallySupervised": return markSpeciallySupervised(state, command, at);
    case "AskProgress": return askProgress(state, at);
    case "AnswerProgress": return answerProgress(command, at);
    case "Consult": return consult(state, command, at);
    case "RecordConsultation": return recordConsultation(state, command, at);
    case "RecordIntervention": return recordIntervention(state, command, at);
    case "Close": return close(state, command, at);
    case "Archive": return archive(state, command, at);
    case "AdoptCalendar": return adoptCalendar(state, command, at);
    case "AdoptRule": return adoptRule(state, command, at);
    case "HandOverDuties": return handOverDuties(state, command, at);
    case "FireAlarm": return fireAlarm(state, command.alarm, at);
  }
}

/** The dispute's decider (architecture §1). */
export const dispute: Omit<Decider<DisputeState, DisputeCommand, DisputeEvent>, "kind"> & { kind: "dispute" } = {
  kind: "dispute",
  initial: { status: "Unregistered" },
  may: mayNow,
  decide,
  evolve,
  nextAlarm,
  react: () => [],
  effects,
  notices,
  todos,
  locks,
  numbers,
  subject,
  clock,
  open,
};
