import { useTranslation } from "react-i18next";
import { PageLink } from "../../components/page-link.tsx";
import { dayText } from "../../formats.ts";
import { plusDays } from "./calendar-days.ts";
import { DayMark, DueItem, type MonthParts } from "./day-parts.tsx";
import { viewPath } from "./view-filters.ts";

/** Items that a day's cell has room for; of more, the last line leads to all. */
const mostShown = 4;
const weekdays = [0, 1, 2, 3, 4, 5, 6] as const;

/** The month as weeks, Monday first. */
export function MonthGrid({ month, weeks, byDay, special, todayOn, filters }: MonthParts) {
  const { t } = useTranslation();
  return (
    <table className="month" aria-labelledby="calendar-month">
      <thead><tr>{weekdays.map((day) => <th key={day} scope="col">{t(`campaigns:weekday.${day}`)}</th>)}</tr></thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((on) => {
              const items = byDay.get(on) ?? [];
              const day = special.get(on);
              const off = day !== undefined && day.kind !== "make-up";
              const shown = items.length > mostShown ? items.slice(0, mostShown - 1) : items;
              return (
                <td key={on} data-day={on} aria-current={on === todayOn ? "date" : undefined} className={`day ${off ? "day-off" : ""} ${on.startsWith(month) ? "" : "day-outside"} ${on === todayOn ? "day-today" : ""}`}>
                  <div className="day-head"><span className="day-number"><span aria-hidden>{Number(on.slice(8))}</span><span className="sr-only">{dayText(on)}</span></span>{on === todayOn && <span className="tag">{t("campaigns:today")}</span>}<DayMark day={day} /></div>
                  {items.length > 0 && (
                    <ul className="day-items">
                      {shown.map((item) => <li key={item.id}><DueItem item={item} /></li>)}
                      {shown.length < items.length && <li><PageLink to={viewPath("board", { ...filters, dueAfter: plusDays(on, -1), dueBefore: plusDays(on, 1) })} className="day-more">{t("campaigns:moreOnDay", { count: items.length - shown.length })}</PageLink></li>}
                    </ul>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
