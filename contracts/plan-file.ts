import { parseDocument } from "yaml";
import { z } from "zod";
import type { Court } from "../domain/court/court-view.ts";
import type { CampaignPlan, Goal, Milestone, PlanFault, PlanItem, Regime } from "../domain/campaign/plan.ts";
import { deepestPlanItem, mostPlanItems, planFaults } from "../domain/campaign/plan-check.ts";
import { roles } from "../domain/campaign/stand-ins.ts";
import { rehearsalCourt } from "../domain/rehearsal/rehearsal-court.ts";
import type { DueRule } from "../domain/work-item/due-date.ts";
import { civilDate, finite, personId, priority, reportCadence, text, title, unit } from "./field-schemas.ts";
import { fault, faultsOfIssues } from "./plan-file-faults.ts";
import { salvaged } from "./plan-file-salvage.ts";

/** Largest plan file that is read, in bytes. */
export const largestPlanBytes = 1_000_000;
/** Aliases of a YAML file, expanded ones counted: enough for a hand-written file, too few for a bomb. */
const mostAliases = 50;

/** An id inside a plan: it becomes part of the item's stream id. */
const planId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/);

const dueNumbers = { workingDays: 2_000, days: 5_000, months: 240 } as const;

/** `due` of a plan item, its three forms told apart by the field that is there, so that a fault names the field and not the union. */
const due = z
  .strictObject({
    on: civilDate.optional(),
    fixed: z.boolean().optional(),
    workingDays: z.int().min(1).max(dueNumbers.workingDays).optional(),
    days: z.int().min(1).max(dueNumbers.days).optional(),
    months: z.int().min(1).max(dueNumbers.months).optional(),
    after: planId.optional(),
  })
  .transform((value, context): DueRule => {
    const complain = (path: string[], zh: string, en: string): void => {
      context.addIssue({ code: "custom", path, input: value, params: { text: { zh, en }, code: "InvalidDue" } });
    };
    const { on, fixed, workingDays, days, months, after } = value;
    const given = [on, workingDays, days, months].filter((one) => one !== undefined).length;
    if (given !== 1) complain([], "须且只须写 on、workingDays、days、months 之一", "needs exactly one of on, workingDays, days, months");
    if (on !== undefined) {
      if (after !== undefined) complain(["after"], "on 不与 after 同用", "after does not go with on");
      return fixed === undefined ? { on } : { on, fixed };
    }
    if (fixed !== undefined) complain(["fixed"], "fixed 只与 on 同用", "fixed goes with on only");
    if (after === undefined && given > 0) complain(["after"], "缺少 after：start、里程碑或事项编号", "after is missing: start, a milestone's or an item's id");
    const from = after ?? "start";
    if (workingDays !== undefined) return { workingDays, after: from };
    if (days !== undefined) return { days, after: from };
    return { months: months ?? 1, after: from };
  });

const target = z.strictObject({ metric: text(100), value: finite, unit });
const goal = z.strictObject({ metric: text(100), name: title, baseline: finite.optional(), target: finite, unit, by: civilDate }) satisfies z.ZodType<Goal>;
const regime = z.union([
  z.string().trim().min(1).max(200).transform((bare): Regime => ({ title: bare })),
  z.strictObject({ title, owner: personId.optional(), effectiveOn: civilDate.optional(), file: text(200).optional() }),
]) satisfies z.ZodType<Regime>;
const milestone = z.strictObject({ id: planId, name: title, dueOn: civilDate, gate: text(500).optional() }) satisfies z.ZodType<Milestone>;

/** A plan item; with stand-ins (rehearsal), department, post and persons may be left out. */
function itemSchema(allowRoles: boolean): z.ZodType<PlanItem> {
  const item: z.ZodType<PlanItem> = z.lazy(() =>
    z.strictObject({
      id: planId,
      title,
      milestone: planId.optional(),
      department: allowRoles ? personId.default(roles.department) : personId,
      post: personId.optional(),
      responsible: personId.optional(),
      coOrganisers: z.array(personId).max(20).optional(),
      supervisor: personId.optional(),
      priority: priority.default("B"),
      weight: finite.default(1),
      target: target.optional(),
      duty: text(1_000).optional(),
      process: personId.optional(),
      due,
      report: reportCadence.optional(),
      evidence: z.array(text(200)).max(50).default([]),
      items: z.array(item).max(mostPlanItems).default([]),
    }),
  );
  return item;
}

function schema(allowRoles: boolean): z.ZodType<CampaignPlan> {
  return z.strictObject({
    title,
    theme: text(50),
    brand: text(100).optional(),
    lead: allowRoles ? personId.default(roles.lead) : personId,
    leaderInCharge: allowRoles ? personId.default(roles.leaderInCharge) : personId,
    departments: allowRoles ? z.array(personId).max(100).default([]) : z.array(personId).min(1).max(100),
    startsOn: civilDate,
    endsOn: civilDate,
    goals: z.array(goal).max(100).default([]),
    regimes: z.array(regime).max(100).default([]),
    milestones: z.array(milestone).max(200).default([]),
    items: z.array(itemSchema(allowRoles)).max(mostPlanItems),
  });
}

/** The plan file 任务书 of one campaign (api.md), as POST /campaigns, the CLI and the page take it. */
export const planFile: z.ZodType<CampaignPlan> = schema(false);
/** The same with everything left out that a rehearsal fills with roles: lead, leader in charge, departments, posts, persons. */
export const rehearsalPlanFile: z.ZodType<CampaignPlan> = schema(true);

/**
 * Reads the text of a plan file without judging its content. YAML 1.2 core schema, no tags of its own, few aliases, unique
 * keys; JSON likewise. What cannot be read gives faults, each with the line in its path.
 */
export function parsePlanText(content: string, format: "yaml" | "json"): { value: unknown } | { faults: PlanFault[] } {
  if (Buffer.byteLength(content, "utf8") > largestPlanBytes) {
    return { faults: [fault("", "TooLarge", "文件过大", "The file is too large", `<= ${largestPlanBytes} bytes`)] };
  }
  try {
    if (format === "json") JSON.parse(content);
    const document = parseDocument(content, { version: "1.2", schema: "core", uniqueKeys: true, stringKeys: true, resolveKnownTags: false, customTags: null, merge: false, prettyErrors: false });
    const troubles = [...document.errors, ...document.warnings];
    if (troubles.length > 0) return { faults: troubles.map((trouble) => syntaxFault(content, trouble)) };
    const value: unknown = document.toJS({ maxAliasCount: mostAliases });
    return JSON.stringify(value).length > 4 * largestPlanBytes ? { faults: [bomb()] } : { value };
  } catch (error) {
    if (error instanceof ReferenceError) return { faults: [bomb()] };
    if (error instanceof SyntaxError || error instanceof RangeError || error instanceof TypeError) {
      return { faults: [fault("", "Unreadable", "文件无法解析", `The file cannot be read as ${format.toUpperCase()}`)] };
    }
    throw error;
  }
}

function bomb(): PlanFault {
  return fault("", "TooManyAliases", "YAML 引用过多", "Too many YAML aliases", `<= ${mostAliases}`);
}

function syntaxFault(content: string, trouble: { code: string; pos: [number, number] }): PlanFault {
  const before = content.slice(0, trouble.pos[0]);
  const line = before.split("\n").length;
  const column = before.length - before.lastIndexOf("\n");
  const path = `line ${line}:${column}`;
  switch (trouble.code) {
    case "DUPLICATE_KEY":
      return fault(path, "DuplicateKey", "同一层有重复的字段", "A field is given twice");
    case "TAG_RESOLVE_FAILED":
      return fault(path, "TagNotAllowed", "不允许使用 YAML 标签", "YAML tags are not allowed");
    default:
      return fault(path, "Syntax", "格式有误", `The file is malformed here (${trouble.code.toLowerCase().replaceAll("_", " ")})`);
  }
}

/** What nests or counts too much to be looked at; walks no deeper and no further than the limits. */
function sizeFaults(parsed: unknown): PlanFault[] {
  const pending: { items: unknown; path: string; depth: number }[] = [{ items: itemsOf(parsed), path: "items", depth: 1 }];
  let count = 0;
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (!Array.isArray(next.items) || next.items.length === 0) continue;
    if (next.depth > deepestPlanItem) return [fault(next.path, "TooDeep", "分解层级过深", "Broken down too deep", `<= ${deepestPlanItem}`)];
    count += next.items.length;
    if (count > mostPlanItems) return [fault("items", "TooManyItems", "事项过多", "Too many items", `<= ${mostPlanItems}`)];
    for (const [index, item] of next.items.entries()) pending.push({ items: itemsOf(item), path: `${next.path}[${index}].items`, depth: next.depth + 1 });
  }
  return [];
}

function itemsOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "items" in value ? value.items : undefined;
}

/** Whether a fault of meaning concerns something whose form is already at fault. */
function concerns(path: string, formPaths: ReadonlySet<string>): boolean {
  for (let at = path; at !== ""; at = at.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, "")) if (formPaths.has(at)) return true;
  return [...formPaths].some((one) => one.startsWith(`${path}.`) || one.startsWith(`${path}[`)) && path !== "items";
}

/**
 * Checks a parsed plan file: its form, then its meaning against the court, all faults at once, each with its path. Where the
 * form is at fault, the rest is still checked for its meaning.
 *
 * @param options.allowRoles a rehearsal's plan: people and places left out are filled with stand-ins (domain/campaign/stand-ins.ts).
 */
export function checkPlan(parsed: unknown, court: Court | undefined, options: { allowRoles?: boolean } = {}): { plan: CampaignPlan } | { faults: PlanFault[] } {
  const allowRoles = options.allowRoles === true;
  const size = sizeFaults(parsed);
  if (size.length > 0) return { faults: size };
  const judged = allowRoles || court === undefined ? rehearsalCourt(court) : court;
  const calendar = judged.calendar();
  const outcome = (allowRoles ? rehearsalPlanFile : planFile).safeParse(parsed);
  if (outcome.success) {
    const faults = planFaults(outcome.data, judged, calendar);
    return faults.length === 0 ? { plan: outcome.data } : { faults };
  }
  const form = faultsOfIssues(outcome.error.issues, parsed);
  const formPaths = new Set(form.map((one) => one.path));
  const plan = salvaged(parsed, allowRoles);
  const meaning = plan === undefined ? [] : planFaults(plan, judged, calendar).filter((one) => !concerns(one.path, formPaths));
  return { faults: [...form, ...meaning] };
}
