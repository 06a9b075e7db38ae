import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import type { Workbench } from "./workbench.ts";

/** The demonstration's plan of the private economy, as its file has it. */
export const planFile = readFileSync(join(__dirname, "../../demo/plans/private-economy.yaml"), "utf8");
export const lead = "p-civil2-head";
export const leader = "p-vice-president-1";

/** A drafted campaign of its own title; gives its id. */
export async function draftedCampaign(bench: Workbench, title: string): Promise<string> {
  const { id } = await bench.command(lead, "/campaigns", { plan: { ...parse(planFile) as object, title } });
  return String(id);
}

/** The same, submitted and approved. */
export async function runningCampaign(bench: Workbench, title: string): Promise<string> {
  const id = await draftedCampaign(bench, title);
  await bench.command(lead, `/campaigns/${id}/submit`, {});
  await bench.command(leader, `/campaigns/${id}/approve`, {});
  return id;
}
