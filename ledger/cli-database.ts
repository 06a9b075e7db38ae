import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { CliRefused } from "./cli-texts.ts";
import { openDatabase, type Database } from "./database.ts";
import { migrate } from "./migrate.ts";

/** Finds scripts/with-stack.mjs of this checkout, going up from the program's file. */
function withStack(program: string): string | undefined {
  for (let folder = dirname(program); ; folder = dirname(folder)) {
    const script = join(folder, "scripts", "with-stack.mjs");
    if (existsSync(script)) return script;
    if (folder === dirname(folder)) return undefined;
  }
}

/**
 * Runs this command again against the development stack's database, which is started for it when it does not run.
 * Answers its exit code. Throws CliRefused outside a checkout.
 */
export async function runWithStack(program: string, args: readonly string[]): Promise<number> {
  const script = withStack(program);
  if (script === undefined) throw new CliRefused("请设置 DATABASE_URL（postgres://…）：没有找到开发环境。", "Set DATABASE_URL (postgres://…): no development stack was found.");
  const child = spawn(process.execPath, [script, program, ...args], { stdio: "inherit" });
  // The terminal's Ctrl-C reaches the child as well, which then ends by itself.
  const wait = (): void => undefined;
  process.on("SIGINT", wait);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => resolve(code ?? 2));
    });
  } finally {
    process.off("SIGINT", wait);
  }
}

const poolSize = 4;

/** Opens the database and brings it to this version. Throws CliRefused when it cannot be reached. */
export async function openCliDatabase(url: string): Promise<Database> {
  let database: Database;
  try {
    database = openDatabase(url, poolSize);
    await database.pool.query("SELECT 1");
  } catch (error) {
    const why = error instanceof Error ? error.message || error.name : String(error);
    throw new CliRefused(`无法连接 DATABASE_URL 所指的数据库：${why}`, `The database of DATABASE_URL cannot be reached: ${why}`);
  }
  await migrate(database);
  return database;
}
