import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline/promises";
import { Command, InvalidArgumentError } from "commander";
import { takeLock } from "./lock.mjs";
import { dataFolder } from "./paths.mjs";
import { prepare } from "./prepare.mjs";
import { isRunning } from "./processes.mjs";
import { Refusal, describeFailure } from "./refusal.mjs";
import { up } from "./stack.mjs";
import { endOrphans, readRecord } from "./stack-record.mjs";

/** @param {string} text */
function portNumber(text) {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_534) throw new InvalidArgumentError("1–65534");
  return port;
}

/** @param {string} text */
function positiveNumber(text) {
  const number = Number(text);
  if (!Number.isFinite(number) || number <= 0) throw new InvalidArgumentError("> 0");
  return number;
}

/** Shows what runs. Exit code 1 when not everything does. */
async function status() {
  const dataDir = dataFolder();
  const record = readRecord(dataDir);
  if (record === undefined) {
    process.stdout.write(`没有运行。数据文件夹:${dataDir}\nNot running. Data folder: ${dataDir}\n`);
    process.exitCode = 1;
    return;
  }
  const rows = [["up", record.supervisor], ...Object.entries(record.processes)];
  for (const [name, known] of /** @type {[string, import("./processes.mjs").KnownProcess][]} */ (rows)) {
    const runs = isRunning(known);
    if (!runs) process.exitCode = 1;
    process.stdout.write(`${name.padEnd(12)} ${String(known.pid).padEnd(8)} ${runs ? "运行中 running" : "已停止 stopped"}\n`);
  }
  process.stdout.write(`${"API".padEnd(12)} ${record.apiUrl} ${await health(record.apiUrl)}\n${"Temporal UI".padEnd(12)} ${record.temporalUiUrl}\n${"data".padEnd(12)} ${dataDir}\n`);
}

/** @param {string | undefined} apiUrl */
async function health(apiUrl) {
  try {
    const answer = await fetch(`${apiUrl}/health/ready`, { signal: AbortSignal.timeout(3_000) });
    if (answer.status === 200) return "就绪 ready";
  } catch {
    // shown below
  }
  process.exitCode = 1;
  return "未就绪 not ready";
}

/** @param {{ yes?: boolean }} options */
async function reset({ yes }) {
  const dataDir = dataFolder();
  if (!existsSync(dataDir)) {
    process.stdout.write(`没有数据:${dataDir}\nThere is no data: ${dataDir}\n`);
    return;
  }
  const lock = await takeLock(join(dataDir, "stack.lock"));
  if ("heldBy" in lock) {
    throw new Refusal(`正在运行(进程 ${lock.heldBy}):请先按 Ctrl-C 停止。`, `It is running (process ${lock.heldBy}): stop it with Ctrl-C first.`);
  }
  try {
    if (!yes && !(await isConfirmed(dataDir))) {
      process.stdout.write("未做任何改动。/ Nothing was changed.\n");
      return;
    }
    await endOrphans(dataDir, { alsoPostgres: true });
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 3 });
    process.stdout.write(`已删除 ${dataDir}\nRemoved ${dataDir}\n`);
  } finally {
    lock.release();
  }
}

/** @param {string} dataDir */
async function isConfirmed(dataDir) {
  if (!process.stdin.isTTY) throw new Refusal("要不经询问就删除数据,请加 --yes。", "To remove the data without being asked, add --yes.");
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await prompt.question(`删除 ${dataDir} 中的全部数据?/ Remove all data in ${dataDir}? [y/N] `);
    return /^(y|yes|是)$/i.test(answer.trim());
  } finally {
    prompt.close();
  }
}

const program = new Command("./temporal-dev.sh").description(
  "本机开发与演示环境:Temporal、PostgreSQL、worker 和 API\nThe development and demonstration stack: Temporal, PostgreSQL, worker and API",
);
program.addHelpText("after", () => `\n${upCommand.helpInformation()}`);
const upCommand = program
  .command("up", { isDefault: true })
  .description("启动全部,Ctrl-C 停止(默认)/ start everything, Ctrl-C stops it (default)")
  .option("--speed <n>", "法院时钟:每秒走多少秒 / court clock: seconds of court time per second (86400: a day a second)", positiveNumber)
  .option("--port <port>", "API", portNumber, 3000)
  .option("--temporal-port <port>", "Temporal", portNumber, 7233)
  .option("--ui-port <port>", "Temporal UI", portNumber, 8233)
  .option("--metrics-port <port>", "API 指标;worker 用下一个 / metrics of the API; the worker's is the next", portNumber, 9464)
  .action(up);
program.command("prepare").description("只准备:依赖、Temporal CLI、测试服务器、构建 / dependencies, Temporal CLI, test server, build").action(prepare);
program.command("status").description("看看什么在运行 / what is running").action(status);
program.command("reset").description("删除全部数据 / remove all data").option("--yes", "不询问 / do not ask").action(reset);

// The reader of our output may be gone (`status | head`).
process.stdout.on("error", () => undefined);
try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`);
  process.exitCode = 1;
}
