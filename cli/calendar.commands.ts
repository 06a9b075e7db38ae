import type { Command } from "commander";
import { callOptions } from "./entity.commands.ts";
import { readFileOf } from "./flags.ts";
import type { Invocation, Schemas } from "./invocation.ts";
import { CommandFailure, exitCodes } from "./terminal.ts";

type Answer = Schemas["CalendarImport"];
type Moved = NonNullable<Answer["preview"]>["rows"][number];

function lines(invocation: Invocation, title: string, found: Answer["faults"]): void {
  const { say } = invocation;
  if (found.length === 0) return;
  invocation.heading(title);
  invocation.table([{ title: say("行", "line"), align: "right" }, { title: say("问题", "what it is"), flexible: true }], found.map(({ line, message }) => [line === 0 ? "" : line, message]));
}

function due({ dueOn, provisional }: Moved["before"], invocation: Invocation): string {
  return `${dueOn ?? "—"}${provisional ? invocation.say("（暂定）", " (provisional)") : ""}`;
}

async function importCalendar(invocation: Invocation, file: string, options: Readonly<Record<string, unknown>>): Promise<void> {
  const { say, terminal, colours } = invocation;
  const bytes = await readFileOf(file, terminal, say);
  const asked = (name: string): string | undefined => (typeof options[name] === "string" ? options[name] : undefined);
  const query = { dryRun: options["dryRun"] === true ? "true" : undefined, year: asked("year"), version: asked("versionName"), source: asked("source") };
  const answer = (await (await invocation.api()).post("/court/calendar-imports", { query, file: { bytes, contentType: "text/plain" }, ...callOptions(options) })) as Answer;
  invocation.show(answer, () => {
    lines(invocation, say("错误", "Faults"), answer.faults);
    lines(invocation, say("请核对", "Please check"), answer.warnings);
    for (const { line, text } of answer.ignored) invocation.line(say(`第 ${line} 行未采用：${text}`, `Line ${line} arranges nothing: ${text}`));
    const year = answer.table?.years[String(answer.year)];
    if (year !== undefined) {
      invocation.facts([
        [say("年份", "Year"), year.year],
        [say("工作日放假", "Weekdays off"), year.offWeekdays.join(" ")],
        [say("调休上班", "Make-up days"), year.workWeekends.join(" ")],
        [say("版本", "Version"), answer.table?.version],
      ]);
    }
    const { preview } = answer;
    if (preview !== undefined) {
      invocation.line(say(`在办事项 ${preview.open} 件，变化 ${preview.moved} 件。`, `${preview.open} open item(s), ${preview.moved} would change.`));
      if (preview.rows.length > 0) invocation.table([{ title: say("事项", "item"), flexible: true }, { title: say("现在", "now") }, { title: say("换版后", "then") }], preview.rows.map((row) => [row.item?.title, due(row.before, invocation), due(row.after, invocation)]));
      const { disputes } = preview;
      invocation.line(say(`在办纠纷 ${disputes.open} 件，变化的期限 ${disputes.moved} 项。`, `${disputes.open} open dispute(s), ${disputes.moved} clock(s) of theirs would change.`));
      if (disputes.rows.length > 0) invocation.table([{ title: say("纠纷", "dispute"), flexible: true }, { title: say("期限", "clock") }, { title: say("现在", "now") }, { title: say("换版后", "then") }], disputes.rows.map((row) => [row.dispute === undefined ? undefined : `${row.dispute.number} ${row.dispute.cause}`, row.label, row.from, row.to ?? row.refused]));
    }
    if (answer.applied) invocation.line(`${colours.green("✓")} ${say("已换版，在办事项逐项适用。", "The calendar is in force; what is open adopts it one by one.")}`);
    else if (answer.faults.length === 0 && !answer.changed) invocation.line(say("日历已有同样的安排，没有变更。", "The calendar says the same already; nothing changes."));
    else invocation.line(say("试算，未作任何变更。", "A dry run: nothing was changed."));
  });
  if (answer.faults.length > 0) throw new CommandFailure(exitCodes.refused, say("放假安排有误，请改正后再导入。", "The notice has faults; mend them and import it again."));
}

export function addCalendarCommands(program: Command, invocation: Invocation): void {
  const { say } = invocation;
  const calendar = program.command("calendar").description(say("工作日历", "the working calendar"));
  calendar.command("import <file>").description(say("导入一年的放假安排：通知原文、JSON 或 CSV（- 为标准输入）", "import a year's holiday notice: the official text, JSON or CSV, - for standard input"))
    .option("--dry-run", say("只试算，不变更", "change nothing, only tell what would"))
    .option("--year <year>", say("年份（通知未写明时）", "the year, where the notice does not say it"))
    .option("--version-name <name>", say("版本（默认 cn-年份.序号）", "the calendar's version, cn-<year>.<n> by default"))
    .option("--source <text>", say("通知名称", "the notice's name"))
    .option("--key <key>", say("幂等键", "idempotency key")).option("--if-match <version>", say("只在仍是此版本时办理", "only if it still has this version"))
    .action((file: string, options: Record<string, unknown>) => importCalendar(invocation, file, options));
}
