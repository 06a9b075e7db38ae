import type { Court } from "../../domain/court/court-view.ts";
import { lightBoundaries } from "../../domain/work-item/traffic-light.ts";
import { dueOnOf } from "../../domain/work-item/work-item.due.ts";
import type { WorkItemState } from "../../domain/work-item/work-item.ts";
import type { WorkItemRow } from "../database.ts";
import { searchPairs } from "./search-pairs.ts";

function lightBase(state: Exclude<WorkItemState, { status: "Unregistered" }>): string {
  switch (state.status) {
    case "SignedOff":
    case "Waived":
      return "closed";
    case "SubmittedForSignOff":
      return "submitted";
    case "Suspended":
    case "Waiting":
      return "grey";
    case "Registered":
      // Opened before: T runs on while it waits for somebody to be named.
      if (dueOnOf(state) === undefined) return "grey";
      return datedBase(state.missedReportsRunning);
    case "Assigned":
    case "InProgress":
      return datedBase(state.missedReportsRunning);
  }
}

function datedBase(missedReportsRunning: number): string {
  return missedReportsRunning >= 2 ? "red" : missedReportsRunning === 1 ? "yellow" : "dated";
}

/** The board's row of an item: a function of its state and of the calendar version named there. */
export function workItemRow(id: string, state: WorkItemState, court: Court): WorkItemRow | undefined {
  if (state.status === "Unregistered") return undefined;
  const dueOn = dueOnOf(state) ?? null;
  const boundaries = dueOn === null ? undefined : lightBoundaries(court.calendar(state.calendar), dueOn, state.totalWorkingDays);
  const people = [state.duty.responsible, state.delegate?.person, state.duty.supervisor, ...state.duty.coOrganisers].filter((person) => person !== undefined);
  return {
    id,
    title: state.title,
    search: searchPairs(state.title, state.source.reference, state.planItem),
    status: state.status,
    open: state.status !== "SignedOff" && state.status !== "Waived",
    source: state.source.type,
    campaign_id: state.campaign?.id ?? null,
    plan_item: state.planItem ?? null,
    parent_id: state.parent ?? null,
    department: state.duty.department,
    post: state.duty.post ?? null,
    responsible: state.duty.responsible ?? null,
    supervisor: state.duty.supervisor ?? null,
    registered_by: state.registeredBy,
    people: [...new Set(people)],
    priority: state.priority,
    weight: state.weight,
    due_on: dueOn,
    yellow_from_on: boundaries?.yellowFromOn ?? null,
    red_from_on: boundaries?.redFromOn ?? null,
    light_base: lightBase(state),
    provisional: state.provisional,
    opened_on: state.openedOn ?? null,
    closed_on: state.status === "SignedOff" ? state.signedOffOn : null,
    waits_for: state.status === "Waiting" ? (state.anchor?.id ?? null) : null,
    missed_reports: state.missedReportsRunning,
    dependents: state.dependents.length,
  };
}
