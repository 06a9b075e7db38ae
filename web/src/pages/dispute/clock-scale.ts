import dayjs from "dayjs";
import type { Dispute } from "../../api/queries.ts";
import { civilDateOf, daysBetween } from "../../formats.ts";

export type Clock = Dispute["clocks"][number];

/** The days that a drawing shows. */
export interface Span { from: string; to: string }

const day = "YYYY-MM-DD";
/** Wider than this, the next three months are shown unless all is asked for. */
const mostDays = 400;
const nearDays = { before: 92, after: 122 };

const shifted = (on: string, days: number): string => dayjs(on).add(days, "day").format(day);

/** The last day of a clock; of a period of hours the day of its instant. */
export function lastDay(clock: Clock): string | undefined {
  return clock.dueOn ?? (clock.dueAt === undefined ? undefined : civilDateOf(clock.dueAt));
}

/** From the first day of any of them to the last, today among them, with a little room. */
export function wholeSpan(clocks: readonly Clock[], todayOn: string): Span {
  const days = [todayOn, ...clocks.flatMap((clock) => [clock.startedOn, lastDay(clock) ?? clock.startedOn, ...clock.exclusions.map((one) => one.to ?? one.expectedTo ?? one.from)])].sort();
  const from = days[0] ?? todayOn;
  const to = days.at(-1) ?? todayOn;
  const room = Math.max(2, Math.round(daysBetween(from, to) / 40));
  return { from: shifted(from, -room), to: shifted(to, room) };
}

/** Around today, where the whole would press short periods into nothing; undefined where the whole is short enough. */
export function nearSpan(whole: Span, todayOn: string): Span | undefined {
  if (daysBetween(whole.from, whole.to) <= mostDays) return undefined;
  const from = shifted(todayOn, -nearDays.before);
  const to = shifted(todayOn, nearDays.after);
  return { from: from > whole.from ? from : whole.from, to: to < whole.to ? to : whole.to };
}

/** Where a day stands in a span, in per cent; beyond its ends for days beyond it. */
export function placeOf(span: Span, on: string): number {
  return 100 * daysBetween(span.from, on) / Math.max(1, daysBetween(span.from, span.to));
}

/** First days of months, at most twelve of them, for the scale. */
export function ticks(span: Span): string[] {
  const months: string[] = [];
  for (let at = dayjs(span.from).add(1, "month").startOf("month"); at.format(day) < span.to; at = at.add(1, "month")) months.push(at.format(day));
  const each = Math.ceil(months.length / 8);
  return months.filter((_, index) => index % Math.max(1, each) === 0);
}

export interface Part { kind: "counted" | "excluded" | "extended" | "overrun"; from: string; to: string }

/** What a clock's bar is made of: the days that count, those that do not, what was granted beyond, and what has overrun. `to` is the day after the last. */
export function partsOf(clock: Clock, todayOn: string): Part[] {
  const last = lastDay(clock);
  if (last === undefined) return clock.status === "running" ? [{ kind: "counted", from: clock.startedOn, to: shifted(todayOn, 1) }] : [];
  const end = shifted(last, 1);
  // Extensions lengthen the end: the last that was granted is the last part of the bar.
  const extendedFrom = clock.extensions.reduce((so, one) => dayjs(so).subtract(one.months ?? 0, "month").subtract(one.days ?? 0, "day").format(day), end);
  const extended: Part[] = clock.extensions.length > 0 && extendedFrom > clock.startedOn ? [{ kind: "extended", from: extendedFrom, to: end }] : [];
  const excluded = clock.exclusions.map((one): Part => ({ kind: "excluded", from: one.from, to: shifted(one.to ?? one.expectedTo ?? todayOn, 1) }));
  const late = clock.status === "running" && end <= todayOn ? [{ kind: "overrun" as const, from: end, to: shifted(todayOn, 1) }] : [];
  return [{ kind: "counted", from: clock.startedOn, to: end }, ...extended, ...excluded, ...late];
}
