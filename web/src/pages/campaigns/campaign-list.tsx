import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import { DataTable } from "../../components/data-table.tsx";
import { DueCountdown } from "../../components/due-countdown.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { useNames } from "../../components/names.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { civilDateOf } from "../../formats.ts";
import type { RawSearch } from "../../page-search.ts";
import { addressOf } from "../../page-search.ts";
import { CampaignFilterBar } from "./filter-bar.tsx";
import { LightFigures } from "./light-figures.tsx";
import { useAllCampaigns } from "./reads.ts";
import { campaignStatuses, severalOf, type ListedCampaign } from "./view-filters.ts";

function filtersOf(raw: RawSearch): { q?: string; department?: string; lead?: string; status?: string } {
  const status = severalOf(campaignStatuses, raw["campaignStatus"]).join(",");
  const { q, department, responsible } = raw;
  return { ...(q === undefined ? {} : { q }), ...(department === undefined ? {} : { department }), ...(responsible === undefined ? {} : { lead: responsible }), ...(status === "" ? {} : { status }) };
}

/** Goals reached of all, and how far the items are by weight. */
function Goals({ campaign }: { campaign: ListedCampaign }) {
  const { t } = useTranslation();
  const reached = campaign.goals.filter((goal) => goal.reached === true).length;
  return (
    <div className="goal-cell">
      <PageLink to={`/campaigns/${campaign.id}`}>{t("campaigns:goals", { reached, all: campaign.goals.length })}</PageLink>
      <Progress percent={campaign.progress} size="small" aria-label={t("campaigns:progressOf", { title: campaign.title })} />
    </div>
  );
}

function WaitsFor({ campaign }: { campaign: ListedCampaign }) {
  const { t } = useTranslation();
  const names = useNames();
  if (campaign.waiting.length === 0) return <span className="muted">{campaign.nextMilestone === undefined ? t("campaigns:waitsForNothing") : t("campaigns:nextMilestone", { name: campaign.nextMilestone.name, on: campaign.nextMilestone.dueOn })}</span>;
  return (
    <ul className="waits-for">
      {campaign.waiting.map((step) => (
        <li key={`${step.step} ${step.key ?? step.owner}`}>
          <PageLink to={`/campaigns/${campaign.id}`}>{t("names:timeline.waiting", { who: names.person(step.owner), step: t(`names:step.campaign.${step.step}`) })}</PageLink>
          <span className="muted"> {t("names:due.by", { on: civilDateOf(step.dueAt) })}</span>
        </li>
      ))}
    </ul>
  );
}

/** 专班清单: every campaign, where it stands and what it waits for. */
export function CampaignList({ raw, onSet }: { raw: RawSearch; onSet: (change: RawSearch) => void }) {
  const { t } = useTranslation();
  const names = useNames();
  const filters = filtersOf(raw);
  const all = useAllCampaigns(filters);
  const filtered = Object.keys(filters).length > 0;
  if (all.problem !== undefined) return <ProblemView problem={all.problem} onRetry={all.retry} />;
  return (
    <DataTable<ListedCampaign>
      label={t("campaigns:view.list")}
      rowKey="id"
      dataSource={[...all.rows]}
      loading={all.isPending}
      width={1_010}
      exportPath={addressOf("/api/v1/campaigns/export", filters)}
      toolbar={<CampaignFilterBar raw={raw} onSet={onSet} />}
      empty={<EmptyState title={filtered ? t("campaigns:none") : t("campaigns:noneAtAll")} next={filtered ? t("items:noneNext") : t("campaigns:noneAtAllNext")} action={filtered ? <PageLink to="/campaigns">{t("campaigns:dropAll")}</PageLink> : undefined} />}
      onRow={(row) => ({ "data-campaign": row.id }) as object}
      columns={[
        { title: t("campaigns:campaign"), dataIndex: "title", width: 200, render: (title: string, row) => <><PageLink to={`/campaigns/${row.id}`} className="campaign-title">{title}</PageLink><div className="muted campaign-number">{row.id}</div></> },
        { title: t("items:status"), dataIndex: "status", width: 100, render: (status: string, row) => <>{t(`names:status.${status}`)}{row.amendmentPending && <div><span className="tag">{t("campaigns:amendment")}</span></div>}</> },
        { title: t("campaigns:lead"), dataIndex: "lead", width: 112, render: (id: string) => names.person(id) },
        { title: t("campaigns:goalProgress"), key: "goals", width: 138, render: (_value, row) => <Goals campaign={row} /> },
        { title: t("campaigns:lights"), key: "lights", width: 176, render: (_value, row) => <LightFigures figures={row.lights} name={row.title} /> },
        { title: t("campaigns:daysLeft"), dataIndex: "endsOn", width: 164, render: (_on, row) => <><DueCountdown dueOn={row.endsOn} remainingWorkingDays={row.remainingWorkingDays} todayOn={all.todayOn} closed={row.remainingWorkingDays === undefined} />{row.remainingWorkingDays !== undefined && <div className="muted">{row.endsOn}</div>}</> },
        { title: t("campaigns:waitsFor"), key: "waits", width: 174, render: (_value, row) => <WaitsFor campaign={row} /> },
      ]}
    />
  );
}
