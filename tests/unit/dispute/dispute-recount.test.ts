import { courtView } from "../../../domain/court/court-view.ts";
import { ruleOf } from "../../../domain/dispute/dispute.clocks.ts";
import { statutoryRules } from "../../../domain/legal-clock/rules/statutory-rules.ts";
import type { StatutoryRule } from "../../../domain/legal-clock/clock-rule.ts";
import { aDisputeCourtState, appealed, awaitingDefence, clerk, inTrial, judge, mediating, morning, play } from "../../builders/dispute.ts";

/** The court with another version of its calendar, in which that day of 2026 is off as well. */
function courtWithHoliday(on: string): ReturnType<typeof courtView> {
  const state = aDisputeCourtState();
  const current = state.calendars[state.currentCalendar];
  const year = current?.years["2026"];
  if (current === undefined || year === undefined) throw new Error("no calendar");
  const table = { version: "cn-next", years: { ...current.years, 2026: { ...year, offWeekdays: [...year.offWeekdays, on] } } };
  return courtView({ ...state, calendars: { ...state.calendars, "cn-next": table } });
}

test("a new calendar moves what ends on a day that is now off, names each date that moved, and leaves what does not roll", () => {
  const before = awaitingDefence();
  const { state, events } = play(before.state, { type: "AdoptCalendar", calendar: "cn-next" }, { by: clerk, at: morning("2026-04-01"), court: courtWithHoliday("2026-04-14") });
  expect(events).toMatchObject([{ type: "CalendarAdopted", calendar: "cn-next", moved: [{ clock: "defence:p2", from: "2026-04-14", to: "2026-04-15" }] }]);
  if (state.status === "Unregistered") throw new Error("gone");
  expect(state.clocks.find((clock) => clock.id === "defence:p2")?.dueOn).toBe("2026-04-15");
  expect(state.clocks.find((clock) => clock.id === "trial")?.dueOn).toBe(before.clock("trial").dueOn);
  expect(state.calendar).toBe("cn-next");
});

test("adopted twice, nothing happens twice; a calendar that the court never had is refused", () => {
  const court = courtWithHoliday("2026-04-14");
  const { state } = play(awaitingDefence().state, { type: "AdoptCalendar", calendar: "cn-next" }, { by: clerk, at: morning("2026-04-01"), court });
  expect(play(state, { type: "AdoptCalendar", calendar: "cn-next" }, { by: clerk, at: morning("2026-04-01"), court })).toMatchObject({ events: [] });
  expect(play(state, { type: "AdoptCalendar", calendar: "cn-none" }, { by: clerk, at: morning("2026-04-01"), court }).rejection?.rejected).toBe("UnknownCalendar");
});

test("what has been met is not counted again", () => {
  const { events } = play(appealed().state, { type: "AdoptCalendar", calendar: "cn-next" }, { by: clerk, at: morning("2026-05-20"), court: courtWithHoliday("2026-05-25") });
  const [event] = events;
  if (event?.type !== "CalendarAdopted") throw new Error("not adopted");
  expect(event.moved).toEqual([{ clock: "appeal-serve:p2:p1", from: "2026-05-25", to: "2026-05-26" }]);
  expect(event.clocks?.map((change) => change.id)).toEqual(["appeal:p1", "appeal-serve:p2:p1"]);
});

test("a version of a rule that the court does not have is refused; where nothing follows another version, nothing happens", () => {
  expect(inTrial().refuses("2026-04-20", { type: "AdoptRule", rule: "trial-summary", version: "own-1" }, clerk)).toBe("UnknownRuleVersion");
  expect(inTrial().on("2026-04-20", { type: "AdoptRule", rule: "trial-summary", version: "cpl-2023" }, clerk).last).toEqual([]);
});

test("a clock keeps the version it began with, until it is moved to another, also to one that began later", () => {
  const base = statutoryRules.find((row) => row.id === "pre-filing-mediation");
  if (base === undefined) throw new Error("no row");
  const next: StatutoryRule = { ...base, version: "own-1", fromOn: "2026-03-10", limit: { days: 45 } };
  const earlier: StatutoryRule = { ...base, version: "own-0", fromOn: "2026-03-01", limit: { days: 20 } };
  const table = [...statutoryRules, earlier, next];
  const clock = mediating().clock("mediation");
  const limitOf = (version: string): unknown => {
    const rule = ruleOf(table, { ...clock, version });
    return "rejected" in rule ? rule.rejected : rule.limit;
  };
  expect([limitOf("cpl-2023"), limitOf("own-0"), limitOf("own-1"), limitOf("own-9")]).toEqual([{ days: 30 }, { days: 20 }, { days: 45 }, "RuleNotInForce"]);
});

test("the case is in hand for an appraisal while it lasts, and for the hearing again when it is over", () => {
  const excluded = inTrial().on("2026-05-06", { type: "RequestExclusion", request: "e1", clock: "trial", ground: "appraisal", from: "2026-05-06", expectedTo: "2026-05-20", reason: "鉴定", evidence: ["委托书"] }, judge)
    .on("2026-05-06", { type: "DecideExclusion", request: "e1", granted: true }, "p-head");
  expect(excluded.dispute.handOvers.at(-1)).toMatchObject({ step: "appraisal", holder: judge });
  const over = excluded.on("2026-05-18", { type: "EndExclusion", clock: "trial", exclusion: "e1", on: "2026-05-18" }, judge);
  expect(over.dispute.handOvers.slice(-2)).toMatchObject([{ step: "appraisal", untilAt: morning("2026-05-18") }, { step: "hearing", holder: judge }]);
});

test("an appeal withdrawn, the other side may still appeal within its own period", () => {
  const withdrawn = appealed().on("2026-05-21", { type: "WithdrawAppeal", party: "p2", on: "2026-05-21" }, "p-court-clerk");
  const other = withdrawn.on("2026-05-25", { type: "Appeal", party: "p1", on: "2026-05-25" }, "p-court-clerk");
  expect(other.dispute.status).toBe("Appealed");
  expect(withdrawn.refuses("2026-05-27", { type: "Appeal", party: "p1", on: "2026-05-27" }, "p-court-clerk")).toBe("ActAfterPeriod");
});
