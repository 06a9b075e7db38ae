import { z } from "zod";
import type { WorkItemCommand } from "../../domain/work-item/work-item.ts";
import { civilDate, comment, count, dueRule, finite, id, note, personId, priority, reportCadence, text, title, unit, weight } from "../field-schemas.ts";
import type { BodySchemas } from "./command-body.ts";

/** Bodies of the commands a person gives to a work item 督办事项 (domain §3). */

const empty = z.strictObject({});

export const evidence = z.strictObject({
  name: text(200),
  sha256: z.string().regex(/^[0-9a-f]{64}$/).optional(),
  uri: z.string().trim().min(1).max(2_000).regex(/^(https?:\/\/|urn:|\/)[^\s<>"]*$/).optional(),
}).meta({ id: "Evidence" });

export const target = z.strictObject({ metric: id, value: finite, unit }).meta({ id: "Target" });

/** 定人、定岗、定责 */
export const duty = z.strictObject({
  department: id,
  post: id.optional(),
  responsible: personId.optional(),
  coOrganisers: z.array(personId).max(20).default([]),
  supervisor: personId.optional(),
}).meta({ id: "Duty" });

const checkDay = z.union([z.literal(30), z.literal(60), z.literal(90)]);

/** Commands whose body is the domain's, field for field. */
export type PlainWorkItemCommand =
  | "Assign" | "Accept" | "Decline" | "Report" | "Urge" | "Instruct" | "RequestExtension" | "DecideExtension" | "Suspend" | "DecideSuspension" | "Resume"
  | "SubmitForSignOff" | "SignOff" | "Return" | "AskCoSign" | "CoSign" | "Reassign" | "Delegate" | "Waive" | "IssueNotice" | "ReplyToNotice" | "Reopen" | "RecordCheck"
  | "Comment" | "AdoptCalendar" | "AdoptLadder";

export const workItemBodies = {
  Assign: z.strictObject({ duty }),
  Accept: empty,
  Decline: z.strictObject({ reason: note }),
  Report: z.strictObject({
    summary: note,
    progress: z.number().min(0).max(100).optional(),
    processStep: z.int().min(0).max(200).optional(),
    evidence: z.array(evidence).max(50).optional(),
  }),
  Urge: z.strictObject({ text: note }),
  Instruct: z.strictObject({ text: note }),
  RequestExtension: z.strictObject({ amount: count, reason: note }),
  DecideExtension: z.strictObject({ granted: z.boolean(), reason: note.optional() }),
  Suspend: z.strictObject({ ground: note, expectedEndOn: civilDate }),
  DecideSuspension: z.strictObject({ granted: z.boolean(), reason: note.optional() }),
  Resume: z.strictObject({ reason: note.optional() }),
  SubmitForSignOff: z.strictObject({ summary: note, evidence: z.array(evidence).max(50), result: target.optional() }),
  SignOff: z.strictObject({ comment: note.optional() }),
  Return: z.strictObject({ reason: note, reworkWorkingDays: z.int().min(1).max(60).optional() }),
  AskCoSign: z.strictObject({ persons: z.array(personId).min(1).max(20) }),
  CoSign: z.strictObject({ opinion: z.enum(["agree", "disagree"]), comment: note.optional() }),
  Reassign: z.strictObject({ department: id, post: id.optional(), responsible: personId, supervisor: personId.optional(), reason: note }),
  Delegate: z.strictObject({ to: personId, untilOn: civilDate }),
  Waive: z.strictObject({ ground: note }),
  IssueNotice: z.strictObject({ text: note, replyByOn: civilDate }),
  ReplyToNotice: z.strictObject({ number: text(100), text: note }),
  Reopen: z.strictObject({ reason: note, due: dueRule }),
  RecordCheck: z.strictObject({ day: checkDay, passed: z.boolean(), note: note.optional() }),
  Comment: comment,
  AdoptCalendar: z.strictObject({ calendar: id }),
  AdoptLadder: z.strictObject({ ladder: id }),
} as const satisfies BodySchemas<WorkItemCommand, PlainWorkItemCommand>;

export const sourceTypes = ["campaign", "meeting", "instruction", "feedback", "inspection", "review", "superior", "research", "manual"] as const;

const source = z.strictObject({
  type: z.enum(sourceTypes),
  reference: text(500).optional(),
  by: personId.optional(),
  receivedOn: civilDate.optional(),
});

/** Registration by hand: what a person knows. Campaign people, anchors and the parent's date are read from the ledger. */
export const registration = z.strictObject({
  title,
  source: source.default({ type: "manual" }),
  campaign: id.optional(),
  parent: id.optional(),
  duty,
  priority: priority.default("B"),
  weight: weight.default(1),
  target: target.optional(),
  dutyText: note.optional(),
  process: id.optional(),
  due: dueRule,
  report: reportCadence.optional(),
  evidence: z.array(text(200)).max(50).default([]),
}).meta({ id: "Registration" });

export type RegistrationBody = z.output<typeof registration>;

/** Children of a decomposition 分解; the server gives their ids. */
export const decomposition = z.strictObject({
  items: z.array(z.strictObject({
    title,
    duty,
    priority: priority.optional(),
    weight: weight.default(1),
    due: dueRule,
    report: reportCadence.optional(),
    evidence: z.array(text(200)).max(50).optional(),
    dutyText: note.optional(),
  })).min(1).max(100),
}).meta({ id: "Decomposition" });

/** Bulk commands 批量: assign, urge, extensions, sign-off; one result per item. */
export const bulkBody = z.discriminatedUnion("command", [
  z.strictObject({ command: z.literal("Assign"), items: z.array(id).min(1).max(200), body: workItemBodies.Assign }),
  z.strictObject({ command: z.literal("Urge"), items: z.array(id).min(1).max(200), body: workItemBodies.Urge }),
  z.strictObject({ command: z.literal("DecideExtension"), items: z.array(id).min(1).max(200), body: workItemBodies.DecideExtension }),
  z.strictObject({ command: z.literal("RequestExtension"), items: z.array(id).min(1).max(200), body: workItemBodies.RequestExtension }),
  z.strictObject({ command: z.literal("SignOff"), items: z.array(id).min(1).max(200), body: workItemBodies.SignOff }),
]).meta({ id: "BulkCommand" });
