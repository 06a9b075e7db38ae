import fc from "fast-check";
import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import { calendarFrom } from "../../domain/calendar/calendar.ts";
import { plusDays } from "../../domain/time.ts";
import type { LightInput } from "../../domain/work-item/traffic-light.ts";
import { lightBoundaries, trafficLight } from "../../domain/work-item/traffic-light.ts";

const calendar = calendarFrom(announcedCalendar);

function light(todayOn: string, more: Partial<LightInput> = {}): string {
  const shown = trafficLight(calendar, { status: "open", dueOn: "2026-05-07", totalWorkingDays: 20, missedReportsRunning: 0, ...more }, todayOn);
  return `${shown.light} ${shown.reason}`;
}

test("an item is green until T-3wd, yellow through T, and red after T", () => {
  expect(light("2026-04-28")).toBe("green on-track");
  expect(light("2026-04-29")).toBe("yellow due-soon");
  expect(light("2026-05-06")).toBe("yellow due-soon");
  expect(light("2026-05-08")).toBe("red overdue");
});

test("due today is not red", () => {
  expect(light("2026-05-07")).toBe("yellow due-soon");
});

test("an item of at most 5 working days is yellow from T-1wd", () => {
  expect(light("2026-04-30", { totalWorkingDays: 5 })).toBe("green on-track");
  expect(light("2026-05-06", { totalWorkingDays: 5 })).toBe("yellow due-soon");
  expect(light("2026-04-30", { totalWorkingDays: 6 })).toBe("yellow due-soon");
  expect(light("2026-04-30", { totalWorkingDays: undefined })).toBe("yellow due-soon");
});

test("a weekend after T is red already", () => {
  expect(light("2026-04-25", { dueOn: "2026-04-24" })).toBe("red overdue");
});

test("one report late is yellow, two running are red", () => {
  expect(light("2026-04-01", { missedReportsRunning: 1 })).toBe("yellow report-late");
  expect(light("2026-04-01", { missedReportsRunning: 2 })).toBe("red reports-missed");
  expect(light("2026-05-06", { missedReportsRunning: 2 })).toBe("red reports-missed");
});

test("an item past T stays red whatever is reported", () => {
  expect(light("2026-05-08", { missedReportsRunning: 0 })).toBe("red overdue");
});

test("submitted by T is never red for the wait", () => {
  expect(light("2026-06-30", { status: "submitted" })).toBe("green submitted");
});

test("suspended and waiting items are grey, closed ones green", () => {
  expect(light("2026-06-30", { status: "suspended" })).toBe("grey suspended");
  expect(light("2026-06-30", { status: "waiting", dueOn: undefined })).toBe("grey waiting");
  expect(light("2026-06-30", { status: "closed" })).toBe("green closed");
});

test("an open item without a due date shows its reports only", () => {
  expect(light("2026-06-30", { dueOn: undefined })).toBe("green on-track");
  expect(light("2026-06-30", { dueOn: undefined, missedReportsRunning: 1 })).toBe("yellow report-late");
});

test("the stored boundaries give the same light as the rule, on every day", () => {
  const anyDay = fc.nat({ max: 729 }).map((days) => plusDays("2025-01-01", days));
  fc.assert(
    fc.property(anyDay, fc.integer({ min: -15, max: 15 }), fc.integer({ min: 1, max: 10 }), (dueOn, shift, totalWorkingDays) => {
      const todayOn = plusDays(dueOn, shift);
      const { yellowFromOn, redFromOn } = lightBoundaries(calendar, dueOn, totalWorkingDays);
      const stored = todayOn >= redFromOn ? "red" : todayOn >= yellowFromOn ? "yellow" : "green";
      expect(trafficLight(calendar, { status: "open", dueOn, totalWorkingDays, missedReportsRunning: 0 }, todayOn).light).toBe(stored);
      expect(stored === "red").toBe(todayOn > dueOn);
    }),
  );
});
