import { join } from "node:path";
import { clockWorkflowId } from "../../contracts/workflow-names.ts";
import { recover } from "../../temporal/recovery.ts";
import { bundleWorkflows } from "../../worker/workflow-bundle.ts";
import { aRegistration } from "../builders/item-registration.ts";
import { runningCourt, type RunningCourt } from "../stack/running-court.ts";
import { faultsOf } from "../stack/sound-ledger.ts";

const clerk = "p-office-clerk-1";
const clock = "standing/civil-2";
let running: RunningCourt;
let changed: { code: string };
beforeAll(async () => { changed = { code: await bundleWorkflows(join(__dirname, "../stack/changed-stories/index.ts")) }; }, 60_000);
beforeEach(async () => { running = await runningCourt(); }, 60_000);
afterEach(() => running.close());

async function count(sql: string, ...values: unknown[]): Promise<number> {
  const { rows } = await running.database.pool.query<{ n: string }>(sql, values);
  return Number(rows[0]?.n);
}

async function served(): Promise<boolean> {
  return (await count("SELECT count(*) AS n FROM clocks WHERE id = $1 AND wanted <= served", clock)) === 1;
}

/** A minute in which nobody served what was asked for. */
async function aMinuteLater(): Promise<void> {
  await running.database.pool.query("UPDATE clocks SET wanted_since = wanted_since - interval '1 minute', next_wake_at = next_wake_at - interval '1 minute' WHERE closed_at IS NULL");
}

function sweep(restart?: string[]): Promise<{ poked: number; restarted: string[]; newEpoch: boolean }> {
  return recover(running.client, running.database, running.installation, restart);
}

/** An item whose clock's story has a history of its own and now has something to do that nobody has done. */
async function aStoryOfToday(): Promise<void> {
  await running.withWorker(async () => {
    await running.done("work-item", "w-1", aRegistration(), clerk);
    await running.until("the clock is served", served);
    await sweep();
  });
  running.wall.nowMs += 60 * 86_400_000;
  await running.done("work-item", "w-2", aRegistration({ anchorOn: "2026-05-06" }), clerk);
}

async function attempts(): Promise<number> {
  return (await running.client.workflow.getHandle(clockWorkflowId(running.installation, clock)).describe()).raw.pendingWorkflowTask?.attempt ?? 0;
}

test("a story that cannot replay is released by the sweep once it has been unserved for five, and nothing is lost or doubled", async () => {
  await aStoryOfToday();
  await running.withWorker(async () => {
    for (let n = 0; n < 5; n += 1) {
      await aMinuteLater();
      expect((await sweep()).restarted).toEqual([]);
    }
    await running.until("its workflow task keeps failing", async () => (await attempts()) >= 3, 40_000);
    expect(await served()).toBe(false);
    await aMinuteLater();
    expect((await sweep()).restarted).toEqual([clock]);
    await running.until("the story started afresh serves its clock", served);
  }, changed);
  expect(await count("SELECT count(*) AS n FROM clocks WHERE id = $1 AND missed_sweeps = 0", clock)).toBe(1);
  expect(await count("SELECT count(*) AS n FROM events WHERE stream_id = 'w-1' AND type = 'RungFired'")).toBeGreaterThan(3);
  expect(await faultsOf(running.database)).toEqual([]);
}, 90_000);

test("an administrator releases a story that cannot replay at once", async () => {
  await aStoryOfToday();
  await running.withWorker(async () => {
    expect((await sweep([clock])).restarted).toEqual([clock]);
    await running.until("the story started afresh serves its clock", served);
  }, changed);
  expect(await faultsOf(running.database)).toEqual([]);
}, 60_000);

test("a clock that is merely late is poked and its story left as it is", async () => {
  await running.withWorker(async () => {
    await running.done("work-item", "w-1", aRegistration(), clerk);
    await running.until("the clock is served", served);
    await sweep();
    const before = (await running.client.workflow.getHandle(clockWorkflowId(running.installation, clock)).describe()).runId;
    await running.database.pool.query("UPDATE clocks SET wanted = wanted + 1, wanted_since = now() - interval '1 minute', missed_sweeps = 9 WHERE id = $1", [clock]);
    expect(await sweep()).toEqual({ poked: 1, restarted: [], newEpoch: false });
    await running.until("the clock is served", served);
    expect((await running.client.workflow.getHandle(clockWorkflowId(running.installation, clock)).describe()).runId).toBe(before);
  });
}, 60_000);

test("a clock that is on time is left alone", async () => {
  await running.withWorker(async () => {
    await running.done("work-item", "w-1", aRegistration(), clerk);
    await running.until("the clock is served", served);
    await sweep();
  });
  // Without a worker nobody serves the sweep's own poke, which would put the clock's wake back to the test's own time.
  await running.database.pool.query("UPDATE clocks SET wanted_since = now(), next_wake_at = now() + interval '1 hour'");
  expect(await sweep()).toEqual({ poked: 0, restarted: [], newEpoch: false });
}, 60_000);

test("a clock whose process cannot be started holds up none of the others, and is heard of", async () => {
  await running.done("work-item", "w-1", aRegistration(), clerk);
  await running.database.pool.query("INSERT INTO clocks (id, wanted) VALUES ('nobody/knows', 1)");
  await running.withWorker(async () => {
    await expect(sweep()).rejects.toThrow(/1 of \d+ clocks could not be woken/);
    await running.until("the other clock is served", served);
  });
  expect(await count("SELECT count(*) AS n FROM clocks WHERE id = $1 AND temporal_epoch IS NOT NULL", clock)).toBe(1);
}, 60_000);
