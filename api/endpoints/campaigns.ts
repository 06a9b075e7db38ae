import { z } from "zod";
import { campaignBodies, campaignBulkBody, type PlainCampaignCommand } from "../../contracts/commands/campaign.ts";
import { kebab } from "../../contracts/commands/command-body.ts";
import { cursor, id, limit, listOf, personId, text } from "../../contracts/field-schemas.ts";
import type { Text } from "../../contracts/problem-codes.ts";
import { campaignPage, campaignStatuses, campaignView as campaignSchema } from "../../contracts/views/campaign.ts";
import { campaignList } from "../../contracts/views/figures.ts";
import { workItemList } from "../../contracts/views/work-item.ts";
import { civilDateOf } from "../../domain/time.ts";
import { campaignDigests } from "../../ledger/queries/campaign-digests.ts";
import { listCampaigns, type CampaignFilter } from "../../ledger/queries/campaigns.ts";
import { countByCampaign } from "../../ledger/queries/map.ts";
import { countWorkItems, listWorkItems } from "../../ledger/queries/work-items.ts";
import { reachOf } from "../../ledger/queries/reach.ts";
import { acceptedOr, etag, notFound, readable, requireRead, toRequest, type Accepted, type PersonContext } from "../command-answers.ts";
import { bulkAnswer, bulkResults } from "../bulk-commands.ts";
import { endpoint, type Answer, type Endpoint } from "../endpoint.ts";
import { shownCampaign } from "../known-items.ts";
import { cursorValues, nextCursor } from "../paging.ts";
import { listedCampaign } from "../views/campaign-standing.view.ts";
import { board, campaignOf, campaignView } from "../views/campaign.view.ts";
import { goalStanding } from "../views/figures.view.ts";
import { workItemLines } from "../views/work-item.view.ts";
import { ok } from "./responses.ts";
import { filterOf, holderOf, workItemQuery } from "./work-items.ts";

const summaries: Record<PlainCampaignCommand, Text> = {
  Submit: { zh: "报批（可请会签、或签）", en: "Submit for approval" },
  Withdraw: { zh: "撤回", en: "Withdraw" },
  Approve: { zh: "批准任务书", en: "Approve the plan" },
  CounterSign: { zh: "会签", en: "Counter-sign" },
  Return: { zh: "退回修改", en: "Return for revision" },
  ReachMilestone: { zh: "确认节点完成", en: "Confirm a milestone" },
  Suspend: { zh: "暂停", en: "Suspend" },
  Resume: { zh: "恢复", en: "Resume" },
  HandOver: { zh: "更换牵头人或分管院领导", en: "Hand over lead or leader in charge" },
  Instruct: { zh: "批示", en: "A leader's instruction" },
  RecordResult: { zh: "登记成效", en: "Record a result" },
  RequestAcceptance: { zh: "申请验收", en: "Ask for acceptance" },
  Accept: { zh: "验收通过", en: "Accept" },
  Reject: { zh: "验收不通过", en: "Reject" },
  FileRetrospective: { zh: "提交复盘", en: "File the retrospective" },
  RecordCheck: { zh: "登记回头看检查", en: "Record a relapse check" },
  Archive: { zh: "归档", en: "Archive" },
  Terminate: { zh: "终止，事项逐项处理", en: "Terminate, every item waived or carried by name" },
  Comment: { zh: "留言，可 @ 人员", en: "Comment, calling on persons if need be" },
  AdoptCalendar: { zh: "适用新版工作日历", en: "Adopt another calendar version" },
};

/** 200 (201 for a draft) with the campaign as it now is. */
export async function campaignAnswer(context: PersonContext, accepted: Accepted, status = 200): Promise<Answer> {
  const campaign = campaignOf(accepted.state);
  if (campaign === undefined) throw new Error(`an accepted command left campaign ${accepted.stream} undrafted`);
  const actions = await context.ledger.availableActions(accepted, context.caller.actor);
  return {
    status,
    body: campaignView(await shownCampaign(context, campaign), accepted.version, actions, civilDateOf(await context.ledger.courtNow())),
    headers: { ETag: etag(accepted.version), ...(status === 201 ? { Location: `/api/v1/campaigns/${accepted.stream}` } : {}) },
  };
}

function plainCommand(type: PlainCampaignCommand): Endpoint {
  return endpoint({
    id: `campaign${type}`,
    method: "post",
    path: `/campaigns/{id}/${kebab(type)}`,
    tag: "campaigns",
    summary: summaries[type],
    auth: "person",
    action: `campaign.${type}`,
    command: "changes",
    params: z.strictObject({ id }),
    body: campaignBodies[type],
    responses: ok(campaignSchema),
    handler: async ({ params, body }, context) => {
      const outcome = await context.ledger.execute(toRequest(context, "campaign", params.id, { type, ...body }));
      return campaignAnswer(context, acceptedOr(outcome, "campaign"));
    },
  });
}

/** Filters of the list, shared with its export and the map. */
export const campaignQuery = z.strictObject({
  status: listOf(campaignStatuses).optional().meta({ description: "Comma-separated" }),
  department: id.optional(),
  theme: text(100).optional(),
  brand: text(200).optional(),
  lead: personId.optional(),
  leaderInCharge: personId.optional(),
  q: text(100).optional(),
  limit,
  cursor: cursor.optional(),
});

export function campaignFilterOf(query: Omit<z.output<typeof campaignQuery>, "limit" | "cursor">): CampaignFilter {
  const { status, department, theme, brand, lead, leaderInCharge, q } = query;
  return { statuses: status, department, theme, brand, lead, leaderInCharge, text: q };
}

const list = endpoint({
  id: "listCampaigns",
  method: "get",
  path: "/campaigns",
  tag: "campaigns",
  summary: { zh: "专班行动清单：状态、目标、各灯事项数、节点、待办环节、剩余工作日", en: "Campaigns with status, goals, items by light, milestones, waiting steps and working days left" },
  auth: "person",
  action: "read.campaign",
  query: campaignQuery,
  responses: ok(campaignList),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.campaign");
    const after = cursorValues(query.cursor, ["date", "id"]);
    const { database } = context.ledger;
    const { court } = await context.ledger.court();
    const now = await context.ledger.courtNow();
    const todayOn = civilDateOf(now);
    const page = await listCampaigns(database.kysely, campaignFilterOf(query), query.limit,
      after?.[0] === undefined || after[1] === undefined ? undefined : { startsOn: after[0], id: after[1] });
    const ids = page.rows.map((row) => row.id);
    const [counts, digests] = await Promise.all([
      countByCampaign(database.kysely, reachOf(court, context.caller.actor, "read.work-item", now), todayOn, ids),
      campaignDigests(database, court, ids),
    ]);
    return { status: 200, body: { campaigns: page.rows.map((row) => listedCampaign(row, counts.get(row.id), digests.get(row.id), { court, todayOn })), todayOn, ...nextCursor(page) } };
  },
});

const get = endpoint({
  id: "getCampaign",
  method: "get",
  path: "/campaigns/{id}",
  tag: "campaigns",
  summary: { zh: "专班行动：任务书、节点、看板统计、可办理的事项", en: "A campaign with its plan, milestones, board counts and available actions" },
  auth: "person",
  action: "read.campaign",
  params: z.strictObject({ id }),
  responses: ok(campaignPage),
  handler: async ({ params }, context) => {
    const loaded = await readable(context, "campaign", params.id);
    const campaign = campaignOf(loaded.state);
    if (campaign === undefined) throw notFound("campaign", params.id);
    const todayOn = civilDateOf(await context.ledger.courtNow());
    const actions = await context.ledger.availableActions(loaded, context.caller.actor);
    const counts = await countWorkItems(context.ledger.database.kysely, { campaign: params.id }, todayOn);
    return { status: 200, body: { ...campaignView(await shownCampaign(context, campaign), loaded.version, actions, todayOn), board: board(counts), goals: campaign.plan.goals.map((goal) => goalStanding(goal, campaign.results)) }, headers: { ETag: etag(loaded.version) } };
  },
});

const items = endpoint({
  id: "listCampaignItems",
  method: "get",
  path: "/campaigns/{id}/items",
  tag: "campaigns",
  summary: { zh: "专班行动的事项（看板、时间表）", en: "The items of a campaign" },
  auth: "person",
  action: "read.campaign",
  params: z.strictObject({ id }),
  query: workItemQuery.omit({ campaign: true }),
  responses: ok(workItemList),
  handler: async ({ params, query }, context) => {
    await readable(context, "campaign", params.id);
    const { court } = await context.ledger.court();
    const now = await context.ledger.courtNow();
    const after = cursorValues(query.cursor, ["date", "id"]);
    const filter = { ...filterOf(query, holderOf(context)), campaign: params.id };
    const page = await listWorkItems(context.ledger.database.kysely, reachOf(court, context.caller.actor, "read.work-item", now), filter, {
      today: civilDateOf(now),
      limit: query.limit,
      descending: query.sort === "-due",
      ...(after?.[0] === undefined || after[1] === undefined ? {} : { after: { due: after[0], id: after[1] } }),
    });
    return { status: 200, body: { items: await workItemLines(context.ledger.database, court, civilDateOf(now), page.rows), todayOn: civilDateOf(now), ...nextCursor(page) } };
  },
});

const bulk = endpoint({
  id: "campaignBulk",
  method: "post",
  path: "/campaigns/bulk",
  tag: "campaigns",
  summary: { zh: "批量批准任务书；逐项给出结果，有提示未答复的逐个办理", en: "Approve many plans; a result for each. One with unanswered warnings is decided by itself" },
  auth: "person",
  action: "campaign.Approve",
  command: "changes",
  body: campaignBulkBody,
  responses: ok(bulkResults),
  handler: async ({ body }, context) => bulkAnswer(context, "campaign", body.campaigns, { type: body.command, ...body.body }),
});

const plainTypes = Object.keys(campaignBodies) as PlainCampaignCommand[];

export const campaignEndpoints: readonly Endpoint[] = [list, get, items, ...plainTypes.map((type) => plainCommand(type)), bulk];
