import type { Calendar } from "../calendar/calendar.ts";
import type { Alarm } from "../decider.ts";
import { rungAt } from "../escalation/ladder.ts";
import type { CivilDate, Instant } from "../time.ts";
import { civilDateOf, instantAt, plusDays } from "../time.ts";
import type { CampaignPlan } from "./plan.ts";
import type { CampaignFacts, CampaignState, CampaignStep, MilestoneProgress, RelapseCheck } from "./campaign.ts";

/** Working days from T on which a milestone is reminded of beforehand (domain §2); after T each working day. */
const milestoneOffsets = [-7, -3, -1, 0] as const;
const checkDays = [30, 60, 90] as const;

/** "T-7wd", "T", "T+2wd". */
export function milestoneReminderId(offsetWorkingDays: number): string {
  return offsetWorkingDays === 0 ? "T" : `T${offsetWorkingDays > 0 ? "+" : ""}${offsetWorkingDays}wd`;
}

function atOffset(calendar: Calendar, dueOn: CivilDate, offsetWorkingDays: number, spreadKey: string | undefined): Instant {
  return rungAt(calendar, dueOn, { id: milestoneReminderId(offsetWorkingDays), offsetWorkingDays, audience: [] }, spreadKey);
}

/** The first reminder of a milestone at or after an instant; T is the milestone's date rolled to a working day. Those before it are passed over. */
export function nextMilestoneAlarm(calendar: Calendar, dueOn: CivilDate, at: Instant, spreadKey: string | undefined): { nextAlarmAt: Instant; nextAlarmId: string } {
  const onT = calendar.rollForward(dueOn);
  for (const offset of milestoneOffsets) {
    const nextAlarmAt = atOffset(calendar, onT, offset, spreadKey);
    if (nextAlarmAt >= at) return { nextAlarmAt, nextAlarmId: milestoneReminderId(offset) };
  }
  let late = Math.max(1, calendar.workingDaysBetween(onT, civilDateOf(at)));
  while (atOffset(calendar, onT, late, spreadKey) < at) late += 1;
  return { nextAlarmAt: atOffset(calendar, onT, late, spreadKey), nextAlarmId: milestoneReminderId(late) };
}

/** Two milestones of one campaign do not remind in the same minute. */
function milestoneKey(spreadKey: string | undefined, milestone: string): string | undefined {
  return spreadKey === undefined ? undefined : `${spreadKey}.${milestone}`;
}

/** The reminder that follows one that fired: never the same instant again. */
export function followingMilestoneAlarm(calendar: Calendar, milestone: MilestoneProgress, spreadKey: string | undefined): { nextAlarmAt: Instant; nextAlarmId: string } {
  const onT = calendar.rollForward(milestone.dueOn);
  const id = milestone.nextAlarmId ?? "T";
  const offset = id === "T" ? 0 : Number(id.slice(1, -2));
  const next = milestoneOffsets.find((one) => one > offset) ?? offset + 1;
  return { nextAlarmAt: atOffset(calendar, onT, next, milestoneKey(spreadKey, milestone.id)), nextAlarmId: milestoneReminderId(next) };
}

/** The milestone with its reminders armed anew; a reached one has none. */
export function armMilestone(calendar: Calendar, milestone: MilestoneProgress, at: Instant, spreadKey: string | undefined): MilestoneProgress {
  const { nextAlarmAt: _at, nextAlarmId: _id, ...rest } = milestone;
  return rest.reachedOn === undefined ? { ...rest, ...nextMilestoneAlarm(calendar, rest.dueOn, at, milestoneKey(spreadKey, rest.id)) } : rest;
}

/** Milestones of a plan, armed; what is known of one with the same id is kept, and a new date starts its reminders again. */
export function armPlanMilestones(calendar: Calendar, plan: CampaignPlan, known: readonly MilestoneProgress[], at: Instant, spreadKey: string | undefined): MilestoneProgress[] {
  return plan.milestones.map((milestone) => {
    const before = known.find((one) => one.id === milestone.id);
    const facts = { id: milestone.id, name: milestone.name, dueOn: milestone.dueOn, ...(milestone.gate === undefined ? {} : { gate: milestone.gate }) };
    if (before !== undefined && (before.reachedOn !== undefined || before.dueOn === milestone.dueOn)) return { ...before, ...facts };
    return armMilestone(calendar, { ...facts, remindersSent: [], lateReminders: 0 }, at, spreadKey);
  });
}

/** When the campaign's end is announced: in working hours of the end, rolled to a working day; once past, at the next weekly repetition. */
export function endAlarmAt(calendar: Calendar, endsOn: CivilDate, at: Instant, spreadKey: string | undefined): Instant {
  let on = endsOn;
  for (;;) {
    const alarmAt = atOffset(calendar, calendar.rollForward(on), 0, spreadKey);
    if (alarmAt >= at) return alarmAt;
    on = plusDays(on, 7);
  }
}

/** The end's reminder a week after one that fired. */
export function followingEndAlarmAt(calendar: Calendar, firedAt: Instant, spreadKey: string | undefined): Instant {
  return atOffset(calendar, calendar.rollForward(plusDays(civilDateOf(firedAt), 7)), 0, spreadKey);
}

/** The watch's checks at 30, 60 and 90 d after closing, on working days. */
export function watchChecks(calendar: Calendar, closedOn: CivilDate): RelapseCheck[] {
  return checkDays.map((day) => ({ day, dueOn: calendar.rollForward(plusDays(closedOn, day)) }));
}

/** When the campaign archives itself: 09:00 of the next working day, once every check is recorded and nothing is reopened. */
export function archiveAlarm(calendar: Calendar, at: Instant, checks: readonly RelapseCheck[], reopened: readonly string[]): Instant | undefined {
  const done = reopened.length === 0 && checks.every((check) => check.result !== undefined);
  return done ? instantAt(calendar.nextWorkingDay(civilDateOf(at)), 540) : undefined;
}

function stepId(step: CampaignStep, what: "remind" | "climb"): string {
  return `step:${step.step}:${step.key ?? ""}:${what}`;
}

function stepAlarms(steps: readonly CampaignStep[]): Alarm[] {
  return steps.flatMap((step) => [
    ...(step.remindAt === undefined ? [] : [{ id: stepId(step, "remind"), kind: "step-remind", at: step.remindAt }]),
    ...(step.climbAt === undefined ? [] : [{ id: stepId(step, "climb"), kind: "step-climb", at: step.climbAt }]),
  ]);
}

/** Reminders of milestones and of the end: while the campaign runs, after its start or before. */
function runningAlarms(facts: CampaignFacts): Alarm[] {
  return [
    ...(facts.startAlarmAt === undefined ? [] : [{ id: "start", kind: "start", at: facts.startAlarmAt }]),
    ...facts.milestones.flatMap((one) =>
      one.nextAlarmAt === undefined || one.nextAlarmId === undefined || one.reachedOn !== undefined ? [] : [{ id: `milestone:${one.id}:${one.nextAlarmId}`, kind: "milestone", at: one.nextAlarmAt }],
    ),
    ...(facts.endAlarmAt === undefined ? [] : [{ id: `end:${facts.endReminders}`, kind: "end", at: facts.endAlarmAt }]),
  ];
}

/** The watch begins with the retrospective: a check that fell due before it is asked for then, not as of a day already past. */
function checkAlarms(facts: CampaignFacts): Alarm[] {
  const sinceAt = facts.retrospective?.at;
  return facts.checks.flatMap((check) => {
    if (check.result !== undefined || check.askedAt !== undefined) return [];
    const dueAt = instantAt(check.dueOn, 540);
    return [{ id: `check:${check.day}`, kind: "check", at: sinceAt !== undefined && sinceAt > dueAt ? sinceAt : dueAt }];
  });
}

/** All that time will do to a campaign, in no order. Suspension holds milestones and the end back; they are armed anew on resumption. */
export function alarmsOf(state: CampaignState): Alarm[] {
  switch (state.status) {
    case "Undrafted":
    case "Archived":
    case "Terminated":
      return [];
    case "Draft":
    case "Submitted":
    case "Returned":
    case "UnderAcceptance":
    case "Closed":
      return stepAlarms(state.waiting);
    case "Running":
      return [...stepAlarms(state.waiting), ...runningAlarms(state)];
    case "Suspended":
      return [...stepAlarms(state.waiting), { id: `resume:${state.endsAt}`, kind: "resume", at: state.endsAt }];
    case "Watch":
      return [...stepAlarms(state.waiting), ...checkAlarms(state), ...(state.archiveAlarmAt === undefined ? [] : [{ id: "archive", kind: "archive", at: state.archiveAlarmAt }])];
  }
}

export function nextAlarm(state: CampaignState): Alarm | undefined {
  let next: Alarm | undefined;
  for (const alarm of alarmsOf(state)) if (next === undefined || alarm.at < next.at) next = alarm;
  return next;
}

/** The step that an alarm id names. */
export function stepOfAlarm(facts: CampaignFacts, alarmId: string): CampaignStep | undefined {
  return facts.waiting.find((step) => stepId(step, "remind") === alarmId || stepId(step, "climb") === alarmId);
}

/** Passes over an alarm that failed, so that it never stalls its neighbours. A suspension that cannot end by itself asks again a day later. */
export function withoutAlarm(state: CampaignState, alarmId: string): CampaignState {
  if (state.status === "Undrafted") return state;
  const passed = {
    ...state,
    waiting: state.waiting.map((step) => {
      const { remindAt, climbAt, ...rest } = step;
      return {
        ...rest,
        ...(remindAt === undefined || alarmId === stepId(step, "remind") ? {} : { remindAt }),
        ...(climbAt === undefined || alarmId === stepId(step, "climb") ? {} : { climbAt }),
      };
    }),
    milestones: state.milestones.map((one) => {
      if (alarmId !== `milestone:${one.id}:${one.nextAlarmId}`) return one;
      const { nextAlarmAt: _at, nextAlarmId: _id, ...rest } = one;
      return rest;
    }),
    checks: state.checks.map((check) => (alarmId === `check:${check.day}` && check.askedAt === undefined ? { ...check, askedAt: instantAt(check.dueOn, 540) } : check)),
  };
  if (alarmId === "start") delete passed.startAlarmAt;
  if (alarmId.startsWith("end:")) delete passed.endAlarmAt;
  if (alarmId === "archive") delete passed.archiveAlarmAt;
  if (passed.status === "Suspended" && alarmId === `resume:${passed.endsAt}`) {
    const expectedEndOn = plusDays(civilDateOf(passed.endsAt), 1);
    return { ...passed, expectedEndOn, endsAt: instantAt(expectedEndOn, 0) };
  }
  return passed;
}
