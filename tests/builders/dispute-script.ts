import type { DisputeCommand } from "../../domain/dispute/dispute.command.ts";
import type { CivilDate } from "../../domain/time.ts";
import { aRegisteredDispute, clerk, collegial, judge, triage } from "./dispute.ts";
import { morning } from "./work-item.ts";

/** What a person does at 10:00 of a day. */
export interface Act { on: CivilDate; command: DisputeCommand; by: string }

const courtClerk = "p-court-clerk";
const officer = "p-officer";
const laterJudge = "p-judge-4";

const act = (on: CivilDate, command: DisputeCommand, by: string): Act => ({ on, command, by });
const served = (on: CivilDate, recordedOn: CivilDate, service: string, document: "hearing-notice" | "judgment" | "appeal", party: string, by: string, hearing?: string): Act[] => [
  act(on, { type: "ServeDocument", service, document, party, method: "personal", on, ...(hearing === undefined ? {} : { hearing }) }, by),
  act(recordedOn, { type: "RecordService", service, delivered: true, on: recordedOn }, by),
];

/**
 * A dispute that meets everything on its way: a transfer nobody answers, a mediator who keeps silent, service that falls back
 * from electronic to postal to publication, a defence that never comes, an appeal, a case sent back, enforcement that ends for
 * now and is resumed. Time itself takes the transfer back, passes the appointment on, falls back, opens the trial and lets the
 * judgment take effect.
 */
export const wholeLife: readonly Act[] = [
  act("2026-03-02", aRegisteredDispute(), clerk),
  act("2026-03-02", triage, clerk),
  act("2026-03-02", { type: "Transfer", to: "grassroots", partner: "partner-1", receiver: "p-township", reason: "就近化解" }, clerk),
  act("2026-03-09", { type: "AppointMediator" }, clerk),
  act("2026-03-13", { type: "AcceptMediation" }, "p-mediator-2"),
  act("2026-03-30", { type: "RecordMediationFailure", on: "2026-03-30", ground: "分歧较大" }, "p-mediator-2"),
  act("2026-03-30", { type: "ConsentOnline", party: "p2", channel: "paper" }, clerk),
  act("2026-04-01", { type: "ReceiveFiling", receivedOn: "2026-04-01" }, clerk),
  act("2026-04-02", { type: "File", on: "2026-04-02", procedure: "ordinary", caseNumber: "（2026）示0100民初1号" }, clerk),
  act("2026-04-02", { type: "AssignCase", department: "civil-2", judge, panel: { ...collegial, members: [...collegial.members] }, courtClerk, on: "2026-04-02" }, "p-head"),
  act("2026-04-02", { type: "ServeDocument", service: "s1", document: "complaint", party: "p2", method: "electronic", on: "2026-04-02" }, courtClerk),
  act("2026-06-10", { type: "ScheduleHearing", hearing: "h1", kind: "hearing", at: morning("2026-06-25") }, judge),
  ...served("2026-06-10", "2026-06-11", "n1", "hearing-notice", "p1", courtClerk, "h1"),
  ...served("2026-06-11", "2026-06-12", "n2", "hearing-notice", "p2", courtClerk, "h1"),
  act("2026-06-25", { type: "HoldHearing", hearing: "h1", on: "2026-06-25" }, judge),
  act("2026-07-10", { type: "Pronounce", document: "judgment", on: "2026-07-10", inCourt: false, performBy: "2026-09-30" }, judge),
  ...served("2026-07-10", "2026-07-13", "j1", "judgment", "p1", courtClerk),
  ...served("2026-07-13", "2026-07-14", "j2", "judgment", "p2", courtClerk),
  act("2026-07-20", { type: "Appeal", party: "p2", on: "2026-07-20" }, courtClerk),
  ...served("2026-07-21", "2026-07-22", "a1", "appeal", "p1", courtClerk),
  act("2026-07-30", { type: "ReceiveAppealDefence", party: "p1", on: "2026-07-30" }, courtClerk),
  act("2026-07-31", { type: "ForwardAppeal", on: "2026-07-31" }, courtClerk),
  act("2026-08-10", { type: "RecordSecondInstance", filedOn: "2026-08-10", caseNumber: "（2026）示01民终1号" }, courtClerk),
  act("2026-10-20", { type: "RecordSecondOutcome", outcome: "remanded", on: "2026-10-20" }, courtClerk),
  act("2026-10-22", { type: "ReopenTrial", filedOn: "2026-10-22", judge: laterJudge, panel: { kind: "collegial", presiding: laterJudge, members: ["p-judge-5", "p-judge-6"] } }, "p-head"),
  act("2026-11-02", { type: "ScheduleHearing", hearing: "h2", kind: "hearing", at: morning("2026-11-20") }, laterJudge),
  ...served("2026-11-02", "2026-11-03", "n3", "hearing-notice", "p1", laterJudge, "h2"),
  ...served("2026-11-03", "2026-11-04", "n4", "hearing-notice", "p2", laterJudge, "h2"),
  act("2026-11-20", { type: "HoldHearing", hearing: "h2", on: "2026-11-20" }, laterJudge),
  act("2026-12-01", { type: "Pronounce", document: "judgment", on: "2026-12-01", inCourt: false, performBy: "2026-12-31" }, laterJudge),
  ...served("2026-12-01", "2026-12-02", "j3", "judgment", "p1", laterJudge),
  ...served("2026-12-02", "2026-12-03", "j4", "judgment", "p2", laterJudge),
  act("2027-01-11", { type: "ApplyForEnforcement", party: "p1", receivedOn: "2027-01-11" }, clerk),
  act("2027-01-13", { type: "FileEnforcement", on: "2027-01-13", officer, caseNumber: "（2027）示0100执1号" }, clerk),
  act("2027-01-14", { type: "SendEnforcementNotice", on: "2027-01-14" }, officer),
  act("2027-03-10", { type: "EndEnforcement", outcome: "programme-ended", on: "2027-03-10", ground: "无财产可供执行" }, officer),
  act("2027-05-10", { type: "ResumeEnforcement", on: "2027-05-10", ground: "发现财产" }, officer),
  act("2027-06-10", { type: "EndEnforcement", outcome: "completed", on: "2027-06-10", ground: "全部履行" }, officer),
  act("2027-06-11", { type: "Close", on: "2027-06-11", ground: "执行完毕" }, clerk),
  act("2027-06-14", { type: "Archive", on: "2027-06-14", archiveNumber: "2027-1" }, clerk),
];

/** One that is settled before the court: agreed, confirmed, performed. */
export const settledBefore: readonly Act[] = [
  act("2026-03-02", aRegisteredDispute(), clerk),
  act("2026-03-02", triage, clerk),
  act("2026-03-02", { type: "AppointMediator" }, clerk),
  act("2026-03-03", { type: "DeclineMediation", reason: "与一方相识" }, "p-mediator-1"),
  act("2026-03-04", { type: "AcceptMediation" }, "p-mediator-2"),
  act("2026-03-20", { type: "RecordAgreement", on: "2026-03-20", terms: "分期付款", performBy: "2026-06-30", signed: ["p1"] }, "p-mediator-2"),
  act("2026-03-23", { type: "ConfirmAgreement", party: "p2", on: "2026-03-23", channel: "paper" }, clerk),
  act("2026-03-25", { type: "ApplyForConfirmation", receivedOn: "2026-03-25", parties: ["p1", "p2"] }, clerk),
  act("2026-03-26", { type: "AcceptConfirmation", on: "2026-03-26" }, clerk),
  act("2026-04-10", { type: "DecideConfirmation", on: "2026-04-10", confirmed: true }, judge),
  act("2026-06-29", { type: "RecordFulfilment", on: "2026-06-29" }, clerk),
  act("2026-07-01", { type: "Close", on: "2026-07-01", ground: "履行完毕" }, clerk),
  act("2026-07-02", { type: "Archive", on: "2026-07-02" }, clerk),
];
