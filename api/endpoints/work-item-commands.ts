import { z } from "zod";
import { bulkBody, decomposition, workItemBodies, type PlainWorkItemCommand } from "../../contracts/commands/work-item.ts";
import { kebab } from "../../contracts/commands/command-body.ts";
import { id } from "../../contracts/field-schemas.ts";
import type { Text } from "../../contracts/problem-codes.ts";
import { workItemView as workItemSchema } from "../../contracts/views/work-item.ts";
import { civilDateOf } from "../../domain/time.ts";
import { acceptedOr, derivedId, etag, toRequest, type Accepted, type PersonContext } from "../command-answers.ts";
import { endpoint, type Answer, type Endpoint } from "../endpoint.ts";
import { bulkAnswer, bulkResults } from "../bulk-commands.ts";
import { itemOf, workItemView } from "../views/work-item.view.ts";
import { ok } from "./responses.ts";

const summaries: Record<PlainWorkItemCommand, Text> = {
  Assign: { zh: "交办：定人、定岗、定责", en: "Assign to department, post and person" },
  Accept: { zh: "签收", en: "Accept" },
  Decline: { zh: "退回交办", en: "Decline, with a reason" },
  Report: { zh: "报告进展", en: "Report progress" },
  Urge: { zh: "催办", en: "Urge" },
  Instruct: { zh: "批示", en: "A leader's instruction" },
  RequestExtension: { zh: "申请延期", en: "Ask for an extension" },
  DecideExtension: { zh: "决定延期", en: "Decide an extension" },
  Suspend: { zh: "暂停或申请暂停", en: "Suspend, or ask for it" },
  DecideSuspension: { zh: "决定暂停", en: "Decide a suspension" },
  Resume: { zh: "恢复", en: "Resume" },
  SubmitForSignOff: { zh: "办结申报", en: "Submit for sign-off" },
  SignOff: { zh: "销号", en: "Sign off" },
  Return: { zh: "退回整改", en: "Return for rework" },
  AskCoSign: { zh: "请人加签", en: "Ask for co-signatures" },
  CoSign: { zh: "加签", en: "Co-sign" },
  Reassign: { zh: "转交", en: "Reassign" },
  Delegate: { zh: "委托代办", en: "Delegate for a time" },
  Waive: { zh: "免办", en: "Waive, with its ground" },
  IssueNotice: { zh: "发出督办单", en: "Issue a supervision notice" },
  ReplyToNotice: { zh: "回复督办单", en: "Reply to a supervision notice" },
  Reopen: { zh: "重新开启", en: "Reopen" },
  RecordCheck: { zh: "登记回头看检查", en: "Record a relapse check" },
  Comment: { zh: "留言，可 @ 人员", en: "Comment, calling on persons if need be" },
  AdoptCalendar: { zh: "适用新版工作日历", en: "Adopt another calendar version" },
  AdoptLadder: { zh: "适用新版提醒规则", en: "Adopt another ladder version" },
};

/** 200 with the item as it now is; a repeated key gets it as it was then. */
export async function itemAnswer(context: PersonContext, accepted: Accepted, status = 200): Promise<Answer> {
  const item = itemOf(accepted.state);
  if (item === undefined) throw new Error(`an accepted command left item ${accepted.stream} unregistered`);
  const { court } = await context.ledger.court();
  const todayOn = civilDateOf(await context.ledger.courtNow());
  const actions = await context.ledger.availableActions(accepted, context.caller.actor);
  return {
    status,
    body: workItemView(item, accepted.version, actions, court, todayOn),
    headers: { ETag: etag(accepted.version), ...(status === 201 ? { Location: `/api/v1/work-items/${accepted.stream}` } : {}) },
  };
}

async function command(context: PersonContext, item: string, type: string, body: object): Promise<Answer> {
  const outcome = await context.ledger.execute(toRequest(context, "work-item", item, { type, ...body }));
  return itemAnswer(context, acceptedOr(outcome, "work-item"));
}

function plainCommand(type: PlainWorkItemCommand): Endpoint {
  return endpoint({
    id: `workItem${type}`,
    method: "post",
    path: `/work-items/{id}/${kebab(type)}`,
    tag: "work-items",
    summary: summaries[type],
    auth: "person",
    action: `work-item.${type}`,
    command: "changes",
    params: z.strictObject({ id }),
    body: workItemBodies[type],
    responses: ok(workItemSchema),
    handler: async ({ params, body }, context) => command(context, params.id, type, body),
  });
}

const decompose = endpoint({
  id: "workItemDecompose",
  method: "post",
  path: "/work-items/{id}/decompose",
  tag: "work-items",
  summary: { zh: "分解", en: "Decompose into children" },
  auth: "person",
  action: "work-item.Decompose",
  command: "changes",
  params: z.strictObject({ id }),
  body: decomposition,
  responses: ok(workItemSchema),
  handler: async ({ params, body }, context) => {
    const items = body.items.map((child, index) => ({ ...child, id: derivedId("w", context, index) }));
    return command(context, params.id, "Decompose", { items });
  },
});

const bulk = endpoint({
  id: "workItemBulk",
  method: "post",
  path: "/work-items/bulk",
  tag: "work-items",
  summary: { zh: "批量交办、催办、申请或决定延期、销号；逐项给出结果", en: "Assign, urge, extend or sign off many; a result for each" },
  auth: "person",
  scope: "command",
  command: "changes",
  body: bulkBody,
  responses: ok(bulkResults),
  handler: async ({ body }, context) => {
    return bulkAnswer(context, "work-item", body.items, { type: body.command, ...body.body });
  },
});

const plainTypes = Object.keys(workItemBodies) as PlainWorkItemCommand[];

export const workItemCommands: readonly Endpoint[] = [...plainTypes.map((type) => plainCommand(type)), decompose, bulk];
