import dayjs, { type Dayjs } from "dayjs";
import type { Problem } from "../api/problem.ts";
import type { CommandForm, Field } from "./command-form.ts";

/** YYYY-MM-DD of a date picker. */
export function civil(value: Dayjs): string {
  return value.format("YYYY-MM-DD");
}

/** Date and time of a picker, which are those of the court wherever the browser is. */
function instantOf(value: unknown): string | undefined {
  return dayjs.isDayjs(value) ? `${value.format("YYYY-MM-DDTHH:mm:00")}+08:00` : undefined;
}

/** Dates of pickers as the API writes them; what was left empty is left out. */
function plain(value: unknown): unknown {
  if (dayjs.isDayjs(value)) return civil(value);
  if (Array.isArray(value)) return value.map(plain).filter((one) => one !== undefined);
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(([name, one]) => [name, plain(one)] as const).filter(([, one]) => one !== undefined);
    return entries.length === 0 ? undefined : Object.fromEntries(entries);
  }
  if (typeof value === "string") return value.trim() === "" ? undefined : value.trim();
  return value ?? undefined;
}

/** What a required list is when nobody filled it in. */
const emptyLists: readonly string[] = ["lines", "openItems", "evidence", "offers"];

/** The command's body from what was filled in. */
export function bodyOf(form: CommandForm, values: Record<string, unknown>): object {
  const body: Record<string, unknown> = {};
  for (const field of form.fields) {
    const value = field.widget === "instant" ? instantOf(values[field.name]) : plain(values[field.name]);
    if (value !== undefined) body[field.name] = value;
    else if (emptyLists.includes(field.widget) && mayBeEmpty(field)) body[field.name] = [];
  }
  return body;
}

function mayBeEmpty(field: Field): boolean {
  return field.widget === "evidence" || field.widget === "offers" || field.required === true;
}

/** The API's faults at the fields they are about: "duty.responsible" at `duty`. */
export function faultsByField(form: CommandForm, problem: Problem): { name: string; errors: string[] }[] {
  return form.fields.map(({ name }) => ({
    name,
    errors: (problem.invalidParams ?? []).filter((fault) => fault.path.split(/[.[]/)[0] === name).map((fault) => fault.message),
  }));
}
