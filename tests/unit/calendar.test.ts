import fc from "fast-check";
import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import { addMonths, calendarFrom, nextWorkingInstant, plusWorkingDaysAt } from "../../domain/calendar/calendar.ts";
import type { CivilDate } from "../../domain/time.ts";
import { daysBetween, instantAt, isCivilDate, plusDays } from "../../domain/time.ts";

const calendar = calendarFrom(announcedCalendar);

/** Any date of 2024–2037: announced years, provisional ones and years beyond the lunar table. */
const anyDate = fc.integer({ min: 0, max: daysBetween("2024-01-01", "2037-12-31") }).map((days) => plusDays("2024-01-01", days));
const anyWorkingDay = anyDate.map((on) => calendar.rollForward(on));
const anyCount = fc.integer({ min: -400, max: 400 });

function weekday(on: CivilDate): number {
  return new Date(`${on}T00:00:00.000Z`).getUTCDay();
}

describe("announced years", () => {
  const listed = (year: "2025" | "2026") => {
    const found = announcedCalendar.years[year];
    if (found === undefined) throw new Error(`no table for ${year}`);
    return found;
  };

  test.each(["2025", "2026"] as const)("every day of %s is worked exactly as the notice says", (year) => {
    const { offWeekdays, workWeekends } = listed(year);
    for (let on = `${year}-01-01`; on <= `${year}-12-31`; on = plusDays(on, 1)) {
      const weekend = weekday(on) === 0 || weekday(on) === 6;
      expect([on, calendar.isWorkingDay(on)]).toEqual([on, weekend ? workWeekends.includes(on) : !offWeekdays.includes(on)]);
    }
  });

  test.each(["2025", "2026"] as const)("the table of %s lists weekdays as off and weekends as worked, each a date that exists", (year) => {
    const { offWeekdays, workWeekends } = listed(year);
    expect(offWeekdays.every((on) => isCivilDate(on) && weekday(on) >= 1 && weekday(on) <= 5)).toBe(true);
    expect(workWeekends.every((on) => isCivilDate(on) && (weekday(on) === 0 || weekday(on) === 6))).toBe(true);
  });

  test("announced years are not provisional, the others are", () => {
    expect([2024, 2025, 2026, 2027].map((year) => calendar.isProvisional(`${year}-06-01`))).toEqual([true, false, false, true]);
  });

  test("a make-up Saturday is a working day and a holiday Monday is not", () => {
    expect(calendar.isWorkingDay("2026-05-09")).toBe(true);
    expect(calendar.isWorkingDay("2026-05-04")).toBe(false);
  });

  test("importing a year's notice replaces the statutory days by its lists", () => {
    const table = structuredClone(announcedCalendar);
    table.years["2027"] = { year: 2027, source: "test", offWeekdays: ["2027-01-04"], workWeekends: ["2027-01-02"], announced: true };
    const later = calendarFrom(table);
    expect(later.isProvisional("2027-01-01")).toBe(false);
    expect(["2027-01-01", "2027-01-02", "2027-01-03", "2027-01-04"].map((on) => later.isWorkingDay(on))).toEqual([true, true, false, false]);
  });

  test("a year entered before its notice stays provisional: its lists are laid over the statutory days", () => {
    const table = structuredClone(announcedCalendar);
    table.years["2027"] = { year: 2027, source: "expected", offWeekdays: ["2027-02-11"], workWeekends: ["2027-02-20"], announced: false };
    const expected = calendarFrom(table);
    expect(expected.isProvisional("2027-02-11")).toBe(true);
    expect(["2027-02-05", "2027-02-11", "2027-02-20"].map((on) => expected.isWorkingDay(on))).toEqual([false, false, true]);
  });
});

describe("counting", () => {
  test("the n-th working day is strictly after or before, over holidays and make-up days", () => {
    expect(calendar.plusWorkingDays("2026-04-30", 1)).toBe("2026-05-06");
    expect(calendar.plusWorkingDays("2026-05-08", 1)).toBe("2026-05-09");
    expect(calendar.plusWorkingDays("2026-05-02", 1)).toBe("2026-05-06");
    expect(calendar.plusWorkingDays("2026-05-06", -1)).toBe("2026-04-30");
    expect(calendar.plusWorkingDays("2026-05-02", -3)).toBe("2026-04-28");
    expect(calendar.plusWorkingDays("2026-05-02", 0)).toBe("2026-05-02");
    expect(calendar.plusWorkingDays("2026-12-31", 1)).toBe("2027-01-04");
    expect(calendar.plusWorkingDays("2026-01-04", -1)).toBe("2025-12-31");
  });

  test("rolling goes forward to the first and backward to the last working day", () => {
    expect(calendar.rollForward("2026-10-01")).toBe("2026-10-08");
    expect(calendar.rollBackward("2026-10-07")).toBe("2026-09-30");
    expect(calendar.rollForward("2026-02-14")).toBe("2026-02-14");
  });

  test("three days before a hearing on 2026-05-07 end on a holiday and move back to 2026-04-30", () => {
    expect(calendar.rollBackward(plusDays("2026-05-07", -3))).toBe("2026-04-30");
  });

  test("the announced year 2026 has 248 working days", () => {
    expect(calendar.workingDaysIn("2026-01-01", "2026-12-31")).toBe(261 - 19 + 6);
  });

  test("every operation agrees with counting day by day", () => {
    const naive = (on: CivilDate, n: number): CivilDate => {
      let at = on;
      for (let left = Math.abs(n); left > 0; ) {
        at = plusDays(at, Math.sign(n));
        if (calendar.isWorkingDay(at)) left -= 1;
      }
      return at;
    };
    fc.assert(fc.property(anyDate, anyCount, (on, n) => calendar.plusWorkingDays(on, n) === naive(on, n)));
  });

  test("working days added and taken away again lead back to a working day", () => {
    fc.assert(fc.property(anyWorkingDay, anyCount, (on, n) => calendar.plusWorkingDays(calendar.plusWorkingDays(on, n), -n) === on));
  });

  test("counting what was added gives the number added", () => {
    fc.assert(fc.property(anyWorkingDay, anyCount, (on, n) => calendar.workingDaysBetween(on, calendar.plusWorkingDays(on, n)) === n));
  });

  test("adding in two steps of one direction equals adding once", () => {
    const count = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(anyDate, count, count, fc.constantFrom(1, -1), (on, a, b, sign) =>
        calendar.plusWorkingDays(calendar.plusWorkingDays(on, sign * a), sign * b) === calendar.plusWorkingDays(on, sign * (a + b)),
      ),
    );
  });

  test("a later date or a larger count never gives an earlier day", () => {
    fc.assert(
      fc.property(anyDate, fc.nat({ max: 40 }), anyCount.filter((n) => n !== 0), (on, later, n) => {
        expect(calendar.plusWorkingDays(plusDays(on, later), n) >= calendar.plusWorkingDays(on, n)).toBe(true);
        expect(calendar.plusWorkingDays(on, n + 1) > calendar.plusWorkingDays(on, n) || n === -1).toBe(true);
      }),
    );
  });

  test("counts are antisymmetric and add up", () => {
    fc.assert(
      fc.property(anyDate, anyDate, anyDate, (a, b, c) => {
        expect(calendar.workingDaysBetween(a, b) + calendar.workingDaysBetween(b, a)).toBe(0);
        expect(calendar.workingDaysBetween(a, b) + calendar.workingDaysBetween(b, c)).toBe(calendar.workingDaysBetween(a, c));
      }),
    );
  });

  test("an inclusive count is the count of both ends, and none when the range is reversed", () => {
    expect(calendar.workingDaysIn("2026-04-20", "2026-05-05")).toBe(9);
    fc.assert(
      fc.property(anyDate, anyDate, (from, to) =>
        calendar.workingDaysIn(from, to) === (to < from ? 0 : calendar.workingDaysBetween(plusDays(from, -1), to)),
      ),
    );
  });

  test("rolling a day twice changes nothing more, and rolled days are worked", () => {
    fc.assert(
      fc.property(anyDate, (on) => {
        const forward = calendar.rollForward(on);
        const backward = calendar.rollBackward(on);
        expect([calendar.isWorkingDay(forward), calendar.isWorkingDay(backward), backward <= on, on <= forward]).toEqual([true, true, true, true]);
        expect([calendar.rollForward(forward), calendar.rollBackward(backward)]).toEqual([forward, backward]);
        expect([calendar.nextWorkingDay(on) > on, calendar.previousWorkingDay(on) < on]).toEqual([true, true]);
      }),
    );
  });

  test("a count that is no whole number or leaves the years 1000 to 9999 is a RangeError, not an endless search", () => {
    expect(() => calendar.plusWorkingDays("2026-05-06", 1.5)).toThrow(RangeError);
    expect(() => calendar.plusWorkingDays("2026-05-06", 1e9)).toThrow(RangeError);
    expect(() => addMonths("2026-05-06", 1e6)).toThrow(RangeError);
  });
});

describe("months", () => {
  test("months end on the corresponding day, else on the month's last day", () => {
    expect(addMonths("2026-08-31", 6)).toBe("2027-02-28");
    expect(addMonths("2027-08-31", 6)).toBe("2028-02-29");
    expect(addMonths("2025-12-31", 3)).toBe("2026-03-31");
    expect(addMonths("2026-01-15", 1)).toBe("2026-02-15");
    expect(addMonths("2026-03-31", -1)).toBe("2026-02-28");
    expect(addMonths("2026-01-31", -13)).toBe("2024-12-31");
    expect(addMonths("2026-01-31", 0)).toBe("2026-01-31");
  });

  test("adding months lands in the month counted, on a date that exists, never past the day", () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -240, max: 240 }), (on, n) => {
        const result = addMonths(on, n);
        const month = (date: CivilDate): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
        expect([isCivilDate(result), month(result) - month(on), result.slice(8) <= on.slice(8)]).toEqual([true, n, true]);
      }),
    );
  });
});

describe("working hours", () => {
  test("an instant inside working hours stays, and any other moves to the next opening", () => {
    expect(nextWorkingInstant(calendar, instantAt("2026-05-06", 600))).toBe(instantAt("2026-05-06", 600));
    expect(nextWorkingInstant(calendar, instantAt("2026-05-06", 540))).toBe(instantAt("2026-05-06", 540));
    expect(nextWorkingInstant(calendar, instantAt("2026-05-06", 100))).toBe(instantAt("2026-05-06", 540));
    expect(nextWorkingInstant(calendar, instantAt("2026-04-30", 1020))).toBe(instantAt("2026-05-06", 540));
    expect(nextWorkingInstant(calendar, instantAt("2026-05-02", 600))).toBe(instantAt("2026-05-06", 540));
    expect(nextWorkingInstant(calendar, instantAt("2026-05-09", 600))).toBe(instantAt("2026-05-09", 600));
    expect(nextWorkingInstant(calendar, instantAt("2026-05-06", 600), { fromMinute: 840, toMinute: 900 })).toBe(instantAt("2026-05-06", 840));
  });

  test("a decision of 2 working days is due at 17:00 of the second working day after", () => {
    expect(plusWorkingDaysAt(calendar, instantAt("2026-04-30", 1000), 2)).toBe("2026-05-07T09:00:00.000Z");
    expect(plusWorkingDaysAt(calendar, instantAt("2026-05-02", 0), 1)).toBe("2026-05-06T09:00:00.000Z");
  });
});
