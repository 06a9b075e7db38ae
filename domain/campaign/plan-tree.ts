import type { CampaignPlan, PlanItem } from "./plan.ts";

/** An item of a plan with its place in the tree. */
export interface PlacedItem {
  item: PlanItem;
  /** The item that it was broken down from; absent at the top. */
  parent?: PlanItem;
  /** JSON path inside the plan file: "items[2].items[0]". */
  path: string;
  /** 1 at the top. */
  depth: number;
}

/** Every item of a plan at any depth, parents before children, in the order of the file. */
export function placedItems(plan: Pick<CampaignPlan, "items">): PlacedItem[] {
  const placed: PlacedItem[] = [];
  const walk = (items: readonly PlanItem[], prefix: string, depth: number, parent: PlanItem | undefined): void => {
    for (const [index, item] of items.entries()) {
      const path = `${prefix}[${index}]`;
      placed.push(parent === undefined ? { item, path, depth } : { item, parent, path, depth });
      walk(item.items, `${path}.items`, depth + 1, item);
    }
  };
  walk(plan.items, "items", 1, undefined);
  return placed;
}

/** What an item's due date is counted from: "start", a milestone's or an item's id; undefined for a date of its own. */
export function anchorOf(item: PlanItem): string | undefined {
  return "after" in item.due ? item.due.after : undefined;
}

/**
 * Items in an order in which parents come before children and anchors before their dependents. A plan that passed the check
 * has such an order; items of a cycle come where the walk meets them first.
 */
export function openingOrder(plan: Pick<CampaignPlan, "items">): PlacedItem[] {
  const placed = placedItems(plan);
  const byId = new Map(placed.map((one) => [one.item.id, one]));
  const ordered: PlacedItem[] = [];
  const seen = new Set<string>();
  for (const start of placed) {
    const stack: { one: PlacedItem; ready: boolean }[] = [{ one: start, ready: false }];
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      const { one, ready } = top;
      if (ready) {
        ordered.push(one);
        continue;
      }
      if (seen.has(one.item.id)) continue;
      seen.add(one.item.id);
      stack.push({ one, ready: true });
      const anchor = byId.get(anchorOf(one.item) ?? "");
      if (anchor !== undefined) stack.push({ one: anchor, ready: false });
      const parent = one.parent === undefined ? undefined : byId.get(one.parent.id);
      if (parent !== undefined) stack.push({ one: parent, ready: false });
    }
  }
  return ordered;
}
