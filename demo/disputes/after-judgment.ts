import type { Way } from "./story.ts";

/** 送达裁判、上诉、二审、执行、归档. */

/** Each party's period to appeal runs from its own receipt. */
export const judgmentServed: Way = (story) => {
  const { courtClerk } = story.cast;
  story.wait(1, 2);
  for (const party of story.parties) story.give(courtClerk, { type: "ServeDocument", service: `j-${party.id}`, document: "judgment", party: party.id, method: "postal", on: story.on });
  for (const party of story.parties) story.wait(1, 2).give(courtClerk, { type: "RecordService", service: `j-${party.id}`, delivered: true, on: story.on });
  return story.countFromHere();
};

/** Every period is over and nobody has appealed: the judgment takes effect by itself. */
export const periodOver: Way = (story) => story.wait(18, 22);

export const appealed: Way = (story) => {
  story.wait(4, 7);
  return story.give(story.cast.courtClerk, { type: "Appeal", party: story.respondent, on: story.on }).countFromHere();
};

/** 上诉状副本 to everyone else, their answers, the file on its way. */
export const forwarded: Way = (story) => {
  const { courtClerk } = story.cast;
  const others = story.parties.filter((party) => party.id !== story.respondent).map((party) => party.id);
  story.wait(1, 2);
  for (const party of others) story.give(courtClerk, { type: "ServeDocument", service: `a-${party}`, document: "appeal", party, method: "personal", on: story.on });
  story.wait(1);
  for (const party of others) story.give(courtClerk, { type: "RecordService", service: `a-${party}`, delivered: true, on: story.on });
  story.wait(6, 10);
  for (const party of others) story.give(courtClerk, { type: "ReceiveAppealDefence", party, on: story.on });
  return story.wait(1, 3).give(courtClerk, { type: "ForwardAppeal", on: story.on }).countFromHere();
};

export const secondInstance: Way = (story) =>
  story.wait(6, 12).give(story.cast.courtClerk, { type: "RecordSecondInstance", filedOn: story.on, caseNumber: story.caseNumber("second-instance") }).countFromHere();

export const upheld: Way = (story) => story.wait(40, 70).give(story.cast.courtClerk, { type: "RecordSecondOutcome", outcome: "upheld", on: story.on, performBy: story.ahead(30) }).countFromHere();

export const remanded: Way = (story) => story.wait(40, 70).give(story.cast.courtClerk, { type: "RecordSecondOutcome", outcome: "remanded", on: story.on }).countFromHere();

/** 发回重审: another judge with a panel of others. */
export const reopened: Way = (story) => {
  const { head, otherJudge, panelMembers } = story.cast;
  return story.wait(1).give(head, { type: "ReopenTrial", filedOn: story.on, judge: otherJudge, panel: { kind: "collegial", presiding: otherJudge, members: [...panelMembers] }, caseNumber: story.caseNumber("first-instance", 1) }).countFromHere();
};

export const appealWithdrawn: Way = (story) => story.wait(3, 6).give(story.cast.courtClerk, { type: "WithdrawAppeal", party: story.respondent, on: story.on });

export const effectRecorded: Way = (story) => story.wait(20, 24).give(story.cast.courtClerk, { type: "ConfirmEffective", on: story.on });

export const enforcementApplied: Way = (story) =>
  story.wait(50, 60).give(story.cast.clerk, { type: "ApplyForEnforcement", party: story.applicant, receivedOn: story.on }).countFromHere();

export const enforcing: Way = (story) => {
  const { clerk, officer } = story.cast;
  return story.wait(1, 3).give(clerk, { type: "FileEnforcement", on: story.on, officer, caseNumber: story.caseNumber("enforcement") }).countFromHere()
    .wait(1, 2).give(officer, { type: "SendEnforcementNotice", on: story.on });
};

const grounds = { completed: "案款已全部发放", "programme-ended": "穷尽财产调查措施，暂无财产可供执行", terminated: "申请执行人撤回执行申请" } as const;

export function enforcementEnded(outcome: keyof typeof grounds): Way {
  return (story) => story.wait(45, 90).give(story.cast.officer, { type: "EndEnforcement", outcome, on: story.on, ground: grounds[outcome] }).countFromHere();
}

export const resumed: Way = (story) =>
  story.wait(30, 60).give(story.cast.officer, { type: "ResumeEnforcement", on: story.on, ground: "发现新的财产线索", caseNumber: story.caseNumber("enforcement-resumed") }).countFromHere();

export const closed: Way = (story) => story.wait(1, 4).give(story.cast.clerk, { type: "Close", on: story.on, ground: "依法办结" }).countFromHere();

export const archived: Way = (story) => story.wait(3, 8).give(story.cast.clerk, { type: "Archive", on: story.on, archiveNumber: `${story.on.slice(0, 4)}-${story.ordinal + 1}` });
