import type { Accepted, Alarm, Context, PersonId, Rejected } from "../decider.ts";
import { accepted, rejected } from "../decider.ts";
import type { Audience, Ladder, Rung } from "../escalation/ladder.ts";
import type { NextRung, WaitingStep, WorkItemEvent } from "./work-item.ts";
import { ownAlarm } from "./work-item.alarms.ts";
import { rungAfter, todayOf } from "./work-item.due.ts";
import { reportMissed, supervisionNotice } from "./people.rules.ts";
import { resumption } from "./requests.rules.ts";
import { assigner, decisionOwner, interestedIn, leaderOf, stepOf, superiorFor } from "./work-item.people.ts";
import type { Item } from "./work-item.people.ts";
import { armStep, climbed, nextReminderAt, ownerNow } from "./work-item.steps.ts";

type Decision = Accepted<WorkItemEvent> | Rejected;
type Event<Type extends WorkItemEvent["type"]> = Extract<WorkItemEvent, { type: Type }>;

/** Working days in which a 督办单 that the ladder issued is answered. */
const replyWorkingDays = 3;

/** Lets time act: only with an alarm that is still the item's own, and never twice with the same. */
export function fireAlarm(item: Item, named: Alarm, at: Context): Decision {
  const alarm = ownAlarm(item, named);
  if (alarm === undefined) return rejected("AlarmObsolete", { alarm: named.id });
  switch (alarm.kind) {
    case "rung":
      return fireRung(item, alarm.rung, alarm.dueOn, at);
    case "report":
      return reportMissed(item, alarm.reportOn, at);
    case "remind":
      return accepted(reminder(item, alarm.step, at, alarm.step.climbAt !== undefined));
    case "climb":
      return accepted(climb(item, alarm.step, at));
    case "resume":
      return item.status === "Suspended" ? accepted(...resumption(item, at, true)) : rejected("AlarmObsolete");
    case "check": {
      const owner = decisionOwner(item, at.court, interestedIn(item));
      if (owner === undefined) return rejected("NobodyToDecide");
      const { day } = alarm.check;
      return accepted({ type: "CheckFellDue", day, step: armStep(at.court.calendar(item.calendar), at, "relapse-check", owner, String(day)) });
    }
    case "delegation-end":
      return accepted({ type: "DelegationEnded", person: alarm.person });
  }
}

function reminder(item: Item, step: WaitingStep, at: Context, climbs: boolean): WorkItemEvent {
  const reminded: Event<"StepReminded"> = { type: "StepReminded", ...stepName(step), to: [ownerNow(item, step)], climbs };
  if (!climbs) reminded.nextRemindAt = nextReminderAt(at.court.calendar(item.calendar), at.at);
  return reminded;
}

/** 3 wd of silence: the next superior decides, with a new clock. With nobody left above, the owner is reminded again. */
function climb(item: Item, step: WaitingStep, at: Context): WorkItemEvent {
  const carried = step.step === "accept" || step.step === "assign" || step.step === "reply-notice";
  const superior = superiorFor(at.court, step.owner, carried ? [] : interestedIn(item), todayOf(at));
  if (superior === undefined) return reminder(item, step, at, false);
  const replaced = climbed(at.court.calendar(item.calendar), at, step, superior);
  return { type: "StepClimbed", ...stepName(step), from: step.owner, replaced, to: [superior, ownerNow(item, step)] };
}

function stepName(step: WaitingStep): Pick<WaitingStep, "step" | "key"> {
  return step.key === undefined ? { step: step.step } : { step: step.step, key: step.key };
}

/** One rung 逐级提醒督办; the highest takes a number and issues a 督办单. */
function fireRung(item: Item, armed: NextRung, dueOn: string, at: Context): Decision {
  const ladder = at.court.ladder(item.ladder);
  const rung = ladder.rungs.find((one) => one.id === armed.rung);
  if (rung === undefined) return rejected("AlarmObsolete", { rung: armed.rung });
  const next = rungAfter(item, at, dueOn, armed);
  const fired: Event<"RungFired"> = { type: "RungFired", rung: rung.id, occurrence: armed.occurrence, dueOn, to: recipients(item, ladder, rung, dueOn, at) };
  if (next !== undefined) fired.next = next;
  if (armed.notice === undefined) return accepted(fired);
  if (at.nextNumber === undefined) return rejected("NumberMissing");
  const replyByOn = at.court.calendar(item.calendar).plusWorkingDays(todayOf(at), replyWorkingDays);
  const text = `「${item.title}」应于 ${dueOn} 办结，至今未申报办结。请于 ${replyByOn} 前书面答复原因和办结时间。`;
  return accepted(fired, supervisionNotice(item, at.nextNumber, text, replyByOn, at, rung.id));
}

/** Whom a rung of the item's ladder would reach as of now; nobody when the ladder has no such rung. */
export function rungRecipients(item: Item, rungId: string, dueOn: string, at: Context): PersonId[] {
  const ladder = at.court.ladder(item.ladder);
  const rung = ladder.rungs.find((one) => one.id === rungId);
  return rung === undefined ? [] : recipients(item, ladder, rung, dueOn, at);
}

function incumbent(item: Item, audience: Audience, at: Context): PersonId | undefined {
  switch (audience) {
    case "person":
      return item.duty.responsible ?? whoAssigns(item, at);
    case "supervisor":
      return item.duty.supervisor;
    case "department-head":
      return at.court.head(item.duty.department);
    case "task-force-lead":
      return item.campaign === undefined ? headOfSupervisor(item, at) : item.campaign.lead;
    case "leader-in-charge":
      return leaderOf(item, at.court);
    case "president":
      return at.court.president();
  }
}

/** While nobody carries the item, whoever must name somebody hears what the responsible person would. */
function whoAssigns(item: Item, at: Context): PersonId | undefined {
  return item.status === "Registered" ? (stepOf(item, "assign")?.owner ?? assigner(item, at.court)) : undefined;
}

/** Without a campaign the rung of its lead goes to the head of the supervisor's office. */
function headOfSupervisor(item: Item, at: Context): PersonId | undefined {
  const supervisor = item.duty.supervisor === undefined ? undefined : at.court.person(item.duty.supervisor);
  return supervisor === undefined ? undefined : (at.court.head(supervisor.department) ?? at.court.superiorOf(supervisor.id));
}

/** The roles that stand in, nearest first, where one is vacant. */
const aboveVacant: Record<Audience, readonly Audience[]> = {
  person: ["department-head"], supervisor: ["department-head"], "department-head": [], "task-force-lead": ["leader-in-charge", "president"], "leader-in-charge": ["president"], president: [],
};

/** Who has the role; where it is vacant, the next superior. */
function holderOf(item: Item, audience: Audience, at: Context): PersonId | undefined {
  const own = incumbent(item, audience, at);
  if (own !== undefined) return own;
  for (const above of aboveVacant[audience]) {
    const person = incumbent(item, above, at);
    if (person !== undefined) return person;
  }
  return at.court.leaderInCharge(item.duty.department) ?? at.court.president();
}

/**
 * Whom a rung reaches as of now. Whoever is absent or has left gives way to the next superior; so does whoever was already
 * on a lower rung of this T, unless that role is on the lower rung too. The delegate hears what the responsible person hears.
 */
function recipients(item: Item, ladder: Ladder, rung: Rung, dueOn: string, at: Context): PersonId[] {
  const lower = ladder.rungs.filter((one) => one.offsetWorkingDays < rung.offsetWorkingDays);
  const reached: PersonId[] = [];
  for (const fired of item.rungsFired) {
    if (fired.rung !== rung.id && fired.dueOn === dueOn && lower.some((one) => one.id === fired.rung)) for (const person of fired.to) reached.push(person);
  }
  const to: PersonId[] = [];
  for (const audience of rung.audience) {
    const heardBefore = lower.some((one) => one.audience.includes(audience));
    const person = recipient(item, audience, at, heardBefore ? [] : [...reached, ...to]);
    if (person !== undefined && !to.includes(person)) to.push(person);
  }
  const delegate = item.delegate?.person;
  return rung.audience.includes("person") && delegate !== undefined && !to.includes(delegate) ? [...to, delegate] : to;
}

function recipient(item: Item, audience: Audience, at: Context, spoken: readonly PersonId[]): PersonId | undefined {
  const on = todayOf(at);
  let highest: PersonId | undefined;
  const seen: PersonId[] = [];
  for (let person = holderOf(item, audience, at); person !== undefined && !seen.includes(person); person = at.court.superiorOf(person)) {
    seen.push(person);
    if (at.court.isPresent(person, on)) {
      if (!spoken.includes(person)) return person;
      highest = person;
    } else {
      highest ??= at.court.isActive(person) ? person : undefined;
    }
  }
  return highest;
}
