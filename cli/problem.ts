import { label } from "./labels.ts";
import type { Language, Say } from "./language.ts";
import { tableLines } from "./table.ts";
import { CommandFailure, exitCodes, type ExitCode } from "./terminal.ts";
import { manyLines, oneLine } from "./text-width.ts";
import { listOf, record, textOf } from "./untyped.ts";

/** An answer of RFC 9457 as this API gives it. */
export interface Problem {
  title: string;
  detail: string;
  status: number;
  code: string;
  requestId: string | undefined;
  reason: string | undefined;
  invalidParams: { path: string; message: string; allowed: string | undefined }[];
  availableActions: string[];
  authority: { ground: string; grants: { role: string; scope: string }[] } | undefined;
  /** What exactly was refused: names of fields and their values, as the rule gives them. */
  details: Readonly<Record<string, unknown>>;
}

/** More than this many next steps, as an administrator has on the court, tell nobody what to do next. */
const mostActions = 15;

/** Reads a body as a problem; undefined when it is none. */
export function problemOf(body: unknown): Problem | undefined {
  const read = record(body);
  const title = textOf(read["title"]);
  const code = textOf(read["code"]);
  if (title === undefined || code === undefined || typeof read["status"] !== "number") return undefined;
  const authority = record(read["authority"]);
  const ground = textOf(authority["ground"]);
  return {
    title,
    code,
    status: read["status"],
    detail: textOf(read["detail"]) ?? "",
    requestId: textOf(read["requestId"]),
    reason: textOf(read["reason"]),
    invalidParams: listOf(read["invalidParams"]).map((one) => ({ path: textOf(record(one)["path"]) ?? "", message: textOf(record(one)["message"]) ?? "", allowed: textOf(record(one)["allowed"]) })),
    availableActions: listOf(read["availableActions"]).filter((one) => typeof one === "string"),
    authority: ground === undefined ? undefined : { ground, grants: listOf(authority["grants"]).map((one) => ({ role: textOf(record(one)["role"]) ?? "?", scope: textOf(record(one)["scope"]) ?? "?" })) },
    details: record(read["details"]),
  };
}

function exitCodeOf(problem: Problem): ExitCode {
  if (problem.status === 401) return exitCodes.notSignedIn;
  return problem.status === 503 ? exitCodes.unreachable : exitCodes.refused;
}

/** The detail speaks of fields of the answer; on a terminal they stand below it. */
function detailText(detail: string): string {
  return manyLines(detail)
    .replaceAll("（见 details）", "（见下）").replaceAll("见 details", "见下").replaceAll(" (see details)", " (see below)")
    .replaceAll("请按 invalidParams 逐项", "请按下表逐项").replaceAll("authority 一项列出可由谁办理及依据", "可由谁办理及依据见下");
}

function valueText(value: unknown): string {
  const texts = listOf(value);
  if (texts.length > 0) return texts.map(valueText).join(", ");
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : JSON.stringify(value);
}

/** A problem as people read it: what, why, what next; every fault of a file or a body in a table. */
function problemText(problem: Problem, say: Say): string {
  const lines = [`${oneLine(problem.title)}${say("（", " (")}${oneLine(problem.reason ?? problem.code)}${say("）", ")")}`];
  if (problem.detail !== "") lines.push(detailText(problem.detail));
  for (const [name, value] of Object.entries(problem.details)) lines.push(`  ${oneLine(name)}: ${oneLine(valueText(value))}`);
  if (problem.invalidParams.length > 0) {
    const allowed = problem.invalidParams.some((one) => one.allowed !== undefined);
    const columns = [{ title: say("位置", "where") }, { title: say("问题", "what is wrong") }, ...(allowed ? [{ title: say("允许", "allowed") }] : [])];
    lines.push("", ...tableLines(columns, problem.invalidParams.map((one) => [one.path === "" ? "·" : one.path, one.message, one.allowed])), "");
  }
  if (problem.authority !== undefined) {
    const language: Language = say("zh", "en") === "zh" ? "zh" : "en";
    const grants = problem.authority.grants.map(({ role, scope }) => `${label("role", role, language)}${say("（", " (")}${label("scope", scope, language)}${say("）", ")")}`);
    lines.push(`${say("可由谁办理：", "Who may: ")}${grants.join(say("、", ", "))}${say("；依据：", "; ground: ")}${oneLine(problem.authority.ground)}`);
  }
  if (problem.availableActions.length > 0 && problem.availableActions.length <= mostActions) lines.push(`${say("现在可以办理：", "What can be done now: ")}${problem.availableActions.map((action) => commandName(oneLine(action))).join(say("、", ", "))}`);
  if (problem.status === 401) lines.push(say("请先登录：npm run tf -- login", "Sign in first: npm run tf -- login"));
  if (problem.requestId !== undefined && problem.status >= 500) lines.push(`${say("请求编号：", "Request id: ")}${oneLine(problem.requestId)}`);
  return lines.join("\n");
}

/** "work-item.SubmitForSignOff" or "SubmitForSignOff" → "submit-for-sign-off", as it is typed. */
export function commandName(action: string): string {
  return (action.split(".").at(-1) ?? action).replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
}

export function refusal(problem: Problem, say: Say): CommandFailure {
  return new CommandFailure(exitCodeOf(problem), problemText(problem, say), { problem });
}
