import { z } from "zod";
import { flag } from "../../contracts/field-schemas.ts";
import { readWorkItemTable, rowNumbers, type ItemRow } from "../../contracts/work-item-table.ts";
import type { OrgFault } from "../../contracts/org-csv-table.ts";
import type { CommandRequest } from "../../ledger/ledger.ts";
import { acceptedOr, derivedId, requireRead, toRequest, type PersonContext } from "../command-answers.ts";
import { endpoint, type Answer } from "../endpoint.ts";
import { invalidRequest } from "../invalid-params.ts";
import { excelType } from "../plan-input.ts";
import { Problem } from "../problem.ts";
import { completed } from "../registration.ts";
import { acceptedParts } from "../repeated-requests.ts";
import { rejectionTexts } from "../rejections/rejection-texts.ts";
import { itemOf } from "../views/work-item.view.ts";
import { ok } from "./responses.ts";

const csvTypes = ["text/csv", "application/csv", "text/plain"];

/** The registrations of the rows, each under a key of its own. */
async function registrations(rows: readonly ItemRow[], context: PersonContext): Promise<CommandRequest[]> {
  const requests: CommandRequest[] = [];
  for (const [index, row] of rows.entries()) requests.push(part(context, index, { type: "Register", ...(await completed(row.body, context)) }));
  return requests;
}

function part(context: PersonContext, index: number, command: { type: string }): CommandRequest {
  return { ...toRequest({ ...context, key: `${context.key}/${index}` }, "work-item", derivedId("w", context, index), command), ifMatch: undefined };
}

/** What the door would refuse of the rows, each decided after those before it; throws when the caller may not register them. */
async function refusals(rows: readonly ItemRow[], requests: CommandRequest[], context: PersonContext): Promise<OrgFault[]> {
  const outcomes = await context.ledger.executeAll(requests, { dryRun: true });
  return outcomes.flatMap((outcome, index) => {
    if (outcome.outcome !== "rejected") {
      acceptedOr(outcome, "work-item");
      return [];
    }
    const reason = outcome.rejection.rejected;
    const text = rejectionTexts[reason] ?? { zh: reason, en: reason };
    return [{ row: rows[index]?.row ?? 0, code: reason, message: { zh: text.zh, en: text.en } }];
  });
}

/** The first answer again: the items as they were registered then, beside the rows they came from. */
async function firstAnswer(context: PersonContext, parts: number, rows: readonly number[]): Promise<Answer> {
  const outcomes = await context.ledger.executeAll(Array.from({ length: parts }, (_, index) => part(context, index, { type: "Register" })));
  const registered = outcomes.map((outcome, index) => {
    const { stream, state } = acceptedOr(outcome, "work-item");
    return { row: rows[index] ?? index + 2, id: stream, title: itemOf(state)?.title ?? "" };
  });
  return { status: 200, body: { dryRun: false, rows: rows.length, registered, faults: [] } };
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
    const bytes = upload?.bytes ?? (body === undefined ? undefined : Buffer.from(body.csv));
    if (bytes === undefined) throw invalidRequest([{ path: "csv", code: "required", message: { zh: "必填", en: "is required" } }]);
    const kind = upload?.contentType === excelType ? "xlsx" : "csv";
    const before = await acceptedParts(context);
    if (before.length > 0) return firstAnswer(context, before.length, await rowNumbers(bytes, kind));
    await requireRead(context, "work-item.Register");
    const { court } = await context.ledger.court();
    const table = await readWorkItemTable(bytes, kind, court);
    const requests = await registrations(table.items, context);
    const faults = [...table.faults, ...(await refusals(table.items, requests, context))];
    if (faults.length > 0 && !query.dryRun) {
      throw new Problem("invalid-file", {
        params: { count: faults.length },
        invalidParams: faults.map((fault) => ({ path: `row ${fault.row}${fault.column === undefined ? "" : ` ${fault.column}`}`, code: fault.code, message: fault.message })),
      });
    }
    if (!query.dryRun) {
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
