import type { Court } from "../court/court-view.ts";
import type { StreamId } from "../decider.ts";
import type { CivilDate } from "../time.ts";
import type { Anchor, Duty, Registration } from "../work-item/work-item.ts";
import type { CampaignFacts, CampaignState } from "./campaign.ts";
import type { PlanItem } from "./plan.ts";
import { anchorOf, openingOrder, placedItems } from "./plan-tree.ts";
import type { PlacedItem } from "./plan-tree.ts";

/** The stream of a planned item: the same one whenever the task book is opened again. */
export function itemStreamId(campaign: StreamId, planItem: string): StreamId {
  return `${campaign}.${planItem}`;
}

/** Who carries a planned item: 定人、定岗、定责. */
export function dutyOf(item: PlanItem): Duty {
  return {
    department: item.department,
    ...(item.post === undefined ? {} : { post: item.post }),
    ...(item.responsible === undefined ? {} : { responsible: item.responsible }),
    coOrganisers: item.coOrganisers ?? [],
    ...(item.supervisor === undefined ? {} : { supervisor: item.supervisor }),
  };
}

/** A command that registers one item of the task book. */
export interface OpeningCommand {
  stream: StreamId;
  command: { type: "Register" } & Registration;
}

function anchorFor(facts: CampaignFacts, item: PlanItem, titles: ReadonlyMap<string, string>): Anchor | undefined {
  const after = anchorOf(item);
  if (after === undefined) return undefined;
  if (after === "start") return { type: "start", id: "start" };
  const milestone = facts.milestones.find((one) => one.id === after);
  if (milestone !== undefined) return { type: "milestone", id: after, title: milestone.name };
  const title = titles.get(after);
  return { type: "item", id: itemStreamId(facts.id, after), ...(title === undefined ? {} : { title }) };
}

/** Items that would open at once although the campaign has not started, their descendants, and whatever waits for one of them. */
function heldBack(order: readonly PlacedItem[]): Set<string> {
  const held = new Set<string>();
  for (const { item, parent } of order) {
    const anchor = anchorOf(item);
    if (anchor === undefined || held.has(anchor) || (parent !== undefined && held.has(parent.id))) held.add(item.id);
  }
  return held;
}

/** The day on which an anchor was reached, if it has been: the start by today, a milestone, an item closed before this one was added. */
function anchorReachedOn(facts: CampaignFacts, anchor: Anchor | undefined, item: PlanItem, today: CivilDate): CivilDate | undefined {
  switch (anchor?.type) {
    case undefined:
      return undefined;
    case "start":
      return facts.startedOn !== undefined && facts.startedOn <= today ? facts.startedOn : undefined;
    case "milestone":
      return facts.milestones.find((one) => one.id === anchor.id)?.reachedOn;
    case "item":
      return facts.items.find((one) => one.planItem === item.id)?.anchorOn;
  }
}

/**
 * The commands that open the task book 任务书: one for every planned item that is not yet in the ledger, parents before
 * children and anchors before their dependents. Streams are named after the plan's items, so that a repeated opening meets
 * the items it has made. An item whose anchor is still ahead waits. While the start lies ahead, items with a date of their own,
 * which would open at once, are left out with all that hangs on them, and the start opens the task book again. None once the
 * campaign has ended.
 */
export function openingCommands(state: CampaignState, _court: Court, today: CivilDate): OpeningCommand[] {
  if (state.status === "Undrafted" || state.status === "Archived" || state.status === "Terminated") return [];
  const wanted = new Set(state.items.filter((item) => !item.opened && item.removed === undefined && item.carried === undefined).map((item) => item.planItem));
  if (wanted.size === 0) return [];
  const order = openingOrder(state.plan);
  if (state.startAlarmAt !== undefined) for (const id of heldBack(order)) wanted.delete(id);
  const placed = placedItems(state.plan);
  const titles = new Map(placed.map(({ item }) => [item.id, item.title]));
  const parents = new Map(placed.map(({ item, parent }) => [item.id, parent?.id]));
  const dependents = new Map<string, StreamId[]>();
  for (const { item } of placed) {
    const after = anchorOf(item);
    if (after === undefined || !titles.has(after)) continue;
    dependents.set(after, [...(dependents.get(after) ?? []), itemStreamId(state.id, item.id)]);
  }
  const ancestorsOf = (id: string): StreamId[] => {
    const ancestors: StreamId[] = [];
    for (let parent = parents.get(id); parent !== undefined; parent = parents.get(parent)) ancestors.push(itemStreamId(state.id, parent));
    return ancestors;
  };
  const campaign = { id: state.id, lead: state.lead, leaderInCharge: state.leaderInCharge, endsOn: state.plan.endsOn };
  return order.filter(({ item }) => wanted.has(item.id)).map(({ item, parent }) => {
    const anchor = anchorFor(state, item, titles);
    const anchorOn = anchorReachedOn(state, anchor, item, today);
    return {
      stream: itemStreamId(state.id, item.id),
      command: {
        type: "Register",
        title: item.title,
        source: { type: "campaign", reference: state.plan.title },
        campaign,
        planItem: item.id,
        ...(parent === undefined ? {} : { parent: itemStreamId(state.id, parent.id) }),
        ancestors: ancestorsOf(item.id),
        duty: dutyOf(item),
        priority: item.priority,
        weight: item.weight,
        ...(item.target === undefined ? {} : { target: item.target }),
        ...(item.duty === undefined ? {} : { dutyText: item.duty }),
        ...(item.process === undefined ? {} : { process: item.process }),
        due: item.due,
        ...(anchor === undefined ? {} : { anchor }),
        ...(anchorOn === undefined ? {} : { anchorOn }),
        ...(item.report === undefined ? {} : { report: item.report }),
        evidence: item.evidence,
        dependents: dependents.get(item.id) ?? [],
      },
    };
  });
}
