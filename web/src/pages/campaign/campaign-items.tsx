import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { keys } from "../../api/query-keys.ts";
import type { Campaign } from "../../api/queries.ts";
import type { components } from "../../api/schema.d.ts";
import { DataTable } from "../../components/data-table.tsx";
import { DueCountdown } from "../../components/due-countdown.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Light } from "../../components/light.tsx";
import { useNames } from "../../components/names.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { ProblemView } from "../../components/problem-view.tsx";

type Line = components["schemas"]["WorkItemLine"];

/** The items of a campaign with their lights, by due date. */
export function CampaignItems({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const names = useNames();
  const query = useInfiniteQuery({
    queryKey: keys.list("work-item", "campaign", campaign.id),
    queryFn: ({ pageParam, signal }) => answered(api.GET("/api/v1/campaigns/{id}/items", { params: { path: { id: campaign.id }, query: { limit: 100, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const todayOn = query.data?.pages[0]?.todayOn ?? "";
  if (query.isError && query.data === undefined) return <ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} />;
  return (
    <div className="stack-3">
      <DataTable<Line>
        label={t("campaign:tab.items", { count: campaign.board.total })}
        rowKey="id"
        dataSource={rows}
        loading={query.isPending}
        width={940}
        exportPath={`/api/v1/work-items/export?campaign=${encodeURIComponent(campaign.id)}`}
        empty={<EmptyState title={t("campaign:itemsNone")} next={t(campaign.startedOn === undefined ? "campaign:itemsNoneBefore" : "campaign:itemsNoneNext")} action={<PageLink to={`/campaigns/${campaign.id}/plan`}>{t("campaign:wholePlan")}</PageLink>} />}
        columns={[
          { title: t("items:light"), dataIndex: "light", width: 120, render: (light: Line["light"]) => <Light light={light} /> },
          { title: t("items:title"), dataIndex: "title", width: 320, render: (title: string, row) => <PageLink to={`/items/${row.id}`}>{title}</PageLink> },
          { title: t("items:status"), dataIndex: "status", width: 100, render: (status: string) => t(`names:status.${status}`) },
          { title: t("items:due"), dataIndex: "dueOn", width: 150, render: (dueOn: string | undefined, row) => <DueCountdown dueOn={dueOn} remainingWorkingDays={row.remainingWorkingDays} todayOn={todayOn} closed={!row.open} /> },
          { title: t("items:department"), dataIndex: "department", width: 130, render: (id: string) => names.department(id) },
          { title: t("items:responsible"), dataIndex: "responsible", width: 140, render: (id: string | undefined) => (id === undefined ? <span className="muted">{t("items:nobody")}</span> : names.person(id)) },
        ]}
      />
      {query.hasNextPage && <div className="more"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t("shell:more")}</Button></div>}
    </div>
  );
}
