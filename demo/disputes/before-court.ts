import type { Way } from "./story.ts";

/** 诉前: triage, tiers, mediation and its confirmation. Registered is every story from its first act. */

/** 分流 on the day of registration or the next. */
export const triaged: Way = (story) => {
  const { clerk, mediators } = story.cast;
  const first = story.acts[0]?.command;
  if (first?.type !== "Register") throw new Error("a story begins with its registration");
  if (story.dice.inHundred(40)) story.wait(1);
  return story.give(clerk, {
    type: "Triage", tier: first.tier ?? "grassroots", venue: first.venue, ...(first.partner === undefined ? {} : { partner: first.partner }), mediators: [...mediators],
    reasons: [`案由为${first.cause}，${first.tier === "grassroots" ? "就近由基层化解" : "由行业、主管部门协同化解"}`, "调解员按在手件数少者优先"],
  });
};

export const asked: Way = (story) => story.give(story.cast.clerk, { type: "AppointMediator" });

/** 层级流转 that waits for its receiver. */
export const offered: Way = (story) => story.give(story.cast.clerk, { type: "Transfer", to: "guidance", receiver: "p-filing-judge-1", reason: "涉及多方利益，请牵引指导" });

export const sentToAnotherCourt: Way = (story) =>
  story.wait(3, 6).give(story.cast.clerk, { type: "TransferToCourt", to: "邻区人民法院", ground: "合同约定由被申请人住所地法院管辖", on: story.on });

/** The first one asked cannot; the next takes it. */
export const declined: Way = (story) => story.wait(1).give(story.cast.mediators[0], { type: "DeclineMediation", reason: "与一方当事人相识，申请回避" });

/** 接受调解: by whoever was asked last. */
export const mediating: Way = (story) => {
  const passed = story.acts.filter(({ command }) => command.type === "DeclineMediation").length;
  return story.wait(1, 2).give(mediatorAt(story.cast.mediators, passed), { type: "AcceptMediation" }).countFromHere();
};

function mediatorAt(mediators: readonly [string, ...string[]], ordinal: number): string {
  return mediators[ordinal] ?? mediators[0];
}

/** Who mediates the story. */
function mediatorOf(acts: readonly { by: string; command: { type: string } }[]): string {
  const accepting = acts.find(({ command }) => command.type === "AcceptMediation");
  if (accepting === undefined) throw new Error("nobody mediates yet");
  return accepting.by;
}

export const session: Way = (story) =>
  story.wait(3, 8).give(mediatorOf(story.acts), { type: "RecordSession", heldOn: story.on, mode: story.dice.one(["in-person", "online", "phone"]), attended: story.principals });

/** What was said in mediation stays there. */
export const sealed: Way = (story) =>
  story.give(mediatorOf(story.acts), { type: "RecordSealedStatement", statement: "s1", by: story.respondent, kind: "concession", text: "愿意先付一部分，其余分期，仅供调解时商谈" });

export const prolonged: Way = (story) => story.wait(8, 12).give(mediatorOf(story.acts), { type: "ExtendMediation", days: 15, agreedOn: story.on, parties: story.principals });

const terms = "被申请人分三期履行，逾期的申请人可就余款申请执行";

export const agreed: Way = (story) =>
  story.wait(4, 9).give(mediatorOf(story.acts), { type: "RecordAgreement", on: story.on, performBy: story.ahead(60), terms, signed: story.principals }).countFromHere();

/** One side has signed; the other is still to confirm by its link or on paper. */
export const halfAgreed: Way = (story) =>
  story.wait(4, 9).give(mediatorOf(story.acts), { type: "RecordAgreement", on: story.on, performBy: story.ahead(60), terms, signed: story.of("applicant") }).countFromHere();

export const paperSigned: Way = (story) =>
  story.of("respondent").reduce((so, party) => so.wait(1, 3).give(so.cast.clerk, { type: "ConfirmAgreement", party, on: so.on, channel: "paper" }), story);

export const failed: Way = (story) => story.wait(5, 10).give(mediatorOf(story.acts), { type: "RecordMediationFailure", on: story.on, ground: "双方对数额分歧较大" }).countFromHere();

export const fulfilled: Way = (story) => story.wait(12, 40).give(story.cast.clerk, { type: "RecordFulfilment", on: story.on }).countFromHere();

export const confirmationApplied: Way = (story) =>
  story.wait(3, 14).give(story.cast.clerk, { type: "ApplyForConfirmation", receivedOn: story.on, parties: story.principals });

export const confirmationAccepted: Way = (story) =>
  story.wait(1, 2).give(story.cast.clerk, { type: "AcceptConfirmation", on: story.on, caseNumber: story.caseNumber("confirmation") }).countFromHere();

export const confirmed: Way = (story) => story.wait(6, 16).give(story.cast.dutyJudge, { type: "DecideConfirmation", on: story.on, confirmed: true }).countFromHere();

export const confirmationRefused: Way = (story) =>
  story.wait(6, 16).give(story.cast.dutyJudge, { type: "DecideConfirmation", on: story.on, confirmed: false, ground: "协议内容不明确，无法确认" }).countFromHere();

export const mediatedAgain: Way = (story) => story.wait(2, 5).give(story.cast.clerk, { type: "ReopenMediation", reason: "双方愿意修改协议后再行调解" });

export const withdrawnEarly: Way = (story) => story.wait(4, 9).give(story.cast.clerk, { type: "Withdraw", on: story.on, ground: "双方自行和解，申请人撤回申请" });
