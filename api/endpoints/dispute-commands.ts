import { z } from "zod";
import { kebab } from "../../contracts/commands/command-body.ts";
import { disputeBodies, disputeRegistration, newIdOf, type DisputeBodyCommand } from "../../contracts/commands/dispute.ts";
import { id } from "../../contracts/field-schemas.ts";
import type { Text } from "../../contracts/problem-codes.ts";
import { disputeView as disputeSchema, triageProposal } from "../../contracts/views/dispute.ts";
import { acceptedOr, derivedId, toRequest } from "../command-answers.ts";
import { disputeAnswer, proposalFor, registrationCommand, shownProposal } from "../dispute-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { disputeOf } from "../views/dispute.view.ts";
import { created, ok } from "./responses.ts";

/** A link is issued with its token: `party-links.ts`. */
type PlainCommand = Exclude<DisputeBodyCommand, "IssuePartyLink">;

const summaries: Record<PlainCommand, Text> = {
  AddParty: { zh: "追加当事人", en: "Add a party" },
  AddRepresentative: { zh: "登记代理人", en: "Enter a representative" },
  RedactParty: { zh: "销毁当事人的个人信息", en: "Destroy a party's personal data" },
  SetCaseNumber: { zh: "登记案号", en: "Set a case number" },
  RevokePartyLink: { zh: "收回查询链接", en: "Revoke a party's link" },
  ConsentOnline: { zh: "登记同意在线办理", en: "Record the consent to proceed online" },
  Triage: { zh: "分流：层级、场所、调解员及理由", en: "Triage: tier, venue, mediators and the reasons" },
  Transfer: { zh: "申请层级流转", en: "Offer it to another tier" },
  AnswerTransfer: { zh: "答复流转", en: "Answer a transfer" },
  TransferToCourt: { zh: "移送其他法院", en: "Transfer it to another court" },
  AppointMediator: { zh: "指派调解员", en: "Ask a mediator" },
  AcceptMediation: { zh: "接受调解", en: "Accept the mediation" },
  DeclineMediation: { zh: "不接受调解", en: "Decline the mediation" },
  RecordSession: { zh: "登记一次调解", en: "Record a session" },
  RecordSealedStatement: { zh: "封存一条调解内容", en: "Seal a statement" },
  OpenSeal: { zh: "开启调解秘密：调解员，或监察两人", en: "Open the seal: the mediator, or two of the auditors" },
  ExtendMediation: { zh: "各方同意延长调解", en: "Extend the mediation as all agree" },
  RecordAgreement: { zh: "登记调解协议", en: "Record an agreement" },
  ConfirmAgreement: { zh: "当事人确认协议", en: "A party confirms the agreement" },
  RecordMediationFailure: { zh: "登记调解不成", en: "Record that mediation failed" },
  ReopenMediation: { zh: "再行调解", en: "Mediate again" },
  RecordFulfilment: { zh: "登记履行完毕", en: "Record the fulfilment" },
  ApplyForConfirmation: { zh: "收到司法确认申请", en: "Receive the application for confirmation" },
  AcceptConfirmation: { zh: "受理司法确认", en: "Accept the application for confirmation" },
  DecideConfirmation: { zh: "裁定司法确认", en: "Decide on confirmation" },
  ReceiveFiling: { zh: "收到起诉材料", en: "Receive the complaint" },
  OrderCorrection: { zh: "通知补正", en: "Order corrections" },
  ReceiveCorrections: { zh: "收到补正材料", en: "Receive the corrections" },
  File: { zh: "立案", en: "File the case" },
  RefuseFiling: { zh: "不予受理", en: "Refuse the filing" },
  AssignCase: { zh: "分案", en: "Assign the case" },
  FormPanel: { zh: "重新组成审判组织", en: "Form the panel anew" },
  Reassign: { zh: "变更办案人员", en: "Reassign a place" },
  RequestRecusal: { zh: "申请回避", en: "Ask for a recusal" },
  DecideRecusal: { zh: "决定回避", en: "Decide a recusal" },
  HandOver: { zh: "流程节点交接", en: "Hand it on to the next step" },
  ServeDocument: { zh: "发出送达", en: "Send a document" },
  RecordService: { zh: "登记送达结果", en: "Record the result of a service" },
  ReceiveDefence: { zh: "收到答辩状", en: "Receive a defence" },
  ForwardDefence: { zh: "发送答辩状副本", en: "Forward a defence" },
  OpenTrial: { zh: "进入审理", en: "Open the trial" },
  ScheduleHearing: { zh: "安排开庭、证据交换或庭前会议", en: "Schedule a hearing, an exchange of evidence or a conference" },
  HoldHearing: { zh: "登记庭审举行", en: "Record that a hearing was held" },
  Adjourn: { zh: "延期开庭", en: "Adjourn a hearing" },
  Convert: { zh: "转换程序", en: "Convert the procedure" },
  Pronounce: { zh: "宣判", en: "Pronounce" },
  RecordSettlement: { zh: "登记调解书生效", en: "Record a settlement" },
  Withdraw: { zh: "撤诉、撤回", en: "Withdraw" },
  Appeal: { zh: "登记上诉", en: "Record an appeal" },
  ReceiveAppealDefence: { zh: "收到上诉答辩", en: "Receive a defence to the appeal" },
  WithdrawAppeal: { zh: "撤回上诉", en: "Withdraw an appeal" },
  ForwardAppeal: { zh: "报送二审法院", en: "Forward the appeal" },
  RecordSecondInstance: { zh: "登记二审立案", en: "Record the second instance's filing" },
  RecordSecondOutcome: { zh: "登记二审结果", en: "Record the second instance's outcome" },
  ConfirmEffective: { zh: "登记生效", en: "Record that it took effect" },
  ReopenTrial: { zh: "重审立案", en: "Reopen the trial after a remand" },
  ApplyForEnforcement: { zh: "收到执行申请", en: "Receive the application for enforcement" },
  FileEnforcement: { zh: "执行立案", en: "File the enforcement" },
  SendEnforcementNotice: { zh: "发出执行通知", en: "Send the enforcement notice" },
  EndEnforcement: { zh: "执行结案", en: "End the enforcement" },
  ResumeEnforcement: { zh: "恢复执行", en: "Resume the enforcement" },
  InterruptLimitation: { zh: "时效中断", en: "Interrupt the limitation" },
  SuspendLimitation: { zh: "时效中止", en: "Suspend the limitation" },
  ApplyForPreservation: { zh: "收到保全申请", en: "Receive an application for preservation" },
  DecidePreservation: { zh: "裁定保全", en: "Decide on preservation" },
  RequestExtension: { zh: "申请延长审限", en: "Ask for an extension" },
  DecideExtension: { zh: "决定延长审限", en: "Decide an extension" },
  RequestExclusion: { zh: "申请扣除审限，或延长扣除", en: "Ask for an exclusion, or to prolong one" },
  DecideExclusion: { zh: "决定扣除审限", en: "Decide an exclusion" },
  EndExclusion: { zh: "扣除结束，恢复计算", en: "End an exclusion" },
  RaiseObjection: { zh: "登记对期限的异议", en: "Record an objection to a date" },
  AnswerObjection: { zh: "答复异议", en: "Answer an objection" },
  MarkSpeciallySupervised: { zh: "标注四类案件", en: "Mark for special supervision" },
  AskProgress: { zh: "要求报告进展", en: "Ask for the progress" },
  AnswerProgress: { zh: "报告进展", en: "Tell the progress" },
  Consult: { zh: "提请专业法官会议或审委会讨论", en: "Put it before the judges' meeting or the committee" },
  RecordConsultation: { zh: "登记讨论意见", en: "Record a consultation" },
  RecordIntervention: { zh: "如实记录过问（三个规定）", en: "Record an intervention" },
  Close: { zh: "办结", en: "Close" },
  Archive: { zh: "归档", en: "Archive" },
  AdoptCalendar: { zh: "适用新版工作日历", en: "Adopt another calendar version" },
  AdoptRule: { zh: "适用新版期限规则", en: "Adopt another version of a rule" },
};

function disputeCommand(type: PlainCommand): Endpoint {
  const made = newIdOf(type);
  return endpoint({
    id: `dispute${type}`,
    method: "post",
    path: `/disputes/{id}/${kebab(type)}`,
    tag: "disputes",
    summary: summaries[type],
    auth: "person",
    action: `dispute.${type}`,
    command: "changes",
    params: z.strictObject({ id }),
    body: disputeBodies[type],
    responses: ok(disputeSchema),
    handler: async ({ params, body }, context) => {
      const named = made === undefined ? body : { [made.field]: derivedId(made.prefix, context), ...withoutUndefined(body) };
      const outcome = await context.ledger.execute(toRequest(context, "dispute", params.id, { type, ...named }));
      return disputeAnswer(context, acceptedOr(outcome, "dispute"));
    },
  });
}

function withoutUndefined(body: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}

const register = endpoint({
  id: "disputeRegister",
  method: "post",
  path: "/disputes",
  tag: "disputes",
  summary: { zh: "登记矛盾纠纷，并给出分流建议", en: "Register a dispute; the answer proposes its triage" },
  auth: "person",
  action: "dispute.Register",
  command: "creates",
  body: disputeRegistration,
  responses: created(disputeSchema.extend({ proposal: triageProposal.optional() })),
  handler: async ({ body }, context) => {
    const outcome = await context.ledger.execute({ ...toRequest(context, "dispute", derivedId("d", context), registrationCommand(body)), ifMatch: undefined });
    const accepted = acceptedOr(outcome, "dispute");
    const dispute = disputeOf(accepted.state);
    const proposal = dispute === undefined ? {} : { proposal: shownProposal(await proposalFor(context, dispute), context) };
    return disputeAnswer(context, accepted, 201, proposal);
  },
});

const types = (Object.keys(disputeBodies) as DisputeBodyCommand[]).filter((type): type is PlainCommand => type !== "IssuePartyLink");

export const disputeCommands: readonly Endpoint[] = [register, ...types.map((type) => disputeCommand(type))];
