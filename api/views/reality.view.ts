import type { Calendar } from "../../domain/calendar/calendar.ts";
import type { PlannedDates } from "../../domain/campaign/plan-dates.ts";
import type { CampaignFacts } from "../../domain/campaign/campaign.ts";
import type { Court } from "../../domain/court/court-view.ts";
import { civilDateOf, type CivilDate } from "../../domain/time.ts";
import { redDays } from "../../domain/work-item/overdue-days.ts";
import { dueOnOf } from "../../domain/work-item/work-item.due.ts";
import { lightOf, type RegisteredItem } from "./work-item.view.ts";

/** Working days from a planned day to the real one: positive is late. */
function deviation(calendar: Calendar, plannedOn: CivilDate | undefined, realOn: CivilDate | undefined): number | undefined {
  return plannedOn === undefined || realOn === undefined ? undefined : calendar.workingDaysBetween(plannedOn, realOn);
}

function known<Value>(values: Record<string, Value | undefined>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Value] => entry[1] !== undefined));
}

export interface Extension { on: CivilDate; dueOn: CivilDate }

/** What really happened to an item, and how many working days that is off its plan. */
export function itemReality(item: RegisteredItem, planned: PlannedDates | undefined, extensions: readonly Extension[], court: Court, todayOn: CivilDate): Record<string, unknown> {
  const calendar = court.calendar(item.calendar);
  const submission = item.status === "SubmittedForSignOff" || item.status === "SignedOff" ? item.submission : undefined;
  const signedOffOn = item.status === "SignedOff" ? item.signedOffOn : undefined;
  const dueOn = dueOnOf(item);
  // An open item is late by every day that passes; a waived one is held against nothing.
  const overrun = item.status !== "Waived" && item.status !== "SignedOff" && planned !== undefined && todayOn > planned.dueOn ? todayOn : undefined;
  return {
    real: known<unknown>({
      status: item.status, light: lightOf(item, court, todayOn).light, openedOn: item.openedOn, dueOn, submittedOn: submission === undefined ? undefined : civilDateOf(submission.at), signedOffOn, extensions,
      suspensions: item.suspensions.length, red: redDays(item, calendar, todayOn),
    }),
    deviation: known({
      opening: deviation(calendar, planned?.opensOn, item.openedOn), due: deviation(calendar, planned?.dueOn, dueOn), closing: deviation(calendar, planned?.dueOn, signedOffOn ?? overrun),
    }),
  };
}

/** Milestones 节点 as planned and as they went. */
export function milestoneReality(facts: CampaignFacts, calendar: Calendar, todayOn: CivilDate): Record<string, unknown>[] {
  return facts.plan.milestones.map((planned) => {
    const real = facts.milestones.find((one) => one.id === planned.id);
    const overrun = real !== undefined && todayOn > planned.dueOn ? todayOn : undefined;
    return known<unknown>({
      id: planned.id, name: planned.name, plannedOn: planned.dueOn, dueOn: real?.dueOn, reachedOn: real?.reachedOn, deviation: deviation(calendar, planned.dueOn, real?.reachedOn ?? overrun),
    });
  });
}
