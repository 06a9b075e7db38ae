import readXlsxFile from "read-excel-file/node";
import { openedWorkbook } from "./excel-package.ts";
import { orgFault, type OrgFault } from "./org-csv-table.ts";

export type TableFileKind = "csv" | "xlsx";

async function firstSheet(content: Uint8Array): Promise<string | OrgFault[]> {
  const opened = openedWorkbook(content);
  if ("faults" in opened) return opened.faults.map((fault) => orgFault(1, fault.code, fault.message.zh, fault.message.en, fault.path === "" ? undefined : fault.path));
  const sheets = await readXlsxFile(Buffer.from(opened.content));
  const quoted = (cell: unknown): string => {
    const plain = cell instanceof Date ? cell.toISOString().slice(0, 10) : typeof cell === "string" || typeof cell === "number" || typeof cell === "boolean" ? String(cell) : "";
    return `"${plain.replaceAll('"', '""')}"`;
  };
  return (sheets[0]?.data ?? []).map((row) => row.map(quoted).join(",")).join("\n");
}

/** A table as text: CSV as it came, of a workbook the first sheet as CSV, so that both are read by the same rules. */
export async function tableText(content: Uint8Array, kind: TableFileKind): Promise<string | Uint8Array | OrgFault[]> {
  return kind === "csv" ? content : firstSheet(content);
}
