import { useTranslation } from "react-i18next";
import { dayText } from "../../formats.ts";
import { DayMark, DueItem, type MonthParts } from "./day-parts.tsx";

/** The month as a list, for narrow screens: only days on which something is due or that are not what their weekday says. */
export function AgendaDays({ month, weeks, byDay, special, todayOn }: MonthParts) {
  const { t } = useTranslation();
  const days = weeks.flat().filter((on) => on.startsWith(month) && (byDay.has(on) || on === todayOn || (special.get(on)?.kind ?? "weekend") !== "weekend"));
  return (
    <ul className="agenda">
      {days.map((on) => (
        <li key={on} data-day={on} aria-current={on === todayOn ? "date" : undefined} className={on === todayOn ? "day-today" : ""}>
          <div className="day-head"><time dateTime={on}>{dayText(on)}</time>{on === todayOn && <span className="tag">{t("campaigns:today")}</span>}<DayMark day={special.get(on)} /></div>
          <ul className="day-items">{(byDay.get(on) ?? []).map((item) => <li key={item.id}><DueItem item={item} /></li>)}</ul>
        </li>
      ))}
    </ul>
  );
}
