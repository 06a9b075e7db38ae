// npm test: every jest project, with the arguments given, then one last line `N passed, N failed`.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkout } from "./paths.mjs";
import { countTests } from "./test-count.mjs";

const folder = mkdtempSync(join(tmpdir(), "court-tests-"));
const resultFile = join(folder, "jest.json");
const jest = spawn(
  process.execPath,
  [join(checkout, "node_modules", "jest", "bin", "jest.js"), "--json", `--outputFile=${resultFile}`, ...process.argv.slice(2)],
  { cwd: checkout, stdio: "inherit" },
);
// A terminal's Ctrl-C reaches jest as well; its end is waited for, and counted.
process.on("SIGINT", () => undefined);
process.on("SIGTERM", () => jest.kill("SIGTERM"));
const exitCode = await new Promise((resolve) => {
  jest.once("error", () => resolve(1));
  jest.once("exit", (code) => resolve(code ?? 1));
});
const { passed, failed, reasons } = countTests(existsSync(resultFile) ? JSON.parse(readFileSync(resultFile, "utf8")) : undefined, exitCode);
rmSync(folder, { recursive: true, force: true });
for (const reason of reasons) process.stdout.write(`${reason}\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
