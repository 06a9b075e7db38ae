import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { chromium, type Browser, type BrowserContext } from "playwright-core";
import { startDemoApi } from "./demo-api.ts";
import { startWorker } from "./processes.ts";
import type { BenchServers } from "./servers.ts";

const run = promisify(execFile);

/** The demonstration court with API, worker and built page, and a browser in front of it. */
export interface BenchWorkbench { browser: Browser; origin: string; close: () => Promise<void> }

async function chromiumPath(): Promise<string> {
  const script = new URL("../../scripts/chromium.mjs", import.meta.url).href;
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", `process.stdout.write((await import(${JSON.stringify(script)})).requireChromium())`]);
  return stdout;
}

export async function openWorkbench(servers: BenchServers): Promise<BenchWorkbench> {
  const api = await startDemoApi(servers);
  const worker = await startWorker(api.databaseUrl, servers.temporalAddress, api.installation);
  const browser = await chromium.launch({ executablePath: await chromiumPath(), headless: true, args: ["--no-sandbox", "--disable-gpu", "--no-first-run"] });
  return {
    browser,
    origin: api.origin,
    async close() {
      await browser.close();
      await api.close();
      await worker.stop();
    },
  };
}

/** Signs a person of the demonstration in, for every page of a browser's context. */
export async function signedIn(context: BrowserContext, origin: string, person: string): Promise<void> {
  const answer = await context.request.post(`${origin}/api/v1/session/demo`, { data: { person }, headers: { Origin: origin } });
  if (!answer.ok()) throw new Error(await answer.text());
}
