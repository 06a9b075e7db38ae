import type pg from "pg";
import type { Instant } from "../domain/time.ts";
import type { CourtState } from "../domain/court/court.ts";
import { courtView } from "../domain/court/court-view.ts";
import { SharedNumbers, singleNumbers } from "./document-numbers.ts";
import { beginExclusive, beginShared, lockStreams, type LockedStreams } from "./lock-streams.ts";
import { CourtCache, courtStream, courtTime, type CourtSnapshot } from "./court-cache.ts";
import type { Database } from "./database.ts";
import { deciderOf } from "./deciders.ts";
import type { Poke } from "./ledger.ts";
import { redactAppended } from "./redact.ts";
import { SealedWords } from "./sealed-words.ts";
import { retryAppended } from "./retry-effects.ts";
import { NeedsLocks, UnitOfWork } from "./unit-of-work.ts";
import type { CommandRequest } from "./ledger.ts";
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
  /** Key of sealed words; the installation's own unless given. */
  sealKey?: Buffer | undefined;
}

/** What a transaction sees: streams locked, court read, due alarms not yet fired. */
export interface Opened {
  client: pg.ClientBase;
  unit: UnitOfWork;
  court: CourtSnapshot;
  locked: LockedStreams;
  now: Instant;
}

/** What a transaction is opened for. */
export interface Opening {
  /** Streams to lock; more are added by starting again when a decision turns out to need them. */
  streams: Iterable<string>;
  /** Requests that may have been accepted before. */
  requests: readonly CommandRequest[];
  /** The clock whose own workflow asks: it looks again anyway and is not poked. */
  quiet?: string;
  /** Wall time, ms since the epoch; the door's own unless given. */
  nowMs?: number;
  /** Commands of several people share the transaction: what one of them took and did not need is given back. */
  shared?: boolean;
}

/** Ends the transaction without a trace; `value` is what the caller gets. */
export class Abandon<T> {
  constructor(readonly value: T) {}
}

/** Redactions and retries change rows beside those of their own stream. */
function actsOnOtherRows(events: readonly { type: string }[]): boolean {
  return events.some(({ type }) => type === "PersonRedacted" || type === "EffectRetried");
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
  readonly words: SealedWords;

  constructor(readonly options: DoorOptions) {
    this.words = new SealedWords(options.sealKey);
  }

  /** @param decide fires, dispatches and returns the request rows to remember, or `Abandon` to roll back. */
  async transact<T>(opening: Opening, decide: (opened: Opened) => Promise<{ value: T; requests: RequestRow[] } | Abandon<T>>): Promise<T> {
    const wantedIds = new Set(opening.streams);
    if (!this.words.ready) await this.words.load(this.options.database.pool);
    for (let attempt = 1; ; attempt += 1) {
      const client = await this.options.database.pool.connect();
      let broken: Error | undefined;
      try {
        const sorted = [...wantedIds].sort();
        // Both are on their way at once: the server works them off in order, and a round trip is saved.
        const [, locked] = await Promise.all([client.query(wantedIds.has(courtStream) ? beginExclusive : beginShared), lockStreams(client, sorted, opening.requests)]);
        const court = (await this.courts.at(client, locked.courtSeq)) ?? unfounded();
        const now = courtTime(court.state.clock, opening.nowMs ?? this.options.wallNow());
        const shared = opening.shared === true ? new SharedNumbers(client, opening.requests.length) : undefined;
        const unit = new UnitOfWork(locked.rows, sorted, { court, recordedAt: now, spread: this.options.spread, mail: this.options.mail, words: this.words, numbers: shared ?? singleNumbers(client) });
        const opened: Opened = { client, unit, court, locked, now };
        const decided = await decide(opened);
        if (decided instanceof Abandon) {
          await client.query("ROLLBACK");
          return decided.value;
        }
        await shared?.giveBack();
        for (const clock of await this.writeAndCommit(opened, decided.requests, opening.quiet)) this.options.poke(clock);
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

  /**
   * Writes what was decided and commits; gives the clocks to poke. The commit follows the write without waiting for its
   * answer: behind a write that failed it is a rollback, and the failure is what the caller gets.
   */
  private async writeAndCommit({ client, unit, court, locked, now }: Opened, requests: RequestRow[], quiet: string | undefined): Promise<Iterable<string>> {
    const writing = unit.changed.length === 0 && requests.length === 0 ? Promise.resolve([]) : writeChanges(client, unit, this.courtAfter(unit, court), now, requests, quiet, locked.feeds);
    if (!actsOnOtherRows(unit.events)) {
      const [poked] = await Promise.all([writing, client.query("COMMIT")]);
      return poked;
    }
    const poked = await writing;
    await redactAppended(client, unit.events);
    const released = await retryAppended(client, unit.events);
    await client.query("COMMIT");
    return new Set([...poked, ...released]);
  }

  /** Rows are projected by the settings as they are after the transaction. */
  private courtAfter(unit: UnitOfWork, before: CourtSnapshot): CourtSnapshot {
    const changed = unit.existing(courtStream);
    if (changed === undefined || !unit.hasChanged(changed)) return before;
    const state = changed.state as CourtState;
    return { state, court: courtView(state), seq: changed.seq };
  }
}
