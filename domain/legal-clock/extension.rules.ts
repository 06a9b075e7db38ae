import { rejected, type Rejected } from "../decider.ts";
import type { ExtensionStep } from "./clock-rule.ts";
import { extensionText } from "./deadline-texts.ts";
import type { Extended } from "./legal-clock.ts";
import { addStep, comesTooLate, lastDay, reach, refusedBy, tooFar, type Replay } from "./replay.ts";

function amount(value: number | undefined): boolean {
  return value === undefined || (Number.isSafeInteger(value) && value > 0);
}

/** The extension that the rule allows next; undefined when there is none. */
export function nextExtension({ rule, extensions }: Replay): ExtensionStep | undefined {
  const last = rule.extensions[rule.extensions.length - 1];
  return rule.extensions[extensions.count] ?? (last?.repeatable === true ? last : undefined);
}

/** 延长: decided while the period runs, by whom the law names, not longer and not more often than it allows; added to the period from its original anchor. */
export function extend(replay: Replay, entry: Extended): Rejected | undefined {
  const { rule } = replay;
  const { approvedOn, months = 0, days = 0 } = entry;
  if (!amount(entry.months) || !amount(entry.days) || months + days === 0) return rejected("AmountNotPositive");
  if (rule.extensions.length === 0) return rejected("ExtensionNotProvided", refusedBy(rule.article, { rule: rule.id, approvedOn }));
  const late = comesTooLate(replay, entry, approvedOn);
  if (late !== undefined) return late;
  const step = nextExtension(replay);
  const dueOn = lastDay(replay);
  const article = step?.article ?? rule.extensions[rule.extensions.length - 1]?.article ?? rule.article;
  if (approvedOn > dueOn) return rejected("ExtendedAfterDeadline", refusedBy(article, { approvedOn, dueOn }));
  if (step === undefined) return rejected("ExtendedTooOften", refusedBy(article, { approvedOn, atMostTimes: rule.extensions.length }));
  if (step.by !== undefined && entry.by !== undefined && entry.by !== step.by) return rejected("ExtendedByWrongAuthority", refusedBy(article, { approvedOn, by: entry.by, allowed: step.by }));
  const { count } = replay.extensions;
  const before = replay.extensions;
  const extended = { count: count + 1, months: before.months + months, days: before.days + days };
  if (tooFar(extended)) return rejected("ExtendedTooFar", { approvedOn });
  replay.extensions = extended;
  const reachedOn = reach(replay);
  if (step.atMost !== undefined && (days > 0 || months > step.atMost.months)) {
    replay.extensions = { ...extended, months: before.months + step.atMost.months, days: before.days };
    const furthestOn = reach(replay);
    if (reachedOn > furthestOn) return rejected("ExtendedTooFar", refusedBy(article, { approvedOn, reachedOn, furthestOn, atMostMonths: step.atMost.months }));
    replay.extensions = extended;
  }
  replay.unrolledOn = reachedOn;
  addStep(replay, extensionText(replay, entry, step), article, step.confidence);
  return undefined;
}
