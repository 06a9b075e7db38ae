import { readFileSync } from "node:fs";
import { join } from "node:path";
import { deliverReaction, openTaskBook } from "../../activities/campaign.activities.ts";
import { checkPlan, parsePlanText } from "../../contracts/plan-file.ts";
import type { CampaignState } from "../../domain/campaign/campaign.ts";
import type { CampaignPlan } from "../../domain/campaign/plan.ts";
import type { LeasedEffect } from "../../ledger/ledger.ts";
import type { WorkItemState } from "../../domain/work-item/work-item.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

export const livedCampaign = "c-lived";

async function demoPlan(court: CourtLedger): Promise<CampaignPlan> {
  const parsed = parsePlanText(readFileSync(join(__dirname, "../../demo/plans/private-economy.yaml"), "utf8"), "yaml");
  if (!("value" in parsed)) throw new Error(JSON.stringify(parsed.faults));
  const checked = checkPlan(parsed.value, (await court.ledger.court()).court);
  if (!("plan" in checked)) throw new Error(JSON.stringify(checked.faults));
  return checked.plan;
}

const performers: Record<string, (ledger: CourtLedger["ledger"], effect: LeasedEffect) => Promise<void>> = { openTaskBook, deliverReaction };

/** Does what the processes would do, without Temporal: performs effects and fires what is due until nothing is left. */
export async function letTimeWork(court: CourtLedger): Promise<void> {
  const { ledger, database, wall } = court;
  for (let busy = true; busy; ) {
    busy = false;
    const { rows } = await database.pool.query<{ id: string }>("SELECT id FROM clocks ORDER BY id");
    for (const { id } of rows) {
      for (const [kind, perform] of Object.entries(performers)) {
        for (const effect of await ledger.leaseEffects(id, kind, 50, 60_000)) {
          await perform(ledger, effect);
          await ledger.settleEffect(effect, { done: true });
          busy = true;
        }
      }
      if ((await ledger.fireDue(id, wall.nowMs)).more) busy = true;
    }
  }
}

/** A demonstration court with a running campaign: items accepted, reported, suspended and neglected for two months. */
export async function livedCourt(): Promise<CourtLedger & { items: string[] }> {
  const court = await courtLedger();
  const plan = await demoPlan(court);
  const drafted = await court.done<CampaignState>("campaign", livedCampaign, { type: "Draft", plan }, plan.lead);
  await court.done("campaign", livedCampaign, { type: "Submit" }, plan.lead);
  const warningAnswers = drafted.status === "Draft" ? drafted.warnings.map(({ id }) => ({ id, answer: "已核实" })) : [];
  await court.done("campaign", livedCampaign, { type: "Approve", warningAnswers }, plan.leaderInCharge);
  await letTimeWork(court);
  const { rows } = await court.database.pool.query<{ id: string }>("SELECT id FROM work_items WHERE campaign_id = $1 AND status = 'Assigned' ORDER BY id", [livedCampaign]);
  const items = rows.map(({ id }) => id);
  for (const id of items.slice(0, 3)) {
    const item = (await court.ledger.load(id))?.state as unknown as WorkItemState;
    if (item.status !== "Assigned" || item.duty.responsible === undefined) throw new Error(`${id} is ${item.status}`);
    await court.done("work-item", id, { type: "Accept" }, item.duty.responsible);
    await court.done("work-item", id, { type: "Report", summary: "已走访企业，问题清单见附件", progress: 30 }, item.duty.responsible);
  }
  court.wall.nowMs += 60 * 86_400_000;
  await letTimeWork(court);
  return { ...court, items };
}
