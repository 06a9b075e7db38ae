import type { CourtState, Delegation, Person } from "../../domain/court/court.ts";
import type { CivilDate } from "../../domain/time.ts";

/** A person as colleagues see them; the address only with `withEmail`. */
export function shownPerson(person: Person, withEmail: boolean): Record<string, unknown> {
  const { id, name, email, department, posts, roles, status, leftOn, absences, language } = person;
  return {
    id, department, posts, roles, status, absences, language,
    ...(name === undefined ? {} : { name }),
    ...(withEmail && email !== undefined ? { email } : {}),
    ...(leftOn === undefined ? {} : { leftOn }),
  };
}

export function shownDelegation(delegation: Delegation, todayOn: CivilDate): Record<string, unknown> {
  return { ...delegation, inForce: delegation.revokedAt === undefined && delegation.fromOn <= todayOn && todayOn <= delegation.untilOn };
}

export function organisation(state: CourtState, version: number, todayOn: CivilDate, availableActions: string[]): Record<string, unknown> {
  return {
    version,
    name: state.name,
    ...(state.nameEn === undefined ? {} : { nameEn: state.nameEn }),
    ...(state.president === undefined ? {} : { president: state.president }),
    departments: Object.values(state.departments),
    posts: Object.values(state.posts),
    persons: Object.values(state.persons).map((person) => shownPerson(person, false)),
    partners: Object.values(state.partners),
    delegations: Object.values(state.delegations).map((one) => shownDelegation(one, todayOn)),
    processes: Object.entries(state.processes).map(([id, process]) => ({ id, ...process })),
    availableActions,
  };
}

/** The part of the court that a command concerned, as it now is; null for what has no single part. */
export function touched(type: string, body: Record<string, unknown>, state: CourtState, todayOn: CivilDate): unknown {
  const of = <Value>(record: Readonly<Record<string, Value>>, id: unknown): Value | undefined => (typeof id === "string" && Object.hasOwn(record, id) ? record[id] : undefined);
  const person = (id: unknown): unknown => {
    const found = of(state.persons, id);
    return found === undefined ? null : shownPerson(found, false);
  };
  switch (type) {
    case "RegisterDepartment": case "ChangeDepartment": case "CloseDepartment": return of(state.departments, body["id"]) ?? null;
    case "AppointHead": case "AppointLeaderInCharge": return of(state.departments, body["department"]) ?? null;
    case "RegisterPost": case "ChangePost": case "ClosePost": return of(state.posts, body["id"]) ?? null;
    case "RegisterPerson": case "ChangePerson": return person(body["id"]);
    case "RecordAbsence": case "CancelAbsence": case "GrantRoles": case "RevokeRoles": case "AppointPresident": case "ConfirmLeaver": case "RedactPerson": return person(body["person"]);
    case "RegisterPartner": return of(state.partners, body["id"]) ?? null;
    case "Delegate": case "RevokeDelegation": {
      const found = of(state.delegations, body["id"]);
      return found === undefined ? null : shownDelegation(found, todayOn);
    }
    case "SetAuthority": return state.authority.entries.find((entry) => entry.action === body["action"]) ?? null;
    case "SetProcess": return of(state.processes, body["id"]) ?? null;
    case "SetClock": return state.clock;
    default: return null;
  }
}
