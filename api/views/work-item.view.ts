import type { z } from "zod";
import type { workItemLine } from "../../contracts/views/work-item.ts";
import type { Court } from "../../domain/court/court-view.ts";
import type { CivilDate } from "../../domain/time.ts";
import { progressOf } from "../../domain/work-item/progress.ts";
import { trafficLight, type LightInput } from "../../domain/work-item/traffic-light.ts";
import { dueOnOf } from "../../domain/work-item/work-item.due.ts";
import type { WorkItemState } from "../../domain/work-item/work-item.ts";
import type { Database } from "../../ledger/database.ts";
import { campaignDigests, type CampaignDigest } from "../../ledger/queries/campaign-digests.ts";
import type { ListedItem } from "../../ledger/queries/work-items.ts";
import { dropNulls } from "./drop-nulls.ts";

export type RegisteredItem = Exclude<WorkItemState, { status: "Unregistered" }>;

/** A work item's state out of the ledger; undefined when it is none. */
export function itemOf(state: unknown): RegisteredItem | undefined {
  const item = state as WorkItemState;
  return item.status === "Unregistered" ? undefined : item;
}

function lightStatus(item: RegisteredItem): LightInput["status"] {
  switch (item.status) {
    case "Registered":
      return dueOnOf(item) === undefined ? "waiting" : "open";
    case "Waiting":
      return "waiting";
    case "Assigned":
    case "InProgress":
      return "open";
    case "Suspended":
      return "suspended";
    case "SubmittedForSignOff":
      return "submitted";
    case "SignedOff":
    case "Waived":
      return "closed";
  }
}

/** The light of an item on a day, and why it shows. */
export function lightOf(item: RegisteredItem, court: Court, todayOn: CivilDate): ReturnType<typeof trafficLight> {
  const dueOn = dueOnOf(item);
  return trafficLight(court.calendar(item.calendar), {
    status: lightStatus(item),
    missedReportsRunning: item.missedReportsRunning,
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(item.totalWorkingDays === undefined ? {} : { totalWorkingDays: item.totalWorkingDays }),
  }, todayOn);
}

/** An item with what its reader wants to know at once: light, progress, what may be done. */
export function workItemView(item: RegisteredItem, version: number, availableActions: string[], court: Court, todayOn: CivilDate): Record<string, unknown> {
  const dueOn = dueOnOf(item);
  const lit = lightOf(item, court, todayOn);
  return {
    ...item,
    version,
    light: lit.light,
    lightReason: lit.reason,
    progress: progressOf(item),
    todayOn,
    ...remainingDays(court, todayOn, dueOn, item.status !== "SignedOff" && item.status !== "Waived"),
    ...(item.status === "Waiting" && item.anchor !== undefined ? { waitsFor: item.anchor } : {}),
    availableActions,
  };
}

/** Working days that an open item has left by the court's calendar, today not counted; negative once it is overdue. */
export function remainingDays(court: Court, todayOn: CivilDate, dueOn: CivilDate | null | undefined, open: boolean): { remainingWorkingDays?: number } {
  return dueOn === null || dueOn === undefined || !open ? {} : { remainingWorkingDays: court.calendar().workingDaysBetween(todayOn, dueOn) };
}

/** What a line shows besides its row. */
export interface LineContext { court: Court; todayOn: CivilDate; digests: ReadonlyMap<string, CampaignDigest> }

/** Rows of a list in the API's names, with what their campaigns' plans say of them. */
export async function workItemLines(database: Database, court: Court, todayOn: CivilDate, rows: readonly ListedItem[]): Promise<z.input<typeof workItemLine>[]> {
  const digests = await campaignDigests(database, court, rows.flatMap((row) => row.campaign_id ?? []));
  return rows.map((row) => workItemRowLine(row, { court, todayOn, digests }));
}

function workItemRowLine(row: ListedItem, { court, todayOn, digests }: LineContext): z.input<typeof workItemLine> {
  const planned = digests.get(row.campaign_id ?? "")?.planned.get(row.plan_item ?? "");
  return dropNulls({
    id: row.id, title: row.title, status: row.status, open: row.open, source: row.source, campaign: row.campaign_id, planItem: row.plan_item, parent: row.parent_id,
    department: row.department, post: row.post, responsible: row.responsible, supervisor: row.supervisor, registeredBy: row.registered_by, people: row.people,
    priority: row.priority, weight: row.weight, dueOn: row.due_on, openedOn: row.opened_on, closedOn: row.closed_on, light: row.light, provisional: row.provisional,
    waitsFor: row.waits_for, missedReports: row.missed_reports, dependents: row.dependents, version: row.person_seq,
    progress: row.progress, anchor: row.anchor_id, milestone: planned?.milestone, plannedOpensOn: planned?.opensOn, plannedDueOn: planned?.dueOn,
    ...remainingDays(court, todayOn, row.due_on, row.open),
  }) as z.input<typeof workItemLine>;
}
