import { z } from "zod";
import { id } from "../../contracts/field-schemas.ts";
import { planWorkbook } from "../../contracts/plan-excel-template.ts";
import { planFileValue, planYaml } from "../../contracts/plan-file-text.ts";
import { copiedForward, type PlanCopy } from "../../domain/campaign/plan-copy.ts";
import { etag, notFound, readable } from "../command-answers.ts";
import { endpoint } from "../endpoint.ts";
import { excelType } from "../plan-input.ts";
import { campaignOf } from "../views/campaign.view.ts";

const yamlType = "application/yaml";
const text = z.string();

/** A campaign's plan file, as it stands or copied forward to start next year's from. */
export const campaignPlan = endpoint({
  id: "campaignPlan",
  method: "get",
  path: "/campaigns/{id}/plan",
  tag: "campaigns",
  summary: { zh: "导出任务书（JSON、YAML、Excel），可按年结转复用", en: "The plan as a file (JSON, YAML, Excel), also copied forward by years" },
  auth: "person",
  action: "read.campaign",
  params: z.strictObject({ id }),
  query: z.strictObject({
    format: z.enum(["json", "yaml", "xlsx"]).default("json"),
    shiftYears: z.coerce.number<string>().int().min(1).max(10).optional().meta({ description: "Dates moved by so many years and rolled onto working days; whoever has left is left out" }),
  }),
  responses: {
    200: {
      description: { zh: "任务书", en: "The plan" },
      schema: z.object({
        plan: z.record(text, z.unknown()).meta({ description: "As POST /campaigns takes it" }),
        open: z.array(z.object({ path: text, code: text, message: text, allowed: text.optional() })).meta({ description: "What is to be filled in or mended before the copy can be drafted" }),
      }).meta({ id: "PlanFile" }),
      contentTypes: [yamlType, excelType],
    },
  },
  handler: async ({ params, query }, context) => {
    const loaded = await readable(context, "campaign", params.id);
    const campaign = campaignOf(loaded.state);
    if (campaign === undefined) throw notFound("campaign", params.id);
    const { court } = await context.ledger.court();
    const { language } = context;
    // Whoever took the campaign over leads it now.
    const current = { ...campaign.plan, lead: campaign.lead, leaderInCharge: campaign.leaderInCharge };
    const copy: PlanCopy = query.shiftYears === undefined ? { plan: current, open: [] } : copiedForward(current, query.shiftYears, court);
    const open = copy.open.map(({ message, ...one }) => ({ ...one, message: message[language] }));
    const name = language === "en" ? `plan-${params.id}` : `任务书-${campaign.plan.title}`;
    switch (query.format) {
      case "json":
        return { status: 200, body: { plan: planFileValue(copy.plan), open }, headers: { ETag: etag(loaded.version) } };
      case "yaml": {
        const notes = open.map((one) => `${language === "en" ? "to fill in" : "待补"} ${one.path}: ${one.message}`);
        return { status: 200, file: { contentType: `${yamlType}; charset=utf-8`, name: `${name}.yaml`, bytes: planYaml(copy.plan, notes) } };
      }
      case "xlsx":
        return { status: 200, file: { contentType: excelType, name: `${name}.xlsx`, bytes: await planWorkbook(copy.plan) } };
    }
  },
});
