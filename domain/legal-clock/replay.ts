import type { Calendar } from "../calendar/calendar.ts";
import { rejected, type Json, type Rejected } from "../decider.ts";
import type { CivilDate } from "../time.ts";
import type { ClockRule, Confidence, DatePeriod, Wording } from "./clock-rule.ts";
import type { DeadlineStep } from "./legal-clock.ts";
import { periodEnd } from "./period-end.ts";

/** A ledger replayed up to some entry. Built by one replay, which alone changes it. */
export interface Replay {
  readonly calendar: Calendar;
  rule: ClockRule;
  /** The rule's period, which is none of hours. */
  limit: DatePeriod;
  startOn: CivilDate;
  /** Given under this rule: a conversion drops them. */
  extensions: { count: number; months: number; days: number };
  /** Distinct days, and the last one counted: entries come in date order. */
  excludedDays: number;
  excludedTo: CivilDate | undefined;
  /** 时效中止: it does not end earlier. */
  notBeforeOn: CivilDate | undefined;
  unrolledOn: CivilDate;
  open: boolean;
  satisfiedOn: CivilDate | undefined;
  lapsedOn: CivilDate | undefined;
  /** It was converted to a rule for which the law sets no limit: nothing after that has a date to change. */
  limitless: ClockRule | undefined;
  steps: DeadlineStep[];
}

/** Centuries of months or days are a slip of the pen, and would leave the calendar. */
const mostMonths = 12_000;
const mostDays = 400_000;

/** Where the period with its extensions and excluded days ends. */
export function ownEnd({ calendar, rule, limit, startOn, extensions, excludedDays }: Replay): CivilDate {
  return periodEnd(calendar, limit, startOn, { months: extensions.months, days: extensions.days + excludedDays }, rule.before === true ? -1 : 1);
}

/** The unrolled date as the replay stands. */
export function reach(replay: Replay): CivilDate {
  const { notBeforeOn } = replay;
  const endOn = ownEnd(replay);
  return notBeforeOn !== undefined && notBeforeOn > endOn ? notBeforeOn : endOn;
}

/** The last day as it stands: rolled off a holiday where the rule rolls, backwards for a period counted backwards. */
export function lastDay(replay: Replay): CivilDate {
  const { calendar, rule, unrolledOn } = replay;
  if (!rule.rolls) return unrolledOn;
  return rule.before === true ? calendar.rollBackward(unrolledOn) : calendar.rollForward(unrolledOn);
}

export function tooFar(extensions: Replay["extensions"]): boolean {
  return extensions.months > mostMonths || extensions.days > mostDays;
}

export function addStep(replay: Replay, text: Wording, article: Wording, confidence: Confidence): void {
  replay.steps.push({ text, article, confidence, resultOn: replay.unrolledOn });
}

/** Details of a rejection with the article that refuses. */
export function refusedBy(article: Wording, details: { [key: string]: Json }): { [key: string]: Json } {
  return { article: { zh: article.zh, en: article.en }, ...details };
}

/** Whether an entry comes after the clock was met, or was written down after the date it affects without the superior's approval. */
export function comesTooLate(replay: Replay, entry: { recordedOn?: CivilDate; superiorApproved?: true }, on: CivilDate): Rejected | undefined {
  const { satisfiedOn, rule } = replay;
  if (satisfiedOn !== undefined) return rejected("ClockSatisfied", refusedBy(rule.article, { on, satisfiedOn }));
  const { recordedOn } = entry;
  if (recordedOn === undefined || entry.superiorApproved === true) return undefined;
  const dueOn = lastDay(replay);
  return recordedOn > dueOn ? rejected("EnteredAfterOverrun", refusedBy(rule.article, { on, recordedOn, dueOn })) : undefined;
}
