import type { Calendar } from "../calendar/calendar.ts";
import { addMonths } from "../calendar/calendar.ts";
import type { CivilDate } from "../time.ts";
import { daysBetween, plusDays } from "../time.ts";

/** How often progress is reported (报送频次); a report is due at 17:00 of its date. */
export type ReportCadence = "daily" | "weekly" | "half-monthly" | "monthly";

/** Minutes after midnight in Shanghai at which a report is due on its date. */
export const reportDueMinute = 1020;

/** A Monday known to be one: weeks are counted from it, Monday to Sunday. */
const aMonday = "2024-01-01";

function sundayOfWeek(on: CivilDate): CivilDate {
  const sinceMonday = ((daysBetween(aMonday, on) % 7) + 7) % 7;
  return plusDays(on, 6 - sinceMonday);
}

/** The end of a reporting period that may hold the next due date, the `nth` from the first that ends on or after a day's own: the last working day up to it is a due date. */
function periodEnd(cadence: ReportCadence, fromOn: CivilDate, nth: number): CivilDate {
  switch (cadence) {
    case "daily":
      return plusDays(fromOn, nth);
    case "weekly":
      return plusDays(sundayOfWeek(fromOn), 7 * nth);
    case "half-monthly": {
      const first = addMonths(firstOfMonth(fromOn), Math.floor(nth / 2));
      return nth % 2 === 0 ? plusDays(first, 14) : plusDays(addMonths(first, 1), -1);
    }
    case "monthly":
      return plusDays(addMonths(firstOfMonth(fromOn), nth + 1), -1);
  }
}

function firstOfMonth(on: CivilDate): CivilDate {
  return `${on.slice(0, 8)}01`;
}

/**
 * The first date strictly after `after` on which a report is due (domain §3): daily each working day; weekly the last
 * working day of the week (Monday to Sunday, with make-up days; a week without one has none); half-monthly the last working
 * day on or before the 15th and the month's end; monthly the latter. None falls within the first 2 working days after
 * opening: the third is the earliest.
 */
export function nextReportDue(calendar: Calendar, cadence: ReportCadence, openedOn: CivilDate, after: CivilDate): CivilDate {
  const graceEndsOn = calendar.plusWorkingDays(openedOn, 2);
  const laterThan = after > graceEndsOn ? after : graceEndsOn;
  const fromOn = plusDays(laterThan, 1);
  for (let nth = 0; ; nth += 1) {
    const dueOn = calendar.rollBackward(periodEnd(cadence, fromOn, nth));
    if (dueOn > laterThan) return dueOn;
  }
}

/**
 * Reports missed in a row once one is filed. A red from reports becomes yellow by reporting, not green (domain §3): after two
 * or more misses one still stands until the next report.
 */
export function missedAfterReport(missedReportsRunning: number): number {
  return missedReportsRunning >= 2 ? 1 : 0;
}
