import { once } from "node:events";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { aRegistration } from "../builders/item-registration.ts";
import { liveCourt, type LiveCourt } from "../stack/live-court.ts";
import { faultsOf } from "../stack/sound-ledger.ts";

const clerk = "p-office-clerk-1";
const commands = 60;

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
