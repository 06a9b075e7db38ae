import type { Client } from "@temporalio/client";
import { epochWorkflowId, workflowTypes } from "../contracts/workflow-names.ts";

/**
 * The epoch of Temporal's store: the first run id of a sentinel that waits for ever. A store that was lost has no
 * sentinel, so the next call makes a new one and every clock is seen to belong to another epoch (architecture.md §5).
 */
export async function temporalEpoch(client: Client, installation: string): Promise<string> {
  const handle = await client.workflow.start(workflowTypes.epoch, {
    workflowId: epochWorkflowId(installation),
    taskQueue: installation,
    workflowIdConflictPolicy: "USE_EXISTING",
    staticSummary: "Sentinel: its run id is the epoch of this Temporal store. Leave it running.",
  });
  return handle.firstExecutionRunId;
}
