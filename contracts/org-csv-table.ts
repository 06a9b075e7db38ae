import { CsvError, parse } from "csv-parse/sync";

/** A fault in an organisation file: which row (1 = the header, as a spreadsheet counts) and column, and what is wrong. */
export interface OrgFault {
  row: number;
  /** The heading as it stands in the file, or the one that is missing. */
  column?: string;
  /** From the file's form ("FormulaCell", "MissingColumn" …) or the domain's word for a rejection ("UnknownDepartment"). */
  code: string;
  message: { zh: string; en: string };
}

/** A row by column key; what is blank is absent. */
export interface OrgRow { row: number; cells: Map<string, string>; heading(column: string): string }

/** A column: its key is also its English heading; `names` are the Chinese ones. */
export interface OrgColumn { key: string; names: string[]; required?: boolean }

const maxRows = 5_000;
const maxBytes = 5 * 1024 * 1024;

export function orgFault(row: number, code: string, zh: string, en: string, column?: string): OrgFault {
  return { row, ...(column === undefined ? {} : { column }), code, message: { zh, en } };
}

/** UTF-8 (with or without a mark) or UTF-16 with its mark; what is neither is GB18030, which Chinese spreadsheets save. */
export function decodedText(input: Uint8Array): string | undefined {
  const encodings = (input[0] === 0xff && input[1] === 0xfe) ? ["utf-16le"] : ["utf-8", "gb18030"];
  for (const encoding of encodings) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(input);
    } catch (error) {
      // By name: the decoder may throw the TypeError of another realm.
      if (!(typeof error === "object" && error !== null && "name" in error && error.name === "TypeError")) throw error;
    }
  }
  return undefined;
}

/** A cell that a spreadsheet would run when the file is opened again; full-width signs are read as the plain ones. */
function isFormula(cell: string): boolean {
  return /^[\t\r]|^\s*[=+\-@＝＋－＠]/.test(cell);
}

function records(text: string): string[][] | OrgFault {
  const firstLine = text.slice(0, text.search(/[\r\n]|$/));
  try {
    return parse(text, { delimiter: !firstLine.includes(",") && firstLine.includes("\t") ? "\t" : ",", relax_column_count: true, to: maxRows + 2 });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return orgFault(typeof error.lines === "number" ? error.lines : 1, "NotCsv", "不是有效的 CSV 文件（引号不配对）", "not a valid CSV file (unbalanced quotes)");
  }
}

/** Reads a table with headings in Chinese or English, all faults of its form at once. */
export function readOrgTable(input: string | Uint8Array, columns: OrgColumn[]): { rows: OrgRow[]; faults: OrgFault[] } {
  const failed = (one: OrgFault): { rows: OrgRow[]; faults: OrgFault[] } => ({ rows: [], faults: [one] });
  if (input.length > maxBytes) return failed(orgFault(1, "TooLarge", "文件过大，上限 5 MB", "the file is too large, at most 5 MB"));
  const text = (typeof input === "string" ? input : decodedText(input))?.replace(/^\uFEFF/, "");
  if (text === undefined || text.includes("\u0000")) return failed(orgFault(1, "NotText", "不是文本文件；请另存为 CSV", "not a text file; save it as CSV"));
  const table = records(text);
  if (!Array.isArray(table)) return failed(table);
  const [header, ...body] = table;
  if (header === undefined || header.every((cell) => cell.trim() === "")) return failed(orgFault(1, "Empty", "文件没有表头", "the file has no heading"));

  const faults: OrgFault[] = [];
  const headings = header.map((cell) => cell.trim());
  const keys = headings.map((heading, index) => {
    if (heading === "") return undefined;
    const column = columns.find((one) => one.key.toLowerCase() === heading.toLowerCase() || one.names.includes(heading));
    if (column === undefined) faults.push(orgFault(1, "UnknownColumn", `没有这一列，可用：${columns.map((one) => one.names[0] ?? one.key).join("、")}`, `unknown column; allowed: ${columns.map((one) => one.key).join(", ")}`, heading));
    else if (headings.findIndex((other) => column.key.toLowerCase() === other.toLowerCase() || column.names.includes(other)) !== index) faults.push(orgFault(1, "DuplicateColumn", "列重复", "the column is there twice", heading));
    return column?.key;
  });
  for (const column of columns) {
    if (column.required === true && !keys.includes(column.key)) faults.push(orgFault(1, "MissingColumn", "缺少这一列", "the column is missing", column.names[0] ?? column.key));
  }
  if (faults.length > 0) return { rows: [], faults };
  if (body.filter((cells) => cells.some((cell) => cell.trim() !== "")).length > maxRows) return failed(orgFault(maxRows + 2, "TooManyRows", `最多 ${maxRows} 行`, `at most ${maxRows} rows`));

  const headingOf = (key: string): string => headings[keys.indexOf(key)] ?? key;
  const rows: OrgRow[] = [];
  body.forEach((cells, index) => {
    const row = index + 2;
    if (cells.every((cell) => cell.trim() === "")) return;
    const read = new Map<string, string>();
    const before = faults.length;
    cells.forEach((cell, at) => {
      const key = keys[at];
      const heading = headings[at];
      if (isFormula(cell)) faults.push(orgFault(row, "FormulaCell", "单元格以 = + - @ 开头，会被表格软件当作公式", "the cell begins like a formula (= + - @)", heading ?? `#${at + 1}`));
      else if (key === undefined && cell.trim() !== "") faults.push(orgFault(row, "ExtraCell", "多出的单元格没有列名", "a cell without a heading", `#${at + 1}`));
      else if (key !== undefined && cell.trim() !== "") read.set(key, cell.trim());
    });
    for (const column of columns) {
      const refused = faults.slice(before).some((one) => one.column === headingOf(column.key));
      if (column.required === true && !read.has(column.key) && !refused) faults.push(orgFault(row, "Missing", "不能为空", "must not be empty", headingOf(column.key)));
    }
    rows.push({ row, cells: read, heading: headingOf });
  });
  return { rows, faults };
}
