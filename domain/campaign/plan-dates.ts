import type { Calendar } from "../calendar/calendar.ts";
import type { CivilDate } from "../time.ts";
import { computeDue } from "../work-item/due-date.ts";
import type { CampaignPlan } from "./plan.ts";
import { anchorOf, openingOrder } from "./plan-tree.ts";

/** When an item is planned to open and to be due; provisional when a year without its holiday notice took part. */
export interface PlannedDates {
  opensOn: CivilDate;
  dueOn: CivilDate;
  provisional: boolean;
}

/**
 * Planned dates of every item by id, from planned anchors (domain §2, §3): the start, the milestone's own date, the planned
 * due date of the item waited for. Items whose anchor is unknown or in a cycle have none. `startedOn` replaces the plan's
 * start once the campaign has one.
 */
export function plannedDates(plan: CampaignPlan, calendar: Calendar, startedOn: CivilDate = plan.startsOn): Map<string, PlannedDates> {
  const milestones = new Map(plan.milestones.map((milestone) => [milestone.id, milestone.dueOn]));
  const dates = new Map<string, PlannedDates>();
  for (const { item } of openingOrder(plan)) {
    const anchor = anchorOf(item);
    const opensOn = anchor === undefined || anchor === "start" ? startedOn : (milestones.get(anchor) ?? dates.get(anchor)?.dueOn);
    if (opensOn === undefined) continue;
    const due = computeDue(calendar, { rule: item.due, ...(anchor === undefined ? {} : { anchorOn: opensOn }), extensions: [], suspensions: [] });
    dates.set(item.id, { opensOn, dueOn: due.dueOn, provisional: due.provisional });
  }
  return dates;
}
