import { Listr } from "listr2";
import { isBuiltFrom, noteBuilt, sourcesState } from "./build-state.mjs";
import { getChromium } from "./chromium.mjs";
import { checkout } from "./paths.mjs";
import { databaseUser, postgresBinaries } from "./postgres-binaries.mjs";
import { runTool } from "./processes.mjs";
import { Refusal } from "./refusal.mjs";
import { getTemporalCli } from "./temporal-cli.mjs";
import { getTestServer } from "./test-server.mjs";

const BUILD_TIMEOUT_MS = 10 * 60_000;

/**
 * A step of the work a person watches: `run` may report a line of progress and answer what to show behind the title.
 * @typedef {{ title: string, run: (report: (line: string) => void) => Promise<string | void> }} Step
 */

/**
 * Runs steps one after the other, with a live view on a terminal and plain lines elsewhere.
 * @param {Step[]} steps
 */
export async function runSteps(steps) {
  /** @type {{ reason: unknown } | undefined} */
  let failure;
  const tasks = steps.map(({ title, run }) => ({
    title,
    /** @param {unknown} _context @param {{ title: string, output: string }} task */
    task: async (_context, task) => {
      try {
        const result = await run((line) => (task.output = line));
        if (result) task.title = `${title} — ${result}`;
      } catch (error) {
        // The command prints the reason once, whole, when everything is stopped.
        failure = { reason: error };
        throw new Error("见下 / see below", { cause: error });
      }
    },
  }));
  // Our own handlers stop things in order; listr2's would end the process.
  const list = new Listr(tasks, { renderer: process.stdout.isTTY ? "default" : "simple", registerSignalListeners: false });
  await list.run().catch((error) => {
    throw failure === undefined ? error : failure.reason;
  });
}

/** @type {Step} */
export const temporalCliStep = {
  title: "Temporal CLI",
  run: async (report) => {
    const { path, source } = await getTemporalCli({ report });
    return `${path} (${source})`;
  },
};

/** @type {Step} */
export const testServerStep = { title: "时间跳跃测试服务器 time-skipping test server", run: (report) => getTestServer({ report }) };

/** @type {Step} */
export const postgresBinariesStep = {
  title: "PostgreSQL",
  run: async () => {
    databaseUser();
    const { version, folder } = postgresBinaries();
    return `${version} (${folder})`;
  },
};

/**
 * Only the page's tests need a browser: without one everything else still works, and those tests fail with the same sentence.
 * @type {Step}
 */
const chromiumStep = {
  title: "Chromium",
  run: async (report) => {
    try {
      return await getChromium({ report });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return error.message.replace("\n", " ");
    }
  },
};

/** @type {Step} */
export const buildStep = {
  title: "构建 build",
  run: async (report) => {
    const state = sourcesState();
    if (isBuiltFrom(state)) return "已是最新 up to date";
    try {
      await runTool("npm", ["run", "--silent", "build"], { cwd: checkout, timeoutMs: BUILD_TIMEOUT_MS, onLine: report });
    } catch (error) {
      throw new Refusal("npm run build 失败:", `npm run build failed:\n${error instanceof Error ? error.message : String(error)}`);
    }
    noteBuilt(state);
    return undefined;
  },
};

/** `prepare`: everything a start and a test run need. The dependencies were installed by temporal-dev.sh. */
export async function prepare() {
  await runSteps([temporalCliStep, testServerStep, postgresBinariesStep, chromiumStep, buildStep]);
}
