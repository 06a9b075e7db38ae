import { connect } from "node:net";
import { dirname } from "node:path";
import { rmSync } from "node:fs";
import { ensureFolder } from "./paths.mjs";
import { freePort, requirePort } from "./ports.mjs";
import { endProcess, lastLines, startLogged, waitUntil } from "./processes.mjs";
import { Refusal } from "./refusal.mjs";
import { findTemporalCli } from "./temporal-cli.mjs";

/** The search attributes our workflows set (operations only, never personal data): name → type of the CLI. */
export const SEARCH_ATTRIBUTES = Object.freeze({
  CourtKind: "Keyword",
  CourtPhase: "Keyword",
});

const START_DEADLINE_MS = 60_000;
const STOP_STEPS = /** @type {[NodeJS.Signals, number][]} */ ([["SIGTERM", 15_000], ["SIGKILL", 2_000]]);

/**
 * A running Temporal dev server.
 * @typedef {object} RunningTemporal
 * @property {string} address host:port of the gRPC front end
 * @property {number} port
 * @property {number} pid
 * @property {import("./processes.mjs").KnownProcess} known
 * @property {Promise<string>} ended
 * @property {string} logFile
 * @property {() => Promise<void>} stop
 */

/**
 * Starts Temporal's dev server on 127.0.0.1 and waits until it serves the namespace `default` with our search attributes.
 * @param {object} options
 * @param {string} [options.dbFile] keeps its state; without it, nothing survives a stop
 * @param {number} [options.port] default: any free one
 * @param {number} [options.uiPort] without it there is no web page (headless)
 * @param {string} options.logFile
 * @param {string} [options.cli] default: the one that is found
 * @param {AbortSignal} [options.signal]
 * @returns {Promise<RunningTemporal>} rejects with a Refusal: no CLI, port in use, did not start
 */
export async function startTemporal({ dbFile, port, uiPort, logFile, cli = findTemporalCli()?.path, signal }) {
  if (cli === undefined) throw new Refusal("没有 Temporal CLI:请先运行 ./temporal-dev.sh prepare。", "There is no Temporal CLI: run ./temporal-dev.sh prepare first.");
  if (port !== undefined) await requirePort(port, "Temporal", "--temporal-port");
  if (uiPort !== undefined) await requirePort(uiPort, "Temporal UI", "--ui-port");
  const listenOn = port ?? (await freePort());
  const args = ["server", "start-dev", "--ip", "127.0.0.1", "--port", String(listenOn), "--log-level", "warn"];
  args.push(...(uiPort === undefined ? ["--headless"] : ["--ui-port", String(uiPort)]));
  if (dbFile !== undefined) {
    ensureFolder(dirname(dbFile));
    // The file store with these two runs 1.6 times its default and still survives a killed process.
    args.push("--db-filename", dbFile, "--sqlite-pragma", "journal_mode=WAL", "--sqlite-pragma", "synchronous=NORMAL");
  }
  for (const [name, type] of Object.entries(SEARCH_ATTRIBUTES)) args.push("--search-attribute", `${name}=${type}`);

  const { known, ended } = startLogged(cli, args, { logFile });
  const address = `127.0.0.1:${listenOn}`;
  let end = "";
  void ended.then((text) => (end = text));
  try {
    const listening = await waitUntil(async () => end !== "" || (await accepts(listenOn)), { deadlineMs: START_DEADLINE_MS, signal });
    const ready = listening && end === "" && (await serves(address, { isOver: () => end !== "", signal }));
    if (!ready) {
      throw new Refusal(
        `Temporal 开发服务器未能启动(${end || "没有应答"}),日志 ${logFile} 的末尾如下。`,
        `Temporal's dev server did not start (${end || "no answer"}). The end of its log ${logFile}:\n${lastLines(logFile, 5)}`,
      );
    }
  } catch (error) {
    await endProcess(known, STOP_STEPS);
    throw error;
  }
  return { address, port: listenOn, pid: known.pid, known, ended, logFile, stop: async () => void (await endProcess(known, STOP_STEPS)) };
}

/**
 * Makes the dev server forget everything, as if its store were lost. Only while it is stopped.
 * @param {string} dbFile
 */
export function forgetTemporal(dbFile) {
  for (const suffix of ["", "-wal", "-shm"]) rmSync(`${dbFile}${suffix}`, { force: true });
}

/** @param {number} port */
function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => resolve(socket.destroy() && true));
    socket.once("error", () => resolve(false));
  });
}

/**
 * @param {string} address
 * @param {{ isOver: () => boolean, signal?: AbortSignal }} options
 */
async function serves(address, { isOver, signal }) {
  // Loaded late: half a second that the other commands need not spend.
  const { Connection } = await import("@temporalio/client");
  const connection = Connection.lazy({ address, connectTimeout: 5_000 });
  const names = Object.keys(SEARCH_ATTRIBUTES);
  let served = false;
  try {
    await waitUntil(
      async () => {
        if (isOver()) return true;
        try {
          await connection.withDeadline(Date.now() + 5_000, () => connection.workflowService.describeNamespace({ namespace: "default" }));
          const { customAttributes } = await connection.withDeadline(Date.now() + 5_000, () =>
            connection.operatorService.listSearchAttributes({ namespace: "default" }),
          );
          served = names.every((name) => name in (customAttributes ?? {}));
        } catch {
          // not yet: asked again until the deadline
        }
        return served;
      },
      { deadlineMs: START_DEADLINE_MS, everyMs: 100, signal },
    );
  } finally {
    await connection.close();
  }
  return served;
}
