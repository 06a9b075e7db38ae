import type { Alarm, PersonId } from "../decider.ts";
import { courtHours } from "../calendar/calendar.ts";
import type { Instant } from "../time.ts";
import { instantAt, plusDays, civilDateOf } from "../time.ts";
import { reportDueMinute } from "./report-cadence.ts";
import type { NextRung, RelapseCheck, WaitingStep, WorkItemState } from "./work-item.ts";
import { dueOnOf } from "./work-item.due.ts";
import type { Item } from "./work-item.people.ts";
import { stepId } from "./work-item.steps.ts";

/** What time will do, with what it will do it to. */
export type Coming =
  | { kind: "rung"; at: Instant; rung: NextRung; dueOn: string }
  | { kind: "report"; at: Instant; reportOn: string }
  | { kind: "remind"; at: Instant; step: WaitingStep }
  | { kind: "climb"; at: Instant; step: WaitingStep }
  | { kind: "resume"; at: Instant; expectedEndOn: string }
  | { kind: "check"; at: Instant; check: RelapseCheck }
  | { kind: "delegation-end"; at: Instant; person: PersonId };

export type ItemAlarm = Coming & { id: string };

function idOf(coming: Coming): string {
  switch (coming.kind) {
    case "rung":
      return `rung:${coming.rung.rung}:${coming.rung.occurrence}:${coming.dueOn}`;
    case "report":
      return `report:${coming.reportOn}`;
    case "remind":
    case "climb":
      return `${coming.kind}:${stepId(coming.step)}`;
    case "resume":
      return `resume:${coming.expectedEndOn}`;
    case "check":
      return `check:${coming.check.day}`;
    case "delegation-end":
      return "delegation-end";
  }
}

/** Which alarms are asked for: told before one is made, since most are asked for only to be found later than another. */
type Wanted = (kind: Coming["kind"], at: Instant) => boolean;

function addSteps(item: Item, to: Coming[], wanted: Wanted): void {
  for (const step of item.waiting) {
    if (step.remindAt !== undefined && wanted("remind", step.remindAt)) to.push({ kind: "remind", at: step.remindAt, step });
    if (step.climbAt !== undefined && wanted("climb", step.climbAt)) to.push({ kind: "climb", at: step.climbAt, step });
  }
}

/** Ladder and reports, for an item whose T runs. */
function addRunning(item: Item, to: Coming[], wanted: Wanted): void {
  const { nextRung: rung, nextReportOn: reportOn } = item;
  const dueOn = dueOnOf(item);
  if (rung !== undefined && dueOn !== undefined && wanted("rung", rung.at)) to.push({ kind: "rung", at: rung.at, rung, dueOn });
  if (reportOn === undefined) return;
  const at = instantAt(reportOn, reportDueMinute);
  if (wanted("report", at)) to.push({ kind: "report", at, reportOn });
}

/** What time will do to an item, as far as it is wanted, in no order. Asked at each command of each locked item: it allocates little, and names come later. */
function coming(state: WorkItemState, wanted: Wanted): Coming[] {
  const to: Coming[] = [];
  if (state.status === "Unregistered" || state.status === "Waived") return to;
  addSteps(state, to, wanted);
  switch (state.status) {
    case "Registered":
    case "Assigned":
    case "InProgress":
      addRunning(state, to, wanted);
      break;
    case "Suspended":
      if (!state.suspension.byCampaign && wanted("resume", state.suspension.endsAt)) to.push({ kind: "resume", at: state.suspension.endsAt, expectedEndOn: state.suspension.expectedEndOn });
      break;
    case "SignedOff":
      for (const check of state.checks) {
        const at = instantAt(check.dueOn, courtHours.fromMinute);
        if (check.askedAt === undefined && check.result === undefined && wanted("check", at)) to.push({ kind: "check", at, check });
      }
      return to;
    case "Waiting":
    case "SubmittedForSignOff":
      break;
  }
  // A delegation ends at 24:00 of its last day.
  if (state.delegate === undefined) return to;
  const endsAt = instantAt(state.delegate.untilOn, 1440);
  if (wanted("delegation-end", endsAt)) to.push({ kind: "delegation-end", at: endsAt, person: state.delegate.person });
  return to;
}

/** Everything that time will do to an item, in no order. */
export function alarmsOf(state: WorkItemState): ItemAlarm[] {
  return coming(state, () => true).map((one) => ({ ...one, id: idOf(one) }));
}

/** The earliest alarm; of two at one instant the one named first. */
export function nextAlarm(state: WorkItemState): Alarm | undefined {
  let earliestAt: Instant | undefined;
  const notLater: Wanted = (_kind, at) => {
    if (earliestAt !== undefined && at > earliestAt) return false;
    earliestAt = at;
    return true;
  };
  let next: Coming | undefined;
  for (const one of coming(state, notLater)) {
    if (next === undefined || one.at < next.at || (one.at === next.at && idOf(one) < idOf(next))) next = one;
  }
  return next === undefined ? undefined : { id: idOf(next), kind: next.kind, at: next.at };
}

/** The item's own alarm that a `FireAlarm` names; undefined when it is no longer armed for that instant. */
export function ownAlarm(state: WorkItemState, alarm: Alarm): Coming | undefined {
  return coming(state, (kind, at) => kind === alarm.kind && at === alarm.at).find((one) => idOf(one) === alarm.id);
}

/** Passes over an alarm that failed, so that it never stalls its neighbours. A suspension that could not end tries again a day later. */
export function withoutAlarm(state: Item, alarmId: string): WorkItemState {
  const alarm = alarmsOf(state).find((one) => one.id === alarmId);
  if (alarm === undefined) return state;
  const rid = (key: "nextRung" | "nextReportOn" | "delegate"): Item => {
    const copy = { ...state };
    Reflect.deleteProperty(copy, key);
    return copy;
  };
  switch (alarm.kind) {
    case "rung":
      return rid("nextRung");
    case "report":
      return rid("nextReportOn");
    case "delegation-end":
      return rid("delegate");
    case "remind":
    case "climb": {
      const { remindAt, climbAt, ...rest } = alarm.step;
      const left = alarm.kind === "remind" ? (climbAt === undefined ? rest : { ...rest, climbAt }) : remindAt === undefined ? rest : { ...rest, remindAt };
      return { ...state, waiting: state.waiting.map((step) => (step === alarm.step ? left : step)) };
    }
    case "resume": {
      if (state.status !== "Suspended") return state;
      const expectedEndOn = plusDays(civilDateOf(alarm.at), 1);
      return { ...state, suspension: { ...state.suspension, expectedEndOn, endsAt: instantAt(expectedEndOn, 0) } };
    }
    case "check":
      if (state.status !== "SignedOff") return state;
      return { ...state, checks: state.checks.map((check) => (check.day === alarm.check.day ? { ...check, askedAt: alarm.at } : check)) };
  }
}
