import type { CampaignFacts, CampaignState } from "../../domain/campaign/campaign.ts";
import type { Goal } from "../../domain/campaign/plan.ts";
import { plannedDates } from "../../domain/campaign/plan-dates.ts";
import { placedItems } from "../../domain/campaign/plan-tree.ts";
import type { Court } from "../../domain/court/court-view.ts";
import type { StreamId } from "../../domain/decider.ts";
import type { CivilDate } from "../../domain/time.ts";
import type { Database } from "../database.ts";

/** What the plan says of one item: absent dates are those of an item whose anchor is unknown. */
export interface PlannedItem { milestone?: string; opensOn?: CivilDate; dueOn?: CivilDate }

/** The part of a campaign's state that lists and maps show beside its row. */
export interface CampaignDigest {
  goals: Goal[];
  results: CampaignFacts["results"];
  milestones: CampaignFacts["milestones"];
  waiting: CampaignFacts["waiting"];
  /** By the item's id in the plan. */
  planned: ReadonlyMap<string, PlannedItem>;
}

interface Kept { seq: number; digest: CampaignDigest }

/** As many campaigns as a court runs in a few years; of more, those read last stay. */
const mostKept = 300;
const keptBy = new WeakMap<Database, Map<StreamId, Kept>>();

function digestOf(state: Exclude<CampaignState, { status: "Undrafted" }>, court: Court): CampaignDigest {
  const dates = plannedDates(state.plan, court.calendar(state.calendar), state.startedOn ?? state.plan.startsOn);
  const planned = placedItems(state.plan).map(({ item }): [string, PlannedItem] => {
    const own = dates.get(item.id);
    return [item.id, { ...(item.milestone === undefined ? {} : { milestone: item.milestone }), ...(own === undefined ? {} : { opensOn: own.opensOn, dueOn: own.dueOn }) }];
  });
  return { goals: state.plan.goals, results: state.results, milestones: state.milestones, waiting: state.waiting, planned: new Map(planned) };
}

/**
 * Digests of campaigns by id. A state is large and hardly ever moves, so it is sent and parsed only when this process does
 * not have it as it now stands.
 */
export async function campaignDigests(database: Database, court: Court, ids: readonly StreamId[]): Promise<Map<StreamId, CampaignDigest>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const kept = keptBy.get(database) ?? new Map<StreamId, Kept>();
  keptBy.set(database, kept);
  const { rows } = await database.pool.query<{ id: string; seq: number; state: string | null }>({
    name: "campaign-digests",
    text: `SELECT s.id, s.seq, CASE WHEN s.seq <> k.seq THEN s.state END AS state
           FROM unnest($1::text[], $2::int[]) AS k(id, seq) JOIN streams s ON s.id = k.id COLLATE "C" AND s.kind = 'campaign'`,
    values: [wanted, wanted.map((id) => kept.get(id)?.seq ?? -1)],
  });
  const found = new Map<StreamId, CampaignDigest>();
  for (const { id, seq, state } of rows) {
    const parsed = state === null ? undefined : (JSON.parse(state) as CampaignState);
    const digest = parsed === undefined ? kept.get(id)?.digest : parsed.status === "Undrafted" ? undefined : digestOf(parsed, court);
    if (digest === undefined) continue;
    kept.delete(id);
    kept.set(id, { seq, digest });
    found.set(id, digest);
  }
  for (const id of kept.keys()) {
    if (kept.size <= mostKept) break;
    kept.delete(id);
  }
  return found;
}
