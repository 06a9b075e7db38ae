import type { Say } from "./language.ts";
import { CommandFailure, exitCodes } from "./terminal.ts";

/** How a clock's ledger is written on a command line. What does not fit here goes into a file (--ledger). */

const date = String.raw`\d{4}-\d{2}-\d{2}`;
const word = "[a-z][a-z0-9-]*";
const units = { h: "hours", d: "days", wd: "workingDays", m: "months", y: "years" } as const;

function isUnit(text: string): text is keyof typeof units {
  return Object.hasOwn(units, text);
}

function unreadable(value: string, example: string, say: Say): CommandFailure {
  return new CommandFailure(exitCodes.usage, say(`“${value}”看不懂：写作 ${example}`, `“${value}” is not understood: write ${example}`));
}

/** 15d, 3wd, 6m, 2y, 48h → the API's period. */
export function readPeriod(value: string, say: Say): object {
  const [, amount = "", unit = ""] = /^(\d+)(h|d|wd|m|y)$/.exec(value) ?? [];
  if (!isUnit(unit)) throw unreadable(value, "15d、3wd、6m、2y、48h", say);
  return { [units[unit]]: Number(amount) };
}

/** 2026-06-10..2026-06-24=appraisal; with ~ before the end it is expected and the exclusion open. */
export function readExclusion(value: string, say: Say): object {
  const [, from, expected, to, ground] = new RegExp(`^(${date})\\.\\.(~?)(${date})(?:=(${word}))?$`).exec(value) ?? [];
  if (from === undefined || to === undefined) throw unreadable(value, "2026-06-10..2026-06-24=appraisal", say);
  return { type: "excluded", from, ...(expected === "~" ? { expectedTo: to } : { to }), ...(ground === undefined ? {} : { ground }) };
}

/** 6m@2026-08-01, 15d@2026-08-01=court */
export function readExtension(value: string, say: Say): object {
  const [, amount, unit, approvedOn, by] = new RegExp(`^(\\d+)(m|d)@(${date})(?:=(${word}))?$`).exec(value) ?? [];
  if (amount === undefined || approvedOn === undefined) throw unreadable(value, "6m@2026-08-01", say);
  return { type: "extended", [unit === "m" ? "months" : "days"]: Number(amount), approvedOn, ...(by === undefined ? {} : { by }) };
}

/** trial-ordinary@2026-05-20 */
export function readConversion(value: string, say: Say): object {
  const [, to, on] = new RegExp(`^(${word})@(${date})$`).exec(value) ?? [];
  if (to === undefined || on === undefined) throw unreadable(value, "trial-ordinary@2026-05-20", say);
  return { type: "converted", to, on };
}

/** 2026-06-20=appraisal: an entry of a day and, where it has one, a ground. */
export function readDated(type: "started" | "resumed", value: string, say: Say): object {
  const [, on, ground] = new RegExp(`^(${date})(?:=(${word}))?$`).exec(value) ?? [];
  if (on === undefined) throw unreadable(value, "2026-06-20=corrections-received", say);
  return { type, on, ...(ground === undefined ? {} : { ground }) };
}
