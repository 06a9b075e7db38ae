import type { Calendar } from "../calendar/calendar.ts";
import { courtHours, nextWorkingInstant, plusWorkingDaysAt } from "../calendar/calendar.ts";
import type { Context, PersonId, Todo } from "../decider.ts";
import type { CivilDate, Instant } from "../time.ts";
import { civilDateOf, instantAt } from "../time.ts";
import { stepClock } from "../escalation/step-clock.ts";
import type { WaitingStep, WorkItemState } from "./work-item.ts";
import type { Item } from "./work-item.people.ts";

type StepName = WaitingStep["step"];

/** Working days an owner has: 1 to accept 签收, 2 for every other decision (domain §3). */
const workingDaysOf: Record<StepName, number> = {
  accept: 1, assign: 2, "decide-extension": 2, "decide-suspension": 2, "co-sign": 2, "sign-off": 2, "reply-notice": 2, "relapse-check": 2,
};
const climbsAfterWorkingDays = 3;
const repeatsAfterWorkingDays = 2;

/** What the item's own people have to do stands still with the item; decisions on it do not. */
const frozenBySuspension: readonly StepName[] = ["accept", "assign", "reply-notice"];

/**
 * A step with owner and clock: overdue at the close of its last working day, reminded of in the next working hours, and
 * after 3 working days of silence given to the next superior.
 */
export function armStep(calendar: Calendar, at: Context, step: StepName, owner: PersonId, key?: string): WaitingStep {
  const dueAt = plusWorkingDaysAt(calendar, at.at, workingDaysOf[step]);
  const clock = stepClock(calendar, at, dueAt, plusWorkingDaysAt(calendar, at.at, climbsAfterWorkingDays), owner);
  return key === undefined ? { step, owner, sinceAt: at.at, ...clock } : { step, key, owner, sinceAt: at.at, ...clock };
}

/** The reply to a 督办单 is due on the date the notice names, and climbs a working day later. */
export function armReply(calendar: Calendar, at: Context, owner: PersonId, number: string, replyByOn: CivilDate): WaitingStep {
  const dueAt = instantAt(replyByOn, courtHours.toMinute);
  return { step: "reply-notice", key: number, owner, sinceAt: at.at, ...stepClock(calendar, at, dueAt, plusWorkingDaysAt(calendar, dueAt, 1), owner) };
}

/** The same step for the next superior, with a new clock. */
export function climbed(calendar: Calendar, at: Context, step: WaitingStep, owner: PersonId): WaitingStep {
  return { ...armStep(calendar, at, step.step, owner, step.key), climbedFrom: [...(step.climbedFrom ?? []), step.owner] };
}

/** When the owner with nobody above is reminded again. */
export function nextReminderAt(calendar: Calendar, at: Instant): Instant {
  return instantAt(calendar.plusWorkingDays(civilDateOf(at), repeatsAfterWorkingDays), courtHours.fromMinute);
}

/** The steps under another calendar: counted from when they began; what was reminded of is not repeated. */
export function recounted(calendar: Calendar, at: Context, steps: readonly WaitingStep[]): WaitingStep[] {
  return steps.map((step) => {
    if (step.remindAt === undefined && step.climbAt === undefined) return step;
    const { remindAt, climbAt, ...rest } = step;
    const since = plusWorkingDaysAt(calendar, step.sinceAt, climbsAfterWorkingDays);
    const dueAt = step.step === "reply-notice" ? step.dueAt : plusWorkingDaysAt(calendar, step.sinceAt, workingDaysOf[step.step]);
    const climbsAt = step.step === "reply-notice" ? plusWorkingDaysAt(calendar, dueAt, 1) : since;
    const clock = stepClock(calendar, at, dueAt, climbsAt, step.owner);
    // Overdue before and after: its reminder has gone out, and what waits is the next one.
    const next = step.dueAt <= at.at && dueAt <= at.at && remindAt !== undefined ? nextWorkingInstant(calendar, remindAt) : clock.remindAt;
    return {
      ...rest,
      dueAt,
      ...(remindAt === undefined ? {} : { remindAt: next }),
      ...(climbAt === undefined ? {} : { climbAt: clock.climbAt ?? climbAt }),
    };
  });
}

/** Suspension stops the clocks of what the item's own people have to do. */
export function frozen(steps: readonly WaitingStep[]): WaitingStep[] {
  return steps.map((step) => {
    if (!frozenBySuspension.includes(step.step)) return step;
    const { remindAt: _remindAt, climbAt: _climbAt, ...rest } = step;
    return rest;
  });
}

/** Frozen steps with a new clock, for the day of resumption. */
export function thawed(calendar: Calendar, at: Context, steps: readonly WaitingStep[]): WaitingStep[] {
  return steps.filter((step) => frozenBySuspension.includes(step.step)).map((step) => ({ ...step, ...armStep(calendar, at, step.step, step.owner, step.key) }));
}

export function sameStep(a: Pick<WaitingStep, "step" | "key">, b: Pick<WaitingStep, "step" | "key">): boolean {
  return a.step === b.step && a.key === b.key;
}

/** "accept", "co-sign:p-x": stable within the item. */
export function stepId(step: Pick<WaitingStep, "step" | "key">): string {
  return step.key === undefined ? step.step : `${step.step}:${step.key}`;
}

/** For the time of a delegation, what waits for the responsible person waits for the delegate. */
export function ownerNow(item: Item, step: WaitingStep): PersonId {
  return step.owner === item.duty.responsible ? (item.delegate?.person ?? step.owner) : step.owner;
}

/** What only the item's own people can do in the end: it stays with them when their silence has given it to a superior. */
const staysWithResponsible: readonly StepName[] = ["accept", "reply-notice"];

/** What waits for a person (我的待办); what a suspension has frozen waits for nobody. */
export function todos(state: WorkItemState): Todo[] {
  if (state.status === "Unregistered") return [];
  const responsible = state.delegate?.person ?? state.duty.responsible;
  return state.waiting
    .filter((step) => state.status !== "Suspended" || !frozenBySuspension.includes(step.step))
    .flatMap((step) => {
      const todo: Todo = { step: stepId(step), owner: ownerNow(state, step), sinceAt: step.sinceAt, dueAt: step.dueAt };
      const both = responsible !== undefined && responsible !== todo.owner && staysWithResponsible.includes(step.step) && step.climbedFrom !== undefined;
      return both ? [todo, { ...todo, step: `${todo.step}:${responsible}`, owner: responsible }] : [todo];
    });
}
