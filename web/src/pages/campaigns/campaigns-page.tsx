import { Tabs } from "antd";
import { lazy, Suspense, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { PageSkeleton } from "../../components/page-state.tsx";
import { SavedFilters } from "../../components/saved-filters.tsx";
import { oneOf, usePageSearch, type RawSearch } from "../../page-search.ts";
import "../../styles/campaigns.css";
import { BoardView } from "./board-view.tsx";
import { CalendarView } from "./calendar-view.tsx";
import { CampaignList } from "./campaign-list.tsx";
import { ItemFilterBar } from "./filter-bar.tsx";
import { useEveryCampaign } from "./reads.ts";
import { TreeView } from "./tree-view.tsx";
import { itemFiltersOf, viewOf, views, type View } from "./view-filters.ts";

// The chart's library is half as large as everything else here; it comes when its view is opened.
const GanttView = lazy(async () => ({ default: (await import("./gantt-view.tsx")).GanttView }));

const parse = (raw: RawSearch) => ({ raw, view: viewOf(raw), filters: itemFiltersOf(raw) });

/** 专班: the campaigns, and their items as board, tree, Gantt and calendar, all through the same filters. */
export function CampaignsPage() {
  const { t } = useTranslation();
  const [{ raw, view, filters }, setSearch] = usePageSearch(parse);
  const every = useEveryCampaign();
  const campaigns = useMemo(() => new Map(every.rows.map((one) => [one.id, one.title])), [every.rows]);
  const content = (shown: View) => {
    switch (shown) {
      case "list": return <CampaignList raw={raw} onSet={setSearch} />;
      case "board": return <BoardView filters={filters} campaigns={campaigns} />;
      case "tree": return <TreeView filters={filters} />;
      case "gantt": return <Suspense fallback={<PageSkeleton />}><GanttView filters={filters} campaigns={every.rows} /></Suspense>;
      case "calendar": return <CalendarView filters={filters} todayOn={every.todayOn} raw={raw} onSet={setSearch} />;
    }
  };
  return (
    <div className="page page-campaigns">
      <div className="page-head"><h1>{t("shell:page.campaigns")}</h1><SavedFilters /></div>
      <Tabs
        activeKey={view}
        onChange={(key) => setSearch({ view: key === "list" ? undefined : oneOf(views, key) }, { push: true })}
        destroyOnHidden
        items={views.map((one) => ({
          key: one,
          label: t(`campaigns:view.${one}`),
          children: (
            <>
              {one !== "list" && <div className="toolbar"><div className="toolbar-filters"><ItemFilterBar raw={raw} filters={filters} campaigns={campaigns} onSet={setSearch} /></div></div>}
              {content(one)}
            </>
          ),
        }))}
      />
    </div>
  );
}
