import { rejected, type Rejected } from "../decider.ts";
import type { Lapsed, Satisfied } from "./legal-clock.ts";
import { lastDay, refusedBy, type Replay } from "./replay.ts";

/** 完成: posted in time is in time. What the law gives no effect after its period is refused; a court's own act is an overrun on record. */
export function satisfy(replay: Replay, entry: Satisfied): Rejected | undefined {
  const { rule, satisfiedOn } = replay;
  const on = entry.postedOn ?? entry.on;
  if (entry.on < on) return rejected("ReceivedBeforePosted", { postedOn: on, on: entry.on });
  if (satisfiedOn !== undefined) return rejected("ClockSatisfied", refusedBy(rule.article, { on, satisfiedOn }));
  const dueOn = lastDay(replay);
  if (rule.lateAct === "refused" && on > dueOn) return rejected("ActAfterPeriod", refusedBy(rule.article, { rule: rule.id, on, dueOn }));
  replay.satisfiedOn = on;
  return undefined;
}

/** 逾期, as it stood when it was written: `dueOn` is the last day as the ledger then had it. */
export function lapse(replay: Replay, entry: Lapsed, dueOn: string): Rejected | undefined {
  const { rule, satisfiedOn, lapsedOn } = replay;
  const { on } = entry;
  if (lapsedOn !== undefined) return rejected("LapsedBefore", { on, lapsedOn });
  if (satisfiedOn !== undefined && satisfiedOn <= dueOn) return rejected("ClockSatisfied", refusedBy(rule.article, { on, satisfiedOn }));
  if (on <= dueOn) return rejected("NotLapsedYet", refusedBy(rule.article, { on, dueOn }));
  replay.lapsedOn = on;
  return undefined;
}
