import type { DisputeBody, DisputeCommand, Field, FormFor } from "./command-form.ts";

const required = true;
type Shared<Name extends string> = Field<Name> & { required?: boolean };

/** A day on which something was done; today to begin with. */
const on = { name: "on", widget: "date", required } as const satisfies Shared<"on">;
const receivedOn = { name: "receivedOn", widget: "date", required } as const satisfies Shared<"receivedOn">;
const postedOn = { name: "postedOn", widget: "date" } as const satisfies Shared<"postedOn">;
const performBy = { name: "performBy", widget: "date" } as const satisfies Shared<"performBy">;
const reason = { name: "reason", widget: "note", required } as const satisfies Shared<"reason">;
const remark = { name: "reason", widget: "note" } as const satisfies Shared<"reason">;
const ground = { name: "ground", widget: "note", required, text: "legalGround" } as const satisfies Shared<"ground">;
const party = { name: "party", widget: "offer", of: "parties", required } as const satisfies Shared<"party">;
const clock = { name: "clock", widget: "offer", of: "clocks", required } as const satisfies Shared<"clock">;
const caseNumber = { name: "caseNumber", widget: "line" } as const satisfies Shared<"caseNumber">;
const channel = { name: "channel", widget: "choice", family: "channel", values: ["paper", "link"] } as const satisfies Shared<"channel">;
const granted = { name: "granted", widget: "granted", required } as const satisfies Shared<"granted">;
const personal = { name: "personal", widget: "personal" } as const satisfies Shared<"personal">;
const tiers = ["grassroots", "coordination", "guidance"] as const;

/** The forms of every command a person gives to a dispute 矛盾纠纷; a command of the API without one does not compile. */
export const disputeForms: { readonly [C in DisputeCommand]: FormFor<DisputeBody<C>> } = {
  Triage: { fields: [{ name: "tier", widget: "choice", family: "tier", values: tiers, required }, { name: "venue", widget: "venue", required }, { name: "partner", widget: "partner" }, { name: "department", widget: "department" }, { name: "mediators", widget: "persons", text: "mediators" }, { name: "reasons", widget: "lines", required, text: "triageReasons" }] },
  AppointMediator: { fields: [{ name: "mediator", widget: "person", text: "mediatorAsked" }] },
  AcceptMediation: { fields: [] },
  DeclineMediation: { fields: [reason] },
  RecordSession: { fields: [{ name: "heldOn", widget: "date", required }, { name: "mode", widget: "choice", family: "mode", values: ["in-person", "online", "phone"], required }, { name: "attended", widget: "offers", of: "parties" }] },
  RecordSealedStatement: { fields: [{ name: "by", widget: "offer", of: "speakers", required, text: "speaker" }, { name: "kind", widget: "choice", family: "sealedKind", values: ["concession", "statement", "note"], required, text: "sealedKind" }, { name: "text", widget: "longNote", required, text: "sealedText" }] },
  RecordAgreement: { fields: [on, performBy, { name: "terms", widget: "longNote", required }, { name: "signed", widget: "offers", of: "parties" }] },
  ConfirmAgreement: { fields: [party, on, channel] },
  RecordMediationFailure: { fields: [on, ground] },
  ExtendMediation: { fields: [{ name: "days", widget: "number", required, text: "extendDays" }, { name: "agreedOn", widget: "date", required }, { name: "parties", widget: "offers", of: "parties", required, text: "agreeing" }] },
  ReopenMediation: { fields: [reason] },
  RecordFulfilment: { fields: [on] },
  OpenSeal: { fields: [{ name: "statements", widget: "offers", of: "statements", required }, { name: "purpose", widget: "note", required }, { name: "second", widget: "person", text: "secondKey" }], grave: true },
  ApplyForConfirmation: { fields: [receivedOn, postedOn, { name: "parties", widget: "offers", of: "parties", required, text: "applying" }] },
  AcceptConfirmation: { fields: [on, caseNumber] },
  DecideConfirmation: { fields: [on, { name: "confirmed", widget: "yesNo", family: "confirmed", required }, { name: "ground", widget: "note", text: "legalGround" }] },
  ReceiveFiling: { fields: [receivedOn] },
  OrderCorrection: { fields: [on, { name: "items", widget: "lines", required, text: "corrections" }] },
  ReceiveCorrections: { fields: [on] },
  File: { fields: [on, { name: "procedure", widget: "choice", family: "procedure", values: ["small-claims", "summary", "ordinary"], required }, caseNumber] },
  RefuseFiling: { fields: [on, ground], grave: true },
  AssignCase: { fields: [{ name: "department", widget: "department", required }, { name: "judge", widget: "person", required }, { name: "panel", widget: "panel", required }, { name: "assistant", widget: "person" }, { name: "courtClerk", widget: "person" }, on, caseNumber] },
  FormPanel: { fields: [{ name: "judge", widget: "person", required }, { name: "panel", widget: "panel", required }, reason] },
  ServeDocument: { fields: [{ name: "document", widget: "choice", family: "document", values: ["complaint", "hearing-notice", "judgment", "ruling", "settlement", "appeal", "other"], required }, party, { name: "method", widget: "choice", family: "method", values: ["electronic", "postal", "personal", "publication"], required }, { name: "hearing", widget: "offer", of: "hearings", text: "ofHearing" }, on] },
  RecordService: { fields: [{ name: "service", widget: "offer", of: "services", required }, { name: "delivered", widget: "yesNo", family: "delivered", required }, on] },
  ReceiveDefence: { fields: [party, on, postedOn] },
  ForwardDefence: { fields: [party, on] },
  OpenTrial: { fields: [{ name: "waivedBy", widget: "offers", of: "parties" }] },
  ScheduleHearing: { fields: [{ name: "kind", widget: "choice", family: "hearing", values: ["hearing", "evidence-exchange", "pretrial-conference"], required, text: "hearingKind" }, { name: "at", widget: "instant", required, text: "hearingAt" }, { name: "place", widget: "line" }] },
  HoldHearing: { fields: [{ name: "hearing", widget: "offer", of: "openHearings", required }, on] },
  Adjourn: { fields: [{ name: "hearing", widget: "offer", of: "openHearings", required }, { name: "at", widget: "instant", required, text: "adjournedTo" }, { name: "ground", widget: "choice", family: "ground", values: ["party-absent", "recusal-asked", "new-evidence", "other"], required, text: "legalGround" }, { name: "place", widget: "line" }] },
  Convert: { fields: [{ name: "to", widget: "choice", family: "procedure", values: ["summary", "ordinary"], required, text: "procedure" }, on, reason] },
  Pronounce: { fields: [{ name: "document", widget: "choice", family: "document", values: ["judgment", "ruling"], required }, on, { name: "inCourt", widget: "mark" }, performBy] },
  RecordSettlement: { fields: [{ name: "servedOn", widget: "date", required }, performBy] },
  Withdraw: { fields: [on, ground] },
  Appeal: { fields: [party, on, postedOn] },
  ReceiveAppealDefence: { fields: [party, on, postedOn] },
  WithdrawAppeal: { fields: [party, on] },
  ForwardAppeal: { fields: [on] },
  RecordSecondInstance: { fields: [{ name: "filedOn", widget: "date", required }, caseNumber] },
  RecordSecondOutcome: { fields: [{ name: "outcome", widget: "choice", family: "outcome", values: ["upheld", "changed", "remanded", "filing-ordered", "appeal-withdrawn"], required, text: "secondOutcome" }, on, performBy] },
  ConfirmEffective: { fields: [on, performBy] },
  ReopenTrial: { fields: [{ name: "filedOn", widget: "date", required }, { name: "judge", widget: "person", required }, { name: "panel", widget: "panel", required }, caseNumber] },
  ApplyForEnforcement: { fields: [party, receivedOn, postedOn] },
  FileEnforcement: { fields: [on, { name: "officer", widget: "person", required }, caseNumber] },
  SendEnforcementNotice: { fields: [on] },
  EndEnforcement: { fields: [{ name: "outcome", widget: "choice", family: "outcome", values: ["completed", "programme-ended", "terminated"], required, text: "enforcementOutcome" }, on, ground] },
  ResumeEnforcement: { fields: [on, ground, { name: "officer", widget: "person" }, caseNumber] },
  RequestExtension: { fields: [clock, { name: "months", widget: "number", text: "extendMonths" }, { name: "days", widget: "number", text: "extendDays" }, reason] },
  DecideExtension: { fields: [{ name: "request", widget: "offer", of: "extensionRequests", required }, granted, { name: "document", widget: "line", text: "approvalDocument" }, remark] },
  RequestExclusion: { fields: [
    clock,
    { name: "ground", widget: "choice", family: "ground", required, text: "legalGround", values: ["publication", "appraisal", "out-of-court-settlement", "jurisdiction-objection", "audit-or-valuation", "proceedings-suspended", "adjournment-new-evidence", "in-suit-mediation", "stay-of-enforcement", "auction-or-sale", "obstacle", "limitation-suspended"] },
    { name: "from", widget: "date", required, text: "excludedFrom" }, { name: "to", widget: "date", text: "excludedTo" }, { name: "expectedTo", widget: "date" }, reason, { name: "evidence", widget: "lines", text: "exclusionEvidence" },
    { name: "publishedOn", widget: "date" }, { name: "consentOn", widget: "date" }, { name: "askedOn", widget: "date" }, { name: "prolongs", widget: "offer", of: "exclusions" },
  ] },
  DecideExclusion: { fields: [{ name: "request", widget: "offer", of: "exclusionRequests", required }, granted, remark] },
  EndExclusion: { fields: [clock, { name: "exclusion", widget: "offer", of: "exclusions", required }, { ...on, text: "exclusionEndsOn" }] },
  RaiseObjection: { fields: [party, clock, { name: "entry", widget: "offer", of: "exclusions", text: "objectedEntry" }, { name: "text", widget: "note", required, text: "objection" }, channel] },
  AnswerObjection: { fields: [{ name: "objection", widget: "offer", of: "objections", required, text: "objectionAnswered" }, { name: "upheld", widget: "yesNo", family: "upheld", required }, { name: "text", widget: "note", required, text: "answer" }] },
  AddParty: { fields: [{ name: "role", widget: "choice", family: "role", values: ["applicant", "respondent", "third-party"], required, text: "partyRole" }, { name: "kind", widget: "choice", family: "partyKind", values: ["natural", "legal"], required, text: "partyKind" }, personal, { name: "minor", widget: "mark" }, { name: "noDomicile", widget: "mark" }] },
  AddRepresentative: { fields: [{ name: "of", widget: "offer", of: "parties", required, text: "represents" }, { name: "authority", widget: "choice", family: "authority", values: ["general", "special"], required, text: "authority" }, personal] },
  RequestRecusal: { fields: [{ name: "of", widget: "person", required, text: "recusalOf" }, { name: "by", widget: "offer", of: "parties", text: "askingParty" }, ground] },
  DecideRecusal: { fields: [granted, { name: "replacement", widget: "person" }, remark] },
  Reassign: { fields: [{ name: "post", widget: "choice", family: "post", values: ["clerk", "mediator", "judge", "panel-member", "assistant", "court-clerk", "enforcement-officer"], required, text: "casePost" }, { name: "from", widget: "person", text: "replaced" }, { name: "to", widget: "person", required, text: "successor" }, reason] },
  HandOver: { fields: [{ name: "step", widget: "choice", family: "handOver", values: ["filing", "assignment", "scheduling", "service", "appraisal", "hearing", "drafting", "archiving", "transfer"], required }, { name: "to", widget: "person", required, text: "receiver" }] },
  Transfer: { fields: [{ name: "to", widget: "choice", family: "tier", values: tiers, required, text: "tier" }, { name: "partner", widget: "partner" }, { name: "receiver", widget: "person", required }, reason] },
  AnswerTransfer: { fields: [{ name: "accepted", widget: "yesNo", family: "accepted", required }, remark] },
  TransferToCourt: { fields: [{ name: "to", widget: "line", required, text: "otherCourt" }, ground, on], grave: true },
  ApplyForPreservation: { fields: [{ name: "kind", widget: "choice", family: "preservation", values: ["urgent", "pre-suit", "in-suit"], required, text: "preservationKind" }, party, { name: "at", widget: "instant", required, text: "appliedAt" }] },
  DecidePreservation: { fields: [{ name: "preservation", widget: "offer", of: "preservations", required }, granted, { name: "at", widget: "instant", required, text: "decidedAt" }, { name: "measureOn", widget: "date" }] },
  InterruptLimitation: { fields: [on, ground] },
  SuspendLimitation: { fields: [{ name: "from", widget: "date", required, text: "excludedFrom" }, { name: "to", widget: "date", required, text: "excludedTo" }, ground] },
  MarkSpeciallySupervised: { fields: [{ name: "ground", widget: "choice", family: "ground", values: ["group-dispute", "difficult-complex", "conflicting-precedent", "reported-misconduct"], required, text: "legalGround" }] },
  AskProgress: { fields: [] },
  AnswerProgress: { fields: [{ name: "text", widget: "note", required, text: "summary" }] },
  Consult: { fields: [{ name: "kind", widget: "choice", family: "consultation", values: ["judges-meeting", "adjudication-committee"], required, text: "consultationKind" }, { name: "question", widget: "note", required }] },
  RecordConsultation: { fields: [{ name: "consultation", widget: "offer", of: "consultations", required }, { name: "heldOn", widget: "date", required }, { name: "opinion", widget: "note", required }] },
  RecordIntervention: { fields: [{ name: "who", widget: "line", required }, on, { name: "channel", widget: "line", required, text: "interventionChannel" }, { name: "content", widget: "note", required }] },
  SetCaseNumber: { fields: [{ name: "stage", widget: "choice", family: "caseStage", values: ["pre-filing", "confirmation", "first-instance", "second-instance", "enforcement", "enforcement-resumed"], required, text: "caseStage" }, { name: "number", widget: "line", required, text: "caseNumber" }] },
  ConsentOnline: { fields: [party, channel] },
  IssuePartyLink: { fields: [{ name: "of", widget: "offer", of: "partiesAndRepresentatives", required, text: "linkOf" }] },
  RevokePartyLink: { fields: [{ name: "link", widget: "offer", of: "links", required }] },
  RedactParty: { fields: [{ name: "party", widget: "offer", of: "partiesAndRepresentatives", required }, ground], grave: true },
  Close: { fields: [on, ground] },
  Archive: { fields: [on, { name: "archiveNumber", widget: "line" }] },
  AdoptCalendar: { fields: [{ name: "calendar", widget: "calendar", required }] },
  AdoptRule: { fields: [{ name: "rule", widget: "line", required, text: "ruleId" }, { name: "version", widget: "line", required, text: "ruleVersion" }] },
};
