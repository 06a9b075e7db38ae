import type { NoticeTemplate } from "./notice-template.ts";

/** Templates of the court's own stream and of the ledger's door, with their parameters. */
export const courtNoticeTemplates = {
  "delegation-granted": ["delegation", "principal", "delegate", "fromOn", "untilOn"],
  "delegation-revoked": ["delegation", "principal", "delegate", "fromOn", "untilOn"],
  "delegation-ended": ["delegation", "principal", "delegate", "fromOn", "untilOn"],
  "alarm-failed": ["alarm", "reason"],
  "effect-failed": ["effect", "kind", "reason", "attempts"],
} as const;

export type CourtNoticeTemplate = keyof typeof courtNoticeTemplates;

/** What people are told of delegations 授权代理, and administrators of alarms and effects that failed. */
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
};
