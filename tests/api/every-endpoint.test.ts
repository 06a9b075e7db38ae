import { createHash } from "node:crypto";
import { openTaskBook } from "../../activities/campaign.activities.ts";
import { campaignStatuses } from "../../contracts/views/campaign.ts";
import { workItemStatuses } from "../../contracts/views/work-item.ts";
import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import { defaultLadder } from "../../domain/escalation/ladder.ts";
import { aRuleVersion } from "../builders/legal-clock.ts";
import { notice2025 } from "../builders/holiday-notices.ts";
import { aLivePlan } from "../builders/live-plan.ts";
import { smsGateway } from "../builders/sms-gateway.ts";
import { disputeStatuses } from "../../domain/dispute/dispute.ts";
import { DisputeStories } from "./dispute-stories.ts";
import { EndpointDriver, type Step } from "./endpoint-driver.ts";

/**
 * Every endpoint is asked for every 2xx that it declares, over HTTP, in stories told as tables; the server holds each answer
 * against the endpoint's own schema. A new endpoint makes the test below fail by its name: give it a line in the story it belongs to.
 */
const admin = "p-admin";
const president = "p-president";
const leader = "p-vice-president-1";
const lead = "p-civil2-head";
const clerk = "p-office-clerk-1";
const judge = "p-civil2-judge-1";
const judge2 = "p-civil2-judge-2";
const other = "p-civil1-head";
const auditor = "p-auditor-1";

const brand = "民企司法服务在身边";
const plan = aLivePlan(2, { brand, milestones: [{ id: "m1", name: "摸排完成", dueOn: "2026-04-30" }] });
const anItem = { title: "核查规上企业涉诉清单", source: { type: "superior", reference: "渝高法〔2026〕12号" }, due: { workingDays: 10, after: "start" } };
const duty = { department: "civil-2", post: "civil-2-judge", responsible: judge, supervisor: lead };
const laterAppeal = aRuleVersion("appeal-judgment", { version: "cpl-2027", fromOn: "2027-01-01", limit: { days: 20 } });
const calendar = "2026-second-edition";
const ladder = "strict-1";

const attached = "企业回函：已收悉。\n";

let driver: EndpointDriver;
beforeAll(async () => {
  driver = await EndpointDriver.start("2026-03-02T01:00:00.000Z");
  await theCourt();
  await peopleAndMachines();
  await campaignsAndItems();
  // A court of its own: years go by in it.
  const gateway = await smsGateway();
  const disputes = await EndpointDriver.start("2026-03-02T01:00:00.000Z", { smsGateway: gateway.settings });
  try {
    await new DisputeStories(disputes, () => gateway.lastCode()).all();
  } finally {
    await disputes.close();
    await gateway.close();
  }
  driver.take(disputes);
}, 180_000);
afterAll(() => driver.close());

const idOf = async (step: Step): Promise<string> => {
  const { id } = await driver.ask(step);
  return typeof id === "string" ? id : "nothing";
};

/** Versions and words that later stories refer to; nothing is changed that they stand on. */
const settings: Step[] = [
  { as: admin, ask: "courtSetCalendar", body: { table: { ...announcedCalendar, version: calendar } } },
  { as: admin, ask: "courtSetLadder", body: { version: ladder, priorities: ["B"], rungs: defaultLadder.rungs.slice(0, 2) } },
  { as: admin, ask: "courtSetAuthority", body: { action: "court.RegisterPartner", grants: [{ role: "administrator", scope: "court" }], ground: "测试：只由管理员登记" } },
  { as: admin, ask: "courtSetProcess", body: { id: "visit-v1", name: "走访流程", steps: ["联系", "走访", "反馈"] } },
  { as: admin, ask: "courtSetNumberFormat", body: { series: "supervision-notice", format: "测督〔{year}〕{number}号" } },
  { as: admin, ask: "courtSetDutyWords", body: { version: "words-2", forbidden: ["招商引资"], counting: ["走访"] } },
  { as: judge, ask: "getSettings" },
  { as: judge, ask: "getAuthority" },
  { as: judge, ask: "whoMay", query: "action=court.AppointPresident" },
  { as: judge, ask: "courtCalendar", query: "from=2026-02-01&to=2026-03-31" },
  { as: admin, ask: "previewLadder", body: { version: "strict-2", priorities: ["B"], rungs: defaultLadder.rungs.slice(0, 2) } },
  { as: admin, ask: "previewCalendar", body: { table: { ...announcedCalendar, version: "2026-third-edition" } } },
  { as: admin, ask: "importCalendar", query: "dryRun=true", body: { notice: notice2025 } },
];

const organisation: Step[] = [
  { as: admin, ask: "courtRegisterDepartment", body: { id: "research", name: "研究室", kind: "office" } },
  { as: admin, ask: "courtChangeDepartment", body: { id: "research", name: "调研室" } },
  { as: admin, ask: "courtRegisterPost", body: { id: "researcher", name: "研究员", department: "research" } },
  { as: admin, ask: "courtChangePost", body: { id: "researcher", name: "调研员" } },
  { as: admin, ask: "courtRegisterPerson", body: { id: "p-new", name: "调研员一", department: "research", posts: ["researcher"], roles: ["staff"] } },
  { as: admin, ask: "courtChangePerson", body: { id: "p-new", name: "调研员甲" } },
  { as: admin, ask: "courtGrantRoles", body: { person: "p-new", roles: ["department-head", "clerk"] } },
  { as: admin, ask: "courtRevokeRoles", body: { person: "p-new", roles: ["clerk"] } },
  { as: admin, ask: "courtRecordAbsence", body: { person: "p-new", fromOn: "2026-03-09", untilOn: "2026-03-10" } },
  { as: admin, ask: "courtCancelAbsence", body: { person: "p-new", fromOn: "2026-03-09" } },
  { as: admin, ask: "courtRegisterPartner", body: { id: "chamber", name: "区商会", kind: "association", tier: "coordination" } },
  { as: admin, ask: "courtAppointHead", body: { department: "research", person: "p-new" } },
  { as: admin, ask: "courtAppointLeaderInCharge", body: { department: "research", person: "p-vice-president-4" } },
  { as: admin, ask: "courtAppointPresident", body: { person: "p-vice-president-4" } },
  { as: admin, ask: "courtAppointPresident", body: { person: president } },
  { as: admin, ask: "importOrganisation", at: { kind: "departments" }, body: { csv: "编号,名称,类别\nnew-tribunal,城南法庭,tribunal\n" } },
  { as: judge, ask: "getOrganisation" },
  { as: judge, ask: "getPerson", at: { id: judge } },
  { as: admin, ask: "leaverPreview", at: { id: "p-new" } },
  { as: admin, ask: "courtAppointHead", body: { department: "research" } },
  { as: admin, ask: "courtConfirmLeaver", body: { person: "p-new", leftOn: "2026-03-02" } },
  { as: admin, ask: "courtRedactPerson", body: { person: "p-new", ground: "本人申请" } },
  { as: admin, ask: "courtClosePost", body: { id: "researcher" } },
  { as: admin, ask: "courtCloseDepartment", body: { id: "research" } },
];

const plans: Step[] = [
  { as: lead, ask: "checkPlan", body: { plan } },
  { as: lead, ask: "planTemplate" },
  { as: "nobody", ask: "rehearse", body: { plan } },
  { as: "nobody", ask: "calculateDeadline", body: { rule: "appeal-judgment", startsOn: "2026-03-02" } },
  { as: clerk, ask: "previewRuleVersion", body: { row: laterAppeal } },
  { as: clerk, ask: "courtProposeRuleVersion", body: { row: laterAppeal } },
  { as: president, ask: "courtRejectRuleVersion", body: { rule: laterAppeal.id, version: laterAppeal.version, reason: "待最高人民法院公布" } },
  { as: clerk, ask: "courtProposeRuleVersion", body: { row: laterAppeal } },
  { as: president, ask: "courtApproveRuleVersion", body: { rule: laterAppeal.id, version: laterAppeal.version } },
  { as: judge, ask: "listRules", query: "rule=appeal-judgment" },
];

/** A campaign from its draft to the approval, by every way there is. */
const toApproval = (id: string, warningAnswers: object[]): Step[] => [
  { as: lead, ask: "campaignAmendPlan", at: { id }, body: { plan, reason: "补充节点" } },
  { as: lead, ask: "campaignSubmit", at: { id }, body: { countersigning: { mode: "all", persons: [other] } } },
  { as: other, ask: "campaignCounterSign", at: { id }, body: { opinion: "agree" } },
  { as: leader, ask: "campaignReturn", at: { id }, body: { reason: "补充目标" } },
  { as: lead, ask: "campaignSubmit", at: { id }, body: {} },
  { as: lead, ask: "campaignWithdraw", at: { id }, body: {} },
  { as: lead, ask: "campaignSubmit", at: { id }, body: {} },
  { as: leader, ask: "campaignApprove", at: { id }, body: { warningAnswers } },
];

const running = (id: string): Step[] => [
  { as: judge, ask: "listCampaigns" },
  { as: judge, ask: "getCampaign", at: { id } },
  { as: lead, ask: "listCampaignItems", at: { id } },
  { as: leader, ask: "campaignInstruct", at: { id }, body: { text: "抓紧推进" } },
  { as: lead, ask: "campaignRecordResult", at: { id }, body: { metric: "avg-trial-days", value: 66, unit: "d", on: "2026-03-02" } },
  { as: leader, ask: "campaignHandOver", at: { id }, body: { lead: other, reason: "临时外出" } },
  { as: leader, ask: "campaignHandOver", at: { id }, body: { lead, reason: "已返回" } },
  { as: admin, ask: "campaignAdoptCalendar", at: { id }, body: { calendar } },
  { as: leader, ask: "campaignSuspend", at: { id }, body: { ground: "上级统一部署", expectedEndOn: "2026-03-20" } },
  { as: leader, ask: "campaignResume", at: { id }, body: {} },
  { as: lead, ask: "campaignReachMilestone", at: { id }, body: { milestone: "m1" } },
  { as: lead, ask: "campaignComment", at: { id }, body: { text: "节点材料已备齐" } },
  { as: lead, ask: "streamComments", at: { id } },
  { as: lead, ask: "exportCampaigns", query: "format=csv" },
  { as: lead, ask: "campaignPlan", at: { id } },
  { as: lead, ask: "campaignReality", at: { id } },
  { as: lead, ask: "campaignBulletin", at: { id }, query: "month=2026-03" },
  { as: leader, ask: "courtMap" },
  { as: leader, ask: "listBrands" },
  { as: leader, ask: "getBrand", at: { brand } },
];

const done = (item: string, by: string, supervisor: string): Step[] => [
  { as: by, ask: "workItemAccept", at: { id: item }, body: {} },
  { as: by, ask: "workItemSubmitForSignOff", at: { id: item }, body: { summary: "已完成", evidence: [] } },
  { as: supervisor, ask: "workItemSignOff", at: { id: item }, body: {} },
];

const closing = (id: string): Step[] => [
  { as: lead, ask: "campaignRequestAcceptance", at: { id }, body: { summary: "全部办结" } },
  { as: leader, ask: "campaignReject", at: { id }, body: { reason: "补充总结" } },
  { as: lead, ask: "campaignRequestAcceptance", at: { id }, body: { summary: "全部办结，已补充" } },
  { as: leader, ask: "campaignAccept", at: { id }, body: {} },
  { as: lead, ask: "getCampaign", at: { id } },
  { as: lead, ask: "campaignFileRetrospective", at: { id }, body: { text: "复盘", lessons: ["早摸排"] } },
];

/** An item under way: everything that may happen to one before it is handed in. */
const underWay = (id: string): Step[] => [
  { as: lead, ask: "workItemAssign", at: { id }, body: { duty } },
  { as: judge, ask: "workItemDecline", at: { id }, body: { reason: "不属本岗职责" } },
  { as: lead, ask: "workItemAssign", at: { id }, body: { duty } },
  { as: judge, ask: "workItemAccept", at: { id }, body: {} },
  { as: judge, ask: "workItemReport", at: { id }, body: { summary: "已核查一半", progress: 50 } },
  { as: clerk, ask: "workItemUrge", at: { id }, body: { text: "请抓紧" } },
  { as: leader, ask: "workItemInstruct", at: { id }, body: { text: "月底前报结果" } },
  { as: judge, ask: "workItemRequestExtension", at: { id }, body: { amount: 2, reason: "企业尚未回函" } },
  { as: lead, ask: "workItemDecideExtension", at: { id }, body: { granted: true } },
  { as: judge, ask: "workItemSuspend", at: { id }, body: { ground: "等待上级答复", expectedEndOn: "2026-03-12" } },
  { as: lead, ask: "workItemDecideSuspension", at: { id }, body: { granted: true } },
  { as: lead, ask: "workItemResume", at: { id }, body: {} },
  { as: judge, ask: "workItemDelegate", at: { id }, body: { to: judge2, untilOn: "2026-03-10" } },
  { as: admin, ask: "workItemAdoptCalendar", at: { id }, body: { calendar } },
  { as: admin, ask: "workItemAdoptLadder", at: { id }, body: { ladder } },
  { as: judge, ask: "getWorkItem", at: { id } },
  { as: judge, ask: "explainDueDate", at: { id } },
  { as: judge, ask: "workItemLadder", at: { id } },
  { as: judge, ask: "workItemComment", at: { id }, body: { text: "企业已回函，请看附件" } },
  { as: judge, ask: "workItemAttachFile", at: { id }, file: { contentType: "application/octet-stream", content: attached, name: "回函.txt" } },
  { as: judge, ask: "workItemFiles", at: { id } },
  { as: lead, ask: "workItemFile", at: { id, sha256: createHash("sha256").update(attached).digest("hex") } },
];

const handedIn = (id: string): Step[] => [
  { as: judge, ask: "workItemSubmitForSignOff", at: { id }, body: { summary: "已办结", evidence: [{ name: "清单" }] } },
  { as: lead, ask: "workItemAskCoSign", at: { id }, body: { persons: [other] } },
  { as: other, ask: "workItemCoSign", at: { id }, body: { opinion: "agree" } },
  { as: lead, ask: "workItemReturn", at: { id }, body: { reason: "补充回函", reworkWorkingDays: 3 } },
  { as: judge, ask: "workItemSubmitForSignOff", at: { id }, body: { summary: "已补充", evidence: [{ name: "清单" }] } },
  { as: lead, ask: "workItemSignOff", at: { id }, body: { comment: "同意" } },
];

const otherWays = (waived: string, passedOn: string, divided: string): Step[] => [
  { as: leader, ask: "workItemWaive", at: { id: waived }, body: { ground: "上级取消该项任务" } },
  { as: lead, ask: "workItemReassign", at: { id: passedOn }, body: { department: "civil-2", responsible: judge2, reason: "工作调整" } },
  { as: lead, ask: "workItemDecompose", at: { id: divided }, body: { items: [{ title: "子事项", duty: { department: "civil-2", responsible: judge2 }, due: { workingDays: 5, after: "start" } }] } },
  { as: clerk, ask: "workItemBulk", body: { command: "Urge", items: [passedOn, divided], body: { text: "请抓紧" } } },
  { as: clerk, ask: "workItemImport", file: { contentType: "text/csv", content: "事项,责任部门,完成时限\n报送典型案例,民事审判第二庭,2026-06-30\n" } },
  { as: clerk, ask: "listWorkItems" },
  { as: clerk, ask: "exportWorkItems", query: "format=csv" },
  { as: clerk, ask: "workItemTree" },
  { as: lead, ask: "exportDutyList", at: { id: "civil-2" }, query: "format=xlsx" },
];

const reading = (item: string): Step[] => [
  { as: judge, ask: "getInbox" },
  { as: judge, ask: "listTodos" },
  { as: judge, ask: "listNotices" },
  { as: judge, ask: "listDone" },
  { as: clerk, ask: "listInitiated" },
  { as: clerk, ask: "search", query: `q=${encodeURIComponent("涉诉清单")}` },
  { as: judge, ask: "markNoticesRead", body: {} },
  { as: clerk, ask: "listStreamEvents", at: { id: item } },
  { as: clerk, ask: "streamTimeline", at: { id: item } },
  { as: auditor, ask: "audit" },
  { as: auditor, ask: "exportAudit" },
  { as: auditor, ask: "securityLog" },
  { as: auditor, ask: "auditVerification" },
];

const account = "p-filing-judge-1";
const sessions: Step[] = [
  { as: "nobody", ask: "signInDemo", body: { person: judge } },
  { as: "nobody", ask: "listDemoPersons" },
  { as: admin, ask: "setAccountPassword", at: { person: account }, body: { password: "correct horse" } },
  { as: "nobody", ask: "signIn", body: { person: account, password: "correct horse" } },
  { as: account, ask: "getSession" },
  { as: account, ask: "changePassword", body: { password: "correct horse", newPassword: "battery staple" } },
];

const token = { label: "脚本", scopes: ["read"] };
const feed = { url: "https://receiver.example/events", eventTypes: ["Accepted"], purpose: "诉源治理数据共享", ground: "数据共享协议", recipient: "区政法委", approvedBy: president, expiresOn: "2036-12-31" };

/** Settings and organisation, from registration to closing. */
async function theCourt(): Promise<void> {
  await driver.tell(settings);
  await driver.tell(organisation);
  const delegation = await idOf({ as: lead, ask: "courtDelegate", body: { principal: lead, delegate: judge2, fromOn: "2026-03-02", untilOn: "2026-03-06" } });
  await driver.ask({ as: lead, ask: "courtRevokeDelegation", body: { id: delegation } });
  const effect = "w-1/3/sendMail/0";
  await driver.api.court.done("court", "court", { type: "NoteEffectFailed", effect, kind: "sendMail", reason: "SmtpUnreachable", attempts: 12 }, "system");
  await driver.tell([{ as: admin, ask: "listFailedEffects" }, { as: admin, ask: "courtRetryEffect", body: { effect } }]);
}

/** Sessions, accounts, tokens, feeds, and the setting up of an empty system. */
async function peopleAndMachines(): Promise<void> {
  await driver.tell(sessions);
  await driver.newSession(account);
  await driver.ask({ as: account, ask: "signOut" });
  const first = await idOf({ as: judge, ask: "createToken", body: token });
  await driver.tell([{ as: judge, ask: "listTokens" }, { as: judge, ask: "revokeToken", at: { id: first } }]);
  const second = await idOf({ as: judge, ask: "createToken", body: token });
  await driver.tell([{ as: admin, ask: "listTokensOf", at: { person: judge } }, { as: admin, ask: "revokeTokenOf", at: { person: judge, id: second } }, { as: admin, ask: "revokeTokensOf", at: { person: judge } }]);
  const made = await driver.ask({ as: admin, ask: "createFeed", body: feed });
  const id = (made["feed"] as { id?: string } | undefined)?.id ?? "";
  await driver.tell([{ as: admin, ask: "listFeeds" }, { as: admin, ask: "rotateFeedSecret", at: { id } }, { as: admin, ask: "endFeed", at: { id } }]);
  const word = "the word from the log!";
  await driver.askOfAnEmptySystem("setUp", word, { token: word, court: { name: "某区人民法院" }, administrator: { id: admin, name: "管理员", password: "long enough" }, department: { id: "office", name: "办公室", kind: "office" } });
}

/** A campaign and items through all their states, and every reading of them. */
async function campaignsAndItems(): Promise<void> {
  await driver.tell(plans);
  const drafted = await driver.ask({ as: lead, ask: "campaignDraft", body: { plan } });
  const campaign = String(drafted["id"]);
  const warnings = (drafted["warnings"] ?? []) as { id: string }[];
  await driver.tell(toApproval(campaign, warnings.map(({ id }) => ({ id, answer: "已核实" }))));
  // The worker's part: no worker runs here.
  for (const effect of await driver.api.court.ledger.leaseEffects(`campaign/${campaign}`, "openTaskBook", 10, 60_000)) await openTaskBook(driver.api.court.ledger, effect);
  await driver.tell(running(campaign));
  for (const item of ["i1", "i2"]) await driver.tell(done(`${campaign}.${item}`, judge, clerk));
  await driver.tell(closing(campaign));

  const item = await idOf({ as: clerk, ask: "workItemRegister", body: { ...anItem, duty: { department: "civil-2" } } });
  await driver.ask({ as: clerk, ask: "workItemRegister", body: { ...anItem, duty, due: { workingDays: 5, after: item } } });
  await driver.tell(underWay(item));
  const noticed = await driver.ask({ as: clerk, ask: "workItemIssueNotice", at: { id: item }, body: { text: "请说明进度", replyByOn: "2026-03-20" } });
  const [notice] = (noticed["notices"] ?? []) as { number: string }[];
  await driver.ask({ as: judge, ask: "workItemReplyToNotice", at: { id: item }, body: { number: notice?.number, text: "已完成八成" } });
  await driver.ask({ as: judge, ask: "supervisionNoticeDocument", at: { id: item, number: notice?.number ?? "" } });
  await driver.tell(handedIn(item));
  const more: string[] = [];
  for (let n = 0; n < 3; n += 1) more.push(await idOf({ as: clerk, ask: "workItemRegister", body: { ...anItem, duty } }));
  await driver.tell(otherWays(more[0]!, more[1]!, more[2]!));
  await driver.tell(reading(item));
  await driver.askStream(judge, "liveEvents");

  const many = await idOf({ as: lead, ask: "campaignDraft", body: { plan } });
  await driver.tell([{ as: lead, ask: "campaignSubmit", at: { id: many }, body: {} }, { as: leader, ask: "campaignBulk", body: { command: "Approve", campaigns: [many], body: {} } }]);
  const given = await idOf({ as: lead, ask: "campaignDraft", body: { plan } });
  await driver.ask({ as: leader, ask: "campaignTerminate", at: { id: given }, body: { ground: "并入另一行动", items: [] } });

  // Relapse watch 回头看: 30, 60 and 90 days after, then the archive.
  for (const [at, day] of [["2026-04-10T02:00:00.000Z", 30], ["2026-05-15T02:00:00.000Z", 60], ["2026-06-15T02:00:00.000Z", 90]] as const) {
    driver.moveTo(at);
    await driver.ask({ as: lead, ask: "campaignRecordCheck", at: { id: campaign }, body: { day, passed: true } });
    if (day === 30) await driver.ask({ as: lead, ask: "workItemRecordCheck", at: { id: item }, body: { day, passed: true } });
  }
  await driver.tell([
    { as: lead, ask: "campaignArchive", at: { id: campaign }, body: {} },
    { as: lead, ask: "workItemReopen", at: { id: item }, body: { reason: "检查发现遗漏", due: { on: "2026-07-31" } } },
    { as: admin, ask: "courtSetClock", body: { scale: 2 } },
  ]);
}

test("every step is answered with the status its endpoint declares, by the endpoint's own schema", () => {
  expect(driver.failures).toEqual([]);
});

test("campaigns, items and disputes were seen in every state there is", () => {
  expect([...driver.states.campaign].sort()).toEqual([...campaignStatuses].sort());
  expect([...driver.states.item].sort()).toEqual([...workItemStatuses].sort());
  expect([...driver.states.dispute].sort()).toEqual(disputeStatuses.filter((status) => status !== "Unregistered").sort());
});

test("no endpoint is left that was not asked for every 2xx it declares", () => {
  // Each line names an operationId and a status that no step above is for.
  expect(driver.notDriven()).toEqual([]);
});
