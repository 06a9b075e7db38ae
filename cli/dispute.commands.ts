import type { Command } from "commander";
import { disputeCommands, registerDispute } from "./dispute.table.ts";
import { bodyOf } from "./entity-command.ts";
import { addEntityCommands, addFlags, callOptions, showDone } from "./entity.commands.ts";
import type { Invocation, Schemas } from "./invocation.ts";
import { label, lightCell, shownTime, stepLabel } from "./labels.ts";
import { namesOf } from "./names.ts";
import { writeNewFile } from "./new-file.ts";
import { commandName } from "./problem.ts";
import { importTableFile } from "./table-import.ts";

type Options = Readonly<Record<string, string | boolean | undefined>>;

const filters = ["status", "stage", "tier", "department", "mediator", "judge", "cause", "township", "partner", "source", "light", "dueBefore", "dueAfter", "q", "sort", "limit", "cursor"] as const;

function queryOf(options: Options): Record<string, string | undefined> {
  const texts = Object.fromEntries(filters.map((name) => [name, typeof options[name] === "string" ? options[name] : undefined]));
  const open = options["open"] === true ? "true" : options["closed"] === true ? "false" : undefined;
  return { ...texts, open, mine: options["mine"] === true ? "true" : undefined, lapsed: options["lapsed"] === true ? "true" : undefined };
}

function showLines(invocation: Invocation, items: readonly Schemas["DisputeLine"][]): void {
  const { say, language, terminal } = invocation;
  invocation.table(
    [{ title: say("灯", "light") }, { title: say("届满日", "due") }, { title: say("状态", "status") }, { title: say("编号", "number") }, { title: say("案由", "cause"), flexible: true }, { title: say("部门", "department") }, { title: "id" }],
    items.map((one) => [lightCell(one.light, language, terminal.colour), `${one.dueOn ?? "—"}${one.provisional ? "*" : ""}`, label("disputeStatus", one.status, language), one.number, one.cause, one.department, one.id]),
  );
}

async function list(invocation: Invocation, options: Options): Promise<void> {
  const page = (await (await invocation.api()).get("/disputes", queryOf(options))) as Schemas["DisputeList"];
  invocation.show(page, () => {
    showLines(invocation, page.items);
    invocation.more(page.nextCursor);
  });
}

async function find(invocation: Invocation, number: string): Promise<void> {
  const found = (await (await invocation.api()).get("/disputes/by-number", { number })) as { items: Schemas["DisputeLine"][] };
  invocation.show(found, () => { showLines(invocation, found.items); });
}

async function show(invocation: Invocation, id: string): Promise<void> {
  const { say, language } = invocation;
  const dispute = (await (await invocation.api()).get(`/disputes/${encodeURIComponent(id)}`)) as Schemas["Dispute"];
  const names = await namesOf(invocation);
  invocation.show(dispute, () => {
    invocation.facts([
      [say("编号", "Number"), dispute.number],
      [say("状态", "Status"), dispute.statusText],
      [say("案由", "Cause"), dispute.cause],
      [say("案号", "Case numbers"), dispute.caseNumbers.map((one) => one.number).join(say("、", ", "))],
      [say("当事人", "Parties"), dispute.parties.map((one) => `${one.id} ${one.name}`).join(say("、", ", "))],
      [say("部门", "Department"), names.department(dispute.department)],
      [say("经办人", "Clerk"), names.withId(dispute.staff.clerk)],
      [say("调解员", "Mediator"), names.withId(dispute.staff.mediator)],
      [say("承办法官", "Judge in charge"), names.withId(dispute.staff.judge)],
      [say("书记员", "Court clerk"), names.withId(dispute.staff.courtClerk)],
      [say("执行员", "Enforcement officer"), names.withId(dispute.staff.enforcementOfficer)],
      [say("封存内容", "Sealed"), dispute.sealed.length === 0 ? undefined : dispute.sealed.length],
      [say("版本", "Version"), dispute.version],
    ]);
    if (dispute.clocks.length > 0) {
      invocation.heading(say("期限", "Clocks"));
      invocation.table(
        [{ title: say("期限", "clock"), flexible: true }, { title: say("届满日", "due") }, { title: say("剩余天数", "days left") }, { title: say("状态", "status") }, { title: "id" }],
        dispute.clocks.map((clock) => [clock.label, clock.dueOn ?? shownTime(clock.dueAt) ?? "—", clock.remainingDays ?? "", clock.lapsedOn === undefined ? clock.status : `${clock.status} ${say("逾期", "overrun")} ${clock.lapsedOn}`, clock.id]),
      );
    }
    if (dispute.waiting.length > 0) {
      invocation.heading(say("等谁", "Waiting for"));
      invocation.table([{ title: say("待办", "step") }, { title: say("谁", "who") }, { title: say("到期", "due") }], dispute.waiting.map((step) => [stepLabel("dispute", step.step, language), names.withId(step.owner), shownTime(step.dueAt)]));
    }
    if (dispute.availableActions.length > 0) invocation.line("", `${say("您现在可以：", "You may now: ")}${dispute.availableActions.map(commandName).join(say("、", ", "))}`);
  });
}

/** 期限计算说明, every step with its article. */
async function dates(invocation: Invocation, id: string, options: Options): Promise<void> {
  const { say } = invocation;
  const clock = typeof options["clock"] === "string" ? options["clock"] : undefined;
  const statement = (await (await invocation.api()).get(`/disputes/${encodeURIComponent(id)}/statement`, { clock })) as Schemas["DisputeStatement"];
  invocation.show(statement, () => {
    for (const one of statement.clocks) {
      invocation.heading(`${one.label}${say("：", ": ")}${one.dueOn ?? one.dueAt ?? "—"}`);
      for (const step of one.statement?.steps ?? []) invocation.line(`  ${step.resultOn ?? step.resultAt ?? ""}  ${step.text}${step.article === undefined ? "" : `  ${step.article}`}`);
    }
  });
}

/** 类案推荐 */
async function similar(invocation: Invocation, id: string): Promise<void> {
  const { say, language } = invocation;
  const found = (await (await invocation.api()).get(`/disputes/${encodeURIComponent(id)}/similar`)) as Schemas["SimilarDisputes"];
  invocation.show(found, () => {
    invocation.table(
      [{ title: say("相近度", "likeness") }, { title: say("状态", "status") }, { title: say("编号", "number") }, { title: say("案由", "cause") }, { title: say("相同之处", "in common"), flexible: true }, { title: "id" }],
      found.similar.map((one) => [`${String(Math.round(one.score * 100))}%`, label("disputeStatus", one.status, language), one.number, one.cause, one.shared?.join(say("、", ", ")), one.id]),
    );
  });
}

async function print(invocation: Invocation, id: string, file: string): Promise<void> {
  const { bytes } = await (await invocation.api()).call("GET", `/disputes/${encodeURIComponent(id)}/statement/document`);
  await writeNewFile(invocation, file, bytes);
  invocation.show({ file, bytes: bytes.length }, () => { invocation.line(invocation.say(`已存为 ${file}。`, `Saved as ${file}.`)); });
}

/** tf dispute …: register, list, show, dates, and every command. */
export function addDisputeCommands(program: Command, invocation: Invocation): void {
  const { say, language } = invocation;
  const dispute = program.command("dispute").description(say("矛盾纠纷：立、审、执", "disputes, from first call to enforcement"));
  dispute.command("list").description(say("纠纷清单，按最近的届满日排序", "disputes by their nearest last day"))
    .option("--open", say("只看未办结的", "open ones only")).option("--closed", say("只看已办结的", "closed ones only")).option("--mine", say("我经手的", "those I take part in")).option("--lapsed", say("有逾期的", "those with an overrun"))
    .option("--status <statuses>", say("状态（逗号分隔）", "statuses, separated by commas")).option("--stage <stage>", say("阶段", "stage")).option("--tier <tier>", say("层级", "tier")).option("--department <id>", say("部门", "department"))
    .option("--mediator <person>", say("调解员", "mediator")).option("--judge <person>", say("承办法官", "judge in charge")).option("--cause <text>", say("案由", "cause")).option("--township <name>", say("乡镇街道", "township")).option("--partner <id>", say("协同单位", "partner"))
    .option("--source <source>", say("来源", "source")).option("--light <light>", say("灯", "light")).option("--due-before <date>", say("届满早于", "due before")).option("--due-after <date>", say("届满晚于", "due after"))
    .option("-q, --q <words>", say("编号、案号、案由中的字词", "words in number, case number or cause")).option("--sort <due|-due>", say("排序", "order")).option("--limit <number>", say("最多多少条", "at most so many")).option("--cursor <cursor>", say("从上一页的 nextCursor 继续", "go on from nextCursor"))
    .action((options: Options) => list(invocation, options));
  dispute.command("find <number>").description(say("按编号或案号查找", "find by number or case number")).action((number: string) => find(invocation, number));
  dispute.command("show <id>").description(say("一件纠纷的全部情况", "one dispute in full")).action((id: string) => show(invocation, id));
  dispute.command("dates <id>").description(say("期限计算说明", "how its dates were computed")).option("--clock <id>", say("只看这一项", "only this clock")).action((id: string, options: Options) => dates(invocation, id, options));
  dispute.command("similar <id>").description(say("类案推荐：与这一件最相近的", "those most like this one")).action((id: string) => similar(invocation, id));
  dispute.command("print <id> <file>").description(say("期限计算说明存为 Word", "the statement of dates as a Word file")).action((id: string, file: string) => print(invocation, id, file));
  addFlags(dispute.command("register").description(registerDispute.about[language]), registerDispute, invocation).action(async (options: Record<string, unknown>) => {
    const body = await bodyOf(registerDispute, options, invocation);
    showDone(invocation, registerDispute.about[language], await (await invocation.api()).post("/disputes", { body, ...callOptions(options) }));
  });
  dispute.command("import <file>").description(say("从 Excel 或 CSV 批量登记", "register many from Excel or CSV"))
    .option("--dry-run", say("只检查，不登记", "only check, register nothing")).option("--key <key>", say("幂等键", "idempotency key"))
    .action((file: string, options: Record<string, unknown>) => importTableFile(invocation, "/disputes/import", file, options));
  addEntityCommands(dispute, "/disputes", disputeCommands, invocation);
}
