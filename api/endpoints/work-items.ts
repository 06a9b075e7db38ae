import { z } from "zod";
import { sourceTypes } from "../../contracts/commands/work-item.ts";
import { civilDate, cursor, flag, id, limit, listOf, personId, priority, text } from "../../contracts/field-schemas.ts";
import { dueDateView, light, workItemList, workItemStatuses, workItemView as workItemSchema } from "../../contracts/views/work-item.ts";
import { civilDateOf } from "../../domain/time.ts";
import { reachOf } from "../../ledger/queries/reach.ts";
import { listWorkItems, type WorkItemFilter } from "../../ledger/queries/work-items.ts";
import { etag, notFound, readable, requireRead, type PersonContext } from "../command-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { cursorValues, nextCursor } from "../paging.ts";
import { itemOf, workItemLines, workItemView } from "../views/work-item.view.ts";
import { ok } from "./responses.ts";

/** Filters of the list, shared with its export. */
export const workItemQuery = z.strictObject({
  status: listOf(workItemStatuses).optional().meta({ description: "Comma-separated" }),
  open: flag.optional(),
  department: id.optional(),
  responsible: personId.optional(),
  supervisor: personId.optional(),
  campaign: id.optional(),
  parent: id.optional(),
  post: id.optional(),
  vacant: listOf(["post", "responsible"]).optional().meta({ description: "Names no post, or nobody responsible" }),
  waitingFor: id.optional().meta({ description: "Waits for this item, directly or by way of others" }),
  priority: priority.optional(),
  source: z.enum(sourceTypes).optional(),
  light: light.optional(),
  dueBefore: civilDate.optional(),
  dueAfter: civilDate.optional(),
  q: text(100).optional().meta({ description: "Words in title, reference or plan id" }),
  mine: flag.optional().meta({ description: "I take part in it" }),
  registeredByMe: flag.optional(),
  sort: z.enum(["due", "-due"]).default("due"),
  limit,
  cursor: cursor.optional(),
});

export function filterOf(query: z.output<typeof workItemQuery>, me: string): WorkItemFilter {
  const { status, q, mine, registeredByMe } = query;
  const { open, department, responsible, supervisor, campaign, parent, post, vacant, waitingFor, priority: wanted, source, light: lit, dueBefore, dueAfter } = query;
  const filter: WorkItemFilter = { open, department, responsible, supervisor, campaign, parent, post, vacant, waitingFor, priority: wanted, source, light: lit, dueBefore, dueAfter, statuses: status, text: q };
  if (mine === true) filter.participant = me;
  if (registeredByMe === true) filter.registeredBy = me;
  return filter;
}

/** Whose right counts: the principal's under a delegation. */
export function holderOf(context: PersonContext): string {
  return context.caller.actor.onBehalfOf ?? context.caller.person;
}

const list = endpoint({
  id: "listWorkItems",
  method: "get",
  path: "/work-items",
  tag: "work-items",
  summary: { zh: "督办事项清单，按完成时限排序", en: "Work items, by due date" },
  auth: "person",
  action: "read.work-item",
  query: workItemQuery,
  responses: ok(workItemList),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.work-item");
    const { court } = await context.ledger.court();
    const now = await context.ledger.courtNow();
    const todayOn = civilDateOf(now);
    const after = cursorValues(query.cursor, ["date", "id"]);
    const reach = reachOf(court, context.caller.actor, "read.work-item", now);
    const page = await listWorkItems(context.ledger.database.kysely, reach, filterOf(query, holderOf(context)), {
      today: todayOn,
      limit: query.limit,
      descending: query.sort === "-due",
      ...(after?.[0] === undefined || after[1] === undefined ? {} : { after: { due: after[0], id: after[1] } }),
    });
    return { status: 200, body: { items: await workItemLines(context.ledger.database, court, todayOn, page.rows), todayOn, ...nextCursor(page) } };
  },
});

const get = endpoint({
  id: "getWorkItem",
  method: "get",
  path: "/work-items/{id}",
  tag: "work-items",
  summary: { zh: "督办事项：状态、灯、进度、可办理的事项", en: "A work item with its light, progress and available actions" },
  auth: "person",
  action: "read.work-item",
  params: z.strictObject({ id }),
  responses: ok(workItemSchema),
  handler: async ({ params }, context) => {
    const loaded = await readable(context, "work-item", params.id);
    const item = itemOf(loaded.state);
    if (item === undefined) throw notFound("work-item", params.id);
    const { court } = await context.ledger.court();
    const actions = await context.ledger.availableActions(loaded, context.caller.actor);
    return { status: 200, body: workItemView(item, loaded.version, actions, court, civilDateOf(await context.ledger.courtNow())), headers: { ETag: etag(loaded.version) } };
  },
});

const dueDate = endpoint({
  id: "explainDueDate",
  method: "get",
  path: "/work-items/{id}/due-date",
  tag: "work-items",
  summary: { zh: "完成时限是怎样算出来的", en: "How the due date was computed" },
  auth: "person",
  action: "read.work-item",
  params: z.strictObject({ id }),
  responses: ok(dueDateView),
  handler: async ({ params }, context) => {
    const loaded = await readable(context, "work-item", params.id);
    const item = itemOf(loaded.state);
    if (item === undefined) throw notFound("work-item", params.id);
    return {
      status: 200,
      headers: { ETag: etag(loaded.version) },
      body: {
        id: item.id,
        rule: item.due,
        provisional: item.provisional,
        steps: item.dueSteps.map((step) => ({ text: step[context.language], resultOn: step.resultOn })),
        ...(item.dueOn === undefined ? {} : { dueOn: item.dueOn }),
        ...(item.anchorOn === undefined ? {} : { anchorOn: item.anchorOn }),
        ...(item.anchor === undefined || item.anchorOn !== undefined ? {} : { waitsFor: item.anchor }),
      },
    };
  },
});

export const workItemReads: readonly Endpoint[] = [list, get, dueDate];
