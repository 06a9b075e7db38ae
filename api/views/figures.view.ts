import type { Goal } from "../../domain/campaign/plan.ts";
import type { CampaignDigest } from "../../ledger/queries/campaign-digests.ts";
import type { Tally } from "../../ledger/queries/map.ts";

export type ItemQuery = Record<string, string>;
export interface Figure { count: number; query: ItemQuery }

/** A number with the filter that lists exactly what it counts. */
export function figure(count: number, query: ItemQuery): Figure {
  return { count, query };
}

/** Items, open ones and lights of a set that `query` lists. */
export function figuresOf(one: Tally | undefined, query: ItemQuery): { items: Figure; open: Figure; lights: Record<string, Figure> } {
  const lit = (light: "green" | "yellow" | "red" | "grey"): Figure => figure(one?.[light] ?? 0, { ...query, light });
  return {
    items: figure(one?.total ?? 0, query),
    open: figure(one?.open ?? 0, { ...query, open: "true" }),
    lights: { green: lit("green"), yellow: lit("yellow"), red: lit("red"), grey: lit("grey") },
  };
}

/** Whether a value is at the target or past it, on the side away from where it began. */
function isReached(goal: Goal, value: number): boolean {
  const falls = goal.baseline !== undefined && goal.target < goal.baseline;
  return falls ? value <= goal.target : value >= goal.target;
}

/** In percent, beyond 100 past the target and below 0 on the wrong side of the baseline. A target that equals its baseline is reached or not. */
function wayTo({ baseline: from = 0, target }: Goal, value: number): number {
  if (from === target) return value === target ? 100 : 0;
  return Math.round(((value - from) / (target - from)) * 100);
}

/** A goal with the result recorded last for its metric. What was measured in another unit says nothing about it. */
export function goalStanding(goal: Goal, results: CampaignDigest["results"]): Record<string, unknown> {
  const own = results.filter((result) => result.metric === goal.metric && result.unit === goal.unit);
  // Of one day the one recorded last counts.
  const latest = own.reduce<(typeof own)[number] | undefined>((best, one) => (best === undefined || one.on >= best.on ? one : best), undefined);
  const { metric, name, unit, baseline, target, by } = goal;
  return {
    metric, name, unit, target, by, ...(baseline === undefined ? {} : { baseline }),
    ...(latest === undefined ? {} : { latest: { value: latest.value, on: latest.on }, reached: isReached(goal, latest.value), way: wayTo(goal, latest.value) }),
  };
}
