import { ScheduleAlreadyRunning, ScheduleOverlapPolicy, type Client, type ScheduleDescription, type ScheduleOptions } from "@temporalio/client";
import { scheduleId, workflowTypes, type ScheduleName } from "../contracts/workflow-names.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** What recurs by the wall clock; times count from the epoch in UTC. */
interface CourtSchedule {
  name: ScheduleName;
  workflowType: string;
  everyMs: number;
  offsetMs: number;
  /** A run that hangs is ended by then, so that it never holds up the next one for ever. */
  executionTimeoutMs: number;
  /** After an absence of Temporal, what was missed within this time is made up for, once. */
  catchupWindowMs: number;
}

const schedules: readonly CourtSchedule[] = [
  // A sweep that outlives its minute makes the next one unnecessary, and one that was missed even more so.
  { name: "sweep", workflowType: workflowTypes.sweep, everyMs: minuteMs, offsetMs: 0, executionTimeoutMs: 55_000, catchupWindowMs: minuteMs },
  // A seal covers all that went before: one after an absence is as good as all that were missed.
  { name: "seal", workflowType: workflowTypes.seal, everyMs: hourMs, offsetMs: 0, executionTimeoutMs: 50 * minuteMs, catchupWindowMs: hourMs },
  // 18:30 UTC is 02:30 in Shanghai: nobody works, and the reminders of the morning are hours away.
  { name: "housekeeping", workflowType: workflowTypes.housekeeping, everyMs: dayMs, offsetMs: 18.5 * hourMs, executionTimeoutMs: 6 * hourMs, catchupWindowMs: dayMs },
];

/** As Temporal takes it: never two runs of one Schedule at once. */
function optionsOf(schedule: CourtSchedule, installation: string): ScheduleOptions {
  const id = scheduleId(installation, schedule.name);
  return {
    scheduleId: id,
    spec: { intervals: [{ every: schedule.everyMs, offset: schedule.offsetMs }] },
    action: { type: "startWorkflow", workflowType: schedule.workflowType, taskQueue: installation, workflowId: id, workflowExecutionTimeout: schedule.executionTimeoutMs },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: schedule.catchupWindowMs },
  };
}

/** Whether Temporal's Schedule is as this version wants it; paused or not is the operator's affair. */
function isAsWanted({ spec, action, policies }: ScheduleDescription, schedule: CourtSchedule, installation: string): boolean {
  const [interval, ...others] = spec.intervals ?? [];
  return (
    others.length === 0 && interval?.every === schedule.everyMs && interval.offset === schedule.offsetMs && (spec.calendars ?? []).length === 0 && (spec.skip ?? []).length === 0 &&
    action.workflowType === schedule.workflowType && action.taskQueue === installation && action.workflowId === scheduleId(installation, schedule.name) &&
    action.workflowExecutionTimeout === schedule.executionTimeoutMs && policies.overlap === ScheduleOverlapPolicy.SKIP && policies.catchupWindow === schedule.catchupWindowMs
  );
}

async function ensureSchedule(client: Client, installation: string, schedule: CourtSchedule): Promise<ScheduleRepair> {
  const wanted = optionsOf(schedule, installation);
  try {
    await client.schedule.create(wanted);
    return "created";
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
  }
  const handle = client.schedule.getHandle(wanted.scheduleId);
  if (isAsWanted(await handle.describe(), schedule, installation)) return "unchanged";
  const { spec, action, policies } = wanted;
  await handle.update((previous) => ({ ...previous, spec, action: { ...action, workflowId: wanted.scheduleId }, policies: { ...previous.policies, ...policies } }));
  return "repaired";
}

/** What was done to a Schedule. */
export type ScheduleRepair = "created" | "repaired" | "unchanged";

/** Makes sure that every Schedule exists and is as this version wants it; every worker does so at its start. */
export async function ensureSchedules(client: Client, installation: string): Promise<{ name: ScheduleName; repair: ScheduleRepair }[]> {
  return Promise.all(schedules.map(async (schedule) => ({ name: schedule.name, repair: await ensureSchedule(client, installation, schedule) })));
}
