import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { keys } from "../../api/query-keys.ts";
import type { components } from "../../api/schema.d.ts";
import { DataTable } from "../../components/data-table.tsx";
import { DueCountdown } from "../../components/due-countdown.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Light } from "../../components/light.tsx";
import { useNames } from "../../components/names.tsx";
import { entityPath, PageLink } from "../../components/page-link.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { civilDateOf } from "../../formats.ts";

type Initiated = components["schemas"]["Initiated"];

/** 我发起: what I drafted or registered, and what has become of it. */
export function InitiatedList() {
  const { t } = useTranslation();
  const names = useNames();
  const query = useInfiniteQuery({
    queryKey: keys.inbox("initiated"),
    queryFn: ({ pageParam, signal }) => answered(api.GET("/api/v1/inbox/initiated", { params: { query: pageParam === undefined ? { limit: 100 } : { limit: 100, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  if (query.isError && query.data === undefined) return <ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} />;
  return (
    <>
      <DataTable<Initiated>
        label={t("inbox:tab.initiated")}
        rowKey="id"
        loading={query.isPending}
        dataSource={query.data?.pages.flatMap((page) => page.initiated) ?? []}
        width={1_030}
        empty={<EmptyState title={t("inbox:initiatedNone")} next={t("inbox:initiatedNoneNext")} />}
        columns={[
          { title: t("items:title"), dataIndex: "title", width: 320, render: (title: string, row) => <><span className="tag">{t(`names:kind.${row.kind}`)}</span> <PageLink to={entityPath(row.kind, row.id)}>{title}</PageLink></> },
          { title: t("items:light"), dataIndex: "light", width: 124, render: (light: Initiated["light"]) => (light === undefined ? null : <Light light={light} />) },
          { title: t("items:status"), dataIndex: "status", width: 132, render: (status: string) => t(`names:status.${status}`) },
          { title: t("items:due"), dataIndex: "dueOn", width: 180, render: (_on, row) => <DueCountdown dueOn={row.dueOn} remainingWorkingDays={row.remainingWorkingDays} closed={row.remainingWorkingDays === undefined} /> },
          { title: t("items:responsible"), dataIndex: "responsible", width: 160, render: (id?: string) => (id === undefined ? null : names.person(id)) },
          { title: t("inbox:beganOn"), dataIndex: "beganAt", width: 120, render: (at: string) => civilDateOf(at) },
        ]}
      />
      {query.hasNextPage && <div className="more"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t("shell:more")}</Button></div>}
    </>
  );
}
