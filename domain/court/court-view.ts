import { calendarFrom, type Calendar } from "../calendar/calendar.ts";
import type { PersonId } from "../decider.ts";
import type { StatutoryRule } from "../legal-clock/clock-rule.ts";
import type { Ladder } from "../escalation/ladder.ts";
import { civilDateOf, type CivilDate, type Instant } from "../time.ts";
import type { CourtState, Delegation, Department, Person, Post } from "./court.ts";
import { statutoryTable } from "./statutory-table.ts";

/** Read access to organisation and settings for decisions; built once per version of the court's stream (`courtView`). */
export interface Court {
  state: CourtState;
  /** The calendar of a version, the current one without; RangeError for a version the court never had. */
  calendar(version?: string): Calendar;
  /** RangeError for a version the court never had. */
  ladder(version: string): Ladder;
  ladderFor(priority: "A" | "B" | "C"): Ladder;
  /** The table of statutory limits 法定期限规则 with the court's own versions, for `ruleInForce`. */
  statutoryRules(): readonly StatutoryRule[];
  person(id: PersonId): Person | undefined;
  department(id: string): Department | undefined;
  post(id: string): Post | undefined;
  isActive(id: PersonId): boolean;
  /** Active, not on a recorded absence that day. */
  isPresent(id: PersonId, on: CivilDate): boolean;
  /** The head 部门负责人, if one is appointed and active. */
  head(departmentId: string): PersonId | undefined;
  /** The leader in charge 分管院领导, if one is appointed and active. */
  leaderInCharge(departmentId: string): PersonId | undefined;
  /** The president 院长, if one is appointed and active. */
  president(): PersonId | undefined;
  /** The next superior who is active: staff → head of department → leader in charge → president; undefined above the president. */
  superiorOf(id: PersonId): PersonId | undefined;
  /** Principals for whom `delegate` may take this action at that instant. */
  principalsOf(delegate: PersonId, action: string, at: Instant): PersonId[];
  /** 文号 for a series, year taken from `at`. */
  formatNumber(series: string, number: number, at: Instant): string;
}

/** A record's own entry; ids come from people, so that "constructor" must not find what every object inherits. */
export function entryOf<Value>(record: Readonly<Record<string, Value>>, id: string): Value | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

/** Whether a delegation's dates cover the instant and nobody has ended it before. */
export function delegationHolds(delegation: Delegation, at: Instant): boolean {
  const on = civilDateOf(at);
  if (delegation.revokedAt !== undefined && delegation.revokedAt <= at) return false;
  return delegation.fromOn <= on && on <= delegation.untilOn;
}

interface Appointments {
  /** Departments by the person who heads them. */
  headed: Map<PersonId, string[]>;
  /** Departments by the leader in charge. */
  led: Map<PersonId, string[]>;
}

function appointmentsOf(state: CourtState): Appointments {
  const appointments: Appointments = { headed: new Map(), led: new Map() };
  const note = (to: Map<PersonId, string[]>, person: PersonId | undefined, department: string): void => {
    if (person !== undefined) to.set(person, [...(to.get(person) ?? []), department]);
  };
  for (const department of Object.values(state.departments)) {
    if (department.closed === true) continue;
    note(appointments.headed, department.head, department.id);
    note(appointments.led, department.leaderInCharge, department.id);
  }
  return appointments;
}

/**
 * The court's state as the decisions of other streams read it. Pure, never changes the state; what it works out is kept for
 * the life of the view, so one view must serve one state only.
 */
export function courtView(state: CourtState): Court {
  const calendars = new Map<string, Calendar>();
  const superiors = new Map<PersonId, PersonId | undefined>();
  let appointments: Appointments | undefined;
  let rules: readonly StatutoryRule[] | undefined;
  let byDelegate: Map<PersonId, Delegation[]> | undefined;

  const person = (id: PersonId): Person | undefined => entryOf(state.persons, id);
  const isActive = (id: PersonId): boolean => person(id)?.status === "active";
  const active = (id: PersonId | undefined): PersonId | undefined => (id !== undefined && isActive(id) ? id : undefined);
  const department = (id: string): Department | undefined => entryOf(state.departments, id);

  const ladder = (version: string): Ladder => {
    const found = entryOf(state.ladders, version);
    if (found === undefined) throw new RangeError(`The court has no ladder ${version}`);
    return found;
  };

  /**
   * Who stands above, nearest first. A leader answers to the president, a head to the leaders in charge of what they head,
   * anyone else to the line of their own department; each step leads to a higher rank, so that climbing ends.
   */
  const lineAbove = (id: PersonId): (PersonId | undefined)[] => {
    const one = person(id);
    if (one === undefined || id === state.president) return [];
    appointments ??= appointmentsOf(state);
    if (one.roles.includes("leader") || appointments.led.has(id)) return [state.president];
    const leaders = (departments: string[]): (PersonId | undefined)[] => departments.map((each) => department(each)?.leaderInCharge);
    const headed = appointments.headed.get(id);
    if (headed !== undefined) {
      const ownFirst = [...headed].sort((a, b) => Number(b === one.department) - Number(a === one.department));
      return [...leaders(ownFirst), state.president];
    }
    return [department(one.department)?.head, ...leaders([one.department]), state.president];
  };

  return {
    state,
    calendar(version = state.currentCalendar) {
      const known = calendars.get(version);
      if (known !== undefined) return known;
      const table = entryOf(state.calendars, version);
      if (table === undefined) throw new RangeError(`The court has no calendar ${version}`);
      const calendar = calendarFrom(table);
      calendars.set(version, calendar);
      return calendar;
    },
    ladder,
    ladderFor: (priority) => ladder(state.currentLadders[priority]),
    statutoryRules: () => (rules ??= statutoryTable(state)),
    person,
    department,
    post: (id) => entryOf(state.posts, id),
    isActive,
    isPresent: (id, on) => isActive(id) && person(id)?.absences.every((absence) => on < absence.fromOn || absence.untilOn < on) === true,
    head: (departmentId) => active(department(departmentId)?.head),
    leaderInCharge: (departmentId) => active(department(departmentId)?.leaderInCharge),
    president: () => active(state.president),
    superiorOf(id) {
      if (!superiors.has(id)) superiors.set(id, lineAbove(id).find((above) => above !== undefined && above !== id && isActive(above)));
      return superiors.get(id);
    },
    principalsOf(delegate, action, at) {
      if (!isActive(delegate)) return [];
      if (byDelegate === undefined) {
        byDelegate = new Map();
        for (const one of Object.values(state.delegations)) byDelegate.set(one.delegate, [...(byDelegate.get(one.delegate) ?? []), one]);
      }
      const principals = (byDelegate.get(delegate) ?? [])
        .filter((one) => delegationHolds(one, at) && (one.actions === undefined || one.actions.includes(action)) && isActive(one.principal))
        .map((one) => one.principal);
      return [...new Set(principals)];
    },
    formatNumber(series, number, at) {
      const format = entryOf(state.numberFormats, series) ?? `${series}-{year}-{number}`;
      return format.replaceAll("{year}", civilDateOf(at).slice(0, 4)).replaceAll("{number}", String(number));
    },
  };
}
