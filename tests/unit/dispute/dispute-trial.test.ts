import type { Panel } from "../../../domain/dispute/dispute.ts";
import { adjudicated, assigned, awaitingDefence, clerk, collegial, filed, inTrial, judge, midnightAfter, morning, registered, serving, underReview } from "../../builders/dispute.ts";
import type { DisputeStory } from "../../builders/dispute.ts";

const courtClerk = "p-court-clerk";

test("seven days to file (CPL 126): received on 03-23, until 03-30", () => {
  expect(underReview().clock("filing").dueOn).toBe("2026-03-30");
});

test("while corrections are awaited the seven days stand still, and begin anew with their receipt (Interp. 126)", () => {
  const ordered = underReview().on("2026-03-24", { type: "OrderCorrection", on: "2026-03-24", items: ["身份证明"] }, clerk);
  expect(ordered.clock("filing").status).toBe("paused");
  const later = ordered.until(morning("2026-04-20"));
  expect(later.clock("filing").lapsedOn).toBeUndefined();
  expect(later.on("2026-04-20", { type: "ReceiveCorrections", on: "2026-04-20" }, clerk).clock("filing")).toMatchObject({ status: "running", dueOn: "2026-04-27" });
});

test.each([
  ["small-claims", "2026-05-25"],
  ["summary", "2026-06-25"],
  ["ordinary", "2026-09-25"],
] as const)("filed on 03-25, the limit of %s is %s (CPL 168, 164, 152), and does not roll off the Mid-Autumn holiday", (procedure, dueOn) => {
  expect(filed(procedure).clock("trial").dueOn).toBe(dueOn);
});

test("foreign-related cases have no limit in ordinary procedure (CPL 287), and no small claims", () => {
  const abroad = registered({ foreignRelated: true }).on("2026-03-23", { type: "ReceiveFiling", receivedOn: "2026-03-23" }, clerk);
  expect(filed("ordinary", abroad).clock("trial").dueOn).toBeUndefined();
  expect(abroad.refuses("2026-03-25", { type: "File", on: "2026-03-25", procedure: "small-claims" }, clerk)).toBe("SmallClaimsNotOpen");
});

test("the complaint reaches the respondent within five days (CPL 128): 03-25 + 5 d = 03-30", () => {
  expect(filed().clock("serve-complaint:p2").dueOn).toBe("2026-03-30");
});

test("the defence runs fifteen days from the respondent's own receipt; the date on the 送达回证 counts, whenever it is entered", () => {
  expect(awaitingDefence().clock("defence:p2").dueOn).toBe("2026-04-14");
  const late = serving().on("2026-04-01", { type: "RecordService", service: "s1", delivered: true, on: "2026-03-28" }, courtClerk);
  expect(late.clock("serve-complaint:p2")).toMatchObject({ status: "met", lapsedOn: "2026-03-31" });
  expect(late.clock("defence:p2").dueOn).toBe("2026-04-13");
});

test("silence on the post falls back to publication in ordinary procedure, and the period over counts as served (CPL 95)", () => {
  const story = serving("ordinary");
  // Ten working days after 03-26, over 清明 04-06: 04-10.
  const published = story.until(morning("2026-04-13"));
  expect(published.dispute.services[0]?.attempts.map((attempt) => attempt.method)).toEqual(["postal", "publication"]);
  expect(published.clock("publication:s1").dueOn).toBe("2026-05-11");
  const served = published.until(midnightAfter("2026-05-11"));
  expect(served.dispute.services[0]?.servedOn).toBe("2026-05-11");
  expect(served.clock("publication:s1").status).toBe("met");
  expect(served.dispute.status).toBe("AwaitingDefence");
  expect(served.clock("defence:p2").dueOn).toBe("2026-05-26");
});

test("publication is not open to a summary case (Interp. 140): the judge decides, and may convert it", () => {
  const stuck = serving().on("2026-03-30", { type: "RecordService", service: "s1", delivered: false, on: "2026-03-30" }, courtClerk);
  expect(stuck.dispute.services[0]?.stuck).toBe(true);
  expect(stuck.dispute.waiting.map((step) => [step.step, step.owner])).toEqual([["resolve-service", judge]]);
  const publish = { type: "ServeDocument", service: "s1", document: "complaint", party: "p2", method: "publication", on: "2026-03-31" } as const;
  expect(stuck.refuses("2026-03-31", publish, courtClerk)).toBe("PublicationNotOpen");
  const converted = stuck.on("2026-03-31", { type: "Convert", to: "ordinary", on: "2026-03-31", reason: "被告下落不明" }, judge).on("2026-03-31", publish, courtClerk);
  expect(converted.clock("trial").dueOn).toBe("2026-09-25");
  expect(converted.clock("publication:s1").dueOn).toBe("2026-04-30");
  expect(converted.dispute.waiting).toEqual([]);
});

test("electronic service needs the party's consent, and falls back to the post after three silent working days", () => {
  const story = assigned();
  const send = { type: "ServeDocument", service: "s1", document: "complaint", party: "p2", method: "electronic", on: "2026-03-26" } as const;
  expect(story.refuses("2026-03-26", send, courtClerk)).toBe("NoConsentOnline");
  const sent = story.on("2026-03-26", { type: "ConsentOnline", party: "p2", channel: "paper" }, clerk).on("2026-03-26", send, courtClerk);
  expect(sent.until(morning("2026-04-01")).dispute.services[0]?.attempts.map((attempt) => attempt.method)).toEqual(["electronic", "postal"]);
});

test("the trial opens when nobody's defence is awaited: received, or its period over, or done without (Interp. 266)", () => {
  expect(inTrial().dispute.status).toBe("Trial");
  const waited = awaitingDefence().until(midnightAfter("2026-04-14"));
  expect(waited.dispute.status).toBe("Trial");
  expect(waited.clock("defence:p2").status).toBe("expired");
  expect(awaitingDefence().refuses("2026-04-01", { type: "OpenTrial", waivedBy: [] }, judge)).toBe("DefencePeriodRuns");
  expect(awaitingDefence().on("2026-04-01", { type: "OpenTrial", waivedBy: ["p2"] }, judge).dispute.status).toBe("Trial");
});

test("a late defence is still taken, and forwarded within five days: 04-20 + 5 d = Saturday 04-25, so 04-27", () => {
  const late = awaitingDefence().on("2026-04-20", { type: "ReceiveDefence", party: "p2", on: "2026-04-20" }, courtClerk);
  expect(late.clock("defence:p2")).toMatchObject({ status: "met", lapsedOn: "2026-04-15" });
  expect(late.clock("forward-defence:p2").dueOn).toBe("2026-04-27");
});

test("two respondents: the trial opens when the last defence is in", () => {
  const story = serving().on("2026-03-27", { type: "AddParty", id: "p3", role: "respondent", kind: "natural" }, clerk)
    .on("2026-03-30", { type: "RecordService", service: "s1", delivered: true, on: "2026-03-30" }, courtClerk);
  expect(story.dispute.status).toBe("Serving");
  expect(story.clock("serve-complaint:p3").dueOn).toBe("2026-04-01");
  const both = story.on("2026-03-31", { type: "ServeDocument", service: "s2", document: "complaint", party: "p3", method: "personal", on: "2026-03-31" }, courtClerk)
    .on("2026-03-31", { type: "RecordService", service: "s2", delivered: true, on: "2026-03-31" }, courtClerk);
  expect(both.dispute.status).toBe("AwaitingDefence");
  const one = both.on("2026-04-08", { type: "ReceiveDefence", party: "p2", on: "2026-04-08" }, courtClerk);
  expect(one.dispute.status).toBe("AwaitingDefence");
  expect(one.on("2026-04-09", { type: "ReceiveDefence", party: "p3", on: "2026-04-09" }, courtClerk).dispute.status).toBe("Trial");
});

test("three days' notice before an ordinary hearing (CPL 139), backwards over the May holidays: for 05-07 by 04-30", () => {
  const story = inTrial("ordinary").on("2026-04-20", { type: "ScheduleHearing", hearing: "h1", kind: "hearing", at: morning("2026-05-07") }, judge);
  expect(story.clock("hearing-notice:h1").dueOn).toBe("2026-04-30");
  expect(story.refuses("2026-05-06", { type: "ScheduleHearing", hearing: "h2", kind: "hearing", at: morning("2026-05-08") }, judge)).toBe("NoticeTooShort");
  const notify = (from: DisputeStory, party: string, on: string): DisputeStory => from
    .on("2026-04-21", { type: "ServeDocument", service: `n-${party}`, document: "hearing-notice", hearing: "h1", party, method: "postal", on: "2026-04-21" }, courtClerk)
    .on(on, { type: "RecordService", service: `n-${party}`, delivered: true, on }, courtClerk);
  const one = notify(story, "p1", "2026-04-22");
  expect(one.clock("hearing-notice:h1").status).toBe("running");
  expect(notify(one, "p2", "2026-04-24").clock("hearing-notice:h1").status).toBe("met");
});

test("summary procedure knows no such notice", () => {
  const story = inTrial().on("2026-04-20", { type: "ScheduleHearing", hearing: "h1", kind: "hearing", at: morning("2026-04-21") }, judge);
  expect(story.dispute.clocks.some((clock) => clock.rule === "hearing-notice")).toBe(false);
});

test("one adjournment in summary, two in ordinary procedure, each by a month at most (法释〔2018〕9号 3, 5); 庭前会议 are not counted", () => {
  const first = inTrial().on("2026-04-13", { type: "ScheduleHearing", hearing: "h1", kind: "hearing", at: morning("2026-04-24") }, judge);
  const adjourn = (from: string, to: string, on: string) => ({ type: "Adjourn", hearing: from, to, at: morning(on), ground: "new-evidence" }) as const;
  expect(first.refuses("2026-04-20", adjourn("h1", "h2", "2026-05-25"), judge)).toBe("AdjournedTooFar");
  const once = first.on("2026-04-20", adjourn("h1", "h2", "2026-05-22"), judge);
  expect(once.refuses("2026-05-20", adjourn("h2", "h3", "2026-06-10"), judge)).toBe("AdjournedTooOften");
  const ordinary = once.on("2026-05-06", { type: "Convert", to: "ordinary", on: "2026-05-06", reason: "复杂" }, judge);
  const twice = ordinary.on("2026-05-11", adjourn("h2", "h3", "2026-06-10"), judge);
  expect(twice.refuses("2026-06-01", adjourn("h3", "h4", "2026-06-20"), judge)).toBe("AdjournedTooOften");
  expect(twice.dispute.adjournments).toHaveLength(2);
});

test("证据交换 and 庭前会议 are recorded before the defence is over; a hearing is not set into the defence's days", () => {
  const story = awaitingDefence();
  expect(story.refuses("2026-04-01", { type: "ScheduleHearing", hearing: "h1", kind: "hearing", at: morning("2026-04-14") }, judge)).toBe("DefencePeriodRuns");
  const held = story.on("2026-04-01", { type: "ScheduleHearing", hearing: "h1", kind: "evidence-exchange", at: morning("2026-04-07") }, judge).on("2026-04-07", { type: "HoldHearing", hearing: "h1", on: "2026-04-07" }, judge);
  expect(held.dispute.hearings).toMatchObject([{ kind: "evidence-exchange", heldOn: "2026-04-07" }]);
});

test("当庭宣判 is on the day of a hearing; no judgment without one", () => {
  expect(inTrial().refuses("2026-04-20", { type: "Pronounce", document: "judgment", on: "2026-04-20", inCourt: false }, judge)).toBe("NotHeard");
  const heard = inTrial().on("2026-04-13", { type: "ScheduleHearing", hearing: "h1", kind: "hearing", at: morning("2026-04-24") }, judge).on("2026-04-24", { type: "HoldHearing", hearing: "h1", on: "2026-04-24" }, judge);
  expect(heard.refuses("2026-04-27", { type: "Pronounce", document: "judgment", on: "2026-04-27", inCourt: true }, judge)).toBe("NoHearingThatDay");
  const inCourt = heard.at(morning("2026-04-24"), { type: "Pronounce", document: "judgment", on: "2026-04-24", inCourt: true }, judge);
  expect(inCourt.dispute.ruling).toMatchObject({ inCourt: true });
  expect(inCourt.clock("trial").status).toBe("met");
});

test("conversion counts from the original filing (CPL 170): summary filed 03-25, converted 05-20, due 09-25; twice or back is refused", () => {
  const converted = inTrial().on("2026-05-20", { type: "Convert", to: "ordinary", on: "2026-05-20", reason: "复杂" }, judge);
  expect(converted.clock("trial").dueOn).toBe("2026-09-25");
  expect(converted.refuses("2026-05-21", { type: "Convert", to: "ordinary", on: "2026-05-21", reason: "复杂" }, judge)).toBe("ConvertedFromOrdinary");
  expect(inTrial().refuses("2026-05-20", { type: "Convert", to: "summary", on: "2026-05-20", reason: "?" }, judge)).toBe("ConvertedToSameRule");
  const small = inTrial("small-claims").on("2026-05-06", { type: "Convert", to: "summary", on: "2026-05-06", reason: "异议" }, judge);
  expect(small.clock("trial").dueOn).toBe("2026-06-25");
  expect(small.on("2026-05-07", { type: "Convert", to: "ordinary", on: "2026-05-07", reason: "复杂" }, judge).clock("trial").dueOn).toBe("2026-09-25");
});

test("settled by 调解书: the limit is met, and it can be enforced from the last day for performance", () => {
  const settled = inTrial().on("2026-04-30", { type: "RecordSettlement", servedOn: "2026-04-30", performBy: "2026-06-30" }, judge);
  expect(settled.clock("trial").status).toBe("met");
  expect(settled.clock("enforcement-apply").startedOn).toBe("2026-06-30");
});

test("a panel of three or more and odd, in ordinary procedure alone; who is no judge may sit as an assessor, not preside", () => {
  const assign = (panel: Panel, procedure: "summary" | "ordinary"): string | undefined =>
    filed(procedure).refuses("2026-03-26", { type: "AssignCase", department: "civil-2", judge, panel, on: "2026-03-26" }, "p-head");
  expect(assign({ ...collegial, members: [...collegial.members] }, "summary")).toBe("CollegialOnlyOrdinary");
  expect(assign({ kind: "collegial", presiding: judge, members: ["p-judge-2"] }, "ordinary")).toBe("PanelSize");
  expect(assign({ kind: "collegial", presiding: "p-court-clerk", members: ["p-judge-2"] }, "ordinary")).toBe("NotAJudge");
  expect(assign({ kind: "collegial", presiding: "p-judge-2", members: ["p-clerk-2"] }, "ordinary")).toBeUndefined();
});

test("only those who try the case set a hearing or pronounce; a machine may bring in what they did", () => {
  const command = { type: "ScheduleHearing", hearing: "h1", kind: "hearing", at: morning("2026-04-24") } as const;
  for (const by of ["p-president", "p-leader", "p-head", "p-lead", clerk]) expect(inTrial().refuses("2026-04-13", command, by)).toBe("NotOnTheCase");
  expect(inTrial().refuses("2026-04-13", command, "p-machine")).toBeUndefined();
});

test("who has the case in hand is on record, step by step", () => {
  expect(adjudicated().dispute.handOvers.map(({ step, holder }) => `${step} ${holder}`)).toEqual([
    `filing ${clerk}`, "assignment p-head", `scheduling ${judge}`, `service ${courtClerk}`, `hearing ${judge}`, `drafting ${judge}`, `service ${courtClerk}`,
  ]);
});

test("converted to ordinary, the case gets a panel; every clock goes on", () => {
  const converted = inTrial().on("2026-05-20", { type: "Convert", to: "ordinary", on: "2026-05-20", reason: "复杂" }, judge);
  const panel = { kind: "collegial", presiding: "p-judge-2", members: ["p-judge-3"] } as const;
  const formed = converted.on("2026-05-21", { type: "FormPanel", judge, panel: { ...panel, members: [...panel.members] }, reason: "转普通程序" }, "p-head");
  expect(formed.dispute.staff.panel).toEqual(panel);
  expect(formed.dispute.clocks).toEqual(converted.dispute.clocks);
});

test("nobody goes on looking for the respondent of a suit that was withdrawn", () => {
  const story = serving("ordinary").on("2026-03-30", { type: "Withdraw", on: "2026-03-30", ground: "原告申请" }, judge);
  expect(story.alarm).toBeUndefined();
});

test("a publication is not returned: it ends with its period, or with a receipt before", () => {
  const published = serving("ordinary").on("2026-03-30", { type: "RecordService", service: "s1", delivered: false, on: "2026-03-30" }, courtClerk);
  expect(published.clock("publication:s1").dueOn).toBe("2026-04-29");
  expect(published.refuses("2026-04-01", { type: "RecordService", service: "s1", delivered: false, on: "2026-04-01" }, courtClerk)).toBe("PublicationRuns");
  const found = published.on("2026-04-07", { type: "RecordService", service: "s1", delivered: true, on: "2026-04-07" }, courtClerk);
  expect(found.clock("publication:s1").status).toBe("ended");
  expect(found.clock("defence:p2").dueOn).toBe("2026-04-22");
});
