import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { DefaultLogger, Runtime } from "@temporalio/worker";
import { openDatabase } from "../ledger/database.ts";
import { FileStore } from "../ledger/files/file-store.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { openTemporal } from "../temporal/connection.ts";
import { createPoker } from "../temporal/poker.ts";
import { createWorker } from "../worker/create-worker.ts";
import { maxCachedWorkflows } from "./worker-cache.ts";

/** The worker as worker/main.ts composes it, but with spreading off, so that all rungs of a day are due at one instant. A program of its own. */
async function main(): Promise<void> {
  const { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: address, TASK_QUEUE: installation } = process.env;
  if (databaseUrl === undefined || address === undefined || installation === undefined) throw new Error("DATABASE_URL, TEMPORAL_ADDRESS and TASK_QUEUE are needed");
  Runtime.install({ logger: new DefaultLogger("ERROR") });
  const database = openDatabase(databaseUrl);
  const settings = { address, namespace: "default", installation };
  const temporal = openTemporal(settings);
  const poker = createPoker({ client: () => temporal.client, installation });
  const ledger = openLedger(database, { poke: poker.poke, spread: false });
  const code = await readFile(fileURLToPath(new URL("../worker/workflows.bundle.js", import.meta.url)), "utf8");
  const nothing = { send: () => Promise.resolve() };
  const { worker, connection } = await createWorker({ ...settings, bundle: { code }, maxCachedWorkflows }, { ledger, client: temporal.client, installation, files: new FileStore(join(tmpdir(), "court-files-unused")), mail: nothing, parties: { serveDocument: nothing.send, notifyParty: nothing.send }, webhooks: nothing });
  process.stdout.write("worker is ready\n");
  await worker.run();
  await poker.settled();
  await connection.close();
  await temporal.close();
  await database.close();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
