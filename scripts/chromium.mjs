import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join, resolve } from "node:path";
import { isRoot } from "./paths.mjs";
import { runTool } from "./processes.mjs";
import { Refusal } from "./refusal.mjs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const INSTALL = "apt-get update && apt-get install -y chromium";
const INSTALL_TIMEOUT_MS = 10 * 60_000;

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The browser of the page's tests, as far as it is here already: CHROMIUM, then the PATH.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string | undefined} an executable; a Refusal when CHROMIUM names none
 */
export function findChromium(env = process.env) {
  if (env.CHROMIUM) {
    const path = resolve(env.CHROMIUM);
    if (isExecutable(path)) return path;
    throw new Refusal(`CHROMIUM 指向的 ${path} 不能运行。`, `CHROMIUM names ${path}, which cannot be run.`);
  }
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(isExecutable);
}

/** The same, or one sentence with the line to run. @param {NodeJS.ProcessEnv} [env] */
export function requireChromium(env = process.env) {
  const found = findChromium(env);
  if (found === undefined) throw noChromium();
  return found;
}

/** @param {string} [why] */
function noChromium(why = "") {
  return new Refusal(
    `页面测试需要 Chromium:请运行 ${INSTALL},或用 CHROMIUM 指明其位置。${why}`,
    `The page's tests need Chromium: run ${INSTALL}, or name it with CHROMIUM.${why}`,
  );
}

/**
 * Finds Chromium or, as root on a system with apt, installs it.
 * @param {{ env?: NodeJS.ProcessEnv, report?: (line: string) => void }} [options]
 * @returns {Promise<string>} an executable; rejects with a Refusal that names the one line to run
 */
export async function getChromium({ env = process.env, report = () => undefined } = {}) {
  const found = findChromium(env);
  if (found !== undefined) return found;
  if (!isRoot || spawnSync("apt-get", ["--version"]).status !== 0) throw noChromium();
  try {
    // A machine that is new has no package lists yet.
    await runTool("apt-get", ["update"], { timeoutMs: INSTALL_TIMEOUT_MS, onLine: report });
    await runTool("apt-get", ["install", "-y", "--no-install-recommends", "chromium"], { timeoutMs: INSTALL_TIMEOUT_MS, onLine: report });
  } catch (error) {
    throw noChromium(` (${error instanceof Error ? error.message.split("\n")[0] : String(error)})`);
  }
  return requireChromium(env);
}
