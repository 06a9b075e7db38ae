import type { Dispute, DisputeStep, HandOverStep, ServedDocument, ServiceMethod, StaffPost, Tier } from "../../domain/dispute/dispute.ts";
import type { NoticeLanguage } from "./notice-template.ts";

type Words<Of extends string> = Readonly<Record<Of, Readonly<Record<NoticeLanguage, string>>>>;

const tiers: Words<Tier> = { grassroots: { "zh-CN": "基层服务", en: "grassroots services" }, coordination: { "zh-CN": "协同联动", en: "coordination" }, guidance: { "zh-CN": "牵引指导", en: "guidance" } };

const procedures: Words<NonNullable<Dispute["procedure"]>> = {
  "small-claims": { "zh-CN": "小额诉讼程序", en: "the small claims procedure" }, summary: { "zh-CN": "简易程序", en: "the summary procedure" }, ordinary: { "zh-CN": "普通程序", en: "the ordinary procedure" },
};

const documents: Words<ServedDocument> = {
  complaint: { "zh-CN": "起诉状副本", en: "complaint" }, "hearing-notice": { "zh-CN": "开庭通知", en: "notice of the hearing" }, judgment: { "zh-CN": "判决书", en: "judgment" },
  ruling: { "zh-CN": "裁定书", en: "ruling" }, settlement: { "zh-CN": "调解书", en: "settlement" }, appeal: { "zh-CN": "上诉状副本", en: "appeal" }, other: { "zh-CN": "其他诉讼文书", en: "other document" },
};

const methods: Words<ServiceMethod> = {
  electronic: { "zh-CN": "电子送达", en: "electronic service" }, postal: { "zh-CN": "邮寄送达", en: "service by post" }, publication: { "zh-CN": "公告送达", en: "publication" }, personal: { "zh-CN": "直接送达", en: "service by hand" },
};

const posts: Words<StaffPost> = {
  clerk: { "zh-CN": "经办人员", en: "clerk" }, mediator: { "zh-CN": "调解员", en: "mediator" }, judge: { "zh-CN": "承办法官", en: "judge in charge" }, "panel-member": { "zh-CN": "合议庭成员", en: "panel member" },
  assistant: { "zh-CN": "法官助理", en: "judge's assistant" }, "court-clerk": { "zh-CN": "书记员", en: "court clerk" }, "enforcement-officer": { "zh-CN": "执行人员", en: "enforcement officer" },
};

/** 立案→分案→排期→送达→鉴定→庭审→文书→归档→移送 */
const handOvers: Words<HandOverStep> = {
  filing: { "zh-CN": "立案", en: "filing" }, assignment: { "zh-CN": "分案", en: "assignment" }, scheduling: { "zh-CN": "排期", en: "scheduling" }, service: { "zh-CN": "送达", en: "service" },
  appraisal: { "zh-CN": "鉴定", en: "appraisal" }, hearing: { "zh-CN": "庭审", en: "hearing" }, drafting: { "zh-CN": "文书", en: "drafting" }, archiving: { "zh-CN": "归档", en: "archiving" }, transfer: { "zh-CN": "移送", en: "transfer" },
};

/** Steps of a dispute 矛盾纠纷 that wait for a person, and those in which somebody has the case in hand. */
export const disputeSteps: Words<DisputeStep["step"] | HandOverStep> = {
  ...handOvers,
  "appoint-mediator": { "zh-CN": "指派调解员", en: "appoint a mediator" },
  "accept-mediation": { "zh-CN": "接受调解指派", en: "accept the mediation" },
  "answer-transfer": { "zh-CN": "答复层级流转", en: "answer the transfer" },
  "decide-extension": { "zh-CN": "审批延长审限", en: "decide the extension" },
  "decide-exclusion": { "zh-CN": "审批扣除审限", en: "decide the exclusion" },
  "renew-exclusion": { "zh-CN": "扣除期满，恢复计算或续报", en: "end or prolong the exclusion" },
  "decide-recusal": { "zh-CN": "决定回避", en: "decide the recusal" },
  "answer-objection": { "zh-CN": "答复期限异议", en: "answer the objection" },
  "answer-progress": { "zh-CN": "报告案件进展", en: "report on the progress" },
  "resolve-service": { "zh-CN": "决定如何继续送达", en: "decide how to go on serving" },
  "answer-consultation": { "zh-CN": "提交会议意见", en: "record the consultation" },
};

/** Closed sets of values of a dispute's notices and events, by parameter. */
export const disputeValues = {
  tier: tiers,
  // Where something goes to: a tier, a procedure; persons are named by their ids and never among these.
  to: { ...tiers, ...procedures },
  procedure: procedures,
  document: documents,
  method: methods,
  post: posts,
  window: { ask: { "zh-CN": "申请延长", en: "to ask for an extension" }, decide: { "zh-CN": "审批延长", en: "to decide the extension" } },
  ground: {
    declined: { "zh-CN": "本人不接受", en: "declined" }, silent: { "zh-CN": "逾期未答复", en: "no answer in time" }, returned: { "zh-CN": "退回", en: "returned" },
    "group-dispute": { "zh-CN": "涉及群体性纠纷，可能影响社会稳定", en: "a group dispute that may affect social stability" }, "difficult-complex": { "zh-CN": "疑难、复杂且在社会上有重大影响", en: "difficult and of great public effect" },
    "conflicting-precedent": { "zh-CN": "与类案判决可能发生冲突", en: "may conflict with earlier judgments" }, "reported-misconduct": { "zh-CN": "有关单位或个人反映法官有违法审判行为", en: "misconduct of a judge was reported" },
    "defences-received": { "zh-CN": "答辩已收齐", en: "every defence is in" }, "period-over": { "zh-CN": "答辩期满", en: "the period for the defence is over" }, waived: { "zh-CN": "当事人放弃答辩期", en: "the period was waived" },
    "appeal-period-over": { "zh-CN": "上诉期满", en: "the period for an appeal is over" }, final: { "zh-CN": "一审终审", en: "it is final" }, "second-instance": { "zh-CN": "二审终结", en: "the second instance is over" },
    "appeal-withdrawn": { "zh-CN": "上诉已撤回", en: "the appeal was withdrawn" },
    publication: { "zh-CN": "公告", en: "publication" }, appraisal: { "zh-CN": "鉴定", en: "appraisal" }, "out-of-court-settlement": { "zh-CN": "双方当事人和解", en: "out-of-court settlement" },
    "jurisdiction-objection": { "zh-CN": "管辖异议、管辖争议", en: "objection to jurisdiction" }, "audit-or-valuation": { "zh-CN": "审计、评估", en: "audit or valuation" },
    "proceedings-suspended": { "zh-CN": "中止", en: "suspension of proceedings" }, "adjournment-new-evidence": { "zh-CN": "因新证据延期审理", en: "adjournment for new evidence" },
    "in-suit-mediation": { "zh-CN": "诉讼中继续调解", en: "continued mediation" }, "stay-of-enforcement": { "zh-CN": "暂缓执行", en: "stay of enforcement" }, "auction-or-sale": { "zh-CN": "拍卖、变卖", en: "auction or sale" },
    "party-absent": { "zh-CN": "当事人未到庭", en: "a party was absent" }, "recusal-asked": { "zh-CN": "申请回避", en: "recusal was asked for" }, "new-evidence": { "zh-CN": "需要新证据", en: "new evidence" }, other: { "zh-CN": "其他", en: "other" },
  },
  outcome: {
    upheld: { "zh-CN": "维持", en: "upheld" }, changed: { "zh-CN": "改判", en: "changed" }, remanded: { "zh-CN": "发回重审", en: "sent back" }, "filing-ordered": { "zh-CN": "指令立案", en: "filing was ordered" },
    "appeal-withdrawn": { "zh-CN": "撤回上诉", en: "the appeal was withdrawn" }, completed: { "zh-CN": "执行完毕", en: "performed" }, "programme-ended": { "zh-CN": "终结本次执行程序", en: "this programme ended" }, terminated: { "zh-CN": "终结执行", en: "terminated" },
  },
} satisfies Readonly<Record<string, Readonly<Record<string, Readonly<Record<NoticeLanguage, string>>>>>>;
