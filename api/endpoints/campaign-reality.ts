import { z } from "zod";
import { cursor, id, limit } from "../../contracts/field-schemas.ts";
import { light, workItemStatus } from "../../contracts/views/work-item.ts";
import { plannedDates } from "../../domain/campaign/plan-dates.ts";
import { placedItems } from "../../domain/campaign/plan-tree.ts";
import { itemStreamId } from "../../domain/campaign/task-book.ts";
import { civilDateOf } from "../../domain/time.ts";
import { eventsOfType } from "../../ledger/queries/events.ts";
import { page } from "../../ledger/queries/cursor.ts";
import { decodeEvent } from "../../ledger/stored-event.ts";
import { etag, notFound, readable, visibleStreams, type PersonContext } from "../command-answers.ts";
import { endpoint } from "../endpoint.ts";
import { shownCampaign } from "../known-items.ts";
import { cursorValues, nextCursor } from "../paging.ts";
import { campaignOf, type DraftedCampaign } from "../views/campaign.view.ts";
import { itemReality, milestoneReality, type Extension } from "../views/reality.view.ts";
import { itemOf } from "../views/work-item.view.ts";
import { ok } from "./responses.ts";

const text = z.string();
const day = text.meta({ format: "date" });
const workingDays = z.int().meta({ description: "Working days off the plan; positive is late" });

const realItem = z.object({
  id: text,
  planItem: text.optional().meta({ description: "Absent for an item registered by hand" }),
  title: text,
  parent: text.optional(),
  milestone: text.optional(),
  planned: z.object({ opensOn: day, dueOn: day, provisional: z.boolean() }).optional(),
  real: z.object({
    status: workItemStatus, light, openedOn: day.optional(), dueOn: day.optional(), submittedOn: day.optional(), signedOffOn: day.optional(),
    extensions: z.array(z.object({ on: day, dueOn: day })), suspensions: z.int(), red: z.object({ days: z.int(), workingDays: z.int() }),
  }).optional().meta({ description: "Absent before the item is in the ledger, and for whoever may not read it" }),
  deviation: z.object({ opening: workingDays.optional(), due: workingDays.optional(), closing: workingDays.optional() }).optional(),
}).meta({ id: "ItemReality" });

interface Entry { id: string; planItem?: string; title: string; parent?: string; milestone?: string }

/** Every item of the plan, parents before children, then those registered by hand. */
function entriesOf(campaign: DraftedCampaign): Entry[] {
  const planned = placedItems(campaign.plan).map(({ item, parent }): Entry => ({
    id: itemStreamId(campaign.id, item.id), planItem: item.id, title: item.title,
    ...(parent === undefined ? {} : { parent: itemStreamId(campaign.id, parent.id) }), ...(item.milestone === undefined ? {} : { milestone: item.milestone }),
  }));
  const byHand = campaign.items.filter((one) => one.byHand).map((one): Entry => ({ id: one.id, title: one.title, ...(one.parent === undefined ? {} : { parent: one.parent }) }));
  return [...planned, ...byHand];
}

async function extensionsOf(context: PersonContext, streams: readonly string[]): Promise<Map<string, Extension[]>> {
  const found = new Map<string, Extension[]>();
  for (const row of await eventsOfType(context.ledger.database.kysely, streams, "ExtensionGranted")) {
    const { due } = decodeEvent(row.body, null).body.payload;
    const dueOn = typeof due === "object" && due !== null && "dueOn" in due ? due["dueOn"] : undefined;
    if (typeof dueOn === "string") found.set(row.stream_id, [...(found.get(row.stream_id) ?? []), { on: civilDateOf(row.effective_at), dueOn }]);
  }
  return found;
}

/** Plan against reality: the dates by which the plan is rehearsed, beside what happened. */
export const campaignReality = endpoint({
  id: "campaignReality",
  method: "get",
  path: "/campaigns/{id}/reality",
  tag: "campaigns",
  summary: { zh: "计划与实际对照：启动、时限、节点、延期、逾期，偏差按工作日", en: "Plan against reality: openings, due dates, milestones, extensions, red days, with deviations in working days" },
  auth: "person",
  action: "read.campaign",
  params: z.strictObject({ id }),
  query: z.strictObject({ limit, cursor: cursor.optional() }),
  responses: ok(z.object({
    id: text,
    todayOn: day,
    planned: z.object({ startsOn: day, endsOn: day }),
    real: z.object({ startedOn: day.optional(), closedOn: day.optional() }),
    milestones: z.array(z.object({ id: text, name: text, plannedOn: day, dueOn: day.optional(), reachedOn: day.optional(), deviation: workingDays.optional() })),
    items: z.array(realItem),
    nextCursor: text.optional(),
  }).meta({ id: "CampaignReality" })),
  handler: async ({ params, query }, context) => {
    const loaded = await readable(context, "campaign", params.id);
    const campaign = campaignOf(loaded.state);
    if (campaign === undefined) throw notFound("campaign", params.id);
    const { court, now } = await context.ledger.court();
    const todayOn = civilDateOf(now);
    const from = Number(cursorValues(query.cursor, ["seq"])?.[0] ?? 0);
    const entries = page(entriesOf(await shownCampaign(context, campaign)).slice(from, from + query.limit + 1), query.limit, () => [from + query.limit]);
    const visible = await visibleStreams(context, entries.rows.map((one) => one.id));
    const extensions = await extensionsOf(context, [...visible.keys()]);
    const calendar = court.calendar(campaign.calendar);
    const dates = plannedDates(campaign.plan, calendar);
    const items = entries.rows.map((entry) => {
      const planned = dates.get(entry.planItem ?? "");
      const stream = visible.get(entry.id);
      const item = stream?.kind === "work-item" ? itemOf(stream.state) : undefined;
      return { ...entry, ...(planned === undefined ? {} : { planned }), ...(item === undefined ? {} : itemReality(item, planned, extensions.get(entry.id) ?? [], court, todayOn)) };
    });
    return {
      status: 200,
      headers: { ETag: etag(loaded.version) },
      body: {
        id: params.id,
        todayOn,
        planned: { startsOn: campaign.plan.startsOn, endsOn: campaign.plan.endsOn },
        real: { ...(campaign.startedOn === undefined ? {} : { startedOn: campaign.startedOn }), ...(campaign.closedOn === undefined ? {} : { closedOn: campaign.closedOn }) },
        milestones: milestoneReality(campaign, calendar, todayOn),
        items,
        ...nextCursor(entries),
      },
    };
  },
});
