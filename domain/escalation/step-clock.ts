import type { Calendar } from "../calendar/calendar.ts";
import { nextWorkingInstant } from "../calendar/calendar.ts";
import type { Context, PersonId } from "../decider.ts";
import type { Instant } from "../time.ts";

/** When a step that waits for a person is overdue, reminds, and climbs to the next superior. */
export interface StepClock {
  dueAt: Instant;
  remindAt: Instant;
  /** Absent where nobody stands above the owner. */
  climbAt?: Instant;
}

/** The clock of a step: it reminds in the working hours after it is due, and climbs at `climbsAt`; neither before now. */
export function stepClock(calendar: Calendar, at: Context, dueAt: Instant, climbsAt: Instant, owner: PersonId): StepClock {
  const now = nextWorkingInstant(calendar, at.at);
  const notBeforeNow = (instant: Instant): Instant => (instant < now ? now : instant);
  const remindAt = notBeforeNow(nextWorkingInstant(calendar, dueAt));
  return at.court.superiorOf(owner) === undefined ? { dueAt, remindAt } : { dueAt, remindAt, climbAt: notBeforeNow(nextWorkingInstant(calendar, climbsAt)) };
}
