import { authorityEntry, grantedInOwnRight } from "../authority/authorise.ts";
import type { Court } from "../court/court-view.ts";
import type { PersonId, Subject } from "../decider.ts";

type Charter = "lead" | "leaderInCharge";

/** What a campaign cannot go on without its lead, or its leader in charge, being able to do. */
const essential: Record<Charter, readonly string[]> = {
  lead: ["campaign.ReachMilestone", "campaign.RequestAcceptance"],
  leaderInCharge: ["campaign.Approve", "campaign.Accept"],
};

/**
 * The first action that the catalogue 权力清单 would not let the campaign's lead or leader in charge take, with the roles to
 * which all that is essential is granted; undefined when they can act. Whatever the catalogue grants counts, by role or by relation.
 */
export function missingGrant(court: Court, charter: Charter, people: { lead: PersonId; leaderInCharge: PersonId; departments: readonly string[] }): { action: string; roles: string[] } | undefined {
  const person = people[charter];
  const subject: Subject = { departments: [...people.departments], own: [people.lead], campaign: [people.lead, people.leaderInCharge], supervisors: [], interested: [] };
  const action = essential[charter].find((one) => !grantedInOwnRight(court, person, one, subject));
  if (action === undefined) return undefined;
  const [first = [], ...rest] = essential[charter].map((one) => (authorityEntry(court, one)?.grants ?? []).map((grant) => grant.role));
  return { action, roles: [...new Set(first)].filter((role) => rest.every((granted) => granted.includes(role))) };
}
