import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { keys } from "../../api/query-keys.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { entityPath, PageLink } from "../../components/page-link.tsx";
import { PageState } from "../../components/page-state.tsx";
import { instantText } from "../../formats.ts";

/** 我的待办: the first page of the morning. */
export function InboxPage() {
  const { t, i18n } = useTranslation();
  const query = useQuery({ queryKey: keys.inbox("first", i18n.language), queryFn: ({ signal }) => answered(api.GET("/api/v1/inbox", { params: { query: { limit: 100 } }, signal })) });
  return (
    <div className="page">
      <div className="page-head"><h1>{t("shell:page.inbox")}</h1></div>
      <PageState query={query}>
        {(inbox) => (inbox.todos.length === 0
          ? <EmptyState title={t("inbox:none")} next={t("inbox:noneNext")} />
          : <ul className="plain-list">{inbox.todos.map((todo) => <li key={`${todo.stream} ${todo.step} ${todo.owner}`}><PageLink to={entityPath(todo.kind, todo.stream)}>{todo.title}</PageLink> {instantText(todo.dueAt)}</li>)}</ul>)}
      </PageState>
    </div>
  );
}
