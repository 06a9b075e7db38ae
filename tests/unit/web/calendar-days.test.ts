import { monthOf, plusDays, plusMonths, spansOf, weeksOf } from "../../../web/src/pages/campaigns/calendar-days.ts";

test("days are counted on civil dates, over months, leap days and years", () => {
  expect([plusDays("2026-02-28", 1), plusDays("2028-02-28", 1), plusDays("2026-12-31", 1), plusDays("2026-03-01", -1)]).toEqual(["2026-03-01", "2028-02-29", "2027-01-01", "2026-02-28"]);
});

test("months are counted over the turn of the year", () => {
  expect([plusMonths("2026-12", 1), plusMonths("2026-01", -1)]).toEqual(["2027-01", "2025-12"]);
});

test("a month is shown in whole weeks from Monday", () => {
  const weeks = weeksOf("2026-03");
  expect([weeks.length, weeks[0]?.[0], weeks[0]?.[6], weeks.at(-1)?.[6]]).toEqual([6, "2026-02-23", "2026-03-01", "2026-04-05"]);
});

test("a month of the address is one, or none", () => {
  expect(["2026-03", "2026-13", "2026-3", undefined].map(monthOf)).toEqual(["2026-03", undefined, undefined, undefined]);
});

test("the calendar is asked for by years that together cover the days shown", () => {
  expect(spansOf("2026-12-28", "2027-01-31")).toEqual([{ from: "2026-01-01", to: "2026-12-31" }, { from: "2027-01-01", to: "2027-12-31" }]);
});
