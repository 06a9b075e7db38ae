import type { CampaignPlan } from "../campaign/plan.ts";
import type { Court } from "../court/court-view.ts";
import type { Json, PersonId } from "../decider.ts";
import type { CivilDate } from "../time.ts";

/** What people are taken to do: nothing but accept what opens, or everything on time. */
export type Assumption = "nobody-acts" | "all-on-time";

/** A command that somebody gives on the way; `item` is a plan item's id, without it the campaign is meant. `by` defaults to whoever it is for. */
export interface ScriptLine {
  /** RFC 3339. */
  at: string;
  item?: string;
  command: string;
  by?: PersonId;
  [field: string]: Json | undefined;
}

export interface RehearsalRequest {
  plan: CampaignPlan;
  assume: Assumption;
  script?: ScriptLine[];
  /** Without one, a court of stand-ins with the announced calendar and the default ladder. */
  court?: Court;
}

export type TimelineWhat = "opened" | "escalation" | "decision-reminder" | "report-late" | "milestone" | "suspended" | "resumed" | "submitted" | "signed-off" | "watch" | "ended";

/** One line of the rehearsed timeline, in order of time. */
export interface TimelineEntry {
  /** RFC 3339 with +08:00. */
  at: string;
  /** A plan item's id, a milestone's id, or "campaign". */
  entity: string;
  what: TimelineWhat;
  /** Escalation: the rung, and the repetition of a weekly one. */
  rung?: string;
  occurrence?: number;
  itemDueOn?: CivilDate;
  /** Roles, as the ladder or the step names them. */
  to?: string[];
  /** The persons behind the roles. */
  toPersons?: PersonId[];
  /** Decision reminder: which step waits. */
  step?: string;
  /** Milestone: "T-7wd" …, or that it was reached. */
  reminder?: string;
  reached?: boolean;
  /** Report late: the day on which it was due. */
  reportOn?: CivilDate;
}

export interface Finding {
  code: string;
  /** A plan item's, milestone's or person's id, a year, or "campaign". */
  entity: string;
  zh: string;
  en: string;
  on?: CivilDate;
}

export interface Rehearsal {
  timeline: TimelineEntry[];
  findings: Finding[];
  /** Whether a year without its holiday notice took part. */
  provisional: boolean;
}
