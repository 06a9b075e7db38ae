import type { CivilDate } from "../time.ts";
import { isCivilDate, plusDays } from "../time.ts";
import type { CalendarTable, CalendarYear } from "./calendar.ts";
import { lunarYears, statutoryFeasts } from "./statutory-days.ts";

/** What a notice says in one place: a run of days off, or days worked instead. */
export interface NoticeEntry {
  /** Line of the notice, or row of the file, as its reader counts. */
  line: number;
  kind: "off" | "work";
  days: CivilDate[];
  /** Feasts that it is for, as far as the notice names them. */
  feasts: readonly string[];
}

/** One thing that is wrong, or that somebody should look at, with its line; line 0 is the notice as a whole. */
export interface NoticeFault { line: number; code: string; message: { zh: string; en: string } }

export function noticeFault(line: number, code: string, zh: string, en: string): NoticeFault {
  return { line, code, message: { zh, en } };
}

/** The seven feasts of the 放假办法 that a notice arranges. */
export const feastNames = ["元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节"] as const;

/** What the entries of a notice come to: days of its own year, and the few of the years beside it. */
export interface NoticeYear {
  years: Record<string, Pick<CalendarYear, "offWeekdays" | "workWeekends">>;
  faults: NoticeFault[];
  /** Unusual, but nothing that a notice may not say. */
  warnings: NoticeFault[];
}

export function weekdayOf(on: CivilDate): number {
  return new Date(`${on}T00:00:00.000Z`).getUTCDay();
}

function isWeekend(on: CivilDate): boolean {
  const day = weekdayOf(on);
  return day === 0 || day === 6;
}

/** The first year under the 2024-11-10 放假办法: 除夕 and 2 May are statutory days since. */
const presentRulesSince = 2025;

/** Days off on weekdays less weekend days worked: what the 放假办法 grants, each statutory day once. */
function grantedDays(year: number): number {
  return year >= presentRulesSince ? 13 : 11;
}

/** Longest run of days off that is looked through for what arranges it, to either side. */
const longestRun = 12;

/** Whether the notice arranges the run of days off that a day lies in: a feast on a weekend need not be named itself. */
function arranged(on: CivilDate, off: ReadonlySet<CivilDate>, free: (day: CivilDate) => boolean): boolean {
  for (const step of [1, -1]) {
    for (let day = on, steps = 0; steps <= longestRun && free(day); steps += 1, day = plusDays(day, step)) if (off.has(day)) return true;
  }
  return false;
}

/** Whether one of the seven feasts is left out, or a statutory day of it is not off. */
function feastFault(year: number, name: string, off: ReadonlySet<CivilDate>, worked: ReadonlySet<CivilDate>, named: ReadonlySet<string>): NoticeFault | undefined {
  const free = (on: CivilDate): boolean => off.has(on) || (isWeekend(on) && !worked.has(on));
  const days = statutoryFeasts(year).filter((feast) => feast.name.zh === name).map(({ on }) => on);
  if (!named.has(name) && !days.some((on) => arranged(on, off, free))) return noticeFault(0, "MissingHoliday", `没有“${name}”的安排`, `nothing is said of ${name}`);
  const missing = days.filter((on) => !free(on));
  if (missing.length === 0 || (year < presentRulesSince && missing.length < days.length)) return undefined;
  return noticeFault(0, "StatutoryDayNotOff", `“${name}”的法定假日未全部放假：${missing.join("、")}`, `statutory days of ${name} are not off: ${missing.join(", ")}`);
}

/** The dates that exist and lie in the year, or in the last or first days of those beside it. */
function inReach(year: number, on: CivilDate): boolean {
  return on >= `${year - 1}-12-15` && on <= `${year + 1}-01-15`;
}

/** Holds the entries of a year's notice against each other, the week and the statutory days. Every fault is told, not only the first. */
export function noticeYear(year: number, entries: readonly NoticeEntry[]): NoticeYear {
  const faults: NoticeFault[] = [];
  const lines = { off: new Map<CivilDate, number>(), work: new Map<CivilDate, number>() };
  for (const { line, kind, days } of entries) {
    for (const on of days) {
      if (!isCivilDate(on)) faults.push(noticeFault(line, "NoSuchDate", `没有这一天：${on}`, `there is no such day: ${on}`));
      else if (!inReach(year, on)) faults.push(noticeFault(line, "OtherYear", `${on} 不属于 ${year} 年的安排`, `${on} is not of the year ${year}`));
      else if (lines[kind].has(on)) faults.push(noticeFault(line, "Twice", `${on} 重复`, `${on} is there twice`));
      else if (kind === "work" && !isWeekend(on)) faults.push(noticeFault(line, "WorkOnWeekday", `${on} 不是周六、周日，不能是调休上班`, `${on} is no Saturday or Sunday: it cannot be a make-up day`));
      else lines[kind].set(on, line);
    }
  }
  for (const [on, line] of lines.work) {
    if (lines.off.has(on)) faults.push(noticeFault(line, "OffAndWork", `${on} 既放假又上班`, `${on} is both off and worked`));
  }
  const off = new Set(lines.off.keys());
  const named = new Set(entries.filter(({ kind }) => kind === "off").flatMap(({ feasts }) => feasts));
  const worked = new Set(lines.work.keys());
  for (const name of feastNames) {
    const fault = feastFault(year, name, off, worked, named);
    if (fault !== undefined) faults.push(fault);
  }
  const years: NoticeYear["years"] = {};
  const take = (on: CivilDate, list: "offWeekdays" | "workWeekends"): void => {
    const key = on.slice(0, 4);
    (years[key] ??= { offWeekdays: [], workWeekends: [] })[list].push(on);
  };
  for (const on of [...off].sort()) if (!isWeekend(on)) take(on, "offWeekdays");
  for (const on of [...worked].sort()) take(on, "workWeekends");
  years[String(year)] ??= { offWeekdays: [], workWeekends: [] };
  return { years, faults: faults.sort((a, b) => a.line - b.line), warnings: faults.length > 0 ? [] : balance(year, years) };
}

/** Nothing but a sum: a special day off would break it too, so it is told and not refused. */
function balance(year: number, years: NoticeYear["years"]): NoticeFault[] {
  const lists = Object.values(years);
  const net = lists.reduce((sum, { offWeekdays, workWeekends }) => sum + offWeekdays.length - workWeekends.length, 0);
  const granted = grantedDays(year);
  const warnings: NoticeFault[] = [];
  if (net !== granted) warnings.push(noticeFault(0, "Balance", `工作日放假天数减去调休上班天数为 ${net}，按放假办法应为 ${granted}，请核对`, `weekdays off less make-up days are ${net}; the 放假办法 grants ${granted}: please check`));
  if (!lunarYears.includes(year)) warnings.push(noticeFault(0, "LunarUnknown", `系统没有 ${year} 年的农历节日日期，未能核对春节、端午节、中秋节`, `the lunar feasts of ${year} are not known here and were not checked`));
  return warnings;
}

/**
 * The calendar with the notice's year in it. Days of the years beside it are added to what those years have; a year that the
 * calendar does not know yet stays provisional, with them laid over its statutory days.
 */
export function withNoticeYear(table: CalendarTable, version: string, year: number, source: string, { years }: Pick<NoticeYear, "years">): CalendarTable {
  const merged: Record<string, CalendarYear> = { ...table.years };
  for (const [key, lists] of Object.entries(years)) {
    const known = Object.hasOwn(merged, key) ? merged[key] : undefined;
    if (Number(key) === year) {
      merged[key] = { year, source, ...lists, announced: true };
    } else {
      const both = (name: "offWeekdays" | "workWeekends"): CivilDate[] => [...new Set([...(known?.[name] ?? []), ...lists[name]])].sort();
      const beside = { offWeekdays: both("offWeekdays"), workWeekends: both("workWeekends") };
      merged[key] = { year: Number(key), source: known?.source ?? source, ...beside, announced: known?.announced ?? false };
    }
  }
  return { version, years: merged };
}
