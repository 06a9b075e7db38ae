import type { CampaignNoticeTemplate } from "../../domain/campaign/campaign.notices.ts";
import type { NoticeTemplate } from "./notice-template.ts";

/** What people are told of a campaign 专班行动. */
export const campaignNoticeTexts: Readonly<Record<CampaignNoticeTemplate, NoticeTemplate>> = {
  "campaign-approval-asked": {
    "zh-CN": { subject: "请审批任务书：{title}", body: ["专班行动“{title}”的任务书已报送，由您审批。", "请在 {dueAt} 前批准，或退回并说明理由；逾期将提醒并上报上一级。"] },
    en: { subject: "Please decide on the plan: {title}", body: ["The plan of the campaign “{title}” has been submitted; the decision is yours.", "Please approve it, or return it with a reason, by {dueAt}. After that you are reminded and the step climbs to the next superior."] },
  },
  "campaign-counter-sign-asked": {
    "zh-CN": { subject: "请会签任务书：{title}", body: ["专班行动“{title}”的任务书报批前需要您会签。", "请在 {dueAt} 前签署同意或不同意的意见。"] },
    en: { subject: "Please counter-sign the plan: {title}", body: ["The plan of the campaign “{title}” needs your counter-signature before it is approved.", "Please state by {dueAt} whether you agree."] },
  },
  "campaign-approved": {
    "zh-CN": { subject: "任务书已批准：{title}", body: ["专班行动“{title}”的任务书已批准，自 {startedOn} 起执行。", "事项会在当日展开，请牵头人督促责任人签收。"] },
    en: { subject: "Plan approved: {title}", body: ["The plan of the campaign “{title}” has been approved and runs from {startedOn}.", "Its items open on that day; as lead or drafter, please see that they are accepted."] },
  },
  "campaign-returned": {
    "zh-CN": { subject: "任务书被退回：{title}", body: ["专班行动“{title}”的任务书被退回。", "理由：{reason}", "您是起草人或牵头人，请修改后重新报批。"] },
    en: { subject: "Plan returned: {title}", body: ["The plan of the campaign “{title}” has been returned.", "Reason: {reason}", "As drafter or lead, please revise it and submit it again."] },
  },
  "campaign-amendment-asked": {
    "zh-CN": { subject: "请审批任务书调整：{title}", body: ["专班行动“{title}”申请调整任务书，由您审批。批准前原任务书继续执行。", "调整理由：{reason}", "请在 {dueAt} 前批准或退回。"] },
    en: { subject: "Please decide on an amendment: {title}", body: ["An amendment of the plan of “{title}” awaits your decision. Until then the present plan stays in force.", "Reason given: {reason}", "Please approve or return it by {dueAt}."] },
  },
  "campaign-amendment-refused": {
    "zh-CN": { subject: "任务书调整未获批准：{title}", body: ["专班行动“{title}”的任务书调整未获批准，原任务书继续执行。", "理由：{reason}", "如仍需调整，请按意见修改后重新申请。"] },
    en: { subject: "Amendment refused: {title}", body: ["The amendment of the plan of “{title}” was refused; the present plan stays in force.", "Reason: {reason}", "If the change is still needed, revise it and ask again."] },
  },
  "campaign-amended": {
    "zh-CN": { subject: "任务书已调整：{title}", body: ["专班行动“{title}”的任务书已调整，现为第 {planVersion} 版。", "请核对您负责的事项和期限是否有变。"] },
    en: { subject: "Plan amended: {title}", body: ["The plan of the campaign “{title}” has been amended; version {planVersion} is in force.", "Please check whether your items or their dates have changed."] },
  },
  "campaign-started": {
    "zh-CN": { subject: "专班行动启动：{title}", body: ["专班行动“{title}”已于 {startedOn} 启动，事项已展开。", "请关注签收情况和第一批期限。"] },
    en: { subject: "Campaign started: {title}", body: ["The campaign “{title}” started on {startedOn} and its items have opened.", "Please follow their acceptance and the first due dates."] },
  },
  "campaign-milestone-reached": {
    "zh-CN": { subject: "节点达成：{milestone}", body: ["专班行动“{title}”的节点“{milestone}”已于 {reachedOn} 达成。", "以该节点为起点的事项随即启动，无须另行操作。"] },
    en: { subject: "Milestone reached: {milestone}", body: ["The milestone “{milestone}” of the campaign “{title}” was reached on {reachedOn}.", "Items that waited for it start now; nothing else is needed."] },
  },
  "campaign-milestone-reminder": {
    "zh-CN": { subject: "节点将到期（{reminder}）：{milestone}", body: ["专班行动“{title}”的节点“{milestone}”应于 {dueOn} 达成（{reminder}）。", "您是牵头人或分管院领导：达成后请及时确认；预计不能按期的，请提前申请调整任务书。"] },
    en: { subject: "Milestone coming due ({reminder}): {milestone}", body: ["The milestone “{milestone}” of the campaign “{title}” is due on {dueOn} ({reminder}).", "As lead or leader in charge, please confirm it once reached; if it will be late, ask for an amendment in time."] },
  },
  "campaign-milestone-late": {
    "zh-CN": { subject: "节点已逾期（{reminder}）：{milestone}", body: ["专班行动“{title}”的节点“{milestone}”应于 {dueOn} 达成，至今未确认（{reminder}）。", "请确认达成，或说明原因并申请调整任务书；在此之前每个工作日提醒一次。"] },
    en: { subject: "Milestone late ({reminder}): {milestone}", body: ["The milestone “{milestone}” of the campaign “{title}” was due on {dueOn} and has not been confirmed ({reminder}).", "Please confirm it, or give the cause and ask for an amendment. Until then you are reminded each working day."] },
  },
  "campaign-end-reached": {
    "zh-CN": { subject: "专班行动到期：{title}", body: ["专班行动“{title}”已于 {endsOn} 到期，尚未申请验收。", "请处理未销号的事项后申请验收；在此之前每周提醒一次。"] },
    en: { subject: "Campaign at its end: {title}", body: ["The campaign “{title}” reached its end on {endsOn}, and acceptance has not been asked for.", "Please settle the open items and ask for acceptance. Until then you are reminded each week."] },
  },
  "campaign-suspended": {
    "zh-CN": { subject: "专班行动暂停：{title}", body: ["专班行动“{title}”暂停，预计至 {expectedEndOn}；在办事项的期限相应顺延。", "事由：{ground}", "到期自动恢复，如需延长请在此之前办理。"] },
    en: { subject: "Campaign suspended: {title}", body: ["The campaign “{title}” is suspended until {expectedEndOn}; the due dates of its open items move accordingly.", "Ground: {ground}", "It resumes by itself then unless the suspension is prolonged before."] },
  },
  "campaign-resumed": {
    "zh-CN": { subject: "专班行动恢复：{title}", body: ["专班行动“{title}”已于 {resumedOn} 恢复，因此暂停的事项随之恢复。", "请核对顺延后的期限。"] },
    en: { subject: "Campaign resumed: {title}", body: ["The campaign “{title}” resumed on {resumedOn}, and with it the items that it had suspended.", "Please check the new due dates."] },
  },
  "campaign-handed-over": {
    "zh-CN": { subject: "专班行动移交：{title}", body: ["专班行动“{title}”的牵头人或分管院领导已变更。", "理由：{reason}", "您是移交的一方：请接续人查看待办事项，原负责人做好交接。"] },
    en: { subject: "Campaign handed over: {title}", body: ["The lead or the leader in charge of the campaign “{title}” has changed.", "Reason: {reason}", "You are one of those concerned: the successor, please look at what is open; the predecessor, please hand over."] },
  },
  "campaign-instruction": {
    "zh-CN": { subject: "领导批示：{title}", body: ["专班行动“{title}”有新的批示：", "{text}", "请按批示办理。"] },
    en: { subject: "Leader's instruction: {title}", body: ["There is a new instruction on the campaign “{title}”:", "{text}", "Please act on it."] },
  },
  "campaign-commented": {
    "zh-CN": { subject: "有留言请您查看：{title}", body: ["{by} 在专班行动“{title}”的留言中提到了您。", "留言：{text}", "请到系统中查看，需要时回复。"] },
    en: { subject: "A comment calls on you: {title}", body: ["{by} has named you in a comment on the campaign “{title}”.", "Comment: {text}", "Please read it there, and answer if need be."] },
  },
  "campaign-acceptance-asked": {
    "zh-CN": { subject: "请验收：{title}", body: ["专班行动“{title}”申请验收，由您决定。", "说明：{summary}", "请在 {dueAt} 前验收，或不予通过并说明理由。"] },
    en: { subject: "Please decide on acceptance: {title}", body: ["Acceptance of the campaign “{title}” has been asked for; the decision is yours.", "Summary: {summary}", "Please accept it, or reject it with a reason, by {dueAt}."] },
  },
  "campaign-acceptance-rejected": {
    "zh-CN": { subject: "验收未通过：{title}", body: ["专班行动“{title}”验收未通过，继续执行。", "理由：{reason}", "您是牵头人，请整改后再次申请验收。"] },
    en: { subject: "Acceptance rejected: {title}", body: ["Acceptance of the campaign “{title}” was rejected; the campaign goes on.", "Reason: {reason}", "As lead, please put it right and ask again."] },
  },
  "campaign-closed": {
    "zh-CN": { subject: "专班行动办结：{title}", body: ["专班行动“{title}”已于 {closedOn} 通过验收并办结。", "接下来是复盘和 30、60、90 日回头看。"] },
    en: { subject: "Campaign closed: {title}", body: ["The campaign “{title}” was accepted and closed on {closedOn}.", "What follows is the retrospective and the relapse checks after 30, 60 and 90 days."] },
  },
  "campaign-retrospective-asked": {
    "zh-CN": { subject: "请提交复盘：{title}", body: ["专班行动“{title}”已办结，由您提交复盘。", "请在 {dueAt} 前写明做法、成效、不足和可推广的经验。"] },
    en: { subject: "Please file the retrospective: {title}", body: ["The campaign “{title}” is closed, and its retrospective is yours to write.", "Please file by {dueAt} what was done, what came of it, what fell short and what others can use."] },
  },
  "campaign-check-due": {
    "zh-CN": { subject: "请做第 {day} 日回头看：{title}", body: ["专班行动“{title}”办结后第 {day} 日的回头看由您负责。", "请在 {dueAt} 前检查成效是否保持并登记结果；反弹的事项可在登记时重新开启。"] },
    en: { subject: "Relapse check, day {day}: {title}", body: ["The relapse check of the campaign “{title}”, day {day} after its closing, is yours.", "Please see by {dueAt} whether the results have held, and record it; items that fell back can be reopened with the record."] },
  },
  "campaign-check-failed": {
    "zh-CN": { subject: "第 {day} 日回头看未通过：{title}", body: ["专班行动“{title}”第 {day} 日的回头看未通过。", "请牵头人督促重新开启的事项整改；归档顺延至其办结之后。"] },
    en: { subject: "Relapse check failed, day {day}: {title}", body: ["The check of day {day} on the campaign “{title}” has failed.", "As lead or leader in charge, please follow the reopened items; the campaign is archived after they close."] },
  },
  "campaign-archived": {
    "zh-CN": { subject: "专班行动归档：{title}", body: ["专班行动“{title}”的回头看已结束，现已归档。", "台账可随时查阅，无须再办理。"] },
    en: { subject: "Campaign archived: {title}", body: ["The relapse watch of the campaign “{title}” is over, and it has been archived.", "Its record stays readable; nothing more is needed."] },
  },
  "campaign-terminated": {
    "zh-CN": { subject: "专班行动终止：{title}", body: ["专班行动“{title}”已终止。", "理由：{ground}", "您负责的事项已免办或转由部门继续办理，请查看各事项的现状。"] },
    en: { subject: "Campaign terminated: {title}", body: ["The campaign “{title}” has been terminated.", "Ground: {ground}", "Its items were waived or go on under their departments; please look at those you carry."] },
  },
  "campaign-step-reminder": {
    "zh-CN": { subject: "待办提醒：{title}", body: ["专班行动“{title}”的“{step}”一步已到期，正等您处理。", "请尽快办理；继续逾期将上报上一级。"] },
    en: { subject: "Still waiting for you: {title}", body: ["The step “{step}” of the campaign “{title}” has fallen due and waits for you.", "Please take it soon; after further silence it climbs to the next superior."] },
  },
  "campaign-step-handed-over": {
    "zh-CN": { subject: "待办移交给您：{title}", body: ["{from} 离任，专班行动“{title}”的“{step}”一步移交给您，时限不变。", "请在 {dueAt} 前办理；逾期将上报上一级。"] },
    en: { subject: "Handed over to you: {title}", body: ["{from} has left; the step “{step}” of the campaign “{title}” is now yours, its time unchanged.", "Please take it by {dueAt}; after silence it climbs to the next superior."] },
  },
  "campaign-step-climbed": {
    "zh-CN": { subject: "待办已上报：{title}", body: ["专班行动“{title}”的“{step}”一步逾期未办，已上报上一级。", "请接办人在 {dueAt} 前处理；原承办人仍可办理。"] },
    en: { subject: "Step passed upwards: {title}", body: ["The step “{step}” of the campaign “{title}” was not taken in time and has climbed to the next superior.", "Whoever it has come to, please take it by {dueAt}; the one it came from still may."] },
  },
};
