import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlignTable, WidthType, type FileChild, type IRunOptions } from "docx";

/** Pieces of an official A4 Word document 公文; sizes in half-points, lengths in twentieths of a point. */

export const wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

const songti = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "宋体" };
const fangsong = { ascii: "Times New Roman", hAnsi: "Times New Roman", eastAsia: "仿宋" };
const page = { width: 11_906, height: 16_838, top: 2_098, bottom: 1_984, left: 1_588, right: 1_474 };
const textWidth = page.width - page.left - page.right;

// eslint-disable-next-line no-control-regex -- XML 1.0 has no place for these, and Word refuses a file that holds one
const notForXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu;

/** People's text as a document can hold it; the library escapes markup. */
function printable(text: string): string {
  return text.replace(notForXml, "");
}

/** One paragraph of text; line breaks of the text stay. */
function runs(text: string, size: number, style: { strong?: boolean; font?: typeof songti } = {}): TextRun[] {
  const weight: IRunOptions = style.strong === true ? { bold: true } : {};
  return printable(text).split(/\r?\n/).map((line, index) => new TextRun({ ...weight, text: line, size, font: style.font ?? fangsong, ...(index === 0 ? {} : { break: 1 }) }));
}

export function heading(text: string): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 240 }, children: runs(text, 44, { strong: true, font: songti }) });
}

export function centred(text: string): Paragraph {
  return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 240 }, children: runs(text, 28) });
}

export function section(text: string): Paragraph {
  return new Paragraph({ keepNext: true, spacing: { before: 240, after: 120 }, children: runs(text, 32, { strong: true }) });
}

export function paragraph(text: string): Paragraph {
  return new Paragraph({ spacing: { line: 480, after: 60 }, children: runs(text, 28) });
}

export function signature(text: string): Paragraph {
  return new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { before: 120 }, children: runs(text, 28) });
}

function cell(text: string, width: number, strong: boolean): TableCell {
  return new TableCell({ width: { size: width, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.CENTER, margins: { top: 80, bottom: 80, left: 100, right: 100 }, children: [new Paragraph({ children: runs(text, 24, { strong }) })] });
}

/** A table across the page; `shares` are the columns' widths in per cent. The first row repeats on each page where it is a header. */
export function table(shares: readonly number[], rows: readonly (readonly string[])[], options: { header: boolean }): Table {
  const widths = shares.map((share) => Math.floor((textWidth * share) / 100));
  return new Table({
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: widths,
    rows: rows.map((row, index) => new TableRow({
      cantSplit: true,
      ...(options.header && index === 0 ? { tableHeader: true } : {}),
      children: row.map((text, column) => cell(text, widths[column] ?? 0, options.header ? index === 0 : column === 0)),
    })),
  });
}

/** The finished file. `title` stands in its properties. */
export function wordFile(title: string, children: FileChild[]): Promise<Buffer> {
  return Packer.toBuffer(new Document({
    title: printable(title),
    creator: "court-task-forces",
    sections: [{
      properties: { page: { size: { width: page.width, height: page.height }, margin: { top: page.top, bottom: page.bottom, left: page.left, right: page.right } } },
      footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: ["— ", PageNumber.CURRENT, " —"], size: 24 })] })] }) },
      children,
    }],
  }));
}
