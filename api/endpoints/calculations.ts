import type { z } from "zod";
import { deadlineAnswer, deadlineRequest } from "../../contracts/deadline-calculation.ts";
import { isRejected } from "../../domain/decider.ts";
import type { StatutoryRule } from "../../domain/legal-clock/clock-rule.ts";
import { deadline } from "../../domain/legal-clock/deadline.ts";
import type { Started } from "../../domain/legal-clock/legal-clock.ts";
import { periodRule, ruleInForce, type RuleInForce } from "../../domain/legal-clock/rule-in-force.ts";
import { civilDateOf, epochMs, instant } from "../../domain/time.ts";
import { requireRead } from "../command-answers.ts";
import { endpoint } from "../endpoint.ts";
import { invalidRequest } from "../invalid-params.ts";
import { rejectionProblem } from "../rejections/rejection-problem.ts";
import { deadlineView } from "../views/deadline.view.ts";
import { ok } from "./responses.ts";

type DeadlineRequest = z.output<typeof deadlineRequest>;

function required(path: string, zh: string, en: string): never {
  throw invalidRequest([{ path, code: "required", message: { zh, en } }]);
}

/** An instant for a period of hours, a date for all else; that one of them is there the schema has seen to. */
function startOf({ startsOn, startsAt }: DeadlineRequest): Started {
  if (startsOn !== undefined) return { type: "started", on: startsOn };
  if (startsAt === undefined) return required("startsOn", "请给出起算日", "give the day it starts on");
  const at = instant(epochMs(startsAt));
  return { type: "started", on: civilDateOf(at), at };
}

/** The rule with its row as the court has it, or a rule made of the period that was asked for. */
function ruleOf(request: DeadlineRequest, start: Started, table: readonly StatutoryRule[]): Pick<RuleInForce, "rule"> & Partial<RuleInForce> {
  const { rule: id, period, rolls, before = false, circumstances } = request;
  if (period !== undefined) return { rule: periodRule(period, { rolls: rolls ?? true, before }) };
  if (id === undefined) return required("rule", "请给出 rule 或 period", "give a rule or a period");
  const found = ruleInForce(table, id, start.on, circumstances);
  if (isRejected(found)) throw rejectionProblem(found, []);
  return rolls === undefined ? found : { ...found, rule: { ...found.rule, rolls } };
}

/** A legal clock is computed and explained; nothing is stored. */
export const calculateDeadline = endpoint({
  id: "calculateDeadline",
  method: "post",
  path: "/calculations/deadline",
  tag: "calculations",
  summary: { zh: "期限计算：届满日及计算说明", en: "Compute a deadline and explain it step by step" },
  auth: "demo-public",
  action: "calculate",
  scope: "read",
  refusable: true,
  body: deadlineRequest,
  responses: ok(deadlineAnswer),
  handler: async ({ body }, context) => {
    if (context.caller !== undefined) await requireRead({ ...context, caller: context.caller }, "calculate");
    const start = startOf(body);
    const { court } = await context.ledger.court();
    const { rule, row } = ruleOf(body, start, court.statutoryRules());
    const byHours = rule.limit !== "none" && "hours" in rule.limit;
    if (byHours && start.at === undefined) required("startsAt", "按小时计算的期间请给出起算时刻 startsAt", "a period of hours starts at an instant: give startsAt");
    if (!byHours && start.at !== undefined) required("startsOn", "按日、月、年计算的期间请给出起算日 startsOn", "a period of days, months or years starts on a day: give startsOn");
    const calendar = court.calendar();
    const computed = deadline([start, ...body.ledger], rule, calendar);
    if (isRejected(computed)) throw rejectionProblem(computed, []);
    return { status: 200, body: deadlineView(computed, row, calendar.version, context.language) };
  },
});
