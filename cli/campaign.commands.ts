import { randomUUID } from "node:crypto";
import type { Command } from "commander";
import { campaignCommands, submitCampaign } from "./campaign.table.ts";
import { bodyOf } from "./entity-command.ts";
import { addEntityCommands, addFlags, callOptions, showDone } from "./entity.commands.ts";
import type { Invocation, Schemas } from "./invocation.ts";
import { label, shownTime, stepLabel } from "./labels.ts";
import { namesOf } from "./names.ts";
import { showWarnings } from "./plan.commands.ts";
import { planUpload } from "./plan-file.ts";
import { commandName } from "./problem.ts";
import { CommandFailure, exitCodes } from "./terminal.ts";

type Campaign = Schemas["CampaignPage"];
interface CampaignList { campaigns: Schemas["ListedCampaign"][]; nextCursor?: string }

async function list(invocation: Invocation, options: Readonly<Record<string, string | undefined>>): Promise<void> {
  const { say, language } = invocation;
  const page = (await (await invocation.api()).get("/campaigns", { ...options })) as CampaignList;
  const names = await namesOf(invocation);
  invocation.show(page, () => {
    invocation.table(
      [{ title: say("状态", "status") }, { title: say("起", "from") }, { title: say("止", "to") }, { title: say("名称", "title"), flexible: true }, { title: say("牵头人", "lead"), flexible: true }, { title: say("编号", "id") }],
      page.campaigns.map((one) => [`${label("status", one.status, language)}${one.amendmentPending ? say("（调整待批）", " (amendment pending)") : ""}`, one.startsOn, one.endsOn, one.title, names.person(one.lead), one.id]),
    );
    invocation.more(page.nextCursor);
  });
}

async function show(invocation: Invocation, id: string, options: { items?: boolean }): Promise<void> {
  const { say, language } = invocation;
  const campaign = (await (await invocation.api()).get(`/campaigns/${encodeURIComponent(id)}`)) as Campaign;
  const names = await namesOf(invocation);
  invocation.show(campaign, () => {
    const { plan, board } = campaign;
    const { red = 0, yellow = 0, green = 0, grey = 0 } = board.byLight;
    invocation.facts([
      [say("名称", "Title"), plan.title],
      [say("编号", "Id"), campaign.id],
      [say("品牌", "Brand"), plan.brand],
      [say("状态", "Status"), label("status", campaign.status, language)],
      [say("期间", "Period"), `${plan.startsOn} – ${plan.endsOn}`],
      [say("启动、办结", "Started, closed"), [campaign.startedOn, campaign.closedOn].filter((one) => one !== undefined).join(" / ")],
      [say("牵头人", "Lead"), names.withId(campaign.lead)],
      [say("分管院领导", "Leader in charge"), names.withId(campaign.leaderInCharge)],
      [say("部门", "Departments"), plan.departments.map(names.department).join(say("、", ", "))],
      [say("事项", "Items"), say(`${board.total} 件：红 ${red}，黄 ${yellow}，绿 ${green}，灰 ${grey}`, `${board.total}: red ${red}, yellow ${yellow}, green ${green}, grey ${grey}`)],
      [say("任务书版本", "Plan version"), campaign.planVersion],
      [say("版本", "Version"), campaign.version],
    ]);
    if (campaign.waiting.length > 0) {
      invocation.heading(say("等谁", "Waiting for"));
      invocation.table([{ title: say("待办", "step") }, { title: say("谁", "who") }, { title: say("到期", "due") }], campaign.waiting.map((step) => [stepLabel("campaign", step.step, language), names.withId(step.owner), shownTime(step.dueAt)]));
    }
    const milestones = campaign.milestones.length > 0 ? campaign.milestones : plan.milestones;
    if (milestones.length > 0) {
      invocation.heading(say("节点", "Milestones"));
      invocation.table([{ title: say("编号", "id") }, { title: say("应达成", "due") }, { title: say("已达成", "reached") }, { title: say("名称", "name"), flexible: true }], milestones.map((one) => [one.id, one.dueOn, typeof one["reachedOn"] === "string" ? one["reachedOn"] : "", one.name]));
    }
    if (options.items === true && campaign.items.length > 0) {
      invocation.heading(say("事项", "Items"));
      invocation.table([{ title: say("计划编号", "plan id") }, { title: say("名称", "title"), flexible: true }, { title: say("编号", "id") }], campaign.items.map((one) => [one.planItem, one.title, one.id]));
    }
    showWarnings(invocation, campaign.warnings);
    if (campaign.availableActions.length > 0) invocation.line("", `${say("您现在可以：", "You may now: ")}${campaign.availableActions.map(commandName).join(say("、", ", "))}`);
  });
}

async function draft(invocation: Invocation, file: string, key: string): Promise<Campaign> {
  const upload = await planUpload(file, invocation.terminal, invocation.say);
  return (await (await invocation.api()).post("/campaigns", { file: upload, key })) as Campaign;
}

/** Draft and submit in one go. Both carry keys made of one, so that the same call again goes on where it broke off. */
async function launch(invocation: Invocation, file: string, options: Readonly<Record<string, unknown>>): Promise<void> {
  const { say, language } = invocation;
  const body = await bodyOf(submitCampaign, options, invocation);
  const key = typeof options["key"] === "string" ? options["key"] : randomUUID();
  const drafted = await draft(invocation, file, `${key}/draft`);
  try {
    const submitted = await (await invocation.api()).post(`/campaigns/${encodeURIComponent(drafted.id)}/submit`, { body, key: `${key}/submit` });
    showDone(invocation, say("已起草并报批", "Drafted and submitted"), submitted);
    if (!invocation.json) showWarnings(invocation, drafted.warnings);
  } catch (error) {
    if (!(error instanceof CommandFailure)) throw error;
    throw new CommandFailure(error.exitCode, `${error.message}\n${say(`草稿已保存：${drafted.id}。改正后：npm run tf -- campaign submit ${drafted.id}`, `The draft is kept: ${drafted.id}. Once mended: npm run tf -- campaign submit ${drafted.id}`)} [${label("status", drafted.status, language)}]`, error.details);
  }
}

async function amend(invocation: Invocation, id: string, file: string, options: Readonly<Record<string, unknown>>): Promise<void> {
  const { say, terminal } = invocation;
  const reason = options["reason"];
  if (typeof reason !== "string") throw new CommandFailure(exitCodes.usage, say("还缺少：--reason <text>", "Missing: --reason <text>"));
  const upload = await planUpload(file, terminal, say);
  const { countersigning } = await bodyOf(submitCampaign, options, invocation);
  const api = await invocation.api();
  const path = `/campaigns/${encodeURIComponent(id)}/amend-plan`;
  if (countersigning === undefined) {
    showDone(invocation, say("调整任务书", "Plan amended"), await api.post(path, { query: { reason }, file: upload, ...callOptions(options) }));
    return;
  }
  const { plan } = (await api.post("/plans/check", { file: upload })) as { plan: unknown };
  showDone(invocation, say("调整任务书", "Plan amended"), await api.post(path, { body: { plan, reason, countersigning }, ...callOptions(options) }));
}

export function addCampaignCommands(program: Command, invocation: Invocation): void {
  const { say } = invocation;
  const campaign = program.command("campaign").description(say("专班行动", "campaigns"));
  campaign.command("list").description(say("专班行动清单", "campaigns"))
    .option("--status <list>", say("状态（逗号分隔）", "statuses, separated by commas")).option("--department <id>", say("部门", "department")).option("--theme <theme>", say("主题", "theme")).option("--brand <brand>", say("品牌", "brand"))
    .option("--lead <person>", say("牵头人", "lead")).option("--leader-in-charge <person>", say("分管院领导", "leader in charge")).option("-q, --q <words>", say("名称中的字词", "words in the title"))
    .option("--limit <number>", say("最多多少条", "at most so many")).option("--cursor <cursor>", say("从上一页的 nextCursor 继续", "go on from nextCursor"))
    .action((options: Record<string, string | undefined>) => list(invocation, options));
  campaign.command("show <id>").description(say("一个专班行动的全部情况", "one campaign in full")).option("--items", say("列出全部事项", "list all its items")).action((id: string, options: { items?: boolean }) => show(invocation, id, options));
  campaign.command("draft <file>").description(say("起草（任务书文件）", "draft from a plan file")).option("--key <key>", say("幂等键", "idempotency key"))
    .action(async (file: string, options: { key?: string }) => {
      const drafted = await draft(invocation, file, options.key ?? randomUUID());
      showDone(invocation, say("已起草", "Drafted"), drafted);
      if (!invocation.json) showWarnings(invocation, drafted.warnings);
    });
  addFlags(campaign.command("launch <file>").description(say("起草并报批", "draft and submit")), submitCampaign, invocation).action((file: string, options: Record<string, unknown>) => launch(invocation, file, options));
  addFlags(campaign.command("amend-plan <id> <file>").alias("amend").description(say("调整任务书（新的任务书文件）", "amend the plan, with the whole new file")), submitCampaign, invocation)
    .option("--reason <text>", say("理由", "reason"))
    .action((id: string, file: string, options: Record<string, unknown>) => amend(invocation, id, file, options));
  addEntityCommands(campaign, "/campaigns", campaignCommands, invocation);
}
