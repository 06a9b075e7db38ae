import { addMonths } from "../calendar/calendar.ts";
import { rejected, type Json, type Rejected } from "../decider.ts";
import { daysBetween, plusDays } from "../time.ts";
import type { ExclusionGround } from "./clock-rule.ts";
import { exclusionText, suspensionText } from "./deadline-texts.ts";
import type { Exclusion } from "./exclusion-ends.ts";
import { addStep, comesTooLate, ownEnd, reach, refusedBy, type Replay } from "./replay.ts";

/** The ground as the rule knows it; undefined where any ground will do. */
function groundOf(replay: Replay, exclusion: Exclusion): ExclusionGround | undefined | Rejected {
  const { rule } = replay;
  const { ground, from, to } = exclusion;
  if (rule.grounds === "any") return undefined;
  if (rule.grounds.length === 0) return rejected("ExclusionNotProvided", refusedBy(rule.article, { rule: rule.id, from, to }));
  if (ground === undefined) return rejected("ExclusionGroundMissing", refusedBy(rule.article, { from, to, grounds: rule.grounds.filter((one) => one.barred !== true).map((one) => one.id) }));
  const found = rule.grounds.find((one) => one.id === ground);
  if (found === undefined || found.barred === true) return rejected("ExclusionNotProvided", refusedBy(found?.article ?? rule.article, { rule: rule.id, ground, from, to }));
  return found;
}

/** What the law asks of the ground itself. */
function againstItsGround(replay: Replay, exclusion: Exclusion, ground: ExclusionGround): Rejected | undefined {
  const { from, to, publishedOn, consentOn, askedOn } = exclusion;
  const details = (): { [key: string]: Json } => ({ ground: ground.id, from, to });
  if (publishedOn !== undefined && from !== plusDays(publishedOn, 1)) return rejected("PublicationBeginsNextDay", refusedBy(ground.article, { ...details(), publishedOn }));
  if (ground.atMostMonths !== undefined && to >= addMonths(from, ground.atMostMonths)) return rejected("AdjournmentTooLong", refusedBy(ground.article, { ...details(), atMostMonths: ground.atMostMonths }));
  if (ground.countedDays !== undefined && (consentOn === undefined || from <= plusDays(consentOn, ground.countedDays))) {
    return rejected("MediationDaysCount", refusedBy(ground.article, { ...details(), countedDays: ground.countedDays, ...(consentOn === undefined ? {} : { consentOn }) }));
  }
  if (ground.askedWithinDays !== undefined && exclusion.open !== true) {
    const askByOn = replay.calendar.rollForward(plusDays(to, ground.askedWithinDays));
    if (askedOn === undefined || askedOn > askByOn) return rejected("ReliefAskedTooLate", refusedBy(ground.article, { ...details(), askByOn, ...(askedOn === undefined ? {} : { askedOn }) }));
  }
  return undefined;
}

/**
 * Days that do not count (扣除). Taken in date order, each day once, and only a day not after the unrolled date reached so
 * far: since every day counted moves that date by one, a range counts whole once its first day does. One that begins on or
 * before the start, after the date reached, or after the clock was met is refused whole: an exclusion never erases an overrun.
 */
export function exclude(replay: Replay, exclusion: Exclusion): Rejected | undefined {
  const { rule, startOn, unrolledOn } = replay;
  const { from, to } = exclusion;
  const ground = groundOf(replay, exclusion);
  if (ground !== undefined && "rejected" in ground) return ground;
  const article = ground?.article ?? rule.article;
  if (to < from) return rejected("ExclusionEndsBeforeStart", refusedBy(article, { from, to }));
  if (from <= startOn) return rejected("ExclusionBeforeClock", refusedBy(article, { from, to, startOn }));
  // Relief is by its nature asked for once the period may be over: its own ten days stand in for the superior.
  const late = comesTooLate(replay, ground?.askedWithinDays === undefined ? exclusion : {}, from);
  if (late !== undefined) return late;
  if (from > unrolledOn) return rejected("ExclusionAfterDeadline", refusedBy(article, { from, to, days: daysBetween(from, to) + 1, reachedOn: unrolledOn }));
  const against = ground === undefined ? undefined : againstItsGround(replay, exclusion, ground);
  if (against !== undefined) return against;
  if (exclusion.open === true) replay.open = true;
  if (ground?.endsMonthsAfter !== undefined) return suspendLimitation(replay, exclusion, ground, ground.endsMonthsAfter);
  const { excludedTo } = replay;
  const firstOn = excludedTo !== undefined && excludedTo >= from ? plusDays(excludedTo, 1) : from;
  const days = firstOn > to ? 0 : daysBetween(firstOn, to) + 1;
  if (days > 0) {
    replay.excludedDays += days;
    replay.excludedTo = to;
    replay.unrolledOn = reach(replay);
  }
  addStep(replay, exclusionText(exclusion, ground, days), article, ground?.confidence ?? "high");
  return undefined;
}

/**
 * 时效中止: a cause within the last months of the period lets it end only so many months after the cause is gone (Civil Code
 * 194). Of several causes, each is held against the period itself, and the one that is gone last decides.
 */
function suspendLimitation(replay: Replay, exclusion: Exclusion, ground: ExclusionGround, months: number): Rejected | undefined {
  const { from, to } = exclusion;
  const beforeLastMonthsOn = addMonths(ownEnd(replay), -months);
  if (to <= beforeLastMonthsOn) return rejected("SuspensionBeforeLastMonths", refusedBy(ground.article, { from, to, lastMonthsFromOn: plusDays(beforeLastMonthsOn, 1) }));
  const endsOn = addMonths(to, months);
  if (replay.notBeforeOn === undefined || endsOn > replay.notBeforeOn) replay.notBeforeOn = endsOn;
  replay.unrolledOn = reach(replay);
  addStep(replay, suspensionText(exclusion, ground, months), ground.article, ground.confidence);
  return undefined;
}
