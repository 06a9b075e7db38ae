import { recover } from "../../temporal/recovery.ts";
import { aRegistration } from "../builders/item-registration.ts";
import { aLivePlan } from "../builders/live-plan.ts";
import { liveCourt, type LiveCourt } from "../stack/live-court.ts";
import { startServers, type Servers } from "../stack/servers.ts";
import { faultsOf } from "../stack/sound-ledger.ts";

const judge = "p-civil2-judge-1";
const clerk = "p-office-clerk-1";

let servers: Servers;
let court: LiveCourt;
beforeAll(async () => { servers = await startServers(); }, 60_000);
afterAll(() => servers.close(), 30_000);
beforeEach(async () => { court = await liveCourt({ databaseUrl: servers.databaseUrl, temporalAddress: servers.temporalAddress }); }, 60_000);
afterEach(() => court.close(), 30_000);

/** Items that were due on 2026-03-09: the next working day, 09:00–10:00, the task force's lead or the head hears of each. */
async function registerItems(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `w-gone-${String(index)}`);
  for (const id of ids) await court.done("work-item", id, aRegistration({ due: { on: "2026-03-09" } }), clerk);
  return ids;
}

test("while Temporal is being restarted commands go on, and timers that were pending fire", async () => {
  await court.startWorker();
  const ids = await registerItems(5);
  // Five court hours before the next rungs: at 1,000 court seconds a second they fall due while Temporal is away or soon after.
  await court.leapTo("2026-03-09T20:00:00.000Z");
  await court.served();
  await court.setScale(1_000);
  await court.served();
  const fired = (): Promise<number> => court.count("SELECT count(DISTINCT stream_id) AS n FROM events WHERE type = 'RungFired' AND body::json -> 'payload' ->> 'rung' = 'T+1wd'");
  expect(await fired()).toBe(0);
  await servers.stopTemporal();
  const startedMs = performance.now();
  for (const id of ids) await court.done("work-item", id, { type: "Accept" }, judge);
  expect(performance.now() - startedMs).toBeLessThan(2_000);
  expect(await fired()).toBeLessThan(ids.length);
  await servers.startTemporal();
  await court.until("every pending timer has fired", async () => (await fired()) === ids.length, 60_000);
  await court.setScale(1);
  await court.served(60_000);
  expect(await court.count("SELECT count(*) AS n FROM events WHERE type = 'Accepted'")).toBe(ids.length);
  expect(await faultsOf(court.database)).toEqual([]);
}, 120_000);

test("Temporal's store lost: recovery starts every open clock again with every timer armed, and nothing fires twice", async () => {
  const first = await court.startWorker();
  await registerItems(3);
  await court.approve("c-gone", aLivePlan(30));
  await court.until("the items are open", async () => (await court.count("SELECT count(*) AS n FROM work_items WHERE campaign_id = 'c-gone'")) === 30);
  await court.leapTo("2026-04-01T12:00:00.000Z");
  await court.served();
  await recover(court.client, court.database, court.installation);
  const before = await court.count("SELECT count(*) AS n FROM events");
  await servers.forgetTemporal();
  await court.done("work-item", "w-gone-0", { type: "Accept" }, judge);
  await first.kill();
  await servers.startTemporal();
  await court.startWorker();
  const report = await recover(court.client, court.database, court.installation);
  const open = await court.count("SELECT count(*) AS n FROM clocks WHERE closed_at IS NULL");
  expect(report).toMatchObject({ newEpoch: true, poked: open });
  expect(open).toBeGreaterThanOrEqual(2);
  await court.served();
  expect(await court.count("SELECT count(*) AS n FROM events")).toBe(before + 1);
  // What each process sleeps until is what the ledger has armed.
  const { rows } = await court.database.pool.query<{ id: string; next_wake_at: string | null }>("SELECT id, next_wake_at FROM clocks WHERE closed_at IS NULL AND next_wake_at IS NOT NULL ORDER BY id");
  expect(rows.length).toBeGreaterThanOrEqual(2);
  for (const { id, next_wake_at } of rows) {
    const view = await court.client.workflow.getHandle(`${court.installation}/${id}`).query<{ wakeAtMs?: number }>("clock");
    expect(new Date(view.wakeAtMs!).toISOString()).toBe(next_wake_at);
  }
  await court.leapTo("2026-05-01T01:00:00.000Z");
  await court.until("every item has climbed on", async () => (await court.count("SELECT count(*) AS n FROM (SELECT stream_id FROM events WHERE type = 'RungFired' AND effective_at > '2026-04-02' GROUP BY stream_id) x")) === 33);
  await court.served();
  expect(await faultsOf(court.database)).toEqual([]);
}, 120_000);
