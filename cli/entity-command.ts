import { parseData, readFileOf, type Flag, type Reading } from "./flags.ts";
import type { Text } from "./language.ts";
import { CommandFailure, exitCodes } from "./terminal.ts";

/** A command of an entity: its name, its options, and what must be given. One table row is one sub-command. */
export interface EntityCommand {
  /** As the authority catalogue names it: "SubmitForSignOff"; its address and sub-command are the same in kebab-case. */
  command: string;
  about: Text;
  flags: readonly Flag[];
  /** Fields that the body must have in the end, whether by options or by --body. */
  needs: readonly string[];
  /** Fields that are there even when nothing was said. */
  defaults?: Readonly<Record<string, unknown>>;
}

type Body = Record<string, unknown>;

function isBody(value: unknown): value is Body {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** "--all-of <ids>" → allOf, as commander names the value. */
export function optionKey(flags: string): string {
  const long = /--([a-z][a-z0-9-]*)/.exec(flags)?.[1] ?? flags;
  return long.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function place(body: Body, field: string, value: unknown, append: boolean): "taken" | undefined {
  const parts = field.split(".");
  const last = parts.pop() ?? field;
  let at = body;
  for (const part of parts) {
    const inner = at[part];
    const next: Body = isBody(inner) ? { ...inner } : {};
    at[part] = next;
    at = next;
  }
  if (append) {
    const list: unknown = at[last];
    at[last] = [...(Array.isArray(list) ? (list as unknown[]) : []), value];
    return undefined;
  }
  if (Object.hasOwn(at, last)) return "taken";
  at[last] = value;
  return undefined;
}

function present(body: Body, field: string): boolean {
  let at: unknown = body;
  for (const part of field.split(".")) {
    if (!isBody(at) || !Object.hasOwn(at, part)) return false;
    at = at[part];
  }
  return true;
}

/**
 * The body that options and --body make together. An option fills its own field and may not contradict another one; what a
 * file given with --body says stands below the options. What is missing is a usage error that names the options.
 */
export async function bodyOf(spec: EntityCommand, options: Readonly<Record<string, unknown>>, reading: Reading): Promise<Body> {
  const { say, terminal } = reading;
  const given: Body = {};
  for (const flag of spec.flags) {
    const raw = options[optionKey(flag.flags)];
    if (raw === undefined || raw === false) continue;
    const values = (Array.isArray(raw) ? raw : [raw]).map((one: unknown) => (typeof one === "string" ? one : ""));
    for (const value of values) {
      if (place(given, flag.field, await flag.read(value, reading), flag.repeat === true) === "taken") {
        const both = spec.flags.filter((one) => one.field === flag.field).map((one) => one.flags).join(say("、", ", "));
        throw new CommandFailure(exitCodes.usage, say(`这些选项只能用一个：${both}`, `Only one of these may be given: ${both}`));
      }
    }
  }
  const file = options["body"];
  const below = typeof file === "string" ? parseData(await readFileOf(file, terminal, say), file, say) : {};
  if (!isBody(below)) throw new CommandFailure(exitCodes.usage, say(`${String(file)} 应是一个对象（字段: 值）`, `${String(file)} must hold an object (field: value)`));
  const body: Body = { ...spec.defaults, ...below };
  for (const [field, value] of Object.entries(given)) {
    const lower = body[field];
    body[field] = isBody(lower) && isBody(value) ? { ...lower, ...value } : value;
  }
  const missing = spec.needs.filter((field) => !present(body, field));
  if (missing.length > 0) {
    const names = missing.map((field) => spec.flags.filter((flag) => flag.field === field).map((flag) => flag.flags).join(say(" 或 ", " or "))).map((text, index) => (text === "" ? `--body (${missing[index] ?? ""})` : text));
    throw new CommandFailure(exitCodes.usage, say(`还缺少：${names.join("；")}`, `Missing: ${names.join("; ")}`));
  }
  return body;
}
