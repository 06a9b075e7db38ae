import type { ExtensionStep, RuleVariant, Wording } from "../clock-rule.ts";
import { cpl } from "./law-articles.ts";

/**
 * The law that every row of the first table was read in: articles are numbered as amended in 2023. The limits themselves have
 * been these since the amendment of 2021 took effect, so that a clock started since then follows them too.
 */
const firstVersion = {
  version: "cpl-2023",
  fromOn: "2022-01-01",
  law: { zh: "民事诉讼法（2023年修正）及司法解释", en: "Civil Procedure Law as amended in 2023, and its interpretations" },
} as const;

/** What most rows have in common; a row says what differs. Nothing extends, excludes or starts anew what the law does not say so of, and a late act is on record. */
export const usualRow = { ...firstVersion, lateAct: "overrun", extensions: [], grounds: [], restarts: [] } as const;

/** 涉外 cases have no trial limit. */
export const foreignUnlimited: RuleVariant = { limit: "none", article: cpl(287) };

/** 本院院长 extends, as often as is needed. */
export function byPresident(article: Wording): readonly ExtensionStep[] {
  return [{ by: "president", repeatable: true, windowed: true, article, confidence: "high" }];
}
