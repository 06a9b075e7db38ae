import type { Command } from "commander";
import { parseData, readFileOf } from "./flags.ts";
import type { Invocation } from "./invocation.ts";
import { label, shownTime } from "./labels.ts";
import { planObject, planUpload } from "./plan-file.ts";
import { CommandFailure, exitCodes } from "./terminal.ts";
import { writeNewFile } from "./new-file.ts";

interface Warning { path: string; word: string; zh: string; en: string }
interface PlanItem { id: string; items?: PlanItem[] }
interface CheckAnswer { plan: { title: string; startsOn: string; endsOn: string; milestones: unknown[]; items: PlanItem[] }; warnings: Warning[] }

export interface TimelineEntry { at: string; entity: string; what: string; rung?: string; step?: string; reminder?: string; itemDueOn?: string; reportOn?: string; to?: string[] }
export interface RehearsalAnswer { timeline: TimelineEntry[]; findings: { code: string; entity: string; zh: string; en: string; on?: string }[]; provisional: boolean }

function countItems(items: readonly PlanItem[]): number {
  return items.reduce((sum, item) => sum + 1 + countItems(item.items ?? []), 0);
}

/** Warnings do not stop a plan, but its approver must answer them. */
export function showWarnings(invocation: Invocation, warnings: readonly Warning[]): void {
  const { say, language } = invocation;
  if (warnings.length === 0) return;
  invocation.heading(say("提示（审批人须逐条答复）", "Warnings (the approver answers each)"));
  invocation.table([{ title: say("位置", "where") }, { title: say("字词", "word") }, { title: say("提示", "warning"), flexible: true }], warnings.map((one) => [one.path, one.word, one[language]]));
}

async function check(invocation: Invocation, file: string): Promise<void> {
  const { say, terminal, colours } = invocation;
  const upload = await planUpload(file, terminal, say);
  const answer = (await (await invocation.api()).post("/plans/check", { file: upload })) as CheckAnswer;
  invocation.show(answer, () => {
    const { plan, warnings } = answer;
    invocation.line(`${colours.green("✓")} ${say(
      `任务书“${plan.title}”没有错误：${plan.startsOn} 至 ${plan.endsOn}，节点 ${plan.milestones.length} 个，事项 ${countItems(plan.items)} 件。`,
      `The plan “${plan.title}” has no fault: ${plan.startsOn} to ${plan.endsOn}, ${plan.milestones.length} milestone(s), ${countItems(plan.items)} item(s).`,
    )}`);
    showWarnings(invocation, warnings);
    invocation.line(say(`下一步：npm run tf -- plan rehearse ${file} 推演全年，或 npm run tf -- campaign launch ${file} 起草并报批。`, `Next: npm run tf -- plan rehearse ${file} for the whole year, or npm run tf -- campaign launch ${file} to draft and submit it.`));
  });
}

interface RehearseOptions { assume: string; script?: string; only?: string }

async function rehearse(invocation: Invocation, file: string, options: RehearseOptions): Promise<void> {
  const { say, language, terminal } = invocation;
  if (options.assume !== "nobody-acts" && options.assume !== "all-on-time") throw new CommandFailure(exitCodes.usage, say("--assume 应为 nobody-acts 或 all-on-time", "--assume must be nobody-acts or all-on-time"));
  const script = options.script === undefined ? undefined : parseData(await readFileOf(options.script, terminal, say), options.script, say);
  const read = await planObject(file, terminal, say);
  const api = await invocation.apiIfSignedIn();
  const plan = read ?? ((await api.post("/plans/check", { file: await planUpload(file, terminal, say) })) as CheckAnswer).plan;
  const answer = (await api.post("/rehearsals", { body: { plan, assume: options.assume, ...(script === undefined ? {} : { script }) } })) as RehearsalAnswer;
  invocation.show(answer, () => {
    const only = options.only?.split(",");
    const lines = only === undefined ? answer.timeline : answer.timeline.filter((one) => only.includes(one.what));
    invocation.table(
      [{ title: say("时间", "time") }, { title: say("对象", "entity") }, { title: say("发生什么", "what") }, { title: say("级次", "detail") }, { title: say("时限", "due") }, { title: say("通知", "to"), flexible: true }],
      lines.map((one) => [shownTime(one.at), one.entity, label("what", one.what, language), one.rung ?? one.reminder ?? one.step ?? one.reportOn, one.itemDueOn, one.to?.join(say("、", ", "))]),
    );
    if (answer.findings.length > 0) {
      invocation.heading(say(`发现 ${answer.findings.length} 个问题`, `${answer.findings.length} finding(s)`));
      invocation.table([{ title: say("对象", "entity") }, { title: say("日期", "date") }, { title: say("问题", "finding"), flexible: true }], answer.findings.map((one) => [one.entity, one.on, one[language]]));
    }
    if (answer.provisional) invocation.note(say("部分年份放假安排尚未公布，相关日期为暂定。", "Some years' holidays are not announced yet: their dates are provisional."));
  });
}

async function template(invocation: Invocation, file: string): Promise<void> {
  const { say } = invocation;
  const { bytes } = await (await invocation.api()).call("GET", "/plans/template");
  await writeNewFile(invocation, file, bytes);
  invocation.show({ file, bytes: bytes.length }, () => invocation.line(say(`已写入 ${file}：填写后用 plan check 检查。`, `Wrote ${file}: fill it in, then check it with plan check.`)));
}

export function addPlanCommands(program: Command, invocation: Invocation): void {
  const { say } = invocation;
  const plan = program.command("plan").description(say("任务书：检查、推演、模板", "plan files: check, rehearse, template"));
  plan.command("check <file>").description(say("检查任务书（YAML、JSON、Excel），一次指出全部错误", "check a plan file (YAML, JSON, Excel): all faults at once")).action((file: string) => check(invocation, file));
  plan.command("rehearse <file>").description(say("推演全年：提醒、督办、节假日冲突", "rehearse the year: reminders, escalations, holidays in the way"))
    .option("--assume <how>", say("假定：nobody-acts 无人办理 | all-on-time 全部按时", "assume: nobody-acts | all-on-time"), "nobody-acts")
    .option("--script <file>", say("途中的动作（JSON 或 YAML）", "commands given on the way, JSON or YAML"))
    .option("--only <whats>", say("只看这些：escalation,milestone,…", "only these: escalation,milestone,…"))
    .action((file: string, options: RehearseOptions) => rehearse(invocation, file, options));
  plan.command("template <file>").description(say("下载 Excel 任务书模板", "get the Excel template of a plan")).action((file: string) => template(invocation, file));
}
