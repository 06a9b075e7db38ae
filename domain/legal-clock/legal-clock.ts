import type { CivilDate, Instant } from "../time.ts";
import type { Confidence, ExclusionGroundId, ExtensionAuthority, RestartGroundId, Wording } from "./clock-rule.ts";

/** What an entry of the ledger may say about when it was written into it. */
interface Recorded {
  /** The day it was entered, when that is not its own day. Later than the date it affects, it needs the superior (statutory-limits §6). */
  recordedOn?: CivilDate;
  /** The superior has approved that it was entered late. */
  superiorApproved?: true;
}

/** 起算: once without a ground, and again where the rule lets the period begin anew. `at` for a period of hours. */
export interface Started {
  type: "started";
  on: CivilDate;
  at?: Instant;
  ground?: RestartGroundId;
}

/** 扣除: days that do not count, inclusive at both ends. Without `to` it is open and ends by `resumed`, until then on `expectedTo`. */
export interface Excluded extends Recorded {
  type: "excluded";
  from: CivilDate;
  to?: CivilDate;
  expectedTo?: CivilDate;
  ground?: ExclusionGroundId;
  /** Of a publication 公告: the day after it is the first that is excluded. */
  publishedOn?: CivilDate;
  /** Of in-suit mediation 诉中调解: when both parties agreed to it. */
  consentOn?: CivilDate;
  /** Of an obstacle (CPL 86): when relief was asked for. */
  askedOn?: CivilDate;
}

/** 恢复计算: the first day that counts again; ends the open exclusion of that ground, without one every open exclusion. */
export interface Resumed {
  type: "resumed";
  on: CivilDate;
  ground?: ExclusionGroundId;
}

/** 延长审限. Months and days are added to the period from its original anchor. */
export interface Extended extends Recorded {
  type: "extended";
  months?: number;
  days?: number;
  approvedOn: CivilDate;
  by?: ExtensionAuthority;
}

/** 转换程序: from then on the limit of `to`, counted from the original filing. */
export interface Converted extends Recorded {
  type: "converted";
  to: string;
  on: CivilDate;
}

/** 届满前（后）完成. Transit time is excluded: a document counts on the day it was posted. `at` for a period of hours. */
export interface Satisfied {
  type: "satisfied";
  on: CivilDate;
  postedOn?: CivilDate;
  at?: Instant;
}

/** 逾期: written once when the last day has passed; whatever is entered later, it stays (防止隐性超审限). */
export interface Lapsed {
  type: "lapsed";
  on: CivilDate;
}

/** 期限台账: the events of one legal clock, in any order. */
export type ClockEntry = Started | Excluded | Resumed | Extended | Converted | Satisfied | Lapsed;

/** One line of the 期限计算说明, with the date reached by it. */
export interface DeadlineStep {
  text: Wording;
  article?: Wording;
  confidence: Confidence;
  resultOn: CivilDate;
  /** Of a period of hours. */
  resultAt?: Instant;
}

interface Computed {
  /** A year without its holiday notice lies between the start and the end. */
  provisional: boolean;
  /** The lowest of the steps. */
  confidence: Confidence;
  steps: DeadlineStep[];
  satisfiedOn?: CivilDate;
  /** Stays, also when a late entry has moved the date. */
  lapsedOn?: CivilDate;
}

/** A last day: it expires at 24:00 (statutory-limits §8). */
export interface DateDeadline extends Computed {
  kind: "date";
  /** Before the last day is moved off a holiday; what extensions and exclusions are added to. */
  unrolledOn: CivilDate;
  dueOn: CivilDate;
  rolled: boolean;
  /** An exclusion has no end yet: its expected end was taken. */
  open: boolean;
  /** While the rule allows another extension: the last days to ask for it and to decide on it (法释〔2018〕9号 1). */
  extensionWindow?: { askByOn: CivilDate; decideByOn: CivilDate; article: Wording };
}

/** A period of hours runs from instant to instant and never rolls. */
export interface InstantDeadline extends Computed {
  kind: "instant";
  dueAt: Instant;
}

/** The law sets no limit, e.g. for foreign-related cases (CPL 287). */
export interface NoDeadline {
  kind: "none";
  text: Wording;
  article: Wording;
  confidence: Confidence;
}

export type Deadline = DateDeadline | InstantDeadline | NoDeadline;
