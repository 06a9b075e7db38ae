import type { Command } from "commander";
import { giveCourtCommand } from "./court.commands.ts";
import { courtCommands } from "./court.table.ts";
import { confidenceText, dueText } from "./deadline-statement.ts";
import { addFlags } from "./entity.commands.ts";
import { parseData, readFileOf } from "./flags.ts";
import type { Invocation, Schemas } from "./invocation.ts";
import type { Say } from "./language.ts";
import { commandName } from "./problem.ts";
import { CommandFailure, exitCodes } from "./terminal.ts";

type Version = Schemas["RuleVersion"];
type Page = Schemas["RuleVersionPage"];
type Limit = Version["row"]["limit"];

/** All pages: the table has some thirty rows and each its few versions. */
async function versions(invocation: Invocation, query: { rule?: string; status?: string }): Promise<Version[]> {
  const api = await invocation.api();
  const found: Version[] = [];
  let cursor: string | undefined;
  do {
    const page = (await api.get("/rules", { ...query, limit: "200", cursor })) as Page;
    found.push(...page.rules);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return found;
}

function limitText(limit: Limit, say: Say): string {
  if (limit === "none") return say("无期限", "no limit");
  const [unit = "", amount] = Object.entries(limit)[0] ?? [];
  const units: Readonly<Record<string, string>> = { days: say("日", " d"), workingDays: say("个工作日", " wd"), months: say("个月", " mo"), years: say("年", " y"), hours: say("小时", " h") };
  return `${String(amount)}${units[unit] ?? unit}`;
}

function statusText(status: Version["status"], say: Say): string {
  switch (status) {
    case "in-force": return say("现行", "in force");
    case "upcoming": return say("待施行", "upcoming");
    case "past": return say("已替代", "replaced");
    case "proposed": return say("待批准", "proposed");
  }
}

async function list(invocation: Invocation, options: { rule?: string; status?: string }): Promise<void> {
  const { say, language } = invocation;
  const found = await versions(invocation, options);
  invocation.show(found, () => {
    invocation.table(
      [{ title: say("规则", "rule") }, { title: say("名称", "name"), flexible: true }, { title: say("期限", "limit") }, { title: say("依据", "article"), flexible: true }, { title: say("版本", "version") }, { title: say("自", "from") }, { title: say("状态", "status") }, { title: say("可靠程度", "confidence") }],
      found.map(({ row, status }) => [row.id, row.name[language], limitText(row.limit, say), row.article[language], row.version, row.fromOn, statusText(status, say), confidenceText(row.confidence, say)]),
    );
  });
}

/** The version of a rule in force, or the one named, as `propose --row` takes it. */
async function show(invocation: Invocation, rule: string, options: { versionName?: string }): Promise<void> {
  const { say } = invocation;
  const found = (await versions(invocation, { rule })).find(({ row, status }) => (options.versionName === undefined ? status === "in-force" : row.version === options.versionName));
  if (found === undefined) throw new CommandFailure(exitCodes.usage, say(`${rule} 没有这个版本`, `${rule} has no such version`));
  invocation.show(found.row, () => invocation.line(JSON.stringify(found.row, null, 2)));
}

function outcomeText({ calculation, refusal }: Schemas["TrialOutcome"], say: Say): string {
  if (refusal !== undefined) return `${refusal.text}${refusal.article === undefined ? "" : say(`（${refusal.article}）`, ` (${refusal.article})`)}`;
  return calculation === undefined ? "—" : dueText(calculation, say);
}

async function preview(invocation: Invocation, options: { row?: string; startsOn?: string }): Promise<void> {
  const { say, terminal } = invocation;
  if (options.row === undefined) throw new CommandFailure(exitCodes.usage, say("还缺少：--row <file>", "Missing: --row <file>"));
  const row = parseData(await readFileOf(options.row, terminal, say), options.row, say);
  const answer = (await (await invocation.api()).post("/court/preview-rule-version", { body: { row, ...(options.startsOn === undefined ? {} : { startsOn: options.startsOn }) } })) as Schemas["RuleVersionPreview"];
  invocation.show(answer, () => {
    invocation.facts([
      [say("起算", "Starts"), answer.startsOn],
      [say("现行规则", "As it is"), outcomeText(answer.before, say)],
      [say("新版本", "With the version"), outcomeText(answer.after, say)],
    ]);
    if (!answer.applies) invocation.line(say("起算日早于新版本开始之日，仍适用原版本。", "It starts before the version does and keeps the earlier one."));
  });
}

/** 法定期限规则: the table with its versions, and the way of a version from proposal to decision. */
export function addRulesCommands(program: Command, invocation: Invocation): void {
  const { say, language } = invocation;
  const rules = program.command("rules").description(say("法定期限规则", "the statutory limits"));
  rules.command("list").description(say("各规则的版本、依据和可靠程度", "every version with its article and confidence"))
    .option("--rule <id>", say("只看一条规则", "only one rule")).option("--status <status>", "past | in-force | upcoming | proposed")
    .action((options: { rule?: string; status?: string }) => list(invocation, options));
  rules.command("show <rule>").description(say("一条规则的全部字段（供修改后拟定新版本）", "a rule's row with every field, to be changed and proposed")).option("--version-name <name>", say("哪个版本（默认现行）", "which version, the one in force by default"))
    .action((rule: string, options: { versionName?: string }) => show(invocation, rule, options));
  rules.command("preview").description(say("试算新版本：同一起算日新旧各算一遍", "what a version changes for a sample date")).option("--row <file>", say("规则的一行（JSON 或 YAML）", "the row, JSON or YAML")).option("--starts-on <date>", say("样例起算日（默认新版本开始之日）", "the sample's start, by default the version's first day"))
    .action((options: { row?: string; startsOn?: string }) => preview(invocation, options));
  for (const spec of courtCommands) {
    if (!spec.command.endsWith("RuleVersion")) continue;
    const name = commandName(spec.command).replace("-rule-version", "");
    addFlags(rules.command(name).description(spec.about[language]), spec, invocation).action((options: Record<string, unknown>) => giveCourtCommand(invocation, spec, options));
  }
}
