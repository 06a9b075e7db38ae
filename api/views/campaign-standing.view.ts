import type { Court } from "../../domain/court/court-view.ts";
import type { CivilDate } from "../../domain/time.ts";
import type { CampaignDigest } from "../../ledger/queries/campaign-digests.ts";
import type { ListedCampaign } from "../../ledger/queries/campaigns.ts";
import type { Tally } from "../../ledger/queries/map.ts";
import { campaignRowLine } from "./campaign.view.ts";
import { figuresOf, goalStanding } from "./figures.view.ts";

export interface StandingOn { court: Court; todayOn: CivilDate }

type Milestones = CampaignDigest["milestones"];

const byDate = (milestones: Milestones): Milestones => [...milestones].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));

/** A campaign's row with where it stands: items in numbers, progress, goals, the milestone that comes next. */
export function campaignStanding(row: ListedCampaign, counts: (Tally & { progress: number }) | undefined, digest: CampaignDigest | undefined, { court, todayOn }: StandingOn): Record<string, unknown> {
  const next = byDate(digest?.milestones ?? []).find((one) => one.reachedOn === undefined);
  return {
    ...campaignRowLine(row),
    ...figuresOf(counts, { campaign: row.id }),
    progress: counts?.progress ?? 0,
    goals: (digest?.goals ?? []).map((goal) => goalStanding(goal, digest?.results ?? [])),
    ...(next === undefined ? {} : { nextMilestone: { id: next.id, name: next.name, dueOn: next.dueOn, remainingWorkingDays: court.calendar().workingDaysBetween(todayOn, next.dueOn) } }),
  };
}

const over = ["Closed", "Watch", "Archived", "Terminated"];

/** The same with its roadmap, the steps it waits for and the working days that its plan leaves. */
export function listedCampaign(row: ListedCampaign, counts: (Tally & { progress: number }) | undefined, digest: CampaignDigest | undefined, on: StandingOn): Record<string, unknown> {
  return {
    ...campaignStanding(row, counts, digest, on),
    milestones: byDate(digest?.milestones ?? []).map(({ id, name, dueOn, reachedOn }) => ({ id, name, dueOn, ...(reachedOn === undefined ? {} : { reachedOn }) })),
    waiting: digest?.waiting ?? [],
    ...(over.includes(row.status) ? {} : { remainingWorkingDays: on.court.calendar().workingDaysBetween(on.todayOn, row.ends_on) }),
  };
}
