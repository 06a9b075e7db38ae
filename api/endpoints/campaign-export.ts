import { z } from "zod";
import { civilDateOf } from "../../domain/time.ts";
import { countByCampaign } from "../../ledger/queries/map.ts";
import { listCampaigns } from "../../ledger/queries/campaigns.ts";
import { reachOf } from "../../ledger/queries/reach.ts";
import { requireRead } from "../command-answers.ts";
import { endpoint } from "../endpoint.ts";
import type { Language } from "../problem.ts";
import { tableFile, tableTypes, type Cell } from "../tables.ts";
import { campaignFilterOf, campaignQuery } from "./campaigns.ts";
import { file } from "./responses.ts";

const mostRows = 5_000;

const header: Record<Language, string[]> = {
  zh: ["编号", "专班行动", "主题", "品牌", "状态", "牵头人", "分管院领导", "参与部门", "开始日期", "结束日期", "实际开始", "办结日期", "事项数", "红", "黄", "绿", "灰", "进度%"],
  en: ["id", "campaign", "theme", "brand", "status", "lead", "leader in charge", "departments", "starts on", "ends on", "started on", "closed on", "items", "red", "yellow", "green", "grey", "progress %"],
};

const statuses: Record<string, string> = {
  Draft: "草稿", Submitted: "报批中", Returned: "退回修改", Running: "进行中", Suspended: "暂停", UnderAcceptance: "验收中", Closed: "已办结", Watch: "回头看", Archived: "已归档", Terminated: "已终止",
};

/** Campaigns as a table; numbers are of the items within the caller's reach. */
export const exportCampaigns = endpoint({
  id: "exportCampaigns",
  method: "get",
  path: "/campaigns/export",
  tag: "campaigns",
  summary: { zh: "导出专班行动清单（Excel、CSV）", en: "Export campaigns" },
  auth: "person",
  action: "read.campaign",
  query: campaignQuery.omit({ limit: true, cursor: true }).extend({ format: z.enum(["csv", "xlsx"]).default("xlsx") }),
  responses: file(...tableTypes),
  handler: async ({ query }, context) => {
    await requireRead(context, "read.campaign");
    const db = context.ledger.database.kysely;
    const { court } = await context.ledger.court();
    const now = await context.ledger.courtNow();
    const { rows } = await listCampaigns(db, campaignFilterOf(query), mostRows, undefined);
    const counts = await countByCampaign(db, reachOf(court, context.caller.actor, "read.work-item", now), civilDateOf(now), rows.map((row) => row.id));
    const { language } = context;
    const person = (id: string): string => court.person(id)?.name ?? id;
    const cells = rows.map((row): Cell[] => {
      const items = counts.get(row.id);
      return [
        row.id, row.title, row.theme, row.brand ?? undefined, language === "en" ? row.status : statuses[row.status] ?? row.status, person(row.lead), person(row.leader_in_charge),
        row.departments.map((id) => court.department(id)?.name ?? id).join("、"), row.starts_on, row.ends_on, row.started_on ?? undefined, row.closed_on ?? undefined,
        items?.total ?? 0, items?.red ?? 0, items?.yellow ?? 0, items?.green ?? 0, items?.grey ?? 0, items === undefined ? undefined : items.progress,
      ];
    });
    return tableFile({ name: language === "en" ? "campaigns" : "专班行动", header: header[language], rows: cells }, query.format);
  },
});
