import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Input, Select, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { keys } from "../../api/query-keys.ts";
import type { components, operations } from "../../api/schema.d.ts";
import { DataTable } from "../../components/data-table.tsx";
import { DueCountdown } from "../../components/due-countdown.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { Light, lights } from "../../components/light.tsx";
import { useNames } from "../../components/names.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { SavedFilters } from "../../components/saved-filters.tsx";
import { addressOf, oneOf, usePageSearch, type RawSearch } from "../../page-search.ts";

type Query = NonNullable<operations["listWorkItems"]["parameters"]["query"]>;
type Line = components["schemas"]["WorkItemLine"];

const pageSize = 100;

/** Filters that have no field of their own here: a figure elsewhere leads to its items by them. */
const given = ["status", "supervisor", "parent", "post", "vacant", "waitingFor", "dueBefore", "dueAfter"] as const;

const shownGiven = [...given, "priority", "campaign", "responsible"] as const;

/** The filters of the address bar; open items unless asked otherwise. */
function filtersOf(raw: RawSearch): Query {
  const light = oneOf(lights, raw["light"]);
  const priority = oneOf(["A", "B", "C"], raw["priority"]);
  return {
    ...(raw["open"] === "all" ? {} : { open: "true" as const }),
    ...(priority === undefined ? {} : { priority }),
    ...Object.fromEntries(given.flatMap((name) => (raw[name] === undefined ? [] : [[name, raw[name]]]))),
    ...(light === undefined ? {} : { light }),
    ...(raw["department"] === undefined ? {} : { department: raw["department"] }),
    ...(raw["campaign"] === undefined ? {} : { campaign: raw["campaign"] }),
    ...(raw["responsible"] === undefined ? {} : { responsible: raw["responsible"] }),
    ...(raw["mine"] === "true" ? { mine: "true" as const } : {}),
    ...(raw["q"] === undefined ? {} : { q: raw["q"] }),
  };
}

/** 督办台账: every item the reader may see, by due date. */
export function ItemsPage() {
  const { t } = useTranslation();
  const names = useNames();
  const [filters, setFilters] = usePageSearch(filtersOf);
  const query = useInfiniteQuery({
    queryKey: keys.list("work-item", "items", filters),
    queryFn: ({ pageParam, signal }) => answered(api.GET("/api/v1/work-items", { params: { query: { ...filters, limit: pageSize, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  const todayOn = query.data?.pages[0]?.todayOn ?? "";
  const worded = (name: (typeof shownGiven)[number]): string => {
    const value = filters[name] ?? "";
    if (name === "status") return value.split(",").map((one) => t(`names:status.${one}`)).join(t("shell:listSeparator"));
    if (name === "responsible" || name === "supervisor") return names.person(value);
    return name === "post" ? names.post(value) : value;
  };
  const departments = (names.organisation?.departments ?? []).map((one) => ({ value: one.id, label: names.department(one.id) }));

  return (
    <div className="page">
      <div className="page-head"><h1>{t("shell:page.items")}</h1><SavedFilters /></div>
      {query.isError && query.data === undefined && <ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} />}
      <DataTable<Line>
        label={t("shell:page.items")}
        rowKey="id"
        dataSource={rows}
        loading={query.isPending}
        width={1_120}
        exportPath={addressOf("/api/v1/work-items/export", filters)}
        toolbar={(
          <>
            <Input.Search aria-label={t("items:find")} placeholder={t("items:find")} defaultValue={filters.q} allowClear onSearch={(value) => setFilters({ q: value })} className="filter-wide" />
            <Select aria-label={t("items:light")} placeholder={t("items:light")} allowClear className="filter" value={filters.light} options={lights.map((light) => ({ value: light, label: <Light light={light} /> }))} onChange={(value) => setFilters({ light: value })} />
            <Select aria-label={t("items:department")} placeholder={t("items:department")} allowClear className="filter-wide" showSearch={{ optionFilterProp: "label" }} value={filters.department} options={departments} onChange={(value) => setFilters({ department: value })} />
            {shownGiven.filter((name) => filters[name] !== undefined).map((name) => <Tag key={name} closable={{ closeIcon: true, "aria-label": t("items:unfilter") }} onClose={() => setFilters({ [name]: undefined })}>{t(`items:given.${name}`, { value: worded(name) })}</Tag>)}
            <Select aria-label={t("items:which")} className="filter" value={filters.open === undefined ? "all" : "open"} options={[{ value: "open", label: t("items:open") }, { value: "all", label: t("items:all") }]} onChange={(value) => setFilters({ open: value === "all" ? "all" : undefined })} />
          </>
        )}
        empty={<EmptyState title={t("items:none")} next={t("items:noneNext")} />}
        columns={[
          { title: t("items:light"), dataIndex: "light", width: 124, render: (light: Line["light"]) => <Light light={light} /> },
          { title: t("items:title"), dataIndex: "title", width: 300, render: (title: string, row) => <PageLink to={`/items/${row.id}`}>{title}</PageLink> },
          { title: t("items:status"), dataIndex: "status", width: 132, render: (status: string) => t(`names:status.${status}`) },
          { title: t("items:due"), dataIndex: "dueOn", width: 180, render: (_on, row) => <DueCountdown dueOn={row.dueOn} remainingWorkingDays={row.remainingWorkingDays} todayOn={todayOn} closed={!row.open} /> },
          { title: t("items:department"), dataIndex: "department", width: 160, render: (id: string) => names.department(id) },
          { title: t("items:responsible"), dataIndex: "responsible", width: 160, render: (id?: string) => (id === undefined ? <span className="muted">{t("items:nobody")}</span> : names.person(id)) },
          { title: t("items:priority"), dataIndex: "priority", width: 92 },
        ]}
      />
      {query.hasNextPage && <div className="more"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t("shell:more")}</Button></div>}
    </div>
  );
}
