import type { FireAlarm, PersonId, StreamId } from "../decider.ts";
import type { CivilDate, Instant } from "../time.ts";
import type { DueRule } from "../work-item/due-date.ts";
import type { ItemAmendment } from "../work-item/work-item.ts";
import type { CampaignPlan } from "./plan.ts";

/** A step that waits for a person: approval, acceptance, retrospective, a check of the watch. */
export interface CampaignStep {
  step: "approve" | "counter-sign" | "amendment" | "revise" | "accept" | "retrospective" | "check" | "milestone";
  key?: string;
  owner: PersonId;
  sinceAt: Instant;
  dueAt: Instant;
  remindAt?: Instant;
  climbAt?: Instant;
}

/** 会签 (all of) or 或签 (any of) before the leader in charge approves. */
export interface CounterSigning { mode: "all" | "any"; persons: PersonId[]; signed: { person: PersonId; opinion: "agree" | "disagree"; comment?: string }[] }

/** Warnings the approver must answer (招商引资 duties for judges, goals that count visits …). */
export interface PlanWarning { id: string; path: string; word: string; zh: string; en: string }

/** A milestone on its way; `remindedAt` is the first reminder, from which on it is the lead's task. */
export interface MilestoneProgress {
  id: string;
  name: string;
  dueOn: CivilDate;
  gate?: string;
  reachedOn?: CivilDate;
  evidence?: string;
  /** Reminders at T-7wd, T-3wd, T-1wd and T that were sent. */
  remindersSent: string[];
  /** How often it was reported late, once each working day after T. */
  lateReminders: number;
  remindedAt?: Instant;
  nextAlarmAt?: Instant;
  /** "T-7wd", "T-3wd", "T-1wd", "T", "T+1wd", "T+2wd" … */
  nextAlarmId?: string;
}

/** How one planned item ended up as a stream. `anchorOn`: its anchor, another item, was closed before it was added by an amendment. */
export interface CampaignItem {
  /** The item's id in the plan; for an item made by hand, the id of its stream. */
  planItem: string;
  id: StreamId;
  title: string;
  parent?: StreamId;
  opened: boolean;
  /** The milestone or the start that an item made by hand waits for; a planned item's is in the plan. */
  anchor?: string;
  anchorOn?: CivilDate;
  removed?: { ground: string };
  carried?: { ground: string };
  byHand: boolean;
}

/** `drafters`: who asked for it, in person and as principal; none of them may approve it. */
export interface Amendment { plan: CampaignPlan; reason: string; by: PersonId; drafters: PersonId[]; warnings: PlanWarning[]; countersigning?: CounterSigning }
/** A check of the relapse watch 回头看, counted in calendar days from Closed; `dueOn` is rolled to a working day. */
export interface RelapseCheck { day: 30 | 60 | 90; dueOn: CivilDate; askedAt?: Instant; result?: "passed" | "failed"; note?: string }
export interface WarningAnswer { id: string; answer: string }

/** What items of the task book were read from: the plan, and the people whom HandOver changes without a new version of it. */
export interface OpeningBasis { planVersion: number; lead: PersonId; leaderInCharge: PersonId }

export interface CampaignFacts {
  id: StreamId;
  plan: CampaignPlan;
  planVersion: number;
  calendar: string;
  draftedBy: PersonId;
  /** Everyone who drafted or amended the plan: none of them may approve it. */
  drafters: PersonId[];
  lead: PersonId;
  leaderInCharge: PersonId;
  warnings: PlanWarning[];
  warningAnswers: WarningAnswer[];
  countersigning?: CounterSigning;
  waiting: CampaignStep[];
  milestones: MilestoneProgress[];
  items: CampaignItem[];
  amendment?: Amendment;
  instructions: { by: PersonId; at: Instant; text: string }[];
  results: { metric: string; value: number; unit: string; on: CivilDate; by: PersonId; note?: string }[];
  returned?: { by: PersonId; reason: string };
  /** The later of startsOn and approval. */
  startedOn?: CivilDate;
  /** 00:00 of `startedOn` while it lies ahead; absent once the campaign has started. */
  startAlarmAt?: Instant;
  /** The end of the campaign, then each week after it until acceptance is asked for. */
  endAlarmAt?: Instant;
  endReminders: number;
  /** When the campaign archives itself: armed once every check is recorded and nothing is reopened. */
  archiveAlarmAt?: Instant;
  checks: RelapseCheck[];
  retrospective?: { text: string; lessons: string[]; by: PersonId; at: Instant };
  /** Phases the ledger has ever recorded, for the process story's `runUntil`. */
  phases: string[];
  closedOn?: CivilDate;
  /** Items reopened after Closed; Archived waits for them. */
  reopened: StreamId[];
}

export type CampaignState =
  | { status: "Undrafted" }
  | (CampaignFacts & { status: "Draft" })
  | (CampaignFacts & { status: "Submitted" })
  | (CampaignFacts & { status: "Returned" })
  | (CampaignFacts & { status: "Running" })
  | (CampaignFacts & { status: "Suspended"; ground: string; expectedEndOn: CivilDate; endsAt: Instant; sinceOn: CivilDate })
  | (CampaignFacts & { status: "UnderAcceptance"; request: { by: PersonId; summary: string; carried: { item: StreamId; ground: string }[] } })
  | (CampaignFacts & { status: "Closed" })
  | (CampaignFacts & { status: "Watch" })
  | (CampaignFacts & { status: "Archived" })
  | (CampaignFacts & { status: "Terminated"; ground: string; by: PersonId });

export type CampaignStatus = CampaignState["status"];

export type CampaignCommand =
  | { type: "Draft"; plan: CampaignPlan }
  | { type: "Submit"; countersigning?: { mode: "all" | "any"; persons: PersonId[] } }
  | { type: "Withdraw" }
  | { type: "Approve"; comment?: string; warningAnswers?: WarningAnswer[] }
  | { type: "CounterSign"; opinion: "agree" | "disagree"; comment?: string }
  | { type: "Return"; reason: string }
  /** On a draft or returned plan it replaces it; on a running campaign it asks for an amendment. */
  | { type: "AmendPlan"; plan: CampaignPlan; reason: string; countersigning?: { mode: "all" | "any"; persons: PersonId[] } }
  | { type: "ReachMilestone"; milestone: string; evidence?: string }
  | { type: "Suspend"; ground: string; expectedEndOn: CivilDate }
  | { type: "Resume"; reason?: string }
  | { type: "HandOver"; lead?: PersonId; leaderInCharge?: PersonId; reason: string }
  | { type: "Instruct"; text: string; to?: PersonId[] }
  | { type: "RecordResult"; metric: string; value: number; unit: string; on: CivilDate; note?: string }
  | { type: "RequestAcceptance"; summary: string; carried?: { item: StreamId; ground: string }[] }
  | { type: "Accept"; comment?: string }
  | { type: "Reject"; reason: string }
  | { type: "FileRetrospective"; text: string; lessons: string[] }
  | { type: "RecordCheck"; day: 30 | 60 | 90; passed: boolean; note?: string; reopen?: { item: StreamId; due: DueRule }[] }
  | { type: "Archive" }
  /** 留言; `mentions`: who is called on besides those whom the text names as @id. */
  | { type: "Comment"; text: string; mentions?: PersonId[] }
  | { type: "Terminate"; ground: string; items: { item: StreamId; action: "waive" | "carry"; ground: string }[] }
  // system:
  /** A hand-registered item of a running campaign, announced so that the campaign knows its members. */
  /** `anchor`: the milestone or the start that an item registered by hand waits for. */
  | { type: "NoteItem"; item: StreamId; title: string; parent?: StreamId; anchor?: string }
  /** `basis`: refused with everything in its transaction when the plan or its people have moved since. */
  | { type: "NoteItemsOpened"; items: StreamId[]; basis?: OpeningBasis }
  | { type: "NoteReopened"; item: StreamId; closed: boolean }
  | { type: "AdoptCalendar"; calendar: string }
  /** What a leaver 离任 held in the campaign, each with its successor: `lead` takes the lead or the charge, whichever it was. */
  | { type: "HandOverDuties"; from: PersonId; lead?: PersonId; steps: { step: string; to: PersonId }[]; reason: string }
  | FireAlarm;

export type CampaignEvent =
  | { type: "Drafted"; id: StreamId; plan: CampaignPlan; by: PersonId; drafters: PersonId[]; calendar: string; warnings: PlanWarning[] }
  /** AmendPlan on a draft or a returned plan. */
  | { type: "PlanReplaced"; plan: CampaignPlan; reason: string; by: PersonId; drafters: PersonId[]; warnings: PlanWarning[] }
  | { type: "Submitted"; countersigning?: CounterSigning; steps: CampaignStep[] }
  | { type: "Withdrawn" }
  /** `person` is the counter-signer named at submission, `by` whoever signed after the step climbed. `approval`: the next step, once counter-signing is over. */
  | { type: "CounterSigned"; person: PersonId; by: PersonId; opinion: "agree" | "disagree"; comment?: string; approval?: CampaignStep }
  | { type: "Approved"; by: PersonId; comment?: string; warningAnswers: WarningAnswer[]; startedOn: CivilDate; startAlarmAt?: Instant; items: CampaignItem[]; milestones: MilestoneProgress[]; endAlarmAt: Instant }
  | { type: "Returned"; reason: string; by: PersonId; step: CampaignStep }
  /** The day of start has come; `items` waited for it. */
  | { type: "Started"; onDate: CivilDate; items: StreamId[] }
  | { type: "AmendmentRequested"; amendment: Amendment; steps: CampaignStep[] }
  | { type: "AmendmentRefused"; reason: string; by: PersonId; requestedBy: PersonId }
  | { type: "AmendmentWithdrawn" }
  | {
      type: "Amended";
      plan: CampaignPlan;
      by: PersonId;
      comment?: string;
      warningAnswers: WarningAnswer[];
      added: CampaignItem[];
      /** `waive`: still open, so it is waived with the amendment's reason as ground; children come before parents. */
      removed: { item: StreamId; ground: string; waive: boolean }[];
      changed: { item: StreamId; amend: ItemAmendment }[];
      /** Items on which added ones wait, still open. */
      links: { item: StreamId; dependent: StreamId }[];
      milestones: MilestoneProgress[];
      endAlarmAt: Instant;
      /** Items that must learn of a new end or new people, closed ones too. */
      inform: StreamId[];
    }
  /** Items of the task book 任务书 that are in the ledger now, with what they missed in the meantime. */
  | { type: "ItemsOpened"; items: StreamId[]; reached: { item: StreamId; anchor: string; onDate: CivilDate }[]; suspend: StreamId[]; waive: StreamId[]; carry: StreamId[] }
  | { type: "ItemNoted"; item: StreamId; title: string; parent?: StreamId; anchor?: string }
  | { type: "MilestoneReached"; milestone: string; name: string; onDate: CivilDate; evidence?: string; items: StreamId[]; by: PersonId }
  | { type: "MilestoneReminded"; milestone: string; name: string; dueOn: CivilDate; reminder: string; late: boolean; to: PersonId[]; nextAlarmAt?: Instant; nextAlarmId?: string }
  | { type: "EndReached"; endsOn: CivilDate; ordinal: number; to: PersonId[]; nextAlarmAt?: Instant }
  | { type: "Suspended"; ground: string; sinceOn: CivilDate; expectedEndOn: CivilDate; endsAt: Instant; items: StreamId[] }
  | { type: "SuspensionProlonged"; ground: string; expectedEndOn: CivilDate; endsAt: Instant; items: StreamId[] }
  | { type: "Resumed"; onDate: CivilDate; byItself: boolean; reason?: string; items: StreamId[]; milestones: MilestoneProgress[]; endAlarmAt: Instant; startAlarmAt?: Instant }
  | { type: "HandedOver"; lead: PersonId; leaderInCharge: PersonId; previousLead: PersonId; previousLeaderInCharge: PersonId; reason: string; items: StreamId[] }
  | { type: "Instructed"; text: string; by: PersonId; to: PersonId[] }
  /** `mentioned`: who was called on and may read it. */
  | { type: "Commented"; text: string; by: PersonId; mentioned: PersonId[] }
  | { type: "ResultRecorded"; metric: string; value: number; unit: string; on: CivilDate; note?: string; by: PersonId }
  | { type: "AcceptanceRequested"; by: PersonId; summary: string; carried: { item: StreamId; ground: string }[]; step: CampaignStep }
  | { type: "AcceptanceRejected"; reason: string; by: PersonId; milestones: MilestoneProgress[]; endAlarmAt: Instant; startAlarmAt?: Instant }
  | { type: "Closed"; by: PersonId; comment?: string; onDate: CivilDate; carried: { item: StreamId; ground: string }[]; checks: RelapseCheck[]; step: CampaignStep }
  | { type: "RetrospectiveFiled"; text: string; lessons: string[]; by: PersonId }
  | { type: "CheckFellDue"; day: 30 | 60 | 90; step: CampaignStep }
  | { type: "CheckRecorded"; day: 30 | 60 | 90; passed: boolean; note?: string; by: PersonId; reopen: { item: StreamId; due: DueRule; reason: string }[]; archiveAlarmAt?: Instant }
  | { type: "ItemReopenedNoted"; item: StreamId }
  | { type: "ItemClosedNoted"; item: StreamId; archiveAlarmAt?: Instant }
  | { type: "Archived"; byItself: boolean }
  | { type: "Terminated"; ground: string; by: PersonId; waived: { item: StreamId; ground: string }[]; carried: { item: StreamId; ground: string }[]; unopened: StreamId[]; to: PersonId[] }
  | { type: "StepReminded"; step: CampaignStep["step"]; key?: string; to: PersonId[]; nextRemindAt?: Instant }
  /** A decision waits for another person than before, its clock unchanged. */
  | { type: "StepHandedOver"; step: CampaignStep["step"]; key?: string; from: PersonId; to: PersonId; by: PersonId | "system"; reason: string }
  | { type: "StepClimbed"; step: CampaignStep["step"]; key?: string; from: PersonId; replaced: CampaignStep }
  | { type: "CalendarAdopted"; calendar: string; milestones: MilestoneProgress[]; endAlarmAt?: Instant; waiting: CampaignStep[]; checks: RelapseCheck[] }
  | { type: "AlarmFailed"; alarm: string; reason: string };
