import { audienceAt, planOf, reminderDays } from "../../../domain/dispute/clock-plan.ts";
import { dispute } from "../../../domain/dispute/dispute.decider.ts";
import { statutoryRuleIds } from "../../../domain/legal-clock/rules/statutory-rules.ts";
import { instantAt } from "../../../domain/time.ts";
import { adjudicated, clerk, disputeIn, effective, inTrial, judge, judgmentServed, midnightAfter, morning } from "../../builders/dispute.ts";
import type { DisputeEvent } from "../../../domain/dispute/dispute.event.ts";

function remindersOf(events: readonly DisputeEvent[], clock: string): { days: number; to: string[] }[] {
  return events.flatMap((event) => (event.type === "ClockReminded" && event.clock === clock ? [{ days: event.days, to: event.to }] : []));
}

test("30, 15, 7, 3 and 1 days before, on the last day, and every day after it, each to more who stand above", () => {
  const story = inTrial().until(morning("2026-06-28"));
  expect(remindersOf(story.last, "trial")).toEqual([
    { days: -30, to: [judge] },
    { days: -15, to: [judge] },
    { days: -7, to: [judge, "p-head"] },
    { days: -3, to: [judge, "p-head", "p-manager"] },
    { days: -1, to: [judge, "p-head", "p-manager"] },
    { days: 0, to: [judge, "p-head", "p-manager"] },
    { days: 1, to: [judge, "p-head", "p-manager", "p-president"] },
    { days: 2, to: [judge, "p-head", "p-manager", "p-president"] },
    { days: 3, to: [judge, "p-head", "p-manager", "p-president"] },
  ]);
});

test("at nine, unless they are spread over the hour", () => {
  const { alarm } = inTrial();
  expect(alarm).toEqual({ id: "reminder:trial:-30", kind: "clock-reminder", at: instantAt("2026-05-26", 540) });
});

test("the last days to ask and to decide are told at nine: T-15 while nothing is asked, T-5 while something is", () => {
  const told = (events: readonly DisputeEvent[]): string[] => events.flatMap((event) => (event.type === "WindowClosing" ? [event.window] : []));
  expect(told(inTrial().until(morning("2026-06-20")).last)).toEqual(["ask"]);
  const asked = inTrial().on("2026-06-09", { type: "RequestExtension", request: "x1", clock: "trial", months: 1, reason: "复杂" }, judge);
  const story = asked.until(morning("2026-06-20"));
  expect(told(story.last)).toEqual(["decide"]);
  expect(story.last.find((event) => event.type === "WindowClosing")).toMatchObject({ to: ["p-president", judge] });
});

test("at 24:00 of the last day the overrun is on record, and every day after it is told, until it is met", () => {
  const story = inTrial().until(midnightAfter("2026-06-25"));
  expect(story.last.at(-1)).toMatchObject({ type: "ClockLapsed", clock: "trial", on: "2026-06-26" });
  expect(story.clock("trial").entries.at(-1)).toMatchObject({ type: "lapsed", on: "2026-06-26" });
  const met = story.on("2026-06-29", { type: "ScheduleHearing", hearing: "h1", kind: "hearing", at: morning("2026-06-30") }, judge)
    .on("2026-06-30", { type: "HoldHearing", hearing: "h1", on: "2026-06-30" }, judge)
    .at(morning("2026-06-30"), { type: "Pronounce", document: "judgment", on: "2026-06-30", inCourt: true }, judge);
  expect(met.clock("trial")).toMatchObject({ status: "met", lapsedOn: "2026-06-26" });
  expect(met.clock("trial").reminder).toBeUndefined();
});

test("a party's period reminds the party and ends: nobody is told every day of what somebody else let pass", () => {
  const story = judgmentServed().until(morning("2026-06-20"));
  const days = remindersOf(story.last, "appeal:p1").map((one) => one.days);
  expect(days).toEqual([-7, -3, -1, 0]);
  const event = story.last.find((one) => one.type === "ClockReminded" && one.clock === "appeal:p1");
  expect(event).toMatchObject({ party: "p1" });
  if (event === undefined) throw new Error("not reminded");
  expect(dispute.effects(event, story.state)).toEqual([{ kind: "notifyParty", payload: { party: "p1", template: "party-clock-reminder", params: { clock: "appeal:p1", rule: "appeal-judgment", dueOn: "2026-05-26", days: -7 } } }]);
});

test("two years later the period for applying for enforcement is over, and nothing of it comes any more", () => {
  const story = effective().until(morning("2028-09-01"));
  expect(story.clock("enforcement-apply").status).toBe("expired");
  expect(story.alarm).toBeUndefined();
});

test("urgent preservation is decided within forty-eight hours of its instant (CPL 103)", () => {
  const story = inTrial().on("2026-04-17", { type: "ApplyForPreservation", preservation: "b1", kind: "urgent", party: "p1", at: "2026-04-17T01:30:00.000Z" }, clerk);
  expect(story.clock("preservation:b1").dueAt).toBe("2026-04-19T01:30:00.000Z");
  expect(story.until("2026-04-19T01:29:59.000Z").clock("preservation:b1").lapsedOn).toBeUndefined();
  expect(story.until("2026-04-19T01:30:00.000Z").clock("preservation:b1").lapsedOn).toBe("2026-04-19");
  const decided = story.on("2026-04-18", { type: "DecidePreservation", preservation: "b1", granted: true, at: "2026-04-18T01:00:00.000Z" }, judge);
  expect(decided.clock("preservation:b1").status).toBe("met");
});

test("a measure before the suit: thirty days to sue (CPL 104), on the party", () => {
  const story = disputeIn.Triaged().on("2026-03-03", { type: "ApplyForPreservation", preservation: "b1", kind: "pre-suit", party: "p1", at: "2026-03-03T01:30:00.000Z" }, clerk)
    .on("2026-03-04", { type: "DecidePreservation", preservation: "b1", granted: true, at: "2026-03-04T01:00:00.000Z", measureOn: "2026-03-04" }, judge);
  expect(story.clock("preservation-sue:b1")).toMatchObject({ dueOn: "2026-04-03", party: "p1" });
});

test("an alarm that failed is passed over and never holds up its neighbours", () => {
  let state = inTrial().on("2026-06-09", { type: "RequestExtension", request: "x1", clock: "trial", months: 1, reason: "复杂" }, judge).state;
  const seen = new Set<string>();
  for (let alarm = dispute.nextAlarm(state); alarm !== undefined && alarm.at < "2026-09-01"; alarm = dispute.nextAlarm(state)) {
    expect(seen.has(`${alarm.id} ${alarm.at}`)).toBe(false);
    seen.add(`${alarm.id} ${alarm.at}`);
    state = dispute.evolve(state, { type: "AlarmFailed", alarm: alarm.id, reason: "x" }, { seq: 1, effectiveAt: alarm.at, actor: "system" });
  }
  expect(seen.size).toBeGreaterThan(50);
});

test("an absent judge gives way to the next superior, a vacant place to whoever has the case in hand", () => {
  const served = adjudicated().until(morning("2026-05-09"));
  expect(served.dispute.staff.courtClerk).toBe("p-court-clerk");
  const reminded = disputeIn.FilingReview().until(morning("2026-03-31")).last.filter((event) => event.type === "ClockReminded");
  expect(reminded[0]).toMatchObject({ clock: "filing", to: [clerk, "p-head"] });
});

test("every rule of the statutory table has somebody who is told, and nobody is told of a rule that nobody knows but its own court's judges", () => {
  for (const rule of statutoryRuleIds) expect(reminderDays.some((days) => audienceAt(rule, days).length > 0)).toBe(true);
  expect(planOf("own-rule").lapse).toBe("court");
});
