import { rolesOf } from "../authority/authorise.ts";
import { accepted, isRejected, rejected, type Accepted, type Alarm, type Context, type Decider, type Notice, type Rejected } from "../decider.ts";
import { instantAt } from "../time.ts";
import { mayNow } from "./available-actions.ts";
import { delegationAlarmId, evolveCourt } from "./court.evolve.ts";
import { courtView, entryOf, type Court } from "./court-view.ts";
import type { CourtCommand, CourtEvent, CourtLife } from "./court.ts";
import { leaverReactions, streamsOfDuties } from "./court-hand-over.ts";
import { unfoundedCourt } from "./defaults.ts";
import { delegationFault, standing } from "./delegation.ts";
import { adoptions, failureNotice, noteEffectFailed, retryEffect } from "./effect.rules.ts";
import { confirmLeaver } from "./leaver.ts";
import * as organisation from "./organisation.rules.ts";
import * as ruleVersions from "./rule-version.rules.ts";
import * as settings from "./settings.rules.ts";

type Of<Type extends CourtCommand["type"]> = Extract<CourtCommand, { type: Type }>;
type Outcome = Accepted<CourtEvent> | Rejected;

/** Founds the court with its first administrator; the defaults are written into the ledger, so that no later release changes them. */
function found(state: CourtLife, { name, nameEn, administrator, department, courtAnchorAt }: Of<"Found">, at: Context): Outcome {
  const office = department ?? { id: "office", name: "综合办公室", nameEn: "General Office", kind: "office" as const };
  const fault =
    organisation.nameFault(name) ?? organisation.idFault(administrator.id) ?? organisation.nameFault(administrator.name, "administrator.name") ??
    organisation.idFault(office.id) ?? organisation.nameFault(office.name, "department.name");
  if (fault !== undefined) return fault;
  const calendar = entryOf(state.calendars, state.currentCalendar);
  const ladder = entryOf(state.ladders, state.currentLadders.A);
  if (calendar === undefined || ladder === undefined) return rejected("NoDefaults");
  return accepted({
    type: "Founded",
    name,
    ...(nameEn === undefined ? {} : { nameEn }),
    department: office,
    person: administrator.id,
    language: administrator.language ?? "zh-CN",
    personal: {
      ...(administrator.name === undefined ? {} : { name: administrator.name }),
      ...(administrator.email === undefined ? {} : { email: administrator.email }),
    },
    calendar,
    ladder,
    authority: state.authority,
    numberFormats: state.numberFormats,
    dutyWords: state.dutyWords,
    clock: { courtAnchorAt: courtAnchorAt ?? at.at, wallAnchorAt: at.at, scale: 1 },
  });
}

function delegate(court: Court, command: Of<"Delegate">, at: Context): Outcome {
  const { type: _type, open = [], actions, ...proposal } = command;
  const fault = organisation.idFault(command.id);
  if (fault !== undefined) return fault;
  if (entryOf(court.state.delegations, command.id) !== undefined) return rejected("DelegationExists", { delegation: command.id });
  if (!entitled(court, at, [command.principal])) return rejected("NotEntitled", { allowed: [command.principal] });
  const whole = { ...proposal, ...(actions === undefined ? {} : { actions: [...new Set(actions)] }) };
  return delegationFault(court, standing(court.state.delegations), whole, open, at.at) ?? accepted({ type: "Delegated", ...whole });
}

function revokeDelegation(court: Court, { id }: Of<"RevokeDelegation">, at: Context): Outcome {
  const delegation = entryOf(court.state.delegations, id);
  if (delegation === undefined) return rejected("UnknownDelegation", { delegation: id });
  if (delegation.revokedAt !== undefined || delegation.endedAt !== undefined) return rejected("DelegationOver", { delegation: id });
  const allowed = [delegation.principal, delegation.delegate];
  return entitled(court, at, allowed) ? accepted({ type: "DelegationRevoked", id, by: at.actor.id }) : rejected("NotEntitled", { allowed });
}

/** The people concerned, administrators and the system itself. */
function entitled(court: Court, at: Context, persons: string[]): boolean {
  return at.actor.id === "system" || persons.includes(at.actor.id) || rolesOf(court, at.actor.id).has("administrator");
}

/** The end of the delegations that are standing: 24:00 of the last day, Asia/Shanghai; the earliest first, then by id. */
function nextEnd(state: CourtLife): (Alarm & { delegation: string }) | undefined {
  const [first] = standing(state.delegations).sort((a, b) => (a.untilOn === b.untilOn ? (a.id < b.id ? -1 : 1) : a.untilOn < b.untilOn ? -1 : 1));
  return first && { id: delegationAlarmId(first.id), kind: "delegation-end", at: instantAt(first.untilOn, 24 * 60), delegation: first.id };
}

function fireAlarm(state: CourtLife, { alarm }: Of<"FireAlarm">): Outcome {
  const next = nextEnd(state);
  return next?.id === alarm.id ? accepted({ type: "DelegationEnded", id: next.delegation }) : rejected("AlarmNotArmed", { alarm: alarm.id });
}

function decide(state: CourtLife, command: CourtCommand, at: Context): Outcome {
  const may = mayNow(state, command.type, at);
  if (isRejected(may)) return may;
  // The stream's own state, not the view that came with the context: a batch decides several commands in one transaction.
  const court = courtView(state);
  switch (command.type) {
    case "Found":
      return found(state, command, at);
    case "RegisterDepartment":
      return organisation.registerDepartment(court, command);
    case "ChangeDepartment":
      return organisation.changeDepartment(court, command);
    case "CloseDepartment":
      return organisation.closeDepartment(court, command);
    case "RegisterPost":
      return organisation.registerPost(court, command);
    case "ChangePost":
      return organisation.changePost(court, command);
    case "ClosePost":
      return organisation.closePost(court, command);
    case "RegisterPerson":
      return organisation.registerPerson(court, command);
    case "ChangePerson":
      return organisation.changePerson(court, command);
    case "RecordAbsence":
      return organisation.recordAbsence(court, command, at);
    case "CancelAbsence":
      return organisation.cancelAbsence(court, command, at);
    case "RegisterPartner":
      return organisation.registerPartner(court, command);
    case "AppointHead":
    case "AppointLeaderInCharge":
      return organisation.appoint(court, command);
    case "AppointPresident":
      return organisation.appointPresident(court, command);
    case "GrantRoles":
      return organisation.grantRoles(court, command);
    case "RevokeRoles":
      return organisation.revokeRoles(court, command);
    case "Delegate":
      return delegate(court, command, at);
    case "RevokeDelegation":
      return revokeDelegation(court, command, at);
    case "ConfirmLeaver":
      return confirmLeaver(court, command, at);
    case "SetCalendar":
      return settings.setCalendar(court, command);
    case "SetLadder":
      return settings.setLadder(court, command);
    case "SetAuthority":
      return settings.setAuthority(court, command, at);
    case "SetProcess":
      return settings.setProcess(court, command);
    case "SetNumberFormat":
      return settings.setNumberFormat(court, command);
    case "SetDutyWords":
      return settings.setDutyWords(court, command);
    case "SetClock":
      return settings.setClock(court, command, at);
    case "ProposeRuleVersion":
      return ruleVersions.proposeRuleVersion(state, command, at);
    case "ApproveRuleVersion":
      return ruleVersions.approveRuleVersion(state, command, at);
    case "RejectRuleVersion":
      return ruleVersions.rejectRuleVersion(state, command, at);
    case "RedactPerson":
      return organisation.redactPerson(court, command);
    case "RetryEffect":
      return retryEffect(state, command);
    case "NoteEffectFailed":
      return noteEffectFailed(command);
    case "FireAlarm":
      return fireAlarm(state, command);
  }
}

function notices(event: CourtEvent, state: CourtLife): Notice[] {
  if (event.type === "EffectFailed") return [failureNotice(event, state)];
  if (event.type === "RuleVersionProposed" || event.type === "RuleVersionApproved" || event.type === "RuleVersionRejected") return ruleVersions.ruleVersionNotices(event, state);
  if (event.type !== "Delegated" && event.type !== "DelegationRevoked" && event.type !== "DelegationEnded") return [];
  const delegation = entryOf(state.delegations, event.id);
  if (delegation === undefined) return [];
  const { id, principal, delegate: to, fromOn, untilOn } = delegation;
  const template = { Delegated: "delegation-granted", DelegationRevoked: "delegation-revoked", DelegationEnded: "delegation-ended" }[event.type];
  return [{ to: [to, principal], template, params: { delegation: id, principal, delegate: to, fromOn, untilOn } }];
}

/** Organisation and settings of the court (domain.md §1), one stream on the court's standing clock. */
export const court: Decider<CourtLife, CourtCommand, CourtEvent> = {
  kind: "court",
  initial: unfoundedCourt,
  may: mayNow,
  decide,
  evolve: evolveCourt,
  nextAlarm: (state) => {
    const next = nextEnd(state);
    return next && { id: next.id, kind: next.kind, at: next.at };
  },
  react: (event, state) => (event.type === "PersonLeft" ? leaverReactions(event, state) : []),
  effects: adoptions,
  notices,
  // Decisions stay owned by the principal all along, so the end of a delegation returns them with their clocks unchanged.
  todos: () => [],
  locks: (_state, command) => (command.type === "ConfirmLeaver" ? streamsOfDuties(command.open) : []),
  numbers: () => undefined,
  subject: () => settings.noSubject,
  clock: () => "court",
  open: (state) => state.status === "Founded",
};
