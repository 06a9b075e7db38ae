import { createHash, randomUUID } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scheduleId } from "../../contracts/workflow-names.ts";
import { demoAdministrator } from "../../demo/load-demo.ts";
import type { StreamKind } from "../../domain/decider.ts";
import { recover } from "../../temporal/recovery.ts";
import { aRegistration } from "../builders/item-registration.ts";
import { aLivePlan } from "../builders/live-plan.ts";
import type { AnyCommand } from "../stack/court-ledger.ts";
import { givenAt, timelineOf, toldByTheDeciders, toldByTheLedger } from "../stack/decider-alone.ts";
import { liveCourt, type LiveCourt } from "../stack/live-court.ts";
import { startProcess } from "../stack/own-process.ts";
import { faultsOf } from "../stack/sound-ledger.ts";

const judge = "p-civil2-judge-1";
const clerk = "p-office-clerk-1";
/** After the whole ladder of an item that was due at the end of March. */
const summer = "2026-07-01T01:00:00.000Z";
/** The same day at an hour when no rung falls due. */
const summerNoon = "2026-07-01T04:00:00.000Z";

let court: LiveCourt;
let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), "court-chaos-")); });
afterEach(async () => {
  await court.close();
  rmSync(folder, { recursive: true, force: true });
}, 30_000);

/** A minute passes for everything that was leased or asked for: what a dead worker held is free again. */
async function letAMinutePass(): Promise<void> {
  await court.database.pool.query("UPDATE outbox SET lease_until = now() WHERE lease_until > now()");
  await court.database.pool.query("UPDATE clocks SET wanted_since = wanted_since - interval '1 minute', next_wake_at = next_wake_at - interval '1 minute' WHERE closed_at IS NULL");
}

async function rungs(stream: string): Promise<number> {
  return court.count("SELECT count(*) AS n FROM events WHERE stream_id = $1 AND type = 'RungFired'", stream);
}

test("a worker killed in the middle of 200 commands loses and doubles none, and every mail leaves", async () => {
  court = await liveCourt({ mail: true });
  const first = await court.startWorker({ mailDropDirectory: folder });
  const ids = Array.from({ length: 20 }, (_, index) => `w-kill-${String(index)}`);
  let accepted = 0;
  let killing: Promise<void> | undefined;
  const noted = (): void => {
    accepted += 1;
    if (accepted === 100) killing = first.kill();
  };
  await Promise.all(ids.map(async (id) => {
    await court.done("work-item", id, aRegistration(), clerk);
    noted();
    await court.done("work-item", id, { type: "Accept" }, judge);
    noted();
    for (let n = 0; n < 8; n += 1) {
      await court.done("work-item", id, { type: "Report", summary: `第 ${String(n)} 次` }, judge);
      noted();
    }
  }));
  await killing;
  expect(accepted).toBe(200);
  await court.startWorker({ mailDropDirectory: folder });
  await letAMinutePass();
  await recover(court.client, court.database, court.installation);
  await court.until("the outbox is empty", async () => (await court.count("SELECT count(*) AS n FROM outbox WHERE done_at IS NULL")) === 0, 40_000);
  await court.served();
  expect(await court.count("SELECT count(*) AS n FROM requests WHERE stream_id LIKE 'w-kill-%'")).toBe(200);
  expect(await court.count("SELECT count(*) AS n FROM events WHERE stream_id LIKE 'w-kill-%' AND type = 'Reported'")).toBe(160);
  expect(readdirSync(folder)).toHaveLength(await court.count("SELECT count(*) AS n FROM outbox WHERE kind = 'sendMail'"));
  expect(await faultsOf(court.database)).toEqual([]);
}, 90_000);

test("a worker killed half-way through the opening of 300 items opens each of them once", async () => {
  court = await liveCourt();
  const flag = join(folder, "now");
  writeFileSync(flag, "");
  const first = await court.startWorker({ crash: { method: "executeAll", call: 3, whenExists: flag } });
  await court.approve("c-300", aLivePlan(300));
  expect((await first.ended).signal).toBe("SIGKILL");
  const halfWay = await court.count("SELECT count(*) AS n FROM work_items WHERE campaign_id = 'c-300'");
  expect(halfWay).toBeGreaterThan(0);
  expect(halfWay).toBeLessThan(300);
  await court.startWorker();
  await letAMinutePass();
  await court.until("every item is open", async () => (await court.count("SELECT count(*) AS n FROM work_items WHERE campaign_id = 'c-300' AND status = 'Assigned'")) === 300, 60_000);
  await court.until("the opening is done", async () => (await court.count("SELECT count(*) AS n FROM outbox WHERE done_at IS NULL")) === 0);
  await court.served();
  expect(await court.count("SELECT count(*) AS n FROM events WHERE stream_id LIKE 'c-300.%' AND type = 'Registered'")).toBe(300);
  expect(await court.count("SELECT count(DISTINCT stream_id) AS n FROM notices WHERE stream_id LIKE 'c-300.%' AND person = $1", judge)).toBe(300);
  expect(await faultsOf(court.database)).toEqual([]);
}, 120_000);

test("a crash between the ledger's commit and the end of the workflow task fires every alarm once", async () => {
  court = await liveCourt();
  const flag = join(folder, "now");
  const first = await court.startWorker({ crash: { method: "fireDue", call: 1, whenExists: flag, clock: "standing/civil-2" } });
  await court.done("work-item", "w-crash", aRegistration(), clerk);
  await court.served();
  writeFileSync(flag, "");
  await court.leapTo(summer);
  expect((await first.ended).signal).toBe("SIGKILL");
  const fired = await rungs("w-crash");
  expect(fired).toBeGreaterThan(5);
  await court.startWorker();
  await court.until("the workflow task was done again", async () => {
    const history = await court.client.workflow.getHandle(`${court.installation}/standing/civil-2`).fetchHistory();
    return history.events?.at(-1)?.timerStartedEventAttributes != null;
  }, 40_000);
  await court.served();
  expect(await rungs("w-crash")).toBe(fired);
  expect(await faultsOf(court.database)).toEqual([]);
  expect((await court.replay("standing/civil-2")).length).toBeGreaterThan(0);
  expect((await court.replay("court")).length).toBeGreaterThan(0);
}, 90_000);

/** A command by a process that is gone, by SIGKILL, at the very moment when it would have poked. */
async function committedButNeverPoked(kind: StreamKind, stream: string, command: AnyCommand, actor: string): Promise<void> {
  const bodyHash = createHash("sha256").update(JSON.stringify(command)).digest("hex");
  const door = await startProcess("door", { DATABASE_URL: court.url, DOOR_COMMAND: JSON.stringify({ kind, stream, command, actor: { id: actor }, key: randomUUID(), bodyHash }) });
  const { signal } = await door.ended;
  if (signal !== "SIGKILL") throw new Error(`the process outlived its poke: ${door.output()}`);
}

/** A minute later the sweep's Schedule does what it is there for; nothing but that wakes a clock here. */
async function theSweepComesRound(): Promise<void> {
  await letAMinutePass();
  await court.client.schedule.getHandle(scheduleId(court.installation, "sweep")).trigger();
}

test("a process killed between its commit and its poke leaves what the sweep's Schedule finds, and every alarm fires once", async () => {
  court = await liveCourt();
  await court.startWorker();
  await court.done("work-item", "w-poked", aRegistration(), clerk);
  await court.served();
  await theSweepComesRound();
  await committedButNeverPoked("work-item", "w-unpoked", aRegistration(), clerk);
  const unserved = () => court.count("SELECT count(*) AS n FROM clocks WHERE id = 'standing/civil-2' AND wanted > served");
  expect([await unserved(), await court.count("SELECT count(*) AS n FROM events WHERE stream_id = 'w-unpoked'")]).toEqual([1, 2]);
  await theSweepComesRound();
  await court.served(40_000);
  // Then the court's clock leaps, by a process that dies likewise: everything is due and nobody was told.
  await committedButNeverPoked("court", "court", { type: "SetClock", scale: 1, courtAnchorAt: summerNoon }, demoAdministrator);
  expect([await unserved(), await rungs("w-unpoked"), await rungs("w-poked")]).toEqual([1, 0, 0]);
  await theSweepComesRound();
  await court.served(40_000);
  const given = await Promise.all(["w-poked", "w-unpoked"].map((stream) => givenAt(court, 1, { stream, kind: "work-item", command: aRegistration(), by: clerk })));
  expect(await rungs("w-unpoked")).toBeGreaterThan(5);
  expect(await timelineOf(court, await toldByTheLedger(court, "standing/civil-2"))).toEqual(await timelineOf(court, await toldByTheDeciders(court, given, summerNoon)));
  expect(await faultsOf(court.database)).toEqual([]);
}, 120_000);

test("a rung due while the worker is down is in the ledger before the act of whoever comes first, as of its own due time", async () => {
  court = await liveCourt();
  const first = await court.startWorker();
  await court.done("work-item", "w-down", aRegistration(), clerk);
  await court.done("work-item", "w-down", { type: "Accept" }, judge);
  await court.served();
  await first.kill();
  await court.leapTo(summer);
  expect(await rungs("w-down")).toBe(0);
  await court.done("work-item", "w-down", { type: "Report", summary: "迟到的报告" }, judge);
  const { rows } = await court.database.pool.query<{ type: string; effective_at: string }>("SELECT type, effective_at FROM events WHERE stream_id = 'w-down' ORDER BY seq");
  expect(rows.at(-1)?.type).toBe("Reported");
  const fired = rows.filter(({ type }) => type === "RungFired");
  expect(fired.length).toBeGreaterThan(5);
  expect(new Set(fired.map(({ effective_at }) => effective_at)).size).toBe(fired.length);
  expect(fired.every(({ effective_at }) => effective_at < summer)).toBe(true);
  await court.startWorker();
  await letAMinutePass();
  await recover(court.client, court.database, court.installation);
  await court.served(40_000);
  expect(await rungs("w-down")).toBe(fired.length);
  expect(await faultsOf(court.database)).toEqual([]);
}, 90_000);

test("a worker told to stop finishes what it is at and ends with 0", async () => {
  court = await liveCourt();
  const worker = await court.startWorker();
  const stopped = worker.stop();
  await court.approve("c-stop", aLivePlan(20));
  expect(await stopped).toBe(0);
  expect(existsSync(folder)).toBe(true);
  expect(await faultsOf(court.database)).toEqual([]);
}, 60_000);
