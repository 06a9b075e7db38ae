import type { Context } from "../decider.ts";
import { nextRung } from "../escalation/ladder.ts";
import type { ArmedRung, Ladder } from "../escalation/ladder.ts";
import { armLadder } from "../escalation/ladder.ts";
import type { CivilDate } from "../time.ts";
import { civilDateOf } from "../time.ts";
import { computeDue } from "./due-date.ts";
import type { DueInput, DueRule, Suspension } from "./due-date.ts";
import { nextReportDue } from "./report-cadence.ts";
import type { Arming, ComputedDue, NextRung } from "./work-item.ts";
import type { Item } from "./work-item.people.ts";

/** T: the due date, after a Return the rework deadline. */
export function dueOnOf(item: Item): CivilDate | undefined {
  return item.reworkDueOn ?? item.dueOn;
}

/** What T is computed from now: the item's rule or, after a Return, the rework deadline with what came since. */
export function dueBasis(item: Item): DueInput {
  if (item.rework !== undefined) {
    const { on, extensionsBefore, suspensionsBefore } = item.rework;
    return { rule: { on }, extensions: item.extensions.slice(extensionsBefore), suspensions: item.suspensions.slice(suspensionsBefore) };
  }
  return { rule: item.due, ...(item.anchorOn === undefined ? {} : { anchorOn: item.anchorOn }), extensions: item.extensions, suspensions: item.suspensions };
}

/** T by the formula of domain §3, with its explanation step by step. */
export function computedDue(item: Item, at: Context, basis: DueInput, openedOn: CivilDate): ComputedDue {
  const calendar = at.court.calendar(item.calendar);
  const { dueOn, provisional, steps } = computeDue(calendar, basis);
  return {
    dueOn,
    provisional,
    totalWorkingDays: Math.max(0, calendar.workingDaysBetween(openedOn, dueOn)),
    steps: steps.map((step) => ({ zh: step.text.zh, en: step.text.en, resultOn: step.resultOn })),
  };
}

/** T with the open suspension ended on a day. */
export function dueAfterSuspension(item: Item, at: Context, untilOn: CivilDate): ComputedDue {
  const basis = dueBasis(item);
  const suspensions: Suspension[] = basis.suspensions.map((one) => (one.untilOn === undefined ? { ...one, untilOn } : one));
  return computedDue(item, at, { ...basis, suspensions }, item.openedOn ?? untilOn);
}

/** The date a rule gives when it is counted from a day. */
export function dueFrom(rule: DueRule, anchorOn: CivilDate, at: Context): CivilDate {
  return computeDue(at.court.calendar(), { rule, anchorOn, extensions: [], suspensions: [] }).dueOn;
}

function withNotice(ladder: Ladder, armed: ArmedRung | undefined): NextRung | undefined {
  if (armed === undefined) return undefined;
  const notice = ladder.rungs.find((rung) => rung.id === armed.rung)?.notice;
  return notice === undefined ? armed : { rung: armed.rung, occurrence: armed.occurrence, at: armed.at, notice };
}

function spreadKey(at: Context): string | undefined {
  return at.spread ? at.self : undefined;
}

/**
 * Arms the ladder for T. A rung is (item, due date, rung) and fires once: what was fired or passed for the same T stays so,
 * however often the ladder is armed again.
 */
export function armingFor(item: Item, at: Context, dueOn: CivilDate, version = item.ladder): Arming {
  const calendar = at.court.calendar(item.calendar);
  const ladder = at.court.ladder(version);
  const armed = armLadder(calendar, ladder, dueOn, spreadKey(at), at.at);
  const done = (one: ArmedRung): boolean => item.rungsFired.some((fired) => fired.dueOn === dueOn && fired.rung === one.rung && fired.occurrence === one.occurrence);
  const passed = armed.passed.filter((one) => !done(one));
  const pending = armed.pending.find((one) => !done(one));
  let next = pending;
  if (armed.fireNow !== undefined) {
    const again = done(armed.fireNow);
    next = again ? (nextRung(calendar, ladder, dueOn, spreadKey(at), armed.fireNow) ?? pending) : armed.fireNow;
  }
  const first = withNotice(ladder, next);
  return { dueOn, passed, ...(first === undefined ? {} : { next: first }) };
}

/** A T without its ladder: while submitted, suspended or not yet begun. */
export function unarmed(dueOn: CivilDate): Arming {
  return { dueOn, passed: [] };
}

/** Whether somebody carries the item and reports on it now. */
export function isCarried(item: Item): boolean {
  return item.status === "Assigned" || item.status === "InProgress";
}

/** Whether T and the ladder run now: also while an item that was opened waits for somebody to be named. */
export function ladderRuns(item: Item): boolean {
  return isCarried(item) || (item.status === "Registered" && dueOnOf(item) !== undefined);
}

export function armingNow(item: Item, at: Context, dueOn: CivilDate, version = item.ladder): Arming {
  return ladderRuns(item) ? armingFor(item, at, dueOn, version) : unarmed(dueOn);
}

/** The rung after one that fired. */
export function rungAfter(item: Item, at: Context, dueOn: CivilDate, fired: ArmedRung): NextRung | undefined {
  const ladder = at.court.ladder(item.ladder);
  return withNotice(ladder, nextRung(at.court.calendar(item.calendar), ladder, dueOn, spreadKey(at), fired));
}

/** The next report strictly after a day; absent for an item without a cadence. */
export function reportAfter(item: Item, at: Context, openedOn: CivilDate, after: CivilDate, cadence = item.report): { nextReportOn?: CivilDate } {
  return cadence === undefined ? {} : { nextReportOn: nextReportDue(at.court.calendar(item.calendar), cadence, openedOn, after) };
}

export function todayOf(at: Context): CivilDate {
  return civilDateOf(at.at);
}

/** The parent's due date as it is now, or as it was at registration where the parent was not read. */
export function parentDueOn(item: Item, at: Context): CivilDate | undefined {
  return (item.parent === undefined ? undefined : relatedDueOn(at, item.parent)) ?? item.parentDueOn;
}

export function relatedDueOn(at: Context, id: string): CivilDate | undefined {
  const related = at.related[id];
  if (typeof related !== "object" || related === null) return undefined;
  if ("reworkDueOn" in related && typeof related.reworkDueOn === "string") return related.reworkDueOn;
  return "dueOn" in related && typeof related.dueOn === "string" ? related.dueOn : undefined;
}

function relatedStatus(at: Context, id: string): unknown {
  const related = at.related[id];
  return typeof related === "object" && related !== null && "status" in related ? related.status : undefined;
}

/**
 * T of the nearest ancestor that bounds a child about to be open: a signed-off one is opened again with its child and has
 * its T from it, so the one above counts; a waived one bounds nothing.
 */
export function boundForReopening(item: Item, at: Context): CivilDate | undefined {
  for (const id of [...new Set([...(item.parent === undefined ? [] : [item.parent]), ...item.ancestors])]) {
    const status = relatedStatus(at, id);
    if (status === "Waived") return undefined;
    if (status !== "SignedOff") return relatedDueOn(at, id);
  }
  return undefined;
}

/** T of a parent that runs, if a due date of its child lies after it: a finding. A suspended parent's T is still to move. */
export function parentPassedBy(item: Item, at: Context, dueOn: CivilDate | undefined): { parentDueOn?: CivilDate } {
  if (item.parent === undefined || dueOn === undefined) return {};
  const status = relatedStatus(at, item.parent);
  const runs = status === "Registered" || status === "Assigned" || status === "InProgress" || status === "SubmittedForSignOff";
  const parentOn = runs ? relatedDueOn(at, item.parent) : undefined;
  return parentOn !== undefined && dueOn > parentOn ? { parentDueOn: parentOn } : {};
}
