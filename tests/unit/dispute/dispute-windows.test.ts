import { statementOf } from "../../../domain/dispute/dispute.clocks.ts";
import { dispute } from "../../../domain/dispute/dispute.decider.ts";
import { isRejected } from "../../../domain/decider.ts";
import { disputeCourt, effective, inTrial, judge, midnightAfter, morning, play } from "../../builders/dispute.ts";
import type { DisputeCommand } from "../../../domain/dispute/dispute.command.ts";
import type { DisputeStory } from "../../builders/dispute.ts";

const extension: DisputeCommand = { type: "RequestExtension", request: "x1", clock: "trial", months: 1, reason: "案情复杂" };
const grant: DisputeCommand = { type: "DecideExtension", request: "x1", granted: true };

test("summary, filed 03-25, due 06-25: asked for by 06-10, decided by 06-18, since 06-20 is a Saturday and 06-19 端午 (法释〔2018〕9号 1)", () => {
  expect(inTrial().clock("trial").window).toEqual({ askByOn: "2026-06-10", decideByOn: "2026-06-18" });
});

test("the president grants a month (CPL 164): 07-25; a second time the law does not know", () => {
  const asked = inTrial().on("2026-06-10", extension, judge);
  expect(asked.dispute.waiting.map((step) => [step.step, step.key, step.owner])).toEqual([["decide-extension", "x1", "p-president"]]);
  const granted = asked.on("2026-06-12", grant, "p-president");
  expect(granted.clock("trial").dueOn).toBe("2026-07-25");
  expect(granted.dispute.waiting).toEqual([]);
  expect(granted.refuses("2026-06-15", { ...extension, request: "x2" }, judge)).toBe("ExtendedTooOften");
});

test("asked for after T-15 it is refused with its article", () => {
  const { rejection } = play(inTrial().until(morning("2026-06-11")).state, extension, { at: morning("2026-06-11"), by: judge });
  expect(rejection?.rejected).toBe("ExtensionAskedTooLate");
  expect(rejection?.details?.["article"]).toEqual({ zh: "法释〔2018〕9号第1条", en: "Provisions on Extensions and Adjournments (法释〔2018〕9号), art. 1" });
});

test("not decided by T-5 it has lapsed at 24:00, and nobody grants it any more", () => {
  const asked = inTrial().on("2026-06-09", extension, judge);
  const story = asked.until(midnightAfter("2026-06-18"));
  expect(story.last.map((event) => event.type)).toContain("ExtensionLapsed");
  expect(story.dispute.extensionRequests).toEqual([]);
  expect(story.refuses("2026-06-19", grant, "p-president")).toBe("NoExtensionPending");
});

test("nobody but the president decides, and never who asked", () => {
  const asked = inTrial().on("2026-06-09", extension, judge);
  for (const by of [judge, "p-head", "p-leader", "p-clerk-1"]) expect(asked.refuses("2026-06-10", grant, by)).toBe("NotStepOwner");
});

test("more than the law allows is refused when it is asked for", () => {
  expect(inTrial().refuses("2026-06-09", { ...extension, months: 2 }, judge)).toBe("ExtendedTooFar");
});

test("ordinary: six months by the president, then three by the higher court, entered by 审管办 with its document (CPL 152)", () => {
  const first = inTrial("ordinary").on("2026-09-01", { ...extension, months: 6 }, judge).on("2026-09-02", grant, "p-president");
  expect(first.clock("trial").dueOn).toBe("2027-03-25");
  const second = first.on("2027-03-01", { ...extension, request: "x2", months: 3 }, judge);
  expect(second.dispute.waiting.at(-1)?.owner).toBe("p-manager");
  expect(second.refuses("2027-03-02", { ...grant, request: "x2" }, "p-manager")).toBe("DocumentMissing");
  expect(second.on("2027-03-02", { type: "DecideExtension", request: "x2", granted: true, document: "渝高法〔2027〕1号" }, "p-manager").clock("trial").dueOn).toBe("2027-06-25");
});

const appraisal: DisputeCommand = { type: "RequestExclusion", request: "e1", clock: "trial", ground: "appraisal", from: "2026-05-06", expectedTo: "2026-05-20", reason: "司法鉴定", evidence: ["鉴定委托书"] };

function excluded(): DisputeStory {
  return inTrial().on("2026-05-06", appraisal, judge).on("2026-05-06", { type: "DecideExclusion", request: "e1", granted: true }, "p-head");
}

test("an exclusion with its expected end: 05-06 to 05-20 is 15 days, 06-25 → 07-10, and marked open (Interp. 243)", () => {
  expect(excluded().clock("trial")).toMatchObject({ dueOn: "2026-07-10", open: true });
  expect(inTrial().on("2026-05-06", appraisal, judge).clock("trial").dueOn).toBe("2026-06-25");
});

test("it asks again at its expected end, until it is ended or prolonged (防止隐性超审限)", () => {
  const due = excluded().until(morning("2026-05-20"));
  expect(due.dispute.waiting.map((step) => [step.step, step.key, step.owner])).toEqual([["renew-exclusion", "trial/e1", judge]]);
  const ended = due.on("2026-05-20", { type: "EndExclusion", clock: "trial", exclusion: "e1", on: "2026-05-16" }, judge);
  expect(ended.clock("trial")).toMatchObject({ dueOn: "2026-07-05", open: false });
  expect(ended.dispute.waiting).toEqual([]);
  const prolonged = due.on("2026-05-20", { ...appraisal, request: "e2", expectedTo: "2026-06-05", prolongs: "e1" }, judge).on("2026-05-21", { type: "DecideExclusion", request: "e2", granted: true }, "p-head");
  expect(prolonged.clock("trial")).toMatchObject({ dueOn: "2026-07-26", open: true });
  expect(prolonged.dispute.waiting).toEqual([]);
  expect(prolonged.until(morning("2026-06-05")).dispute.waiting.map((step) => step.key)).toEqual(["trial/e1"]);
});

test.each([
  ["no evidence", { evidence: [] }, "EvidenceMissing"],
  ["no expected end", { expectedTo: undefined }, "ExpectedEndMissing"],
  ["an end before its start", { to: "2026-05-01" }, "ExclusionEndsBeforeStart"],
  ["a day before the clock began", { from: "2026-03-25" }, "ExclusionBeforeClock"],
  ["a day that does not exist", { from: "2026-05-32" }, "DateInvalid"],
  ["a ground that summary procedure does not know", { ground: "publication" }, "ExclusionNotProvided"],
  ["an end that has passed", { expectedTo: "2026-05-05" }, "EndNotAfterToday"],
] as const)("an exclusion with %s is refused", (_name, change, reason) => {
  expect(inTrial().refuses("2026-05-06", JSON.parse(JSON.stringify({ ...appraisal, ...change })) as DisputeCommand, judge)).toBe(reason);
});

test("one entered after the date it affects is the president's, and what had lapsed stays lapsed", () => {
  const late = inTrial().until(morning("2026-06-29"));
  expect(late.clock("trial").lapsedOn).toBe("2026-06-26");
  const { expectedTo: _expectedTo, ...asked } = appraisal;
  const request = late.on("2026-06-29", { ...asked, to: "2026-05-20" }, judge);
  expect(request.dispute.waiting.at(-1)?.owner).toBe("p-president");
  const granted = request.on("2026-06-29", { type: "DecideExclusion", request: "e1", granted: true }, "p-president");
  expect(granted.clock("trial")).toMatchObject({ dueOn: "2026-07-10", lapsedOn: "2026-06-26" });
});

test("a range after the date reached never erases an overrun", () => {
  const { expectedTo: _expectedTo, ...asked } = appraisal;
  expect(inTrial().refuses("2026-06-29", { ...asked, from: "2026-06-26", to: "2026-06-28" }, judge)).toBe("ExclusionAfterDeadline");
});

test("a head who sits on the case does not decide on its exclusions: the leader in charge does", () => {
  const story = inTrial("ordinary").on("2026-04-20", { type: "Reassign", post: "panel-member", from: "p-judge-3", to: "p-head", reason: "调整" }, "p-president");
  expect(story.on("2026-05-06", appraisal, judge).dispute.waiting.at(-1)?.owner).toBe("p-leader");
});

const objection: DisputeCommand = { type: "RaiseObjection", objection: "o1", party: "p2", clock: "trial", entry: "e1", text: "并未委托鉴定", channel: "paper" };

test("a party's objection goes to 审管办, to be answered within five working days; upheld, the exclusion is taken back", () => {
  const raised = excluded().on("2026-05-11", objection, "p-clerk-1");
  const step = raised.dispute.waiting.find((one) => one.step === "answer-objection");
  expect(step).toMatchObject({ owner: "p-manager", dueAt: "2026-05-18T09:00:00.000Z" });
  expect(raised.refuses("2026-05-12", { type: "AnswerObjection", objection: "o1", upheld: true, text: "成立" }, "p-head")).toBe("NotStepOwner");
  const upheld = raised.on("2026-05-12", { type: "AnswerObjection", objection: "o1", upheld: true, text: "成立" }, "p-manager");
  expect(upheld.clock("trial")).toMatchObject({ dueOn: "2026-06-25", open: false });
  const refused = raised.on("2026-05-12", { type: "AnswerObjection", objection: "o1", upheld: false, text: "不成立" }, "p-manager");
  expect(refused.clock("trial").dueOn).toBe("2026-07-10");
});

test("parties are told of a date that moved; what they object with is nowhere in the state", () => {
  const story = excluded();
  const event = story.last.find((one) => one.type === "ExclusionGranted");
  if (event === undefined) throw new Error("not granted");
  expect(dispute.effects(event, story.state).map((effect) => effect.payload["party"])).toEqual(["p1", "p2"]);
  expect(JSON.stringify(story.on("2026-05-11", objection, "p-clerk-1").state)).not.toContain("并未委托鉴定");
});

test("every date prints itself: the statement is computed again from the ledger", () => {
  const story = excluded();
  const statement = statementOf(story.dispute, story.clock("trial"), disputeCourt);
  if (isRejected(statement) || !("steps" in statement)) throw new Error("no statement");
  expect(statement.steps.map((step) => step.resultOn)).toEqual(["2026-06-25", "2026-07-10"]);
});

test("relief for a party that an obstacle kept from appealing (CPL 86): asked within ten days, granted, its period runs again and it may appeal", () => {
  const over = effective().until(morning("2026-06-03"));
  expect(over.clock("appeal:p1")).toMatchObject({ status: "expired", dueOn: "2026-05-26" });
  const relief: DisputeCommand = { type: "RequestExclusion", request: "e1", clock: "appeal:p1", ground: "obstacle", from: "2026-05-20", to: "2026-06-01", askedOn: "2026-06-02", reason: "洪水", evidence: ["镇政府证明"] };
  const granted = over.on("2026-06-03", relief, "p-clerk-1").on("2026-06-04", { type: "DecideExclusion", request: "e1", granted: true }, "p-head");
  // Thirteen days of the obstacle: 05-26 + 13 d = 06-08.
  expect(granted.clock("appeal:p1")).toMatchObject({ status: "running", dueOn: "2026-06-08" });
  expect(granted.on("2026-06-08", { type: "Appeal", party: "p1", on: "2026-06-08" }, "p-court-clerk").dispute.status).toBe("Appealed");
  expect(granted.until(midnightAfter("2026-06-08")).clock("appeal:p1").status).toBe("expired");
  expect(over.refuses("2026-06-12", { ...relief, askedOn: "2026-06-12" }, "p-clerk-1")).toBe("ReliefAskedTooLate");
});
