import { addMonths, type Calendar } from "../calendar/calendar.ts";
import { plusDays, type CivilDate } from "../time.ts";
import type { DatePeriod } from "./clock-rule.ts";

/** What is added to a period: extensions in months and days, excluded days. */
export interface Addition { months: number; days: number }

/** Months of a period; years are twelve of them. */
export function monthsOf(limit: DatePeriod): number {
  return "months" in limit ? limit.months : "years" in limit ? limit.years * 12 : 0;
}

/**
 * The unrolled end: all months in one step from the start, then all days (statutory-limits §5), so that no order of
 * extensions and exclusions matters. The start itself is not counted; a missing corresponding day is the month's last
 * (CPL 85; Civil Code 201, 202). With `sign` −1 it is counted backwards.
 */
export function periodEnd(calendar: Calendar, limit: DatePeriod, startOn: CivilDate, added: Addition, sign: 1 | -1): CivilDate {
  const months = monthsOf(limit) + added.months;
  const monthsOn = months === 0 ? startOn : addMonths(startOn, sign * months);
  const workedOn = "workingDays" in limit ? calendar.plusWorkingDays(monthsOn, sign * limit.workingDays) : monthsOn;
  const days = ("days" in limit ? limit.days : 0) + added.days;
  return days === 0 ? workedOn : plusDays(workedOn, sign * days);
}
