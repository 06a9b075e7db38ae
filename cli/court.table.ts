import type { EntityCommand } from "./entity-command.ts";
import { data, fixed, ids, number, text } from "./flags.ts";

const id = text("--id <id>", "id", "编号", "id");
const name = text("--name <text>", "name", "名称", "name");
const nameEn = text("--name-en <text>", "nameEn", "英文名称", "English name");
const department = text("--department <id>", "department", "部门", "department");
const kind = text("--kind <kind>", "kind", "类别：filing | trial | enforcement | tribunal | office", "kind: filing | trial | enforcement | tribunal | office");
const person = text("--person <id>", "person", "人员", "person");
const posts = ids("--posts <ids>", "posts", "岗位（逗号分隔）", "posts, separated by commas");
const roles = ids("--roles <roles>", "roles", "角色（逗号分隔）", "roles, separated by commas");
const email = text("--email <address>", "email", "邮箱", "e-mail address");
const language = text("--language <zh-CN|en>", "language", "语言", "language");
const rule = text("--rule <id>", "rule", "规则，如 trial-summary", "rule, e.g. trial-summary");
const ruleVersion = text("--version-name <name>", "version", "版本", "version");
const ground = text("--ground <text>", "ground", "依据", "ground");
const fromOn = text("--from <date>", "fromOn", "自何日起", "first day");
const untilOn = text("--until <date>", "untilOn", "至何日止", "last day");

/** Organisation and settings of the court, one row a command; `court <name> …`. */
export const courtCommands: readonly EntityCommand[] = [
  { command: "RegisterDepartment", about: { zh: "登记部门", en: "register a department" }, flags: [id, name, nameEn, kind], needs: ["id", "name", "kind"] },
  { command: "ChangeDepartment", about: { zh: "变更部门", en: "change a department" }, flags: [id, name, nameEn, kind], needs: ["id"] },
  { command: "CloseDepartment", about: { zh: "撤销部门", en: "close a department" }, flags: [id], needs: ["id"] },
  { command: "RegisterPost", about: { zh: "登记岗位", en: "register a post" }, flags: [id, name, nameEn, department], needs: ["id", "name", "department"] },
  { command: "ChangePost", about: { zh: "变更岗位", en: "change a post" }, flags: [id, name, nameEn, department], needs: ["id"] },
  { command: "ClosePost", about: { zh: "撤销岗位", en: "close a post" }, flags: [id], needs: ["id"] },
  { command: "RegisterPerson", about: { zh: "登记人员", en: "register a person" }, flags: [id, name, email, department, posts, roles, language], needs: ["id", "name", "department"] },
  { command: "ChangePerson", about: { zh: "变更人员信息", en: "change a person" }, flags: [id, name, email, department, posts, language], needs: ["id"] },
  { command: "RecordAbsence", about: { zh: "登记缺勤", en: "record an absence" }, flags: [person, fromOn, untilOn], needs: ["person", "fromOn", "untilOn"] },
  { command: "CancelAbsence", about: { zh: "撤销缺勤", en: "cancel an absence" }, flags: [person, fromOn], needs: ["person", "fromOn"] },
  {
    command: "RegisterPartner",
    about: { zh: "登记协同单位", en: "register a partner" },
    flags: [id, name, text("--kind <kind>", "kind", "类别：committee | association | government | enterprise", "kind: committee | association | government | enterprise"), text("--tier <tier>", "tier", "层级：grassroots | coordination | guidance", "tier: grassroots | coordination | guidance")],
    needs: ["id", "name", "kind", "tier"],
  },
  { command: "AppointHead", about: { zh: "任免部门负责人（不写人员即空缺）", en: "appoint a head of department; vacant without a person" }, flags: [department, person], needs: ["department"] },
  { command: "AppointLeaderInCharge", about: { zh: "确定分管院领导（不写人员即空缺）", en: "appoint a leader in charge; vacant without a person" }, flags: [department, person], needs: ["department"] },
  { command: "AppointPresident", about: { zh: "登记院长", en: "appoint the president" }, flags: [person], needs: ["person"] },
  { command: "GrantRoles", about: { zh: "授予角色", en: "grant roles" }, flags: [person, roles], needs: ["person", "roles"] },
  { command: "RevokeRoles", about: { zh: "收回角色", en: "revoke roles" }, flags: [person, roles], needs: ["person", "roles"] },
  {
    command: "Delegate",
    about: { zh: "授权代理", en: "delegate" },
    flags: [text("--principal <person>", "principal", "委托人", "principal"), text("--delegate <person>", "delegate", "受托人", "delegate"), fromOn, untilOn, ids("--actions <actions>", "actions", "限于哪些事项（逗号分隔）", "only these actions, separated by commas")],
    needs: ["principal", "delegate", "fromOn", "untilOn"],
  },
  { command: "RevokeDelegation", about: { zh: "撤销授权代理", en: "revoke a delegation" }, flags: [id], needs: ["id"] },
  {
    command: "ConfirmLeaver",
    about: { zh: "确认离任：一切在办事项移交接续人", en: "confirm a leaver; every duty goes to a successor" },
    flags: [person, text("--left-on <date>", "leftOn", "离任日期", "left on"), text("--successor <person>", "successor", "全部移交给", "one successor for all"), data("--successors <file>", "successors", "逐项接续人（JSON 或 YAML：编号: 人员）", "successors one by one (JSON or YAML: id: person)")],
    needs: ["person", "leftOn"],
  },
  { command: "SetCalendar", about: { zh: "工作日历换版", en: "set a calendar version" }, flags: [data("--table <file>", "table", "日历（JSON 或 YAML）", "the calendar, JSON or YAML")], needs: ["table"] },
  { command: "SetLadder", about: { zh: "提醒督办规则换版", en: "set a ladder version" }, flags: [text("--version-name <name>", "version", "版本", "version"), ids("--priorities <A,B,C>", "priorities", "适用的优先级", "priorities it serves"), data("--rungs <file>", "rungs", "各级（JSON 或 YAML）", "its rungs, JSON or YAML")], needs: ["version", "priorities", "rungs"] },
  { command: "SetAuthority", about: { zh: "编辑权力清单", en: "edit the authority catalogue" }, flags: [text("--action <action>", "action", "事项", "action"), data("--grants <file>", "grants", "授权（JSON 或 YAML）", "its grants, JSON or YAML"), fixed("--separation", "separation", true, "须回避（四眼）", "four eyes"), ground], needs: ["action", "grants", "ground"] },
  { command: "SetProcess", about: { zh: "登记办理流程", en: "set a process" }, flags: [id, name, { ...text("--step <text>", "steps", "一个步骤，可多次", "a step, repeatable"), repeat: true }], needs: ["id", "name", "steps"] },
  { command: "SetNumberFormat", about: { zh: "设置文号格式", en: "set a number format" }, flags: [text("--series <id>", "series", "文书", "series"), text("--format <text>", "format", "格式，如（{year}）督字第{number}号", "format, e.g. （{year}）督字第{number}号")], needs: ["series", "format"] },
  { command: "SetDutyWords", about: { zh: "设置词表", en: "set the duty words" }, flags: [text("--version-name <name>", "version", "版本", "version"), ids("--forbidden <words>", "forbidden", "不得交由法官的事务", "duties judges may not be given"), ids("--counting <words>", "counting", "不宜考核的数量", "what must not be counted")], needs: ["version", "forbidden", "counting"] },
  { command: "SetClock", about: { zh: "调整法院时钟（演示）", en: "set the court's clock, in a demonstration" }, flags: [number("--scale <number>", "scale", "每实际秒的法院秒数", "court seconds a second"), text("--leap-to <instant>", "courtAnchorAt", "跳到（不得回拨）", "leap forward to")], needs: ["scale"] },
  { command: "ProposeRuleVersion", about: { zh: "拟定法定期限规则的新版本", en: "propose a version of a statutory rule" }, flags: [data("--row <file>", "row", "规则的一行（JSON 或 YAML，可由 rules show 取得）", "a row of the table, JSON or YAML, as rules show gives it")], needs: ["row"] },
  { command: "ApproveRuleVersion", about: { zh: "批准法定期限规则的新版本", en: "approve a version of a statutory rule" }, flags: [rule, ruleVersion], needs: ["rule", "version"] },
  { command: "RejectRuleVersion", about: { zh: "不予批准或撤回法定期限规则的新版本", en: "turn down or take back a version of a statutory rule" }, flags: [rule, ruleVersion, text("--reason <text>", "reason", "理由", "reason")], needs: ["rule", "version", "reason"] },
  { command: "RedactPerson", about: { zh: "删除个人信息", en: "redact a person" }, flags: [person, ground], needs: ["person", "ground"] },
  { command: "RetryEffect", about: { zh: "重新办理失败的外部动作", en: "try a failed effect again" }, flags: [text("--effect <id>", "effect", "动作编号（见通知）", "the effect's id, as the notice names it")], needs: ["effect"] },
];
