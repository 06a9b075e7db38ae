import fc from "fast-check";
import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import { calendarFrom } from "../../domain/calendar/calendar.ts";
import type { ArmedRung, Ladder } from "../../domain/escalation/ladder.ts";
import { armLadder, defaultLadder, nextRung, rungAt } from "../../domain/escalation/ladder.ts";
import { civilDateOf, instantAt, minuteOfDay, plusDays } from "../../domain/time.ts";

const calendar = calendarFrom(announcedCalendar);
const at = (on: string, hour: number, minute = 0): string => instantAt(on, hour * 60 + minute);
const shown = (armed: ArmedRung | undefined): string | undefined => armed && `${armed.rung} #${armed.occurrence} ${civilDateOf(armed.at)}`;

function fired(ladder: Ladder, dueOn: string, count: number): (string | undefined)[] {
  const all: ArmedRung[] = [];
  while (all.length < count) {
    const next = nextRung(calendar, ladder, dueOn, undefined, all[all.length - 1]);
    if (next === undefined) break;
    all.push(next);
  }
  return all.map(shown);
}

test("the default ladder climbs from the person to the president, counted in working days strictly before and after T", () => {
  expect(fired(defaultLadder, "2026-04-30", 6)).toEqual([
    "T-7wd #0 2026-04-21",
    "T-3wd #0 2026-04-27",
    "T-1wd #0 2026-04-29",
    "T+1wd #0 2026-05-06",
    "T+3wd #0 2026-05-08",
    "T+5wd #0 2026-05-11",
  ]);
});

test("only the president's rung issues a numbered notice and repeats", () => {
  expect(defaultLadder.rungs.filter((rung) => rung.notice !== undefined || rung.repeat !== undefined)).toEqual([
    { id: "T+5wd", offsetWorkingDays: 5, audience: ["president"], notice: "supervision-notice", repeat: "weekly" },
  ]);
});

test("the highest rung repeats every seven days, rolled forward to a working day, for ever", () => {
  expect(fired(defaultLadder, "2026-06-05", 9).slice(5)).toEqual(["T+5wd #0 2026-06-12", "T+5wd #1 2026-06-22", "T+5wd #2 2026-06-26", "T+5wd #3 2026-07-03"]);
});

test("a repetition that a holiday week rolls onto the day of the one before is passed over", () => {
  expect(fired(defaultLadder, "2026-09-16", 9).slice(5)).toEqual(["T+5wd #0 2026-09-22", "T+5wd #1 2026-09-29", "T+5wd #2 2026-10-08", "T+5wd #3 2026-10-13"]);
  expect(fired(defaultLadder, "2026-09-18", 9).slice(5)).toEqual(["T+5wd #0 2026-09-24", "T+5wd #1 2026-10-08", "T+5wd #3 2026-10-15", "T+5wd #4 2026-10-22"]);
});

test("a rung counts working days from a fixed due date that is a holiday itself", () => {
  expect(fired(defaultLadder, "2026-05-02", 4).slice(2)).toEqual(["T-1wd #0 2026-04-30", "T+1wd #0 2026-05-06"]);
});

test("without spreading a rung fires at 09:00, with it at a minute of that hour that its key decides", () => {
  const rung = defaultLadder.rungs[0];
  if (rung === undefined) throw new Error("the default ladder has rungs");
  expect(rungAt(calendar, "2026-04-30", rung, undefined)).toBe("2026-04-21T01:00:00.000Z");
  const minutes = Array.from({ length: 1000 }, (_, index) => minuteOfDay(rungAt(calendar, "2026-04-30", rung, `item-${index}`)) - 540);
  expect(Math.min(...minutes)).toBe(0);
  expect(Math.max(...minutes)).toBe(59);
  expect(new Set(minutes).size).toBe(60);
  expect(rungAt(calendar, "2026-04-30", rung, "a")).toBe(rungAt(calendar, "2026-04-30", rung, "a"));
});

test("the spread is 32-bit FNV-1a, so that it never changes between versions", () => {
  const rung = { id: "T+0wd", offsetWorkingDays: 0, audience: [] };
  expect(minuteOfDay(rungAt(calendar, "2026-04-30", rung, "a"))).toBe(540 + (0xe40c292c % 60));
  expect(minuteOfDay(rungAt(calendar, "2026-04-30", rung, "foobar"))).toBe(540 + (0xbf9cf968 % 60));
});

describe("arming", () => {
  const arm = (instant: string, ladder = defaultLadder) => {
    const { pending, passed, fireNow } = armLadder(calendar, ladder, "2026-04-30", undefined, instant);
    return { pending: pending.map(shown), passed: passed.map(shown), fireNow: fireNow && `${fireNow.rung} #${fireNow.occurrence} ${fireNow.at}` };
  };

  test("a ladder armed early has every rung to come", () => {
    const armed = arm(at("2026-04-01", 10));
    expect([armed.pending.length, armed.passed, armed.fireNow]).toEqual([6, [], undefined]);
  });

  test("rungs before T that are past are recorded as passed and none fires", () => {
    expect(arm(at("2026-04-27", 10))).toEqual({
      pending: ["T-1wd #0 2026-04-29", "T+1wd #0 2026-05-06", "T+3wd #0 2026-05-08", "T+5wd #0 2026-05-11"],
      passed: ["T-7wd #0 2026-04-21", "T-3wd #0 2026-04-27"],
      fireNow: undefined,
    });
  });

  test("a rung due at the very instant of arming is still to come", () => {
    expect(arm(at("2026-04-27", 9)).passed).toEqual(["T-7wd #0 2026-04-21"]);
  });

  test("of the overdue rungs that are past only the highest fires, at the next working instant", () => {
    expect(arm(at("2026-05-09", 20))).toEqual({
      pending: ["T+5wd #0 2026-05-11"],
      passed: ["T-7wd #0 2026-04-21", "T-3wd #0 2026-04-27", "T-1wd #0 2026-04-29", "T+1wd #0 2026-05-06"],
      fireNow: `T+3wd #0 ${at("2026-05-11", 9)}`,
    });
  });

  test("a repeating rung long past fires in its latest repetition and goes on from there", () => {
    const armed = armLadder(calendar, defaultLadder, "2026-04-30", undefined, at("2026-06-03", 11));
    expect([armed.fireNow, armed.pending]).toEqual([{ rung: "T+5wd", occurrence: 3, at: at("2026-06-03", 11) }, []]);
    expect(shown(nextRung(calendar, defaultLadder, "2026-04-30", undefined, armed.fireNow))).toBe("T+5wd #4 2026-06-08");
  });

  test("a repetition does not follow on the day on which the late one fired", () => {
    const armed = armLadder(calendar, defaultLadder, "2026-04-30", undefined, at("2026-06-06", 11)); // Saturday; the repetition of Monday 06-08 is next
    expect(armed.fireNow?.at).toBe(at("2026-06-08", 9));
    expect(shown(nextRung(calendar, defaultLadder, "2026-04-30", undefined, armed.fireNow))).toBe("T+5wd #5 2026-06-15");
  });

  test("every rung is pending, passed or firing, exactly once", () => {
    fc.assert(
      fc.property(fc.nat({ max: 700 }), fc.integer({ min: -40, max: 90 }), fc.nat({ max: 1439 }), fc.string(), (day, shift, minute, key) => {
        const dueOn = plusDays("2025-02-01", day);
        const now = instantAt(plusDays(dueOn, shift), minute);
        const { pending, passed, fireNow } = armLadder(calendar, defaultLadder, dueOn, key, now);
        expect([...passed, ...(fireNow ? [fireNow] : []), ...pending].map((one) => one.rung)).toEqual(defaultLadder.rungs.map((rung) => rung.id));
        expect(pending.every((one) => one.at >= now) && passed.every((one) => one.at < now) && (fireNow === undefined || fireNow.at >= now)).toBe(true);
      }),
    );
  });
});

describe("order", () => {
  test("every rung falls on a working day between 09:00 and 09:59, each later than the one before", () => {
    fc.assert(
      fc.property(fc.nat({ max: 1400 }), fc.string(), (day, key) => {
        const dueOn = plusDays("2025-02-01", day);
        let last: ArmedRung | undefined;
        for (let count = 0; count < 12; count += 1) {
          const next = nextRung(calendar, defaultLadder, dueOn, key, last);
          if (next === undefined) throw new Error("the default ladder never ends");
          expect([calendar.isWorkingDay(civilDateOf(next.at)), minuteOfDay(next.at) >= 540 && minuteOfDay(next.at) < 600]).toEqual([true, true]);
          if (last !== undefined) expect(civilDateOf(next.at) > civilDateOf(last.at)).toBe(true);
          last = next;
        }
      }),
    );
  });

  const edited: Ladder = {
    version: "edited",
    rungs: [
      { id: "T+12wd", offsetWorkingDays: 12, audience: ["president"] },
      { id: "T+1wd", offsetWorkingDays: 1, audience: ["task-force-lead"], repeat: "weekly" },
    ],
  };

  test("a repeating rung in the middle repeats until the next rung, and a ladder without repetition ends", () => {
    expect(fired(edited, "2026-03-06", 9)).toEqual(["T+1wd #0 2026-03-09", "T+1wd #1 2026-03-16", "T+1wd #2 2026-03-23", "T+12wd #0 2026-03-24"]);
  });

  test("a rung that the ladder no longer has is followed by the first rung after its instant", () => {
    const gone = { rung: "T+2wd", occurrence: 0, at: at("2026-03-10", 9) };
    expect(shown(nextRung(calendar, edited, "2026-03-06", undefined, gone))).toBe("T+12wd #0 2026-03-24");
  });

  test("an empty ladder has no rung", () => {
    expect(nextRung(calendar, { version: "none", rungs: [] }, "2026-03-06", undefined, undefined)).toBeUndefined();
  });
});
