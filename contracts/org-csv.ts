import { isRejected, type Context, type PersonId, type Rejected } from "../domain/decider.ts";
import { court as courtDecider } from "../domain/court/court.decider.ts";
import { courtView, entryOf } from "../domain/court/court-view.ts";
import type { CourtCommand, CourtLife, CourtState, DepartmentKind, DutyKind, HandedDuty, OpenDuty, Person, Role } from "../domain/court/court.ts";
import { roles } from "../domain/court/court.ts";
import { dutyKinds, leaverPreview } from "../domain/court/leaver.ts";
import { isCivilDate, type Instant } from "../domain/time.ts";
import { rejectionText } from "./org-csv-texts.ts";
import { orgFault, readOrgTable, type OrgColumn, type OrgFault, type OrgRow } from "./org-csv-table.ts";

export type { OrgFault } from "./org-csv-table.ts";

export type OrgImportKind = "departments" | "posts" | "persons" | "leavers";

/** What an import would do: its commands (none when anything is at fault) and how many rows add, change or leave things as they are. */
export interface OrgImportPlan {
  commands: CourtCommand[];
  faults: OrgFault[];
  summary: { rows: number; added: number; changed: number; unchanged: number; leavers: number };
}

export interface OrgImportContext {
  /** Court time, for what depends on today. */
  at: Instant;
  /** Duties that the rest of the ledger knows a leaver to hold; without it only the court's own are known. */
  openOf?: (person: PersonId) => Partial<Record<DutyKind, OpenDuty[]>>;
}

const id: OrgColumn = { key: "id", names: ["编号", "部门编号", "岗位编号", "人员编号", "工号"], required: true };
const nameEn: OrgColumn = { key: "nameEn", names: ["英文名称"] };

/** Columns by kind; a blank cell of an optional column leaves what is known as it is. */
export const orgColumns: Record<OrgImportKind, OrgColumn[]> = {
  departments: [
    id, { key: "name", names: ["名称", "部门名称", "部门"], required: true }, nameEn, { key: "kind", names: ["类别", "部门类别"], required: true },
    { key: "head", names: ["负责人", "部门负责人"] }, { key: "leaderInCharge", names: ["分管院领导"] },
  ],
  posts: [id, { key: "name", names: ["名称", "岗位名称", "岗位"], required: true }, nameEn, { key: "department", names: ["部门", "所属部门"], required: true }],
  persons: [
    id, { key: "name", names: ["姓名", "名称"], required: true }, { key: "email", names: ["邮箱", "电子邮箱"] }, { key: "department", names: ["部门", "所属部门"], required: true },
    { key: "posts", names: ["岗位"] }, { key: "roles", names: ["角色"] }, { key: "language", names: ["语言"] },
  ],
  leavers: [id, { key: "leftOn", names: ["离任日期", "离职日期"], required: true }, { key: "successor", names: ["接续人", "接任人"] }],
};

const departmentKinds: Record<string, DepartmentKind> = { 立案: "filing", 审判: "trial", 执行: "enforcement", 人民法庭: "tribunal", 综合: "office" };
const roleNames: Record<string, Role> = {
  干警: "staff", 督办员: "clerk", 调解员: "mediator", 承办法官: "judge", 法官: "judge", 专班牵头人: "task-force-lead", 部门负责人: "department-head",
  分管院领导: "leader", 院领导: "leader", 院长: "president", 审管办: "trial-management", 监察: "auditor", 系统管理员: "administrator", 管理员: "administrator", 接口: "integration",
};
const languages: Record<string, Person["language"]> = { "zh-CN": "zh-CN", zh: "zh-CN", 中文: "zh-CN", en: "en", 英文: "en" };

/** A row's commands, or faults; `added` when it brings something new. */
interface RowPlan { commands: CourtCommand[]; added: boolean; faults: OrgFault[] }

class RowReader {
  readonly faults: OrgFault[] = [];
  constructor(readonly row: OrgRow, readonly state: CourtState) {}

  text(column: string): string {
    return this.row.cells.get(column) ?? "";
  }
  optional(column: string): string | undefined {
    return this.row.cells.get(column);
  }
  list(column: string): string[] | undefined {
    return this.row.cells.get(column)?.split(/[;；,，、|]/).map((part) => part.trim()).filter((part) => part !== "");
  }
  refuse(column: string, value: string, allowed: string): void {
    this.faults.push(orgFault(this.row.row, "UnknownValue", `“${value}”不可用，可用：${allowed}`, `"${value}" is not allowed; allowed: ${allowed}`, this.row.heading(column)));
  }
  /** A department by its id or its name, if the name is one department's only. */
  department(): string {
    const given = this.text("department");
    if (entryOf(this.state.departments, given) !== undefined) return given;
    const named = Object.values(this.state.departments).filter((one) => one.name === given && one.closed !== true);
    return named.length === 1 ? (named[0]?.id ?? given) : given;
  }
  posts(): string[] | undefined {
    return this.list("posts")?.map((given) => {
      if (entryOf(this.state.posts, given) !== undefined) return given;
      const named = Object.values(this.state.posts).filter((one) => one.name === given && one.closed !== true);
      return named.length === 1 ? (named[0]?.id ?? given) : given;
    });
  }
}

function defined<Fields extends object>(fields: Fields): Fields {
  const kept = { ...fields };
  for (const [key, value] of Object.entries(fields)) if (value === undefined) Reflect.deleteProperty(kept, key);
  return kept;
}

function departmentRow(read: RowReader): RowPlan {
  const key = read.text("id");
  const given = read.text("kind");
  const kind = entryOf(departmentKinds, given) ?? Object.values(departmentKinds).find((one) => one === given);
  if (kind === undefined) {
    read.refuse("kind", given, Object.entries(departmentKinds).flat().join(" "));
    return { commands: [], added: false, faults: read.faults };
  }
  const fields = defined({ id: key, name: read.text("name"), nameEn: read.optional("nameEn"), kind });
  const added = entryOf(read.state.departments, key) === undefined;
  const commands: CourtCommand[] = [added ? { type: "RegisterDepartment", ...fields } : { type: "ChangeDepartment", ...fields }];
  const head = read.optional("head");
  const leader = read.optional("leaderInCharge");
  if (head !== undefined) commands.push({ type: "AppointHead", department: key, person: head });
  if (leader !== undefined) commands.push({ type: "AppointLeaderInCharge", department: key, person: leader });
  return { commands, added, faults: read.faults };
}

function postRow(read: RowReader): RowPlan {
  const key = read.text("id");
  const fields = defined({ id: key, name: read.text("name"), nameEn: read.optional("nameEn"), department: read.department() });
  const added = entryOf(read.state.posts, key) === undefined;
  return { commands: [added ? { type: "RegisterPost", ...fields } : { type: "ChangePost", ...fields }], added, faults: read.faults };
}

function personRow(read: RowReader): RowPlan {
  const key = read.text("id");
  const spoken = read.optional("language");
  const language = spoken === undefined ? undefined : entryOf(languages, spoken);
  if (spoken !== undefined && language === undefined) read.refuse("language", spoken, Object.keys(languages).join(" "));
  const held: Role[] = [];
  for (const given of read.list("roles") ?? []) {
    const role = entryOf(roleNames, given) ?? roles.find((one) => one === given);
    if (role === undefined) read.refuse("roles", given, roles.join(" "));
    else held.push(role);
  }
  const wanted: Role[] | undefined = read.optional("roles") === undefined ? undefined : held.includes("integration") ? held : [...new Set<Role>(["staff", ...held])];
  const fields = defined({ id: key, name: read.text("name"), email: read.optional("email"), department: read.department(), posts: read.posts(), language });
  const known = entryOf(read.state.persons, key);
  if (known === undefined) return { commands: [{ type: "RegisterPerson", ...fields, ...(wanted === undefined ? {} : { roles: wanted }) }], added: true, faults: read.faults };
  const commands: CourtCommand[] = [{ type: "ChangePerson", ...fields }];
  const granted = wanted?.filter((role) => !known.roles.includes(role)) ?? [];
  const revoked = wanted === undefined ? [] : known.roles.filter((role) => !wanted.includes(role));
  if (revoked.length > 0) commands.push({ type: "RevokeRoles", person: key, roles: revoked });
  if (granted.length > 0) commands.push({ type: "GrantRoles", person: key, roles: granted });
  return { commands, added: false, faults: read.faults };
}

/** Everything a leaver holds goes to the row's one successor; sessions and delegations end with the person. */
function leaverRow(read: RowReader, context: OrgImportContext, leaving: ReadonlySet<string>): RowPlan {
  const person = read.text("id");
  const named = read.optional("successor");
  if (named !== undefined && named !== person && leaving.has(named)) read.faults.push(orgFault(read.row.row, "SuccessorLeavesToo", `接续人 ${named} 在同一文件中离任，请另定接续人`, `the successor ${named} leaves in the same file; name another`, read.row.heading("successor")));
  const leftOn = read.text("leftOn").replaceAll("/", "-").replace(/-(\d)(?=-|$)/g, "-0$1");
  if (!isCivilDate(leftOn)) {
    read.refuse("leftOn", read.text("leftOn"), "YYYY-MM-DD");
    return { commands: [], added: false, faults: read.faults };
  }
  const successor = read.optional("successor");
  const duties = leaverPreview(read.state, person, context.openOf?.(person) ?? {});
  const open: Partial<Record<DutyKind, HandedDuty[]>> = {};
  for (const kind of dutyKinds) {
    if (duties[kind].length === 0) continue;
    const taker = kind === "sessions" || kind === "delegations" ? "ended" : kind === "tokens" ? (successor ?? "ended") : successor;
    open[kind] = duties[kind].map((duty) => (taker === undefined ? duty : { ...duty, successor: taker }));
  }
  return { commands: [{ type: "ConfirmLeaver", person, leftOn, open }], added: false, faults: read.faults };
}

/** The column a rejection is about, by the field its details name. */
const columnOf: Partial<Record<string, string>> = {
  InvalidId: "id", InvalidName: "name", InvalidEmail: "email", UnknownDepartment: "department", DepartmentIsClosed: "department", UnknownPost: "posts", PostIsClosed: "posts",
  MachineHasOtherRoles: "roles", LastAdministrator: "roles", LeavesLater: "leftOn", LeaverHasOpenDuties: "successor", SuccessorInactive: "successor", SuccessorIsLeaver: "successor",
};

function rejectionFault(row: OrgRow, command: CourtCommand, rejection: Rejected): OrgFault {
  const column = command.type === "AppointHead" ? "head" : command.type === "AppointLeaderInCharge" ? "leaderInCharge" : columnOf[rejection.rejected];
  const { zh, en } = rejectionText(rejection);
  return orgFault(row.row, rejection.rejected, zh, en, row.heading(column !== undefined && row.cells.has(column) ? column : "id"));
}

/**
 * Plans an organisation import (定人定岗): reads the table, turns each row into the commands that bring the court to what
 * the row says, and asks the court's own decider about each, so that a dry run refuses exactly what the ledger would.
 * Pure; nothing is changed. Re-importing the same file plans nothing.
 *
 * Encodings: UTF-8, UTF-16 with mark, GB18030. At most 5,000 rows and 5 MB. With any fault there are no commands.
 */
export function planOrgImport(kind: OrgImportKind, input: string | Uint8Array, state: CourtState, context: OrgImportContext): OrgImportPlan {
  const { rows, faults } = readOrgTable(input, orgColumns[kind]);
  const summary = { rows: rows.length, added: 0, changed: 0, unchanged: 0, leavers: 0 };
  const commands: CourtCommand[] = [];
  const founded: CourtLife = { ...state, status: "Founded" };
  const at: Context = { at: context.at, actor: { id: "system" }, actingPersons: [], court: courtView(state), related: {}, self: "court", spread: true };
  const firstRow = new Map<string, number>();
  const leaving = new Set(kind === "leavers" ? rows.flatMap((row) => row.cells.get("id") ?? []) : []);
  const malformed = new Set(faults.map((one) => one.row));

  for (const row of rows) {
    const key = row.cells.get("id");
    if (key === undefined || malformed.has(row.row)) continue;
    const before = firstRow.get(key);
    if (before !== undefined) {
      faults.push(orgFault(row.row, "DuplicateId", `编号与第 ${before} 行重复`, `the id is already in row ${before}`, row.heading("id")));
      continue;
    }
    firstRow.set(key, row.row);
    const read = new RowReader(row, state);
    const plan = kind === "departments" ? departmentRow(read) : kind === "posts" ? postRow(read) : kind === "persons" ? personRow(read) : leaverRow(read, context, leaving);
    faults.push(...plan.faults);
    if (plan.faults.length > 0) continue;
    const accepted = acceptedOf(row, plan.commands, founded, at, faults);
    commands.push(...accepted);
    if (kind === "leavers") summary.leavers += accepted.length;
    else if (plan.added) summary.added += 1;
    else if (accepted.length > 0) summary.changed += 1;
    else summary.unchanged += 1;
  }
  return { commands: faults.length > 0 ? [] : commands, faults: faults.sort((a, b) => a.row - b.row), summary };
}

/** A row's commands that would change something; each is decided after those before it. */
function acceptedOf(row: OrgRow, planned: CourtCommand[], founded: CourtLife, at: Context, faults: OrgFault[]): CourtCommand[] {
  const accepted: CourtCommand[] = [];
  let state = founded;
  for (const [index, command] of planned.entries()) {
    const outcome = courtDecider.decide(state, command, at);
    if (isRejected(outcome)) {
      if (outcome.rejected === "NothingChanged") continue;
      faults.push(rejectionFault(row, command, outcome));
      return accepted;
    }
    accepted.push(command);
    if (index === planned.length - 1) break;
    for (const event of outcome.events) state = courtDecider.evolve(state, event, { seq: 0, effectiveAt: at.at, actor: "system" });
  }
  return accepted;
}
