import { Kysely, PostgresDialect, type Generated } from "kysely";
import pg from "pg";
import { GatheringSocket } from "./gathering-socket.ts";
import { preparing } from "./prepared-statements.ts";
import type { CivilDate, Instant } from "../domain/time.ts";

/** Rows of the ledger's tables as kysely sees them; the migrations are their source. */
export interface Tables {
  streams: { id: string; kind: string; clock_id: string; seq: number; person_seq: number; state: string; next_alarm_at: Instant | null; phases: string[]; open: boolean; head_hash: Buffer };
  events: { stream_id: string; seq: number; type: string; v: number; body: string; personal: string | null; salt: Buffer | null; personal_hash: Buffer | null; hash: Buffer; actor: string; effective_at: Instant; recorded_at: Instant; xid: Generated<string> };
  requests: { actor: string; key: string; body_hash: Buffer; stream_id: string; seq: number; recorded_at: Generated<Instant> };
  clocks: { id: string; wanted: string; served: Generated<string>; wanted_since: Generated<Instant>; next_wake_at: Instant | null; closed_at: Instant | null; temporal_epoch: string | null; missed_sweeps: Generated<number> };
  outbox: { stream_id: string; seq: number; kind: string; ordinal: number; clock_id: string; payload: string; attempts: Generated<number>; retry_at: Generated<Instant>; lease_until: Instant | null; fence: Generated<string>; done_at: Instant | null; failed_at: Instant | null; last_error: string | null };
  counters: { series: string; year: number; value: number };
  work_items: WorkItemRow;
  campaigns: CampaignRow;
  disputes: DisputeRow;
  dispute_clocks: DisputeClockRow;
  case_numbers: CaseNumberRow;
  similar_texts: SimilarTextRow;
  todos: TodoRow;
  notices: NoticeRow;
  notice_reads: { person: string; read_until: Instant };
  seals: { no: number; sealed_at: Instant; streams: number; events: string; root: Buffer; changed: Buffer; previous: Buffer; hash: Buffer };
  seal_heads: { stream_id: string; no: number; seq: number; hash: Buffer };
  accounts: { person: string; password_hash: string; must_change: Generated<boolean>; failures: Generated<number>; locked_until: Instant | null; updated_at: Generated<Instant> };
  sessions: { sid: string; sess: unknown; expire: string };
  api_tokens: { id: string; hash: Buffer; person: string; label: string; scopes: string[]; created_at: Generated<Instant>; expires_at: Instant; last_used_on: CivilDate | null; revoked_at: Instant | null };
  webhooks: { id: string; url: string; secret: string; event_types: string[]; purpose: string; ground: string; recipient: string; approved_by: string; expires_on: CivilDate; created_at: Generated<Instant>; disabled_at: Instant | null };
  security_log: { id: Generated<string>; at: Generated<Instant>; actor: string | null; what: string; details: string };
}

/** One item as boards and lists read it: a function of the item's state alone. Lights are computed on reading from `light_base`, the two dates and the court's today. */
export interface WorkItemRow {
  id: string;
  title: string;
  /** Character pairs of the title and the reference, for search in a language without spaces. */
  search: string[];
  status: string;
  open: boolean;
  source: string;
  campaign_id: string | null;
  plan_item: string | null;
  parent_id: string | null;
  department: string;
  post: string | null;
  responsible: string | null;
  supervisor: string | null;
  registered_by: string;
  /** Everyone who takes part: responsible, delegate, co-organisers, supervisor. */
  people: string[];
  priority: string;
  weight: number;
  due_on: CivilDate | null;
  yellow_from_on: CivilDate | null;
  red_from_on: CivilDate | null;
  /** "dated" (by the dates), "yellow" or "red" from missed reports, "grey", "closed". */
  light_base: string;
  provisional: boolean;
  opened_on: CivilDate | null;
  closed_on: CivilDate | null;
  /** What it waits for now: "start", a milestone's id or an item's stream. */
  waits_for: string | null;
  /** The same, also once it is reached: what its due date is counted from. */
  anchor_id: string | null;
  missed_reports: number;
  dependents: number;
  /** Per cent done, 0–100. */
  progress: number;
}

export interface CampaignRow {
  id: string;
  title: string;
  search: string[];
  theme: string;
  brand: string | null;
  status: string;
  lead: string;
  leader_in_charge: string;
  drafted_by: string;
  departments: string[];
  starts_on: CivilDate;
  ends_on: CivilDate;
  started_on: CivilDate | null;
  closed_on: CivilDate | null;
  amendment_pending: boolean;
}

export type SimilarKind = "dispute" | "practice";

/** A text that is compared at intake: a function of its stream's state, without a word of who is in it. */
export interface SimilarTextRow {
  id: string;
  kind: SimilarKind;
  /** 案由 of a dispute. */
  cause: string | null;
  /** Characters and pairs of characters, each once. */
  terms: string[];
  entered_at: Instant;
}

/** One dispute as boards and lists read it: a function of its state alone. */
export interface DisputeRow {
  id: string;
  number: string;
  /** Number and cause. */
  title: string;
  /** Character pairs of numbers, cause and township. */
  search: string[];
  status: string;
  /** Column of the pipeline board. */
  stage: string;
  open: boolean;
  source: string;
  tier: string;
  venue: string;
  venue_place: string | null;
  cause: string;
  /** A bigint, as text. */
  amount_fen: string | null;
  township: string | null;
  partner: string | null;
  department: string;
  procedure: string | null;
  clerk: string;
  mediator: string | null;
  judge: string | null;
  enforcement_officer: string | null;
  /** The rest of the panel, assistant and court clerk. */
  helpers: string[];
  /** Everyone who takes part or has a step of it in hand. */
  people: string[];
  registered_by: string;
  registered_on: CivilDate;
  /** 诉前化解 */
  resolved_on: CivilDate | null;
  /** The first filing. */
  filed_on: CivilDate | null;
  ruled_on: CivilDate | null;
  closed_on: CivilDate | null;
  /** The nearest last day of the clocks that run. */
  due_on: CivilDate | null;
  provisional: boolean;
  /** Every clock that runs is in an exclusion without end. */
  standing_still: boolean;
  /** A clock that is not met yet has been overrun. */
  lapsed: boolean;
  specially_supervised: boolean;
}

/** One legal clock of a dispute. */
export interface DisputeClockRow {
  dispute_id: string;
  clock_id: string;
  rule: string;
  version: string;
  department: string;
  status: string;
  /** An exclusion has begun and has no end yet. */
  excluded: boolean;
  started_on: CivilDate;
  /** The last day; of a period of hours the day on which it ends. */
  due_on: CivilDate | null;
  due_at: Instant | null;
  provisional: boolean;
  /** Once overrun, for good. */
  lapsed_on: CivilDate | null;
}

export interface CaseNumberRow { dispute_id: string; stage: string; number: string }

export interface TodoRow { stream_id: string; step: string; kind: string; owner: string; title: string; since_at: Instant; due_at: Instant }
export interface NoticeRow { stream_id: string; seq: number; ordinal: number; person: string; template: string; params: string; effective_at: Instant; /** When it was written: after a downtime later than the instant it is about. */ recorded_at: Instant }

export interface Database {
  pool: pg.Pool;
  kysely: Kysely<Tables>;
  close(): Promise<void>;
}

const dateOid = 1082;
const timestamptzOid = 1184;
const bigintOid = 20;

const defaultTypeParser: (oid: number, format?: "text" | "binary") => unknown = pg.types.getTypeParser.bind(pg.types);

/** Dates stay civil dates and instants stay canonical strings, whatever the machine's time zone. */
const types = {
  getTypeParser(oid: number, format?: "text" | "binary"): unknown {
    if (oid === dateOid || oid === bigintOid) return (text: string) => text;
    if (oid === timestamptzOid) return (text: string) => new Date(text).toISOString();
    return defaultTypeParser(oid, format);
  },
};

/** How much of the pool reads may take at once: somewhat more than a small server has processors, so that they wait in one queue rather than for each other. */
const readShare = 0.15;

/** A pool of connections to the ledger. `url` is a PostgreSQL URL; `max` connections, 20 unless told otherwise. */
export function openDatabase(url: string, max = 20): Database {
  const pool = new pg.Pool({ connectionString: url, max, types, application_name: "court-task-forces", connectionTimeoutMillis: 5_000, pipeline: true, stream: () => new GatheringSocket() });
  // An idle connection that breaks (PostgreSQL restarted) is dropped by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  // The same for a connection that breaks while a transaction holds it between two statements: its next statement says so.
  pool.on("connect", (client) => { client.on("error", () => undefined); });
  const kysely = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: preparing(pool, Math.ceil(max * readShare)) }) });
  return { pool, kysely, close: () => kysely.destroy() };
}
