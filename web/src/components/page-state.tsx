import type { UseQueryResult } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { thrownProblem } from "../api/problem.ts";
import { ProblemView } from "./problem-view.tsx";

export function PageSkeleton() {
  const { t } = useTranslation();
  return (
    <div className="page" role="status" aria-label={t("shell:state.loading")}>
      <Skeleton active paragraph={{ rows: 6 }} />
    </div>
  );
}

/** What a read has come to: loading, a problem with a way on, or its content. Content that is there stays while it is read again. */
export function PageState<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  if (query.isError) return <div className="page"><ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} /></div>;
  return <PageSkeleton />;
}
