import type { Alarm } from "../decider.ts";
import { instantAt, plusMs, type Instant } from "../time.ts";
import type { ClockReminder, DisputeClock } from "./dispute-clock.ts";
import type { Dispute, DisputeState, DisputeStep, ExtensionRequest, Service, TierTransfer } from "./dispute.ts";
import { stepId } from "./dispute.steps.ts";

/** What time will do, with what it will do it to. */
export type Coming =
  | { kind: "clock-reminder"; at: Instant; clock: DisputeClock; reminder: ClockReminder }
  | { kind: "clock-end"; at: Instant; clock: DisputeClock }
  | { kind: "window-ask"; at: Instant; clock: DisputeClock }
  | { kind: "window-decide"; at: Instant; clock: DisputeClock }
  | { kind: "extension-lapse"; at: Instant; request: ExtensionRequest }
  | { kind: "exclusion-end"; at: Instant; clock: DisputeClock; exclusion: string }
  | { kind: "service-silence"; at: Instant; service: Service }
  | { kind: "transfer-silence"; at: Instant; transfer: TierTransfer }
  | { kind: "remind"; at: Instant; step: DisputeStep }
  | { kind: "climb"; at: Instant; step: DisputeStep };

export type DisputeAlarm = Coming & { id: string };

function idOf(coming: Coming): string {
  switch (coming.kind) {
    case "clock-reminder": return `reminder:${coming.clock.id}:${coming.reminder.days}`;
    case "clock-end": return `end:${coming.clock.id}`;
    case "window-ask": return `ask:${coming.clock.id}`;
    case "window-decide": return `decide:${coming.clock.id}`;
    case "extension-lapse": return `lapse:${coming.request.id}`;
    case "exclusion-end": return `exclusion:${coming.clock.id}:${coming.exclusion}`;
    case "service-silence": return `silence:${coming.service.id}`;
    case "transfer-silence": return "silence:transfer";
    case "remind":
    case "climb": return `${coming.kind}:${stepId(coming.step)}`;
  }
}

function ofClock(dispute: Dispute, clock: DisputeClock, to: Coming[]): void {
  if (clock.status !== "running") return;
  const { reminder, endsAt, askAt, decideAt, exclusionEnds = [] } = clock;
  if (reminder !== undefined) to.push({ kind: "clock-reminder", at: reminder.at, clock, reminder });
  if (endsAt !== undefined) to.push({ kind: "clock-end", at: endsAt, clock });
  const asked = dispute.extensionRequests.some((request) => request.clock === clock.id);
  if (askAt !== undefined && !asked) to.push({ kind: "window-ask", at: askAt, clock });
  if (decideAt !== undefined && asked) to.push({ kind: "window-decide", at: decideAt, clock });
  for (const { id, at } of exclusionEnds) to.push({ kind: "exclusion-end", at, clock, exclusion: id });
}

/** Whether anybody still waits for a document to arrive: nobody does once the case has gone another way. */
function awaited(state: Dispute, { document, servedOn, stuck }: Service): boolean {
  if (servedOn !== undefined || stuck === true) return false;
  switch (document) {
    case "complaint":
    case "hearing-notice": return ["Serving", "AwaitingDefence", "Trial"].includes(state.status);
    case "judgment":
    case "ruling": return ["NotAccepted", "Adjudicated", "Appealed"].includes(state.status);
    case "appeal": return state.status === "Appealed";
    case "settlement":
    case "other": return !["Closed", "Withdrawn", "Transferred"].includes(state.status);
  }
}

/** Everything that time will do to a dispute, in no order. */
function coming(state: DisputeState): Coming[] {
  const to: Coming[] = [];
  if (state.status === "Unregistered" || state.status === "Archived") return to;
  for (const clock of state.clocks) ofClock(state, clock, to);
  for (const request of state.extensionRequests) if (request.decideByOn !== undefined) to.push({ kind: "extension-lapse", at: instantAt(request.decideByOn, 1440), request });
  for (const step of state.waiting) {
    if (step.remindAt !== undefined) to.push({ kind: "remind", at: step.remindAt, step });
    if (step.climbAt !== undefined) to.push({ kind: "climb", at: step.climbAt, step });
  }
  for (const service of state.services) if (service.answerBy !== undefined && awaited(state, service)) to.push({ kind: "service-silence", at: service.answerBy, service });
  if (state.status === "Transferred" && state.transfer.kind === "tier") to.push({ kind: "transfer-silence", at: state.transfer.answerBy, transfer: state.transfer });
  return to;
}

export function alarmsOf(state: DisputeState): DisputeAlarm[] {
  return coming(state).map((one) => ({ ...one, id: idOf(one) }));
}

/** The earliest alarm; of two at one instant the one named first. */
export function nextAlarm(state: DisputeState): Alarm | undefined {
  let next: Coming | undefined;
  for (const one of coming(state)) {
    if (next === undefined || one.at < next.at || (one.at === next.at && idOf(one) < idOf(next))) next = one;
  }
  return next === undefined ? undefined : { id: idOf(next), kind: next.kind, at: next.at };
}

/** The dispute's own alarm that a `FireAlarm` names; undefined when it is no longer armed for that instant. */
export function ownAlarm(state: DisputeState, alarm: Alarm): Coming | undefined {
  return coming(state).find((one) => one.kind === alarm.kind && one.at === alarm.at && idOf(one) === alarm.id);
}

const dayMs = 86_400_000;

function withoutField<Value extends object, Key extends keyof Value>(value: Value, key: Key): Omit<Value, Key> {
  const { [key]: _gone, ...rest } = value;
  return rest;
}

/** Passes over an alarm that failed, so that it never stalls its neighbours; a reminder and what silence brings come again a day later. */
export function withoutAlarm(state: Dispute, alarmId: string): DisputeState {
  const alarm = alarmsOf(state).find((one) => one.id === alarmId);
  if (alarm === undefined) return state;
  const clockWith = (clock: DisputeClock, after: DisputeClock): DisputeState => ({ ...state, clocks: state.clocks.map((one) => (one === clock ? after : one)) });
  const stepWith = (step: DisputeStep, after: DisputeStep): DisputeState => ({ ...state, waiting: state.waiting.map((one) => (one === step ? after : one)) });
  switch (alarm.kind) {
    case "clock-reminder": return clockWith(alarm.clock, { ...alarm.clock, reminder: { days: alarm.reminder.days + 1, at: plusMs(alarm.at, dayMs) } });
    case "clock-end": return clockWith(alarm.clock, { ...alarm.clock, endsAt: plusMs(alarm.at, dayMs) });
    case "window-ask": return clockWith(alarm.clock, withoutField(alarm.clock, "askAt"));
    case "window-decide": return clockWith(alarm.clock, withoutField(alarm.clock, "decideAt"));
    case "exclusion-end": return clockWith(alarm.clock, { ...alarm.clock, exclusionEnds: (alarm.clock.exclusionEnds ?? []).filter((end) => end.id !== alarm.exclusion) });
    case "extension-lapse": return { ...state, extensionRequests: state.extensionRequests.map((one) => (one === alarm.request ? withoutField(one, "decideByOn") : one)) };
    case "service-silence": return { ...state, services: state.services.map((one) => (one === alarm.service ? withoutField(one, "answerBy") : one)) };
    case "transfer-silence": return state.status === "Transferred" ? { ...state, transfer: { ...alarm.transfer, answerBy: plusMs(alarm.at, dayMs) } } : state;
    case "remind": return stepWith(alarm.step, withoutField(alarm.step, "remindAt"));
    case "climb": return stepWith(alarm.step, withoutField(alarm.step, "climbAt"));
  }
}
