import { sql } from "kysely";
import { prepared } from "../../ledger/prepared-statements.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

let court: CourtLedger;
beforeAll(async () => { court = await courtLedger(); }, 60_000);
afterAll(() => court.close());

const divided = async (by: number): Promise<number | undefined> => (await sql<{ n: number }>`${prepared} SELECT 12 / ${by}::int AS n`.execute(court.database.kysely)).rows[0]?.n;

/** Until the statement has a name. */
async function comesBack(): Promise<void> {
  for (let time = 0; time < 10; time += 1) expect(await divided(1)).toBe(12);
}

test("of statements sent together one fails and the others answer", async () => {
  await comesBack();
  const answers = await Promise.allSettled([divided(2), divided(0), divided(3), divided(4), divided(0), divided(6)]);
  expect(answers.map((answer) => (answer.status === "fulfilled" ? answer.value : "failed"))).toEqual([6, "failed", 4, 3, "failed", 2]);
  expect(await divided(12)).toBe(1);
});

test("a statement that comes back is prepared under one name, and another one never gets its answer", async () => {
  await comesBack();
  for (let time = 0; time < 10; time += 1) await sql`${prepared} SELECT ${time}::int AS other`.execute(court.database.kysely);
  const mixed = await Promise.all([divided(3), sql<{ other: number }>`${prepared} SELECT ${7}::int AS other`.execute(court.database.kysely), divided(4)]);
  expect([mixed[0], mixed[1].rows, mixed[2]]).toEqual([4, [{ other: 7 }], 3]);
});

test("however many reads are asked for at once, commands find connections beside them", async () => {
  const { pool, kysely } = court.database;
  const holder = await pool.connect();
  await holder.query("SELECT pg_advisory_lock(11)");
  const reads = Array.from({ length: 3 * pool.options.max }, (_, n) => sql`SELECT pg_advisory_lock_shared(11), pg_advisory_unlock_shared(11), ${n}::int`.execute(kysely));
  const commands = await Promise.all(Array.from({ length: pool.options.max }, () => pool.query<{ n: number }>("SELECT 1 AS n")));
  expect(commands.length).toBe(pool.options.max);
  await holder.query("SELECT pg_advisory_unlock(11)");
  holder.release();
  expect((await Promise.all(reads)).length).toBe(3 * pool.options.max);
});

test("a transaction is not begun on a connection that reads share", async () => {
  await expect(court.database.kysely.transaction().execute(() => Promise.resolve())).rejects.toThrow("a transaction takes a connection of the pool");
});
