import type { Json } from "../../domain/decider.ts";
import { statutoryRules } from "../../domain/legal-clock/rules/statutory-rules.ts";
import { inShanghai, isCivilDate } from "../../domain/time.ts";
import { clockLabel, disputeSteps, disputeValues } from "./dispute-labels.ts";
import type { NoticeLanguage } from "./notice-template.ts";

type Labels = Readonly<Record<string, Readonly<Record<NoticeLanguage, string>>>>;

const campaignSteps: Labels = {
  approve: { "zh-CN": "审批任务书", en: "decide on the plan" },
  "counter-sign": { "zh-CN": "会签", en: "counter-sign" },
  amendment: { "zh-CN": "审批任务书调整", en: "decide on the amendment" },
  revise: { "zh-CN": "修改任务书", en: "revise the plan" },
  accept: { "zh-CN": "验收", en: "decide on acceptance" },
  retrospective: { "zh-CN": "提交复盘", en: "file the retrospective" },
  check: { "zh-CN": "回头看检查", en: "relapse check" },
  milestone: { "zh-CN": "确认节点", en: "confirm the milestone" },
};

const itemSteps: Labels = {
  accept: { "zh-CN": "签收", en: "accept the item" },
  assign: { "zh-CN": "交办", en: "assign the item" },
  "decide-extension": { "zh-CN": "决定延期", en: "decide the extension" },
  "decide-suspension": { "zh-CN": "决定暂停", en: "decide the suspension" },
  "co-sign": { "zh-CN": "加签", en: "co-sign" },
  "sign-off": { "zh-CN": "审核销号", en: "decide on sign-off" },
  "reply-notice": { "zh-CN": "回复督办单", en: "reply to the supervision notice" },
  "relapse-check": { "zh-CN": "回头看检查", en: "relapse check" },
};

/** Closed sets of values, by parameter. */
const values: Readonly<Record<string, Labels>> = {
  opinion: { agree: { "zh-CN": "同意", en: "agrees" }, disagree: { "zh-CN": "不同意", en: "disagrees" } },
  cause: { calendar: { "zh-CN": "工作日历换版", en: "a new working calendar" }, amendment: { "zh-CN": "任务书调整", en: "an amendment of the plan" } },
  kind: {
    sendMail: { "zh-CN": "发送邮件", en: "sending mail" }, sendWebhook: { "zh-CN": "推送数据", en: "sending a webhook" }, openTaskBook: { "zh-CN": "展开任务书", en: "opening the task book" },
    deliverReaction: { "zh-CN": "关联事项联动", en: "telling a related item" }, requestRetrospective: { "zh-CN": "提请复盘", en: "asking for the retrospective" },
    adoptCalendar: { "zh-CN": "适用新版工作日历", en: "adopting a calendar" }, adoptLadder: { "zh-CN": "适用新版提醒规则", en: "adopting a ladder" },
  },
  rule: Object.fromEntries(statutoryRules.map(({ id, name }) => [id, { "zh-CN": name.zh, en: name.en }])),
  granted: { true: { "zh-CN": "同意", en: "granted" }, false: { "zh-CN": "不同意", en: "refused" } },
};

export type StepKind = "campaign" | "work-item" | "dispute";
const stepsOf: Readonly<Record<StepKind, Labels>> = { campaign: campaignSteps, "work-item": itemSteps, dispute: disputeSteps };

/** Of which kind of entity a template tells, by its first word. */
function kindOf(template: string): StepKind {
  if (template.startsWith("campaign-")) return "campaign";
  return template.startsWith("dispute-") ? "dispute" : "work-item";
}

/** A step's name for people: "approve" of a campaign, "co-sign:p-x" of an item. An unknown one stays as it is. */
export function stepLabel(kind: StepKind, step: string, language: NoticeLanguage): string {
  const labels = stepsOf[kind];
  const name = step.split(":")[0] ?? step;
  return Object.hasOwn(labels, name) ? (labels[name]?.[language] ?? step) : step;
}

/** A rung or reminder for people: "T-7wd" → 期限前 7 个工作日, "T" → 今日到期, "T+1wd" → 逾期 1 个工作日. */
export function rungLabel(rung: string, language: NoticeLanguage): string {
  const zh = language === "zh-CN";
  if (rung === "T") return zh ? "今日到期" : "due today";
  const [, sign, count] = /^T([+-])(\d+)wd$/.exec(rung) ?? [];
  if (count === undefined) return rung;
  const days = count === "1" ? "1 working day" : `${count} working days`;
  if (sign === "-") return zh ? `期限前 ${count} 个工作日` : `${days} ahead`;
  return zh ? `逾期 ${count} 个工作日` : `${days} late`;
}

const months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/** "2026-04-30" → 2026年4月30日, 30 April 2026. Anything else stays as it is. */
function dateText(value: string, language: NoticeLanguage): string {
  if (!isCivilDate(value)) return value;
  const [year = "", month = "", day = ""] = value.split("-");
  return language === "zh-CN" ? `${Number(year)}年${Number(month)}月${Number(day)}日` : `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** An instant as the clock on the wall in Shanghai shows it, to the minute. */
function instantText(value: string, language: NoticeLanguage): string {
  if (Number.isNaN(Date.parse(value))) return value;
  const local = inShanghai(value);
  return `${dateText(local.slice(0, 10), language)}${language === "zh-CN" ? " " : ", "}${local.slice(11, 16)}`;
}

/** Parameters that hold the id of a person or a department. */
const named = new Set(["principal", "delegate", "person", "by", "from", "to", "responsible", "department", "mediator", "receiver", "successor", "of"]);

/**
 * A parameter as people read it: dates (`…On`) and instants (`…At`) written out, persons and departments by name, steps,
 * rungs and closed values by their terms, everything else as it is. Texts from people stay data: nothing in them is looked at.
 */
export function paramText(template: string, name: string, value: Json | undefined, language: NoticeLanguage, names: (id: string) => string): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map((one) => paramText(template, name, one, language, names)).filter((one) => one !== "").join(language === "zh-CN" ? "、" : ", ");
  if (typeof value === "object") return "";
  const text = String(value);
  const sets = kindOf(template) === "dispute" ? { ...values, ...disputeValues } : values;
  const label = Object.hasOwn(sets, name) && Object.hasOwn(sets[name] ?? {}, text) ? sets[name]?.[text]?.[language] : undefined;
  if (label !== undefined) return label;
  if (name.endsWith("On") || isCivilDate(text)) return dateText(text, language);
  if (name.endsWith("At")) return instantText(text, language);
  if (named.has(name)) return text === "system" ? (language === "zh-CN" ? "系统" : "the system") : names(text);
  if (name === "step") return stepLabel(kindOf(template), text, language);
  if (name === "clock") return clockLabel(text, language);
  if (name === "reminder" || name === "rung") return rungLabel(text, language);
  return text;
}
