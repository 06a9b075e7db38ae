import type { z } from "zod";
import type { PlanFault } from "../domain/campaign/plan.ts";

/** A fault of a plan file with its texts; `allowed` tells what would be right. */
export function fault(path: string, code: string, zh: string, en: string, allowed?: string): PlanFault {
  return { path, code, message: { zh, en }, ...(allowed === undefined ? {} : { allowed }) };
}

/** ["items", 2, "due", "after"] → "items[2].due.after". */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => (typeof part === "number" ? `${text}[${part}]` : text === "" ? String(part) : `${text}.${String(part)}`), "");
}

type Issue = z.core.$ZodIssue;

/** Every issue of a failed parse as faults, in the order of the file's paths; nothing of the file's own text is repeated but field names. */
export function faultsOfIssues(issues: readonly Issue[], parsed: unknown): PlanFault[] {
  return issues.flatMap((issue) => faultsOfIssue(issue, parsed, []));
}

function valueAt(parsed: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = parsed;
  for (const part of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}

const typeNames: Record<string, string> = { string: "文字", number: "数字", int: "整数", boolean: "true 或 false", array: "列表", object: "一组字段" };

function faultsOfIssue(issue: Issue, parsed: unknown, prefix: readonly PropertyKey[]): PlanFault[] {
  const parts = [...prefix, ...issue.path];
  const path = pathText(parts);
  switch (issue.code) {
    case "invalid_type":
      if (valueAt(parsed, parts) === undefined) return [fault(path, "Missing", "缺少此项", "This field is missing", issue.expected)];
      return [fault(path, "WrongType", `应为${typeNames[issue.expected] ?? issue.expected}`, `This must be of type ${issue.expected}`, issue.expected)];
    case "unrecognized_keys":
      return issue.keys.map((key) => fault(path === "" ? key : `${path}.${key}`, "UnknownField", "没有这个字段", "There is no such field"));
    case "too_big":
      if (issue.origin === "string") return [fault(path, "TooLong", `文字过长，至多 ${issue.maximum} 字`, `The text is too long: at most ${issue.maximum} characters`, `<= ${issue.maximum}`)];
      return [fault(path, issue.origin === "array" ? "TooMany" : "TooBig", `至多 ${issue.maximum}`, `At most ${issue.maximum}`, `<= ${issue.maximum}`)];
    case "too_small":
      if (issue.origin === "string") return [fault(path, "Empty", "不得为空", "This may not be empty", `>= ${issue.minimum}`)];
      return [fault(path, path === "items" ? "NoItems" : issue.origin === "array" ? "TooFew" : "TooSmall", `至少 ${issue.minimum}`, `At least ${issue.minimum}`, `>= ${issue.minimum}`)];
    case "invalid_value":
      return [fault(path, "NotAllowed", "取值不在允许范围", "This value is not allowed", issue.values.map(String).join(" | "))];
    case "invalid_format":
      return [fault(path, "InvalidFormat", "格式不符", "The format is wrong", issue.pattern)];
    case "invalid_union":
      return unionFaults(issue, parsed, parts, path);
    case "custom":
      return [customFault(issue, path, valueAt(parsed, parts))];
    case "not_multiple_of":
    case "invalid_key":
    case "invalid_element":
      return [fault(path, "NotAllowed", "取值不在允许范围", "This value is not allowed")];
  }
}

/** A regime is a bare title or a group of fields: the faults of the form that was meant. */
function unionFaults(issue: Extract<Issue, { code: "invalid_union" }>, parsed: unknown, parts: readonly PropertyKey[], path: string): PlanFault[] {
  const value = valueAt(parsed, parts);
  const meant = typeof value === "object" && value !== null && !Array.isArray(value) ? issue.errors[1] : issue.errors[0];
  const faults = (meant ?? []).flatMap((one) => faultsOfIssue(one, parsed, parts));
  return faults.length > 0 ? faults : [fault(path, "WrongType", "类型不符", "This has the wrong type")];
}

function customFault(issue: Extract<Issue, { code: "custom" }>, path: string, value: unknown): PlanFault {
  const texts: unknown = issue.params?.["text"];
  const code: unknown = issue.params?.["code"];
  const zh = typeof texts === "object" && texts !== null && "zh" in texts && typeof texts.zh === "string" ? texts.zh : "取值不符";
  const en = typeof texts === "object" && texts !== null && "en" in texts && typeof texts.en === "string" ? texts.en : "This value is not allowed";
  const dated = /(?:On|\.on|\.by)$/.test(path) && typeof value === "string";
  return fault(path, typeof code === "string" ? code : dated ? "InvalidDate" : "NotAllowed", zh, en, dated ? "YYYY-MM-DD" : undefined);
}
