import { z } from "zod";
import { disputeRegistration } from "../../contracts/commands/dispute.ts";
import { checkedRegistrations, disputeColumns, disputeRowNumbers, readDisputeTable } from "../../contracts/dispute-table.ts";
import { flag } from "../../contracts/field-schemas.ts";
import { requireRead, type PersonContext } from "../command-answers.ts";
import { registrationCommand } from "../dispute-answers.ts";
import { endpoint, type Endpoint, type Upload } from "../endpoint.ts";
import { invalidRequest } from "../invalid-params.ts";
import { excelType } from "../plan-input.ts";
import { csvTypes, fileKind, importTable, tableImportAnswer, type TableImport } from "../table-import.ts";
import { tableFile, tableTypes } from "../tables.ts";
import { disputeOf } from "../views/dispute.view.ts";
import { file, ok } from "./responses.ts";

const importBody = z.strictObject({
  csv: z.string().min(1).max(1_000_000).optional(),
  items: z.array(disputeRegistration).min(1).max(1_000).optional(),
}).refine((value) => (value.csv === undefined) !== (value.items === undefined), { path: ["csv"], params: { text: { zh: "csv 和 items 请给出其一", en: "give either csv or items" } } });

function sourceOf(body: z.output<typeof importBody> | undefined, upload: Upload | undefined, context: PersonContext): Pick<TableImport, "read" | "rowNumbers"> {
  const items = body?.items;
  if (items !== undefined) {
    return {
      read: () => {
        const read = checkedRegistrations(items);
        return Promise.resolve({ rows: items.length, items: read.items.map(({ row, body: one }) => ({ row, command: registrationCommand(one) })), faults: read.faults });
      },
      rowNumbers: () => Promise.resolve(items.map((_, index) => index + 1)),
    };
  }
  const bytes = upload?.bytes ?? (body?.csv === undefined ? undefined : Buffer.from(body.csv));
  if (bytes === undefined) throw invalidRequest([{ path: "csv", code: "required", message: { zh: "必填", en: "is required" } }]);
  const kind = fileKind(upload);
  return {
    read: async () => {
      const { court } = await context.ledger.court();
      const table = await readDisputeTable(bytes, kind, court);
      return { rows: table.rows, items: table.items.map((item) => ({ row: item.row, command: registrationCommand(item.body) })), faults: table.faults };
    },
    rowNumbers: () => disputeRowNumbers(bytes, kind),
  };
}

const importDisputes = endpoint({
  id: "disputeImport",
  method: "post",
  path: "/disputes/import",
  tag: "disputes",
  summary: { zh: "批量登记矛盾纠纷（Excel、CSV 至多 5000 行，JSON 至多 1000 件），可先试算；有错则整份不收", en: "Register many disputes from Excel or CSV (5,000 rows) or JSON (1,000), with a dry run; refused whole when a row has a fault" },
  auth: "person",
  action: "dispute.Register",
  command: "changes",
  query: z.strictObject({ dryRun: flag.default(false) }),
  body: importBody.optional(),
  uploads: { contentTypes: [...csvTypes, excelType], maxBytes: 5 * 1_048_576 },
  responses: ok(tableImportAnswer),
  handler: async ({ query, body, upload }, context) => {
    const { read, rowNumbers } = sourceOf(body, upload, context);
    return importTable(context, {
      kind: "dispute", prefix: "d", rowNumbers, titleOf: (state) => disputeOf(state)?.number ?? "",
      read: async () => {
        await requireRead(context, "dispute.Register");
        return read();
      },
    }, query.dryRun);
  },
});

const template = endpoint({
  id: "disputeImportTemplate",
  method: "get",
  path: "/disputes/import/template",
  tag: "disputes",
  summary: { zh: "批量登记的空白模板（Excel、CSV）", en: "The empty form for batch registration" },
  auth: "person",
  action: "dispute.Register",
  query: z.strictObject({ format: z.enum(["csv", "xlsx"]).default("xlsx") }),
  responses: file(...tableTypes),
  handler: async ({ query }, context) => {
    await requireRead(context, "dispute.Register");
    const english = context.language === "en";
    return tableFile({ name: english ? "disputes-template" : "矛盾纠纷登记模板", header: disputeColumns.map((column) => (english ? column.key : column.names[0] ?? column.key)), rows: [] }, query.format);
  },
});

export const disputeImport: readonly Endpoint[] = [importDisputes, template];
