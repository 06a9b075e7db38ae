import { z } from "zod";
import type { OrgFault } from "../contracts/org-csv-table.ts";
import type { TableFileKind } from "../contracts/sheet-text.ts";
import type { Json, StreamKind } from "../domain/decider.ts";
import type { CommandRequest } from "../ledger/ledger.ts";
import { acceptedOr, derivedId, toRequest, type PersonContext } from "./command-answers.ts";
import type { Answer, Upload } from "./endpoint.ts";
import { excelType } from "./plan-input.ts";
import { Problem } from "./problem.ts";
import { acceptedParts } from "./repeated-requests.ts";
import { rejectionTexts } from "./rejections/rejection-texts.ts";

export const csvTypes = ["text/csv", "application/csv", "text/plain"];

/** What the rows of a table come to: one command each, or every fault at once and then no command. */
export interface TableRows { rows: number; items: { row: number; command: { type: string } }[]; faults: OrgFault[] }

/** What is registered from a table. */
export interface TableImport {
  kind: StreamKind;
  /** Of the ids that are made. */
  prefix: string;
  read(): Promise<TableRows>;
  /** Numbers of the rows that hold something, for an answer given again. */
  rowNumbers(): Promise<number[]>;
  titleOf(state: Json): string;
}

export const tableImportAnswer = z.object({
  dryRun: z.boolean(),
  rows: z.int(),
  registered: z.array(z.object({ row: z.int(), id: z.string(), title: z.string() })),
  faults: z.array(z.object({ row: z.int(), column: z.string().optional(), code: z.string(), message: z.string() })),
});

export function fileKind(upload: Upload | undefined): TableFileKind {
  return upload?.contentType === excelType ? "xlsx" : "csv";
}

function part(context: PersonContext, { kind, prefix }: TableImport, index: number, command: { type: string }): CommandRequest {
  return { ...toRequest({ ...context, key: `${context.key}/${index}` }, kind, derivedId(prefix, context, index), command), ifMatch: undefined };
}

/** What the door would refuse of the rows, each decided after those before it; throws when the caller may not register them. */
async function refusals(rows: TableRows["items"], requests: CommandRequest[], context: PersonContext, kind: StreamKind): Promise<OrgFault[]> {
  const outcomes = await context.ledger.executeAll(requests, { dryRun: true });
  return outcomes.flatMap((outcome, index) => {
    if (outcome.outcome !== "rejected") {
      acceptedOr(outcome, kind);
      return [];
    }
    const reason = outcome.rejection.rejected;
    const text = rejectionTexts[reason] ?? { zh: reason, en: reason };
    return [{ row: rows[index]?.row ?? 0, code: reason, message: { zh: text.zh, en: text.en } }];
  });
}

/** The first answer again: what was registered then, beside the rows it came from. */
async function firstAnswer(context: PersonContext, table: TableImport, parts: number, rows: readonly number[]): Promise<Answer> {
  const outcomes = await context.ledger.executeAll(Array.from({ length: parts }, (_, index) => part(context, table, index, { type: "Register" })));
  const registered = outcomes.map((outcome, index) => {
    const { stream, state } = acceptedOr(outcome, table.kind);
    return { row: rows[index] ?? index + 2, id: stream, title: table.titleOf(state) };
  });
  return { status: 200, body: { dryRun: false, rows: rows.length, registered, faults: [] } };
}

/** Registers the rows of a table in one transaction, or none of them: with a fault the whole file is refused, row by row told. */
export async function importTable(context: PersonContext, table: TableImport, dryRun: boolean): Promise<Answer> {
  const before = await acceptedParts(context);
  if (before.length > 0) return firstAnswer(context, table, before.length, await table.rowNumbers());
  const read = await table.read();
  const requests = read.items.map((item, index) => part(context, table, index, item.command));
  const faults = [...read.faults, ...(await refusals(read.items, requests, context, table.kind))];
  if (faults.length > 0 && !dryRun) {
    throw new Problem("invalid-file", {
      params: { count: faults.length },
      invalidParams: faults.map((fault) => ({ path: `row ${fault.row}${fault.column === undefined ? "" : ` ${fault.column}`}`, code: fault.code, message: fault.message })),
    });
  }
  const outcomes = dryRun ? [] : (await context.ledger.executeAll(requests)).map((outcome) => acceptedOr(outcome, table.kind));
  return {
    status: 200,
    body: {
      dryRun,
      rows: read.rows,
      registered: outcomes.map((outcome, index) => ({ row: read.items[index]?.row ?? 0, id: outcome.stream, title: table.titleOf(outcome.state) })),
      faults: faults.map((fault) => ({ row: fault.row, code: fault.code, message: fault.message[context.language], ...(fault.column === undefined ? {} : { column: fault.column }) })),
    },
  };
}
