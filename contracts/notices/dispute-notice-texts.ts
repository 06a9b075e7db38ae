import type { disputeNoticeTemplates } from "../../domain/dispute/dispute.notices.ts";
import type { NoticeTemplate } from "./notice-template.ts";

/** What people are told of a dispute 矛盾纠纷: number and dates, no name of a party, no fact of the case, nothing sealed. */
export const disputeNoticeTexts: Readonly<Record<keyof typeof disputeNoticeTemplates, NoticeTemplate>> = {
  "dispute-mediator-asked": {
    "zh-CN": { subject: "请接受调解指派：{disputeNumber}", body: ["纠纷 {disputeNumber} 指派您调解。", "请于 {stepDueAt} 前接受或说明理由不接受；逾期未答复的，转由下一位调解员。"] },
    en: { subject: "Please accept the mediation: {disputeNumber}", body: ["You have been appointed to mediate the dispute {disputeNumber}.", "Please accept or decline by {stepDueAt}; without an answer it passes to the next mediator."] },
  },
  "dispute-mediator-passed-over": {
    "zh-CN": { subject: "调解指派未被接受：{disputeNumber}", body: ["调解员 {mediator} 未承接纠纷 {disputeNumber}：{ground}。", "名单上还有调解员的，系统已转由下一位；没有的，请另行指派或转入立案。"] },
    en: { subject: "The mediator was passed over: {disputeNumber}", body: ["{mediator} does not mediate the dispute {disputeNumber}: {ground}.", "It has passed to the next one proposed; when nobody is left, please appoint another or send it to filing."] },
  },
  "dispute-mediator-wanted": {
    "zh-CN": { subject: "请另行指派调解员：{disputeNumber}", body: ["纠纷 {disputeNumber} 已无待选调解员。", "请指派他人，或者转入立案。"] },
    en: { subject: "A mediator is wanted: {disputeNumber}", body: ["Nobody proposed is left to mediate the dispute {disputeNumber}.", "Please appoint somebody else, or send it to filing."] },
  },
  "dispute-mediation-accepted": {
    "zh-CN": { subject: "调解员已接受：{disputeNumber}", body: ["{mediator} 已接受纠纷 {disputeNumber} 的调解。", "调解期限自今日起算。"] },
    en: { subject: "The mediation was accepted: {disputeNumber}", body: ["{mediator} has accepted the mediation of the dispute {disputeNumber}.", "The period for mediation runs from today."] },
  },
  "dispute-transfer-offered": {
    "zh-CN": { subject: "请答复层级流转：{disputeNumber}", body: ["纠纷 {disputeNumber} 拟流转至{to}，由您接收。", "理由：{reason}", "请及时答复；逾期未答复的，流转自动收回。"] },
    en: { subject: "Please answer the transfer: {disputeNumber}", body: ["The dispute {disputeNumber} is to go to {to}; you would receive it.", "Reason: {reason}", "Please answer in time; silence takes the transfer back."] },
  },
  "dispute-transfer-answered": {
    "zh-CN": { subject: "层级流转已答复：{disputeNumber}", body: ["{by} 已答复纠纷 {disputeNumber} 的流转。", "对方已接收，后续由其办理。{?accepted}", "未接收的理由：{reason}"] },
    en: { subject: "The transfer was answered: {disputeNumber}", body: ["{by} has answered the transfer of the dispute {disputeNumber}.", "It was accepted and goes on there.{?accepted}", "It was refused: {reason}"] },
  },
  "dispute-transfer-taken-back": {
    "zh-CN": { subject: "层级流转已收回：{disputeNumber}", body: ["{receiver} 逾期未答复，纠纷 {disputeNumber} 的流转已收回。", "请在原层级继续办理，或另行流转。"] },
    en: { subject: "The transfer was taken back: {disputeNumber}", body: ["{receiver} did not answer in time; the dispute {disputeNumber} is back where it was.", "Please go on with it, or offer it to somebody else."] },
  },
  "dispute-assigned": {
    "zh-CN": { subject: "分案：{disputeNumber}", body: ["案件 {disputeNumber} 已分至{department}，您在审判组织或审判辅助人员之列。", "各项期限见案件页面。"] },
    en: { subject: "Assigned: {disputeNumber}", body: ["The case {disputeNumber} has been assigned to {department}; you are on it.", "Its dates are on its page."] },
  },
  "dispute-reassigned": {
    "zh-CN": { subject: "承办人员变更：{disputeNumber}", body: ["纠纷 {disputeNumber} 的人员已变更，由 {to} 接手。", "岗位：{post}", "理由：{reason}", "各项期限不变。"] },
    en: { subject: "Reassigned: {disputeNumber}", body: ["{to} takes over in the dispute {disputeNumber}.", "Post: {post}", "Reason: {reason}", "Its dates stay as they are."] },
  },
  "dispute-recusal-asked": {
    "zh-CN": { subject: "请决定回避：{disputeNumber}", body: ["案件 {disputeNumber} 申请 {of} 回避，由您决定。", "决定前被申请人暂停参与（需要采取紧急措施的除外）。"] },
    en: { subject: "Please decide the recusal: {disputeNumber}", body: ["The recusal of {of} was asked for in the case {disputeNumber}; it is yours to decide.", "Until then they take no part, urgent measures apart."] },
  },
  "dispute-recusal-decided": {
    "zh-CN": { subject: "回避决定：{disputeNumber}", body: ["案件 {disputeNumber} 中 {of} 的回避申请：{granted}。", "各项期限不变。"] },
    en: { subject: "The recusal was decided: {disputeNumber}", body: ["The recusal of {of} in the case {disputeNumber}: {granted}.", "Its dates stay as they are."] },
  },
  "dispute-clock-reminder": {
    "zh-CN": { subject: "期限提醒：{disputeNumber}", body: ["纠纷 {disputeNumber} 的{rule}：距最后一日 {days} 日（负数为尚余）。", "最后一日：{dueOn}", "请按期办理；计算过程见期限计算说明。"] },
    en: { subject: "A date comes near: {disputeNumber}", body: ["{rule} of the dispute {disputeNumber}: {days} days from its last day (negative: still to come).", "Last day: {dueOn}", "Please act in time; how the date was computed is on its page."] },
  },
  "dispute-clock-lapsed": {
    "zh-CN": { subject: "期限已过：{disputeNumber}", body: ["纠纷 {disputeNumber} 的{rule}已逾期，记录在案。", "最后一日：{dueOn}", "请尽快办理；逾期记录不因事后补录而消失。"] },
    en: { subject: "Overrun: {disputeNumber}", body: ["{rule} of the dispute {disputeNumber} has been overrun; that is on record.", "Last day: {dueOn}", "Please act as soon as possible; what is entered later does not take the record away."] },
  },
  "dispute-clock-changed": {
    "zh-CN": { subject: "期限有变动：{disputeNumber}", body: ["纠纷 {disputeNumber} 的{rule}已重新计算。", "最后一日：{dueOn}", "计算过程见期限计算说明。"] },
    en: { subject: "A date has moved: {disputeNumber}", body: ["{rule} of the dispute {disputeNumber} was computed anew.", "Last day: {dueOn}", "How it was computed is on its page."] },
  },
  "dispute-window-closing": {
    "zh-CN": { subject: "审限窗口将至：{disputeNumber}", body: ["案件 {disputeNumber} 的{rule}：{window}的最后一日将至。", "最迟：{byOn}", "需要延长的，请在此日前办理。"] },
    en: { subject: "A window closes: {disputeNumber}", body: ["{rule} of the case {disputeNumber}: the last day {window} is near.", "At the latest: {byOn}", "If more time is needed, please act by then."] },
  },
  "dispute-extension-asked": {
    "zh-CN": { subject: "请审批延长审限：{disputeNumber}", body: ["案件 {disputeNumber} 申请延长审限，由您审批。", "现最后一日：{dueOn}", "最迟审批：{decideByOn}"] },
    en: { subject: "Please decide the extension: {disputeNumber}", body: ["An extension was asked for in the case {disputeNumber}; it is yours to decide.", "Last day now: {dueOn}", "Decide by: {decideByOn}"] },
  },
  "dispute-extension-decided": {
    "zh-CN": { subject: "延长审限已审批：{disputeNumber}", body: ["案件 {disputeNumber} 的延长申请：{granted}。", "最后一日：{dueOn}"] },
    en: { subject: "The extension was decided: {disputeNumber}", body: ["The extension in the case {disputeNumber}: {granted}.", "Last day: {dueOn}"] },
  },
  "dispute-extension-lapsed": {
    "zh-CN": { subject: "延长申请失效：{disputeNumber}", body: ["案件 {disputeNumber} 的延长申请未在窗口内审批，已失效。", "最后一日：{dueOn}"] },
    en: { subject: "The extension lapsed: {disputeNumber}", body: ["The extension in the case {disputeNumber} was not decided within its window.", "Last day: {dueOn}"] },
  },
  "dispute-exclusion-asked": {
    "zh-CN": { subject: "请审批扣除审限：{disputeNumber}", body: ["案件 {disputeNumber} 申请扣除审限，由您审批。", "事由：{ground}"] },
    en: { subject: "Please decide the exclusion: {disputeNumber}", body: ["An exclusion was asked for in the case {disputeNumber}; it is yours to decide.", "Ground: {ground}"] },
  },
  "dispute-exclusion-decided": {
    "zh-CN": { subject: "扣除审限已审批：{disputeNumber}", body: ["案件 {disputeNumber} 的扣除申请：{granted}。", "最后一日：{dueOn}"] },
    en: { subject: "The exclusion was decided: {disputeNumber}", body: ["The exclusion in the case {disputeNumber}: {granted}.", "Last day: {dueOn}"] },
  },
  "dispute-exclusion-due": {
    "zh-CN": { subject: "扣除预计期满：{disputeNumber}", body: ["案件 {disputeNumber} 的一项扣除已到预计结束日。", "请恢复计算，或说明理由续报；不处理的将逐级提醒。"] },
    en: { subject: "An exclusion should end: {disputeNumber}", body: ["An exclusion in the case {disputeNumber} has come to its expected end.", "Please end it, or ask to prolong it with a reason; otherwise it climbs."] },
  },
  "dispute-objection-raised": {
    "zh-CN": { subject: "请答复期限异议：{disputeNumber}", body: ["当事人对纠纷 {disputeNumber} 的期限提出异议，由审管办答复。", "请在 5 个工作日内答复。"] },
    en: { subject: "Please answer the objection: {disputeNumber}", body: ["A party objects to a date of the dispute {disputeNumber}; the trial management office answers.", "Please answer within 5 working days."] },
  },
  "dispute-objection-answered": {
    "zh-CN": { subject: "期限异议已答复：{disputeNumber}", body: ["纠纷 {disputeNumber} 的期限异议已答复。", "异议成立，相关记录已更正。{?upheld}"] },
    en: { subject: "The objection was answered: {disputeNumber}", body: ["The objection in the dispute {disputeNumber} has been answered.", "It was upheld, and the record corrected.{?upheld}"] },
  },
  "dispute-service-stuck": {
    "zh-CN": { subject: "送达受阻：{disputeNumber}", body: ["案件 {disputeNumber} 的{document}未能送达，且无法依次改用其他方式。", "请由承办法官决定如何继续。"] },
    en: { subject: "Service is stuck: {disputeNumber}", body: ["The {document} of the case {disputeNumber} could not be served, and no other way is open to it.", "The judge in charge decides how to go on."] },
  },
  "dispute-trial-opened": {
    "zh-CN": { subject: "进入审理：{disputeNumber}", body: ["案件 {disputeNumber} 已进入审理。", "请排期开庭。"] },
    en: { subject: "On trial: {disputeNumber}", body: ["The case {disputeNumber} has come to trial.", "Please schedule its hearing."] },
  },
  "dispute-took-effect": {
    "zh-CN": { subject: "裁判已生效：{disputeNumber}", body: ["案件 {disputeNumber} 的裁判已生效。", "生效日期：{on}"] },
    en: { subject: "The decision took effect: {disputeNumber}", body: ["The decision in the case {disputeNumber} has taken effect.", "As of: {on}"] },
  },
  "dispute-remanded": {
    "zh-CN": { subject: "发回重审：{disputeNumber}", body: ["案件 {disputeNumber} 已被发回重审（{on}）。", "请另行组成合议庭，适用普通程序，审限重新计算。"] },
    en: { subject: "Sent back: {disputeNumber}", body: ["The case {disputeNumber} was sent back ({on}).", "Another panel tries it under the ordinary procedure, with a new limit."] },
  },
  "dispute-supervision-marked": {
    "zh-CN": { subject: "列为四类案件：{disputeNumber}", body: ["案件 {disputeNumber} 已列为四类案件依法监督，全程留痕。", "事由：{ground}"] },
    en: { subject: "Specially supervised: {disputeNumber}", body: ["The case {disputeNumber} is one of the four kinds under lawful supervision, all on record.", "Ground: {ground}"] },
  },
  "dispute-progress-asked": {
    "zh-CN": { subject: "请报告案件进展：{disputeNumber}", body: ["{by} 依法要求报告案件 {disputeNumber} 的进展。", "请在 2 个工作日内报告。"] },
    en: { subject: "Please report on the progress: {disputeNumber}", body: ["{by} asks, as the law allows, how the case {disputeNumber} goes.", "Please report within 2 working days."] },
  },
  "dispute-progress-answered": {
    "zh-CN": { subject: "案件进展已报告：{disputeNumber}", body: ["{by} 已报告案件 {disputeNumber} 的进展。", "内容见案件页面。"] },
    en: { subject: "Progress was reported: {disputeNumber}", body: ["{by} has reported on the case {disputeNumber}.", "What was said is on its page."] },
  },
  "dispute-consultation-asked": {
    "zh-CN": { subject: "提请讨论：{disputeNumber}", body: ["案件 {disputeNumber} 已提请{kind}讨论。", "意见由承办人录入。"] },
    en: { subject: "Consultation: {disputeNumber}", body: ["The case {disputeNumber} was put before {kind}.", "The judge in charge records the opinion."] },
  },
  "dispute-step-reminder": {
    "zh-CN": { subject: "请办理：{disputeNumber}", body: ["纠纷 {disputeNumber} 的“{step}”一步已到期。", "期限：{stepDueAt}"] },
    en: { subject: "A step waits: {disputeNumber}", body: ["The step “{step}” of the dispute {disputeNumber} is due.", "Due: {stepDueAt}"] },
  },
  "dispute-step-climbed": {
    "zh-CN": { subject: "逾期上移：{disputeNumber}", body: ["纠纷 {disputeNumber} 的“{step}”一步逾期未办，已由 {from} 上移至 {to}。", "原办理人仍可办理。"] },
    en: { subject: "Climbed: {disputeNumber}", body: ["The step “{step}” of the dispute {disputeNumber} was not taken in time and went from {from} to {to}.", "Whoever had it before may still take it."] },
  },
  "dispute-handed-over": {
    "zh-CN": { subject: "移交：{disputeNumber}", body: ["{from} 离任，纠纷 {disputeNumber} 的“{step}”一步移交给您。", "期限不变。"] },
    en: { subject: "Handed over: {disputeNumber}", body: ["{from} has left; the step “{step}” of the dispute {disputeNumber} is yours now.", "Its date stays as it is."] },
  },
};
