import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client, type ScheduleOptions } from "@temporalio/client";
import { sweepScheduleId, workflowTypes } from "../contracts/workflow-names.ts";

/** Every minute, never two at once: a sweep that outlives its minute makes the next one unnecessary. */
function schedule(installation: string): ScheduleOptions {
  return {
    scheduleId: sweepScheduleId(installation),
    spec: { intervals: [{ every: "1 minute" }] },
    action: { type: "startWorkflow", workflowType: workflowTypes.sweep, taskQueue: installation, workflowId: `${installation}/sweep`, workflowExecutionTimeout: "55 seconds" },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: "1 minute" },
  };
}

/** Makes sure that the sweep's Schedule exists and is as this version wants it; every worker does so at its start. */
export async function ensureSweepSchedule(client: Client, installation: string): Promise<void> {
  const wanted = schedule(installation);
  try {
    await client.schedule.create(wanted);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, action, policies } = wanted;
    await client.schedule.getHandle(wanted.scheduleId).update((previous) => ({ ...previous, spec, action: { ...action, workflowId: `${installation}/sweep` }, policies: { ...previous.policies, ...policies } }));
  }
}
