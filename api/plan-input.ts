import { checkPlan, largestPlanBytes, parsePlanText } from "../contracts/plan-file.ts";
import { checkPlanExcel } from "../contracts/plan-excel.ts";
import type { Court } from "../domain/court/court-view.ts";
import type { CampaignPlan, PlanFault } from "../domain/campaign/plan.ts";
import type { Upload } from "./endpoint.ts";
import { invalidRequest } from "./invalid-params.ts";
import { Problem } from "./problem.ts";

export const excelType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
export const yamlTypes = ["application/yaml", "text/yaml", "application/x-yaml", "text/x-yaml"];

/** A plan file 任务书 besides JSON: YAML or Excel, at most 2 MB. */
export const planUploads = { contentTypes: [...yamlTypes, excelType], maxBytes: 2 * 1_048_576 };

function yamlText(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

async function checked(given: unknown, upload: Upload | undefined, court: Court): Promise<{ plan: CampaignPlan } | { faults: PlanFault[] }> {
  if (upload === undefined) {
    if (given === undefined) throw invalidRequest([{ path: "plan", code: "required", message: { zh: "必填", en: "is required" } }]);
    return checkPlan(given, court);
  }
  if (upload.contentType === excelType) return checkPlanExcel(upload.bytes, court);
  const content = yamlText(upload.bytes);
  if (content === undefined) return { faults: [{ path: "", code: "Encoding", message: { zh: "文件应为 UTF-8 编码", en: "The file must be encoded as UTF-8" } }] };
  const read = parsePlanText(content, "yaml");
  return "faults" in read ? read : checkPlan(read.value, court);
}

/** The plan out of a request, or every fault of it at once (422). */
export async function planOf(given: unknown, upload: Upload | undefined, court: Court): Promise<CampaignPlan> {
  const result = await checked(given, upload, court);
  if ("plan" in result) return result.plan;
  throw planProblem(result.faults);
}

/** All faults of a plan file with their paths: refused whole, nothing stored. */
export function planProblem(faults: PlanFault[]): Problem {
  const tooLarge = faults.find((fault) => fault.code === "TooLarge");
  if (tooLarge !== undefined) return new Problem("too-large", { params: { limit: `${largestPlanBytes} bytes` } });
  return new Problem("invalid-file", {
    params: { count: faults.length },
    invalidParams: faults.map(({ path, code, message, allowed }) => ({ path, code, message, ...(allowed === undefined ? {} : { allowed }) })),
  });
}
