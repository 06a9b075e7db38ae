import type { Court } from "../domain/court/court-view.ts";
import { isRejected, type Context, type FireAlarm, type StreamId, type StreamKind } from "../domain/decider.ts";
import type { Instant } from "../domain/time.ts";
import { deciderOf } from "./deciders.ts";

/** More that is overdue than a page can wait for; the door comes to it. */
const mostFired = 200;

/**
 * The state as the door would find it now: with what has fallen due and has not been written yet, each alarm as of its own
 * time. Between an end and the moment at which Temporal comes to it, whoever opens an entity reads what a command would be
 * decided on. Nothing is written. What concerns other streams too, or is refused, is left to the door, which records it.
 */
export function asOfNow(kind: StreamKind, self: StreamId, state: unknown, court: Court, now: Instant): unknown {
  const decider = deciderOf(kind);
  let current = state;
  for (let fired = 0; fired < mostFired; fired += 1) {
    const alarm = decider.nextAlarm(current);
    if (alarm === undefined || alarm.at > now) return current;
    const command: FireAlarm = { type: "FireAlarm", alarm };
    if (decider.locks(current, command).length > 0) return current;
    const at: Context = { at: alarm.at, actor: { id: "system" }, actingPersons: [], court, related: {}, self, spread: true };
    const outcome = decider.decide(current, command, at);
    if (isRejected(outcome)) return current;
    for (const event of outcome.events) current = decider.evolve(current, event, { seq: 0, effectiveAt: alarm.at, actor: "system" });
  }
  return current;
}
