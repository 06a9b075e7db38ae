import { courtHours, nextWorkingInstant, plusWorkingDaysAt } from "../calendar/calendar.ts";
import type { Calendar } from "../calendar/calendar.ts";
import type { Court } from "../court/court-view.ts";
import type { PersonId } from "../decider.ts";
import type { Instant } from "../time.ts";
import { civilDateOf, instantAt } from "../time.ts";
import type { CampaignFacts, CampaignStep, CounterSigning } from "./campaign.ts";

/** Working days that a step gives its owner: 2 for every decision (domain §3), 5 for a retrospective, which is written work. */
const workingDaysOf: Record<CampaignStep["step"], number> = {
  approve: 2, "counter-sign": 2, amendment: 2, revise: 2, accept: 2, retrospective: 5, check: 2, milestone: 2,
};

/** Working days between two reminders of a step that nobody is left to climb to. */
const repeatedReminderWorkingDays = 5;

/** A step with its clock: overdue at the close of its last working day, reminded of in the next working hours, and a working day later it climbs to the next superior. */
export function armStep(calendar: Calendar, at: Instant, step: CampaignStep["step"], owner: PersonId, key?: string): CampaignStep {
  const n = workingDaysOf[step];
  const dueAt = plusWorkingDaysAt(calendar, at, n);
  const climbAt = nextWorkingInstant(calendar, plusWorkingDaysAt(calendar, at, n + 1));
  const armed: CampaignStep = { step, owner, sinceAt: at, dueAt, remindAt: nextWorkingInstant(calendar, dueAt), climbAt };
  return key === undefined ? armed : { ...armed, key };
}

/** Whether the step is as it was armed: not reminded of yet. Steps recorded before reminders kept to working hours have theirs at the close itself. */
export function untouched(calendar: Calendar, step: CampaignStep): boolean {
  return step.climbAt !== undefined && (step.remindAt === step.dueAt || step.remindAt === nextWorkingInstant(calendar, step.dueAt));
}

/** When an owner with nobody above is reminded again. */
export function nextReminderAt(calendar: Calendar, at: Instant): Instant {
  return instantAt(calendar.plusWorkingDays(civilDateOf(at), repeatedReminderWorkingDays), courtHours.fromMinute);
}

/** "approve", "counter-sign:p-x": stable within the campaign, as in the list of todos. */
export function stepId(step: Pick<CampaignStep, "step" | "key">): string {
  return step.key === undefined ? step.step : `${step.step}:${step.key}`;
}

/** The person or, while that one is absent from the court for good or excluded, the next superior who is not; undefined when nobody is left. */
export function eligible(court: Court, person: PersonId, excluded: readonly PersonId[]): PersonId | undefined {
  const seen = new Set<PersonId>();
  for (let at: PersonId | undefined = person; at !== undefined && !seen.has(at); at = court.superiorOf(at)) {
    if (court.isActive(at) && !excluded.includes(at)) return at;
    seen.add(at);
  }
  return undefined;
}

/** The next superior who may own the step: not among those who drafted what is decided. */
export function nextOwner(court: Court, owner: PersonId, excluded: readonly PersonId[]): PersonId | undefined {
  const superior = court.superiorOf(owner);
  return superior === undefined ? undefined : eligible(court, superior, [...excluded, owner]);
}

/** Everyone who drafted what waits for approval now: the plan, or the pending amendment. */
export function draftersNow(facts: CampaignFacts): PersonId[] {
  return facts.amendment === undefined ? facts.drafters : facts.amendment.drafters;
}

/** Counter-signing is over: 会签 when all have answered, 或签 when one agreed or all have answered. */
export function counterSigningOver(signing: CounterSigning): boolean {
  const answered = signing.persons.every((person) => signing.signed.some((one) => one.person === person));
  return answered || (signing.mode === "any" && signing.signed.some((one) => one.opinion === "agree"));
}

/** Whose disagreement stands in the way: in 会签 each of them, in 或签 all when nobody agreed. */
export function disagreeing(signing: CounterSigning): PersonId[] {
  if (signing.mode === "any" && signing.signed.some((one) => one.opinion === "agree")) return [];
  return signing.signed.filter((one) => one.opinion === "disagree").map((one) => one.person);
}

/** The first steps of an approval: the counter-signers' if there are any, else the approver's own. */
export function approvalSteps(
  calendar: Calendar, court: Court, at: Instant, step: "approve" | "amendment",
  people: { leaderInCharge: PersonId; drafters: readonly PersonId[] }, signing: CounterSigning | undefined,
): CampaignStep[] {
  if (signing !== undefined) return signing.persons.map((person) => armStep(calendar, at, "counter-sign", person, person));
  return [armStep(calendar, at, step, eligible(court, people.leaderInCharge, people.drafters) ?? people.leaderInCharge)];
}
