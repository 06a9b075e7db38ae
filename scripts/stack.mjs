import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { takeLock } from "./lock.mjs";
import { welcome } from "./next-steps.mjs";
import { checkout, dataFolder, ensureFolder } from "./paths.mjs";
import { isPortFree, requirePort } from "./ports.mjs";
import { startPostgres } from "./postgres.mjs";
import { buildStep, runSteps, temporalCliStep } from "./prepare.mjs";
import { endProcess, identityOf, isRunning, lastLines, runTool, startLogged, waitUntil } from "./processes.mjs";
import { Refusal } from "./refusal.mjs";
import { endOrphans, livingStack, removeRecord, writeRecord } from "./stack-record.mjs";
import { startTemporal } from "./temporal-server.mjs";

/** The port people may expect; another is taken when it is not free. The URL is in stack.json. */
const POSTGRES_PORT = 5433;
/** Migrations are in here. */
const READY_DEADLINE_MS = 180_000;
/** Seconds on a machine that has nothing else to do. */
const DEMO_DEADLINE_MS = 600_000;
const WORKER_STOP = /** @type {[NodeJS.Signals, number][]} */ ([["SIGTERM", 20_000], ["SIGKILL", 2_000]]);
const API_STOP = /** @type {[NodeJS.Signals, number][]} */ ([["SIGTERM", 15_000], ["SIGKILL", 2_000]]);
const LOG_LINES_SHOWN = 30;

/**
 * @typedef {object} UpOptions
 * @property {number} port of the API
 * @property {number} temporalPort
 * @property {number} uiPort of Temporal's UI
 * @property {number} metricsPort of the API; the worker's is the next one
 * @property {number} [speed] seconds of court time per second; undefined leaves the court clock as it is
 */

/** Ctrl-C or SIGTERM: not a failure. */
class StopAsked extends Error {}

/**
 * A part of the running stack.
 * @typedef {{ name: string, known: import("./processes.mjs").KnownProcess, stop: () => Promise<unknown> }} Service
 */

/**
 * Starts everything, waits until it is ready, looks after it until Ctrl-C, and stops it in order.
 * @param {UpOptions} options
 * @returns {Promise<void>} rejects with a Refusal when something could not start or ended by itself; everything is stopped by then
 */
export async function up(options) {
  const dataDir = ensureFolder(dataFolder());
  const lock = await takeLock(join(dataDir, "stack.lock"));
  if ("heldBy" in lock) {
    const where = livingStack(dataDir)?.apiUrl ?? dataDir;
    throw new Refusal(
      `已经在运行(进程 ${lock.heldBy},${where}):请用它,或先在它的终端按 Ctrl-C。`,
      `It is running already (process ${lock.heldBy}, ${where}): use that one, or press Ctrl-C in its terminal first.`,
    );
  }

  const stopping = new AbortController();
  const askToStop = () => stopping.abort(new StopAsked());
  const stopSignals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
  for (const name of stopSignals) process.on(name, askToStop);
  process.stdout.on("error", askToStop);

  /** @type {Service[]} */
  const services = [];
  try {
    await start(options, { dataDir, services, stopping });
    await new Promise((_, reject) => {
      // Keeps the process alive, and sees the end of an adopted PostgreSQL, which is no child of ours.
      const watch = setInterval(() => {
        const gone = services.find(({ known }) => !isRunning(known));
        if (gone !== undefined) stopping.abort(endedByItself(gone.name, "", join(dataDir, "logs")));
      }, 1_000);
      const end = () => {
        clearInterval(watch);
        reject(stopping.signal.reason);
      };
      if (stopping.signal.aborted) end();
      else stopping.signal.addEventListener("abort", end, { once: true });
    });
  } catch (error) {
    const reason = stopping.signal.aborted ? stopping.signal.reason : error;
    if (!(reason instanceof StopAsked)) throw reason;
    stopping.abort(reason);
  } finally {
    stopping.abort(new StopAsked());
    for (const { name, stop } of services.reverse()) {
      say(`停止 ${name} … / stopping ${name} …`);
      await stop();
    }
    if (services.every(({ known }) => !isRunning(known))) removeRecord(dataDir);
    lock.release();
    for (const name of stopSignals) process.off(name, askToStop);
  }
  say("已全部停止。/ Everything is stopped.");
}

/**
 * @param {UpOptions} options
 * @param {{ dataDir: string, services: Service[], stopping: AbortController }} stack
 */
async function start(options, { dataDir, services, stopping }) {
  const { signal } = stopping;
  const logs = join(dataDir, "logs");
  const apiUrl = `http://127.0.0.1:${options.port}`;
  const temporalUiUrl = `http://127.0.0.1:${options.uiPort}`;
  const temporalAddress = `127.0.0.1:${options.temporalPort}`;
  let databaseUrl = process.env.DATABASE_URL;

  /** @param {Service & { ended?: Promise<string> }} service */
  const keep = ({ ended, ...service }) => {
    services.push(service);
    void ended?.then((how) => stopping.abort(endedByItself(service.name, how, logs)));
    writeRecord(dataDir, {
      supervisor: { pid: process.pid, identity: identityOf(process.pid) ?? "" },
      processes: Object.fromEntries(services.map(({ name, known }) => [name, known])),
      databaseUrl,
      temporalAddress,
      apiUrl,
      temporalUiUrl,
    });
  };
  /** @param {"worker" | "API"} name @param {string} entry @param {Record<string, string>} extra @param {[NodeJS.Signals, number][]} stopSteps */
  const startOurs = (name, entry, extra, stopSteps) => {
    const program = programOf(entry);
    const env = {
      ...process.env,
      DATABASE_URL: databaseUrl,
      TEMPORAL_ADDRESS: temporalAddress,
      TEMPORAL_NAMESPACE: "default",
      TASK_QUEUE: "court",
      COURT_FILES: process.env.COURT_FILES || join(dataDir, "files"),
      DEMO: "1",
      ...(options.speed === undefined ? {} : { COURT_SPEED: String(options.speed) }),
      ...extra,
    };
    const { known, ended } = startLogged(process.execPath, ["--enable-source-maps", program], { logFile: logOf(logs, name), env, cwd: checkout });
    keep({ name, known, ended, stop: () => endProcess(known, stopSteps) });
  };

  await runSteps([
    {
      title: "检查 checks",
      run: async () => {
        const ended = await endOrphans(dataDir, { alsoPostgres: databaseUrl !== undefined });
        await requirePort(options.port, "API", "--port");
        await requirePort(options.metricsPort, "metrics", "--metrics-port");
        await requirePort(options.metricsPort + 1, "metrics", "--metrics-port");
        await requirePort(options.temporalPort, "Temporal", "--temporal-port");
        await requirePort(options.uiPort, "Temporal UI", "--ui-port");
        return ended.length > 0 ? `清理了上次遗留的进程 / ended what was left behind: ${ended.join(", ")}` : undefined;
      },
    },
    temporalCliStep,
    buildStep,
    {
      title: "PostgreSQL",
      run: async () => {
        signal.throwIfAborted();
        if (databaseUrl !== undefined) {
          await requireDatabase(databaseUrl);
          return "DATABASE_URL";
        }
        const port = (await isPortFree(POSTGRES_PORT)) ? POSTGRES_PORT : undefined;
        const postgres = await startPostgres({ dataDir: join(dataDir, "postgres"), port, logFile: logOf(logs, "PostgreSQL"), signal });
        databaseUrl = postgres.url;
        keep({ name: "PostgreSQL", known: postgres.known, stop: postgres.stop });
        return `127.0.0.1:${postgres.port}${postgres.adopted ? "(仍在运行,已接管 / was still running, adopted)" : ""}`;
      },
    },
    {
      title: "示范法院和案件 / demonstration court and disputes",
      run: async (report) => {
        let last = "";
        await runTool(process.execPath, ["--enable-source-maps", programOf("api/prepare-demo.js")], {
          env: { ...process.env, DATABASE_URL: databaseUrl, DEMO: "1" },
          cwd: checkout,
          timeoutMs: DEMO_DEADLINE_MS,
          signal,
          onLine: (line) => report((last = line)),
        });
        return last;
      },
    },
    {
      title: "Temporal",
      run: async () => {
        const dbFile = join(dataDir, "temporal", "temporal.db");
        const temporal = await startTemporal({ dbFile, port: options.temporalPort, uiPort: options.uiPort, logFile: logOf(logs, "Temporal"), signal });
        keep({ name: "Temporal", known: temporal.known, ended: temporal.ended, stop: temporal.stop });
        return temporal.address;
      },
    },
    {
      title: "Worker 和 API / worker and API",
      run: async (report) => {
        startOurs("worker", "worker/main.js", { METRICS_PORT: String(options.metricsPort + 1) }, WORKER_STOP);
        startOurs("API", "api/main.js", { PORT: String(options.port), HOST: "127.0.0.1", METRICS_PORT: String(options.metricsPort) }, API_STOP);
        let answer = "";
        const ready = await waitUntil(
          async () => {
            const { ok, text } = await askReady(apiUrl);
            if (text !== answer) report((answer = text));
            return ok;
          },
          { deadlineMs: READY_DEADLINE_MS, everyMs: 200, signal },
        );
        if (ready) return apiUrl;
        throw new Refusal(
          `API 在 ${READY_DEADLINE_MS / 1000} 秒内没有就绪,请看 ${logs} 里的日志。`,
          `The API was not ready within ${READY_DEADLINE_MS / 1000} s; see the logs in ${logs}. It last said: ${answer}`,
        );
      },
    },
  ]);
  say(welcome({ apiUrl, temporalUiUrl, dataDir }));
}

/** @param {string} entry under dist/ */
function programOf(entry) {
  const program = join(checkout, "dist", entry);
  if (!existsSync(program)) throw new Refusal(`没有 ${program}:请运行 npm run build。`, `There is no ${program}: run npm run build.`);
  return program;
}

/** @param {string} apiUrl */
async function askReady(apiUrl) {
  try {
    const answer = await fetch(`${apiUrl}/health/ready`, { signal: AbortSignal.timeout(5_000) });
    return { ok: answer.status === 200, text: `/health/ready: ${answer.status} ${(await answer.text()).slice(0, 200)}` };
  } catch {
    return { ok: false, text: "等待应答 / waiting for an answer" };
  }
}

/** @param {string} url */
async function requireDatabase(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Refusal(`DATABASE_URL 指向的 PostgreSQL 连接不上:${why}`, `The PostgreSQL that DATABASE_URL names cannot be reached: ${why}`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/**
 * @param {string} logs
 * @param {string} name
 */
export function logOf(logs, name) {
  return join(logs, `${name.toLowerCase()}.log`);
}

/**
 * @param {string} name
 * @param {string} how
 * @param {string} logs
 */
function endedByItself(name, how, logs) {
  const file = logOf(logs, name);
  return new Refusal(
    `${name} 意外结束(${how}),其余部分随之停止。日志 ${file} 的末尾如下。`,
    `${name} ended by itself (${how}), so everything is stopped. The end of its log ${file}:\n${lastLines(file, LOG_LINES_SHOWN)}`,
  );
}

/** @param {string} text */
function say(text) {
  if (!process.stdout.destroyed) process.stdout.write(`${text}\n`);
}
