import { courtTime } from "../../ledger/court-cache.ts";
import { courtView } from "../../domain/court/court-view.ts";
import type { CourtCommand } from "../../domain/court/court.ts";
import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import { defaultAuthority } from "../../domain/authority/catalogue.ts";
import { epochMs, plusMs } from "../../domain/time.ts";
import { after, decided, demoCourt, morning, verdictOf } from "../builders/court-story.ts";

const refused = (command: CourtCommand): string => verdictOf(decided(demoCourt(), command));
const year2027 = { year: 2027, source: "通知", offWeekdays: ["2027-01-01"], workWeekends: ["2027-02-20"], announced: false };
const table = (change: object = {}): CourtCommand => ({ type: "SetCalendar", table: { version: "cn-2027.1", years: { ...announcedCalendar.years, "2027": { ...year2027, ...change } } } });

test("a new calendar is a new version, in force at once, with its provisional years flagged", () => {
  expect(decided(demoCourt(), table())).toMatchObject([{ type: "CalendarSet", provisionalYears: [2027] }]);
  const state = after(demoCourt(), [table()]);
  expect(state.currentCalendar).toBe("cn-2027.1");
  expect(courtView(state).calendar("cn-2026.1").version).toBe("cn-2026.1");
});
test("a calendar's days exist, lie in their year and are weekdays off or weekends worked", () => {
  for (const wrong of [{ offWeekdays: ["2027-02-30"] }, { offWeekdays: ["2026-01-01"] }, { offWeekdays: ["2027-01-02"] }, { workWeekends: ["2027-01-01"] }, { offWeekdays: ["2027-01-01", "2027-01-01"] }, { year: 2028 }]) {
    expect(refused(table(wrong))).toBe("InvalidCalendar");
  }
});
test("a version once set is never overwritten", () => {
  expect(refused({ type: "SetCalendar", table: announcedCalendar })).toBe("VersionExists");
  expect(refused({ type: "SetLadder", version: "default-1", priorities: ["A"], rungs: [{ id: "T+1wd", offsetWorkingDays: 1, audience: ["person"] }] })).toBe("VersionExists");
  expect(refused({ type: "SetProcess", id: "enterprise-needs-v1", name: "需求", steps: ["收集"] })).toBe("VersionExists");
});
test("a ladder for one priority leaves the others as they are", () => {
  const state = after(demoCourt(), [{ type: "SetLadder", version: "urgent-1", priorities: ["A"], rungs: [{ id: "T-1wd", offsetWorkingDays: -1, audience: ["person"] }, { id: "T+1wd", offsetWorkingDays: 1, audience: ["president"] }] }]);
  const court = courtView(state);
  expect(["A", "B", "C"].map((priority) => court.ladderFor(priority as "A").version)).toEqual(["urgent-1", "default-1", "default-1"]);
});
test("a ladder has rungs, each with its own id and day and somebody to hear it", () => {
  const rungs = (...given: Extract<CourtCommand, { type: "SetLadder" }>["rungs"]): string => refused({ type: "SetLadder", version: "new-1", priorities: ["B"], rungs: given });
  expect(rungs()).toBe("InvalidLadder");
  expect(rungs({ id: "x", offsetWorkingDays: 0.5, audience: ["person"] })).toBe("InvalidLadder");
  expect(rungs({ id: "x", offsetWorkingDays: 1, audience: [] })).toBe("InvalidLadder");
  expect(rungs({ id: "x", offsetWorkingDays: 1, audience: ["person"] }, { id: "y", offsetWorkingDays: 1, audience: ["person"] })).toBe("InvalidLadder");
});
test("an edited entry makes a new version of the authority catalogue", () => {
  const state = after(demoCourt(), [{ type: "SetAuthority", action: "work-item.Urge", grants: [{ role: "clerk", scope: "court" }], ground: "院长办公会决定" }]);
  expect(state.authority.version).toBe("authority-2");
  expect(state.authority.entries).toHaveLength(defaultAuthority.length);
});
test("four eyes that the catalogue demands cannot be edited away", () => {
  expect(refused({ type: "SetAuthority", action: "work-item.SignOff", grants: [{ role: "staff", scope: "own" }], ground: "方便" })).toBe("SeparationRequired");
});
test("somebody can still edit the catalogue and grant roles after every edit", () => {
  expect(refused({ type: "SetAuthority", action: "court.SetAuthority", grants: [], ground: "无" })).toBe("NobodyCouldEditAuthority");
  expect(refused({ type: "SetAuthority", action: "court.GrantRoles", grants: [{ role: "mediator", scope: "own" }], ground: "无" })).toBe("NobodyCouldEditAuthority");
});
test("an action without code behind it is no entry", () => {
  expect(refused({ type: "SetAuthority", action: "work-item.ReachAnchor", grants: [{ role: "staff", scope: "court" }], ground: "无" })).toBe("UnknownAction");
});
test("a 文号 holds year and number", () => {
  expect(refused({ type: "SetNumberFormat", series: "supervision-notice", format: "督字第{number}号" })).toBe("FormatIncomplete");
  const state = after(demoCourt(), [{ type: "SetNumberFormat", series: "supervision-notice", format: "〔{year}〕示法督{number}号" }]);
  expect(courtView(state).formatNumber("supervision-notice", 12, "2026-12-31T16:00:00.000Z")).toBe("〔2027〕示法督12号");
});
test("the duty words are replaced by a new dated list", () => {
  const state = after(demoCourt(), [{ type: "SetDutyWords", version: "2026-2", forbidden: ["招商引资"], counting: ["走访"] }]);
  expect(state.dutyWords).toEqual({ version: "2026-2", forbidden: ["招商引资"], counting: ["走访"] });
});

describe("court clock", () => {
  test("a scale is more than 0 and finite", () => {
    for (const scale of [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e9]) expect(refused({ type: "SetClock", scale })).toBe("InvalidScale");
  });
  test("time never moves back", () => expect(refused({ type: "SetClock", scale: 1, courtAnchorAt: plusMs(morning, -1) })).toBe("ClockMovesBack"));
  test.each([0.5, 1, 60, 3_600, 86_400])("from scale %d to any other, court time goes on from where it is", (from) => {
    const wallMs = epochMs(morning) + 7_777;
    for (const scale of [1, 0.25, 1_000]) {
      const first = after(demoCourt(), [{ type: "SetClock", scale: from }]);
      const now = courtTime(first.clock, wallMs);
      const second = after(first, [{ type: "SetClock", scale }], undefined, now);
      const then = courtTime(second.clock, wallMs);
      expect(then >= now).toBe(true);
      expect(epochMs(then) - epochMs(now)).toBeLessThanOrEqual(Math.max(scale, 1));
    }
  });
});
