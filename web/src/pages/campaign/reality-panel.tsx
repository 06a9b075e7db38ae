import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { keys } from "../../api/query-keys.ts";
import type { Campaign } from "../../api/queries.ts";
import type { components } from "../../api/schema.d.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Light } from "../../components/light.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { PageSkeleton } from "../../components/page-state.tsx";
import { ProblemView } from "../../components/problem-view.tsx";

type Row = components["schemas"]["CampaignReality"]["items"][number];

/** Working days off the plan, in words, so that late is not only a colour. */
function Deviation({ days }: { days: number | undefined }) {
  const { t } = useTranslation();
  if (days === undefined) return <span className="muted">{t("campaign:unknown")}</span>;
  if (days === 0) return <span>{t("campaign:deviation.none")}</span>;
  return days > 0 ? <span className="due due-late">{t("campaign:deviation.late", { count: days })}</span> : <span>{t("campaign:deviation.early", { count: -days })}</span>;
}

/** Planned above, real below. */
function Pair({ planned, real }: { planned: string | undefined; real: string | undefined }) {
  const { t } = useTranslation();
  return <div className="pair"><span className="muted">{planned ?? t("campaign:unknown")}</span><span>{real ?? t("campaign:notYet")}</span></div>;
}

/** 计划与实际: the dates of the plan as rehearsed beside what happened, deviations in working days. */
export function RealityPanel({ campaign }: { campaign: Campaign }) {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: keys.list("work-item", "reality", campaign.id, campaign.version),
    queryFn: ({ pageParam, signal }) => answered(api.GET("/api/v1/campaigns/{id}/reality", { params: { path: { id: campaign.id }, query: { limit: 100, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  if (query.isError && query.data === undefined) return <ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} />;
  const [first] = query.data?.pages ?? [];
  if (first === undefined) return <PageSkeleton />;
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="stack-4">
      <section className="panel" aria-labelledby="reality-milestones">
        <h2 id="reality-milestones">{t("plan:part.milestone")}</h2>
        <div className="wide-table">
          <table className="figures" aria-labelledby="reality-milestones">
            <thead><tr>{(["milestone", "plannedOn", "reachedOn", "off"] as const).map((one) => <th key={one} scope="col">{t(`campaign:reality.${one}`)}</th>)}</tr></thead>
            <tbody>
              <tr><th scope="row">{t("campaign:reality.start")}</th><td>{first.planned.startsOn}</td><td>{first.real.startedOn ?? t("campaign:notYet")}</td><td>{null}</td></tr>
              {first.milestones.map((one) => <tr key={one.id}><th scope="row">{one.name}</th><td>{one.plannedOn}{one.dueOn !== undefined && one.dueOn !== one.plannedOn && <span className="muted"> {t("campaign:reality.now", { on: one.dueOn })}</span>}</td><td>{one.reachedOn ?? t("campaign:notYet")}</td><td><Deviation days={one.deviation} /></td></tr>)}
              <tr><th scope="row">{t("campaign:reality.end")}</th><td>{first.planned.endsOn}</td><td>{first.real.closedOn ?? t("campaign:notYet")}</td><td>{null}</td></tr>
            </tbody>
          </table>
        </div>
      </section>
      <DataTable<Row>
        label={t("campaign:reality.items")}
        rowKey="id"
        dataSource={rows}
        width={1_080}
        toolbar={<span className="muted">{t("campaign:reality.hint")}</span>}
        empty={<EmptyState title={t("campaign:itemsNone")} next={t("campaign:itemsNoneNext")} />}
        columns={[
          { title: t("items:light"), width: 120, render: (_, row) => (row.real === undefined ? <span className="muted">{t("campaign:notYet")}</span> : <Light light={row.real.light} />) },
          { title: t("items:title"), dataIndex: "title", width: 300, render: (title: string, row) => (row.real === undefined ? title : <PageLink to={`/items/${row.id}`}>{title}</PageLink>) },
          { title: t("campaign:reality.opening"), width: 120, render: (_, row) => <Pair planned={row.planned?.opensOn} real={row.real?.openedOn} /> },
          { title: t("campaign:reality.due"), width: 120, render: (_, row) => <Pair planned={row.planned?.dueOn} real={row.real?.dueOn} /> },
          { title: t("campaign:reality.signedOff"), width: 120, render: (_, row) => row.real?.signedOffOn ?? <span className="muted">{t("campaign:notYet")}</span> },
          { title: t("campaign:reality.off"), width: 150, render: (_, row) => <Deviation days={row.deviation?.closing ?? row.deviation?.due ?? row.deviation?.opening} /> },
          { title: t("campaign:reality.redDays"), width: 100, render: (_, row) => (row.real === undefined ? "" : row.real.red.days) },
          { title: t("campaign:reality.extensions"), width: 90, render: (_, row) => (row.real === undefined ? "" : row.real.extensions.length) },
        ]}
      />
      {query.hasNextPage && <div className="more"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t("shell:more")}</Button></div>}
    </div>
  );
}
