import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { WorkflowClient } from "@temporalio/client";
import { temporal } from "@temporalio/proto";
import { Worker } from "@temporalio/worker";
import { workflowBundle } from "./workflow-bundle.ts";

type History = Awaited<ReturnType<ReturnType<WorkflowClient["getHandle"]>["fetchHistory"]>>;

/** Longer histories replay in the tests that make them; what is kept stays small. */
const mostKeptEvents = 400;

/** A worker's identity and its sticky queue name the machine they ran on: none of a history's business. */
function withoutMachine(value: unknown): unknown {
  if (typeof value === "string") return /^\d+@/.test(value) ? "recorder" : value;
  if (typeof value !== "object" || value === null || ArrayBuffer.isView(value)) return value;
  for (const [key, inner] of Object.entries(value)) Reflect.set(value, key, withoutMachine(inner));
  return value;
}

/** With RECORD_HISTORIES, a folder, a history is kept there under its workflow type and a name of its content. */
function keep(history: History): void {
  const folder = process.env["RECORD_HISTORIES"];
  if (folder === undefined || (history.events?.length ?? 0) > mostKeptEvents) return;
  const type = history.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name ?? "unknown";
  const { History } = temporal.api.history.v1;
  const bytes = History.encode(withoutMachine(History.decode(History.encode(history).finish())) as History).finish();
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${type}-${createHash("sha256").update(bytes).digest("hex").slice(0, 8)}.history`), bytes);
}

/** A history that was kept. */
export function readHistory(file: string): History {
  return temporal.api.history.v1.History.decode(readFileSync(file));
}

/** Replays every run of a workflow, back through continue-as-new, against the code as it stands. Returns events of each run. */
export async function replayAllRuns(client: WorkflowClient, workflowId: string): Promise<number[]> {
  const workflowBundleCode = await workflowBundle();
  const lengths: number[] = [];
  let runId: string | undefined = (await client.getHandle(workflowId).describe()).runId;
  while (runId !== undefined && runId !== "") {
    const history = await client.getHandle(workflowId, runId).fetchHistory();
    await Worker.runReplayHistory({ workflowBundle: workflowBundleCode }, history, workflowId);
    keep(history);
    lengths.push(history.events?.length ?? 0);
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? undefined;
  }
  return lengths;
}
