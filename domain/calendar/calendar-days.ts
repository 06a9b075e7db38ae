import type { CivilDate } from "../time.ts";
import { plusDays } from "../time.ts";
import type { CalendarTable } from "./calendar.ts";
import { calendarFrom } from "./calendar.ts";
import { statutoryFeasts, type Feast } from "./statutory-days.ts";

/** A day that is not an ordinary Monday to Friday of work. */
export interface SpecialDay {
  on: CivilDate;
  /** holiday 放假: a feast or a weekday off with it; make-up 调休上班: a worked Saturday or Sunday. */
  kind: "weekend" | "holiday" | "make-up";
  /** The feasts of the run of days off that it lies in. */
  feasts: Feast["name"][];
  /** The notice of its year; absent while that is awaited. */
  source?: string;
  provisional: boolean;
}

/** Longest run of days off that is looked through for its feast, to either side. */
const longestRun = 12;

/** Every day of [fromOn, untilOn] that is not ordinary, ascending. */
export function specialDays(table: CalendarTable, fromOn: CivilDate, untilOn: CivilDate): SpecialDay[] {
  const calendar = calendarFrom(table);
  const feastsOn = new Map<CivilDate, Feast["name"][]>();
  for (let year = Number(fromOn.slice(0, 4)) - 1; year <= Number(untilOn.slice(0, 4)) + 1; year += 1) {
    for (const feast of statutoryFeasts(year)) feastsOn.set(feast.on, [...(feastsOn.get(feast.on) ?? []), feast.name]);
  }
  const runFeasts = (on: CivilDate): Feast["name"][] => {
    const found = new Map<string, Feast["name"]>();
    const note = (day: CivilDate): void => { for (const name of feastsOn.get(day) ?? []) found.set(name.zh, name); };
    let first = on;
    for (let steps = 0; steps < longestRun && !calendar.isWorkingDay(plusDays(first, -1)); steps += 1) first = plusDays(first, -1);
    for (let day = first, steps = 0; steps <= 2 * longestRun && !calendar.isWorkingDay(day); steps += 1, day = plusDays(day, 1)) note(day);
    return [...found.values()];
  };
  const days: SpecialDay[] = [];
  for (let on = fromOn; on <= untilOn; on = plusDays(on, 1)) {
    const weekday = new Date(`${on}T00:00:00.000Z`).getUTCDay();
    const weekend = weekday === 0 || weekday === 6;
    const works = calendar.isWorkingDay(on);
    if (works && !weekend) continue;
    const year = table.years[on.slice(0, 4)];
    const kind = works ? "make-up" : weekend && !feastsOn.has(on) ? "weekend" : "holiday";
    days.push({ on, kind, feasts: works ? [] : runFeasts(on), provisional: calendar.isProvisional(on), ...(year?.announced === true ? { source: year.source } : {}) });
  }
  return days;
}
