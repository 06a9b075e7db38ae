import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parse as parseYaml } from "yaml";
import type { Say, Text } from "./language.ts";
import { CommandFailure, exitCodes, type Terminal } from "./terminal.ts";

/** What reading an option's value may need. */
export interface Reading { terminal: Terminal; say: Say }

/** One option of a command and what it puts into the request's body. */
export interface Flag {
  /** As commander writes it: "--reason <text>". */
  flags: string;
  about: Text;
  /** Field of the body it fills, "duty.department" for one inside another. */
  field: string;
  /** Repeatable: every value is one more entry of the list in `field`. */
  repeat?: true;
  /** Throws a CommandFailure for a value that is none. */
  read: (value: string, reading: Reading) => unknown;
}

function usage(message: string): CommandFailure {
  return new CommandFailure(exitCodes.usage, message);
}

/** A text; "-" reads it from standard input, "@file" from a file, "@@…" is a text that begins with @. */
async function readText(value: string, { terminal, say }: Reading): Promise<string> {
  if (value === "-") return (await terminal.readStdin()).trim();
  if (value.startsWith("@@")) return value.slice(1);
  if (!value.startsWith("@") || value.length < 2) return value;
  return (await readFileOf(value.slice(1), terminal, say)).toString("utf8").trim();
}

/** A file named on the command line; a missing one is a usage error with its name. */
export async function readFileOf(name: string, terminal: Terminal, say: Say): Promise<Buffer> {
  try {
    return name === "-" ? Buffer.from(await terminal.readStdin()) : await readFile(resolve(terminal.folder, name));
  } catch (error) {
    const code = error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
    throw usage(say(`读不到文件 ${name}（${code}）`, `Cannot read the file ${name} (${code})`));
  }
}

export function text(flags: string, field: string, zh: string, en: string): Flag {
  return { flags, field, about: { zh, en }, read: readText };
}

export function number(flags: string, field: string, zh: string, en: string): Flag {
  return {
    flags,
    field,
    about: { zh, en },
    read(value, { say }) {
      const read = Number(value);
      if (value.trim() === "" || !Number.isFinite(read)) throw usage(say(`${flags} 应为数字，而不是“${value}”`, `${flags} must be a number, not “${value}”`));
      return read;
    },
  };
}

/** A flag without a value that stands for one: --granted, --failed. */
export function fixed(flags: string, field: string, value: unknown, zh: string, en: string): Flag {
  return { flags, field, about: { zh, en }, read: () => value };
}

/** Ids, repeated or separated by commas. */
export function ids(flags: string, field: string, zh: string, en: string): Flag {
  return { flags, field, about: { zh, en }, read: (value) => value.split(/[,，]/).map((one) => one.trim()).filter((one) => one !== "") };
}

const dueForm = /^(\d+)(wd|d|m)(?:@([A-Za-z0-9][A-Za-z0-9._:-]*))?$/;

/** 2026-04-15, 2026-04-15! (fixed), 20wd@start, 30d@m1, 1m@start → the API's due rule. */
function readDue(value: string, say: Say): unknown {
  const date = /^(\d{4}-\d{2}-\d{2})(!?)$/.exec(value);
  if (date !== null) return { on: date[1], ...(date[2] === "!" ? { fixed: true } : {}) };
  const [, amount, unit, after = "start"] = dueForm.exec(value) ?? [];
  if (amount === undefined) {
    throw usage(say(
      `时限“${value}”看不懂：写日期 2026-04-15（2026-04-15! 表示逢休息日不顺延），或 20wd@start、30d@m1、1m@start`,
      `“${value}” is no due date: write 2026-04-15 (2026-04-15! when it must not roll), or 20wd@start, 30d@m1, 1m@start`,
    ));
  }
  const counted = Number(amount);
  if (unit === "wd") return { workingDays: counted, after };
  return unit === "d" ? { days: counted, after } : { months: counted, after };
}

export function due(flags: string, field: string, zh: string, en: string): Flag {
  return { flags, field, about: { zh, en }, read: (value, { say }) => readDue(value, say) };
}

function split(value: string, separator: string, flags: string, say: Say): [string, string] {
  const at = value.indexOf(separator);
  if (at < 1 || at === value.length - 1) throw usage(say(`${flags} 的值应含“${separator}”，而不是“${value}”`, `${flags} takes a value with “${separator}” inside, not “${value}”`));
  return [value.slice(0, at), value.slice(at + 1)];
}

/** `A=B` as an entry of a list, e.g. { item: A, ground: B }. */
export function pair(flags: string, field: string, names: [string, string], zh: string, en: string, extra: Readonly<Record<string, unknown>> = {}, asDue = false): Flag {
  return {
    flags,
    field,
    repeat: true,
    about: { zh, en },
    read(value, { say }) {
      const [left, right] = split(value, "=", flags, say);
      return { [names[0]]: left, ...extra, [names[1]]: asDue ? readDue(right, say) : right };
    },
  };
}

/** METRIC:VALUE:UNIT → the API's target, e.g. answered-needs:80:%. */
export function target(flags: string, field: string, zh: string, en: string): Flag {
  return {
    flags,
    field,
    about: { zh, en },
    read(value, { say }) {
      const [metric, amount, unit] = value.split(":");
      const read = Number(amount);
      if (metric === undefined || unit === undefined || unit === "" || amount === "" || !Number.isFinite(read)) {
        throw usage(say(`${flags} 应写作 指标:数值:单位，例如 answered-needs:80:%`, `${flags} is written METRIC:VALUE:UNIT, e.g. answered-needs:80:%`));
      }
      return { metric, value: read, unit };
    },
  };
}

const address = /^(https?:\/\/|urn:)/;

/** NAME, NAME=https://…, or NAME=FILE: of a file only its SHA-256 goes into the ledger, the file stays where it is. */
export function evidence(flags: string, field: string, zh: string, en: string): Flag {
  return {
    flags,
    field,
    repeat: true,
    about: { zh, en },
    async read(value, { terminal, say }) {
      if (!value.includes("=")) return { name: value };
      const [name, where] = split(value, "=", flags, say);
      if (address.test(where)) return { name, uri: where };
      return { name, sha256: createHash("sha256").update(await readFileOf(where, terminal, say)).digest("hex") };
    },
  };
}

/** A file or standard input (-) with JSON or YAML as the value of a field. */
export function data(flags: string, field: string, zh: string, en: string): Flag {
  return { flags, field, about: { zh, en }, read: async (value, { terminal, say }) => parseData(await readFileOf(value, terminal, say), value, say) };
}

/** JSON or YAML; what cannot be read is a usage error with its line. */
export function parseData(bytes: Uint8Array, name: string, say: Say): unknown {
  try {
    return parseYaml(new TextDecoder("utf-8", { fatal: true }).decode(bytes), { maxAliasCount: 50 });
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
    throw usage(say(`${name} 不是可读的 JSON 或 YAML：${reason}`, `${name} cannot be read as JSON or YAML: ${reason}`));
  }
}
