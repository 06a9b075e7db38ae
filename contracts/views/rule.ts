import { z } from "zod";
import { circumstances } from "../../domain/legal-clock/clock-rule.ts";
import { clockEntry, deadlineAnswer } from "../deadline-calculation.ts";
import { civilDate } from "../field-schemas.ts";
import { statutoryRule } from "../statutory-rule.ts";

export const ruleVersionStatuses = ["past", "in-force", "upcoming", "proposed"] as const;

/** One version of a rule of the statutory table 法定期限规则, with where it comes from. */
export const ruleVersionView = z.object({
  status: z.enum(ruleVersionStatuses).meta({ description: "in-force: what a clock that starts today follows; proposed: waits for the president" }),
  source: z.enum(["built-in", "court"]),
  row: statutoryRule,
  proposedBy: z.array(z.string()).optional(),
  proposedAt: z.string().meta({ format: "date-time" }).optional(),
  approvedBy: z.string().optional(),
  approvedAt: z.string().meta({ format: "date-time" }).optional(),
}).meta({ id: "RuleVersion" });

export const ruleVersionPage = z.object({
  rules: z.array(ruleVersionView),
  mayApprove: z.array(z.string()).meta({ description: "Rules whose proposed version the caller may approve" }),
  nextCursor: z.string().optional(),
}).meta({ id: "RuleVersionPage" });

/** 试算: a clock computed with the table as it is and with the version in it. */
export const ruleVersionTrial = z.strictObject({
  row: statutoryRule,
  startsOn: civilDate.optional().meta({ description: "Of the sample; the version's own first day without it. Hours run from 09:00" }),
  circumstances: z.array(z.enum(circumstances)).max(circumstances.length).optional(),
  ledger: z.array(clockEntry).max(200).default([]),
}).meta({ id: "RuleVersionTrial" });

const outcome = z.object({
  calculation: deadlineAnswer.optional(),
  refusal: z.object({ reason: z.string(), text: z.string(), article: z.string().optional() }).optional().meta({ description: "The rule refuses an entry of the ledger" }),
}).meta({ id: "TrialOutcome" });

export const ruleVersionPreview = z.object({
  rule: z.string(),
  version: z.string(),
  startsOn: z.string().meta({ format: "date" }),
  applies: z.boolean().meta({ description: "False for a sample that starts before the version does: it keeps the earlier one" }),
  changed: z.boolean().meta({ description: "Whether the date, or what is refused, differs" }),
  before: outcome,
  after: outcome,
}).meta({ id: "RuleVersionPreview" });
