import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import { calendarFrom } from "../../domain/calendar/calendar.ts";
import { lunarYears, statutoryDays, statutoryDaysOff } from "../../domain/calendar/statutory-days.ts";
import type { CivilDate } from "../../domain/time.ts";
import { plusDays } from "../../domain/time.ts";

const calendar = calendarFrom(announcedCalendar);
const offWeekdays = (year: number): CivilDate[] =>
  statutoryDaysOff(year).filter((on) => ![0, 6].includes(new Date(`${on}T00:00:00.000Z`).getUTCDay()));

test("a year has the 13 statutory days, and a year beyond the lunar table its fixed ones and 清明", () => {
  for (const year of lunarYears) expect([year, statutoryDays(year).length]).toEqual([year, 13]);
  expect(statutoryDays(2040)).toEqual(["2040-01-01", "2040-04-04", "2040-05-01", "2040-05-02", "2040-10-01", "2040-10-02", "2040-10-03"]);
});

test("the provisional year 2027 is off on its statutory days and on the substitute of each that falls on a weekend", () => {
  expect(offWeekdays(2027)).toEqual([
    "2027-01-01",
    "2027-02-05", "2027-02-08", "2027-02-09", "2027-02-10", // 除夕 Friday; 初一 and 初二 on the weekend, made up after 初三
    "2027-04-05",
    "2027-05-03", "2027-05-04", // 1 and 2 May on the weekend
    "2027-06-09",
    "2027-09-15",
    "2027-10-01", "2027-10-04", "2027-10-05",
  ]);
  expect(calendar.isWorkingDay("2027-02-10")).toBe(false);
  expect(calendar.isWorkingDay("2027-02-11")).toBe(true);
});

test("every statutory day gives one weekday off, also where two feasts meet (中秋 on 国庆 in 2028 and 2031)", () => {
  for (const year of lunarYears) expect([year, offWeekdays(year).length]).toEqual([year, 13]);
  expect(offWeekdays(2028).slice(-4)).toEqual(["2028-10-02", "2028-10-03", "2028-10-04", "2028-10-05"]);
});

test("the announced years keep every statutory weekday off, so that table and rule agree", () => {
  for (const year of [2025, 2026]) expect(statutoryDays(year).filter((on) => calendar.isWorkingDay(on))).toEqual([]);
});

test("清明 falls on the known days", () => {
  const known = ["2024-04-04", "2025-04-04", "2026-04-05", "2027-04-05", "2028-04-04", "2029-04-04", "2030-04-05", "2031-04-05"];
  for (const on of known) expect(statutoryDays(Number(on.slice(0, 4)))).toContain(on);
});

/** The new moon nearest to a date, as its civil date in UTC+8: mean lunation with its main periodic terms (Meeus, Astronomical Algorithms, ch. 49), good to about two minutes. */
function newMoonNear(on: CivilDate): CivilDate {
  const unixDays = Date.parse(`${on}T00:00:00.000Z`) / 86_400_000;
  const k = Math.round((unixDays + 2440587.5 - 2451550.09766) / 29.530588861);
  const sine = (degrees: number): number => Math.sin((degrees * Math.PI) / 180);
  const t = k / 1236.85;
  const e = 1 - 0.002516 * t;
  const sun = 2.5534 + 29.1053567 * k;
  const moon = 201.5643 + 385.81693528 * k + 0.0107582 * t * t;
  const latitude = 160.7108 + 390.67050284 * k - 0.0016118 * t * t;
  const node = 124.7746 - 1.56375588 * k;
  const terms: [number, number][] = [
    [-0.4072, moon], [0.17241 * e, sun], [0.01608, 2 * moon], [0.01039, 2 * latitude], [0.00739 * e, moon - sun], [-0.00514 * e, moon + sun],
    [0.00208 * e * e, 2 * sun], [-0.00111, moon - 2 * latitude], [-0.00057, moon + 2 * latitude], [0.00056 * e, 2 * moon + sun], [-0.00042, 3 * moon],
    [0.00042 * e, sun + 2 * latitude], [0.00038 * e, sun - 2 * latitude], [-0.00024 * e, 2 * moon - sun], [-0.00017, node],
    [0.000325, 299.77 + 0.107408 * k], [0.000165, 251.88 + 0.016321 * k],
  ];
  const dynamicalDay = 2451550.09766 + 29.530588861 * k + 0.00015437 * t * t + terms.reduce((sum, [amount, angle]) => sum + amount * sine(angle), 0);
  const clockAheadSeconds = 72; // dynamical time minus universal time in these years
  const shanghaiMs = (dynamicalDay - 2440587.5) * 86_400_000 - clockAheadSeconds * 1000 + 8 * 3_600_000;
  return new Date(shanghaiMs).toISOString().slice(0, 10);
}

test("each lunar feast falls on its day after a computed new moon, in the lunar month of an independent calendar", () => {
  // ICU's own new moons are minutes off, so that it errs by a day in 2027 and 2030: it vouches for the month, astronomy for the day.
  const chinese = new Intl.DateTimeFormat("en-u-ca-chinese", { timeZone: "UTC", month: "numeric", day: "numeric" });
  const feasts = [
    { lunar: "1/1", after: 0, of: (days: CivilDate[]) => days[2] }, // 元旦, 除夕, 初一
    { lunar: "5/5", after: 4, of: (days: CivilDate[]) => days.find((on) => on.slice(5) >= "05-20" && on.slice(5) < "07-01") },
    { lunar: "8/15", after: 14, of: (days: CivilDate[], year: number) => {
      const autumn = days.filter((on) => on.slice(5) > "09-01");
      return autumn.find((on) => on.slice(5) < "10-01" || on.slice(5) > "10-03") ?? autumn.find((on, index) => autumn[index - 1] === on) ?? `${year}-none`;
    } },
  ];
  for (const year of lunarYears) {
    for (const feast of feasts) {
      const on = feast.of(statutoryDays(year), year);
      if (on === undefined) throw new Error(`no ${feast.lunar} in ${year}`);
      expect([on, newMoonNear(plusDays(on, -feast.after))]).toEqual([on, plusDays(on, -feast.after)]);
      const near = [-1, 0, 1].filter((shift) => chinese.format(new Date(`${plusDays(on, shift)}T00:00:00.000Z`)) === feast.lunar);
      expect([on, near.length]).toEqual([on, 1]);
    }
  }
});
