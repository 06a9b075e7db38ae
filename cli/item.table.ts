import type { EntityCommand } from "./entity-command.ts";
import { data, due, evidence, fixed, ids, number, target, text, type Flag } from "./flags.ts";

const reason = text("--reason <text>", "reason", "理由", "reason");
const comment = text("--comment <text>", "comment", "意见", "comment");
const granted: readonly Flag[] = [fixed("--granted", "granted", true, "同意", "grant it"), fixed("--refused", "granted", false, "不同意", "refuse it"), reason];
const checkResult: readonly Flag[] = [
  number("--day <30|60|90>", "day", "第几日的检查", "which day's check"),
  fixed("--passed", "passed", true, "未反弹", "the result has held"),
  fixed("--failed", "passed", false, "已反弹", "it has fallen back"),
  text("--note <text>", "note", "情况说明", "what was found"),
];

/** 定人、定岗、定责, as fields of `duty`. */
const dutyFlags: readonly Flag[] = [
  text("--department <id>", "duty.department", "责任部门", "responsible department"),
  text("--post <id>", "duty.post", "岗位", "post"),
  text("--responsible <person>", "duty.responsible", "责任人", "responsible person"),
  text("--supervisor <person>", "duty.supervisor", "督办人", "supervisor"),
  ids("--co-organisers <persons>", "duty.coOrganisers", "协办人（逗号分隔）", "co-organisers, separated by commas"),
];

/** Registration by hand 登记: 上级交办, a leader's 批示, a meeting's decision. */
export const registerItem: EntityCommand = {
  command: "Register",
  about: { zh: "登记督办事项（上级交办、领导批示等）", en: "register an item by hand" },
  flags: [
    text("--title <text>", "title", "事项名称", "title"),
    ...dutyFlags,
    due("--due <when>", "due", "完成时限：2026-04-15 | 20wd@start | 30d@m1 | 1m@start", "due: 2026-04-15 | 20wd@start | 30d@m1 | 1m@start"),
    text("--priority <A|B|C>", "priority", "优先级", "priority"),
    number("--weight <number>", "weight", "权重", "weight"),
    text("--source <type>", "source.type", "来源：superior 上级交办、instruction 批示、meeting 会议、inspection 检查 …", "source: superior, instruction, meeting, inspection, …"),
    text("--reference <text>", "source.reference", "来文字号或批示原文", "number or words of the source"),
    text("--by <person>", "source.by", "批示或交办人", "who gave it"),
    text("--received-on <date>", "source.receivedOn", "收到日期", "received on"),
    text("--campaign <id>", "campaign", "所属专班行动", "campaign it belongs to"),
    text("--parent <id>", "parent", "上级事项", "parent item"),
    text("--duty <text>", "dutyText", "职责：做什么", "what is to be done"),
    text("--process <id>", "process", "办理流程", "named process"),
    text("--report <cadence>", "report", "报告周期：daily | weekly | half-monthly | monthly", "report cadence: daily | weekly | half-monthly | monthly"),
    target("--target <metric:value:unit>", "target", "目标", "target"),
    ids("--evidence <names>", "evidence", "办结时须提交的佐证（逗号分隔）", "names of the evidence that submission must bring"),
  ],
  needs: ["title", "duty.department", "due"],
};

/** Every command a person gives to a work item 督办事项; sub-command and address come from the name. */
export const itemCommands: readonly EntityCommand[] = [
  { command: "Assign", about: { zh: "交办：定人、定岗、定责", en: "assign to department, post and person" }, flags: dutyFlags, needs: ["duty.department"] },
  { command: "Accept", about: { zh: "签收", en: "accept" }, flags: [], needs: [] },
  { command: "Decline", about: { zh: "退回交办", en: "decline, with a reason" }, flags: [reason], needs: ["reason"] },
  {
    command: "Report",
    about: { zh: "报告进展", en: "report progress" },
    flags: [
      text("--summary <text>", "summary", "进展情况", "what has been done"),
      number("--progress <percent>", "progress", "完成百分比", "per cent done"),
      number("--process-step <index>", "processStep", "到达的流程步骤（从 0 起）", "process step reached, from 0"),
      evidence("--evidence <name[=file|url]>", "evidence", "佐证，可多次", "evidence, repeatable"),
    ],
    needs: ["summary"],
  },
  {
    command: "Decompose",
    about: { zh: "分解为下级事项（文件为事项列表）", en: "break down into children listed in a file" },
    flags: [data("--items <file>", "items", "JSON 或 YAML：[{title, duty, due, …}]", "JSON or YAML: [{title, duty, due, …}]")],
    needs: ["items"],
  },
  { command: "Urge", about: { zh: "催办", en: "urge" }, flags: [text("--text <text>", "text", "催办内容", "what to say")], needs: ["text"] },
  { command: "Instruct", about: { zh: "批示", en: "a leader's instruction" }, flags: [text("--text <text>", "text", "批示内容", "the instruction")], needs: ["text"] },
  { command: "RequestExtension", about: { zh: "申请延期", en: "ask for an extension" }, flags: [number("--amount <number>", "amount", "延长多少（按事项时限的单位）", "how much, in the item's own unit"), reason], needs: ["amount", "reason"] },
  { command: "DecideExtension", about: { zh: "决定延期", en: "decide an extension" }, flags: granted, needs: ["granted"] },
  { command: "Suspend", about: { zh: "暂停或申请暂停", en: "suspend, or ask for it" }, flags: [text("--ground <text>", "ground", "事由", "ground"), text("--until <date>", "expectedEndOn", "预计结束日期", "expected end")], needs: ["ground", "expectedEndOn"] },
  { command: "DecideSuspension", about: { zh: "决定暂停", en: "decide a suspension" }, flags: granted, needs: ["granted"] },
  { command: "Resume", about: { zh: "恢复", en: "resume" }, flags: [reason], needs: [] },
  {
    command: "SubmitForSignOff",
    about: { zh: "办结申报", en: "submit for sign-off" },
    flags: [
      text("--summary <text>", "summary", "办理结果", "what came of it"),
      evidence("--evidence <name[=file|url]>", "evidence", "佐证，可多次", "evidence, repeatable"),
      target("--result <metric:value:unit>", "result", "达到的指标", "result against the target"),
    ],
    needs: ["summary"],
    defaults: { evidence: [] },
  },
  { command: "SignOff", about: { zh: "销号", en: "sign off" }, flags: [comment], needs: [] },
  { command: "Return", about: { zh: "退回整改", en: "return for rework" }, flags: [reason, number("--rework-working-days <number>", "reworkWorkingDays", "整改期限（工作日，默认 3）", "working days for the rework, 3 by default")], needs: ["reason"] },
  { command: "AskCoSign", about: { zh: "请人加签", en: "ask for co-signatures" }, flags: [ids("--persons <persons>", "persons", "加签人（逗号分隔）", "co-signers, separated by commas")], needs: ["persons"] },
  { command: "CoSign", about: { zh: "加签", en: "co-sign" }, flags: [fixed("--agree", "opinion", "agree", "同意", "agree"), fixed("--disagree", "opinion", "disagree", "不同意", "disagree"), comment], needs: ["opinion"] },
  {
    command: "Reassign",
    about: { zh: "转交", en: "reassign" },
    flags: [text("--department <id>", "department", "部门", "department"), text("--post <id>", "post", "岗位", "post"), text("--responsible <person>", "responsible", "新责任人", "new responsible person"), text("--supervisor <person>", "supervisor", "新督办人", "new supervisor"), reason],
    needs: ["department", "responsible", "reason"],
  },
  { command: "Delegate", about: { zh: "委托代办", en: "delegate for a time" }, flags: [text("--to <person>", "to", "代办人", "delegate"), text("--until <date>", "untilOn", "至何日止", "last day")], needs: ["to", "untilOn"] },
  { command: "Waive", about: { zh: "免办", en: "waive, with its ground" }, flags: [text("--ground <text>", "ground", "依据", "ground")], needs: ["ground"] },
  { command: "IssueNotice", about: { zh: "发出督办单", en: "issue a supervision notice" }, flags: [text("--text <text>", "text", "督办内容", "its text"), text("--reply-by <date>", "replyByOn", "限期回复日期", "reply by")], needs: ["text", "replyByOn"] },
  { command: "ReplyToNotice", about: { zh: "回复督办单", en: "reply to a supervision notice" }, flags: [text("--number <number>", "number", "督办单文号", "number of the notice"), text("--text <text>", "text", "回复内容", "the reply")], needs: ["number", "text"] },
  { command: "Reopen", about: { zh: "重新开启", en: "reopen" }, flags: [reason, due("--due <when>", "due", "新的时限，写法同登记", "new due date, written as for register")], needs: ["reason", "due"] },
  { command: "RecordCheck", about: { zh: "登记回头看检查", en: "record a relapse check" }, flags: checkResult, needs: ["day", "passed"] },
  { command: "Comment", about: { zh: "留言", en: "comment" }, flags: [text("--text <text>", "text", "留言内容，可含 @人员编号", "the comment; it may hold @person-id"), ids("--mentions <persons>", "mentions", "请谁查看（逗号分隔）", "on whom it calls, separated by commas")], needs: ["text"] },
  { command: "AdoptCalendar", about: { zh: "适用新版工作日历", en: "adopt another calendar version" }, flags: [text("--calendar <version>", "calendar", "日历版本", "calendar version")], needs: ["calendar"] },
  { command: "AdoptLadder", about: { zh: "适用新版提醒规则", en: "adopt another ladder version" }, flags: [text("--ladder <version>", "ladder", "规则版本", "ladder version")], needs: ["ladder"] },
];

/** Commands that the API takes for many items at once 批量. */
export const bulkCommands: readonly string[] = ["Assign", "Urge", "DecideExtension", "RequestExtension", "SignOff"];
