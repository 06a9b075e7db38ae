import { checkPlan } from "../contracts/plan-file.ts";
import type { CampaignPlan } from "../domain/campaign/plan.ts";
import { isRejected } from "../domain/decider.ts";
import type { Assumption } from "../domain/rehearsal/rehearsal.ts";
import { rehearse } from "../domain/rehearsal/rehearse.ts";

/** One rehearsal's cost: processor time of the whole process (its compiler and collector too), and the clock on the wall. */
export interface Cost { cpuMs: number; wallMs: number }
/** `cold`: the first in a fresh process; `warm`: the middle one of those after it. */
export interface RehearsalCost { cold: Cost; warm: Cost; lines: number }

const warmRounds = 5;
const warmUps = 2;

function yearOf(items: number, reports: boolean): CampaignPlan {
  const checked = checkPlan({
    title: "演练", theme: "private-economy", startsOn: "2026-01-05", endsOn: "2026-12-31",
    items: Array.from({ length: items }, (_, index) => ({
      id: `i${index}`, title: `事项 ${index}`, due: { workingDays: 10 + (index % 180), after: "start" }, evidence: ["清单"], ...(reports ? { report: "weekly" } : {}),
    })),
  }, undefined, { allowRoles: true });
  if ("faults" in checked) throw new Error(JSON.stringify(checked.faults));
  return checked.plan;
}

/** Run as a program of its own: `rehearsal-run.js ITEMS nobody-acts|all-on-time weekly|none` prints one line of JSON. */
function main([items = "300", assume = "nobody-acts", reports = "weekly"]: string[]): void {
  const plan = yearOf(Number(items), reports === "weekly");
  const assumption: Assumption = assume === "all-on-time" ? "all-on-time" : "nobody-acts";
  let lines = 0;
  const once = (): Cost => {
    const startedMs = performance.now();
    const before = process.cpuUsage();
    const outcome = rehearse({ plan, assume: assumption });
    const used = process.cpuUsage(before);
    const wallMs = performance.now() - startedMs;
    if (isRejected(outcome)) throw new Error(outcome.rejected);
    lines = outcome.timeline.length;
    return { cpuMs: Math.round((used.user + used.system) / 1000), wallMs: Math.round(wallMs) };
  };
  const cold = once();
  for (let round = 1; round < warmUps; round += 1) once();
  const warm = Array.from({ length: warmRounds }, once).sort((a, b) => a.cpuMs - b.cpuMs)[Math.floor(warmRounds / 2)] ?? cold;
  const cost: RehearsalCost = { cold, warm, lines };
  process.stdout.write(`${JSON.stringify(cost)}\n`);
}

main(process.argv.slice(2));
