import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Checkbox, Grid } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { keys } from "../../api/query-keys.ts";
import { BulkBar } from "../../commands/bulk-bar.tsx";
import { CommandDialog } from "../../commands/command-dialog.tsx";
import { useQuickAct } from "../../commands/quick-act.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { entityPath, PageLink } from "../../components/page-link.tsx";
import { PageSkeleton } from "../../components/page-state.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { useKeys } from "../../keyboard.ts";
import { keyOf, type Todo } from "./todo.ts";
import { TodoPreview } from "./todo-preview.tsx";
import { TodoRow } from "./todo-row.tsx";

/** 待办, worst first, with what the chosen one is about beside it. By mouse, or by j, k, Enter, x and o. */
export function TodoList() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const wide = Grid.useBreakpoint().lg === true;
  const query = useInfiniteQuery({
    queryKey: keys.inbox("todos", i18n.language),
    queryFn: ({ pageParam, signal }) => answered(api.GET("/api/v1/inbox/todos", { params: { query: pageParam === undefined ? { limit: 50 } : { limit: 50, cursor: pageParam } }, signal })),
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  const todos = query.data?.pages.flatMap((page) => page.todos) ?? [];
  // A step that was answered leaves the list; the place in it stays.
  const [active, setActive] = useState({ key: "", index: 0 });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { act, asked, busy, close } = useQuickAct();

  const found = todos.findIndex((todo) => keyOf(todo) === active.key);
  const at = found >= 0 ? found : Math.min(active.index, Math.max(0, todos.length - 1));
  const current = todos[at];

  function activate(index: number): void {
    const todo = todos[index];
    if (todo !== undefined) setActive({ key: keyOf(todo), index });
  }
  function move(by: number): void {
    const next = Math.max(0, Math.min(todos.length - 1, at + by));
    activate(next);
    const todo = todos[next];
    if (todo !== undefined) document.getElementById(`todo-${keyOf(todo)}`)?.scrollIntoView({ block: "nearest" });
  }
  function toggle(todo: Todo | undefined): void {
    if (todo === undefined) return;
    const next = new Set(chosen);
    if (!next.delete(keyOf(todo))) next.add(keyOf(todo));
    setChosen(next);
  }
  function perform(todo: Todo, command: string): void {
    if (todo.kind !== "court") void act({ kind: todo.kind, id: todo.stream, title: todo.title }, command);
  }
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    x: () => toggle(current),
    o: () => { if (current !== undefined) void navigate({ to: entityPath(current.kind, current.stream) }); },
    Enter: () => {
      const first = current?.actions[0];
      if (current !== undefined && first !== undefined) perform(current, first);
    },
  });

  if (query.data === undefined) return query.isError ? <ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} /> : <PageSkeleton />;
  const picked = todos.filter((todo) => chosen.has(keyOf(todo)));
  return (
    <>
      <BulkBar
        chosen={picked.flatMap((todo) => (todo.kind === "court" ? [] : [{ kind: todo.kind, id: todo.stream, title: todo.title }]))}
        onDone={() => setChosen(new Set())}
        lead={todos.length > 0 && <Checkbox checked={picked.length === todos.length} indeterminate={picked.length > 0 && picked.length < todos.length} onChange={(event) => setChosen(event.target.checked ? new Set(todos.map(keyOf)) : new Set())}>{picked.length === 0 ? t("inbox:chooseAll") : t("inbox:chosen", { count: picked.length })}</Checkbox>}
      />
      {/* Beside the dialogs, which tell what came of the last steps also when none is left. */}
      {todos.length === 0 && <EmptyState title={t("inbox:none")} next={t("inbox:noneNext")} action={<PageLink to="/items?mine=true">{t("inbox:myItems")}</PageLink>} />}
      {todos.length > 0 && <div className="inbox">
        <ul className="todo-list" aria-label={t("inbox:tab.todo")}>
          {todos.map((todo, index) => (
            <TodoRow
              key={keyOf(todo)}
              todo={todo}
              active={todo === current}
              chosen={chosen.has(keyOf(todo))}
              busy={busy === todo.stream}
              onActivate={() => activate(index)}
              onChoose={() => toggle(todo)}
              onAct={(command) => perform(todo, command)}
            />
          ))}
          {query.hasNextPage && <li className="more"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t("shell:more")}</Button></li>}
        </ul>
        {wide && current !== undefined && <TodoPreview key={keyOf(current)} todo={current} onAct={(command) => perform(current, command)} />}
      </div>}
      {asked !== undefined && <CommandDialog key={`${asked.target.id} ${asked.command}`} asked={asked} onClose={close} />}
    </>
  );
}
