import type { Alarm, Context } from "../decider.ts";
import { accepted, isRejected, rejected } from "../decider.ts";
import { civilDateOf, plusDays } from "../time.ts";
import { audienceAt, planOf } from "./clock-plan.ts";
import type { Decision } from "./decision.ts";
import type { ClockReminder, DisputeClock } from "./dispute-clock.ts";
import type { Dispute, DisputeStep } from "./dispute.ts";
import type { DisputeEvent } from "./dispute.event.ts";
import { ownAlarm } from "./dispute.alarms.ts";
import { allChanges, changeClock, lapsedEntry, nextReminder, todayOf } from "./dispute.clocks.ts";
import { after } from "./dispute.evolve.ts";
import { eligible, everyoneIn, holderOf, known, recipients } from "./dispute.people.ts";
import { armStep, climbed, decidersOf, nextReminderAt, stepId } from "./dispute.steps.ts";
import { forwardingBegins } from "./appeal.rules.ts";
import { trialOpens } from "./defence.rules.ts";
import { effectAfterExpiry } from "./effect.rules.ts";
import { passOver } from "./mediation.rules.ts";
import { publicationOver, silentOn } from "./service.rules.ts";
import { takeTransferBack } from "./transfer.rules.ts";
import { exclusionKey } from "./windows.rules.ts";

/** Lets time act: only with an alarm that is still the dispute's own, and never twice with the same. */
export function fireAlarm(dispute: Dispute, named: Alarm, at: Context): Decision {
  const alarm = ownAlarm(dispute, named);
  if (alarm === undefined) return rejected("AlarmObsolete", { alarm: named.id });
  switch (alarm.kind) {
    case "clock-reminder": return accepted(reminded(dispute, alarm.clock, alarm.reminder, at));
    case "clock-end": return clockEnds(dispute, alarm.clock, at);
    case "window-ask": return accepted({ type: "WindowClosing", clock: alarm.clock.id, window: "ask", to: recipients(dispute, at.court, audienceAt(alarm.clock.rule, -15), todayOf(at)) });
    case "window-decide": {
      const owners = dispute.waiting.filter((step) => step.step === "decide-extension").map((step) => step.owner);
      return accepted({ type: "WindowClosing", clock: alarm.clock.id, window: "decide", to: known(...owners, holderOf(dispute)) });
    }
    case "extension-lapse": return accepted({ type: "ExtensionLapsed", request: alarm.request.id, clock: alarm.request.clock, stepsOver: [stepId({ step: "decide-extension", key: alarm.request.id })] });
    case "exclusion-end": {
      const { clock, exclusion } = alarm;
      return accepted({ type: "ExclusionFellDue", clock: clock.id, exclusion, steps: [armStep(dispute, at, "renew-exclusion", holderOf(dispute), exclusionKey(clock.id, exclusion))] });
    }
    case "service-silence": return silentOn(dispute, alarm.service.id, at);
    case "transfer-silence": return takeTransferBack(dispute, alarm.transfer, at);
    case "remind": return accepted(stepReminded(dispute, alarm.step, at));
    case "climb": return accepted(stepClimbs(dispute, alarm.step, at));
  }
}

function reminded(dispute: Dispute, clock: DisputeClock, { days }: ClockReminder, at: Context): DisputeEvent {
  const audiences = audienceAt(clock.rule, days);
  const dueOn = clock.dueOn ?? (clock.dueAt === undefined ? undefined : civilDateOf(clock.dueAt));
  const next = dueOn === undefined ? undefined : nextReminder(clock, dueOn, at, days);
  return {
    type: "ClockReminded", clock: clock.id, days, to: recipients(dispute, at.court, audiences, todayOf(at)),
    ...(audiences.includes("party") && clock.party !== undefined ? { party: clock.party } : {}), ...(next === undefined ? {} : { next }),
  };
}

/** The last day is over: an overrun on record, a party's period that has run out, or a silence that passes the matter on. */
function clockEnds(dispute: Dispute, clock: DisputeClock, at: Context): Decision {
  if (clock.rule === "publication-service" && clock.dueOn !== undefined && clock.of !== undefined) return publicationOver(dispute, clock.of, clock.dueOn, at);
  const dayAfter = clock.dueOn === undefined ? civilDateOf(clock.dueAt ?? at.at) : plusDays(clock.dueOn, 1);
  const today = todayOf(at);
  const on = dayAfter > today ? dayAfter : today;
  const { lapse } = planOf(clock.rule);
  const change = changeClock(dispute, clock, at, { add: [{ type: "lapsed", on, id: lapsedEntry }], lapsedOn: clock.lapsedOn ?? on, ...(lapse === "court" ? {} : { status: "expired" }) });
  if (isRejected(change)) return change;
  switch (lapse) {
    case "court":
      return accepted({ type: "ClockLapsed", clock: clock.id, on, to: recipients(dispute, at.court, audienceAt(clock.rule, 1), today), clocks: [change] });
    case "silence":
      return dispute.appointment === undefined ? rejected("NoMediatorAsked") : passOver(dispute, dispute.appointment, "silent", at, change);
    case "party": {
      const clocks = allChanges(change, clock.rule === "appeal-defence" ? forwardingBegins(dispute, clock.id, clock.dueOn ?? on, at) : undefined);
      if (isRejected(clocks)) return clocks;
      const expired: DisputeEvent = { type: "PeriodExpired", clock: clock.id, on, clocks };
      const then = after(dispute, at, expired);
      if (then.status === "Unregistered") return accepted(expired);
      const follows = clock.rule === "defence" ? trialOpens(then, "period-over") : effectAfterExpiry(then, at);
      return isRejected(follows) ? follows : accepted(expired, ...follows);
    }
  }
}

function stepReminded(dispute: Dispute, step: DisputeStep, at: Context): DisputeEvent {
  const climbs = step.climbAt !== undefined;
  return { type: "StepReminded", step: stepId(step), to: decidersOf(step), climbs, ...(climbs ? {} : { nextRemindAt: nextReminderAt(dispute, at) }) };
}

/** Nobody is left above whom it does not concern: then it goes on reminding. */
function stepClimbs(dispute: Dispute, step: DisputeStep, at: Context): DisputeEvent {
  const decides = step.step !== "answer-progress" && step.step !== "renew-exclusion" && step.step !== "resolve-service";
  const owner = eligible(at.court, at.court.superiorOf(step.owner), decides ? everyoneIn(dispute) : []);
  if (owner === undefined) return { type: "StepReminded", step: stepId(step), to: decidersOf(step), climbs: false, nextRemindAt: nextReminderAt(dispute, at) };
  return { type: "StepClimbed", step: stepId(step), from: step.owner, replaced: climbed(dispute, at, step, owner) };
}
