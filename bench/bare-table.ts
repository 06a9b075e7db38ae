import type { Database } from "../ledger/database.ts";

/** The baseline "bare one-row transaction": BEGIN; INSERT; COMMIT in three round trips on a connection of the pool. */
export interface BareTable { write(): Promise<void> }

/** About as long as the text of an event. */
const body = JSON.stringify({ text: "已走访企业三家，收集需求十二条，其中八条已答复".repeat(6) });

export async function openBareTable({ pool }: Database): Promise<BareTable> {
  await pool.query("CREATE TABLE IF NOT EXISTS bare_rows (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, body text NOT NULL)");
  return {
    async write() {
      const client = await pool.connect();
      try {
        await client.query("BEGIN");
        await client.query({ name: "bare-row", text: "INSERT INTO bare_rows (body) VALUES ($1)", values: [body] });
        await client.query("COMMIT");
      } finally {
        client.release();
      }
    },
  };
}
