import { randomUUID } from "node:crypto";
import { DefaultLogger, Runtime, Worker } from "@temporalio/worker";
import { TestWorkflowEnvironment } from "@temporalio/testing";
import type { ClockActivities, ClockAnswer, EffectActivities } from "../../activities/activity-types.ts";
import { effectKinds, pokeSignal, renewSignal } from "../../contracts/workflow-names.ts";
import type { CampaignPlan } from "../../domain/campaign/plan.ts";
import { isRejected } from "../../domain/decider.ts";
import { rehearse } from "../../domain/rehearsal/rehearse.ts";
import type { Assumption, TimelineEntry } from "../../domain/rehearsal/rehearsal.ts";
import { epochMs, instant, inShanghai } from "../../domain/time.ts";
import { ensureSearchAttributes } from "../../temporal/search-attributes.ts";
import { VirtualYear, virtualCampaign, yearCourt } from "../builders/virtual-year.ts";
import { aYearPlan } from "../builders/year-plan.ts";
import { replayAllRuns } from "../stack/replay-histories.ts";
import { timeSkippingServer } from "../stack/test-server.ts";
import { workflowBundle } from "../stack/workflow-bundle.ts";

let environment: TestWorkflowEnvironment;
beforeAll(() => { Runtime.install({ logger: new DefaultLogger("ERROR") }); });
// One server each: a story that is cut off leaves its server's virtual time locked.
beforeEach(async () => {
  environment = await TestWorkflowEnvironment.createTimeSkipping({ server: timeSkippingServer() });
  await ensureSearchAttributes(environment.connection, environment.namespace ?? "default");
}, 120_000);
afterEach(() => environment.teardown());

/** Silence climbs every week of the year: a few items are enough of it. */
function planFor(assume: Assumption): CampaignPlan {
  const plan = aYearPlan();
  return assume === "nobody-acts" ? { ...plan, items: plan.items.slice(0, 2) } : plan;
}

interface LivedYear { timeline: TimelineEntry[]; runs: number[]; phases: string[]; lastAt: string }

/** Waits in real time, while virtual time stands, for what the worker of this process is doing. */
async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const endMs = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > endMs) throw new Error(`did not happen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/**
 * A whole year told by the real story: it fires every alarm, over a ledger in memory; people act at their times, and poke
 * as the door would. `renew`: the story is made to continue as new in every phase, once its people have begun to act in it.
 */
async function live(assume: Assumption, renew: boolean): Promise<LivedYear> {
  const year = new VirtualYear(planFor(assume), assume);
  const shiftMs = epochMs(year.startedAt) - (await environment.currentTimeMs());
  const nextMs = (): number | undefined => {
    const at = year.ledger.nextAt();
    return at === undefined ? undefined : epochMs(at) - shiftMs;
  };
  const look = (nowMs: number): ClockAnswer => {
    const now = instant(nowMs + shiftMs);
    for (let at = year.ledger.nextAt(); at !== undefined && at <= now; at = year.ledger.nextAt()) year.ledger.fireNext();
    const alarmAtMs = nextMs();
    const { status } = year.campaign;
    return { more: false, phases: year.phases, open: alarmAtMs !== undefined || !["Archived", "Terminated"].includes(status), effects: [], ...(alarmAtMs === undefined ? {} : { alarmAtMs }) };
  };
  const effects = Object.fromEntries(effectKinds.map((kind) => [kind, () => Promise.resolve()])) as unknown as EffectActivities;
  const activities: ClockActivities & EffectActivities = { ...effects, fireDue: (_clock, nowMs) => Promise.resolve(look(nowMs)) };
  const taskQueue = randomUUID();
  const workflowId = randomUUID();
  const worker = await Worker.create({ connection: environment.nativeConnection, taskQueue, workflowBundle: await workflowBundle(), activities });
  const poke = (signal: string): Promise<unknown> => environment.client.workflow.signalWithStart("campaign", { taskQueue, workflowId, args: [{ id: `campaign/${virtualCampaign}` }], signal, signalArgs: [] });
  const lastAt = epochMs(`${aYearPlan().endsOn}T16:00:00.000Z`) + (assume === "all-on-time" ? 120 : 5) * 86_400_000;
  const renewed = new Set<string>();

  async function renewOnce(): Promise<void> {
    const { status } = year.campaign;
    if (!renew || renewed.has(status)) return;
    renewed.add(status);
    const runId = async (): Promise<string> => (await environment.client.workflow.getHandle(workflowId).describe()).runId;
    const before = await runId();
    await poke(renewSignal);
    await until(`a new run begins in ${status}`, async () => (await runId()) !== before);
  }

  await worker.runUntil(async () => {
    await year.begin(async () => {
      await poke(pokeSignal);
      await renewOnce();
    });
    for (;;) {
      const actMs = year.acts.peek() === undefined ? undefined : epochMs(year.acts.peek()!.at) - shiftMs;
      const alarmMs = nextMs();
      const dueMs = Math.min(actMs ?? Number.POSITIVE_INFINITY, alarmMs ?? Number.POSITIVE_INFINITY);
      if (!Number.isFinite(dueMs) || dueMs + shiftMs > lastAt) break;
      const waitMs = dueMs - (await environment.currentTimeMs());
      if (waitMs > 0) await environment.sleep(waitMs);
      if (alarmMs !== undefined && alarmMs <= dueMs) {
        await until(`the story fires what was due at ${instant(alarmMs + shiftMs)}`, () => (nextMs() ?? Number.POSITIVE_INFINITY) > alarmMs);
        continue;
      }
      const before = { alarmMs, phases: year.phases.length };
      year.actNext();
      const after = nextMs();
      const earlier = after !== undefined && (before.alarmMs === undefined || after < before.alarmMs);
      if (earlier || year.phases.length > before.phases || after === undefined) await poke(pokeSignal);
      await renewOnce();
    }
    const handle = environment.client.workflow.getHandle(workflowId);
    if (year.ledger.nextAt() === undefined) await handle.result();
    else await handle.terminate();
  });
  return { timeline: year.timeline, runs: await replayAllRuns(environment.client.workflow, workflowId), phases: year.phases, lastAt: inShanghai(instant(lastAt)) };
}

function rehearsed(assume: Assumption, untilAt: string): TimelineEntry[] {
  const outcome = rehearse({ plan: planFor(assume), assume, court: yearCourt() });
  if (isRejected(outcome)) throw new Error(JSON.stringify(outcome));
  return outcome.timeline.filter(({ at }) => at <= untilAt);
}

test("a year in which nobody acts is told by the story as it was rehearsed, and every run replays", async () => {
  const { timeline, runs, lastAt } = await live("nobody-acts", false);
  expect(timeline).toEqual(rehearsed("nobody-acts", lastAt));
  expect(timeline.length).toBeGreaterThan(200);
  for (const length of runs) expect(length).toBeLessThan(5_000);
}, 120_000);

test("a year in which everybody is on time goes from draft to archive as it was rehearsed, and the story ends", async () => {
  const { timeline, phases, lastAt } = await live("all-on-time", false);
  expect(timeline).toEqual(rehearsed("all-on-time", lastAt));
  expect(phases).toEqual(["Draft", "Submitted", "Running", "UnderAcceptance", "Closed", "Watch", "Archived"]);
}, 120_000);

test("a story made to continue as new in every phase tells the same year", async () => {
  const { timeline, runs, phases, lastAt } = await live("all-on-time", true);
  expect(timeline).toEqual(rehearsed("all-on-time", lastAt));
  expect(runs.length).toBeGreaterThanOrEqual(phases.length - 1);
}, 120_000);
