import type { Calendar } from "../calendar/calendar.ts";
import type { PersonId } from "../decider.ts";
import type { CivilDate } from "../time.ts";
import { daysBetween } from "../time.ts";
import type { RedSpan, WorkItemState } from "./work-item.ts";
import { redSince } from "./work-item.evolve.ts";
import type { Item } from "./work-item.people.ts";

/** Overdue days of one person for one department, in calendar days and in working days. */
export interface OverdueDays { person: PersonId; department: string; days: number; workingDays: number }

/** Spans of red days until a day, inclusive: the recorded ones and the one that runs. */
function redSpansUntil(item: Item, todayOn: CivilDate): RedSpan[] {
  const since = redSince(item);
  return since === undefined || since > todayOn ? item.redSpans : [...item.redSpans, { fromOn: since, untilOn: todayOn }];
}

/** Red days of an item until a day, inclusive, whoever held it: in calendar days and in working days. */
export function redDays(item: Item, calendar: Calendar, todayOn: CivilDate): { days: number; workingDays: number } {
  const spans = redSpansUntil(item, todayOn);
  return {
    days: spans.reduce((sum, span) => sum + daysBetween(span.fromOn, span.untilOn) + 1, 0),
    workingDays: spans.reduce((sum, span) => sum + calendar.workingDaysIn(span.fromOn, span.untilOn), 0),
  };
}

/**
 * Red days (逾期天数) until a day, inclusive, each with whoever held the item that day (domain §3). Days on which nobody held
 * it belong to nobody.
 */
export function overdueDaysByHolder(state: WorkItemState, calendar: Calendar, todayOn: CivilDate): OverdueDays[] {
  if (state.status === "Unregistered") return [];
  const spans = redSpansUntil(state, todayOn);
  const totals = new Map<string, OverdueDays>();
  for (const holder of state.holders) {
    const { person, department } = holder;
    const key = `${person} ${department}`;
    const total = totals.get(key) ?? { person, department, days: 0, workingDays: 0 };
    for (const span of spans) {
      const fromOn = span.fromOn > holder.fromOn ? span.fromOn : holder.fromOn;
      const untilOn = holder.untilOn !== undefined && holder.untilOn < span.untilOn ? holder.untilOn : span.untilOn;
      if (untilOn < fromOn) continue;
      total.days += daysBetween(fromOn, untilOn) + 1;
      total.workingDays += calendar.workingDaysIn(fromOn, untilOn);
    }
    if (total.days > 0) totals.set(key, total);
  }
  return [...totals.values()];
}
