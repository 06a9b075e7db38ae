import { memo } from "react";
import { useTranslation } from "react-i18next";
import { DueCountdown } from "../../components/due-countdown.tsx";
import { Light } from "../../components/light.tsx";
import type { Names } from "../../components/names.tsx";
import { PageLink } from "../../components/page-link.tsx";
import type { ItemLine } from "./view-filters.ts";

/** One item on the board: its light, how long there is, what it is, whose it is. */
export const ItemCard = memo(function ItemCard({ item, todayOn, campaign, names }: { item: ItemLine; todayOn: string; campaign: string | undefined; names: Names }) {
  const { t } = useTranslation();
  return (
    <article className={`item-card item-card-${item.light}`} data-item={item.id}>
      <div className="item-card-head">
        <Light light={item.light} />
        <DueCountdown dueOn={item.dueOn} remainingWorkingDays={item.remainingWorkingDays} todayOn={todayOn} closed={!item.open || item.status === "SubmittedForSignOff"} />
      </div>
      <PageLink to={`/items/${item.id}`} className="item-card-title">{item.title}</PageLink>
      <div className="item-card-line">{item.responsible === undefined ? t("items:nobody") : names.person(item.responsible)}</div>
      <div className="item-card-line muted">{names.department(item.department)}{campaign !== undefined && <> · {campaign}</>}</div>
      <div className="item-card-line item-card-foot muted">
        <span className="tag">{t("campaigns:priority", { priority: item.priority })}</span>
        {(item.status === "Suspended" || item.status === "Waived") && <span className="tag">{t(`names:status.${item.status}`)}</span>}
        {item.open && <span>{t("campaigns:percent", { percent: item.progress })}</span>}
      </div>
    </article>
  );
});
