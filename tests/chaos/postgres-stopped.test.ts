import { createHash, randomUUID } from "node:crypto";
import type { Outcome } from "../../ledger/ledger.ts";
import { aRegistration } from "../builders/item-registration.ts";
import { givenAt, timelineOf, toldByTheDeciders, toldByTheLedger, type Given } from "../stack/decider-alone.ts";
import { liveCourt, type LiveCourt } from "../stack/live-court.ts";
import { startServers, type Servers } from "../stack/servers.ts";
import { faultsOf } from "../stack/sound-ledger.ts";

const judge = "p-civil2-judge-1";
const clerk = "p-office-clerk-1";
/** After the whole ladder of an item that was due at the end of March, at an hour when no rung falls due. */
const summerNoon = "2026-07-01T04:00:00.000Z";
const outageMs = 20_000;

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
  const given: Given[] = [];
  for (const stream of ids) {
    for (const [command, by] of [[aRegistration(), clerk], [{ type: "Accept" }, judge]] as const) {
      const outcome = await court.send("work-item", stream, command, by);
      if (outcome.outcome !== "accepted") throw new Error(JSON.stringify(outcome));
      given.push(await givenAt(court, outcome.seq, { stream, kind: "work-item", command, by }));
    }
  }
  await court.served();
  let errors = 0;
  let accepted = 0;
  let stopping: Promise<void> | undefined;
  const retryUntilMs = Date.now() + outageMs + 60_000;

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
    // How long it is away is the rule's own number; nothing is waited for by it.
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
  // The worker has lived through it: it serves what comes next, and no rung is missing of what the deciders alone would have fired.
  await court.leapTo(summerNoon);
  await court.served(60_000);
  for (const stream of ids) {
    const { rows: reports } = await court.database.pool.query<{ seq: number; summary: string }>("SELECT seq, coalesce(personal, body)::json -> 'payload' ->> 'summary' AS summary FROM events WHERE stream_id = $1 AND type = 'Reported' ORDER BY seq", [stream]);
    for (const { seq, summary } of reports) given.push(await givenAt(court, seq, { stream, kind: "work-item", command: { type: "Report", summary }, by: judge }));
  }
  const fired = await timelineOf(court, await toldByTheLedger(court, "standing/civil-2"));
  expect(fired).toEqual(await timelineOf(court, await toldByTheDeciders(court, given, summerNoon)));
  expect(fired.filter((line) => line.includes('"escalation"')).length).toBeGreaterThan(5 * ids.length);
  expect(await faultsOf(court.database)).toEqual([]);
  expect(await worker.stop()).toBe(0);
}, 180_000);
