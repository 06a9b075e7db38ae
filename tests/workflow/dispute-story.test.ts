import { randomUUID } from "node:crypto";
import { TestWorkflowEnvironment } from "@temporalio/testing";
import { DefaultLogger, Runtime, Worker } from "@temporalio/worker";
import type { ClockActivities, ClockAnswer, EffectActivities } from "../../activities/activity-types.ts";
import { effectKinds, pokeSignal, renewSignal, type EffectKind } from "../../contracts/workflow-names.ts";
import { dispute } from "../../domain/dispute/dispute.decider.ts";
import { epochMs, instant } from "../../domain/time.ts";
import { ensureSearchAttributes } from "../../temporal/search-attributes.ts";

import { DisputeStory } from "../builders/dispute.ts";
import { settledBefore, wholeLife, type Act } from "../builders/dispute-script.ts";
import { morning } from "../builders/work-item.ts";
import { replayAllRuns } from "../stack/replay-histories.ts";
import { timeSkippingServer } from "../stack/test-server.ts";
import { workflowBundle } from "../stack/workflow-bundle.ts";

let environment: TestWorkflowEnvironment;
// One server for all: each of these stories comes to its end, so that none leaves virtual time locked.
beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger("ERROR") });
  environment = await TestWorkflowEnvironment.createTimeSkipping({ server: timeSkippingServer() });
  await ensureSearchAttributes(environment.connection, environment.namespace ?? "default");
}, 120_000);
afterAll(() => environment.teardown());

/** Waits in real time, while virtual time stands, for what the worker of this process is doing. */
async function until(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const endMs = Date.now() + 20_000;
  while (!(await condition())) {
    if (Date.now() > endMs) throw new Error(`did not happen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

interface Told { type: string; at: string }
interface Lived { told: Told[]; phases: string[]; performed: { kind: EffectKind; at: string }[]; runs: number[] }

const toldBy = (log: DisputeStory["log"]): Told[] => log.map(({ event, meta }) => ({ type: event.type, at: meta.effectiveAt }));

/** The same life by the deciders alone: what people do, and what time does before it. */
function decided(acts: readonly Act[]): DisputeStory {
  return acts.reduce((story, { on, command, by }) => story.on(on, command, by), new DisputeStory());
}

/** A life told by the real story, which lets time act on a dispute in memory; people act at their times, and poke as the door would. */
async function live(acts: readonly Act[], renewIn: readonly string[] = []): Promise<Lived> {
  let story = new DisputeStory();
  let outbox: { kind: EffectKind }[] = [];
  const performed: Lived["performed"] = [];
  const shiftMs = epochMs(morning(acts[0]!.on)) - (await environment.currentTimeMs());
  const phases = (): string[] => (story.state.status === "Unregistered" ? [] : story.state.phases);
  const took = (before: DisputeStory, after: DisputeStory): void => {
    let state = before.state;
    for (const { event, meta } of after.log.slice(before.log.length)) {
      state = dispute.evolve(state, event, meta);
      outbox.push(...dispute.effects(event, state).map(({ kind }) => ({ kind: kind as EffectKind })));
    }
    story = after;
  };
  const nextMs = (): number | undefined => (story.alarm === undefined ? undefined : epochMs(story.alarm.at) - shiftMs);
  const look = (nowMs: number): ClockAnswer => {
    took(story, story.until(instant(nowMs + shiftMs)));
    const alarmAtMs = nextMs();
    const numbers = story.state.status === "Unregistered" ? [] : [story.state.number, ...story.state.caseNumbers.map((one) => one.number)];
    return {
      more: false, phases: phases(), numbers, open: dispute.open(story.state) || alarmAtMs !== undefined || outbox.length > 0, effects: [...new Set(outbox.map(({ kind }) => kind))].map((kind) => ({ kind, atMs: nowMs })),
      ...(alarmAtMs === undefined ? {} : { alarmAtMs }),
    };
  };
  const perform = (kind: EffectKind) => async (): Promise<void> => {
    performed.push(...outbox.filter((one) => one.kind === kind).map(() => ({ kind, at: instant(Date.now() + shiftMs) })));
    outbox = outbox.filter((one) => one.kind !== kind);
    return Promise.resolve();
  };
  const effects = Object.fromEntries(effectKinds.map((kind) => [kind, perform(kind)])) as unknown as EffectActivities;
  const activities: ClockActivities & EffectActivities = { ...effects, fireDue: (_clock, nowMs) => Promise.resolve(look(nowMs)) };
  const taskQueue = randomUUID();
  const workflowId = randomUUID();
  const worker = await Worker.create({ connection: environment.nativeConnection, taskQueue, workflowBundle: await workflowBundle(), activities });
  const poke = (signal: string): Promise<unknown> => environment.client.workflow.signalWithStart("dispute", { taskQueue, workflowId, args: [{ id: "dispute/d-1" }], signal, signalArgs: [] });
  const runs: number[] = [];
  const replay = async (): Promise<void> => { runs.push(...(await replayAllRuns(environment.client.workflow, workflowId))); };
  /** A closed dispute's story has ended; what comes after begins another. */
  async function replayEnded(): Promise<void> {
    if (story.state.status !== "Closed") return;
    await until("the story of what is closed ends", async () => (await environment.client.workflow.getHandle(workflowId).describe()).status.name === "COMPLETED");
    await replay();
  }
  const renewed = new Set<string>();
  async function renewOnce(): Promise<void> {
    const status = story.state.status;
    if (!renewIn.includes(status) || renewed.has(status)) return;
    renewed.add(status);
    const runId = async (): Promise<string> => (await environment.client.workflow.getHandle(workflowId).describe()).runId;
    const before = await runId();
    await poke(renewSignal);
    await until(`a new run begins in ${status}`, async () => (await runId()) !== before);
  }

  await worker.runUntil(async () => {
    for (const { on, command, by } of acts) {
      const atMs = epochMs(morning(on)) - shiftMs;
      for (let alarmMs = nextMs(); alarmMs !== undefined && alarmMs <= atMs; alarmMs = nextMs()) {
        const due = alarmMs;
        const waitMs = due - (await environment.currentTimeMs());
        if (waitMs > 0) await environment.sleep(waitMs);
        await until(`the story fires what was due at ${instant(due + shiftMs)}`, () => (nextMs() ?? Number.POSITIVE_INFINITY) > due);
      }
      const waitMs = atMs - (await environment.currentTimeMs());
      if (waitMs > 0) await environment.sleep(waitMs);
      await replayEnded();
      took(story, story.at(morning(on), command, by));
      await poke(pokeSignal);
      await until("the outbox is empty", () => outbox.length === 0);
      await renewOnce();
    }
    await environment.client.workflow.getHandle(workflowId).result();
  });
  await replay();
  return { told: toldBy(story.log), phases: phases(), performed, runs };
}

test("a dispute's whole life is told by the story as the deciders alone tell it, and every run replays", async () => {
  const { told, phases, runs, performed } = await live(wholeLife);
  expect(told).toEqual(toldBy(decided(wholeLife).log));
  expect(phases).toEqual([
    "Registered", "Triaged", "Transferred", "Triaged", "Mediating", "MediationFailed", "FilingReview", "Filed", "Serving", "AwaitingDefence", "Trial", "Adjudicated", "Appealed", "SecondInstance", "Remanded", "Trial",
    "Adjudicated", "Effective", "EnforcementApplied", "Enforcing", "ProgrammeEnded", "Resumed", "Completed", "Closed", "Archived",
  ]);
  const types = told.map(({ type }) => type);
  expect(types.filter((type) => ["TransferTakenBack", "MediatorPassedOver", "ServiceFailed", "ServiceCompleted", "TrialOpened", "TookEffect"].includes(type))).toEqual([
    "TransferTakenBack", "MediatorPassedOver", "ServiceFailed", "ServiceFailed", "ServiceCompleted", "TrialOpened", "TookEffect",
  ]);
  // Electronic, by post, by publication: each left when the one before had been met with silence.
  expect(performed.filter(({ kind }) => kind === "serveDocument").length).toBeGreaterThanOrEqual(3);
  for (const length of runs) expect(length).toBeLessThan(5_000);
}, 120_000);

test("one that is settled, confirmed and performed never comes to court, and the story ends with its file", async () => {
  const { told, phases } = await live(settledBefore);
  expect(told).toEqual(toldBy(decided(settledBefore).log));
  expect(phases).toEqual(["Registered", "Triaged", "Mediating", "Agreed", "ConfirmationApplied", "Confirmed", "Fulfilled", "Closed", "Archived"]);
}, 120_000);

test("a story made to continue as new in every part of it tells the same life", async () => {
  const renewIn = ["Triaged", "Mediating", "FilingReview", "Serving", "Trial", "Appealed", "Remanded", "Effective", "EnforcementApplied", "ProgrammeEnded"];
  const { told, runs } = await live(wholeLife, renewIn);
  expect(told).toEqual(toldBy(decided(wholeLife).log));
  expect(runs.length).toBeGreaterThan(renewIn.length);
}, 180_000);

test("a dispute that is withdrawn or closed on its way ends its story wherever it stands", async () => {
  const acts: Act[] = [...settledBefore.slice(0, 5), { on: "2026-03-18", command: { type: "RecordMediationFailure", on: "2026-03-18", ground: "一方不愿调解" }, by: "p-mediator-2" }, { on: "2026-03-19", command: { type: "Close", on: "2026-03-19", ground: "未起诉" }, by: "p-clerk-1" }];
  const { phases, told } = await live(acts);
  expect(phases.at(-1)).toBe("Closed");
  expect(told).toEqual(toldBy(decided(acts).log));
}, 120_000);
