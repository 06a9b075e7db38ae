import { z } from "zod";
import { campaignStatus } from "./campaign.ts";
import { light, remainingWorkingDays, workItemStatus } from "./work-item.ts";

/** The four tabs of the inbox: 待办 todos, 已办 done, 我发起 initiated, 抄送 copied (the notices). */

const text = z.string();
const kind = z.enum(["court", "campaign", "work-item", "dispute"]);

export const todoView = z.object({
  stream: text,
  kind,
  step: text,
  owner: text,
  onBehalfOf: text.optional().meta({ description: "The principal, when the step is someone else's for whom the caller may act" }),
  title: text,
  why: text.optional().meta({ description: "Why the caller has it, as one sentence in the language asked for" }),
  sinceAt: text,
  dueAt: text,
  overdue: z.boolean(),
  remainingWorkingDays,
  light: light.optional().meta({ description: "Of a work item" }),
  actions: z.array(text).meta({ description: "The commands with which the caller may answer this very step now" }),
}).meta({ id: "Todo" });

export const noticeView = z.object({
  id: text,
  stream: text,
  template: text,
  params: z.record(text, z.unknown()),
  title: text.optional(),
  subject: text,
  text: text,
  at: text,
  recordedAt: text.meta({ description: "When it was written, for marking read; after a downtime later than what it is about" }),
  unread: z.boolean(),
}).meta({ id: "Notice" });

const toHundred = z.int().meta({ description: "Counted to 100" });
export const inboxCounts = z.object({ todos: z.int(), overdue: z.int(), unread: toHundred, done: toHundred, initiated: toHundred, copied: toHundred }).meta({ id: "InboxCounts" });

export const actView = z.object({
  stream: text,
  kind,
  seq: z.int(),
  type: text,
  title: text.optional().meta({ description: "Absent for the court's own stream and for what the caller may no longer read" }),
  at: text,
  recordedAt: text,
  text: text.meta({ description: "What was done, in words" }),
  onBehalfOf: text.optional(),
  forWhom: text.optional(),
}).meta({ id: "Act" });

export const initiatedView = z.object({
  id: text,
  kind: z.enum(["campaign", "work-item"]),
  title: text,
  status: z.union([campaignStatus, workItemStatus]),
  beganAt: text,
  light: light.optional().meta({ description: "Of a work item" }),
  department: text.optional(),
  responsible: text.optional(),
  dueOn: text.optional().meta({ format: "date", description: "A campaign's is its end" }),
  remainingWorkingDays: remainingWorkingDays.optional(),
}).meta({ id: "Initiated" });
