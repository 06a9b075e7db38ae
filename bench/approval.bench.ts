import { randomUUID } from "node:crypto";
import { civilDateOf } from "../domain/time.ts";
import { startBaselineWorker, type BaselineWorker } from "./baseline-worker.ts";
import type { Bench, BenchResult, BenchRun } from "./bench.ts";
import { openBenchCourt, type BenchCourt } from "./bench-court.ts";
import { callFrom } from "./callers.ts";
import { approve, planOf, submitted } from "./campaign-plan.ts";
import { atMost, figure, ratio } from "./figures.ts";
import { startWorker } from "./processes.ts";
import { until } from "./waiting.ts";

const startsAtOnce = 24;

/** True once every item is open with its owner's inbox row, and the campaign's process has looked at the last alarm that was armed. */
const served = {
  name: "approval-served",
  text: `SELECT EXISTS (SELECT FROM clocks WHERE id = 'campaign/' || $1 AND served = wanted)
    AND (SELECT count(*) FROM streams WHERE clock_id = 'campaign/' || $1 AND kind = 'work-item' AND next_alarm_at IS NOT NULL) = $2
    AND (SELECT count(*) FROM work_items w WHERE w.campaign_id = $1 AND w.status = 'Assigned'
      AND EXISTS (SELECT FROM notices n WHERE n.stream_id = w.id AND n.person = w.responsible)
      AND EXISTS (SELECT FROM todos t WHERE t.stream_id = w.id AND t.owner = w.responsible)) = $2 AS done`,
};

/** Milliseconds from the leader's approval until all of the campaign is open and served. */
async function openingTime(court: BenchCourt, campaign: string, items: number): Promise<number> {
  const today = civilDateOf(await court.ledger.courtNow());
  await submitted(court, campaign, planOf({ items, startsOn: today, due: { workingDays: 60, after: "start" } }));
  await until("the process of the draft is at rest", async () => (await court.database.pool.query("SELECT 1 FROM clocks WHERE id = $1 AND served = wanted", [`campaign/${campaign}`])).rowCount === 1, 30_000);
  const startedMs = performance.now();
  await approve(court, campaign);
  await until("every item is open and served", async () => {
    const { rows } = await court.database.pool.query<{ done: boolean }>({ ...served, values: [campaign, items] });
    return rows[0]?.done === true;
  }, 120_000, 10);
  const tookMs = performance.now() - startedMs;
  const { rows } = await court.database.pool.query<{ n: string }>("SELECT count(*) AS n FROM streams WHERE kind = 'work-item' AND clock_id = $1", [`campaign/${campaign}`]);
  if (Number(rows[0]?.n) !== items) throw new Error(`${rows[0]?.n ?? 0} items were opened, not ${items}`);
  return tookMs;
}

/** Milliseconds of so many bare starts by the client. */
async function startingTime(baseline: BaselineWorker, starts: number): Promise<number> {
  return 1000 * (await callFrom(startsAtOnce, starts, async () => { await baseline.client.workflow.start("bareStart", { taskQueue: baseline.taskQueue, workflowId: `start-${randomUUID()}` }); }));
}

async function measure({ servers, rounds, quick, say }: BenchRun): Promise<BenchResult> {
  const court = await openBenchCourt(servers);
  const worker = await startWorker(court.url, servers.temporalAddress, court.installation);
  const baseline = await startBaselineWorker(servers.temporalAddress);
  const items = quick ? 30 : 300;
  try {
    await openingTime(court, "c-warm", items);
    await startingTime(baseline, items);
    const ms = { approval: [] as number[], starts: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      ms.approval.push(await openingTime(court, `c-${round}`, items));
      ms.starts.push(await startingTime(baseline, items));
      say(`round ${round + 1}: ${JSON.stringify({ approval: ms.approval.at(-1), starts: ms.starts.at(-1) })} ms`);
    }
    const toStarts = ratio(ms.approval, ms.starts);
    return {
      figures: { ms: { [`approval of ${items} items`]: figure(ms.approval), [`${items} bare starts`]: figure(ms.starts) }, ratios: { toBareStarts: toStarts } },
      bars: [atMost("approval until all is open and served against bare starts", toStarts.median, 0.5)],
    };
  } finally {
    await baseline.close();
    await worker.stop();
    await court.close();
  }
}

export const approval: Bench = {
  name: "approval",
  about: "approving a campaign of 300 items until every item is open and its alarm served, against 300 bare client.workflow.start calls, 24 at a time",
  run: measure,
};
