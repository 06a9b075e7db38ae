import type { Command } from "commander";
import { courtCommands } from "./court.table.ts";
import { bodyOf, type EntityCommand } from "./entity-command.ts";
import { addFlags, callOptions } from "./entity.commands.ts";
import { readFileOf } from "./flags.ts";
import type { Invocation, Schemas } from "./invocation.ts";
import { label } from "./labels.ts";
import { writeNewFile } from "./new-file.ts";
import { fileType } from "./plan-file.ts";
import { commandName } from "./problem.ts";
import { CommandFailure, exitCodes } from "./terminal.ts";

type Organisation = Schemas["Organisation"];

async function showOrganisation(invocation: Invocation, options: { department?: string }): Promise<void> {
  const { say } = invocation;
  const organisation = (await (await invocation.api()).get("/court/organisation")) as Organisation;
  invocation.show(organisation, () => {
    invocation.line(organisation.name);
    const open = organisation.departments.filter((one) => one.closed !== true && (options.department === undefined || one.id === options.department));
    invocation.heading(say("部门", "Departments"));
    invocation.table([{ title: say("编号", "id") }, { title: say("名称", "name"), flexible: true }, { title: say("负责人", "head") }, { title: say("分管院领导", "leader in charge") }], open.map((one) => [one.id, one.name, one.head ?? "—", one.leaderInCharge ?? "—"]));
    const persons = organisation.persons.filter((one) => one.status === "active" && (options.department === undefined || one.department === options.department));
    invocation.heading(say("人员", "Persons"));
    invocation.table([{ title: say("编号", "id") }, { title: say("姓名", "name"), flexible: true }, { title: say("部门", "department") }, { title: say("岗位", "posts"), flexible: true }, { title: say("角色", "roles"), flexible: true }], persons.map((one) => [one.id, one.name ?? "—", one.department, one.posts.join(", "), one.roles.join(", ")]));
  });
}

const importKinds = ["departments", "posts", "persons", "leavers"];

async function importOrganisation(invocation: Invocation, kind: string, file: string, options: Readonly<Record<string, unknown>>): Promise<void> {
  const { say, terminal, colours } = invocation;
  if (!importKinds.includes(kind)) throw new CommandFailure(exitCodes.usage, say(`可导入：${importKinds.join("、")}`, `What can be imported: ${importKinds.join(", ")}`));
  const contentType = fileType(file, say, ["csv"]);
  const bytes = await readFileOf(file, terminal, say);
  const answer = (await (await invocation.api()).post(`/court/imports/${kind}`, { query: { dryRun: options["dryRun"] === true ? "true" : undefined }, file: { bytes, contentType }, ...callOptions(options) })) as Schemas["ImportAnswer"];
  invocation.show(answer, () => {
    const { rows, added, changed, unchanged, leavers } = answer.summary;
    invocation.line(say(`${rows} 行：新增 ${added}，变更 ${changed}，不变 ${unchanged}，离任 ${leavers}。`, `${rows} row(s): ${added} new, ${changed} changed, ${unchanged} as they are, ${leavers} leaving.`));
    if (answer.faults.length > 0) invocation.table([{ title: say("行", "row"), align: "right" }, { title: say("列", "column") }, { title: say("问题", "what is wrong"), flexible: true }], answer.faults.map((one) => [one.row, one.column, one.message]));
    invocation.line(answer.applied ? `${colours.green("✓")} ${say("已导入。", "Imported.")}` : say("试算，未作任何变更。", "A dry run: nothing was changed."));
  });
  if (answer.faults.length > 0) throw new CommandFailure(exitCodes.refused, say("文件有误，请改正后再导入。", "The file has faults; mend them and import it again."));
}

async function exportDuties(invocation: Invocation, department: string, file: string, options: { closed?: boolean }): Promise<void> {
  const { say } = invocation;
  fileType(file, say, ["xlsx", "csv"]);
  const query = { format: file.toLowerCase().endsWith(".csv") ? "csv" : "xlsx", ...(options.closed === true ? { open: "false" } : {}) };
  const { bytes } = await (await invocation.api()).call("GET", `/departments/${encodeURIComponent(department)}/duty-list`, { query });
  await writeNewFile(invocation, file, bytes);
  invocation.show({ file, bytes: bytes.length }, () => invocation.line(say(`四定清单已导出到 ${file}。`, `The duty list was exported to ${file}.`)));
}


async function previewLeaver(invocation: Invocation, person: string): Promise<void> {
  const { say, language } = invocation;
  const preview = (await (await invocation.api()).get(`/court/persons/${encodeURIComponent(person)}/leaver-preview`)) as Schemas["LeaverPreview"];
  invocation.show(preview, () => {
    invocation.line(say(`${person} 尚有 ${preview.total} 项须移交。`, `${person} still has ${preview.total} to hand over.`));
    const rows = Object.entries(preview.open).flatMap(([kind, duties]) => duties.map((duty) => [label("duty", kind, language), duty.title ?? "", duty.id]));
    if (rows.length > 0) invocation.table([{ title: say("类别", "kind") }, { title: say("名称", "title"), flexible: true }, { title: say("编号", "id") }], rows);
  });
}

async function showSettings(invocation: Invocation): Promise<void> {
  const { say } = invocation;
  const settings = (await (await invocation.api()).get("/court/settings")) as Schemas["Settings"];
  invocation.show(settings, () => {
    invocation.facts([
      [say("工作日历", "Calendar"), settings.currentCalendar],
      [say("提醒规则", "Ladders"), Object.entries(settings.currentLadders).map(([priority, version]) => `${priority}: ${version}`).join(", ")],
      [say("文号", "Numbers"), Object.entries(settings.numberFormats).map(([series, format]) => `${series}: ${format}`).join("; ")],
      [say("时钟倍速", "Clock scale"), settings.clock.scale],
      [say("词表", "Duty words"), settings.dutyWords.version],
      [say("版本", "Version"), settings.version],
    ]);
  });
}

async function showWhoMay(invocation: Invocation, action: string, stream: string | undefined): Promise<void> {
  const { say } = invocation;
  const answer = (await (await invocation.api()).get("/court/who-may", { action, stream })) as { persons: string[]; entry?: { ground?: string } };
  invocation.show(answer, () => invocation.facts([[say("可由谁办理", "Who may"), answer.persons.join(say("、", ", "))], [say("依据", "Ground"), answer.entry?.ground]]));
}

/** One command on the court from its options. */
export async function giveCourtCommand(invocation: Invocation, spec: EntityCommand, options: Readonly<Record<string, unknown>>): Promise<void> {
  const body = await bodyOf(spec, options, invocation);
  const answer = await (await invocation.api()).post(`/court/${commandName(spec.command)}`, { body, ...callOptions(options) });
  invocation.show(answer, () => {
    const { version, id } = answer as { version: number; id?: string };
    invocation.line(`${invocation.colours.green("✓")} ${spec.about[invocation.language]}${id === undefined ? "" : ` (${id})`}`, `  ${invocation.say("版本：", "version ")}${version}`);
  });
}

export function addCourtCommands(program: Command, invocation: Invocation): void {
  const { say, language } = invocation;
  const org = program.command("org").description(say("机构与人员", "organisation"));
  org.command("show").description(say("部门、岗位、人员", "departments, posts, persons")).option("--department <id>", say("只看一个部门", "only one department")).action((options: { department?: string }) => showOrganisation(invocation, options));
  org.command("import <kind> <file>").description(say("从 CSV 导入：departments | posts | persons | leavers", "import from CSV: departments | posts | persons | leavers"))
    .option("--dry-run", say("只试算，不变更", "change nothing, only tell what would")).option("--key <key>", say("幂等键", "idempotency key")).option("--if-match <version>", say("只在仍是此版本时办理", "only if it still has this version"))
    .action((kind: string, file: string, options: Record<string, unknown>) => importOrganisation(invocation, kind, file, options));
  org.command("duty-list <department> <file>").description(say("导出四定清单（.xlsx 或 .csv）", "export a department's duty list to .xlsx or .csv")).option("--closed", say("连同已办结的", "closed ones too"))
    .action((department: string, file: string, options: { closed?: boolean }) => exportDuties(invocation, department, file, options));
  program.command("person").description(say("人员", "persons")).command("leaver-preview <person>").description(say("离任预览：尚须移交什么", "what a leaver still has to hand over")).action((person: string) => previewLeaver(invocation, person));
  const court = program.command("court").description(say("法院设置与人事", "settings and appointments of the court"));
  court.command("settings").description(say("现行设置", "the settings in force")).action(() => showSettings(invocation));
  court.command("who-may <action>").description(say("谁能办这件事", "who can do this")).option("--stream <id>", say("就哪个事项或行动", "of which item or campaign")).action((action: string, options: { stream?: string }) => showWhoMay(invocation, action, options.stream));
  for (const spec of courtCommands) {
    const name = commandName(spec.command);
    addFlags(court.command(name).description(spec.about[language]), spec, invocation).action((options: Record<string, unknown>) => giveCourtCommand(invocation, spec, options));
  }
}
