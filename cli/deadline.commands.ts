import type { Command } from "commander";
import { readConversion, readDated, readExclusion, readExtension, readPeriod } from "./deadline-options.ts";
import { statementLines } from "./deadline-statement.ts";
import { parseData, readFileOf } from "./flags.ts";
import type { Invocation, Schemas } from "./invocation.ts";
import { writeNewFile } from "./new-file.ts";
import { CommandFailure, exitCodes } from "./terminal.ts";

interface DeadlineOptions {
  rule?: string;
  period?: string;
  rolls?: boolean;
  before?: true;
  startsOn?: string;
  startsAt?: string;
  circumstance?: string[];
  excluded?: string[];
  resumed?: string[];
  extended?: string[];
  converted?: string[];
  started?: string[];
  satisfied?: string;
  lapsed?: string;
  ledger?: string;
  output?: string;
}

/** Entries of a file and of the options together; their order does not matter. */
async function ledgerOf(invocation: Invocation, options: DeadlineOptions): Promise<unknown[]> {
  const { say, terminal } = invocation;
  const read: unknown = options.ledger === undefined ? [] : parseData(await readFileOf(options.ledger, terminal, say), options.ledger, say);
  if (!Array.isArray(read)) throw new CommandFailure(exitCodes.usage, say(`${options.ledger ?? ""} 应为条目的列表`, `${options.ledger ?? ""} must be a list of entries`));
  const entries: unknown[] = read;
  return [
    ...entries,
    ...(options.started ?? []).map((value) => readDated("started", value, say)),
    ...(options.excluded ?? []).map((value) => readExclusion(value, say)),
    ...(options.resumed ?? []).map((value) => readDated("resumed", value, say)),
    ...(options.extended ?? []).map((value) => readExtension(value, say)),
    ...(options.converted ?? []).map((value) => readConversion(value, say)),
    ...(options.satisfied === undefined ? [] : [{ type: "satisfied", on: options.satisfied }]),
    ...(options.lapsed === undefined ? [] : [{ type: "lapsed", on: options.lapsed }]),
  ];
}

async function calculate(invocation: Invocation, options: DeadlineOptions): Promise<void> {
  const { say } = invocation;
  const { rule, period, rolls, before, startsOn, startsAt, circumstance } = options;
  const body = {
    ...(rule === undefined ? {} : { rule }),
    ...(period === undefined ? {} : { period: readPeriod(period, say) }),
    ...(rolls === undefined ? {} : { rolls }),
    ...(before === undefined ? {} : { before }),
    ...(startsOn === undefined ? {} : { startsOn }),
    ...(startsAt === undefined ? {} : { startsAt }),
    ...(circumstance === undefined ? {} : { circumstances: circumstance }),
    ledger: await ledgerOf(invocation, options),
  };
  const answer = (await (await invocation.apiIfSignedIn()).post("/calculations/deadline", { body })) as Schemas["DeadlineCalculation"];
  const lines = statementLines(answer, startsOn ?? startsAt ?? "", say);
  if (options.output !== undefined) await writeNewFile(invocation, options.output, new TextEncoder().encode(`${lines.join("\n")}\n`));
  invocation.show(answer, () => invocation.line(...lines));
}

export function addDeadlineCommand(program: Command, invocation: Invocation): void {
  const { say } = invocation;
  const collect = (value: string, before: string[] = []): string[] => [...before, value];
  program.command("deadline").description(say("期限计算：届满日和期限计算说明", "compute a legal deadline and explain it"))
    .option("--rule <id>", say("法定期限的规则，如 trial-summary", "a statutory rule, e.g. trial-summary"))
    .option("--period <length>", say("或任意期间：15d、3wd、6m、2y、48h", "or any period: 15d, 3wd, 6m, 2y, 48h"))
    .option("--rolls", say("末日逢休息日顺延", "a last day on a holiday moves"))
    .option("--no-rolls", say("末日不顺延", "it does not move"))
    .option("--before", say("自事项发生日向前计算（与 --period 连用）", "counted backwards from the event (with --period)"))
    .option("--starts-on <date>", say("起算日", "the day it starts on"))
    .option("--starts-at <instant>", say("起算时刻（按小时计算的）", "the instant it starts at, for hours"))
    .option("--circumstance <what>", say("no-domicile 境内无住所，foreign-related 涉外；可重复", "no-domicile, foreign-related; repeatable"), collect)
    .option("--excluded <from..to=ground>", say("扣除，如 2026-06-10..2026-06-24=appraisal；结束日前加 ~ 为预计；可重复", "excluded days, e.g. 2026-06-10..2026-06-24=appraisal; ~ before the end: expected; repeatable"), collect)
    .option("--resumed <date=ground>", say("恢复计算之日；可重复", "the day it counts again; repeatable"), collect)
    .option("--extended <length@date=by>", say("延长，如 6m@2026-08-01；可重复", "an extension, e.g. 6m@2026-08-01; repeatable"), collect)
    .option("--converted <rule@date>", say("转换程序，如 trial-ordinary@2026-05-20；可重复", "a conversion, e.g. trial-ordinary@2026-05-20; repeatable"), collect)
    .option("--started <date=ground>", say("重新计算，如 2026-03-20=corrections-received；可重复", "a new start, e.g. 2026-03-20=corrections-received; repeatable"), collect)
    .option("--satisfied <date>", say("完成之日", "the day it was met"))
    .option("--lapsed <date>", say("登记逾期之日", "the day it was recorded as overrun"))
    .option("--ledger <file>", say("更多条目（JSON 或 YAML 列表）", "further entries, a list in JSON or YAML"))
    .option("--output <file>", say("另存期限计算说明（文本）", "also write the statement to a text file"))
    .action((options: DeadlineOptions) => calculate(invocation, options));
}
