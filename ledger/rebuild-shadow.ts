import type pg from "pg";

/** Where the rebuilt rows stand until they are compared. A name of its own, so that the door's statements work in it unchanged. */
export const shadowSchema = "ledger_rebuild";

/** Everything that is a function of the events, with the key of each table. */
const tables = [
  { name: "streams", key: ["id"] },
  { name: "work_items", key: ["id"] },
  { name: "campaigns", key: ["id"] },
  { name: "disputes", key: ["id"] },
  { name: "dispute_clocks", key: ["dispute_id", "clock_id"] },
  { name: "case_numbers", key: ["dispute_id", "stage", "number"] },
  { name: "similar_texts", key: ["id"] },
  { name: "todos", key: ["stream_id", "step"] },
  { name: "notices", key: ["stream_id", "seq", "ordinal", "person"] },
] as const;

/** A row that is not what the events say. */
export interface Difference {
  table: string;
  /** Key values, in order of the key. */
  key: string[];
  found: "missing" | "surplus" | "different";
}

/** Differences beyond these are counted only. */
const maxListed = 1_000;

/** Only one rebuild at a time; held by the session. */
const rebuildLock = 7_303;

/** Makes empty shadow tables; an interrupted rebuild's are thrown away. Rejects while another rebuild runs. */
export async function makeShadow(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ locked: boolean }>("SELECT pg_try_advisory_lock($1) AS locked", [rebuildLock]);
  if (rows[0]?.locked !== true) throw new Error("another rebuild is running");
  await client.query(`DROP SCHEMA IF EXISTS ${shadowSchema} CASCADE; CREATE SCHEMA ${shadowSchema}`);
  for (const { name, key } of tables) await client.query(`CREATE UNLOGGED TABLE ${shadowSchema}.${name} (LIKE ${name}, PRIMARY KEY (${key.join(", ")}))`);
}

export async function dropShadow(client: pg.ClientBase): Promise<void> {
  await client.query(`DROP SCHEMA ${shadowSchema} CASCADE`);
  await client.query("SELECT pg_advisory_unlock($1)", [rebuildLock]);
}

const join = (key: readonly string[]): string => key.map((column) => `live.${column} = shadow.${column}`).join(" AND ");

/** Compares the live rows with the shadow by their bytes: the text form of a whole row. */
export async function compareWithShadow(client: pg.ClientBase): Promise<{ differences: Difference[]; differenceCount: number }> {
  const differences: Difference[] = [];
  let differenceCount = 0;
  for (const { name, key } of tables) {
    const keyText = key.map((column) => `coalesce(live.${column}, shadow.${column})::text`).join(", ");
    await client.query(
      `CREATE TEMPORARY TABLE rebuild_${name} ON COMMIT DROP AS
       SELECT ${key.map((column) => `coalesce(live.${column}, shadow.${column}) AS ${column}`).join(", ")}, ARRAY[${keyText}] AS key_text,
         CASE WHEN live IS NULL THEN 'missing' WHEN shadow IS NULL THEN 'surplus' ELSE 'different' END AS found
       FROM (SELECT t.*, t::text AS whole FROM ${name} t) live FULL JOIN (SELECT t.*, t::text AS whole FROM ${shadowSchema}.${name} t) shadow ON ${join(key)}
       WHERE live.whole IS DISTINCT FROM shadow.whole`,
    );
    const { rows } = await client.query<{ key_text: string[]; found: Difference["found"] }>(`SELECT key_text, found FROM rebuild_${name} ORDER BY ${key.join(", ")} LIMIT ${maxListed}`);
    const { rows: counts } = await client.query<{ n: number }>(`SELECT count(*)::int AS n FROM rebuild_${name}`);
    differenceCount += counts[0]?.n ?? 0;
    for (const row of rows) if (differences.length < maxListed) differences.push({ table: name, key: row.key_text, found: row.found });
  }
  return { differences, differenceCount };
}

/** Puts the shadow's row in the place of every row that differs, in the transaction of the comparison. */
export async function putRight(client: pg.ClientBase): Promise<void> {
  for (const { name, key } of tables) {
    const theirs = key.map((column) => `t.${column} = d.${column}`).join(" AND ");
    await client.query(`DELETE FROM ${name} t USING rebuild_${name} d WHERE ${theirs}`);
    await client.query(`INSERT INTO ${name} SELECT t.* FROM ${shadowSchema}.${name} t JOIN rebuild_${name} d ON ${theirs}`);
  }
  // A stream whose row was lost may have lost its clock as well; the sweep starts the process.
  await client.query("INSERT INTO clocks (id, wanted) SELECT DISTINCT clock_id, 1 FROM streams WHERE open ON CONFLICT (id) DO NOTHING");
}
