import type { z } from "zod";
import { clockLabel, disputeStatusNames } from "../../contracts/notices/dispute-labels.ts";
import type { PartyAct, partyView } from "../../contracts/views/party.ts";
import type { Court } from "../../domain/court/court-view.ts";
import type { DisputeClock } from "../../domain/dispute/dispute-clock.ts";
import type { Dispute, PartyRole } from "../../domain/dispute/dispute.ts";
import { pipelineStage } from "../../domain/dispute/pipeline.ts";
import { civilDateOf, type CivilDate, type Instant } from "../../domain/time.ts";
import type { HeldLink } from "../party/held-link.ts";
import type { Language } from "../problem.ts";
import { clockView, maskedName } from "./dispute.view.ts";

type PartyView = z.input<typeof partyView>;

const roleNames: Readonly<Record<PartyRole, Record<Language, string>>> = {
  applicant: { zh: "申请人（原告）", en: "the applicant" },
  respondent: { zh: "被申请人（被告）", en: "the respondent" },
  "third-party": { zh: "第三人", en: "the third party" },
};

export interface PartyReader {
  held: HeldLink;
  /** Commands of the catalogue that the link may give now. */
  available: readonly string[];
  codeTo: string | undefined;
  linkExpiresAt: Instant;
  court: Court;
  todayOn: CivilDate;
  language: Language;
}

function shownClock(dispute: Dispute, clock: DisputeClock, { held, available, court, todayOn, language }: PartyReader): PartyView["clocks"][number] {
  const { label: _label, rule: _rule, version: _version, party, of: _of, open: _open, window: _window, exclusions, extensions, ...facts } = clockView(dispute, clock, court, todayOn, language);
  const whose = dispute.parties.find((one) => one.id === party);
  return {
    ...facts,
    label: clockLabel(clock.id.split(":")[0] ?? clock.id, language === "en" ? "en" : "zh-CN"),
    ...(whose === undefined ? {} : { whose: roleNames[whose.role][language] }),
    yours: party === held.party,
    // A ground of the law by its name; nobody's own words.
    exclusions: exclusions.map(({ groundText, ground: _ground, ...one }) => ({ ...one, ground: groundText })),
    extensions: extensions.map(({ by: _by, ...one }) => one),
    mayObject: available.includes("RaiseObjection"),
  };
}

function actsOf({ dispute, party, representative }: HeldLink, available: readonly string[]): PartyAct[] {
  const own = dispute.parties.find((one) => one.id === party);
  const acts: PartyAct[] = [];
  if (available.includes("ConsentOnline") && own?.onlineSince === undefined) acts.push("consent");
  if (available.includes("ConfirmAgreement") && dispute.agreement?.signed.includes(party) === false && representative?.authority !== "general") acts.push("confirm");
  if (available.includes("RaiseObjection") && dispute.clocks.length > 0) acts.push("object");
  return acts;
}

/**
 * A dispute for whoever holds a link. Built field by field: what a dispute gains later is not shown to parties by itself.
 * Names are masked, one's own too, since a link may be seen by others.
 */
export function viewForParty(reader: PartyReader): PartyView {
  const { held, available, codeTo, linkExpiresAt, court, todayOn, language } = reader;
  const { dispute, party, representative } = held;
  const { agreement } = dispute;
  const consentedOn = dispute.parties.find((one) => one.id === party)?.onlineSince;
  return {
    court: language === "en" ? court.state.nameEn ?? court.state.name : court.state.name,
    number: dispute.number,
    caseNumbers: dispute.caseNumbers.map((one) => one.number),
    cause: dispute.cause,
    registeredOn: civilDateOf(dispute.registeredAt),
    status: dispute.status,
    statusText: disputeStatusNames[dispute.status][language === "en" ? "en" : "zh-CN"],
    stage: pipelineStage(dispute.status),
    representative: representative !== undefined,
    parties: dispute.parties.map((one) => ({ role: one.role, name: maskedName(one, language), you: one.id === party })),
    ...(agreement === undefined ? {} : { agreement: { madeOn: agreement.madeOn, performBy: agreement.performBy, youConfirmed: agreement.signed.includes(party), effectiveOn: agreement.effectiveOn } }),
    hearings: dispute.hearings.map(({ kind, at, place, heldOn, adjournedTo, cancelled }) => ({ kind, at, place, heldOn, changed: adjournedTo !== undefined || cancelled === true })),
    clocks: dispute.clocks.map((clock) => shownClock(dispute, clock, reader)),
    objections: dispute.objections.filter((one) => one.party === party).map(({ clock, raisedAt, answered }) => ({
      clock, raisedOn: civilDateOf(raisedAt), ...(answered === undefined ? {} : { answered: answered.upheld ? "upheld" as const : "not-upheld" as const, answeredOn: civilDateOf(answered.at) }),
    })),
    ...(consentedOn === undefined ? {} : { consentedOn }),
    acts: actsOf(held, available),
    ...(codeTo === undefined ? {} : { codeTo }),
    linkExpiresOn: civilDateOf(linkExpiresAt),
    todayOn,
  };
}

/** 申请人（原告） and so on, with the masked name: for the slip. */
export function holderText(dispute: Dispute, of: string, language: Language): string {
  const representative = dispute.representatives.find((one) => one.id === of);
  const principal = dispute.parties.find((one) => one.id === (representative?.of ?? of));
  if (principal === undefined) return "";
  const role = roleNames[principal.role][language];
  if (representative === undefined) return `${role} ${maskedName(principal, language)}`;
  return language === "en" ? `representative of ${role}: ${maskedName(representative, language)}` : `${role}的代理人 ${maskedName(representative, language)}`;
}
