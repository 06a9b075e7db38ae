import { Document } from "yaml";
import type { CampaignPlan } from "../domain/campaign/plan.ts";

/** A plan as its file has it: what is missing ("" of a copy) is left out, and so is what the file takes for granted. */
export function planFileValue(plan: CampaignPlan): Record<string, unknown> {
  return Object.fromEntries(Object.entries(plan).filter(([, value]) => value !== "" && value !== undefined));
}

/** A plan as a YAML file that `parsePlanText` reads; `notes` stand above it as comments, one a line. */
export function planYaml(plan: CampaignPlan, notes: readonly string[]): string {
  // Without anchors: a plan repeats evidence and persons, and a reader takes few aliases.
  const document = new Document(planFileValue(plan), { aliasDuplicateObjects: false, version: "1.2" });
  if (notes.length > 0) document.commentBefore = notes.map((note) => ` ${note.replace(/[\r\n]+/g, " ")}`).join("\n");
  return document.toString({ lineWidth: 0 });
}
