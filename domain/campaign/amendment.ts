import type { Context, PersonId, Rejected, StreamId } from "../decider.ts";
import { rejected } from "../decider.ts";
import type { Amendment, CampaignEvent, CampaignFacts, CampaignItem, ItemAmendment } from "./campaign.ts";
import { isOpenHere, itemAt, members, membersIn } from "./campaign.items.ts";
import type { CampaignPlan, PlanItem } from "./plan.ts";
import { anchorOf, placedItems } from "./plan-tree.ts";
import type { PlacedItem } from "./plan-tree.ts";
import { dutyOf, itemStreamId } from "./task-book.ts";

/** What an amended plan changes, by plan item id; untouched items go on and are in none of the lists. */
export interface PlanDiff {
  added: PlacedItem[];
  /** Children before parents. */
  removed: PlanItem[];
  changed: { item: PlanItem; amend: ItemAmendment }[];
  /** Items whose due date would be counted from something else, or that would hang under another parent. */
  moved: string[];
  /** Anything besides items: texts, people, dates of the campaign, goals, regimes, milestones. */
  frame: boolean;
}

/** Equality of plain JSON regardless of the order of keys; a key without a value counts as absent. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const left = new Map(Object.entries(a).filter(([, value]) => value !== undefined));
  const right = new Map(Object.entries(b).filter(([, value]) => value !== undefined));
  return left.size === right.size && [...left].every(([key, value]) => right.has(key) && same(value, right.get(key)));
}

function itemAmendment(before: PlanItem, after: PlanItem): ItemAmendment {
  return {
    ...(before.title === after.title ? {} : { title: after.title }),
    ...(same(dutyOf(before), dutyOf(after)) ? {} : { duty: dutyOf(after) }),
    ...(before.priority === after.priority ? {} : { priority: after.priority }),
    ...(before.weight === after.weight ? {} : { weight: after.weight }),
    ...(after.target === undefined || same(before.target, after.target) ? {} : { target: after.target }),
    ...(same(before.due, after.due) ? {} : { due: after.due }),
    ...(after.report === undefined || before.report === after.report ? {} : { report: after.report }),
    ...(same(before.evidence, after.evidence) ? {} : { evidence: after.evidence }),
  };
}

/** The difference of two plans (domain §2: "approved, it is a diff"). */
export function diffPlans(before: CampaignPlan, after: CampaignPlan): PlanDiff {
  const old = new Map(placedItems(before).map((placed) => [placed.item.id, placed]));
  const diff: PlanDiff = { added: [], removed: [], changed: [], moved: [], frame: false };
  const kept = new Set<string>();
  for (const placed of placedItems(after)) {
    const was = old.get(placed.item.id);
    if (was === undefined) {
      diff.added.push(placed);
      continue;
    }
    kept.add(placed.item.id);
    const anchor = anchorOf(placed.item);
    if (was.parent?.id !== placed.parent?.id || (anchor !== undefined && anchor !== anchorOf(was.item))) diff.moved.push(placed.item.id);
    const amend = itemAmendment(was.item, placed.item);
    if (Object.keys(amend).length > 0) diff.changed.push({ item: placed.item, amend });
  }
  diff.removed = [...old.values()].filter(({ item }) => !kept.has(item.id)).map(({ item }) => item).reverse();
  diff.frame = !same({ ...before, items: [] }, { ...after, items: [] });
  return diff;
}

/** What no amendment can do to items that are in the ledger: take an id again, move under another parent, count from another anchor. */
export function amendmentFaults(facts: CampaignFacts, plan: CampaignPlan): Rejected | undefined {
  const diff = diffPlans(facts.plan, plan);
  if (diff.moved.length > 0) return rejected("ItemsMoved", { items: diff.moved });
  const used = new Set(facts.items.map((item) => item.planItem));
  const again = diff.added.map(({ item }) => item.id).filter((id) => used.has(id));
  if (again.length > 0) return rejected("ItemIdUsedBefore", { items: again });
  const reached = facts.milestones.filter((one) => one.reachedOn !== undefined && !plan.milestones.some((kept) => kept.id === one.id)).map((one) => one.id);
  if (reached.length > 0) return rejected("MilestoneAlreadyReached", { milestones: reached });
  const empty = !diff.frame && diff.added.length === 0 && diff.removed.length === 0 && diff.changed.length === 0;
  return empty ? rejected("NothingAmended") : undefined;
}

/** What leaves the campaign, children first: what the plan no longer has and what was made by hand beneath it. What is done stays a member. */
function removedMembers(facts: CampaignFacts, diff: PlanDiff, leaves: (id: StreamId) => boolean): StreamId[] {
  const gone = new Set(diff.removed.map((item) => itemStreamId(facts.id, item.id)));
  const byHand: StreamId[] = [];
  for (const item of facts.items) {
    if (!item.byHand || item.parent === undefined || !gone.has(item.parent)) continue;
    gone.add(item.id);
    byHand.unshift(item.id);
  }
  return [...byHand, ...diff.removed.map((item) => itemStreamId(facts.id, item.id))].filter(leaves);
}

/** Plan ids of items that the leader in charge would carry by the amended plan, but does not: closed, gone to a department, or reassigned. */
export function settledItems(facts: CampaignFacts, plan: CampaignPlan, at: Context): Set<string> {
  const before = new Map(placedItems(facts.plan).map(({ item }) => [item.id, item.responsible]));
  const settled = placedItems(plan).filter(({ item }) => {
    const found = itemAt(at, itemStreamId(at.self, item.id));
    if (found === undefined || item.responsible !== plan.leaderInCharge) return false;
    return !isOpenHere(found, at.self) || (before.get(item.id) === item.responsible && found.duty.responsible !== plan.leaderInCharge);
  });
  return new Set(settled.map(({ item }) => item.id));
}

/** Open items that the new leader in charge carries and that the amendment leaves with them. */
function ownOf(leaderInCharge: PersonId, ids: readonly StreamId[], changed: AmendedItems["changed"], at: Context): StreamId[] {
  const others = new Set(changed.filter(({ amend }) => amend.duty?.responsible !== undefined && amend.duty.responsible !== leaderInCharge).map(({ item }) => item));
  return ids.filter((id) => !others.has(id) && itemAt(at, id)?.duty.responsible === leaderInCharge);
}

type AmendedItems = Pick<Extract<CampaignEvent, { type: "Amended" }>, "added" | "removed" | "changed" | "links" | "inform">;

/** The approved amendment as commands to items: untouched ones go on, a removed one is waived with the amendment's reason as its ground. */
export function amendmentOf(facts: CampaignFacts, amendment: Amendment, at: Context): AmendedItems | Rejected {
  const faults = amendmentFaults(facts, amendment.plan);
  if (faults !== undefined) return faults;
  const diff = diffPlans(facts.plan, amendment.plan);
  const live = new Set(members(facts).map((item) => item.id));
  const open = (id: StreamId): boolean => live.has(id) && isOpenHere(itemAt(at, id), at.self);
  const removed = removedMembers(facts, diff, (id) => live.has(id) && (itemAt(at, id) === undefined || open(id)));
  const gone = new Set(removed);
  const links: AmendedItems["links"] = [];
  const added: CampaignItem[] = diff.added.map(({ item, parent }) => {
    const id = itemStreamId(at.self, item.id);
    const anchorStream = itemStreamId(at.self, anchorOf(item) ?? "");
    const anchor = itemAt(at, anchorStream);
    if (open(anchorStream)) links.push({ item: anchorStream, dependent: id });
    return {
      planItem: item.id,
      id,
      title: item.title,
      ...(parent === undefined ? {} : { parent: itemStreamId(at.self, parent.id) }),
      opened: false,
      ...(anchor?.status === "SignedOff" ? { anchorOn: anchor.signedOffOn } : anchor?.status === "Waived" ? { anchorOn: anchor.waivedOn } : {}),
      byHand: false,
    };
  });
  const { lead, leaderInCharge, endsOn } = amendment.plan;
  const changed = diff.changed.map(({ item, amend }) => ({ item: itemStreamId(at.self, item.id), amend })).filter(({ item }) => open(item));
  const own = leaderInCharge === facts.leaderInCharge ? [] : ownOf(leaderInCharge, [...live].filter((id) => open(id) && !gone.has(id)), changed, at);
  if (own.length > 0) return rejected("SignerIsResponsible", { person: leaderInCharge, items: own });
  const informs = lead !== facts.lead || leaderInCharge !== facts.leaderInCharge || endsOn !== facts.plan.endsOn;
  return {
    added,
    removed: removed.map((item) => ({ item, ground: amendment.reason, waive: open(item) })),
    changed,
    links: links.filter(({ item }) => !gone.has(item)),
    inform: informs ? membersIn(at, [...live]).filter((id) => !gone.has(id)) : [],
  };
}
