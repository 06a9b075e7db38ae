import { fileURLToPath } from "node:url";
import { runWithStack } from "./cli-database.ts";
import { runLedgerCli } from "./cli-program.ts";

const args = process.argv.slice(2);

process.exitCode = await runLedgerCli(args, {
  environment: process.env,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  withoutDatabase: () => runWithStack(fileURLToPath(import.meta.url), args),
});
