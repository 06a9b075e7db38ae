import type { z } from "zod";
import type { workItemLine } from "../../contracts/views/work-item.ts";
import type { Court } from "../../domain/court/court-view.ts";
import type { CivilDate } from "../../domain/time.ts";
import { trafficLight, type LightInput } from "../../domain/work-item/traffic-light.ts";
import { dueOnOf } from "../../domain/work-item/work-item.due.ts";
import type { WorkItemState } from "../../domain/work-item/work-item.ts";
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

/** Per cent done: closed is 100; a parent counts its closed children by weight; else what was last reported. */
function progressOf(item: RegisteredItem): number {
  if (item.status === "SignedOff" || item.status === "Waived") return 100;
  const weight = item.children.reduce((sum, child) => sum + child.weight, 0);
  if (weight > 0) return Math.round((item.children.filter((child) => child.closed).reduce((sum, child) => sum + child.weight, 0) / weight) * 100);
  return item.reports.findLast((report) => report.progress !== undefined)?.progress ?? 0;
}

/** An item with what its reader wants to know at once: light, progress, what may be done. */
export function workItemView(item: RegisteredItem, version: number, availableActions: string[], court: Court, todayOn: CivilDate): Record<string, unknown> {
  const dueOn = dueOnOf(item);
  const lit = trafficLight(court.calendar(item.calendar), {
    status: lightStatus(item),
    missedReportsRunning: item.missedReportsRunning,
    ...(dueOn === undefined ? {} : { dueOn }),
    ...(item.totalWorkingDays === undefined ? {} : { totalWorkingDays: item.totalWorkingDays }),
  }, todayOn);
  return {
    ...item,
    version,
    light: lit.light,
    lightReason: lit.reason,
    progress: progressOf(item),
    todayOn,
    ...(item.status === "Waiting" && item.anchor !== undefined ? { waitsFor: item.anchor } : {}),
    availableActions,
  };
}

/** A row of a list in the API's names. */
export function workItemRowLine(row: ListedItem): z.input<typeof workItemLine> {
  return dropNulls({
    id: row.id, title: row.title, status: row.status, open: row.open, source: row.source, campaign: row.campaign_id, planItem: row.plan_item, parent: row.parent_id,
    department: row.department, post: row.post, responsible: row.responsible, supervisor: row.supervisor, registeredBy: row.registered_by, people: row.people,
    priority: row.priority, weight: row.weight, dueOn: row.due_on, openedOn: row.opened_on, closedOn: row.closed_on, light: row.light, provisional: row.provisional,
    waitsFor: row.waits_for, missedReports: row.missed_reports, dependents: row.dependents, version: row.person_seq,
  }) as z.input<typeof workItemLine>;
}
