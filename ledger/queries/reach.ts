import { authorise, departmentsOf, holdsRole, rolesOf } from "../../domain/authority/authorise.ts";
import type { Grant } from "../../domain/authority/catalogue.ts";
import type { Court } from "../../domain/court/court-view.ts";
import type { Actor, PersonId } from "../../domain/decider.ts";
import type { Instant } from "../../domain/time.ts";

/**
 * How far an actor reads: what the authority catalogue's scopes mean in rows. `all` is the whole court; otherwise an entity
 * is within reach when any of the rest matches it. Empty throughout: nothing at all.
 */
export interface Reach {
  all: boolean;
  /** own 本人: takes part in it or registered it. */
  own: PersonId[];
  /** supervised 督办: supervised by one of them. */
  supervisors: PersonId[];
  /** department 部门 */
  departments: string[];
  /** campaign 专班: lead or leader in charge of its campaign. */
  campaignsOf: PersonId[];
}

const nothing: Reach = { all: false, own: [], supervisors: [], departments: [], campaignsOf: [] };

/** The person and everyone whose superior, near or far, the person is: a superior may see what those supervise. */
function supervisorsUnder(court: Court, id: PersonId): PersonId[] {
  return Object.keys(court.state.persons).filter((supervisor) => {
    const seen = new Set<PersonId>();
    for (let above: PersonId | undefined = supervisor; above !== undefined && !seen.has(above); above = court.superiorOf(above)) {
      if (above === id) return true;
      seen.add(above);
    }
    return false;
  });
}

const supervisorsKnown = new WeakMap<Court, Map<PersonId, PersonId[]>>();

function supervisorsOf(court: Court, id: PersonId): PersonId[] {
  const known = supervisorsKnown.get(court) ?? new Map<PersonId, PersonId[]>();
  supervisorsKnown.set(court, known);
  const found = known.get(id) ?? supervisorsUnder(court, id);
  known.set(id, found);
  return found;
}

/** The reach of a read for an actor, from the same catalogue entry that `authorise` tests; of its grants only those that `counts` lets count. */
export function reachOf(court: Court, actor: Actor, action: string, at: Instant, counts: (grant: Grant) => boolean = () => true): Reach {
  if (actor.id === "system") return { ...nothing, all: true };
  const verdict = authorise(court, actor, action, undefined, at);
  if ("refused" in verdict) return nothing;
  const holder = actor.onBehalfOf ?? actor.id;
  const roles = rolesOf(court, holder);
  const grants = (verdict.entry?.grants ?? []).filter((grant) => holdsRole(roles, grant.role) && counts(grant));
  const has = (scope: string): boolean => grants.some((grant) => grant.scope === scope);
  if (has("court")) return { ...nothing, all: true };
  return {
    all: false,
    own: has("own") ? [holder] : [],
    supervisors: has("supervised") ? supervisorsOf(court, holder) : [],
    departments: [...new Set(grants.filter((grant) => grant.scope === "department").flatMap((grant) => departmentsOf(court, holder, grant.role)))],
    campaignsOf: has("campaign") ? [holder] : [],
  };
}
