import { useTranslation } from "react-i18next";
import type { components } from "../../api/schema.d.ts";
import { DueCountdown } from "../../components/due-countdown.tsx";
import { FigureLink } from "../../components/figure-link.tsx";
import { Light } from "../../components/light.tsx";
import { useNames } from "../../components/names.tsx";
import { PageLink } from "../../components/page-link.tsx";

/** 关键事项: what holds up most others, first. */
export function CriticalList({ critical, todayOn }: { critical: components["schemas"]["CourtMap"]["critical"]; todayOn: string }) {
  const { t } = useTranslation();
  const names = useNames();
  if (critical.length === 0) return <p className="muted">{t("map:critical.none")}</p>;
  return (
    <ul className="map-critical">
      {critical.map(({ item, waiting }) => (
        <li key={item.id} data-critical={item.id}>
          <FigureLink figure={waiting} className="map-waiting">{t("map:critical.waiting", { count: waiting.count })}</FigureLink>
          <div className="line-what">
            <PageLink to={`/items/${item.id}`}>{item.title}</PageLink>
            <div className="map-critical-facts"><Light light={item.light} /> <DueCountdown dueOn={item.dueOn} remainingWorkingDays={item.remainingWorkingDays} todayOn={todayOn} /> <span className="muted">{names.department(item.department)}{item.responsible === undefined ? "" : ` · ${names.person(item.responsible)}`}</span></div>
          </div>
        </li>
      ))}
    </ul>
  );
}
