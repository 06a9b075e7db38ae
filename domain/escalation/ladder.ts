import type { Calendar } from "../calendar/calendar.ts";
import { courtHours, nextWorkingInstant } from "../calendar/calendar.ts";
import type { CivilDate, Instant } from "../time.ts";
import { civilDateOf, instantAt, plusDays } from "../time.ts";

/** Whom a rung reaches, by role; persons are resolved when it fires. */
export type Audience = "person" | "supervisor" | "department-head" | "task-force-lead" | "leader-in-charge" | "president";

/** One rung (级) of the escalation ladder, counted in working days from the due date T. */
export interface Rung {
  /** Stable name, also shown to people: "T-7wd", "T+5wd". */
  id: string;
  /** n-th working day strictly before (negative) or after (positive) T; 0 is T itself. */
  offsetWorkingDays: number;
  audience: Audience[];
  /** The rung issues a numbered 督办单. */
  notice?: "supervision-notice";
  /** Fires again every week until the ladder stops or a later rung begins. */
  repeat?: "weekly";
}

/** An escalation ladder (逐级提醒督办) as data; without `priority` it serves A, B and C. */
export interface Ladder {
  version: string;
  priority?: "A" | "B" | "C";
  rungs: Rung[];
}

/** A rung with its instant; (item, due date, rung, occurrence) fires once. */
export interface ArmedRung {
  rung: string;
  /** 0 for the rung itself, k for its k-th weekly repetition. */
  occurrence: number;
  at: Instant;
}

/** The ladder in force for every priority until a court edits it (domain §3). */
export const defaultLadder: Ladder = {
  version: "default-1",
  rungs: [
    { id: "T-7wd", offsetWorkingDays: -7, audience: ["person"] },
    { id: "T-3wd", offsetWorkingDays: -3, audience: ["person", "supervisor"] },
    { id: "T-1wd", offsetWorkingDays: -1, audience: ["person", "supervisor", "department-head"] },
    { id: "T+1wd", offsetWorkingDays: 1, audience: ["task-force-lead"] },
    { id: "T+3wd", offsetWorkingDays: 3, audience: ["leader-in-charge"] },
    { id: "T+5wd", offsetWorkingDays: 5, audience: ["president"], notice: "supervision-notice", repeat: "weekly" },
  ],
};

/** Minutes 0–59 from a key by 32-bit FNV-1a over its UTF-16 units: stable over processes and machines, no cryptography needed. */
function spreadMinutes(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < key.length; index += 1) {
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  }
  return (hash >>> 0) % 60;
}

/** The rung's own day. */
function firstOn(calendar: Calendar, dueOn: CivilDate, rung: Rung): CivilDate {
  return rung.offsetWorkingDays === 0 ? calendar.rollForward(dueOn) : calendar.plusWorkingDays(dueOn, rung.offsetWorkingDays);
}

/** The day of a repetition, counted from the rung's own day. */
function repeatedOn(calendar: Calendar, ownOn: CivilDate, occurrence: number): CivilDate {
  return occurrence === 0 ? ownOn : calendar.rollForward(plusDays(ownOn, 7 * occurrence));
}

/** 09:00 of a day plus 0–59 minutes spread by a stable hash of the key; without a key 09:00 sharp. */
export function firingAt(on: CivilDate, spreadKey: string | undefined): Instant {
  return instantAt(on, courtHours.fromMinute + (spreadKey === undefined ? 0 : spreadMinutes(spreadKey)));
}

/**
 * When a rung fires: on its own working day, at 09:00 plus 0–59 minutes spread by a stable hash of `spreadKey` (the item's
 * id), so that mail comes in no storm; `undefined` spreads nothing. Repetition k falls 7 k calendar days after the rung's
 * own day, rolled forward to a working day.
 */
export function rungAt(calendar: Calendar, dueOn: CivilDate, rung: Rung, spreadKey: string | undefined, occurrence = 0): Instant {
  return firingAt(repeatedOn(calendar, firstOn(calendar, dueOn, rung), occurrence), spreadKey);
}

/** Rungs from the lowest to the highest; equal offsets keep the order of the data. Most ladders are written down so. */
function ascending({ rungs }: Ladder): readonly Rung[] {
  const inOrder = rungs.every((rung, index) => index === 0 || (rungs[index - 1]?.offsetWorkingDays ?? 0) <= rung.offsetWorkingDays);
  return inOrder ? rungs : [...rungs].sort((a, b) => a.offsetWorkingDays - b.offsetWorkingDays);
}

/**
 * The rung's next repetition after one that fired: the first on a later day. When a holiday swallows a whole week, two
 * repetitions roll to one day, and the second is passed over.
 */
function nextRepetition(calendar: Calendar, dueOn: CivilDate, rung: Rung, spreadKey: string | undefined, after: ArmedRung): ArmedRung {
  const firedOn = civilDateOf(after.at);
  const ownOn = firstOn(calendar, dueOn, rung);
  let occurrence = after.occurrence + 1;
  let on = repeatedOn(calendar, ownOn, occurrence);
  while (on <= firedOn) {
    occurrence += 1;
    on = repeatedOn(calendar, ownOn, occurrence);
  }
  return { rung: rung.id, occurrence, at: firingAt(on, spreadKey) };
}

/**
 * The rung that follows `after` (the last one fired or passed; `undefined` = none yet), or `undefined` at the ladder's end.
 * A weekly rung repeats until a later rung begins, the highest one for ever. A rung the ladder no longer has is followed by
 * the first one after its instant.
 */
export function nextRung(calendar: Calendar, ladder: Ladder, dueOn: CivilDate, spreadKey: string | undefined, after: ArmedRung | undefined): ArmedRung | undefined {
  const rungs = ascending(ladder);
  const arm = (rung: Rung | undefined): ArmedRung | undefined =>
    rung && { rung: rung.id, occurrence: 0, at: rungAt(calendar, dueOn, rung, spreadKey) };
  if (after === undefined) return arm(rungs[0]);

  const index = rungs.findIndex((rung) => rung.id === after.rung);
  const current = rungs[index];
  if (current === undefined) return rungs.map(arm).find((armed) => armed !== undefined && armed.at > after.at);

  const following = arm(rungs[index + 1]);
  if (current.repeat === undefined) return following;
  const repetition = nextRepetition(calendar, dueOn, current, spreadKey, after);
  return following !== undefined && following.at <= repetition.at ? following : repetition;
}

/**
 * Arms a ladder at an instant (domain §3). `pending`: rungs still to come, ascending, each once (their repetitions come from
 * `nextRung`). `passed`: rungs before `at`, recorded and never fired. `fireNow`: the highest overdue one (T+n) among those
 * past, at the next working instant, in its latest repetition that is past; it is not in `passed`. Continue with
 * `nextRung` after `fireNow`, else after the last of `passed`.
 */
export function armLadder(
  calendar: Calendar,
  ladder: Ladder,
  dueOn: CivilDate,
  spreadKey: string | undefined,
  at: Instant,
): { pending: ArmedRung[]; passed: ArmedRung[]; fireNow?: ArmedRung } {
  const rungs = ascending(ladder);
  const armed = rungs.map((rung) => ({ rung: rung.id, occurrence: 0, at: rungAt(calendar, dueOn, rung, spreadKey) }));
  const pending = armed.filter((one) => one.at >= at);
  const past = armed.filter((one) => one.at < at);
  const highest = rungs[past.length - 1];
  if (highest === undefined || highest.offsetWorkingDays <= 0) return { pending, passed: past };

  let latest = past[past.length - 1];
  while (latest !== undefined && highest.repeat !== undefined) {
    const repetition = nextRepetition(calendar, dueOn, highest, spreadKey, latest);
    if (repetition.at >= at) break;
    latest = repetition;
  }
  return { pending, passed: past.slice(0, -1), fireNow: { rung: highest.id, occurrence: latest?.occurrence ?? 0, at: nextWorkingInstant(calendar, at) } };
}
