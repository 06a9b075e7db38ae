import { useQuery } from "@tanstack/react-query";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answered, api } from "../../api/client.ts";
import { settingsQuery, useMe, type Settings } from "../../api/queries.ts";
import { keys } from "../../api/query-keys.ts";
import { PageState } from "../../components/page-state.tsx";
import { usePageSearch, type RawSearch } from "../../page-search.ts";
import { AdministrationFrame } from "./administration-frame.tsx";
import { CalendarImportDialog } from "./calendar-import-dialog.tsx";
import { CalendarDialog } from "./calendar-dialog.tsx";
import { useCourtMay } from "./court-command.ts";
import { YearCalendar } from "./year-calendar.tsx";

function yearOf(raw: RawSearch): string | undefined {
  return raw["year"] !== undefined && /^[1-9]\d{3}$/.test(raw["year"]) ? raw["year"] : undefined;
}

/** 工作日历: the year as the State Council's notice makes it, and a new version with what it would move. */
export function CalendarsPage() {
  const { t } = useTranslation();
  const may = useCourtMay();
  const query = useQuery(settingsQuery);
  const [from, setFrom] = useState<Settings["calendars"][string]>();
  const [importing, setImporting] = useState(false);
  const actions = may("SetCalendar") && query.data !== undefined && (
    <>
      <Button type="primary" data-action="import-calendar" onClick={() => setImporting(true)}>{t("administration:calendarImport.title")}</Button>
      <Button data-action="new-calendar" onClick={() => setFrom(query.data.calendars[query.data.currentCalendar])}>{t("administration:calendar.new")}</Button>
    </>
  );
  return (
    <AdministrationFrame path="/administration/calendars" actions={actions}>
      <PageState query={query}>{(settings) => <Years settings={settings} />}</PageState>
      {importing && <CalendarImportDialog onClose={() => setImporting(false)} />}
      {from !== undefined && <CalendarDialog from={from} onClose={() => setFrom(undefined)} />}
    </AdministrationFrame>
  );
}

function Years({ settings }: { settings: Settings }) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const [asked, setSearch] = usePageSearch(yearOf);
  const table = settings.calendars[settings.currentCalendar];
  const thisYear = me.todayOn.slice(0, 4);
  const year = asked ?? thisYear;
  const known = table?.years[year];
  const years = [...new Set([...Object.keys(table?.years ?? {}), thisYear, String(Number(thisYear) + 1), year])].sort();
  const days = useQuery({ queryKey: keys.court("calendar", year, i18n.language), queryFn: ({ signal }) => answered(api.GET("/api/v1/court/calendar", { params: { query: { from: `${year}-01-01`, to: `${year}-12-31` } }, signal })) });
  return (
    <div className="stack-3">
      <div className="toolbar-filters">
        <Segmented<string> aria-label={t("administration:calendar.year")} value={year} options={years} onChange={(chosen) => setSearch({ year: chosen })} />
        <span className="muted">{t("administration:version", { version: settings.currentCalendar })}</span>
        <span data-announced={known?.announced === true}>{known === undefined ? t("administration:calendar.absent") : known.announced ? t("administration:calendar.source", { source: known.source }) : t("administration:calendar.provisional", { source: known.source })}</span>
      </div>
      <PageState query={days}>{(calendar) => <YearCalendar year={year} todayOn={me.todayOn} days={calendar.days} />}</PageState>
    </div>
  );
}
