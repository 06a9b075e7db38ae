import { planWorkbook } from "../../contracts/plan-excel-template.ts";
import { requireRead } from "../command-answers.ts";
import { endpoint } from "../endpoint.ts";
import { excelType } from "../plan-input.ts";
import { file } from "./responses.ts";

/** The empty Excel form of a plan file 任务书, in the sheets and columns that the check reads. */
export const planTemplate = endpoint({
  id: "planTemplate",
  method: "get",
  path: "/plans/template",
  tag: "campaigns",
  summary: { zh: "下载任务书 Excel 模板", en: "The Excel template of a plan file" },
  auth: "person",
  action: "rehearse",
  responses: file(excelType),
  handler: async (_input, context) => {
    await requireRead(context, "rehearse");
    const name = context.language === "en" ? "plan-template" : "任务书模板";
    return { status: 200, file: { contentType: excelType, name: `${name}.xlsx`, bytes: await planWorkbook() } };
  },
});
