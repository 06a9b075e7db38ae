import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { keys } from "../../api/query-keys.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { entityPath, PageLink } from "../../components/page-link.tsx";
import { PageSkeleton } from "../../components/page-state.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { instantText } from "../../formats.ts";

/** 已办: what I did, the newest first, also in others' names. */
export function DoneList() {
  const { t, i18n } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: keys.inbox("done", i18n.language),
    queryFn: ({ pageParam, signal }) => answered(api.GET("/api/v1/inbox/done", { params: { query: pageParam === undefined ? { limit: 50 } : { limit: 50, cursor: pageParam } }, signal })),
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  if (query.data === undefined) return query.isError ? <ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} /> : <PageSkeleton />;
  const acts = query.data.pages.flatMap((page) => page.acts);
  if (acts.length === 0) return <EmptyState title={t("inbox:doneNone")} next={t("inbox:doneNoneNext")} />;
  return (
    <ul className="line-list" aria-label={t("inbox:tab.done")}>
      {acts.map((act) => (
        <li key={`${act.stream} ${act.seq}`}>
          <time className="muted" dateTime={act.at}>{instantText(act.at)}</time>
          <div className="line-what">
            {act.title !== undefined && <PageLink to={entityPath(act.kind, act.stream)} className="todo-title">{act.title}</PageLink>}
            <div className="user-text">{act.forWhom !== undefined && <span className="tag">{t("inbox:for", { who: act.forWhom })}</span>} {act.text}</div>
          </div>
        </li>
      ))}
      {query.hasNextPage && <li className="more"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t("shell:more")}</Button></li>}
    </ul>
  );
}
