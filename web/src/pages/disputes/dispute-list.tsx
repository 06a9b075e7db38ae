import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Checkbox, Input, Select, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { keys } from "../../api/query-keys.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { Light, lights } from "../../components/light.tsx";
import { useNames, type Names } from "../../components/names.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import type { RawSearch } from "../../page-search.ts";
import { DisputeTable } from "./dispute-table.tsx";
import { filtersOf, linkedFilters, sources, stages, tiers } from "./list-filters.ts";

const pageSize = 100;

interface Props { raw: RawSearch; onSet: (change: RawSearch) => void }

/** The disputes that the address asks for, the nearest last day first. */
export function DisputeList({ raw, onSet }: Props) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const filters = filtersOf(raw);
  const query = useInfiniteQuery({
    queryKey: keys.list("dispute", "disputes", filters),
    queryFn: ({ pageParam, signal }) => answered(api.GET("/api/v1/disputes", { params: { query: { ...filters, limit: pageSize, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  const { open: _open, ...narrower } = filters;
  const filtered = Object.keys(narrower).length > 0;
  const empty = filtered
    ? <EmptyState title={t("disputes:none")} next={t("disputes:noneNext")} action={<Button onClick={() => void navigate({ to: "/disputes", search: {} })}>{t("disputes:showAll")}</Button>} />
    : <EmptyState title={t("disputes:nothingOpen")} next={t("disputes:nothingOpenNext")} action={<Button type="primary" onClick={() => void navigate({ to: "/disputes/new" })}>{t("disputes:register")}</Button>} />;
  return (
    <>
      {query.isError && query.data === undefined && <ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} />}
      <DisputeTable label={t("disputes:list")} rows={query.data?.pages.flatMap((page) => page.items) ?? []} loading={query.isPending} empty={empty} toolbar={<Filters raw={raw} onSet={onSet} />} />
      {query.hasNextPage && <div className="more"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t("shell:more")}</Button></div>}
    </>
  );
}

/** What a filter's value is called. */
function worded(name: (typeof linkedFilters)[number], value: string, names: Names): string {
  if (name === "partner") return names.partner(value);
  return name === "mediator" || name === "judge" ? names.person(value) : value;
}

function Filters({ raw, onSet }: Props) {
  const { t } = useTranslation();
  const names = useNames();
  const departments = (names.organisation?.departments ?? []).map((one) => ({ value: one.id, label: names.department(one.id) }));
  const choice = (name: "stage" | "tier" | "source", values: readonly string[]) => (
    <Select aria-label={t(`disputes:filter.${name}`)} placeholder={t(`disputes:filter.${name}`)} allowClear className="filter" value={values.find((one) => one === raw[name])} options={values.map((value) => ({ value, label: t(`disputes:${name}.${value}`) }))} onChange={(value: string | undefined) => onSet({ [name]: value })} />
  );
  return (
    <>
      <Input.Search key={raw["q"] ?? ""} aria-label={t("disputes:find")} placeholder={t("disputes:find")} defaultValue={raw["q"]} allowClear maxLength={100} onSearch={(value) => onSet({ q: value.trim() === "" ? undefined : value.trim() })} className="filter-wide" />
      {choice("stage", stages)}
      {choice("tier", tiers)}
      {choice("source", sources)}
      <Select aria-label={t("items:light")} placeholder={t("items:light")} allowClear className="filter" value={lights.find((one) => one === raw["light"])} options={lights.map((light) => ({ value: light, label: <Light light={light} /> }))} onChange={(value: string | undefined) => onSet({ light: value })} />
      <Select aria-label={t("items:department")} placeholder={t("items:department")} allowClear className="filter-wide" showSearch={{ optionFilterProp: "label" }} value={raw["department"]} options={departments} onChange={(value: string | undefined) => onSet({ department: value })} />
      <Checkbox checked={raw["mine"] === "true"} onChange={(event) => onSet({ mine: event.target.checked ? "true" : undefined })}>{t("disputes:mine")}</Checkbox>
      <Checkbox checked={raw["lapsed"] === "true"} onChange={(event) => onSet({ lapsed: event.target.checked ? "true" : undefined })}>{t("disputes:lapsed")}</Checkbox>
      <Checkbox checked={raw["open"] === "all"} onChange={(event) => onSet({ open: event.target.checked ? "all" : undefined })}>{t("disputes:withClosed")}</Checkbox>
      {linkedFilters.flatMap((name) => {
        const value = raw[name];
        return value === undefined ? [] : [<Tag key={name} closable={{ closeIcon: true, "aria-label": t("items:unfilter") }} onClose={() => onSet({ [name]: undefined })}>{t(`disputes:linked.${name}`, { value: worded(name, value, names) })}</Tag>];
      })}
    </>
  );
}
