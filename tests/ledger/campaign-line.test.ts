import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checkPlan, parsePlanText } from "../../contracts/plan-file.ts";
import type { CampaignState } from "../../domain/campaign/campaign.ts";
import type { CampaignPlan } from "../../domain/campaign/plan.ts";
import type { WorkItemState } from "../../domain/work-item/work-item.ts";
import { runningCourt, type RunningCourt } from "../stack/running-court.ts";

let running: RunningCourt;
beforeAll(async () => { running = await runningCourt(); }, 60_000);
afterAll(() => running.close());

async function demoPlan(): Promise<CampaignPlan> {
  const parsed = parsePlanText(readFileSync(join(__dirname, "../../demo/plans/private-economy.yaml"), "utf8"), "yaml");
  if (!("value" in parsed)) throw new Error(JSON.stringify(parsed.faults));
  const checked = checkPlan(parsed.value, (await running.ledger.court()).court);
  if (!("plan" in checked)) throw new Error(JSON.stringify(checked.faults));
  return checked.plan;
}

test("a plan file becomes a running campaign with open items, and silence escalates", async () => {
  const plan = await demoPlan();
  await running.withWorker(async () => {
    const drafted = await running.done<CampaignState>("campaign", "c-line", { type: "Draft", plan }, plan.lead);
    expect(drafted.status).toBe("Draft");
    await running.done("campaign", "c-line", { type: "Submit" }, plan.lead);
    const answers = drafted.status === "Draft" ? drafted.warnings.map(({ id }) => ({ id, answer: "已核实" })) : [];
    const approved = await running.done<CampaignState>("campaign", "c-line", { type: "Approve", warningAnswers: answers }, plan.leaderInCharge);
    expect(approved.status).toBe("Running");
    const startedMs = Date.now();
    await running.until("the task book is open", async () => {
      const { rows } = await running.database.pool.query<{ n: string }>("SELECT count(*) AS n FROM work_items WHERE campaign_id = 'c-line'");
      return Number(rows[0]?.n) >= plan.items.length;
    });
    expect(Date.now() - startedMs).toBeLessThan(5_000);
    const items = await running.database.pool.query<{ id: string; status: string }>("SELECT id, status FROM work_items WHERE campaign_id = 'c-line' ORDER BY due_on, id");
    expect(items.rows.some(({ status }) => status === "Assigned")).toBe(true);
    const first = items.rows.find(({ status }) => status === "Assigned")!;
    const load = async (): Promise<WorkItemState> => (await running.ledger.load(first.id))?.state as unknown as WorkItemState;
    // Four months later by the court's clock nobody has done anything: every rung of the ladder has been climbed.
    await running.leap(120);
    await running.until("the ladder is climbed", async () => {
      const item = await load();
      return item.status !== "Unregistered" && item.rungsFired.some(({ rung }) => rung === "T+5wd");
    });
    const item = await load();
    if (item.status === "Unregistered") throw new Error("no item");
    expect(item.notices[0]?.number).toMatch(/^（2026）督字第\d+号$/);
  });
  const runs = await running.replay("campaign/c-line");
  expect(runs.length).toBeGreaterThan(0);
}, 90_000);
