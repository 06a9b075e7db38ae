import type { itemNoticeTemplates } from "../../domain/work-item/work-item.notices.ts";
import type { NoticeTemplate } from "./notice-template.ts";

/** What people are told of a work item 督办事项. */
export const workItemNoticeTexts: Readonly<Record<keyof typeof itemNoticeTemplates, NoticeTemplate>> = {
  "item-assigned": {
    "zh-CN": { subject: "新交办：{itemTitle}", body: ["督办事项“{itemTitle}”已交办到 {department}，您是责任人或协办人。", "完成时限：{dueOn}", "请责任人在 1 个工作日内签收；不属本职责的，可说明理由退回。"] },
    en: { subject: "Assigned to you: {itemTitle}", body: ["The item “{itemTitle}” has been assigned to {department}; you are responsible for it or take part in it.", "Due: {dueOn}", "If you are responsible, please accept it within 1 working day, or decline it with a reason."] },
  },
  "item-assignment-wanted": {
    "zh-CN": { subject: "请交办：{itemTitle}", body: ["督办事项“{itemTitle}”（{department}）还没有责任人，由您交办。", "完成时限：{dueOn}", "请在 2 个工作日内定人、定岗、定责。"] },
    en: { subject: "Please assign: {itemTitle}", body: ["The item “{itemTitle}” of {department} has no responsible person; assigning it is yours.", "Due: {dueOn}", "Please name person, post and duty within 2 working days."] },
  },
  "item-declined": {
    "zh-CN": { subject: "交办被退回：{itemTitle}", body: ["{by} 退回了督办事项“{itemTitle}”。", "理由：{reason}", "请重新交办，或与其核实职责。"] },
    en: { subject: "Declined: {itemTitle}", body: ["{by} has declined the item “{itemTitle}”.", "Reason: {reason}", "Please assign it anew, or settle with them whose duty it is."] },
  },
  "item-report-missed": {
    "zh-CN": { subject: "进展未按期报告：{itemTitle}", body: ["督办事项“{itemTitle}”应于 {reportOn} 报告进展，至今未报，已连续 {running} 次。", "请责任人补报；连续两次未报将亮红灯。"] },
    en: { subject: "Report missed: {itemTitle}", body: ["The report on the item “{itemTitle}” was due on {reportOn} and is missing; missed in a row: {running}.", "If you are responsible, please report now; two in a row turn the light red."] },
  },
  "item-urged": {
    "zh-CN": { subject: "催办：{itemTitle}", body: ["{by} 催办督办事项“{itemTitle}”：", "{text}", "完成时限：{dueOn}", "请抓紧办理并报告进展。"] },
    en: { subject: "Urged: {itemTitle}", body: ["{by} urges the item “{itemTitle}”:", "{text}", "Due: {dueOn}", "Please press on with it and report."] },
  },
  "item-instructed": {
    "zh-CN": { subject: "领导批示：{itemTitle}", body: ["{by} 对督办事项“{itemTitle}”作出批示：", "{text}", "请按批示办理并报告进展。"] },
    en: { subject: "Leader's instruction: {itemTitle}", body: ["{by} has given an instruction on the item “{itemTitle}”:", "{text}", "Please act on it and report."] },
  },
  "item-commented": {
    "zh-CN": { subject: "有留言请您查看：{itemTitle}", body: ["{by} 在督办事项“{itemTitle}”的留言中提到了您。", "留言：{text}", "请到系统中查看，需要时回复。"] },
    en: { subject: "A comment calls on you: {itemTitle}", body: ["{by} has named you in a comment on the item “{itemTitle}”.", "Comment: {text}", "Please read it there, and answer if need be."] },
  },
  "item-extension-requested": {
    "zh-CN": { subject: "请决定延期：{itemTitle}", body: ["{by} 申请将督办事项“{itemTitle}”延期（第 {ordinal} 次），由您决定。", "现时限：{dueOn}；拟延至：{proposedDueOn}", "理由：{reason}", "请在 2 个工作日内同意或不同意。"] },
    en: { subject: "Please decide an extension: {itemTitle}", body: ["{by} asks to extend the item “{itemTitle}” (request {ordinal}); the decision is yours.", "Due now: {dueOn}; proposed: {proposedDueOn}", "Reason: {reason}", "Please grant or refuse it within 2 working days."] },
  },
  "item-extension-decided": {
    "zh-CN": { subject: "延期申请{granted}：{itemTitle}", body: ["{by} 对督办事项“{itemTitle}”的延期申请：{granted}。", "意见：{reason}", "现完成时限：{dueOn}，请据此办理。"] },
    en: { subject: "Extension {granted}: {itemTitle}", body: ["{by} has decided on the extension of the item “{itemTitle}”: {granted}.", "Comment: {reason}", "It is now due on {dueOn}; please work to that date."] },
  },
  "item-extension-lapsed": {
    "zh-CN": { subject: "延期申请已失效：{itemTitle}", body: ["督办事项“{itemTitle}”的延期申请因情况变化而失效，不再等待决定。", "完成时限：{dueOn}", "如仍需延期，请在到期前重新申请。"] },
    en: { subject: "Extension request lapsed: {itemTitle}", body: ["The request to extend the item “{itemTitle}” has lapsed because the item has moved on.", "Due: {dueOn}", "If more time is still needed, ask again before that date."] },
  },
  "item-suspension-requested": {
    "zh-CN": { subject: "请决定暂停：{itemTitle}", body: ["{by} 申请暂停督办事项“{itemTitle}”至 {expectedEndOn}，由您决定。", "事由：{ground}", "请在 2 个工作日内同意或不同意。"] },
    en: { subject: "Please decide a suspension: {itemTitle}", body: ["{by} asks to suspend the item “{itemTitle}” until {expectedEndOn}; the decision is yours.", "Ground: {ground}", "Please grant or refuse it within 2 working days."] },
  },
  "item-suspension-refused": {
    "zh-CN": { subject: "暂停申请未获同意：{itemTitle}", body: ["{by} 不同意暂停督办事项“{itemTitle}”。", "意见：{reason}", "请继续办理，完成时限仍为：{dueOn}"] },
    en: { subject: "Suspension refused: {itemTitle}", body: ["{by} has refused to suspend the item “{itemTitle}”.", "Comment: {reason}", "Please go on with it; it is still due on {dueOn}."] },
  },
  "item-suspended": {
    "zh-CN": { subject: "事项暂停：{itemTitle}", body: ["督办事项“{itemTitle}”已暂停，预计至 {expectedEndOn}，时限相应顺延。", "{?byCampaign}因专班行动整体暂停。", "事由：{ground}", "到期自动恢复，届时请继续办理。"] },
    en: { subject: "Suspended: {itemTitle}", body: ["The item “{itemTitle}” is suspended until {expectedEndOn}; its due date moves accordingly.", "{?byCampaign}It is suspended together with its campaign.", "Ground: {ground}", "It resumes by itself then; please take it up again."] },
  },
  "item-suspension-prolonged": {
    "zh-CN": { subject: "暂停延长：{itemTitle}", body: ["督办事项“{itemTitle}”的暂停延长至 {expectedEndOn}，时限相应顺延。", "事由：{ground}", "到期自动恢复，届时请继续办理。"] },
    en: { subject: "Suspension prolonged: {itemTitle}", body: ["The suspension of the item “{itemTitle}” is prolonged until {expectedEndOn}; its due date moves accordingly.", "Ground: {ground}", "It resumes by itself then; please take it up again."] },
  },
  "item-resumed": {
    "zh-CN": { subject: "事项恢复：{itemTitle}", body: ["督办事项“{itemTitle}”已恢复办理。", "{?byItself}暂停期已满，自动恢复。", "顺延后的完成时限：{dueOn}", "请继续办理。"] },
    en: { subject: "Resumed: {itemTitle}", body: ["The item “{itemTitle}” has resumed.", "{?byItself}Its suspension has run out.", "It is now due on {dueOn}.", "Please take it up again."] },
  },
  "item-submitted": {
    "zh-CN": { subject: "请审核销号：{itemTitle}", body: ["{by} 已就督办事项“{itemTitle}”办结申报，等待审核。", "办理结果：{summary}", "请审核人在 2 个工作日内销号，或退回整改并说明理由。"] },
    en: { subject: "Please decide on sign-off: {itemTitle}", body: ["{by} has submitted the item “{itemTitle}” for sign-off.", "Result: {summary}", "Whoever decides, please sign it off or return it with a reason within 2 working days."] },
  },
  "item-signed-off": {
    "zh-CN": { subject: "已销号：{itemTitle}", body: ["{by} 已将督办事项“{itemTitle}”销号。", "您参与了此事项，无须再办理；30、60、90 日后将回头看。"] },
    en: { subject: "Signed off: {itemTitle}", body: ["{by} has signed off the item “{itemTitle}”.", "You took part in it; nothing more is needed. It is checked again after 30, 60 and 90 days."] },
  },
  "item-returned": {
    "zh-CN": { subject: "退回整改：{itemTitle}", body: ["{by} 将督办事项“{itemTitle}”退回整改。", "理由：{reason}", "请在 {reworkDueOn} 前整改并重新申报。"] },
    en: { subject: "Returned for rework: {itemTitle}", body: ["{by} has returned the item “{itemTitle}”.", "Reason: {reason}", "Please put it right and submit it again by {reworkDueOn}."] },
  },
  "item-co-sign-asked": {
    "zh-CN": { subject: "请加签：{itemTitle}", body: ["{by} 请您对督办事项“{itemTitle}”的办结加签。", "请在 2 个工作日内签署同意或不同意的意见。"] },
    en: { subject: "Please co-sign: {itemTitle}", body: ["{by} asks for your co-signature on the result of the item “{itemTitle}”.", "Please state within 2 working days whether you agree."] },
  },
  "item-co-signed": {
    "zh-CN": { subject: "加签意见（{opinion}）：{itemTitle}", body: ["{by} 对督办事项“{itemTitle}”的加签意见：{opinion}。", "说明：{comment}", "请据此审核销号。"] },
    en: { subject: "Co-signed ({opinion}): {itemTitle}", body: ["{by} has co-signed the item “{itemTitle}”: {opinion}.", "Comment: {comment}", "Please take it into account when you decide on sign-off."] },
  },
  "item-reassigned": {
    "zh-CN": { subject: "事项转交：{itemTitle}", body: ["督办事项“{itemTitle}”已由 {by} 转交给 {to}，完成时限不变。", "原责任人：{from}", "理由：{reason}", "完成时限：{dueOn}", "请接办人签收并办理，原责任人做好交接。"] },
    en: { subject: "Reassigned: {itemTitle}", body: ["{by} has reassigned the item “{itemTitle}” to {to}; the due date stays.", "Responsible until now: {from}", "Reason: {reason}", "Due: {dueOn}", "The successor, please accept it; the predecessor, please hand over."] },
  },
  "item-supervisor-changed": {
    "zh-CN": { subject: "督办人变更：{itemTitle}", body: ["督办事项“{itemTitle}”的督办人已由 {by} 变更为 {to}。", "原督办人：{from}", "理由：{reason}", "完成时限：{dueOn}", "待决事项一并移交，时限不变。"] },
    en: { subject: "Supervision handed over: {itemTitle}", body: ["{by} has handed the supervision of the item “{itemTitle}” over to {to}.", "Supervisor until now: {from}", "Reason: {reason}", "Due: {dueOn}", "Pending decisions go with it, their clocks unchanged."] },
  },
  "item-delegated": {
    "zh-CN": { subject: "委托代办：{itemTitle}", body: ["{by} 委托 {to} 代办督办事项“{itemTitle}”，至 {untilOn} 止；责任不转移。", "完成时限：{dueOn}", "请代办人按期办理。"] },
    en: { subject: "Delegated: {itemTitle}", body: ["{by} has delegated the item “{itemTitle}” to {to} until {untilOn}; the responsibility stays.", "Due: {dueOn}", "The delegate, please work to that date."] },
  },
  "item-delegation-ended": {
    "zh-CN": { subject: "委托代办到期：{itemTitle}", body: ["{person} 对督办事项“{itemTitle}”的代办已到期，由责任人继续办理。", "完成时限：{dueOn}", "请双方交接进展。"] },
    en: { subject: "Delegation ended: {itemTitle}", body: ["The delegation of the item “{itemTitle}” to {person} has ended; the responsible person goes on.", "Due: {dueOn}", "Please hand over between you what has been done."] },
  },
  "item-waived": {
    "zh-CN": { subject: "事项免办：{itemTitle}", body: ["{by} 决定督办事项“{itemTitle}”免办。", "依据：{ground}", "您参与了此事项，无须再办理。"] },
    en: { subject: "Waived: {itemTitle}", body: ["{by} has waived the item “{itemTitle}”.", "Ground: {ground}", "You took part in it; nothing more is needed."] },
  },
  "item-notice-issued": {
    "zh-CN": { subject: "督办单 {number}：{itemTitle}", body: ["{by} 就督办事项“{itemTitle}”发出督办单 {number}：", "{text}", "请责任人在 {replyByOn} 前书面回复。"] },
    en: { subject: "Supervision notice {number}: {itemTitle}", body: ["{by} has issued the supervision notice {number} on the item “{itemTitle}”:", "{text}", "If you are responsible, please reply to it by {replyByOn}."] },
  },
  "item-notice-replied": {
    "zh-CN": { subject: "督办单 {number} 已回复：{itemTitle}", body: ["{by} 回复了督办事项“{itemTitle}”的督办单 {number}：", "{text}", "请核对回复；不符要求的可再次督办。"] },
    en: { subject: "Reply to notice {number}: {itemTitle}", body: ["{by} has replied to the supervision notice {number} on the item “{itemTitle}”:", "{text}", "Please look at the reply; another notice may follow if it does not do."] },
  },
  "item-reopened": {
    "zh-CN": { subject: "重新开启：{itemTitle}", body: ["{by} 重新开启了督办事项“{itemTitle}”。", "理由：{reason}", "{?scoreTakenBack}原办结得分已收回。", "新的完成时限：{dueOn}", "请责任人继续办理。"] },
    en: { subject: "Reopened: {itemTitle}", body: ["{by} has reopened the item “{itemTitle}”.", "Reason: {reason}", "{?scoreTakenBack}The score of its closing has been taken back.", "It is now due on {dueOn}.", "If you are responsible, please take it up again."] },
  },
  "item-check-due": {
    "zh-CN": { subject: "请做第 {day} 日回头看：{itemTitle}", body: ["督办事项“{itemTitle}”销号后第 {day} 日的回头看由您负责。", "请在 2 个工作日内检查是否反弹并登记结果；未通过的将重新开启。"] },
    en: { subject: "Relapse check, day {day}: {itemTitle}", body: ["The relapse check of the item “{itemTitle}”, day {day} after its sign-off, is yours.", "Please see within 2 working days whether it has held and record it; if not, the item is reopened."] },
  },
  "item-rung": {
    "zh-CN": { subject: "督办提醒（{rung}）：{itemTitle}", body: ["督办事项“{itemTitle}”的完成时限为 {dueOn}（{rung}），尚未办结申报。", "责任人：{responsible}", "您是责任人的，请抓紧办理或申请延期；您是督办人或上级的，请督促解决困难。"] },
    en: { subject: "Reminder ({rung}): {itemTitle}", body: ["The item “{itemTitle}” is due on {dueOn} ({rung}) and has not been submitted.", "Responsible: {responsible}", "If you are responsible, please press on or ask for an extension in time; as supervisor or superior, please see what stands in the way."] },
  },
  "item-step-reminder": {
    "zh-CN": { subject: "待办提醒：{itemTitle}", body: ["督办事项“{itemTitle}”的“{step}”一步已到期，正等您处理。", "应办时间：{stepDueAt}", "请尽快办理；继续逾期将上报上一级。"] },
    en: { subject: "Still waiting for you: {itemTitle}", body: ["The step “{step}” of the item “{itemTitle}” has fallen due and waits for you.", "It was due: {stepDueAt}", "Please take it soon; after further silence it climbs to the next superior."] },
  },
  "item-step-climbed": {
    "zh-CN": { subject: "待办已上报：{itemTitle}", body: ["督办事项“{itemTitle}”的“{step}”一步，{from} 逾期未办，已上报 {to}。", "请 {to} 处理；{from} 仍可办理。"] },
    en: { subject: "Step passed upwards: {itemTitle}", body: ["The step “{step}” of the item “{itemTitle}” was not taken by {from} and has climbed to {to}.", "{to}, please take it; {from} still may."] },
  },
  "item-step-handed-over": {
    "zh-CN": { subject: "待办移交给您：{itemTitle}", body: ["{from} 离任，督办事项“{itemTitle}”的“{step}”一步移交给您，时限不变。", "应于 {stepDueAt} 前办理。", "请及时处理；逾期将上报上一级。"] },
    en: { subject: "Handed over to you: {itemTitle}", body: ["{from} has left; the step “{step}” of the item “{itemTitle}” is now yours, its time unchanged.", "It is due: {stepDueAt}", "Please take it in time; after silence it climbs to the next superior."] },
  },
  "item-due-changed": {
    "zh-CN": { subject: "时限变更：{itemTitle}", body: ["督办事项“{itemTitle}”的完成时限因{cause}而变更。", "现完成时限：{dueOn}", "请据此安排；计算过程可在事项页查看。"] },
    en: { subject: "Due date changed: {itemTitle}", body: ["The due date of the item “{itemTitle}” has changed because of {cause}.", "It is now due on {dueOn}.", "Please plan for it; the item shows how the date was computed."] },
  },
  "item-carried-over": {
    "zh-CN": { subject: "事项结转：{itemTitle}", body: ["督办事项“{itemTitle}”随专班行动结束而结转，由部门继续办理。", "依据：{ground}", "完成时限：{dueOn}", "请责任人照常办理。"] },
    en: { subject: "Carried over: {itemTitle}", body: ["The campaign has ended, and the item “{itemTitle}” goes on under its department.", "Ground: {ground}", "Due: {dueOn}", "If you are responsible, please go on as before."] },
  },
  "item-passes-campaign-end": {
    "zh-CN": { subject: "时限超出专班行动：{itemTitle}", body: ["督办事项“{itemTitle}”的完成时限为 {dueOn}，晚于专班行动结束日期 {endsOn}。", "请牵头人决定：调整任务书、压缩时限，或届时结转。"] },
    en: { subject: "Due after the campaign's end: {itemTitle}", body: ["The item “{itemTitle}” is due on {dueOn}, after the campaign ends on {endsOn}.", "As its lead, please decide: amend the plan, do it earlier, or carry it over at the end."] },
  },
  "item-passes-parent": {
    "zh-CN": { subject: "时限晚于上级事项：{itemTitle}", body: ["督办事项“{itemTitle}”的完成时限变为 {dueOn}，晚于上级事项的 {parentDueOn}。", "请决定：压缩本事项时限，或调整上级事项的时限。"] },
    en: { subject: "Due after its parent: {itemTitle}", body: ["The item “{itemTitle}” is now due on {dueOn}, after its parent item, due on {parentDueOn}.", "Please decide: have it done earlier, or move the parent's due date."] },
  },
};
