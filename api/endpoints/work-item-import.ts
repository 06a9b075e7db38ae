import { z } from "zod";
import { flag } from "../../contracts/field-schemas.ts";
import { readWorkItemTable, type ItemRow } from "../../contracts/work-item-table.ts";
import type { OrgFault } from "../../contracts/org-csv-table.ts";
import { isRejected } from "../../domain/decider.ts";
import { deciderOf } from "../../ledger/deciders.ts";
import { acceptedOr, derivedId, requireRead, toRequest, type PersonContext } from "../command-answers.ts";
import { endpoint } from "../endpoint.ts";
import { invalidRequest } from "../invalid-params.ts";
import { excelType } from "../plan-input.ts";
import { Problem } from "../problem.ts";
import { completed } from "../registration.ts";
import { rejectionTexts } from "../rejections/rejection-texts.ts";
import { ok } from "./responses.ts";

const csvTypes = ["text/csv", "application/csv", "text/plain"];

/** The registrations of the rows, and what the decider itself would refuse, so that a dry run refuses what the ledger would. */
async function decided(rows: ItemRow[], context: PersonContext): Promise<{ commands: { type: string }[]; faults: OrgFault[] }> {
  const { court } = await context.ledger.court();
  const at = await context.ledger.courtNow();
  const decider = deciderOf("work-item");
  const commands: { type: string }[] = [];
  const faults: OrgFault[] = [];
  const { actor } = context.caller;
  for (const [index, row] of rows.entries()) {
    const command = { type: "Register", ...(await completed(row.body, context)) };
    const outcome = decider.decide(decider.initial, command, { at, actor, actingPersons: actor.onBehalfOf === undefined ? [actor.id] : [actor.id, actor.onBehalfOf], court, related: {}, self: derivedId("w", context, index), spread: true });
    commands.push(command);
    if (!isRejected(outcome)) continue;
    const text = rejectionTexts[outcome.rejected] ?? { zh: outcome.rejected, en: outcome.rejected };
    faults.push({ row: row.row, code: outcome.rejected, message: { zh: text.zh, en: text.en } });
  }
  return { commands, faults };
}

export const importWorkItems = endpoint({
  id: "workItemImport",
  method: "post",
  path: "/work-items/import",
  tag: "work-items",
  summary: { zh: "从 Excel 或 CSV 登记督办事项（上级交办），可先试算；有错则整份不收", en: "Register work items from Excel or CSV, with a dry run; refused whole when a row has a fault" },
  auth: "person",
  action: "work-item.Register",
  command: "changes",
  query: z.strictObject({ dryRun: flag.default(false) }),
  body: z.strictObject({ csv: z.string().min(1).max(1_000_000) }).optional(),
  uploads: { contentTypes: [...csvTypes, excelType], maxBytes: 2 * 1_048_576 },
  responses: ok(z.object({
    dryRun: z.boolean(),
    rows: z.int(),
    registered: z.array(z.object({ row: z.int(), id: z.string(), title: z.string() })),
    faults: z.array(z.object({ row: z.int(), column: z.string().optional(), code: z.string(), message: z.string() })),
  })),
  handler: async ({ query, body, upload }, context) => {
    await requireRead(context, "work-item.Register");
    const bytes = upload?.bytes ?? (body === undefined ? undefined : Buffer.from(body.csv));
    if (bytes === undefined) throw invalidRequest([{ path: "csv", code: "required", message: { zh: "必填", en: "is required" } }]);
    const { court } = await context.ledger.court();
    const table = await readWorkItemTable(bytes, upload?.contentType === excelType ? "xlsx" : "csv", court);
    const plan = await decided(table.items, context);
    const faults = [...table.faults, ...plan.faults];
    if (faults.length > 0 && !query.dryRun) {
      throw new Problem("invalid-file", {
        params: { count: faults.length },
        invalidParams: faults.map((fault) => ({ path: `row ${fault.row}${fault.column === undefined ? "" : ` ${fault.column}`}`, code: fault.code, message: fault.message })),
      });
    }
    if (!query.dryRun && plan.commands.length > 0) {
      const requests = plan.commands.map((command, index) => ({ ...toRequest({ ...context, key: `${context.key}/${index}` }, "work-item", derivedId("w", context, index), command), ifMatch: undefined }));
      for (const outcome of await context.ledger.executeAll(requests)) acceptedOr(outcome, "work-item");
    }
    return {
      status: 200,
      body: {
        dryRun: query.dryRun,
        rows: table.rows,
        registered: query.dryRun ? [] : table.items.map((item, index) => ({ row: item.row, id: derivedId("w", context, index), title: item.body.title })),
        faults: faults.map((fault) => ({ row: fault.row, code: fault.code, message: fault.message[context.language], ...(fault.column === undefined ? {} : { column: fault.column }) })),
      },
    };
  },
});
