import { useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { keys } from "../../api/query-keys.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { useNames } from "../../components/names.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { instantText } from "../../formats.ts";

interface Line { at: string; actor?: string; what: string; details: Record<string, unknown> }

/** 安全日志: sign-ins, lockouts, refused reads; in the wall's time. */
export function SecurityLog({ filters, toolbar }: { filters: { actor?: string; from?: string; to?: string }; toolbar: ReactNode }) {
  const { t } = useTranslation();
  const names = useNames();
  const query = useInfiniteQuery({
    queryKey: keys.audit("security", filters),
    queryFn: ({ pageParam, signal }) => answered(api.GET("/api/v1/audit/security", { params: { query: { ...filters, limit: 50, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  if (query.isError && query.data === undefined) return <div className="stack-3"><div className="toolbar-filters">{toolbar}</div><ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} /></div>;
  return (
    <>
      <DataTable<Line & { key: number }>
        label={t("administration:audit.security")}
        rowKey="key"
        dataSource={(query.data?.pages.flatMap((page) => page.lines) ?? []).map((line, key) => ({ ...line, key }))}
        loading={query.isPending}
        toolbar={toolbar}
        empty={<EmptyState title={t("administration:audit.none")} next={t("administration:audit.noneNext")} />}
        columns={[
          { title: t("administration:audit.when"), dataIndex: "at", width: 150, render: instantText },
          { title: t("administration:audit.who"), dataIndex: "actor", width: 180, render: (actor?: string) => (actor === undefined ? <span className="muted">{t("administration:audit.unknown")}</span> : names.person(actor)) },
          { title: t("administration:audit.what"), dataIndex: "what", width: 180, render: (what: string) => t(`administration:security.${what}`, { defaultValue: what }) },
          { title: t("administration:audit.details"), dataIndex: "details", width: 360, render: (details: Record<string, unknown>) => <code className="user-text">{Object.entries(details).map(([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`).join(" · ")}</code> },
        ]}
      />
      {query.hasNextPage && <div className="more"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t("shell:more")}</Button></div>}
    </>
  );
}
