import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Badge, Tabs } from "antd";
import { lazy, Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { keys } from "../../api/query-keys.ts";
import { preloadDialogs } from "../../commands/command-dialog.tsx";
import { PageSkeleton } from "../../components/page-state.tsx";
import { SavedFilters } from "../../components/saved-filters.tsx";
import { oneOf, usePageSearch, type RawSearch } from "../../page-search.ts";
import { TodoList } from "./todo-list.tsx";

const DoneList = lazy(async () => ({ default: (await import("./done-list.tsx")).DoneList }));
const InitiatedList = lazy(async () => ({ default: (await import("./initiated-list.tsx")).InitiatedList }));
const NoticeList = lazy(async () => ({ default: (await import("./notice-list.tsx")).NoticeList }));

const atRestMs = 2_000;
const tabs = ["todo", "done", "initiated", "copied"] as const;
const tabOf = (raw: RawSearch): (typeof tabs)[number] => oneOf(tabs, raw["tab"]) ?? "todo";

/** 我的待办: the first page of the morning; what waits for me, what I did, what I began, what I was told. */
export function InboxPage() {
  const { t, i18n } = useTranslation();
  const [tab, setSearch] = usePageSearch(tabOf);
  const { data } = useQuery({
    queryKey: keys.inbox("counts", i18n.language),
    queryFn: ({ signal }) => answered(api.GET("/api/v1/inbox", { params: { query: { limit: 1 } }, signal })),
    placeholderData: keepPreviousData,
  });
  const counts = data?.counts;
  // Once the first view stands and is at rest, what its buttons open is fetched.
  useEffect(() => {
    const timer = setTimeout(preloadDialogs, atRestMs);
    return () => clearTimeout(timer);
  }, []);
  // Red is for what is late.
  const counted = (text: string, count = 0, look: "late" | "due" | "calm" = "calm") => (
    <span className="tab-label">{text} <Badge count={count} overflowCount={99} classNames={{ indicator: `badge-${look}-count` }} /></span>
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("shell:page.inbox")}</h1>
        <div className="page-summary">
          {counts !== undefined && counts.todos > 0 && (
            <span className={counts.overdue > 0 ? "due due-late" : "muted"}>{counts.overdue > 0 ? t("inbox:summaryLate", { count: counts.todos, late: counts.overdue }) : t("inbox:summary", { count: counts.todos })}</span>
          )}
          <SavedFilters />
        </div>
      </div>
      <Tabs
        activeKey={tab}
        onChange={(key) => setSearch({ tab: key === "todo" ? undefined : key }, { push: true })}
        destroyOnHidden
        items={[
          { key: "todo", label: counted(t("inbox:tab.todo"), counts?.todos, (counts?.overdue ?? 0) > 0 ? "late" : "due"), children: <TodoList /> },
          { key: "done", label: t("inbox:tab.done"), children: <Suspense fallback={<PageSkeleton />}><DoneList /></Suspense> },
          { key: "initiated", label: counted(t("inbox:tab.initiated"), counts?.initiated), children: <Suspense fallback={<PageSkeleton />}><InitiatedList /></Suspense> },
          { key: "copied", label: counted(t("inbox:tab.copied"), counts?.unread), children: <Suspense fallback={<PageSkeleton />}><NoticeList /></Suspense> },
        ]}
      />
    </div>
  );
}
