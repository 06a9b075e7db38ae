import fc from "fast-check";
import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import { calendarFrom } from "../../domain/calendar/calendar.ts";
import type { CivilDate } from "../../domain/time.ts";
import { plusDays } from "../../domain/time.ts";
import type { DueInput, DueRule, Suspension } from "../../domain/work-item/due-date.ts";
import { computeDue } from "../../domain/work-item/due-date.ts";

const calendar = calendarFrom(announcedCalendar);

function due(rule: DueRule, more: Partial<DueInput> = {}, today?: CivilDate): CivilDate {
  return computeDue(calendar, { rule, extensions: [], suspensions: [], ...more }, today).dueOn;
}

describe("the period", () => {
  test("working days are counted from the day after the anchor", () => {
    expect(due({ workingDays: 20, after: "start" }, { anchorOn: "2026-03-02" })).toBe("2026-03-30");
    expect(due({ workingDays: 1, after: "m1" }, { anchorOn: "2026-04-30" })).toBe("2026-05-06");
  });

  test("the first day of a period of days is not counted, and a make-up Saturday ends it", () => {
    expect(due({ days: 15, after: "start" }, { anchorOn: "2026-01-30" })).toBe("2026-02-14");
  });

  test("a period of days that ends on a holiday ends on the first working day after", () => {
    expect(due({ days: 15, after: "start" }, { anchorOn: "2026-01-31" })).toBe("2026-02-24");
  });

  test("months end on the corresponding day or the last day of the month, then roll", () => {
    const computed = computeDue(calendar, { rule: { months: 6, after: "start" }, anchorOn: "2026-08-31", extensions: [], suspensions: [] });
    expect([computed.unrolledOn, computed.dueOn]).toEqual(["2027-02-28", "2027-03-01"]);
    expect(computeDue(calendar, { rule: { months: 6, after: "start" }, anchorOn: "2027-08-31", extensions: [], suspensions: [] }).unrolledOn).toBe("2028-02-29");
  });

  test("a set date rolls too, unless it is fixed", () => {
    expect(due({ on: "2026-05-02" })).toBe("2026-05-06");
    expect(due({ on: "2026-05-02", fixed: true })).toBe("2026-05-02");
    expect(due({ on: "2026-05-09" })).toBe("2026-05-09");
  });

  test("a rule after an anchor needs the anchor's date", () => {
    expect(() => due({ days: 3, after: "m1" })).toThrow(TypeError);
  });
});

describe("extensions", () => {
  test("months of the period and of its extension are added in one step from the original anchor", () => {
    expect(due({ months: 2, after: "start" }, { anchorOn: "2025-12-31", extensions: [1] })).toBe("2026-03-31");
  });

  test("an extension is never added to a rolled date", () => {
    expect(due({ days: 15, after: "start" }, { anchorOn: "2026-01-31", extensions: [1] })).toBe("2026-02-24");
    expect(due({ on: "2026-05-02" }, { extensions: [2] })).toBe("2026-05-07");
  });

  test("an extension of a set date counts working days", () => {
    expect(due({ on: "2026-04-30" }, { extensions: [2, 1] })).toBe("2026-05-08");
  });

  test("two extensions equal one of their sum", () => {
    for (const rule of [{ workingDays: 10, after: "start" }, { days: 10, after: "start" }, { months: 1, after: "start" }, { on: "2026-04-18" }]) {
      expect(due(rule, { anchorOn: "2026-01-31", extensions: [2, 3] })).toBe(due(rule, { anchorOn: "2026-01-31", extensions: [5] }));
    }
  });
});

describe("suspensions", () => {
  test("T 04-24, suspended 04-20, resumed 05-06, is due 05-11", () => {
    expect(due({ on: "2026-04-24" }, { suspensions: [{ fromOn: "2026-04-20", untilOn: "2026-05-06" }] })).toBe("2026-05-11");
  });

  test("T 09-24, suspended 09-21, resumed 10-08, is due 10-12", () => {
    expect(due({ on: "2026-09-24" }, { suspensions: [{ fromOn: "2026-09-21", untilOn: "2026-10-08" }] })).toBe("2026-10-12");
  });

  test("a suspension resumed on its own day gives nothing back", () => {
    expect(due({ on: "2026-04-24" }, { suspensions: [{ fromOn: "2026-04-20", untilOn: "2026-04-20" }] })).toBe("2026-04-24");
  });

  test("suspensions that overlap count a day once", () => {
    const suspensions = [{ fromOn: "2026-04-22", untilOn: "2026-05-06" }, { fromOn: "2026-04-20", untilOn: "2026-04-24" }, { fromOn: "2026-04-21", untilOn: "2026-04-23" }];
    expect(due({ on: "2026-04-24" }, { suspensions })).toBe("2026-05-11");
  });

  test("suspended working days are added to the unrolled date, before the roll", () => {
    expect(due({ on: "2026-05-02" }, { suspensions: [{ fromOn: "2026-04-29", untilOn: "2026-05-06" }] })).toBe("2026-05-07");
  });

  test("an item suspended on its rolled due date is not overdue when it resumes", () => {
    expect(due({ on: "2026-05-02" }, { suspensions: [{ fromOn: "2026-05-06", untilOn: "2026-05-08" }] })).toBe("2026-05-08");
  });

  test("a suspension after the due date never erases an overrun", () => {
    expect(due({ on: "2026-04-24" }, { suspensions: [{ fromOn: "2026-04-27", untilOn: "2026-06-01" }] })).toBe("2026-04-24");
    expect(due({ on: "2026-05-02", fixed: true }, { suspensions: [{ fromOn: "2026-05-06", untilOn: "2026-06-01" }] })).toBe("2026-05-02");
  });

  test("a second suspension counts when the first one has moved the due date past it", () => {
    const first = { fromOn: "2026-04-20", untilOn: "2026-04-27" };
    const second = { fromOn: "2026-04-29", untilOn: "2026-05-06" };
    expect(due({ on: "2026-04-24" }, { suspensions: [second] })).toBe("2026-04-24");
    expect(due({ on: "2026-04-24" }, { suspensions: [second, first] })).toBe("2026-05-08");
  });

  test("an anchor reached while the item is suspended makes it due as if it had opened on the day of resumption", () => {
    const rule = { workingDays: 5, after: "m1" };
    const suspended = due(rule, { anchorOn: "2026-04-14", suspensions: [{ fromOn: "2026-04-01", untilOn: "2026-04-20" }] });
    expect(suspended).toBe(due(rule, { anchorOn: "2026-04-20" }));
  });

  test("an open suspension counts through today, and nothing when today is not given", () => {
    const suspensions = [{ fromOn: "2026-04-20" }];
    expect(due({ on: "2026-04-24" }, { suspensions }, "2026-05-05")).toBe("2026-05-11");
    expect(due({ on: "2026-04-24" }, { suspensions })).toBe("2026-04-24");
  });

  test("a fixed date still gets its suspended working days back", () => {
    expect(due({ on: "2026-04-25", fixed: true }, { suspensions: [{ fromOn: "2026-04-24", untilOn: "2026-04-25" }] })).toBe("2026-04-27");
  });
});

describe("properties", () => {
  const anyDate = fc.integer({ min: 0, max: 729 }).map((days) => plusDays("2025-01-01", days));
  const anyRule: fc.Arbitrary<DueRule> = fc.oneof(
    fc.record({ on: anyDate, fixed: fc.boolean() }),
    fc.integer({ min: 1, max: 60 }).map((workingDays) => ({ workingDays, after: "start" })),
    fc.integer({ min: 1, max: 90 }).map((days) => ({ days, after: "start" })),
    fc.integer({ min: 1, max: 6 }).map((months) => ({ months, after: "start" })),
  );
  const anySuspension = fc.tuple(anyDate, fc.nat({ max: 40 })).map(([fromOn, days]): Suspension => ({ fromOn, untilOn: plusDays(fromOn, days) }));
  const anyInput = fc.record({ rule: anyRule, anchorOn: anyDate, extensions: fc.array(fc.nat({ max: 10 }), { maxLength: 2 }), suspensions: fc.array(anySuspension, { maxLength: 4 }) });

  test("the order in which suspensions and extensions were entered does not matter", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const reversed = { ...input, extensions: [...input.extensions].reverse(), suspensions: [...input.suspensions].reverse() };
        expect(computeDue(calendar, reversed)).toEqual(computeDue(calendar, input));
      }),
    );
  });

  test("a suspension cut in two at any day gives the same date", () => {
    fc.assert(
      fc.property(anyInput, anySuspension, fc.nat({ max: 40 }), (input, whole, cut) => {
        const middleOn = plusDays(whole.fromOn, cut);
        fc.pre(whole.untilOn !== undefined && middleOn <= whole.untilOn);
        const parts = [{ fromOn: whole.fromOn, untilOn: middleOn }, { fromOn: middleOn, untilOn: whole.untilOn }];
        expect(computeDue(calendar, { ...input, suspensions: parts }).dueOn).toBe(computeDue(calendar, { ...input, suspensions: [whole] }).dueOn);
      }),
    );
  });

  test("an item suspended in time is due on or after the day it resumes", () => {
    fc.assert(
      fc.property(anyInput, anySuspension, (input, suspension) => {
        const before = computeDue(calendar, { ...input, suspensions: [] });
        const startsOn = "on" in input.rule ? suspension.fromOn : input.anchorOn;
        fc.pre(suspension.untilOn !== undefined && suspension.fromOn <= before.dueOn && suspension.fromOn >= startsOn && !("on" in input.rule && input.rule.fixed === true));
        const after = computeDue(calendar, { ...input, suspensions: [suspension] });
        expect(after.dueOn >= calendar.rollForward(suspension.untilOn ?? "") || calendar.workingDaysIn(suspension.fromOn, plusDays(suspension.untilOn ?? "", -1)) === 0).toBe(true);
      }),
    );
  });

  test("a due date is a working day unless it is fixed, no earlier than its unrolled date, and its last step ends on it", () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const computed = computeDue(calendar, input);
        if (!("on" in input.rule && input.rule.fixed === true)) expect(calendar.isWorkingDay(computed.dueOn)).toBe(true);
        expect(computed.dueOn >= computed.unrolledOn).toBe(true);
        expect(computed.steps[computed.steps.length - 1]?.resultOn).toBe(computed.dueOn);
      }),
    );
  });
});

describe("the explanation", () => {
  test("every step says in both languages what it did and which date it reached", () => {
    const { steps } = computeDue(calendar, {
      rule: { days: 15, after: "start" },
      anchorOn: "2026-04-15",
      extensions: [1],
      suspensions: [{ fromOn: "2026-04-20", untilOn: "2026-04-22" }],
    });
    expect(steps).toEqual([
      {
        text: { zh: "自 2026-04-15 次日起 15 日，加延期 1 日，一并自原起点计算", en: "15 calendar days and 1 of extension, added together from 2026-04-15, that day not counted" },
        resultOn: "2026-05-01",
      },
      { text: { zh: "2026-04-20 至 2026-04-21 暂停，补回 2 个工作日", en: "Suspended 2026-04-20 to 2026-04-21: 2 working days given back" }, resultOn: "2026-05-07" },
    ]);
  });

  test("a roll and a fixed holiday are said", () => {
    expect(computeDue(calendar, { rule: { on: "2026-05-02" }, extensions: [], suspensions: [] }).steps[1]).toEqual({
      text: { zh: "2026-05-02 不是工作日，顺延至下一个工作日", en: "2026-05-02 is not a working day: moved to the next one" },
      resultOn: "2026-05-06",
    });
    expect(computeDue(calendar, { rule: { on: "2026-05-02", fixed: true }, extensions: [], suspensions: [] }).steps[1]?.text.zh).toContain("日期固定");
  });

  test("what a year without its notice took part in is provisional, a fixed date is not", () => {
    const flagged = (rule: DueRule, anchorOn: CivilDate): boolean => computeDue(calendar, { rule, anchorOn, extensions: [], suspensions: [] }).provisional;
    expect(flagged({ workingDays: 5, after: "start" }, "2026-12-30")).toBe(true);
    expect(flagged({ workingDays: 5, after: "start" }, "2026-12-01")).toBe(false);
    expect(flagged({ days: 3, after: "start" }, "2026-12-30")).toBe(true);
    expect(flagged({ on: "2027-03-01" }, "2026-01-01")).toBe(true);
    expect(flagged({ on: "2027-03-01", fixed: true }, "2026-01-01")).toBe(false);
  });
});
