import type { Campaign } from "../../api/queries.ts";

/** A goal with its latest result: `way` is the part of the way from baseline to target, in percent, when both ends are known. */
export interface GoalProgress {
  metric: string;
  name: string;
  unit: string;
  by: string;
  baseline: number | undefined;
  target: number;
  latest: { value: number; on: string } | undefined;
  way: number | undefined;
}

/** Goals against target. Without a baseline the way is counted from 0; a target that equals its baseline is reached or not. */
export function goalProgress(campaign: Pick<Campaign, "results"> & { plan: Pick<Campaign["plan"], "goals"> }): GoalProgress[] {
  return campaign.plan.goals.map(({ metric, name, unit, by, baseline, target }) => {
    const latest = campaign.results.filter((one) => one.metric === metric && one.unit === unit).reduce<GoalProgress["latest"]>((best, one) => (best === undefined || one.on >= best.on ? one : best), undefined);
    return { metric, name, unit, by, baseline, target, latest, way: latest === undefined ? undefined : wayOf(baseline ?? 0, target, latest.value) };
  });
}

function wayOf(from: number, to: number, at: number): number {
  if (from === to) return at === to ? 100 : 0;
  return Math.round(((at - from) / (to - from)) * 100);
}
