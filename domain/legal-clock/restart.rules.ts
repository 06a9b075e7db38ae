import { rejected, type Json, type Rejected } from "../decider.ts";
import { conversionText, restartText } from "./deadline-texts.ts";
import type { Converted, Started } from "./legal-clock.ts";
import { addStep, comesTooLate, lastDay, reach, refusedBy, type Replay } from "./replay.ts";

/** Extensions lapse with the period that they extended. */
const noExtensions = { count: 0, months: 0, days: 0 } as const;

/** 转换程序: counted from the original filing under the new rule; exclusions stay, extensions given under the old rule lapse. */
export function convert(replay: Replay, entry: Converted): Rejected | undefined {
  const { rule, extensions } = replay;
  const { to, on } = entry;
  const late = comesTooLate(replay, entry, on);
  if (late !== undefined) return late;
  const details = (): { [key: string]: Json } => ({ rule: rule.id, on, to });
  if (to === rule.id || (rule.procedure !== undefined && to === `trial-${rule.procedure}`)) return rejected("ConvertedToSameRule", refusedBy(rule.article, details()));
  if (rule.procedure === "ordinary") return rejected("ConvertedFromOrdinary", refusedBy(rule.article, details()));
  // Named by the procedure's own rule or by the row that governs after the conversion.
  const target = Object.hasOwn(rule.convertsTo, to) ? rule.convertsTo[to] : Object.values(rule.convertsTo).find((one) => one.id === to);
  const limit = target?.limit;
  if (target === undefined || limit === undefined || (limit !== "none" && "hours" in limit)) return rejected("ConversionNotProvided", refusedBy(rule.article, details()));
  const dueOn = lastDay(replay);
  if (on > dueOn) return rejected("ConvertedAfterDeadline", refusedBy(target.article, { ...details(), dueOn }));
  if (limit === "none") {
    replay.limitless = target;
    return undefined;
  }
  replay.rule = target;
  replay.limit = limit;
  replay.extensions = noExtensions;
  replay.unrolledOn = reach(replay);
  addStep(replay, conversionText(replay, entry, extensions.count > 0), target.article, target.confidence);
  return undefined;
}

/** The period begins anew, with nothing of what came before. */
export function restart(replay: Replay, entry: Started): Rejected | undefined {
  const { rule } = replay;
  const { on } = entry;
  const ground = rule.restarts.find((one) => one.id === entry.ground);
  if (ground === undefined) return rejected("RestartNotProvided", refusedBy(rule.article, { rule: rule.id, on, ...(entry.ground === undefined ? {} : { ground: entry.ground }) }));
  const late = comesTooLate(replay, {}, on);
  if (late !== undefined) return late;
  const dueOn = lastDay(replay);
  if (ground.onlyWhileRunning && on > dueOn) return rejected("RestartedAfterDeadline", refusedBy(ground.article, { on, dueOn }));
  replay.startOn = on;
  replay.extensions = noExtensions;
  replay.excludedDays = 0;
  replay.excludedTo = undefined;
  replay.notBeforeOn = undefined;
  replay.open = false;
  replay.unrolledOn = reach(replay);
  addStep(replay, restartText(replay, ground), ground.article, ground.confidence);
  return undefined;
}
