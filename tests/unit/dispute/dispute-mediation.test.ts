import { agreed, clerk, confirmationApplied, confirmed, mediating, mediator, mediatorAsked, midnightAfter, morning, registered, triage, triaged } from "../../builders/dispute.ts";

test("a dispute gets a number of the court's own, and parties without a name in any id", () => {
  const { dispute } = registered();
  expect(dispute.number).toBe("（2026）纠字第7号");
  expect(dispute.parties.map((party) => party.id)).toEqual(["p1", "p2"]);
  expect(registered().log.filter(({ event }) => event.type === "PartyAdded").map(({ event }) => ("person" in event ? event.person : ""))).toEqual(["d-1/p1", "d-1/p2"]);
});

test("a mediator has three working days to accept (在线调解规则 12): asked on Monday 03-02, until Thursday 03-05", () => {
  expect(mediatorAsked().clock("mediator-accept").dueOn).toBe("2026-03-05");
});

test("declined, the appointment passes to the next who was proposed, with a clock of its own", () => {
  const story = mediatorAsked().on("2026-03-04", { type: "DeclineMediation", reason: "回避" }, mediator);
  expect(story.dispute.appointment).toMatchObject({ asked: "p-mediator-2", remaining: [], declined: [{ mediator: "p-mediator-1", ground: "declined" }] });
  expect(story.clock("mediator-accept").status).toBe("met");
  expect(story.clock("mediator-accept#2").dueOn).toBe("2026-03-09");
});

test("silence passes it on at 24:00 of the last day, and when nobody is left the clerk has to find another", () => {
  const first = mediatorAsked().until(midnightAfter("2026-03-05"));
  expect(first.dispute.appointment?.asked).toBe("p-mediator-2");
  const second = first.until(midnightAfter("2026-03-11"));
  expect(second.dispute.appointment).toBeUndefined();
  expect(second.dispute.status).toBe("Triaged");
  expect(second.dispute.waiting.map((step) => [step.step, step.owner])).toEqual([["appoint-mediator", clerk]]);
  expect(second.clock("mediator-accept#2").status).toBe("expired");
});

test("only who is asked may accept", () => {
  expect(mediatorAsked().refuses("2026-03-03", { type: "AcceptMediation" }, "p-mediator-2")).toBe("NotTheMediator");
});

test("who is no mediator is neither proposed nor asked", () => {
  expect(registered().refuses("2026-03-02", { ...triage, mediators: ["p-judge-1"] }, clerk)).toBe("NotAMediator");
  expect(triaged().refuses("2026-03-02", { type: "AppointMediator", mediator: "p-judge-1" }, clerk)).toBe("NotAMediator");
});

test("thirty days from the acceptance (在线调解规则 24): 03-03 + 30 d = Thursday 04-02", () => {
  expect(mediating().clock("mediation").dueOn).toBe("2026-04-02");
});

test("the parties prolong it together (特邀调解规定 27): + 15 d from the original anchor = 04-17; one alone does not", () => {
  const extension = { type: "ExtendMediation", days: 15, agreedOn: "2026-03-30", parties: ["p1", "p2"] } as const;
  expect(mediating().on("2026-03-30", { ...extension, parties: [...extension.parties] }, mediator).clock("mediation").dueOn).toBe("2026-04-17");
  expect(mediating().refuses("2026-03-30", { ...extension, parties: ["p1"] }, mediator)).toBe("NotAllPartiesAgree");
});

test("an overrun of the mediation is on record, and stays when an agreement of an earlier day is entered late", () => {
  const late = mediating().until(midnightAfter("2026-04-02"));
  expect(late.clock("mediation")).toMatchObject({ status: "running", lapsedOn: "2026-04-03" });
  const entered = late.on("2026-04-07", { type: "RecordAgreement", on: "2026-04-01", terms: "付款", signed: ["p1", "p2"] }, mediator);
  expect(entered.clock("mediation")).toMatchObject({ status: "met", lapsedOn: "2026-04-03" });
});

test("an agreement takes effect when the last party has signed; by link only after consent to proceed online", () => {
  const half = agreed({ signed: ["p1"] });
  expect(half.dispute.agreement?.effectiveOn).toBeUndefined();
  expect(half.refuses("2026-03-24", { type: "ApplyForConfirmation", receivedOn: "2026-03-24", parties: ["p1", "p2"] }, clerk)).toBe("AgreementNotEffective");
  const linked = half.on("2026-03-24", { type: "IssuePartyLink", link: "l1", of: "p2" }, clerk);
  expect(linked.refuses("2026-03-24", { type: "ConfirmAgreement", party: "p2", on: "2026-03-24", channel: "link" }, "link:d-1:l1")).toBe("NoConsentOnline");
  const whole = linked.on("2026-03-24", { type: "ConsentOnline", party: "p2", channel: "link" }, "link:d-1:l1").on("2026-03-24", { type: "ConfirmAgreement", party: "p2", on: "2026-03-24", channel: "link" }, "link:d-1:l1");
  expect(whole.dispute.agreement).toMatchObject({ signed: ["p1", "p2"], effectiveOn: "2026-03-24" });
});

test("thirty days to apply for confirmation (CPL 205): 03-20 + 30 d = Sunday 04-19, so Monday 04-20", () => {
  expect(agreed().clock("confirmation-apply").dueOn).toBe("2026-04-20");
});

test("after that period the application is refused with its article; posted in time it is in time (CPL 85)", () => {
  const over = agreed().until(midnightAfter("2026-04-20"));
  expect(over.clock("confirmation-apply").status).toBe("expired");
  expect(over.refuses("2026-04-22", { type: "ApplyForConfirmation", receivedOn: "2026-04-22", parties: ["p1", "p2"] }, clerk)).toBe("ActAfterPeriod");
  expect(over.on("2026-04-22", { type: "ApplyForConfirmation", receivedOn: "2026-04-22", postedOn: "2026-04-20", parties: ["p1", "p2"] }, clerk).dispute.status).toBe("ConfirmationApplied");
});

test("thirty days to decide on it from the acceptance (CPL 187), which do not roll: 03-26 + 30 d = Saturday 04-25", () => {
  expect(confirmationApplied().clock("confirmation-decide").dueOn).toBe("2026-04-25");
});

test("confirmed, two years to apply for enforcement from the last day for performance (CPL 250): 2026-06-30 → 2028-06-30", () => {
  expect(confirmed().clock("enforcement-apply").dueOn).toBe("2028-06-30");
});

test("before the last day for performance there is nothing to enforce yet", () => {
  expect(confirmed().refuses("2026-05-20", { type: "ApplyForEnforcement", party: "p1", receivedOn: "2026-05-20" }, clerk)).toBe("EntryBeforeClock");
  expect(confirmed().on("2026-07-06", { type: "ApplyForEnforcement", party: "p1", receivedOn: "2026-07-06" }, clerk).dispute.status).toBe("EnforcementApplied");
});

test("refused, the parties may mediate again, or sue", () => {
  const refused = confirmationApplied().on("2026-04-10", { type: "DecideConfirmation", on: "2026-04-10", confirmed: false, ground: "不明确" }, "p-judge-1");
  const again = refused.on("2026-04-13", { type: "ReopenMediation", reason: "变更协议" }, clerk);
  expect(again.dispute.status).toBe("Mediating");
  expect(again.clock("mediation#2").dueOn).toBe("2026-05-13");
  expect(again.dispute.agreement).toBeUndefined();
  expect(refused.on("2026-04-13", { type: "ReceiveFiling", receivedOn: "2026-04-13" }, clerk).clock("filing").dueOn).toBe("2026-04-20");
});

const offer = { type: "Transfer", to: "grassroots", partner: "partner-1", receiver: "p-township", reason: "就近化解" } as const;

test("a transfer that nobody answers is taken back at its deadline, and what was running goes on", () => {
  const story = mediating().on("2026-03-05", offer, clerk);
  expect(story.dispute.status).toBe("Transferred");
  const back = story.until(morning("2026-03-11"));
  expect(back.dispute).toMatchObject({ status: "Mediating", acceptedOn: "2026-03-03", tier: "coordination" });
  expect(back.dispute.waiting).toEqual([]);
  expect(back.clock("mediation").status).toBe("running");
});

test("accepted, the receiver triages it anew at the other tier; refused, it goes back at once", () => {
  const story = mediating().on("2026-03-05", offer, clerk);
  const taken = story.on("2026-03-06", { type: "AnswerTransfer", accepted: true }, "p-township");
  expect(taken.dispute).toMatchObject({ status: "Registered", tier: "grassroots", partner: "partner-1", staff: { clerk: "p-township" } });
  expect(taken.clock("mediation").status).toBe("ended");
  expect(story.on("2026-03-06", { type: "AnswerTransfer", accepted: false, reason: "不属辖区" }, "p-township").dispute.status).toBe("Mediating");
  expect(story.refuses("2026-03-06", { type: "AnswerTransfer", accepted: true }, clerk)).toBe("NotTheReceiver");
});

test.each([
  ["no respondent", { parties: [{ id: "p1", role: "applicant", kind: "natural" }] }, "PartiesMissing"],
  ["a name as an id", { parties: [{ id: "李某", role: "applicant", kind: "natural" }, { id: "p2", role: "respondent", kind: "natural" }] }, "IdInvalid"],
  ["two of one id", { parties: [{ id: "p1", role: "applicant", kind: "natural" }, { id: "p1", role: "respondent", kind: "natural" }] }, "IdTaken"],
  ["an unknown department", { department: "nowhere" }, "UnknownDepartment"],
  ["an unknown partner", { partner: "nobody" }, "UnknownPartner"],
  ["half a fen", { amountFen: 0.5 }, "AmountInvalid"],
  ["no cause", { cause: " " }, "CauseMissing"],
] as const)("a registration with %s is refused", (_name, change, reason) => {
  expect(() => registered(JSON.parse(JSON.stringify(change)) as object)).toThrow(reason);
});
