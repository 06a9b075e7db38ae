import { civilDateOf } from "../domain/time.ts";
import type { Bench, BenchResult, BenchRun } from "./bench.ts";
import { openBenchCourt } from "./bench-court.ts";
import { callFrom } from "./callers.ts";
import { approve, planOf, submitted } from "./campaign-plan.ts";
import { startWorker } from "./processes.ts";
import { residentMB } from "./resident-memory.ts";
import { until } from "./waiting.ts";

const itemsACampaign = 100;
const callers = 8;

async function measure({ servers, quick, say }: BenchRun): Promise<BenchResult> {
  const court = await openBenchCourt(servers);
  const worker = await startWorker(court.url, servers.temporalAddress, court.installation);
  try {
    const campaigns = quick ? 5 : 1_000;
    const today = civilDateOf(await court.ledger.courtNow());
    const plan = planOf({ items: itemsACampaign, startsOn: today, due: { workingDays: 60, after: "start" }, report: "weekly" });
    const atStartMB = residentMB(worker.pid);
    let peakMB = atStartMB;
    const watching = setInterval(() => { peakMB = Math.max(peakMB, residentMB(worker.pid)); }, 200);
    const open = async (): Promise<number> => Number((await court.database.pool.query<{ n: string }>("SELECT count(*) AS n FROM work_items WHERE status = 'Assigned'")).rows[0]?.n);
    await callFrom(callers, campaigns, async (ordinal) => {
      await submitted(court, `c-${ordinal}`, plan);
      await approve(court, `c-${ordinal}`);
      if (ordinal % 100 === 99) say(`${ordinal + 1} campaigns approved, ${await open()} items open`);
    });
    await until("every item is open", async () => (await open()) === campaigns * itemsACampaign, 900_000, 500);
    await until("every clock is served", async () => (await court.database.pool.query("SELECT 1 FROM clocks WHERE wanted > served AND id LIKE 'campaign/%' LIMIT 1")).rowCount === 0, 300_000, 200);
    const restingMB: number[] = [];
    for (let look = 0; look < 10; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, quick ? 100 : 1_000));
      restingMB.push(residentMB(worker.pid));
    }
    clearInterval(watching);
    const runningMB = restingMB.at(-1) ?? peakMB;
    return { figures: { campaigns, itemsACampaign, workerResidentMB: { atStart: atStartMB, allRunning: runningMB, peak: peakMB, aCampaign: Number(((runningMB - atStartMB) / campaigns).toPrecision(3)) } }, bars: [] };
  } finally {
    await worker.stop();
    await court.close();
  }
}

export const memory: Bench = { name: "memory", about: "resident memory of the worker with 1,000 running campaigns of 100 items", run: measure };
