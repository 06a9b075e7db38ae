import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { promisify } from "node:util";
import { chromium, type Browser, type BrowserContext } from "playwright-core";
import { openDatabase } from "../ledger/database.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { freshDatabase } from "./fresh-database.ts";
import { freePort } from "./http-caller.ts";
import { startProgram, startWorker } from "./processes.ts";
import type { BenchServers } from "./servers.ts";
import { until } from "./waiting.ts";

const run = promisify(execFile);

/** The demonstration court with API, worker and built page, and a browser in front of it. */
export interface BenchWorkbench { browser: Browser; origin: string; close: () => Promise<void> }

async function chromiumPath(): Promise<string> {
  const script = new URL("../../scripts/chromium.mjs", import.meta.url).href;
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", `process.stdout.write((await import(${JSON.stringify(script)})).requireChromium())`]);
  return stdout;
}

export async function openWorkbench(servers: BenchServers): Promise<BenchWorkbench> {
  const url = await freshDatabase(servers.databaseUrl);
  const port = await freePort();
  const installation = `bench-${randomBytes(4).toString("hex")}`;
  const environment = { DATABASE_URL: url, TEMPORAL_ADDRESS: servers.temporalAddress, TASK_QUEUE: installation, DEMO: "1", REQUESTS_PER_MINUTE: "0", LOG_LEVEL: "info", PORT: String(port) };
  const api = await startProgram("api/main.js", environment, /the API is listening/);
  const worker = await startWorker(url, servers.temporalAddress, installation);
  const database = openDatabase(url, 2);
  const ledger = openLedger(database, { poke: () => undefined });
  const browser = await chromium.launch({ executablePath: await chromiumPath(), headless: true, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
  await until("the demonstration court is there", async () => (await ledger.load("court")) !== undefined, 30_000);
  return {
    browser,
    origin: `http://127.0.0.1:${port}`,
    async close() {
      await browser.close();
      await database.close();
      await api.stop();
      await worker.stop();
    },
  };
}

/** Signs a person of the demonstration in, for every page of a browser's context. */
export async function signedIn(context: BrowserContext, origin: string, person: string): Promise<void> {
  const answer = await context.request.post(`${origin}/api/v1/session/demo`, { data: { person }, headers: { Origin: origin } });
  if (!answer.ok()) throw new Error(await answer.text());
}
