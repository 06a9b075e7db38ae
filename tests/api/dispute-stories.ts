import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import type { EndpointDriver, Step } from "./endpoint-driver.ts";

/** Disputes from first call to archive, told as tables: every command is given by someone who may, over HTTP. */

const admin = "p-admin";
const president = "p-president";
const window = "p-filing-window-1";
const mediator = "p-filing-mediator-1";
const mediator2 = "p-filing-mediator-2";
const platform = "p-platform-mediator-1";
const filingHead = "p-filing-head";
const head = "p-civil2-head";
const judge = "p-civil2-judge-1";
const judge2 = "p-civil2-judge-2";
const assistant = "p-civil2-assistant-1";
const courtClerk = "p-civil2-court-clerk-1";
const officer = "p-enforcement-officer-1";
const management = "p-trial-management-head";
const leader = "p-vice-president-1";
const auditor = "p-auditor-1";
const auditor2 = "p-supervision-head";

/** Two parties whose names only some may read. */
export const aDispute = {
  source: "walk-in", township: "城东街道", cause: "买卖合同纠纷", amountFen: 5_000_000, department: "filing",
  parties: [{ role: "applicant", kind: "legal", personal: { name: "甲贸易有限公司", phone: "13800000001" } }, { role: "respondent", kind: "natural", personal: { name: "李四", idNumber: "500101199001010011" } }],
  summary: "货款", venue: { kind: "court" },
};

const triage = { tier: "coordination", venue: { kind: "shared-court" }, mediators: [mediator, mediator2], reasons: ["案由相近"] };
const collegial = { kind: "collegial", presiding: judge, members: [judge2, head] };

export class DisputeStories {
  /** `lastCode`: the one-time code that was last sent to a telephone. */
  constructor(private readonly driver: EndpointDriver, private readonly lastCode: () => string) {}

  private on(day: string): void {
    this.driver.moveTo(`${day}T02:00:00.000Z`);
  }

  private async register(change: object = {}): Promise<string> {
    const { id } = await this.driver.ask({ as: window, ask: "disputeRegister", body: { ...aDispute, ...change } });
    return typeof id === "string" ? id : "nothing";
  }

  private async give(id: string, as: string, command: string, body: object = {}): Promise<Record<string, unknown>> {
    return this.driver.ask({ as, ask: `dispute${command}`, at: { id }, body });
  }

  private async reads(id: string, as: string, ...asks: [string, Partial<Step>?][]): Promise<void> {
    for (const [ask, more] of asks) await this.driver.ask({ as, ask, at: { id }, ...more });
  }

  async all(): Promise<void> {
    await this.intake();
    await this.mediatedConfirmedEnforced();
    await this.filedTriedRemanded();
    await this.summaryCases();
  }

  private async intake(): Promise<void> {
    const csv = "来源,案由,承办部门,申请人,被申请人,标的额（元）\n来访,相邻关系纠纷,立案庭,王五,赵六,\n企业,劳务合同纠纷,立案庭,乙公司;丙公司,孙七,12000.50\n";
    await this.driver.tell([
      { as: window, ask: "disputeImportTemplate", query: "format=csv" },
      { as: window, ask: "disputeImport", file: { contentType: "text/csv", content: csv } },
    ]);
    const away = await this.register();
    await this.give(away, window, "TransferToCourt", { to: "某区人民法院", ground: "管辖", on: "2026-03-02" });
    const refused = await this.register();
    await this.give(refused, window, "ReceiveFiling", { receivedOn: "2026-03-02" });
    await this.give(refused, filingHead, "RefuseFiling", { on: "2026-03-02", ground: "不属于受案范围" });
    const named = await this.register();
    await this.give(named, window, "SetCaseNumber", { stage: "pre-filing", number: "（2026）示0100诉前调1号" });
    await this.reads(named, window, ["getDispute"], ["disputeProposal"], ["similarDisputes"], ["similarDisputesAtIntake", { body: { cause: aDispute.cause, summary: "货款未付", parties: aDispute.parties } }], ["listDisputes"], ["disputePipeline"], ["findDispute", { query: `number=${encodeURIComponent("（2026）示0100诉前调1号")}` }]);
    await this.reads(named, management, ["disputeFigures", { query: `by=township&inhabitants=${encodeURIComponent("城东街道:120000")}` }]);
  }

  private async linkFor(id: string, of: string, body: object = {}): Promise<{ token: string; link: string; code: string }> {
    const { issued } = await this.give(id, window, "IssuePartyLink", { of, ...body });
    const { url = "", link = "", code } = (issued ?? {}) as { url?: string; link?: string; code?: { digits: string } };
    return { token: url.split("#")[1] ?? "", link, code: code?.digits ?? "" };
  }

  /** With a code sent to the telephone; the link is taken back afterwards. */
  private async partyObjects(id: string): Promise<void> {
    const { token, link } = await this.linkFor(id, "p1");
    await this.driver.tell([
      { as: "nobody", ask: "partyDispute", link: token },
      { as: "nobody", ask: "partyCode", link: token, body: { act: "object" } },
    ]);
    await this.driver.ask({ as: "nobody", ask: "partyObject", link: token, body: { code: this.lastCode(), clock: "mediation", text: "请说明期限" } });
    await this.reads(id, window, ["listPartyLinks"]);
    await this.give(id, window, "RevokePartyLink", { link });
    const { objections } = await this.driver.ask({ as: president, ask: "getDispute", at: { id } });
    for (const one of (objections ?? []) as { id: string }[]) await this.give(id, management, "AnswerObjection", { objection: one.id, upheld: false, text: "自接受之日起三十日" });
  }

  /** With codes printed at the counter. */
  private async partyConfirms(id: string): Promise<void> {
    const { token, link, code } = await this.linkFor(id, "p2", { code: true });
    await this.driver.ask({ as: "nobody", ask: "partyConsent", link: token, body: { code } });
    const { digits } = await this.driver.ask({ as: window, ask: "printPartyCode", at: { id, link } });
    await this.driver.ask({ as: "nobody", ask: "partyConfirmAgreement", link: token, body: { code: digits } });
  }

  private async mediatedConfirmedEnforced(): Promise<void> {
    const id = await this.register();
    await this.give(id, window, "Triage", triage);
    await this.give(id, window, "Transfer", { to: "grassroots", partner: "town-mediation-committee-1", receiver: platform, reason: "就近化解" });
    await this.give(id, platform, "AnswerTransfer", { accepted: false, reason: "人手不足" });
    await this.give(id, window, "AppointMediator");
    await this.give(id, mediator, "DeclineMediation", { reason: "与一方相识" });
    await this.give(id, mediator2, "AcceptMediation");
    await this.give(id, mediator2, "AddParty", { id: "p3", role: "third-party", kind: "natural", personal: { name: "周八" } });
    await this.give(id, window, "AddRepresentative", { id: "a1", of: "p1", authority: "general", personal: { name: "吴律师" } });
    await this.give(id, window, "ConsentOnline", { party: "p1" });
    await this.partyObjects(id);
    this.on("2026-03-04");
    await this.give(id, mediator2, "RecordSession", { heldOn: "2026-03-04", mode: "in-person", attended: ["p1", "p2"] });
    await this.give(id, mediator2, "RecordSealedStatement", { statement: "s1", by: "p2", kind: "concession", text: "愿意先付一半" });
    await this.give(id, mediator2, "OpenSeal", { statements: ["s1"], purpose: "准备下一次调解" });
    await this.give(id, auditor, "OpenSeal", { statements: ["s1"], purpose: "核查投诉", second: auditor2 });
    await this.reads(id, auditor, ["readSealed"]);
    await this.give(id, mediator2, "ExtendMediation", { days: 10, agreedOn: "2026-03-04", parties: ["p1", "p2", "p3"] });
    await this.give(id, window, "HandOver", { step: "filing", to: window });
    await this.give(id, window, "RaiseObjection", { objection: "o1", party: "p1", clock: "mediation", text: "期限过长" });
    await this.give(id, management, "AnswerObjection", { objection: "o1", upheld: false, text: "各方已同意延长" });
    await this.give(id, mediator2, "RecordAgreement", { on: "2026-03-04", performBy: "2026-03-31", terms: "分期付款", signed: ["p1"] });
    await this.partyConfirms(id);
    await this.give(id, window, "ApplyForConfirmation", { receivedOn: "2026-03-04", parties: ["p1", "p2"] });
    await this.give(id, window, "AcceptConfirmation", { on: "2026-03-04" });
    await this.give(id, filingHead, "DecideConfirmation", { on: "2026-03-04", confirmed: false, ground: "内容不明确" });
    await this.give(id, window, "ReopenMediation", { reason: "补充明确" });
    await this.give(id, mediator2, "RecordAgreement", { on: "2026-03-04", performBy: "2026-03-31", terms: "三月底前付清", signed: ["p1"] });
    await this.give(id, window, "ConfirmAgreement", { party: "p2", on: "2026-03-04" });
    await this.give(id, window, "ApplyForConfirmation", { receivedOn: "2026-03-04", parties: ["p1", "p2"] });
    await this.give(id, window, "AcceptConfirmation", { on: "2026-03-04" });
    await this.give(id, filingHead, "DecideConfirmation", { on: "2026-03-04", confirmed: true });
    this.on("2026-04-07");
    await this.give(id, window, "InterruptLimitation", { on: "2026-04-07", ground: "部分履行" });
    await this.give(id, window, "ApplyForEnforcement", { party: "p1", receivedOn: "2026-04-07" });
    await this.give(id, filingHead, "FileEnforcement", { on: "2026-04-07", officer });
    await this.give(id, officer, "SendEnforcementNotice", { on: "2026-04-07" });
    await this.give(id, officer, "RecordIntervention", { who: "某人", on: "2026-04-07", channel: "电话", content: "打听进展" });
    await this.reads(id, auditor, ["readInterventions"]);
    await this.give(id, officer, "EndEnforcement", { outcome: "programme-ended", on: "2026-04-07", ground: "暂无财产" });
    await this.give(id, officer, "ResumeEnforcement", { on: "2026-04-07", ground: "发现财产" });
    await this.give(id, officer, "EndEnforcement", { outcome: "completed", on: "2026-04-07", ground: "已付清" });
    await this.give(id, window, "Close", { on: "2026-04-07", ground: "执行完毕" });
    await this.give(id, window, "Archive", { on: "2026-04-07", archiveNumber: "2026-1" });
    await this.give(id, admin, "RedactParty", { party: "p1", ground: "目的已实现" });

    const kept = await this.register();
    await this.give(kept, window, "Triage", triage);
    await this.give(kept, window, "AppointMediator", { mediator });
    await this.give(kept, mediator, "AcceptMediation");
    await this.give(kept, mediator, "RecordAgreement", { on: "2026-04-07", terms: "当场付清", signed: ["p1", "p2"] });
    await this.give(kept, window, "RecordFulfilment", { on: "2026-04-07" });
  }

  /** Registered, filed under a procedure, assigned, and served on the respondent. */
  private async awaitingDefence(procedure: string, panel: object, on: string): Promise<string> {
    const id = await this.register();
    await this.give(id, window, "Triage", { ...triage, mediators: [] });
    await this.give(id, window, "RecordMediationFailure", { on, ground: "一方不同意调解" });
    await this.give(id, window, "ReceiveFiling", { receivedOn: on });
    await this.give(id, window, "File", { on, procedure });
    await this.give(id, filingHead, "AssignCase", { department: "civil-2", judge, panel, assistant, courtClerk, on });
    await this.give(id, courtClerk, "ServeDocument", { service: "c1", document: "complaint", party: "p2", method: "postal", on });
    await this.give(id, courtClerk, "RecordService", { service: "c1", delivered: true, on });
    return id;
  }

  private async served(id: string, document: string, on: string, parties: string[]): Promise<void> {
    for (const party of parties) {
      await this.give(id, courtClerk, "ServeDocument", { service: `${document}-${party}`, document, party, method: "personal", on });
      await this.give(id, courtClerk, "RecordService", { service: `${document}-${party}`, delivered: true, on });
    }
  }

  private async filedTriedRemanded(): Promise<void> {
    const corrected = await this.register();
    await this.give(corrected, window, "ReceiveFiling", { receivedOn: "2026-04-07" });
    await this.give(corrected, filingHead, "OrderCorrection", { on: "2026-04-07", items: ["身份证明"] });
    await this.give(corrected, window, "ReceiveCorrections", { on: "2026-04-07" });

    const id = await this.awaitingDefence("ordinary", collegial, "2026-04-07");
    await this.give(id, window, "ApplyForPreservation", { preservation: "b1", kind: "in-suit", party: "p1", at: "2026-04-07T09:00:00+08:00" });
    await this.give(id, judge, "DecidePreservation", { preservation: "b1", granted: true, at: "2026-04-07T10:00:00+08:00", measureOn: "2026-04-07" });
    await this.give(id, courtClerk, "ReceiveDefence", { party: "p2", on: "2026-04-07" });
    await this.give(id, courtClerk, "ForwardDefence", { party: "p2", on: "2026-04-07" });
    await this.give(id, judge, "RequestRecusal", { of: courtClerk, by: "p2", ground: "与对方相识" });
    await this.give(id, judge, "DecideRecusal", { granted: false, reason: "不成立" });
    await this.give(id, head, "Reassign", { post: "assistant", to: "p-civil2-judge-2", reason: "工作调整" });
    await this.give(id, judge, "ScheduleHearing", { hearing: "h1", kind: "hearing", at: "2026-04-20T09:00:00+08:00", place: "第三法庭" });
    await this.give(id, judge, "Adjourn", { hearing: "h1", to: "h2", at: "2026-04-27T09:00:00+08:00", ground: "party-absent" });
    await this.give(id, leader, "MarkSpeciallySupervised", { ground: "group-dispute" });
    await this.give(id, leader, "AskProgress");
    await this.give(id, judge, "AnswerProgress", { text: "拟四月下旬开庭" });
    await this.give(id, judge, "Consult", { consultation: "m1", kind: "judges-meeting", question: "法律适用" });
    await this.give(id, judge, "RecordConsultation", { consultation: "m1", heldOn: "2026-04-07", opinion: "供参考" });
    this.on("2026-04-08");
    await this.give(id, judge, "RequestExclusion", { request: "x1", clock: "trial", ground: "appraisal", from: "2026-04-08", expectedTo: "2026-05-07", reason: "委托鉴定", evidence: ["鉴定委托书"] });
    await this.give(id, await this.ownerOf(id, "decide-exclusion"), "DecideExclusion", { request: "x1", granted: true });
    this.on("2026-04-27");
    await this.give(id, judge, "EndExclusion", { clock: "trial", exclusion: "x1", on: "2026-04-27" });
    await this.give(id, judge, "HoldHearing", { hearing: "h2", on: "2026-04-27" });
    await this.give(id, judge, "RequestExtension", { request: "e1", clock: "trial", months: 3, reason: "案情复杂" });
    await this.give(id, await this.ownerOf(id, "decide-extension"), "DecideExtension", { request: "e1", granted: true });
    await this.reads(id, head, ["disputeStatement", { query: "clock=trial" }], ["disputeStatementDocument"]);
    await this.give(id, judge, "Pronounce", { document: "judgment", on: "2026-04-27", inCourt: true, performBy: "2026-06-30" });
    await this.served(id, "judgment", "2026-04-27", ["p1", "p2"]);
    this.on("2026-05-08");
    await this.give(id, courtClerk, "Appeal", { party: "p2", on: "2026-05-08" });
    await this.served(id, "appeal", "2026-05-08", ["p1"]);
    this.on("2026-05-14");
    await this.give(id, courtClerk, "ReceiveAppealDefence", { party: "p1", on: "2026-05-14" });
    await this.give(id, courtClerk, "ForwardAppeal", { on: "2026-05-14" });
    await this.give(id, courtClerk, "RecordSecondInstance", { filedOn: "2026-05-14", caseNumber: "（2026）示01民终1号" });
    await this.give(id, courtClerk, "RecordSecondOutcome", { outcome: "remanded", on: "2026-05-14" });
    await this.give(id, head, "ReopenTrial", { filedOn: "2026-05-14", judge: "p-civil1-judge-1", panel: { kind: "collegial", presiding: "p-civil1-judge-1", members: ["p-civil1-judge-2", "p-civil1-head"] } });
    await this.give(id, "p-civil1-judge-1", "Withdraw", { on: "2026-05-14", ground: "原告申请" });
    await this.driver.ask({ as: admin, ask: "courtSetCalendar", body: { table: { ...announcedCalendar, version: "2026-second-edition" } } });
    await this.give(corrected, admin, "AdoptCalendar", { calendar: "2026-second-edition" });
    await this.give(corrected, admin, "AdoptRule", { rule: "trial-ordinary", version: "1" });
  }

  /** Whose step it is now. */
  private async ownerOf(id: string, step: string): Promise<string> {
    const { waiting } = await this.driver.ask({ as: president, ask: "getDispute", at: { id } });
    return (waiting as { step: string; owner: string }[] | undefined)?.find((one) => one.step === step)?.owner ?? president;
  }

  private async summaryCases(): Promise<void> {
    this.on("2026-05-15");
    const settled = await this.awaitingDefence("summary", { kind: "sole" }, "2026-05-15");
    await this.give(settled, judge, "OpenTrial", { waivedBy: ["p2"] });
    await this.give(settled, judge, "Convert", { to: "ordinary", on: "2026-05-15", reason: "案情复杂" });
    await this.give(settled, head, "FormPanel", { judge, panel: collegial, reason: "转为普通程序" });
    await this.give(settled, judge, "RecordSettlement", { servedOn: "2026-05-15", performBy: "2026-06-30" });

    const appealed = await this.awaitingDefence("summary", { kind: "sole" }, "2026-05-15");
    await this.give(appealed, judge, "OpenTrial", { waivedBy: ["p2"] });
    await this.give(appealed, judge, "ScheduleHearing", { hearing: "h1", kind: "hearing", at: "2026-05-25T09:00:00+08:00" });
    this.on("2026-05-25");
    await this.give(appealed, judge, "HoldHearing", { hearing: "h1", on: "2026-05-25" });
    await this.give(appealed, judge, "Pronounce", { document: "judgment", on: "2026-05-25" });
    await this.served(appealed, "judgment", "2026-05-25", ["p1", "p2"]);
    await this.give(appealed, courtClerk, "Appeal", { party: "p2", on: "2026-05-25" });
    this.on("2026-06-10");
    await this.give(appealed, courtClerk, "WithdrawAppeal", { party: "p2", on: "2026-06-10" });
    await this.give(appealed, courtClerk, "ConfirmEffective", { on: "2026-06-10" });
    // Within the last six months of the period for applying for enforcement.
    this.on("2028-01-05");
    await this.give(settled, window, "SuspendLimitation", { from: "2028-01-03", to: "2028-01-04", ground: "不可抗力" });
    await this.give(settled, window, "ApplyForEnforcement", { party: "p1", receivedOn: "2028-01-05" });
    await this.give(settled, head, "FileEnforcement", { on: "2028-01-05", officer });
    await this.give(settled, officer, "EndEnforcement", { outcome: "terminated", on: "2028-01-05", ground: "申请人撤回" });
  }
}
