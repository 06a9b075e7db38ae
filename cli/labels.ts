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

const kinds: Labels = { court: { zh: "法院", en: "court" }, campaign: { zh: "专班", en: "campaign" }, "work-item": { zh: "事项", en: "item" } };

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

const all = { role: roles, scope: scopes, campaignStep: campaignSteps, status: statuses, step: steps, what: whats, kind: kinds, duty: duties, source: sources } as const;

/** A value of a closed set as people read it; an unknown one, of a newer server, as it is. */
export function label(set: keyof typeof all, value: string, language: Language): string {
  const labels: Labels = all[set];
  return Object.hasOwn(labels, value) ? (labels[value]?.[language] ?? value) : oneLine(value);
}

/** "co-sign:p-x" of an item → 加签; "accept" is 签收 of an item and 验收 of a campaign. */
export function stepLabel(kind: string, step: string, language: Language): string {
  const name = step.split(":")[0] ?? step;
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
