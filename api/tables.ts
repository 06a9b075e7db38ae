import writeXlsxFile from "write-excel-file/node";
import type { Answer } from "./endpoint.ts";
import { excelType } from "./plan-input.ts";

export type Cell = string | number | undefined;
export interface Table { name: string; header: string[]; rows: Cell[][] }

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it; full-width signs are read as the plain ones. */
export function harmless(text: string): string {
  return /^[\t\r\n]|^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text;
}

function csvCell(cell: Cell): string {
  if (cell === undefined) return "";
  if (typeof cell === "number") return String(cell);
  const safe = harmless(cell);
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** CSV with a byte order mark, so that spreadsheets read it as UTF-8. */
function csv(table: Table): string {
  return `\uFEFF${[table.header, ...table.rows].map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

async function excel(table: Table): Promise<Buffer> {
  const header = table.header.map((value) => ({ value, type: String, fontWeight: "bold" as const }));
  const rows = table.rows.map((row) => row.map((cell) => (cell === undefined ? null : typeof cell === "number" ? { value: cell, type: Number } : { value: harmless(cell), type: String })));
  return writeXlsxFile([{ sheet: table.name.slice(0, 31), data: [header, ...rows] }]).toBuffer();
}

export const tableTypes = ["text/csv", excelType] as const;

/** The table as a file to keep. */
export async function tableFile(table: Table, format: "csv" | "xlsx"): Promise<Answer> {
  const file = format === "csv"
    ? { contentType: "text/csv; charset=utf-8", name: `${table.name}.csv`, bytes: csv(table) }
    : { contentType: excelType, name: `${table.name}.xlsx`, bytes: await excel(table) };
  return { status: 200, file };
}
