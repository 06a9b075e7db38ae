import { exclusionGroundIds } from "../../domain/legal-clock/clock-rule.ts";
import { statutoryRules } from "../../domain/legal-clock/rules/statutory-rules.ts";
import type { NoticeLanguage } from "./notice-template.ts";

type Labels = Readonly<Record<string, Readonly<Record<NoticeLanguage, string>>>>;

const both = (zh: string, en: string): Readonly<Record<NoticeLanguage, string>> => ({ "zh-CN": zh, en });

/** Steps of a dispute 矛盾纠纷 that wait for a person. */
export const disputeSteps: Labels = {
  triage: both("分流", "triage it"),
  "accept-confirmation": both("受理司法确认", "accept the application for confirmation"),
  "assign-case": both("分案", "assign the case"),
  "reopen-trial": both("重审立案", "reopen the trial"),
  "file-enforcement": both("执行立案", "file the enforcement"),
  "appoint-mediator": both("另行指派调解员", "find another mediator"),
  "accept-mediation": both("接受调解指派", "accept the mediation"),
  "answer-transfer": both("答复流转", "answer the transfer"),
  "decide-extension": both("决定延长审限", "decide the extension"),
  "decide-exclusion": both("决定扣除审限", "decide the exclusion"),
  "renew-exclusion": both("处理到期的扣除", "end or prolong the exclusion"),
  "decide-recusal": both("决定回避", "decide the recusal"),
  "answer-objection": both("答复异议", "answer the objection"),
  "answer-progress": both("报告进展", "tell of the progress"),
  "resolve-service": both("决定如何送达", "decide how to serve"),
  "answer-consultation": both("登记讨论意见", "record the consultation"),
};

export const disputeStatusNames = {
  Unregistered: both("未登记", "unregistered"), Registered: both("已登记", "registered"), Triaged: both("已分流", "triaged"), Mediating: both("调解中", "in mediation"), Agreed: both("达成协议", "agreed"),
  MediationFailed: both("调解不成", "mediation failed"), Fulfilled: both("已履行", "fulfilled"), ConfirmationApplied: both("申请司法确认", "confirmation applied for"), Confirmed: both("已确认", "confirmed"),
  ConfirmationRefused: both("不予确认", "confirmation refused"), FilingReview: both("立案审查", "filing review"), CorrectionOrdered: both("待补正", "corrections ordered"), Filed: both("已立案", "filed"),
  NotAccepted: both("不予受理", "not accepted"), Serving: both("送达中", "being served"), AwaitingDefence: both("答辩期", "awaiting the defence"), Trial: both("审理中", "in trial"), Adjudicated: both("已裁判", "adjudicated"),
  Settled: both("调解结案", "settled"), Withdrawn: both("已撤诉", "withdrawn"), Appealed: both("已上诉", "appealed"), SecondInstance: both("二审中", "second instance"), AppealWithdrawn: both("撤回上诉", "appeal withdrawn"),
  Effective: both("已生效", "effective"), Remanded: both("发回重审", "remanded"), EnforcementApplied: both("申请执行", "enforcement applied for"), Enforcing: both("执行中", "being enforced"), Completed: both("执行完毕", "completed"),
  ProgrammeEnded: both("终结本次执行程序", "programme ended"), Resumed: both("恢复执行", "enforcement resumed"), Terminated: both("终结执行", "terminated"), Transferred: both("流转、移送中", "transferred"), Closed: both("已办结", "closed"),
  Archived: both("已归档", "archived"),
} as const satisfies Labels;

const tiers: Labels = { grassroots: both("基层服务", "grassroots"), coordination: both("协同联动", "coordination"), guidance: both("牵引指导", "guidance") };
const procedures: Labels = { "small-claims": both("小额诉讼", "small claims"), summary: both("简易程序", "summary procedure"), ordinary: both("普通程序", "ordinary procedure") };
const documents: Labels = {
  complaint: both("起诉状副本", "the complaint"), "hearing-notice": both("开庭通知", "the hearing notice"), judgment: both("判决书", "the judgment"), ruling: both("裁定书", "the ruling"), settlement: both("调解书", "the settlement"),
  appeal: both("上诉状副本", "the appeal"), other: both("其他文书", "another document"),
};

/** Grounds of the law are named; a ground in someone's own words stays as it is. */
const grounds: Labels = {
  ...Object.fromEntries(exclusionGroundIds.map((id) => {
    const name = statutoryRules.flatMap((rule) => (rule.grounds === "any" ? [] : rule.grounds)).find((ground) => ground.id === id)?.name;
    return [id, both(name?.zh ?? id, name?.en ?? id)];
  })),
  declined: both("不接受", "declined"), silent: both("逾期未答复", "no answer in time"), returned: both("退回", "returned"),
  "group-dispute": both("群体性纠纷", "a dispute of many"), "difficult-complex": both("疑难复杂且影响较大", "difficult and of weight"), "conflicting-precedent": both("与类案判决可能冲突", "may conflict with like cases"), "reported-misconduct": both("有单位或个人反映违法审判", "misconduct was reported"),
  "party-absent": both("当事人未到庭", "a party was absent"), "recusal-asked": both("申请回避", "recusal was asked for"), "new-evidence": both("新证据", "new evidence"), other: both("其他", "another ground"),
  "defences-received": both("答辩均已收到", "all defences are in"), "period-over": both("答辩期满", "the period for the defence is over"), waived: both("当事人放弃答辩期", "the parties waived the period"),
  "appeal-period-over": both("上诉期满未上诉", "nobody appealed in time"), final: both("一审终审", "final at first instance"), "second-instance": both("二审裁判", "second instance"), "appeal-withdrawn": both("上诉撤回", "the appeal was withdrawn"),
};

/** A clock of a dispute by the head of its id: "defence:p2" → 答辩期（p2）. */
const clocks: Labels = {
  "mediator-accept": both("接受指派期限", "acceptance by the mediator"), mediation: both("诉前调解期限", "mediation"), "confirmation-apply": both("申请司法确认期限", "applying for confirmation"), "confirmation-decide": both("司法确认审查期限", "deciding on confirmation"),
  filing: both("立案审查期限", "filing decision"), "serve-complaint": both("发送起诉状期限", "serving the complaint"), defence: both("答辩期", "the defence"), "forward-defence": both("发送答辩状期限", "forwarding the defence"),
  "hearing-notice": both("开庭通知期限", "notice of the hearing"), trial: both("审理期限", "trial"), appeal: both("上诉期", "appeal"), "appeal-serve": both("发送上诉状期限", "serving the appeal"), "appeal-defence": both("上诉答辩期", "defence to the appeal"),
  "appeal-forward": both("报送二审期限", "forwarding the appeal"), "second-instance": both("二审审理期限", "second instance"), "enforcement-apply": both("申请执行期限", "applying for enforcement"), "enforcement-notice": both("执行通知期限", "the enforcement notice"),
  enforcement: both("执行期限", "enforcement"), publication: both("公告期", "service by publication"), preservation: both("保全裁定期限", "deciding on preservation"), "preservation-sue": both("保全后起诉期限", "suing after preservation"),
};

export function clockLabel(id: string, language: NoticeLanguage): string {
  const [head = id, of] = id.replace(/#\d+$/, "").split(":");
  const known = Object.hasOwn(clocks, head) ? clocks[head]?.[language] : undefined;
  if (known === undefined) return id;
  return of === undefined ? known : language === "zh-CN" ? `${known}（${of}）` : `${known} (${of})`;
}

/** Closed sets of values that notices, histories and pages of disputes show, by parameter. */
export const disputeValues: Readonly<Record<string, Labels>> = {
  tier: tiers,
  to: { ...tiers, ...procedures },
  procedure: procedures,
  rule: Object.fromEntries(statutoryRules.map((rule) => [rule.id, both(rule.name.zh, rule.name.en)])),
  ground: grounds,
  document: documents,
  method: { electronic: both("电子送达", "electronic"), postal: both("邮寄送达", "postal"), publication: both("公告送达", "by publication"), personal: both("直接送达", "by hand") },
  source: {
    "walk-in": both("来访", "walk-in"), hotline: both("12368 热线", "the 12368 line"), online: both("网上", "online"), township: both("乡镇街道", "township"), enterprise: both("企业", "enterprise"), partner: both("协同单位", "partner"),
  },
  window: { ask: both("申请", "asking for"), decide: both("决定", "deciding on") },
  accepted: { true: both("同意接收", "accepted"), false: both("不同意接收", "refused") },
  upheld: { true: both("异议成立", "upheld"), false: both("异议不成立", "not upheld") },
  kind: {
    court: both("法院", "court"), tribunal: both("枫桥式人民法庭", "people's tribunal"), "shared-court": both("云上共享法庭", "shared court"), "mobile-court": both("车载便民法庭", "mobile court"),
    "judges-meeting": both("专业法官会议", "the judges' meeting"), "adjudication-committee": both("审判委员会", "the adjudication committee"), hearing: both("庭审", "hearing"), "evidence-exchange": both("证据交换", "exchange of evidence"),
    "pretrial-conference": both("庭前会议", "pre-trial conference"), urgent: both("紧急保全", "urgent"), "pre-suit": both("诉前保全", "pre-suit"), "in-suit": both("诉讼保全", "in-suit"),
    concession: both("让步", "concession"), statement: both("陈述", "statement"), note: both("调解员记录", "note"),
  },
  post: {
    clerk: both("经办人", "clerk"), mediator: both("调解员", "mediator"), judge: both("承办法官", "judge in charge"), "panel-member": both("合议庭成员", "panel member"), assistant: both("法官助理", "judge's assistant"),
    "court-clerk": both("书记员", "court clerk"), "enforcement-officer": both("执行员", "enforcement officer"),
  },
  handOverStep: {
    filing: both("立案", "filing"), assignment: both("分案", "assignment"), scheduling: both("排期", "scheduling"), service: both("送达", "service"), appraisal: both("鉴定", "appraisal"), hearing: both("庭审", "hearing"),
    drafting: both("文书", "drafting"), archiving: both("归档", "archiving"), transfer: both("移送", "transfer"),
  },
  outcome: {
    upheld: both("维持", "upheld"), changed: both("改判", "changed"), remanded: both("发回重审", "remanded"), "filing-ordered": both("指令受理", "filing ordered"), "appeal-withdrawn": both("撤回上诉", "appeal withdrawn"),
    completed: both("执行完毕", "completed"), "programme-ended": both("终结本次执行程序", "programme ended"), terminated: both("终结执行", "terminated"),
  },
  stage: {
    "pre-filing": both("诉前调", "pre-filing"), confirmation: both("民特", "confirmation"), "first-instance": both("民初", "first instance"), "second-instance": both("民终", "second instance"), enforcement: both("执", "enforcement"),
    "enforcement-resumed": both("执恢", "enforcement resumed"),
  },
  mode: { "in-person": both("面对面", "in person"), online: both("在线", "online"), phone: both("电话", "by phone") },
  channel: { link: both("链接", "link"), paper: both("书面", "paper") },
  role: { applicant: both("申请人（原告）", "applicant"), respondent: both("被申请人（被告）", "respondent"), "third-party": both("第三人", "third party") },
  before: { filing: both("立案前", "before filing"), judgment: both("裁判前", "before judgment") },
};
