import { useTranslation } from "react-i18next";
import type { components } from "../../api/schema.d.ts";

export type RuleRow = components["schemas"]["StatutoryRule"];

export const units = ["days", "workingDays", "months", "years", "hours"] as const;
export type Unit = (typeof units)[number];
export type Period = { [U in Unit]?: number };

/** The unit and number of a limit; undefined where the law sets none. */
export function periodOf(limit: RuleRow["limit"]): { unit: Unit; amount: number } | undefined {
  if (limit === "none") return undefined;
  const given: Period = limit;
  for (const unit of units) {
    const amount = given[unit];
    if (amount !== undefined) return { unit, amount };
  }
  return undefined;
}

/** A row's words in the reader's language. */
export function useRuleWords(): { limit: (row: RuleRow) => string; word: (wording: { zh: string; en: string }) => string } {
  const { t, i18n } = useTranslation();
  return {
    limit: (row) => {
      const period = periodOf(row.limit);
      if (period === undefined) return t("administration:rule.unlimited");
      const amount = t(`administration:rule.unit.${period.unit}`, { count: period.amount });
      return row.before === true ? t("administration:rule.backwards", { amount }) : amount;
    },
    word: (wording) => (i18n.language === "en" ? wording.en : wording.zh),
  };
}
