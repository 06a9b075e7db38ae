import type { CivilDate, Instant } from "../time.ts";
import { civilDateOf, instantAt, minuteOfDay } from "../time.ts";
import { statutoryDaysOff } from "./statutory-days.ts";

/** One year of the working-day calendar, as the State Council's notice arranges it (节假日安排). */
export interface CalendarYear {
  year: number;
  /** The notice the lists are taken from, for people who ask where a date comes from. */
  source: string;
  /** Mondays to Fridays that are off: holidays, their substitutes and exchanged days. */
  offWeekdays: CivilDate[];
  /** Saturdays and Sundays that are worked (调休上班). */
  workWeekends: CivilDate[];
  /** False while the notice is awaited: the year is provisional and the statutory days stand in, with these lists laid over them. */
  announced: boolean;
}

/** The calendar as data, kept in the ledger: plain JSON, `years` keyed by the four-digit year. */
export interface CalendarTable {
  version: string;
  years: Record<string, CalendarYear>;
}

/** Working-day (工作日) arithmetic over one version of the table. Dates must exist and lie in the years 1000–9999 (else RangeError). */
export interface Calendar {
  version: string;
  isWorkingDay(on: CivilDate): boolean;
  /** Whether the date's year has no notice yet, so that what is computed with it may change. */
  isProvisional(on: CivilDate): boolean;
  /** The first working day strictly after. */
  nextWorkingDay(on: CivilDate): CivilDate;
  /** The last working day strictly before. */
  previousWorkingDay(on: CivilDate): CivilDate;
  /** The day itself or the first working day after it (顺延). */
  rollForward(on: CivilDate): CivilDate;
  /** The day itself or the last working day before it. */
  rollBackward(on: CivilDate): CivilDate;
  /** The n-th working day strictly after (n > 0) or strictly before (n < 0); n = 0 gives the day itself, worked or not. */
  plusWorkingDays(on: CivilDate, n: number): CivilDate;
  /** Working days in (from, to]; the negative of those in (to, from] when `to` is earlier. */
  workingDaysBetween(from: CivilDate, to: CivilDate): number;
  /** Working days in [from, to]; 0 when `to` is earlier. */
  workingDaysIn(from: CivilDate, to: CivilDate): number;
}

/** Working hours as minutes after midnight in Shanghai: from `fromMinute`, up to but not including `toMinute`. */
export interface WorkingHours {
  fromMinute: number;
  toMinute: number;
}

/** 09:00–17:00 (domain §3). */
export const courtHours: WorkingHours = { fromMinute: 540, toMinute: 1020 };

const dayMs = 24 * 60 * 60 * 1000;
const monthStarts = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365] as const;

function isLeap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of the year before a month (0–11); 12 gives the length of the year. */
function daysBeforeMonth(year: number, month: number): number {
  return (monthStarts[month] ?? 0) + (month > 1 && isLeap(year) ? 1 : 0);
}

function digitAt(on: CivilDate, index: number): number {
  return on.charCodeAt(index) - 48;
}

/** Read digit by digit: every working day counted asks for it, and a slice of text for each is what it would cost. */
function yearOf(on: CivilDate): number {
  return digitAt(on, 0) * 1000 + digitAt(on, 1) * 100 + digitAt(on, 2) * 10 + digitAt(on, 3);
}

function monthOf(on: CivilDate): number {
  return digitAt(on, 5) * 10 + digitAt(on, 6);
}

function dayOf(on: CivilDate): number {
  return digitAt(on, 8) * 10 + digitAt(on, 9);
}

/** Days since 1 January of the date's own year. */
function dayOfYear(on: CivilDate): number {
  return daysBeforeMonth(yearOf(on), monthOf(on) - 1) + dayOf(on) - 1;
}

function civilDate(year: number, month: number, day: number): CivilDate {
  return `${year}-${month < 9 ? "0" : ""}${month + 1}-${day < 10 ? "0" : ""}${day}`;
}

function dateOfDay(year: number, index: number): CivilDate {
  let month = Math.min(11, Math.floor(index / 29));
  while (daysBeforeMonth(year, month) > index) month -= 1;
  return civilDate(year, month, index - daysBeforeMonth(year, month) + 1);
}

/** One year ready for counting; small, so that a long count may touch many years. */
interface YearIndex {
  /** Day-of-year of each working day, ascending. */
  workingDays: Int16Array;
  /** Working days before each day-of-year; the last entry is the year's total. */
  before: Int16Array;
}

function indexYear(year: number, arranged: CalendarYear | undefined): YearIndex {
  const length = daysBeforeMonth(year, 12);
  const firstWeekday = (((Date.UTC(year, 0, 1) / dayMs + 4) % 7) + 7) % 7; // 0 = Sunday; 1970-01-01 was a Thursday
  const off = new Set(arranged?.offWeekdays);
  if (arranged?.announced !== true) for (const on of statutoryDaysOff(year)) off.add(on);
  const offDays = new Set([...off].map(dayOfYear));
  const workedDays = new Set((arranged?.workWeekends ?? []).map(dayOfYear));
  const before = new Int16Array(length + 1);
  const workingDays: number[] = [];
  for (let index = 0; index < length; index += 1) {
    before[index] = workingDays.length;
    const weekday = (firstWeekday + index) % 7;
    const weekend = weekday === 0 || weekday === 6;
    if (weekend ? workedDays.has(index) : !offDays.has(index)) workingDays.push(index);
  }
  before[length] = workingDays.length;
  return { workingDays: Int16Array.from(workingDays), before };
}

/**
 * The calendar of a table. A year without its notice is provisional: weekends and the statutory days of the 2024-11-10
 * 放假办法 with their substitute days (statutory-limits §10). Each year is indexed once, on first use.
 */
export function calendarFrom(table: CalendarTable): Calendar {
  const indexed = new Map<number, YearIndex>();

  function indexOf(year: number): YearIndex {
    const known = indexed.get(year);
    if (known !== undefined) return known;
    if (!(year >= 1000 && year <= 9999)) throw new RangeError(`The calendar covers the years 1000 to 9999, not ${year}`);
    const made = indexYear(year, table.years[String(year)]);
    indexed.set(year, made);
    return made;
  }

  /** Working days of the date's year before the date, or up to and including it. */
  function countBefore(on: CivilDate): number {
    return indexOf(yearOf(on)).before[dayOfYear(on)] ?? 0;
  }
  function countThrough(on: CivilDate): number {
    return indexOf(yearOf(on)).before[dayOfYear(on) + 1] ?? 0;
  }

  /** The working day at a rank counted from the start of a year; ranks outside the year run on into its neighbours. */
  function workingDayAt(year: number, rank: number): CivilDate {
    let at = year;
    let left = rank;
    while (left < 0) {
      at -= 1;
      left += indexOf(at).workingDays.length;
    }
    for (;;) {
      const days = indexOf(at).workingDays;
      const found = days[left];
      if (found !== undefined) return dateOfDay(at, found);
      left -= days.length;
      at += 1;
    }
  }

  function plusWorkingDays(on: CivilDate, n: number): CivilDate {
    if (!Number.isSafeInteger(n)) throw new RangeError(`Working days are counted in whole numbers, not ${n}`);
    if (n === 0) return on;
    return n > 0 ? workingDayAt(yearOf(on), countThrough(on) + n - 1) : workingDayAt(yearOf(on), countBefore(on) + n);
  }

  function isWorkingDay(on: CivilDate): boolean {
    return countThrough(on) > countBefore(on);
  }

  function workingDaysBetween(from: CivilDate, to: CivilDate): number {
    if (to < from) return 0 - workingDaysBetween(to, from);
    let count = countThrough(to) - countThrough(from);
    for (let year = yearOf(from); year < yearOf(to); year += 1) count += indexOf(year).workingDays.length;
    return count;
  }

  return {
    version: table.version,
    isWorkingDay,
    isProvisional: (on) => table.years[on.slice(0, 4)]?.announced !== true,
    nextWorkingDay: (on) => plusWorkingDays(on, 1),
    previousWorkingDay: (on) => plusWorkingDays(on, -1),
    rollForward: (on) => (isWorkingDay(on) ? on : plusWorkingDays(on, 1)),
    rollBackward: (on) => (isWorkingDay(on) ? on : plusWorkingDays(on, -1)),
    plusWorkingDays,
    workingDaysBetween,
    workingDaysIn: (from, to) => (to < from ? 0 : workingDaysBetween(from, to) + (isWorkingDay(from) ? 1 : 0)),
  };
}

/** The corresponding day n months on (n may be negative), or that month's last day where it does not exist (CPL 85; Civil Code 202). */
export function addMonths(on: CivilDate, n: number): CivilDate {
  const months = yearOf(on) * 12 + monthOf(on) - 1 + n;
  const year = Math.floor(months / 12);
  const month = months - year * 12;
  if (!(year >= 1000 && year <= 9999)) throw new RangeError(`The calendar covers the years 1000 to 9999, not ${year}`);
  const lastDay = daysBeforeMonth(year, month + 1) - daysBeforeMonth(year, month);
  return civilDate(year, month, Math.min(dayOf(on), lastDay));
}

/** The first instant at or after `at` inside working hours of a working day; the closing minute itself is outside. */
export function nextWorkingInstant(calendar: Calendar, at: Instant, hours: WorkingHours = courtHours): Instant {
  const on = civilDateOf(at);
  if (calendar.isWorkingDay(on)) {
    const minute = minuteOfDay(at);
    if (minute < hours.fromMinute) return instantAt(on, hours.fromMinute);
    if (minute < hours.toMinute) return at;
  }
  return instantAt(calendar.nextWorkingDay(on), hours.fromMinute);
}

/** A decision's deadline: the close (17:00) of the n-th working day after the civil date of `at` (domain §3, "every waiting step has a clock"). */
export function plusWorkingDaysAt(calendar: Calendar, at: Instant, n: number): Instant {
  return instantAt(calendar.plusWorkingDays(civilDateOf(at), n), courtHours.toMinute);
}
