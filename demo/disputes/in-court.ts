import type { Procedure } from "../../domain/legal-clock/clock-rule.ts";
import { instantAt } from "../../domain/time.ts";
import type { Story, Way } from "./story.ts";

/** 立案、送达、答辩、审理. */

export const received: Way = (story) => story.wait(1, 4).give(story.cast.clerk, { type: "ReceiveFiling", receivedOn: story.on }).countFromHere();

export const correctionOrdered: Way = (story) => story.wait(1, 2).give(story.cast.dutyJudge, { type: "OrderCorrection", on: story.on, items: ["被申请人身份信息", "证据材料副本"] });

export const corrected: Way = (story) => story.wait(3, 7).give(story.cast.clerk, { type: "ReceiveCorrections", on: story.on }).countFromHere();

export const refused: Way = (story) => story.wait(2, 4).give(story.cast.dutyJudge, { type: "RefuseFiling", on: story.on, ground: "不属于人民法院受理民事诉讼的范围" }).countFromHere();

export function filed(procedure: Procedure): Way {
  return (story) => story.wait(1, 4).give(story.cast.clerk, { type: "File", on: story.on, procedure, caseNumber: story.caseNumber("first-instance") }).countFromHere();
}

/** 分案: small claims and summary to one judge, ordinary to a panel. */
export function assigned(procedure: Procedure): Way {
  return (story) => {
    const { department, head, judge, panelMembers, courtClerk } = story.cast;
    const panel = procedure === "ordinary" ? { kind: "collegial" as const, presiding: judge, members: [...panelMembers] } : { kind: "sole" as const };
    return story.wait(1).give(head, { type: "AssignCase", department, judge, panel, courtClerk, on: story.on });
  };
}

export const sent: Way = (story) =>
  story.of("respondent").reduce((so, party, at) => so.give(so.cast.courtClerk, { type: "ServeDocument", service: `c${at + 1}`, document: "complaint", party, method: "postal", on: so.on }), story);

export const published: Way = (story) => {
  const { courtClerk } = story.cast;
  const service = { type: "ServeDocument", service: "c1", document: "complaint", party: story.respondent } as const;
  return story.give(courtClerk, { ...service, method: "postal", on: story.on }).wait(4, 6)
    .give(courtClerk, { type: "RecordService", service: "c1", delivered: false, on: story.on });
};

export const servedAll: Way = (story) => {
  story.wait(2, 3);
  return story.of("respondent").reduce((so, _party, at) => so.give(so.cast.courtClerk, { type: "RecordService", service: `c${at + 1}`, delivered: true, on: so.on }), story);
};

/** Every respondent answers in time; with the last answer the trial opens. */
export const defended: Way = (story) => {
  story.wait(4, 9);
  for (const party of story.of("respondent")) story.give(story.cast.courtClerk, { type: "ReceiveDefence", party, on: story.on });
  story.wait(1, 2);
  for (const party of story.of("respondent")) story.give(story.cast.courtClerk, { type: "ForwardDefence", party, on: story.on });
  return story;
};

/** Nobody answers: the trial opens by itself when the period is over. */
export const silent: Way = (story) => story.wait(18, 20);

/** 排期 and 通知: everyone has the notice three days before. */
function scheduled(story: Story, hearing: string, days: number): string {
  const { judge, courtClerk } = story.cast;
  const heldOn = story.ahead(days);
  story.give(judge, { type: "ScheduleHearing", hearing, kind: "hearing", at: instantAt(heldOn, 570), place: "第三审判庭" });
  notified(story, hearing);
  return heldOn;

  function notified(at: Story, of: string): void {
    for (const party of at.parties) at.give(courtClerk, { type: "ServeDocument", service: `n-${of}-${party.id}`, document: "hearing-notice", party: party.id, method: "personal", hearing: of, on: at.on });
    for (const party of at.parties) at.give(courtClerk, { type: "RecordService", service: `n-${of}-${party.id}`, delivered: true, on: at.on });
  }
}

/** A hearing that lies ahead of the day on which the demonstration begins. */
export const hearingAhead: Way = (story) => {
  story.wait(1, 2);
  scheduled(story, "h1", 20);
  return story;
};

export const heard: Way = (story) => {
  story.wait(1, 2);
  const heldOn = scheduled(story, "h1", story.dice.whole(9, 15));
  return story.until(heldOn).give(story.cast.judge, { type: "HoldHearing", hearing: "h1", on: story.on });
};

/** 延期开庭 once, for new evidence. */
export const adjourned: Way = (story) => {
  story.wait(1, 2);
  scheduled(story, "h1", 12);
  const { judge } = story.cast;
  story.wait(3, 5);
  const later = story.ahead(22);
  return story.give(judge, { type: "Adjourn", hearing: "h1", to: "h2", at: instantAt(later, 570), ground: "new-evidence", place: "第三审判庭" })
    .until(later).give(judge, { type: "HoldHearing", hearing: "h2", on: story.on });
};

/** 小额、简易 become ordinary procedure, with a panel from then on. */
export const converted: Way = (story) => {
  const { judge, head, panelMembers } = story.cast;
  return story.wait(10, 20).give(judge, { type: "Convert", to: "ordinary", on: story.on, reason: "案情复杂，争议较大" })
    .give(head, { type: "FormPanel", judge, panel: { kind: "collegial", presiding: judge, members: [...panelMembers] }, reason: "转为普通程序，组成合议庭" });
};

/** 鉴定 that is still going on. */
export const appraised: Way = (story) => {
  const { judge, head } = story.cast;
  return story.wait(8, 14).give(judge, { type: "RequestExclusion", request: "x1", clock: "trial", ground: "appraisal", from: story.on, expectedTo: story.ahead(45), reason: "需对损失数额进行鉴定", evidence: ["鉴定委托书"] })
    .wait(1, 2).give(head, { type: "DecideExclusion", request: "x1", granted: true });
};

export const appraisalOver: Way = (story) => story.wait(28, 38).give(story.cast.judge, { type: "EndExclusion", clock: "trial", exclusion: "x1", on: story.on });

/** 延长审限: asked for and, three days later, granted by the president. */
export function extended(afterDays: number, term: { months: number }): Way {
  return (story) => story.wait(afterDays, afterDays + 3).give(story.cast.judge, { type: "RequestExtension", request: "e1", clock: "trial", ...term, reason: "案情疑难，需补充调查" })
    .wait(2, 3).give("p-president", { type: "DecideExtension", request: "e1", granted: true, reason: "情况属实" });
}

export const extensionAsked: Way = (story) => story.give(story.cast.judge, { type: "RequestExtension", request: "e1", clock: "trial", months: 1, reason: "一方申请补充证据" });

export const objected: Way = (story) =>
  story.wait(2, 3).give(story.cast.clerk, { type: "RaiseObjection", objection: "o1", party: story.applicant, clock: "trial", text: "对扣除的天数有异议，请说明依据", channel: "paper" });

/** 四类案件: what the supervisors may ask is asked, on record. */
export const supervised: Way = (story) => story.wait(2, 5).give(story.cast.head, { type: "MarkSpeciallySupervised", ground: "difficult-complex" }).wait(3, 6).give(story.cast.head, { type: "AskProgress" });

export const preserved: Way = (story) => {
  const preservation = "b1";
  return story.give(story.cast.clerk, { type: "ApplyForPreservation", preservation, kind: "in-suit", party: story.applicant, at: instantAt(story.on, 545) })
    .wait(1, 2).give(story.cast.judge, { type: "DecidePreservation", preservation, granted: true, at: instantAt(story.on, 550), measureOn: story.on });
};

export function pronounced(least = 10, most = 22): Way {
  return (story) => story.wait(least, most).give(story.cast.judge, { type: "Pronounce", document: "judgment", on: story.on, inCourt: false, performBy: story.ahead(45) });
}

export const settled: Way = (story) => story.wait(4, 12).give(story.cast.judge, { type: "RecordSettlement", servedOn: story.on, performBy: story.ahead(50) }).countFromHere();

export const withdrawn: Way = (story) => story.wait(4, 12).give(story.cast.judge, { type: "Withdraw", on: story.on, ground: "原告申请撤诉，裁定准许" }).countFromHere();
