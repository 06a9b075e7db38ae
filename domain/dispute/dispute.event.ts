import type { Json, PersonId, StreamId } from "../decider.ts";
import type { Procedure } from "../legal-clock/clock-rule.ts";
import type { CivilDate, Instant } from "../time.ts";
import type { ClockChange, ClockReminder } from "./dispute-clock.ts";
import type {
  AdjournmentGround, Appointment, CaseStage, Channel, DisputeStaff, DisputeStep, EffectiveGround, ExclusionRequest, ExtensionRequest, HandOverStep, HearingKind, MediationSession, Panel, PartyPersonal,
  PartyEntry, Preservation, RepresentativeEntry, SecondOutcome, Service, ServiceMethod, StaffPost, SupervisionGround, Tier, TierTransfer, Venue,
} from "./dispute.ts";
import type { DisputeRegistration } from "./dispute.command.ts";

/** What an event does besides its own: clocks that changed, steps that wait from now on or no longer, and who has the case in hand. */
export interface Besides {
  clocks?: ClockChange[];
  steps?: DisputeStep[];
  /** Ids of steps that are over. */
  stepsOver?: string[];
  handOver?: { step: HandOverStep; holder: PersonId };
  caseNumber?: { stage: CaseStage; number: string };
}

/**
 * Words of one person: `person` is "<dispute>/<id>", under which a redaction finds them, and `personal` is stored apart from
 * the chain. A sealed statement's text is nowhere else, not even in the state.
 */
export interface OfPerson { person: StreamId; personal?: { [key: string]: Json } }

type Of<Type extends string, Own extends object = object> = { type: Type } & Own & Besides;

export type DisputeEvent =
  | Of<"Registered", { id: StreamId; number: string; calendar: string; by: PersonId | "system"; clerk: PersonId; at: Instant } & Omit<DisputeRegistration, "parties" | "representatives" | "summary" | "caseNumber">>
  | Of<"SummaryRecorded", { person: StreamId; personal?: { summary?: string } }>
  | Of<"PartyAdded", { person: StreamId; personal?: PartyPersonal; party: Omit<PartyEntry, "personal"> }>
  | Of<"RepresentativeAdded", { person: StreamId; personal?: PartyPersonal; representative: Omit<RepresentativeEntry, "personal"> }>
  /** The ledger's event of a redaction: it destroys the personal parts of every event of that person. */
  | Of<"PersonRedacted", { person: StreamId; ground: string }>
  | Of<"CaseNumberSet", { by: PersonId }>
  | Of<"PartyLinkIssued", { link: string; of: string }>
  | Of<"PartyLinkRevoked", { link: string }>
  | Of<"OnlineConsented", { party: string; channel: Channel; on: CivilDate }>
  | Of<"Triaged", { tier: Tier; venue: Venue; partner?: string; department: string; mediators: PersonId[]; reasons: string[] }>
  | Of<"TransferOffered", { transfer: TierTransfer }>
  | Of<"TransferAccepted", { by: PersonId }>
  | Of<"TransferRefused", { by: PersonId; reason?: string }>
  /** The receiver kept silent. */
  | Of<"TransferTakenBack", { receiver: PersonId }>
  | Of<"TransferredToCourt", { to: string; ground: string; on: CivilDate }>
  | Of<"MediatorAsked", { appointment: Appointment }>
  | Of<"MediatorPassedOver", { mediator: PersonId; ground: "declined" | "silent"; reason?: string; appointment?: Appointment }>
  | Of<"MediationAccepted", { mediator: PersonId; on: CivilDate }>
  | Of<"SessionRecorded", MediationSession>
  | Of<"SealedStatementRecorded", OfPerson & { statement: string; by: string; kind: "concession" | "statement" | "note" }>
  | Of<"SealOpened", { by: PersonId; second?: PersonId; purpose: string; statements: string[] }>
  | Of<"MediationExtended", { days: number; agreedOn: CivilDate; parties: string[] }>
  | Of<"AgreementReached", OfPerson & { on: CivilDate; performBy?: CivilDate; signed: string[]; effectiveOn?: CivilDate }>
  | Of<"AgreementConfirmed", { party: string; on: CivilDate; channel: Channel; effectiveOn?: CivilDate }>
  | Of<"MediationFailed", { on: CivilDate; ground: string }>
  | Of<"MediationReopened", { reason: string; on: CivilDate }>
  | Of<"Fulfilled", { on: CivilDate }>
  | Of<"ConfirmationApplied", { receivedOn: CivilDate; parties: string[] }>
  | Of<"ConfirmationAccepted", { on: CivilDate }>
  | Of<"Confirmed", { on: CivilDate }>
  | Of<"ConfirmationRefused", { on: CivilDate; ground: string }>
  | Of<"FilingReceived", { receivedOn: CivilDate }>
  | Of<"CorrectionOrdered", { on: CivilDate; items: string[] }>
  | Of<"CorrectionsReceived", { on: CivilDate }>
  | Of<"Filed", { on: CivilDate; procedure: Procedure }>
  | Of<"FilingRefused", { on: CivilDate; ground: string }>
  | Of<"CaseAssigned", { department: string; judge: PersonId; panel: Panel; assistant?: PersonId; courtClerk?: PersonId; on: CivilDate }>
  | Of<"PanelFormed", { judge: PersonId; panel: Panel; by: PersonId; reason: string }>
  | Of<"Reassigned", { post: StaffPost; from?: PersonId; to: PersonId; staff: DisputeStaff; by: PersonId | "system"; reason: string }>
  | Of<"RecusalRequested", { of: PersonId; by: string; ground: string }>
  | Of<"RecusalDecided", { of: PersonId; granted: boolean; by: PersonId; reason?: string; replacement?: PersonId; staff?: DisputeStaff }>
  | Of<"HandedOver", { by: PersonId }>
  | Of<"ServiceSent", { service: Service }>
  /** `next`: what it falls back to; without it the judge decides how to go on. */
  | Of<"ServiceFailed", { service: string; ground: "returned" | "silent"; on: CivilDate; next?: { method: ServiceMethod; answerBy?: Instant } }>
  | Of<"Served", { service: string; party: string; on: CivilDate; method: ServiceMethod }>
  | Of<"ServiceCompleted">
  | Of<"DefenceReceived", { party: string; on: CivilDate }>
  | Of<"DefenceForwarded", { party: string; on: CivilDate }>
  | Of<"TrialOpened", { ground: "defences-received" | "period-over" | "waived" }>
  | Of<"HearingScheduled", { hearing: string; kind: HearingKind; at: Instant; place?: string }>
  | Of<"HearingHeld", { hearing: string; on: CivilDate }>
  | Of<"Adjourned", { hearing: string; to: string; kind: HearingKind; at: Instant; ground: AdjournmentGround; on: CivilDate; place?: string }>
  | Of<"Converted", { from: Procedure; to: Procedure; on: CivilDate; reason: string }>
  | Of<"Pronounced", { document: "judgment" | "ruling"; on: CivilDate; inCourt: boolean; performBy?: CivilDate }>
  | Of<"SettledByCourt", { on: CivilDate; performBy?: CivilDate }>
  | Of<"Withdrawn", { on: CivilDate; ground: string; before: "filing" | "judgment" }>
  | Of<"Appealed", { party: string; on: CivilDate }>
  | Of<"AppealDefenceReceived", { party: string; on: CivilDate }>
  | Of<"AppealWithdrawn", { party: string; on: CivilDate; last: boolean }>
  | Of<"AppealForwarded", { on: CivilDate }>
  | Of<"SecondInstanceFiled", { filedOn: CivilDate }>
  | Of<"SecondInstanceEnded", { outcome: SecondOutcome; on: CivilDate }>
  | Of<"TookEffect", { on: CivilDate; ground: EffectiveGround }>
  | Of<"TrialReopened", { filedOn: CivilDate; judge: PersonId; panel: Panel }>
  | Of<"EnforcementRequested", { party: string; receivedOn: CivilDate }>
  | Of<"EnforcementFiled", { on: CivilDate; officer: PersonId }>
  | Of<"EnforcementNoticeSent", { on: CivilDate }>
  | Of<"EnforcementEnded", { outcome: "completed" | "programme-ended" | "terminated"; on: CivilDate; ground: string }>
  | Of<"EnforcementResumed", { on: CivilDate; ground: string; officer?: PersonId }>
  | Of<"LimitationInterrupted", { on: CivilDate; ground: string }>
  | Of<"LimitationSuspended", { from: CivilDate; to: CivilDate; ground: string }>
  | Of<"PreservationRequested", { preservation: Preservation }>
  | Of<"PreservationDecided", { preservation: string; granted: boolean; at: Instant; measureOn?: CivilDate }>
  | Of<"ExtensionRequested", { request: ExtensionRequest }>
  | Of<"ExtensionGranted", { request: string; clock: string; by: PersonId; document?: string; reason?: string }>
  | Of<"ExtensionRefused", { request: string; clock: string; by: PersonId; reason?: string }>
  /** Nobody decided within the window. */
  | Of<"ExtensionLapsed", { request: string; clock: string }>
  | Of<"ExclusionRequested", { request: ExclusionRequest }>
  | Of<"ExclusionGranted", { request: string; clock: string; by: PersonId; reason?: string }>
  | Of<"ExclusionRefused", { request: string; clock: string; by: PersonId; reason?: string }>
  | Of<"ExclusionFellDue", { clock: string; exclusion: string }>
  | Of<"ExclusionEnded", { clock: string; exclusion: string; on: CivilDate }>
  | Of<"ObjectionRaised", OfPerson & { objection: string; party: string; clock: string; entry?: string; channel: Channel }>
  | Of<"ObjectionAnswered", OfPerson & { objection: string; upheld: boolean; by: PersonId }>
  | Of<"MarkedSpeciallySupervised", { ground: SupervisionGround; by: PersonId }>
  | Of<"ProgressAsked", { by: PersonId }>
  | Of<"ProgressAnswered", { by: PersonId; text: string }>
  | Of<"ConsultationAsked", OfPerson & { consultation: string; kind: "judges-meeting" | "adjudication-committee"; by: PersonId }>
  | Of<"ConsultationRecorded", OfPerson & { consultation: string; heldOn: CivilDate }>
  /** Shown to its author and the auditor alone; the state does not know of it. */
  | Of<"InterventionRecorded", OfPerson & { on: CivilDate }>
  | Of<"Closed", { on: CivilDate; ground: string }>
  | Of<"Archived", { on: CivilDate; archiveNumber?: string }>
  | Of<"CalendarAdopted", { calendar: string; moved: { clock: string; from?: CivilDate; to?: CivilDate; refused?: string }[] }>
  | Of<"RuleAdopted", { rule: string; version: string; moved: { clock: string; from?: CivilDate; to?: CivilDate; refused?: string }[] }>
  | Of<"DutiesHandedOver", { from: PersonId; successor?: PersonId; staff: DisputeStaff; reason: string }>
  | Of<"ClockReminded", { clock: string; days: number; to: PersonId[]; party?: string; next?: ClockReminder }>
  | Of<"WindowClosing", { clock: string; window: "ask" | "decide"; to: PersonId[] }>
  /** 逾期 of what the court has to do: on record for good. */
  | Of<"ClockLapsed", { clock: string; on: CivilDate; to: PersonId[] }>
  /** A party's period is over. */
  | Of<"PeriodExpired", { clock: string; on: CivilDate }>
  | Of<"StepReminded", { step: string; to: PersonId[]; climbs: boolean; nextRemindAt?: Instant }>
  | Of<"StepClimbed", { step: string; from: PersonId; replaced: DisputeStep }>
  | { type: "AlarmFailed"; alarm: string; reason: string };
