import { createServer } from "node:http";
import express from "express";
import { openDatabase } from "../ledger/database.ts";
import { openBareTable } from "./bare-table.ts";

/** The HTTP baseline: an Express application whose one handler does one one-row transaction. A program of its own. */
async function main(): Promise<void> {
  const url = process.env["DATABASE_URL"];
  if (url === undefined) throw new Error("DATABASE_URL is needed");
  const table = await openBareTable(openDatabase(url));
  const app = express();
  app.use(express.json());
  app.post("/rows", async (_request, response) => {
    await table.write();
    response.json({ written: true });
  });
  const server = createServer(app);
  server.listen(Number(process.env["PORT"]), "127.0.0.1", () => process.stdout.write("listening\n"));
  process.once("SIGTERM", () => process.exit(0));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
});
