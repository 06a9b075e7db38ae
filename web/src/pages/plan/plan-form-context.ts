import { createContext, use } from "react";
import type { PlanPath, PlanValue } from "./plan-document.ts";

/** What the fields of the form share: the plan as it reads now, the way to change a place of it, and what is wrong there. */
export interface PlanForm {
  value: PlanValue;
  set: (path: PlanPath, value: unknown) => void;
  faultAt: (path: PlanPath) => string | undefined;
  /** Number of faults at or below a place. */
  faultsBelow: (path: PlanPath) => number;
}

export const PlanFormContext = createContext<PlanForm | undefined>(undefined);

export function usePlanForm(): PlanForm {
  const form = use(PlanFormContext);
  if (form === undefined) throw new RangeError("a field outside the plan's form");
  return form;
}

/** The value at a place of a plan. */
export function valueAt(value: unknown, path: PlanPath): unknown {
  return path.reduce<unknown>((at, part) => (typeof at === "object" && at !== null ? Reflect.get(at, part) : undefined), value);
}

const isRecord = (value: unknown): value is PlanValue => typeof value === "object" && value !== null && !Array.isArray(value);

export function rowsAt(value: unknown, path: PlanPath): PlanValue[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found.map((one: unknown) => (isRecord(one) ? one : typeof one === "string" ? { title: one } : {})) : [];
}

/** Every item of a plan, parents before children, each with its place. */
export function placedItems(value: PlanValue): { id: string; title: string; path: PlanPath }[] {
  const walk = (path: PlanPath): { id: string; title: string; path: PlanPath }[] => rowsAt(value, path).flatMap((item, index) => {
    const here = [...path, index];
    const { id, title } = item;
    return [{ id: typeof id === "string" ? id : "", title: typeof title === "string" ? title : "", path: here }, ...walk([...here, "items"])];
  });
  return walk(["items"]);
}

/** The first id of its kind that the plan does not have yet: m3 after m1 and m2. */
export function freeId(prefix: string, taken: readonly string[]): string {
  let number = taken.length + 1;
  while (taken.includes(`${prefix}${number}`)) number += 1;
  return `${prefix}${number}`;
}
