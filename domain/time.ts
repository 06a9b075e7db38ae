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

/** The number that two or four digits of a text make; NaN when one is no digit. */
function numberAt(text: string, from: number, digits: 2 | 4): number {
  let value = 0;
  for (let index = from; index < from + digits; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/**
 * Days since 1970-01-01 in the proleptic Gregorian calendar, counted in years that begin in March; NaN for a text that is
 * no date by its form. Dates are moved many times a command, and going through
 * `Date` and back costs more than everything else about it.
 */
function dayNumber(on: CivilDate): number {
  if (on.length !== 10 || on.charCodeAt(4) !== 45 || on.charCodeAt(7) !== 45) return Number.NaN;
  const month = numberAt(on, 5, 2);
  const day = numberAt(on, 8, 2);
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return Number.NaN;
  const year = numberAt(on, 0, 4) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468;
}

/** The date of a day number within the years 0001–9999; undefined outside. */
function dateOf(days: number): CivilDate | undefined {
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365);
  const dayOfYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const fromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const month = fromMarch + (fromMarch < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!(year >= 1 && year <= 9999)) return undefined;
  return `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(dayOfYear - Math.floor((153 * fromMarch + 2) / 5) + 1)}`;
}

/** The civil date in Shanghai on which an instant falls. */
export function civilDateOf(at: Instant): CivilDate {
  // Before 16:00 UTC it is the same date in Shanghai: the common case needs no arithmetic, and it is met many times a command.
  if (utcHour(at) < 16) return at.slice(0, 10);
  return new Date(epochMs(at) + shanghaiOffsetMs).toISOString().slice(0, 10);
}

/** Minutes after midnight in Shanghai (0–1439) of an instant. */
export function minuteOfDay(at: Instant): number {
  const minutes = utcHour(at) * 60 + numberAt(at, 14, 2);
  return Number.isNaN(minutes) ? Math.floor(((epochMs(at) + shanghaiOffsetMs) % dayMs) / 60_000) : (minutes + 480) % 1440;
}

/** "T00:00:00.000Z" and so on for each minute of a day: a text is put together of two parts instead of seven. */
const timesOfDay = Array.from({ length: 1440 }, (_, minute) => `T${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}:00.000Z`);

/** The instant of a wall-clock time in Shanghai: date plus minutes after midnight (1440 = the end of that day). */
export function instantAt(on: CivilDate, minutes: number): Instant {
  const timeOfDay = timesOfDay[minutes - 480];
  if (on.length === 10 && timeOfDay !== undefined) return on + timeOfDay;
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
  const moved = Number.isInteger(days) ? dateOf(dayNumber(on) + days) : undefined;
  return moved ?? new Date(Date.parse(`${on}T00:00:00.000Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** Whole days from one date to another (negative when `to` is earlier). */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  const days = dayNumber(to) - dayNumber(from);
  return !Number.isNaN(days) ? days : Math.round((Date.parse(`${to}T00:00:00.000Z`) - Date.parse(`${from}T00:00:00.000Z`)) / dayMs);
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
