import type pg from "pg";

/** Rows in one round trip: enough to make the trip cheap, few enough to hold. */
const rowsAFetch = 2_000;

let cursors = 0;

/**
 * The rows of a query, read through a cursor so that memory does not grow with their number. The client must be inside a
 * transaction; several cursors of one client may be read in turn. `text` takes no parameters.
 */
export async function* readRows<Row extends pg.QueryResultRow>(client: pg.ClientBase, text: string): AsyncGenerator<Row, void, undefined> {
  const name = `read_${(cursors += 1)}`;
  await client.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${text}`);
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${rowsAFetch} FROM ${name}`);
    yield* rows;
    if (rows.length < rowsAFetch) break;
  }
  await client.query(`CLOSE ${name}`);
}

/** Runs a reading over one unchanging picture of the database, while others go on writing. */
export async function inSnapshot<T>(pool: pg.Pool, read: (client: pg.ClientBase) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken = true;
  try {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const value = await read(client);
    await client.query("COMMIT");
    broken = false;
    return value;
  } finally {
    client.release(broken);
  }
}
