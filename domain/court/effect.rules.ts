import { accepted, rejected, type Accepted, type Effect, type Notice, type Rejected } from "../decider.ts";
import type { Instant } from "../time.ts";
import type { CourtCommand, CourtEvent, CourtLife, FailedEffect } from "./court.ts";

type Of<Type extends CourtCommand["type"]> = Extract<CourtCommand, { type: Type }>;
type Event<Type extends CourtEvent["type"]> = Extract<CourtEvent, { type: Type }>;

/** Failures that the state remembers, the newest: every decision of the court reads it, and older ones stand in the events. */
const remembered = 1_000;

/** A piece of work outside the ledger keeps failing, or has failed for good (外部动作失败). */
export function noteEffectFailed({ effect, kind, reason, attempts }: Of<"NoteEffectFailed">): Accepted<CourtEvent> {
  return accepted({ type: "EffectFailed", effect, kind, reason, attempts });
}

/** An administrator has mended the cause: the effect is tried again at once. */
export function retryEffect(state: CourtLife, { effect }: Of<"RetryEffect">): Accepted<CourtEvent> | Rejected {
  return (state.failedEffects ?? []).some((one) => one.effect === effect) ? accepted({ type: "EffectRetried", effect }) : rejected("EffectNotFailed", { effect });
}

/** The failures after one more; a second failure of the same effect replaces the first. */
export function withFailure(failures: readonly FailedEffect[] | undefined, { type: _type, ...failure }: Event<"EffectFailed">, failedAt: Instant): FailedEffect[] {
  return [...withoutFailure(failures, failure.effect), { ...failure, failedAt }].slice(-remembered);
}

export function withoutFailure(failures: readonly FailedEffect[] | undefined, effect: string): FailedEffect[] {
  return (failures ?? []).filter((one) => one.effect !== effect);
}

/** To every administrator in office: nobody else can mend a channel. */
export function failureNotice({ effect, kind, reason, attempts }: Event<"EffectFailed">, state: CourtLife): Notice {
  const to = Object.values(state.persons).filter((person) => person.status === "active" && person.roles.includes("administrator")).map((person) => person.id);
  return { to, template: "effect-failed", params: { effect, kind, reason, attempts } };
}

/** A new calendar or ladder reaches what is open by a recorded command each, which a resumable job sends (architecture.md, "Versions"). */
export function adoptions(event: CourtEvent): Effect[] {
  if (event.type === "CalendarSet") return [{ kind: "adoptCalendar", payload: { calendar: event.table.version } }];
  if (event.type === "LadderSet") return [{ kind: "adoptLadder", payload: { ladder: event.ladder.version, priorities: event.priorities } }];
  return [];
}
