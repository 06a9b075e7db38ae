import { z } from "zod";
import { boardCounts, waitingStep } from "./work-item.ts";

/** Campaigns as the API shows them. Fields that are absent are not set; more may be added. */

const day = z.string().meta({ format: "date" });
const text = z.string();

export const campaignStatuses = ["Draft", "Submitted", "Returned", "Running", "Suspended", "UnderAcceptance", "Closed", "Watch", "Archived", "Terminated"] as const;
export const campaignStatus = z.enum(campaignStatuses).meta({ id: "CampaignStatus" });

/** A plan as the system keeps it; the plan file's own format is checked apart, with all its faults at once. */
export const shownPlan = z.looseObject({
  title: text,
  theme: text,
  brand: text.optional(),
  lead: text,
  leaderInCharge: text,
  departments: z.array(text),
  startsOn: day,
  endsOn: day,
  goals: z.array(z.looseObject({ metric: text, name: text, baseline: z.number().optional(), target: z.number(), unit: text, by: day })),
  regimes: z.array(z.looseObject({ title: text, owner: text.optional(), effectiveOn: day.optional(), file: text.optional() })),
  milestones: z.array(z.looseObject({ id: text, name: text, dueOn: day, gate: text.optional() })),
  items: z.array(z.looseObject({ id: text, title: text })),
}).meta({ id: "Plan" });

const milestone = z.looseObject({ id: text, name: text, dueOn: day, gate: text.optional(), reachedOn: day.optional() });
const warning = z.looseObject({ id: text, path: text, word: text, zh: text, en: text });
const countersigning = z.looseObject({ mode: z.enum(["all", "any"]), persons: z.array(text), signed: z.array(z.looseObject({ person: text, opinion: z.enum(["agree", "disagree"]), comment: text.optional() })) });
const instant = text.meta({ format: "date-time" });

export const campaignView = z.looseObject({
  id: text,
  version: z.int().meta({ description: "For If-Match" }),
  status: campaignStatus,
  plan: shownPlan,
  planVersion: z.int(),
  lead: text,
  leaderInCharge: text,
  draftedBy: text,
  drafters: z.array(text),
  warnings: z.array(warning),
  waiting: z.array(waitingStep),
  milestones: z.array(milestone),
  items: z.array(z.looseObject({ planItem: text, id: text, title: text, parent: text.optional(), opened: z.boolean() })),
  instructions: z.array(z.looseObject({ by: text, at: text, text: text })),
  results: z.array(z.looseObject({ metric: text, value: z.number(), unit: text, on: day, by: text })),
  startedOn: day.optional(),
  closedOn: day.optional(),
  countersigning: countersigning.optional(),
  amendment: z.looseObject({ plan: shownPlan, reason: text, by: text, warnings: z.array(warning), countersigning: countersigning.optional() }).optional().meta({ description: "A changed plan that waits for approval; the running one stays in force until then" }),
  returned: z.looseObject({ by: text, reason: text }).optional(),
  request: z.looseObject({ by: text, summary: text }).optional().meta({ description: "UnderAcceptance: what acceptance was asked for with" }),
  retrospective: z.looseObject({ text, lessons: z.array(text), by: text, at: instant }).optional(),
  ground: text.optional().meta({ description: "Suspended or Terminated: why" }),
  expectedEndOn: day.optional().meta({ description: "Suspended: until when, as expected" }),
  checks: z.array(z.looseObject({ day: z.number(), dueOn: day, result: z.enum(["passed", "failed"]).optional(), note: text.optional() })),
  todayOn: day,
  availableActions: z.array(text),
}).meta({ id: "Campaign" });

/** A goal 目标 with where it stands. */
export const goalView = z.object({
  metric: text, name: text, unit: text, baseline: z.number().optional(), target: z.number(), by: day,
  latest: z.object({ value: z.number(), on: day }).optional().meta({ description: "The result recorded last for this metric, in the goal's unit" }),
  reached: z.boolean().optional().meta({ description: "Whether the latest result is at the target, on the side away from the baseline" }),
  way: z.int().optional().meta({ description: "How much of the way from the baseline, or from 0, to the target the latest result has come, in percent" }),
}).meta({ id: "GoalStanding" });

export const campaignPage = campaignView.extend({ board: boardCounts, goals: z.array(goalView) }).meta({ id: "CampaignPage" });

export const campaignLine = z.object({
  id: text,
  title: text,
  theme: text,
  brand: text.optional(),
  status: campaignStatus,
  lead: text,
  leaderInCharge: text,
  draftedBy: text,
  departments: z.array(text),
  startsOn: day,
  endsOn: day,
  startedOn: day.optional(),
  closedOn: day.optional(),
  amendmentPending: z.boolean(),
  version: z.int(),
});
