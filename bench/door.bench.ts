import { randomUUID } from "node:crypto";
import { civilDateOf } from "../domain/time.ts";
import { openDatabase } from "../ledger/database.ts";
import { startBaselineWorker, type BaselineWorker } from "./baseline-worker.ts";
import { openBareTable } from "./bare-table.ts";
import type { Bench, BenchRun } from "./bench.ts";
import { openBenchCourt, type BenchCourt } from "./bench-court.ts";
import { callFor, callFrom, oneByOne, seeded } from "./callers.ts";
import { atLeast, atMost, figure, quantile, ratio } from "./figures.ts";
import { BusyItem, castOf, registration, type Send } from "./item-mix.ts";
import { startWorker } from "./processes.ts";

const callers = 20;
const items = 60;

/** New items for each round: an item of an ordinary life has some dozens of events, not thousands. */
export async function openItems(court: BenchCourt, round: number): Promise<BusyItem[]> {
  const today = civilDateOf(await court.ledger.courtNow());
  const random = seeded(round + 1);
  const ids = Array.from({ length: items }, (_, ordinal) => `w-${round}-${ordinal}`);
  await callFrom(callers, items, async (ordinal) => {
    const cast = castOf(ordinal);
    await court.done("work-item", `w-${round}-${ordinal}`, registration(cast, today), cast.supervisor);
  });
  return ids.map((id, ordinal) => new BusyItem(id, castOf(ordinal), random));
}

function sendTo(court: BenchCourt): Send {
  return async (item, { command, actor }) => { await court.done("work-item", item, command, actor); };
}

/** Commands a second from all callers, on items picked at random. */
export async function doorRate(court: BenchCourt, open: readonly BusyItem[], commands: number): Promise<number> {
  const random = seeded(open.length);
  const send = sendTo(court);
  let sent = 0;
  const startedMs = performance.now();
  await Promise.all(Array.from({ length: callers }, async () => {
    while (sent < commands) {
      const took = await open[Math.floor(random() * open.length)]?.act(send);
      sent += took ?? 0;
    }
  }));
  return sent / ((performance.now() - startedMs) / 1000);
}

/** Milliseconds of single commands by one caller. */
async function doorTimes(court: BenchCourt, open: readonly BusyItem[], commands: number): Promise<number[]> {
  const plain = sendTo(court);
  const took: number[] = [];
  const timed: Send = async (item, act) => {
    const startedMs = performance.now();
    await plain(item, act);
    took.push(performance.now() - startedMs);
  };
  for (let ordinal = 0; took.length < commands; ordinal += 1) await open[ordinal % open.length]?.act(timed);
  return took;
}

async function startUpdatable(baseline: BaselineWorker): Promise<string[]> {
  const ids = Array.from({ length: items }, () => `update-${randomUUID()}`);
  await callFrom(callers, items, async (ordinal) => {
    await baseline.client.workflow.start("bareUpdate", { taskQueue: baseline.taskQueue, workflowId: ids[ordinal] ?? "" });
  });
  return ids;
}

async function measure({ servers, rounds, quick, say }: BenchRun): Promise<{ figures: Record<string, unknown>; bars: ReturnType<typeof atLeast>[] }> {
  const court = await openBenchCourt(servers);
  const worker = await startWorker(court.url, servers.temporalAddress, court.installation);
  const baseline = await startBaselineWorker(servers.temporalAddress);
  const barePool = openDatabase(court.url, callers);
  try {
    const bare = await openBareTable(barePool);
    const updatable = await startUpdatable(baseline);
    const random = seeded(7);
    const touch = async (): Promise<void> => { await baseline.client.workflow.getHandle(updatable[Math.floor(random() * updatable.length)] ?? "").executeUpdate("touch"); };
    const commands = quick ? 300 : 3_000;
    const ms = quick ? 500 : 3_000;
    // Code and connections warm, plans cached: what follows is the same for ours and for the baselines.
    await doorRate(court, await openItems(court, 1_000), quick ? 100 : 1_000);
    await callFor(callers, ms / 2, () => bare.write());
    await callFor(callers, ms / 2, touch);
    const rates = { door: [] as number[], update: [] as number[], transaction: [] as number[] };
    const medians = { door: [] as number[], update: [] as number[], transaction: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      const open = await openItems(court, round);
      rates.door.push(await doorRate(court, open, commands));
      rates.update.push(await callFor(callers, ms, touch));
      rates.transaction.push(await callFor(callers, ms, () => bare.write()));
      const single = await openItems(court, round + 100);
      medians.door.push(quantile(await doorTimes(court, single, quick ? 60 : 400), 0.5));
      medians.update.push(quantile(await oneByOne(quick ? 20 : 100, touch), 0.5));
      medians.transaction.push(quantile(await oneByOne(quick ? 60 : 400, () => bare.write()), 0.5));
      say(`round ${round + 1}: ${JSON.stringify({ door: rates.door.at(-1), update: rates.update.at(-1), transaction: rates.transaction.at(-1), doorMs: medians.door.at(-1), updateMs: medians.update.at(-1) })}`);
    }
    const toUpdates = ratio(rates.door, rates.update);
    const toTransactions = ratio(rates.door, rates.transaction);
    const toUpdateMedian = ratio(medians.door, medians.update);
    return {
      figures: {
        perSecond: { door: figure(rates.door), bareUpdate: figure(rates.update), bareTransaction: figure(rates.transaction) },
        sequentialMedianMs: { door: figure(medians.door), bareUpdate: figure(medians.update), bareTransaction: figure(medians.transaction) },
        ratios: { doorToBareUpdate: toUpdates, doorToBareTransaction: toTransactions, sequentialMedianToBareUpdate: toUpdateMedian },
      },
      bars: [
        atLeast("commands a second against bare Temporal updates", toUpdates.median, 5),
        atLeast("commands a second against bare one-row transactions", toTransactions.median, 0.3),
        atMost("sequential median against a bare update's", toUpdateMedian.median, 0.4),
      ],
    };
  } finally {
    await baseline.close();
    await worker.stop();
    await barePool.close();
    await court.close();
  }
}

export const door: Bench = {
  name: "door",
  about: "commands through the door, 20 callers over 60 items, against bare Temporal updates and bare one-row transactions",
  run: measure,
};
