import type { PersonId, StreamId } from "../decider.ts";
import type { ExclusionGroundId, ExtensionAuthority, Procedure } from "../legal-clock/clock-rule.ts";
import type { CivilDate, Instant } from "../time.ts";
import type { DisputeClock } from "./dispute-clock.ts";

/** Where a dispute 矛盾纠纷 came from: 来访, 12368, 网上, 乡镇街道, 企业, 协同单位. */
export type DisputeSource = "walk-in" | "hotline" | "online" | "township" | "enterprise" | "partner";

/** 三级服务平台: 基层服务, 协同联动, 牵引指导. */
export type Tier = "grassroots" | "coordination" | "guidance";

/** Where it is dealt with: 法院, 枫桥式人民法庭, 云上共享法庭, 车载便民法庭 (a stop of its round). */
export interface Venue { kind: "court" | "tribunal" | "shared-court" | "mobile-court"; place?: string }

export const partyRoles = ["applicant", "respondent", "third-party"] as const;
/** 申请人（原告）, 被申请人（被告）, 第三人. */
export type PartyRole = (typeof partyRoles)[number];

/** Personal fields (个人信息) of a party or representative: stored apart, destroyed by a redaction. Flat texts, as the ledger's redaction expects. */
export interface PartyPersonal { name?: string; idNumber?: string; phone?: string; address?: string; email?: string }

/** A party as it is named when it enters; `id` is unique within the dispute ("p1") and says nothing about who it is. */
export interface PartyEntry { id: string; role: PartyRole; kind: "natural" | "legal"; minor?: true; noDomicile?: true; personal?: PartyPersonal }

/** 代理人 of one party; acts with a link of their own. */
export interface RepresentativeEntry { id: string; of: string; authority: "general" | "special"; personal?: PartyPersonal }

/** A party with what it has consented to. Whoever is `redacted` has no personal fields any more. */
export interface Party extends PartyEntry { /** 同意在线办理 */ onlineSince?: CivilDate; redacted?: true }
export interface Representative extends RepresentativeEntry { redacted?: true }

/** How a party acted: by its link with a one-time code, or on paper with identity recorded by a clerk; both count the same. */
export type Channel = "link" | "paper";

/** 案号 of each stage: 诉前调, 民特, 民初, 民终, 执, 执恢. */
export type CaseStage = "pre-filing" | "confirmation" | "first-instance" | "second-instance" | "enforcement" | "enforcement-resumed";
export interface CaseNumber { stage: CaseStage; number: string }

/** 独任 or 合议庭; the judge in charge 承办法官 is named apart, `members` are the others, 人民陪审员 among them. */
export type Panel = { kind: "sole" } | { kind: "collegial"; presiding: PersonId; members: PersonId[] };

/** Who holds which place in the dispute. */
export interface DisputeStaff {
  /** Whoever registered it, and everything that no one else has to do. */
  clerk: PersonId;
  mediator?: PersonId;
  /** 承办法官 */
  judge?: PersonId;
  panel?: Panel;
  /** 法官助理 */
  assistant?: PersonId;
  /** 书记员 */
  courtClerk?: PersonId;
  enforcementOfficer?: PersonId;
}

export const staffPosts = ["clerk", "mediator", "judge", "panel-member", "assistant", "court-clerk", "enforcement-officer"] as const;
export type StaffPost = (typeof staffPosts)[number];

/** Mediators to ask, in order; `asked` waits for an answer. */
export interface Appointment { asked: PersonId; remaining: PersonId[]; declined: { mediator: PersonId; ground: "declined" | "silent" }[] }

/** 立案→分案→排期→送达→鉴定→庭审→文书→归档→移送 */
export const handOverSteps = ["filing", "assignment", "scheduling", "service", "appraisal", "hearing", "drafting", "archiving", "transfer"] as const;
export type HandOverStep = (typeof handOverSteps)[number];
/** Who had the case in hand in which step, and how long. */
export interface HandOver { step: HandOverStep; holder: PersonId; fromAt: Instant; untilAt?: Instant }

/** A line of the sealed part 调解秘密: that somebody said something, never what. The text is only in the event's personal part. */
export interface SealedStatement { id: string; by: "mediator" | string; kind: "concession" | "statement" | "note"; at: Instant }
/** Somebody opened the seal: from then on they cannot try the case. */
export interface SealOpening { by: PersonId; second?: PersonId; purpose: string; at: Instant; statements: string[] }

export interface MediationSession { heldOn: CivilDate; mode: "in-person" | "online" | "phone"; attended: string[] }

/** 调解协议 */
export interface Agreement { madeOn: CivilDate; /** The last day for performance, of the last instalment. */ performBy?: CivilDate; signed: string[]; /** When the last party had signed. */ effectiveOn?: CivilDate }

export type ServedDocument = "complaint" | "hearing-notice" | "judgment" | "ruling" | "settlement" | "appeal" | "other";
/** 电子送达, 邮寄送达, 公告送达, and by hand 直接送达. */
export type ServiceMethod = "electronic" | "postal" | "publication" | "personal";
/** Service of one document on one party, with every attempt. */
export interface Service {
  id: string;
  document: ServedDocument;
  /** Of a notice: which hearing. */
  hearing?: string;
  party: string;
  attempts: { method: ServiceMethod; sentOn: CivilDate; failed?: "returned" | "silent" }[];
  /** When silence on the last attempt lets it fall back; of a publication its own clock tells. */
  answerBy?: Instant;
  servedOn?: CivilDate;
  /** Nothing is left to fall back to without a decision of the judge: publication is not open to summary cases (Interp. 140). */
  stuck?: true;
}

export type HearingKind = "hearing" | "evidence-exchange" | "pretrial-conference";
/** 庭审, 证据交换 or 庭前会议. */
export interface Hearing { id: string; kind: HearingKind; at: Instant; place?: string; heldOn?: CivilDate; adjournedTo?: string; cancelled?: true }

export type AdjournmentGround = "party-absent" | "recusal-asked" | "new-evidence" | "other";
/** 延期开庭 */
export interface Adjournment { hearing: string; to: string; ground: AdjournmentGround; decidedOn: CivilDate }

/** 判决, 驳回起诉 or 不予受理 by 裁定 */
export interface Ruling { document: "judgment" | "ruling"; on: CivilDate; /** 当庭宣判 */ inCourt: boolean; performBy?: CivilDate }

export interface AppealFiled { party: string; on: CivilDate; withdrawnOn?: CivilDate }

export type SecondOutcome = "upheld" | "changed" | "remanded" | "filing-ordered" | "appeal-withdrawn";

/** Why it took effect. */
export type EffectiveGround = "appeal-period-over" | "final" | "second-instance" | "appeal-withdrawn";

/** A transfer between tiers 层级流转 that waits for the receiver; silence takes it back. */
export interface TierTransfer { kind: "tier"; to: Tier; partner?: string; receiver: PersonId; from: Tier; fromPartner?: string; reason: string; answerBy: Instant }
/** 移送管辖: out of this court for good. */
export interface CourtTransfer { kind: "court"; to: string; ground: string; on: CivilDate }

export type SupervisionGround = "group-dispute" | "difficult-complex" | "conflicting-precedent" | "reported-misconduct";
/** 四类案件 (司法责任制): supervision that is lawful and in the record. */
export interface SpecialSupervision { ground: SupervisionGround; by: PersonId; at: Instant }
/** 专业法官会议, 审委会 */
export interface Consultation { kind: "judges-meeting" | "adjudication-committee"; id: string; by: PersonId; askedAt: Instant; heldOn?: CivilDate }

/** 回避 that was asked for; `by` a person of the court or a party. */
export interface RecusalRequest { of: PersonId; by: string; ground: string }

export interface Preservation { id: string; kind: "urgent" | "pre-suit" | "in-suit"; appliedAt: Instant; party: string; decided?: { granted: boolean; at: Instant; measureOn?: CivilDate } }

/** 延长审限 asked for, until it is decided or its window has passed. */
export interface ExtensionRequest { id: string; clock: string; months?: number; days?: number; reason: string; by: PersonId; authority: ExtensionAuthority; decideByOn?: CivilDate }
/** 扣除审限 asked for: a new exclusion, or the prolongation of one. */
export interface ExclusionRequest {
  id: string; clock: string; ground: ExclusionGroundId; from: CivilDate; to?: CivilDate; expectedTo?: CivilDate; reason: string; evidence: string[]; by: PersonId; requestedOn: CivilDate;
  publishedOn?: CivilDate; consentOn?: CivilDate; askedOn?: CivilDate; prolongs?: string;
  /** Entered after the date it affects: the president decides. */
  late?: true;
}

/** What a party objects to 异议: the text is personal, the answer is 审管办's. */
export interface Objection { id: string; party: string; clock: string; entry?: string; raisedAt: Instant; answered?: { upheld: boolean; by: PersonId; at: Instant } }

export const waitingSteps = [
  "triage", "appoint-mediator", "accept-mediation", "answer-transfer", "accept-confirmation", "assign-case", "reopen-trial", "file-enforcement", "decide-extension", "decide-exclusion", "renew-exclusion", "decide-recusal", "answer-objection", "answer-progress", "resolve-service", "answer-consultation",
] as const;
/** A step that waits for a person, with owner and clock. */
export interface DisputeStep {
  step: (typeof waitingSteps)[number];
  key?: string;
  owner: PersonId;
  sinceAt: Instant;
  dueAt: Instant;
  remindAt?: Instant;
  climbAt?: Instant;
  climbedFrom?: PersonId[];
}

/** What every registered dispute has. */
export interface DisputeFacts {
  id: StreamId;
  /** The court's own number, given when it was registered. */
  number: string;
  source: DisputeSource;
  /** Township or street it comes from, for the figures of 诉源治理. */
  township?: string;
  /** 案由 */
  cause: string;
  /** 标的额, in fen. */
  amountFen?: number;
  foreignRelated: boolean;
  department: string;
  tier: Tier;
  partner?: string;
  venue: Venue;
  /** What it is about, in the words of intake; personal, and gone once a party is redacted. */
  summary?: string;
  parties: Party[];
  representatives: Representative[];
  links: { id: string; of: string; revokedAt?: Instant }[];
  registeredBy: PersonId | "system";
  registeredAt: Instant;
  calendar: string;
  staff: DisputeStaff;
  caseNumbers: CaseNumber[];
  clocks: DisputeClock[];
  waiting: DisputeStep[];
  handOvers: HandOver[];
  extensionRequests: ExtensionRequest[];
  exclusionRequests: ExclusionRequest[];
  objections: Objection[];
  /** Mediator last asked, and who is left to ask. */
  proposedMediators: PersonId[];
  appointment?: Appointment;
  sessions: MediationSession[];
  sealed: SealedStatement[];
  openings: SealOpening[];
  /** Everyone who mediated or opened the seal: never to be on the panel. */
  knowsTheSeal: PersonId[];
  /** Everyone who was on the panel that gave a ruling; a remanded case gets others (CPL 41). */
  formerPanel: PersonId[];
  agreement?: Agreement;
  services: Service[];
  hearings: Hearing[];
  adjournments: Adjournment[];
  procedure?: Procedure;
  filedOn?: CivilDate;
  ruling?: Ruling;
  appeals: AppealFiled[];
  preservations: Preservation[];
  supervision?: SpecialSupervision;
  progressAsked?: { by: PersonId; at: Instant };
  consultations: Consultation[];
  recusal?: RecusalRequest;
  /** How often it was sent back 发回重审. */
  remands: number;
  /** The states it has been in, in order, each time anew: what the story of its process is told by. */
  phases: DisputeStatus[];
}

/** Where a transfer that is refused or not answered goes back to. */
export type TransferableStage =
  | { status: "Registered" }
  | { status: "Triaged" }
  | { status: "Mediating"; acceptedOn: CivilDate }
  | { status: "MediationFailed"; failedOn: CivilDate; ground: string };

/** What only one state has. `Unregistered` apart, every state has the facts. */
type Stage =
  | { status: "Registered" } // 已登记
  | { status: "Triaged" } // 已分流
  | { status: "Mediating"; acceptedOn: CivilDate } // 调解中
  | { status: "Agreed" } // 达成协议
  | { status: "MediationFailed"; failedOn: CivilDate; ground: string } // 调解不成
  | { status: "Fulfilled"; on: CivilDate } // 已履行
  | { status: "ConfirmationApplied"; receivedOn: CivilDate; acceptedOn?: CivilDate } // 申请司法确认
  | { status: "Confirmed"; on: CivilDate } // 已确认
  | { status: "ConfirmationRefused"; on: CivilDate; ground: string } // 不予确认
  | { status: "FilingReview"; receivedOn: CivilDate } // 立案审查
  | { status: "CorrectionOrdered"; receivedOn: CivilDate; orderedOn: CivilDate; items: string[] } // 责令补正
  | { status: "Filed" } // 已立案
  | { status: "NotAccepted"; on: CivilDate } // 不予受理
  | { status: "Serving" } // 送达中
  | { status: "AwaitingDefence" } // 答辩期
  | { status: "Trial" } // 审理中; its procedure is in the facts
  | { status: "Adjudicated" } // 已裁判
  | { status: "Settled"; on: CivilDate } // 调解结案
  | { status: "Withdrawn"; on: CivilDate; before: "filing" | "judgment" } // 撤诉
  | { status: "Appealed" } // 已上诉
  | { status: "SecondInstance"; secondFiledOn: CivilDate } // 二审中
  | { status: "AppealWithdrawn"; on: CivilDate } // 撤回上诉
  | { status: "Effective"; on: CivilDate; ground: EffectiveGround } // 已生效
  | { status: "Remanded"; on: CivilDate } // 发回重审
  | { status: "EnforcementApplied"; receivedOn: CivilDate } // 申请执行
  | { status: "Enforcing"; enforcementFiledOn: CivilDate } // 执行中
  | { status: "Completed"; on: CivilDate } // 执行完毕
  | { status: "ProgrammeEnded"; on: CivilDate } // 终结本次执行程序
  | { status: "Resumed"; on: CivilDate } // 恢复执行
  | { status: "Terminated"; on: CivilDate } // 终结执行
  | { status: "Transferred"; transfer: TierTransfer | CourtTransfer; stageBefore?: TransferableStage } // 流转、移送
  | { status: "Closed"; on: CivilDate; ground: string } // 办结
  | { status: "Archived"; on: CivilDate; archiveNumber?: string }; // 归档

/** A dispute once it is registered (domain §4). */
export type Dispute = DisputeFacts & Stage;
export type DisputeState = { status: "Unregistered" } | Dispute;
export type DisputeStatus = DisputeState["status"];

export const disputeStatuses = [
  "Unregistered", "Registered", "Triaged", "Mediating", "Agreed", "MediationFailed", "Fulfilled", "ConfirmationApplied", "Confirmed", "ConfirmationRefused", "FilingReview", "CorrectionOrdered", "Filed",
  "NotAccepted", "Serving", "AwaitingDefence", "Trial", "Adjudicated", "Settled", "Withdrawn", "Appealed", "SecondInstance", "AppealWithdrawn", "Effective", "Remanded", "EnforcementApplied", "Enforcing",
  "Completed", "ProgrammeEnded", "Resumed", "Terminated", "Transferred", "Closed", "Archived",
] as const satisfies readonly DisputeStatus[];

