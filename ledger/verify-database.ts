import type pg from "pg";
import type { Instant } from "../domain/time.ts";
import type { Database } from "./database.ts";
import type { FileStore } from "./files/file-store.ts";
import { fileFaults } from "./files/named-files.ts";
import { inSnapshot, readRows } from "./read-cursor.ts";
import { sealOf } from "./seal.ts";
import { StreamReplay } from "./stream-replay.ts";
import { compareIds, LedgerVerifier, type EventRecord, type LedgerRecord, type Verification } from "./verify-records.ts";

interface StreamRow { id: string; kind: string; seq: number; head_hash: Buffer }
interface EventRow { stream_id: string; seq: number; type: string; v: number; body: string; personal: string | null; salt: Buffer | null; personal_hash: Buffer | null; hash: Buffer; actor: string; effective_at: Instant; recorded_at: Instant }
interface MarkRow { stream_id: string; no: number; seq: number; hash: Buffer }

function eventRecord(row: EventRow): EventRecord {
  return {
    record: "event", stream: row.stream_id, seq: row.seq, body: row.body, personal: row.personal, salt: row.salt, personalHash: row.personal_hash, hash: row.hash,
    columns: { type: row.type, v: row.v, actor: row.actor, effectiveAt: row.effective_at, recordedAt: row.recorded_at },
  };
}

/** A sorted source with its next row in view. */
class Ahead<Row> {
  next: Row | undefined;
  constructor(private readonly rows: AsyncIterator<Row, void>) {}

  async move(): Promise<void> {
    const result = await this.rows.next();
    this.next = result.done === true ? undefined : result.value;
  }
}

/** The ledger of a database in the order of `LedgerRecord`. The client must be inside a transaction. */
export async function* databaseRecords(client: pg.ClientBase): AsyncGenerator<LedgerRecord, void, undefined> {
  const streams = new Ahead(readRows<StreamRow>(client, "SELECT id, kind, seq, head_hash FROM streams ORDER BY id"));
  const marks = new Ahead(readRows<MarkRow>(client, "SELECT stream_id, no, seq, hash FROM seal_heads ORDER BY stream_id, no"));
  const events = new Ahead(readRows<EventRow>(client, "SELECT stream_id, seq, type, v, body, personal, salt, personal_hash, hash, actor, effective_at, recorded_at FROM events ORDER BY stream_id, seq"));
  await streams.move();
  await marks.move();
  await events.move();
  for (;;) {
    const ids = [streams.next?.id, marks.next?.stream_id, events.next?.stream_id].filter((id) => id !== undefined).sort(compareIds);
    const id = ids[0];
    if (id === undefined) break;
    while (streams.next?.id === id) {
      yield { record: "stream", id, kind: streams.next.kind, seq: streams.next.seq, head: streams.next.head_hash };
      await streams.move();
    }
    while (marks.next?.stream_id === id) {
      yield { record: "mark", stream: id, no: marks.next.no, seq: marks.next.seq, hash: marks.next.hash };
      await marks.move();
    }
    while (events.next?.stream_id === id) {
      yield eventRecord(events.next);
      await events.move();
    }
  }
  for await (const row of readRows<Parameters<typeof sealOf>[0]>(client, "SELECT no, sealed_at, streams, events, root, changed, previous, hash FROM seals ORDER BY no")) yield { record: "seal", seal: sealOf(row) };
}

export interface DatabaseVerifyOptions {
  /** Also replays every stream and compares its state. */
  deep?: boolean;
  expectSeal?: string;
  /** Where the files are that the ledger names: missing and altered ones are faults. */
  files?: FileStore;
  /** Ends the check by throwing its reason. */
  signal?: AbortSignal;
  onProgress?: (events: number) => void;
}

/** Calls for `onProgress` come this many events apart. */
const progressEvery = 50_000;

/** Checks the ledger as this transaction sees it. */
export async function verifyIn(client: pg.ClientBase, options: DatabaseVerifyOptions = {}): Promise<Verification> {
  const verifier = new LedgerVerifier({ personal: true, ...(options.expectSeal === undefined ? {} : { expectSeal: options.expectSeal }) });
  const states = options.deep === true ? new StateCheck(client, verifier) : undefined;
  let events = 0;
  for await (const record of databaseRecords(client)) {
    options.signal?.throwIfAborted();
    verifier.take(record);
    if (record.record !== "event") continue;
    await states?.event(record);
    events += 1;
    if (events % progressEvery === 0) options.onProgress?.(events);
  }
  await states?.end();
  if (options.files !== undefined) {
    for await (const fault of fileFaults(client, options.files)) {
      options.signal?.throwIfAborted();
      verifier.fault(fault);
    }
  }
  return verifier.end();
}

/** Checks the whole ledger of a database over one unchanging picture of it, while people go on working. */
export function verifyDatabase(database: Database, options: DatabaseVerifyOptions = {}): Promise<Verification> {
  return inSnapshot(database.pool, (client) => verifyIn(client, options));
}

/** Replays stream after stream and compares with the stored rows. */
class StateCheck {
  private replay: StreamReplay | undefined;
  private failed = false;

  constructor(private readonly client: pg.ClientBase, private readonly verifier: LedgerVerifier) {}

  async event(event: EventRecord): Promise<void> {
    if (this.replay?.id !== event.stream) {
      await this.end();
      this.replay = new StreamReplay(event.stream);
      this.failed = false;
    }
    if (this.failed) return;
    try {
      this.replay.take(event);
      this.replay.notices = [];
    } catch (error) {
      this.failed = true;
      this.verifier.fault({ code: "replay-failed", stream: event.stream, seq: event.seq, details: error instanceof Error ? error.message : String(error) });
    }
  }

  async end(): Promise<void> {
    if (this.replay === undefined || this.failed) return;
    const replayed = this.replay.row();
    const { rows } = await this.client.query<{ same: boolean | null; same_facts: boolean }>(
      `SELECT state = $2 AS same, (kind, clock_id, seq, person_seq, open) = ($3, $4, $5, $6, $7) AND next_alarm_at IS NOT DISTINCT FROM $8 AND phases = $9 AS same_facts
       FROM streams WHERE id = $1`,
      [replayed.id, replayed.state, replayed.kind, replayed.clock_id, replayed.seq, replayed.person_seq, replayed.open, replayed.next_alarm_at, replayed.phases],
    );
    const row = rows[0];
    if (row?.same === false) this.verifier.fault({ code: "state-differs", stream: replayed.id, seq: replayed.seq });
    else if (row?.same_facts === false) this.verifier.fault({ code: "state-differs", stream: replayed.id, seq: replayed.seq, details: "kind, clock, version, alarm, phases or open" });
  }
}
