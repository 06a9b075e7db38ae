import { createHash } from "node:crypto";
import * as fc from "fast-check";
import { isRejected } from "../../domain/decider.ts";
import type { ClockRule, ExclusionGroundId } from "../../domain/legal-clock/clock-rule.ts";
import { deadline } from "../../domain/legal-clock/deadline.ts";
import type { ClockEntry, Excluded } from "../../domain/legal-clock/legal-clock.ts";
import { statutoryRules } from "../../domain/legal-clock/rules/statutory-rules.ts";
import { plusDays, type CivilDate } from "../../domain/time.ts";
import { aPeriod, calendar, theRule } from "./legal-clock.ts";

/** A clock as it might have grown, and one more exclusion. */
export interface GrownClock { rule: ClockRule; ledger: ClockEntry[]; more: Excluded; shuffled: ClockEntry[] }

const startOn = fc.integer({ min: 0, max: 700 }).map((days) => plusDays("2024-11-01", days));
const dated = statutoryRules.filter((row) => row.limit !== "none" && !("hours" in row.limit) && row.before !== true);

/** A rule of the table that may be extended or interrupted, or any other, or a bare period. */
function ruleOn(on: CivilDate): fc.Arbitrary<ClockRule> {
  const rich = dated.filter((row) => row.extensions.length > 0 || row.restarts.length > 0 || row.grounds.length > 0);
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...rich).map((row) => theRule(row.id, on)) },
    { weight: 1, arbitrary: fc.constantFrom(...dated).map((row) => theRule(row.id, on)) },
    { weight: 1, arbitrary: fc.constantFrom(aPeriod({ days: 20 }), aPeriod({ workingDays: 9 }), aPeriod({ months: 2 }, { rolls: false })) },
  );
}

/** About how long a period is, in days. */
function lengthOf({ limit }: ClockRule): number {
  if (limit === "none" || "hours" in limit) return 1;
  if ("days" in limit) return limit.days;
  if ("workingDays" in limit) return limit.workingDays;
  return "months" in limit ? limit.months * 30 : limit.years * 365;
}

/** A day of the period, out of few, so that entries often share one; or one shortly after it. */
function day(on: CivilDate, rule: ClockRule): fc.Arbitrary<CivilDate> {
  const length = lengthOf(rule);
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(0.1, 0.5, 0.8, 0.95) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 12 }).map((tenths) => tenths / 10) })
    .map((share) => plusDays(on, Math.ceil(share * length)));
}

function exclusion(on: CivilDate, rule: ClockRule): fc.Arbitrary<Excluded> {
  const grounds: readonly (ExclusionGroundId | undefined)[] = rule.grounds === "any" ? [undefined] : rule.grounds.map((one) => one.id);
  const length = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -1, max: 3 }));
  return fc.record({ from: day(on, rule), length, ground: fc.constantFrom(...grounds, ...(grounds.length === 0 ? [undefined] : [])), open: fc.boolean() }).map(({ from, length: days, ground, open }) => ({
    type: "excluded",
    from,
    ...(open ? { expectedTo: plusDays(from, days) } : { to: plusDays(from, days) }),
    ...(ground === undefined ? {} : { ground }),
    ...(ground === "in-suit-mediation" ? { consentOn: plusDays(from, -16) } : {}),
    ...(ground === "obstacle" ? { askedOn: plusDays(from, days + 3) } : {}),
  }));
}

function happening(on: CivilDate, rule: ClockRule): fc.Arbitrary<ClockEntry> {
  const extension = fc.record({ approvedOn: day(on, rule), months: fc.constantFrom(1, 2, 3, 6), byName: fc.boolean() }).map(({ approvedOn, months, byName }): ClockEntry => {
    const by = rule.extensions[0]?.by;
    return { type: "extended", approvedOn, months, ...(byName && by !== undefined ? { by } : {}) };
  });
  const others: fc.Arbitrary<ClockEntry>[] = [
    extension,
    day(on, rule).map((converted) => ({ type: "converted", on: converted, to: Object.keys(rule.convertsTo).at(-1) ?? "trial-ordinary" })),
    day(on, rule).map((resumed) => ({ type: "resumed", on: resumed })),
    day(on, rule).map((satisfied) => ({ type: "satisfied", on: satisfied })),
    day(on, rule).map((again) => ({ type: "started", on: again, ground: rule.restarts[0]?.id ?? "limitation-interrupted" })),
  ];
  const fitting = others.filter((_, index) => (index !== 0 || rule.extensions.length > 0) && (index !== 1 || Object.keys(rule.convertsTo).length > 0) && (index !== 4 || rule.restarts.length > 0));
  return fc.oneof({ weight: 6, arbitrary: exclusion(on, rule) }, ...fitting.map((arbitrary) => ({ weight: 1, arbitrary })));
}

export const grownClocks: fc.Arbitrary<GrownClock> = startOn
  .chain((on) => ruleOn(on).chain((rule) => fc.record({
    rule: fc.constant(rule),
    ledger: fc.array(happening(on, rule), { maxLength: 4 }).map((entries): ClockEntry[] => [{ type: "started", on }, ...entries]),
    more: exclusion(on, rule),
  })))
  .chain((one) => fc.shuffledSubarray(one.ledger, { minLength: one.ledger.length }).map((shuffled) => ({ ...one, shuffled })));

/** What the properties have seen, so that none of them holds of nothing. */
export interface Seen { dates: number; prolonged: number; refused: number; /** Of every answer, in order. */ digest: string }

/** Runs the laws of the legal clock; throws with the smallest counterexample. The same runs give the same digest, wherever they run. */
export function checkLaws(numRuns: number): Seen {
  const seen: Seen = { dates: 0, prolonged: 0, refused: 0, digest: "" };
  const hash = createHash("sha256");
  fc.assert(fc.property(grownClocks, ({ rule, ledger, more, shuffled }) => {
    const given = JSON.stringify(ledger);
    const answer = deadline(ledger, rule, calendar);
    const text = JSON.stringify(answer);
    hash.update(text);
    const again = JSON.stringify(deadline(ledger, rule, calendar));
    if (again !== text || JSON.stringify(ledger) !== given) throw new Error(`replay is not idempotent: ${again}`);
    const inAnotherOrder = JSON.stringify(deadline(shuffled, rule, calendar));
    if (inAnotherOrder !== text) throw new Error(`the order of entries matters: ${text} and ${inAnotherOrder}`);
    if (isRejected(answer) || answer.kind !== "date") {
      seen.refused += 1;
      return;
    }
    seen.dates += 1;
    const prolonged = deadline([...ledger, more], rule, calendar);
    if (isRejected(prolonged) || prolonged.kind !== "date") return;
    if (prolonged.dueOn < answer.dueOn || prolonged.unrolledOn < answer.unrolledOn) throw new Error(`an exclusion brought ${answer.dueOn} forward to ${prolonged.dueOn}`);
    if (prolonged.dueOn > answer.dueOn) seen.prolonged += 1;
    const twice = deadline([...ledger, more, more], rule, calendar);
    if (isRejected(twice) || twice.kind !== "date" || twice.dueOn !== prolonged.dueOn) throw new Error(`the same exclusion twice is not once: ${JSON.stringify(twice)}`);
  }), { numRuns, seed: 20261127 });
  return { ...seen, digest: hash.digest("hex") };
}
