import { disputeCommandTypes } from "../../../domain/dispute/available-actions.ts";
import { dispute } from "../../../domain/dispute/dispute.decider.ts";
import { disputeNoticeTemplates } from "../../../domain/dispute/dispute.notices.ts";
import { disputeEffectKinds } from "../../../domain/dispute/dispute.reactions.ts";
import { disputeStatuses, waitingSteps, type DisputeStatus } from "../../../domain/dispute/dispute.ts";
import { disputeStepAnswers } from "../../../domain/dispute/step-answers.ts";
import { agreed, appealed, clerk, disputeIn, inTrial, judge, mediatorAsked, morning, play } from "../../builders/dispute.ts";

test("a recusal is the president's; granted, another judge takes the place and every clock goes on (CPL 49)", () => {
  const asked = inTrial().on("2026-04-20", { type: "RequestRecusal", of: judge, by: "p1", ground: "近亲属" }, clerk);
  expect(asked.dispute.waiting.at(-1)).toMatchObject({ step: "decide-recusal", owner: "p-president" });
  const decided = asked.on("2026-04-21", { type: "DecideRecusal", granted: true, replacement: "p-judge-2" }, "p-president");
  expect(decided.dispute.staff.judge).toBe("p-judge-2");
  expect(decided.dispute.clocks).toEqual(asked.dispute.clocks);
  expect(decided.dispute.waiting).toEqual([]);
  expect(decided.dispute.recusal).toBeUndefined();
});

test("a court clerk's recusal is the judge's; refused, everybody stays", () => {
  const asked = inTrial().on("2026-04-20", { type: "RequestRecusal", of: "p-court-clerk", ground: "利害关系" }, "p-court-clerk");
  expect(asked.dispute.waiting.at(-1)?.owner).toBe(judge);
  expect(asked.on("2026-04-21", { type: "DecideRecusal", granted: false, reason: "无据" }, judge).dispute.staff.courtClerk).toBe("p-court-clerk");
});

test("nobody decides on their own recusal, and a replacement is named and fit", () => {
  const asked = inTrial().on("2026-04-20", { type: "RequestRecusal", of: judge, ground: "近亲属" }, judge);
  expect(asked.refuses("2026-04-21", { type: "DecideRecusal", granted: false }, judge)).toBe("DeciderIsInterested");
  expect(asked.refuses("2026-04-21", { type: "DecideRecusal", granted: true }, "p-president")).toBe("ReplacementMissing");
  expect(asked.refuses("2026-04-21", { type: "DecideRecusal", granted: true, replacement: "p-clerk-2" }, "p-president")).toBe("NotAJudge");
  expect(asked.refuses("2026-04-21", { type: "DecideRecusal", granted: true, replacement: "p-left" }, "p-president")).toBe("PersonNotActive");
});

test("what waited for the judge waits for whoever takes over, its clock unchanged", () => {
  const stuck = inTrial().on("2026-04-14", { type: "MarkSpeciallySupervised", ground: "difficult-complex" }, "p-president").on("2026-04-14", { type: "AskProgress" }, "p-president");
  const [step] = stuck.dispute.waiting;
  const moved = stuck.on("2026-04-14", { type: "Reassign", post: "judge", to: "p-judge-2", reason: "调整" }, "p-head");
  expect(moved.dispute.waiting).toEqual([{ ...step, owner: "p-judge-2" }]);
});

test("四类案件: the posts above ask in the record, the judge answers; without the mark they do not ask", () => {
  expect(inTrial().refuses("2026-04-14", { type: "AskProgress" }, "p-president")).toBe("NotSpeciallySupervised");
  expect(inTrial().refuses("2026-04-14", { type: "Consult", consultation: "k1", kind: "judges-meeting", question: "?" }, "p-president")).toBe("NotSpeciallySupervised");
  const marked = inTrial().on("2026-04-14", { type: "MarkSpeciallySupervised", ground: "group-dispute" }, "p-president");
  expect(marked.refuses("2026-04-14", { type: "AskProgress" }, "p-lead")).toBe("NotASupervisor");
  const asked = marked.on("2026-04-14", { type: "AskProgress" }, "p-leader");
  expect(asked.refuses("2026-04-15", { type: "AnswerProgress", text: "已排期" }, "p-head")).toBe("NotOnTheCase");
  const answered = asked.on("2026-04-15", { type: "AnswerProgress", text: "已排期" }, judge);
  expect(answered.dispute.progressAsked).toBeUndefined();
  expect(answered.dispute.waiting).toEqual([]);
});

test("a judges' meeting or the committee is asked for and answered in the record", () => {
  const asked = inTrial().on("2026-04-14", { type: "Consult", consultation: "k1", kind: "judges-meeting", question: "法律适用" }, judge);
  expect(asked.dispute.waiting.at(-1)).toMatchObject({ step: "answer-consultation", key: "k1", owner: judge });
  const held = asked.on("2026-04-17", { type: "RecordConsultation", consultation: "k1", heldOn: "2026-04-16", opinion: "倾向意见" }, judge);
  expect(held.dispute.consultations).toMatchObject([{ id: "k1", heldOn: "2026-04-16" }]);
  expect(held.last).toMatchObject([{ person: "d-1/consultation", personal: { opinion: "倾向意见" } }]);
  expect(JSON.stringify(held.state)).not.toMatch(/倾向意见|法律适用/);
  expect(held.dispute.waiting).toEqual([]);
});

test("a leaver's places and steps go to the successor, and the mediator who is asked with them", () => {
  const story = mediatorAsked();
  const { state } = play(story.state, { type: "HandOverDuties", from: "p-mediator-1", successor: "p-mediator-2", steps: [{ step: "accept-mediation", to: "p-mediator-2" }], reason: "离任" }, { at: morning("2026-03-03") });
  expect(state).toMatchObject({ appointment: { asked: "p-mediator-2" }, waiting: [{ step: "accept-mediation", owner: "p-mediator-2" }] });
  const trial = play(inTrial().state, { type: "HandOverDuties", from: judge, successor: "p-judge-2", steps: [], reason: "离任" }, { at: morning("2026-04-14") });
  expect(trial.state).toMatchObject({ staff: { judge: "p-judge-2", courtClerk: "p-court-clerk" } });
});

test("a step that nobody answers reminds, and a working day later climbs to the next superior who is not on the case", () => {
  const asked = inTrial().on("2026-05-06", { type: "RequestExclusion", request: "e1", clock: "trial", ground: "appraisal", from: "2026-05-06", expectedTo: "2026-05-29", reason: "鉴定", evidence: ["委托书"] }, judge);
  const [step] = asked.dispute.waiting;
  // 05-08 is the second working day after 05-06; 05-09 is a make-up Saturday.
  expect(step).toMatchObject({ owner: "p-head", dueAt: "2026-05-08T09:00:00.000Z", remindAt: "2026-05-09T01:00:00.000Z", climbAt: "2026-05-11T01:00:00.000Z" });
  const climbed = asked.until(morning("2026-05-11"));
  expect(climbed.dispute.waiting[0]).toMatchObject({ owner: "p-leader", climbedFrom: ["p-head"] });
  expect(climbed.refuses("2026-05-11", { type: "DecideExclusion", request: "e1", granted: true }, "p-head")).toBeUndefined();
});

test("whom the catalogue may ask about: those on the case and those for whom something waits, the requester as interested", () => {
  const asked = inTrial().on("2026-06-09", { type: "RequestExtension", request: "x1", clock: "trial", months: 1, reason: "复杂" }, judge);
  const { own, interested, departments } = dispute.subject(asked.state);
  expect(departments).toEqual(["civil-2"]);
  expect(own).toEqual(expect.arrayContaining([clerk, judge, "p-court-clerk", "p-president"]));
  expect(interested).toEqual(expect.arrayContaining([judge, "p-court-clerk"]));
});

test("a case number of each stage, and the dispute's own clock and series", () => {
  const story = appealed().on("2026-05-21", { type: "SetCaseNumber", stage: "pre-filing", number: "（2026）示0100诉前调9号" }, clerk);
  expect(story.dispute.caseNumbers).toEqual([{ stage: "first-instance", number: "（2026）示0100民初1号" }, { stage: "pre-filing", number: "（2026）示0100诉前调9号" }]);
  expect(dispute.clock(story.state, "d-1")).toBe("dispute/d-1");
  expect(dispute.numbers(dispute.initial, { type: "Register", ...JSON.parse("{}") as object } as never)).toBe("dispute");
});

const stepsIn = (status: DisputeStatus): string[] => dispute.todos(disputeIn[status]().state).map((todo) => `${todo.step} ${todo.owner}`);

test.each([
  ["Registered", [`triage ${clerk}`]],
  ["Triaged", [`appoint-mediator ${clerk}`]],
  ["ConfirmationApplied", []],
  ["Filed", ["assign-case p-head"]],
  ["Remanded", ["reopen-trial p-head"]],
  ["EnforcementApplied", [`file-enforcement ${clerk}`]],
  ["Transferred", ["answer-transfer p-township"]],
  ["Trial", []],
] as const)("what waits for a person has an owner and a clock: %s", (status, steps) => {
  expect(stepsIn(status)).toEqual(steps);
});

test("an application to confirm waits three working days for whoever takes it in (法释〔2011〕5号 4)", () => {
  const story = agreed().on("2026-03-25", { type: "ApplyForConfirmation", receivedOn: "2026-03-25", parties: ["p1", "p2"] }, clerk);
  expect(dispute.todos(story.state)).toEqual([{ step: "accept-confirmation", owner: clerk, sinceAt: morning("2026-03-25"), dueAt: "2026-03-30T09:00:00.000Z" }]);
});

test("taken back, the clerk goes on where it stood", () => {
  expect(dispute.todos(disputeIn.Transferred().until(morning("2026-03-10")).state).map((todo) => todo.step)).toEqual(["appoint-mediator"]);
});

test("every step has a command with which its owner answers it, and a person may give it", () => {
  for (const step of waitingSteps) {
    expect(disputeStepAnswers[step].length).toBeGreaterThan(0);
    for (const type of disputeStepAnswers[step]) expect(disputeCommandTypes).toContain(type);
  }
});

test("every effect is of a kind that is named", () => {
  const kinds = new Set<string>();
  for (const status of disputeStatuses) {
    const story = disputeIn[status]();
    for (const { event } of story.log) for (const effect of dispute.effects(event, story.state)) kinds.add(effect.kind);
  }
  expect([...kinds].sort()).toEqual([...disputeEffectKinds].sort());
});

test("every notice has a template with just its parameters, and names nobody twice", () => {
  for (const status of disputeStatuses) {
    const story = disputeIn[status]().until(morning("2027-01-31"));
    for (const { event } of story.log) {
      for (const notice of dispute.notices(event, story.state)) {
        const template = Object.entries(disputeNoticeTemplates).find(([name]) => name === notice.template);
        expect(Object.keys(notice.params).sort()).toEqual(["disputeNumber", ...(template?.[1] ?? [])].sort());
        expect(new Set(notice.to).size).toBe(notice.to.length);
      }
    }
  }
});

test("nobody who knows the seal comes onto the case as a leaver's successor, and nobody on the case takes over a decision about it", () => {
  const trial = inTrial();
  const leave = (from: string, successor: string): string | undefined => play(trial.state, { type: "HandOverDuties", from, successor, steps: [], reason: "离任" }, { at: morning("2026-04-14") }).rejection?.rejected;
  expect(leave("p-court-clerk", "p-mediator-1")).toBe("KnowsTheSeal");
  expect(leave(judge, "p-clerk-2")).toBe("NotAJudge");
  expect(leave(judge, "p-judge-2")).toBeUndefined();
  const asked = trial.on("2026-05-06", { type: "RequestExclusion", request: "e1", clock: "trial", ground: "appraisal", from: "2026-05-06", expectedTo: "2026-05-29", reason: "鉴定", evidence: ["委托书"] }, judge);
  const { rejection } = play(asked.state, { type: "HandOverDuties", from: "p-head", steps: [{ step: "decide-exclusion:e1", to: judge }], reason: "离任" }, { at: morning("2026-05-07") });
  expect(rejection?.rejected).toBe("DeciderIsInterested");
});

test("another member of the panel takes the case in charge; the panel stays what it is", () => {
  const story = inTrial("ordinary").on("2026-04-20", { type: "Reassign", post: "judge", to: "p-judge-2", reason: "调整" }, "p-head");
  expect(story.dispute.staff).toMatchObject({ judge: "p-judge-2", panel: { kind: "collegial", presiding: "p-judge-1", members: ["p-judge-2", "p-judge-3"] } });
  const outside = inTrial("ordinary").on("2026-04-20", { type: "Reassign", post: "judge", to: "p-judge-4", reason: "调整" }, "p-head");
  expect(outside.dispute.staff).toMatchObject({ judge: "p-judge-4", panel: { presiding: "p-judge-4", members: ["p-judge-2", "p-judge-3"] } });
});
