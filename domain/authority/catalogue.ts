import type { CampaignCommand } from "../campaign/campaign.ts";
import type { AuthorityEntry, CourtCommand, Role } from "../court/court.ts";
import type { DisputeCommand } from "../dispute/dispute.command.ts";
import type { WorkItemCommand } from "../work-item/work-item.ts";

/** One line of an entry: a role within a scope (own 本人, supervised 督办, department 部门, campaign 专班, court 全院). */
export type Grant = AuthorityEntry["grants"][number];
export type Scope = Grant["scope"];

type Rule = Pick<AuthorityEntry, "grants" | "separation" | "ground">;

/** Commands that only time and other streams give: no person may send them, so the catalogue does not name them. */
export type SystemCampaignCommand = "HandOverDuties" | "NoteItem" | "NoteItemsOpened" | "NoteReopened" | "FireAlarm";
export type SystemWorkItemCommand =
  | "ReachAnchor" | "SuspendByCampaign" | "ResumeByCampaign" | "ChangeCampaignPeople" | "HandOverDuties" | "LinkDependent" | "NoteChild"
  | "WaiveByCampaign" | "CarryOver" | "Amend" | "FireAlarm";
export type SystemCourtCommand = "NoteEffectFailed" | "FireAlarm";
export type SystemDisputeCommand = "HandOverDuties" | "FireAlarm";

const within = (scope: Scope) => (...roles: Grant["role"][]): Grant[] => roles.map((role) => ({ role, scope }));
const own = within("own");
const supervised = within("supervised");
const department = within("department");
const campaign = within("campaign");
const court = within("court");
/** By the link of the dispute itself; see `partyActions`. */
const party: Grant[] = [{ role: "party", scope: "own" }];

const rule = (ground: string, ...grants: Grant[][]): Rule => ({ grants: grants.flat(), ground });
/** 回避: neither the actor nor the principal may be among those who drafted it or are responsible. */
const fourEyes = (ground: string, ...grants: Grant[][]): Rule => ({ ...rule(ground, ...grants), separation: true });

/** Those who stand over the whole court's supervision work 督办. */
const overseers: Role[] = ["clerk", "trial-management", "president"];
/** Who decides on an item: its supervisor, those above, and the head, lead or leader to whom the waiting step fell or climbed. */
const deciders = [...supervised("staff"), ...own("department-head", "leader", "task-force-lead"), ...campaign("leader"), ...department("leader"), ...court("president")];
/** Those whom an entity concerns: a comment 留言 is theirs to make, not that of everyone who may look. */
const concerned = [...own("staff"), ...department("staff", "department-head", "leader"), ...supervised("staff"), ...campaign("task-force-lead", "leader"), ...court(...overseers)];
/** Those to whom a step of the lead climbs when the lead is silent. */
const aboveTheLead = [...campaign("leader"), ...department("leader"), ...court("president")];

const campaignRules: Record<Exclude<CampaignCommand["type"], SystemCampaignCommand>, Rule> = {
  Draft: rule("专班推进：组建工作专班，由牵头人起草任务书", court("task-force-lead", "department-head", "clerk", "leader", "president")),
  Submit: rule("任务书由起草人或专班牵头人报批", own("staff"), campaign("task-force-lead"), aboveTheLead),
  Withdraw: rule("报批前可由起草人或专班牵头人撤回", own("staff"), campaign("task-force-lead")),
  Approve: fourEyes("任务书由分管院领导或院长审批，起草人不得自批", campaign("leader"), court("president")),
  CounterSign: fourEyes("会签、或签：由被征求意见的人员签署，起草人回避", court("staff")),
  Return: rule("审批人可以退回任务书并说明理由", campaign("leader"), court("president")),
  AmendPlan: rule("调整任务书与起草同等程序，须再经审批", own("staff"), campaign("task-force-lead"), aboveTheLead),
  ReachMilestone: rule("路线图节点由专班牵头人确认", campaign("task-force-lead"), court("clerk"), aboveTheLead),
  Suspend: rule("专班行动的暂停由分管院领导或院长决定", campaign("leader"), court("president")),
  Resume: rule("专班行动的恢复由分管院领导或院长决定", campaign("leader"), court("president")),
  HandOver: rule("专班牵头人、分管院领导的更换由院领导决定；离任移交由管理员办理", campaign("leader"), court("president", "administrator")),
  Instruct: rule("领导批示：只涉及人员、时间和资源，不涉及个案裁判", campaign("leader"), court("president")),
  RecordResult: rule("成效由专班牵头人或督办员如实登记", own("staff"), campaign("task-force-lead", "leader"), court("clerk")),
  RequestAcceptance: rule("专班牵头人申请验收", campaign("task-force-lead"), aboveTheLead),
  Accept: fourEyes("验收由分管院领导或院长决定，起草人和责任人回避", campaign("leader"), court("president")),
  Reject: fourEyes("验收不通过由分管院领导或院长决定，起草人和责任人回避", campaign("leader"), court("president")),
  FileRetrospective: rule("行动结束后由专班牵头人复盘", campaign("task-force-lead"), aboveTheLead),
  RecordCheck: rule("回头看：30、60、90 日检查", campaign("task-force-lead", "leader"), court(...overseers)),
  Archive: rule("回头看结束后归档", campaign("task-force-lead", "leader"), court(...overseers)),
  Comment: rule("留言：与专班行动有关的人员", concerned),
  Terminate: rule("终止专班行动由分管院领导或院长决定，事项逐项处理", campaign("leader"), court("president")),
  AdoptCalendar: rule("工作日历换版后逐项适用", court("administrator")),
};

const workItemRules: Record<Exclude<WorkItemCommand["type"], SystemWorkItemCommand>, Rule> = {
  Register: rule("分解立项：督办事项由督办员、部门负责人、专班牵头人或院领导登记", court(...overseers, "leader", "integration"), department("department-head"), campaign("task-force-lead"), own("task-force-lead", "department-head")),
  Assign: rule("定人、定岗、定责：由部门负责人、督办员、专班牵头人或院领导交办", department("department-head", "leader"), supervised("staff"), own("department-head", "leader", "task-force-lead"), campaign("task-force-lead", "leader"), court(...overseers)),
  Accept: rule("签收：由责任人本人；逾期未签收的由其上级处理", own("staff"), department("department-head", "leader"), court("president")),
  Decline: rule("责任人认为不属其职责的，说明理由退回", own("staff"), department("department-head")),
  Report: rule("责任人和协办人按期报告进展", own("staff")),
  Decompose: rule("层层放大：责任人、部门负责人、专班牵头人可再分解", own("staff"), department("department-head"), campaign("task-force-lead")),
  Urge: rule("催办：督办人、部门负责人、专班牵头人、院领导", supervised("staff"), department("department-head", "leader"), campaign("task-force-lead", "leader"), court(...overseers)),
  Instruct: rule("领导批示：只涉及人员、时间和资源，不涉及个案裁判", department("leader"), campaign("leader"), court("president")),
  RequestExtension: rule("责任人在到期前申请延期", own("staff")),
  DecideExtension: fourEyes("延期由督办人决定，再次延期由其上级决定；申请人回避", deciders),
  Suspend: rule("责任人申请暂停，督办人或院领导决定", own("staff"), deciders),
  DecideSuspension: fourEyes("暂停由督办人批准，责任人不得自批", deciders),
  Resume: rule("暂停事由消失即恢复", own("staff"), deciders),
  SubmitForSignOff: rule("责任人办结申报，附佐证", own("staff")),
  SignOff: fourEyes("办结销号由督办人审核，责任人和起草人回避", deciders),
  Return: fourEyes("不符合销号条件的退回整改，责任人回避", deciders),
  AskCoSign: rule("销号前可请相关人员加签", own("staff"), deciders),
  CoSign: rule("加签：由被邀请的人员签署意见", court("staff")),
  Reassign: rule("转交：由部门负责人、督办人、专班牵头人、院领导决定；离任移交由管理员办理", department("department-head", "leader"), supervised("staff"), campaign("task-force-lead", "leader"), court("president", "administrator")),
  Delegate: rule("责任人短期委托他人代办，责任不转移", own("staff"), department("department-head")),
  Waive: fourEyes("免办须由分管院领导或院长决定并写明理由", campaign("leader"), department("leader"), court("president")),
  IssueNotice: rule("督办单：编号发出，限期回复", supervised("staff"), campaign("leader"), department("leader"), court(...overseers)),
  ReplyToNotice: rule("督办单由责任人或其部门负责人回复", own("staff"), department("department-head")),
  Reopen: rule("回头看或检查发现问题的，重新开启", supervised("staff"), campaign("leader"), department("leader"), court(...overseers)),
  RecordCheck: fourEyes("回头看检查由督办人登记，责任人回避", deciders, court("clerk", "trial-management")),
  AttachFile: rule("佐证材料由责任人、协办人或督办人上传", own("staff"), supervised("staff")),
  Comment: rule("留言：与事项有关的人员", concerned),
  AdoptCalendar: rule("工作日历换版后逐项适用", court("administrator")),
  AdoptLadder: rule("提醒督办规则换版后逐项适用", court("administrator")),
};

/** Those who hold a place in the dispute, each of whom the decider lets do what belongs to that place; and the case system in their stead. */
const onTheCase = [...own("staff"), ...court("integration")];
/** The windows that take disputes in 来访、12368、网上: those of the department that has it, and the mediators of the platform. */
const intake = [...onTheCase, ...department("staff", "department-head"), ...own("mediator")];
/** 分案、换人: who manages the department's people, never what they decide. */
const managers = [...department("department-head"), ...court("trial-management", "president")];

const disputeRules: Record<Exclude<DisputeCommand["type"], SystemDisputeCommand>, Rule> = {
  Register: rule("登记立案规定、在线调解规则：来访、12368、网上、乡镇街道、企业和协同单位反映的矛盾纠纷均应登记", intake),
  AddParty: rule("民事诉讼法第一百三十五条：追加当事人", onTheCase),
  AddRepresentative: rule("民事诉讼法第六十一条：委托代理人", intake),
  RedactParty: rule("个人信息保护法第四十七条：目的已实现的个人信息应当删除", court("administrator")),
  SetCaseNumber: rule("关于人民法院案件案号的若干规定：案号登记", intake),
  IssuePartyLink: rule("在线诉讼规则：向当事人本人发出查询链接", intake),
  RevokePartyLink: rule("在线诉讼规则：收回查询链接", intake, court("administrator")),
  ConsentOnline: rule("在线诉讼规则第四条：在线办理须经当事人同意", intake, party),
  Triage: rule("诉源治理：分流至相应层级、场所和调解员", intake, court("trial-management")),
  Transfer: rule("三级服务平台：层级流转，须经接收方同意", intake),
  AnswerTransfer: rule("三级服务平台：接收方决定是否接收", own("staff")),
  TransferToCourt: rule("民事诉讼法第三十七条：移送管辖", onTheCase),
  AppointMediator: rule("在线调解规则第十一条：指派调解员", intake),
  AcceptMediation: rule("在线调解规则第十二条：调解员本人接受指派", own("staff")),
  DeclineMediation: rule("在线调解规则第十二条：调解员本人说明理由不接受", own("staff")),
  RecordSession: rule("特邀调解规定：调解员记录调解过程", onTheCase),
  RecordSealedStatement: rule("特邀调解规定第十六条：调解中的让步由调解员封存", own("staff")),
  OpenSeal: rule("调解秘密：调解员本人；监察须写明目的并有第二人同时开启", own("staff"), court("auditor")),
  ExtendMediation: rule("特邀调解规定第二十七条：各方同意的可以延长", onTheCase),
  RecordAgreement: rule("人民调解法第二十八条：达成调解协议", onTheCase),
  ConfirmAgreement: rule("当事人确认调解协议：链接加一次性验证码，或书面并由工作人员核验身份", intake, party),
  RecordMediationFailure: rule("在线调解规则：调解不成的及时转入立案", onTheCase),
  ReopenMediation: rule("民事诉讼法第二百零六条：驳回确认后可以再行调解", onTheCase),
  RecordFulfilment: rule("履行情况由工作人员登记", onTheCase),
  ApplyForConfirmation: rule("民事诉讼法第二百零五条：共同申请司法确认", intake),
  AcceptConfirmation: rule("民事诉讼法司法解释：司法确认的受理", onTheCase, department("judge")),
  DecideConfirmation: rule("民事诉讼法第二百零六条：司法确认由审判组织裁定", own("judge"), department("judge"), court("integration")),
  ReceiveFiling: rule("登记立案规定：收到起诉材料", intake),
  OrderCorrection: rule("登记立案规定第七条：一次性告知补正", onTheCase, department("judge")),
  ReceiveCorrections: rule("登记立案规定：收到补正材料", intake),
  File: rule("民事诉讼法第一百二十六条：七日内立案", onTheCase, department("judge")),
  RefuseFiling: rule("民事诉讼法第一百二十六条：不予受理由审判组织裁定", onTheCase, department("judge")),
  AssignCase: rule("分案：随机分案为主、指定分案为辅，由分案人员办理", managers, own("staff"), court("integration")),
  FormPanel: rule("民事诉讼法第四十条、第四十二条：转换程序等情形下重新组成审判组织", managers, own("judge"), court("integration")),
  Reassign: rule("变更承办人员：由部门负责人或审管办办理并说明理由，时限不变", managers, court("administrator")),
  RequestRecusal: rule("民事诉讼法第四十七条：申请或自行回避", onTheCase),
  DecideRecusal: rule("民事诉讼法第四十九条：院长决定法官回避，审判长决定其他人员回避，被申请人不得自决", own("staff")),
  HandOver: rule("流程节点交接：谁在手、何时起", onTheCase),
  ServeDocument: rule("民事诉讼法第八十七条：送达", onTheCase),
  RecordService: rule("民事诉讼法第八十七条：送达回证", onTheCase),
  ReceiveDefence: rule("民事诉讼法第一百二十八条：收到答辩状", onTheCase),
  ForwardDefence: rule("民事诉讼法第一百二十八条：五日内发送答辩状副本", onTheCase),
  OpenTrial: rule("民事诉讼法：开庭审理由审判组织决定", own("staff"), court("integration")),
  ScheduleHearing: rule("民事诉讼法第一百三十九条：三日前通知开庭", own("staff"), court("integration")),
  HoldHearing: rule("庭审由审判组织进行", own("staff"), court("integration")),
  Adjourn: rule("民事诉讼法第一百四十九条：延期开庭由审判组织决定", own("staff"), court("integration")),
  Convert: rule("民事诉讼法第一百七十条：程序转换由审判组织裁定", own("staff"), court("integration")),
  Pronounce: rule("民事诉讼法第一百五十一条：裁判由审判组织作出", own("staff"), court("integration")),
  RecordSettlement: rule("民事诉讼法第一百条：调解书经双方签收后生效", own("staff"), court("integration")),
  Withdraw: rule("民事诉讼法第一百四十八条：撤诉由审判组织准许", onTheCase),
  Appeal: rule("民事诉讼法第一百七十一条：上诉", onTheCase),
  ReceiveAppealDefence: rule("民事诉讼法第一百七十四条：上诉答辩", onTheCase),
  WithdrawAppeal: rule("民事诉讼法第一百八十条：撤回上诉", onTheCase),
  ForwardAppeal: rule("民事诉讼法第一百七十四条：五日内报送二审", onTheCase),
  RecordSecondInstance: rule("登记二审立案：只记日期，不作决定", onTheCase),
  RecordSecondOutcome: rule("登记二审结果：只记日期，不作决定", onTheCase),
  ConfirmEffective: rule("登记生效日期", onTheCase),
  ReopenTrial: rule("民事诉讼法第四十一条：发回重审另行组成合议庭", managers, own("staff"), court("integration")),
  ApplyForEnforcement: rule("民事诉讼法第二百四十七条：申请执行", intake),
  FileEnforcement: rule("执行立案", onTheCase, managers),
  SendEnforcementNotice: rule("民事诉讼法第二百五十一条：发出执行通知", onTheCase),
  EndEnforcement: rule("执行结案由执行人员依法作出", own("staff"), court("integration")),
  ResumeEnforcement: rule("恢复执行", onTheCase, managers),
  InterruptLimitation: rule("民法典第一百九十五条：时效中断", onTheCase),
  SuspendLimitation: rule("民法典第一百九十四条：时效中止", onTheCase),
  ApplyForPreservation: rule("民事诉讼法第一百零三条、第一百零四条：申请保全", intake),
  DecidePreservation: rule("民事诉讼法第一百零三条：保全由审判组织裁定", own("judge"), department("judge"), court("integration")),
  RequestExtension: rule("法释〔2018〕9号第一条：届满十五日前申请延长审限", onTheCase),
  DecideExtension: fourEyes("民事诉讼法第一百五十二条：院长批准，再延长报上级法院；申请人和审判组织回避", own("staff")),
  RequestExclusion: rule("法释〔2000〕29号第九条：扣除审限须写明法定事由并附依据", onTheCase),
  DecideExclusion: fourEyes("扣除审限由审管办、部门负责人或院长审批，申请人和审判组织回避", own("staff")),
  EndExclusion: rule("扣除事由消失即恢复计算", onTheCase, court("trial-management")),
  RaiseObjection: rule("当事人对期限有异议的，由工作人员受理或经链接提出", intake, party),
  AnswerObjection: fourEyes("异议由审管办五个工作日内答复，提出期限申请的人员回避", own("staff"), court("trial-management")),
  MarkSpeciallySupervised: rule("司法责任制意见：四类案件的依法监督，全程留痕", department("department-head", "leader"), court("president", "trial-management")),
  AskProgress: rule("四类案件：院庭长可以要求报告进展，不得直接改变裁判意见", department("department-head", "leader"), court("president", "trial-management")),
  AnswerProgress: rule("四类案件：承办人报告进展", own("staff")),
  Consult: rule("专业法官会议、审委会：审判组织提请，四类案件院庭长可以提请", own("staff"), department("department-head", "leader"), court("president")),
  RecordConsultation: rule("专业法官会议、审委会意见入卷", own("staff")),
  RecordIntervention: rule("三个规定：被过问人本人如实记录，只有本人和监察可以查阅", own("staff"), department("staff")),
  Close: rule("办结登记", onTheCase),
  Archive: rule("诉讼档案管理办法：归档", onTheCase, court("clerk")),
  AdoptCalendar: rule("工作日历换版后逐案适用", court("administrator")),
  AdoptRule: rule("期限规则换版后以登记的命令逐案适用", court("administrator", "president")),
};

const administration = (ground: string): Rule => rule(ground, court("administrator"));

const courtRules: Record<Exclude<CourtCommand["type"], SystemCourtCommand>, Rule> = {
  Found: rule("系统初始化时设立，只有一次，任何人不得再设立"),
  RegisterDepartment: administration("机构设置：依内设机构方案登记"),
  ChangeDepartment: administration("机构设置：依内设机构方案变更"),
  CloseDepartment: administration("机构设置：撤销的部门不得再有人员和岗位"),
  RegisterPost: administration("定岗：岗位登记"),
  ChangePost: administration("定岗：岗位变更"),
  ClosePost: administration("定岗：无人任职的岗位可以撤销"),
  RegisterPerson: administration("定人：人员登记，仅限履职所需的个人信息"),
  ChangePerson: administration("定人：人员信息变更"),
  RecordAbsence: rule("请假、出差等缺勤由本人、部门负责人或管理员登记", court("staff")),
  CancelAbsence: rule("缺勤的撤销由本人、部门负责人或管理员登记", court("staff")),
  RegisterPartner: rule("三级服务平台：协同单位登记", court("administrator", "clerk")),
  AppointHead: rule("部门负责人任免结果登记", court("administrator", "president")),
  AppointLeaderInCharge: rule("院领导分工登记", court("administrator", "president")),
  AppointPresident: administration("院长任免结果登记，依人民代表大会任免"),
  GrantRoles: administration("权力清单：授予角色"),
  RevokeRoles: administration("权力清单：收回角色"),
  Delegate: rule("授权代理：本人授权或由管理员代为登记，有期限、不循环、双方留名", court("staff")),
  RevokeDelegation: rule("授权代理：由委托人、受托人或管理员撤销", court("staff")),
  ConfirmLeaver: administration("离任：一切在办事项均有接续人后方可确认"),
  SetCalendar: administration("工作日历：依国务院办公厅节假日安排换版"),
  SetLadder: rule("逐级提醒督办规则换版", court("administrator", "trial-management")),
  SetAuthority: administration("权力清单的编辑，留痕并换版"),
  SetProcess: rule("定流程：办理流程的登记", court("administrator", "trial-management", "clerk")),
  SetNumberFormat: administration("督办单等文书的文号格式"),
  SetDutyWords: rule("不得交由法官承担的事务和不宜考核的数量词表", court("administrator", "auditor", "trial-management")),
  SetClock: administration("法院时钟：演示和训练时调整，不得回拨"),
  ProposeRuleVersion: rule("法定期限规则：法律、司法解释修改后，由管理员、审管办或督办员拟定新版本", court("administrator", "trial-management", "clerk")),
  ApproveRuleVersion: fourEyes("法定期限规则的新版本由院长批准，拟定人不得自批", court("president")),
  RejectRuleVersion: rule("法定期限规则的新版本由院长不予批准，或由拟定人撤回", court("president", "administrator", "trial-management", "clerk")),
  RedactPerson: administration("个人信息保护法第四十七条：目的已实现的个人信息应当删除"),
  RetryEffect: administration("外部动作（邮件、推送等）失败后，原因消除的，由管理员重新办理"),
};

/** Reads and other actions that are no command of an entity. Lists are filtered by the scopes that grant them. */
const otherRules = {
  "read.campaign": rule("一盘棋：专班行动全院公开", court("staff", "integration")),
  "read.work-item": rule("督办事项按职责范围查阅", own("staff"), department("staff", "department-head", "leader"), supervised("staff"), campaign("task-force-lead", "leader"), court(...overseers, "leader", "auditor", "integration")),
  "read.dispute": rule("矛盾纠纷按职责范围查阅；督办只看期限和流转", own("staff"), department("staff", "department-head", "leader"), court("trial-management", "president", "leader", "auditor", "integration")),
  "read.dispute-parties": rule("当事人姓名和联系方式：经手人员和部门负责人，其他人只见隐名；查阅留痕", own("staff"), department("department-head"), court("auditor", "integration")),
  "read.sealed": rule("调解秘密：调解员本人；监察须写明目的并有第二人同时开启；审理本案的人员一律不得查阅", own("mediator"), court("auditor")),
  "read.interventions": rule("三个规定：只有记录人本人和监察可以查阅", court("auditor")),
  "read.dispute-figures": rule("诉源治理统计：立案、审判管理、院领导", department("department-head"), court("clerk", "trial-management", "leader", "president", "auditor")),
  "read.events": rule("台账全程留痕，按职责范围查阅", own("staff"), department("staff", "department-head", "leader"), supervised("staff"), campaign("task-force-lead", "leader"), court(...overseers, "leader", "auditor", "integration")),
  "read.inbox": rule("我的待办：只看本人", own("staff")),
  "read.audit": rule("安全日志：监察和系统管理员查阅", court("auditor", "administrator")),
  "read.organisation": rule("机构、岗位和人员公开于全院", court("staff", "integration")),
  "read.authority": rule("权力清单公开：任何人可查“谁能办这件事”", court("anyone", "integration")),
  "read.metrics": rule("运行指标：系统管理员、审管办、院领导", court("administrator", "trial-management", "leader", "president", "integration")),
  "manage.tokens": rule("接口令牌由本人管理，管理员可以收回", own("staff"), court("administrator")),
  "manage.accounts": administration("账号管理"),
  "manage.feeds": administration("数据共享目录：目的、依据、接收方、批准人、期限齐备方可推送"),
  rehearse: rule("任务书报批前可以推演", court("staff")),
  calculate: rule("期限计算公开", court("anyone", "integration")),
} satisfies Record<string, Rule>;

const entries = (prefix: string, rules: Record<string, Rule>): AuthorityEntry[] => Object.entries(rules).map(([name, each]) => ({ action: `${prefix}${name}`, ...each }));

/**
 * The authority catalogue (权力清单) that a court starts from: every command a person may send and every read, who may do it
 * within which scope, whether four eyes are needed, and its ground (domain.md §1). Campaigns and leaders coordinate people,
 * time and resources: no action here names evidence, facts or a ruling (有序放权、依法监督).
 */
export const defaultAuthority: AuthorityEntry[] = [
  ...entries("campaign.", campaignRules),
  ...entries("work-item.", workItemRules),
  ...entries("dispute.", disputeRules),
  ...entries("court.", courtRules),
  ...entries("", otherRules),
];

/** Every action the catalogue may name; closed, since an action without code behind it grants nothing. */
export const authorityActions: ReadonlySet<string> = new Set(defaultAuthority.map((entry) => entry.action));

/** Whether an action needs four eyes whatever a court edits. */
export function needsSeparation(action: string): boolean {
  return defaultAuthority.some((entry) => entry.action === action && entry.separation === true);
}
