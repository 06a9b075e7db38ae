import { rolesOf } from "../authority/authorise.ts";
import type { Court } from "../court/court-view.ts";
import type { Role } from "../court/court.ts";
import type { Context, PersonId, Rejected } from "../decider.ts";
import { rejected } from "../decider.ts";
import type { CivilDate } from "../time.ts";
import type { ClockAudience } from "./dispute-clock.ts";
import type { Dispute, DisputeFacts, DisputeStaff, Panel, StaffPost } from "./dispute.ts";

export function known<Value>(...values: (Value | undefined)[]): Value[] {
  return [...new Set(values.filter((value): value is Value => value !== undefined))];
}

export function actsAs(at: Context, persons: readonly (PersonId | undefined)[]): boolean {
  return at.actingPersons.some((person) => persons.includes(person));
}

export function hasRole(court: Court, person: PersonId, role: Role): boolean {
  return rolesOf(court, person).has(role);
}

/** Whoever acts, or the principal, in that role. */
export function actsInRole(at: Context, role: Role): boolean {
  return at.actingPersons.some((person) => hasRole(at.court, person, role));
}

/** Everyone on the panel, the judge in charge among them. */
export function panelOf({ judge, panel }: Pick<DisputeStaff, "judge" | "panel">): PersonId[] {
  return known(judge, ...(panel?.kind === "collegial" ? [panel.presiding, ...panel.members] : []));
}

/** Who tries the case and who helps them: whose commands may touch evidence, facts and rulings. */
export function trialTeam({ staff }: DisputeFacts): PersonId[] {
  return known(...panelOf(staff), staff.assistant, staff.courtClerk);
}

export function everyoneIn({ staff }: DisputeFacts): PersonId[] {
  return known(staff.clerk, staff.mediator, ...panelOf(staff), staff.assistant, staff.courtClerk, staff.enforcementOfficer);
}

/** The holders of a post; nobody where it is vacant. */
export function holdersOf(staff: DisputeStaff, post: StaffPost): PersonId[] {
  switch (post) {
    case "clerk": return [staff.clerk];
    case "mediator": return known(staff.mediator);
    case "judge": return known(staff.judge);
    case "panel-member": return staff.panel?.kind === "collegial" ? known(staff.panel.presiding, ...staff.panel.members) : [];
    case "assistant": return known(staff.assistant);
    case "court-clerk": return known(staff.courtClerk);
    case "enforcement-officer": return known(staff.enforcementOfficer);
  }
}

/** The panel with one of its members in the place of another. */
export function panelWith(panel: Panel, from: PersonId, to: PersonId): Panel {
  if (panel.kind === "sole") return panel;
  const swap = (one: PersonId): PersonId => (one === from ? to : one);
  return { kind: "collegial", presiding: swap(panel.presiding), members: panel.members.map(swap) };
}

/** Everything that one person did, done by another from now on. */
export function staffWith(staff: DisputeStaff, from: PersonId, to: PersonId): DisputeStaff {
  const swap = (one: PersonId): PersonId => (one === from ? to : one);
  return {
    clerk: swap(staff.clerk),
    ...(staff.mediator === undefined ? {} : { mediator: swap(staff.mediator) }),
    ...(staff.judge === undefined ? {} : { judge: swap(staff.judge) }),
    ...(staff.panel === undefined ? {} : { panel: panelWith(staff.panel, from, to) }),
    ...(staff.assistant === undefined ? {} : { assistant: swap(staff.assistant) }),
    ...(staff.courtClerk === undefined ? {} : { courtClerk: swap(staff.courtClerk) }),
    ...(staff.enforcementOfficer === undefined ? {} : { enforcementOfficer: swap(staff.enforcementOfficer) }),
  };
}

/** Active persons of a role, in id order. */
export function personsInRole(court: Court, role: Role): PersonId[] {
  return Object.keys(court.state.persons).filter((id) => court.isActive(id) && hasRole(court, id, role)).sort();
}

/** The person or, when that one is excluded or has left, the next superior who is not; undefined when nobody is left. */
export function eligible(court: Court, person: PersonId | undefined, excluded: readonly PersonId[] = []): PersonId | undefined {
  const seen = new Set<PersonId>();
  for (let at = person; at !== undefined && !seen.has(at); at = court.superiorOf(at)) {
    if (court.isActive(at) && !excluded.includes(at)) return at;
    seen.add(at);
  }
  return undefined;
}

/** Whoever has the case in hand: the judge, before there is one the mediator or clerk, in enforcement its officer. */
export function holderOf({ staff }: DisputeFacts): PersonId {
  return staff.enforcementOfficer ?? staff.judge ?? staff.mediator ?? staff.clerk;
}

function audiencePersons(dispute: DisputeFacts, court: Court, audience: ClockAudience): (PersonId | undefined)[] {
  const { staff, department } = dispute;
  switch (audience) {
    case "clerk": return [staff.clerk];
    case "mediator": return [staff.mediator];
    case "judge": return [staff.judge];
    case "panel": return panelOf(staff);
    case "court-clerk": return [staff.courtClerk];
    case "enforcement-officer": return [staff.enforcementOfficer];
    case "department-head": return [court.head(department)];
    case "trial-management": return personsInRole(court, "trial-management");
    case "president": return [court.president()];
    case "party": return [];
  }
}

/** The person, or the nearest superior who is there that day. */
function presentFor(court: Court, person: PersonId, on: CivilDate): PersonId {
  const seen = new Set<PersonId>();
  for (let at: PersonId | undefined = person; at !== undefined && !seen.has(at); at = court.superiorOf(at)) {
    if (court.isPresent(at, on)) return at;
    seen.add(at);
  }
  return person;
}

/** Who is told, as the court stands now; whoever has left or is away gives way to the next superior, and a vacant place to whoever has the case in hand. */
export function recipients(dispute: DisputeFacts, court: Court, audiences: readonly ClockAudience[], on: CivilDate): PersonId[] {
  const found = audiences.flatMap((audience) => {
    const persons = known(...audiencePersons(dispute, court, audience));
    return persons.length > 0 || audience === "party" ? persons : [holderOf(dispute)];
  });
  return known(...found.map((person) => presentFor(court, person, on)));
}

/**
 * Whether these may try the case: active, judges where they must be, and neither mediators of it nor anyone who opened the
 * seal (调解与审判分离); after a remand nobody who sat before (CPL 41).
 */
export function unfitToTry(dispute: DisputeFacts, court: Court, judges: readonly PersonId[], others: readonly PersonId[] = []): Rejected | undefined {
  const all = known(...judges, ...others);
  const inactive = all.filter((person) => !court.isActive(person));
  if (inactive.length > 0) return rejected("PersonNotActive", { persons: inactive });
  const notJudges = judges.filter((person) => !hasRole(court, person, "judge"));
  if (notJudges.length > 0) return rejected("NotAJudge", { persons: notJudges });
  const sealed = all.filter((person) => dispute.knowsTheSeal.includes(person));
  if (sealed.length > 0) return rejected("KnowsTheSeal", { persons: sealed });
  const before = all.filter((person) => dispute.formerPanel.includes(person));
  return before.length > 0 ? rejected("SatBefore", { persons: before }) : undefined;
}

export function partyOf(dispute: DisputeFacts, id: string): Dispute["parties"][number] | undefined {
  return dispute.parties.find((party) => party.id === id);
}

export function unknownParties(dispute: DisputeFacts, ids: readonly string[]): Rejected | undefined {
  const unknown = ids.filter((id) => partyOf(dispute, id) === undefined);
  return unknown.length > 0 ? rejected("UnknownParty", { parties: unknown }) : undefined;
}
