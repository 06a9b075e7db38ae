import type { Language } from "./language.ts";
import { oneLine } from "./text-width.ts";

/** Events of the ledger 台账 as people call them. */
const chinese: Readonly<Record<string, string>> = {
  Registered: "登记", WaitStarted: "待启动", AnchorReached: "启动条件达成", Assigned: "交办", AssignmentWanted: "提请交办", Accepted: "签收", Declined: "退回交办", Reported: "报告进展", ReportMissed: "漏报进展",
  Decomposed: "分解", Urged: "催办", Instructed: "批示", ExtensionRequested: "申请延期", ExtensionGranted: "同意延期", ExtensionRefused: "不同意延期", ExtensionLapsed: "延期申请失效", SuspensionRequested: "申请暂停",
  SuspensionRefused: "不同意暂停", SuspensionLapsed: "暂停申请失效", Suspended: "暂停", SuspensionProlonged: "延长暂停", Resumed: "恢复", SubmittedForSignOff: "办结申报", SignedOff: "销号", Returned: "退回",
  CoSignAsked: "请人加签", CoSigned: "加签", Reassigned: "转交", SupervisorChanged: "更换督办人", Delegated: "委托代办、授权代理", DelegationEnded: "代办、代理到期", Waived: "免办", NoticeIssued: "发出督办单", NoticeReplied: "回复督办单",
  FileAttached: "上传附件", Commented: "留言",
  Reopened: "重新开启", CheckFellDue: "回头看到期", CheckRecorded: "登记回头看", RungFired: "逐级督办", StepReminded: "待办提醒", StepClimbed: "待办上报", StepHandedOver: "待办移交", CalendarAdopted: "适用新版日历", LadderAdopted: "适用新版提醒规则",
  CampaignPeopleChanged: "牵头人、分管领导变更", DependentLinked: "关联后续事项", ChildNoted: "下级事项变动", CarriedOver: "结转", Amended: "任务书调整", AlarmFailed: "到期处理失败",
  Drafted: "起草", PlanReplaced: "修改任务书", Submitted: "报批", Withdrawn: "撤回", CounterSigned: "会签", Approved: "批准", Started: "启动", AmendmentRequested: "报批调整", AmendmentRefused: "退回调整", AmendmentWithdrawn: "撤回调整",
  ItemsOpened: "事项展开", ItemNoted: "增加事项", MilestoneReached: "节点达成", MilestoneReminded: "节点提醒", EndReached: "期限届满", HandedOver: "更换牵头人、分管领导", ResultRecorded: "登记成效", AcceptanceRequested: "申请验收",
  AcceptanceRejected: "验收不通过", Closed: "办结", RetrospectiveFiled: "提交复盘", ItemReopenedNoted: "事项重新开启", ItemClosedNoted: "重新开启的事项办结", Archived: "归档", Terminated: "终止",
  Founded: "设立", DepartmentRegistered: "登记部门", DepartmentChanged: "变更部门", DepartmentClosed: "撤销部门", PostRegistered: "登记岗位", PostChanged: "变更岗位", PostClosed: "撤销岗位", PersonRegistered: "登记人员",
  PersonChanged: "变更人员", AbsenceRecorded: "登记缺勤", AbsenceCancelled: "撤销缺勤", PartnerRegistered: "登记协同单位", HeadAppointed: "任免部门负责人", LeaderInChargeAppointed: "确定分管院领导", PresidentAppointed: "登记院长",
  RolesGranted: "授予角色", RolesRevoked: "收回角色", DelegationRevoked: "撤销授权代理", PersonLeft: "离任", CalendarSet: "工作日历换版", LadderSet: "提醒规则换版", AuthoritySet: "编辑权力清单", ProcessSet: "登记办理流程",
  NumberFormatSet: "设置文号格式", DutyWordsSet: "设置词表", ClockSet: "调整法院时钟", RuleVersionProposed: "拟定规则新版本", RuleVersionApproved: "批准规则新版本", RuleVersionRejected: "规则新版本未获批准或撤回", PersonRedacted: "删除个人信息", EffectFailed: "外部动作失败", EffectRetried: "重新办理外部动作",
  SummaryRecorded: "记录概要", PartyAdded: "登记当事人", RepresentativeAdded: "登记代理人", CaseNumberSet: "登记案号", PartyLinkIssued: "发出查询链接", PartyLinkRevoked: "收回查询链接", OnlineConsented: "同意在线办理",
  Triaged: "分流", TransferOffered: "申请流转", TransferAccepted: "接收流转", TransferRefused: "不接收流转", TransferTakenBack: "流转退回", TransferredToCourt: "移送其他法院", MediatorAsked: "指派调解员", MediatorPassedOver: "调解员转派",
  MediationAccepted: "接受调解", SessionRecorded: "登记调解", SealedStatementRecorded: "封存调解内容", SealOpened: "开启调解秘密", MediationExtended: "延长调解", AgreementReached: "达成协议", AgreementConfirmed: "确认协议",
  MediationFailed: "调解不成", MediationReopened: "再行调解", Fulfilled: "履行完毕", ConfirmationApplied: "申请司法确认", ConfirmationAccepted: "受理司法确认", Confirmed: "确认有效", ConfirmationRefused: "驳回确认",
  FilingReceived: "收到起诉材料", CorrectionOrdered: "通知补正", CorrectionsReceived: "收到补正", Filed: "立案", FilingRefused: "不予受理", CaseAssigned: "分案", PanelFormed: "重新组成审判组织", RecusalRequested: "申请回避",
  RecusalDecided: "决定回避", ServiceSent: "发出送达", ServiceFailed: "送达未成功", Served: "送达", ServiceCompleted: "送达完成", DefenceReceived: "收到答辩", DefenceForwarded: "发送答辩", TrialOpened: "进入审理",
  HearingScheduled: "安排庭审", HearingHeld: "庭审举行", Adjourned: "延期开庭", Converted: "转换程序", Pronounced: "宣判", SettledByCourt: "调解结案", Appealed: "上诉", AppealDefenceReceived: "收到上诉答辩", AppealWithdrawn: "撤回上诉",
  AppealForwarded: "报送二审", SecondInstanceFiled: "二审立案", SecondInstanceEnded: "二审结束", TookEffect: "生效", TrialReopened: "重审立案", EnforcementRequested: "申请执行", EnforcementFiled: "执行立案",
  EnforcementNoticeSent: "发出执行通知", EnforcementEnded: "执行结案", EnforcementResumed: "恢复执行", LimitationInterrupted: "时效中断", LimitationSuspended: "时效中止", PreservationRequested: "申请保全", PreservationDecided: "裁定保全",
  ExclusionRequested: "申请扣除", ExclusionGranted: "批准扣除", ExclusionRefused: "不批准扣除", ExclusionFellDue: "扣除到期", ExclusionEnded: "恢复计算", ObjectionRaised: "提出异议", ObjectionAnswered: "答复异议",
  MarkedSpeciallySupervised: "标注四类案件", ProgressAsked: "要求报告进展", ProgressAnswered: "报告进展", ConsultationAsked: "提请讨论", ConsultationRecorded: "登记讨论意见", InterventionRecorded: "记录过问", RuleAdopted: "适用新版期限规则",
  DutiesHandedOver: "职责移交", ClockReminded: "期限提醒", WindowClosing: "窗口将关闭", ClockLapsed: "逾期", PeriodExpired: "期限届满",
};

/** "SubmittedForSignOff" → 办结申报, submitted for sign off. An event of a newer server stays as it is. */
export function eventLabel(type: string, language: Language): string {
  const shown = oneLine(type);
  if (language === "zh") return Object.hasOwn(chinese, shown) ? (chinese[shown] ?? shown) : shown;
  return shown.replace(/(?<=[a-z0-9])(?=[A-Z])/g, " ").toLowerCase();
}

/** Every event that has a name here. */
export const namedEvents: readonly string[] = Object.keys(chinese);
