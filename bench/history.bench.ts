import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { WorkflowClient } from "@temporalio/client";
import { TestWorkflowEnvironment } from "@temporalio/testing";
import { Worker } from "@temporalio/worker";
import { allActivities } from "../activities/all-activities.ts";
import { clockWorkflowId, clockWorkflowType, pokeSignal } from "../contracts/workflow-names.ts";
import { civilDateOf, epochMs, instant, instantAt, plusDays, type Instant } from "../domain/time.ts";
import type { WorkItemCommand, WorkItemState } from "../domain/work-item/work-item.ts";
import { FileStore } from "../ledger/files/file-store.ts";
import { ensureSearchAttributes } from "../temporal/search-attributes.ts";
import type { Bench, BenchResult, BenchRun } from "./bench.ts";
import { foundLedger, type FoundedLedger } from "./bench-court.ts";
import { seeded } from "./callers.ts";
import { leader, planOf, submitted } from "./campaign-plan.ts";
import { atLeast, atMost } from "./figures.ts";
import { castOf } from "./item-mix.ts";
import { until } from "./waiting.ts";

const campaign = "c-year";
const clock = `campaign/${campaign}`;
const mostEventsARun = 5_000;

/** What people do on a working day: reports on each item's weekday, some urging, requests and their decisions, submission and sign-off around the due date. */
interface Act { at: Instant; item: string; command: WorkItemCommand; actor: string }

function actsOf(day: string, weekday: number, items: readonly { id: string; state: WorkItemState; ordinal: number }[], random: () => number): Act[] {
  return items.flatMap(({ id, state, ordinal }): Act[] => {
    const cast = castOf(ordinal);
    const at = (): Instant => instantAt(day, 9 * 60 + Math.floor(random() * 8 * 60));
    const act = (command: WorkItemCommand, actor: string): Act => ({ at: at(), item: id, command, actor });
    switch (state.status) {
      case "Assigned":
        return [act({ type: "Accept" }, cast.responsible)];
      case "InProgress": {
        if (state.pendingExtension !== undefined) return [act({ type: "DecideExtension", granted: random() < 0.5 }, state.waiting.find(({ step }) => step === "decide-extension")?.owner ?? cast.supervisor)];
        const dueOn = state.dueOn ?? day;
        if (day > plusDays(dueOn, ordinal % 3 === 0 ? 9 : -3)) return [act({ type: "SubmitForSignOff", summary: "已办结", evidence: [] }, cast.responsible)];
        return [
          ...(weekday === ordinal % 5 ? [act({ type: "Report", summary: "本周进展：收集需求三条，答复两条", progress: 40 }, cast.responsible)] : []),
          ...(random() < 0.06 ? [act({ type: "Urge", text: "请抓紧办理" }, cast.supervisor)] : []),
          ...(random() < 0.02 ? [act({ type: "Instruct", text: "务求实效" }, cast.leader)] : []),
          ...(day < plusDays(dueOn, -12) && random() < 0.008 ? [act({ type: "RequestExtension", amount: 5, reason: "部分企业尚未反馈" }, cast.responsible)] : []),
        ];
      }
      case "SubmittedForSignOff":
        return [act(random() < 0.2 ? { type: "Return", reason: "材料不全" } : { type: "SignOff" }, cast.supervisor)];
      case "Unregistered":
      case "Registered":
      case "Waiting":
      case "Suspended":
      case "SignedOff":
      case "Waived":
        return [];
    }
  }).sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** Replays every run of the process, back through continue-as-new; gives the number of events of each. */
async function replayed(client: WorkflowClient, workflowId: string, bundle: { code: string }): Promise<number[]> {
  const lengths: number[] = [];
  for (let runId: string | undefined = (await client.getHandle(workflowId).describe()).runId; runId !== undefined && runId !== "";) {
    const history = await client.getHandle(workflowId, runId).fetchHistory();
    await Worker.runReplayHistory({ workflowBundle: bundle }, history, workflowId);
    lengths.push(history.events?.length ?? 0);
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? undefined;
  }
  return lengths;
}

async function nextAlarmMs({ database }: FoundedLedger): Promise<number> {
  const { rows } = await database.pool.query<{ at: Instant | null }>("SELECT min(next_alarm_at) AS at FROM streams WHERE clock_id = $1", [clock]);
  return rows[0]?.at == null ? Number.POSITIVE_INFINITY : epochMs(rows[0].at);
}

async function measure({ servers, quick, say }: BenchRun): Promise<BenchResult> {
  const path = execFileSync(process.execPath, [fileURLToPath(new URL("../../scripts/test-server.mjs", import.meta.url))], { encoding: "utf8" }).trim();
  const environment = await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: "existing-path", path } } });
  let wallMs = await environment.currentTimeMs();
  let poked = false;
  const founded = await foundLedger(servers.databaseUrl, { wallNow: () => wallMs, poke: (each) => { poked ||= each === clock; } });
  try {
    await ensureSearchAttributes(environment.connection, environment.namespace ?? "default");
    const installation = `bench-${randomUUID()}`;
    const bundle = { code: await readFile(fileURLToPath(new URL("../worker/workflows.bundle.js", import.meta.url)), "utf8") };
    const nothing = { send: () => Promise.resolve() };
    const worker = await Worker.create({
      connection: environment.nativeConnection, taskQueue: installation, workflowBundle: bundle,
      activities: { ...allActivities({ ledger: founded.ledger, client: environment.client, installation, files: new FileStore(join(tmpdir(), "court-files-unused")), mail: nothing, parties: { serveDocument: nothing.send, notifyParty: nothing.send }, webhooks: nothing }) },
    });
    const workflowId = clockWorkflowId(installation, clock);
    const poke = async (): Promise<void> => {
      if (!poked) return;
      poked = false;
      await environment.client.workflow.signalWithStart(clockWorkflowType(clock), { workflowId, taskQueue: installation, args: [{ id: clock }], signal: pokeSignal, signalArgs: [] });
    };
    const events = async (): Promise<number> => Number((await founded.database.pool.query<{ n: string }>("SELECT count(*) AS n FROM events e JOIN streams s ON s.id = e.stream_id WHERE s.clock_id = $1", [clock])).rows[0]?.n);
    const toTime = async (atMs: number): Promise<void> => {
      // Alarm by alarm: the story fires each at its own time, as it would in a year that is waited through.
      for (let alarmMs = await nextAlarmMs(founded); alarmMs <= atMs; alarmMs = await nextAlarmMs(founded)) {
        const waitMs = alarmMs - (await environment.currentTimeMs());
        if (waitMs > 0) await environment.sleep(waitMs);
        const firedMs = alarmMs;
        await until("the story fires what is due", async () => (await nextAlarmMs(founded)) > firedMs, 20_000, 2);
      }
      const waitMs = atMs - (await environment.currentTimeMs());
      if (waitMs > 0) await environment.sleep(waitMs);
      wallMs = Math.max(atMs, await environment.currentTimeMs());
    };
    const random = seeded(5);
    const days = quick ? 25 : 358;
    const planned = planOf({ items: quick ? 8 : 30, startsOn: civilDateOf(instant(wallMs)), due: { workingDays: 60, after: "start" }, report: "weekly" });
    const plan = { ...planned, items: planned.items.map((item, ordinal) => ({ ...item, due: { workingDays: 40 + ((ordinal * 7) % 180), after: "start" } })) };
    const runs = await worker.runUntil(async () => {
      await submitted(founded, campaign, plan);
      await poke();
      await founded.done("campaign", campaign, { type: "Approve" }, leader);
      await poke();
      await until("the task book is open", async () => Number((await founded.database.pool.query<{ n: string }>("SELECT count(*) AS n FROM work_items")).rows[0]?.n) === plan.items.length, 60_000);
      const calendar = (await founded.ledger.court()).court.calendar();
      for (let day = 1; day <= days; day += 1) {
        const on = plusDays(plan.startsOn, day);
        await toTime(epochMs(instantAt(on, 8 * 60)));
        if (!calendar.isWorkingDay(on)) continue;
        const { rows } = await founded.database.pool.query<{ id: string; state: string }>("SELECT id, state FROM streams WHERE clock_id = $1 AND kind = 'work-item' AND open ORDER BY id", [clock]);
        const items = rows.map(({ id, state }) => ({ id, state: JSON.parse(state) as WorkItemState, ordinal: Number(id.split(".i")[1]) - 1 }));
        for (const act of actsOf(on, new Date(`${on}T00:00:00Z`).getUTCDay() - 1, items, random)) {
          await toTime(epochMs(act.at));
          await founded.done("work-item", act.item, act.command, act.actor);
          await poke();
        }
        if (day % 30 === 0) say(`day ${day}: ${await events()} events`);
      }
      return replayed(environment.client.workflow, workflowId, bundle);
    });
    const ledgerEvents = await events();
    const historyEvents = runs.reduce((sum, length) => sum + length, 0);
    const each = historyEvents / ledgerEvents;
    return {
      figures: { days, items: plan.items.length, ledgerEvents, historyEvents, historyEventsARun: runs, historyEventsALedgerEvent: Number(each.toPrecision(4)), replayedRuns: runs.length },
      bars: [atLeast("events of the campaign's year", ledgerEvents, quick ? 1 : 5_000), atMost("history events for each ledger event", each, 3), atMost("history events of the longest run", Math.max(...runs), mostEventsARun)],
    };
  } finally {
    await environment.teardown();
    await founded.database.close();
  }
}

export const history: Bench = {
  name: "history",
  about: "a campaign's year, alarm by alarm on the time-skipping server: history events for each ledger event, events of each run, every run replayed",
  run: measure,
};
