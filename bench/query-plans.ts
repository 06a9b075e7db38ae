import { Kysely, PostgresDialect } from "kysely";
import type pg from "pg";
import type { Tables } from "../ledger/database.ts";
import { largeTables } from "./plausible-rows.ts";

interface Seen { sql: string; parameters: readonly unknown[] }

/** Runs a read and gives the plan of each of its queries, as EXPLAIN (ANALYZE, BUFFERS) prints it. */
export async function plansOf(pool: pg.Pool, read: (db: Kysely<Tables>) => Promise<unknown>): Promise<string[][]> {
  const seen: Seen[] = [];
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), log: (event) => void seen.push({ sql: event.query.sql, parameters: event.query.parameters }) });
  await read(db);
  const plans: string[][] = [];
  for (const { sql, parameters } of seen) {
    const { rows } = await pool.query<{ "QUERY PLAN": string }>(`EXPLAIN (ANALYZE, BUFFERS) ${sql}`, [...parameters]);
    plans.push(rows.map((row) => row["QUERY PLAN"]));
  }
  return plans;
}

/** Large tables that a plan reads whole. */
export function wholeReads(plan: readonly string[]): string[] {
  return largeTables.filter((table) => plan.some((line) => new RegExp(`Seq Scan on ${table}\\b`).test(line)));
}
