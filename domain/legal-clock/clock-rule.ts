import type { CivilDate } from "../time.ts";

/** A text for people in Chinese and English. */
export interface Wording { zh: string; en: string }

/** How sure the row is: read in the text of the law, taken from a secondary source, or unsure. Shown to whoever relies on it. */
export type Confidence = "high" | "medium" | "low";

export type DatePeriod = { days: number } | { workingDays: number } | { months: number } | { years: number };
export type Period = DatePeriod | { hours: number };

/** Who may extend: 院长, 上级法院, both parties, or the court that decides on a request. */
export type ExtensionAuthority = "president" | "higher-court" | "parties" | "court";

/** The n-th extension under a rule. Without `atMost` the law names no measure. */
export interface ExtensionStep {
  by?: ExtensionAuthority;
  atMost?: { months: number };
  /** It may be given again; otherwise the next extension is the next step. */
  repeatable?: true;
  /** Asked for 15 days and decided 5 days before the end (法释〔2018〕9号 1). */
  windowed?: true;
  article: Wording;
  confidence: Confidence;
}

export const exclusionGroundIds = [
  "publication", "appraisal", "out-of-court-settlement", "jurisdiction-objection", "audit-or-valuation", "proceedings-suspended",
  "adjournment-new-evidence", "in-suit-mediation", "stay-of-enforcement", "auction-or-sale", "obstacle", "limitation-suspended",
] as const;
export type ExclusionGroundId = (typeof exclusionGroundIds)[number];

/** Why days do not count, and what the law asks of it. */
export interface ExclusionGround {
  id: ExclusionGroundId;
  name: Wording;
  article: Wording;
  confidence: Confidence;
  /** Longer is refused. */
  atMostMonths?: number;
  /** Days of mediation that count, from the parties' consent; only what they agree beyond is excluded. */
  countedDays?: number;
  /** Relief is asked for within so many days after the obstacle ended (CPL 86). */
  askedWithinDays?: number;
  /** 时效中止: within the last so many months the period ends that many months after the cause is gone, instead of days being added. */
  endsMonthsAfter?: number;
  /** The law refuses the ground under this rule, by `article`. */
  barred?: true;
}

export const restartGroundIds = ["corrections-received", "limitation-interrupted"] as const;
export type RestartGroundId = (typeof restartGroundIds)[number];

/** Why the period begins anew. */
export interface RestartGround {
  id: RestartGroundId;
  name: Wording;
  article: Wording;
  confidence: Confidence;
  /** Nothing restarts once the period is over. */
  onlyWhileRunning: boolean;
}

export const circumstances = ["no-domicile", "foreign-related"] as const;
/** A party without domicile in China (在我国领域内没有住所), or a foreign-related case (涉外). */
export type Circumstance = (typeof circumstances)[number];

/** What a circumstance changes about a rule. */
export interface RuleVariant {
  limit: Period | "none";
  article: Wording;
  extensions?: readonly ExtensionStep[];
}

export type Procedure = "small-claims" | "summary" | "ordinary";

/** The parts that are the same in the table and once resolved. */
interface RuleTerms {
  name: Wording;
  limit: Period | "none";
  /** Counted backwards from the event of `starts`. */
  before?: true;
  /** Whether a last day on a holiday moves. By default party-facing periods do and trial limits do not, since practice differs (statutory-limits §3). */
  rolls: boolean;
  /** The event it is counted from. */
  starts: Wording;
  /** What meets it. */
  satisfiedBy: Wording;
  /** An act after the period is without effect, or an overrun that is on record. */
  lateAct: "refused" | "overrun";
  article: Wording;
  confidence: Confidence;
  extensions: readonly ExtensionStep[];
  /** "any": a period that the law does not name has no list of grounds either. */
  grounds: readonly ExclusionGround[] | "any";
  restarts: readonly RestartGround[];
  procedure?: Procedure;
}

/** One version of one row of the statutory table. */
export interface StatutoryRule extends RuleTerms {
  id: string;
  version: string;
  /** Clocks that start on or after this day follow it, until a later version begins. */
  fromOn: CivilDate;
  /** The version of the law that the row was taken from. */
  law: Wording;
  /** Where it applies, when not everywhere. */
  note?: Wording;
  variants?: Partial<Record<Circumstance, RuleVariant>>;
  /** Which row governs after a conversion to that rule. */
  convertsTo?: Readonly<Record<string, string>>;
}

/** A rule with everything a replay needs: its variant chosen, and the rules it may convert to. */
export interface ClockRule extends RuleTerms {
  /** "period" for one that the law does not name. */
  id: string;
  convertsTo: Readonly<Record<string, ClockRule>>;
}
