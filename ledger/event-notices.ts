import type { EventMeta, StreamId } from "../domain/decider.ts";
import type { Instant } from "../domain/time.ts";
import type { AnyDecider } from "./deciders.ts";
import type { DomainEvent } from "./stored-event.ts";

/** A row of the inbox, numbered within its event: the door and `rebuild` make the same one. */
export interface AppendedNotice { stream: StreamId; seq: number; ordinal: number; person: string; template: string; params: string; effectiveAt: Instant; recordedAt: Instant }

/** The door's own event: an alarm that was rejected or threw. `to`: the administrators of that moment. */
export interface AlarmFailed extends DomainEvent { type: "AlarmFailed"; alarm: string; reason: string; to: string[] }

function isAlarmFailed(event: DomainEvent): event is AlarmFailed {
  return event.type === "AlarmFailed" && "to" in event && Array.isArray(event.to);
}

/** The inbox rows of one event: a function of the event and the state after it, with nothing of the moment in it. */
export function noticesOf(decider: AnyDecider, stream: StreamId, event: DomainEvent, state: unknown, meta: EventMeta, recordedAt: Instant): AppendedNotice[] {
  const own = decider.notices(event, state);
  const all = isAlarmFailed(event) ? [...own, { to: event.to, template: "alarm-failed", params: { alarm: event.alarm, reason: event.reason } }] : own;
  return all.flatMap((notice, ordinal) => {
    const params = JSON.stringify(notice.params);
    return [...new Set(notice.to)].map((person) => ({ stream, seq: meta.seq, ordinal, person, template: notice.template, params, effectiveAt: meta.effectiveAt, recordedAt }));
  });
}
