import { authorise } from "../domain/authority/authorise.ts";
import type { Actor, Context } from "../domain/decider.ts";
import { availableActions } from "./available-actions.ts";
import { courtTime, type CourtSnapshot } from "./court-cache.ts";
import { deciderOf } from "./deciders.ts";
import { Door } from "./door.ts";
import type { Database } from "./database.ts";
import { extendLease, leaseEffects, settleEffect } from "./effects.ts";
import { executeAll } from "./execute-all.ts";
import { GroupCommit } from "./group-commit.ts";
import { CourtUnfounded } from "./unit-of-work.ts";
import { fireDue } from "./fire-due.ts";
import { StateCache } from "./state-cache.ts";
import type { Ledger, Loaded, Poke } from "./ledger.ts";

export interface LedgerOptions {
  poke: Poke;
  /** Wall time, ms since the epoch; the machine's unless a test says otherwise. */
  wallNow?: () => number;
  /** Off only in measurements: rungs then fire at 09:00 sharp. */
  spread?: boolean;
  /** Whether notices are also sent as mail; the worker then needs an SMTP server or a drop folder. */
  mail?: boolean;
  /** Key of sealed words (sealKeyFrom), kept outside the database; without one the installation has a key of its own in it. */
  sealKey?: Buffer | undefined;
}

/** The ledger over a migrated database. */
export function openLedger(database: Database, options: LedgerOptions): Ledger {
  const wallNow = options.wallNow ?? Date.now;
  const door = new Door({ database, poke: options.poke, wallNow, spread: options.spread ?? true, mail: options.mail ?? false, sealKey: options.sealKey });

  const commits = new GroupCommit(door);
  const states = new StateCache();

  async function snapshot(): Promise<CourtSnapshot> {
    const found = await door.courts.current(database.pool);
    if (found === undefined) throw new CourtUnfounded();
    return found;
  }

  /** The court as it was when the stream was read, which this process mostly has already; as it is now when that is not known. */
  async function courtOf(loaded: Pick<Loaded, "courtSeq"> | undefined): Promise<CourtSnapshot> {
    return (await door.courts.at(database.pool, loaded?.courtSeq ?? null)) ?? snapshot();
  }

  async function context(loaded: Pick<Loaded, "stream" | "courtSeq">, actor: Actor): Promise<Context> {
    const { court, state } = await courtOf(loaded);
    const acting = actor.id === "system" ? [] : actor.onBehalfOf === undefined ? [actor.id] : [actor.id, actor.onBehalfOf];
    return { at: courtTime(state.clock, wallNow()), actor, actingPersons: acting, court, related: {}, self: loaded.stream, spread: true };
  }

  return {
    database,
    execute: (request) => commits.execute(request),
    executeAll: (requests, { dryRun = false } = {}) => executeAll(door, requests, dryRun),
    fireDue: (clock, nowMs) => fireDue(door, clock, nowMs),
    leaseEffects: (clock, kind, limit, leaseMs) => leaseEffects(database, clock, kind, limit, leaseMs),
    extendLease: (effect, leaseMs) => extendLease(database, effect, leaseMs),
    settleEffect: (effect, result) => settleEffect(database, effect, result),
    load: (stream) => states.load(database.pool, stream),
    async sealedWords() {
      await door.words.load(database.pool);
      return door.words;
    },
    async availableActions(loaded, actor, among) {
      return availableActions(loaded.kind, loaded.state, await context(loaded, actor), among);
    },
    async mayRead(action, actor, loaded) {
      const { court, state } = await courtOf(loaded);
      const subject = loaded === undefined || !("kind" in loaded) ? undefined : deciderOf(loaded.kind).subject(loaded.state);
      const verdict = authorise(court, actor, action, subject, courtTime(state.clock, wallNow()));
      return { granted: "granted" in verdict, ...(verdict.entry === undefined ? {} : { entry: verdict.entry }) };
    },
    async court() {
      const { court, state, seq } = await snapshot();
      return { court, state, version: seq, now: courtTime(state.clock, wallNow()) };
    },
    async courtNow() {
      return courtTime((await snapshot()).state.clock, wallNow());
    },
  };
}
