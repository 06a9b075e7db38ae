import { z } from "zod";
import type { CampaignCommand } from "../../domain/campaign/campaign.ts";
import { civilDate, comment, dueRule, finite, id, note, personId, text, unit } from "../field-schemas.ts";
import type { BodySchemas } from "./command-body.ts";

/** Bodies of the commands a person gives to a campaign 专班行动 (domain §2). */

const empty = z.strictObject({});
const countersigning = z.strictObject({ mode: z.enum(["all", "any"]), persons: z.array(personId).min(1).max(20) });
const checkDay = z.union([z.literal(30), z.literal(60), z.literal(90)]);
const withGround = z.strictObject({ item: id, ground: note });

/** Commands whose body is the domain's, field for field; Draft and AmendPlan carry a plan file. */
export type PlainCampaignCommand = Exclude<CampaignCommand["type"], "HandOverDuties" | "Draft" | "AmendPlan" | "NoteItem" | "NoteItemsOpened" | "NoteReopened" | "FireAlarm">;

export const campaignBodies = {
  Submit: z.strictObject({ countersigning: countersigning.optional() }),
  Withdraw: empty,
  Approve: z.strictObject({ comment: note.optional(), warningAnswers: z.array(z.strictObject({ id: text(200), answer: note })).max(500).optional() }),
  CounterSign: z.strictObject({ opinion: z.enum(["agree", "disagree"]), comment: note.optional() }),
  Return: z.strictObject({ reason: note }),
  ReachMilestone: z.strictObject({ milestone: id, evidence: note.optional() }),
  Suspend: z.strictObject({ ground: note, expectedEndOn: civilDate }),
  Resume: z.strictObject({ reason: note.optional() }),
  HandOver: z.strictObject({ lead: personId.optional(), leaderInCharge: personId.optional(), reason: note }),
  Instruct: z.strictObject({ text: note, to: z.array(personId).max(50).optional() }),
  RecordResult: z.strictObject({ metric: id, value: finite, unit, on: civilDate, note: note.optional() }),
  RequestAcceptance: z.strictObject({ summary: note, carried: z.array(withGround).max(1_000).optional() }),
  Accept: z.strictObject({ comment: note.optional() }),
  Reject: z.strictObject({ reason: note }),
  FileRetrospective: z.strictObject({ text: text(20_000), lessons: z.array(note).max(50) }),
  RecordCheck: z.strictObject({ day: checkDay, passed: z.boolean(), note: note.optional(), reopen: z.array(z.strictObject({ item: id, due: dueRule })).max(1_000).optional() }),
  Archive: empty,
  Terminate: z.strictObject({ ground: note, items: z.array(z.strictObject({ item: id, action: z.enum(["waive", "carry"]), ground: note })).max(1_000) }),
  Comment: comment,
  AdoptCalendar: z.strictObject({ calendar: id }),
} as const satisfies BodySchemas<CampaignCommand, PlainCampaignCommand>;

/** Bulk approval 批量审批; one result per campaign. */
export const campaignBulkBody = z.strictObject({ command: z.literal("Approve"), campaigns: z.array(id).min(1).max(50), body: campaignBodies.Approve.omit({ warningAnswers: true }) }).meta({ id: "BulkApproval" });

/** AmendPlan 调整任务书: the whole new plan, checked like a draft. The plan itself is checked by the plan file's own rules. */
export const amendment = z.strictObject({
  plan: z.record(z.string(), z.unknown()),
  reason: note,
  countersigning: countersigning.optional(),
}).meta({ id: "Amendment" });

export const draft = z.strictObject({ plan: z.record(z.string(), z.unknown()) }).meta({ id: "PlanDraft" });
