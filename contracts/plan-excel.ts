import readXlsxFile from "read-excel-file/node";
import type { CampaignPlan, PlanFault, PlanItem } from "../domain/campaign/plan.ts";
import type { Court } from "../domain/court/court-view.ts";
import { openedWorkbook } from "./excel-package.ts";
import type { Column, Fields } from "./plan-excel-columns.ts";
import { charterRows, goalColumns, itemColumns, milestoneColumns, regimeColumns, sheetNames } from "./plan-excel-columns.ts";
import { fault } from "./plan-file-faults.ts";
import { checkPlan } from "./plan-file.ts";

/** A plan as read from a workbook: the value a plan file would have, and the cell behind each path. */
export interface ExcelPlan {
  value: unknown;
  cells: ReadonlyMap<string, string>;
}

type Cell = string | number | boolean | Date | null;
type Rows = Cell[][];

/** "B3" of a row and column counted from 0. */
function cellName(row: number, column: number): string {
  let letters = "";
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

function isCell(value: unknown): value is Cell {
  return value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean" || value instanceof Date;
}

/** Rows of a sheet by its name; undefined when the workbook has no such sheet. */
function sheetRows(sheets: readonly { sheet: string; data: unknown[][] }[], name: string): Rows | undefined {
  return sheets.find((one) => one.sheet.trim() === name)?.data.map((row) => row.map((cell) => (isCell(cell) ? cell : null)));
}

/** A cell as the plan file would have it: a date cell gives its civil date, an empty one nothing. */
function plain(cell: Cell | undefined): string | number | boolean | undefined {
  if (cell === null || cell === undefined) return undefined;
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? undefined : cell.toISOString().slice(0, 10);
  return typeof cell === "string" ? (cell.trim() === "" ? undefined : cell.trim()) : cell;
}

interface Reading { faults: PlanFault[]; cells: Map<string, string> }

/** The rows of a table as records: the first row names the columns, empty rows are passed over. */
function records(reading: Reading, rows: Rows | undefined, sheet: string, path: string, columns: readonly Column[]): { fields: Fields; row: number }[] {
  if (rows === undefined) return [];
  const header = (rows[0] ?? []).map((cell) => String(plain(cell) ?? ""));
  const byIndex = header.map((name, column) => {
    const known = columns.find((one) => one.header === name);
    if (known === undefined && name !== "") reading.faults.push(fault(`${sheet}!${cellName(0, column)}`, "UnknownColumn", `没有“${name.slice(0, 20)}”这一列`, "There is no such column", columns.map((one) => one.header).join("、")));
    return known;
  });
  const found: { fields: Fields; row: number }[] = [];
  for (const [row, cells] of rows.entries()) {
    if (row === 0 || cells.every((cell) => plain(cell) === undefined)) continue;
    const fields: Fields = {};
    const base = `${path}[${found.length}]`;
    reading.cells.set(base, `${sheet}!${row + 1}`);
    for (const [column, known] of byIndex.entries()) {
      if (known === undefined) continue;
      reading.cells.set(`${base}.${known.path}`, `${sheet}!${cellName(row, column)}`);
      const value = plain(cells[column]);
      if (value !== undefined) known.write(fields, value);
    }
    found.push({ fields, row });
  }
  return found;
}

/** The charter: names in the first column, values in the second. */
function charter(reading: Reading, rows: Rows | undefined): Fields {
  const fields: Fields = {};
  if (rows === undefined) reading.faults.push(fault(sheetNames.charter, "MissingSheet", `缺少工作表“${sheetNames.charter}”`, `The sheet ${sheetNames.charter} is missing`));
  for (const [row, cells] of (rows ?? []).entries()) {
    const name = plain(cells[0]);
    if (name === undefined) continue;
    const known = charterRows.find((one) => one.header === String(name));
    if (known === undefined) {
      reading.faults.push(fault(`${sheetNames.charter}!${cellName(row, 0)}`, "UnknownField", `没有“${String(name).slice(0, 20)}”这一项`, "There is no such field", charterRows.map((one) => one.header).join("、")));
      continue;
    }
    reading.cells.set(known.path, `${sheetNames.charter}!${cellName(row, 1)}`);
    const value = plain(cells[1]);
    if (value !== undefined) known.write(fields, value);
  }
  return fields;
}

/** Hangs every row under the item that its column 上级 names, and moves the paths of its cells along. */
function tree(reading: Reading, rows: { fields: Fields; row: number }[]): Fields[] {
  const flat = new Map([...reading.cells].filter(([path]) => path.startsWith("items[")));
  for (const path of flat.keys()) reading.cells.delete(path);
  const byId = new Map<unknown, number>();
  for (const [index, { fields }] of rows.entries()) if (!byId.has(fields["id"])) byId.set(fields["id"], index);
  const parentOf = rows.map(({ fields }, index) => {
    const parent = fields["parent"];
    delete fields["parent"];
    if (parent === undefined) return undefined;
    const found = byId.get(parent);
    const cell = flat.get(`items[${index}].parent`) ?? sheetNames.items;
    if (found === undefined) reading.faults.push(fault(cell, "UnknownParent", "没有这个上级事项", "There is no such parent item"));
    return found;
  });
  for (const index of rows.keys()) {
    const seen = new Set<number>();
    for (let at: number | undefined = index; at !== undefined; at = parentOf[at]) {
      if (seen.has(at)) {
        reading.faults.push(fault(flat.get(`items[${index}].parent`) ?? sheetNames.items, "Cycle", "上级事项成环", "This item is, by way of others, its own parent"));
        parentOf[index] = undefined;
        break;
      }
      seen.add(at);
    }
  }
  const children = new Map<number | undefined, number[]>();
  for (const [index, parent] of parentOf.entries()) children.set(parent, [...(children.get(parent) ?? []), index]);
  const hang = (parent: number | undefined, prefix: string): Fields[] =>
    (children.get(parent) ?? []).map((index, place) => {
      const path = `${prefix}[${place}]`;
      for (const [from, cell] of cellsOf.get(index) ?? []) reading.cells.set(`${path}${from}`, cell);
      return { ...rows[index]?.fields, items: hang(index, `${path}.items`) };
    });
  const cellsOf = new Map<number, [string, string][]>();
  for (const [path, cell] of flat) {
    const match = /^items\[(\d+)\](.*)$/.exec(path);
    if (match === null) continue;
    const index = Number(match[1]);
    cellsOf.set(index, [...(cellsOf.get(index) ?? []), [match[2] ?? "", cell]]);
  }
  return hang(undefined, "items");
}

/**
 * Reads a plan 任务书 from an Excel workbook: sheets 专班 (names and values), 目标, 制度, 里程碑, 任务. Refused: what is no
 * .xlsx, what unpacks to too much, and every cell with a formula, each with sheet and cell in its path.
 */
export async function readPlanExcel(content: Uint8Array): Promise<{ plan: ExcelPlan } | { faults: PlanFault[] }> {
  const workbook = openedWorkbook(content);
  if ("faults" in workbook) return workbook;
  let sheets: { sheet: string; data: unknown[][] }[];
  try {
    sheets = await readXlsxFile(Buffer.from(workbook.content));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { faults: [fault("", "Unreadable", "无法读取该工作簿", "The workbook cannot be read")] };
  }
  const reading: Reading = { faults: [], cells: new Map() };
  const known = new Set<string>(Object.values(sheetNames));
  for (const { sheet } of sheets) if (!known.has(sheet.trim())) reading.faults.push(fault(sheet.slice(0, 31), "UnknownSheet", "没有这个工作表", "There is no such sheet", [...known].join("、")));
  const value: Fields = charter(reading, sheetRows(sheets, sheetNames.charter));
  const table = (name: string, path: string, columns: readonly Column[]): Fields[] => records(reading, sheetRows(sheets, name), name, path, columns).map((one) => one.fields);
  value["goals"] = table(sheetNames.goals, "goals", goalColumns);
  value["regimes"] = table(sheetNames.regimes, "regimes", regimeColumns);
  value["milestones"] = table(sheetNames.milestones, "milestones", milestoneColumns);
  value["items"] = tree(reading, records(reading, sheetRows(sheets, sheetNames.items), sheetNames.items, "items", itemColumns));
  return reading.faults.length > 0 ? { faults: reading.faults } : { plan: { value, cells: reading.cells } };
}

/** The cell behind a path, or behind the nearest part of the plan around it. */
function located(path: string, cells: ReadonlyMap<string, string>): string {
  for (let at = path; at !== ""; at = at.replace(/(\.[^.[\]]+|\[\d+\]|^[^.[\]]+)$/, "")) {
    const cell = cells.get(at);
    if (cell !== undefined) return `${cell} (${path})`;
  }
  return path;
}

/** Reads and checks a plan from Excel; the faults' paths name sheet and cell, and the plan file's path in brackets. */
export async function checkPlanExcel(content: Uint8Array, court: Court, options: { allowRoles?: boolean } = {}): Promise<{ plan: CampaignPlan } | { faults: PlanFault[] }> {
  const read = await readPlanExcel(content);
  if ("faults" in read) return read;
  const outcome = checkPlan(read.plan.value, court, options);
  return "plan" in outcome ? outcome : { faults: outcome.faults.map((one) => ({ ...one, path: located(one.path, read.plan.cells) })) };
}

/** Items of a plan with their parents' ids, in the order in which the sheet lists them. */
export function itemRows(items: readonly PlanItem[], parent?: string): { item: PlanItem; parent?: string }[] {
  return items.flatMap((item) => [parent === undefined ? { item } : { item, parent }, ...itemRows(item.items, item.id)]);
}
