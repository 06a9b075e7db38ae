import type { WorkflowClient } from "@temporalio/client";
import { Worker } from "@temporalio/worker";
import { workflowBundle } from "./workflow-bundle.ts";

/** Replays every run of a workflow, back through continue-as-new, against the code as it stands. Returns events of each run. */
export async function replayAllRuns(client: WorkflowClient, workflowId: string): Promise<number[]> {
  const workflowBundleCode = await workflowBundle();
  const lengths: number[] = [];
  let runId: string | undefined = (await client.getHandle(workflowId).describe()).runId;
  while (runId !== undefined && runId !== "") {
    const history = await client.getHandle(workflowId, runId).fetchHistory();
    await Worker.runReplayHistory({ workflowBundle: workflowBundleCode }, history, workflowId);
    lengths.push(history.events?.length ?? 0);
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? undefined;
  }
  return lengths;
}
