import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { scheduleId } from "../../contracts/workflow-names.ts";
import { aRegistration } from "../builders/item-registration.ts";
import { givenAt, timelineOf, toldByTheDeciders, toldByTheLedger, type Given } from "../stack/decider-alone.ts";
import { liveCourt, type LiveCourt } from "../stack/live-court.ts";
import { faultsOf } from "../stack/sound-ledger.ts";
import { temporalProxy } from "../stack/temporal-proxy.ts";

const clerk = "p-office-clerk-1";
const commands = 60;
/** After the whole ladder of the items registered here, at an hour when no rung falls due. */
const summerNoon = "2026-07-01T04:00:00.000Z";

/** A port that takes every connection and never says a word. */
async function blackHole(): Promise<{ address: string; connections(): number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => sockets.add(socket.on("error", () => undefined)));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    address: `127.0.0.1:${String(port)}`,
    connections: () => sockets.size,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}

/** Median ms of commands that each arm an alarm and so poke their clock. */
async function median(court: LiveCourt, prefix: string): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < commands; n += 1) {
    const startedMs = performance.now();
    await court.done("work-item", `${prefix}-${String(n)}`, aRegistration(), clerk);
    times.push(performance.now() - startedMs);
  }
  return times.sort((a, b) => a - b)[commands / 2]!;
}

test("commands keep their latency while Temporal's port is a black hole, and shutting down does not hang", async () => {
  const hole = await blackHole();
  const well = await liveCourt();
  const cut = await liveCourt({ temporalAddress: hole.address });
  try {
    await median(well, "w-warm");
    await median(cut, "w-warm");
    const healthy = [await median(well, "w-a"), await median(well, "w-b")];
    const holed = [await median(cut, "w-a"), await median(cut, "w-b")];
    expect(hole.connections()).toBeGreaterThan(0);
    expect(Math.min(...holed)).toBeLessThan(3 * Math.max(...healthy));
    expect(await cut.count("SELECT count(*) AS n FROM clocks WHERE id = 'standing/civil-2' AND wanted > served")).toBe(1);
    expect(await faultsOf(cut.database)).toEqual([]);
  } finally {
    const startedMs = performance.now();
    await cut.close();
    expect(performance.now() - startedMs).toBeLessThan(10_000);
    await well.close();
    await hole.close();
  }
}, 60_000);

test("Temporal's port goes dark in the middle of a day: commands keep their latency, and when it heals every alarm of the meantime fires once", async () => {
  const proxy = await temporalProxy(process.env["TEST_TEMPORAL_ADDRESS"] ?? "");
  const court = await liveCourt({ temporalAddress: proxy.address });
  try {
    const worker = await court.startWorker();
    await median(court, "w-warm");
    const healthy = [await median(court, "w-a"), await median(court, "w-b")];
    const pokes = () => court.count("SELECT wanted - served AS n FROM clocks WHERE id = 'standing/civil-2'");
    await court.until("the clock is served", async () => (await pokes()) === 0);
    proxy.goDark();
    const dark = [await median(court, "w-c"), await median(court, "w-d")];
    await court.leapTo(summerNoon);
    expect(Math.min(...dark)).toBeLessThan(3 * Math.max(...healthy));
    const rungs = () => court.count("SELECT count(*) AS n FROM events WHERE type = 'RungFired'");
    expect([(await pokes()) > 0, await rungs()]).toEqual([true, 0]);
    proxy.heal();
    // What a dead poke leaves behind is the sweep's: a minute later it comes round, over the same port.
    await court.database.pool.query("UPDATE clocks SET wanted_since = wanted_since - interval '1 minute', next_wake_at = next_wake_at - interval '1 minute' WHERE closed_at IS NULL");
    const sweep = court.client.schedule.getHandle(scheduleId(court.installation, "sweep"));
    await court.until("the port answers again", () => court.client.withDeadline(Date.now() + 2_000, () => sweep.trigger()).then(() => true, () => false));
    await court.served(60_000);
    const { rows } = await court.database.pool.query<{ id: string }>("SELECT id FROM streams WHERE kind = 'work-item' ORDER BY id");
    const given: Given[] = await Promise.all(rows.map(({ id }) => givenAt(court, 1, { stream: id, kind: "work-item", command: aRegistration(), by: clerk })));
    expect(given).toHaveLength(5 * commands);
    const fired = await timelineOf(court, await toldByTheLedger(court, "standing/civil-2"));
    expect(fired).toEqual(await timelineOf(court, await toldByTheDeciders(court, given, summerNoon)));
    expect(await rungs()).toBeGreaterThan(5 * given.length);
    expect(await faultsOf(court.database)).toEqual([]);
    expect(await worker.stop()).toBe(0);
  } finally {
    await court.close();
    await proxy.close();
  }
}, 150_000);
