// node scripts/with-stack.mjs PROGRAM ARGS…: runs one of our programs against the development stack's data.
// DATABASE_URL decides if it is set; else the running stack's database; else the embedded PostgreSQL is started for as long as the program runs.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { takeLock } from "./lock.mjs";
import { dataFolder, ensureFolder } from "./paths.mjs";
import { startPostgres } from "./postgres.mjs";
import { Refusal, describeFailure } from "./refusal.mjs";
import { livingStack } from "./stack-record.mjs";

/** @param {NodeJS.ProcessEnv} extra @returns {Promise<number>} */
function run(extra) {
  const child = spawn(process.execPath, process.argv.slice(2), { stdio: "inherit", env: { ...process.env, ...extra } });
  // The terminal's Ctrl-C reaches the program too; we wait for it to end.
  process.on("SIGINT", () => undefined);
  process.on("SIGTERM", () => child.kill("SIGTERM"));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

async function main() {
  if (process.env.DATABASE_URL) return run({});
  const dataDir = ensureFolder(dataFolder());
  const files = { COURT_FILES: process.env.COURT_FILES || join(dataDir, "files") };
  const stack = livingStack(dataDir);
  if (stack?.databaseUrl !== undefined) return run({ ...files, DATABASE_URL: stack.databaseUrl, TEMPORAL_ADDRESS: process.env.TEMPORAL_ADDRESS ?? stack.temporalAddress });
  const lock = await takeLock(join(dataDir, "stack.lock"));
  if ("heldBy" in lock) throw new Refusal(`进程 ${lock.heldBy} 正在启动或停止,请稍后再试。`, `Process ${lock.heldBy} is starting or stopping; try again in a moment.`);
  try {
    const postgres = await startPostgres({ dataDir: join(dataDir, "postgres"), logFile: join(dataDir, "logs", "postgresql.log") });
    try {
      return await run({ ...files, DATABASE_URL: postgres.url });
    } finally {
      await postgres.stop();
    }
  } finally {
    lock.release();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
