/** Civil dates as the month's grid needs them; "YYYY-MM-DD" and "YYYY-MM" throughout. */

const dayMs = 86_400_000;

export function plusDays(on: string, days: number): string {
  return new Date(Date.parse(`${on}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}

/** 0 for Monday to 6 for Sunday. */
function weekdayOf(on: string): number {
  return (new Date(`${on}T00:00:00Z`).getUTCDay() + 6) % 7;
}

export function plusMonths(month: string, months: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** The weeks, Monday first, that have a day of the month. */
export function weeksOf(month: string): string[][] {
  const firstOn = `${month}-01`;
  const nextOn = `${plusMonths(month, 1)}-01`;
  const weeks: string[][] = [];
  for (let on = plusDays(firstOn, -weekdayOf(firstOn)); on < nextOn; on = plusDays(on, 7)) weeks.push([0, 1, 2, 3, 4, 5, 6].map((day) => plusDays(on, day)));
  return weeks;
}

/** A month of the address, if it is one. */
export function monthOf(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? text : undefined;
}

/** Spans of at most a year that make up the days from one to another: as much as the calendar's read answers at once. */
export function spansOf(fromOn: string, toOn: string): { from: string; to: string }[] {
  const spans: { from: string; to: string }[] = [];
  for (let year = Number(fromOn.slice(0, 4)); year <= Number(toOn.slice(0, 4)); year += 1) spans.push({ from: `${year}-01-01`, to: `${year}-12-31` });
  return spans;
}
