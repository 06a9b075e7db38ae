import { courtHours, plusWorkingDaysAt } from "../calendar/calendar.ts";
import type { Context, PersonId, Todo } from "../decider.ts";
import { stepClock } from "../escalation/step-clock.ts";
import { civilDateOf, instantAt, type Instant } from "../time.ts";
import { calendarOf } from "./dispute.clocks.ts";
import type { DisputeFacts, DisputeState, DisputeStep } from "./dispute.ts";

type StepName = DisputeStep["step"];

/**
 * Working days an owner has: 3 to accept mediation (在线调解规则 12), a transfer or an application to confirm (法释〔2011〕5号 4), 5 to
 * answer an objection, 2 for every other decision (domain §3, §4).
 */
const workingDaysOf: Record<StepName, number> = {
  triage: 2, "appoint-mediator": 2, "accept-mediation": 3, "answer-transfer": 3, "accept-confirmation": 3, "assign-case": 2, "reopen-trial": 2, "file-enforcement": 5, "decide-extension": 2, "decide-exclusion": 2, "renew-exclusion": 2, "decide-recusal": 3, "answer-objection": 5, "answer-progress": 2, "resolve-service": 2,
  "answer-consultation": 5,
};
const repeatsAfterWorkingDays = 2;

/** Silence passes these on to somebody else by the process itself: they climb to no superior. */
const passedOnBySilence: readonly StepName[] = ["accept-mediation", "answer-transfer"];

/** A step with owner and clock: overdue at the close of its last working day, reminded of then, and a working day later given to the next superior. */
export function armStep(dispute: Pick<DisputeFacts, "calendar">, at: Context, step: StepName, owner: PersonId, key?: string): DisputeStep {
  const calendar = calendarOf(dispute, at);
  const dueAt = plusWorkingDaysAt(calendar, at.at, workingDaysOf[step]);
  const { climbAt, ...clock } = stepClock(calendar, at, dueAt, plusWorkingDaysAt(calendar, dueAt, 1), owner);
  const climbs = climbAt === undefined || passedOnBySilence.includes(step) ? {} : { climbAt };
  return { step, ...(key === undefined ? {} : { key }), owner, sinceAt: at.at, ...clock, ...climbs };
}

/** The same step for the next superior, with a new clock. */
export function climbed(dispute: Pick<DisputeFacts, "calendar">, at: Context, step: DisputeStep, owner: PersonId): DisputeStep {
  return { ...armStep(dispute, at, step.step, owner, step.key), climbedFrom: [...(step.climbedFrom ?? []), step.owner] };
}

/** When an owner with nobody above is reminded again. */
export function nextReminderAt(dispute: Pick<DisputeFacts, "calendar">, at: Context): Instant {
  return instantAt(calendarOf(dispute, at).plusWorkingDays(civilDateOf(at.at), repeatsAfterWorkingDays), courtHours.fromMinute);
}

/** "decide-recusal", "decide-extension:x1": stable within the dispute. */
export function stepId(step: Pick<DisputeStep, "step" | "key">): string {
  return step.key === undefined ? step.step : `${step.step}:${step.key}`;
}

export function stepOf(dispute: Pick<DisputeFacts, "waiting">, step: StepName, key?: string): DisputeStep | undefined {
  return dispute.waiting.find((one) => one.step === step && one.key === key);
}

/** Who may take the decision that a step waits for: its owner, and those from whom it climbed. */
export function decidersOf(step: DisputeStep | undefined): PersonId[] {
  return step === undefined ? [] : [step.owner, ...(step.climbedFrom ?? [])];
}

/** What waits for a person (我的待办). */
export function todos(state: DisputeState): Todo[] {
  if (state.status === "Unregistered") return [];
  return state.waiting.map((step) => ({ step: stepId(step), owner: step.owner, sinceAt: step.sinceAt, dueAt: step.dueAt }));
}
