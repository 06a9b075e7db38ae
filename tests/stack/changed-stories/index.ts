import { sleep } from "@temporalio/workflow";
import type { ClockStart } from "../../../contracts/workflow-names.ts";
import { standing as today } from "../../../workflows/standing.workflow.ts";

export { campaign } from "../../../workflows/campaign.workflow.ts";
export { courtHouse } from "../../../workflows/standing.workflow.ts";
export { epoch, sweep } from "../../../workflows/sweep.workflow.ts";

/** A careless change of a story: it waits before its first look, so that no history of today can be replayed by it. */
export async function standing(start: ClockStart): Promise<void> {
  await sleep(1);
  await today(start);
}
