import type { CampaignPlan, Goal, Milestone, PlanItem, Regime } from "../domain/campaign/plan.ts";
import { roles } from "../domain/campaign/stand-ins.ts";
import { isCivilDate } from "../domain/time.ts";
import type { DueRule } from "../domain/work-item/due-date.ts";

type Fields = Record<string, unknown>;

function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function string(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}

function number(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

function optional<Key extends string>(key: Key, value: unknown): { [K in Key]?: string } {
  const made: { [K in Key]?: string } = {};
  if (typeof value === "string") made[key] = value;
  return made;
}

/**
 * What can still be understood of a plan whose form is at fault, so that its meaning is checked in the same round: parts at
 * fault are replaced by harmless ones, whose own faults the caller leaves out by their paths. Undefined when not even the
 * dates of the campaign are there.
 */
export function salvaged(parsed: unknown, allowRoles: boolean): CampaignPlan | undefined {
  const plan = fields(parsed);
  const startsOn = string(plan["startsOn"], "");
  const endsOn = string(plan["endsOn"], "");
  if (!Array.isArray(plan["items"]) && !isCivilDate(startsOn)) return undefined;
  const date = (value: unknown): string => (typeof value === "string" && isCivilDate(value) ? value : startsOn);
  const due = (value: unknown): DueRule => {
    const { on, workingDays, days, months, after } = fields(value);
    if (typeof after === "string") {
      if (typeof workingDays === "number") return { workingDays: whole(workingDays), after };
      if (typeof days === "number") return { days: whole(days), after };
      if (typeof months === "number") return { months: whole(months), after };
    }
    return { on: date(on), fixed: !(typeof on === "string" && isCivilDate(on)) };
  };
  const item = (value: unknown): PlanItem => {
    const given = fields(value);
    return {
      id: string(given["id"], ""),
      title: string(given["title"], ""),
      ...optional("milestone", given["milestone"]),
      department: string(given["department"], allowRoles ? roles.department : ""),
      ...optional("post", given["post"]),
      ...optional("responsible", given["responsible"]),
      coOrganisers: list(given["coOrganisers"]).map((one) => string(one, "")),
      ...optional("supervisor", given["supervisor"]),
      priority: "B",
      weight: number(given["weight"], 1),
      ...optional("process", given["process"]),
      due: due(given["due"]),
      evidence: [],
      items: list(given["items"]).map(item),
    };
  };
  const goal = (value: unknown): Goal => ({ metric: "", name: "", target: 0, unit: "", by: date(fields(value)["by"]) });
  const regime = (value: unknown): Regime => ({ title: "", ...optional("owner", fields(value)["owner"]) });
  const milestone = (value: unknown): Milestone => ({ id: string(fields(value)["id"], ""), name: "", dueOn: date(fields(value)["dueOn"]) });
  return {
    title: "",
    theme: "",
    lead: string(plan["lead"], allowRoles ? roles.lead : "?"),
    leaderInCharge: string(plan["leaderInCharge"], allowRoles ? roles.leaderInCharge : ""),
    departments: list(plan["departments"]).map((one) => string(one, "")),
    startsOn,
    endsOn,
    goals: list(plan["goals"]).map(goal),
    regimes: list(plan["regimes"]).map(regime),
    milestones: list(plan["milestones"]).map(milestone),
    items: list(plan["items"]).map(item),
  };
}

/** A number of days that dates can be computed with. */
function whole(value: number): number {
  return Number.isInteger(value) && value >= 0 && value <= 5_000 ? value : 1;
}
