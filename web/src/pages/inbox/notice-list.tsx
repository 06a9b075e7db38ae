import { keepPreviousData, useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { keys } from "../../api/query-keys.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { entityPath, PageLink } from "../../components/page-link.tsx";
import { PageSkeleton } from "../../components/page-state.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { instantText } from "../../formats.ts";

/** The page of what a notice is about; a notice does not say which kind its stream is, but its template does. */
function pathOf(notice: { stream: string; template: string }): string | undefined {
  if (notice.template.startsWith("item-")) return entityPath("work-item", notice.stream);
  if (notice.template.startsWith("dispute-")) return entityPath("dispute", notice.stream);
  return notice.template.startsWith("campaign-") ? entityPath("campaign", notice.stream) : undefined;
}

/** 抄送: what I was told, the newest first, with what is unread. */
export function NoticeList() {
  const { t, i18n } = useTranslation();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const query = useInfiniteQuery({
    queryKey: keys.inbox("notices", i18n.language),
    queryFn: ({ pageParam, signal }) => answered(api.GET("/api/v1/inbox/notices", { params: { query: pageParam === undefined ? { limit: 50 } : { limit: 50, cursor: pageParam } }, signal })),
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  if (query.data === undefined) return query.isError ? <ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} /> : <PageSkeleton />;
  const notices = query.data.pages.flatMap((page) => page.notices);
  if (notices.length === 0) return <EmptyState title={t("inbox:copiedNone")} next={t("inbox:copiedNoneNext")} />;
  // Only what was on screen counts as read: what came since stays unread.
  const newest = notices.map((notice) => notice.recordedAt).sort().at(-1);

  async function read(): Promise<void> {
    try {
      await answered(api.POST("/api/v1/inbox/read", { body: newest === undefined ? {} : { until: newest } }));
      await queries.invalidateQueries({ queryKey: keys.inbox() });
    } catch (error) {
      void message.error(thrownProblem(error).detail ?? t("problems:unreachable.title"));
    }
  }

  return (
    <>
      <div className="bulk-bar"><Button size="small" disabled={!notices.some((notice) => notice.unread)} onClick={() => void read()}>{t("inbox:markRead")}</Button></div>
      <ul className="line-list" aria-label={t("inbox:tab.copied")}>
        {notices.map((notice) => {
          const path = pathOf(notice);
          return (
            <li key={notice.id} className={notice.unread ? "unread" : ""}>
              <time className="muted" dateTime={notice.at}>{instantText(notice.at)}</time>
              <div className="line-what">
                <div className="line-head">{notice.unread && <span className="tag tag-unread">{t("inbox:unread")}</span>} {path === undefined ? <span className="todo-title">{notice.subject}</span> : <PageLink to={path} className="todo-title">{notice.subject}</PageLink>}</div>
                <div className="user-text muted">{notice.text}</div>
              </div>
            </li>
          );
        })}
        {query.hasNextPage && <li className="more"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t("shell:more")}</Button></li>}
      </ul>
    </>
  );
}
