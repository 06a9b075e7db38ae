import { proxyActivities } from "@temporalio/workflow";
import type { HousekeepingActivities, HousekeepingReport } from "../activities/activity-types.ts";

/**
 * Deletes in small batches, each a heartbeat: the first run of an old ledger may take long, a batch never does. A new
 * attempt goes on where the last one stopped; what is left over waits for tomorrow.
 */
const { housekeeping: keepHouse } = proxyActivities<HousekeepingActivities>({
  startToCloseTimeout: "2 hours",
  heartbeatTimeout: "2 minutes",
  retry: { initialInterval: "1 minute", maximumAttempts: 3 },
});

/** The daily clearing-up 清理: what served its purpose and is no part of the record. */
export async function housekeeping(): Promise<HousekeepingReport> {
  return keepHouse();
}
