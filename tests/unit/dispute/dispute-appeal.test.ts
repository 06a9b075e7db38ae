import { adjudicated, appealed, clerk, disputeIn, effective, enforcementApplied, enforcing, endedAs, forwarded, judgmentServed, midnightAfter, morning, remanded, secondInstance, underReview } from "../../builders/dispute.ts";

const courtClerk = "p-court-clerk";

test("each party's fifteen days run from that party's own receipt (CPL 171; Interp. 244)", () => {
  const story = judgmentServed();
  expect(story.clock("appeal:p1").dueOn).toBe("2026-05-26");
  expect(story.clock("appeal:p2").dueOn).toBe("2026-05-27");
});

test("nobody appealing, it takes effect the day after the last period, and two years run from the last day for performance", () => {
  expect(judgmentServed().until(midnightAfter("2026-05-26")).dispute.status).toBe("Adjudicated");
  const story = judgmentServed().until(midnightAfter("2026-05-27"));
  expect(story.dispute).toMatchObject({ status: "Effective", on: "2026-05-28", ground: "appeal-period-over" });
  expect(story.clock("enforcement-apply").dueOn).toBe("2028-07-31");
});

test("as long as one party has not received the judgment it does not take effect", () => {
  const story = adjudicated().on("2026-05-09", { type: "ServeDocument", service: "j1", document: "judgment", party: "p1", method: "personal", on: "2026-05-09" }, courtClerk)
    .on("2026-05-11", { type: "RecordService", service: "j1", delivered: true, on: "2026-05-11" }, courtClerk);
  expect(story.until(morning("2026-06-15")).dispute.status).toBe("Adjudicated");
});

test("small claims are final (CPL 165): in effect with the last receipt, and nobody appeals", () => {
  const story = judgmentServed("small-claims");
  expect(story.dispute).toMatchObject({ status: "Effective", on: "2026-05-12", ground: "final" });
  expect(story.refuses("2026-05-13", { type: "Appeal", party: "p1", on: "2026-05-13" }, courtClerk)).toBe("NothingToAppeal");
});

test("an appeal after that party's period is refused with its article, though another party could still appeal", () => {
  const command = { type: "Appeal", on: "2026-05-27" } as const;
  expect(judgmentServed().refuses("2026-05-27", { ...command, party: "p1" }, courtClerk)).toBe("ActAfterPeriod");
  expect(judgmentServed().refuses("2026-05-27", { ...command, party: "p2" }, courtClerk)).toBeUndefined();
});

test("an appeal posted on the last day is in time, also when it arrives after the judgment seemed to be in effect (CPL 85)", () => {
  const story = effective();
  expect(story.dispute.status).toBe("Effective");
  const late = story.on("2026-06-01", { type: "Appeal", party: "p2", on: "2026-06-01", postedOn: "2026-05-27" }, courtClerk);
  expect(late.dispute.status).toBe("Appealed");
  expect(late.clock("appeal:p2").status).toBe("met");
  expect(late.clock("enforcement-apply").status).toBe("ended");
});

test("copy within five days, answer within fifteen, file up within five (CPL 174)", () => {
  expect(appealed().clock("appeal-serve:p2:p1").dueOn).toBe("2026-05-25");
  const served = appealed().on("2026-05-21", { type: "ServeDocument", service: "a1", document: "appeal", party: "p1", method: "postal", on: "2026-05-21" }, courtClerk)
    .on("2026-05-22", { type: "RecordService", service: "a1", delivered: true, on: "2026-05-22" }, courtClerk);
  // Fifteen days end on Saturday 06-06.
  expect(served.clock("appeal-defence:p1").dueOn).toBe("2026-06-08");
  // Nobody answers: the five days begin with the end of the period.
  expect(served.until(midnightAfter("2026-06-08")).clock("appeal-forward").dueOn).toBe("2026-06-15");
  expect(served.on("2026-06-01", { type: "ReceiveAppealDefence", party: "p1", on: "2026-06-01" }, courtClerk).clock("appeal-forward").dueOn).toBe("2026-06-08");
  expect(forwarded().clock("appeal-forward").status).toBe("met");
});

test("both appeal: each copy has its clock, and with one withdrawn the other goes on", () => {
  const both = appealed().on("2026-05-25", { type: "Appeal", party: "p1", on: "2026-05-25" }, courtClerk);
  expect(both.clock("appeal-serve:p1:p2").dueOn).toBe("2026-06-01");
  const one = both.on("2026-05-26", { type: "WithdrawAppeal", party: "p2", on: "2026-05-26" }, courtClerk);
  expect(one.dispute.status).toBe("Appealed");
  expect(one.clock("appeal-serve:p2:p1").status).toBe("ended");
  const none = one.on("2026-05-27", { type: "WithdrawAppeal", party: "p1", on: "2026-05-27" }, courtClerk);
  expect(none.dispute.status).toBe("AppealWithdrawn");
});

test("withdrawn, it takes effect once nobody else may appeal", () => {
  const withdrawn = appealed().on("2026-05-21", { type: "WithdrawAppeal", party: "p2", on: "2026-05-21" }, courtClerk);
  expect(withdrawn.refuses("2026-05-22", { type: "ConfirmEffective", on: "2026-05-22" }, courtClerk)).toBe("AppealPeriodRuns");
  expect(withdrawn.on("2026-05-28", { type: "ConfirmEffective", on: "2026-05-28" }, courtClerk).dispute).toMatchObject({ status: "Effective", ground: "appeal-withdrawn" });
});

test("the second instance is recorded, with its three months (CPL 183); upheld, the judgment is in effect", () => {
  expect(secondInstance().clock("second-instance").dueOn).toBe("2026-09-10");
  const upheld = secondInstance().on("2026-08-20", { type: "RecordSecondOutcome", outcome: "upheld", on: "2026-08-20" }, courtClerk);
  expect(upheld.dispute).toMatchObject({ status: "Effective", on: "2026-08-20", ground: "second-instance" });
  expect(upheld.clock("enforcement-apply").startedOn).toBe("2026-08-20");
});

test("sent back: ordinary procedure, a new limit, and nobody who sat before (CPL 41)", () => {
  const reopen = { type: "ReopenTrial", filedOn: "2026-09-01", judge: "p-judge-4", panel: { kind: "collegial", presiding: "p-judge-4", members: ["p-judge-5", "p-judge-6"] } } as const;
  const panel = { ...reopen.panel, members: [...reopen.panel.members] };
  expect(remanded().refuses("2026-09-01", { ...reopen, panel: { ...panel, members: ["p-judge-5", "p-judge-1"] } }, "p-head")).toBe("SatBefore");
  expect(remanded().refuses("2026-09-01", { ...reopen, panel: { kind: "sole" } }, "p-head")).toBe("NewPanelMissing");
  const again = remanded().on("2026-09-01", { ...reopen, panel }, "p-head");
  expect(again.dispute).toMatchObject({ status: "Trial", procedure: "ordinary", remands: 1 });
  expect(again.clock("trial#2").dueOn).toBe("2027-03-01");
  expect(again.clock("trial").status).toBe("met");
  // In the second round the old receipts of the old judgment say nothing.
  const judged = again.on("2026-09-02", { type: "ScheduleHearing", hearing: "h9", kind: "hearing", at: morning("2026-09-21") }, "p-judge-4")
    .on("2026-09-21", { type: "HoldHearing", hearing: "h9", on: "2026-09-21" }, "p-judge-4")
    .on("2026-10-12", { type: "Pronounce", document: "judgment", on: "2026-10-12", inCourt: false }, "p-judge-4");
  expect(judged.until(morning("2026-12-01")).dispute.status).toBe("Adjudicated");
});

test("a refusal to file: ten days for the plaintiff alone (CPL 171); reversed, the seven days begin anew", () => {
  const story = disputeIn.NotAccepted().on("2026-03-26", { type: "ServeDocument", service: "r1", document: "ruling", party: "p1", method: "personal", on: "2026-03-26" }, clerk)
    .on("2026-03-27", { type: "RecordService", service: "r1", delivered: true, on: "2026-03-27" }, clerk);
  // Ten days end on 清明, Monday 04-06 is off: 04-07.
  expect(story.clock("appeal:p1").dueOn).toBe("2026-04-07");
  expect(story.refuses("2026-04-01", { type: "Appeal", party: "p2", on: "2026-04-01" }, clerk)).toBe("NotYoursToAppeal");
  const up = story.on("2026-04-01", { type: "Appeal", party: "p1", on: "2026-04-01" }, clerk).on("2026-04-02", { type: "ForwardAppeal", on: "2026-04-02" }, clerk)
    .on("2026-04-08", { type: "RecordSecondInstance", filedOn: "2026-04-08" }, clerk);
  expect(up.clock("second-instance").dueOn).toBe("2026-05-08");
  expect(up.refuses("2026-04-20", { type: "RecordSecondOutcome", outcome: "remanded", on: "2026-04-20" }, clerk)).toBe("OutcomeNotFitting");
  const ordered = up.on("2026-04-20", { type: "RecordSecondOutcome", outcome: "filing-ordered", on: "2026-04-20" }, clerk);
  expect(ordered.dispute.status).toBe("FilingReview");
  expect(ordered.clock("filing#2").dueOn).toBe("2026-04-27");
  expect(underReview().clock("filing").dueOn).toBe("2026-03-30");
});

test("enforcement: notice within ten days (Interp. 480), six months from its filing (法释〔2000〕29号 5)", () => {
  expect(enforcementApplied().clock("enforcement-notice").dueOn).toBe("2026-08-20");
  expect(enforcing().clock("enforcement").dueOn).toBe("2027-02-12");
  expect(enforcing().clock("enforcement-notice").status).toBe("met");
});

test("after 终本 it is resumed with a limit of its own", () => {
  const resumed = endedAs("programme-ended").on("2026-11-02", { type: "ResumeEnforcement", on: "2026-11-02", ground: "发现财产", caseNumber: "（2026）示0100执恢1号" }, "p-officer");
  expect(resumed.clock("enforcement#2").dueOn).toBe("2027-05-02");
  expect(resumed.dispute.caseNumbers.map((one) => one.stage)).toContain("enforcement-resumed");
  expect(resumed.on("2026-12-01", { type: "EndEnforcement", outcome: "terminated", on: "2026-12-01", ground: "撤回申请" }, "p-officer").clock("enforcement#2").status).toBe("met");
});

test("时效中断 begins the two years anew (Civil Code 195)", () => {
  const story = effective().on("2026-09-10", { type: "InterruptLimitation", on: "2026-09-10", ground: "催告" }, clerk);
  expect(story.clock("enforcement-apply").dueOn).toBe("2028-09-11");
});

test("an application after the two years is taken, and the lateness on record", () => {
  const late = effective().on("2028-08-10", { type: "ApplyForEnforcement", party: "p1", receivedOn: "2028-08-10" }, clerk);
  expect(late.clock("enforcement-apply")).toMatchObject({ status: "met", lapsedOn: "2028-08-01" });
});

test("nothing is closed while a party may still appeal, or the court has something left to do", () => {
  const served = disputeIn.NotAccepted().on("2026-03-26", { type: "ServeDocument", service: "r1", document: "ruling", party: "p1", method: "personal", on: "2026-03-26" }, clerk)
    .on("2026-03-27", { type: "RecordService", service: "r1", delivered: true, on: "2026-03-27" }, clerk);
  expect(served.refuses("2026-03-30", { type: "Close", on: "2026-03-30", ground: "办结" }, clerk)).toBe("ClocksOpen");
  const over = served.until(midnightAfter("2026-04-07"));
  expect(over.dispute.status).toBe("Effective");
  expect(over.dispute.clocks.some((clock) => clock.rule === "enforcement-apply")).toBe(false);
  const closed = over.on("2026-04-09", { type: "Close", on: "2026-04-09", ground: "办结" }, clerk).on("2026-04-10", { type: "Archive", on: "2026-04-10" }, clerk);
  expect(closed.dispute.status).toBe("Archived");
  expect(closed.alarm).toBeUndefined();
});
