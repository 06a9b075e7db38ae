import type { Circumstance } from "../legal-clock/clock-rule.ts";
import type { ClockEntry } from "../legal-clock/legal-clock.ts";
import type { CivilDate, Instant } from "../time.ts";

/** An entry of a clock's ledger; `id` of what was asked for and decided, so that it can be prolonged, ended or objected to. */
export type DisputeClockEntry = ClockEntry & { id?: string };

/** Who is reminded of a clock: those who must act, and those who stand over them as it comes nearer. */
export type ClockAudience = "clerk" | "mediator" | "judge" | "panel" | "court-clerk" | "enforcement-officer" | "department-head" | "trial-management" | "president" | "party";

/** The next reminder of a clock; `days` from its last day, negative before. */
export interface ClockReminder { days: number; at: Instant }

/** What a replay of the ledger gave. Dates and instants only: the steps are computed again for whoever asks. */
export interface ComputedClock {
  /** Absent for a period of hours, and where the law sets no limit. */
  dueOn?: CivilDate;
  dueAt?: Instant;
  provisional: boolean;
  /** An exclusion has no end yet. */
  open: boolean;
  /** 法释〔2018〕9号 1: last days to ask for the next extension and to decide on it. */
  window?: { askByOn: CivilDate; decideByOn: CivilDate };
}

/** When time itself has to do with a clock next, armed by the event that changed it. */
export interface ClockArming {
  reminder?: ClockReminder;
  /** 24:00 of the last day, or the instant of a period of hours; absent once it has passed. */
  endsAt?: Instant;
  /** 09:00 of the window's two last days. */
  askAt?: Instant;
  decideAt?: Instant;
  /** Expected end of each open exclusion. */
  exclusionEnds?: { id: string; at: Instant }[];
}

/**
 * One legal clock of a dispute: rule, its version, ledger, and what they come to. `running` until it is `met`, `expired` (a
 * party's period is over) or `ended` (it no longer matters); `paused` while only the other side can set it going again.
 */
export interface DisputeClock extends ComputedClock, ClockArming {
  /** "trial", "defence:p2", "appeal-judgment:p1"; unique in the dispute. */
  id: string;
  rule: string;
  version: string;
  circumstances: Circumstance[];
  /** Whose period it is, or whom the act concerns. */
  party?: string;
  /** The service, hearing or preservation that it belongs to. */
  of?: string;
  entries: DisputeClockEntry[];
  status: "running" | "paused" | "met" | "expired" | "ended";
  startedOn: CivilDate;
  /** 逾期: stays in the figures whatever is entered later (防止隐性超审限). */
  lapsedOn?: CivilDate;
}

/** How an event changed a clock: set going, entries added or taken back, and what it came to. */
export interface ClockChange {
  id: string;
  opened?: { rule: string; version: string; circumstances: Circumstance[]; party?: string; of?: string; startedOn: CivilDate };
  entries?: DisputeClockEntry[];
  /** Entries taken back by an objection that was upheld. */
  removed?: string[];
  /** The version it was migrated to. */
  version?: string;
  status: DisputeClock["status"];
  lapsedOn?: CivilDate;
  computed: ComputedClock;
  arming: ClockArming;
}
