import { openDatabase } from "../ledger/database.ts";
import { migrate } from "../ledger/migrate.ts";
import { openLedger } from "../ledger/open-ledger.ts";
import { sealKeyFrom } from "../ledger/sealed-words.ts";
import { readConfig, type ServerConfig } from "./config.ts";
import { demoFoundedAt, loadDemoDisputes } from "./demo-disputes.ts";
import { prepareDemo } from "./demo.ts";
import { Accounts } from "./identity/accounts.ts";

/** Between two lines of progress. */
const everyMs = 500;

/** The disk is waited for at the end, once: what a crash takes of a load under way is loaded again by the next start. */
function withoutWaiting(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.searchParams.set("options", "-c synchronous_commit=off");
  return url.href;
}

/**
 * Before the first start of a demonstration: its court, its people's accounts and 300 disputes in every stage. A court that is
 * past its beginning is left as it is. Prints a line of progress now and then; a program of its own, so that nothing that only
 * needs the court waits for its disputes. Nothing is poked: the sweep starts the processes.
 */
async function main(config: ServerConfig): Promise<void> {
  const database = openDatabase(config.databaseUrl);
  await migrate(database);
  const ledger = openLedger(database, { poke: () => undefined });
  await prepareDemo(ledger, new Accounts(database.pool), demoFoundedAt);
  const fast = openDatabase(withoutWaiting(config.databaseUrl));
  let saidMs = 0;
  const commands = await loadDemoDisputes({
    database: fast, ledger, sealKey: sealKeyFrom(process.env),
    told(done, all) {
      if (Date.now() - saidMs < everyMs && done < all) return;
      saidMs = Date.now();
      process.stdout.write(`${done} / ${all}\n`);
    },
  });
  process.stdout.write(commands === 0 ? "已有 there already\n" : `${commands} 项操作已登记 commands recorded\n`);
  await fast.close();
  await database.close();
}

const config = readConfig(process.env);
if ("fault" in config || !config.api.demo) {
  process.stderr.write(`配置有误 / configuration: ${"fault" in config ? config.fault : "DEMO=1 is needed"}\n`);
  process.exitCode = 2;
} else {
  main(config).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  });
}
