import { LRUCache } from "lru-cache";
import type pg from "pg";
import type { Json } from "../domain/decider.ts";
import { courtStream } from "./court-cache.ts";
import { isStreamKind } from "./deciders.ts";
import type { Loaded } from "./ledger.ts";

/** How many characters of states are kept; parsed they take two to three times as many bytes. */
const mostCharacters = 16 * 2 ** 20;

interface Kept { version: string; state: Json; length: number }
interface Row { kind: string; state: string | null; version: string; person_seq: number; seq: number; clock_id: string; court_seq: number | null }

/**
 * The states that this process last read, so that a page opened again neither fetches nor parses them: a campaign's is the
 * whole task book. Each reading asks PostgreSQL whether the row is still the one that was read, and takes it again when it
 * is not; a redaction, which changes a state without an event, is another version of the row too. States are never changed
 * in place, so that readers may share one.
 */
export class StateCache {
  private readonly kept = new LRUCache<string, Kept>({ maxSize: mostCharacters, sizeCalculation: ({ length }) => length });

  /** The stream as it is now, without a lock; undefined when there is none. */
  async load(pool: pg.Pool, stream: string): Promise<Loaded | undefined> {
    const had = this.kept.get(stream);
    const { rows } = await pool.query<Row>({
      name: "load-stream",
      text: `SELECT kind, CASE WHEN xmin::text IS DISTINCT FROM $3 THEN state END AS state, xmin::text AS version, person_seq, seq, clock_id,
        (SELECT seq FROM streams WHERE id = $2) AS court_seq FROM streams WHERE id = $1`,
      values: [stream, courtStream, had?.version ?? null],
    });
    const row = rows[0];
    if (row === undefined || !isStreamKind(row.kind)) return undefined;
    const state = row.state === null ? had?.state : JSON.parse(row.state) as Json;
    if (state === undefined) throw new Error(`the state of ${stream} was neither sent nor kept`);
    if (row.state !== null) this.kept.set(stream, { version: row.version, state, length: row.state.length });
    return { stream, kind: row.kind, state, version: row.person_seq, seq: row.seq, clock: row.clock_id, ...(row.court_seq === null ? {} : { courtSeq: row.court_seq }) };
  }
}
