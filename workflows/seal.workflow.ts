import { proxyActivities } from "@temporalio/workflow";
import type { SealActivities } from "../activities/activity-types.ts";

/**
 * Reads the head of every stream once: seconds for 100,000 of them, minutes on a busy disk. Two more attempts bridge a
 * short absence of the ledger; after a longer one the next hour seals all that this one would have.
 */
const { sealLedger: seal } = proxyActivities<SealActivities>({ startToCloseTimeout: "15 minutes", retry: { initialInterval: "10 seconds", maximumAttempts: 3 } });

/** The hourly seal 封存 of the whole ledger (architecture.md, "Chain"). */
export async function sealLedger(): Promise<void> {
  await seal();
}
