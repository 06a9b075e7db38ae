import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { recover } from "../../temporal/recovery.ts";
import { demoAdministrator } from "../../demo/load-demo.ts";
import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import type { Dispute } from "../../domain/dispute/dispute.ts";
import { disputePeople as who, LivedDispute } from "../builders/lived-dispute.ts";
import { liveCourt, type LiveCourt } from "../stack/live-court.ts";
import { faultsOf } from "../stack/sound-ledger.ts";

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

test("a worker killed right after it let silence pass appointments on passes each of them once, and the next mediators are asked", async () => {
  court = await liveCourt();
  await court.done("court", "court", { type: "GrantRoles", person: "p-civil1-judge-2", roles: ["mediator"] }, demoAdministrator);
  await court.standStill();
  const disputes = Array.from({ length: 12 }, (_, n) => new LivedDispute(court, `d-kill-${String(n)}`));
  for (const dispute of disputes) await dispute.asked([who.mediator, "p-civil1-judge-2"]);
  const flag = join(folder, "now");
  const first = await court.startWorker({ crash: { method: "fireDue", call: 5, whenExists: flag } });
  await court.served();
  writeFileSync(flag, "");
  await court.leapTo("2026-03-06T04:00:00.000Z");
  expect((await first.ended).signal).toBe("SIGKILL");
  rmSync(flag);
  await court.startWorker();
  await letAMinutePass();
  await recover(court.client, court.database, court.installation);
  await court.until("every appointment has passed on", async () => (await court.count("SELECT count(*) AS n FROM events WHERE stream_id LIKE 'd-kill-%' AND type = 'MediatorPassedOver'")) === disputes.length, 40_000);
  await court.served();
  for (const { id } of disputes) expect((await court.ledger.load(id))?.state as unknown as Dispute).toMatchObject({ appointment: { asked: "p-civil1-judge-2" } });
  expect(await faultsOf(court.database)).toEqual([]);
  await court.replay("dispute/d-kill-0");
}, 120_000);

test("a calendar whose job is killed half-way reaches the clocks of every open dispute once", async () => {
  court = await liveCourt();
  await court.standStill();
  const flag = join(folder, "now");
  writeFileSync(flag, "");
  const first = await court.startWorker({ crash: { method: "executeAll", call: 2, whenExists: flag } });
  const disputes = Array.from({ length: 120 }, (_, n) => new LivedDispute(court, `d-cal-${String(n)}`));
  for (const dispute of disputes) await dispute.asked();
  const year = announcedCalendar.years["2026"]!;
  await court.done("court", "court", { type: "SetCalendar", table: { ...announcedCalendar, version: "cn-2026.7", years: { ...announcedCalendar.years, 2026: { ...year, offWeekdays: [...year.offWeekdays, "2026-03-05"].sort() } } } }, demoAdministrator);
  expect((await first.ended).signal).toBe("SIGKILL");
  rmSync(flag);
  const half = await court.count("SELECT count(*) AS n FROM events WHERE type = 'CalendarAdopted'");
  expect(half).toBeGreaterThan(0);
  expect(half).toBeLessThan(disputes.length);
  await court.startWorker();
  await letAMinutePass();
  await recover(court.client, court.database, court.installation);
  await court.until("every clock is counted anew", async () => (await court.count("SELECT count(*) AS n FROM dispute_clocks WHERE clock_id = 'mediator-accept' AND due_on = '2026-03-06'")) === disputes.length, 60_000);
  // A poke that was lost while so many were sent is made up for by the sweep, a minute later.
  await court.served(100_000);
  expect(await court.count("SELECT count(*) AS n FROM events WHERE type = 'CalendarAdopted'")).toBe(disputes.length);
  expect(readdirSync(folder)).toEqual([]);
  expect(await faultsOf(court.database)).toEqual([]);
}, 240_000);
