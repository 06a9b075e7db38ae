import type { disputeNoticeTemplates } from "../../domain/dispute/dispute.notices.ts";
import type { NoticeTemplate } from "./notice-template.ts";

/** What people of the court and its partners are told of a dispute 矛盾纠纷: its number and its dates; no name of a party, no fact of the case. */
export const disputeNoticeTexts: Readonly<Record<keyof typeof disputeNoticeTemplates, NoticeTemplate>> = {
  "dispute-mediator-asked": {
    "zh-CN": { subject: "请接受调解指派：{disputeNumber}", body: ["纠纷 {disputeNumber} 指派您调解。", "请在 {stepDueAt} 前接受，或说明理由不接受；逾期将转派其他调解员。"] },
    en: { subject: "Please accept the mediation: {disputeNumber}", body: ["You are asked to mediate the dispute {disputeNumber}.", "Please accept, or decline with a reason, by {stepDueAt}; after that the next mediator is asked."] },
  },
  "dispute-mediator-passed-over": {
    "zh-CN": { subject: "调解员转派：{disputeNumber}", body: ["纠纷 {disputeNumber} 的调解员 {mediator} {ground}，指派已转给下一名。", "您是经办人，无须操作；没有人选时会另行提醒。"] },
    en: { subject: "Mediator passed over: {disputeNumber}", body: ["{mediator} does not mediate the dispute {disputeNumber} ({ground}); the next one is asked.", "You registered it; nothing is needed. You are told when nobody is left."] },
  },
  "dispute-mediator-wanted": {
    "zh-CN": { subject: "没有调解员可派：{disputeNumber}", body: ["为纠纷 {disputeNumber} 推荐的调解员均未接受。", "请另行指派，或转入立案审查。"] },
    en: { subject: "No mediator left: {disputeNumber}", body: ["None of the mediators proposed for the dispute {disputeNumber} has accepted.", "Please name another, or send it to filing."] },
  },
  "dispute-mediation-accepted": {
    "zh-CN": { subject: "调解员已接受：{disputeNumber}", body: ["{mediator} 已接受调解纠纷 {disputeNumber}，三十日的调解期限开始计算。", "您是经办人，可在纠纷页查看期限。"] },
    en: { subject: "Mediation accepted: {disputeNumber}", body: ["{mediator} mediates the dispute {disputeNumber}; the thirty days have begun.", "You registered it; its page shows the dates."] },
  },
  "dispute-transfer-offered": {
    "zh-CN": { subject: "请答复流转：{disputeNumber}", body: ["纠纷 {disputeNumber} 拟流转至“{to}”，由您接收。", "请在 3 个工作日内答复；逾期自动退回。"] },
    en: { subject: "Please answer the transfer: {disputeNumber}", body: ["The dispute {disputeNumber} is to go to the tier “{to}”; you would receive it.", "Please answer within 3 working days; silence takes it back."] },
  },
  "dispute-transfer-answered": {
    "zh-CN": { subject: "流转已答复（{accepted}）：{disputeNumber}", body: ["{by} 对纠纷 {disputeNumber} 的流转：{accepted}。", "不同意接收的，仍由您办理。"] },
    en: { subject: "Transfer {accepted}: {disputeNumber}", body: ["{by} has answered the transfer of the dispute {disputeNumber}: {accepted}.", "If it was refused, it stays with you."] },
  },
  "dispute-transfer-taken-back": {
    "zh-CN": { subject: "流转已退回：{disputeNumber}", body: ["纠纷 {disputeNumber} 的流转逾期未获 {receiver} 答复，已自动退回。", "请原经办人继续办理，或另选接收方。"] },
    en: { subject: "Transfer taken back: {disputeNumber}", body: ["{receiver} has not answered the transfer of the dispute {disputeNumber} in time; it was taken back.", "Whoever had it, please go on, or offer it to someone else."] },
  },
  "dispute-assigned": {
    "zh-CN": { subject: "新分案件：{disputeNumber}", body: ["案件 {disputeNumber} 已分到 {department}，您在承办或合议人员之中。", "各项期限见案件页，请按期办理。"] },
    en: { subject: "A case for you: {disputeNumber}", body: ["The case {disputeNumber} was assigned to {department}; you try it or help to.", "Its page shows every date; please keep them."] },
  },
  "dispute-reassigned": {
    "zh-CN": { subject: "办案人员变更：{disputeNumber}", body: ["案件 {disputeNumber} 的{post}变更为 {to}，期限不变。", "原由：{from}", "请双方做好交接。"] },
    en: { subject: "Reassigned: {disputeNumber}", body: ["{to} takes a place in the case {disputeNumber}; its dates stay.", "Place: {post}", "Until now: {from}", "Please hand over between you."] },
  },
  "dispute-recusal-asked": {
    "zh-CN": { subject: "请决定回避：{disputeNumber}", body: ["案件 {disputeNumber} 有人申请 {of} 回避，由您决定。", "请在 3 日内决定；准许的，须另行指定人员。"] },
    en: { subject: "Please decide a recusal: {disputeNumber}", body: ["The recusal of {of} was asked for in the case {disputeNumber}; the decision is yours.", "Please decide within 3 days, and name who takes the place if you grant it."] },
  },
  "dispute-recusal-decided": {
    "zh-CN": { subject: "回避申请{granted}：{disputeNumber}", body: ["案件 {disputeNumber} 中 {of} 的回避：{granted}。", "更换人员的，期限不变，请做好交接。"] },
    en: { subject: "Recusal {granted}: {disputeNumber}", body: ["The recusal of {of} in the case {disputeNumber}: {granted}.", "If somebody else takes the place, the dates stay; please hand over."] },
  },
  "dispute-clock-reminder": {
    "zh-CN": { subject: "期限提醒：{disputeNumber} {rule}", body: ["{disputeNumber} 的期限“{rule}”将于（已于）{dueOn} 届满。", "您负责办理或监督，请及时处理；需要延长、扣除的，请在窗口期内申请。"] },
    en: { subject: "Reminder: {disputeNumber}, {rule}", body: ["The period “{rule}” of {disputeNumber} ends on {dueOn}.", "You act on it or watch over it; please see to it in time, and ask for an extension or exclusion within its window."] },
  },
  "dispute-clock-lapsed": {
    "zh-CN": { subject: "期限已逾期：{disputeNumber} {rule}", body: ["{disputeNumber} 的期限“{rule}”已于 {dueOn} 届满，仍未完成，逾期已记录在案。", "请立即办理；事后补录不能消除逾期。"] },
    en: { subject: "Overrun: {disputeNumber}, {rule}", body: ["The period “{rule}” of {disputeNumber} ended on {dueOn} and was not met; that is on record.", "Please act at once; a later entry never erases it."] },
  },
  "dispute-clock-changed": {
    "zh-CN": { subject: "期限变更：{disputeNumber} {rule}", body: ["{disputeNumber} 的期限“{rule}”已变更。", "现届满日：{dueOn}", "请据此安排；计算过程见期限计算说明。"] },
    en: { subject: "Date changed: {disputeNumber}, {rule}", body: ["The period “{rule}” of {disputeNumber} has changed.", "It now ends on {dueOn}.", "Please plan for it; the statement shows how it was computed."] },
  },
  "dispute-window-closing": {
    "zh-CN": { subject: "延长窗口将关闭：{disputeNumber}", body: ["{disputeNumber} 的期限“{rule}”{window}延长的最后日期是 {byOn}。", "需要延长的，请在该日前办理；过后不能补办。"] },
    en: { subject: "Window closing: {disputeNumber}", body: ["The last day for {window} an extension of “{rule}” of {disputeNumber} is {byOn}.", "If one is needed, please act by then; afterwards it is too late."] },
  },
  "dispute-extension-asked": {
    "zh-CN": { subject: "请决定延长审限：{disputeNumber}", body: ["案件 {disputeNumber} 申请延长期限（{clock}），由您决定；本通知只含日期，不含案情。", "现届满日：{dueOn}", "最迟决定日：{decideByOn}", "请及时批准或不批准。"] },
    en: { subject: "Please decide an extension: {disputeNumber}", body: ["An extension ({clock}) of the case {disputeNumber} is asked for; the decision is yours. Only dates are told here.", "It ends on {dueOn} now.", "Last day to decide: {decideByOn}", "Please grant or refuse it in time."] },
  },
  "dispute-extension-decided": {
    "zh-CN": { subject: "延长审限{granted}：{disputeNumber}", body: ["案件 {disputeNumber} 的延长申请（{clock}）：{granted}。", "现届满日：{dueOn}", "请据此安排。"] },
    en: { subject: "Extension {granted}: {disputeNumber}", body: ["The extension ({clock}) of the case {disputeNumber}: {granted}.", "It now ends on {dueOn}.", "Please plan for it."] },
  },
  "dispute-extension-lapsed": {
    "zh-CN": { subject: "延长申请已失效：{disputeNumber}", body: ["案件 {disputeNumber} 的延长申请（{clock}）未在窗口期内决定，已失效。", "届满日仍为 {dueOn}。", "请按期办结。"] },
    en: { subject: "Extension request lapsed: {disputeNumber}", body: ["Nobody decided the extension ({clock}) of the case {disputeNumber} within its window; it has lapsed.", "It still ends on {dueOn}.", "Please finish in time."] },
  },
  "dispute-exclusion-asked": {
    "zh-CN": { subject: "请决定扣除审限：{disputeNumber}", body: ["案件 {disputeNumber} 申请自 {from} 起扣除期限（{clock}），事由：{ground}，由您决定。", "请在 2 个工作日内批准或不批准。"] },
    en: { subject: "Please decide an exclusion: {disputeNumber}", body: ["An exclusion ({clock}) of the case {disputeNumber} from {from} is asked for on the ground: {ground}; the decision is yours.", "Please grant or refuse it within 2 working days."] },
  },
  "dispute-exclusion-decided": {
    "zh-CN": { subject: "扣除审限{granted}：{disputeNumber}", body: ["案件 {disputeNumber} 的扣除申请（{clock}）：{granted}。", "现届满日：{dueOn}", "请据此安排；事由消失时及时恢复计算。"] },
    en: { subject: "Exclusion {granted}: {disputeNumber}", body: ["The exclusion ({clock}) of the case {disputeNumber}: {granted}.", "It now ends on {dueOn}.", "Please plan for it, and end the exclusion once its ground is gone."] },
  },
  "dispute-exclusion-due": {
    "zh-CN": { subject: "扣除到了预计结束日：{disputeNumber}", body: ["案件 {disputeNumber} 的扣除（{clock}，编号 {exclusion}）已到预计结束日。", "请恢复计算，或写明理由申请延长扣除（防止隐性超审限）。"] },
    en: { subject: "An exclusion has reached its end: {disputeNumber}", body: ["The exclusion {exclusion} ({clock}) of the case {disputeNumber} has reached its expected end.", "Please end it, or ask to prolong it with a reason."] },
  },
  "dispute-objection-raised": {
    "zh-CN": { subject: "期限异议待答复：{disputeNumber}", body: ["当事人对案件 {disputeNumber} 的期限（{clock}）提出异议，由您答复。", "请在 5 个工作日内答复。"] },
    en: { subject: "An objection to answer: {disputeNumber}", body: ["A party objects to a date ({clock}) of the case {disputeNumber}; the answer is yours.", "Please answer within 5 working days."] },
  },
  "dispute-objection-answered": {
    "zh-CN": { subject: "异议已答复（{upheld}）：{disputeNumber}", body: ["案件 {disputeNumber} 的期限异议（{clock}）：{upheld}。", "异议成立的，期限已重新计算，请查看。"] },
    en: { subject: "Objection answered ({upheld}): {disputeNumber}", body: ["The objection to a date ({clock}) of the case {disputeNumber}: {upheld}.", "If it was upheld, the date was computed anew; please see."] },
  },
  "dispute-service-stuck": {
    "zh-CN": { subject: "送达未成功：{disputeNumber}", body: ["案件 {disputeNumber} 的{document}（送达编号 {service}）各种方式均未成功。", "请承办法官决定更换方式，或转换程序后公告送达。"] },
    en: { subject: "Service has failed: {disputeNumber}", body: ["Every method of serving {document} ({service}) in the case {disputeNumber} has failed.", "The judge in charge, please decide: another method, or a conversion and publication."] },
  },
  "dispute-trial-opened": {
    "zh-CN": { subject: "进入审理：{disputeNumber}", body: ["案件 {disputeNumber} 已进入审理阶段。", "请安排开庭，并至迟三日前通知当事人。"] },
    en: { subject: "Trial opened: {disputeNumber}", body: ["The case {disputeNumber} is now in trial.", "Please schedule the hearing and tell the parties three days ahead."] },
  },
  "dispute-took-effect": {
    "zh-CN": { subject: "裁判已生效：{disputeNumber}", body: ["案件 {disputeNumber} 的裁判于 {on} 生效。", "请办理生效证明、归档等后续事项。"] },
    en: { subject: "In effect: {disputeNumber}", body: ["The ruling in the case {disputeNumber} took effect on {on}.", "Please see to what follows: certificate and archiving."] },
  },
  "dispute-remanded": {
    "zh-CN": { subject: "发回重审：{disputeNumber}", body: ["案件 {disputeNumber} 于 {on} 发回重审。", "须另行组成合议庭，按普通程序重新计算审限。"] },
    en: { subject: "Remanded: {disputeNumber}", body: ["The case {disputeNumber} was sent back on {on}.", "It needs a new panel, and its ordinary period begins anew."] },
  },
  "dispute-supervision-marked": {
    "zh-CN": { subject: "标注为四类案件：{disputeNumber}", body: ["案件 {disputeNumber} 已标注为四类案件，依据：{ground}。", "院庭长可以要求报告进展、提请讨论，全程留痕；不得直接改变您的裁判意见。"] },
    en: { subject: "Specially supervised: {disputeNumber}", body: ["The case {disputeNumber} was marked for special supervision; ground: {ground}.", "The posts above may ask for progress or a consultation, on record; your ruling stays yours."] },
  },
  "dispute-progress-asked": {
    "zh-CN": { subject: "请报告进展：{disputeNumber}", body: ["{by} 依四类案件监督的规定，请您报告案件 {disputeNumber} 的进展。", "请在 2 个工作日内报告。"] },
    en: { subject: "Progress is asked for: {disputeNumber}", body: ["{by} asks for the progress of the case {disputeNumber}, which is specially supervised.", "Please tell it within 2 working days."] },
  },
  "dispute-progress-answered": {
    "zh-CN": { subject: "进展已报告：{disputeNumber}", body: ["{by} 已报告案件 {disputeNumber} 的进展。", "内容在案件记录中，请查看。"] },
    en: { subject: "Progress told: {disputeNumber}", body: ["{by} has told the progress of the case {disputeNumber}.", "It stands in the record of the case."] },
  },
  "dispute-consultation-asked": {
    "zh-CN": { subject: "提请{kind}讨论：{disputeNumber}", body: ["案件 {disputeNumber} 已提请{kind}讨论。", "讨论后请将意见登记入卷。"] },
    en: { subject: "Consultation asked for: {disputeNumber}", body: ["The case {disputeNumber} is put before {kind}.", "Please record the opinion in the case afterwards."] },
  },
  "dispute-step-reminder": {
    "zh-CN": { subject: "待办提醒：{disputeNumber}", body: ["{disputeNumber} 的“{step}”一步已到期，正等您处理。", "应办时间：{stepDueAt}", "请尽快办理；继续逾期将上报上一级。"] },
    en: { subject: "Still waiting for you: {disputeNumber}", body: ["The step “{step}” of {disputeNumber} has fallen due and waits for you.", "It was due: {stepDueAt}", "Please take it soon; after further silence it climbs to the next superior."] },
  },
  "dispute-step-climbed": {
    "zh-CN": { subject: "待办已上报：{disputeNumber}", body: ["{disputeNumber} 的“{step}”一步，{from} 逾期未办，已上报 {to}。", "请 {to} 处理；{from} 仍可办理。"] },
    en: { subject: "Step passed upwards: {disputeNumber}", body: ["The step “{step}” of {disputeNumber} was not taken by {from} and has climbed to {to}.", "{to}, please take it; {from} still may."] },
  },
  "dispute-handed-over": {
    "zh-CN": { subject: "待办移交给您：{disputeNumber}", body: ["{from} 离任，{disputeNumber} 的“{step}”一步移交给您，时限不变。", "请及时处理。"] },
    en: { subject: "Handed over to you: {disputeNumber}", body: ["{from} has left; the step “{step}” of {disputeNumber} is now yours, its time unchanged.", "Please take it in time."] },
  },
};
