import { z } from "zod";
import { dueRule } from "../field-schemas.ts";
import { sourceTypes } from "../commands/work-item.ts";

/** Work items as the API shows them. Fields that are absent are not set; more may be added. */

const day = z.string().meta({ format: "date" });
const instant = z.string().meta({ format: "date-time" });
const text = z.string();

/** Signed: -2 is two working days overdue. */
export const remainingWorkingDays = z.int().meta({ description: "Working days from the court's today to the due date, today not counted; negative when overdue" });

export const light = z.enum(["green", "yellow", "red", "grey"]).meta({ id: "Light" });
export const workItemStatuses = ["Registered", "Waiting", "Assigned", "InProgress", "Suspended", "SubmittedForSignOff", "SignedOff", "Waived"] as const;
export const workItemStatus = z.enum(workItemStatuses).meta({ id: "WorkItemStatus" });

const shownEvidence = z.object({ name: text, sha256: text.optional(), uri: text.optional() });
const shownDuty = z.object({ department: text, post: text.optional(), responsible: text.optional(), coOrganisers: z.array(text), supervisor: text.optional() });
const shownTarget = z.object({ metric: text, value: z.number(), unit: text });
const submission = z.looseObject({ summary: text, evidence: z.array(shownEvidence), by: text, onBehalfOf: text.optional(), at: instant, result: shownTarget.optional() });

/** A step waiting for a person. */
export const waitingStep = z.looseObject({ step: text, key: text.optional(), owner: text, sinceAt: instant, dueAt: instant, remindAt: instant.optional(), climbAt: instant.optional() }).meta({ id: "WaitingStep" });

export const workItemView = z.looseObject({
  id: text,
  version: z.int().meta({ description: "For If-Match" }),
  status: workItemStatus,
  title: text,
  source: z.looseObject({ type: z.enum(sourceTypes), reference: text.optional(), by: text.optional(), receivedOn: day.optional() }),
  campaign: z.looseObject({ id: text, lead: text, leaderInCharge: text, endsOn: day }).optional(),
  planItem: text.optional(),
  parent: text.optional(),
  children: z.array(z.looseObject({ id: text, title: text, closed: z.boolean(), weight: z.number() })),
  duty: shownDuty,
  delegate: z.looseObject({ person: text, untilOn: day }).optional(),
  priority: z.enum(["A", "B", "C"]),
  weight: z.number(),
  target: shownTarget.optional(),
  dutyText: text.optional(),
  process: text.optional(),
  processStep: z.number(),
  due: dueRule,
  dueOn: day.optional(),
  reworkDueOn: day.optional(),
  openedOn: day.optional(),
  provisional: z.boolean(),
  report: z.enum(["daily", "weekly", "half-monthly", "monthly"]).optional(),
  nextReportOn: day.optional(),
  evidence: z.array(text),
  extensions: z.array(z.number()),
  waiting: z.array(waitingStep),
  reports: z.array(z.looseObject({ at: instant, by: text, summary: text, progress: z.number().optional() })),
  notices: z.array(z.looseObject({ number: text, text: text, issuedAt: instant, replyByOn: day, reply: text.optional(), repliedAt: instant.optional() })),
  instructions: z.array(z.looseObject({ by: text, at: instant, text: text })),
  files: z.array(z.looseObject({ sha256: text, name: text, sizeBytes: z.int(), mediaType: text, by: text, at: instant })).optional(),
  holders: z.array(z.looseObject({ person: text, department: text, fromOn: day, untilOn: day.optional() })),
  overdueDays: z.number(),
  registeredBy: text,
  registeredAt: instant,
  submission: submission.optional(),
  signedOffBy: text.optional(),
  signedOffOn: day.optional(),
  light,
  lightReason: text,
  progress: z.number().min(0).max(100),
  todayOn: day.meta({ description: "The court's today, which the light is of" }),
  remainingWorkingDays: remainingWorkingDays.optional(),
  waitsFor: z.looseObject({ type: text, id: text, title: text.optional() }).optional().meta({ description: "What a waiting item waits for; it frees itself" }),
  availableActions: z.array(text).meta({ description: "Commands the caller may give now" }),
}).meta({ id: "WorkItem" });

/** An item as a row of a list. */
export const workItemLine = z.object({
  id: text,
  title: text,
  status: workItemStatus,
  open: z.boolean(),
  source: z.enum(sourceTypes),
  campaign: text.optional(),
  planItem: text.optional(),
  parent: text.optional(),
  department: text,
  post: text.optional(),
  responsible: text.optional(),
  supervisor: text.optional(),
  registeredBy: text,
  people: z.array(text),
  priority: z.enum(["A", "B", "C"]),
  weight: z.number(),
  dueOn: day.optional(),
  openedOn: day.optional(),
  closedOn: day.optional(),
  light,
  provisional: z.boolean(),
  waitsFor: text.optional(),
  missedReports: z.int(),
  dependents: z.int(),
  version: z.int(),
  progress: z.int().min(0).max(100),
  remainingWorkingDays: remainingWorkingDays.optional(),
  anchor: text.optional().meta({ description: "What its due date is counted from: \"start\", a milestone's id or an item's id; `waitsFor` while that is still to come" }),
  milestone: text.optional().meta({ description: "The milestone of the plan that it serves" }),
  plannedOpensOn: day.optional().meta({ description: "When the plan has it open; for bars of items that wait" }),
  plannedDueOn: day.optional(),
}).meta({ id: "WorkItemLine" });

export const workItemList = z.object({ items: z.array(workItemLine), nextCursor: text.optional(), todayOn: day }).meta({ id: "WorkItemList" });

export const dueDateView = z.object({
  id: text,
  dueOn: day.optional(),
  provisional: z.boolean(),
  rule: dueRule,
  anchorOn: day.optional(),
  steps: z.array(z.object({ text: z.string(), resultOn: day })),
  waitsFor: z.looseObject({ type: text, id: text, title: text.optional() }).optional(),
}).meta({ id: "DueDateExplanation" });

export const boardCounts = z.object({
  byLight: z.record(light, z.int()),
  byStatus: z.record(text, z.int()),
  total: z.int(),
}).meta({ id: "BoardCounts" });

/** One row's result of a bulk request or an import. */
export const rowResult = z.object({
  index: z.int(),
  id: text.optional(),
  ok: z.boolean(),
  version: z.int().optional(),
  problem: z.looseObject({ code: text, status: z.int(), title: text, detail: text, reason: text.optional() }).optional(),
}).meta({ id: "RowResult" });
