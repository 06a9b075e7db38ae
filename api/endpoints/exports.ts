import { z } from "zod";
import { flag, id } from "../../contracts/field-schemas.ts";
import type { Court } from "../../domain/court/court-view.ts";
import { civilDateOf } from "../../domain/time.ts";
import { reachOf } from "../../ledger/queries/reach.ts";
import { departmentDuties, listWorkItems, type DutyListRow, type ListedItem } from "../../ledger/queries/work-items.ts";
import { requireRead } from "../command-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import type { Language } from "../problem.ts";
import { Problem } from "../problem.ts";
import { tableFile, tableTypes, type Cell } from "../tables.ts";
import { itemOf } from "../views/work-item.view.ts";
import { file } from "./responses.ts";
import { filterOf, holderOf, workItemQuery } from "./work-items.ts";

/** As many rows as a person reads in a spreadsheet; whoever needs more narrows the filter. */
const mostRows = 5_000;

const format = z.enum(["csv", "xlsx"]).default("xlsx");

const lights: Record<string, Record<Language, string>> = {
  green: { zh: "绿", en: "green" }, yellow: { zh: "黄", en: "yellow" }, red: { zh: "红", en: "red" }, grey: { zh: "灰（暂停或待启动）", en: "grey" },
};

const statuses: Record<string, string> = {
  Registered: "已登记", Waiting: "待启动", Assigned: "待签收", InProgress: "办理中", Suspended: "暂停", SubmittedForSignOff: "待销号", SignedOff: "已销号", Waived: "免办",
};

const statusText = (status: string, language: Language): string => (language === "en" ? status : statuses[status] ?? status);
const lightText = (light: string, language: Language): string => lights[light]?.[language] ?? light;

interface Names { person(id: string | null | undefined): Cell; department(id: string): Cell; post(id: string | null | undefined): Cell }

function names(court: Court): Names {
  return {
    person: (one) => (one === null || one === undefined ? undefined : court.person(one)?.name ?? one),
    department: (one) => court.department(one)?.name ?? one,
    post: (one) => (one === null || one === undefined ? undefined : court.post(one)?.name ?? one),
  };
}

const itemHeader: Record<Language, string[]> = {
  zh: ["编号", "事项", "状态", "灯", "完成时限", "责任部门", "责任岗位", "责任人", "督办人", "优先级", "权重", "来源", "专班行动", "销号日期"],
  en: ["id", "item", "status", "light", "due on", "department", "post", "responsible", "supervisor", "priority", "weight", "source", "campaign", "closed on"],
};

function itemRow(row: ListedItem, name: Names, language: Language): Cell[] {
  return [
    row.id, row.title, statusText(row.status, language), lightText(row.light, language), row.due_on ?? undefined, name.department(row.department), name.post(row.post), name.person(row.responsible),
    name.person(row.supervisor), row.priority, row.weight, row.source, row.campaign_id ?? undefined, row.closed_on ?? undefined,
  ];
}

const exportItems = endpoint({
  id: "exportWorkItems",
  method: "get",
  path: "/work-items/export",
  tag: "work-items",
  summary: { zh: "导出督办事项清单（Excel、CSV）", en: "Export work items" },
  auth: "person",
  action: "read.work-item",
  query: workItemQuery.omit({ limit: true, cursor: true }).extend({ format }),
  responses: file(...tableTypes),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.work-item");
    const { court } = await context.ledger.court();
    const now = await context.ledger.courtNow();
    const filter = filterOf({ ...query, limit: mostRows, cursor: undefined }, holderOf(context));
    const page = await listWorkItems(context.ledger.database.kysely, reachOf(court, context.caller.actor, "read.work-item", now), filter, { today: civilDateOf(now), limit: mostRows, descending: query.sort === "-due" });
    const name = names(court);
    const { language } = context;
    return tableFile({ name: language === "en" ? "work-items" : "督办事项", header: itemHeader[language], rows: page.rows.map((row) => itemRow(row, name, language)) }, query.format);
  },
});

const dutyHeader: Record<Language, string[]> = {
  zh: ["编号", "事项", "定人：责任人", "定人：协办人", "督办人", "定岗", "定责", "定流程", "流程步骤", "完成时限", "状态", "灯"],
  en: ["id", "item", "person", "co-organisers", "supervisor", "post", "duty", "process", "step reached", "due on", "status", "light"],
};

function dutyRow(row: DutyListRow, court: Court, name: Names, language: Language): Cell[] {
  const item = itemOf(JSON.parse(row.state));
  const process = item?.process === undefined ? undefined : court.state.processes[item.process];
  return [
    row.id, row.title, name.person(item?.duty.responsible), item?.duty.coOrganisers.map((one) => name.person(one)).join("、") || undefined, name.person(item?.duty.supervisor), name.post(item?.duty.post),
    item?.dutyText, process?.name ?? item?.process, process?.steps[item?.processStep ?? 0], row.due_on ?? undefined, statusText(row.status, language), lightText(row.light, language),
  ];
}

const exportDuties = endpoint({
  id: "exportDutyList",
  method: "get",
  path: "/departments/{id}/duty-list",
  tag: "work-items",
  summary: { zh: "四定清单：定人、定岗、定责、定流程（按部门）", en: "The duty list of a department: person, post, duty, process" },
  auth: "person",
  action: "read.work-item",
  params: z.strictObject({ id }),
  query: z.strictObject({ format, open: flag.default(true) }),
  responses: file(...tableTypes),
  handler: async ({ params, query }, context) => {
    await requireRead(context, "read.work-item");
    const { court } = await context.ledger.court();
    const now = await context.ledger.courtNow();
    const department = Object.hasOwn(court.state.departments, params.id) ? court.department(params.id) : undefined;
    if (department === undefined) throw new Problem("not-found", { params: { what: { zh: "部门", en: "department" }, id: params.id } });
    const reach = reachOf(court, context.caller.actor, "read.work-item", now);
    if (!reach.all && !reach.departments.includes(params.id)) {
      await context.security.note("read-refused", context.caller.person, { action: "read.work-item", department: params.id });
      const { entry } = await context.ledger.mayRead("read.work-item", context.caller.actor);
      throw new Problem("not-allowed", { params: { action: "read.work-item" }, ...(entry === undefined ? {} : { authority: entry }) });
    }
    const rows = await departmentDuties(context.ledger.database.kysely, params.id, query.open, civilDateOf(now), mostRows);
    const name = names(court);
    const { language } = context;
    return tableFile({ name: language === "en" ? `duty-list-${params.id}` : `四定清单-${department.name}`, header: dutyHeader[language], rows: rows.map((row) => dutyRow(row, court, name, language)) }, query.format);
  },
});

export const exportEndpoints: readonly Endpoint[] = [exportItems, exportDuties];
