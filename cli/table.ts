import { oneLine, padded, textWidth, truncated } from "./text-width.ts";

/** A cell: a text of others, or one of ours that is already styled. */
export type Cell = string | number | undefined | { styled: string };

export interface Column {
  title: string;
  align?: "left" | "right";
  /** Gives way first when the terminal is narrow. */
  flexible?: true;
}

const gap = "  ";
const leastFlexible = 12;

function shown(cell: Cell): string {
  if (cell === undefined) return "";
  return typeof cell === "object" ? cell.styled : oneLine(String(cell));
}

/**
 * Rows under their titles, columns aligned by what they take on the terminal (Chinese characters take two). With `width`,
 * flexible columns are cut so that a row fits on a line; without it, as into a file, nothing is cut.
 */
export function tableLines(columns: readonly Column[], rows: readonly (readonly Cell[])[], width?: number): string[] {
  const texts = rows.map((row) => columns.map((_, index) => shown(row[index])));
  const widths = columns.map((column, index) => Math.max(textWidth(column.title), ...texts.map((row) => textWidth(row[index] ?? ""))));
  if (width !== undefined) {
    const total = widths.reduce((sum, one) => sum + one, 0) + gap.length * (columns.length - 1);
    const flexible = columns.flatMap((column, index) => (column.flexible === true ? [index] : []));
    let excess = total - width;
    // The widest gives way first, so that short columns stay readable.
    while (excess > 0) {
      const widest = flexible.filter((index) => (widths[index] ?? 0) > leastFlexible).sort((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0];
      if (widest === undefined) break;
      widths[widest] = (widths[widest] ?? 0) - 1;
      excess -= 1;
    }
  }
  const line = (cells: readonly string[]): string =>
    cells.map((cell, index) => padded(textWidth(cell) > (widths[index] ?? 0) ? truncated(cell, widths[index] ?? 0) : cell, widths[index] ?? 0, columns[index]?.align)).join(gap).trimEnd();
  return [line(columns.map((column) => column.title)), line(widths.map((one) => "─".repeat(one))), ...texts.map(line)];
}

/** Facts, one a line, their names aligned; facts without a value are left out. */
export function factLines(facts: readonly (readonly [string, Cell])[]): string[] {
  const present = facts.filter(([, value]) => value !== undefined && shown(value) !== "");
  const width = Math.max(0, ...present.map(([name]) => textWidth(name)));
  return present.map(([name, value]) => `${padded(name, width)}  ${shown(value)}`);
}
