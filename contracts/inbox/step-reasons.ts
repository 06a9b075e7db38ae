import type { CampaignStep } from "../../domain/campaign/campaign.ts";
import type { DisputeStep } from "../../domain/dispute/dispute.ts";
import type { WaitingStep } from "../../domain/work-item/work-item.ts";
import type { HistoryWording } from "../history/history-wording.ts";

/** What a person is to the entity whose step they have. */
export type StepRole = "responsible" | "delegate" | "supervisor" | "co-signer" | "counter-signer" | "drafter" | "lead" | "leader-in-charge" | "department-head" | "president" | "clerk" | "mediator" | "receiver" | "judge" | "assistant" | "court-clerk" | "enforcement-officer" | "trial-management";

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
  clerk: { "zh-CN": "经办人", en: "its clerk" },
  mediator: { "zh-CN": "调解员", en: "its mediator" },
  receiver: { "zh-CN": "拟接收人", en: "whom it is offered to" },
  judge: { "zh-CN": "承办法官", en: "the judge in charge" },
  assistant: { "zh-CN": "法官助理", en: "the judge's assistant" },
  "court-clerk": { "zh-CN": "书记员", en: "its court clerk" },
  "enforcement-officer": { "zh-CN": "执行员", en: "its enforcement officer" },
  "trial-management": { "zh-CN": "审管办人员", en: "with trial management" },
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

/** Why a step of a dispute 矛盾纠纷 waits: dates and reasons, nothing of the case. */
export const disputeStepReasons: Readonly<Record<DisputeStep["step"], HistoryWording>> = {
  triage: { "zh-CN": "[{sinceOn}]登记，请分流", en: "it was registered[ on {sinceOn}] and is to be triaged" },
  "accept-confirmation": { "zh-CN": "收到司法确认申请，请审查受理", en: "confirmation was applied for; see whether it is accepted" },
  "assign-case": { "zh-CN": "已立案，请分案", en: "it is filed and waits to be assigned" },
  "reopen-trial": { "zh-CN": "发回重审，请另行组成合议庭并立案", en: "it was sent back; name a new panel and reopen the trial" },
  "file-enforcement": { "zh-CN": "收到执行申请，请立案并确定执行员", en: "enforcement was applied for; file it and name the officer" },
  "appoint-mediator": { "zh-CN": "推荐的调解员均未接受，请另行指派或转入立案", en: "no mediator proposed for it has accepted; name another, or send it to filing" },
  "accept-mediation": { "zh-CN": "[{sinceOn}]指派调解，请接受或说明理由不接受", en: "mediating it was offered[ on {sinceOn}] and waits for acceptance" },
  "answer-transfer": { "zh-CN": "拟流转至“{to}”，请答复[，理由：{reason}]", en: "it is to go to the tier “{to}” and waits for an answer[: {reason}]" },
  "decide-extension": { "zh-CN": "{by} 申请延长{clock}[，最迟 {decideByOn} 决定]，理由：{reason}", en: "{by} asks to extend {clock}[, to be decided by {decideByOn}]: {reason}" },
  "decide-exclusion": { "zh-CN": "{by} 申请自 {from} 起扣除{clock}，事由：{ground}", en: "{by} asks to exclude days of {clock} from {from}, ground: {ground}" },
  "renew-exclusion": { "zh-CN": "{clock}的扣除已到预计结束日，请恢复计算或申请延长扣除", en: "an exclusion in {clock} has reached its expected end; end it or ask to prolong it" },
  "decide-recusal": { "zh-CN": "申请 {of} 回避，理由：{ground}", en: "the recusal of {of} is asked for: {ground}" },
  "answer-objection": { "zh-CN": "当事人 {party} 对{clock}提出异议，请答复", en: "the party {party} objects to {clock} and waits for an answer" },
  "answer-progress": { "zh-CN": "{by} 依四类案件监督要求报告进展", en: "{by} asks for the progress under special supervision" },
  "resolve-service": { "zh-CN": "{document}的送达各种方式均未成功，请决定下一步", en: "every method of serving {document} has failed; decide how to go on" },
  "answer-consultation": { "zh-CN": "已提请{kind}讨论，请登记意见", en: "it was put before {kind}; record the opinion" },
};
