import type { StreamId } from "../domain/decider.ts";
import type { EventRow } from "../ledger/queries/events.ts";
import { visibleStreams, type PersonContext } from "./command-answers.ts";
import { campaignOf, type DraftedCampaign } from "./views/campaign.view.ts";

/** Items of a campaign that the reader may not know of: the plan is the whole court's to read, what was registered by hand is whose scope it is in. */
async function hiddenItems(context: PersonContext, campaign: DraftedCampaign): Promise<ReadonlySet<StreamId>> {
  const byHand = campaign.items.filter((one) => one.byHand).map((one) => one.id);
  if (byHand.length === 0) return new Set();
  const known = await visibleStreams(context, byHand);
  return new Set(byHand.filter((one) => !known.has(one)));
}

/** Fields by which a part of a campaign's state, or of its event, says which item it is about. */
const subjects = new Set(["id", "item", "dependent"]);

/** The value without the parts that are about one of the items, and without their ids elsewhere; undefined when it is about one itself. */
function withoutItems(value: unknown, items: ReadonlySet<StreamId>): unknown {
  if (typeof value === "string") return items.has(value) ? undefined : value;
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((one: unknown) => withoutItems(one, items)).filter((one) => one !== undefined);
  const fields = Object.entries(value).map(([name, field]: [string, unknown]) => [name, withoutItems(field, items)] as const);
  if (fields.some(([name, field]) => field === undefined && subjects.has(name))) return undefined;
  return Object.fromEntries(fields.filter(([, field]) => field !== undefined));
}

/** The campaign with nothing of the items that the reader may not know of. */
export async function shownCampaign(context: PersonContext, campaign: DraftedCampaign): Promise<DraftedCampaign> {
  const hidden = await hiddenItems(context, campaign);
  if (hidden.size === 0) return campaign;
  const shown = campaignOf(withoutItems(campaign, hidden));
  if (shown === undefined) throw new Error(`campaign ${campaign.id} is undrafted without its hidden items`);
  return shown;
}

/** A campaign's events with nothing of the items that the reader may not know of: one that is about such an item is left out. */
export async function shownEvents(context: PersonContext, campaign: DraftedCampaign, rows: EventRow[]): Promise<EventRow[]> {
  const hidden = await hiddenItems(context, campaign);
  if (hidden.size === 0) return rows;
  return rows.flatMap((row) => {
    const body = JSON.parse(row.body) as { payload: unknown };
    const payload = withoutItems(body.payload, hidden);
    return payload === undefined ? [] : [{ ...row, body: JSON.stringify({ ...body, payload }) }];
  });
}
