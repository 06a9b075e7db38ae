import { z } from "zod";
import { amendment, draft } from "../../contracts/commands/campaign.ts";
import { id, note } from "../../contracts/field-schemas.ts";
import { campaignView as campaignSchema, shownPlan } from "../../contracts/views/campaign.ts";
import { planWarnings } from "../../domain/campaign/plan-warnings.ts";
import { acceptedOr, derivedId, requireRead, toRequest } from "../command-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { invalidRequest } from "../invalid-params.ts";
import { planOf, planUploads } from "../plan-input.ts";
import { prepared } from "../repeated-requests.ts";
import { campaignAnswer } from "./campaigns.ts";
import { created, ok } from "./responses.ts";

const draftCampaign = endpoint({
  id: "campaignDraft",
  method: "post",
  path: "/campaigns",
  tag: "campaigns",
  summary: { zh: "起草专班行动：提交任务书（JSON、YAML 或 Excel）", en: "Draft a campaign from a plan file (JSON, YAML or Excel)" },
  auth: "person",
  action: "campaign.Draft",
  command: "creates",
  body: draft.optional(),
  uploads: planUploads,
  responses: created(campaignSchema),
  handler: async ({ body, upload }, context) => {
    const stream = derivedId("c", context);
    const plan = await prepared(context, "campaign", stream, async () => {
      await requireRead(context, "campaign.Draft");
      const { court } = await context.ledger.court();
      return planOf(body?.plan, upload, court);
    });
    if ("repeated" in plan) return campaignAnswer(context, plan.repeated, 201);
    const outcome = await context.ledger.execute({ ...toRequest(context, "campaign", stream, { type: "Draft", ...{ plan: plan.ready } }), ifMatch: undefined });
    return campaignAnswer(context, acceptedOr(outcome, "campaign"), 201);
  },
});

const amendPlan = endpoint({
  id: "campaignAmendPlan",
  method: "post",
  path: "/campaigns/{id}/amend-plan",
  tag: "campaigns",
  summary: { zh: "调整任务书", en: "Amend the plan" },
  auth: "person",
  action: "campaign.AmendPlan",
  command: "changes",
  params: z.strictObject({ id }),
  query: z.strictObject({ reason: note.optional().meta({ description: "The reason, when the plan comes as YAML or Excel" }) }),
  body: amendment.optional(),
  uploads: planUploads,
  responses: ok(campaignSchema),
  handler: async ({ params, query, body, upload }, context) => {
    const reason = body?.reason ?? query.reason;
    if (reason === undefined) throw invalidRequest([{ path: upload === undefined ? "reason" : "query.reason", code: "required", message: { zh: "必填", en: "is required" } }]);
    const plan = await prepared(context, "campaign", params.id, async () => planOf(body?.plan, upload, (await context.ledger.court()).court));
    if ("repeated" in plan) return campaignAnswer(context, plan.repeated);
    const command = { type: "AmendPlan", plan: plan.ready, reason, ...(body?.countersigning === undefined ? {} : { countersigning: body.countersigning }) };
    return campaignAnswer(context, acceptedOr(await context.ledger.execute(toRequest(context, "campaign", params.id, command)), "campaign"));
  },
});

const check = endpoint({
  id: "checkPlan",
  method: "post",
  path: "/plans/check",
  tag: "campaigns",
  summary: { zh: "检查任务书：一次指出全部错误和提示", en: "Check a plan file: all faults and warnings at once" },
  auth: "person",
  action: "rehearse",
  scope: "read",
  body: draft.optional(),
  uploads: planUploads,
  responses: ok(z.object({
    plan: shownPlan,
    warnings: z.array(z.looseObject({ id: z.string(), path: z.string(), word: z.string(), zh: z.string(), en: z.string() })),
  })),
  handler: async ({ body, upload }, context) => {
    await requireRead(context, "rehearse");
    const { court, state } = await context.ledger.court();
    const plan = await planOf(body?.plan, upload, court);
    return { status: 200, body: { plan, warnings: planWarnings(plan, state.dutyWords, court) } };
  },
});

export const planEndpoints: readonly Endpoint[] = [draftCampaign, amendPlan, check];
