import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, DatePicker, Input, Segmented, Select } from "antd";
import dayjs from "dayjs";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { thrownProblem } from "../../api/problem.ts";
import { keys } from "../../api/query-keys.ts";
import type { components, operations } from "../../api/schema.d.ts";
import { civil } from "../../commands/command-body.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { useNames } from "../../components/names.tsx";
import { entityPath, PageLink } from "../../components/page-link.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { instantText } from "../../formats.ts";
import { addressOf, oneOf, usePageSearch, type RawSearch } from "../../page-search.ts";
import { AdministrationFrame } from "./administration-frame.tsx";
import { SecurityLog } from "./security-log.tsx";

type Line = components["schemas"]["AuditLine"];
type Query = NonNullable<operations["audit"]["parameters"]["query"]>;

const logs = ["ledger", "security"] as const;
const pageSize = 50;
const date = /^\d{4}-\d{2}-\d{2}$/;

interface Filters { log: (typeof logs)[number]; query: Query }

function filtersOf(raw: RawSearch): Filters {
  const text = (name: "actor" | "onBehalfOf" | "type" | "stream"): Partial<Query> => (raw[name] === undefined || raw[name] === "" ? {} : { [name]: raw[name] });
  const day = (name: "from" | "to"): Partial<Query> => (raw[name] !== undefined && date.test(raw[name]) ? { [name]: raw[name] } : {});
  return { log: oneOf(logs, raw["log"]) ?? "ledger", query: { ...text("actor"), ...text("onBehalfOf"), ...text("type"), ...text("stream"), ...day("from"), ...day("to") } };
}

/** 审计: who did what when, and for whom; filters stand in the address, so that a finding can be sent on. */
export function AuditPage() {
  const { t } = useTranslation();
  const names = useNames();
  const [{ log, query: filters }, setFilters] = usePageSearch(filtersOf);
  const persons = (names.organisation?.persons ?? []).map((one) => ({ value: one.id, label: names.person(one.id) }));
  const toolbar = (
    <>
      <Segmented<string> aria-label={t("administration:audit.log")} value={log} options={logs.map((one) => ({ value: one, label: t(`administration:audit.${one}`) }))} onChange={(one) => setFilters({ log: one === "ledger" ? undefined : one })} />
      <Select aria-label={t("administration:audit.actor")} placeholder={t("administration:audit.actor")} allowClear className="filter-wide" showSearch={{ optionFilterProp: "label" }} value={filters.actor} options={[{ value: "system", label: t("administration:audit.system") }, ...persons]} onChange={(actor) => setFilters({ actor })} />
      {log === "ledger" && <Select aria-label={t("administration:audit.forWhom")} placeholder={t("administration:audit.forWhom")} allowClear className="filter-wide" showSearch={{ optionFilterProp: "label" }} value={filters.onBehalfOf} options={persons} onChange={(onBehalfOf) => setFilters({ onBehalfOf })} />}
      <DatePicker.RangePicker className="filter-range" aria-label={t("administration:audit.span")} allowEmpty={[true, true]} value={[filters.from === undefined ? null : dayjs(filters.from), filters.to === undefined ? null : dayjs(filters.to)]} onChange={(span) => setFilters({ from: span?.[0] ? civil(span[0]) : undefined, to: span?.[1] ? civil(span[1]) : undefined })} />
      {log === "ledger" && (
        <>
          <Input.Search aria-label={t("administration:audit.type")} placeholder={t("administration:audit.type")} allowClear defaultValue={filters.type} onSearch={(type) => setFilters({ type: type.replaceAll(/[^A-Za-z,]/g, "") })} className="filter-wide" />
          <Input.Search aria-label={t("administration:audit.stream")} placeholder={t("administration:audit.stream")} allowClear defaultValue={filters.stream} onSearch={(stream) => setFilters({ stream: stream.trim() })} className="filter-wide" />
        </>
      )}
    </>
  );
  return (
    <AdministrationFrame path="/administration/audit">
      {log === "ledger" ? <LedgerLog filters={filters} toolbar={toolbar} /> : <SecurityLog toolbar={toolbar} filters={{ ...(filters.actor === undefined ? {} : { actor: filters.actor }), ...(filters.from === undefined ? {} : { from: filters.from }), ...(filters.to === undefined ? {} : { to: filters.to }) }} />}
    </AdministrationFrame>
  );
}

function LedgerLog({ filters, toolbar }: { filters: Query; toolbar: ReactNode }) {
  const { t, i18n } = useTranslation();
  const query = useInfiniteQuery({
    queryKey: keys.audit("ledger", filters, i18n.language),
    queryFn: ({ pageParam, signal }) => answered(api.GET("/api/v1/audit", { params: { query: { ...filters, limit: pageSize, ...(pageParam === undefined ? {} : { cursor: pageParam }) } }, signal })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor,
  });
  if (query.isError && query.data === undefined) return <div className="stack-3"><div className="toolbar-filters">{toolbar}</div><ProblemView problem={thrownProblem(query.error)} onRetry={() => void query.refetch()} /></div>;
  return (
    <>
      <DataTable<Line>
        label={t("administration:audit")}
        rowKey={(line) => `${line.stream} ${line.seq}`}
        dataSource={query.data?.pages.flatMap((page) => page.events) ?? []}
        loading={query.isPending}
        toolbar={toolbar}
        width={980}
        exportPath={addressOf("/api/v1/audit/export", filters)}
        empty={<EmptyState title={t("administration:audit.none")} next={t("administration:audit.noneNext")} />}
        expandable={{ columnTitle: <span className="sr-only">{t("administration:audit.raw")}</span>, expandedRowRender: (line) => <Raw line={line} /> }}
        columns={[
          { title: t("administration:audit.when"), dataIndex: "recordedAt", width: 150, render: instantText },
          { title: t("administration:audit.who"), dataIndex: "who", width: 150, render: (who: string, line) => <>{who}{line.forWhom !== undefined && <div className="muted">{t("names:timeline.onBehalfOf", { who: line.forWhom })}</div>}</> },
          { title: t("administration:audit.what"), dataIndex: "text", width: 340, render: (text: string) => <span className="user-text">{text}</span> },
          { title: t("administration:audit.about"), key: "about", width: 210, render: (_none, line) => (line.kind === "court" ? t("names:kind.court") : <PageLink to={entityPath(line.kind, line.stream)}>{line.title ?? line.stream}</PageLink>) },
          { title: t("administration:audit.event"), dataIndex: "type", width: 150, render: (type: string, line) => <><code>{type}</code> <span className="muted">#{line.seq}</span></> },
        ]}
      />
      {query.hasNextPage && <div className="more"><Button onClick={() => void query.fetchNextPage()} loading={query.isFetchingNextPage}>{t("shell:more")}</Button></div>}
    </>
  );
}

/** The event as it stands in the ledger. */
function Raw({ line }: { line: Line }) {
  const { t } = useTranslation();
  return (
    <div className="stack-2">
      <div className="muted">{t("administration:audit.effective", { at: instantText(line.effectiveAt) })} · {t("administration:audit.hash")} <code className="hash">{line.hash}</code></div>
      <pre className="raw" tabIndex={0}>{JSON.stringify(line.payload, undefined, 2)}</pre>
    </div>
  );
}
