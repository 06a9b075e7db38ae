import { useInfiniteQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { Button, Progress } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { keys } from "../../api/query-keys.ts";
import type { components } from "../../api/schema.d.ts";
import { FigureLink } from "../../components/figure-link.tsx";
import { GoalLine } from "../../components/goal-line.tsx";
import { useNames } from "../../components/names.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { PageSkeleton } from "../../components/page-state.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { unitText } from "../../components/unit.ts";
import "../../styles/map.css";

type BrandCampaign = components["schemas"]["Brand"]["campaigns"][number];

/** A brand: its campaigns over the years, goals against targets, and every result that was recorded. */
export function BrandPage() {
  const { t } = useTranslation();
  const brand: string = useParams({ strict: false, select: (params: { id?: string }) => params.id ?? "" });
  const query = useInfiniteQuery({
    queryKey: keys.overview("brand", brand),
    queryFn: ({ pageParam, signal }) => answered(api.GET("/api/v1/brands/{brand}", { params: { path: { brand }, query: { limit: 20, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  if (query.data === undefined) return query.isError ? <div className="page"><ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} /></div> : <PageSkeleton />;
  const campaigns = query.data.pages.flatMap((page) => page.campaigns);
  const goals = campaigns.flatMap((campaign) => campaign.goals);
  return (
    <div className="page">
      <div className="page-head">
        <div className="stack-2">
          <div className="muted crumbs"><PageLink to="/brands">{t("brands:title")}</PageLink></div>
          <h1>{brand}</h1>
          <div className="muted">{t("brands:summary", { campaigns: campaigns.length, reached: goals.filter((goal) => goal.reached === true).length, goals: goals.length, results: campaigns.reduce((sum, one) => sum + one.results.length, 0) })}</div>
        </div>
      </div>
      <div className="stack-4">{campaigns.map((campaign) => <Achievement key={campaign.id} campaign={campaign} />)}</div>
      {query.hasNextPage && <div className="more"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t("shell:more")}</Button></div>}
    </div>
  );
}

function Achievement({ campaign }: { campaign: BrandCampaign }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <section className="panel" aria-labelledby={`brand-${campaign.id}`} data-campaign={campaign.id}>
      <div className="panel-head">
        <h2 id={`brand-${campaign.id}`}><PageLink to={`/campaigns/${campaign.id}`}>{campaign.title}</PageLink></h2>
        <span className="tag">{t(`names:status.${campaign.status}`)}</span>
      </div>
      <div className="muted">{t("map:lead", { who: names.person(campaign.lead) })} · {t("brands:span", { from: campaign.startsOn, to: campaign.endsOn })}</div>
      <div className="map-card-progress brand-progress">
        <Progress percent={campaign.progress} size="small" aria-label={t("map:progress", { title: campaign.title })} />
        <FigureLink figure={campaign.signedOff}>{t("brands:signedOffCount", { count: campaign.signedOff.count })}</FigureLink>
        <FigureLink figure={campaign.items}>{t("brands:itemCount", { count: campaign.items.count })}</FigureLink>
      </div>
      {campaign.goals.length > 0 && <div className="goals goals-wide"><h3>{t("brands:goals")}</h3>{campaign.goals.map((goal) => <GoalLine key={goal.metric} goal={goal} />)}</div>}
      <div className="goals goals-wide">
        <h3>{t("brands:results")}</h3>
        {campaign.results.length === 0
          ? <p className="muted">{t("brands:resultsNone")}</p>
          : (
            <ul className="line-list">
              {campaign.results.map((result, index) => (
                <li key={`${result.on} ${result.metric} ${index}`}>
                  <time dateTime={result.on}>{result.on}</time>
                  <div className="line-what">
                    <strong>{t("brands:result", { name: campaign.goals.find((goal) => goal.metric === result.metric)?.name ?? result.metric, value: result.value, unit: unitText(t, result.unit) })}</strong> <span className="muted">{names.person(result.by)}</span>
                    {result.note !== undefined && <div className="user-text muted">{result.note}</div>}
                  </div>
                </li>
              ))}
            </ul>
          )}
      </div>
    </section>
  );
}
