import type { EffectKind } from "../contracts/workflow-names.ts";

/** What workflows know of activities: names and shapes, nothing of how. */
export interface ClockActivities {
  /** Fires every due alarm of the clock through the ledger's door; `nowMs` is the workflow's own wall time. */
  fireDue(clock: string, nowMs: number): Promise<ClockAnswer>;
}

export interface ClockAnswer {
  more: boolean;
  alarmAtMs?: number;
  alarmStream?: string;
  phases: string[];
  /** Numbers by which people know the case; none for a clock that is no dispute's. */
  numbers?: string[];
  open: boolean;
  effects: { kind: string; atMs: number }[];
}

/** One activity for each kind of effect; each performs what the outbox holds of that kind for that clock. */
export type EffectActivities = Record<EffectKind, (clock: string) => Promise<void>>;

export interface SweepActivities { sweep(): Promise<void> }

export interface SealActivities { sealLedger(): Promise<void> }

export interface HousekeepingActivities { housekeeping(): Promise<HousekeepingReport> }

/** Rows that one housekeeping has deleted, and unfinished uploads that it removed. */
export interface HousekeepingReport { requests: number; sessions: number; effects: number; unfinishedFiles: number }
