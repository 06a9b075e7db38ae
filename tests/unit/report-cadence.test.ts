import fc from "fast-check";
import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import { calendarFrom } from "../../domain/calendar/calendar.ts";
import { plusDays } from "../../domain/time.ts";
import type { ReportCadence } from "../../domain/work-item/report-cadence.ts";
import { missedAfterReport, nextReportDue } from "../../domain/work-item/report-cadence.ts";

const calendar = calendarFrom(announcedCalendar);

function dueDates(cadence: ReportCadence, openedOn: string, after: string, count: number): string[] {
  const dates: string[] = [];
  for (let last = after; dates.length < count; ) {
    last = nextReportDue(calendar, cadence, openedOn, last);
    dates.push(last);
  }
  return dates;
}

test("daily reports are due each working day, make-up days included", () => {
  expect(dueDates("daily", "2026-04-01", "2026-05-07", 3)).toEqual(["2026-05-08", "2026-05-09", "2026-05-11"]);
});

test("weekly reports are due on the last working day of the week", () => {
  expect(dueDates("weekly", "2026-03-02", "2026-04-20", 4)).toEqual(["2026-04-24", "2026-04-30", "2026-05-09", "2026-05-15"]);
});

test("a week without a working day has no report", () => {
  expect(dueDates("weekly", "2026-01-05", "2026-02-08", 3)).toEqual(["2026-02-14", "2026-02-28", "2026-03-06"]);
});

test("half-monthly reports are due on the last working day up to the 15th and up to the month's end", () => {
  expect(dueDates("half-monthly", "2026-01-05", "2026-01-31", 4)).toEqual(["2026-02-14", "2026-02-28", "2026-03-13", "2026-03-31"]);
});

test("monthly reports are due on the last working day of the month", () => {
  expect(dueDates("monthly", "2026-01-05", "2026-01-31", 4)).toEqual(["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-29"]);
});

test("no report is due within 2 working days of opening", () => {
  expect(nextReportDue(calendar, "daily", "2026-04-29", "2026-04-29")).toBe("2026-05-07");
  expect(nextReportDue(calendar, "weekly", "2026-04-22", "2026-04-22")).toBe("2026-04-30");
  expect(nextReportDue(calendar, "weekly", "2026-04-21", "2026-04-21")).toBe("2026-04-24");
});

test("a report is due strictly later than the date asked about, on a working day past the grace, and none is skipped", () => {
  const anyDay = fc.nat({ max: 900 }).map((days) => plusDays("2025-01-01", days));
  fc.assert(
    fc.property(fc.constantFrom<ReportCadence>("daily", "weekly", "half-monthly", "monthly"), anyDay, anyDay, fc.nat({ max: 60 }), (cadence, openedOn, after, step) => {
      const dueOn = nextReportDue(calendar, cadence, openedOn, after);
      expect([dueOn > after, calendar.isWorkingDay(dueOn), calendar.workingDaysBetween(openedOn, dueOn) > 2]).toEqual([true, true, true]);
      const between = plusDays(after, step);
      if (between < dueOn) expect(nextReportDue(calendar, cadence, openedOn, between)).toBe(dueOn);
      expect(nextReportDue(calendar, cadence, openedOn, plusDays(dueOn, -1))).toBe(dueOn);
    }),
  );
});

test("reporting turns a red from reports yellow, and a single late report back to none", () => {
  expect([0, 1, 2, 5].map(missedAfterReport)).toEqual([0, 0, 1, 1]);
});
