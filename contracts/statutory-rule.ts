import { z } from "zod";
import { circumstances, exclusionGroundIds, restartGroundIds, type ExclusionGround, type ExtensionAuthority, type ExtensionStep, type Period, type Procedure, type RestartGround, type RuleVariant, type StatutoryRule } from "../domain/legal-clock/clock-rule.ts";
import { longestPeriods, longestWording } from "../domain/legal-clock/rule-faults.ts";
import { civilDate, text } from "./field-schemas.ts";

const upTo = (most: number): z.ZodNumber => z.int().min(1).max(most);

/** 期间: a length in one unit. */
export const period = z.union([
  z.strictObject({ days: upTo(longestPeriods.days) }),
  z.strictObject({ workingDays: upTo(longestPeriods.workingDays) }),
  z.strictObject({ months: upTo(longestPeriods.months) }),
  z.strictObject({ years: upTo(longestPeriods.years) }),
  z.strictObject({ hours: upTo(longestPeriods.hours) }),
]).meta({ id: "ClockPeriod" }) satisfies z.ZodType<Period>;

export const extensionAuthority = z.enum(["president", "higher-court", "parties", "court"]) satisfies z.ZodType<ExtensionAuthority>;

const wording = z.strictObject({ zh: text(longestWording), en: text(longestWording) }).meta({ id: "Wording" });
const confidence = z.enum(["high", "medium", "low"]).meta({ description: "Read in the text of the law, taken from a secondary source, or unsure" });
const limit = z.union([period, z.literal("none")]);

const extension = z.strictObject({
  by: extensionAuthority.optional(),
  atMost: z.strictObject({ months: upTo(longestPeriods.months) }).optional(),
  repeatable: z.literal(true).optional().meta({ description: "Of the last one: it may be given again" }),
  windowed: z.literal(true).optional().meta({ description: "Asked for 15 days and decided 5 days before the end" }),
  article: wording,
  confidence,
}).meta({ id: "ExtensionStep" }) satisfies z.ZodType<ExtensionStep>;

const ground = z.strictObject({
  id: z.enum(exclusionGroundIds),
  name: wording,
  article: wording,
  confidence,
  atMostMonths: upTo(longestPeriods.months).optional(),
  countedDays: upTo(longestPeriods.months).optional(),
  askedWithinDays: upTo(longestPeriods.months).optional(),
  endsMonthsAfter: upTo(longestPeriods.months).optional(),
  barred: z.literal(true).optional().meta({ description: "The law refuses this ground" }),
}).meta({ id: "ExclusionGround" }) satisfies z.ZodType<ExclusionGround>;

const restart = z.strictObject({ id: z.enum(restartGroundIds), name: wording, article: wording, confidence, onlyWhileRunning: z.boolean() }).meta({ id: "RestartGround" }) satisfies z.ZodType<RestartGround>;

const variant = z.strictObject({ limit, article: wording, extensions: z.array(extension).max(10).optional() }).meta({ id: "RuleVariant" }) satisfies z.ZodType<RuleVariant>;

/** One version of one row of the statutory table, as it is proposed and as it is shown. */
export const statutoryRule = z.strictObject({
  id: text(60),
  version: text(60),
  fromOn: civilDate.meta({ description: "Clocks that start on or after this day follow it" }),
  name: wording,
  law: wording.meta({ description: "The version of the law it was taken from" }),
  note: wording.optional(),
  limit,
  before: z.literal(true).optional().meta({ description: "Counted backwards from the event of `starts`" }),
  rolls: z.boolean().meta({ description: "Whether a last day on a holiday moves" }),
  starts: wording,
  satisfiedBy: wording,
  lateAct: z.enum(["refused", "overrun"]),
  article: wording,
  confidence,
  extensions: z.array(extension).max(10),
  grounds: z.union([z.array(ground).max(20), z.literal("any")]),
  restarts: z.array(restart).max(10),
  procedure: z.enum(["small-claims", "summary", "ordinary"]).optional() satisfies z.ZodType<Procedure | undefined>,
  variants: z.partialRecord(z.enum(circumstances), variant).optional(),
  convertsTo: z.record(text(60), text(60)).optional().meta({ description: "Which row governs after a conversion to that rule" }),
}).meta({ id: "StatutoryRule" }) satisfies z.ZodType<StatutoryRule>;
