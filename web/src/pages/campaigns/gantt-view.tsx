import { Gantt, Willow, WillowDark, type IApi, type IColumnConfig, type ITask } from "@svar-ui/react-gantt";
import "@svar-ui/react-gantt/all.css";
import { Button, Grid } from "antd";
import { memo, useMemo, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Light } from "../../components/light.tsx";
import { useNames } from "../../components/names.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { daysBetween, monthText } from "../../formats.ts";
import { useMode } from "../../preferences.ts";
import { plusDays } from "./calendar-days.ts";
import { civilDate, ganttChart, midnight, scalesOf, type GanttTask } from "./gantt-tasks.ts";
import { ItemsState } from "./items-state.tsx";
import { LightLegend } from "./light-legend.tsx";
import { useAllItems, type AllOf } from "./reads.ts";
import { useSpecialDays } from "./special-days.ts";
import type { ItemFilters, ItemLine, ListedCampaign } from "./view-filters.ts";

const taskTypes = ["task", "summary", "milestone", "bar-campaign", "bar-red", "bar-yellow", "bar-green", "bar-grey"].map((id) => ({ id, label: id }));
const dayWidth = 22;
const rowHeight = 36;
/** On a phone the bars say what they are; names beside them would leave no room. */
const noColumns: IColumnConfig[] = [];
const gridWidth = 380;

/** The chart hands its rows back as it keeps them: ours with more. */
function isOurs(task: ITask): task is GanttTask {
  return typeof task["path"] === "string" && typeof task["kind"] === "string" && task.start !== undefined;
}

/** The bar's own words, a link to what it is about. */
const Bar = memo(function Bar({ data }: { data: ITask }) {
  const { t } = useTranslation();
  if (!isOurs(data)) return null;
  return (
    <PageLink to={data.path} className={`bar-link bar-link-${data.kind}`}>
      {data.light === undefined ? null : <><Light light={data.light} text="" /><span className="sr-only">{t(`names:light.${data.light}`)} </span></>}
      {data.text}
    </PageLink>
  );
});

const NameCell = memo(function NameCell({ row }: { row: ITask }) {
  const { t } = useTranslation();
  if (!isOurs(row)) return null;
  return <PageLink to={row.path} className={`gantt-name gantt-name-${row.kind}`}>{row.kind === "milestone" && <span className="tag">{t("campaigns:milestone")}</span>}{row.text}</PageLink>;
});

interface Props { filters: ItemFilters; campaigns: readonly ListedCampaign[] }

/** Roadmaps and items as bars over the court's calendar, with what waits for what. */
export function GanttView({ filters, campaigns }: Props) {
  const all = useAllItems(filters);
  // A chart that grows while it is read jumps; it is drawn once everything is there.
  return <ItemsState all={all} filters={filters} view="gantt" legend={<LightLegend />}>{all.isGrowing ? null : <Chart all={all} campaigns={campaigns} only={filters.campaign} />}</ItemsState>;
}

function Chart({ all, campaigns, only }: { all: AllOf<ItemLine>; campaigns: readonly ListedCampaign[]; only: string | undefined }) {
  const { t, i18n: { language } } = useTranslation();
  const names = useNames();
  const api = useRef<IApi>(null);
  const wide = Grid.useBreakpoint().md === true;
  const Theme = useMode() === "dark" ? WillowDark : Willow;
  const chart = useMemo(() => ganttChart(all.rows, campaigns, only, names.person), [all.rows, campaigns, only, names]);
  const special = useSpecialDays(chart.fromOn, chart.toOn);
  const { todayOn } = all;
  const columns = useMemo((): IColumnConfig[] => [
    { id: "text", header: t("campaigns:ganttName"), width: 260, resize: false, cell: NameCell as NonNullable<IColumnConfig["cell"]> },
    { id: "who", header: t("items:responsible"), width: 120, resize: false },
  ], [t]);
  const scales = useMemo(() => scalesOf((month) => monthText(month, language)), [language]);
  const shade = useMemo(() => (date: Date, unit: string): string => {
    if (unit !== "day") return "";
    const on = civilDate(date);
    const day = special.get(on);
    return `${day === undefined || day.kind === "make-up" ? (day === undefined ? "" : "gantt-make-up") : `gantt-off ${day.kind === "holiday" ? "gantt-holiday" : ""}`} ${on === todayOn ? "gantt-today" : ""}`.trim();
  }, [special, todayOn]);
  const startOn = chart.fromOn < todayOn ? chart.fromOn : todayOn;
  const endOn = chart.toOn > todayOn ? chart.toOn : todayOn;
  const start = useMemo(() => midnight(plusDays(startOn, -7)), [startOn]);
  const end = useMemo(() => midnight(plusDays(endOn, 15)), [endOn]);
  const todayLeft = Math.max(0, (daysBetween(civilDate(start), todayOn) - 5) * dayWidth);
  const toToday = (): void => { void api.current?.exec("scroll-chart", { left: todayLeft }); };
  return (
    <section aria-label={t("campaigns:view.gantt")} className="gantt">
      <div className="gantt-line">
        <Button size="small" onClick={toToday}>{t("campaigns:toToday")}</Button>
        <span className="gantt-key gantt-key-today">{t("campaigns:today")}</span>
        <span className="gantt-key gantt-key-off">{t("campaigns:daysOff")}</span>
        <span className="gantt-key gantt-key-make-up">{t("campaigns:day.make-up")}</span>
        {chart.undated > 0 && <span className="muted">{t("campaigns:undated", { count: chart.undated })}</span>}
      </div>
      <div className="gantt-frame" data-bars={chart.tasks.length}>
        <Theme fonts={false}>
          <Gantt
            readonly
            tasks={chart.tasks}
            links={chart.links}
            taskTypes={taskTypes}
            scales={scales}
            columns={wide ? columns : noColumns}
            start={start}
            end={end}
            cellWidth={dayWidth}
            cellHeight={rowHeight}
            highlightTime={shade}
            taskTemplate={Bar}
            gridWidth={gridWidth}
            init={(ready) => {
              api.current = ready;
              toToday();
            }}
          />
        </Theme>
      </div>
    </section>
  );
}
