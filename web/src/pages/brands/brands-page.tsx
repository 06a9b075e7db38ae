import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { keys } from "../../api/query-keys.ts";
import type { components } from "../../api/schema.d.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { PageSkeleton } from "../../components/page-state.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import "../../styles/map.css";

/** 品牌: each with what it has achieved over all its campaigns. */
export function BrandsPage() {
  const { t } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: keys.overview("brands"),
    queryFn: ({ pageParam, signal }) => answered(api.GET("/api/v1/brands", { params: { query: { limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  if (query.data === undefined) return query.isError ? <div className="page"><ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} /></div> : <PageSkeleton />;
  const brands = query.data.pages.flatMap((page) => page.brands);
  return (
    <div className="page">
      <div className="page-head"><h1>{t("brands:title")}</h1></div>
      {brands.length === 0
        ? <section className="panel"><EmptyState title={t("brands:none")} next={t("brands:noneNext")} action={<PageLink to="/campaigns">{t("map:toCampaigns")}</PageLink>} /></section>
        : <ul className="brand-cards">{brands.map((brand) => <BrandCard key={brand.brand} brand={brand} />)}</ul>}
      {query.hasNextPage && <div className="more"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t("shell:more")}</Button></div>}
    </div>
  );
}

function BrandCard({ brand }: { brand: components["schemas"]["BrandLine"] }) {
  const { t } = useTranslation();
  return (
    <li className="panel brand-card" data-brand={brand.brand}>
      <h2><PageLink to={`/brands/${encodeURIComponent(brand.brand)}`}>{brand.brand}</PageLink></h2>
      <dl className="brand-figures">
        <div><dt>{t("brands:campaigns")}</dt><dd>{brand.campaigns}<span className="muted"> {t("brands:running", { count: brand.running })}</span></dd></div>
        <div><dt>{t("brands:goalsReached")}</dt><dd>{brand.goalsReached}<span className="muted"> / {brand.goals}</span></dd></div>
        <div><dt>{t("brands:signedOff")}</dt><dd>{brand.signedOff}<span className="muted"> / {brand.items}</span></dd></div>
        <div><dt>{t("brands:results")}</dt><dd>{brand.results}</dd></div>
      </dl>
    </li>
  );
}
