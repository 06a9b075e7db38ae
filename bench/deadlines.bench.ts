import { randomUUID } from "node:crypto";
import { civilDateOf, plusDays, plusMs, type Instant } from "../domain/time.ts";
import { wallTime } from "../ledger/court-cache.ts";
import { startBaselineWorker, type BaselineWorker } from "./baseline-worker.ts";
import type { Bench, BenchResult, BenchRun } from "./bench.ts";
import { openBenchCourt, type BenchCourt } from "./bench-court.ts";
import { callFrom } from "./callers.ts";
import { approve, planOf, submitted } from "./campaign-plan.ts";
import { atMost, figure, ratio } from "./figures.ts";
import { startWorker, type OwnProcess } from "./processes.ts";
import { until, untilTime } from "./waiting.ts";

/** Starts in flight, as the sweep has them. */
const startsAtOnce = 24;
const callers = 20;
const itemsACampaign = 100;
/** Between the last timer's arming and its instant, at least. */
const quietMs = 5_000;

/** Running campaigns whose items are all due at one instant, with the real worker. */
interface Due {
  court: BenchCourt;
  worker: OwnProcess;
  campaigns: string[];
  clocks: string[];
  items: number;
}

async function count(court: BenchCourt, sql: string, ...values: unknown[]): Promise<number> {
  const { rows } = await court.database.pool.query<{ n: string }>(sql, values);
  return Number(rows[0]?.n ?? 0);
}

async function openCampaigns(run: BenchRun, campaigns: number): Promise<Due> {
  const court = await openBenchCourt(run.servers, { spread: false });
  const items = campaigns * itemsACampaign;
  const worker = await startWorker(court.url, run.servers.temporalAddress, court.installation, "bench/spreadless-worker.js");
  const today = civilDateOf(await court.ledger.courtNow());
  const ids = Array.from({ length: campaigns }, (_, ordinal) => `c-${ordinal}`);
  const plan = planOf({ items: itemsACampaign, startsOn: today, due: { on: plusDays(today, 90) } });
  await callFrom(callers, campaigns, async (ordinal) => {
    await submitted(court, `c-${ordinal}`, plan);
    await approve(court, `c-${ordinal}`);
  });
  await until("all items are open", async () => (await count(court, "SELECT count(*) AS n FROM work_items WHERE status = 'Assigned'")) === items, 120_000, 200);
  const { rows } = await court.database.pool.query<{ id: string; responsible: string }>("SELECT id, responsible FROM work_items ORDER BY id");
  await callFrom(callers, rows.length, async (ordinal) => {
    const row = rows[ordinal];
    if (row !== undefined) await court.done("work-item", row.id, { type: "Accept" }, row.responsible);
  });
  run.say(`${items} items of ${campaigns} campaigns are under way`);
  return { court, worker, campaigns: ids, clocks: ids.map((id) => `campaign/${id}`), items };
}

/** The next instant at which every item has an alarm. */
async function nextDue({ court, items }: Due): Promise<Instant> {
  const { rows } = await court.database.pool.query<{ at: Instant; n: string }>("SELECT next_alarm_at AS at, count(*) AS n FROM streams WHERE kind = 'work-item' AND next_alarm_at IS NOT NULL GROUP BY 1 ORDER BY 1 LIMIT 1");
  const first = rows[0];
  if (first === undefined || Number(first.n) !== items) throw new Error(`not all items are due at one instant: ${JSON.stringify(rows)}`);
  return first.at;
}

/** Milliseconds from the due instant until the last item's alarm is in the ledger. The court's clock is set shortly before it; from there on everything is the real thing. */
async function lateness(due: Due): Promise<number> {
  const { court, clocks, items } = due;
  const at = await nextDue(due);
  const leadMs = 3_000 + clocks.length * 60;
  await court.setClock(plusMs(at, -leadMs));
  await court.wake(clocks);
  const dueMs = wallTime((await court.ledger.court()).state.clock, at);
  await until("every clock sleeps until the due instant", async () =>
    (await count(court, "SELECT count(*) AS n FROM clocks WHERE id = ANY($1) AND abs(extract(epoch FROM next_wake_at) * 1000 - $2) < 50", clocks, dueMs)) === clocks.length, leadMs, 20);
  if (Date.now() > dueMs - 500) throw new Error("the clocks were armed too late to measure");
  await untilTime(dueMs);
  const open = { name: "still-due", text: "SELECT 1 FROM streams WHERE clock_id = ANY($1) AND next_alarm_at <= $2 LIMIT 1", values: [clocks, at] };
  let doneMs = dueMs;
  await until("everything due has fired", async () => {
    const { rowCount } = await court.database.pool.query(open);
    doneMs = Date.now();
    return rowCount === 0;
  }, 120_000, 2);
  const fired = await count(court, "SELECT count(*) AS n FROM events WHERE effective_at = $1 AND type = 'RungFired'", at);
  const streams = await count(court, "SELECT count(DISTINCT stream_id) AS n FROM events WHERE effective_at = $1 AND actor = 'system' AND stream_id <> 'court'", at);
  if (streams !== items || fired > items) throw new Error(`${streams} items and ${fired} rungs were fired, not ${items}`);
  return doneMs - dueMs;
}

export interface BareTimers { latenessMs: number; /** What starting and arming one took. */ armMs: number }

/** From one instant until the last of so many bare timers for it has fired. `armMs`: what arming one took the last time; the instant lies far enough ahead for all of them. */
export async function timersLateness(baseline: BaselineWorker, timers: number, armMs: number): Promise<BareTimers> {
  baseline.forget();
  const startedMs = Date.now();
  const dueMs = startedMs + quietMs + timers * armMs * 1.5;
  await callFrom(startsAtOnce, timers, async () => { await baseline.client.workflow.start("bareTimer", { taskQueue: baseline.taskQueue, workflowId: `timer-${randomUUID()}`, args: [dueMs] }); });
  await until("every timer is armed", () => baseline.armed() === timers, dueMs - Date.now(), 20);
  const armedMs = Date.now();
  await until("every timer has fired", () => baseline.firedAtMs.length === timers, 300_000, 20);
  return { latenessMs: Math.max(...baseline.firedAtMs) - dueMs, armMs: (armedMs - startedMs) / timers };
}

async function measure(run: BenchRun): Promise<BenchResult> {
  const { rounds, quick, say } = run;
  const baseline = await startBaselineWorker(run.servers.temporalAddress);
  const opened: Due[] = [];
  try {
    const small = await openCampaigns(run, quick ? 2 : 10);
    opened.push(small);
    const large = await openCampaigns(run, quick ? 4 : 100);
    opened.push(large);
    // The first rung of each warms code, plans and caches; the timers start with a round that is thrown away, too.
    let timers = await timersLateness(baseline, quick ? 20 : 100, 100);
    say(`warm: ${await lateness(small)} ms, ${await lateness(large)} ms, timers ${timers.latenessMs} ms`);
    const ms = { thousand: [] as number[], timers: [] as number[], tenThousand: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      ms.thousand.push(await lateness(small));
      timers = await timersLateness(baseline, small.items, timers.armMs);
      ms.timers.push(timers.latenessMs);
      ms.tenThousand.push(await lateness(large));
      say(`round ${round + 1}: ${JSON.stringify({ thousand: ms.thousand.at(-1), timers: ms.timers.at(-1), tenThousand: ms.tenThousand.at(-1) })} ms`);
    }
    const toTimers = ratio(ms.thousand, ms.timers);
    const growth = ratio(ms.tenThousand, ms.thousand);
    return {
      figures: {
        lastRowAfterDueMs: { [`${small.items} items of ${small.campaigns.length} campaigns`]: figure(ms.thousand), [`${large.items} items of ${large.campaigns.length} campaigns`]: figure(ms.tenThousand) },
        lastBareTimerAfterDueMs: figure(ms.timers),
        ratios: { toBareTimers: toTimers, largeToSmall: growth },
      },
      bars: [atMost("last row against the last bare timer", toTimers.median, 0.1), atMost("ten times the items", growth.median, 10)],
    };
  } finally {
    await baseline.close();
    for (const { court, worker } of opened) {
      await worker.stop();
      await court.close();
    }
  }
}

export const deadlines: Bench = {
  name: "deadlines",
  about: "1,000 items of 10 campaigns due at one instant against 1,000 bare timers, and 10,000 items of 100 campaigns against 1,000",
  run: measure,
};
