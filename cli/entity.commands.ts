import type { Command } from "commander";
import { bodyOf, type EntityCommand } from "./entity-command.ts";
import type { Invocation } from "./invocation.ts";
import { label } from "./labels.ts";
import { commandName } from "./problem.ts";
import { oneLine } from "./text-width.ts";

/** Collects a repeatable option. */
function collect(value: string, before: string[] | undefined): string[] {
  return [...(before ?? []), value];
}

/** Adds a command's options to its sub-command, and those every command has. */
export function addFlags(sub: Command, spec: EntityCommand, invocation: Invocation): Command {
  const { say, language } = invocation;
  for (const flag of spec.flags) {
    if (flag.repeat === true) sub.option(flag.flags, flag.about[language], collect);
    else sub.option(flag.flags, flag.about[language]);
  }
  return sub
    .option("--body <file>", say("其余字段（JSON 或 YAML 文件，- 为标准输入）", "further fields, JSON or YAML in a file, - for standard input"))
    .option("--if-match <version>", say("只在仍是此版本时办理", "only if it still has this version"))
    .option("--key <key>", say("幂等键：重复使用同一个键不会重复办理", "idempotency key: the same key never does a thing twice"));
}

/** Options of a call that are no part of the body. */
export function callOptions(options: Readonly<Record<string, unknown>>): { key?: string; ifMatch?: string } {
  const { key, ifMatch } = options;
  return { ...(typeof key === "string" ? { key } : {}), ...(typeof ifMatch === "string" ? { ifMatch } : {}) };
}

function textAt(value: unknown, ...path: string[]): string | undefined {
  let at = value;
  for (const part of path) at = typeof at === "object" && at !== null ? Object.entries(at).find(([name]) => name === part)?.[1] : undefined;
  return typeof at === "string" || typeof at === "number" ? String(at) : undefined;
}

/** What a command did: the entity as it now is in one line, and what may be done next. */
export function showDone(invocation: Invocation, about: string, answer: unknown): void {
  const { say, language, colours } = invocation;
  invocation.show(answer, () => {
    const title = textAt(answer, "title") ?? textAt(answer, "plan", "title");
    const status = textAt(answer, "status");
    const facts = [
      status === undefined ? undefined : `${say("状态：", "status ")}${label("status", status, language)}`,
      textAt(answer, "dueOn") === undefined ? undefined : `${say("时限：", "due ")}${textAt(answer, "reworkDueOn") ?? textAt(answer, "dueOn") ?? ""}`,
      `${say("版本：", "version ")}${textAt(answer, "version") ?? "?"}`,
    ].filter((one) => one !== undefined);
    const id = textAt(answer, "id");
    invocation.line(`${colours.green("✓")} ${about}${title === undefined ? "" : `${say("：", ": ")}${oneLine(title)}`}${id === undefined ? "" : ` (${oneLine(id)})`}`, `  ${facts.join(say("，", ", "))}`);
    const url = textAt(answer, "issued", "url");
    if (url !== undefined) invocation.line(`  ${say("链接（只显示这一次）：", "link, shown this once: ")}${oneLine(url)}`);
    const code = textAt(answer, "issued", "code", "digits");
    if (code !== undefined) invocation.line(`  ${say("验证码：", "code: ")}${oneLine(code)}`);
    const actions: unknown = typeof answer === "object" && answer !== null && "availableActions" in answer ? answer.availableActions : undefined;
    if (Array.isArray(actions) && actions.length > 0) invocation.line(`  ${say("您现在可以：", "You may now: ")}${actions.map((action) => commandName(oneLine(String(action)))).join(say("、", ", "))}`);
  });
}

/** One sub-command for each row of a table: `<parent> <command-name> <id> …` → POST `<base>/{id}/<command-name>`. */
export function addEntityCommands(parent: Command, base: string, specs: readonly EntityCommand[], invocation: Invocation): void {
  for (const spec of specs) {
    const name = commandName(spec.command);
    const sub = parent.command(`${name} <id>`).description(spec.about[invocation.language]);
    addFlags(sub, spec, invocation).action(async (id: string, options: Record<string, unknown>) => {
      const body = await bodyOf(spec, options, invocation);
      const api = await invocation.api();
      showDone(invocation, spec.about[invocation.language], await api.post(`${base}/${encodeURIComponent(id)}/${name}`, { body, ...callOptions(options) }));
    });
  }
}
