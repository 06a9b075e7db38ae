import type pg from "pg";
import type { Instant } from "../domain/time.ts";
import type { CourtState } from "../domain/court/court.ts";
import { courtView } from "../domain/court/court-view.ts";
import { beginExclusive, beginShared, lockStreams, takeNumber, type LockedStreams } from "./lock-streams.ts";
import { CourtCache, courtStream, courtTime, type CourtSnapshot } from "./court-cache.ts";
import type { Database } from "./database.ts";
import { deciderOf } from "./deciders.ts";
import type { Poke } from "./ledger.ts";
import { redactAppended } from "./redact.ts";
import { retryAppended } from "./retry-effects.ts";
import { NeedsLocks, UnitOfWork } from "./unit-of-work.ts";
import { writeChanges, type RequestRow } from "./write-changes.ts";

export interface DoorOptions {
  database: Database;
  poke: Poke;
  /** Wall time, ms since the epoch. */
  wallNow: () => number;
  /** Off only in measurements. */
  spread: boolean;
  /** Whether the installation sends mail. */
  mail: boolean;
}

/** What a transaction sees: streams locked, court read, due alarms not yet fired. */
export interface Opened {
  client: pg.ClientBase;
  unit: UnitOfWork;
  court: CourtSnapshot;
  locked: LockedStreams;
  now: Instant;
}

/** Ends the transaction without a trace; `value` is what the caller gets. */
export class Abandon<T> {
  constructor(readonly value: T) {}
}

const maxAttempts = 8;
/** serialization_failure, deadlock_detected, unique_violation (another request with the same key or a new stream was first). */
const retryable = new Set(["40001", "40P01", "23505"]);

function sqlState(error: unknown): string | undefined {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Before `Found` there is only the decider's empty court. */
function unfounded(): CourtSnapshot {
  const state = deciderOf("court").initial as CourtState;
  return { state, court: courtView(state), seq: 0 };
}

/**
 * The transaction every change of the ledger goes through, for people and for time alike: lock at once in id order,
 * decide, write once, commit, poke. Conflicts are retried a bounded number of times.
 */
export class Door {
  readonly courts = new CourtCache();

  constructor(readonly options: DoorOptions) {}

  /**
   * @param ids streams to lock; more are added by starting again when a decision turns out to need them.
   * @param decide fires, dispatches and returns the request rows to remember, or `Abandon` to roll back.
   */
  async transact<T>(ids: readonly string[], lookup: { actor: string; key: string }, quiet: string | undefined, nowMs: number | undefined, decide: (opened: Opened) => Promise<{ value: T; requests: RequestRow[] } | Abandon<T>>): Promise<T> {
    const wantedIds = new Set(ids);
    for (let attempt = 1; ; attempt += 1) {
      const client = await this.options.database.pool.connect();
      let broken: Error | undefined;
      try {
        const sorted = [...wantedIds].sort();
        await client.query(wantedIds.has(courtStream) ? beginExclusive : beginShared);
        const locked = await lockStreams(client, sorted, lookup.actor, lookup.key);
        const court = (await this.courts.at(client, locked.courtSeq)) ?? unfounded();
        const now = courtTime(court.state.clock, nowMs ?? this.options.wallNow());
        const unit = new UnitOfWork(locked.rows, sorted, { court, recordedAt: now, spread: this.options.spread, mail: this.options.mail, takeNumber: (series, year) => takeNumber(client, series, year) });
        const decided = await decide({ client, unit, court, locked, now });
        if (decided instanceof Abandon) {
          await client.query("ROLLBACK");
          return decided.value;
        }
        const poked = unit.changed.length === 0 && decided.requests.length === 0 ? [] : await writeChanges(client, unit, this.courtAfter(unit, court), now, decided.requests, quiet);
        await redactAppended(client, unit.events);
        const released = await retryAppended(client, unit.events);
        await client.query("COMMIT");
        for (const clock of new Set([...poked, ...released])) this.options.poke(clock);
        return decided.value;
      } catch (error) {
        await client.query("ROLLBACK").catch((failure: unknown) => {
          broken = failure instanceof Error ? failure : new Error(String(failure));
        });
        if (error instanceof NeedsLocks && attempt <= maxAttempts) {
          for (const id of error.ids) wantedIds.add(id);
          continue;
        }
        const state = sqlState(error);
        if (state !== undefined && retryable.has(state) && attempt < maxAttempts) continue;
        throw error;
      } finally {
        client.release(broken);
      }
    }
  }

  /** Rows are projected by the settings as they are after the transaction. */
  private courtAfter(unit: UnitOfWork, before: CourtSnapshot): CourtSnapshot {
    const changed = unit.existing(courtStream);
    if (changed === undefined || !unit.hasChanged(changed)) return before;
    const state = changed.state as CourtState;
    return { state, court: courtView(state), seq: changed.seq };
  }
}
