import type { Court } from "../court/court-view.ts";
import type { Context, PersonId } from "../decider.ts";
import type { CivilDate } from "../time.ts";
import type { Duty, WaitingStep, WorkItemState } from "./work-item.ts";

/** A work item once it is registered. */
export type Item = Exclude<WorkItemState, { status: "Unregistered" }>;

function known(...persons: (PersonId | undefined)[]): PersonId[] {
  return [...new Set(persons.filter((person) => person !== undefined))];
}

/** Who carries the item now: the responsible person and, for its time, the delegate. */
export function carriers(item: Item): PersonId[] {
  return known(item.duty.responsible, item.delegate?.person);
}

/** Whoever carried or submitted the item may not decide on it, neither in person nor for somebody else (four eyes). */
export function interestedIn(item: Item): PersonId[] {
  const submitters = item.status === "SubmittedForSignOff" || item.status === "SignedOff" ? [item.submission.by, item.submission.onBehalfOf] : [];
  return known(...carriers(item), ...item.delegatedTo, ...item.holders.filter((holder) => holder.assigning !== true).map((holder) => holder.person), ...submitters);
}

export function actsAs(at: Context, persons: readonly (PersonId | undefined)[]): boolean {
  return at.actingPersons.some((person) => persons.includes(person));
}

/** The leader in charge 分管院领导: of the campaign, or of the department when there is none. */
export function leaderOf(item: Item, court: Court): PersonId | undefined {
  return item.campaign?.leaderInCharge ?? court.leaderInCharge(item.duty.department);
}

/** Who may suspend the item without asking: supervisor, lead, leader in charge, president. */
export function approversOf(item: Item, court: Court): PersonId[] {
  return known(item.duty.supervisor, item.campaign?.lead, leaderOf(item, court), court.president());
}

/** The person and everyone above, nearest first. */
function lineFrom(court: Court, person: PersonId | undefined): PersonId[] {
  const line: PersonId[] = [];
  for (let at = person; at !== undefined && !line.includes(at); at = court.superiorOf(at)) line.push(at);
  return line;
}

/** Who decides on the item: the supervisor, or the next superior who may; without one, whoever stands nearest. */
export function decisionOwner(item: Item, court: Court, excluded: readonly PersonId[], from = item.duty.supervisor): PersonId | undefined {
  const line = [...lineFrom(court, from), item.campaign?.lead, court.head(item.duty.department), leaderOf(item, court), court.president()];
  return line.find((person) => person !== undefined && court.isActive(person) && !excluded.includes(person));
}

/** Who names a responsible person: the head of the department, or the next who can. */
export function assigner(item: Item, court: Court): PersonId | undefined {
  const { department, supervisor } = item.duty;
  const line = [court.head(department), court.leaderInCharge(department), item.campaign?.lead, supervisor, court.president(), item.registeredBy];
  return line.find((person) => person !== undefined && court.isActive(person));
}

/** The next superior to whom a step climbs: present if anybody is, and not one of those excluded. */
export function superiorFor(court: Court, owner: PersonId, excluded: readonly PersonId[], on: CivilDate): PersonId | undefined {
  const above = lineFrom(court, owner).slice(1).filter((person) => !excluded.includes(person));
  return above.find((person) => court.isPresent(person, on)) ?? above[0];
}

/** Who may take the decision that a step waits for: its owner, and those from whom it climbed. */
export function decidersOf(step: WaitingStep | undefined): PersonId[] {
  return step === undefined ? [] : [step.owner, ...(step.climbedFrom ?? [])];
}

export function stepOf(item: Item, step: WaitingStep["step"], key?: string): WaitingStep | undefined {
  return item.waiting.find((one) => one.step === step && one.key === key);
}

/** People of a duty who have left or are unknown: nothing is assigned to them. */
export function inactiveIn(duty: Duty, court: Court): PersonId[] {
  return known(duty.responsible, duty.supervisor, ...duty.coOrganisers).filter((person) => !court.isActive(person));
}
