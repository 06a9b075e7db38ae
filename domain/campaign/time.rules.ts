import type { Accepted, Alarm, Context, Rejected } from "../decider.ts";
import { accepted, rejected } from "../decider.ts";
import { entryOf } from "../court/court-view.ts";
import { civilDateOf } from "../time.ts";
import type { CampaignEvent, CampaignState } from "./campaign.ts";
import { alarmsOf, armMilestone, endAlarmAt, followingEndAlarmAt, followingMilestoneAlarm, stepOfAlarm, watchChecks } from "./campaign.alarms.ts";
import { armStep, draftersNow, eligible, nextOwner, nextReminderAt, untouched } from "./campaign.steps.ts";
import { interestedInAcceptance } from "./available-actions.ts";
import { resume, spreadKeyOf, start } from "./running.rules.ts";

type Decision = Accepted<CampaignEvent> | Rejected;
type Facts = Exclude<CampaignState, { status: "Undrafted" }>;

/** What time itself does: the alarm must be one that the state has armed, so that none fires twice. */
export function fireAlarm(state: Facts, alarm: Alarm, at: Context): Decision {
  if (!alarmsOf(state).some((one) => one.id === alarm.id && one.at === alarm.at)) return rejected("AlarmNotArmed", { alarm: alarm.id });
  switch (alarm.kind) {
    case "start":
      return start(state, at);
    case "resume":
      return resume(state, at, true, undefined);
    case "milestone":
      return remindOfMilestone(state, alarm, at);
    case "end":
      return remindOfEnd(state, alarm, at);
    case "check":
      return askForCheck(state, alarm, at);
    case "archive":
      return accepted({ type: "Archived", byItself: true });
    case "step-remind":
      return remindOfStep(state, alarm, at);
    case "step-climb":
      return climb(state, alarm, at);
    default:
      return rejected("UnknownAlarm", { alarm: alarm.id });
  }
}

function remindOfMilestone(state: Facts, alarm: Alarm, at: Context): Decision {
  const milestone = state.milestones.find((one) => alarm.id === `milestone:${one.id}:${one.nextAlarmId}`);
  if (milestone?.nextAlarmId === undefined) return rejected("AlarmNotArmed", { alarm: alarm.id });
  const late = milestone.nextAlarmId.startsWith("T+");
  const to = late ? [state.lead, state.leaderInCharge] : [state.lead];
  const next = followingMilestoneAlarm(at.court.calendar(state.calendar), milestone, spreadKeyOf(at));
  return accepted({ type: "MilestoneReminded", milestone: milestone.id, name: milestone.name, dueOn: milestone.dueOn, reminder: milestone.nextAlarmId, late, to, ...next });
}

function remindOfEnd(state: Facts, alarm: Alarm, at: Context): Decision {
  const to = state.endReminders === 0 ? [state.lead, state.leaderInCharge] : [state.lead];
  return accepted({ type: "EndReached", endsOn: state.plan.endsOn, ordinal: state.endReminders, to, nextAlarmAt: followingEndAlarmAt(at.court.calendar(state.calendar), alarm.at, spreadKeyOf(at)) });
}

function askForCheck(state: Facts, alarm: Alarm, at: Context): Decision {
  const check = state.checks.find((one) => alarm.id === `check:${one.day}`);
  if (check === undefined) return rejected("AlarmNotArmed", { alarm: alarm.id });
  const owner = eligible(at.court, state.lead, []) ?? state.lead;
  return accepted({ type: "CheckFellDue", day: check.day, step: armStep(at.court.calendar(state.calendar), at.at, "check", owner, String(check.day)) });
}

function remindOfStep(state: Facts, alarm: Alarm, at: Context): Decision {
  const step = stepOfAlarm(state, alarm.id);
  if (step === undefined) return rejected("AlarmNotArmed", { alarm: alarm.id });
  const repeats = step.climbAt === undefined ? { nextRemindAt: nextReminderAt(at.court.calendar(state.calendar), at.at) } : {};
  return accepted({ type: "StepReminded", step: step.step, ...(step.key === undefined ? {} : { key: step.key }), to: [step.owner], ...repeats });
}

/** Silence climbs to the next superior, who gets the step with a clock of its own; above the last one it stays and is reminded again. */
function climb(state: Facts, alarm: Alarm, at: Context): Decision {
  const step = stepOfAlarm(state, alarm.id);
  if (step === undefined) return rejected("AlarmNotArmed", { alarm: alarm.id });
  const calendar = at.court.calendar(state.calendar);
  const excluded = step.step === "accept" ? interestedInAcceptance(state) : step.step === "approve" || step.step === "amendment" || step.step === "counter-sign" ? draftersNow(state) : [];
  const owner = nextOwner(at.court, step.owner, excluded);
  if (owner !== undefined) return accepted({ type: "StepClimbed", step: step.step, ...(step.key === undefined ? {} : { key: step.key }), from: step.owner, replaced: armStep(calendar, at.at, step.step, owner, step.key) });
  const { climbAt: _climbAt, ...stays } = step;
  const replaced = { ...stays, remindAt: nextReminderAt(calendar, at.at) };
  return accepted({ type: "StepClimbed", step: step.step, ...(step.key === undefined ? {} : { key: step.key }), from: step.owner, replaced });
}

/** A new version of the calendar: every date that the campaign computed is computed again; steps keep what their owners were given. */
export function adoptCalendar(state: Facts, version: string, at: Context): Decision {
  if (entryOf(at.court.state.calendars, version) === undefined) return rejected("UnknownCalendar", { calendar: version });
  if (version === state.calendar) return accepted();
  const calendar = at.court.calendar(version);
  const running = state.status === "Running";
  const checks = state.closedOn === undefined ? [] : watchChecks(calendar, state.closedOn);
  return accepted({
    type: "CalendarAdopted",
    calendar: version,
    milestones: running ? state.milestones.map((one) => armMilestone(calendar, one, at.at, spreadKeyOf(at))) : state.milestones,
    ...(running ? { endAlarmAt: endAlarmAt(calendar, state.plan.endsOn, at.at, spreadKeyOf(at)) } : {}),
    waiting: state.waiting.map((step) => {
      const anew = armStep(calendar, step.sinceAt, step.step, step.owner, step.key);
      return !untouched(at.court.calendar(state.calendar), step) || civilDateOf(anew.dueAt) <= civilDateOf(at.at) ? step : anew;
    }),
    checks: state.checks.map((check) => (check.askedAt === undefined && check.result === undefined ? (checks.find((one) => one.day === check.day) ?? check) : check)),
  });
}
