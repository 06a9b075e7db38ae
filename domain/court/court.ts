import type { CalendarTable } from "../calendar/calendar.ts";
import type { FireAlarm, PersonId, StreamId, StreamKind, Subject } from "../decider.ts";
import type { Ladder, Rung } from "../escalation/ladder.ts";
import type { StatutoryRule } from "../legal-clock/clock-rule.ts";
import type { CivilDate, Instant } from "../time.ts";
import type { Priority } from "../work-item/work-item.ts";

/** Department kinds 部门: 立案, 审判, 执行, 人民法庭, 综合. */
export type DepartmentKind = "filing" | "trial" | "enforcement" | "tribunal" | "office";

/** Roles (domain.md §1). `task-force-lead` and `leader in charge` of one campaign are named in its charter; the role here says who may be named. */
export type Role =
  | "staff" // 干警
  | "clerk" // 督办员
  | "mediator" // 调解员
  | "judge" // 承办法官
  | "task-force-lead" // 专班牵头人
  | "department-head" // 部门负责人
  | "leader" // 分管院领导
  | "president" // 院长
  | "trial-management" // 审管办
  | "auditor" // 监察
  | "administrator" // 系统管理员
  | "integration"; // a machine

export interface Department {
  id: string;
  name: string;
  nameEn?: string;
  kind: DepartmentKind;
  head?: PersonId;
  /** 分管院领导 */
  leaderInCharge?: PersonId;
  closed?: boolean;
}

export interface Post {
  id: string;
  name: string;
  nameEn?: string;
  department: string;
  closed?: boolean;
}

export interface Absence { fromOn: CivilDate; untilOn: CivilDate }

export interface Person {
  id: PersonId;
  /** Personal; absent after redaction. */
  name?: string;
  /** Personal; absent after redaction. */
  email?: string;
  department: string;
  posts: string[];
  roles: Role[];
  status: "active" | "left";
  leftOn?: CivilDate;
  absences: Absence[];
  language: "zh-CN" | "en";
  /** Name and e-mail were destroyed by a recorded redaction. */
  redacted?: boolean;
}

/** 授权代理: dated, bounded, cycle-free. */
export interface Delegation {
  id: string;
  principal: PersonId;
  delegate: PersonId;
  fromOn: CivilDate;
  /** Last day of the delegation. */
  untilOn: CivilDate;
  /** Actions of the authority catalogue; absent means all that the principal may do. */
  actions?: string[];
  revokedAt?: Instant;
  /** When its end was recorded (24:00 of `untilOn`); from then on it is history. */
  endedAt?: Instant;
}

/** 协同单位 */
export interface Partner { id: string; name: string; kind: "committee" | "association" | "government" | "enterprise"; tier: "grassroots" | "coordination" | "guidance" }

/** Who may do or read something, within which scope, on which ground: data, edited by the court. */
export interface AuthorityEntry {
  /** "work-item.SignOff", "campaign.Approve", "read.work-item", "read.inbox" … */
  action: string;
  /** "party": a party or representative of this very dispute, by their link. */
  grants: { role: Role | "anyone" | "party"; scope: "own" | "supervised" | "department" | "campaign" | "court" }[];
  /** 回避 / four eyes: the actor and the principal may not be among those interested. */
  separation?: boolean;
  ground: string;
}

export interface ClockSetting {
  courtAnchorAt: Instant;
  wallAnchorAt: Instant;
  /** Court seconds per wall second; 1 in production. */
  scale: number;
}

/** Configurable 文号, e.g. "（{year}）督字第{number}号". */
export interface NumberFormat { series: string; format: string }

/** A piece of work outside the ledger that failed; `effect` is "<stream>/<seq>/<kind>/<ordinal>", `reason` a code without personal data. */
export interface FailedEffect { effect: string; kind: string; reason: string; attempts: number; failedAt: Instant }

/** A version of a rule of the statutory table, as proposed; `by`: the proposer and, under a delegation, the principal. */
export interface RuleProposal { row: StatutoryRule; by: PersonId[]; proposedAt: Instant }

/** A version that the president has approved. */
export interface RuleVersion extends RuleProposal { approvedBy: PersonId | "system"; approvedAt: Instant }

/** Everything the court's own stream knows: organisation and settings. */
export interface CourtState {
  name: string;
  nameEn?: string;
  president?: PersonId;
  departments: Record<string, Department>;
  posts: Record<string, Post>;
  persons: Record<PersonId, Person>;
  partners: Record<string, Partner>;
  delegations: Record<string, Delegation>;
  authority: { version: string; entries: AuthorityEntry[] };
  calendars: Record<string, CalendarTable>;
  currentCalendar: string;
  ladders: Record<string, Ladder>;
  /** Ladder version per priority. */
  currentLadders: { A: string; B: string; C: string };
  /** Named, versioned lists of process steps 定流程, e.g. "enterprise-needs-v1". */
  processes: Record<string, { version: string; name: string; steps: string[] }>;
  numberFormats: Record<string, string>;
  clock: ClockSetting;
  /** What keeps failing outside the ledger, the newest last, until an administrator tries it again; absent before the first failure. */
  failedEffects?: FailedEffect[];
  /** Duties that judges may not be given and goals that count visits: the dated word list behind a plan's warnings. */
  dutyWords: { version: string; forbidden: string[]; counting: string[] };
  /** Versions of statutory rules that the court has added to the table 法定期限规则, in the order of their approval; absent before the first. */
  ruleVersions?: RuleVersion[];
  /** At most one for each rule; absent before the first. */
  ruleProposals?: RuleProposal[];
}

/** The court's stream before and after it was founded; both are whole states, so that `courtView` reads either. */
export type CourtLife = (CourtState & { status: "Unfounded" }) | (CourtState & { status: "Founded" });

/** Roles, closed list, in the order of domain.md §1. */
export const roles: readonly Role[] = [
  "staff", "clerk", "mediator", "judge", "task-force-lead", "department-head", "leader", "president", "trial-management", "auditor", "administrator", "integration",
];

/** What a leaver must hand over (domain.md §1, Leaver 离任); the last three kinds may also simply end with the person. */
export type DutyKind = "appointments" | "items" | "decisions" | "leads" | "supervisions" | "cases" | "tokens" | "delegations" | "sessions";

/** One duty still open; `id` is a stream, step, token, delegation or, for appointments, "head:civil-2", "leader-in-charge:civil-2", "president". */
export interface OpenDuty { id: string; title?: string; /** Whose step it is, for a decision. */ of?: StreamKind }

/** A duty with whoever takes it over, or `ended` where the duty may end with the person. */
export interface HandedDuty extends OpenDuty { successor?: PersonId | "ended" }

/** An entity still open, as far as separation of duty must know it. */
export interface OpenSubject { stream: StreamId; kind: StreamKind; subject: Subject }

type FoundingDepartment = Pick<Department, "id" | "name" | "nameEn" | "kind">;

/** The court's commands: organisation and settings. Instants and versions are fixed by `decide`. */
export type CourtCommand =
  | { type: "Found"; name: string; nameEn?: string; administrator: { id: PersonId; name?: string; email?: string; language?: Person["language"] }; department?: FoundingDepartment; /** Court time to begin with, for a demonstration; otherwise the wall's. */ courtAnchorAt?: Instant }
  | { type: "RegisterDepartment"; id: string; name: string; nameEn?: string; kind: DepartmentKind }
  | { type: "ChangeDepartment"; id: string; name?: string; nameEn?: string; kind?: DepartmentKind }
  | { type: "CloseDepartment"; id: string }
  | { type: "RegisterPost"; id: string; name: string; nameEn?: string; department: string }
  | { type: "ChangePost"; id: string; name?: string; nameEn?: string; department?: string }
  | { type: "ClosePost"; id: string }
  | { type: "RegisterPerson"; id: PersonId; name: string; email?: string; department: string; posts?: string[]; roles?: Role[]; language?: Person["language"] }
  | { type: "ChangePerson"; id: PersonId; name?: string; email?: string; department?: string; posts?: string[]; language?: Person["language"] }
  /** A later record with the same first day replaces the earlier one. */
  | { type: "RecordAbsence"; person: PersonId; fromOn: CivilDate; untilOn: CivilDate }
  | { type: "CancelAbsence"; person: PersonId; fromOn: CivilDate }
  /** Registers a partner, or replaces what is known of it. */
  | ({ type: "RegisterPartner" } & Partner)
  /** Without a person the post falls vacant. */
  | { type: "AppointHead"; department: string; person?: PersonId }
  | { type: "AppointLeaderInCharge"; department: string; person?: PersonId }
  | { type: "AppointPresident"; person: PersonId }
  | { type: "GrantRoles"; person: PersonId; roles: Role[] }
  | { type: "RevokeRoles"; person: PersonId; roles: Role[] }
  /** `open`: entities still open in which principal or delegate take part; the door reads them under its lock. */
  | { type: "Delegate"; id: string; principal: PersonId; delegate: PersonId; fromOn: CivilDate; untilOn: CivilDate; actions?: string[]; open?: OpenSubject[] }
  | { type: "RevokeDelegation"; id: string }
  /** `open`: everything the person still holds, each with its successor; the door refuses it when it is no longer all. */
  | { type: "ConfirmLeaver"; person: PersonId; leftOn: CivilDate; open: Partial<Record<DutyKind, HandedDuty[]>> }
  | { type: "SetCalendar"; table: CalendarTable }
  | { type: "SetLadder"; version: string; priorities: Priority[]; rungs: Rung[] }
  | ({ type: "SetAuthority" } & AuthorityEntry)
  | { type: "SetProcess"; id: string; name: string; steps: string[] }
  | ({ type: "SetNumberFormat" } & NumberFormat)
  | { type: "SetDutyWords"; version: string; forbidden: string[]; counting: string[] }
  /** `courtAnchorAt` lets court time leap forward; without it, it goes on from where it is. */
  | { type: "SetClock"; scale: number; courtAnchorAt?: Instant }
  /** 拟定规则新版本: a whole row of the statutory table, for a rule that the table knows. */
  | { type: "ProposeRuleVersion"; row: StatutoryRule }
  | { type: "ApproveRuleVersion"; rule: string; version: string }
  | { type: "RejectRuleVersion"; rule: string; version: string; reason: string }
  | { type: "RedactPerson"; person: PersonId; ground: string }
  | { type: "RetryEffect"; effect: string }
  | { type: "NoteEffectFailed"; effect: string; kind: string; reason: string; attempts: number }
  | FireAlarm;

export type CourtCommandType = CourtCommand["type"];

/** Personal fields (个人信息), which the ledger stores apart and a redaction destroys; `person` says whose they are. */
export interface Personal { name?: string; email?: string }

export type CourtEvent =
  | {
      type: "Founded"; name: string; nameEn?: string; department: FoundingDepartment;
      person: PersonId; language: Person["language"]; personal?: Personal;
      calendar: CalendarTable; ladder: Ladder; authority: CourtState["authority"];
      numberFormats: Record<string, string>; dutyWords: CourtState["dutyWords"]; clock: ClockSetting;
    }
  | { type: "DepartmentRegistered"; id: string; name: string; nameEn?: string; kind: DepartmentKind }
  | { type: "DepartmentChanged"; id: string; name?: string; nameEn?: string; kind?: DepartmentKind }
  | { type: "DepartmentClosed"; id: string }
  | { type: "PostRegistered"; id: string; name: string; nameEn?: string; department: string }
  | { type: "PostChanged"; id: string; name?: string; nameEn?: string; department?: string }
  | { type: "PostClosed"; id: string }
  | { type: "PersonRegistered"; person: PersonId; department: string; posts: string[]; roles: Role[]; language: Person["language"]; personal?: Personal }
  | { type: "PersonChanged"; person: PersonId; department?: string; posts?: string[]; language?: Person["language"]; personal?: Personal }
  | { type: "AbsenceRecorded"; person: PersonId; fromOn: CivilDate; untilOn: CivilDate }
  | { type: "AbsenceCancelled"; person: PersonId; fromOn: CivilDate }
  | ({ type: "PartnerRegistered" } & Partner)
  | { type: "HeadAppointed"; department: string; person?: PersonId; before?: PersonId }
  | { type: "LeaderInChargeAppointed"; department: string; person?: PersonId; before?: PersonId }
  | { type: "PresidentAppointed"; person: PersonId; before?: PersonId }
  | { type: "RolesGranted"; person: PersonId; roles: Role[] }
  | { type: "RolesRevoked"; person: PersonId; roles: Role[] }
  | { type: "Delegated"; id: string; principal: PersonId; delegate: PersonId; fromOn: CivilDate; untilOn: CivilDate; actions?: string[] }
  | { type: "DelegationRevoked"; id: string; by: PersonId | "system" }
  | { type: "DelegationEnded"; id: string }
  | { type: "PersonLeft"; person: PersonId; leftOn: CivilDate; handedOver: { kind: DutyKind; id: string; of?: StreamKind; successor: PersonId | "ended" }[] }
  | { type: "CalendarSet"; table: CalendarTable; provisionalYears: number[] }
  | { type: "LadderSet"; ladder: Ladder; priorities: Priority[] }
  | { type: "AuthoritySet"; version: string; entry: AuthorityEntry }
  | { type: "ProcessSet"; id: string; version: string; name: string; steps: string[] }
  | { type: "NumberFormatSet"; series: string; format: string }
  | { type: "DutyWordsSet"; version: string; forbidden: string[]; counting: string[] }
  | { type: "ClockSet"; clock: ClockSetting }
  | { type: "RuleVersionProposed"; row: StatutoryRule; by: PersonId[] }
  | { type: "RuleVersionApproved"; rule: string; version: string; fromOn: CivilDate }
  | { type: "RuleVersionRejected"; rule: string; version: string; reason: string; proposedBy: PersonId[] }
  | { type: "PersonRedacted"; person: PersonId; ground: string }
  | { type: "EffectFailed"; effect: string; kind: string; reason: string; attempts: number }
  | { type: "EffectRetried"; effect: string }
  | { type: "AlarmFailed"; alarm: string; reason: string };
