import { randomBytes } from "node:crypto";
import { openDatabase, type Database } from "../ledger/database.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { freshDatabase } from "./fresh-database.ts";
import { freePort } from "./http-caller.ts";
import { startProgram } from "./processes.ts";
import type { BenchServers } from "./servers.ts";
import { until } from "./waiting.ts";

/** The API in a process of its own, with the demonstration court in a database of its own, and its ledger for what happens beside it. */
export interface DemoApi {
  databaseUrl: string;
  /** Task queue and prefix of the workflow ids; no worker serves it yet. */
  installation: string;
  origin: string;
  pid: number;
  ledger: Ledger;
  database: Database;
  close(): Promise<void>;
}

/** Resolves when the court is founded. */
export async function startDemoApi(servers: BenchServers): Promise<DemoApi> {
  const databaseUrl = await freshDatabase(servers.databaseUrl);
  const installation = `bench-${randomBytes(4).toString("hex")}`;
  const port = await freePort();
  const environment = { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: servers.temporalAddress, TASK_QUEUE: installation, DEMO: "1", REQUESTS_PER_MINUTE: "0", LOG_LEVEL: "info", PORT: String(port) };
  const api = await startProgram("api/main.js", environment, /the API is listening/);
  const database = openDatabase(databaseUrl, 4);
  const ledger = openLedger(database, { poke: () => undefined });
  await until("the demonstration court is there", async () => (await ledger.load("court")) !== undefined, 30_000);
  return {
    databaseUrl, installation, ledger, database, origin: `http://127.0.0.1:${port}`, pid: api.pid,
    async close() {
      await database.close();
      await api.stop();
    },
  };
}
