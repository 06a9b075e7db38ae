import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { keys } from "../../api/query-keys.ts";
import type { components } from "../../api/schema.d.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { FigureLink, type Figure } from "../../components/figure-link.tsx";
import { Light } from "../../components/light.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { PageSkeleton } from "../../components/page-state.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { oneOf, usePageSearch, type RawSearch } from "../../page-search.ts";
import "../../styles/map.css";
import { CriticalList } from "./critical-list.tsx";
import { LoadTable, type Load } from "./load-table.tsx";
import { MapCampaign } from "./map-campaign.tsx";

type CourtMap = components["schemas"]["CourtMap"];

const pageSize = 50;
/** A campaign that is over no longer stands on the board. */
const present = "Draft,Submitted,Returned,Running,Suspended,UnderAcceptance,Closed,Watch";

function whichOf(raw: RawSearch): "all" | "present" {
  return oneOf(["all", "present"], raw["campaigns"]) ?? "present";
}

/** 一盘棋: the whole court on one screen. What is beyond the reader's reach is not counted, and every number leads to its items. */
export function MapPage() {
  const { t } = useTranslation();
  const [which, setSearch] = usePageSearch(whichOf);
  const query = useInfiniteQuery({
    queryKey: keys.overview("map", which),
    queryFn: ({ pageParam, signal }) => answered(api.GET("/api/v1/map", { params: { query: { limit: pageSize, ...(which === "all" ? {} : { status: present }), ...(pageParam === undefined ? {} : { cursor: pageParam }) } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  const first = query.data?.pages[0];
  if (first === undefined) return query.isError ? <div className="page"><ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} /></div> : <PageSkeleton />;
  const campaigns = query.data?.pages.flatMap((page) => page.campaigns) ?? [];

  return (
    <div className="page map-page">
      <div className="map-head">
        <h1>{t("map:title")}</h1>
        <Totals map={first} />
        <Segmented<string> aria-label={t("map:which")} value={which} options={[{ value: "present", label: t("map:present") }, { value: "all", label: t("map:all") }]} onChange={(value) => setSearch({ campaigns: value === "all" ? "all" : undefined })} />
      </div>
      <div className="map-grid">
        <section className="panel map-panel map-campaigns" aria-labelledby="map-campaigns" tabIndex={0}>
          <h2 id="map-campaigns">{t("map:campaigns", { count: campaigns.length })}</h2>
          {campaigns.length === 0
            ? <EmptyState title={t("map:none")} next={t("map:noneNext")} action={<PageLink to="/campaigns">{t("map:toCampaigns")}</PageLink>} />
            : <ul className="map-cards">{campaigns.map((campaign) => <MapCampaign key={campaign.id} campaign={campaign} todayOn={first.todayOn} />)}</ul>}
          {query.hasNextPage && <div className="more"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t("shell:more")}</Button></div>}
        </section>
        <section className="panel map-panel" aria-labelledby="map-critical" tabIndex={0}>
          <h2 id="map-critical">{t("map:critical.title")}</h2>
          <CriticalList critical={first.critical} todayOn={first.todayOn} />
        </section>
        <section className="panel map-panel" aria-labelledby="map-departments" tabIndex={0}>
          <h2 id="map-departments">{t("map:load.departments")}</h2>
          <LoadTable rows={first.departments} by="department" label={t("map:load.departments")} />
        </section>
        <section className="panel map-panel" aria-labelledby="map-persons" tabIndex={0}>
          <h2 id="map-persons">{t("map:load.persons")}</h2>
          <LoadTable rows={first.persons} by="person" label={t("map:load.persons")} />
        </section>
      </div>
    </div>
  );
}

/** Every item has a department, so that the departments' figures add up to the reader's whole; without the department, each filter lists all. */
function total(rows: readonly Load[], name: "open" | "red" | "yellow" | "dueSoon"): Figure {
  const { department: _department, ...query } = rows[0]?.[name].query ?? {};
  return { count: rows.reduce((sum, row) => sum + row[name].count, 0), query };
}

function Totals({ map }: { map: CourtMap }) {
  const { t } = useTranslation();
  const rows = map.departments;
  if (rows.length === 0) return null;
  const [open, red, yellow, soon] = [total(rows, "open"), total(rows, "red"), total(rows, "yellow"), total(rows, "dueSoon")];
  return (
    <ul className="map-totals" aria-label={t("map:totals")}>
      <li data-total="open"><FigureLink figure={open}>{t("map:total.open", { count: open.count })}</FigureLink></li>
      <li data-total="red"><FigureLink figure={red}><Light light="red" text={t("map:total.red", { count: red.count })} /></FigureLink></li>
      <li data-total="yellow"><FigureLink figure={yellow}><Light light="yellow" text={t("map:total.yellow", { count: yellow.count })} /></FigureLink></li>
      <li data-total="dueSoon"><FigureLink figure={soon}>{t("map:total.dueSoon", { count: soon.count })}</FigureLink></li>
    </ul>
  );
}
