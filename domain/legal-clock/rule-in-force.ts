import { rejected, type Rejected } from "../decider.ts";
import type { CivilDate } from "../time.ts";
import type { Circumstance, ClockRule, Period, RuleVariant, StatutoryRule } from "./clock-rule.ts";
import { cpl } from "./rules/law-articles.ts";

/** The version of a row that a clock started on `on` follows, and keeps: the latest that had begun by then. */
function versionInForce(table: readonly StatutoryRule[], id: string, on: CivilDate): StatutoryRule | undefined {
  let found: StatutoryRule | undefined;
  for (const row of table) {
    if (row.id === id && row.fromOn <= on && (found === undefined || row.fromOn > found.fromOn)) found = row;
  }
  return found;
}

function variantOf(row: StatutoryRule, given: readonly Circumstance[]): RuleVariant | undefined {
  for (const one of given) {
    const variant = row.variants?.[one];
    if (variant !== undefined) return variant;
  }
  return undefined;
}

/** The rule of a clock and the row it came from. */
export interface RuleInForce { rule: ClockRule; row: StatutoryRule }

/**
 * The rule `id` as a clock that starts on `on` follows it, with the rules that it may convert to.
 * Rejects with RuleNotInForce when no version had begun by then.
 */
export function ruleInForce(table: readonly StatutoryRule[], id: string, on: CivilDate, given: readonly Circumstance[] = []): RuleInForce | Rejected {
  const row = versionInForce(table, id, on);
  if (row === undefined) return rejected("RuleNotInForce", { rule: id, on });
  const convertsTo: Record<string, ClockRule> = {};
  for (const [to, by] of Object.entries(row.convertsTo ?? {})) {
    const target = ruleInForce(table, by, on, given);
    if ("rejected" in target) return target;
    convertsTo[to] = target.rule;
  }
  const { variants, convertsTo: _rows, version, fromOn, law, note, ...terms } = row;
  const variant = variantOf(row, given);
  return { row, rule: { ...terms, ...(variant === undefined ? {} : { limit: variant.limit, article: variant.article, extensions: variant.extensions ?? terms.extensions }), convertsTo } };
}

/** A period that is no row of the table, e.g. one that the court has set: CPL 85 alone governs how it is computed. */
export function periodRule(limit: Period, options: { rolls: boolean; before: boolean }): ClockRule {
  const bare = options.before || "hours" in limit;
  return {
    id: "period",
    name: { zh: "期间", en: "period" },
    limit,
    ...(options.before ? { before: true } : {}),
    rolls: options.rolls,
    starts: options.before ? { zh: "该事项发生日", en: "the event" } : { zh: "期间开始", en: "the beginning" },
    satisfiedBy: { zh: "完成", en: "done" },
    lateAct: "overrun",
    article: cpl(85),
    confidence: "high",
    extensions: bare ? [] : [{ repeatable: true, article: cpl(85), confidence: "high" }],
    grounds: bare ? [] : "any",
    restarts: [],
    convertsTo: {},
  };
}
