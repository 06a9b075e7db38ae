import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Timeline as AntTimeline } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../api/client.ts";
import { thrownProblem } from "../api/problem.ts";
import { keys } from "../api/query-keys.ts";
import { instantText } from "../formats.ts";
import { PageSkeleton } from "./page-state.tsx";
import { ProblemView } from "./problem-view.tsx";

/** Who did what when, and for whom; then the steps that wait now. */
export function Timeline({ stream }: { stream: string }) {
  const { t, i18n } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: keys.stream(stream, "timeline", i18n.language),
    queryFn: ({ pageParam, signal }) => answered(api.GET("/api/v1/streams/{id}/timeline", { params: { path: { id: stream }, query: pageParam === undefined ? { limit: 50 } : { limit: 50, cursor: pageParam } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  if (query.isError && query.data === undefined) return <ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <PageSkeleton />;
  const entries = query.data.pages.flatMap((page) => page.entries);
  const pending = query.data.pages.flatMap((page) => page.pending);
  return (
    <div className="stack-3">
      <AntTimeline
        items={[
          ...entries.map((entry) => ({
            key: entry.seq,
            content: (
              <div>
                <span className="muted">{instantText(entry.at)}</span> <strong>{entry.who}</strong>
                {entry.forWhom !== undefined && <span className="muted"> {t("names:timeline.onBehalfOf", { who: entry.forWhom })}</span>}
                <div className="user-text">{entry.text}</div>
              </div>
            ),
          })),
          ...pending.map((step) => ({
            key: `${step.step} ${step.owner}`,
            color: step.overdue ? "red" : "gray",
            content: <div><strong>{t("names:timeline.waiting", { step: step.text, who: step.who })}</strong><div className={step.overdue ? "due due-late" : "muted"}>{t(step.overdue ? "names:timeline.overdueSince" : "names:timeline.until", { at: instantText(step.dueAt) })}</div></div>,
          })),
        ]}
      />
      {query.hasNextPage && <Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t("shell:more")}</Button>}
    </div>
  );
}
