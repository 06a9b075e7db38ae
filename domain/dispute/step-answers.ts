import type { DisputeCommandType } from "./dispute.command.ts";
import type { DisputeStep } from "./dispute.ts";

/** The commands with which the owner of a step answers it, the usual one first. */
export const disputeStepAnswers: Readonly<Record<DisputeStep["step"], readonly DisputeCommandType[]>> = {
  triage: ["Triage", "Transfer", "ReceiveFiling"],
  "appoint-mediator": ["AppointMediator", "ReceiveFiling"],
  "accept-mediation": ["AcceptMediation", "DeclineMediation"],
  "answer-transfer": ["AnswerTransfer"],
  "accept-confirmation": ["AcceptConfirmation"],
  "assign-case": ["AssignCase"],
  "reopen-trial": ["ReopenTrial"],
  "file-enforcement": ["FileEnforcement"],
  "decide-extension": ["DecideExtension"],
  "decide-exclusion": ["DecideExclusion"],
  "renew-exclusion": ["EndExclusion", "RequestExclusion"],
  "decide-recusal": ["DecideRecusal"],
  "answer-objection": ["AnswerObjection"],
  "answer-progress": ["AnswerProgress"],
  "resolve-service": ["ServeDocument", "Convert"],
  "answer-consultation": ["RecordConsultation"],
};
