import { z } from "zod";
import { text } from "../../contracts/field-schemas.ts";
import { checkPlan } from "../../contracts/plan-file.ts";
import { rehearse } from "../../domain/rehearsal/rehearse.ts";
import type { ScriptLine } from "../../domain/rehearsal/rehearsal.ts";
import { isRejected } from "../../domain/decider.ts";
import { endpoint } from "../endpoint.ts";
import { requireRead } from "../command-answers.ts";
import { planProblem } from "../plan-input.ts";
import { rejectionProblem } from "../rejections/rejection-problem.ts";
import { ok } from "./responses.ts";

const scriptLine = z.looseObject({
  at: z.iso.datetime({ offset: true }),
  item: text(100).optional(),
  command: z.string().regex(/^[A-Z][A-Za-z]{1,40}$/),
  by: text(100).optional(),
});

const entry = z.looseObject({
  at: z.string(),
  entity: z.string(),
  what: z.enum(["opened", "escalation", "decision-reminder", "report-late", "milestone", "suspended", "resumed", "submitted", "signed-off", "watch", "ended"]),
  rung: z.string().optional(),
  itemDueOn: z.string().optional(),
  to: z.array(z.string()).optional(),
});

/** C10: a plan runs through the very deciders that will run it, on a virtual clock. Nothing is stored. */
export const rehearsePlan = endpoint({
  id: "rehearse",
  method: "post",
  path: "/rehearsals",
  tag: "campaigns",
  summary: { zh: "推演任务书：一年的提醒、督办、节点和发现", en: "Rehearse a plan: its whole timeline and findings" },
  auth: "demo-public",
  action: "rehearse",
  scope: "read",
  refusable: true,
  body: z.strictObject({
    plan: z.record(z.string(), z.unknown()),
    assume: z.enum(["nobody-acts", "all-on-time"]).default("nobody-acts"),
    script: z.array(scriptLine).max(2_000).optional(),
  }).meta({ id: "RehearsalRequest" }),
  responses: ok(z.object({
    timeline: z.array(entry),
    findings: z.array(z.looseObject({ code: z.string(), entity: z.string(), zh: z.string(), en: z.string(), on: z.string().optional() })),
    provisional: z.boolean(),
  }).meta({ id: "Rehearsal" })),
  handler: async ({ body }, context) => {
    if (context.caller !== undefined) await requireRead({ ...context, caller: context.caller }, "rehearse");
    const { court } = await context.ledger.court();
    const checked = checkPlan(body.plan, court, { allowRoles: true });
    if ("faults" in checked) throw planProblem(checked.faults);
    const result = rehearse({ plan: checked.plan, assume: body.assume, court, ...(body.script === undefined ? {} : { script: body.script as ScriptLine[] }) });
    if (isRejected(result)) throw rejectionProblem(result, []);
    return { status: 200, body: result };
  },
});
