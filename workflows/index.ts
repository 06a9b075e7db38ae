export { campaign } from "./campaign.workflow.ts";
export { dispute } from "./dispute.workflow.ts";
export { housekeeping } from "./housekeeping.workflow.ts";
export { sealLedger } from "./seal.workflow.ts";
export { courtHouse, standing } from "./standing.workflow.ts";
export { epoch, sweep } from "./sweep.workflow.ts";
