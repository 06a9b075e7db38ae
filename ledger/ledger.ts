import type { Actor, Json, Rejected, StreamId, StreamKind } from "../domain/decider.ts";
import type { AuthorityEntry, CourtState } from "../domain/court/court.ts";
import type { Court } from "../domain/court/court-view.ts";
import type { Instant } from "../domain/time.ts";
import type { Database } from "./database.ts";
import type { SealedWords } from "./sealed-words.ts";

/** One person's (or one effect's) command on one stream: what `execute`, the one door, takes. */
export interface CommandRequest {
  stream: StreamId;
  kind: StreamKind;
  command: { type: string };
  actor: Actor;
  /** Idempotency key, unique per actor; the API makes one when the caller sent none. */
  key: string;
  /** SHA-256 of what the caller sent: a repeated key with another body is refused. */
  bodyHash: Buffer;
  /** The entity's version (persons' events) that the caller has seen. */
  ifMatch?: number;
}

/** What the door answers. Only `accepted` is remembered under the key. */
export type Outcome =
  | { outcome: "accepted"; stream: StreamId; kind: StreamKind; state: Json; version: number; seq: number; /** How far the court's own stream was when it was decided. */ courtSeq: number; /** True when this is the first answer given again. */ repeated: boolean }
  | { outcome: "rejected"; rejection: Rejected; availableActions: string[] }
  /** The authority catalogue refused; `entry` is what would have allowed it. */
  | { outcome: "refused"; action: string; reason: string; entry?: AuthorityEntry }
  | { outcome: "not-found"; stream: StreamId }
  | { outcome: "stale"; version: number }
  | { outcome: "key-reused" };

/** A stream as read without a lock. `courtSeq`: how far the court's own stream was then, so that who may what with it is judged by the same moment. */
export interface Loaded { stream: StreamId; kind: StreamKind; state: Json; version: number; seq: number; clock: string; courtSeq?: number }

/** What a reading is judged on: an entity, or none of its own; and by the court as of which moment, now if it is not said. */
export type Judged = Pick<Loaded, "kind" | "state" | "courtSeq"> | Required<Pick<Loaded, "courtSeq">>;

export interface FireDueResult {
  /** More alarms are due than one call fires: call again at once. */
  more: boolean;
  /** Wall time (ms since the epoch) of the next alarm; absent when none is armed. */
  alarmAtMs?: number;
  /** The stream that the next alarm belongs to, for whoever looks at the timer. */
  alarmStream?: string;
  /** Phases that the ledger has ever recorded for the clock's main stream. */
  phases: string[];
  /** A dispute's own number and its 案号. */
  numbers?: string[];
  /** False once no stream, alarm or effect of this clock is open. */
  open: boolean;
  /** Kinds of effects that are pending, each with the wall time from which one of them may be tried. */
  effects: { kind: string; atMs: number }[];
}

export interface LeasedEffect { stream: StreamId; seq: number; kind: string; ordinal: number; payload: { [key: string]: Json }; attempts: number; fence: string }

/** The ledger as the rest of the system uses it (`openLedger` in open-ledger.ts). */
export interface Ledger {
  database: Database;
  /** The one door. Throws only when PostgreSQL cannot be reached or a defect shows. */
  execute(request: CommandRequest): Promise<Outcome>;
  /**
   * Several commands of one actor in one transaction, all or nothing (openings, imports); keys must differ. Stops at the
   * first that is not accepted. With `dryRun` every command is decided, each after those accepted before it, and nothing is
   * written or remembered: the outcomes are what the ledger would say now, one for each request.
   */
  executeAll(requests: CommandRequest[], options?: { dryRun?: boolean }): Promise<Outcome[]>;
  /** Lets time act on all due alarms of one clock, at most 200 or 2 s a call. `nowMs` is the caller's wall time. */
  fireDue(clock: string, nowMs: number): Promise<FireDueResult>;
  /** Leases up to `limit` pending effects of a kind; what is not settled within `leaseMs` may be leased again with a higher fence. */
  leaseEffects(clock: string, kind: string, limit: number, leaseMs: number): Promise<LeasedEffect[]>;
  /** Keeps a leased effect for another `leaseMs`; false when another holder has it. */
  extendLease(effect: LeasedEffect, leaseMs: number): Promise<boolean>;
  /** Records success, or failure with the wall time to retry at; a stale fence changes nothing. Returns false then. */
  settleEffect(effect: LeasedEffect, result: { done: true } | { error: string; retryAtMs: number | undefined }): Promise<boolean>;
  /** Opens what is stored sealed: for the readings of `queries/sealed-statements.ts` alone. */
  sealedWords(): Promise<SealedWords>;
  load(stream: StreamId): Promise<Loaded | undefined>;
  /** What the caller may do to the entity now: authority ∧ may; of `among` only, if given. */
  availableActions(loaded: Pick<Loaded, "stream" | "kind" | "state" | "courtSeq">, actor: Actor, among?: readonly string[]): Promise<string[]>;
  /** May the actor read this? The same choke point as for commands; `action` is an authority catalogue action such as "read.work-item". */
  mayRead(action: string, actor: Actor, loaded?: Judged): Promise<{ granted: boolean; entry?: AuthorityEntry }>;
  /** The court as it is, with its time at the moment of reading. */
  court(): Promise<{ court: Court; state: CourtState; version: number; now: Instant }>;
  /** Court time now. */
  courtNow(): Promise<Instant>;
}

/** Sent after a commit whenever a clock must look again; must not block and must not throw. */
export type Poke = (clock: string) => void;
