import { z } from "zod";
import { circumstances, exclusionGroundIds, restartGroundIds } from "../domain/legal-clock/clock-rule.ts";
import type { ClockEntry } from "../domain/legal-clock/legal-clock.ts";
import { longestPeriods } from "../domain/legal-clock/rule-faults.ts";
import { statutoryRuleIds } from "../domain/legal-clock/rules/statutory-rules.ts";
import { civilDate, instantText } from "./field-schemas.ts";
import { extensionAuthority, period } from "./statutory-rule.ts";

const months = z.int().min(1).max(longestPeriods.months);
const days = z.int().min(1).max(longestPeriods.days);

const ground = z.enum(exclusionGroundIds);
const recorded = {
  recordedOn: civilDate.optional().meta({ description: "The day it was entered, when not its own" }),
  superiorApproved: z.literal(true).optional().meta({ description: "The superior has approved that it was entered late" }),
};

export const clockEntry = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("started"), on: civilDate, ground: z.enum(restartGroundIds) }).meta({ description: "It begins anew, where the rule lets it" }),
  z.strictObject({
    type: z.literal("excluded"),
    from: civilDate.meta({ description: "The first day that does not count" }),
    to: civilDate.optional().meta({ description: "The last day that does not count; without it the exclusion is open" }),
    expectedTo: civilDate.optional().meta({ description: "Expected last day of an open exclusion" }),
    ground: ground.optional(),
    publishedOn: civilDate.optional(),
    consentOn: civilDate.optional().meta({ description: "Of in-suit mediation: when both parties agreed to it" }),
    askedOn: civilDate.optional().meta({ description: "Of an obstacle: when relief was asked for" }),
    ...recorded,
  }),
  z.strictObject({ type: z.literal("resumed"), on: civilDate.meta({ description: "The first day that counts again" }), ground: ground.optional() }),
  z.strictObject({ type: z.literal("extended"), months: months.optional(), days: days.optional(), approvedOn: civilDate, by: extensionAuthority.optional(), ...recorded })
    .refine((value) => value.months !== undefined || value.days !== undefined, { path: ["months"], params: { text: { zh: "请给出 months 或 days", en: "give months or days" } } }),
  z.strictObject({ type: z.literal("converted"), to: z.enum(statutoryRuleIds), on: civilDate, ...recorded }),
  z.strictObject({ type: z.literal("satisfied"), on: civilDate, postedOn: civilDate.optional(), at: instantText.optional() }),
  z.strictObject({ type: z.literal("lapsed"), on: civilDate }),
]).meta({ id: "ClockEntry" }) satisfies z.ZodType<ClockEntry>;

/** 期限计算: one rule or period, its start, and what has happened to the clock. */
export const deadlineRequest = z.strictObject({
  rule: z.enum(statutoryRuleIds).optional(),
  period: period.optional(),
  rolls: z.boolean().optional().meta({ description: "Whether a last day on a holiday moves; the rule's own setting, or true for a period" }),
  before: z.boolean().optional().meta({ description: "The period is counted backwards from the event on startsOn" }),
  circumstances: z.array(z.enum(circumstances)).max(circumstances.length).optional(),
  startsOn: civilDate.optional(),
  startsAt: instantText.optional().meta({ description: "Of a period of hours" }),
  ledger: z.array(clockEntry).max(200).default([]),
})
  .refine((value) => (value.rule === undefined) !== (value.period === undefined), { path: ["rule"], params: { text: { zh: "rule 和 period 请给出其一", en: "give either rule or period" } } })
  .refine((value) => (value.startsOn === undefined) !== (value.startsAt === undefined), { path: ["startsOn"], params: { text: { zh: "startsOn 和 startsAt 请给出其一", en: "give either startsOn or startsAt" } } })
  .refine((value) => value.rule === undefined || value.before === undefined, { path: ["before"], params: { text: { zh: "方向由规则决定，before 只用于 period", en: "the rule knows its direction: before goes with a period only" } } })
  .meta({ id: "DeadlineRequest" });

/** A date of an answer: it may lie beyond what may be asked. */
const day = z.string().meta({ format: "date" });
const confidence = z.enum(["high", "medium", "low"]);

const step = z.object({
  text: z.string(),
  article: z.string().optional(),
  confidence,
  resultOn: day.optional(),
  resultAt: z.string().optional(),
});

/** The date, or the instant of a period of hours, or neither where the law sets no limit; and how it was computed. */
export const deadlineAnswer = z.object({
  kind: z.enum(["date", "instant", "none"]),
  rule: z.object({ id: z.string(), name: z.string(), version: z.string(), law: z.string(), note: z.string().optional() }).optional(),
  calendar: z.string().meta({ description: "Version of the working calendar" }),
  unrolledOn: day.optional(),
  dueOn: day.optional(),
  dueAt: z.string().optional(),
  rolled: z.boolean().optional(),
  provisional: z.boolean().meta({ description: "A year whose holidays are not announced took part" }),
  open: z.boolean().optional().meta({ description: "An exclusion has not ended: its expected end was taken" }),
  confidence,
  steps: z.array(step),
  extensionWindow: z.object({ askByOn: day, decideByOn: day, article: z.string() }).optional().meta({ description: "Last days to ask for the next extension and to decide on it" }),
  satisfiedOn: day.optional(),
  lapsedOn: day.optional(),
}).meta({ id: "DeadlineCalculation" });
