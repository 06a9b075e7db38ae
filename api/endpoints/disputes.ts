import { z } from "zod";
import { disputeSources, tiers } from "../../contracts/commands/dispute.ts";
import { civilDate, cursor, flag, id, limit, listOf, personId, text } from "../../contracts/field-schemas.ts";
import { disputeFigures, disputeList, disputeLine, disputeView as disputeSchema, pipelineView, triageProposal } from "../../contracts/views/dispute.ts";
import { light } from "../../contracts/views/work-item.ts";
import { disputeStatuses } from "../../domain/dispute/dispute.ts";
import { pipelineStages } from "../../domain/dispute/pipeline.ts";
import { civilDateOf } from "../../domain/time.ts";
import { disputeReach, disputesByNumber, listDisputes, pipelineCounts, sourceFigures, type DisputeFilter } from "../../ledger/queries/disputes.ts";
import { etag, requireRead, type PersonContext } from "../command-answers.ts";
import { proposalFor, readableDispute, shownDispute, shownProposal } from "../dispute-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { invalidRequest } from "../invalid-params.ts";
import { cursorValues, nextCursor } from "../paging.ts";
import { disputeLineView } from "../views/dispute.view.ts";
import { ok } from "./responses.ts";
import { holderOf } from "./work-items.ts";

const registeredStatuses = disputeStatuses.filter((status) => status !== "Unregistered");

const disputeQuery = z.strictObject({
  status: listOf(registeredStatuses as [string, ...string[]]).optional().meta({ description: "Comma-separated" }),
  stage: z.enum(pipelineStages).optional(),
  open: flag.optional(),
  tier: z.enum(tiers).optional(),
  department: id.optional(),
  mediator: personId.optional(),
  judge: personId.optional(),
  cause: text(200).optional(),
  township: text(100).optional(),
  partner: id.optional(),
  source: z.enum(disputeSources).optional(),
  light: light.optional(),
  lapsed: flag.optional().meta({ description: "true: a clock of the court has overrun" }),
  dueBefore: civilDate.optional(),
  dueAfter: civilDate.optional(),
  q: text(100).optional().meta({ description: "Words in number, case number, cause or township; no name of a party is searched" }),
  mine: flag.optional().meta({ description: "I take part in it or have a step of it" }),
  sort: z.enum(["due", "-due"]).default("due"),
  limit,
  cursor: cursor.optional(),
});

function filterOf({ status, q, mine, lapsed, sort: _sort, limit: _limit, cursor: _cursor, ...same }: z.output<typeof disputeQuery>, me: string): DisputeFilter {
  return { ...same, ...(status === undefined ? {} : { statuses: status }), ...(q === undefined ? {} : { text: q }), ...(mine === true ? { participant: me } : {}), ...(lapsed === true ? { lapsed } : {}) };
}

/** Reach and today of a list for the caller. */
async function listing(context: PersonContext): Promise<{ reach: ReturnType<typeof disputeReach>; todayOn: string }> {
  await requireRead(context, "read.dispute");
  const { court, now } = await context.ledger.court();
  return { reach: disputeReach(court, context.caller.actor, now), todayOn: civilDateOf(now) };
}

const list = endpoint({
  id: "listDisputes",
  method: "get",
  path: "/disputes",
  tag: "disputes",
  summary: { zh: "矛盾纠纷清单，按最近的届满日排序", en: "Disputes by their nearest last day" },
  auth: "person",
  action: "read.dispute",
  query: disputeQuery,
  responses: ok(disputeList),
  handler: async ({ query }, context) => {
    const { reach, todayOn } = await listing(context);
    const after = cursorValues(query.cursor, ["date", "id"]);
    const page = await listDisputes(context.ledger.database.kysely, reach, filterOf(query, holderOf(context)), {
      today: todayOn, limit: query.limit, descending: query.sort === "-due", ...(after?.[0] === undefined || after[1] === undefined ? {} : { after: { due: after[0], id: after[1] } }),
    });
    return { status: 200, body: { items: page.rows.map((row) => disputeLineView(row, todayOn)), todayOn, ...nextCursor(page) } };
  },
});

const pipeline = endpoint({
  id: "disputePipeline",
  method: "get",
  path: "/disputes/pipeline",
  tag: "disputes",
  summary: { zh: "立审执看板：各阶段、各层级的在办件数", en: "The board: open disputes by stage and tier" },
  auth: "person",
  action: "read.dispute",
  responses: ok(pipelineView),
  handler: async (_input, context) => {
    const { reach } = await listing(context);
    const counts = await pipelineCounts(context.ledger.database.kysely, reach);
    return { status: 200, body: { stages: pipelineStages, counts, total: counts.reduce((sum, one) => sum + one.disputes, 0) } };
  },
});

const byNumber = endpoint({
  id: "findDispute",
  method: "get",
  path: "/disputes/by-number",
  tag: "disputes",
  summary: { zh: "按内部编号或任一阶段的案号查找", en: "Find by the court's own number or a case number of any stage" },
  auth: "person",
  action: "read.dispute",
  query: z.strictObject({ number: text(100) }),
  responses: ok(z.object({ items: z.array(disputeLine) })),
  handler: async ({ query }, context) => {
    const { reach, todayOn } = await listing(context);
    const rows = await disputesByNumber(context.ledger.database.kysely, reach, query.number, todayOn);
    return { status: 200, body: { items: rows.map((row) => disputeLineView(row, todayOn)) } };
  },
});

/** "城东街道:120000,江北镇:80000" */
const inhabitants = z.string().max(4_000).transform((value, refinement) => {
  const read = new Map<string, number>();
  for (const part of value.split(/[,，]/)) {
    const [key = "", count = ""] = part.split(/[:：]/).map((one) => one.trim());
    if (key === "" || !/^[1-9]\d{0,8}$/.test(count)) refinement.addIssue({ code: "custom", params: { text: { zh: "应写作 乡镇:人数，多个以逗号分隔", en: "is written township:inhabitants, separated by commas" } } });
    else read.set(key, Number(count));
  }
  return read;
});

const figures = endpoint({
  id: "disputeFigures",
  method: "get",
  path: "/disputes/figures",
  tag: "disputes",
  summary: { zh: "诉源治理：按乡镇街道、协同单位、案由或月份统计收、化解、立案", en: "Intake, resolved before filing and filed, by township, partner, cause or month" },
  auth: "person",
  action: "read.dispute-figures",
  query: z.strictObject({
    by: z.enum(["township", "partner", "cause", "month"]).default("township"),
    from: civilDate.optional(),
    to: civilDate.optional(),
    inhabitants: inhabitants.optional().meta({ description: "Inhabitants by key, for cases filed per 10,000: 城东街道:120000,江北镇:80000" }),
  }),
  responses: ok(disputeFigures),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.dispute-figures");
    const { court, now } = await context.ledger.court();
    const to = query.to ?? civilDateOf(now);
    const from = query.from ?? `${to.slice(0, 4)}-01-01`;
    if (from > to) throw invalidRequest([{ path: "query.from", code: "span", message: { zh: "起始日不能晚于截止日", en: "from must not be after to" } }]);
    const rows = await sourceFigures(context.ledger.database.kysely, query.by, from, to);
    const unnamed = context.language === "en" ? "(none)" : "（未填）";
    const shown = rows.map((row) => {
      const people = query.inhabitants?.get(row.key);
      const name = row.key === "" ? unnamed : query.by === "partner" ? court.state.partners[row.key]?.name ?? row.key : row.key;
      return { ...row, name, ...(people === undefined ? {} : { filedPer10000: Math.round((row.filed / people) * 1_000_000) / 100 }) };
    });
    const sum = (of: "intake" | "resolved" | "filed"): number => rows.reduce((so, row) => so + row[of], 0);
    return { status: 200, body: { by: query.by, from, to, rows: shown, total: { intake: sum("intake"), resolved: sum("resolved"), filed: sum("filed") } } };
  },
});

const get = endpoint({
  id: "getDispute",
  method: "get",
  path: "/disputes/{id}",
  tag: "disputes",
  summary: { zh: "一件矛盾纠纷：阶段、全部期限及计算说明、送达、庭审、交接、可办理的事项", en: "A dispute: stage, every clock with its statement, services, hearings, hand-overs and available actions" },
  auth: "person",
  action: "read.dispute",
  params: z.strictObject({ id }),
  responses: ok(disputeSchema),
  handler: async ({ params }, context) => {
    const { loaded, dispute } = await readableDispute(context, params.id);
    const { body, names } = await shownDispute(context, loaded, dispute);
    // Reads of personal data leave a line (domain §6).
    if (names) await context.security.note("parties-read", context.caller.person, { stream: params.id });
    return { status: 200, body, headers: { ETag: etag(loaded.version) } };
  },
});

const proposal = endpoint({
  id: "disputeProposal",
  method: "get",
  path: "/disputes/{id}/proposal",
  tag: "disputes",
  summary: { zh: "分流建议及理由", en: "The proposed triage with its reasons" },
  auth: "person",
  action: "read.dispute",
  params: z.strictObject({ id }),
  responses: ok(triageProposal),
  handler: async ({ params }, context) => {
    const { dispute } = await readableDispute(context, params.id);
    return { status: 200, body: shownProposal(await proposalFor(context, dispute), context) };
  },
});

/** Those with a word in the place of an id stand before the page of one dispute. */
export const disputeReads: readonly Endpoint[] = [list, pipeline, byNumber, figures, get, proposal];
