import type { UseQueryResult } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { thrownProblem } from "../api/problem.ts";
import { ProblemView } from "./problem-view.tsx";

export function PageSkeleton({ title }: { title?: string }) {
  const { t } = useTranslation();
  return (
    <div className="page" role="status" aria-label={t("shell:state.loading")}>
      {title !== undefined && <div className="page-head"><h1>{title}</h1></div>}
      <Skeleton active paragraph={{ rows: 6 }} />
    </div>
  );
}

/**
 * What a read has come to: loading, a problem with a way on, or its content. Content that is there stays while it is read
 * again. `title`: the page's heading until its content brings one, where the read is the whole page's.
 */
export function PageState<T>({ query, title, children }: { query: UseQueryResult<T>; title?: string; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  const heading = title === undefined ? {} : { title };
  if (!query.isError) return <PageSkeleton {...heading} />;
  return (
    <div className="page">
      {title !== undefined && <h1>{title}</h1>}
      <ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} />
    </div>
  );
}
