import { announcedCalendar } from "../domain/calendar/china-calendar.ts";
import { calendarFrom } from "../domain/calendar/calendar.ts";
import { isRejected } from "../domain/decider.ts";
import type { ClockRule } from "../domain/legal-clock/clock-rule.ts";
import { deadline } from "../domain/legal-clock/deadline.ts";
import type { ClockEntry } from "../domain/legal-clock/legal-clock.ts";
import { ruleInForce } from "../domain/legal-clock/rule-in-force.ts";
import { statutoryRules } from "../domain/legal-clock/rules/statutory-rules.ts";
import { plusDays } from "../domain/time.ts";
import type { Bench, BenchResult, BenchRun } from "./bench.ts";
import { atLeast, figure } from "./figures.ts";

/** A district court's 20,000 open disputes with some clocks each, recomputed while somebody waits. */
const leastASecond = 100_000;

interface GrownClock { rule: ClockRule; ledger: ClockEntry[] }

/** What happened to a clock, by the days since it started: from nothing at all to a trial converted, stopped twice and extended. */
const ledgers: readonly { rule: string; of: (day: (after: number) => string) => ClockEntry[] }[] = [
  { rule: "appeal-judgment", of: () => [] },
  { rule: "defence", of: (day) => [{ type: "satisfied", on: day(12) }] },
  { rule: "trial-ordinary", of: (day) => [{ type: "excluded", from: day(60), to: day(89), ground: "appraisal" }] },
  {
    rule: "trial-summary",
    of: (day) => [
      { type: "converted", to: "trial-ordinary", on: day(70) },
      { type: "excluded", from: day(90), to: day(104), ground: "appraisal" },
      { type: "excluded", from: day(100), expectedTo: day(120), ground: "out-of-court-settlement" },
      { type: "extended", months: 6, approvedOn: day(150), by: "president" },
    ],
  },
];

/** A start a day for a year, under each of the ledgers; clocks under one version of a row share its rule. */
function clocks(): GrownClock[] {
  const firstOn = "2025-06-01";
  const grown = ledgers.map(({ rule: id, of }) => {
    const found = ruleInForce(statutoryRules, id, firstOn);
    if (isRejected(found)) throw new Error(`${id}: ${found.rejected}`);
    return { rule: found.rule, of };
  });
  return Array.from({ length: 365 }, (_, start) => plusDays(firstOn, start))
    .flatMap((startOn) => grown.map(({ rule, of }): GrownClock => ({ rule, ledger: [{ type: "started", on: startOn }, ...of((after) => plusDays(startOn, after))] })));
}

function measure(bench: BenchRun): Promise<BenchResult> {
  const calendar = calendarFrom(announcedCalendar);
  const all = clocks();
  const passes = bench.quick ? 1 : 200;
  const once = (): number => {
    const before = process.cpuUsage();
    for (let pass = 0; pass < passes; pass += 1) {
      for (const { rule, ledger } of all) {
        const computed = deadline(ledger, rule, calendar);
        if (isRejected(computed)) throw new Error(`${rule.id}: ${computed.rejected}`);
      }
    }
    const { user, system } = process.cpuUsage(before);
    return (passes * all.length * 1_000_000) / (user + system);
  };
  once();
  const rates = figure(Array.from({ length: bench.rounds }, once).map(Math.round));
  bench.say(`${rates.median} deadlines a second of processor time`);
  return Promise.resolve({ figures: { clocks: all.length, deadlinesASecond: rates }, bars: [atLeast("deadlines a second of one core", rates.median, leastASecond)] });
}

/** Needs no server: pure code, in processor time, so that neighbours on the machine do not matter. */
export const legalClock: Bench = {
  name: "legal-clock",
  about: "deadlines of clocks with nothing to four entries, each computed with all its steps in both languages, a second of one core's processor time",
  run: measure,
};
