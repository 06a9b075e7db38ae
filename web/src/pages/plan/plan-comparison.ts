import type { components } from "../../api/schema.d.ts";

export type Plan = components["schemas"]["Plan"];

export interface FieldChange { field: string; before: unknown; after: unknown }

/** What an amended plan changes at one place: of the plan itself, a goal, a rule, a milestone, an item. */
export interface PlanChange {
  part: "plan" | "goal" | "regime" | "milestone" | "item";
  what: "added" | "removed" | "changed";
  id: string;
  title: string;
  fields: FieldChange[];
}

type Fields = Readonly<Record<string, unknown>>;
interface Entry { id: string; title: string; fields: Fields }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
const word = (value: unknown): string => (typeof value === "string" || typeof value === "number" ? String(value) : "");
const lists: readonly string[] = ["goals", "regimes", "milestones", "items"];

/** The value as text in which the order of keys does not count. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (isRecord(value)) return `{${Object.entries(value).filter(([, one]) => one !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => `${key}:${canonical(one)}`).join(",")}}`;
  return value === undefined ? "" : JSON.stringify(value);
}

function without(fields: Fields, names: readonly string[]): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
}

/** Items in the order of the plan, children after their parent. */
function itemsOf(items: unknown, parent: string | undefined): Entry[] {
  if (!Array.isArray(items)) return [];
  return items.filter(isRecord).flatMap((item) => [
    { id: word(item["id"]), title: word(item["title"]), fields: { ...without(item, ["items"]), ...(parent === undefined ? {} : { parent }) } },
    ...itemsOf(item["items"], word(item["id"])),
  ]);
}

function entries(list: unknown, key: string, title: string): Entry[] {
  return Array.isArray(list) ? list.filter(isRecord).map((one) => ({ id: word(one[key]), title: word(one[title]), fields: one })) : [];
}

function fieldChanges(before: Fields, after: Fields): FieldChange[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => canonical(before[field]) !== canonical(after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
}

function listChanges(part: PlanChange["part"], before: readonly Entry[], after: readonly Entry[]): PlanChange[] {
  const old = new Map(before.map((one) => [one.id, one]));
  const kept = new Set(after.map((one) => one.id));
  return [
    ...after.flatMap((one): PlanChange[] => {
      const was = old.get(one.id);
      if (was === undefined) return [{ part, what: "added", id: one.id, title: one.title, fields: [] }];
      const fields = fieldChanges(was.fields, one.fields);
      return fields.length === 0 ? [] : [{ part, what: "changed", id: one.id, title: one.title, fields }];
    }),
    ...before.filter((one) => !kept.has(one.id)).map((one): PlanChange => ({ part, what: "removed", id: one.id, title: one.title, fields: [] })),
  ];
}

/** What differs between two plans as the API shows them: the plan's own fields first, then its parts in their order. */
export function comparePlans(before: Plan, after: Plan): PlanChange[] {
  const own = fieldChanges(without(before, lists), without(after, lists));
  return [
    ...(own.length === 0 ? [] : [{ part: "plan", what: "changed", id: "", title: after.title, fields: own } satisfies PlanChange]),
    ...listChanges("goal", entries(before.goals, "metric", "name"), entries(after.goals, "metric", "name")),
    ...listChanges("regime", entries(before.regimes, "title", "title"), entries(after.regimes, "title", "title")),
    ...listChanges("milestone", entries(before.milestones, "id", "name"), entries(after.milestones, "id", "name")),
    ...listChanges("item", itemsOf(before.items, undefined), itemsOf(after.items, undefined)),
  ];
}
