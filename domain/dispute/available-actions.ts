import type { DisputeCommandType } from "./dispute.command.ts";

/** Every command that a person may give, in the order of a dispute's life; the rest comes from time and from other streams. */
export const disputeCommandTypes: readonly DisputeCommandType[] = [
  "Register", "AddParty", "AddRepresentative", "RedactParty", "SetCaseNumber", "IssuePartyLink", "RevokePartyLink", "ConsentOnline",
  "Triage", "Transfer", "AnswerTransfer", "TransferToCourt",
  "AppointMediator", "AcceptMediation", "DeclineMediation", "RecordSession", "RecordSealedStatement", "OpenSeal", "ExtendMediation", "RecordAgreement", "ConfirmAgreement", "RecordMediationFailure", "ReopenMediation",
  "RecordFulfilment", "ApplyForConfirmation", "AcceptConfirmation", "DecideConfirmation",
  "ReceiveFiling", "OrderCorrection", "ReceiveCorrections", "File", "RefuseFiling", "AssignCase", "Reassign", "RequestRecusal", "DecideRecusal", "HandOver",
  "ServeDocument", "RecordService", "ReceiveDefence", "ForwardDefence", "OpenTrial", "ScheduleHearing", "HoldHearing", "Adjourn", "Convert", "Pronounce", "RecordSettlement", "Withdraw",
  "Appeal", "ReceiveAppealDefence", "WithdrawAppeal", "ForwardAppeal", "RecordSecondInstance", "RecordSecondOutcome", "ConfirmEffective", "ReopenTrial",
  "ApplyForEnforcement", "FileEnforcement", "SendEnforcementNotice", "EndEnforcement", "ResumeEnforcement", "InterruptLimitation", "SuspendLimitation", "ApplyForPreservation", "DecidePreservation",
  "RequestExtension", "DecideExtension", "RequestExclusion", "DecideExclusion", "EndExclusion", "RaiseObjection", "AnswerObjection",
  "MarkSpeciallySupervised", "AskProgress", "AnswerProgress", "Consult", "RecordConsultation", "RecordIntervention", "Close", "Archive", "AdoptCalendar", "AdoptRule",
];
