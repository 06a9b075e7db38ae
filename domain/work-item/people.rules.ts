import type { Accepted, Context, PersonId, Rejected } from "../decider.ts";
import { accepted, rejected } from "../decider.ts";
import { standingConflicts } from "../court/delegation.ts";
import { nextReportDue, reportDueMinute } from "./report-cadence.ts";
import { minuteOfDay, plusDays } from "../time.ts";
import type { CivilDate } from "../time.ts";
import type { WorkItemCommand, WorkItemEvent } from "./work-item.ts";
import { todayOf } from "./work-item.due.ts";
import { after } from "./work-item.evolve.ts";
import { subject } from "./work-item.reactions.ts";
import { dutyFaults } from "./opening.rules.ts";
import { assigner, carriers, interestedIn, stepOf } from "./work-item.people.ts";
import type { Item } from "./work-item.people.ts";
import { armReply, armStep } from "./work-item.steps.ts";

type Decision = Accepted<WorkItemEvent> | Rejected;
type Command<Type extends WorkItemCommand["type"]> = Extract<WorkItemCommand, { type: Type }>;

/** Declined 退回交办: the head names somebody else. */
export function decline(item: Item, command: Command<"Decline">, at: Context): Decision {
  if (command.reason.trim() === "") return rejected("ReasonMissing");
  const owner = assigner(item, at.court);
  return accepted({ type: "Declined", reason: command.reason, by: at.actor.id, ...(owner === undefined ? {} : { step: armStep(at.court.calendar(item.calendar), at, "assign", owner) }) });
}

/** 进展报送. A report in time counts for the period it falls in; one for a period already missed moves no date. */
export function report(item: Item, command: Command<"Report">, at: Context): Decision {
  const { summary, progress, processStep, evidence } = command;
  if (summary.trim() === "") return rejected("SummaryMissing");
  if (progress !== undefined && !(progress >= 0 && progress <= 100)) return rejected("ProgressOutOfRange");
  const steps = item.process === undefined ? undefined : at.court.state.processes[item.process]?.steps.length;
  if (processStep !== undefined && (!Number.isInteger(processStep) || processStep < 0 || processStep >= (steps ?? 0))) return rejected("ProcessStepUnknown", { processStep });
  const late = item.missedReportsRunning > 0;
  const nextReportOn = late ? item.nextReportOn : periodAfterReport(item, at);
  return accepted({
    type: "Reported", summary, ...(progress === undefined ? {} : { progress }), ...(processStep === undefined ? {} : { processStep }),
    evidence: evidence ?? [], ...(nextReportOn === undefined ? {} : { nextReportOn }), late,
  });
}

/** The due date after the one whose period the report falls in: a second report within one period changes nothing. */
function periodAfterReport(item: Item, at: Context): CivilDate | undefined {
  if (item.report === undefined) return undefined;
  const calendar = at.court.calendar(item.calendar);
  const today = todayOf(at);
  const openedOn = item.openedOn ?? today;
  const closedToday = minuteOfDay(at.at) >= reportDueMinute;
  const current = nextReportDue(calendar, item.report, openedOn, closedToday ? today : plusDays(today, -1));
  return nextReportDue(calendar, item.report, openedOn, current);
}

/** A report that did not come by 17:00 of its day. */
export function reportMissed(item: Item, reportOn: CivilDate, at: Context): Decision {
  if (item.report === undefined) return rejected("AlarmObsolete");
  const nextReportOn = nextReportDue(at.court.calendar(item.calendar), item.report, item.openedOn ?? reportOn, reportOn);
  return accepted({ type: "ReportMissed", reportOn, nextReportOn, running: item.missedReportsRunning + 1 });
}

/** Whoever has to act now: those for whom a decision waits, else those who carry the item. */
function addressees(item: Item, at: Context): PersonId[] {
  const assigning = assigner(item, at.court);
  if (item.status === "Registered") return [stepOf(item, "assign")?.owner ?? assigning].filter((person) => person !== undefined);
  if (item.status === "SubmittedForSignOff") return [...new Set(item.waiting.map((step) => step.owner))];
  return carriers(item);
}

/** 催办 */
export function urge(item: Item, command: Command<"Urge">, at: Context): Decision {
  if (command.text.trim() === "") return rejected("TextMissing");
  return accepted({ type: "Urged", text: command.text, by: at.actor.id, to: addressees(item, at) });
}

/** 批示 */
export function instruct(item: Item, command: Command<"Instruct">, at: Context): Decision {
  if (command.text.trim() === "") return rejected("TextMissing");
  const to = [...carriers(item), item.duty.supervisor, item.campaign?.lead, carriers(item).length === 0 ? assigner(item, at.court) : undefined];
  return accepted({ type: "Instructed", text: command.text, by: at.actor.id, to: [...new Set(to.filter((person) => person !== undefined))] });
}

/** Nobody who will decide on the submission may come to carry the item. */
export function decidesOn(item: Item, person: PersonId): boolean {
  return item.duty.supervisor === person || stepOf(item, "sign-off")?.owner === person;
}

/** 转交: T stays; each overdue day belongs to whoever held the item that day. The supervision may change hands with it, or alone. */
export function reassign(item: Item, command: Command<"Reassign">, at: Context): Decision {
  const { department, post, responsible, supervisor, reason } = command;
  if (reason.trim() === "") return rejected("ReasonMissing");
  const stays = responsible === item.duty.responsible && department === item.duty.department;
  const supervised = supervisor === undefined || supervisor === item.duty.supervisor ? undefined : supervisor;
  if (stays && supervised === undefined) return rejected("AlreadyResponsible");
  const signer = supervised ?? item.duty.supervisor;
  if (signer === responsible || (!stays && stepOf(item, "sign-off")?.owner === responsible)) return rejected("SupervisorIsResponsible", { person: responsible });
  if (supervised !== undefined && interestedIn(item).includes(supervised)) return rejected("SupervisorIsInterested", { person: supervised });
  const to = { department, ...(post === undefined ? {} : { post }), responsible };
  const faults = dutyFaults({ ...to, ...(supervised === undefined ? {} : { supervisor: supervised }), coOrganisers: [] }, at);
  if (faults !== undefined) return faults;
  const events = [
    ...(stays ? [] : [reassignment(item, { ...to, reason }, at)]),
    ...(supervised === undefined ? [] : [supervisionHandedOver(item, supervised, reason, at)]),
  ];
  const reassigned = after(item, at, ...events);
  return (reassigned.status === "Unregistered" ? undefined : delegationFaults(reassigned, at)) ?? accepted(...events);
}

/** Whoever carries the item may be nobody's delegate who would then sign it off: signer = responsible by way of a delegation. */
export function delegationFaults(item: Item, at: Context): Rejected | undefined {
  const [conflict] = standingConflicts(at.court, item.id, "work-item", subject(item), at.at).filter(({ delegate: to }) => carriers(item).includes(to));
  return conflict === undefined ? undefined : rejected("SignerDelegatesToResponsible", { person: conflict.delegate, principal: conflict.principal, delegation: conflict.delegation });
}

export function supervisionHandedOver(item: Item, supervisor: PersonId, reason: string, at: Context): WorkItemEvent {
  return { type: "SupervisorChanged", supervisor, ...(item.duty.supervisor === undefined ? {} : { from: item.duty.supervisor }), by: at.actor.id, reason };
}

export function reassignment(item: Item, to: { department: string; post?: string; responsible: PersonId; reason: string }, at: Context): WorkItemEvent {
  const runs = item.status === "Assigned" || item.status === "InProgress" || (item.status === "Suspended" && item.openedOn !== undefined);
  return {
    type: "Reassigned", ...to, ...(item.duty.responsible === undefined ? {} : { from: item.duty.responsible }), by: at.actor.id, onDate: todayOf(at),
    ...(runs ? { step: armStep(at.court.calendar(item.calendar), at, "accept", to.responsible) } : {}),
  };
}

/** 委托代办: dated; ends by itself, and what waited then waits for the responsible person again. */
export function delegate(item: Item, command: Command<"Delegate">, at: Context): Decision {
  const { to, untilOn } = command;
  if (!at.court.isActive(to)) return rejected("PersonInactive", { persons: [to] });
  if (to === item.duty.responsible) return rejected("DelegateIsResponsible");
  if (decidesOn(item, to)) return rejected("SupervisorIsResponsible", { person: to });
  if (untilOn < todayOf(at)) return rejected("EndInPast", { untilOn });
  return accepted({ type: "Delegated", to, by: at.actor.id, untilOn });
}

/** 督办单: numbered, and answered in writing by a date. */
export function issueNotice(item: Item, command: Command<"IssueNotice">, at: Context): Decision {
  if (command.text.trim() === "") return rejected("TextMissing");
  if (command.replyByOn < todayOf(at)) return rejected("ReplyByInPast", { replyByOn: command.replyByOn });
  return at.nextNumber === undefined ? rejected("NumberMissing") : accepted(supervisionNotice(item, at.nextNumber, command.text, command.replyByOn, at));
}

/** A 督办单 goes to those who carry the item, or must name somebody, and to their head; the first of them owes the reply. */
export function supervisionNotice(item: Item, number: number, text: string, replyByOn: CivilDate, at: Context, rung?: string): WorkItemEvent {
  const formatted = at.court.formatNumber("supervision-notice", number, at.at);
  const head = at.court.head(item.duty.department);
  const to = [...new Set([...carriers(item), stepOf(item, "assign")?.owner, head].filter((person) => person !== undefined))];
  const owner = item.duty.responsible ?? stepOf(item, "assign")?.owner ?? head;
  const issued: Extract<WorkItemEvent, { type: "NoticeIssued" }> = { type: "NoticeIssued", number: formatted, text, by: at.actor.id, replyByOn, to };
  if (rung !== undefined) issued.rung = rung;
  if (owner !== undefined) issued.step = armReply(at.court.calendar(item.calendar), at, owner, formatted, replyByOn);
  return issued;
}

/** The written reply to a 督办单, to whoever supervises the item. */
export function replyToNotice(item: Item, command: Command<"ReplyToNotice">, at: Context): Decision {
  if (command.text.trim() === "") return rejected("TextMissing");
  const notice = item.notices.find((one) => one.number === command.number);
  if (notice === undefined) return rejected("NoticeUnknown", { number: command.number });
  if (notice.reply !== undefined) return rejected("NoticeRepliedBefore", { number: command.number });
  const to = [item.duty.supervisor, item.campaign?.lead, ...(notice.rung === undefined ? [] : [at.court.president()])];
  return accepted({ type: "NoticeReplied", number: command.number, text: command.text, by: at.actor.id, to: [...new Set(to.filter((person) => person !== undefined))] });
}
