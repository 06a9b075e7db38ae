import type { FireAlarm, PersonId } from "../decider.ts";
import type { ExclusionGroundId, Procedure } from "../legal-clock/clock-rule.ts";
import type { CivilDate, Instant } from "../time.ts";
import type {
  AdjournmentGround, CaseStage, Channel, DisputeSource, HandOverStep, HearingKind, MediationSession, Panel, PartyEntry, RepresentativeEntry, SecondOutcome, ServedDocument, ServiceMethod, StaffPost,
  SupervisionGround, Tier, Venue,
} from "./dispute.ts";

/** What a dispute is registered with. Names and what it is about are personal and are kept apart. */
export interface DisputeRegistration {
  source: DisputeSource;
  township?: string;
  cause: string;
  amountFen?: number;
  foreignRelated?: boolean;
  department: string;
  venue: Venue;
  tier?: Tier;
  partner?: string;
  parties: PartyEntry[];
  representatives?: RepresentativeEntry[];
  summary?: string;
  caseNumber?: string;
}

/** Ids of parties, services, hearings and so on are given by whoever commands, so that a retry makes the same ones. */
export type DisputeCommand =
  | ({ type: "Register" } & DisputeRegistration)
  | ({ type: "AddParty" } & PartyEntry)
  | ({ type: "AddRepresentative" } & RepresentativeEntry)
  | { type: "RedactParty"; party: string; ground: string }
  | { type: "SetCaseNumber"; stage: CaseStage; number: string }
  /** `of`: a party or representative. The token itself never reaches the ledger. */
  | { type: "IssuePartyLink"; link: string; of: string }
  | { type: "RevokePartyLink"; link: string }
  | { type: "ConsentOnline"; party: string; channel: Channel }
  // triage 分流 and tiers
  | { type: "Triage"; tier: Tier; venue: Venue; partner?: string; department?: string; mediators: PersonId[]; reasons: string[] }
  | { type: "Transfer"; to: Tier; partner?: string; receiver: PersonId; reason: string }
  | { type: "AnswerTransfer"; accepted: boolean; reason?: string }
  | { type: "TransferToCourt"; to: string; ground: string; on: CivilDate }
  // mediation 调解
  | { type: "AppointMediator"; mediator?: PersonId }
  | { type: "AcceptMediation" }
  | { type: "DeclineMediation"; reason: string }
  | ({ type: "RecordSession" } & MediationSession)
  /** `by`: the mediator or a party; the text goes into the sealed part. */
  | { type: "RecordSealedStatement"; statement: string; by: string; kind: "concession" | "statement" | "note"; text: string }
  /** By the mediator, or by an auditor with a purpose and a second person. */
  | { type: "OpenSeal"; statements: string[]; purpose: string; second?: PersonId }
  | { type: "ExtendMediation"; days: number; agreedOn: CivilDate; parties: string[] }
  | { type: "RecordAgreement"; on: CivilDate; performBy?: CivilDate; terms: string; signed: string[] }
  | { type: "ConfirmAgreement"; party: string; on: CivilDate; channel: Channel }
  | { type: "RecordMediationFailure"; on: CivilDate; ground: string }
  | { type: "ReopenMediation"; reason: string }
  | { type: "RecordFulfilment"; on: CivilDate }
  // judicial confirmation 司法确认
  | { type: "ApplyForConfirmation"; receivedOn: CivilDate; postedOn?: CivilDate; parties: string[] }
  | { type: "AcceptConfirmation"; on: CivilDate; caseNumber?: string }
  | { type: "DecideConfirmation"; on: CivilDate; confirmed: boolean; ground?: string }
  // filing 立案
  | { type: "ReceiveFiling"; receivedOn: CivilDate }
  | { type: "OrderCorrection"; on: CivilDate; items: string[] }
  | { type: "ReceiveCorrections"; on: CivilDate }
  | { type: "File"; on: CivilDate; procedure: Procedure; caseNumber?: string }
  | { type: "RefuseFiling"; on: CivilDate; ground: string }
  // the case's people 分案
  | { type: "AssignCase"; department: string; judge: PersonId; panel: Panel; assistant?: PersonId; courtClerk?: PersonId; on: CivilDate; caseNumber?: string }
  /** 合议庭 or 独任 anew, as after a conversion. */
  | { type: "FormPanel"; judge: PersonId; panel: Panel; reason: string }
  | { type: "Reassign"; post: StaffPost; from?: PersonId; to: PersonId; reason: string }
  | { type: "RequestRecusal"; of: PersonId; by?: string; ground: string }
  | { type: "DecideRecusal"; granted: boolean; replacement?: PersonId; reason?: string }
  | { type: "HandOver"; step: HandOverStep; to: PersonId }
  // service 送达 and defence 答辩
  | { type: "ServeDocument"; service: string; document: ServedDocument; party: string; method: ServiceMethod; hearing?: string; on: CivilDate }
  | { type: "RecordService"; service: string; delivered: boolean; on: CivilDate }
  | { type: "ReceiveDefence"; party: string; on: CivilDate; postedOn?: CivilDate }
  | { type: "ForwardDefence"; party: string; on: CivilDate }
  /** Before the period for the defence is over: those for whom it runs do without it (Interp. 266). */
  | { type: "OpenTrial"; waivedBy: string[] }
  // trial 审理
  | { type: "ScheduleHearing"; hearing: string; kind: HearingKind; at: Instant; place?: string }
  | { type: "HoldHearing"; hearing: string; on: CivilDate }
  | { type: "Adjourn"; hearing: string; to: string; at: Instant; ground: AdjournmentGround; place?: string }
  | { type: "Convert"; to: "summary" | "ordinary"; on: CivilDate; reason: string }
  | { type: "Pronounce"; document: "judgment" | "ruling"; on: CivilDate; inCourt: boolean; performBy?: CivilDate }
  /** 调解书: settles the case on the day the last party has received it. */
  | { type: "RecordSettlement"; servedOn: CivilDate; performBy?: CivilDate }
  | { type: "Withdraw"; on: CivilDate; ground: string }
  // appeal 上诉 and second instance 二审
  | { type: "Appeal"; party: string; on: CivilDate; postedOn?: CivilDate }
  | { type: "ReceiveAppealDefence"; party: string; on: CivilDate; postedOn?: CivilDate }
  | { type: "WithdrawAppeal"; party: string; on: CivilDate }
  | { type: "ForwardAppeal"; on: CivilDate }
  | { type: "RecordSecondInstance"; filedOn: CivilDate; caseNumber?: string }
  | { type: "RecordSecondOutcome"; outcome: SecondOutcome; on: CivilDate; performBy?: CivilDate }
  | { type: "ConfirmEffective"; on: CivilDate; performBy?: CivilDate }
  | { type: "ReopenTrial"; filedOn: CivilDate; judge: PersonId; panel: Panel; caseNumber?: string }
  // enforcement 执行
  | { type: "ApplyForEnforcement"; party: string; receivedOn: CivilDate; postedOn?: CivilDate }
  | { type: "FileEnforcement"; on: CivilDate; officer: PersonId; caseNumber?: string }
  | { type: "SendEnforcementNotice"; on: CivilDate }
  | { type: "EndEnforcement"; outcome: "completed" | "programme-ended" | "terminated"; on: CivilDate; ground: string }
  | { type: "ResumeEnforcement"; on: CivilDate; ground: string; officer?: PersonId; caseNumber?: string }
  /** 时效中断, 时效中止 of the period for applying for enforcement. */
  | { type: "InterruptLimitation"; on: CivilDate; ground: string }
  | { type: "SuspendLimitation"; from: CivilDate; to: CivilDate; ground: string }
  // preservation 保全
  | { type: "ApplyForPreservation"; preservation: string; kind: "urgent" | "pre-suit" | "in-suit"; party: string; at: Instant }
  | { type: "DecidePreservation"; preservation: string; granted: boolean; at: Instant; measureOn?: CivilDate }
  // the clocks 审限 themselves
  | { type: "RequestExtension"; request: string; clock: string; months?: number; days?: number; reason: string }
  | { type: "DecideExtension"; request: string; granted: boolean; document?: string; reason?: string }
  /** `prolongs`: the exclusion whose expected end moves to `expectedTo`. */
  | { type: "RequestExclusion"; request: string; clock: string; ground: ExclusionGroundId; from: CivilDate; to?: CivilDate; expectedTo?: CivilDate; reason: string; evidence: string[]; publishedOn?: CivilDate; consentOn?: CivilDate; askedOn?: CivilDate; prolongs?: string }
  | { type: "DecideExclusion"; request: string; granted: boolean; reason?: string }
  /** The first day that counts again. */
  | { type: "EndExclusion"; clock: string; exclusion: string; on: CivilDate }
  | { type: "RaiseObjection"; objection: string; party: string; clock: string; entry?: string; text: string; channel: Channel }
  | { type: "AnswerObjection"; objection: string; upheld: boolean; text: string }
  // lawful supervision 依法监督
  | { type: "MarkSpeciallySupervised"; ground: SupervisionGround }
  | { type: "AskProgress" }
  | { type: "AnswerProgress"; text: string }
  | { type: "Consult"; consultation: string; kind: "judges-meeting" | "adjudication-committee"; question: string }
  | { type: "RecordConsultation"; consultation: string; heldOn: CivilDate; opinion: string }
  /** 三个规定: entered by the person who was approached; only they and the auditor read it. */
  | { type: "RecordIntervention"; who: string; on: CivilDate; channel: string; content: string }
  // the end
  | { type: "Close"; on: CivilDate; ground: string }
  | { type: "Archive"; on: CivilDate; archiveNumber?: string }
  // recorded for every open clock, by a durable job
  | { type: "AdoptCalendar"; calendar: string }
  | { type: "AdoptRule"; rule: string; version: string }
  // from other streams and time, actor `system`
  | { type: "HandOverDuties"; from: PersonId; successor?: PersonId; steps: { step: string; to: PersonId }[]; reason: string }
  | FireAlarm;

export type DisputeCommandType = DisputeCommand["type"];
