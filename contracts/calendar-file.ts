import { z } from "zod";
import { readHolidayNotice, type HolidayNotice } from "../domain/calendar/holiday-notice.ts";
import { noticeFault, noticeYear, withNoticeYear, type NoticeEntry, type NoticeFault } from "../domain/calendar/notice-year.ts";
import type { CalendarTable } from "../domain/calendar/calendar.ts";
import { decodedText, readOrgTable, type OrgColumn } from "./org-csv-table.ts";

/** What a year's notice would make of the calendar: the new table when nothing is at fault. */
export interface CalendarImport {
  format: "json" | "csv" | "text";
  year: number | undefined;
  table?: CalendarTable;
  faults: NoticeFault[];
  warnings: NoticeFault[];
  ignored: HolidayNotice["ignored"];
}

interface Read extends HolidayNotice { source?: string }

const maxLength = 200_000;

const columns: OrgColumn[] = [
  { key: "date", names: ["日期"], required: true },
  { key: "kind", names: ["类型", "类别", "安排"], required: true },
  { key: "holiday", names: ["节日", "节假日", "名称"] },
];
const kinds: Readonly<Record<string, NoticeEntry["kind"]>> = { off: "off", holiday: "off", 放假: "off", 休: "off", 休息: "off", work: "work", "make-up": "work", 上班: "work", 班: "work", 调休上班: "work", 补班: "work" };

function oneYear(entries: readonly NoticeEntry[]): number | undefined {
  const counts = new Map<string, number>();
  for (const { days } of entries) for (const on of days) counts.set(on.slice(0, 4), (counts.get(on.slice(0, 4)) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most === undefined || !/^\d{4}$/.test(most[0]) ? undefined : Number(most[0]);
}

/** A day a row: 日期, 类型 (放假 or 上班), and the feast it is for if one likes. */
function readCsv(text: string): Read {
  const { rows, faults } = readOrgTable(text, columns);
  const found: NoticeFault[] = faults.map(({ row, column, code, message }) => ({ line: row, code, message: column === undefined ? message : { zh: `${column}：${message.zh}`, en: `${column}: ${message.en}` } }));
  const entries: NoticeEntry[] = [];
  for (const { row, cells } of rows) {
    const date = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cells.get("date") ?? "");
    const name = cells.get("kind") ?? "";
    const kind = Object.hasOwn(kinds, name.toLowerCase()) ? kinds[name.toLowerCase()] : undefined;
    if (cells.has("date") && date === null) found.push(noticeFault(row, "NoSuchDate", `不是日期：${cells.get("date") ?? ""}`, `not a date: ${cells.get("date") ?? ""}`));
    if (cells.has("kind") && kind === undefined) found.push(noticeFault(row, "UnknownKind", `类型应为“放假”或“上班”，而不是“${name}”`, `the kind is off or work, not “${name}”`));
    if (date === null || kind === undefined) continue;
    const [, year = "", month = "", day = ""] = date;
    const holiday = cells.get("holiday");
    entries.push({ line: row, kind, days: [`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`], feasts: holiday === undefined ? [] : [holiday] });
  }
  return { year: oneYear(entries), entries, faults: found, ignored: [] };
}

const dates = z.array(z.string()).max(400);
/** As the API itself shows a year of the calendar. */
const ownYear = z.object({ year: z.int().min(1_000).max(9_999), source: z.string().trim().min(1).max(500).optional(), offWeekdays: dates, workWeekends: dates });
/** A day an entry, as published tables of the notices have it: {"year": 2026, "days": [{"name": "元旦", "date": "2026-01-01", "isOffDay": true}]}. */
const daily = z.object({ year: z.int().min(1_000).max(9_999), source: z.string().trim().min(1).max(500).optional(), days: z.array(z.object({ date: z.string(), isOffDay: z.boolean(), name: z.string().optional() })).max(400) });

function readJson(text: string): Read {
  const failed = (zh: string, en: string): Read => ({ year: undefined, entries: [], faults: [noticeFault(0, "NotJson", zh, en)], ignored: [] });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return failed("不是有效的 JSON", "not valid JSON");
  }
  const own = ownYear.safeParse(value);
  if (own.success) {
    const { year, source, offWeekdays, workWeekends } = own.data;
    const entries: NoticeEntry[] = [{ line: 0, kind: "off", days: offWeekdays, feasts: [] }, { line: 0, kind: "work", days: workWeekends, feasts: [] }];
    return { year, ...(source === undefined ? {} : { source }), entries, faults: [], ignored: [] };
  }
  const table = daily.safeParse(value);
  if (!table.success) return failed("应为 {year, offWeekdays, workWeekends}，或 {year, days: [{date, isOffDay, name}]}", "must be {year, offWeekdays, workWeekends}, or {year, days: [{date, isOffDay, name}]}");
  const { year, source, days } = table.data;
  const entries = days.map(({ date, isOffDay, name }, index): NoticeEntry => ({ line: index + 1, kind: isOffDay ? "off" : "work", days: [date], feasts: name === undefined ? [] : [name] }));
  return { year, ...(source === undefined ? {} : { source }), entries, faults: [], ignored: [] };
}

function formatOf(text: string): CalendarImport["format"] {
  if (/^\s*[[{]/.test(text)) return "json";
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  return /[,\t]/.test(firstLine) && /日期|\bdate\b/i.test(firstLine) ? "csv" : "text";
}

/** The first "cn-2027.n" that the court has not used. */
function freeVersion(year: number, taken: (version: string) => boolean): string {
  let count = 1;
  while (taken(`cn-${year}.${count}`)) count += 1;
  return `cn-${year}.${count}`;
}

/**
 * A year's notice as JSON, CSV (UTF-8, UTF-16 or GB18030, with or without a mark) or the official text, laid into the court's
 * calendar. `asked`: what whoever imports it has said themselves.
 */
export function planCalendarImport(input: string | Uint8Array, current: CalendarTable, taken: (version: string) => boolean, asked: { year?: number; version?: string; source?: string }): CalendarImport {
  const failed = (fault: NoticeFault): CalendarImport => ({ format: "text", year: asked.year, faults: [fault], warnings: [], ignored: [] });
  if (input.length > maxLength) return failed(noticeFault(0, "TooLarge", "文件过大，上限 200 KB", "the file is too large, at most 200 KB"));
  const text = (typeof input === "string" ? input : decodedText(input))?.replace(/^\uFEFF/, "");
  if (text === undefined || text.includes("\u0000")) return failed(noticeFault(0, "NotText", "不是文本文件", "not a text file"));
  if (text.trim() === "") return failed(noticeFault(0, "Empty", "没有内容", "there is nothing in it"));
  const format = formatOf(text);
  const read: Read = format === "json" ? readJson(text) : format === "csv" ? readCsv(text) : readHolidayNotice(text, asked.year);
  const { ignored, entries } = read;
  const year = asked.year ?? read.year;
  if (year === undefined || entries.length === 0) {
    const nothing = read.faults.length > 0 ? [] : [noticeFault(0, "NoDays", "没有读出放假或上班的日期", "no days off or make-up days were found")];
    return { format, year, faults: [...read.faults, ...nothing], warnings: [], ignored };
  }
  const differs = format !== "text" && read.year !== undefined && read.year !== year ? [noticeFault(0, "YearDiffers", `文件是 ${read.year} 年的，不是 ${year} 年`, `the file is of ${read.year}, not of ${year}`)] : [];
  const checked = noticeYear(year, entries);
  const faults = [...differs, ...read.faults, ...checked.faults];
  if (faults.length > 0) return { format, year, faults, warnings: [], ignored };
  const source = asked.source ?? read.source ?? `国务院办公厅关于${year}年部分节假日安排的通知`;
  const table = withNoticeYear(current, asked.version ?? freeVersion(year, taken), year, source, checked);
  return { format, year, table, faults, warnings: checked.warnings, ignored };
}
