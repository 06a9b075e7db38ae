import type { Accepted, Context, Rejected } from "../decider.ts";
import { accepted, rejected } from "../decider.ts";
import { plusDays } from "../time.ts";
import type { CivilDate } from "../time.ts";
import { nextReportDue } from "./report-cadence.ts";
import type { ComputedDue, Duty, WorkItemCommand, WorkItemEvent } from "./work-item.ts";
import { armingFor, armingNow, computedDue, dueBasis, dueOnOf, isCarried, ladderRuns, reportAfter, todayOf } from "./work-item.due.ts";
import { after } from "./work-item.evolve.ts";
import { dutyFaults, openingOf } from "./opening.rules.ts";
import { reassignment } from "./people.rules.ts";
import { resumption } from "./requests.rules.ts";
import { stepOf } from "./work-item.people.ts";
import type { Item } from "./work-item.people.ts";
import { recounted } from "./work-item.steps.ts";

type Decision = Accepted<WorkItemEvent> | Rejected;
type Command<Type extends WorkItemCommand["type"]> = Extract<WorkItemCommand, { type: Type }>;

/** An approved amendment of the plan: it changes what it names, and opens what it frees. */
export function amend(item: Item, command: Command<"Amend">, at: Context): Decision {
  if (command.weight !== undefined && !(command.weight > 0)) return rejected("WeightNotPositive");
  const duty = amendedDuty(item, command.duty);
  const faults = duty === undefined ? undefined : (dutyFaults(duty, at) ?? signerFaults(item, duty));
  if (faults !== undefined) return faults;
  const moves = duty?.responsible !== undefined && duty.responsible !== item.duty.responsible && item.openedOn !== undefined && item.status !== "Registered";
  const { duty: _duty, type: _type, ...named } = command;
  const ladder = command.priority === undefined ? undefined : at.court.ladderFor(command.priority).version;
  const due = command.due === undefined || item.openedOn === undefined ? undefined : newDue(item, command.due, at);
  const dueOn = due?.dueOn ?? dueOnOf(item);
  const rearms = dueOn !== undefined && (due !== undefined || (ladder !== undefined && ladder !== item.ladder));
  const report = command.report === undefined || !isCarried(item) ? {} : reportAfter(item, at, item.openedOn ?? todayOf(at), todayOf(at), command.report);
  const event: WorkItemEvent = {
    type: "Amended", ...named, ...(duty === undefined ? {} : { duty: moves ? withResponsible(duty, item.duty.responsible) : duty }),
    ...(ladder === undefined ? {} : { ladder }), later: due !== undefined && dueOn !== undefined && dueOn > (dueOnOf(item) ?? dueOn),
    ...(due === undefined || item.anchorOn !== undefined || command.due === undefined || "on" in command.due ? {} : { anchorOn: item.openedOn ?? todayOf(at) }),
    ...(due === undefined ? {} : { dueComputed: due }), ...(rearms ? { arming: armingNow(item, at, dueOn, ladder) } : {}), ...report,
  };
  const amended = after(item, at, event);
  if (amended.status === "Unregistered") return rejected("UnknownItem");
  if (moves) return accepted(event, reassignment(amended, { department: duty.department, ...(duty.post === undefined ? {} : { post: duty.post }), responsible: duty.responsible ?? "", reason: "amendment" }, at));
  const opens = (amended.status === "Waiting" && "on" in amended.due) || (amended.status === "Registered" && amended.duty.responsible !== undefined);
  return opens ? accepted(event, ...openingOf(amended, at)) : accepted(event);
}

/** An amendment that names nobody leaves the duty with whoever carries it. */
function amendedDuty(item: Item, duty: Duty | undefined): Duty | undefined {
  return duty === undefined ? undefined : withResponsible(duty, duty.responsible ?? item.duty.responsible);
}

function withResponsible(duty: Duty, responsible: string | undefined): Duty {
  const { responsible: _responsible, ...rest } = duty;
  return responsible === undefined ? rest : { ...rest, responsible };
}

function signerFaults(item: Item, duty: Duty): Rejected | undefined {
  const signer = stepOf(item, "sign-off")?.owner;
  return signer !== undefined && signer === duty.responsible ? rejected("SupervisorIsResponsible", { person: signer }) : undefined;
}

function newDue(item: Item, rule: NonNullable<Command<"Amend">["due"]>, at: Context): ComputedDue {
  const openedOn = item.openedOn ?? todayOf(at);
  const anchor = "on" in rule ? {} : { anchorOn: item.anchorOn ?? openedOn };
  return computedDue(item, at, { rule, ...anchor, extensions: [], suspensions: item.suspensions }, openedOn);
}

/** A new version of the calendar: T, ladder, steps and reports are counted again (B3). */
export function adoptCalendar(item: Item, command: Command<"AdoptCalendar">, at: Context): Decision {
  const { calendar: version } = command;
  if (!Object.hasOwn(at.court.state.calendars, version)) return rejected("CalendarUnknown", { calendar: version });
  if (version === item.calendar) return accepted();
  const moved: Item = { ...item, calendar: version };
  const due = item.openedOn === undefined || dueOnOf(item) === undefined ? undefined : computedDue(moved, at, dueBasis(moved), item.openedOn);
  const same = due?.dueOn === dueOnOf(item);
  const reportOn = reportUnder(item, version, at);
  return accepted({
    type: "CalendarAdopted", calendar: version, ...(due === undefined ? {} : { due, ...(same ? { sameDue: true } : {}), arming: armingNow(moved, at, due.dueOn) }),
    steps: recounted(at.court.calendar(version), at, item.waiting), ...(reportOn === undefined ? {} : { nextReportOn: reportOn }),
  });
}

/** The next report under another calendar; a period already reported on is not asked for again. */
function reportUnder(item: Item, version: string, at: Context): CivilDate | undefined {
  if (item.report === undefined || item.nextReportOn === undefined) return undefined;
  const { report, openedOn = todayOf(at), nextReportOn } = item;
  const yesterday = plusDays(todayOf(at), -1);
  const current = nextReportDue(at.court.calendar(item.calendar), report, openedOn, yesterday);
  const recountedOn = nextReportDue(at.court.calendar(version), report, openedOn, yesterday);
  return nextReportOn > current ? nextReportDue(at.court.calendar(version), report, openedOn, recountedOn) : recountedOn;
}

/** Another version of the ladder: what has fired stays, the rest is armed anew. */
export function adoptLadder(item: Item, command: Command<"AdoptLadder">, at: Context): Decision {
  const { ladder } = command;
  if (!Object.hasOwn(at.court.state.ladders, ladder)) return rejected("LadderUnknown", { ladder });
  if (ladder === item.ladder) return accepted();
  const dueOn = dueOnOf(item);
  return accepted({ type: "LadderAdopted", ladder, ...(dueOn === undefined || !ladderRuns(item) ? {} : { arming: armingFor(item, at, dueOn, ladder) }) });
}

/** 结转: by name, under its department from now on; what only the campaign had suspended goes on. */
export function carryOver(item: Item, command: Command<"CarryOver">, at: Context): Decision {
  if (item.campaign === undefined) return rejected("NoCampaign");
  const carried: WorkItemEvent = { type: "CarriedOver", ground: command.ground, campaign: item.campaign.id };
  if (item.status !== "Suspended" || !item.suspension.byCampaign) return accepted(carried);
  const free = after(item, at, carried);
  return free.status === "Suspended" ? accepted(carried, ...resumption(free, at, false)) : accepted(carried);
}
