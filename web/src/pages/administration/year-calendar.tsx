import { useTranslation } from "react-i18next";
import type { components } from "../../api/schema.d.ts";
import { dateText } from "../../formats.ts";

type Day = components["schemas"]["SpecialDay"];

const months = Array.from({ length: 12 }, (_none, index) => index);

/** Dates of a month in weeks from Monday, undefined where the week is not of the month. */
function weeksOf(year: number, month: number): (string | undefined)[][] {
  const count = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const before = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7;
  const cells = [...Array.from({ length: before }, () => undefined), ...Array.from({ length: count }, (_none, index) => new Date(Date.UTC(year, month, index + 1)).toISOString().slice(0, 10))];
  return Array.from({ length: Math.ceil(cells.length / 7) }, (_none, week) => Array.from({ length: 7 }, (_day, index) => cells[week * 7 + index]));
}

/** Twelve months; days off say 休, worked weekends 班, and both say why. */
export function YearCalendar({ year, todayOn, days }: { year: string; todayOn: string; days: readonly Day[] }) {
  const { t, i18n } = useTranslation();
  const special = new Map(days.map((day) => [day.on, day]));
  const monthName = new Intl.DateTimeFormat(i18n.language === "en" ? "en-GB" : "zh-CN", { month: "long", timeZone: "UTC" });
  const weekday = new Intl.DateTimeFormat(i18n.language === "en" ? "en-GB" : "zh-CN", { weekday: "narrow", timeZone: "UTC" });
  const dayName = new Intl.DateTimeFormat(i18n.language === "en" ? "en-GB" : "zh-CN", { weekday: "long", timeZone: "UTC" });
  // 5 January 1970 was a Monday.
  const week = Array.from({ length: 7 }, (_none, index) => new Date(Date.UTC(1970, 0, 5 + index)));
  const noteworthy = days.filter((day) => day.kind !== "weekend");
  return (
    <>
      <div className="year">
        {months.map((month) => (
          <table key={month} className="month" aria-label={monthName.format(new Date(Date.UTC(Number(year), month, 1)))}>
            <caption>{monthName.format(new Date(Date.UTC(Number(year), month, 1)))}</caption>
            <thead><tr>{week.map((day) => <th key={day.getTime()} scope="col" abbr={dayName.format(day)}>{weekday.format(day)}</th>)}</tr></thead>
            <tbody>
              {weeksOf(Number(year), month).map((row, index) => (
                <tr key={index}>
                  {row.map((on, column) => {
                    const day = on === undefined ? undefined : special.get(on);
                    return (
                      <td key={column} className={`day ${day === undefined ? "" : `day-${day.kind}`} ${on === todayOn ? "day-today" : ""}`} {...(day === undefined || day.kind === "weekend" ? {} : { title: day.name ?? day.source ?? "" })} {...(on === undefined ? {} : { "data-on": on })}>
                        {on === undefined ? "" : Number(on.slice(8))}
                        {day !== undefined && day.kind !== "weekend" && <span className="day-mark">{t(`administration:calendar.mark.${day.kind}`)}</span>}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
      <section className="panel" aria-labelledby="special-days">
        <h2 id="special-days">{t("administration:calendar.special", { count: noteworthy.length })}</h2>
        {noteworthy.length === 0
          ? <p className="muted">{t("administration:calendar.specialNone")}</p>
          : <ul className="special-days">{noteworthy.map((day) => <li key={day.on}><time dateTime={day.on}>{dateText(day.on)}</time> <span className={day.kind === "holiday" ? "light light-green" : "light light-yellow"}>{t(`administration:calendar.kind.${day.kind}`)}</span> <span className="muted">{day.name}{day.provisional ? ` ${t("administration:calendar.mayChange")}` : ""}</span></li>)}</ul>}
      </section>
    </>
  );
}
