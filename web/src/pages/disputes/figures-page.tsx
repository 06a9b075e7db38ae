import "../../styles/disputes.css";
import "../../styles/map.css";
import { useQuery } from "@tanstack/react-query";
import { DatePicker, Input, Select } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { keys } from "../../api/query-keys.ts";
import type { components } from "../../api/schema.d.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { PageState } from "../../components/page-state.tsx";
import { ShareBar } from "../../components/share-bar.tsx";
import { monthText } from "../../formats.ts";
import { addressOf, oneOf, usePageSearch, type RawSearch } from "../../page-search.ts";

type Figures = components["schemas"]["DisputeFigures"];
type Row = Figures["rows"][number];

const groups = ["township", "partner", "cause", "month"] as const satisfies readonly Figures["by"][];
const day = "YYYY-MM-DD";
const isDay = (text: string | undefined): text is string => text !== undefined && dayjs(text, day).format(day) === text;

interface Asked { by: Figures["by"]; from?: string; to?: string; inhabitants?: string }

function askedOf(raw: RawSearch): Asked {
  const { from, to, inhabitants } = raw;
  return { by: oneOf(groups, raw["by"]) ?? "township", ...(isDay(from) ? { from } : {}), ...(isDay(to) ? { to } : {}), ...(inhabitants === undefined ? {} : { inhabitants }) };
}

/** 诉源治理: what came in, what was resolved before filing and what was filed, by township, partner, cause or month. */
export function DisputeFiguresPage() {
  const { t, i18n } = useTranslation();
  const [asked, set] = usePageSearch(askedOf);
  const query = useQuery({ queryKey: keys.list("dispute", "figures", asked, i18n.language), queryFn: ({ signal }) => answered(api.GET("/api/v1/disputes/figures", { params: { query: asked }, signal })) });
  return (
    <div className="page">
      <div className="page-head"><div className="stack-2"><h1>{t("disputes:figures.title")}</h1><p className="muted page-lead">{t("disputes:figures.lead")}</p></div></div>
      <div className="toolbar">
        <div className="toolbar-filters">
          <Select aria-label={t("disputes:figures.by")} className="filter" value={asked.by} options={groups.map((value) => ({ value, label: t(`disputes:figures.${value}`) }))} onChange={(by: string) => set({ by: by === "township" ? undefined : by })} />
          <DatePicker.RangePicker aria-label={t("disputes:figures.span")} className="filter-range" allowEmpty={[true, true]} placeholder={[t("disputes:figures.from"), t("disputes:figures.to")]} value={[asked.from === undefined ? null : dayjs(asked.from), asked.to === undefined ? null : dayjs(asked.to)]} onChange={(range) => set({ from: range?.[0]?.format(day), to: range?.[1]?.format(day) })} />
          {asked.by === "township" && <Input.Search key={asked.inhabitants ?? ""} aria-label={t("disputes:figures.inhabitants")} placeholder={t("disputes:figures.inhabitants")} defaultValue={asked.inhabitants} allowClear className="number-search" onSearch={(value) => set({ inhabitants: value.trim() === "" ? undefined : value.trim() })} />}
        </div>
      </div>
      <PageState query={query}>{(figures) => (figures.rows.length === 0 ? <EmptyState title={t("disputes:figures.none")} next={t("disputes:figures.noneNext", { from: figures.from, to: figures.to })} action={<PageLink to="/disputes">{t("disputes:title")}</PageLink>} /> : <FiguresTable figures={figures} />)}</PageState>
    </div>
  );
}

function rate(part: number, whole: number): string {
  return whole === 0 ? "—" : `${(100 * part / whole).toFixed(1)}%`;
}

function FiguresTable({ figures }: { figures: Figures }) {
  const { t } = useTranslation();
  const { by, rows, total, from, to } = figures;
  const most = Math.max(...rows.map((row) => row.intake));
  const perHead = rows.some((row) => row.filedPer10000 !== undefined);
  const named = (row: Row): string => (by === "month" ? monthText(row.key) : row.name);
  return (
    <>
      <p className="muted">{t("disputes:figures.fromTo", { from, to })}</p>
      <div className="panel wide-table" tabIndex={0} role="region" aria-label={t("disputes:figures.title")}>
        <table className="figure-table">
          <thead>
            <tr><th scope="col">{t(`disputes:figures.${by}`)}</th><td className="figure-bar" /><th scope="col">{t("disputes:figures.intake")}</th><th scope="col">{t("disputes:figures.resolved")}</th><th scope="col">{t("disputes:figures.rate")}</th><th scope="col">{t("disputes:figures.filed")}</th>{perHead && <th scope="col">{t("disputes:figures.perHead")}</th>}</tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key} data-key={row.key}>
                <th scope="row">{by === "month" || row.key === "" ? named(row) : <PageLink to={addressOf("/disputes", { [by]: row.key, open: "all" })}>{named(row)}</PageLink>}</th>
                <td className="figure-bar"><ShareBar whole={most} parts={[{ colour: "green", count: row.resolved }, { colour: "yellow", count: row.filed }, { colour: "grey", count: Math.max(0, row.intake - row.resolved - row.filed) }]} /></td>
                <td>{row.intake}</td><td>{row.resolved}</td><td>{rate(row.resolved, row.intake)}</td><td>{row.filed}</td>{perHead && <td>{row.filedPer10000 ?? "—"}</td>}
              </tr>
            ))}
          </tbody>
          <tfoot><tr><th scope="row">{t("disputes:sum")}</th><td className="figure-bar" /><td>{total.intake}</td><td>{total.resolved}</td><td>{rate(total.resolved, total.intake)}</td><td>{total.filed}</td>{perHead && <td />}</tr></tfoot>
        </table>
      </div>
    </>
  );
}
