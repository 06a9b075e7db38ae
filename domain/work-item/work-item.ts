import type { ArmedRung } from "../escalation/ladder.ts";
import type { FireAlarm, PersonId, StreamId } from "../decider.ts";
import type { CivilDate, Instant } from "../time.ts";
import type { DueRule, Suspension } from "./due-date.ts";
import type { ReportCadence } from "./report-cadence.ts";

/** Where a work item 督办事项 comes from (domain.md §3, §5). */
export interface Source {
  type: "campaign" | "meeting" | "instruction" | "feedback" | "inspection" | "review" | "superior" | "research" | "manual";
  /** Number or name of the source document, e.g. 渝高法〔2026〕12号; the leader's words for an instruction 批示. */
  reference?: string;
  by?: PersonId;
  receivedOn?: CivilDate;
}

export type Priority = "A" | "B" | "C";

export interface Target { metric: string; value: number; unit: string }

/** Who carries the item: 定人、定岗、定责. */
export interface Duty {
  department: string;
  post?: string;
  responsible?: PersonId;
  coOrganisers: PersonId[];
  supervisor?: PersonId;
}

/** The campaign's people as the item needs them for authority and escalation; kept in step by HandOver. */
export interface ItemCampaign { id: StreamId; lead: PersonId; leaderInCharge: PersonId; endsOn: CivilDate }

/** What an anchored item waits for (B17): shown to people, freed by itself. */
export interface Anchor {
  type: "start" | "milestone" | "item";
  /** "start", the milestone's id, or the id of the item's stream. */
  id: string;
  title?: string;
}

/** Evidence 佐证: the file itself is kept outside the ledger, its hash inside; `sha256` of an attached file refers to it. */
export interface Evidence { name: string; sha256?: string; uri?: string }

export interface Registration {
  title: string;
  source: Source;
  campaign?: ItemCampaign;
  /** The item's id inside its plan file. */
  planItem?: string;
  parent?: StreamId;
  /** Parent's due date at registration: a child is not due after it. */
  parentDueOn?: CivilDate;
  duty: Duty;
  priority: Priority;
  weight: number;
  target?: Target;
  /** 定责: what is to be done. */
  dutyText?: string;
  /** 定流程: name of a versioned list of steps. */
  process?: string;
  due: DueRule;
  /** Where `due.after` points; absent for `on` dates, whose items open at once. */
  anchor?: Anchor;
  /** The anchor's date if it is already reached. */
  anchorOn?: CivilDate;
  report?: ReportCadence;
  /** Names of the evidence that submission must bring. */
  evidence: string[];
  /** Streams that wait for this item; freed when it closes. */
  dependents: StreamId[];
  /** Parent, its parent and so on, nearest first; worked out from the parent when left out. */
  ancestors?: StreamId[];
}

/** Steps that wait for a person, each with owner and clock (domain.md §3). */
export interface WaitingStep {
  step: "accept" | "decide-extension" | "decide-suspension" | "co-sign" | "sign-off" | "reply-notice" | "relapse-check" | "assign";
  /** Distinguishes several of one kind: the co-signer, the notice's number, the check's day. */
  key?: string;
  owner: PersonId;
  sinceAt: Instant;
  dueAt: Instant;
  /** Next reminder, and when it climbs to the next superior; both computed when the step was armed. */
  remindAt?: Instant;
  /** Absent where nobody stands above the owner: then the reminder repeats. */
  climbAt?: Instant;
  /** Who owned it before it climbed, in order: they may still take the decision. */
  climbedFrom?: PersonId[];
}

/** The next rung of the ladder; `notice`: it takes a number for its 督办单. */
export type NextRung = ArmedRung & { notice?: "supervision-notice" };

export interface PendingExtension { amount: number; reason: string; requestedBy: PersonId; ordinal: number; proposedDueOn: CivilDate }
export interface PendingSuspension { ground: string; expectedEndOn: CivilDate; requestedBy: PersonId }
export interface Submission { summary: string; evidence: Evidence[]; by: PersonId; onBehalfOf?: PersonId; at: Instant; result?: Target }
/** A file of the item 附件: its content is kept in the court's folder of files, under its hash. */
export interface AttachedFile { sha256: string; name: string; sizeBytes: number; mediaType: string }
export interface CoSigner { person: PersonId; opinion?: "agree" | "disagree"; comment?: string }
export interface SupervisionNotice { number: string; text: string; issuedAt: Instant; replyByOn: CivilDate; reply?: string; repliedAt?: Instant; rung?: string }
/** `assigning`: nobody carried the item, and this one had to name somebody; it does not make them interested in it. */
export interface Holder { person: PersonId; department: string; fromOn: CivilDate; untilOn?: CivilDate; assigning?: true }
/** A check of the relapse watch 回头看; `askedAt`: the supervisor was asked for it. */
export interface RelapseCheck { day: 30 | 60 | 90; dueOn: CivilDate; askedAt?: Instant; result?: "passed" | "failed"; note?: string }
/** Days that were red, first and last, both counted. */
export interface RedSpan { fromOn: CivilDate; untilOn: CivilDate }

/** What every registered item has. */
export interface ItemFacts {
  id: StreamId;
  title: string;
  source: Source;
  campaign?: ItemCampaign;
  planItem?: string;
  parent?: StreamId;
  /** Parent, its parent and so on, nearest first. */
  ancestors: StreamId[];
  /** The campaign that had ended when the item was reopened; it is told when the item closes again. */
  reopenedFrom?: StreamId;
  children: { id: StreamId; title: string; closed: boolean; weight: number }[];
  dependents: StreamId[];
  duty: Duty;
  delegate?: { person: PersonId; untilOn: CivilDate };
  /** Everyone who was a delegate since the item opened: none of them may sign it off. */
  delegatedTo: PersonId[];
  priority: Priority;
  weight: number;
  target?: Target;
  dutyText?: string;
  process?: string;
  /** Index of the process step reached. */
  processStep: number;
  due: DueRule;
  anchor?: Anchor;
  anchorOn?: CivilDate;
  parentDueOn?: CivilDate;
  report?: ReportCadence;
  evidence: string[];
  calendar: string;
  ladder: string;
  /** Granted extensions under the present rule, in its unit. */
  extensions: number[];
  /** Extensions before the present rule, and later dates by amendment: they count, but add nothing. */
  earlierExtensions: number;
  extensionRequests: number;
  suspensions: Suspension[];
  dueOn?: CivilDate;
  /** Working days from opening to T: items of ≤ 5 wd turn yellow at T-1wd. */
  totalWorkingDays?: number;
  provisional: boolean;
  /** After a Return: the rework deadline, the ladder's T until the next submission. */
  reworkDueOn?: CivilDate;
  /** What the rework deadline is counted from: its first date, and how many extensions and suspensions came before it. */
  rework?: { on: CivilDate; extensionsBefore: number; suspensionsBefore: number };
  openedOn?: CivilDate;
  holders: Holder[];
  /** Ladder: the next rung, what is recorded for the current T. */
  nextRung?: NextRung;
  rungsFired: { rung: string; occurrence: number; dueOn: CivilDate; at: Instant; passed: boolean; to: PersonId[] }[];
  waiting: WaitingStep[];
  pendingExtension?: PendingExtension;
  pendingSuspension?: PendingSuspension;
  nextReportOn?: CivilDate;
  /** The latest few; the ledger has them all. */
  reports: { at: Instant; by: PersonId; summary: string; progress?: number }[];
  /** Percent, as last reported; absent before the first report that names one. */
  progress?: number;
  missedReportsRunning: number;
  notices: SupervisionNotice[];
  /** The latest few, as of `reports`. */
  instructions: { by: PersonId; at: Instant; text: string }[];
  /** Absent until the first file is attached. */
  files?: (AttachedFile & { by: PersonId; at: Instant })[];
  registeredBy: PersonId | "system";
  registeredAt: Instant;
  /** Red days once recorded stay, each with whoever held the item that day. */
  redSpans: RedSpan[];
  /** Calendar days in `redSpans`. */
  overdueDays: number;
  /** Steps of "how was this date computed?" (B5). */
  dueSteps: { zh: string; en: string; resultOn: CivilDate }[];
}

/** States of a work item (domain.md §3). `Declined` and `Returned` are events on the way: the item is Registered or InProgress again. */
export type WorkItemState =
  | { status: "Unregistered" }
  | (ItemFacts & { status: "Registered"; declined?: { by: PersonId; reason: string } })
  | (ItemFacts & { status: "Waiting" })
  | (ItemFacts & { status: "Assigned" })
  | (ItemFacts & { status: "InProgress"; returned?: { by: PersonId; reason: string } })
  | (ItemFacts & { status: "Suspended"; suspension: { ground: string; expectedEndOn: CivilDate; endsAt: Instant; byCampaign: boolean; before: "Waiting" | "Assigned" | "InProgress" | "Registered" } })
  | (ItemFacts & { status: "SubmittedForSignOff"; submission: Submission; coSigners: CoSigner[] })
  | (ItemFacts & { status: "SignedOff"; submission: Submission; signedOffBy: PersonId; signedOffOn: CivilDate; checks: RelapseCheck[] })
  | (ItemFacts & { status: "Waived"; ground: string; by: PersonId; waivedOn: CivilDate });

export type WorkItemStatus = WorkItemState["status"];

/** What an approved amendment of the plan changes in an item: what is named, null takes away what the plan no longer says. */
export interface ItemAmendment {
  title?: string;
  duty?: Duty;
  priority?: Priority;
  weight?: number;
  target?: Target | null;
  dutyText?: string | null;
  process?: string | null;
  due?: DueRule;
  report?: ReportCadence | null;
  evidence?: string[];
}

/** A child of a decomposed item 分解; ids of the streams are given by the API so that a retry makes the same ones. */
export interface ChildPlan { id: StreamId; title: string; duty: Duty; priority?: Priority; weight: number; due: DueRule; report?: ReportCadence; evidence?: string[]; dutyText?: string }

export type WorkItemCommand =
  | ({ type: "Register" } & Registration)
  | { type: "Assign"; duty: Duty }
  | { type: "Accept" }
  | { type: "Decline"; reason: string }
  | { type: "Report"; summary: string; progress?: number; processStep?: number; evidence?: Evidence[] }
  | { type: "Decompose"; items: ChildPlan[] }
  | { type: "Urge"; text: string }
  | { type: "Instruct"; text: string } // 批示
  | { type: "RequestExtension"; amount: number; reason: string }
  | { type: "DecideExtension"; granted: boolean; reason?: string }
  /** By the responsible person a request; by whoever may approve it, the suspension itself or its prolongation. */
  | { type: "Suspend"; ground: string; expectedEndOn: CivilDate }
  | { type: "DecideSuspension"; granted: boolean; reason?: string }
  | { type: "Resume"; reason?: string }
  | { type: "SubmitForSignOff"; summary: string; evidence: Evidence[]; result?: Target }
  | { type: "SignOff"; comment?: string }
  | { type: "Return"; reason: string; reworkWorkingDays?: number }
  | { type: "AskCoSign"; persons: PersonId[] }
  | { type: "CoSign"; opinion: "agree" | "disagree"; comment?: string }
  /** `supervisor`: who takes the supervision over; with the present responsible person nothing else changes. */
  | { type: "Reassign"; department: string; post?: string; responsible: PersonId; supervisor?: PersonId; reason: string }
  | { type: "Delegate"; to: PersonId; untilOn: CivilDate }
  | { type: "Waive"; ground: string }
  | { type: "IssueNotice"; text: string; replyByOn: CivilDate }
  | { type: "ReplyToNotice"; number: string; text: string }
  | { type: "Reopen"; reason: string; due: DueRule }
  | { type: "RecordCheck"; day: 30 | 60 | 90; passed: boolean; note?: string }
  /** The file's content is in the folder of files before this is decided. */
  | ({ type: "AttachFile" } & AttachedFile)
  /** 留言; `mentions`: who is called on besides those whom the text names as @id. */
  | { type: "Comment"; text: string; mentions?: PersonId[] }
  | { type: "AdoptCalendar"; calendar: string }
  | { type: "AdoptLadder"; ladder: string }
  // from other streams, actor `system`:
  | { type: "ReachAnchor"; anchor: string; on: CivilDate }
  | { type: "SuspendByCampaign"; ground: string; expectedEndOn: CivilDate }
  | { type: "ResumeByCampaign" }
  | { type: "ChangeCampaignPeople"; lead: PersonId; leaderInCharge: PersonId; endsOn: CivilDate }
  | { type: "LinkDependent"; dependent: StreamId }
  /** What a leaver 离任 held in the item, each with its successor; `step` as in the list of todos. */
  | { type: "HandOverDuties"; from: PersonId; responsible?: { department: string; responsible: PersonId }; supervisor?: PersonId; delegate?: PersonId | "ended"; steps: { step: string; to: PersonId }[]; reason: string }
  /** `dueOn` of a reopened child: a parent that was signed off is reopened until then at least. */
  | { type: "NoteChild"; child: StreamId; title: string; weight: number; closed: boolean; dueOn?: CivilDate }
  | { type: "WaiveByCampaign"; ground: string; by: PersonId }
  /** Leaves its campaign by name 结转 and goes on under its department. */
  | { type: "CarryOver"; ground: string }
  /** An approved amendment changes what it names; a later date counts as an extension. */
  | ({ type: "Amend" } & ItemAmendment)
  | FireAlarm;

/** Arming of a ladder for one T, computed by `decide` so that `evolve` needs no calendar. */
export interface Arming { dueOn: CivilDate; passed: ArmedRung[]; next?: NextRung }

export interface ComputedDue { dueOn: CivilDate; provisional: boolean; totalWorkingDays: number; steps: { zh: string; en: string; resultOn: CivilDate }[] }

export type WorkItemEvent =
  | ({ type: "Registered"; id: StreamId; calendar: string; ladder: string; by: PersonId | "system"; at: Instant } & Registration)
  | { type: "WaitStarted"; anchor: Anchor }
  | { type: "AnchorReached"; anchor: string; onDate: CivilDate }
  | { type: "Assigned"; duty: Duty; openedOn: CivilDate; anchorOn?: CivilDate; due: ComputedDue; arming: Arming; step: WaitingStep; nextReportOn?: CivilDate }
  | { type: "AssignmentWanted"; step: WaitingStep }
  | { type: "Accepted" }
  | { type: "Declined"; reason: string; by: PersonId; step?: WaitingStep }
  | { type: "Reported"; summary: string; progress?: number; processStep?: number; evidence: Evidence[]; nextReportOn?: CivilDate; late: boolean }
  | { type: "ReportMissed"; reportOn: CivilDate; nextReportOn: CivilDate; running: number }
  | { type: "Decomposed"; items: ChildPlan[] }
  | { type: "Urged"; text: string; by: PersonId; to: PersonId[] }
  | { type: "Instructed"; text: string; by: PersonId; to: PersonId[] }
  | { type: "ExtensionRequested"; request: PendingExtension; step: WaitingStep }
  | { type: "ExtensionGranted"; amount: number; by: PersonId; due: ComputedDue; arming: Arming; reason?: string }
  | { type: "ExtensionRefused"; by: PersonId; reason?: string }
  | { type: "ExtensionLapsed" }
  | { type: "SuspensionRequested"; request: PendingSuspension; step: WaitingStep }
  | { type: "SuspensionRefused"; by: PersonId; reason?: string }
  | { type: "SuspensionLapsed" }
  | { type: "Suspended"; ground: string; by: PersonId | "system"; fromOn: CivilDate; expectedEndOn: CivilDate; endsAt: Instant; byCampaign: boolean }
  | { type: "SuspensionProlonged"; ground: string; by: PersonId | "system"; expectedEndOn: CivilDate; endsAt: Instant }
  /** `parentDueOn`: T of the parent, where the item's own has come to lie after it; so in every event that has it. */
  | { type: "Resumed"; onDate: CivilDate; byItself: boolean; reason?: string; due?: ComputedDue; arming?: Arming; steps: WaitingStep[]; nextReportOn?: CivilDate; parentDueOn?: CivilDate }
  | { type: "SubmittedForSignOff"; submission: Submission; step: WaitingStep }
  /** `frees`: streams waiting for this item that are in the ledger. */
  | { type: "SignedOff"; by: PersonId; comment?: string; onDate: CivilDate; checks: RelapseCheck[]; frees: StreamId[] }
  | { type: "Returned"; reason: string; by: PersonId; reworkDueOn: CivilDate; due: ComputedDue; arming: Arming; nextReportOn?: CivilDate }
  | { type: "CoSignAsked"; by: PersonId; persons: PersonId[]; steps: WaitingStep[] }
  /** `person` was asked, `by` signed: another one after the step climbed. */
  | { type: "CoSigned"; person: PersonId; by: PersonId; opinion: "agree" | "disagree"; comment?: string }
  /** `step`: the new responsible person accepts anew; absent where nothing runs that could be accepted. */
  | { type: "Reassigned"; department: string; post?: string; responsible: PersonId; from?: PersonId; by: PersonId | "system"; reason: string; onDate: CivilDate; step?: WaitingStep }
  /** Decisions that waited for the supervisor before wait for the new one, their clocks unchanged. */
  | { type: "SupervisorChanged"; supervisor: PersonId; from?: PersonId; by: PersonId | "system"; reason: string }
  /** A decision waits for another person than before, its clock unchanged. */
  | { type: "StepHandedOver"; step: WaitingStep["step"]; key?: string; from: PersonId; to: PersonId; by: PersonId | "system"; reason: string }
  | { type: "Delegated"; to: PersonId; by: PersonId; untilOn: CivilDate }
  | { type: "DelegationEnded"; person: PersonId }
  | { type: "Waived"; ground: string; by: PersonId; onDate: CivilDate; frees: StreamId[] }
  | { type: "NoticeIssued"; number: string; text: string; by: PersonId | "system"; replyByOn: CivilDate; rung?: string; to: PersonId[]; step?: WaitingStep }
  | { type: "NoticeReplied"; number: string; text: string; by: PersonId; to: PersonId[] }
  | { type: "Reopened"; reason: string; by: PersonId | "system"; due: DueRule; anchorOn?: CivilDate; dueComputed: ComputedDue; arming: Arming; onDate: CivilDate; leavesCampaign: boolean; nextReportOn?: CivilDate; scoreTakenBack: boolean; parentDueOn?: CivilDate }
  | ({ type: "FileAttached"; by: PersonId } & AttachedFile)
  /** `mentioned`: who was called on and may read it. */
  | { type: "Commented"; text: string; by: PersonId; mentioned: PersonId[] }
  | { type: "CheckFellDue"; day: 30 | 60 | 90; step: WaitingStep }
  | { type: "CheckRecorded"; day: 30 | 60 | 90; passed: boolean; note?: string }
  | { type: "RungFired"; rung: string; occurrence: number; dueOn: CivilDate; to: PersonId[]; next?: NextRung }
  /** Without `climbs` nobody is left above the owner: from then on it only reminds. */
  | { type: "StepReminded"; step: WaitingStep["step"]; key?: string; to: PersonId[]; climbs: boolean; nextRemindAt?: Instant }
  | { type: "StepClimbed"; step: WaitingStep["step"]; key?: string; from: PersonId; replaced: WaitingStep; to: PersonId[] }
  /** `sameDue`: T was counted again and came out the same, so nobody need be told. */
  | { type: "CalendarAdopted"; calendar: string; due?: ComputedDue; sameDue?: true; arming?: Arming; steps: WaitingStep[]; nextReportOn?: CivilDate }
  | { type: "LadderAdopted"; ladder: string; arming?: Arming }
  | { type: "CampaignPeopleChanged"; lead: PersonId; leaderInCharge: PersonId; endsOn: CivilDate }
  /** `freedOn`: the item was closed by then, so the dependent need not wait. */
  | { type: "DependentLinked"; dependent: StreamId; freedOn?: CivilDate }
  | { type: "ChildNoted"; child: StreamId; title: string; weight: number; closed: boolean }
  | { type: "CarriedOver"; ground: string; campaign: StreamId }
  | ({ type: "Amended"; ladder?: string; anchorOn?: CivilDate; later: boolean; dueComputed?: ComputedDue; arming?: Arming; nextReportOn?: CivilDate; parentDueOn?: CivilDate } & ItemAmendment)
  | { type: "AlarmFailed"; alarm: string; reason: string };
