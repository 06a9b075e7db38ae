import type { z } from "zod";
import type { Text } from "../contracts/problem-codes.ts";
import { isText } from "../contracts/problem-text-guard.ts";
import { Problem, type InvalidParam } from "./problem.ts";

type Issue = z.core.$ZodIssue;

/** "items[2].due.after": the path as people write it. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => (typeof part === "number" ? `${text}[${part}]` : text === "" ? String(part) : `${text}.${String(part)}`), "");
}

/** Names of JSON types as zod gives them, for people. */
const typeNames: Readonly<Record<string, Text>> = {
  string: { zh: "文字", en: "a text" },
  number: { zh: "数字", en: "a number" },
  int: { zh: "整数", en: "a whole number" },
  boolean: { zh: "true 或 false", en: "true or false" },
  array: { zh: "列表", en: "a list" },
  object: { zh: "对象", en: "an object" },
  record: { zh: "对象", en: "an object" },
};

function sizeText(origin: string, bound: string, low: boolean): Text {
  const than = low ? { zh: "至少", en: "at least" } : { zh: "至多", en: "at most" };
  switch (origin) {
    case "string": return { zh: `${than.zh} ${bound} 个字符`, en: `${than.en} ${bound} characters` };
    case "array": return { zh: `${than.zh} ${bound} 项`, en: `${than.en} ${bound} entries` };
    default: return { zh: `${than.zh} ${bound}`, en: `${than.en} ${bound}` };
  }
}

function messageOf(issue: Issue): Text {
  switch (issue.code) {
    case "invalid_type": {
      if (issue.input === undefined) return { zh: "必填", en: "is required" };
      const name = typeNames[issue.expected] ?? { zh: issue.expected, en: issue.expected };
      return { zh: `应为${name.zh}`, en: `must be ${name.en}` };
    }
    case "too_small": return sizeText(issue.origin, String(issue.minimum), true);
    case "too_big": return sizeText(issue.origin, String(issue.maximum), false);
    case "invalid_format": return { zh: "格式不对", en: "has the wrong form" };
    case "not_multiple_of": return { zh: `应为 ${issue.divisor} 的倍数`, en: `must be a multiple of ${issue.divisor}` };
    case "unrecognized_keys": return { zh: `不认识的字段：${issue.keys.join("、")}`, en: `unknown field(s): ${issue.keys.join(", ")}` };
    case "invalid_value": return { zh: "不是允许的值", en: "is not an allowed value" };
    case "invalid_union": return { zh: "不是允许的形式", en: "has none of the allowed forms" };
    case "invalid_key": return { zh: "键名不对", en: "has a wrong key" };
    case "invalid_element": return { zh: "内容不对", en: "has a wrong element" };
    case "custom": {
      const text: unknown = issue.params?.["text"];
      return isText(text) ? text : { zh: "不符合要求", en: "does not fit" };
    }
  }
}

function allowedOf(issue: Issue): string | undefined {
  if (issue.code === "invalid_value") return issue.values.map(String).join(" | ");
  return issue.code === "invalid_format" ? issue.pattern : undefined;
}

/** A union's nearest branch: the one with the fewest faults, so that a person reads one reason and not five. */
function flattened(issue: Issue): Issue[] {
  if (issue.code !== "invalid_union") return [issue];
  const branches = [...issue.errors].filter((branch) => branch.length > 0).sort((a, b) => a.length - b.length);
  const nearest = branches[0];
  const tied = branches.filter((branch) => branch.length === nearest?.length).length > 1;
  if (nearest === undefined || tied) return [issue];
  return nearest.flatMap((one) => flattened({ ...one, path: [...issue.path, ...one.path] }));
}

/** zod's issues in our own words; `prefix` says where the value stands ("query", "" for the body). */
export function invalidParams(issues: readonly Issue[], prefix = ""): InvalidParam[] {
  return issues.flatMap(flattened).map((issue) => {
    const path = pathText(issue.path);
    const allowed = allowedOf(issue);
    return {
      path: prefix === "" ? path : path === "" ? prefix : `${prefix}.${path}`,
      code: issue.code === "invalid_type" && issue.input === undefined ? "required" : issue.code.replaceAll("_", "-"),
      message: messageOf(issue),
      ...(allowed === undefined ? {} : { allowed }),
    };
  });
}

/** Parses or throws the problem "invalid-request" with every fault at once. */
export function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown, prefix = ""): z.output<Schema> {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw invalidRequest(invalidParams(result.error.issues, prefix));
}

export function invalidRequest(faults: InvalidParam[]): Problem {
  return new Problem("invalid-request", { params: { count: faults.length }, invalidParams: faults });
}
