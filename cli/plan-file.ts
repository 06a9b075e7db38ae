import { basename, extname } from "node:path";
import { parseData, readFileOf } from "./flags.ts";
import type { Say } from "./language.ts";
import { CommandFailure, exitCodes, type Terminal } from "./terminal.ts";

const types: Readonly<Record<string, string>> = {
  yaml: "application/yaml",
  yml: "application/yaml",
  // JSON is YAML too, and the YAML reader names the line of a fault.
  json: "application/yaml",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv",
};

/** The content type of a file by its name; what the server does not take is a usage error. */
export function fileType(file: string, say: Say, endings: readonly string[]): string {
  const ending = file === "-" ? "yaml" : extname(file).slice(1).toLowerCase();
  const type = endings.includes(ending) ? types[ending] : undefined;
  if (type === undefined) throw new CommandFailure(exitCodes.usage, say(`${basename(file)} 的类型不支持，可用：${endings.map((one) => `.${one}`).join("、")}`, `${basename(file)} is of a type that is not taken; take ${endings.map((one) => `.${one}`).join(", ")}`));
  return type;
}

const planEndings = ["yaml", "yml", "json", "xlsx"];

/** A plan file 任务书 as it is sent: the file itself, so that the server's faults name its own lines and cells. */
export async function planUpload(file: string, terminal: Terminal, say: Say): Promise<{ bytes: Uint8Array; contentType: string }> {
  const contentType = fileType(file, say, planEndings);
  return { bytes: await readFileOf(file, terminal, say), contentType };
}

/** A plan file read here, for requests that carry more than the plan; undefined for Excel, which the server reads. */
export async function planObject(file: string, terminal: Terminal, say: Say): Promise<unknown> {
  if (fileType(file, say, planEndings) === types["xlsx"]) return undefined;
  return parseData(await readFileOf(file, terminal, say), file, say);
}
