import { demoFoundedAt, loadDemoDisputes } from "../../api/demo-disputes.ts";
import { prepareDemo } from "../../api/demo.ts";
import { Accounts } from "../../api/identity/accounts.ts";
import { demoStartsAt } from "../../demo/load-demo.ts";
import { disputeStatuses } from "../../domain/dispute/dispute.ts";
import { openDatabase, type Database } from "../../ledger/database.ts";
import { migrate } from "../../ledger/migrate.ts";
import { openLedger } from "../../ledger/open-ledger.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { createDatabase } from "../stack/database.ts";
import { faultsOf } from "../stack/sound-ledger.ts";

let database: Database;
let ledger: Ledger;
let drop: () => Promise<void>;
const told: { done: number; all: number }[] = [];

const load = (): Promise<number> => loadDemoDisputes({ database, ledger, told: (done, all) => void told.push({ done, all }) });

/** Cut off half-way, as by a Ctrl-C, and begun again. */
beforeAll(async () => {
  const own = await createDatabase();
  drop = () => own.drop();
  database = openDatabase(own.url);
  await migrate(database);
  ledger = openLedger(database, { poke: () => undefined, wallNow: () => Date.parse(demoFoundedAt) });
  await prepareDemo(ledger, new Accounts(database.pool), demoFoundedAt);
  const cutOff = new Error("cut off");
  await expect(loadDemoDisputes({ database, ledger, told: (done, all) => { if (done > all / 2) throw cutOff; } })).rejects.toBe(cutOff);
  await load();
}, 600_000);

afterAll(async () => {
  await database.close();
  await drop();
});

async function counted(sql: string): Promise<Map<string, number>> {
  const { rows } = await database.pool.query<{ name: string; n: number }>(sql);
  return new Map(rows.map(({ name, n }) => [name, n]));
}

test("all 300 are in the ledger, and every status is among them", async () => {
  const byStatus = await counted("SELECT status AS name, count(*)::int AS n FROM disputes GROUP BY 1");
  expect([...byStatus.values()].reduce((sum, n) => sum + n, 0)).toBe(300);
  expect([...byStatus.keys()].sort()).toEqual(disputeStatuses.filter((status) => status !== "Unregistered").sort());
  expect(told.at(-1)).toEqual({ done: told.at(-1)?.all, all: told.at(-1)?.all });
});

test("several are about to reach their limit, some have overrun it; days were excluded, terms extended, procedures converted", async () => {
  const { rows } = await database.pool.query<{ near: number; over: number }>(
    `SELECT count(*) FILTER (WHERE due_on BETWEEN $1::date AND $1::date + 7)::int AS near, count(*) FILTER (WHERE due_on < $1::date)::int AS over FROM dispute_clocks WHERE status = 'running'`, [demoStartsAt.slice(0, 10)]);
  expect(rows[0]?.near).toBeGreaterThanOrEqual(20);
  expect(rows[0]?.over).toBeGreaterThanOrEqual(10);
  const events = await counted("SELECT type AS name, count(*)::int AS n FROM events GROUP BY 1");
  for (const type of ["ExclusionGranted", "ExclusionEnded", "ExtensionGranted", "Converted", "Adjourned", "Appealed", "ObjectionRaised", "ClockLapsed", "PeriodExpired", "SealedStatementRecorded"]) expect({ type, n: events.get(type) ?? 0 }).not.toEqual({ type, n: 0 });
});

test("the court's clock has come to the morning on which the demonstration begins, and a second load does nothing", async () => {
  const { clock } = (await ledger.court()).state;
  expect(clock).toMatchObject({ courtAnchorAt: demoStartsAt, scale: 1 });
  const { rows } = await database.pool.query<{ late: number }>("SELECT count(*)::int AS late FROM streams WHERE next_alarm_at < $1", [demoStartsAt]);
  expect(rows[0]?.late).toBe(0);
  expect(await load()).toBe(0);
});

test("the ledger is sound: every alarm fired once and in its order, the chain verifies, boards say what the events say", async () => {
  expect(await faultsOf(database)).toEqual([]);
}, 300_000);
