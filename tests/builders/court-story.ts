import { demoCommands } from "../../demo/load-demo.ts";
import { courtView } from "../../domain/court/court-view.ts";
import { court } from "../../domain/court/court.decider.ts";
import type { CourtCommand, CourtEvent, CourtLife } from "../../domain/court/court.ts";
import { isRejected, type Actor, type Context, type Rejected } from "../../domain/decider.ts";
import type { Instant } from "../../domain/time.ts";

/** A Monday before the demonstration's campaigns, 09:00 in Shanghai. */
export const morning: Instant = "2026-03-02T01:00:00.000Z";

export function contextOf(state: CourtLife, actor: Actor = { id: "p-admin" }, at: Instant = morning): Context {
  const actingPersons = actor.id === "system" ? [] : [actor.id, ...(actor.onBehalfOf === undefined ? [] : [actor.onBehalfOf])];
  return { at, actor, actingPersons, court: courtView(state), related: {}, self: "court", spread: true };
}

export function evolved(state: CourtLife, events: CourtEvent[], at: Instant = morning, actor = "p-admin"): CourtLife {
  return events.reduce((before, event, index) => court.evolve(before, event, { seq: index + 1, effectiveAt: at, actor }), state);
}

export function decided(state: CourtLife, command: CourtCommand, actor?: Actor, at?: Instant): CourtEvent[] | Rejected {
  const outcome = court.decide(state, command, contextOf(state, actor, at));
  return isRejected(outcome) ? outcome : outcome.events;
}

/** The state after commands that must all be accepted. */
export function after(state: CourtLife, commands: CourtCommand[], actor?: Actor, at?: Instant): CourtLife {
  let now = state;
  for (const command of commands) {
    const events = decided(now, command, actor, at);
    if (!Array.isArray(events)) throw new Error(`${command.type} was rejected: ${JSON.stringify(events)}`);
    now = evolved(now, events, at, actor?.id);
  }
  return now;
}

let demo: CourtLife | undefined;
/** The demonstration court, built once. */
export function demoCourt(): CourtLife {
  const [found, ...rest] = demoCommands();
  if (found === undefined) throw new Error("no demonstration");
  demo ??= after(after(court.initial, [found], { id: "system" }), rest);
  return demo;
}

/** The word of a rejection, or "accepted". */
export function verdictOf(outcome: CourtEvent[] | Rejected): string {
  return Array.isArray(outcome) ? "accepted" : outcome.rejected;
}
