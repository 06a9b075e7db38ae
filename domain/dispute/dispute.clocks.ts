import type { Calendar } from "../calendar/calendar.ts";
import { courtHours } from "../calendar/calendar.ts";
import type { Court } from "../court/court-view.ts";
import { isRejected, rejected, type Context, type Rejected } from "../decider.ts";
import { firingAt } from "../escalation/ladder.ts";
import type { Circumstance, ClockRule, StatutoryRule } from "../legal-clock/clock-rule.ts";
import { deadline } from "../legal-clock/deadline.ts";
import type { Deadline, Satisfied } from "../legal-clock/legal-clock.ts";
import { ruleInForce } from "../legal-clock/rule-in-force.ts";
import { civilDateOf, instantAt, isCivilDate, plusDays, type CivilDate, type Instant } from "../time.ts";
import { audienceAt, planOf, reminderDays } from "./clock-plan.ts";
import type { ClockArming, ClockChange, ClockReminder, ComputedClock, DisputeClock, DisputeClockEntry } from "./dispute-clock.ts";
import type { DisputeFacts } from "./dispute.ts";

export function todayOf(at: Context): CivilDate {
  return civilDateOf(at.at);
}

/** What people record has happened: dates exist and do not lie ahead. */
export function dateFaults(at: Context, ...dates: (CivilDate | undefined)[]): Rejected | undefined {
  for (const on of dates) {
    if (on === undefined) continue;
    if (!isCivilDate(on)) return rejected("DateInvalid", { on });
    if (on > todayOf(at)) return rejected("DateInFuture", { on, today: todayOf(at) });
  }
  return undefined;
}

/** The rule of a clock in the version that it keeps, whatever versions the court has added since. */
export function ruleOf(table: readonly StatutoryRule[], clock: Pick<DisputeClock, "rule" | "version" | "startedOn" | "circumstances">): ClockRule | Rejected {
  // A version that a clock was migrated to may begin later than the clock did.
  const kept = table.flatMap((row) => (row.id !== clock.rule ? [row] : row.version === clock.version ? [{ ...row, fromOn: row.fromOn < clock.startedOn ? row.fromOn : clock.startedOn }] : []));
  const found = ruleInForce(kept, clock.rule, clock.startedOn, clock.circumstances);
  return "rejected" in found ? found : found.rule;
}

/** 期限计算说明 of a clock: its date with every step, article and confidence. */
export function statementOf(dispute: Pick<DisputeFacts, "calendar">, clock: DisputeClock, court: Court): Deadline | Rejected {
  const rule = ruleOf(court.statutoryRules(), clock);
  return "rejected" in rule ? rule : deadline(clock.entries, rule, court.calendar(dispute.calendar));
}

function computedOf(found: Deadline): ComputedClock {
  switch (found.kind) {
    case "none":
      return { provisional: false, open: false };
    case "instant":
      return { dueAt: found.dueAt, provisional: found.provisional, open: false };
    case "date":
      return {
        dueOn: found.dueOn, provisional: found.provisional, open: found.open,
        ...(found.extensionWindow === undefined ? {} : { window: { askByOn: found.extensionWindow.askByOn, decideByOn: found.extensionWindow.decideByOn } }),
      };
  }
}

/** The days of its next reminder after `last`: those of the plan, then every day. Nobody is reminded of what only concerns others. */
function daysAfter(rule: string, last: number): number | undefined {
  const before = reminderDays.find((days) => days > last && audienceAt(rule, days).length > 0);
  if (before !== undefined) return before;
  return planOf(rule).lapse === "court" ? Math.max(1, Math.floor(last) + 1) : undefined;
}

function reminderAt(dueOn: CivilDate, days: number, spreadKey: string | undefined): Instant {
  return firingAt(plusDays(dueOn, days), spreadKey);
}

/** The first reminder that is still to come. */
export function nextReminder(clock: Pick<DisputeClock, "rule" | "id">, dueOn: CivilDate, at: Context, last = Number.NEGATIVE_INFINITY): ClockReminder | undefined {
  const spreadKey = at.spread ? `${at.self}/${clock.id}` : undefined;
  for (let days = daysAfter(clock.rule, last); days !== undefined; days = daysAfter(clock.rule, days)) {
    const remindAt = reminderAt(dueOn, days, spreadKey);
    if (remindAt > at.at) return { days, at: remindAt };
  }
  return undefined;
}

function later(a: Instant, b: Instant): Instant {
  return a < b ? b : a;
}

function morningOf(on: CivilDate): Instant {
  return instantAt(on, courtHours.fromMinute);
}

/** Open exclusions that ask again on their expected end. */
function exclusionEnds(entries: readonly DisputeClockEntry[], at: Context): ClockArming["exclusionEnds"] {
  const ends = entries.flatMap((entry) => {
    if (entry.type !== "excluded" || entry.to !== undefined || entry.expectedTo === undefined || entry.id === undefined || resumedBy(entries, entry)) return [];
    const endsAt = morningOf(entry.expectedTo);
    return endsAt > at.at ? [{ id: entry.id, at: endsAt }] : [];
  });
  return ends.length === 0 ? undefined : ends;
}

function resumedBy(entries: readonly DisputeClockEntry[], excluded: Extract<DisputeClockEntry, { type: "excluded" }>): boolean {
  return entries.some((entry) => entry.type === "resumed" && entry.on > excluded.from && (entry.ground === undefined || entry.ground === excluded.ground));
}

/** An exclusion that has begun and has no end. */
export function openExclusion(clock: DisputeClock, id: string): Extract<DisputeClockEntry, { type: "excluded" }> | undefined {
  const found = clock.entries.find((entry) => entry.type === "excluded" && entry.id === id);
  return found?.type === "excluded" && found.to === undefined && !resumedBy(clock.entries, found) ? found : undefined;
}

/** The id of the entry that records an overrun. */
export const lapsedEntry = "lapsed";

/** When time has to do with the clock next. What lies behind is passed over, but for an end that nobody has recorded yet. */
function armingOf(clock: Pick<DisputeClock, "rule" | "id" | "entries" | "status">, computed: ComputedClock, at: Context): ClockArming {
  if (clock.status !== "running") return {};
  const dueOn = computed.dueOn ?? (computed.dueAt === undefined ? undefined : civilDateOf(computed.dueAt));
  if (dueOn === undefined) return {};
  const reminder = nextReminder(clock, dueOn, at, computed.dueAt === undefined ? undefined : 0);
  const endsAt = !clock.entries.some((entry) => entry.id === lapsedEntry) ? later(computed.dueAt ?? instantAt(dueOn, 1440), at.at) : undefined;
  const askAt = computed.window === undefined ? undefined : morningOf(computed.window.askByOn);
  const decideAt = computed.window === undefined ? undefined : morningOf(computed.window.decideByOn);
  const ends = exclusionEnds(clock.entries, at);
  return {
    ...(reminder === undefined ? {} : { reminder }),
    ...(endsAt === undefined ? {} : { endsAt }),
    ...(askAt === undefined || askAt <= at.at ? {} : { askAt }),
    ...(decideAt === undefined || decideAt <= at.at ? {} : { decideAt }),
    ...(ends === undefined ? {} : { exclusionEnds: ends }),
  };
}

function replayed(clock: Pick<DisputeClock, "rule" | "version" | "startedOn" | "circumstances" | "id" | "status">, entries: readonly DisputeClockEntry[], calendar: Calendar, at: Context): { computed: ComputedClock; arming: ClockArming } | Rejected {
  const rule = ruleOf(at.court.statutoryRules(), clock);
  if ("rejected" in rule) return rule;
  const found = deadline(entries, rule, calendar);
  if ("rejected" in found) return found;
  const computed = computedOf(found);
  return { computed, arming: armingOf({ ...clock, entries: [...entries] }, computed, at) };
}

/** The calendar a dispute is counted by: the court's current one when it is registered, until it adopts another. */
export function calendarOf(dispute: Pick<DisputeFacts, "calendar">, at: Context): Calendar {
  return at.court.calendar(dispute.calendar);
}

export interface ClockOpening { startedOn: CivilDate; startedAt?: Instant; party?: string; of?: string }

/** Which variant of a rule holds: for the party, and for the case. */
function circumstancesOf(dispute: Pick<DisputeFacts, "parties" | "foreignRelated">, party: string | undefined): Circumstance[] {
  const abroad = party !== undefined && dispute.parties.find((one) => one.id === party)?.noDomicile === true;
  return [...(abroad ? (["no-domicile"] as const) : []), ...(dispute.foreignRelated ? (["foreign-related"] as const) : [])];
}

/** Sets a clock going under the version of its rule that is in force on the day it starts. */
export function openClock(dispute: Pick<DisputeFacts, "calendar" | "parties" | "foreignRelated">, at: Context, id: string, rule: string, opening: ClockOpening): ClockChange | Rejected {
  const { startedOn, startedAt, party, of } = opening;
  const circumstances = circumstancesOf(dispute, party);
  const found = ruleInForce(at.court.statutoryRules(), rule, startedOn, circumstances);
  if ("rejected" in found) return found;
  const { version } = found.row;
  const entries: DisputeClockEntry[] = [{ type: "started", on: startedOn, ...(startedAt === undefined ? {} : { at: startedAt }) }];
  const replay = replayed({ rule, version, startedOn, circumstances, id, status: "running" }, entries, calendarOf(dispute, at), at);
  if ("rejected" in replay) return replay;
  return { id, opened: { rule, version, circumstances, startedOn, ...(party === undefined ? {} : { party }), ...(of === undefined ? {} : { of }) }, entries, status: "running", ...replay };
}

export interface ClockStep { add?: DisputeClockEntry[]; remove?: string[]; status?: DisputeClock["status"]; lapsedOn?: CivilDate; version?: string }

/** What entries make of a clock. Rejects with the article what the law refuses. */
export function changeClock(dispute: Pick<DisputeFacts, "calendar">, clock: DisputeClock, at: Context, step: ClockStep): ClockChange | Rejected {
  const { add = [], remove = [], status = clock.status, lapsedOn = clock.lapsedOn, version = clock.version } = step;
  const entries = [...clock.entries.filter((entry) => entry.id === undefined || !remove.includes(entry.id)), ...add];
  const replay = replayed({ ...clock, status, version }, entries, calendarOf(dispute, at), at);
  if ("rejected" in replay) return replay;
  return {
    id: clock.id, ...(add.length === 0 ? {} : { entries: add }), ...(remove.length === 0 ? {} : { removed: remove }), ...(step.version === undefined ? {} : { version: step.version }),
    status, ...(lapsedOn === undefined ? {} : { lapsedOn }), ...replay,
  };
}

/**
 * 完成. What was done in time but learned of after the end takes the place of the entry `lapsed`; `lapsedOn` stays in the
 * figures all the same.
 */
export function meetClock(dispute: Pick<DisputeFacts, "calendar">, clock: DisputeClock, at: Context, met: Omit<Satisfied, "type">): ClockChange | Rejected {
  const on = met.postedOn ?? met.on;
  const inTime = clock.dueOn !== undefined && on <= clock.dueOn && clock.entries.some((entry) => entry.id === lapsedEntry);
  return changeClock(dispute, clock, at, { add: [{ type: "satisfied", ...met }], ...(inTime ? { remove: [lapsedEntry] } : {}), status: "met" });
}

/** A clock that no longer matters: the case went another way. */
export function endClock(clock: DisputeClock): ClockChange {
  return { id: clock.id, status: "ended", ...(clock.lapsedOn === undefined ? {} : { lapsedOn: clock.lapsedOn }), computed: computedPart(clock), arming: {} };
}

export function computedPart(clock: DisputeClock): ComputedClock {
  return {
    ...(clock.dueOn === undefined ? {} : { dueOn: clock.dueOn }), ...(clock.dueAt === undefined ? {} : { dueAt: clock.dueAt }),
    provisional: clock.provisional, open: clock.open, ...(clock.window === undefined ? {} : { window: clock.window }),
  };
}

export function isLive(clock: DisputeClock): boolean {
  return clock.status === "running" || clock.status === "paused";
}

/** Ends what still runs, but for what is named by its base. */
export function endClocks(dispute: Pick<DisputeFacts, "clocks">, ...but: string[]): ClockChange[] {
  return dispute.clocks.filter((clock) => isLive(clock) && !but.includes(baseOf(clock.id))).map(endClock);
}

/** "trial" of "trial#2", "defence" of "defence:p2". */
export function baseOf(id: string): string {
  return /^[^:#]*/.exec(id)?.[0] ?? id;
}

/** Of several clocks of one name, the one that began last. */
export function currentClock(dispute: Pick<DisputeFacts, "clocks">, name: string): DisputeClock | undefined {
  return dispute.clocks.findLast((clock) => clock.id === name || clock.id.startsWith(`${name}#`));
}

/** An id for another clock of that name: "trial", "trial#2". */
export function clockId(dispute: Pick<DisputeFacts, "clocks">, name: string): string {
  const before = dispute.clocks.filter((clock) => clock.id === name || clock.id.startsWith(`${name}#`)).length;
  return before === 0 ? name : `${name}#${before + 1}`;
}

/** All of them, or the first refusal. */
export function allChanges(...changes: (ClockChange | Rejected | undefined)[]): ClockChange[] | Rejected {
  const made: ClockChange[] = [];
  for (const change of changes) {
    if (change === undefined) continue;
    if (isRejected(change)) return change;
    made.push(change);
  }
  return made;
}

/** Meets the current clock of that name if it is live or was missed; nothing where there is none. */
export function meetNamed(dispute: DisputeFacts, at: Context, name: string, met: Omit<Satisfied, "type">): ClockChange | Rejected | undefined {
  const clock = currentClock(dispute, name);
  return clock === undefined || clock.status === "met" || clock.status === "ended" ? undefined : meetClock(dispute, clock, at, met);
}

/** The clocks after a change. */
export function withChange(clocks: readonly DisputeClock[], change: ClockChange): DisputeClock[] {
  const before = clocks.find((clock) => clock.id === change.id);
  const base = before ?? (change.opened === undefined ? undefined : { id: change.id, entries: [], ...change.opened });
  if (base === undefined) return [...clocks];
  const removed = change.removed ?? [];
  const { id, rule, circumstances, party, of, startedOn } = base;
  const after: DisputeClock = {
    id, rule, version: change.version ?? base.version, circumstances, ...(party === undefined ? {} : { party }), ...(of === undefined ? {} : { of }),
    entries: [...base.entries.filter((entry) => entry.id === undefined || !removed.includes(entry.id)), ...(change.entries ?? [])],
    status: change.status, startedOn, ...(change.lapsedOn === undefined ? {} : { lapsedOn: change.lapsedOn }), ...change.computed, ...change.arming,
  };
  return before === undefined ? [...clocks, after] : clocks.map((clock) => (clock.id === change.id ? after : clock));
}

