import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { endProcess, isRunning } from "./processes.mjs";
import { stopOrphanPostgres } from "./postgres.mjs";

/**
 * What runs, as the other commands see it; `stack.json` in the data folder, readable by its owner only (it holds the database's password).
 * @typedef {object} StackRecord
 * @property {import("./processes.mjs").KnownProcess} supervisor the `up` that looks after the rest
 * @property {Record<string, import("./processes.mjs").KnownProcess>} processes by name, in the order they were started
 * @property {string} [databaseUrl]
 * @property {string} [temporalAddress]
 * @property {string} [apiUrl]
 * @property {string} [temporalUiUrl]
 */

/** @param {string} dataDir */
function fileIn(dataDir) {
  return join(dataDir, "stack.json");
}

/**
 * @param {string} dataDir
 * @returns {StackRecord | undefined}
 */
export function readRecord(dataDir) {
  return existsSync(fileIn(dataDir)) ? JSON.parse(readFileSync(fileIn(dataDir), "utf8")) : undefined;
}

/**
 * @param {string} dataDir
 * @param {StackRecord} record
 */
export function writeRecord(dataDir, record) {
  const draft = `${fileIn(dataDir)}.draft`;
  writeFileSync(draft, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  renameSync(draft, fileIn(dataDir));
}

/** @param {string} dataDir */
export function removeRecord(dataDir) {
  rmSync(fileIn(dataDir), { force: true });
}

/**
 * The record of a stack whose `up` is alive.
 * @param {string} dataDir
 * @returns {StackRecord | undefined}
 */
export function livingStack(dataDir) {
  const record = readRecord(dataDir);
  return record !== undefined && isRunning(record.supervisor) ? record : undefined;
}

/**
 * Ends what a killed `up` left behind, last started first. PostgreSQL is left to be adopted unless `alsoPostgres`.
 * @param {string} dataDir
 * @param {{ alsoPostgres: boolean }} options
 * @returns {Promise<string[]>} the names of what was ended
 */
export async function endOrphans(dataDir, { alsoPostgres }) {
  const names = [];
  for (const [name, known] of Object.entries(readRecord(dataDir)?.processes ?? {}).reverse()) {
    if (name === "PostgreSQL" || !isRunning(known)) continue;
    await endProcess(known, [["SIGTERM", 15_000], ["SIGKILL", 2_000]]);
    names.push(name);
  }
  if (alsoPostgres && (await stopOrphanPostgres(join(dataDir, "postgres")))) names.push("PostgreSQL");
  return names;
}
