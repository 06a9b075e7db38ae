import { disputeCommandTypes } from "../../../domain/dispute/available-actions.ts";
import { dispute } from "../../../domain/dispute/dispute.decider.ts";
import type { DisputeCommand, DisputeCommandType } from "../../../domain/dispute/dispute.command.ts";
import { disputeStatuses, type DisputeState, type DisputeStatus } from "../../../domain/dispute/dispute.ts";
import { isRejected } from "../../../domain/decider.ts";
import { aContext, aRegisteredDispute, disputeCourt, disputeIn, judge, mediator, morning, play, triage } from "../../builders/dispute.ts";

const states = Object.fromEntries(disputeStatuses.map((status) => [status, disputeIn[status]().state])) as Record<DisputeStatus, DisputeState>;

const today = "2026-11-05";
const clerk = "p-clerk-1";
const trials: DisputeStatus[] = ["Filed", "Serving", "AwaitingDefence", "Trial"];
const beforeFiling: DisputeStatus[] = ["Registered", "Triaged", "Mediating", "Agreed", "MediationFailed", "ConfirmationApplied", "ConfirmationRefused", "FilingReview", "CorrectionOrdered"];
const registered = disputeStatuses.filter((status) => status !== "Unregistered");
const open = registered.filter((status) => status !== "Closed" && status !== "Archived");
const enforceable: DisputeStatus[] = ["Confirmed", "Settled", "Effective"];

interface Row {
  command: DisputeCommand;
  by?: string;
  /** Accepted in these. */
  ok: readonly DisputeStatus[];
  /** The reason in every other state, but for those with one of their own. */
  otherwise: string;
  own?: Partial<Record<DisputeStatus, string>>;
}

const each = (reason: string, ...statuses: DisputeStatus[]): Partial<Record<DisputeStatus, string>> => Object.fromEntries(statuses.map((status) => [status, reason]));

const rows: Row[] = [
  { command: aRegisteredDispute(), by: clerk, ok: ["Unregistered"], otherwise: "AlreadyRegistered" },
  { command: { type: "AddParty", id: "p3", role: "third-party", kind: "natural" }, by: clerk, ok: [...beforeFiling, ...trials], otherwise: "PartiesAreFixed" },
  { command: { type: "AddRepresentative", id: "r1", of: "p1", authority: "general" }, by: clerk, ok: open, otherwise: "DisputeClosed" },
  { command: { type: "RedactParty", party: "p2", ground: "本人申请" }, by: clerk, ok: registered, otherwise: "?" },
  { command: { type: "SetCaseNumber", stage: "pre-filing", number: "（2026）示0100诉前调1号" }, by: clerk, ok: registered, otherwise: "?" },
  { command: { type: "IssuePartyLink", link: "l1", of: "p1" }, by: clerk, ok: registered, otherwise: "?" },
  { command: { type: "RevokePartyLink", link: "l1" }, by: clerk, ok: [], otherwise: "UnknownLink" },
  { command: { type: "ConsentOnline", party: "p1", channel: "paper" }, by: clerk, ok: open, otherwise: "DisputeClosed" },
  { command: triage, by: clerk, ok: ["Registered", "Triaged"], otherwise: "NotAwaitingTriage" },
  { command: { type: "Transfer", to: "guidance", receiver: "p-township", reason: "疑难" }, by: clerk, ok: ["Registered", "Triaged", "Mediating", "MediationFailed"], otherwise: "NotTransferable" },
  { command: { type: "AnswerTransfer", accepted: true }, by: "p-township", ok: ["Transferred"], otherwise: "NoTransferOpen" },
  { command: { type: "TransferToCourt", to: "某区人民法院", ground: "管辖", on: "2026-11-05" }, by: clerk, ok: [...beforeFiling, ...trials], otherwise: "NotTransferable" },
  { command: { type: "AppointMediator" }, by: clerk, ok: ["Triaged"], otherwise: "NotTriaged" },
  { command: { type: "AcceptMediation" }, by: mediator, ok: [], otherwise: "NoMediatorAsked" },
  { command: { type: "DeclineMediation", reason: "无暇" }, by: mediator, ok: [], otherwise: "NoMediatorAsked" },
  { command: { type: "RecordSession", heldOn: "2026-03-10", mode: "online", attended: ["p1"] }, by: mediator, ok: ["Mediating"], otherwise: "NotMediating" },
  { command: { type: "RecordSealedStatement", statement: "c1", by: "p1", kind: "concession", text: "可让步" }, by: mediator, ok: ["Mediating"], otherwise: "NotMediating" },
  { command: { type: "OpenSeal", statements: ["c1"], purpose: "核查", second: "p-manager" }, by: "p-auditor", ok: [], otherwise: "NothingSealed" },
  { command: { type: "ExtendMediation", days: 10, agreedOn: "2026-04-01", parties: ["p1", "p2"] }, by: mediator, ok: [], otherwise: "NotMediating", own: { Mediating: "EnteredAfterOverrun" } },
  { command: { type: "RecordAgreement", on: "2026-11-05", terms: "付款", signed: ["p1", "p2"] }, by: mediator, ok: ["Mediating"], otherwise: "NotMediating" },
  { command: { type: "ConfirmAgreement", party: "p1", on: "2026-11-05", channel: "paper" }, by: clerk, ok: [], otherwise: "NotAgreed", own: { Agreed: "ConfirmedBefore" } },
  { command: { type: "RecordMediationFailure", on: "2026-11-05", ground: "不成" }, by: mediator, ok: ["Mediating"], otherwise: "NotMediating", own: { Triaged: "NotTheMediator" } },
  { command: { type: "ReopenMediation", reason: "变更协议" }, by: clerk, ok: ["ConfirmationRefused"], otherwise: "ConfirmationNotRefused" },
  { command: { type: "RecordFulfilment", on: "2026-11-05" }, by: clerk, ok: ["Agreed", "Confirmed", "Settled", "Effective"], otherwise: "NothingToFulfil" },
  { command: { type: "ApplyForConfirmation", receivedOn: "2026-04-01", parties: ["p1", "p2"] }, by: clerk, ok: ["Agreed"], otherwise: "NotAgreed" },
  { command: { type: "AcceptConfirmation", on: "2026-11-05" }, by: clerk, ok: [], otherwise: "NoConfirmationApplied", own: { ConfirmationApplied: "AcceptedBefore" } },
  { command: { type: "DecideConfirmation", on: "2026-11-05", confirmed: true }, by: judge, ok: ["ConfirmationApplied"], otherwise: "NoConfirmationApplied" },
  { command: { type: "ReceiveFiling", receivedOn: "2026-11-05" }, by: clerk, ok: ["Registered", "Triaged", "Agreed", "MediationFailed", "ConfirmationRefused"], otherwise: "NotReadyForFiling" },
  { command: { type: "OrderCorrection", on: "2026-11-05", items: ["证据"] }, by: clerk, ok: ["FilingReview"], otherwise: "NotUnderFilingReview" },
  { command: { type: "ReceiveCorrections", on: "2026-11-05" }, by: clerk, ok: ["CorrectionOrdered"], otherwise: "NoCorrectionOrdered" },
  { command: { type: "File", on: "2026-11-05", procedure: "ordinary" }, by: clerk, ok: ["FilingReview"], otherwise: "NotUnderFilingReview" },
  { command: { type: "RefuseFiling", on: "2026-11-05", ground: "重复" }, by: clerk, ok: ["FilingReview", "CorrectionOrdered"], otherwise: "NotUnderFilingReview" },
  { command: { type: "AssignCase", department: "civil-2", judge: "p-judge-2", panel: { kind: "sole" }, on: "2026-11-05" }, by: "p-head", ok: ["Filed"], otherwise: "NotAwaitingAssignment", own: each("AssignedBefore", "Serving", "AwaitingDefence") },
  { command: { type: "FormPanel", judge: "p-judge-2", panel: { kind: "sole" }, reason: "调整" }, by: "p-head", ok: ["Serving", "AwaitingDefence", "Trial"], otherwise: "NotInTrial", own: { Filed: "CaseNotAssigned" } },
  { command: { type: "Reassign", post: "clerk", to: "p-clerk-2", reason: "调整" }, by: "p-head", ok: open, otherwise: "DisputeClosed" },
  { command: { type: "RequestRecusal", of: judge, ground: "近亲属" }, by: clerk, ok: ["Serving", "AwaitingDefence", "Trial", "Enforcing", "Resumed"], otherwise: "NobodyToRecuse", own: each("NotOnTheCase", "Filed", "Mediating", "ConfirmationApplied") },
  { command: { type: "DecideRecusal", granted: false }, by: "p-president", ok: [], otherwise: "NoRecusalAsked" },
  { command: { type: "HandOver", step: "appraisal", to: "p-clerk-2" }, by: clerk, ok: registered.filter((status) => status !== "Archived"), otherwise: "DisputeArchived" },
  { command: { type: "ServeDocument", service: "x1", document: "other", party: "p1", method: "postal", on: "2026-11-05" }, by: clerk, ok: open, otherwise: "DisputeClosed" },
  { command: { type: "RecordService", service: "zz", delivered: true, on: "2026-11-05" }, by: clerk, ok: [], otherwise: "UnknownService", own: each("DisputeClosed", "Closed", "Archived") },
  { command: { type: "ReceiveDefence", party: "p2", on: "2026-11-05" }, by: "p-court-clerk", ok: ["AwaitingDefence"], otherwise: "NoDefenceAwaited", own: { Trial: "DefenceReceivedBefore" } },
  { command: { type: "ForwardDefence", party: "p2", on: "2026-11-05" }, by: "p-court-clerk", ok: [], otherwise: "NoDefenceAwaited", own: each("NothingToForward", "Serving", "AwaitingDefence", "Trial") },
  { command: { type: "OpenTrial", waivedBy: ["p2"] }, by: judge, ok: ["AwaitingDefence"], otherwise: "NotAwaitingDefence" },
  { command: { type: "ScheduleHearing", hearing: "h9", kind: "hearing", at: morning("2026-11-20") }, by: judge, ok: ["AwaitingDefence", "Trial"], otherwise: "NotInTrial" },
  { command: { type: "HoldHearing", hearing: "h9", on: "2026-11-05" }, by: judge, ok: [], otherwise: "NotInTrial", own: each("UnknownHearing", "AwaitingDefence", "Trial") },
  { command: { type: "Adjourn", hearing: "h9", to: "h10", at: morning("2026-11-25"), ground: "other" }, by: judge, ok: [], otherwise: "NotInTrial", own: each("UnknownHearing", "AwaitingDefence", "Trial") },
  { command: { type: "Convert", to: "ordinary", on: "2026-05-20", reason: "案情复杂" }, by: judge, ok: [], otherwise: "NotInTrial", own: { ...each("EnteredAfterOverrun", "Serving", "AwaitingDefence", "Trial"), Filed: "NotOnTheCase" } },
  { command: { type: "Pronounce", document: "ruling", on: "2026-11-05", inCourt: false }, by: judge, ok: ["Trial"], otherwise: "NotInTrial" },
  { command: { type: "RecordSettlement", servedOn: "2026-11-05" }, by: judge, ok: ["Serving", "AwaitingDefence", "Trial"], otherwise: "NotInTrial", own: { Filed: "NotOnTheCase" } },
  { command: { type: "Withdraw", on: "2026-11-05", ground: "申请" }, by: clerk, ok: [...beforeFiling, "Filed"], otherwise: "NothingToWithdraw", own: each("NotOnTheCase", "Serving", "AwaitingDefence", "Trial") },
  { command: { type: "Appeal", party: "p1", on: "2026-05-26" }, by: "p-court-clerk", ok: ["Adjudicated", "Appealed", "AppealWithdrawn", "Effective"], otherwise: "NothingToAppeal", own: { NotAccepted: "NotServedYet" } },
  { command: { type: "ReceiveAppealDefence", party: "p1", on: "2026-11-05" }, by: "p-court-clerk", ok: [], otherwise: "NotAppealed", own: { Appealed: "NoDefenceAwaited" } },
  { command: { type: "WithdrawAppeal", party: "p2", on: "2026-11-05" }, by: "p-court-clerk", ok: ["Appealed"], otherwise: "NotAppealed" },
  { command: { type: "ForwardAppeal", on: "2026-11-05" }, by: "p-court-clerk", ok: [], otherwise: "NotAppealed", own: { Appealed: "NothingToForward" } },
  { command: { type: "RecordSecondInstance", filedOn: "2026-11-05" }, by: "p-court-clerk", ok: [], otherwise: "NotAppealed", own: { Appealed: "NotForwarded" } },
  { command: { type: "RecordSecondOutcome", outcome: "upheld", on: "2026-11-05" }, by: "p-court-clerk", ok: ["SecondInstance"], otherwise: "NotInSecondInstance" },
  { command: { type: "ConfirmEffective", on: "2026-11-05" }, by: "p-court-clerk", ok: ["AppealWithdrawn"], otherwise: "AppealNotWithdrawn" },
  { command: { type: "ReopenTrial", filedOn: "2026-11-05", judge: "p-judge-4", panel: { kind: "collegial", presiding: "p-judge-4", members: ["p-judge-5", "p-judge-6"] } }, by: "p-head", ok: ["Remanded"], otherwise: "NotRemanded" },
  { command: { type: "ApplyForEnforcement", party: "p1", receivedOn: "2026-11-05" }, by: clerk, ok: enforceable, otherwise: "NotEnforceable" },
  { command: { type: "FileEnforcement", on: "2026-11-05", officer: "p-officer" }, by: clerk, ok: ["EnforcementApplied"], otherwise: "NoEnforcementApplied" },
  { command: { type: "SendEnforcementNotice", on: "2026-11-05" }, by: "p-officer", ok: ["EnforcementApplied"], otherwise: "NoEnforcementApplied", own: each("NoticeSentBefore", "Enforcing", "Resumed") },
  { command: { type: "EndEnforcement", outcome: "completed", on: "2026-11-05", ground: "履行" }, by: "p-officer", ok: ["Enforcing", "Resumed"], otherwise: "NotEnforcing" },
  { command: { type: "ResumeEnforcement", on: "2026-11-05", ground: "发现财产" }, by: "p-officer", ok: ["ProgrammeEnded"], otherwise: "ProgrammeNotEnded" },
  { command: { type: "InterruptLimitation", on: "2026-11-05", ground: "催告" }, by: clerk, ok: enforceable, otherwise: "NotEnforceable" },
  { command: { type: "SuspendLimitation", from: "2026-11-01", to: "2026-11-05", ground: "灾害" }, by: clerk, ok: [], otherwise: "NotEnforceable", own: each("SuspensionBeforeLastMonths", ...enforceable) },
  { command: { type: "ApplyForPreservation", preservation: "b1", kind: "in-suit", party: "p1", at: morning("2026-11-05") }, by: clerk, ok: open, otherwise: "DisputeClosed" },
  { command: { type: "DecidePreservation", preservation: "b1", granted: true, at: morning("2026-11-05") }, by: judge, ok: [], otherwise: "UnknownPreservation", own: each("DisputeClosed", "Closed", "Archived") },
  { command: { type: "RequestExtension", request: "x1", clock: "none", months: 1, reason: "复杂" }, by: judge, ok: [], otherwise: "UnknownClock", own: each("DisputeClosed", "Closed", "Archived") },
  { command: { type: "DecideExtension", request: "x1", granted: true }, by: "p-president", ok: [], otherwise: "NoExtensionPending" },
  { command: { type: "RequestExclusion", request: "x1", clock: "none", ground: "appraisal", from: "2026-11-04", to: "2026-11-05", reason: "鉴定", evidence: ["委托书"] }, by: judge, ok: [], otherwise: "UnknownClock", own: each("DisputeClosed", "Closed", "Archived") },
  { command: { type: "DecideExclusion", request: "x1", granted: true }, by: "p-head", ok: [], otherwise: "NoExclusionPending" },
  { command: { type: "EndExclusion", clock: "none", exclusion: "x1", on: "2026-11-05" }, by: judge, ok: [], otherwise: "UnknownClock", own: each("DisputeClosed", "Closed", "Archived") },
  { command: { type: "RaiseObjection", objection: "o1", party: "p1", clock: "none", text: "异议", channel: "paper" }, by: clerk, ok: [], otherwise: "UnknownClock", own: each("DisputeClosed", "Closed", "Archived") },
  { command: { type: "AnswerObjection", objection: "o1", upheld: false, text: "不成立" }, by: "p-manager", ok: [], otherwise: "NoObjectionOpen" },
  { command: { type: "MarkSpeciallySupervised", ground: "group-dispute" }, by: "p-president", ok: trials, otherwise: "NotInTrial" },
  { command: { type: "AskProgress" }, by: "p-president", ok: [], otherwise: "NotSpeciallySupervised", own: each("DisputeClosed", "Closed", "Archived") },
  { command: { type: "AnswerProgress", text: "进展" }, by: judge, ok: [], otherwise: "NoProgressAsked" },
  { command: { type: "Consult", consultation: "k1", kind: "judges-meeting", question: "法律适用" }, by: judge, ok: ["Serving", "AwaitingDefence", "Trial"], otherwise: "NotInTrial", own: { Filed: "NotSpeciallySupervised" } },
  { command: { type: "RecordConsultation", consultation: "k1", heldOn: "2026-11-05", opinion: "意见" }, by: judge, ok: [], otherwise: "UnknownConsultation" },
  { command: { type: "RecordIntervention", who: "某某", on: "2026-11-05", channel: "电话", content: "过问" }, by: judge, ok: registered, otherwise: "?" },
  {
    command: { type: "Close", on: "2026-11-05", ground: "办结" }, by: clerk, ok: ["MediationFailed", "Fulfilled", "Confirmed", "Settled", "Withdrawn", "Effective", "Completed", "ProgrammeEnded", "Terminated"], otherwise: "NotOver",
    own: { Transferred: "TransferPending", NotAccepted: "NotServedYet" },
  },
  { command: { type: "Archive", on: "2026-11-05" }, by: clerk, ok: ["Closed"], otherwise: "NotClosed" },
  { command: { type: "AdoptCalendar", calendar: "none" }, by: clerk, ok: [], otherwise: "UnknownCalendar", own: each("DisputeClosed", "Closed", "Archived") },
  { command: { type: "AdoptRule", rule: "trial-summary", version: "cpl-2023" }, by: clerk, ok: open, otherwise: "DisputeClosed" },
  { command: { type: "HandOverDuties", from: clerk, successor: "p-clerk-2", steps: [], reason: "离任" }, ok: registered, otherwise: "?" },
  { command: { type: "FireAlarm", alarm: { id: "end:none", kind: "clock-end", at: morning("2026-01-01") } }, ok: [], otherwise: "AlarmObsolete" },
];

const cases = rows.flatMap((row) => disputeStatuses.map((status) => ({
  ...row, name: row.command.type, status,
  expected: row.ok.includes(status) ? "ok" : status === "Unregistered" && row.command.type !== "Register" ? "UnknownDispute" : (row.own?.[status] ?? row.otherwise),
})));

test.each(cases)("$name in $status: $expected", ({ command, by, status, expected }) => {
  const { rejection } = play(states[status], command, { at: morning(today), ...(by === undefined ? {} : { by }) });
  expect(rejection?.rejected ?? "ok").toBe(expected);
});

test("the table asks about every command", () => {
  const asked = new Set<DisputeCommandType>(rows.map((row) => row.command.type));
  expect(disputeCommandTypes.filter((type) => !asked.has(type))).toEqual([]);
});

test.each(disputeStatuses)("what may refuses decide refuses: %s", (status) => {
  for (const { command, by } of rows) {
    const at = aContext({ court: disputeCourt, self: "d-1", at: morning(today), ...(by === undefined ? {} : { by }) });
    const refused = dispute.may(states[status], command.type, at);
    if (isRejected(refused)) expect(dispute.decide(states[status], command, at)).toEqual(refused);
  }
});

test.each(disputeStatuses)("%s is the state it is named after, survives JSON, and comes again from its events", (status) => {
  const story = disputeIn[status]();
  expect(story.state.status).toBe(status);
  expect(JSON.parse(JSON.stringify(story.state))).toStrictEqual(story.state);
  expect(story.log.reduce((so, { event, meta }) => dispute.evolve(so, JSON.parse(JSON.stringify(event)) as typeof event, meta), dispute.initial)).toEqual(story.state);
});

test("what only time and other streams may do is refused to persons", () => {
  expect(play(states.Trial, { type: "HandOverDuties", from: judge, steps: [], reason: "x" }, { by: "p-president" }).rejection?.rejected).toBe("OnlyTheSystem");
});

test("open until it is closed, archived, or gone to another court", () => {
  expect(disputeStatuses.filter((status) => !dispute.open(states[status]))).toEqual(["Unregistered", "Closed", "Archived"]);
  const gone = disputeIn.Filed().on("2026-03-26", { type: "TransferToCourt", to: "某区人民法院", ground: "管辖", on: "2026-03-26" }, clerk);
  expect(dispute.open(gone.state)).toBe(false);
  expect(gone.alarm).toBeUndefined();
});
