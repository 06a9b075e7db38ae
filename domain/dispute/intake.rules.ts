import type { Context, Rejected } from "../decider.ts";
import { accepted, isRejected, rejected } from "../decider.ts";
import type { Command, Decision, Event } from "./decision.ts";
import type { Dispute, PartyEntry, PartyPersonal, RepresentativeEntry } from "./dispute.ts";
import type { DisputeEvent } from "./dispute.event.ts";
import { openClock, todayOf } from "./dispute.clocks.ts";
import { hasRole, partyOf, unknownParties } from "./dispute.people.ts";
import { armStep, stepId } from "./dispute.steps.ts";

/** 内部编号 of a dispute. */
export const disputeNumbers = "dispute";

/** Under which a redaction finds somebody's words: unique in the court, and without a name in it. */
export function personKey(dispute: string, id: string): string {
  return `${dispute}/${id}`;
}

/** The words of intake name whom they like: they go with any party that is redacted. */
const summaryKey = "summary";
const reservedIds = [summaryKey, "agreement", "mediator", "intervention", "consultation"];

function idFaults(ids: readonly string[]): Rejected | undefined {
  const bad = ids.filter((id) => !/^[a-z0-9][a-z0-9-]{0,39}$/.test(id) || reservedIds.includes(id));
  if (bad.length > 0) return rejected("IdInvalid", { ids: bad });
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index);
  return twice.length > 0 ? rejected("IdTaken", { ids: [...new Set(twice)] }) : undefined;
}

function filled(personal: PartyPersonal | undefined): { personal?: PartyPersonal } {
  const fields = Object.entries(personal ?? {}).filter(([, text]) => typeof text === "string" && text.trim() !== "");
  return fields.length === 0 ? {} : { personal: Object.fromEntries(fields) };
}

function partyAdded(dispute: string, { type: _type, personal, ...party }: PartyEntry & { type?: string }): Event<"PartyAdded"> {
  return { type: "PartyAdded", person: personKey(dispute, party.id), ...filled(personal), party };
}

function representativeAdded(dispute: string, { type: _type, personal, ...representative }: RepresentativeEntry & { type?: string }): Event<"RepresentativeAdded"> {
  return { type: "RepresentativeAdded", person: personKey(dispute, representative.id), ...filled(personal), representative };
}

/** 登记: with at least one who asks and one who is asked; whoever registers is its clerk until somebody else is. */
export function register(command: Command<"Register">, at: Context): Decision {
  const { type: _type, parties, representatives = [], summary, caseNumber, ...own } = command;
  if (own.cause.trim() === "") return rejected("CauseMissing");
  if (own.amountFen !== undefined && !(Number.isSafeInteger(own.amountFen) && own.amountFen >= 0)) return rejected("AmountInvalid");
  if (at.court.department(own.department) === undefined) return rejected("UnknownDepartment", { department: own.department });
  if (own.partner !== undefined && at.court.state.partners[own.partner] === undefined) return rejected("UnknownPartner", { partner: own.partner });
  if (!parties.some((party) => party.role === "applicant") || !parties.some((party) => party.role === "respondent")) return rejected("PartiesMissing");
  const ids = idFaults([...parties, ...representatives].map((one) => one.id));
  if (ids !== undefined) return ids;
  const strays = representatives.filter((one) => !parties.some((party) => party.id === one.of));
  if (strays.length > 0) return rejected("UnknownParty", { parties: strays.map((one) => one.of) });
  const clerk = at.actor.id === "system" ? at.court.head(own.department) : at.actor.id;
  if (clerk === undefined) return rejected("NobodyToDecide");
  const number = at.court.formatNumber(disputeNumbers, at.nextNumber ?? 0, at.at);
  const text = summary?.trim() ?? "";
  const calendar = at.court.state.currentCalendar;
  return accepted<DisputeEvent>(
    { type: "Registered", id: at.self, number, calendar, steps: [armStep({ calendar }, at, "triage", clerk)], by: at.actor.id, clerk, at: at.at, ...own, ...(caseNumber === undefined ? {} : { caseNumber: { stage: "pre-filing", number: caseNumber } }) },
    ...parties.map((party) => partyAdded(at.self, party)),
    ...representatives.map((one) => representativeAdded(at.self, one)),
    ...(text === "" ? [] : [{ type: "SummaryRecorded" as const, person: personKey(at.self, summaryKey), personal: { summary: text } }]),
  );
}

/** 追加当事人: once the case is filed, a respondent has the complaint served on them too. */
export function addParty(dispute: Dispute, command: Command<"AddParty">, at: Context): Decision {
  const ids = idFaults([command.id, ...dispute.parties.map((one) => one.id), ...dispute.representatives.map((one) => one.id)]);
  if (ids !== undefined) return ids;
  const event = partyAdded(dispute.id, command);
  if (command.role !== "respondent" || dispute.filedOn === undefined) return accepted(event);
  const parties = [...dispute.parties, event.party];
  const served = openClock({ ...dispute, parties }, at, `serve-complaint:${command.id}`, "serve-complaint", { startedOn: todayOf(at), party: command.id });
  return isRejected(served) ? served : accepted({ ...event, clocks: [served] });
}

export function addRepresentative(dispute: Dispute, command: Command<"AddRepresentative">): Decision {
  const ids = idFaults([command.id, ...dispute.parties.map((one) => one.id), ...dispute.representatives.map((one) => one.id)]);
  return ids ?? unknownParties(dispute, [command.of]) ?? accepted(representativeAdded(dispute.id, command));
}

/** 个人信息销毁 (个人信息保护法 47): of a party or representative, and of words that may name them: those of intake, the agreement's, the mediator's. */
export function redactParty(dispute: Dispute, command: Command<"RedactParty">): Decision {
  if (command.ground.trim() === "") return rejected("GroundMissing");
  const known = [...dispute.parties, ...dispute.representatives].find((one) => one.id === command.party);
  if (known === undefined) return rejected("UnknownParty", { parties: [command.party] });
  if (known.redacted === true) return rejected("AlreadyRedacted", { party: command.party });
  const gone = [command.party, ...(dispute.summary === undefined ? [] : [summaryKey]), ...(dispute.agreement === undefined ? [] : ["agreement"]), ...(dispute.sealed.some((one) => one.by === "mediator") ? ["mediator"] : [])];
  return accepted(...gone.map((id): Event<"PersonRedacted"> => ({ type: "PersonRedacted", person: personKey(dispute.id, id), ground: command.ground })));
}

export function setCaseNumber(dispute: Dispute, command: Command<"SetCaseNumber">, at: Context): Decision {
  const number = command.number.trim();
  if (number === "") return rejected("NumberMissing");
  if (dispute.caseNumbers.some((one) => one.stage === command.stage && one.number === number)) return rejected("NothingChanged");
  return accepted({ type: "CaseNumberSet", by: at.actor.id, caseNumber: { stage: command.stage, number } });
}

/** The token is random, kept as a hash outside the ledger, and named here by its id alone. */
export function issuePartyLink(dispute: Dispute, command: Command<"IssuePartyLink">): Decision {
  if (dispute.links.some((link) => link.id === command.link)) return rejected("IdTaken", { ids: [command.link] });
  const known = [...dispute.parties, ...dispute.representatives].some((one) => one.id === command.of);
  return known ? accepted({ type: "PartyLinkIssued", link: command.link, of: command.of }) : rejected("UnknownParty", { parties: [command.of] });
}

export function revokePartyLink(dispute: Dispute, command: Command<"RevokePartyLink">): Decision {
  const link = dispute.links.find((one) => one.id === command.link);
  if (link === undefined) return rejected("UnknownLink");
  return link.revokedAt === undefined ? accepted({ type: "PartyLinkRevoked", link: command.link }) : rejected("LinkRevoked");
}

export function consentOnline(dispute: Dispute, command: Command<"ConsentOnline">, at: Context): Decision {
  const party = partyOf(dispute, command.party);
  if (party === undefined) return rejected("UnknownParty", { parties: [command.party] });
  return party.onlineSince === undefined ? accepted({ type: "OnlineConsented", party: command.party, channel: command.channel, on: todayOf(at) }) : rejected("NothingChanged");
}

/** 分流: tier, venue and the mediators to ask, in order, with the reasons that were given for them. */
export function triage(dispute: Dispute, command: Command<"Triage">, at: Context): Decision {
  const { type: _type, ...own } = command;
  if (own.reasons.every((reason) => reason.trim() === "")) return rejected("ReasonMissing");
  const department = own.department ?? dispute.department;
  if (at.court.department(department) === undefined) return rejected("UnknownDepartment", { department });
  if (own.partner !== undefined && at.court.state.partners[own.partner] === undefined) return rejected("UnknownPartner", { partner: own.partner });
  const unfit = [...new Set(own.mediators)].filter((person) => !at.court.isActive(person) || !hasRole(at.court, person, "mediator"));
  if (unfit.length > 0) return rejected("NotAMediator", { persons: unfit });
  if (dispute.appointment !== undefined) return rejected("MediatorAsked");
  const steps = [armStep(dispute, at, "appoint-mediator", dispute.staff.clerk)];
  return accepted({ type: "Triaged", ...own, department, mediators: [...new Set(own.mediators)], steps, stepsOver: [stepId({ step: "triage" })] });
}
