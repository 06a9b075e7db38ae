import type { Context, PersonId, StreamId } from "../decider.ts";
import type { WorkItemState } from "../work-item/work-item.ts";
import type { CampaignFacts, CampaignItem } from "./campaign.ts";
import type { CampaignPlan } from "./plan.ts";
import { anchorOf, placedItems } from "./plan-tree.ts";

type RegisteredItem = Exclude<WorkItemState, { status: "Unregistered" }>;

/** Items that belong to the campaign now: neither removed by an amendment nor carried over 结转. */
export function members(facts: CampaignFacts): CampaignItem[] {
  return facts.items.filter((item) => item.removed === undefined && item.carried === undefined);
}

/** Streams of the members; with `anchor`, only of those whose plan counts their due date from it. */
export function memberStreams(facts: CampaignFacts, anchor?: string): StreamId[] {
  if (anchor === undefined) return members(facts).map((item) => item.id);
  const anchored = new Set(placedItems(facts.plan).filter(({ item }) => anchorOf(item) === anchor).map(({ item }) => item.id));
  return members(facts).filter((item) => anchored.has(item.planItem) || item.anchor === anchor).map((item) => item.id);
}

/** Streams of the members that a plan gives to a person. */
export function plannedFor(facts: CampaignFacts, plan: CampaignPlan, person: PersonId): StreamId[] {
  const theirs = new Set(placedItems(plan).filter(({ item }) => item.responsible === person).map(({ item }) => item.id));
  return theirs.size === 0 ? [] : members(facts).filter((item) => theirs.has(item.planItem)).map((item) => item.id);
}

/** The named members and the planned items that they wait for. */
export function withAwaited(facts: CampaignFacts, named: readonly StreamId[]): StreamId[] {
  const wanted = new Set(named);
  const streams = new Map(facts.items.map((item) => [item.planItem, item.id]));
  const planItems = new Map(facts.items.filter((item) => wanted.has(item.id)).map((item) => [item.planItem, item.id]));
  const awaited = placedItems(facts.plan).filter(({ item }) => planItems.has(item.id)).flatMap(({ item }) => streams.get(anchorOf(item) ?? "") ?? []);
  return [...new Set([...planItems.values(), ...awaited])];
}

function isItem(state: unknown): state is RegisteredItem {
  return typeof state === "object" && state !== null && "status" in state && state.status !== "Unregistered";
}

/** An item as the locks found it; undefined while its stream does not exist. */
export function itemAt(at: Context, id: StreamId): RegisteredItem | undefined {
  const state = at.related[id];
  return isItem(state) ? state : undefined;
}

/** Whether an item still has to be done within this campaign: not signed off, not waived, and not gone to its department. */
export function isOpenHere(item: RegisteredItem | undefined, campaign: StreamId): item is RegisteredItem {
  if (item === undefined || item.campaign?.id !== campaign) return false;
  switch (item.status) {
    case "SignedOff":
    case "Waived":
      return false;
    case "Registered":
    case "Waiting":
    case "Assigned":
    case "InProgress":
    case "Suspended":
    case "SubmittedForSignOff":
      return true;
  }
}

/** Streams among `ids` whose items pass; the rest may not exist yet. */
export function itemsWhere(at: Context, ids: readonly StreamId[], passes: (item: RegisteredItem) => boolean): StreamId[] {
  return ids.filter((id) => {
    const item = itemAt(at, id);
    return item !== undefined && item.campaign?.id === at.self && passes(item);
  });
}

/** Members that are in the ledger, closed ones too: whoever takes the campaign over may reopen them. */
export function membersIn(at: Context, ids: readonly StreamId[]): StreamId[] {
  return itemsWhere(at, ids, () => true);
}

/** A suspension of the campaign stops what runs; what was submitted stands still already, what is suspended for itself stays so. */
export function canBeSuspended(item: RegisteredItem): boolean {
  return item.status === "Registered" || item.status === "Waiting" || item.status === "Assigned" || item.status === "InProgress";
}

export function suspendedByCampaign(item: RegisteredItem): boolean {
  return item.status === "Suspended" && item.suspension.byCampaign;
}

export function waitsFor(anchor: string): (item: RegisteredItem) => boolean {
  return (item) => item.anchor?.id === anchor && (item.status === "Waiting" || (item.status === "Suspended" && item.suspension.before === "Waiting"));
}
