export { campaign } from "./campaign.workflow.ts";
export { courtHouse, standing } from "./standing.workflow.ts";
export { epoch, sweep } from "./sweep.workflow.ts";
