import { useQuery } from "@tanstack/react-query";
import { Badge, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { keys } from "../../api/query-keys.ts";
import { oneOf, usePageSearch, type RawSearch } from "../../page-search.ts";
import { DoneList } from "./done-list.tsx";
import { InitiatedList } from "./initiated-list.tsx";
import { NoticeList } from "./notice-list.tsx";
import { TodoList } from "./todo-list.tsx";

const tabs = ["todo", "done", "initiated", "copied"] as const;
const tabOf = (raw: RawSearch): (typeof tabs)[number] => oneOf(tabs, raw["tab"]) ?? "todo";

/** 我的待办: the first page of the morning; what waits for me, what I did, what I began, what I was told. */
export function InboxPage() {
  const { t, i18n } = useTranslation();
  const [tab, setSearch] = usePageSearch(tabOf);
  const { data } = useQuery({
    queryKey: keys.inbox("counts", i18n.language),
    queryFn: ({ signal }) => answered(api.GET("/api/v1/inbox", { params: { query: { limit: 1 } }, signal })),
  });
  const counts = data?.counts;
  // Red is for what is late.
  const counted = (text: string, count = 0, look: "late" | "due" | "calm" = "calm") => (
    <span className="tab-label">{text} <Badge count={count} overflowCount={99} classNames={{ indicator: `badge-${look}-count` }} /></span>
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t("shell:page.inbox")}</h1>
        {counts !== undefined && counts.todos > 0 && (
          <span className={counts.overdue > 0 ? "due due-late" : "muted"}>{counts.overdue > 0 ? t("inbox:summaryLate", { count: counts.todos, late: counts.overdue }) : t("inbox:summary", { count: counts.todos })}</span>
        )}
      </div>
      <Tabs
        activeKey={tab}
        onChange={(key) => setSearch({ tab: key === "todo" ? undefined : key }, { push: true })}
        destroyOnHidden
        items={[
          { key: "todo", label: counted(t("inbox:tab.todo"), counts?.todos, (counts?.overdue ?? 0) > 0 ? "late" : "due"), children: <TodoList /> },
          { key: "done", label: t("inbox:tab.done"), children: <DoneList /> },
          { key: "initiated", label: counted(t("inbox:tab.initiated"), counts?.initiated), children: <InitiatedList /> },
          { key: "copied", label: counted(t("inbox:tab.copied"), counts?.unread), children: <NoticeList /> },
        ]}
      />
    </div>
  );
}
