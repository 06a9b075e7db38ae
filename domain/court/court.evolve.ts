import type { EventMeta, PersonId } from "../decider.ts";
import { entryOf } from "./court-view.ts";
import { withFailure, withoutFailure } from "./effect.rules.ts";
import { withoutProposal, withRuleVersion } from "./rule-version.rules.ts";
import type { CourtEvent, CourtLife, CourtState, Delegation, Department, Person, Personal } from "./court.ts";

/** The alarm that ends a delegation. */
export function delegationAlarmId(id: string): string {
  return `delegation-end:${id}`;
}

/** The personal part as state: absent fields stay absent, so that a redacted event replays to a person without a name. */
function personal(fields: Personal | undefined): Personal {
  return { ...(fields?.name === undefined ? {} : { name: fields.name }), ...(fields?.email === undefined ? {} : { email: fields.email }) };
}

function withPerson(state: CourtLife, id: PersonId, change: (person: Person) => Person): CourtLife {
  const person = entryOf(state.persons, id);
  return person === undefined ? state : { ...state, persons: { ...state.persons, [id]: change(person) } };
}

function withDelegation(state: CourtLife, id: string, change: (delegation: Delegation) => Delegation): CourtLife {
  const delegation = entryOf(state.delegations, id);
  return delegation === undefined ? state : { ...state, delegations: { ...state.delegations, [id]: change(delegation) } };
}

function withDepartment(state: CourtLife, id: string, change: (department: Department) => Department): CourtLife {
  const department = entryOf(state.departments, id);
  return department === undefined ? state : { ...state, departments: { ...state.departments, [id]: change(department) } };
}

function redacted({ name: _name, email: _email, ...rest }: Person): Person {
  return { ...rest, redacted: true };
}

function headed({ head: _head, ...rest }: Department, person: PersonId | undefined): Department {
  return person === undefined ? rest : { ...rest, head: person };
}

function led({ leaderInCharge: _leader, ...rest }: Department, person: PersonId | undefined): Department {
  return person === undefined ? rest : { ...rest, leaderInCharge: person };
}

/** The court's state after an event. Personal fields may be missing from any event: they were redacted. */
export function evolveCourt(state: CourtLife, event: CourtEvent, meta: EventMeta): CourtLife {
  switch (event.type) {
    case "Founded":
      return {
        ...state,
        status: "Founded",
        name: event.name,
        ...(event.nameEn === undefined ? {} : { nameEn: event.nameEn }),
        departments: { [event.department.id]: { ...event.department } },
        persons: {
          [event.person]: { id: event.person, ...personal(event.personal), department: event.department.id, posts: [], roles: ["staff", "administrator"], status: "active", absences: [], language: event.language },
        },
        authority: event.authority,
        calendars: { [event.calendar.version]: event.calendar },
        currentCalendar: event.calendar.version,
        ladders: { [event.ladder.version]: event.ladder },
        currentLadders: { A: event.ladder.version, B: event.ladder.version, C: event.ladder.version },
        numberFormats: event.numberFormats,
        dutyWords: event.dutyWords,
        clock: event.clock,
      };
    case "DepartmentRegistered": {
      const { type: _type, ...department } = event;
      return { ...state, departments: { ...state.departments, [event.id]: department } };
    }
    case "DepartmentChanged": {
      const { type: _type, ...change } = event;
      return withDepartment(state, event.id, (department) => ({ ...department, ...change }));
    }
    case "DepartmentClosed":
      return withDepartment(state, event.id, (department) => ({ ...headed(led(department, undefined), undefined), closed: true }));
    case "PostRegistered": {
      const { type: _type, ...post } = event;
      return { ...state, posts: { ...state.posts, [event.id]: post } };
    }
    case "PostChanged": {
      const { type: _type, ...change } = event;
      const post = entryOf(state.posts, event.id);
      return post === undefined ? state : { ...state, posts: { ...state.posts, [event.id]: { ...post, ...change } } };
    }
    case "PostClosed": {
      const post = entryOf(state.posts, event.id);
      return post === undefined ? state : { ...state, posts: { ...state.posts, [event.id]: { ...post, closed: true } } };
    }
    case "PersonRegistered": {
      const { person: id, department, posts, roles, language } = event;
      return { ...state, persons: { ...state.persons, [id]: { id, ...personal(event.personal), department, posts, roles, status: "active", absences: [], language } } };
    }
    case "PersonChanged":
      return withPerson(state, event.person, (person) => ({
        ...person,
        ...personal(person.redacted === true ? undefined : event.personal),
        ...(event.department === undefined ? {} : { department: event.department }),
        ...(event.posts === undefined ? {} : { posts: event.posts }),
        ...(event.language === undefined ? {} : { language: event.language }),
      }));
    case "AbsenceRecorded": {
      const { fromOn, untilOn } = event;
      return withPerson(state, event.person, (person) => ({
        ...person,
        absences: [...person.absences.filter((one) => one.fromOn !== fromOn), { fromOn, untilOn }].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1)),
      }));
    }
    case "AbsenceCancelled":
      return withPerson(state, event.person, (person) => ({ ...person, absences: person.absences.filter((one) => one.fromOn !== event.fromOn) }));
    case "PartnerRegistered": {
      const { type: _type, ...partner } = event;
      return { ...state, partners: { ...state.partners, [event.id]: partner } };
    }
    case "HeadAppointed":
      return withDepartment(state, event.department, (department) => headed(department, event.person));
    case "LeaderInChargeAppointed":
      return withDepartment(state, event.department, (department) => led(department, event.person));
    case "PresidentAppointed":
      return { ...state, president: event.person };
    case "RolesGranted":
      return withPerson(state, event.person, (person) => ({ ...person, roles: [...new Set([...person.roles, ...event.roles])] }));
    case "RolesRevoked":
      return withPerson(state, event.person, (person) => ({ ...person, roles: person.roles.filter((role) => !event.roles.includes(role)) }));
    case "Delegated": {
      const { type: _type, ...delegation } = event;
      return { ...state, delegations: { ...state.delegations, [event.id]: delegation } };
    }
    case "DelegationRevoked":
      return withDelegation(state, event.id, (delegation) => ({ ...delegation, revokedAt: meta.effectiveAt }));
    case "DelegationEnded":
      return withDelegation(state, event.id, (delegation) => ({ ...delegation, endedAt: meta.effectiveAt }));
    case "PersonLeft":
      return withPerson(state, event.person, (person) => ({ ...person, status: "left", leftOn: event.leftOn }));
    case "CalendarSet":
      return { ...state, calendars: { ...state.calendars, [event.table.version]: event.table }, currentCalendar: event.table.version };
    case "LadderSet": {
      const current: CourtState["currentLadders"] = { ...state.currentLadders };
      for (const priority of event.priorities) current[priority] = event.ladder.version;
      return { ...state, ladders: { ...state.ladders, [event.ladder.version]: event.ladder }, currentLadders: current };
    }
    case "AuthoritySet":
      return {
        ...state,
        authority: { version: event.version, entries: [...state.authority.entries.filter((entry) => entry.action !== event.entry.action), event.entry] },
      };
    case "ProcessSet":
      return { ...state, processes: { ...state.processes, [event.id]: { version: event.version, name: event.name, steps: event.steps } } };
    case "NumberFormatSet":
      return { ...state, numberFormats: { ...state.numberFormats, [event.series]: event.format } };
    case "DutyWordsSet":
      return { ...state, dutyWords: { version: event.version, forbidden: event.forbidden, counting: event.counting } };
    case "ClockSet":
      return { ...state, clock: event.clock };
    case "RuleVersionProposed":
      return { ...state, ruleProposals: [...(state.ruleProposals ?? []), { row: event.row, by: event.by, proposedAt: meta.effectiveAt }] };
    case "RuleVersionApproved":
      return { ...state, ...withRuleVersion(state, event, meta) };
    case "RuleVersionRejected":
      return { ...state, ruleProposals: withoutProposal(state, event.rule) };
    case "PersonRedacted":
      return withPerson(state, event.person, redacted);
    case "EffectFailed":
      return { ...state, failedEffects: withFailure(state.failedEffects, event, meta.effectiveAt) };
    case "EffectRetried":
      return { ...state, failedEffects: withoutFailure(state.failedEffects, event.effect) };
    case "AlarmFailed": {
      // Passed over, so that it never stalls its neighbours; the delegation's dates end it all the same.
      const failed = Object.keys(state.delegations).find((id) => delegationAlarmId(id) === event.alarm);
      return failed === undefined ? state : withDelegation(state, failed, (delegation) => ({ ...delegation, endedAt: meta.effectiveAt }));
    }
  }
}
