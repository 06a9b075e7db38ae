import { condition, proxyActivities } from "@temporalio/workflow";
import type { SweepActivities } from "../activities/activity-types.ts";

/** One sweep is short and the next comes in a minute: it is not retried beyond its own minute. */
const { sweep: sweepClocks } = proxyActivities<SweepActivities>({ startToCloseTimeout: "50 seconds", retry: { maximumAttempts: 2 } });

/** Pokes clocks that are late and starts those whose process Temporal has lost (architecture.md, "Sweep and recovery"). */
export async function sweep(): Promise<void> {
  await sweepClocks();
}

/** The sentinel whose run id is the epoch of Temporal's store: when it is missing, the store is new. It waits for ever. */
export async function epoch(): Promise<void> {
  await condition(() => false);
}
