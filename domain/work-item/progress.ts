import type { Item } from "./work-item.people.ts";

/** Per cent done, 0–100: closed is 100; a parent counts its closed children by weight; else what was last reported. */
export function progressOf(item: Item): number {
  if (item.status === "SignedOff" || item.status === "Waived") return 100;
  const weight = item.children.reduce((sum, child) => sum + child.weight, 0);
  if (weight > 0) return Math.round((item.children.filter((child) => child.closed).reduce((sum, child) => sum + child.weight, 0) / weight) * 100);
  return item.progress ?? 0;
}
