import type { EntityCommand } from "./entity-command.ts";
import { fixed, ids, number, pair, text, type Flag } from "./flags.ts";

const reason = text("--reason <text>", "reason", "理由", "reason");
const comment = text("--comment <text>", "comment", "意见", "comment");

/** 会签 (all of) or 或签 (any of): one option each, both make the same field. */
const countersigning: readonly Flag[] = [
  { ...ids("--all-of <persons>", "countersigning", "会签人：须全部同意（逗号分隔）", "counter-signers, all of them"), read: (value) => ({ mode: "all", persons: value.split(/[,，]/).map((one) => one.trim()).filter((one) => one !== "") }) },
  { ...ids("--any-of <persons>", "countersigning", "或签人：一人同意即可（逗号分隔）", "counter-signers, any of them"), read: (value) => ({ mode: "any", persons: value.split(/[,，]/).map((one) => one.trim()).filter((one) => one !== "") }) },
];

/** Submit 报批, also the second half of `campaign launch`. */
export const submitCampaign: EntityCommand = { command: "Submit", about: { zh: "报批（可请会签、或签）", en: "submit for approval" }, flags: countersigning, needs: [] };

/** Every command a person gives to a campaign 专班行动 besides drafting and amending, which take a plan file. */
export const campaignCommands: readonly EntityCommand[] = [
  submitCampaign,
  { command: "Withdraw", about: { zh: "撤回", en: "withdraw" }, flags: [], needs: [] },
  {
    command: "Approve",
    about: { zh: "批准任务书", en: "approve the plan" },
    flags: [comment, pair("--answer <warning=text>", "warningAnswers", ["id", "answer"], "对提示的答复，可多次", "answer to a warning, repeatable")],
    needs: [],
  },
  { command: "CounterSign", about: { zh: "会签", en: "counter-sign" }, flags: [fixed("--agree", "opinion", "agree", "同意", "agree"), fixed("--disagree", "opinion", "disagree", "不同意", "disagree"), comment], needs: ["opinion"] },
  { command: "Return", about: { zh: "退回修改", en: "return for revision" }, flags: [reason], needs: ["reason"] },
  { command: "ReachMilestone", about: { zh: "确认节点完成", en: "confirm a milestone" }, flags: [text("--milestone <id>", "milestone", "节点编号", "milestone's id"), text("--evidence <text>", "evidence", "佐证", "evidence")], needs: ["milestone"] },
  { command: "Suspend", about: { zh: "暂停", en: "suspend" }, flags: [text("--ground <text>", "ground", "事由", "ground"), text("--until <date>", "expectedEndOn", "预计结束日期", "expected end")], needs: ["ground", "expectedEndOn"] },
  { command: "Resume", about: { zh: "恢复", en: "resume" }, flags: [reason], needs: [] },
  { command: "HandOver", about: { zh: "更换牵头人或分管院领导", en: "hand over lead or leader in charge" }, flags: [text("--lead <person>", "lead", "新牵头人", "new lead"), text("--leader-in-charge <person>", "leaderInCharge", "新分管院领导", "new leader in charge"), reason], needs: ["reason"] },
  { command: "Instruct", about: { zh: "批示", en: "a leader's instruction" }, flags: [text("--text <text>", "text", "批示内容", "the instruction"), ids("--to <persons>", "to", "批示给谁（逗号分隔）", "to whom, separated by commas")], needs: ["text"] },
  {
    command: "RecordResult",
    about: { zh: "登记成效", en: "record a result" },
    flags: [
      text("--metric <id>", "metric", "指标", "metric"),
      number("--value <number>", "value", "数值", "value"),
      text("--unit <unit>", "unit", "单位", "unit"),
      text("--on <date>", "on", "日期", "date"),
      text("--note <text>", "note", "说明", "note"),
    ],
    needs: ["metric", "value", "unit", "on"],
  },
  {
    command: "RequestAcceptance",
    about: { zh: "申请验收", en: "ask for acceptance" },
    flags: [text("--summary <text>", "summary", "完成情况", "what was achieved"), pair("--carry <item=ground>", "carried", ["item", "ground"], "结转的事项及依据，可多次", "item carried over, with its ground; repeatable")],
    needs: ["summary"],
  },
  { command: "Accept", about: { zh: "验收通过", en: "accept" }, flags: [comment], needs: [] },
  { command: "Reject", about: { zh: "验收不通过", en: "reject" }, flags: [reason], needs: ["reason"] },
  {
    command: "FileRetrospective",
    about: { zh: "提交复盘", en: "file the retrospective" },
    flags: [text("--text <text>", "text", "复盘正文（@文件 从文件读取）", "its text (@file reads a file)"), { ...text("--lesson <text>", "lessons", "一条经验，可多次", "a lesson, repeatable"), repeat: true }],
    needs: ["text"],
    defaults: { lessons: [] },
  },
  {
    command: "RecordCheck",
    about: { zh: "登记回头看检查", en: "record a relapse check" },
    flags: [
      number("--day <30|60|90>", "day", "第几日的检查", "which day's check"),
      fixed("--passed", "passed", true, "成效保持", "the results have held"),
      fixed("--failed", "passed", false, "有反弹", "something has fallen back"),
      text("--note <text>", "note", "情况说明", "what was found"),
      pair("--reopen <item=due>", "reopen", ["item", "due"], "重新开启的事项和时限，可多次", "item to reopen, with its due date; repeatable", {}, true),
    ],
    needs: ["day", "passed"],
  },
  { command: "Archive", about: { zh: "归档", en: "archive" }, flags: [], needs: [] },
  {
    command: "Terminate",
    about: { zh: "终止，事项逐项处理", en: "terminate; every open item waived or carried by name" },
    flags: [
      text("--ground <text>", "ground", "依据", "ground"),
      pair("--waive <item=ground>", "items", ["item", "ground"], "免办的事项及依据，可多次", "item to waive, with its ground; repeatable", { action: "waive" }),
      pair("--carry <item=ground>", "items", ["item", "ground"], "结转的事项及依据，可多次", "item to carry on, with its ground; repeatable", { action: "carry" }),
    ],
    needs: ["ground"],
    defaults: { items: [] },
  },
  { command: "Comment", about: { zh: "留言", en: "comment" }, flags: [text("--text <text>", "text", "留言内容，可含 @人员编号", "the comment; it may hold @person-id"), ids("--mentions <persons>", "mentions", "请谁查看（逗号分隔）", "on whom it calls, separated by commas")], needs: ["text"] },
  { command: "AdoptCalendar", about: { zh: "适用新版工作日历", en: "adopt another calendar version" }, flags: [text("--calendar <version>", "calendar", "日历版本", "calendar version")], needs: ["calendar"] },
];
