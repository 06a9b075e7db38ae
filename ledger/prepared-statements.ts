import { sql, type PostgresCursor, type PostgresPool, type PostgresPoolClient, type PostgresQueryResult, type RawBuilder } from "kysely";
import type pg from "pg";

const mark = "/* prepared */";

/**
 * Stands at the beginning of a short statement that every connection may prepare once and then run by its name. Only for
 * statements whose plan does not hang on their parameters: after some runs PostgreSQL stops planning them anew. What would
 * make a page's plan look dearer than it is, its length, is written into the text (`sql.lit`), not bound.
 */
export const prepared: RawBuilder<unknown> = sql.raw(mark);

/** A prepared statement costs memory in every connection: only texts that come back are prepared, and only so many; others are planned each time. */
const mostTexts = 64;
const comesBackAfter = 8;
const mostCounted = 1_000;
/** Short statements in one packet: more of them would wait for each other longer than their packets cost. */
const mostTogether = 4;

interface Waiting { statement: { name?: string; text: string; values: unknown[] }; resolve: (result: unknown) => void; reject: (reason: unknown) => void }

/**
 * The pool as kysely uses it, with at most `atOnce` of its connections: many reads at once only slow each other down, and
 * commands must find a connection beside them. Marked statements are prepared, and those that are asked for in one turn of
 * the event loop (the parts of one page) go to PostgreSQL together: waking a connection costs more than such a statement.
 * Each of them stands for itself, also when one fails. Transactions take a connection of the pool, not kysely's.
 */
export function preparing(pool: pg.Pool, atOnce: number): PostgresPool {
  const names = new Map<string, string>();
  const counted = new Map<string, number>();
  const turns: (() => void)[] = [];
  let running = 0;
  let gathering: Waiting[] | undefined;

  function nameOf(text: string): string | undefined {
    if (!text.startsWith(mark)) return undefined;
    const name = names.get(text);
    if (name !== undefined || names.size >= mostTexts) return name;
    const times = (counted.get(text) ?? 0) + 1;
    if (times < comesBackAfter) {
      if (counted.size >= mostCounted) counted.clear();
      counted.set(text, times);
      return undefined;
    }
    counted.delete(text);
    const given = `prepared-${names.size + 1}`;
    names.set(text, given);
    return given;
  }

  async function turn(): Promise<void> {
    if (running >= atOnce) return new Promise((resolve) => turns.push(resolve));
    running += 1;
  }

  function giveTurn(): void {
    const next = turns.shift();
    if (next === undefined) running -= 1;
    else next();
  }

  async function send(batch: Waiting[]): Promise<void> {
    await turn();
    try {
      const client = await pool.connect();
      if (gathering === batch) gathering = undefined;
      const answers = await Promise.allSettled(batch.map(({ statement, resolve, reject }) => client.query(statement).then(resolve, (reason: unknown) => {
        reject(reason);
        throw reason;
      })));
      client.release(answers.some(({ status }) => status === "rejected"));
    } catch (reason) {
      if (gathering === batch) gathering = undefined;
      for (const { reject } of batch) reject(reason);
    } finally {
      giveTurn();
    }
  }

  function ask(text: string, values: unknown[]): Promise<unknown> {
    const name = nameOf(text);
    return new Promise((resolve, reject) => {
      const waiting: Waiting = { statement: name === undefined ? { text, values } : { name, text, values }, resolve, reject };
      if (name !== undefined && gathering !== undefined && gathering.length < mostTogether) {
        gathering.push(waiting);
        return;
      }
      const batch = [waiting];
      if (name !== undefined) gathering = batch;
      void send(batch);
    });
  }

  function query<R>(text: string, values: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  function query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  function query(text: unknown, values: readonly unknown[] = []): unknown {
    if (typeof text !== "string") throw new TypeError("nothing is read through a cursor of kysely's");
    if (/^(begin|start transaction)/i.test(text)) throw new TypeError("a transaction takes a connection of the pool");
    return ask(text, [...values]);
  }

  const client: PostgresPoolClient = { query, release: () => undefined };
  return { connect: () => Promise.resolve(client), end: () => pool.end() };
}
