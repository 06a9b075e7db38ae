/** An instant: RFC 3339 in UTC with milliseconds and fixed width ("2026-05-06T01:12:00.000Z"), so that `<` orders instants. */
export type Instant = string;

/** A civil date in Asia/Shanghai, "YYYY-MM-DD"; it expires at 24:00 of that day (statutory-limits §8). */
export type CivilDate = string;

/** Asia/Shanghai is UTC+8 all year: fixed here so that no result depends on a time-zone database. */
const shanghaiOffsetMs = 8 * 60 * 60 * 1000;
const dayMs = 24 * 60 * 60 * 1000;

/** Milliseconds since the epoch of an instant. */
export function epochMs(at: Instant): number {
  return Date.parse(at);
}

/** The canonical instant for milliseconds since the epoch. */
export function instant(ms: number): Instant {
  return new Date(ms).toISOString();
}

/** The hour in UTC of an instant, read off its fixed width; NaN for any other text. */
function utcHour(at: Instant): number {
  return at.length === 24 && at.charCodeAt(10) === 84 ? (at.charCodeAt(11) - 48) * 10 + at.charCodeAt(12) - 48 : Number.NaN;
}

function twoDigits(n: number): string {
  return n < 10 ? `0${n}` : String(n);
}

/** The civil date in Shanghai on which an instant falls. */
export function civilDateOf(at: Instant): CivilDate {
  // Before 16:00 UTC it is the same date in Shanghai: the common case needs no arithmetic, and it is met many times a command.
  if (utcHour(at) < 16) return at.slice(0, 10);
  return new Date(epochMs(at) + shanghaiOffsetMs).toISOString().slice(0, 10);
}

/** Minutes after midnight in Shanghai (0–1439) of an instant. */
export function minuteOfDay(at: Instant): number {
  return Math.floor(((epochMs(at) + shanghaiOffsetMs) % dayMs) / 60_000);
}

/** The instant of a wall-clock time in Shanghai: date plus minutes after midnight (1440 = the end of that day). */
export function instantAt(on: CivilDate, minutes: number): Instant {
  if (on.length === 10 && minutes >= 480 && minutes < 1920 && Number.isInteger(minutes)) {
    return `${on}T${twoDigits(Math.floor(minutes / 60) - 8)}:${twoDigits(minutes % 60)}:00.000Z`;
  }
  return instant(Date.parse(`${on}T00:00:00.000Z`) - shanghaiOffsetMs + minutes * 60_000);
}

/** An instant moved by milliseconds. */
export function plusMs(at: Instant, ms: number): Instant {
  return instant(epochMs(at) + ms);
}

/** A civil date moved by calendar days (may be negative). */
export function plusDays(on: CivilDate, days: number): CivilDate {
  const day = Number(on.slice(8)) + days;
  if (on.length === 10 && day >= 1 && day <= 28 && Number.isInteger(days)) return `${on.slice(0, 8)}${twoDigits(day)}`;
  return new Date(Date.parse(`${on}T00:00:00.000Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Whole days from one date to another (negative when `to` is earlier). */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / dayMs);
}

/** Whether a text is a date that exists ("2026-02-30" does not). */
export function isCivilDate(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00.000Z`)) && plusDays(text, 0) === text;
}

/** RFC 3339 with the +08:00 offset, as people and API answers see an instant. */
export function inShanghai(at: Instant): string {
  const hour = utcHour(at);
  if (hour < 16) return `${at.slice(0, 11)}${twoDigits(hour + 8)}${at.slice(13, 19)}+08:00`;
  return `${new Date(epochMs(at) + shanghaiOffsetMs).toISOString().slice(0, 19)}+08:00`;
}
