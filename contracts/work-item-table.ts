import { registration, type RegistrationBody, type sourceTypes } from "./commands/work-item.ts";
import { orgFault, readOrgTable, type OrgColumn, type OrgFault, type OrgRow } from "./org-csv-table.ts";
import { tableText, type TableFileKind } from "./sheet-text.ts";
import { isText } from "./problem-text-guard.ts";
import type { Court } from "../domain/court/court-view.ts";

/** Work items registered from a table (上级交办 …): one row, one item. */
const columns: OrgColumn[] = [
  { key: "title", names: ["事项", "标题", "事项名称"], required: true },
  { key: "source", names: ["来源"] },
  { key: "reference", names: ["文号", "来源文号", "批示内容"] },
  { key: "receivedOn", names: ["收文日期", "交办日期"] },
  { key: "department", names: ["责任部门", "部门"], required: true },
  { key: "post", names: ["责任岗位", "岗位"] },
  { key: "responsible", names: ["责任人"] },
  { key: "coOrganisers", names: ["协办人"] },
  { key: "supervisor", names: ["督办人"] },
  { key: "priority", names: ["优先级"] },
  { key: "weight", names: ["权重"] },
  { key: "dueOn", names: ["完成时限", "完成日期"] },
  { key: "workingDays", names: ["期限（工作日）", "工作日"] },
  { key: "report", names: ["报送频次"] },
  { key: "duty", names: ["职责", "定责"] },
  { key: "process", names: ["流程", "定流程"] },
  { key: "evidence", names: ["佐证"] },
];

const sourceNames: Readonly<Record<string, (typeof sourceTypes)[number]>> = {
  上级交办: "superior", 上级部署: "superior", 领导批示: "instruction", 批示: "instruction", 会议: "meeting", 会议议定: "meeting", 反馈: "feedback", 群众反映: "feedback", 督查: "inspection", 检查: "inspection", 考核: "review", 调研: "research", 其他: "manual",
};
const cadenceNames: Readonly<Record<string, string>> = { 每日: "daily", 每周: "weekly", 每半月: "half-monthly", 每月: "monthly", 日报: "daily", 周报: "weekly", 半月报: "half-monthly", 月报: "monthly" };

export interface ItemRow { row: number; body: RegistrationBody; heading(column: string): string }

function listed(cell: string | undefined): string[] {
  return (cell ?? "").split(/[、,，;；]/).map((one) => one.trim()).filter((one) => one !== "");
}

class Names {
  readonly faults: OrgFault[] = [];
  private readonly row: OrgRow;
  private readonly court: Court;

  constructor(row: OrgRow, court: Court) {
    this.row = row;
    this.court = court;
  }

  /** An id, or a name that only one in office bears. */
  private idOf(column: string, cell: string, known: readonly { id: string; name?: string }[], what: { zh: string; en: string }): string {
    const byId = known.find((one) => one.id === cell);
    const byName = known.filter((one) => one.name === cell);
    const found = byId ?? (byName.length === 1 ? byName[0] : undefined);
    if (found === undefined) {
      const why = byName.length > 1 ? { zh: `有 ${byName.length} 个同名的${what.zh}，请填编号`, en: `${byName.length} ${what.en} bear this name; give the id` } : { zh: `没有这个${what.zh}`, en: `there is no such ${what.en}` };
      this.faults.push(orgFault(this.row.row, byName.length > 1 ? "Ambiguous" : "Unknown", `${why.zh}：${cell.slice(0, 40)}`, `${why.en}: ${cell.slice(0, 40)}`, this.row.heading(column)));
    }
    return found?.id ?? cell;
  }

  person(column: string, cell: string): string {
    return this.idOf(column, cell, Object.values(this.court.state.persons).filter((one) => one.status === "active"), { zh: "在职人员", en: "person in office" });
  }

  department(cell: string): string {
    return this.idOf("department", cell, Object.values(this.court.state.departments).filter((one) => one.closed !== true), { zh: "部门", en: "department" });
  }

  post(cell: string, department: string): string {
    return this.idOf("post", cell, Object.values(this.court.state.posts).filter((one) => one.closed !== true && one.department === department), { zh: "岗位", en: "post" });
  }
}

function dueOf(row: OrgRow): { due: unknown } | { fault: OrgFault } {
  const on = row.cells.get("dueOn");
  const days = row.cells.get("workingDays");
  if ((on === undefined) === (days === undefined)) return { fault: orgFault(row.row, "Due", "“完成时限”和“期限（工作日）”须且只须填一项", "exactly one of dueOn and workingDays is needed", row.heading("dueOn")) };
  return { due: on === undefined ? { workingDays: Number(days), after: "start" } : { on: on.replaceAll("/", "-").replace(/-(\d)(?=-|$)/g, "-0$1") } };
}

function parsedRow(row: OrgRow, court: Court): { item: ItemRow } | { faults: OrgFault[] } {
  const cell = (key: string): string | undefined => row.cells.get(key);
  const names = new Names(row, court);
  const due = dueOf(row);
  if ("fault" in due) names.faults.push(due.fault);
  const department = names.department(cell("department") ?? "");
  const post = cell("post");
  const responsible = cell("responsible");
  const supervisor = cell("supervisor");
  const weight = cell("weight");
  const source = cell("source");
  const report = cell("report");
  const evidence = listed(cell("evidence"));
  const given = {
    title: cell("title"),
    source: { type: source === undefined ? "superior" : sourceNames[source] ?? source, reference: cell("reference"), receivedOn: cell("receivedOn") },
    duty: {
      department,
      ...(post === undefined ? {} : { post: names.post(post, department) }),
      ...(responsible === undefined ? {} : { responsible: names.person("responsible", responsible) }),
      coOrganisers: listed(cell("coOrganisers")).map((one) => names.person("coOrganisers", one)),
      ...(supervisor === undefined ? {} : { supervisor: names.person("supervisor", supervisor) }),
    },
    ...(cell("priority") === undefined ? {} : { priority: cell("priority") }),
    ...(weight === undefined ? {} : { weight: Number(weight) }),
    due: "due" in due ? due.due : { on: "2000-01-01" },
    ...(report === undefined ? {} : { report: cadenceNames[report] ?? report }),
    ...(cell("duty") === undefined ? {} : { dutyText: cell("duty") }),
    ...(cell("process") === undefined ? {} : { process: cell("process") }),
    evidence,
  };
  const result = registration.safeParse(given);
  if (result.success && names.faults.length === 0) return { item: { row: row.row, body: result.data, heading: (column) => row.heading(column) } };
  const issues = result.success ? [] : result.error.issues;
  // What no name was found for is told once, not again for its form.
  const told = new Set(names.faults.map((one) => one.column));
  return { faults: [...names.faults, ...issues.map((issue) => issueFault(row, issue)).filter((one) => !told.has(one.column))] };
}

/** Which column a fault of the registration's form stands in. */
const columnOfPath: Readonly<Record<string, string>> = { dutyText: "duty", due: "dueOn", source: "source", "source.reference": "reference", "source.receivedOn": "receivedOn", "source.type": "source" };

function issueFault(row: OrgRow, issue: { path: PropertyKey[]; code: string; params?: unknown }): OrgFault {
  const path = issue.path.map(String).join(".");
  const column = columnOfPath[path] ?? columnOfPath[String(issue.path[0])] ?? String(issue.path[1] ?? issue.path[0]);
  const text = typeof issue.params === "object" && issue.params !== null && "text" in issue.params && isText(issue.params.text) ? issue.params.text : { zh: "内容不符合要求", en: "does not fit" };
  return orgFault(row.row, "Invalid", text.zh, text.en, row.heading(column));
}

/** Reads a table of items, CSV or Excel, all faults at once; with any fault there are no items. */
export async function readWorkItemTable(content: Uint8Array, kind: TableFileKind, court: Court): Promise<{ items: ItemRow[]; rows: number; faults: OrgFault[] }> {
  const text = await tableText(content, kind);
  if (Array.isArray(text)) return { items: [], rows: 0, faults: text };
  const { rows, faults } = readOrgTable(text, columns);
  const malformed = new Set(faults.map((one) => one.row));
  const items: ItemRow[] = [];
  for (const row of rows) {
    if (malformed.has(row.row)) continue;
    const result = parsedRow(row, court);
    if ("item" in result) items.push(result.item);
    else faults.push(...result.faults);
  }
  return { items: faults.length > 0 ? [] : items, rows: rows.length, faults: faults.sort((a, b) => a.row - b.row) };
}

/** The numbers of the rows that hold something, as a spreadsheet counts. */
export async function rowNumbers(content: Uint8Array, kind: TableFileKind): Promise<number[]> {
  const text = await tableText(content, kind);
  return Array.isArray(text) ? [] : readOrgTable(text, columns).rows.map((one) => one.row);
}
