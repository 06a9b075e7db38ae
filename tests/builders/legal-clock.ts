import { calendarFrom } from "../../domain/calendar/calendar.ts";
import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import { isRejected, type Rejected } from "../../domain/decider.ts";
import type { Circumstance, ClockRule, Period, StatutoryRule } from "../../domain/legal-clock/clock-rule.ts";
import { deadline } from "../../domain/legal-clock/deadline.ts";
import type { ClockEntry, DateDeadline, Deadline } from "../../domain/legal-clock/legal-clock.ts";
import { periodRule, ruleInForce } from "../../domain/legal-clock/rule-in-force.ts";
import { statutoryRules } from "../../domain/legal-clock/rules/statutory-rules.ts";
import type { CivilDate } from "../../domain/time.ts";

/** The notices of 2025 and 2026; every other year is provisional. */
export const calendar = calendarFrom(announcedCalendar);

/** The rule as a clock started on that day follows it. */
export function theRule(id: string, startsOn: CivilDate, given: readonly Circumstance[] = []): ClockRule {
  const found = ruleInForce(statutoryRules, id, startsOn, given);
  if (isRejected(found)) throw new Error(`${id}: ${found.rejected}`);
  return found.rule;
}

/** A clock of that rule with its ledger, computed; or refused. */
export function clock(rule: string | ClockRule, startsOn: CivilDate, ledger: readonly ClockEntry[] = [], given: readonly Circumstance[] = []): Deadline | Rejected {
  return deadline([{ type: "started", on: startsOn }, ...ledger], typeof rule === "string" ? theRule(rule, startsOn, given) : rule, calendar);
}

/** The same where a date is expected. */
export function dateOf(...asked: Parameters<typeof clock>): DateDeadline {
  const computed = clock(...asked);
  if (isRejected(computed) || computed.kind !== "date") throw new Error(`no date but ${JSON.stringify(computed)}`);
  return computed;
}

/** What refuses, or the date where nothing does. */
export function refusalOf(...asked: Parameters<typeof clock>): { reason: string; article: unknown; details: unknown } | Deadline {
  const computed = clock(...asked);
  if (!isRejected(computed)) return computed;
  const { article, ...details } = computed.details ?? {};
  return { reason: computed.rejected, article, details };
}

export const aPeriod = (limit: Period, options: { rolls?: boolean; before?: boolean } = {}): ClockRule => periodRule(limit, { rolls: options.rolls ?? true, before: options.before ?? false });

/** The rule's row of the built-in table as a version to come, with what it changes. */
export function aRuleVersion(rule: string, change: Partial<StatutoryRule> = {}): StatutoryRule {
  const row = statutoryRules.find(({ id }) => id === rule);
  if (row === undefined) throw new Error(`no rule ${rule}`);
  return { ...row, version: "next-1", fromOn: "2026-07-01", ...change };
}
