import { z } from "zod";
import { flag } from "../../contracts/field-schemas.ts";
import { readWorkItemTable, rowNumbers } from "../../contracts/work-item-table.ts";
import { requireRead, type PersonContext } from "../command-answers.ts";
import { endpoint } from "../endpoint.ts";
import { invalidRequest } from "../invalid-params.ts";
import { excelType } from "../plan-input.ts";
import { completed } from "../registration.ts";
import { csvTypes, fileKind, importTable, tableImportAnswer, type TableRows } from "../table-import.ts";
import { itemOf } from "../views/work-item.view.ts";
import { ok } from "./responses.ts";

/** The registrations of the rows, each completed by what the ledger knows. */
async function registrations(bytes: Uint8Array, kind: "csv" | "xlsx", context: PersonContext): Promise<TableRows> {
  await requireRead(context, "work-item.Register");
  const { court } = await context.ledger.court();
  const table = await readWorkItemTable(bytes, kind, court);
  const items: TableRows["items"] = [];
  for (const row of table.items) items.push({ row: row.row, command: { type: "Register", ...(await completed(row.body, context)) } });
  return { rows: table.rows, items, faults: table.faults };
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
  responses: ok(tableImportAnswer),
  handler: async ({ query, body, upload }, context) => {
    const bytes = upload?.bytes ?? (body === undefined ? undefined : Buffer.from(body.csv));
    if (bytes === undefined) throw invalidRequest([{ path: "csv", code: "required", message: { zh: "必填", en: "is required" } }]);
    const kind = fileKind(upload);
    return importTable(context, {
      kind: "work-item", prefix: "w", read: () => registrations(bytes, kind, context), rowNumbers: () => rowNumbers(bytes, kind), titleOf: (state) => itemOf(state)?.title ?? "",
    }, query.dryRun);
  },
});
