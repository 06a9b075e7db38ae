import type { PlacedItem } from "./plan-tree.ts";
import { anchorOf } from "./plan-tree.ts";

/**
 * Items whose `after` lies on a cycle. An item starts after what it waits for is closed and after its parent has started,
 * and closes after its children: every way in which these can wait for themselves is a cycle, through the tree too.
 */
export function cyclicItems(placed: readonly PlacedItem[]): PlacedItem[] {
  const needs = new Map<string, Set<string>>();
  const neededBy = new Map<string, Set<string>>();
  const add = (from: string, to: string): void => {
    needs.set(from, (needs.get(from) ?? new Set()).add(to));
    neededBy.set(to, (neededBy.get(to) ?? new Set()).add(from));
  };
  // Nodes are named by paths, not ids: an id used twice is a fault of its own and makes no cycle.
  const byId = new Map<string, string>();
  const pathOf = new Map(placed.map(({ item, path }) => [item, path]));
  for (const { item, path } of placed) if (item.id !== "start" && !byId.has(item.id)) byId.set(item.id, path);
  const awaited = (one: PlacedItem): string | undefined => byId.get(anchorOf(one.item) ?? "start");
  for (const one of placed) {
    add(`close ${one.path}`, `start ${one.path}`);
    const after = awaited(one);
    if (after !== undefined && after !== one.path) add(`start ${one.path}`, `close ${after}`);
    const parent = one.parent === undefined ? undefined : pathOf.get(one.parent);
    if (parent !== undefined) {
      add(`start ${one.path}`, `start ${parent}`);
      add(`close ${parent}`, `close ${one.path}`);
    }
  }
  peel(needs, neededBy);
  peel(neededBy, needs);
  return placed.filter((one) => {
    const after = awaited(one);
    return after !== undefined && (after === one.path || needs.get(`start ${one.path}`)?.has(`close ${after}`) === true);
  });
}

/** Removes, until none is left, every node that nothing holds in `forward`; what remains lies on a cycle or leads to one. */
function peel(forward: Map<string, Set<string>>, backward: Map<string, Set<string>>): void {
  const free = [...backward.keys()].filter((node) => (forward.get(node)?.size ?? 0) === 0);
  for (let node = free.pop(); node !== undefined; node = free.pop()) {
    for (const holder of backward.get(node) ?? []) {
      const held = forward.get(holder);
      held?.delete(node);
      if (held?.size === 0) free.push(holder);
    }
    backward.delete(node);
  }
}
