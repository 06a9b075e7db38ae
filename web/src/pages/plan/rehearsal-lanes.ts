import type { components } from "../../api/schema.d.ts";
import { placedItems, rowsAt } from "./plan-form-context.ts";
import type { PlanValue } from "./plan-document.ts";

export type Rehearsal = components["schemas"]["Rehearsal"];
export type Entry = Rehearsal["timeline"][number];

/** One line of the drawing: the campaign, a milestone or an item, with its days as parts (0–1) of the year shown. */
export interface Lane {
  entity: string;
  title: string;
  /** From opening to due date. */
  bar: { from: number; to: number } | undefined;
  marks: { at: number; what: Entry["what"]; count: number }[];
}

export interface Drawing { lanes: Lane[]; months: { month: string; at: number }[] }

/** Marks closer than this lie over each other and are drawn as one. */
const apart = 1 / 240;
const day = 86_400_000;

function dayOf(text: string): number {
  return Date.parse(`${text.slice(0, 10)}T00:00:00Z`) / day;
}

/** Each month of a span with the part of the span at which it begins. */
function monthsOf(first: number, last: number): Drawing["months"] {
  const months: Drawing["months"] = [];
  const start = new Date(first * day);
  for (let year = start.getUTCFullYear(), month = start.getUTCMonth(); ; month += 1) {
    if (month === 12) { year += 1; month = 0; }
    const at = Date.UTC(year, month, 1) / day;
    if (at > last) return months;
    months.push({ month: `${year}-${String(month + 1).padStart(2, "0")}`, at: Math.max(0, (at - first) / (last - first)) });
  }
}

/** Entries by what they have in common, in the order of their first. */
export function grouped(entries: readonly Entry[], by: (entry: Entry) => string): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const known = groups.get(by(entry));
    if (known === undefined) groups.set(by(entry), [entry]);
    else known.push(entry);
  }
  return groups;
}

/** The rehearsed timeline as lanes, in the order of the plan. */
export function drawRehearsal(timeline: readonly Entry[], plan: PlanValue): Drawing {
  const days = timeline.map((entry) => dayOf(entry.at));
  if (days.length === 0) return { lanes: [], months: [] };
  const first = Math.min(...days);
  const last = Math.max(...days, ...timeline.flatMap((entry) => (entry.itemDueOn === undefined ? [] : [dayOf(entry.itemDueOn)])), first + 1);
  const part = (on: number): number => (on - first) / (last - first);
  const titles = new Map([
    ...rowsAt(plan, ["milestones"]).map((one) => [String(one["id"]), String(one["name"])] as const),
    ...placedItems(plan).map((one) => [one.id, one.title] as const),
  ]);
  const order = [...titles.keys(), ...timeline.map((entry) => entry.entity)];
  const byEntity = grouped(timeline, (entry) => entry.entity);
  const lanes = [...new Set(["campaign", ...order])].flatMap((entity): Lane[] => {
    const entries = byEntity.get(entity);
    if (entries === undefined) return [];
    const opened = entries.find((entry) => entry.what === "opened");
    const dueOn = entries.find((entry) => entry.itemDueOn !== undefined)?.itemDueOn;
    return [{
      entity, title: titles.get(entity) ?? entity,
      bar: opened === undefined || dueOn === undefined ? undefined : { from: part(dayOf(opened.at)), to: part(dayOf(dueOn)) },
      marks: marksOf(entries, part),
    }];
  });
  return { lanes, months: monthsOf(first, last) };
}

function marksOf(entries: readonly Entry[], part: (on: number) => number): Lane["marks"] {
  const marks: Lane["marks"] = [];
  for (const entry of entries) {
    const at = part(dayOf(entry.at));
    const before = marks.findLast((mark) => mark.what === entry.what);
    if (before !== undefined && at - before.at < apart) before.count += 1;
    else marks.push({ at, what: entry.what, count: 1 });
  }
  return marks;
}
