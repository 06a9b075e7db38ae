import { createHash, randomUUID } from "node:crypto";
import type { Outcome } from "../../ledger/ledger.ts";
import { aRegistration } from "../builders/item-registration.ts";
import { liveCourt, type LiveCourt } from "../stack/live-court.ts";
import { startServers, type Servers } from "../stack/servers.ts";
import { faultsOf } from "../stack/sound-ledger.ts";

const judge = "p-civil2-judge-1";
const clerk = "p-office-clerk-1";
const outageMs = 5_000;

let servers: Servers;
let court: LiveCourt;
beforeAll(async () => {
  servers = await startServers();
  court = await liveCourt({ databaseUrl: servers.databaseUrl, temporalAddress: servers.temporalAddress });
}, 60_000);
afterAll(async () => {
  await court.close();
  await servers.close();
}, 30_000);

test("PostgreSQL stopped in the middle of commands: callers get errors, and with retries under the same key every command is there exactly once", async () => {
  const worker = await court.startWorker();
  const ids = Array.from({ length: 10 }, (_, index) => `w-pg-${String(index)}`);
  for (const id of ids) {
    await court.done("work-item", id, aRegistration(), clerk);
    await court.done("work-item", id, { type: "Accept" }, judge);
  }
  await court.served();
  let errors = 0;
  let accepted = 0;
  let stopping: Promise<void> | undefined;
  const retryUntilMs = Date.now() + 60_000;

  /** A caller that repeats its command under the same key until it has an answer. */
  async function report(id: string, n: number): Promise<Outcome> {
    const command = { type: "Report" as const, summary: `第 ${String(n)} 次` };
    const key = randomUUID();
    const bodyHash = createHash("sha256").update(JSON.stringify(command)).digest();
    for (;;) {
      try {
        return await court.ledger.execute({ stream: id, kind: "work-item", command, actor: { id: judge }, key, bodyHash });
      } catch (error) {
        errors += 1;
        if (Date.now() > retryUntilMs) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  async function outage(): Promise<void> {
    await servers.stopPostgres();
    await new Promise((resolve) => setTimeout(resolve, outageMs));
    await servers.startPostgres();
  }

  const outcomes = (await Promise.all(ids.map(async (id) => {
    const own: Outcome[] = [];
    for (let n = 0; n < 20; n += 1) {
      own.push(await report(id, n));
      accepted += 1;
      if (accepted === 100) stopping = outage();
    }
    return own;
  }))).flat();
  await stopping;
  expect(errors).toBeGreaterThan(0);
  expect(outcomes.filter(({ outcome }) => outcome !== "accepted")).toEqual([]);
  const { rows } = await court.database.pool.query<{ stream_id: string; n: string }>("SELECT stream_id, count(*) AS n FROM events WHERE type = 'Reported' GROUP BY stream_id");
  expect(rows.map(({ n }) => Number(n))).toEqual(ids.map(() => 20));
  // The worker has lived through it: it serves what comes next.
  await court.leapTo("2026-07-01T01:00:00.000Z");
  await court.served(40_000);
  expect(await court.count("SELECT count(DISTINCT stream_id) AS n FROM events WHERE type = 'RungFired'")).toBe(ids.length);
  expect(await faultsOf(court.database)).toEqual([]);
  expect(await worker.stop()).toBe(0);
}, 120_000);
