import type { Dispute } from "../../api/queries.ts";

/** What moves a dispute on from where it stands, the usual first; whatever else is on offer follows. */
const nextOf: Readonly<Record<Dispute["status"], readonly string[]>> = {
  Registered: ["Triage", "ReceiveFiling", "Transfer"],
  Triaged: ["AcceptMediation", "AppointMediator", "DeclineMediation", "ReceiveFiling"],
  Mediating: ["RecordSession", "RecordAgreement", "RecordMediationFailure"],
  Agreed: ["ConfirmAgreement", "ApplyForConfirmation", "RecordFulfilment"],
  MediationFailed: ["ReceiveFiling", "Close"],
  Fulfilled: ["Close"],
  ConfirmationApplied: ["AcceptConfirmation", "DecideConfirmation"],
  Confirmed: ["RecordFulfilment", "ApplyForEnforcement", "Close"],
  ConfirmationRefused: ["ReopenMediation", "ReceiveFiling"],
  FilingReview: ["File", "OrderCorrection", "RefuseFiling"],
  CorrectionOrdered: ["ReceiveCorrections", "RefuseFiling"],
  Filed: ["AssignCase", "ServeDocument"],
  NotAccepted: ["Appeal", "Close"],
  Serving: ["RecordService", "ServeDocument", "AssignCase"],
  AwaitingDefence: ["ReceiveDefence", "OpenTrial", "ScheduleHearing"],
  Trial: ["HoldHearing", "ScheduleHearing", "Pronounce"],
  Adjudicated: ["ServeDocument", "RecordService", "Appeal"],
  Settled: ["RecordFulfilment", "ApplyForEnforcement", "Close"],
  Withdrawn: ["Close"],
  Appealed: ["ForwardAppeal", "RecordSecondInstance", "ReceiveAppealDefence"],
  SecondInstance: ["RecordSecondOutcome"],
  AppealWithdrawn: ["ConfirmEffective"],
  Effective: ["RecordFulfilment", "ApplyForEnforcement", "Close"],
  Remanded: ["ReopenTrial"],
  EnforcementApplied: ["FileEnforcement", "SendEnforcementNotice"],
  Enforcing: ["SendEnforcementNotice", "EndEnforcement"],
  Completed: ["Close"],
  ProgrammeEnded: ["ResumeEnforcement", "Close"],
  Resumed: ["SendEnforcementNotice", "EndEnforcement"],
  Terminated: ["Close"],
  Transferred: ["AnswerTransfer", "Close"],
  Closed: ["Archive"],
  Archived: [],
};

/** What answers a step that waits: shown before what moves the dispute on, where the reader may give it. */
const answers: Readonly<Record<string, readonly string[]>> = {
  "decide-extension": ["DecideExtension"], "decide-exclusion": ["DecideExclusion"], "renew-exclusion": ["EndExclusion"], "decide-recusal": ["DecideRecusal"], "answer-objection": ["AnswerObjection"],
  "answer-progress": ["AnswerProgress"], "answer-consultation": ["RecordConsultation"], "accept-mediation": ["AcceptMediation", "DeclineMediation"], "answer-transfer": ["AnswerTransfer"],
};

export function firstActions(dispute: Pick<Dispute, "status" | "waiting">, me: string): string[] {
  const mine = dispute.waiting.filter((step) => step.owner === me).flatMap((step) => answers[step.step] ?? []);
  return [...new Set([...mine, ...nextOf[dispute.status]])];
}
