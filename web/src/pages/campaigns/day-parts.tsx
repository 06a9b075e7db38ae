import { useTranslation } from "react-i18next";
import { Light } from "../../components/light.tsx";
import { PageLink } from "../../components/page-link.tsx";
import type { SpecialDay } from "./special-days.ts";
import type { ItemFilters, ItemLine } from "./view-filters.ts";

/** What both forms of the month show. */
export interface MonthParts {
  month: string;
  weeks: readonly (readonly string[])[];
  byDay: ReadonlyMap<string, readonly ItemLine[]>;
  special: ReadonlyMap<string, SpecialDay>;
  todayOn: string;
  filters: ItemFilters;
}

/** 休 with the feast's name, or 班 for a weekend day that is worked; whether that may still change. */
export function DayMark({ day }: { day: SpecialDay | undefined }) {
  const { t } = useTranslation();
  if (day === undefined || day.kind === "weekend") return null;
  return <span className={`day-mark day-mark-${day.kind}`} title={day.source}>{t(`campaigns:day.${day.kind}`)}{day.name !== undefined && day.kind === "holiday" ? ` ${day.name}` : ""}{day.provisional && ` ${t("campaigns:provisional")}`}</span>;
}

/** An item on its due day. */
export function DueItem({ item }: { item: ItemLine }) {
  const { t } = useTranslation();
  return <PageLink to={`/items/${item.id}`} className={`due-item due-item-${item.light}`}><Light light={item.light} text="" /><span className="sr-only">{t(`names:light.${item.light}`)} </span><span className="due-item-title">{item.title}</span></PageLink>;
}
