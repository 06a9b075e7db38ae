import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Bench, BenchResult, BenchRun } from "./bench.ts";
import { atMost, figure } from "./figures.ts";
import type { RehearsalCost } from "./rehearsal-run.ts";

const run = promisify(execFile);
/** A rehearsal of a year is an answer to a request: under a second of processor time, even the first of its process. */
const mostCpuMs = 1_000;

const years = [
  { name: "nobody acts, weekly reports", assume: "nobody-acts", reports: "weekly" },
  { name: "nobody acts, no reports", assume: "nobody-acts", reports: "none" },
  { name: "all on time, weekly reports", assume: "all-on-time", reports: "weekly" },
] as const;

function isCost(value: unknown): value is RehearsalCost {
  return typeof value === "object" && value !== null && "cold" in value && "warm" in value && "lines" in value;
}

/** Each round in a process of its own, since a cold one is measured once a process. */
async function cost(items: number, assume: string, reports: string): Promise<RehearsalCost> {
  const { stdout } = await run(process.execPath, [fileURLToPath(new URL("./rehearsal-run.js", import.meta.url)), String(items), assume, reports]);
  const printed: unknown = JSON.parse(stdout);
  if (!isCost(printed)) throw new Error(`a rehearsal printed ${stdout}`);
  return printed;
}

async function measure(bench: BenchRun): Promise<BenchResult> {
  const { rounds, quick } = bench;
  const items = quick ? 20 : 300;
  const figures: BenchResult["figures"] = { items };
  const bars: BenchResult["bars"] = [];
  for (const { name, assume, reports } of years) {
    const costs: RehearsalCost[] = [];
    for (let round = 0; round < rounds; round += 1) costs.push(await cost(items, assume, reports));
    const cold = figure(costs.map((one) => one.cold.cpuMs));
    const warm = figure(costs.map((one) => one.warm.cpuMs));
    figures[name] = { coldCpuMs: cold, warmCpuMs: warm, coldWallMs: figure(costs.map((one) => one.cold.wallMs)), warmWallMs: figure(costs.map((one) => one.warm.wallMs)), timelineLines: costs[0]?.lines ?? 0 };
    bars.push(atMost(`${name}: cold processor time (ms)`, cold.median, mostCpuMs), atMost(`${name}: warm processor time (ms)`, warm.median, mostCpuMs));
    bench.say(`${name}: cold ${cold.median} ms, warm ${warm.median} ms of processor time`);
  }
  return { figures, bars };
}

/** Needs no server: the deciders alone, on a virtual clock. */
export const rehearsal: Bench = {
  name: "rehearsal",
  about: "a year of 300 items rehearsed (C10): processor and wall time of the first run of a process and of a warm one, and the lines of the timeline",
  run: measure,
};
