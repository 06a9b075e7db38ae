import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/empty-state.tsx";
import { ExportButtons } from "../../components/export-buttons.tsx";
import { PageLink } from "../../components/page-link.tsx";
import { PageSkeleton } from "../../components/page-state.tsx";
import { ProblemView } from "../../components/problem-view.tsx";
import { addressOf } from "../../page-search.ts";
import type { AllOf } from "./reads.ts";
import { viewPath, type ItemFilters, type ItemLine, type View } from "./view-filters.ts";

interface Props { all: AllOf<ItemLine>; filters: ItemFilters; view?: View; legend?: ReactNode; whenNone?: "say" | "show"; children: ReactNode }

/** What reading the items has come to: how many there are, their export, a problem, nothing and what to do then, or the view. */
export function ItemsState({ all, filters, view = "board", legend, whenNone = "say", children }: Props) {
  const { t } = useTranslation();
  if (all.problem !== undefined) return <ProblemView problem={all.problem} onRetry={all.retry} />;
  if (all.isPending) return <PageSkeleton />;
  const filtered = Object.keys(filters).length > 0;
  return (
    <>
      <div className="view-line">
        <span role="status" data-total={all.isGrowing ? undefined : all.rows.length}>
          {all.isGrowing ? t("campaigns:growing", { count: all.rows.length }) : t("campaigns:total", { count: all.rows.length })}
          {all.isCut && <span className="due-soon"> {t("campaigns:cut")}</span>}
        </span>
        {legend}
        <span className="view-export"><ExportButtons path={addressOf("/api/v1/work-items/export", filters)} /></span>
      </div>
      {all.rows.length === 0 && whenNone === "say"
        ? (
          <EmptyState
            title={filtered ? t("items:none") : t("campaigns:noItems")}
            next={filtered ? t("items:noneNext") : t("campaigns:noItemsNext")}
            action={<PageLink to={filtered ? viewPath(view, {}) : "/campaigns"}>{filtered ? t("campaigns:dropAll") : t("campaigns:toList")}</PageLink>}
          />
        )
        : children}
    </>
  );
}
