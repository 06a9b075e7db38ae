// Runs one PostgreSQL and one Temporal dev server for whoever holds the other end of its standard input, and removes both,
// with their folder, when that end closes: also when the holder was killed, so that no test run leaves anything behind.
// One request a line ({ "id": 1, "do": "stop-postgres" }), one answer a line ({ "id": 1 } or { "id": 1, "error": "…" }).
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { cacheFolder, ensureFolder, isOpenToOthers, isRoot } from "./paths.mjs";
import { freePort } from "./ports.mjs";
import { startPostgres } from "./postgres.mjs";
import { describeFailure } from "./refusal.mjs";
import { forgetTemporal, startTemporal } from "./temporal-server.mjs";

const parent = isRoot && !isOpenToOthers(tmpdir()) ? ensureFolder(join(cacheFolder(), "tmp")) : tmpdir();
const folder = mkdtempSync(join(parent, "court-servers-"));
if (isRoot) chmodSync(folder, 0o755);
const dbFile = join(folder, "temporal", "temporal.db");
mkdirSync(join(folder, "temporal"));

/** @type {import("./postgres.mjs").RunningPostgres | undefined} */
let postgres;
/** @type {import("./temporal-server.mjs").RunningTemporal | undefined} */
let temporal;
// A restart comes back on the same ports: what is under test holds the addresses.
const ports = { postgres: await freePort(), temporal: await freePort() };

/** @type {Record<string, () => Promise<unknown>>} */
const requests = {
  "start-postgres": async () => (postgres ??= await startPostgres({ dataDir: join(folder, "postgres"), port: ports.postgres, settings: { max_connections: "400" } })),
  "stop-postgres": async () => {
    await postgres?.stop();
    postgres = undefined;
  },
  "start-temporal": async () => (temporal ??= await startTemporal({ dbFile, port: ports.temporal, logFile: join(folder, "temporal.log") })),
  "stop-temporal": async () => {
    await temporal?.stop();
    temporal = undefined;
  },
  "forget-temporal": async () => {
    await requests["stop-temporal"]?.();
    forgetTemporal(dbFile);
  },
};

let closing = false;
async function close() {
  if (closing) return;
  closing = true;
  await Promise.allSettled([work]);
  await Promise.allSettled([postgres?.stop(), temporal?.stop()]);
  rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.exit();
}

/** @param {object} answer */
function say(answer) {
  if (!process.stdout.destroyed) process.stdout.write(`${JSON.stringify(answer)}\n`);
}

// The reader may be gone; the clean-up goes on.
process.stdout.on("error", () => undefined);
for (const name of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(name, () => void close());

/** Requests one after the other. @type {Promise<unknown>} */
let work = Promise.allSettled([requests["start-postgres"]?.(), requests["start-temporal"]?.()]).then((results) => {
  const failed = results.find((result) => result.status === "rejected");
  if (failed?.status === "rejected") say({ error: describeFailure(failed.reason) });
  else say({ databaseUrl: postgres?.url, temporalAddress: temporal?.address });
});
createInterface({ input: process.stdin })
  .on("line", (line) => {
    /** @type {{ id: number, do: string }} */
    const request = JSON.parse(line);
    work = work.then(async () => {
      try {
        const action = requests[request.do];
        if (action === undefined) throw new Error(`unknown request ${request.do}`);
        await action();
        say({ id: request.id });
      } catch (error) {
        say({ id: request.id, error: describeFailure(error) });
      }
    });
  })
  .on("close", () => void close());
