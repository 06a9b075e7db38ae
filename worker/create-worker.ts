import { NativeConnection, Worker, type WorkflowBundleOption } from "@temporalio/worker";
import { allActivities, type ActivityParts } from "../activities/all-activities.ts";

export interface WorkerSettings { address: string; namespace: string; installation: string; bundle: WorkflowBundleOption; /** Stories kept in memory (worker/config.ts); beyond it the server replays. */ maxCachedWorkflows: number }

/** Time that activities get to finish once the worker is told to stop; what is cut off is leased again. */
const shutdownGraceTime = "10 seconds";
/** Workflow tasks under way at once; at most half of the cache, so that no story is put out of it while it is being told. */
const maxWorkflowTasks = 40;
/** Calls of `fireDue` under way at once: each takes one connection of the ledger's pool. */
const maxLocalActivities = 16;

/** A worker for all workflows and activities of one installation, with its own connection. Close the connection after `run`. */
export async function createWorker(settings: WorkerSettings, parts: ActivityParts): Promise<{ worker: Worker; connection: NativeConnection }> {
  const connection = await NativeConnection.connect({ address: settings.address });
  const worker = await Worker.create({
    connection,
    namespace: settings.namespace,
    taskQueue: settings.installation,
    workflowBundle: settings.bundle,
    activities: { ...allActivities(parts) },
    shutdownGraceTime,
    maxCachedWorkflows: settings.maxCachedWorkflows,
    maxConcurrentWorkflowTaskExecutions: Math.min(maxWorkflowTasks, Math.floor(settings.maxCachedWorkflows / 2)),
    maxConcurrentLocalActivityExecutions: maxLocalActivities,
  });
  return { worker, connection };
}
