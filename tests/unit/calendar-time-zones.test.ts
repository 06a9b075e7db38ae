import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Runs the date code in a process of its own, since a time zone is fixed when a process starts; prints its offset and every result. */
const program = `
const swc = require("@swc/core");
const { readFileSync } = require("node:fs");
require("node:module")._extensions[".ts"] = (module, file) =>
  module._compile(swc.transformSync(readFileSync(file, "utf8"), { filename: file, jsc: { target: "es2022", parser: { syntax: "typescript" } }, module: { type: "commonjs" } }).code, file);
const { announcedCalendar } = require("./domain/calendar/china-calendar.ts");
const { addMonths, calendarFrom, nextWorkingInstant, plusWorkingDaysAt } = require("./domain/calendar/calendar.ts");
const { plusDays, instantAt, civilDateOf, minuteOfDay, inShanghai } = require("./domain/time.ts");
const { defaultLadder, rungAt } = require("./domain/escalation/ladder.ts");
const { computeDue } = require("./domain/work-item/due-date.ts");
const { nextReportDue } = require("./domain/work-item/report-cadence.ts");
const { lightBoundaries } = require("./domain/work-item/traffic-light.ts");
const calendar = calendarFrom(announcedCalendar);
const results = [];
for (let on = "2025-01-01"; on < "2029-01-01"; on = plusDays(on, 1)) {
  const at = instantAt(on, 1);
  results.push(on, calendar.isWorkingDay(on), calendar.plusWorkingDays(on, 7), calendar.plusWorkingDays(on, -260), addMonths(on, 5),
    nextWorkingInstant(calendar, at), plusWorkingDaysAt(calendar, at, 2), civilDateOf(at), minuteOfDay(at), inShanghai(at),
    defaultLadder.rungs.map((rung) => rungAt(calendar, on, rung, "item-" + on)),
    computeDue(calendar, { rule: { months: 1, after: "start" }, anchorOn: on, extensions: [1], suspensions: [{ fromOn: on, untilOn: plusDays(on, 3) }] }),
    ["daily", "weekly", "half-monthly", "monthly"].map((cadence) => nextReportDue(calendar, cadence, on, on)), lightBoundaries(calendar, on, 20));
}
console.log(JSON.stringify({ offset: new Date(2026, 0, 1).getTimezoneOffset(), results }));
`;

function runIn(timeZone: string, locale: string): { offset: number; results: unknown[] } {
  const output = execFileSync(process.execPath, ["-e", program], {
    cwd: join(__dirname, "..", ".."),
    env: { ...process.env, TZ: timeZone, LANG: locale, LC_ALL: locale },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(output) as { offset: number; results: unknown[] };
}

test("every date and instant is the same under five time zones and locales", () => {
  const runs = [
    runIn("Asia/Shanghai", "zh_CN.UTF-8"),
    runIn("UTC", "C"),
    runIn("America/Los_Angeles", "en_US.UTF-8"),
    runIn("Pacific/Kiritimati", "ar_EG.UTF-8"),
    runIn("America/St_Johns", "de_DE.UTF-8"),
  ];
  expect(runs.map((run) => run.offset)).toEqual([-480, 0, 480, -840, 210]);
  for (const run of runs) expect(JSON.stringify(run.results) === JSON.stringify(runs[0]?.results)).toBe(true);
  expect(runs[0]?.results.length).toBe(1461 * 14);
}, 60_000);
