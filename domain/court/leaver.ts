import { accepted, rejected, type Accepted, type Context, type Json, type PersonId, type Rejected, type StreamKind } from "../decider.ts";
import { civilDateOf, isCivilDate } from "../time.ts";
import { entryOf, type Court } from "./court-view.ts";
import type { CourtCommand, CourtEvent, CourtState, DutyKind, HandedDuty, OpenDuty } from "./court.ts";
import { stepSeparator, streamOfDuty } from "./court-hand-over.ts";
import { delegationFault, standing } from "./delegation.ts";

/** Every kind of duty, in the order in which a preview shows them. */
export const dutyKinds: readonly DutyKind[] = ["appointments", "items", "decisions", "leads", "supervisions", "cases", "tokens", "delegations", "sessions"];

/** What may end with the person instead of going to a successor. */
const mayEnd: ReadonlySet<DutyKind> = new Set<DutyKind>(["tokens", "delegations", "sessions"]);

/**
 * What a leaver (离任) must hand over: the appointments and delegations that the court itself knows, and what `open`, read
 * from the ledger by the caller, lists of the rest. Every kind is present, empty when there is nothing.
 */
export function leaverPreview(state: CourtState, person: PersonId, open: Partial<Record<DutyKind, OpenDuty[]>>): Record<DutyKind, OpenDuty[]> {
  const appointments: OpenDuty[] = state.president === person ? [{ id: "president", title: state.name }] : [];
  for (const department of Object.values(state.departments)) {
    if (department.closed === true) continue;
    if (department.head === person) appointments.push({ id: `head:${department.id}`, title: department.name });
    if (department.leaderInCharge === person) appointments.push({ id: `leader-in-charge:${department.id}`, title: department.name });
  }
  const delegations = standing(state.delegations).filter((one) => one.principal === person || one.delegate === person).map((one) => ({ id: one.id }));
  const plain = (duties: OpenDuty[] | undefined): OpenDuty[] => (duties ?? []).map(({ id, title, of }) => ({ id, ...(title === undefined ? {} : { title }), ...(of === undefined ? {} : { of }) }));
  return {
    appointments,
    items: plain(open.items),
    decisions: plain(open.decisions),
    leads: plain(open.leads),
    supervisions: plain(open.supervisions),
    cases: plain(open.cases),
    tokens: plain(open.tokens),
    delegations: [...delegations, ...plain(open.delegations?.filter((duty) => duty.id.includes(stepSeparator)))],
    sessions: plain(open.sessions),
  };
}

/** Duties of other entities that a hand-over must name exactly; what the court itself knows it reads from its own state. */
const handedElsewhere: readonly DutyKind[] = ["items", "decisions", "leads", "supervisions", "cases", "delegations"];

/** The ids, by kind, in which what is named to be handed over differs from what the ledger says is held; undefined when they agree. */
export function changedDuties(named: Partial<Record<DutyKind, OpenDuty[]>>, held: Partial<Record<DutyKind, OpenDuty[]>>): { [kind: string]: string[] } | undefined {
  const changed: { [kind: string]: string[] } = {};
  for (const kind of handedElsewhere) {
    const ids = (duties: OpenDuty[] | undefined): string[] => (duties ?? []).filter((duty) => streamOfDuty({ kind, id: duty.id }) !== undefined).map((duty) => duty.id);
    const [before, now] = [new Set(ids(named[kind])), new Set(ids(held[kind]))];
    const apart = [...[...before].filter((id) => !now.has(id)), ...[...now].filter((id) => !before.has(id))];
    if (apart.length > 0) changed[kind] = apart.sort();
  }
  return Object.keys(changed).length > 0 ? changed : undefined;
}

/** The only person left who may edit the court's settings: they may neither leave nor lose the role. */
export function isLastAdministrator(state: CourtState, person: PersonId): boolean {
  const administrators = Object.values(state.persons).filter((one) => one.status === "active" && one.roles.includes("administrator"));
  return administrators.length === 1 && administrators[0]?.id === person;
}

type Handed = { kind: DutyKind; id: string; of?: StreamKind; successor: PersonId | "ended" };

/** Confirms that a person has left, once every open duty has a successor; their appointments and delegations pass on with it. */
export function confirmLeaver(court: Court, command: Extract<CourtCommand, { type: "ConfirmLeaver" }>, at: Context): Accepted<CourtEvent> | Rejected {
  const { state } = court;
  const { person, leftOn, open } = command;
  if (court.person(person) === undefined) return rejected("UnknownPerson", { person });
  if (!court.isActive(person)) return rejected("PersonInactive", { person });
  if (!isCivilDate(leftOn)) return rejected("InvalidDate", { leftOn });
  if (leftOn > civilDateOf(at.at)) return rejected("LeavesLater", { leftOn });
  if (isLastAdministrator(state, person)) return rejected("LastAdministrator", { person });

  const preview = leaverPreview(state, person, open);
  const handed: Handed[] = [];
  const missing: { [kind: string]: Json } = {};
  for (const kind of dutyKinds) {
    const given = new Map<string, HandedDuty["successor"]>((open[kind] ?? []).map((duty) => [duty.id, duty.successor]));
    const without: string[] = [];
    for (const { id, of } of preview[kind]) {
      const successor = given.get(id);
      if (successor === undefined || (successor === "ended" && !mayEnd.has(kind))) without.push(id);
      else handed.push({ kind, id, ...(of === undefined ? {} : { of }), successor });
    }
    if (without.length > 0) missing[kind] = without;
  }
  if (Object.keys(missing).length > 0) return rejected("LeaverHasOpenDuties", missing);

  for (const { kind, id, successor } of handed) {
    if (successor === "ended") continue;
    if (successor === person) return rejected("SuccessorIsLeaver", { kind, id });
    if (!court.isActive(successor)) return rejected("SuccessorInactive", { kind, id, successor });
  }
  const passedOn = handed.filter((one) => one.kind === "delegations" && streamOfDuty(one) === undefined).map((one) => delegationPasses(court, person, one, at));
  const fault = passedOn.find((one) => "rejected" in one);
  if (fault !== undefined && "rejected" in fault) return fault;
  return accepted<CourtEvent>(
    ...handed.filter((one) => one.kind === "appointments").map((one) => appointmentPasses(state, person, one)),
    ...passedOn.flatMap((one) => ("events" in one ? one.events : [])),
    { type: "PersonLeft", person, leftOn, handedOver: handed },
  );
}

function appointmentPasses(state: CourtState, leaver: PersonId, { id, successor }: Handed): CourtEvent {
  if (id === "president") return { type: "PresidentAppointed", person: successor, before: leaver };
  const department = id.slice(id.indexOf(":") + 1);
  return state.departments[department]?.head === leaver && id.startsWith("head:")
    ? { type: "HeadAppointed", department, person: successor, before: leaver }
    : { type: "LeaderInChargeAppointed", department, person: successor, before: leaver };
}

/** A delegation ends with either person; where the delegate leaves, the principal's may go on with the successor, under the rules of a new one. */
function delegationPasses(court: Court, leaver: PersonId, { id, successor }: Handed, at: Context): Accepted<CourtEvent> | Rejected {
  const revoked: CourtEvent = { type: "DelegationRevoked", id, by: at.actor.id };
  const before = entryOf(court.state.delegations, id);
  if (successor === "ended" || before === undefined) return accepted(revoked);
  if (before.principal === leaver) return rejected("DelegationEndsWithPrincipal", { delegation: id });
  const { principal, untilOn, actions } = before;
  const today = civilDateOf(at.at);
  const proposal = { principal, delegate: successor, fromOn: before.fromOn < today ? today : before.fromOn, untilOn, ...(actions === undefined ? {} : { actions }) };
  const fault = delegationFault(court, standing(court.state.delegations).filter((one) => one.id !== id), proposal, [], at.at);
  return fault ?? accepted<CourtEvent>(revoked, { type: "Delegated", id: `${id}-${successor}`, ...proposal });
}
