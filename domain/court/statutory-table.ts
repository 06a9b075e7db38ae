import type { StatutoryRule } from "../legal-clock/clock-rule.ts";
import { statutoryRules } from "../legal-clock/rules/statutory-rules.ts";
import type { CourtState } from "./court.ts";

/** The table of statutory limits with the versions that the court has approved; of one rule, versions ascend by their first day. */
export function statutoryTable(state: Pick<CourtState, "ruleVersions">): readonly StatutoryRule[] {
  const own = state.ruleVersions ?? [];
  return own.length === 0 ? statutoryRules : [...statutoryRules, ...own.map(({ row }) => row)];
}
