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
export type ItemAlarm =
  | { kind: "rung"; id: string; at: Instant; rung: NextRung; dueOn: string }
  | { kind: "report"; id: string; at: Instant; reportOn: string }
  | { kind: "remind"; id: string; at: Instant; step: WaitingStep }
  | { kind: "climb"; id: string; at: Instant; step: WaitingStep }
  | { kind: "resume"; id: string; at: Instant }
  | { kind: "check"; id: string; at: Instant; check: RelapseCheck }
  | { kind: "delegation-end"; id: string; at: Instant; person: PersonId };

function stepAlarms(item: Item): ItemAlarm[] {
  return item.waiting.flatMap((step): ItemAlarm[] => [
    ...(step.remindAt === undefined ? [] : [{ kind: "remind" as const, id: `remind:${stepId(step)}`, at: step.remindAt, step }]),
    ...(step.climbAt === undefined ? [] : [{ kind: "climb" as const, id: `climb:${stepId(step)}`, at: step.climbAt, step }]),
  ]);
}

/** Ladder and reports, for an item that somebody works on. */
function runningAlarms(item: Item): ItemAlarm[] {
  const dueOn = dueOnOf(item);
  const { nextRung: rung, nextReportOn: reportOn } = item;
  return [
    ...(rung === undefined || dueOn === undefined ? [] : [{ kind: "rung" as const, id: `rung:${rung.rung}:${rung.occurrence}:${dueOn}`, at: rung.at, rung, dueOn }]),
    ...(reportOn === undefined ? [] : [{ kind: "report" as const, id: `report:${reportOn}`, at: instantAt(reportOn, reportDueMinute), reportOn }]),
  ];
}

/** A delegation ends at 24:00 of its last day. */
function delegationAlarms(item: Item): ItemAlarm[] {
  return item.delegate === undefined ? [] : [{ kind: "delegation-end", id: "delegation-end", at: instantAt(item.delegate.untilOn, 1440), person: item.delegate.person }];
}

/** Everything that time will do to an item, in no order. */
export function alarmsOf(state: WorkItemState): ItemAlarm[] {
  switch (state.status) {
    case "Unregistered":
    case "Waived":
      return [];
    case "Registered":
    case "Waiting":
    case "SubmittedForSignOff":
      return [...stepAlarms(state), ...delegationAlarms(state)];
    case "Assigned":
    case "InProgress":
      return [...stepAlarms(state), ...runningAlarms(state), ...delegationAlarms(state)];
    case "Suspended": {
      const { endsAt, expectedEndOn, byCampaign } = state.suspension;
      const resume: ItemAlarm[] = byCampaign ? [] : [{ kind: "resume", id: `resume:${expectedEndOn}`, at: endsAt }];
      return [...stepAlarms(state), ...delegationAlarms(state), ...resume];
    }
    case "SignedOff": {
      const due = state.checks.filter((check) => check.askedAt === undefined && check.result === undefined);
      return [...stepAlarms(state), ...due.map((check) => ({ kind: "check" as const, id: `check:${check.day}`, at: instantAt(check.dueOn, courtHours.fromMinute), check }))];
    }
  }
}

/** The earliest alarm; of two at one instant the one named first. */
export function nextAlarm(state: WorkItemState): Alarm | undefined {
  let next: ItemAlarm | undefined;
  for (const alarm of alarmsOf(state)) {
    if (next === undefined || alarm.at < next.at || (alarm.at === next.at && alarm.id < next.id)) next = alarm;
  }
  return next === undefined ? undefined : { id: next.id, kind: next.kind, at: next.at };
}

/** The item's own alarm that a `FireAlarm` names; undefined when it is no longer armed for that instant. */
export function ownAlarm(state: WorkItemState, alarm: Alarm): ItemAlarm | undefined {
  return alarmsOf(state).find((one) => one.id === alarm.id && one.at === alarm.at);
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
