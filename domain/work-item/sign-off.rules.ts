import type { Accepted, Context, Rejected, StreamId } from "../decider.ts";
import { accepted, rejected } from "../decider.ts";
import type { CivilDate } from "../time.ts";
import { plusDays } from "../time.ts";
import type { DueRule } from "./due-date.ts";
import type { RelapseCheck, Submission, WaitingStep, WorkItemCommand, WorkItemEvent } from "./work-item.ts";
import { armingFor, boundForReopening, computedDue, parentPassedBy, reportAfter, todayOf } from "./work-item.due.ts";
import { after } from "./work-item.evolve.ts";
import { campaignStandsStill } from "./requests.rules.ts";
import { actsAs, assigner, decidersOf, decisionOwner, interestedIn } from "./work-item.people.ts";
import type { Item } from "./work-item.people.ts";
import { armStep } from "./work-item.steps.ts";

type Decision = Accepted<WorkItemEvent> | Rejected;
type Command<Type extends WorkItemCommand["type"]> = Extract<WorkItemCommand, { type: Type }>;
type Submitted = Extract<Item, { status: "SubmittedForSignOff" }>;
type SignedOffItem = Extract<Item, { status: "SignedOff" }>;

const checkDays = [30, 60, 90] as const;
const reworkWorkingDays = 3;
/** A relapse that was found is put right within 10 wd, unless whoever reopens says otherwise. */
const relapseRule: DueRule = { workingDays: 10, after: "reopening" };

/** 办结申报: brings all the evidence that was asked for; what was still undecided lapses. */
export function submitForSignOff(item: Item, command: Command<"SubmitForSignOff">, at: Context): Decision {
  if (command.summary.trim() === "") return rejected("SummaryMissing");
  const missing = item.evidence.filter((name) => !command.evidence.some((one) => one.name === name));
  if (missing.length > 0) return rejected("EvidenceMissing", { evidence: missing });
  const owner = decisionOwner(item, at.court, [...interestedIn(item), ...at.actingPersons]);
  if (owner === undefined) return rejected("NobodyToDecide");
  const submission: Submission = {
    summary: command.summary, evidence: command.evidence, by: at.actor.id, at: at.at,
    ...(at.actor.onBehalfOf === undefined ? {} : { onBehalfOf: at.actor.onBehalfOf }), ...(command.result === undefined ? {} : { result: command.result }),
  };
  const lapsed: WorkItemEvent[] = [
    ...(item.pendingExtension === undefined ? [] : [{ type: "ExtensionLapsed" as const }]),
    ...(item.pendingSuspension === undefined ? [] : [{ type: "SuspensionLapsed" as const }]),
  ];
  return accepted(...lapsed, { type: "SubmittedForSignOff", submission, step: armStep(at.court.calendar(item.calendar), at, "sign-off", owner) });
}

/** 销号. The relapse watch begins, and what waited for the item is freed. */
export function signOff(item: Submitted, command: Command<"SignOff">, at: Context): Decision {
  const calendar = at.court.calendar(item.calendar);
  const onDate = todayOf(at);
  const checks: RelapseCheck[] = checkDays.map((day) => ({ day, dueOn: calendar.rollForward(plusDays(onDate, day)) }));
  return accepted({ type: "SignedOff", by: at.actor.id, ...(command.comment === undefined ? {} : { comment: command.comment }), onDate, checks, frees: freedBy(item, at) });
}

/** Streams waiting for this item that are in the ledger; those that are not yet will find it closed. */
export function freedBy(item: Item, at: Context): StreamId[] {
  return item.dependents.filter((id) => at.related[id] !== undefined);
}

/** 退回: a rework deadline, which is the ladder's new T. */
export function returnSubmission(item: Submitted, command: Command<"Return">, at: Context): Decision {
  if (command.reason.trim() === "") return rejected("ReasonMissing");
  const days = command.reworkWorkingDays ?? reworkWorkingDays;
  if (!Number.isInteger(days) || days <= 0) return rejected("ReworkNotPositive");
  const today = todayOf(at);
  const reworkDueOn = at.court.calendar(item.calendar).plusWorkingDays(today, days);
  const due = computedDue(item, at, { rule: { on: reworkDueOn }, extensions: [], suspensions: [] }, item.openedOn ?? today);
  const returned: WorkItemEvent = {
    type: "Returned", reason: command.reason, by: at.actor.id, reworkDueOn, due, arming: armingFor(item, at, due.dueOn),
    ...reportAfter(item, at, item.openedOn ?? today, today),
  };
  const still = campaignStandsStill(item, at);
  return still === undefined ? accepted(returned) : accepted<WorkItemEvent>(returned, still);
}

/** 加签: further opinions before the decision, each with its own clock. */
export function askCoSign(item: Submitted, command: Command<"AskCoSign">, at: Context): Decision {
  const persons = [...new Set(command.persons)];
  if (persons.length === 0) return rejected("NoCoSigners");
  const inactive = persons.filter((person) => !at.court.isActive(person));
  if (inactive.length > 0) return rejected("PersonInactive", { persons: inactive });
  const interested = persons.filter((person) => interestedIn(item).includes(person));
  if (interested.length > 0) return rejected("SignerIsInterested", { persons: interested });
  const asked = persons.filter((person) => item.coSigners.some((one) => one.person === person));
  if (asked.length > 0) return rejected("CoSignerAskedBefore", { persons: asked });
  const calendar = at.court.calendar(item.calendar);
  return accepted({ type: "CoSignAsked", by: at.actor.id, persons, steps: persons.map((person) => armStep(calendar, at, "co-sign", person, person)) });
}

/** An opinion; one who disagrees does not block, but it is on record. */
export function coSign(item: Submitted, command: Command<"CoSign">, at: Context): Decision {
  const mine = (step: WaitingStep): boolean => step.step === "co-sign" && actsAs(at, decidersOf(step));
  const step = item.waiting.find((one) => mine(one) && at.actingPersons.includes(one.key ?? "")) ?? item.waiting.find(mine);
  if (step?.key === undefined) return rejected("NotACoSigner");
  return accepted({ type: "CoSigned", person: step.key, by: at.actor.id, opinion: command.opinion, ...(command.comment === undefined ? {} : { comment: command.comment }) });
}

/** 重新打开 (B18): T is counted from today, and not after the parent's; an item whose campaign has ended goes on under its department. */
export function reopen(item: SignedOffItem, command: Command<"Reopen">, at: Context): Decision {
  if (command.reason.trim() === "") return rejected("ReasonMissing");
  const [first, ...rest] = reopening(item, at, command.reason, command.due, false);
  if (first?.type !== "Reopened") return rejected("NotSignedOff");
  if (first.dueComputed.dueOn < todayOf(at)) return rejected("DueInPast", { dueOn: first.dueComputed.dueOn });
  const parentDueOn = boundForReopening(item, at);
  if (parentDueOn !== undefined && first.dueComputed.dueOn > parentDueOn) return rejected("NotAfterParent", { dueOn: first.dueComputed.dueOn, parentDueOn });
  return accepted(first, ...rest);
}

export function reopening(item: SignedOffItem, at: Context, reason: string, due: DueRule, scoreTakenBack: boolean): WorkItemEvent[] {
  const onDate = todayOf(at);
  const anchor = "on" in due ? {} : { anchorOn: onDate };
  const dueComputed = computedDue(item, at, { rule: due, ...anchor, extensions: [], suspensions: [] }, onDate);
  const reopened: WorkItemEvent = {
    type: "Reopened", reason, by: at.actor.id, due, ...anchor, dueComputed, arming: armingFor(item, at, dueComputed.dueOn), onDate,
    leavesCampaign: campaignHasEnded(item, at), scoreTakenBack, ...reportAfter(item, at, onDate, onDate), ...parentPassedBy(item, at, dueComputed.dueOn),
  };
  const still = campaignStandsStill(item, at);
  if (still !== undefined) return [reopened, still];
  const { responsible } = item.duty;
  if (responsible !== undefined && at.court.isActive(responsible)) return [reopened];
  const owner = assigner(item, at.court);
  return owner === undefined ? [reopened] : [reopened, { type: "AssignmentWanted", step: armStep(at.court.calendar(item.calendar), at, "assign", owner) }];
}

function campaignHasEnded(item: Item, at: Context): boolean {
  const campaign = item.campaign === undefined ? undefined : at.related[item.campaign.id];
  if (typeof campaign !== "object" || campaign === null || !("status" in campaign)) return false;
  return campaign.status === "Closed" || campaign.status === "Watch" || campaign.status === "Archived" || campaign.status === "Terminated";
}

/** 回头看 at 30, 60 and 90 d: a failed check reopens the item and takes the score back. */
export function recordCheck(item: SignedOffItem, command: Command<"RecordCheck">, at: Context): Decision {
  const check = item.checks.find((one) => one.day === command.day);
  if (check === undefined) return rejected("CheckUnknown", { day: command.day });
  if (check.result !== undefined) return rejected("CheckRecordedBefore", { day: command.day });
  if (todayOf(at) < check.dueOn) return rejected("CheckNotDue", { dueOn: check.dueOn });
  const recorded: WorkItemEvent = { type: "CheckRecorded", day: command.day, passed: command.passed, ...(command.note === undefined ? {} : { note: command.note }) };
  if (command.passed) return accepted(recorded);
  const next = after(item, at, recorded);
  return next.status === "SignedOff" ? accepted(recorded, ...reopening(next, at, command.note ?? "", relapseRule, true)) : rejected("NotSignedOff");
}

/** A child's news. A child that is open again opens its parent again, until the child's due date at least. */
export function noteChild(item: Item, command: Command<"NoteChild">, at: Context): Decision {
  const { child, title, weight, closed } = command;
  const known = item.children.find((one) => one.id === child);
  const noted: WorkItemEvent = { type: "ChildNoted", child, title, weight, closed };
  const events = known !== undefined && known.closed === closed && known.title === title && known.weight === weight ? [] : [noted];
  if (closed || item.status !== "SignedOff") return accepted(...events);
  return accepted(...events, ...reopening(item, at, title, { on: command.dueOn ?? todayOf(at) }, false));
}

/** Waives the item 免办 and frees what waited for it. */
export function waive(item: Item, ground: string, by: string, onDate: CivilDate, at: Context): Decision {
  if (ground.trim() === "") return rejected("GroundMissing");
  return accepted({ type: "Waived", ground, by, onDate, frees: freedBy(item, at) });
}
