import { execFileSync, spawn } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { createInterface } from "node:readline";
import { ensureFolder } from "./paths.mjs";

/**
 * A process for sure: a pid alone may have been given to another process since.
 * @typedef {{ pid: number, identity: string }} KnownProcess
 */

const ROTATE_LOG_ABOVE_BYTES = 10 * 1024 * 1024;

/**
 * What distinguishes a running process from a later one with the same pid: its start time. Undefined when it has ended.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function identityOf(pid) {
  if (existsSync("/proc/self/stat")) {
    try {
      // The command name in field 2 may hold blanks and brackets; the fields after the last bracket are regular.
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const isZombie = fields[0] === "Z" || fields[0] === "X";
      return isZombie ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** @param {KnownProcess} known */
export function isRunning(known) {
  return identityOf(known.pid) === known.identity;
}

/**
 * Waits for a condition. The systems waited for here (foreign processes, ports) send no event, so it is tried again at an interval.
 * @param {() => boolean | Promise<boolean>} condition
 * @param {{ deadlineMs: number, everyMs?: number, signal?: AbortSignal }} options
 * @returns {Promise<boolean>} false when the deadline passed; rejects with the signal's reason when aborted
 */
export async function waitUntil(condition, { deadlineMs, everyMs = 50, signal }) {
  const deadline = Date.now() + deadlineMs;
  for (;;) {
    signal?.throwIfAborted();
    if (await condition()) return true;
    if (Date.now() >= deadline) return false;
    await new Promise((done) => setTimeout(done, everyMs));
  }
}

/**
 * Sends signals, each with its own deadline, until the process has ended.
 * @param {KnownProcess} known
 * @param {[NodeJS.Signals, number][]} steps signal and how long to wait after it, in ms
 * @returns {Promise<boolean>} whether it has ended
 */
export async function endProcess(known, steps) {
  for (const [name, waitMs] of steps) {
    if (!isRunning(known)) return true;
    try {
      process.kill(known.pid, name);
    } catch {
      // ended between the look and the signal
    }
    if (await waitUntil(() => !isRunning(known), { deadlineMs: waitMs })) return true;
  }
  return !isRunning(known);
}

/**
 * Starts a program in its own process group (a Ctrl-C reaches only us, so that we stop things in order) with its output in a file.
 * @param {string} command
 * @param {string[]} args
 * @param {{ logFile: string, env?: NodeJS.ProcessEnv, cwd?: string, uid?: number, gid?: number }} options
 * @returns {{ child: import("node:child_process").ChildProcess, known: KnownProcess, ended: Promise<string> }}
 *   `ended` resolves with a short text: exit code or signal
 */
export function startLogged(command, args, { logFile, env = process.env, cwd, uid, gid }) {
  ensureFolder(dirname(logFile));
  if (existsSync(logFile) && statSync(logFile).size > ROTATE_LOG_ABOVE_BYTES) renameSync(logFile, `${logFile}.old`);
  const log = openSync(logFile, "a", 0o600);
  const child = spawn(command, args, { stdio: ["ignore", log, log], detached: true, env, cwd, uid, gid });
  closeSync(log);
  const ended = new Promise((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  const pid = child.pid ?? -1;
  return { child, known: { pid, identity: identityOf(pid) ?? "" }, ended };
}

/**
 * @param {string} file
 * @param {number} count
 * @returns {string} the last lines of a text file; empty when there is none
 */
export function lastLines(file, count) {
  if (!existsSync(file)) return "";
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-count).join("\n");
}

/**
 * Runs a tool to its end, its output line by line.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, timeoutMs: number, signal?: AbortSignal, onLine?: (line: string) => void }} options
 * @returns {Promise<void>} rejects with the tool's last lines when it fails
 */
export function runTool(command, args, { env, cwd, timeoutMs, signal, onLine }) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { env, cwd, stdio: ["ignore", "pipe", "pipe"], timeout: timeoutMs, signal });
    /** @type {string[]} */
    const tail = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on("line", (line) => {
        onLine?.(line);
        if (line.trim() !== "") tail.push(line);
        if (tail.length > 12) tail.shift();
      });
    }
    child.once("error", fail);
    child.once("close", (code, killedBy) => {
      if (code === 0) done();
      else fail(new Error(killedBy !== null ? `${command} stopped by ${killedBy} (limit ${timeoutMs / 1000} s)` : tail.join("\n") || `${command}: exit code ${code}`));
    });
  });
}
