// npm test: every jest project, with the arguments given, then one last line `N passed, N failed`.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import config from "../jest.config.mjs";
import { checkout } from "./paths.mjs";
import { countTests } from "./test-count.mjs";

/**
 * What runs at the same time: suites that need nothing running compute, those with servers mostly wait for them. Suites that
 * share servers stay behind each other. With arguments it is one run, as jest takes them.
 * @returns {string[][]} arguments of jest, one list for each of its processes
 */
function runsOf(/** @type {string[]} */ given) {
  if (given.length > 0) return [given];
  const withServers = config.projects.filter((project) => "globalSetup" in project);
  const withoutServers = config.projects.filter((project) => !withServers.includes(project));
  return [withServers, withoutServers].map((projects) => ["--selectProjects", ...projects.map(({ displayName }) => displayName)]);
}

const folder = mkdtempSync(join(tmpdir(), "court-tests-"));
const runs = runsOf(process.argv.slice(2)).map((args, run) => {
  const resultFile = join(folder, `jest-${run}.json`);
  const jest = spawn(process.execPath, [join(checkout, "node_modules", "jest", "bin", "jest.js"), "--json", `--outputFile=${resultFile}`, ...args], { cwd: checkout, stdio: "inherit" });
  const ended = new Promise((/** @type {(code: number) => void} */ resolve) => {
    jest.once("error", () => resolve(1));
    jest.once("exit", (code) => resolve(code ?? 1));
  });
  return { jest, ended, resultFile };
});
// A terminal's Ctrl-C reaches jest as well; its end is waited for, and counted.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => { for (const { jest } of runs) jest.kill("SIGTERM"); });
const counts = await Promise.all(runs.map(async ({ ended, resultFile }) => {
  const exitCode = await ended;
  return countTests(existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, "utf8")) : undefined, exitCode);
}));
rmSync(folder, { recursive: true, force: true });
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
for (const { reasons } of counts) for (const reason of reasons) process.stdout.write(`${reason}\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
