import type pg from "pg";
import { courtView, type Court } from "../domain/court/court-view.ts";
import type { CourtState } from "../domain/court/court.ts";
import type { CampaignRow, CaseNumberRow, Database, DisputeClockRow, DisputeRow, NoticeRow, SimilarTextRow, TodoRow, WorkItemRow } from "./database.ts";
import { courtStream } from "./court-cache.ts";
import { deciderOf } from "./deciders.ts";
import { beginExclusive } from "./lock-streams.ts";
import { inSnapshot, readRows } from "./read-cursor.ts";
import { compareWithShadow, dropShadow, makeShadow, putRight, shadowSchema, type Difference } from "./rebuild-shadow.ts";
import { StreamReplay, type ReplayedStream } from "./stream-replay.ts";
import { insertCaseNumbers, upsertCampaigns, upsertDisputeClocks, upsertDisputes, upsertSimilarTexts, upsertWorkItems } from "./write-statement.ts";

interface StoredEvent { stream_id: string; seq: number; body: string; personal: string | null; hash: Buffer }

/** Rows gathered before they are written to the shadow tables in one transaction. */
const rowsABatch = 2_000;
/** Characters of states gathered before they are written, so that long-lived streams do not fill the memory. */
const charactersABatch = 4_000_000;

/** Rows on their way to the shadow tables. */
class Batch {
  private streams: ReplayedStream[] = [];
  private items: WorkItemRow[] = [];
  private campaigns: CampaignRow[] = [];
  private disputes: DisputeRow[] = [];
  private disputeClocks: DisputeClockRow[] = [];
  private caseNumbers: CaseNumberRow[] = [];
  private similarTexts: SimilarTextRow[] = [];
  private todos: TodoRow[] = [];
  private notices: NoticeRow[] = [];
  private characters = 0;

  constructor(private readonly client: pg.ClientBase, private readonly court: Court) {}

  /** Takes the stream's inbox rows as they come, so that a long stream does not gather all of its own. */
  async notice(replay: StreamReplay): Promise<void> {
    for (const notice of replay.notices) this.notices.push({ stream_id: notice.stream, seq: notice.seq, ordinal: notice.ordinal, person: notice.person, template: notice.template, params: notice.params, effective_at: notice.effectiveAt, recorded_at: notice.recordedAt });
    replay.notices = [];
    if (this.notices.length >= rowsABatch) await this.write();
  }

  async stream(replay: StreamReplay): Promise<void> {
    await this.notice(replay);
    const row = replay.row();
    this.streams.push(row);
    this.characters += row.state.length;
    const rows = replay.rows(this.court);
    if (rows.workItem !== undefined) this.items.push(rows.workItem);
    if (rows.campaign !== undefined) this.campaigns.push(rows.campaign);
    if (rows.dispute?.dispute !== undefined) this.disputes.push(rows.dispute.dispute);
    this.disputeClocks.push(...(rows.dispute?.clocks ?? []));
    this.caseNumbers.push(...(rows.dispute?.caseNumbers ?? []));
    this.similarTexts.push(...[rows.similarText()].filter((text) => text !== undefined));
    this.todos.push(...rows.todos);
    if (this.streams.length >= rowsABatch || this.characters >= charactersABatch) await this.write();
  }

  async write(): Promise<void> {
    const { client } = this;
    await client.query("BEGIN");
    await client.query(`SET LOCAL search_path TO ${shadowSchema}`);
    await client.query("INSERT INTO streams SELECT * FROM json_populate_recordset(NULL::streams, $1::json)", [JSON.stringify(this.streams)]);
    await client.query(upsertWorkItems("$1"), [JSON.stringify(this.items)]);
    await client.query(upsertCampaigns("$1"), [JSON.stringify(this.campaigns)]);
    await client.query(upsertDisputes("$1"), [JSON.stringify(this.disputes)]);
    await client.query(upsertDisputeClocks("$1"), [JSON.stringify(this.disputeClocks)]);
    await client.query(insertCaseNumbers("$1"), [JSON.stringify(this.caseNumbers)]);
    await client.query(upsertSimilarTexts("$1"), [JSON.stringify(this.similarTexts)]);
    await client.query("INSERT INTO todos SELECT * FROM json_populate_recordset(NULL::todos, $1::json)", [JSON.stringify(this.todos)]);
    await client.query("INSERT INTO notices SELECT * FROM json_populate_recordset(NULL::notices, $1::json)", [JSON.stringify(this.notices)]);
    await client.query("COMMIT");
    this.streams = [];
    this.characters = 0;
    this.items = [];
    this.campaigns = [];
    this.disputes = [];
    this.disputeClocks = [];
    this.caseNumbers = [];
    this.similarTexts = [];
    this.todos = [];
    this.notices = [];
  }
}

const eventColumns = "stream_id, seq, body, personal, hash";

async function replayAll(events: AsyncIterable<StoredEvent>, batch: Batch, onProgress: ((events: number) => void) | undefined): Promise<{ streams: number; events: number }> {
  const counts = { streams: 0, events: 0 };
  let replay: StreamReplay | undefined;
  const finish = async (): Promise<void> => {
    if (replay === undefined) return;
    await batch.stream(replay);
    counts.streams += 1;
  };
  for await (const event of events) {
    if (replay?.id !== event.stream_id) {
      await finish();
      replay = new StreamReplay(event.stream_id);
    }
    replay.take(event);
    if (replay.notices.length > 0) await batch.notice(replay);
    counts.events += 1;
    if (counts.events % 50_000 === 0) onProgress?.(counts.events);
  }
  await finish();
  await batch.write();
  return counts;
}

/** The settings by which rows are projected, from the court's own events. */
async function courtFromEvents(client: pg.ClientBase): Promise<Court> {
  const replay = new StreamReplay(courtStream);
  const { rows } = await client.query<StoredEvent>(`SELECT ${eventColumns} FROM events WHERE stream_id = $1 ORDER BY seq`, [courtStream]);
  for (const row of rows) replay.take(row);
  return courtView((rows.length === 0 ? deciderOf("court").initial : replay.state) as CourtState);
}

/** Streams that went on while the shadow was filled: they are done again under the door's lock. */
async function moved(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `SELECT coalesce(e.stream_id, s.id) AS id FROM (SELECT stream_id, max(seq) AS seq FROM events GROUP BY stream_id) e
     FULL JOIN ${shadowSchema}.streams s ON s.id = e.stream_id WHERE s.seq IS DISTINCT FROM e.seq ORDER BY 1`,
  );
  return rows.map((row) => row.id);
}

export interface RebuildOptions {
  /** Only compare; change nothing. */
  check?: boolean;
  onProgress?: (events: number) => void;
}

export interface Rebuilt { streams: number; events: number; /** Rows that differed from what the events say, by table; with `check` they still do. */ differences: Difference[]; differenceCount: number }

/**
 * Computes the state of every stream and all projection rows (work items, campaigns, todos, inbox) again from the events
 * alone, by the same functions as the door, into shadow tables; then, for as long as a comparison takes, holds the door,
 * catches up with what was written meanwhile, and puts right every row that differs. The same events give the same bytes.
 * Throws what a decider throws on events it cannot replay: nothing is changed then.
 */
export async function rebuild(database: Database, options: RebuildOptions = {}): Promise<Rebuilt> {
  const writer = await database.pool.connect();
  let broken = true;
  try {
    await makeShadow(writer);
    const counts = await inSnapshot(database.pool, async (reader) => {
      const batch = new Batch(writer, await courtFromEvents(reader));
      return replayAll(readRows<StoredEvent>(reader, `SELECT ${eventColumns} FROM events ORDER BY stream_id, seq`), batch, options.onProgress);
    });
    const result = await catchUp(database, writer, options.check === true);
    await dropShadow(writer);
    broken = false;
    return { ...counts, ...result };
  } finally {
    writer.release(broken);
  }
}

async function catchUp(database: Database, writer: pg.ClientBase, check: boolean): Promise<{ differences: Difference[]; differenceCount: number }> {
  const holder = await database.pool.connect();
  let broken = true;
  try {
    await holder.query(beginExclusive);
    const late = await moved(holder);
    if (late.length > 0) {
      for (const table of ["streams", "work_items", "campaigns", "disputes", "similar_texts"]) await writer.query(`DELETE FROM ${shadowSchema}.${table} WHERE id = ANY($1)`, [late]);
      for (const table of ["dispute_clocks", "case_numbers"]) await writer.query(`DELETE FROM ${shadowSchema}.${table} WHERE dispute_id = ANY($1)`, [late]);
      for (const table of ["todos", "notices"]) await writer.query(`DELETE FROM ${shadowSchema}.${table} WHERE stream_id = ANY($1)`, [late]);
      const { rows } = await holder.query<StoredEvent>(`SELECT ${eventColumns} FROM events WHERE stream_id = ANY($1) ORDER BY stream_id, seq`, [late]);
      await replayAll(each(rows), new Batch(writer, await courtFromEvents(holder)), undefined);
    }
    const result = await compareWithShadow(holder);
    if (!check) await putRight(holder);
    await holder.query("COMMIT");
    broken = false;
    return result;
  } finally {
    holder.release(broken);
  }
}

async function* each<Row>(rows: Row[]): AsyncGenerator<Row, void, undefined> {
  yield* await Promise.resolve(rows);
}
