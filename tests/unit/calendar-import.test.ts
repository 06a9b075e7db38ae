import { planCalendarImport, type CalendarImport } from "../../contracts/calendar-file.ts";
import { calendarFrom } from "../../domain/calendar/calendar.ts";
import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import { readHolidayNotice } from "../../domain/calendar/holiday-notice.ts";
import { notice2024, notice2025, notice2026 } from "../builders/holiday-notices.ts";

const empty = { version: "empty-1", years: {} };
const plan = (input: string | Uint8Array, asked: Parameters<typeof planCalendarImport>[3] = {}): CalendarImport => planCalendarImport(input, empty, () => false, asked);
const codes = ({ faults }: Pick<CalendarImport, "faults">): string[] => faults.map(({ line, code }) => `${line} ${code}`);
/** The notice of 2026 with one thing in it changed. */
const changed = (from: string, to: string): CalendarImport => {
  expect(notice2026).toContain(from);
  return plan(notice2026.replace(from, to));
};

describe("the official text", () => {
  test.each([["2025", notice2025], ["2026", notice2026]])("of %s comes to the arrangement that the system starts from", (year, text) => {
    const { faults, warnings, ignored, table, format } = plan(text);
    expect({ faults, warnings, ignored, format }).toEqual({ faults: [], warnings: [], ignored: [], format: "text" });
    expect(table?.years[year]).toEqual(announcedCalendar.years[year]);
  });

  test("of 2024, with feasts beside a weekend and a day that is only encouraged, comes to what was worked that year", () => {
    const { faults, warnings, table, ignored } = plan(notice2024);
    expect([faults, warnings]).toEqual([[], []]);
    expect(table?.years["2024"]).toMatchObject({
      offWeekdays: [
        "2024-01-01", "2024-02-12", "2024-02-13", "2024-02-14", "2024-02-15", "2024-02-16", "2024-04-04", "2024-04-05", "2024-05-01", "2024-05-02", "2024-05-03",
        "2024-06-10", "2024-09-16", "2024-09-17", "2024-10-01", "2024-10-02", "2024-10-03", "2024-10-04", "2024-10-07",
      ],
      workWeekends: ["2024-02-04", "2024-02-18", "2024-04-07", "2024-04-28", "2024-05-11", "2024-09-14", "2024-09-29", "2024-10-12"],
    });
    expect(ignored).toEqual([{ line: 5, text: "安排职工在除夕(2月9日)休息" }]);
  });

  test("is read over months and years, with other dashes, digits and brackets, and as one paragraph", () => {
    const days = (text: string, year = 2026): string[] => readHolidayNotice(text, year).entries.flatMap((entry) => entry.days);
    expect(days("国庆节：9月29日至10月2日放假")).toEqual(["2026-09-29", "2026-09-30", "2026-10-01", "2026-10-02"]);
    expect(days("国庆节: 9月30日—10月1日放假")).toEqual(["2026-09-30", "2026-10-01"]);
    expect(days("元旦：2022年12月31日至2023年1月2日放假调休，共3天。", 2023)).toEqual(["2022-12-31", "2023-01-01", "2023-01-02"]);
    expect(days("元旦：12月31日至1月2日放假，共3天。", 2023)).toEqual(["2022-12-31", "2023-01-01", "2023-01-02"]);
    expect(days("国庆节：１０月１日～３日、5日放假，共4天")).toEqual(["2026-10-01", "2026-10-02", "2026-10-03", "2026-10-05"]);
    expect(plan(notice2026.replaceAll("\n", "")).faults).toEqual([]);
  });

  test.each(["(", "1日(", "1月1日至", "春节：", "1,", "（"])("made of nothing but %j is read to its end", (part) => {
    expect(plan(part.repeat(Math.floor(200_000 / part.length)), { year: 2026 }).table).toBeUndefined();
  });

  test("of sentences alone takes the year from whoever asks, and says that the rest is missing", () => {
    const sentences = "2月15日（农历腊月二十八、周日）至23日放假调休，共9天。2月14日（周六）、2月28日（周六）上班。";
    expect(codes(plan(sentences))).toEqual(["0 NoYear"]);
    const { faults, table } = plan(sentences, { year: 2026 });
    expect(table).toBeUndefined();
    expect(faults.map(({ code, message }) => `${code} ${message.zh}`)).toEqual(["元旦", "清明节", "劳动节", "端午节", "中秋节", "国庆节"].map((name) => `MissingHoliday 没有“${name}”的安排`));
  });
});

describe("what the text says of itself is held against it", () => {
  test.each<[string, string, string, string[]]>([
    ["the number of days", "共9天", "共8天", ["3 WrongCount"]],
    ["the number of days of a single one", "1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班", "1月1日（周四）至3日（周六）放假2天。1月4日（周日）上班", ["2 WrongCount"]],
    ["the weekday of the first day", "5月1日（周五）", "5月1日（周四）", ["5 WrongWeekday"]],
    ["the weekday of the last day", "10月1日（周四）至7日（周三）", "10月1日（周四）至7日（星期天）", ["8 WrongWeekday"]],
    ["the weekday of a make-up day", "2月28日（周六）上班", "2月28日（周日）上班", ["3 WrongWeekday"]],
    ["a make-up day on a weekday", "5月9日（周六）上班", "5月8日上班", ["5 WorkOnWeekday"]],
    ["a day both off and worked", "1月4日（周日）上班", "1月3日（周六）上班", ["2 OffAndWork"]],
    ["a day twice", "2月14日（周六）、2月28日（周六）上班", "2月14日、2月14日上班", ["3 Twice"]],
    ["a day that does not exist", "2月14日（周六）、2月28日（周六）上班", "2月14日（周六）、2月30日上班", ["3 NoSuchDate"]],
    ["a day of another year", "5月9日（周六）上班", "2027年5月8日上班", ["5 OtherYear"]],
    ["a range that ends before it starts", "6月19日（周五）至21日（周日）放假，共3天", "6月21日至19日放假", ["0 MissingHoliday", "6 EndsBeforeStart", "6 NoDays"]],
    ["a range of a month", "10月1日（周四）至7日（周三）放假调休，共7天", "10月1日至31日放假", ["0 MissingHoliday", "8 NoDays", "8 TooLong"]],
    ["statutory days that are not off", "10月1日（周四）至7日（周三）放假调休，共7天", "10月3日（周六）至7日（周三）放假调休，共5天", ["0 StatutoryDayNotOff"]],
    ["除夕 worked", "2月15日（农历腊月二十八、周日）至23日", "2月17日至23日", ["0 StatutoryDayNotOff", "3 WrongCount"]],
    ["a feast left out", "五、端午节：6月19日（周五）至21日（周日）放假，共3天。\n", "", ["0 MissingHoliday"]],
    ["a feast without a date", "6月19日（周五）至21日（周日）放假，共3天", "另行通知", ["0 MissingHoliday", "6 NoDays"]],
    ["both in one breath", "共3天。1月4日（周日）上班", "1月4日（周日）上班和1月2日放假", ["2 Unclear"]],
  ])("%s", (_, from, to, expected) => {
    expect(codes(changed(from, to)).sort()).toEqual(expected);
  });

  test("every fault is told at once, in order of its lines", () => {
    const text = notice2026.replace("1月4日（周日）", "1月4日（周六）").replace("共9天", "共7天").replace("5月9日（周六）上班", "5月8日（周五）上班");
    expect(codes(plan(text))).toEqual(["2 WrongWeekday", "3 WrongCount", "5 WorkOnWeekday"]);
  });

  test("another year than asked for", () => {
    expect(codes(plan(notice2026, { year: 2027 }))).toContain("0 YearDiffers");
  });

  test("make-up days that do not balance the days given are told, not refused: a special day off would do so too", () => {
    const { table, warnings } = changed("5月9日（周六）上班。", "");
    expect(table).toBeDefined();
    expect(warnings).toMatchObject([{ code: "Balance", message: { zh: "工作日放假天数减去调休上班天数为 14，按放假办法应为 13，请核对" } }]);
  });
});

describe("a table", () => {
  const csv = `日期,类型,节日\n${[...(announcedCalendar.years["2026"]?.offWeekdays ?? []).map((on) => `${on},放假,`), ...(announcedCalendar.years["2026"]?.workWeekends ?? []).map((on) => `${on},上班,`)].join("\n")}\n`;

  test("as CSV, in UTF-8 with a mark, UTF-16 or GB18030", () => {
    const gb18030 = Buffer.concat([Buffer.from([0xc8, 0xd5, 0xc6, 0xda, 0x2c, 0xc0, 0xe0, 0xd0, 0xcd, 0x0a]), ...csv.split("\n").slice(1).map((row) => Buffer.concat([Buffer.from(row.slice(0, 10)), row.includes("放假") ? Buffer.from([0x2c, 0xb7, 0xc5, 0xbc, 0xd9, 0x0a]) : row.includes("上班") ? Buffer.from([0x2c, 0xc9, 0xcf, 0xb0, 0xe0, 0x0a]) : Buffer.alloc(0)]))]);
    for (const input of [csv, Buffer.from(csv), Buffer.from(`\uFEFF${csv}`), Buffer.from(`\uFEFF${csv}`, "utf16le"), gb18030]) {
      const { format, faults, table } = plan(input);
      expect([format, faults]).toEqual(["csv", []]);
      expect(table?.years["2026"]).toEqual(announcedCalendar.years["2026"]);
    }
  });

  test("as JSON, in the API's own form or a day an entry", () => {
    const year = announcedCalendar.years["2026"];
    const days = [...(year?.offWeekdays ?? []).map((date) => ({ name: "节", date, isOffDay: true })), { name: "元旦", date: "2026-01-03", isOffDay: true }, ...(year?.workWeekends ?? []).map((date) => ({ name: "节", date, isOffDay: false }))];
    for (const value of [year, { year: 2026, days }]) {
      const { format, faults, table } = plan(JSON.stringify(value));
      expect([format, faults]).toEqual(["json", []]);
      expect(table?.years["2026"]).toEqual(year);
    }
  });

  test.each<[string, string, string[]]>([
    ["rows that are none", "日期,类型\n2026-02-30,放假\n昨天,放假\n2026-01-01,也许\n", ["3 NoSuchDate", "4 UnknownKind", "2 NoSuchDate"]],
    ["a heading that is missing", "日期,说明\n2026-01-01,放假\n", ["1 UnknownColumn", "1 MissingColumn"]],
    ["a formula", "日期,类型\n=1+1,放假\n", ["2 FormulaCell"]],
    ["no JSON", "{\"year\":", ["0 NotJson"]],
    ["JSON of another shape", "[1]", ["0 NotJson"]],
    ["nothing", " \n", ["0 Empty"]],
    ["a text without dates", "今年没有安排", ["0 NoYear"]],
  ])("faults of %s", (_, input, expected) => {
    const found = codes(plan(input));
    expect(expected.filter((one) => !found.includes(one))).toEqual([]);
  });

  test("bytes that are no text, and more than a notice can be", () => {
    expect(codes(plan(Uint8Array.from([0x00, 0xff, 0x00])))).toEqual(["0 NotText"]);
    expect(codes(plan("x".repeat(200_001)))).toEqual(["0 TooLarge"]);
  });
});

describe("the calendar that it makes", () => {
  test("keeps the other years, takes the first version that is free, and names its notice", () => {
    const { table } = planCalendarImport(notice2024, announcedCalendar, (version) => version === "cn-2024.1", {});
    expect(table).toMatchObject({ version: "cn-2024.2", years: { ...announcedCalendar.years, "2024": { year: 2024, source: "国务院办公厅关于2024年部分节假日安排的通知", announced: true } } });
    expect(planCalendarImport(notice2024, announcedCalendar, () => false, { version: "mine-1", source: "国办发明电〔2023〕7号" }).table).toMatchObject({ version: "mine-1", years: { "2024": { source: "国办发明电〔2023〕7号" } } });
  });

  test("a day that the notice arranges in the year before is added there, and that year stays as announced as it was", () => {
    const own = { year: 2027, offWeekdays: ["2026-12-31", "2027-01-01"], workWeekends: ["2026-12-27"] };
    const { table: merged, faults } = planCalendarImport(JSON.stringify({ ...own, offWeekdays: [...own.offWeekdays, "2027-02-05", "2027-02-08", "2027-02-09", "2027-04-05", "2027-05-03", "2027-05-04", "2027-06-09", "2027-09-15", "2027-10-01", "2027-10-04", "2027-10-05"] }), announcedCalendar, () => false, {});
    expect(faults).toEqual([]);
    expect(merged?.years["2026"]).toMatchObject({ announced: true, offWeekdays: [...(announcedCalendar.years["2026"]?.offWeekdays ?? []), "2026-12-31"], workWeekends: [...(announcedCalendar.years["2026"]?.workWeekends ?? []), "2026-12-27"] });
    expect(calendarFrom(merged ?? empty).isWorkingDay("2026-12-27")).toBe(true);
  });
});
