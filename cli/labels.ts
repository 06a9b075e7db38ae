import pc from "picocolors";
import type { Cell } from "./table.ts";
import type { Language, Text } from "./language.ts";
import { oneLine } from "./text-width.ts";

type Labels = Readonly<Record<string, Text>>;

const statuses: Labels = {
  Registered: { zh: "已登记", en: "Registered" }, Waiting: { zh: "待启动", en: "Waiting" }, Assigned: { zh: "待签收", en: "Assigned" }, InProgress: { zh: "办理中", en: "In progress" },
  Suspended: { zh: "暂停", en: "Suspended" }, SubmittedForSignOff: { zh: "待销号", en: "Submitted" }, SignedOff: { zh: "已销号", en: "Signed off" }, Waived: { zh: "免办", en: "Waived" },
  Draft: { zh: "草稿", en: "Draft" }, Submitted: { zh: "待批", en: "Submitted" }, Returned: { zh: "退回", en: "Returned" }, Running: { zh: "执行中", en: "Running" },
  UnderAcceptance: { zh: "验收中", en: "Under acceptance" }, Closed: { zh: "已办结", en: "Closed" }, Watch: { zh: "回头看", en: "Relapse watch" }, Archived: { zh: "已归档", en: "Archived" },
  Terminated: { zh: "已终止", en: "Terminated" },
};

/** States of a dispute 矛盾纠纷, some of which have a campaign's or an item's name. */
const disputeStatuses: Labels = {
  Unregistered: { zh: "未登记", en: "unregistered" }, Registered: { zh: "已登记", en: "registered" }, Triaged: { zh: "已分流", en: "triaged" }, Mediating: { zh: "调解中", en: "in mediation" }, Agreed: { zh: "达成协议", en: "agreed" },
  MediationFailed: { zh: "调解不成", en: "mediation failed" }, Fulfilled: { zh: "已履行", en: "fulfilled" }, ConfirmationApplied: { zh: "申请司法确认", en: "confirmation applied for" }, Confirmed: { zh: "已确认", en: "confirmed" },
  ConfirmationRefused: { zh: "不予确认", en: "confirmation refused" }, FilingReview: { zh: "立案审查", en: "filing review" }, CorrectionOrdered: { zh: "待补正", en: "corrections ordered" }, Filed: { zh: "已立案", en: "filed" },
  NotAccepted: { zh: "不予受理", en: "not accepted" }, Serving: { zh: "送达中", en: "being served" }, AwaitingDefence: { zh: "答辩期", en: "awaiting the defence" }, Trial: { zh: "审理中", en: "in trial" }, Adjudicated: { zh: "已裁判", en: "adjudicated" },
  Settled: { zh: "调解结案", en: "settled" }, Withdrawn: { zh: "已撤诉", en: "withdrawn" }, Appealed: { zh: "已上诉", en: "appealed" }, SecondInstance: { zh: "二审中", en: "second instance" }, AppealWithdrawn: { zh: "撤回上诉", en: "appeal withdrawn" },
  Effective: { zh: "已生效", en: "effective" }, Remanded: { zh: "发回重审", en: "remanded" }, EnforcementApplied: { zh: "申请执行", en: "enforcement applied for" }, Enforcing: { zh: "执行中", en: "being enforced" }, Completed: { zh: "执行完毕", en: "completed" },
  ProgrammeEnded: { zh: "终结本次执行程序", en: "programme ended" }, Resumed: { zh: "恢复执行", en: "enforcement resumed" }, Terminated: { zh: "终结执行", en: "terminated" }, Transferred: { zh: "流转、移送中", en: "transferred" }, Closed: { zh: "已办结", en: "closed" },
  Archived: { zh: "已归档", en: "archived" },
};

/** Steps of a dispute that wait. */
const disputeSteps: Labels = {
  triage: { zh: "分流", en: "triage it" },
  "accept-confirmation": { zh: "受理司法确认", en: "accept the application for confirmation" },
  "assign-case": { zh: "分案", en: "assign the case" },
  "reopen-trial": { zh: "重审立案", en: "reopen the trial" },
  "file-enforcement": { zh: "执行立案", en: "file the enforcement" },
  "appoint-mediator": { zh: "另行指派调解员", en: "find another mediator" },
  "accept-mediation": { zh: "接受调解指派", en: "accept the mediation" },
  "answer-transfer": { zh: "答复流转", en: "answer the transfer" },
  "decide-extension": { zh: "决定延长审限", en: "decide the extension" },
  "decide-exclusion": { zh: "决定扣除审限", en: "decide the exclusion" },
  "renew-exclusion": { zh: "处理到期的扣除", en: "end or prolong the exclusion" },
  "decide-recusal": { zh: "决定回避", en: "decide the recusal" },
  "answer-objection": { zh: "答复异议", en: "answer the objection" },
  "answer-progress": { zh: "报告进展", en: "tell of the progress" },
  "resolve-service": { zh: "决定如何送达", en: "decide how to serve" },
  "answer-consultation": { zh: "登记讨论意见", en: "record the consultation" },
};

const steps: Labels = {
  accept: { zh: "签收", en: "accept" }, assign: { zh: "交办", en: "assign" }, "decide-extension": { zh: "决定延期", en: "decide extension" }, "decide-suspension": { zh: "决定暂停", en: "decide suspension" },
  "co-sign": { zh: "加签", en: "co-sign" }, "sign-off": { zh: "审核销号", en: "sign off" }, "reply-notice": { zh: "回复督办单", en: "reply to notice" }, "relapse-check": { zh: "回头看", en: "relapse check" },
  approve: { zh: "审批", en: "approve" }, "counter-sign": { zh: "会签", en: "counter-sign" }, amendment: { zh: "审批调整", en: "decide amendment" }, revise: { zh: "修改任务书", en: "revise the plan" },
  retrospective: { zh: "复盘", en: "retrospective" }, check: { zh: "回头看", en: "relapse check" }, milestone: { zh: "确认节点", en: "milestone" },
};

const whats: Labels = {
  opened: { zh: "启动", en: "opened" }, escalation: { zh: "逐级督办", en: "escalation" }, "decision-reminder": { zh: "待办提醒", en: "decision reminder" }, "report-late": { zh: "报告逾期", en: "report late" },
  milestone: { zh: "节点", en: "milestone" }, suspended: { zh: "暂停", en: "suspended" }, resumed: { zh: "恢复", en: "resumed" }, submitted: { zh: "办结申报", en: "submitted" },
  "signed-off": { zh: "销号", en: "signed off" }, watch: { zh: "回头看", en: "relapse watch" }, ended: { zh: "到期", en: "ended" },
};

const kinds: Labels = { court: { zh: "法院", en: "court" }, campaign: { zh: "专班", en: "campaign" }, "work-item": { zh: "事项", en: "item" }, dispute: { zh: "纠纷", en: "dispute" } };

const duties: Labels = {
  appointments: { zh: "任职", en: "appointments" }, items: { zh: "督办事项", en: "items" }, decisions: { zh: "待决定", en: "decisions" }, leads: { zh: "专班牵头、分管", en: "leads" },
  supervisions: { zh: "督办", en: "supervisions" }, cases: { zh: "案件", en: "cases" }, tokens: { zh: "令牌", en: "tokens" }, delegations: { zh: "授权代理", en: "delegations" }, sessions: { zh: "登录", en: "sessions" },
};

const sources: Labels = {
  campaign: { zh: "专班行动", en: "campaign" }, meeting: { zh: "会议", en: "meeting" }, instruction: { zh: "领导批示", en: "instruction" }, feedback: { zh: "群众反馈", en: "feedback" }, inspection: { zh: "检查", en: "inspection" },
  review: { zh: "考核", en: "review" }, superior: { zh: "上级交办", en: "superior" }, research: { zh: "基层调研", en: "research" }, manual: { zh: "人工登记", en: "manual" },
};

const roles: Labels = {
  staff: { zh: "干警", en: "staff" }, clerk: { zh: "督办员", en: "clerk" }, mediator: { zh: "调解员", en: "mediator" }, judge: { zh: "法官", en: "judge" }, "task-force-lead": { zh: "专班牵头人", en: "task-force lead" },
  "department-head": { zh: "部门负责人", en: "department head" }, leader: { zh: "分管院领导", en: "leader" }, president: { zh: "院长", en: "president" }, "trial-management": { zh: "审管办", en: "trial management" },
  auditor: { zh: "监察", en: "auditor" }, administrator: { zh: "系统管理员", en: "administrator" }, integration: { zh: "系统对接", en: "integration" }, public: { zh: "公众", en: "public" },
  // those a rehearsal notifies
  person: { zh: "责任人", en: "person" }, supervisor: { zh: "督办人", en: "supervisor" }, "leader-in-charge": { zh: "分管院领导", en: "leader in charge" }, superior: { zh: "上一级", en: "next superior" },
};

const scopes: Labels = {
  own: { zh: "本人经手", en: "own" }, supervised: { zh: "所督办的", en: "supervised" }, department: { zh: "本部门", en: "department" }, campaign: { zh: "本专班", en: "campaign" }, court: { zh: "全院", en: "court" },
};

/** Steps of a campaign whose name an item's step has too. */
const campaignSteps: Labels = { accept: { zh: "验收", en: "acceptance" } };

const all = { role: roles, scope: scopes, campaignStep: campaignSteps, status: { ...disputeStatuses, ...statuses }, disputeStatus: disputeStatuses, disputeStep: disputeSteps, step: steps, what: whats, kind: kinds, duty: duties, source: sources } as const;

/** A value of a closed set as people read it; an unknown one, of a newer server, as it is. */
export function label(set: keyof typeof all, value: string, language: Language): string {
  const labels: Labels = all[set];
  return Object.hasOwn(labels, value) ? (labels[value]?.[language] ?? value) : oneLine(value);
}

/** "co-sign:p-x" of an item → 加签; "accept" is 签收 of an item and 验收 of a campaign. */
export function stepLabel(kind: string, step: string, language: Language): string {
  const name = step.split(":")[0] ?? step;
  if (kind === "dispute") return label("disputeStep", name, language);
  return label(kind === "campaign" && Object.hasOwn(campaignSteps, name) ? "campaignStep" : "step", name, language);
}

/** Traffic light 红黄绿 with icon and text, so that it is read without colour too. */
export function lightCell(light: string, language: Language, colour: boolean): Cell {
  const { green, yellow, red, gray } = pc.createColors(colour);
  switch (light) {
    case "red":
      return { styled: red(language === "zh" ? "● 红" : "● red") };
    case "yellow":
      return { styled: yellow(language === "zh" ? "▲ 黄" : "▲ yellow") };
    case "green":
      return { styled: green(language === "zh" ? "○ 绿" : "○ green") };
    case "grey":
      return { styled: gray(language === "zh" ? "‖ 灰" : "‖ grey") };
    default:
      return light;
  }
}

/** An instant as the clock in Shanghai shows it, to the minute; dates stay dates. */
export function shownTime(value: string | undefined): string | undefined {
  if (value === undefined || !value.includes("T") || Number.isNaN(Date.parse(value))) return value;
  return new Date(Date.parse(value) + 8 * 60 * 60 * 1000).toISOString().slice(0, 16).replace("T", " ");
}
