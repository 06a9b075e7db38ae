import { z } from "zod";
import type { DisputeCommand, DisputeCommandType } from "../../domain/dispute/dispute.command.ts";
import { handOverSteps, partyRoles, staffPosts, type AdjournmentGround, type CaseStage, type DisputeSource, type SecondOutcome, type ServedDocument, type ServiceMethod, type SupervisionGround, type Tier, type Venue } from "../../domain/dispute/dispute.ts";
import { exclusionGroundIds, type Procedure } from "../../domain/legal-clock/clock-rule.ts";
import { civilDate, id, instantText, note, personId, text } from "../field-schemas.ts";
import type { BodyOf, BodySchemas } from "./command-body.ts";

/** Bodies of the commands a person gives to a dispute 矛盾纠纷 (domain §4). What names somebody stands in `personal`, which the ledger keeps apart. */

const empty = z.strictObject({});
const on = z.strictObject({ on: civilDate });
/** A ground or reason of a line or two. */
const short = text(500);
/** Within the dispute: "p1", and what the ledger has made. */
const localId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const clockId = text(100);
const caseNumber = text(100);
const partyIds = z.array(localId).max(200);

export const disputeSources = ["walk-in", "hotline", "online", "township", "enterprise", "partner"] as const satisfies readonly DisputeSource[];
export const tiers = ["grassroots", "coordination", "guidance"] as const satisfies readonly Tier[];
export const venueKinds = ["court", "tribunal", "shared-court", "mobile-court"] as const satisfies readonly Venue["kind"][];
export const caseStages = ["pre-filing", "confirmation", "first-instance", "second-instance", "enforcement", "enforcement-resumed"] as const satisfies readonly CaseStage[];
export const procedures = ["small-claims", "summary", "ordinary"] as const satisfies readonly Procedure[];
const documents = ["complaint", "hearing-notice", "judgment", "ruling", "settlement", "appeal", "other"] as const satisfies readonly ServedDocument[];
const methods = ["electronic", "postal", "publication", "personal"] as const satisfies readonly ServiceMethod[];
const adjournmentGrounds = ["party-absent", "recusal-asked", "new-evidence", "other"] as const satisfies readonly AdjournmentGround[];
const outcomes = ["upheld", "changed", "remanded", "filing-ordered", "appeal-withdrawn"] as const satisfies readonly SecondOutcome[];
const supervisionGrounds = ["group-dispute", "difficult-complex", "conflicting-precedent", "reported-misconduct"] as const satisfies readonly SupervisionGround[];

const tier = z.enum(tiers);
const venue = z.strictObject({ kind: z.enum(venueKinds), place: text(100).optional() }).meta({ id: "Venue" });
const channel = z.enum(["link", "paper"]);

/** 个人信息 */
const personal = z.strictObject({ name: text(100).optional(), idNumber: text(40).optional(), phone: text(40).optional(), address: text(300).optional(), email: text(200).optional() }).meta({ id: "PartyPersonal" });

const partyFields = { role: z.enum(partyRoles), kind: z.enum(["natural", "legal"]), minor: z.literal(true).optional(), noDomicile: z.literal(true).optional(), personal: personal.optional() };
const representativeFields = { of: localId, authority: z.enum(["general", "special"]), personal: personal.optional() };

/** 合议庭或独任 */
const panel = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("sole") }),
  z.strictObject({ kind: z.literal("collegial"), presiding: personId, members: z.array(personId).min(1).max(8) }),
]).meta({ id: "Panel" });

/** Told in any offset, kept and compared in UTC. */
const at = instantText.transform((value) => new Date(value).toISOString());
const performBy = civilDate.optional();
const postedOn = civilDate.optional();
const months = z.int().min(1).max(120);
const days = z.int().min(1).max(3_650);
const decision = { granted: z.boolean(), reason: short.optional() };

/** 登记: what a clerk takes down. Parties without an id get "p1", "p2" … in their order. */
export const disputeRegistration = z.strictObject({
  source: z.enum(disputeSources),
  township: text(100).optional(),
  cause: text(200),
  amountFen: z.int().min(0).max(1_000_000_000_000_000).optional().meta({ description: "标的额, in fen" }),
  foreignRelated: z.boolean().optional(),
  department: id,
  venue: venue.default({ kind: "court" }),
  tier: tier.optional(),
  partner: id.optional(),
  parties: z.array(z.strictObject({ id: localId.optional(), ...partyFields })).min(2).max(200),
  representatives: z.array(z.strictObject({ id: localId.optional(), ...representativeFields })).max(200).optional(),
  summary: note.optional().meta({ description: "What it is about; personal, kept apart" }),
  caseNumber: caseNumber.optional().meta({ description: "诉前调 number, where a case system has given one" }),
}).meta({ id: "DisputeRegistration" });

export type DisputeRegistrationBody = z.output<typeof disputeRegistration>;

/** What somebody is about to register, as far as it is known: names are told only so that they are left out of the comparison. */
export const soughtDispute = z.strictObject({
  cause: disputeRegistration.shape.cause,
  summary: disputeRegistration.shape.summary,
  parties: z.array(z.strictObject({ id: localId, ...partyFields }).partial()).max(200).optional(),
}).meta({ id: "SoughtDispute" });

/** Commands that name something new: without its id in the body the server makes one, the same again for a repeated request. */
const newIds = {
  AddParty: "id", AddRepresentative: "id", IssuePartyLink: "link", RecordSealedStatement: "statement", ServeDocument: "service", ScheduleHearing: "hearing", Adjourn: "to",
  ApplyForPreservation: "preservation", RequestExtension: "request", RequestExclusion: "request", RaiseObjection: "objection", Consult: "consultation",
} as const;
type NamingCommand = keyof typeof newIds;

/** The field and the prefix of the id that a command may leave to the server. */
export function newIdOf(type: string): { field: string; prefix: string } | undefined {
  const field = Object.hasOwn(newIds, type) ? newIds[type as NamingCommand] : undefined;
  return field === undefined ? undefined : { field, prefix: field === "id" ? "p" : field.slice(0, 1) };
}

type IdField<Type extends NamingCommand> = (typeof newIds)[Type];
type NamingBody<Type extends NamingCommand> = Omit<BodyOf<DisputeCommand, Type>, IdField<Type>> & { [Field in IdField<Type>]?: string };
type NamingSchemas = { readonly [Type in NamingCommand]: z.ZodType<NamingBody<Type>> };

const namingBodies = {
  AddParty: z.strictObject({ id: localId.optional(), ...partyFields }),
  AddRepresentative: z.strictObject({ id: localId.optional(), ...representativeFields }),
  IssuePartyLink: z.strictObject({ link: localId.optional(), of: localId }),
  RecordSealedStatement: z.strictObject({ statement: localId.optional(), by: localId.meta({ description: "\"mediator\" or a party" }), kind: z.enum(["concession", "statement", "note"]), text: note }),
  ServeDocument: z.strictObject({ service: localId.optional(), document: z.enum(documents), party: localId, method: z.enum(methods), hearing: localId.optional(), on: civilDate }),
  ScheduleHearing: z.strictObject({ hearing: localId.optional(), kind: z.enum(["hearing", "evidence-exchange", "pretrial-conference"]), at, place: text(100).optional() }),
  Adjourn: z.strictObject({ hearing: localId, to: localId.optional(), at, ground: z.enum(adjournmentGrounds), place: text(100).optional() }),
  ApplyForPreservation: z.strictObject({ preservation: localId.optional(), kind: z.enum(["urgent", "pre-suit", "in-suit"]), party: localId, at }),
  RequestExtension: z.strictObject({ request: localId.optional(), clock: clockId, months: months.optional(), days: days.optional(), reason: short })
    .refine((value) => (value.months === undefined) !== (value.days === undefined), { path: ["months"], params: { text: { zh: "months 和 days 请给出其一", en: "give either months or days" } } }),
  RequestExclusion: z.strictObject({
    request: localId.optional(), clock: clockId, ground: z.enum(exclusionGroundIds), from: civilDate, to: civilDate.optional(), expectedTo: civilDate.optional(), reason: short, evidence: z.array(text(200)).max(50).default([]),
    publishedOn: civilDate.optional(), consentOn: civilDate.optional(), askedOn: civilDate.optional(), prolongs: localId.optional(),
  }),
  RaiseObjection: z.strictObject({ objection: localId.optional(), party: localId, clock: clockId, entry: localId.optional(), text: note, channel: channel.default("paper") }),
  Consult: z.strictObject({ consultation: localId.optional(), kind: z.enum(["judges-meeting", "adjudication-committee"]), question: note }),
} as const satisfies NamingSchemas;

/** Commands whose body is the domain's, field for field. */
type PlainDisputeCommand = Exclude<DisputeCommandType, NamingCommand | "Register" | "HandOverDuties" | "FireAlarm">;

const plainBodies = {
  RedactParty: z.strictObject({ party: localId, ground: short }),
  SetCaseNumber: z.strictObject({ stage: z.enum(caseStages), number: caseNumber }),
  RevokePartyLink: z.strictObject({ link: localId }),
  ConsentOnline: z.strictObject({ party: localId, channel: channel.default("paper") }),
  Triage: z.strictObject({ tier, venue, partner: id.optional(), department: id.optional(), mediators: z.array(personId).max(20).default([]), reasons: z.array(short).min(1).max(20) }),
  Transfer: z.strictObject({ to: tier, partner: id.optional(), receiver: personId, reason: short }),
  AnswerTransfer: z.strictObject({ accepted: z.boolean(), reason: short.optional() }),
  TransferToCourt: z.strictObject({ to: text(200), ground: short, on: civilDate }),
  AppointMediator: z.strictObject({ mediator: personId.optional() }),
  AcceptMediation: empty,
  DeclineMediation: z.strictObject({ reason: short }),
  RecordSession: z.strictObject({ heldOn: civilDate, mode: z.enum(["in-person", "online", "phone"]), attended: partyIds }),
  OpenSeal: z.strictObject({ statements: z.array(localId).min(1).max(200), purpose: short, second: personId.optional() }),
  ExtendMediation: z.strictObject({ days, agreedOn: civilDate, parties: partyIds }),
  RecordAgreement: z.strictObject({ on: civilDate, performBy, terms: note, signed: partyIds }),
  ConfirmAgreement: z.strictObject({ party: localId, on: civilDate, channel: channel.default("paper") }),
  RecordMediationFailure: z.strictObject({ on: civilDate, ground: short }),
  ReopenMediation: z.strictObject({ reason: short }),
  RecordFulfilment: on,
  ApplyForConfirmation: z.strictObject({ receivedOn: civilDate, postedOn, parties: partyIds }),
  AcceptConfirmation: z.strictObject({ on: civilDate, caseNumber: caseNumber.optional() }),
  DecideConfirmation: z.strictObject({ on: civilDate, confirmed: z.boolean(), ground: short.optional() }),
  ReceiveFiling: z.strictObject({ receivedOn: civilDate }),
  OrderCorrection: z.strictObject({ on: civilDate, items: z.array(text(200)).min(1).max(50) }),
  ReceiveCorrections: on,
  File: z.strictObject({ on: civilDate, procedure: z.enum(procedures), caseNumber: caseNumber.optional() }),
  RefuseFiling: z.strictObject({ on: civilDate, ground: short }),
  AssignCase: z.strictObject({ department: id, judge: personId, panel, assistant: personId.optional(), courtClerk: personId.optional(), on: civilDate, caseNumber: caseNumber.optional() }),
  FormPanel: z.strictObject({ judge: personId, panel, reason: short }),
  Reassign: z.strictObject({ post: z.enum(staffPosts), from: personId.optional(), to: personId, reason: short }),
  RequestRecusal: z.strictObject({ of: personId, by: localId.optional().meta({ description: "The party who asks; without it the caller does" }), ground: short }),
  DecideRecusal: z.strictObject({ ...decision, replacement: personId.optional() }),
  HandOver: z.strictObject({ step: z.enum(handOverSteps), to: personId }),
  RecordService: z.strictObject({ service: localId, delivered: z.boolean(), on: civilDate }),
  ReceiveDefence: z.strictObject({ party: localId, on: civilDate, postedOn }),
  ForwardDefence: z.strictObject({ party: localId, on: civilDate }),
  OpenTrial: z.strictObject({ waivedBy: partyIds.default([]) }),
  HoldHearing: z.strictObject({ hearing: localId, on: civilDate }),
  Convert: z.strictObject({ to: z.enum(["summary", "ordinary"]), on: civilDate, reason: short }),
  Pronounce: z.strictObject({ document: z.enum(["judgment", "ruling"]), on: civilDate, inCourt: z.boolean().default(false), performBy }),
  RecordSettlement: z.strictObject({ servedOn: civilDate, performBy }),
  Withdraw: z.strictObject({ on: civilDate, ground: short }),
  Appeal: z.strictObject({ party: localId, on: civilDate, postedOn }),
  ReceiveAppealDefence: z.strictObject({ party: localId, on: civilDate, postedOn }),
  WithdrawAppeal: z.strictObject({ party: localId, on: civilDate }),
  ForwardAppeal: on,
  RecordSecondInstance: z.strictObject({ filedOn: civilDate, caseNumber: caseNumber.optional() }),
  RecordSecondOutcome: z.strictObject({ outcome: z.enum(outcomes), on: civilDate, performBy }),
  ConfirmEffective: z.strictObject({ on: civilDate, performBy }),
  ReopenTrial: z.strictObject({ filedOn: civilDate, judge: personId, panel, caseNumber: caseNumber.optional() }),
  ApplyForEnforcement: z.strictObject({ party: localId, receivedOn: civilDate, postedOn }),
  FileEnforcement: z.strictObject({ on: civilDate, officer: personId, caseNumber: caseNumber.optional() }),
  SendEnforcementNotice: on,
  EndEnforcement: z.strictObject({ outcome: z.enum(["completed", "programme-ended", "terminated"]), on: civilDate, ground: short }),
  ResumeEnforcement: z.strictObject({ on: civilDate, ground: short, officer: personId.optional(), caseNumber: caseNumber.optional() }),
  InterruptLimitation: z.strictObject({ on: civilDate, ground: short }),
  SuspendLimitation: z.strictObject({ from: civilDate, to: civilDate, ground: short }),
  DecidePreservation: z.strictObject({ preservation: localId, granted: z.boolean(), at, measureOn: civilDate.optional() }),
  DecideExtension: z.strictObject({ request: localId, granted: z.boolean(), document: text(200).optional(), reason: short.optional() }),
  DecideExclusion: z.strictObject({ request: localId, ...decision }),
  EndExclusion: z.strictObject({ clock: clockId, exclusion: localId, on: civilDate }),
  AnswerObjection: z.strictObject({ objection: localId, upheld: z.boolean(), text: note }),
  MarkSpeciallySupervised: z.strictObject({ ground: z.enum(supervisionGrounds) }),
  AskProgress: empty,
  AnswerProgress: z.strictObject({ text: note }),
  RecordConsultation: z.strictObject({ consultation: localId, heldOn: civilDate, opinion: note }),
  RecordIntervention: z.strictObject({ who: text(200), on: civilDate, channel: text(200), content: note }),
  Close: z.strictObject({ on: civilDate, ground: short }),
  Archive: z.strictObject({ on: civilDate, archiveNumber: text(100).optional() }),
  AdoptCalendar: z.strictObject({ calendar: id }),
  AdoptRule: z.strictObject({ rule: id, version: id }),
} as const satisfies BodySchemas<DisputeCommand, PlainDisputeCommand>;

/** Every command that is given to a dispute which is registered already. */
export const disputeBodies = { ...namingBodies, ...plainBodies } as const;
export type DisputeBodyCommand = keyof typeof disputeBodies;
