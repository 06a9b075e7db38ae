import { verifyDatabase } from "../ledger/verify-database.ts";
import type { Database } from "../ledger/database.ts";
import type { FileStore } from "../ledger/files/file-store.ts";
import type { Verification } from "../ledger/verify-records.ts";

/** A check of the whole ledger that has ended; `result` is absent when its time ran out. Instants are wall time. */
export interface CheckedLedger { startedAt: string; endedAt: string; result?: Verification }

export interface VerificationBounds {
  /** How long one request waits for the check it has started. */
  waitMs: number;
  /** After this a check gives up. */
  longestMs: number;
}

const defaults: VerificationBounds = { waitMs: 20_000, longestMs: 300_000 };

/**
 * The ledger's check on demand: one at a time in this process, whoever asks. A request that finds one running, or whose own
 * takes longer than it may wait, is answered with the last one that ended.
 */
export class LedgerVerification {
  private isRunning = false;
  private last: CheckedLedger | undefined;

  constructor(private readonly database: Database, private readonly files: FileStore, private readonly bounds: VerificationBounds = defaults) {}

  async look(): Promise<{ running: boolean; last?: CheckedLedger }> {
    if (!this.isRunning) {
      this.isRunning = true;
      await withinMs(this.check().finally(() => { this.isRunning = false; }), this.bounds.waitMs);
    }
    return { running: this.isRunning, ...(this.last === undefined ? {} : { last: this.last }) };
  }

  private async check(): Promise<void> {
    const startedAt = new Date().toISOString();
    const signal = AbortSignal.timeout(this.bounds.longestMs);
    let result: Verification | undefined;
    try {
      result = await verifyDatabase(this.database, { files: this.files, signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
    this.last = { startedAt, endedAt: new Date().toISOString(), ...(result === undefined ? {} : { result }) };
  }
}

/** Waits for the work, but no longer than so many ms. What the work throws in that time is thrown; later it is the next look's. */
async function withinMs(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => { timer = setTimeout(resolve, ms); });
  work.catch(() => undefined);
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
