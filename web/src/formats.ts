import i18next from "i18next";

/** Dates and instants as the court writes them, always in Asia/Shanghai. */

const formats = new Map<string, Intl.DateTimeFormat>();

function format(kind: "instant" | "day" | "date" | "month", options: Intl.DateTimeFormatOptions, language = i18next.language): Intl.DateTimeFormat {
  const key = `${language} ${kind}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language === "en" ? "en-GB" : "zh-CN", { timeZone: "Asia/Shanghai", ...options });
  formats.set(key, known);
  return known;
}

/** 2026-03-02 09:30 in the court's time zone. */
export function instantText(at: string): string {
  const parts = Object.fromEntries(format("instant", { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).formatToParts(new Date(at)).map((part) => [part.type, part.value]));
  return `${parts["year"] ?? ""}-${parts["month"] ?? ""}-${parts["day"] ?? ""} ${parts["hour"] ?? ""}:${parts["minute"] ?? ""}`;
}

/** 2026年3月2日 星期一; Mon, 2 March 2026. */
export function dayText(on: string): string {
  return format("day", { year: "numeric", month: "long", day: "numeric", weekday: "short" }).format(new Date(`${on}T12:00:00+08:00`));
}

/** 2026年3月2日; 2 March 2026: as a letter writes it. */
export function dateText(on: string): string {
  return format("date", { year: "numeric", month: "long", day: "numeric" }).format(new Date(`${on}T12:00:00+08:00`));
}

/** 2026年3月; March 2026: of a month "YYYY-MM". */
export function monthText(month: string, language?: string): string {
  return format("month", { year: "numeric", month: "long" }, language).format(new Date(`${month}-15T12:00:00+08:00`));
}

/** The civil date of an instant in the court's time zone, YYYY-MM-DD. */
export function civilDateOf(at: string): string {
  return instantText(at).slice(0, 10);
}

/** Whole days from one date to another, negative when it lies behind. */
export function daysBetween(fromOn: string, toOn: string): number {
  return Math.round((Date.parse(`${toOn}T00:00:00Z`) - Date.parse(`${fromOn}T00:00:00Z`)) / 86_400_000);
}
