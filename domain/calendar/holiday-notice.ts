import type { CivilDate } from "../time.ts";
import { daysBetween, isCivilDate, plusDays } from "../time.ts";
import { feastNames, noticeFault, weekdayOf, type NoticeEntry, type NoticeFault } from "./notice-year.ts";

/** The State Council's notice 关于某年部分节假日安排的通知, read sentence by sentence. */
export interface HolidayNotice {
  /** As its title, or the first date with a year, says. */
  year: number | undefined;
  entries: NoticeEntry[];
  faults: NoticeFault[];
  /** Sentences with dates that arrange nothing, e.g. 鼓励职工在除夕（2月9日）休息: told, so that nothing is passed over in silence. */
  ignored: { line: number; text: string }[];
}

const weekdayNames = "日一二三四五六天";
/** A date with what stands in brackets after it; brackets are bounded, so that no text makes reading it slow. */
const day = String.raw`(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^()]{0,60})\))?`;
const runPattern = new RegExp(`${day}(?:(?:至|到|[-—–~]+)${day})?`, "g");
/** Longer than any holiday there has been: a month that was mistyped. */
const longestHoliday = 15;

/** Full-width digits and signs as plain ones, blanks gone; commas inside brackets must not part a sentence. */
function plain(text: string): string {
  return text.normalize("NFKC").replace(/[ \t\u3000\u00a0]/g, "").replace(/\([^()]{0,60}\)/g, (inside) => inside.replace(/[,，。;；]/g, "、"));
}

interface Day { on: CivilDate; weekday: string | undefined; year: boolean; month: number }

class NoticeReader {
  readonly entries: NoticeEntry[] = [];
  readonly faults: NoticeFault[] = [];
  readonly ignored: HolidayNotice["ignored"] = [];
  private line = 0;
  private feasts: readonly string[] = [];
  /** The run that a stated number of days is about. */
  private lastRun: { days: CivilDate[]; withWeekend: boolean } | undefined;

  constructor(private readonly year: number) {}

  private fault(code: string, zh: string, en: string): void {
    this.faults.push(noticeFault(this.line, code, zh, en));
  }

  read(line: number, text: string): void {
    this.line = line;
    this.lastRun = undefined;
    const before = this.entries.length;
    const heading = /^(?:[一二三四五六七八九十]+、|[(]?[一二三四五六七八九十\d]+[)][、.]?|\d+[、.])?([^\d:：]{2,30})[:：]/.exec(text);
    const named = feastNames.filter((name) => (heading?.[1] ?? "").includes(name.replace(/节$/, "")));
    this.feasts = named;
    const body = heading === null ? text : text.slice(heading[0].length);
    for (const sentence of body.split(/[。;；]/)) for (const clause of sentence.split(/[,，]/)) this.clause(clause);
    const unread = named.length > 0 && !this.entries.slice(before).some(({ kind }) => kind === "off");
    if (unread) this.fault("NoDays", `没有读出“${named.join("、")}”的放假日期`, `no days off were found for ${named.join(", ")}`);
  }

  private clause(clause: string): void {
    const off = clause.includes("放假");
    const work = clause.includes("上班");
    const runs = this.runs(clause.replace(/(?:放假|共)\d+天/g, ""));
    if (runs.length > 0 && off === work) {
      if (off) this.fault("Unclear", "一句中既有放假又有上班，请用逗号或句号分开", "one sentence has both days off and make-up days: part them with a comma or a full stop");
      else this.ignored.push({ line: this.line, text: clause });
      return;
    }
    if (runs.length > 0) this.entries.push({ line: this.line, kind: off ? "off" : "work", days: runs, feasts: this.feasts });
    if (off && runs.length > 0) this.lastRun = { days: runs, withWeekend: clause.includes("连休") };
    if (this.lastRun !== undefined && clause.includes("连休")) this.lastRun.withWeekend = true;
    const stated = /(?:放假|共)(\d+)天/.exec(clause)?.[1];
    if (stated !== undefined) this.count(Number(stated));
  }

  /** Every day of a clause, ranges with all their days; what does not fit is a fault. */
  private runs(clause: string): CivilDate[] {
    const days: CivilDate[] = [];
    let month: number | undefined;
    for (const [, year, monthText, dayText, note, toYear, toMonth, toDay, toNote] of clause.matchAll(runPattern)) {
      const from = this.day(year, monthText, dayText, note, month, toMonth);
      if (from === undefined) continue;
      month = from.month;
      const to = toDay === undefined ? from : this.day(toYear, toMonth, toDay, toNote, month);
      if (to === undefined) continue;
      month = to.month;
      // A range over New Year names its years, or none: it then ends in the year after the one it starts in.
      const end = to.on < from.on && !to.year && from.month === 12 && to.month === 1 ? { ...to, on: `${Number(from.on.slice(0, 4)) + 1}${to.on.slice(4)}` } : to;
      this.weekday(from);
      if (toDay !== undefined) this.weekday(end);
      const length = isCivilDate(from.on) && isCivilDate(end.on) ? daysBetween(from.on, end.on) + 1 : 1;
      if (length < 1) this.fault("EndsBeforeStart", `结束日早于开始日：${from.on} 至 ${end.on}`, `it ends before it starts: ${from.on} to ${end.on}`);
      else if (length > longestHoliday) this.fault("TooLong", `${from.on} 至 ${end.on} 长达 ${length} 天`, `${from.on} to ${end.on} are ${length} days`);
      else for (let step = 0; step < length; step += 1) days.push(step === 0 ? from.on : plusDays(from.on, step));
    }
    return days;
  }

  /** `before`: the month that a day without one is of. A December that begins a range into January is the year's before. */
  private day(year: string | undefined, monthText: string | undefined, dayText: string | undefined, note: string | undefined, before: number | undefined, endMonth?: string): Day | undefined {
    const month = monthText === undefined ? before : Number(monthText);
    if (month === undefined) {
      this.fault("NoMonth", `“${dayText ?? ""}日”没有写明月份`, `no month is given for day ${dayText ?? ""}`);
      return undefined;
    }
    const intoTheYear = year === undefined && month === 12 && endMonth === "1" && this.feasts.includes("元旦");
    const of = year ?? String(intoTheYear ? this.year - 1 : this.year);
    const on = `${of}-${String(month).padStart(2, "0")}-${(dayText ?? "").padStart(2, "0")}`;
    return { on, weekday: /(?:周|星期)([日一二三四五六天])/.exec(note ?? "")?.[1], year: year !== undefined, month };
  }

  private weekday({ on, weekday }: Day): void {
    if (weekday === undefined || !isCivilDate(on)) return;
    const actual = weekdayOf(on);
    if (weekdayNames.indexOf(weekday) % 7 === actual) return;
    this.fault("WrongWeekday", `${on} 是周${weekdayNames[actual] ?? ""}，不是周${weekday}`, `${on} is a ${["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"][actual] ?? ""}, not what is written (周${weekday})`);
  }

  /** 共9天, 放假1天: the days of the run, with the weekend beside it where the notice says 与周末连休. */
  private count(stated: number): void {
    if (this.lastRun === undefined) return;
    const { days, withWeekend } = this.lastRun;
    const counted = days.length;
    if (stated === counted || (withWeekend && stated === withWeekends(days))) return;
    this.fault("WrongCount", `写明共 ${stated} 天，实为 ${counted} 天`, `${stated} days are stated, but there are ${counted}`);
  }
}

/** The length of a run with the Saturdays and Sundays that adjoin it. */
function withWeekends(days: readonly CivilDate[]): number {
  const run = new Set(days);
  const free = (on: CivilDate): boolean => isCivilDate(on) && (weekdayOf(on) === 0 || weekdayOf(on) === 6);
  for (const on of days) {
    for (const step of [1, -1]) for (let next = plusDays(on, step); free(next) && !run.has(next); next = plusDays(next, step)) run.add(next);
  }
  return run.size;
}

function yearOf(text: string): number | undefined {
  const title = /(\d{4})年(?:部分)?(?:节假日|放假)/.exec(text) ?? /现将(\d{4})年/.exec(text);
  return title?.[1] === undefined ? undefined : Number(title[1]);
}

/**
 * Reads a notice or the sentences of one: 2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、
 * 2月28日（周六）上班。 Weekdays that are named and numbers of days that are stated are held against the calendar; that days fit
 * together and into the year is `noticeYear`'s to say. `asked`: the year, where whoever reads it has said so.
 */
export function readHolidayNotice(text: string, asked?: number): HolidayNotice {
  const lines = text.split(/\r\n|\r|\n/).map(plain);
  const year = yearOf(lines.join("\n"));
  const of = asked ?? year;
  if (of === undefined) {
    return { year, entries: [], faults: [noticeFault(0, "NoYear", "没有写明年份，请指明是哪一年的安排", "the notice names no year: say which it is")], ignored: [] };
  }
  const reader = new NoticeReader(of);
  if (asked !== undefined && year !== undefined && asked !== year) reader.faults.push(noticeFault(0, "YearDiffers", `通知是 ${year} 年的，不是 ${asked} 年`, `the notice is of ${year}, not of ${asked}`));
  for (const [index, line] of lines.entries()) {
    // Pasted from a page, the paragraphs of the feasts may have run into one.
    for (const part of line.split(/(?<=[。;])(?=[一二三四五六七八九十]+、)/)) if (/\d日/.test(part) || /^[一二三四五六七八九十]+、/.test(part)) reader.read(index + 1, part);
  }
  if (reader.entries.length === 0) reader.faults.push(noticeFault(0, "NoDays", "没有读出放假或上班的日期", "no days off or make-up days were found"));
  return { year: of, entries: reader.entries, faults: reader.faults, ignored: reader.ignored };
}
