import type { EntityCommand } from "./entity-command.ts";
import { data, fixed, ids, number, text, type Flag } from "./flags.ts";

const on = text("--on <date>", "on", "日期", "date");
const reason = text("--reason <text>", "reason", "理由", "reason");
const ground = text("--ground <text>", "ground", "依据或事由", "ground");
const party = text("--party <id>", "party", "当事人编号，如 p1", "the party, e.g. p1");
const clock = text("--clock <id>", "clock", "期限编号，如 trial", "the clock, e.g. trial");
const posted = text("--posted-on <date>", "postedOn", "交邮日期", "posted on");
const perform = text("--perform-by <date>", "performBy", "履行期限", "to be performed by");
const caseNumber = text("--case-number <number>", "caseNumber", "案号", "case number");
const channel = text("--channel <link|paper>", "channel", "途径：link 链接、paper 书面", "channel: link or paper");
const judge = text("--judge <person>", "judge", "承办法官", "judge in charge");
const panel = data("--panel <file>", "panel", "审判组织（JSON 或 YAML）：{kind: sole} 或 {kind: collegial, presiding, members}", "panel in JSON or YAML: {kind: sole} or {kind: collegial, presiding, members}");
const hearing = text("--hearing <id>", "hearing", "庭审编号", "the hearing");
const at = text("--at <instant>", "at", "时刻，如 2026-04-20T09:00:00+08:00", "instant, e.g. 2026-04-20T09:00:00+08:00");
const place = text("--place <text>", "place", "地点", "place");
const parties = ids("--parties <ids>", "parties", "当事人（逗号分隔）", "parties, separated by commas");
const granted: readonly Flag[] = [fixed("--granted", "granted", true, "同意", "grant it"), fixed("--refused", "granted", false, "不同意", "refuse it")];
const personal = data("--personal <file>", "personal", "个人信息（JSON 或 YAML）：name、idNumber、phone、address、email", "personal fields in JSON or YAML: name, idNumber, phone, address, email");
const ofParty = text("--of <id>", "of", "当事人编号", "the party");
const receivedOn = text("--received-on <date>", "receivedOn", "收到日期", "received on");
const dated = (command: string, zh: string, en: string, ...more: Flag[]): EntityCommand => ({ command, about: { zh, en }, flags: [on, ...more], needs: ["on"] });
const grounded = (command: string, zh: string, en: string, ...more: Flag[]): EntityCommand => ({ command, about: { zh, en }, flags: [on, ground, ...more], needs: ["on", "ground"] });
const by = (command: string, zh: string, en: string, ...more: Flag[]): EntityCommand => ({ command, about: { zh, en }, flags: [party, on, ...more], needs: ["party", "on"] });
const partyFlags: readonly Flag[] = [
  text("--id <id>", "id", "编号，如 p3", "its id, e.g. p3"),
  text("--role <role>", "role", "applicant 申请人、respondent 被申请人、third-party 第三人", "applicant, respondent or third-party"),
  text("--kind <natural|legal>", "kind", "自然人或法人", "natural or legal person"),
  fixed("--minor", "minor", true, "未成年人", "a minor"),
  fixed("--no-domicile", "noDomicile", true, "在我国领域内没有住所", "without domicile in China"),
  personal,
];
const venueKind = text("--venue <kind>", "venue.kind", "场所：court、tribunal、shared-court、mobile-court", "venue: court, tribunal, shared-court or mobile-court");
const venuePlace = text("--venue-place <text>", "venue.place", "场所名称", "name of the venue");
const tier = text("--tier <tier>", "tier", "层级：grassroots、coordination、guidance", "tier: grassroots, coordination or guidance");
const partner = text("--partner <id>", "partner", "协同单位", "partner");

/** 登记 */
export const registerDispute: EntityCommand = {
  command: "Register",
  about: { zh: "登记矛盾纠纷，并给出分流建议", en: "register a dispute; its triage is proposed" },
  flags: [
    text("--source <source>", "source", "来源：walk-in、hotline、online、township、enterprise、partner", "source: walk-in, hotline, online, township, enterprise or partner"),
    text("--township <name>", "township", "乡镇街道", "township"),
    text("--cause <text>", "cause", "案由", "cause"),
    number("--amount-fen <number>", "amountFen", "标的额（分）", "amount in fen"),
    fixed("--foreign-related", "foreignRelated", true, "涉外", "foreign-related"),
    text("--department <id>", "department", "承办部门", "department"),
    venueKind, venuePlace, tier, partner,
    data("--parties <file>", "parties", "当事人列表（JSON 或 YAML）：[{role, kind, personal: {name, …}}]", "parties in JSON or YAML: [{role, kind, personal: {name, …}}]"),
    data("--representatives <file>", "representatives", "代理人列表（JSON 或 YAML）", "representatives in JSON or YAML"),
    text("--summary <text>", "summary", "概要", "what it is about"),
    caseNumber,
  ],
  needs: ["source", "cause", "department", "parties"],
};

/** Every command a person gives to a dispute 矛盾纠纷; sub-command and address come from the name. */
export const disputeCommands: readonly EntityCommand[] = [
  { command: "AddParty", about: { zh: "追加当事人", en: "add a party" }, flags: partyFlags, needs: ["role", "kind"] },
  { command: "AddRepresentative", about: { zh: "登记代理人", en: "enter a representative" }, flags: [text("--id <id>", "id", "编号", "its id"), ofParty, text("--authority <general|special>", "authority", "一般授权或特别授权", "general or special authority"), personal], needs: ["of", "authority"] },
  { command: "RedactParty", about: { zh: "销毁个人信息", en: "destroy personal data" }, flags: [party, ground], needs: ["party", "ground"] },
  { command: "SetCaseNumber", about: { zh: "登记案号", en: "set a case number" }, flags: [text("--stage <stage>", "stage", "阶段：pre-filing、confirmation、first-instance、second-instance、enforcement、enforcement-resumed", "stage: pre-filing, confirmation, first-instance, second-instance, enforcement or enforcement-resumed"), text("--number <number>", "number", "案号", "case number")], needs: ["stage", "number"] },
  { command: "IssuePartyLink", about: { zh: "发出当事人查询链接", en: "issue a party's link" }, flags: [text("--link <id>", "link", "链接编号", "id of the link"), ofParty, number("--expires-in-days <number>", "expiresInDays", "有效天数", "valid for so many days"), fixed("--code", "code", true, "同时给出一次性验证码（须已当面核验身份）", "with a one-time code, once the identity was checked at the counter")], needs: ["of"] },
  { command: "RevokePartyLink", about: { zh: "收回查询链接", en: "revoke a link" }, flags: [text("--link <id>", "link", "链接编号", "id of the link")], needs: ["link"] },
  { command: "ConsentOnline", about: { zh: "登记同意在线办理", en: "record the consent to proceed online" }, flags: [party, channel], needs: ["party"] },
  { command: "Triage", about: { zh: "分流", en: "triage" }, flags: [tier, venueKind, venuePlace, partner, text("--department <id>", "department", "部门", "department"), ids("--mediators <persons>", "mediators", "依次询问的调解员（逗号分隔）", "mediators to ask in order, separated by commas"), ids("--reasons <texts>", "reasons", "理由（逗号分隔）", "reasons, separated by commas")], needs: ["tier", "venue.kind", "reasons"] },
  { command: "Transfer", about: { zh: "申请层级流转", en: "offer it to another tier" }, flags: [text("--to <tier>", "to", "目标层级", "tier"), partner, text("--receiver <person>", "receiver", "接收人", "receiver"), reason], needs: ["to", "receiver", "reason"] },
  { command: "AnswerTransfer", about: { zh: "答复流转", en: "answer a transfer" }, flags: [fixed("--accept", "accepted", true, "接收", "accept it"), fixed("--refuse", "accepted", false, "不接收", "refuse it"), reason], needs: ["accepted"] },
  { command: "TransferToCourt", about: { zh: "移送其他法院", en: "transfer it to another court" }, flags: [text("--to <court>", "to", "法院", "court"), ground, on], needs: ["to", "ground", "on"] },
  { command: "AppointMediator", about: { zh: "指派调解员", en: "ask a mediator" }, flags: [text("--mediator <person>", "mediator", "调解员，省略则依建议顺序", "the mediator; without it the first proposed")], needs: [] },
  { command: "AcceptMediation", about: { zh: "接受调解", en: "accept the mediation" }, flags: [], needs: [] },
  { command: "DeclineMediation", about: { zh: "不接受调解", en: "decline the mediation" }, flags: [reason], needs: ["reason"] },
  { command: "RecordSession", about: { zh: "登记一次调解", en: "record a session" }, flags: [text("--held-on <date>", "heldOn", "日期", "held on"), text("--mode <mode>", "mode", "in-person 面对面、online 在线、phone 电话", "in-person, online or phone"), ids("--attended <ids>", "attended", "到场当事人（逗号分隔）", "parties who attended, separated by commas")], needs: ["heldOn", "mode", "attended"] },
  { command: "RecordSealedStatement", about: { zh: "封存一条调解内容", en: "seal a statement" }, flags: [text("--statement <id>", "statement", "编号", "its id"), text("--by <id>", "by", "mediator 或当事人编号", "mediator or a party"), text("--kind <kind>", "kind", "concession 让步、statement 陈述、note 记录", "concession, statement or note"), text("--text <text>", "text", "内容", "the words")], needs: ["by", "kind", "text"] },
  { command: "OpenSeal", about: { zh: "开启调解秘密", en: "open the seal" }, flags: [ids("--statements <ids>", "statements", "编号（逗号分隔）", "statements, separated by commas"), text("--purpose <text>", "purpose", "目的", "purpose"), text("--second <person>", "second", "第二人", "second person")], needs: ["statements", "purpose"] },
  { command: "ExtendMediation", about: { zh: "各方同意延长调解", en: "extend the mediation as all agree" }, flags: [number("--days <number>", "days", "天数", "days"), text("--agreed-on <date>", "agreedOn", "同意日期", "agreed on"), parties], needs: ["days", "agreedOn", "parties"] },
  { command: "RecordAgreement", about: { zh: "登记调解协议", en: "record an agreement" }, flags: [on, perform, text("--terms <text>", "terms", "协议内容", "terms"), ids("--signed <ids>", "signed", "已签署的当事人（逗号分隔）", "parties who have signed")], needs: ["on", "terms", "signed"] },
  by("ConfirmAgreement", "当事人确认协议", "a party confirms the agreement", channel),
  grounded("RecordMediationFailure", "登记调解不成", "record that mediation failed"),
  { command: "ReopenMediation", about: { zh: "再行调解", en: "mediate again" }, flags: [reason], needs: ["reason"] },
  dated("RecordFulfilment", "登记履行完毕", "record the fulfilment"),
  { command: "ApplyForConfirmation", about: { zh: "收到司法确认申请", en: "receive the application for confirmation" }, flags: [receivedOn, posted, parties], needs: ["receivedOn", "parties"] },
  dated("AcceptConfirmation", "受理司法确认", "accept the application for confirmation", caseNumber),
  { command: "DecideConfirmation", about: { zh: "裁定司法确认", en: "decide on confirmation" }, flags: [on, fixed("--confirmed", "confirmed", true, "确认有效", "confirm it"), fixed("--refused", "confirmed", false, "驳回", "refuse it"), ground], needs: ["on", "confirmed"] },
  { command: "ReceiveFiling", about: { zh: "收到起诉材料", en: "receive the complaint" }, flags: [receivedOn], needs: ["receivedOn"] },
  { command: "OrderCorrection", about: { zh: "通知补正", en: "order corrections" }, flags: [on, ids("--items <texts>", "items", "补正内容（逗号分隔）", "what is to be corrected, separated by commas")], needs: ["on", "items"] },
  dated("ReceiveCorrections", "收到补正材料", "receive the corrections"),
  { command: "File", about: { zh: "立案", en: "file the case" }, flags: [on, text("--procedure <procedure>", "procedure", "small-claims 小额、summary 简易、ordinary 普通", "small-claims, summary or ordinary"), caseNumber], needs: ["on", "procedure"] },
  grounded("RefuseFiling", "不予受理", "refuse the filing"),
  { command: "AssignCase", about: { zh: "分案", en: "assign the case" }, flags: [text("--department <id>", "department", "审判部门", "department"), judge, panel, text("--assistant <person>", "assistant", "法官助理", "assistant"), text("--court-clerk <person>", "courtClerk", "书记员", "court clerk"), on, caseNumber], needs: ["department", "judge", "panel", "on"] },
  { command: "FormPanel", about: { zh: "重新组成审判组织", en: "form the panel anew" }, flags: [judge, panel, reason], needs: ["judge", "panel", "reason"] },
  { command: "Reassign", about: { zh: "变更办案人员", en: "reassign a place" }, flags: [text("--post <post>", "post", "岗位：clerk、mediator、judge、panel-member、assistant、court-clerk、enforcement-officer", "place: clerk, mediator, judge, panel-member, assistant, court-clerk or enforcement-officer"), text("--from <person>", "from", "原人员", "until now"), text("--to <person>", "to", "新人员", "from now on"), reason], needs: ["post", "to", "reason"] },
  { command: "RequestRecusal", about: { zh: "申请回避", en: "ask for a recusal" }, flags: [text("--of <person>", "of", "被申请回避的人员", "whose recusal"), text("--by <party>", "by", "申请的当事人", "the party who asks"), ground], needs: ["of", "ground"] },
  { command: "DecideRecusal", about: { zh: "决定回避", en: "decide a recusal" }, flags: [...granted, text("--replacement <person>", "replacement", "接替人员", "who takes the place"), reason], needs: ["granted"] },
  { command: "HandOver", about: { zh: "流程节点交接", en: "hand it on to the next step" }, flags: [text("--step <step>", "step", "环节：filing、assignment、scheduling、service、appraisal、hearing、drafting、archiving、transfer", "step: filing, assignment, scheduling, service, appraisal, hearing, drafting, archiving or transfer"), text("--to <person>", "to", "接手人", "who takes it")], needs: ["step", "to"] },
  { command: "ServeDocument", about: { zh: "发出送达", en: "send a document" }, flags: [text("--service <id>", "service", "送达编号", "id of the service"), text("--document <document>", "document", "文书：complaint、hearing-notice、judgment、ruling、settlement、appeal、other", "document: complaint, hearing-notice, judgment, ruling, settlement, appeal or other"), party, text("--method <method>", "method", "方式：electronic、postal、publication、personal", "method: electronic, postal, publication or personal"), hearing, on], needs: ["document", "party", "method", "on"] },
  { command: "RecordService", about: { zh: "登记送达结果", en: "record the result of a service" }, flags: [text("--service <id>", "service", "送达编号", "id of the service"), fixed("--delivered", "delivered", true, "已送达", "it was delivered"), fixed("--failed", "delivered", false, "未送达", "it was not"), on], needs: ["service", "delivered", "on"] },
  by("ReceiveDefence", "收到答辩状", "receive a defence", posted),
  by("ForwardDefence", "发送答辩状副本", "forward a defence"),
  { command: "OpenTrial", about: { zh: "进入审理", en: "open the trial" }, flags: [ids("--waived-by <ids>", "waivedBy", "放弃答辩期的当事人（逗号分隔）", "parties who waive the period, separated by commas")], needs: [] },
  { command: "ScheduleHearing", about: { zh: "安排开庭、证据交换或庭前会议", en: "schedule a hearing, an exchange of evidence or a conference" }, flags: [hearing, text("--kind <kind>", "kind", "hearing、evidence-exchange、pretrial-conference", "hearing, evidence-exchange or pretrial-conference"), at, place], needs: ["kind", "at"] },
  { command: "HoldHearing", about: { zh: "登记庭审举行", en: "record that a hearing was held" }, flags: [hearing, on], needs: ["hearing", "on"] },
  { command: "Adjourn", about: { zh: "延期开庭", en: "adjourn a hearing" }, flags: [hearing, text("--to <id>", "to", "新庭审编号", "id of the new hearing"), at, text("--ground <ground>", "ground", "事由：party-absent、recusal-asked、new-evidence、other", "ground: party-absent, recusal-asked, new-evidence or other"), place], needs: ["hearing", "at", "ground"] },
  { command: "Convert", about: { zh: "转换程序", en: "convert the procedure" }, flags: [text("--to <procedure>", "to", "summary 或 ordinary", "summary or ordinary"), on, reason], needs: ["to", "on", "reason"] },
  { command: "Pronounce", about: { zh: "宣判", en: "pronounce" }, flags: [text("--document <document>", "document", "judgment 或 ruling", "judgment or ruling"), on, fixed("--in-court", "inCourt", true, "当庭", "in court"), perform], needs: ["document", "on"] },
  { command: "RecordSettlement", about: { zh: "登记调解书生效", en: "record a settlement" }, flags: [text("--served-on <date>", "servedOn", "最后签收日期", "received by the last on"), perform], needs: ["servedOn"] },
  grounded("Withdraw", "撤诉、撤回", "withdraw"),
  by("Appeal", "登记上诉", "record an appeal", posted),
  by("ReceiveAppealDefence", "收到上诉答辩", "receive a defence to the appeal", posted),
  by("WithdrawAppeal", "撤回上诉", "withdraw an appeal"),
  dated("ForwardAppeal", "报送二审法院", "forward the appeal"),
  { command: "RecordSecondInstance", about: { zh: "登记二审立案", en: "record the second instance's filing" }, flags: [text("--filed-on <date>", "filedOn", "立案日期", "filed on"), caseNumber], needs: ["filedOn"] },
  { command: "RecordSecondOutcome", about: { zh: "登记二审结果", en: "record the second instance's outcome" }, flags: [text("--outcome <outcome>", "outcome", "upheld、changed、remanded、filing-ordered、appeal-withdrawn", "upheld, changed, remanded, filing-ordered or appeal-withdrawn"), on, perform], needs: ["outcome", "on"] },
  dated("ConfirmEffective", "登记生效", "record that it took effect", perform),
  { command: "ReopenTrial", about: { zh: "重审立案", en: "reopen the trial after a remand" }, flags: [text("--filed-on <date>", "filedOn", "立案日期", "filed on"), judge, panel, caseNumber], needs: ["filedOn", "judge", "panel"] },
  { command: "ApplyForEnforcement", about: { zh: "收到执行申请", en: "receive the application for enforcement" }, flags: [party, receivedOn, posted], needs: ["party", "receivedOn"] },
  { command: "FileEnforcement", about: { zh: "执行立案", en: "file the enforcement" }, flags: [on, text("--officer <person>", "officer", "执行员", "officer"), caseNumber], needs: ["on", "officer"] },
  dated("SendEnforcementNotice", "发出执行通知", "send the enforcement notice"),
  { command: "EndEnforcement", about: { zh: "执行结案", en: "end the enforcement" }, flags: [text("--outcome <outcome>", "outcome", "completed、programme-ended、terminated", "completed, programme-ended or terminated"), on, ground], needs: ["outcome", "on", "ground"] },
  grounded("ResumeEnforcement", "恢复执行", "resume the enforcement", text("--officer <person>", "officer", "执行员", "officer"), caseNumber),
  grounded("InterruptLimitation", "时效中断", "interrupt the limitation"),
  { command: "SuspendLimitation", about: { zh: "时效中止", en: "suspend the limitation" }, flags: [text("--from <date>", "from", "起", "from"), text("--to <date>", "to", "止", "to"), ground], needs: ["from", "to", "ground"] },
  { command: "ApplyForPreservation", about: { zh: "收到保全申请", en: "receive an application for preservation" }, flags: [text("--preservation <id>", "preservation", "编号", "its id"), text("--kind <kind>", "kind", "urgent、pre-suit、in-suit", "urgent, pre-suit or in-suit"), party, at], needs: ["kind", "party", "at"] },
  { command: "DecidePreservation", about: { zh: "裁定保全", en: "decide on preservation" }, flags: [text("--preservation <id>", "preservation", "编号", "its id"), ...granted, at, text("--measure-on <date>", "measureOn", "采取措施日期", "measure taken on")], needs: ["preservation", "granted", "at"] },
  { command: "RequestExtension", about: { zh: "申请延长审限", en: "ask for an extension" }, flags: [text("--request <id>", "request", "编号", "its id"), clock, number("--months <number>", "months", "月数", "months"), number("--days <number>", "days", "天数", "days"), reason], needs: ["clock", "reason"] },
  { command: "DecideExtension", about: { zh: "决定延长审限", en: "decide an extension" }, flags: [text("--request <id>", "request", "编号", "its id"), ...granted, text("--document <number>", "document", "上级法院批准文书", "document of the higher court"), reason], needs: ["request", "granted"] },
  {
    command: "RequestExclusion",
    about: { zh: "申请扣除审限，或延长扣除", en: "ask for an exclusion, or to prolong one" },
    flags: [
      text("--request <id>", "request", "编号", "its id"), clock, text("--ground <ground>", "ground", "法定事由，如 appraisal 鉴定", "ground of the law, e.g. appraisal"), text("--from <date>", "from", "不计入的首日", "first day that does not count"), text("--to <date>", "to", "不计入的末日", "last day that does not count"),
      text("--expected-to <date>", "expectedTo", "预计结束日", "expected last day"), reason, ids("--evidence <names>", "evidence", "依据材料（逗号分隔）", "evidence, separated by commas"), text("--published-on <date>", "publishedOn", "公告发出日", "published on"),
      text("--consent-on <date>", "consentOn", "同意调解之日", "consent to mediation on"), text("--asked-on <date>", "askedOn", "申请顺延之日", "relief asked for on"), text("--prolongs <id>", "prolongs", "延长哪一项扣除", "the exclusion it prolongs"),
    ],
    needs: ["clock", "ground", "from", "reason"],
  },
  { command: "DecideExclusion", about: { zh: "决定扣除审限", en: "decide an exclusion" }, flags: [text("--request <id>", "request", "编号", "its id"), ...granted, reason], needs: ["request", "granted"] },
  { command: "EndExclusion", about: { zh: "扣除结束，恢复计算", en: "end an exclusion" }, flags: [clock, text("--exclusion <id>", "exclusion", "扣除编号", "the exclusion"), on], needs: ["clock", "exclusion", "on"] },
  { command: "RaiseObjection", about: { zh: "登记对期限的异议", en: "record an objection to a date" }, flags: [text("--objection <id>", "objection", "编号", "its id"), party, clock, text("--entry <id>", "entry", "所异议的条目", "the entry it is about"), text("--text <text>", "text", "内容", "its words"), channel], needs: ["party", "clock", "text"] },
  { command: "AnswerObjection", about: { zh: "答复异议", en: "answer an objection" }, flags: [text("--objection <id>", "objection", "编号", "its id"), fixed("--upheld", "upheld", true, "成立", "uphold it"), fixed("--not-upheld", "upheld", false, "不成立", "do not uphold it"), text("--text <text>", "text", "答复", "the answer")], needs: ["objection", "upheld", "text"] },
  { command: "MarkSpeciallySupervised", about: { zh: "标注四类案件", en: "mark for special supervision" }, flags: [text("--ground <ground>", "ground", "group-dispute、difficult-complex、conflicting-precedent、reported-misconduct", "group-dispute, difficult-complex, conflicting-precedent or reported-misconduct")], needs: ["ground"] },
  { command: "AskProgress", about: { zh: "要求报告进展", en: "ask for the progress" }, flags: [], needs: [] },
  { command: "AnswerProgress", about: { zh: "报告进展", en: "tell the progress" }, flags: [text("--text <text>", "text", "进展", "the progress")], needs: ["text"] },
  { command: "Consult", about: { zh: "提请专业法官会议或审委会讨论", en: "put it before the judges' meeting or the committee" }, flags: [text("--consultation <id>", "consultation", "编号", "its id"), text("--kind <kind>", "kind", "judges-meeting、adjudication-committee", "judges-meeting or adjudication-committee"), text("--question <text>", "question", "问题", "the question")], needs: ["kind", "question"] },
  { command: "RecordConsultation", about: { zh: "登记讨论意见", en: "record a consultation" }, flags: [text("--consultation <id>", "consultation", "编号", "its id"), text("--held-on <date>", "heldOn", "日期", "held on"), text("--opinion <text>", "opinion", "意见", "the opinion")], needs: ["consultation", "heldOn", "opinion"] },
  { command: "RecordIntervention", about: { zh: "如实记录过问（三个规定）", en: "record an intervention" }, flags: [text("--who <text>", "who", "过问人", "who approached"), on, text("--channel <text>", "channel", "途径", "by which channel"), text("--content <text>", "content", "内容", "what was said")], needs: ["who", "on", "channel", "content"] },
  grounded("Close", "办结", "close"),
  dated("Archive", "归档", "archive", text("--archive-number <number>", "archiveNumber", "档案号", "archive number")),
  { command: "AdoptCalendar", about: { zh: "适用新版工作日历", en: "adopt another calendar version" }, flags: [text("--calendar <version>", "calendar", "日历版本", "calendar version")], needs: ["calendar"] },
  { command: "AdoptRule", about: { zh: "适用新版期限规则", en: "adopt another version of a rule" }, flags: [text("--rule <id>", "rule", "规则", "rule"), text("--rule-version <version>", "version", "版本", "version")], needs: ["rule", "version"] },
];
