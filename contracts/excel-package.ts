import { strFromU8, Unzip, UnzipInflate, zipSync } from "fflate";
import type { PlanFault } from "../domain/campaign/plan.ts";
import { fault } from "./plan-file-faults.ts";

/** What a workbook may unpack to, all parts together. */
export const largestUnpackedBytes = 20_000_000;
const largestWorkbookBytes = 5_000_000;
const mostParts = 500;
/** What is fed to the unpacker at once: it can expand about a thousandfold before it is counted. */
const pieceBytes = 8_192;

/** Parts of the package that reading a workbook needs; pictures, macros and the like are left packed. */
const needed = /\.(xml|rels)$/i;

/**
 * Opens an .xlsx package: bounded in size before anything is unpacked, and packed anew from what was unpacked, so that the
 * reader after it never meets a part that is larger than it says. A cell with a formula is a fault, with sheet and cell.
 */
export function openedWorkbook(content: Uint8Array): { content: Uint8Array } | { faults: PlanFault[] } {
  if (content.byteLength > largestWorkbookBytes) return { faults: [fault("", "TooLarge", "文件过大", "The file is too large", `<= ${largestWorkbookBytes} bytes`)] };
  let files: Record<string, Uint8Array>;
  try {
    files = unpacked(content);
  } catch (error) {
    if (error instanceof UnpacksTooLarge) return { faults: [fault("", "UnpacksTooLarge", "工作簿解压后过大", "The workbook unpacks to too much", `<= ${largestUnpackedBytes} bytes, ${mostParts} parts`)] };
    if (!(error instanceof Error)) throw error;
    return { faults: [notAWorkbook()] };
  }
  if (Object.keys(files).length === 0) return { faults: [notAWorkbook()] };
  const faults = formulaFaults(files);
  return faults.length > 0 ? { faults } : { content: zipSync(files, { level: 0 }) };
}

class UnpacksTooLarge extends Error {}

function notAWorkbook(): PlanFault {
  return fault("", "NotAWorkbook", "不是 .xlsx 工作簿", "This is not an .xlsx workbook", ".xlsx");
}

/** Unpacks piece by piece and counts what really comes out, since the sizes that a package states may be forged. */
function unpacked(content: Uint8Array): Record<string, Uint8Array> {
  const pieces = new Map<string, Uint8Array[]>();
  let bytes = 0;
  let parts = 0;
  const unzip = new Unzip((file) => {
    parts += 1;
    if (parts > mostParts) throw new UnpacksTooLarge();
    if (!needed.test(file.name)) return;
    const into: Uint8Array[] = [];
    pieces.set(file.name, into);
    file.ondata = (error, piece) => {
      if (error !== null) throw error;
      bytes += piece.byteLength;
      if (bytes > largestUnpackedBytes) throw new UnpacksTooLarge();
      into.push(piece);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  for (let from = 0; from < content.byteLength; from += pieceBytes) unzip.push(content.subarray(from, from + pieceBytes), from + pieceBytes >= content.byteLength);
  return Object.fromEntries([...pieces].map(([name, all]) => [name, Buffer.concat(all)]));
}

function attribute(attributes: string, name: string): string | undefined {
  return new RegExp(`(?:^|\\s)(?:\\w+:)?${name}\\s*=\\s*["']([^"']*)["']`).exec(attributes)?.[1];
}

/** Sheet names by the part that holds each. */
function sheetNames(files: Record<string, Uint8Array>): Map<string, string> {
  const workbook = files["xl/workbook.xml"];
  const relations = files["xl/_rels/workbook.xml.rels"];
  const names = new Map<string, string>();
  if (workbook === undefined || relations === undefined) return names;
  const targets = new Map<string, string>();
  for (const [, attributes = ""] of strFromU8(relations).matchAll(/<(?:\w+:)?Relationship\s([^>]*)>/g)) {
    const id = attribute(attributes, "Id");
    const target = attribute(attributes, "Target");
    if (id !== undefined && target !== undefined) targets.set(id, target.startsWith("/") ? target.slice(1) : `xl/${target}`);
  }
  for (const [, attributes = ""] of strFromU8(workbook).matchAll(/<(?:\w+:)?sheet\s([^>]*)>/g)) {
    const name = attribute(attributes, "name");
    const part = targets.get(/\bid\s*=\s*["']([^"']*)["']/.exec(attributes.replace(/sheetId\s*=\s*["'][^"']*["']/, ""))?.[1] ?? "");
    if (name !== undefined && part !== undefined) names.set(part, name);
  }
  return names;
}

/** Every cell that holds a formula: what it shows is not what it says, and may come from elsewhere. */
function formulaFaults(files: Record<string, Uint8Array>): PlanFault[] {
  const names = sheetNames(files);
  const faults: PlanFault[] = [];
  for (const [part, bytes] of Object.entries(files)) {
    if (!/^xl\/(?:worksheets|macrosheets|chartsheets|dialogsheets)\/[^/]+\.xml$/i.test(part)) continue;
    let cell = "?";
    for (const [, tag, attributes = ""] of strFromU8(bytes).matchAll(/<(?:\w+:)?(c|f)(?=[\s>/])([^>]*)>/g)) {
      if (tag === "c") cell = attribute(attributes, "r") ?? "?";
      else faults.push(fault(`${names.get(part) ?? part}!${cell}`, "Formula", "单元格含有公式，请填写数值", "The cell holds a formula; write its value instead"));
    }
  }
  return faults;
}
