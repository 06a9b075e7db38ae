import { randomUUID } from "node:crypto";
import { DefaultLogger, Runtime, Worker } from "@temporalio/worker";
import { TestWorkflowEnvironment } from "@temporalio/testing";
import type { ClockActivities, ClockAnswer, EffectActivities } from "../../activities/activity-types.ts";
import { effectKinds, pokeSignal, renewSignal } from "../../contracts/workflow-names.ts";
import { ensureSearchAttributes } from "../../temporal/search-attributes.ts";
import { replayAllRuns } from "../stack/replay-histories.ts";
import { timeSkippingServer } from "../stack/test-server.ts";
import { workflowBundle } from "../stack/workflow-bundle.ts";

const dayMs = 24 * 60 * 60 * 1000;

/** A ledger reduced to what a clock sees of it. */
interface Script {
  alarms: number[];
  fired: number[];
  phases: { at: number; phase: string }[];
  reached: string[];
  effects: { kind: string; atMs: number }[];
  performed: string[];
  open: boolean;
  looks: number;
  /** The time of the last look. */
  nowMs: number;
  /** Whether an effect stays although it was performed. */
  stubborn: () => boolean;
  /** What an effect waits for. */
  performing: () => Promise<void>;
  /** Whether nothing fires although it is due. */
  deaf: (nowMs: number) => boolean;
}

let environment: TestWorkflowEnvironment;

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger("WARN") });
  environment = await TestWorkflowEnvironment.createTimeSkipping({ server: timeSkippingServer() });
  await ensureSearchAttributes(environment.connection, environment.namespace ?? "default");
}, 120_000);
afterAll(() => environment.teardown());

function scripted(script: Script): ClockActivities & EffectActivities {
  const perform = (kind: string) => async (): Promise<void> => {
    script.performed.push(kind);
    await script.performing();
    if (!script.stubborn()) script.effects = script.effects.filter((effect) => effect.kind !== kind);
  };
  const effects = Object.fromEntries(effectKinds.map((kind) => [kind, perform(kind)])) as unknown as EffectActivities;
  return {
    ...effects,
    fireDue: (_clock: string, nowMs: number): Promise<ClockAnswer> => {
      script.looks += 1;
      script.nowMs = nowMs;
      const due = script.alarms.filter((at) => at <= nowMs && !script.deaf(nowMs));
      script.fired.push(...due.map(() => nowMs));
      script.alarms = script.alarms.filter((at) => !due.includes(at));
      for (const step of script.phases.filter(({ at }) => at <= nowMs)) script.reached.push(step.phase);
      script.phases = script.phases.filter(({ at }) => at > nowMs);
      const next = [...script.alarms, ...script.phases.map(({ at }) => at)].sort((a, b) => a - b)[0];
      const open = script.open || next !== undefined || script.effects.length > 0;
      return Promise.resolve({ more: false, phases: [...script.reached], open, effects: [...script.effects], ...(next === undefined ? {} : { alarmAtMs: next }) });
    },
  };
}

function script(overrides: Partial<Script>): Script {
  return { alarms: [], fired: [], phases: [], reached: [], effects: [], performed: [], open: false, looks: 0, nowMs: 0, stubborn: () => false, performing: () => Promise.resolve(), deaf: () => false, ...overrides };
}

async function run(given: Script, during?: (handle: { signal(name: string): Promise<void>; workflowId: string }) => Promise<void>): Promise<{ workflowId: string; runs: number[] }> {
  const taskQueue = randomUUID();
  const worker = await Worker.create({ connection: environment.nativeConnection, taskQueue, workflowBundle: await workflowBundle(), activities: scripted(given) });
  const workflowId = randomUUID();
  await worker.runUntil(async () => {
    const handle = await environment.client.workflow.start("campaign", { taskQueue, workflowId, args: [{ id: "campaign/c-1" }] });
    await during?.({ signal: (name) => handle.signal(name), workflowId });
    await handle.result();
  });
  return { workflowId, runs: await replayAllRuns(environment.client.workflow, workflowId) };
}

async function inAYear(): Promise<number> {
  return environment.currentTimeMs();
}

describe("the durable clock", () => {
  test("fires every alarm at its time and ends when nothing is open", async () => {
    const now = await inAYear();
    const given = script({ alarms: [now + dayMs, now + 40 * dayMs, now + 300 * dayMs] });
    const planned = [...given.alarms];
    await run(given);
    expect(given.fired).toHaveLength(3);
    given.fired.forEach((at, index) => expect(at - planned[index]!).toBeLessThan(60_000));
  }, 60_000);

  test("tells its story phase by phase and performs each effect once on the way", async () => {
    const now = await inAYear();
    const given = script({ phases: [{ at: now + dayMs, phase: "Running" }, { at: now + 20 * dayMs, phase: "Closed" }, { at: now + 120 * dayMs, phase: "Archived" }], effects: [{ kind: "openTaskBook", atMs: 0 }] });
    await run(given);
    expect(given.performed).toEqual(["openTaskBook"]);
    expect(given.reached).toEqual(["Running", "Closed", "Archived"]);
  }, 60_000);

  test("goes on after continue-as-new where the ledger stands, and every run replays", async () => {
    const now = await inAYear();
    const given = script({ alarms: [now + 10 * dayMs, now + 20 * dayMs] });
    const { runs } = await run(given, async (handle) => {
      await handle.signal(renewSignal);
    });
    expect(given.fired).toHaveLength(2);
    expect(runs.length).toBeGreaterThan(1);
  }, 60_000);

  test("a thousand pokes in a burst are few looks at the ledger", async () => {
    const now = await inAYear();
    const given = script({ alarms: [now + 10 * dayMs] });
    const { runs } = await run(given, async (handle) => {
      for (let burst = 0; burst < 10; burst += 1) await Promise.all(Array.from({ length: 100 }, () => handle.signal(pokeSignal)));
    });
    expect(given.looks).toBeLessThan(300);
    expect(runs.every((events) => events < 5_000)).toBe(true);
  }, 60_000);

  test("an effect that stays ready is tried again after a pause, not in a busy loop", async () => {
    const triedMs: number[] = [];
    const given = script({
      effects: [{ kind: "sendMail", atMs: 0 }],
      stubborn: () => {
        triedMs.push(given.nowMs);
        return triedMs.length < 5;
      },
    });
    await run(given);
    expect(triedMs).toHaveLength(5);
    triedMs.slice(1).forEach((at, index) => { expect(at - triedMs[index]!).toBeGreaterThanOrEqual(1_000); });
    expect(given.looks).toBeLessThan(20);
  }, 60_000);

  test("a wake that is past and does not move is looked at again after a pause, not in a busy loop", async () => {
    const now = await inAYear();
    const given = script({ alarms: [now + dayMs], deaf: (nowMs) => nowMs < now + dayMs + 20_000 });
    await run(given);
    expect(given.fired).toHaveLength(1);
    expect(given.looks).toBeLessThan(40);
  }, 60_000);

  test("an effect that takes long holds up no alarm, even while the run is to be renewed", async () => {
    const dueMs = (await inAYear()) + 2_000;
    let begun = false;
    const given = script({
      alarms: [dueMs], effects: [{ kind: "sendMail", atMs: 0 }],
      performing: async () => {
        begun = true;
        const endMs = Date.now() + 10_000;
        while (given.fired.length === 0 && Date.now() < endMs) await new Promise((resolve) => setTimeout(resolve, 20));
      },
    });
    const { runs } = await run(given, async (handle) => {
      while (!begun) await new Promise((resolve) => setTimeout(resolve, 20));
      await handle.signal(renewSignal);
    });
    expect(given.fired).toHaveLength(1);
    expect(given.fired[0]! - dueMs).toBeLessThan(2_000);
    expect(given.performed).toEqual(["sendMail"]);
    expect(runs.length).toBeGreaterThan(1);
  }, 60_000);
});
