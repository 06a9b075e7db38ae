import { authorise } from "../authority/authorise.ts";
import { authorityActions } from "../authority/catalogue.ts";
import { addMonths } from "../calendar/calendar.ts";
import { rejected, type PersonId, type Rejected, type StreamId, type StreamKind, type Subject } from "../decider.ts";
import { civilDateOf, isCivilDate, type CivilDate, type Instant } from "../time.ts";
import type { Court } from "./court-view.ts";
import type { Delegation, OpenSubject } from "./court.ts";

/** What is asked for: who may act for whom, from when to when, in what. */
export type DelegationProposal = Pick<Delegation, "principal" | "delegate" | "fromOn" | "untilOn" | "actions">;

/** Longest delegation, from its first day. */
const maxMonths = 12;

/** Delegations that are neither revoked nor over. */
export function standing(delegations: Readonly<Record<string, Delegation>>): Delegation[] {
  return Object.values(delegations).filter((one) => one.revokedAt === undefined && one.endedAt === undefined);
}

/** People reachable from a person over the delegations of one day, with the way there. */
function wayBack(delegations: Delegation[], on: CivilDate, from: PersonId, to: PersonId): PersonId[] | undefined {
  const ways = new Map<PersonId, PersonId[]>([[from, [from]]]);
  const queue = [from];
  for (let person = queue.shift(); person !== undefined; person = queue.shift()) {
    const way = ways.get(person) ?? [];
    if (person === to) return way;
    for (const one of delegations) {
      if (one.principal !== person || on < one.fromOn || one.untilOn < on || ways.has(one.delegate)) continue;
      ways.set(one.delegate, [...way, one.delegate]);
      queue.push(one.delegate);
    }
  }
  return undefined;
}

/**
 * The circle that a proposal would close on some day, as the people in it, or undefined. Delegations form a circle only
 * when one day lies in all of them; if any does, so does the first day of one of them, so only those days are tried.
 */
export function delegationCycle(delegations: Delegation[], proposal: DelegationProposal): PersonId[] | undefined {
  const { principal, delegate, fromOn, untilOn } = proposal;
  const days = [fromOn, ...delegations.map((one) => one.fromOn).filter((on) => fromOn < on && on <= untilOn)];
  for (const on of [...new Set(days)].sort()) {
    const way = wayBack(delegations, on, delegate, principal);
    if (way !== undefined) return [principal, ...way];
  }
  return undefined;
}

/** "work-item.SignOff" is an action of work items: on a campaign nobody can take it. */
function isOf(action: string, kind: StreamKind): boolean {
  return action.startsWith(`${kind}.`);
}

/**
 * Open entities on which the delegate, carrying or having drafted them, would sign in the principal's right
 * (signer = responsible), each with the actions concerned. A delegation limited to other actions has none.
 */
export function delegationConflicts(court: Court, proposal: DelegationProposal, open: OpenSubject[], at: Instant): { stream: StreamId; actions: string[] }[] {
  const signing = court.state.authority.entries.filter((entry) => entry.separation === true && (proposal.actions === undefined || proposal.actions.includes(entry.action)));
  return open
    .filter(({ subject }) => subject.interested.includes(proposal.delegate))
    .map(({ stream, kind, subject }) => ({
      stream,
      actions: signing.map((entry) => entry.action).filter((action) => isOf(action, kind) && "granted" in authorise(court, { id: proposal.principal }, action, subject, at)),
    }))
    .filter(({ actions }) => actions.length > 0);
}

/** Delegations standing now under which somebody interested in an entity would sign for the principal. */
export function standingConflicts(court: Court, stream: StreamId, kind: StreamKind, subject: Subject, at: Instant): { delegation: string; principal: PersonId; delegate: PersonId }[] {
  return standing(court.state.delegations)
    .filter((one) => delegationConflicts(court, one, [{ stream, kind, subject }], at).length > 0)
    .map(({ id, principal, delegate }) => ({ delegation: id, principal, delegate }));
}

/** Why a delegation may not be given, or undefined. Rules of domain.md §1: dated, bounded, cycle-free, both active, four eyes. */
export function delegationFault(court: Court, delegations: Delegation[], proposal: DelegationProposal, open: OpenSubject[], at: Instant): Rejected | undefined {
  const { principal, delegate, fromOn, untilOn, actions } = proposal;
  for (const person of [principal, delegate]) {
    if (court.person(person) === undefined) return rejected("UnknownPerson", { person });
    if (!court.isActive(person)) return rejected("PersonInactive", { person });
  }
  if (principal === delegate) return rejected("DelegateIsPrincipal");
  if (!isCivilDate(fromOn) || !isCivilDate(untilOn)) return rejected("InvalidDate", { fromOn, untilOn });
  if (untilOn < fromOn || untilOn < civilDateOf(at)) return rejected("DelegationEndsTooEarly", { fromOn, untilOn });
  if (untilOn > addMonths(fromOn, maxMonths)) return rejected("DelegationTooLong", { latest: addMonths(fromOn, maxMonths) });
  if (actions !== undefined) {
    if (actions.length === 0) return rejected("NoActions");
    const unknown = actions.filter((action) => !authorityActions.has(action));
    if (unknown.length > 0) return rejected("UnknownAction", { actions: unknown });
  }
  const persons = delegationCycle(delegations, proposal);
  if (persons !== undefined) return rejected("DelegationCycle", { persons });
  const conflicts = delegationConflicts(court, proposal, open, at);
  return conflicts.length > 0 ? rejected("SignerIsInterested", { conflicts: conflicts.map(({ stream, actions: concerned }) => ({ stream, actions: concerned })) }) : undefined;
}
