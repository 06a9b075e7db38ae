import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useNames } from "../../components/names.tsx";
import { VirtualList } from "../../components/virtual-list.tsx";
import { usePreference } from "../../preferences.ts";
import { largeTextFactor } from "../../tokens.ts";
import { boardColumns, inColumns } from "./board-columns.ts";
import { ItemCard } from "./item-card.tsx";
import { ItemsState } from "./items-state.tsx";
import { useAllItems } from "./reads.ts";
import type { ItemFilters, ItemLine } from "./view-filters.ts";

/** A card with two lines of title and the gap below it, px at normal size; see .item-card. */
/** In English the countdown stands under the light, not beside it. */
const cardHeight = { "zh-CN": 152, en: 170 } as const;
const idOf = (item: ItemLine): string => item.id;

/** 条目化: every item as a card, by where it stands in the closed loop. */
export function BoardView({ filters, campaigns }: { filters: ItemFilters; campaigns: ReadonlyMap<string, string> }) {
  const { t, i18n } = useTranslation();
  const largeText = usePreference("largeText");
  const names = useNames();
  const all = useAllItems(filters);
  const columns = useMemo(() => inColumns(all.rows), [all.rows]);
  const rowHeight = Math.round(cardHeight[i18n.language === "en" ? "en" : "zh-CN"] * (largeText ? largeTextFactor : 1));
  return (
    <ItemsState all={all} filters={filters}>
      <div className="board">
        {boardColumns.map((column) => (
          <section key={column} className="board-column" aria-labelledby={`column-${column}`} data-column={column}>
            <h2 id={`column-${column}`} className="board-head">{t(`campaigns:column.${column}`)} <span className="board-count" data-count={columns[column].length}>{columns[column].length}</span></h2>
            {columns[column].length === 0
              ? <p className="board-none muted">{t("campaigns:columnNone")}</p>
              : (
                <VirtualList rows={columns[column]} keyOf={idOf} rowHeight={rowHeight} label={t(`campaigns:column.${column}`)}>
                  {(item) => <ItemCard item={item} todayOn={all.todayOn} names={names} campaign={filters.campaign === undefined ? campaigns.get(item.campaign ?? "") : undefined} />}
                </VirtualList>
              )}
          </section>
        ))}
      </div>
    </ItemsState>
  );
}
