import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Grid } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { PageSkeleton } from "../../components/page-state.tsx";
import { monthText } from "../../formats.ts";
import type { RawSearch } from "../../page-search.ts";
import { AgendaDays } from "./agenda-days.tsx";
import { monthOf, plusDays, plusMonths, weeksOf } from "./calendar-days.ts";
import { ItemsState } from "./items-state.tsx";
import { LightLegend } from "./light-legend.tsx";
import { MonthGrid } from "./month-grid.tsx";
import { useAllItems } from "./reads.ts";
import { useSpecialDays } from "./special-days.ts";
import type { ItemFilters, ItemLine } from "./view-filters.ts";

interface Props { filters: ItemFilters; todayOn: string; raw: RawSearch; onSet: (change: RawSearch) => void }

const later = (a: string | undefined, b: string): string => (a !== undefined && a > b ? a : b);
const earlier = (a: string | undefined, b: string): string => (a !== undefined && a < b ? a : b);

/** The month's items by their due date, among holidays and make-up working days. */
export function CalendarView(given: Props) {
  // Which month it is the court says; its clock may be another than the browser's.
  return given.todayOn === "" ? <PageSkeleton /> : <Month {...given} />;
}

function Month({ filters, todayOn, raw, onSet }: Props) {
  const { t } = useTranslation();
  const month = monthOf(raw["month"]) ?? todayOn.slice(0, 7);
  const weeks = weeksOf(month);
  const fromOn = weeks[0]?.[0] ?? "";
  const toOn = weeks.at(-1)?.[6] ?? "";
  const all = useAllItems({ ...filters, dueAfter: later(filters.dueAfter, plusDays(fromOn, -1)), dueBefore: earlier(filters.dueBefore, plusDays(toOn, 1)) });
  const special = useSpecialDays(fromOn, toOn);
  const byDay = useMemo(() => {
    const days = new Map<string, ItemLine[]>();
    for (const item of all.rows) if (item.dueOn !== undefined) days.set(item.dueOn, [...(days.get(item.dueOn) ?? []), item]);
    return days;
  }, [all.rows]);
  const wide = Grid.useBreakpoint().md === true;
  const show = (to: string): void => onSet({ month: to === todayOn.slice(0, 7) ? undefined : to });
  const shared = { month, weeks, byDay, special, todayOn, filters };
  return (
    <section aria-labelledby="calendar-month">
      <div className="month-head">
        <Button icon={<LeftOutlined />} aria-label={t("campaigns:monthBefore")} onClick={() => show(plusMonths(month, -1))} />
        <h2 id="calendar-month">{monthText(month)}</h2>
        <Button icon={<RightOutlined />} aria-label={t("campaigns:monthAfter")} onClick={() => show(plusMonths(month, 1))} />
        <Button onClick={() => show(todayOn.slice(0, 7))} disabled={month === todayOn.slice(0, 7)}>{t("campaigns:thisMonth")}</Button>
      </div>
      <ItemsState all={all} filters={filters} whenNone="show" legend={<LightLegend />}>
        {wide ? <MonthGrid {...shared} /> : <AgendaDays {...shared} />}
      </ItemsState>
    </section>
  );
}
