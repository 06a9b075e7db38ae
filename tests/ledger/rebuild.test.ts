import { rebuild } from "../../ledger/rebuild.ts";
import { livedCampaign, livedCourt } from "../builders/lived-court.ts";

const tables: Record<string, string> = { streams: "id", work_items: "id", campaigns: "id", todos: "stream_id, step", notices: "stream_id, seq, ordinal, person" };

type Lived = Awaited<ReturnType<typeof livedCourt>>;
let court: Lived;
beforeAll(async () => { court = await livedCourt(); }, 120_000);
afterAll(() => court.close());

/** Every byte of the tables that are functions of the events. */
async function dump(): Promise<Record<string, string>> {
  const text: Record<string, string> = {};
  for (const [table, key] of Object.entries(tables)) {
    const { rows } = await court.database.pool.query<{ all: string }>(`SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY ${key}), '') AS all FROM ${table} t`);
    text[table] = rows[0]!.all;
  }
  return text;
}

test("what the door wrote is what the events say, to the byte", async () => {
  const result = await rebuild(court.database, { check: true });
  expect(result.differences).toEqual([]);
  expect(result.events).toBeGreaterThan(200);
});

test("states, boards, todos and inboxes come back to the same bytes from the events alone", async () => {
  const before = await dump();
  for (const [table, text] of Object.entries(before)) expect({ table, empty: text === "" }).toEqual({ table, empty: false });
  await court.database.pool.query(`TRUNCATE ${Object.keys(tables).join(", ")}`);
  await rebuild(court.database);
  expect(await dump()).toEqual(before);
});

test("a check names the row that differs and leaves it; a rebuild puts only that right", async () => {
  const before = await dump();
  await court.database.pool.query("UPDATE campaigns SET title = 'x' WHERE id = $1", [livedCampaign]);
  await court.database.pool.query("DELETE FROM todos WHERE (stream_id, step) = (SELECT stream_id, step FROM todos ORDER BY 1, 2 LIMIT 1)");
  const checked = await rebuild(court.database, { check: true });
  expect(checked.differences.map(({ table, found }) => `${table} ${found}`)).toEqual(["campaigns different", "todos missing"]);
  expect((await rebuild(court.database, { check: true })).differenceCount).toBe(2);
  expect((await rebuild(court.database)).differenceCount).toBe(2);
  expect(await dump()).toEqual(before);
});

test("people go on working while the ledger is rebuilt, and their work is in it", async () => {
  const item = court.items[0]!;
  const { rows } = await court.database.pool.query<{ responsible: string }>("SELECT responsible FROM work_items WHERE id = $1", [item]);
  const working = (async () => {
    for (let n = 0; n < 20; n += 1) await court.done("work-item", item, { type: "Report", summary: `第 ${n} 次`, progress: 40 }, rows[0]!.responsible);
  })();
  const [result] = await Promise.all([rebuild(court.database), working]);
  expect(result.differences).toEqual([]);
  expect((await rebuild(court.database, { check: true })).differences).toEqual([]);
});
