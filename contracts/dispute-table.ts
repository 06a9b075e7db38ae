import type { Court } from "../domain/court/court-view.ts";
import { disputeRegistration, type DisputeRegistrationBody } from "./commands/dispute.ts";
import { orgFault, readOrgTable, type OrgColumn, type OrgFault, type OrgRow } from "./org-csv-table.ts";
import { isText } from "./problem-text-guard.ts";
import { tableText, type TableFileKind } from "./sheet-text.ts";

/** Disputes registered from a table (batch intake): one row, one dispute. */
export const disputeColumns: OrgColumn[] = [
  { key: "source", names: ["来源"] },
  { key: "township", names: ["乡镇街道", "乡镇", "街道"] },
  { key: "cause", names: ["案由"], required: true },
  { key: "amountYuan", names: ["标的额（元）", "标的额", "金额（元）"] },
  { key: "department", names: ["承办部门", "部门"], required: true },
  { key: "venue", names: ["场所"] },
  { key: "partner", names: ["协同单位"] },
  { key: "foreignRelated", names: ["涉外"] },
  { key: "applicant", names: ["申请人", "原告"], required: true },
  { key: "applicantIdNumber", names: ["申请人证件号"] },
  { key: "applicantPhone", names: ["申请人电话"] },
  { key: "respondent", names: ["被申请人", "被告"], required: true },
  { key: "respondentIdNumber", names: ["被申请人证件号"] },
  { key: "respondentPhone", names: ["被申请人电话"] },
  { key: "summary", names: ["概要", "事由"] },
  { key: "caseNumber", names: ["案号", "诉前调案号"] },
];

const sourceNames: Readonly<Record<string, string>> = { 来访: "walk-in", "12368": "hotline", 热线: "hotline", 网上: "online", 乡镇街道: "township", 乡镇: "township", 街道: "township", 企业: "enterprise", 协同单位: "partner" };
const venueNames: Readonly<Record<string, string>> = { 法院: "court", 人民法庭: "tribunal", 枫桥式人民法庭: "tribunal", 云上共享法庭: "shared-court", 共享法庭: "shared-court", 车载便民法庭: "mobile-court" };
const yes: Readonly<Record<string, boolean>> = { 是: true, 否: false, yes: true, no: false, true: true, false: false };
/** What the name of a legal person or organisation ends with. */
const organisation = /(公司|厂|店|行|社|会|局|院|校|所|中心|集团|部|队|站|馆|基金|企业|工作室)$/u;

export interface DisputeRowRead { row: number; body: DisputeRegistrationBody }

function known(row: OrgRow, column: string, all: readonly { id: string; name: string }[], what: { zh: string; en: string }, faults: OrgFault[]): string | undefined {
  const cell = row.cells.get(column);
  if (cell === undefined) return undefined;
  const named = all.filter((one) => one.id === cell || one.name === cell);
  if (named.length === 1) return named[0]?.id;
  faults.push(orgFault(row.row, named.length > 1 ? "Ambiguous" : "Unknown", `${named.length > 1 ? "有多个同名的" : "没有这个"}${what.zh}：${cell.slice(0, 40)}`, `${named.length > 1 ? "several bear this name of a" : "there is no such"} ${what.en}: ${cell.slice(0, 40)}`, row.heading(column)));
  return undefined;
}

/** Yuan with at most two decimals, thousands separated or not, as fen. */
function fenOf(row: OrgRow, faults: OrgFault[]): number | undefined {
  const cell = row.cells.get("amountYuan");
  if (cell === undefined) return undefined;
  const [, yuan, fen = ""] = /^(\d{1,13})(?:\.(\d{1,2}))?$/.exec(cell.replaceAll(/[,，\s]/g, "").replace(/元$/u, "")) ?? [];
  if (yuan === undefined) faults.push(orgFault(row.row, "Amount", "标的额应为不小于零的数字，至多两位小数", "the amount is a number not below zero with two decimals at most", row.heading("amountYuan")));
  return yuan === undefined ? undefined : Number(yuan) * 100 + Number(fen.padEnd(2, "0") || "0");
}

function partiesOf(row: OrgRow, column: "applicant" | "respondent"): { role: string; kind: string; personal: object }[] {
  const names = (row.cells.get(column) ?? "").split(/[、;；]/).map((one) => one.trim()).filter((one) => one !== "");
  return names.map((name, index) => ({
    role: column,
    kind: organisation.test(name) ? "legal" : "natural",
    // Numbers in a row are the first person's.
    personal: { name, ...(index > 0 ? {} : { idNumber: row.cells.get(`${column}IdNumber`), phone: row.cells.get(`${column}Phone`) }) },
  }));
}

/** Which column a fault of the registration's form stands in. */
function columnOf(path: PropertyKey[], roles: readonly string[]): string {
  const [first, index, , field] = path.map(String);
  if (first !== "parties") return first === "amountFen" ? "amountYuan" : first ?? "cause";
  const role = roles[Number(index)] ?? "applicant";
  return field === "idNumber" ? `${role}IdNumber` : field === "phone" ? `${role}Phone` : role;
}

function parsedRow(row: OrgRow, court: Court): DisputeRowRead | { faults: OrgFault[] } {
  const faults: OrgFault[] = [];
  const cell = (key: string): string | undefined => row.cells.get(key);
  const departments = Object.values(court.state.departments).filter((one) => one.closed !== true);
  const department = known(row, "department", departments, { zh: "部门", en: "department" }, faults);
  const partner = known(row, "partner", Object.values(court.state.partners), { zh: "协同单位", en: "partner" }, faults);
  const amountFen = fenOf(row, faults);
  const foreign = cell("foreignRelated");
  if (foreign !== undefined && yes[foreign.toLowerCase()] === undefined) faults.push(orgFault(row.row, "YesNo", "应填“是”或“否”", "is yes or no", row.heading("foreignRelated")));
  const parties = [...partiesOf(row, "applicant"), ...partiesOf(row, "respondent")];
  const source = cell("source");
  const venue = cell("venue");
  const result = disputeRegistration.safeParse({
    source: source === undefined ? (cell("township") === undefined ? "walk-in" : "township") : sourceNames[source] ?? source,
    township: cell("township"), cause: cell("cause"), amountFen, department: department ?? "unknown", partner,
    ...(foreign === undefined ? {} : { foreignRelated: yes[foreign.toLowerCase()] === true }),
    ...(venue === undefined ? {} : { venue: { kind: venueNames[venue] ?? venue } }),
    parties, summary: cell("summary"), caseNumber: cell("caseNumber"),
  });
  if (result.success && faults.length === 0) return { row: row.row, body: result.data };
  const roles = parties.map((party) => party.role);
  const issues = result.success ? [] : result.error.issues.map((issue) => {
    const text = "params" in issue && typeof issue.params === "object" && "text" in issue.params && isText(issue.params.text) ? issue.params.text : { zh: "内容不符合要求", en: "does not fit" };
    return orgFault(row.row, "Invalid", text.zh, text.en, row.heading(columnOf(issue.path, roles)));
  });
  return { faults: [...faults, ...issues] };
}

/** What makes two rows the same dispute: its case number, or cause and parties. */
function identities({ body }: DisputeRowRead): { column: string; key: string }[] {
  const names = body.parties.map((party) => `${party.role}:${party.personal?.name ?? ""}`).sort();
  return [...(body.caseNumber === undefined ? [] : [{ column: "caseNumber", key: `n:${body.caseNumber}` }]), { column: "cause", key: `p:${JSON.stringify([body.cause, names])}` }];
}

function duplicates(items: readonly DisputeRowRead[], headingOf: (column: string) => string): OrgFault[] {
  const first = new Map<string, number>();
  return items.flatMap((item) => {
    const faults: OrgFault[] = [];
    for (const { column, key } of identities(item)) {
      const before = first.get(key);
      if (before === undefined) first.set(key, item.row);
      else faults.push(orgFault(item.row, "Duplicate", `与第 ${before} 行重复`, `the same as row ${before}`, headingOf(column)));
    }
    return faults.slice(0, 1);
  });
}

/** Reads a table of disputes, CSV or Excel, all faults at once; with any fault there are no disputes. */
export async function readDisputeTable(content: Uint8Array, kind: TableFileKind, court: Court): Promise<{ items: DisputeRowRead[]; rows: number; faults: OrgFault[] }> {
  const text = await tableText(content, kind);
  if (Array.isArray(text)) return { items: [], rows: 0, faults: text };
  const { rows, faults } = readOrgTable(text, disputeColumns);
  const malformed = new Set(faults.map((one) => one.row));
  const items: DisputeRowRead[] = [];
  for (const row of rows) {
    if (malformed.has(row.row)) continue;
    const read = parsedRow(row, court);
    if ("faults" in read) faults.push(...read.faults);
    else items.push(read);
  }
  faults.push(...duplicates(items, (column) => rows[0]?.heading(column) ?? column));
  return { items: faults.length > 0 ? [] : items, rows: rows.length, faults: faults.sort((a, b) => a.row - b.row) };
}

/** Registrations sent as they are: the same faults by their place in the list, told as rows from 1. */
export function checkedRegistrations(items: readonly DisputeRegistrationBody[]): { items: DisputeRowRead[]; faults: OrgFault[] } {
  const read = items.map((body, index) => ({ row: index + 1, body }));
  const faults = duplicates(read, (column) => column);
  return { items: faults.length > 0 ? [] : read, faults };
}

/** The numbers of the rows that hold something, as a spreadsheet counts. */
export async function disputeRowNumbers(content: Uint8Array, kind: TableFileKind): Promise<number[]> {
  const text = await tableText(content, kind);
  return Array.isArray(text) ? [] : readOrgTable(text, disputeColumns).rows.map((one) => one.row);
}
