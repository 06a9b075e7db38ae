import type { Court } from "../court/court-view.ts";
import type { AuthorityEntry, Role } from "../court/court.ts";
import type { Actor, PersonId, Subject } from "../decider.ts";
import type { Instant } from "../time.ts";
import type { Grant, Scope } from "./catalogue.ts";
import { isPartyActor, partyActions } from "./party-actor.ts";

/** `as`: in whose right the action is done: "self", or the principal's id under a delegation. */
export interface Granted { granted: true; entry?: AuthorityEntry; as: PersonId }
export interface Refused { refused: true; entry?: AuthorityEntry; reason: "NotGranted" | "Interested" | "Inactive" | "UnknownAction" }
export type Verdict = Granted | Refused;

interface Index { entries: Map<string, AuthorityEntry>; roles: Map<PersonId, ReadonlySet<Role>> }

/** A view never changes, so what was looked up once in it stays true. */
const indexes = new WeakMap<Court, Index>();

function indexOf(court: Court): Index {
  const known = indexes.get(court);
  if (known !== undefined) return known;
  const index: Index = { entries: new Map(court.state.authority.entries.map((entry) => [entry.action, entry])), roles: new Map() };
  indexes.set(court, index);
  return index;
}

/** The catalogue's entry for an action, as the court has it now. */
export function authorityEntry(court: Court, action: string): AuthorityEntry | undefined {
  return indexOf(court).entries.get(action);
}

/**
 * The roles a person acts in: those granted, "staff" for everyone, and those that an appointment brings (head of a
 * department, leader in charge, president). A machine has the roles granted to it and no other; who left has none.
 */
export function rolesOf(court: Court, id: PersonId): ReadonlySet<Role> {
  const { roles } = indexOf(court);
  const known = roles.get(id);
  if (known !== undefined) return known;
  const found = new Set<Role>();
  const person = court.person(id);
  if (person?.status === "active") {
    for (const role of person.roles) found.add(role);
    if (!found.has("integration")) {
      found.add("staff");
      if (court.state.president === id) found.add("president");
      for (const department of Object.values(court.state.departments)) {
        if (department.closed === true) continue;
        if (department.head === id) found.add("department-head");
        if (department.leaderInCharge === id) found.add("leader");
      }
    }
  }
  roles.set(id, found);
  return found;
}

/** Departments a role reaches: a head's are those headed, a leader's those in charge of, and everyone's is their own. */
export function departmentsOf(court: Court, id: PersonId, role: Grant["role"]): string[] {
  const departments = Object.values(court.state.departments);
  if (role === "leader") return departments.filter((one) => one.leaderInCharge === id).map((one) => one.id);
  const ownDepartment = court.person(id)?.department;
  const headed = role === "department-head" ? departments.filter((one) => one.head === id).map((one) => one.id) : [];
  return ownDepartment === undefined ? headed : [...headed, ownDepartment];
}

/** A supervisor's superiors may do what the supervisor may: a decision that climbs finds someone who can take it. */
function supervises(court: Court, id: PersonId, supervisors: PersonId[]): boolean {
  return supervisors.some((supervisor) => {
    for (let above: PersonId | undefined = supervisor; above !== undefined; above = court.superiorOf(above)) {
      if (above === id) return true;
    }
    return false;
  });
}

function inScope(court: Court, id: PersonId, grant: Grant, subject: Subject): boolean {
  switch (grant.scope) {
    case "own":
      return subject.own.includes(id);
    case "supervised":
      return supervises(court, id, subject.supervisors);
    case "department":
      return departmentsOf(court, id, grant.role).some((one) => subject.departments.includes(one));
    case "campaign":
      return subject.campaign.includes(id);
    case "court":
      return true;
  }
}

export function holdsRole(roles: ReadonlySet<Role>, role: Grant["role"]): boolean {
  // Nobody of the court has the role of a party: a link is looked at by itself.
  if (role === "party") return false;
  return role === "anyone" ? roles.size > 0 && !roles.has("integration") : roles.has(role);
}

/** Whether the catalogue grants the action on the subject to the person themselves, by role and relation; four eyes and delegations aside. */
export function grantedInOwnRight(court: Court, person: PersonId, action: string, subject: Subject | undefined): boolean {
  const roles = rolesOf(court, person);
  const grants = authorityEntry(court, action)?.grants ?? [];
  return grants.some((grant) => holdsRole(roles, grant.role) && (subject === undefined || inScope(court, person, grant, subject)));
}

/**
 * The one choke point (B13): may this actor take this action on this subject at this instant?
 *
 * - Without a subject (a list, a creation that was not yet decided, a page) the role alone is tested; whoever lists then
 *   filters by `scopesOf`.
 * - Under a delegation the principal's roles and scopes count, and the delegation must hold for this action at that instant.
 * - Separation of duty tests the actor and the principal; administrators are not exempt.
 * - A party by their link may do what the catalogue grants to "party", of the closed list of `partyActions`, on the one
 *   dispute whose link it is, and nothing else; nobody acts on their behalf or they on anybody's.
 * - `system` (time, and one stream acting on another) is always granted: it reaches the door from no outside caller.
 *
 * The refusal carries the entry that would have allowed it.
 */
export function authorise(court: Court, actor: Actor, action: string, subject: Subject | undefined, at: Instant): Verdict {
  const entry = authorityEntry(court, action);
  if (actor.id === "system") return { granted: true, ...(entry === undefined ? {} : { entry }), as: "self" };
  if (entry === undefined) return { refused: true, reason: "UnknownAction" };
  if (isPartyActor(actor.id)) return byLink(entry, actor, action, subject);
  if (!court.isActive(actor.id)) return { refused: true, entry, reason: "Inactive" };

  const underDelegation = actor.onBehalfOf !== undefined && actor.onBehalfOf !== actor.id;
  const holder = actor.onBehalfOf ?? actor.id;
  if (underDelegation && !court.principalsOf(actor.id, action, at).includes(holder)) return { refused: true, entry, reason: "NotGranted" };

  if (!grantedInOwnRight(court, holder, action, subject)) return { refused: true, entry, reason: "NotGranted" };
  if (entry.separation === true && subject !== undefined && [actor.id, holder].some((one) => subject.interested.includes(one))) {
    return { refused: true, entry, reason: "Interested" };
  }
  return { granted: true, entry, as: underDelegation ? holder : "self" };
}

function byLink(entry: AuthorityEntry, actor: Actor, action: string, subject: Subject | undefined): Verdict {
  const granted = partyActions.has(action) && entry.grants.some((grant) => grant.role === "party" && grant.scope === "own");
  const ofThisDispute = subject?.links?.includes(actor.id) === true && actor.onBehalfOf === undefined;
  return granted && ofThisDispute ? { granted: true, entry, as: "self" } : { refused: true, entry, reason: "NotGranted" };
}

/** Scopes within which the actor may take the action, for filtering a list; empty when none. Court scope alone if that is granted. */
export function scopesOf(court: Court, actor: Actor, action: string, at: Instant): Scope[] {
  const verdict = authorise(court, actor, action, undefined, at);
  if ("refused" in verdict) return [];
  const roles = rolesOf(court, actor.onBehalfOf ?? actor.id);
  const scopes = (verdict.entry?.grants ?? []).filter((grant) => actor.id === "system" || holdsRole(roles, grant.role)).map((grant) => grant.scope);
  return scopes.includes("court") || actor.id === "system" ? ["court"] : [...new Set(scopes)];
}

/** Who can do this now: everyone whom the catalogue lets act, in their own right or under a delegation; in id order. */
export function whoMay(court: Court, action: string, subject: Subject | undefined, at: Instant): PersonId[] {
  const may = (actor: Actor): boolean => "granted" in authorise(court, actor, action, subject, at);
  return Object.keys(court.state.persons)
    .filter((id) => may({ id }) || court.principalsOf(id, action, at).some((principal) => may({ id, onBehalfOf: principal })))
    .sort();
}
