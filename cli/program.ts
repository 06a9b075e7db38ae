import { Command, CommanderError } from "commander";
import { addCalendarCommands } from "./calendar.commands.ts";
import { addCampaignCommands } from "./campaign.commands.ts";
import { addCourtCommands } from "./court.commands.ts";
import { addDeadlineCommand } from "./deadline.commands.ts";
import { addDisputeCommands } from "./dispute.commands.ts";
import { addHistoryCommand } from "./history.commands.ts";
import { addInboxCommands } from "./inbox.commands.ts";
import { Invocation, type GlobalOptions } from "./invocation.ts";
import { addItemCommands } from "./item.commands.ts";
import { languageOf } from "./language.ts";
import { addPlanCommands } from "./plan.commands.ts";
import { addRulesCommands } from "./rules.commands.ts";
import { addSessionCommands } from "./session.commands.ts";
import { CommandFailure, exitCodes, type Terminal } from "./terminal.ts";
import { addWatchCommand } from "./watch.commands.ts";

function helpEnd(invocation: Invocation): string {
  return invocation.say(
    `
退出码：0 完成；1 服务器拒绝（写明原因和下一步）；2 用法有误；3 尚未登录；4 连接不上服务器。
文字选项：@文件 从文件读取，- 从标准输入读取。给机器读：npm run -s tf -- … --json
环境变量：TF_URL 服务器地址，TF_TOKEN 访问令牌（代替 login），TF_PERSON 人员编号。`,
    `
Exit codes: 0 done; 1 the server refused (it says why and what next); 2 wrong usage; 3 not signed in; 4 the server cannot be reached.
Texts: @file reads a file, - reads standard input. For machines: npm run -s tf -- … --json
Environment: TF_URL the server, TF_TOKEN an API token (instead of login), TF_PERSON the person's id.`,
  );
}

const headings: Readonly<Record<string, string>> = { "Usage:": "用法：", "Options:": "选项：", "Commands:": "命令：", "Arguments:": "参数：", "Global Options:": "通用选项：" };

function buildProgram(invocation: Invocation): Command {
  const { say, terminal, language } = invocation;
  const program = new Command("tf")
    .description(say("法院工作专班督办：命令行", "The court's task forces from a terminal"))
    .option("--url <address>", say("服务器地址", "the server's address"))
    .option("--json", say("输出 JSON，供机器读取", "answer in JSON, for machines"))
    .option("--on-behalf-of <person>", say("以委托人名义办理（须有授权代理）", "act for a principal, under a delegation"))
    .option("--lang <zh|en>", say("语言", "language"))
    .helpOption("-h, --help", say("显示帮助", "show help"))
    .helpCommand("help [command]", say("某个命令的帮助", "help for a command"))
    .configureHelp({ showGlobalOptions: true, ...(language === "zh" ? { styleTitle: (title: string) => headings[title] ?? title } : {}), helpWidth: terminal.width ?? 100 })
    .configureOutput({ writeOut: (text) => { terminal.out(text); }, writeErr: (text) => { terminal.err(text); }, outputError: () => undefined, getOutHasColors: () => terminal.colour, getErrHasColors: () => terminal.colour })
    .exitOverride()
    .addHelpText("after", helpEnd(invocation))
    .hook("preAction", (_program, action) => { invocation.configure(action.optsWithGlobals<GlobalOptions>()); });
  addSessionCommands(program, invocation);
  addInboxCommands(program, invocation);
  addPlanCommands(program, invocation);
  addCampaignCommands(program, invocation);
  addItemCommands(program, invocation);
  addDisputeCommands(program, invocation);
  addHistoryCommand(program, invocation);
  addWatchCommand(program, invocation);
  addCourtCommands(program, invocation);
  addDeadlineCommand(program, invocation);
  addRulesCommands(program, invocation);
  addCalendarCommands(program, invocation);
  return program;
}

/** What Commander finds wrong, by its code; it names the place in quotes and speaks English only. */
const usageFaults: Readonly<Record<string, string>> = {
  "commander.missingArgument": "缺少参数",
  "commander.optionMissingArgument": "选项缺少值",
  "commander.missingMandatoryOptionValue": "缺少必填选项",
  "commander.unknownOption": "没有这个选项",
  "commander.unknownCommand": "没有这个命令",
  "commander.excessArguments": "参数过多",
};

function usageText(error: CommanderError, invocation: Invocation): string {
  const reason = error.message.replace(/^error: /, "");
  const fault = usageFaults[error.code];
  const place = /'([^']+)'/.exec(reason)?.[1];
  const near = /Did you mean (?:one of )?(.+)\?/.exec(reason)?.[1];
  const said = fault === undefined ? reason : `${fault}${place === undefined ? "" : ` ${place}`}${near === undefined ? "" : `（是不是 ${near}？）`}`;
  return invocation.say(`用法有误：${said}\n加 --help 查看用法。`, `Wrong usage: ${reason}\nAdd --help to see how it is used.`);
}

/** Runs one command line (without node and script) and answers its exit code. Whatever fails is said in one text on standard error. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  const invocation = new Invocation(terminal, languageOf(argv, terminal.env));
  try {
    await buildProgram(invocation).parseAsync([...argv], { from: "user" });
    return exitCodes.done;
  } catch (error) {
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return exitCodes.done;
      // A group without its sub-command has printed its help already.
      if (error.code !== "commander.help") terminal.err(`${usageText(error, invocation)}\n`);
      return exitCodes.usage;
    }
    if (!(error instanceof CommandFailure)) throw error;
    const machine = argv.includes("--json") && error.details.problem !== undefined;
    terminal.err(machine ? `${JSON.stringify(error.details.problem)}\n` : `${invocation.colours.red("✗")} ${error.message}\n`);
    return error.exitCode;
  }
}
