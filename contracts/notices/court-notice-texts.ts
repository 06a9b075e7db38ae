import type { NoticeTemplate } from "./notice-template.ts";

/** Templates of the court's own stream and of the ledger's door, with their parameters. */
export const courtNoticeTemplates = {
  "delegation-granted": ["delegation", "principal", "delegate", "fromOn", "untilOn"],
  "delegation-revoked": ["delegation", "principal", "delegate", "fromOn", "untilOn"],
  "delegation-ended": ["delegation", "principal", "delegate", "fromOn", "untilOn"],
  "alarm-failed": ["alarm", "reason"],
  "effect-failed": ["effect", "kind", "reason", "attempts"],
  "rule-version-proposed": ["rule", "version", "fromOn", "by"],
  "rule-version-approved": ["rule", "version", "fromOn"],
  "rule-version-rejected": ["rule", "version", "reason"],
} as const;

export type CourtNoticeTemplate = keyof typeof courtNoticeTemplates;

/** What people are told of delegations 授权代理 and versions of statutory rules 法定期限规则, and administrators of alarms and effects that failed. */
export const courtNoticeTexts: Readonly<Record<CourtNoticeTemplate, NoticeTemplate>> = {
  "delegation-granted": {
    "zh-CN": { subject: "授权代理：{principal} → {delegate}", body: ["{principal} 授权 {delegate} 代理，自 {fromOn} 至 {untilOn}。", "代理期间以委托人名义办理的，双方姓名均记入台账；委托人本人仍可办理。"] },
    en: { subject: "Delegation: {principal} → {delegate}", body: ["{principal} has delegated to {delegate}, from {fromOn} to {untilOn}.", "What is done on the principal's behalf is recorded under both names; the principal may still act."] },
  },
  "delegation-revoked": {
    "zh-CN": { subject: "授权代理已撤销：{principal} → {delegate}", body: ["{principal} 对 {delegate} 的授权（{fromOn} 至 {untilOn}）已撤销。", "未办结的待办回到委托人，期限不变。"] },
    en: { subject: "Delegation revoked: {principal} → {delegate}", body: ["The delegation from {principal} to {delegate} ({fromOn} to {untilOn}) has been revoked.", "Open decisions return to the principal, their deadlines unchanged."] },
  },
  "delegation-ended": {
    "zh-CN": { subject: "授权代理已到期：{principal} → {delegate}", body: ["{principal} 对 {delegate} 的授权已于 {untilOn} 到期。", "未办结的待办回到委托人，期限不变；如需继续代理，请重新授权。"] },
    en: { subject: "Delegation ended: {principal} → {delegate}", body: ["The delegation from {principal} to {delegate} ended on {untilOn}.", "Open decisions return to the principal, their deadlines unchanged; delegate again if it should go on."] },
  },
  "alarm-failed": {
    "zh-CN": { subject: "到期动作未能执行：{alarm}", body: ["系统的到期动作“{alarm}”未能执行，已记录并跳过，其余不受影响。", "原因代码：{reason}", "您是管理员：请查看该事项的台账，必要时人工办理并报告开发人员。"] },
    en: { subject: "An alarm could not be carried out: {alarm}", body: ["The alarm “{alarm}” could not be carried out; it was recorded and passed over, and nothing else is affected.", "Reason code: {reason}", "As administrator, please look at the entity's record, do by hand what is needed and tell the developers."] },
  },
  "effect-failed": {
    "zh-CN": { subject: "外部动作未能完成：{kind}", body: ["系统的外部动作“{kind}”尝试 {attempts} 次仍未完成，台账和收件箱不受影响。", "动作编号：{effect}", "原因代码：{reason}", "您是管理员：请排除原因（如邮件服务器、接收方地址）；排除后可凭上述编号“重新办理失败的外部动作”，立即再试一次。"] },
    en: { subject: "Work outside the ledger has failed: {kind}", body: ["“{kind}” could not be done in {attempts} attempt(s); ledger and inboxes are not affected.", "Effect: {effect}", "Reason code: {reason}", "As administrator, please mend the cause (mail server, receiver's address); then “Try a failed effect again” with this id sends it at once."] },
  },
  "rule-version-proposed": {
    "zh-CN": { subject: "请批准法定期限规则的新版本：{rule}", body: ["{by} 拟定了“{rule}”的新版本 {version}，自 {fromOn} 起适用于此后起算的期限。", "您是院长：请在“组织与管理—法定期限规则”中核对条文依据和试算结果后批准或不予批准；未批准前不适用。"] },
    en: { subject: "A new version of a statutory rule waits for you: {rule}", body: ["{by} proposed version {version} of “{rule}”; clocks that start from {fromOn} on would follow it.", "As president, please look at its article and at what it changes under Administration, Statutory rules, and approve it or turn it down; nothing follows it before."] },
  },
  "rule-version-approved": {
    "zh-CN": { subject: "法定期限规则的新版本已批准：{rule}", body: ["您拟定的“{rule}”版本 {version} 已经批准。", "自 {fromOn} 起算的期限适用该版本；此前起算的不变。"] },
    en: { subject: "A new version of a statutory rule was approved: {rule}", body: ["Version {version} of “{rule}”, which you proposed, was approved.", "Clocks that start from {fromOn} on follow it; those that started before keep theirs."] },
  },
  "rule-version-rejected": {
    "zh-CN": { subject: "法定期限规则的新版本未获批准：{rule}", body: ["您拟定的“{rule}”版本 {version} 未获批准或已撤回。", "理由：{reason}", "如需要，请修改后重新拟定。"] },
    en: { subject: "A new version of a statutory rule was turned down: {rule}", body: ["Version {version} of “{rule}”, which you proposed, was turned down or taken back.", "Reason: {reason}", "If it is still needed, please propose it again, corrected."] },
  },
};
