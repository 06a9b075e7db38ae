import type { CampaignStep } from "../../domain/campaign/campaign.ts";
import type { WaitingStep } from "../../domain/work-item/work-item.ts";
import type { HistoryWording } from "../history/history-wording.ts";

/** What a person is to the entity whose step they have. */
export type StepRole = "responsible" | "delegate" | "supervisor" | "co-signer" | "counter-signer" | "drafter" | "lead" | "leader-in-charge" | "department-head" | "president";

export const stepRoleNames: Readonly<Record<StepRole, HistoryWording>> = {
  responsible: { "zh-CN": "责任人", en: "responsible for it" },
  delegate: { "zh-CN": "受托代办人", en: "the delegate of the person responsible" },
  supervisor: { "zh-CN": "督办人", en: "its supervisor" },
  "co-signer": { "zh-CN": "加签人", en: "asked to co-sign" },
  "counter-signer": { "zh-CN": "会签人", en: "asked to counter-sign" },
  drafter: { "zh-CN": "起草人", en: "its drafter" },
  lead: { "zh-CN": "专班牵头人", en: "the lead of the campaign" },
  "leader-in-charge": { "zh-CN": "分管院领导", en: "the leader in charge" },
  "department-head": { "zh-CN": "责任部门负责人", en: "the head of its department" },
  president: { "zh-CN": "院长", en: "the president" },
};

/** Whose step it is, before what it is about. */
export const ownerReason: HistoryWording = { "zh-CN": "[您是{role}，][{from} 逾期未办、上报给您，]", en: "[You are {role}; ][it has climbed to you from {from}; ]" };
export const principalReason: HistoryWording = { "zh-CN": "您受 {principal} 委托代办[（{role}）]，[{from} 逾期未办、上报而来，]", en: "You act for {principal}[, who is {role}]; [it has climbed from {from}; ]" };

/** Why a step of a work item 督办事项 waits; a part in [brackets] needs all its values. */
export const itemStepReasons: Readonly<Record<WaitingStep["step"], HistoryWording>> = {
  accept: { "zh-CN": "[{sinceOn}]交办，请签收", en: "it was assigned[ on {sinceOn}] and waits for acceptance" },
  assign: { "zh-CN": "[{by} 退回交办，理由：{reason}；]责任人空缺，请交办", en: "[{by} declined it: {reason}; ]nobody is responsible yet" },
  "decide-extension": { "zh-CN": "{by} 申请延期至{proposedDueOn}，理由：{reason}", en: "{by} asks to extend it to {proposedDueOn}: {reason}" },
  "decide-suspension": { "zh-CN": "{by} 申请暂停至{expectedEndOn}，事由：{ground}", en: "{by} asks to suspend it until {expectedEndOn}: {ground}" },
  "co-sign": { "zh-CN": "{by} 办结申报，请您加签[：{summary}]", en: "{by} submitted it and your co-signature is wanted[: {summary}]" },
  "sign-off": { "zh-CN": "{by} 于{submittedOn}办结申报[：{summary}]", en: "{by} submitted it for sign-off on {submittedOn}[: {summary}]" },
  "reply-notice": { "zh-CN": "督办单 {number} 须于{replyByOn}前回复", en: "the supervision notice {number} is to be answered by {replyByOn}" },
  "relapse-check": { "zh-CN": "第 {day} 日回头看到期，请检查", en: "the relapse check of day {day} is due" },
};

/** Why a step of a campaign 专班行动 waits. */
export const campaignStepReasons: Readonly<Record<CampaignStep["step"], HistoryWording>> = {
  approve: { "zh-CN": "{by} 起草的任务书于{sinceOn}报批", en: "the plan that {by} drafted was submitted on {sinceOn}" },
  "counter-sign": { "zh-CN": "{by} 起草的任务书请您会签", en: "your counter-signature on the plan of {by} is wanted" },
  amendment: { "zh-CN": "{by} 申请调整任务书，理由：{reason}", en: "{by} asks to amend the plan: {reason}" },
  revise: { "zh-CN": "[{by} 退回任务书，理由：{reason}；]请修改后重新报批", en: "[{by} returned the plan: {reason}; ]it is to be revised and submitted again" },
  accept: { "zh-CN": "{by} 申请验收[：{summary}]", en: "{by} asks for acceptance[: {summary}]" },
  retrospective: { "zh-CN": "专班行动已办结，请复盘", en: "the campaign is closed and its retrospective is to be filed" },
  check: { "zh-CN": "第 {day} 日回头看到期，请检查", en: "the relapse check of day {day} is due" },
  milestone: { "zh-CN": "节点“{name}”时限为{dueOn}，请确认完成情况", en: "the milestone “{name}” is due on {dueOn} and waits to be confirmed" },
};
