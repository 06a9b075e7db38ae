import { DownOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { App, Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { thrownProblem } from "../../api/problem.ts";
import type { Campaign } from "../../api/queries.ts";
import { save } from "../../components/export-buttons.tsx";

/** Months of a campaign that have begun, the newest first, at most a year of them: "2026-03". */
export function bulletinMonths(startsOn: string, todayOn: string): string[] {
  const last = Number(todayOn.slice(0, 4)) * 12 + Number(todayOn.slice(5, 7)) - 1;
  const first = Math.max(Number(startsOn.slice(0, 4)) * 12 + Number(startsOn.slice(5, 7)) - 1, last - 11);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_one, index) => {
    const month = last - index;
    return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
  });
}

/** What can be taken away: the month's 督查通报 as Word, the items, the plan file; and next year's plan copied from this one. */
export function CampaignFiles({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const id = encodeURIComponent(campaign.id);
  const months = campaign.startedOn === undefined ? [] : bulletinMonths(campaign.startedOn, campaign.todayOn);
  const take = (path: string, name: string): void => {
    save(path, name).catch((error: unknown) => void message.error(thrownProblem(error).detail ?? t("problems:unreachable.title")));
  };
  const choose = (key: string): void => {
    const [what = "", detail = ""] = key.split("/");
    if (what === "bulletin") take(`/api/v1/campaigns/${id}/bulletin?month=${detail}`, `${detail}.docx`);
    else if (what === "items") take(`/api/v1/work-items/export?campaign=${id}&format=${detail}`, `items.${detail}`);
    else if (what === "plan") take(`/api/v1/campaigns/${id}/plan?format=${detail}`, `plan.${detail}`);
    else void navigate({ to: "/plans/new", search: { from: campaign.id } });
  };
  return (
    <Dropdown
      trigger={["click"]}
      menu={{
        onClick: ({ key }) => choose(key),
        items: [
          ...(months.length === 0 ? [] : [{ key: "bulletins", type: "group" as const, label: t("campaign:file.bulletin"), children: months.map((month) => ({ key: `bulletin/${month}`, label: month })) }]),
          { key: "items/xlsx", label: t("campaign:file.itemsExcel") },
          { key: "items/csv", label: t("campaign:file.itemsCsv") },
          { key: "plan/yaml", label: t("campaign:file.planYaml") },
          { key: "plan/xlsx", label: t("campaign:file.planExcel") },
          { type: "divider" as const },
          { key: "copy", label: t("campaign:copyForward") },
        ],
      }}
    >
      <Button data-action="files">{t("campaign:files")} <DownOutlined aria-hidden /></Button>
    </Dropdown>
  );
}
