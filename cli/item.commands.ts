import { basename } from "node:path";
import type { Command } from "commander";
import { bodyOf } from "./entity-command.ts";
import { addEntityCommands, addFlags, callOptions, showDone } from "./entity.commands.ts";
import { readFileOf } from "./flags.ts";
import type { Invocation, Schemas } from "./invocation.ts";
import { bulkCommands, itemCommands, registerItem } from "./item.table.ts";
import { label, lightCell, shownTime, stepLabel } from "./labels.ts";
import { namesOf, type Names } from "./names.ts";
import { fileType } from "./plan-file.ts";
import { writeNewFile } from "./new-file.ts";
import { commandName } from "./problem.ts";
import { importTableFile } from "./table-import.ts";
import { manyLines } from "./text-width.ts";

type Item = Schemas["WorkItem"];
interface Results { results: Schemas["RowResult"][]; accepted: number; refused: number }

const filters = ["status", "department", "responsible", "supervisor", "campaign", "parent", "priority", "source", "light", "dueBefore", "dueAfter", "q", "sort", "limit", "cursor"] as const;

/** The filters that were given, in the API's names. */
function queryOf(options: Readonly<Record<string, string | boolean | undefined>>): Record<string, string | undefined> {
  const texts = Object.fromEntries(filters.map((name) => [name, typeof options[name] === "string" ? options[name] : undefined]));
  const open = options["open"] === true ? "true" : options["closed"] === true ? "false" : undefined;
  return { ...texts, open, mine: options["mine"] === true ? "true" : undefined, registeredByMe: options["registeredByMe"] === true ? "true" : undefined };
}

async function list(invocation: Invocation, options: Readonly<Record<string, string | boolean | undefined>>): Promise<void> {
  const { say, language, terminal } = invocation;
  const page = (await (await invocation.api()).get("/work-items", queryOf(options))) as Schemas["WorkItemList"];
  const names = await namesOf(invocation);
  invocation.show(page, () => {
    invocation.table(
      [{ title: say("灯", "light") }, { title: say("时限", "due") }, { title: say("状态", "status") }, { title: say("级", "prio") }, { title: say("名称", "title"), flexible: true }, { title: say("责任人", "responsible"), flexible: true }, { title: say("部门", "department"), flexible: true }, { title: say("编号", "id") }],
      page.items.map((item) => [lightCell(item.light, language, terminal.colour), `${item.dueOn ?? "—"}${item.provisional ? "*" : ""}`, label("status", item.status, language), item.priority, item.title, names.person(item.responsible) ?? "—", names.department(item.department), item.id]),
    );
    if (page.items.some((item) => item.provisional)) invocation.note(say("* 当年放假安排尚未公布，日期为暂定。", "* the holidays of that year are not announced yet: a provisional date."));
    invocation.more(page.nextCursor);
  });
}

function peopleOf(item: Item, names: Names, invocation: Invocation): void {
  const { say, language, terminal } = invocation;
  const { duty } = item;
  invocation.facts([
    [say("名称", "Title"), item.title],
    [say("编号", "Id"), item.id],
    [say("状态", "Status"), label("status", item.status, language)],
    [say("灯", "Light"), lightCell(item.light, language, terminal.colour)],
    [say("完成时限", "Due"), item.dueOn === undefined ? undefined : `${item.dueOn}${item.provisional ? say("（暂定）", " (provisional)") : ""}`],
    [say("整改时限", "Rework due"), item.reworkDueOn],
    [say("等待", "Waits for"), item.waitsFor === undefined ? undefined : (item.waitsFor.title ?? item.waitsFor.id)],
    [say("进度", "Progress"), `${item.progress}%`],
    [say("优先级、权重", "Priority, weight"), `${item.priority} / ${item.weight}`],
    [say("来源", "Source"), `${label("source", item.source.type, language)}${item.source.reference === undefined ? "" : ` ${item.source.reference}`}`],
    [say("专班行动", "Campaign"), item.campaign?.id],
    [say("责任", "Duty"), [names.department(duty.department), names.post(duty.post), names.withId(duty.responsible)].filter((one) => one !== undefined).join(" / ")],
    [say("协办", "Co-organisers"), duty.coOrganisers.map(names.withId).join(say("、", ", "))],
    [say("督办人", "Supervisor"), names.withId(duty.supervisor)],
    [say("职责", "To do"), item.dutyText],
    [say("目标", "Target"), item.target === undefined ? undefined : `${item.target.metric} ${item.target.value} ${item.target.unit}`],
    [say("下次报告", "Next report"), item.nextReportOn],
    [say("逾期天数", "Days overdue"), item.overdueDays === 0 ? undefined : item.overdueDays],
    [say("版本", "Version"), item.version],
  ]);
}

async function show(invocation: Invocation, id: string): Promise<void> {
  const { say, language } = invocation;
  const item = (await (await invocation.api()).get(`/work-items/${encodeURIComponent(id)}`)) as Item;
  const names = await namesOf(invocation);
  invocation.show(item, () => {
    peopleOf(item, names, invocation);
    if (item.waiting.length > 0) {
      invocation.heading(say("等谁", "Waiting for"));
      invocation.table([{ title: say("待办", "step") }, { title: say("谁", "who") }, { title: say("到期", "due") }], item.waiting.map((step) => [stepLabel("work-item", step.step, language), names.withId(step.owner), shownTime(step.dueAt)]));
    }
    if (item.children.length > 0) {
      invocation.heading(say("下级事项", "Children"));
      invocation.table([{ title: "" }, { title: say("名称", "title"), flexible: true }, { title: say("编号", "id") }], item.children.map((child) => [child.closed ? "✓" : "·", child.title, child.id]));
    }
    if (item.reports.length > 0) {
      invocation.heading(say("近期报告", "Latest reports"));
      for (const report of item.reports.slice(-5)) invocation.line(`${shownTime(report.at) ?? ""}  ${names.person(report.by) ?? ""}${report.progress === undefined ? "" : `  ${String(report.progress)}%`}  ${manyLines(report.summary)}`);
    }
    if (item.availableActions.length > 0) invocation.line("", `${say("您现在可以：", "You may now: ")}${item.availableActions.map(commandName).join(say("、", ", "))}`);
  });
}

async function explainDue(invocation: Invocation, id: string): Promise<void> {
  const { say } = invocation;
  const explained = (await (await invocation.api()).get(`/work-items/${encodeURIComponent(id)}/due-date`)) as Schemas["DueDateExplanation"];
  invocation.show(explained, () => {
    invocation.facts([
      [say("完成时限", "Due"), explained.dueOn === undefined ? say("尚未确定", "not known yet") : `${explained.dueOn}${explained.provisional ? say("（暂定：当年放假安排尚未公布）", " (provisional: the holidays of that year are not announced)") : ""}`],
      [say("起点", "Counted from"), explained.anchorOn],
      [say("等待", "Waits for"), explained.waitsFor === undefined ? undefined : (explained.waitsFor.title ?? explained.waitsFor.id)],
    ]);
    if (explained.steps.length > 0) {
      invocation.heading(say("怎样算出来的", "How it was computed"));
      invocation.table([{ title: "#", align: "right" }, { title: say("步骤", "step"), flexible: true }, { title: say("得到", "gives") }], explained.steps.map((step, index) => [index + 1, step.text, step.resultOn]));
    }
  });
}

function showResults(invocation: Invocation, answer: Results): void {
  const { say } = invocation;
  invocation.show(answer, () => {
    invocation.line(say(`成功 ${answer.accepted} 件，未成 ${answer.refused} 件。`, `${answer.accepted} done, ${answer.refused} refused.`));
    const refused = answer.results.filter((row) => !row.ok);
    if (refused.length > 0) invocation.table([{ title: "#", align: "right" }, { title: say("编号", "id") }, { title: say("原因", "why"), flexible: true }], refused.map((row) => [row.index + 1, row.id, row.problem === undefined ? "" : `${row.problem.title}: ${row.problem.detail}`]));
  });
}

/** The server looks at the content itself, so the file's type is not said here. */
async function attach(invocation: Invocation, id: string, file: string, options: Readonly<Record<string, unknown>>): Promise<void> {
  const { say, terminal } = invocation;
  const bytes = await readFileOf(file, terminal, say);
  const answer = await (await invocation.api()).post(`/work-items/${encodeURIComponent(id)}/files`, { file: { bytes, contentType: "application/octet-stream", name: basename(file) }, ...callOptions(options) });
  showDone(invocation, say("上传附件", "attach a file"), answer);
}

async function exportItems(invocation: Invocation, file: string, options: Readonly<Record<string, string | boolean | undefined>>): Promise<void> {
  const { say } = invocation;
  fileType(file, say, ["xlsx", "csv"]);
  const { limit: _limit, cursor: _cursor, ...query } = queryOf(options);
  const { bytes } = await (await invocation.api()).call("GET", "/work-items/export", { query: { ...query, format: file.toLowerCase().endsWith(".csv") ? "csv" : "xlsx" } });
  await writeNewFile(invocation, file, bytes);
  invocation.show({ file, bytes: bytes.length }, () => invocation.line(say(`已导出到 ${file}。`, `Exported to ${file}.`)));
}

function addBulk(item: Command, invocation: Invocation): void {
  const { say, language } = invocation;
  const bulk = item.command("bulk").description(say("批量办理，逐项给出结果", "the same for many items, with a result for each"));
  for (const spec of itemCommands.filter((one) => bulkCommands.includes(one.command))) {
    addFlags(bulk.command(`${commandName(spec.command)} <ids...>`).description(spec.about[language]), spec, invocation).action(async (ids: string[], options: Record<string, unknown>) => {
      const body = await bodyOf(spec, options, invocation);
      showResults(invocation, (await (await invocation.api()).post("/work-items/bulk", { body: { command: spec.command, items: ids, body }, ...callOptions(options) })) as Results);
    });
  }
}

export function addItemCommands(program: Command, invocation: Invocation): void {
  const { say, language } = invocation;
  const item = program.command("item").description(say("督办事项", "work items"));
  const filtered = (sub: Command): Command => sub
    .option("--mine", say("我参与的", "those I take part in")).option("--registered-by-me", say("我登记的", "those I registered"))
    .option("--open", say("未办结", "open ones")).option("--closed", say("已办结", "closed ones"))
    .option("--status <list>", say("状态（逗号分隔）", "statuses, separated by commas")).option("--light <light>", say("灯：red | yellow | green | grey", "light: red | yellow | green | grey"))
    .option("--department <id>", say("部门", "department")).option("--responsible <person>", say("责任人", "responsible person")).option("--supervisor <person>", say("督办人", "supervisor"))
    .option("--campaign <id>", say("专班行动", "campaign")).option("--parent <id>", say("上级事项", "parent item")).option("--priority <A|B|C>", say("优先级", "priority")).option("--source <type>", say("来源", "source"))
    .option("--due-before <date>", say("时限早于", "due before")).option("--due-after <date>", say("时限晚于", "due after")).option("-q, --q <words>", say("名称、文号中的字词", "words in title or reference"))
    .option("--sort <due|-due>", say("排序", "order"));
  filtered(item.command("list").description(say("事项清单，按时限排序", "items, by due date")))
    .option("--limit <number>", say("最多多少条", "at most so many")).option("--cursor <cursor>", say("从上一页的 nextCursor 继续", "go on from nextCursor"))
    .action((options: Record<string, string | boolean | undefined>) => list(invocation, options));
  filtered(item.command("export <file>").description(say("导出清单（.xlsx 或 .csv）", "export the list to .xlsx or .csv")))
    .action((file: string, options: Record<string, string | boolean | undefined>) => exportItems(invocation, file, options));
  item.command("show <id>").description(say("一个事项的全部情况", "one item in full")).action((id: string) => show(invocation, id));
  item.command("due <id>").description(say("这个时限是怎样算出来的", "how this date was computed")).action((id: string) => explainDue(invocation, id));
  addFlags(item.command("register").description(registerItem.about[language]), registerItem, invocation).action(async (options: Record<string, unknown>) => {
    const body = await bodyOf(registerItem, options, invocation);
    showDone(invocation, registerItem.about[language], await (await invocation.api()).post("/work-items", { body, ...callOptions(options) }));
  });
  item.command("import <file>").description(say("从 Excel 或 CSV 批量登记（上级交办清单）", "register many from Excel or CSV"))
    .option("--dry-run", say("只检查，不登记", "only check, register nothing")).option("--key <key>", say("幂等键", "idempotency key"))
    .action((file: string, options: Record<string, unknown>) => importTableFile(invocation, "/work-items/import", file, options));
  item.command("attach <id> <file>").description(say("上传附件（PDF、PNG、JPEG、DOCX、XLSX、纯文本，至多 20 MB）", "attach a file: PDF, PNG, JPEG, DOCX, XLSX or plain text, at most 20 MB"))
    .option("--key <key>", say("幂等键", "idempotency key"))
    .action((id: string, file: string, options: Record<string, unknown>) => attach(invocation, id, file, options));
  addBulk(item, invocation);
  addEntityCommands(item, "/work-items", itemCommands, invocation);
}
