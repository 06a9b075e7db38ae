import { isRejected } from "../../domain/decider.ts";
import { deadline } from "../../domain/legal-clock/deadline.ts";
import type { ClockEntry } from "../../domain/legal-clock/legal-clock.ts";
import { aPeriod, calendar, clock, dateOf, refusalOf, theRule } from "../builders/legal-clock.ts";

const excluded = (from: string, to: string, more: Partial<Extract<ClockEntry, { type: "excluded" }>> = {}): ClockEntry => ({ type: "excluded", from, to, ground: "appraisal", ...more });
const extended = (approvedOn: string, months: number, more: Partial<Extract<ClockEntry, { type: "extended" }>> = {}): ClockEntry => ({ type: "extended", approvedOn, months, ...more });
const converted = (on: string, to: string): ClockEntry => ({ type: "converted", on, to });
const due = (...asked: Parameters<typeof dateOf>): string => dateOf(...asked).dueOn;

describe("a period is computed by CPL 85 and Civil Code 200 to 204", () => {
  test.each([
    ["15 days from 1 March end on 16 March", { days: 15 }, "2026-03-01", "2026-03-16", "2026-03-16"],
    ["15 days from 30 January end on the make-up Saturday", { days: 15 }, "2026-01-30", "2026-02-14", "2026-02-14"],
    ["15 days from 31 January end after 春节", { days: 15 }, "2026-01-31", "2026-02-15", "2026-02-24"],
    ["31 August 2026 + 6 months ends on a Sunday, rolled", { months: 6 }, "2026-08-31", "2027-02-28", "2027-03-01"],
    ["31 August 2027 + 6 months", { months: 6 }, "2027-08-31", "2028-02-29", "2028-02-29"],
    ["29 February + 1 year", { years: 1 }, "2024-02-29", "2025-02-28", "2025-02-28"],
    ["3 working days over 春节", { workingDays: 3 }, "2026-02-13", "2026-02-25", "2026-02-25"],
    ["31 January + 1 month is the make-up Saturday", { months: 1 }, "2026-01-31", "2026-02-28", "2026-02-28"],
  ] as const)("%s", (_, limit, startsOn, unrolledOn, dueOn) => {
    expect(dateOf(aPeriod(limit), startsOn)).toMatchObject({ unrolledOn, dueOn, rolled: unrolledOn !== dueOn });
  });

  test("one that does not roll stays on its holiday and says so", () => {
    const computed = dateOf(aPeriod({ days: 15 }, { rolls: false }), "2026-01-31");
    expect(computed).toMatchObject({ unrolledOn: "2026-02-15", dueOn: "2026-02-15", rolled: false });
    expect(computed.steps.at(-1)?.text).toEqual({ zh: "2026-02-15是法定休假日，但本期限不顺延", en: "2026-02-15 is a day off, but this limit does not move" });
  });

  test.each([
    ["three days before 7 May: 4 May is off, 30 April", { days: 3 }, "2026-05-07", "2026-05-04", "2026-04-30"],
    ["15 days before 20 May", { days: 15 }, "2026-05-20", "2026-05-05", "2026-04-30"],
    ["5 days before 20 May", { days: 5 }, "2026-05-20", "2026-05-15", "2026-05-15"],
    ["two working days before 24 February skip 春节", { workingDays: 2 }, "2026-02-24", "2026-02-13", "2026-02-13"],
    ["a month before 31 March", { months: 1 }, "2026-03-31", "2026-02-28", "2026-02-28"],
  ] as const)("backwards: %s", (_, limit, startsOn, unrolledOn, dueOn) => {
    expect(dateOf(aPeriod(limit, { before: true }), startsOn)).toMatchObject({ unrolledOn, dueOn });
  });

  test("hours run from instant to instant, forwards and backwards", () => {
    const at = "2026-03-02T01:30:00.000Z";
    const run = (before: boolean): unknown => deadline([{ type: "started", on: "2026-03-02", at }], aPeriod({ hours: 48 }, { before }), calendar);
    expect([run(false), run(true)]).toMatchObject([{ kind: "instant", dueAt: "2026-03-04T01:30:00.000Z", provisional: false }, { kind: "instant", dueAt: "2026-02-28T01:30:00.000Z" }]);
  });

  test("what touches a year without its notice is provisional and names the year", () => {
    const computed = dateOf("trial-ordinary", "2026-08-31");
    expect([computed.provisional, computed.steps.at(-1)?.text.zh]).toEqual([true, "日历中尚无2027年的放假安排，结果为暂定"]);
    // 2027-12-31 is worked and 2028-01-01 a Saturday: the last day rolls into a second such year.
    expect(dateOf(aPeriod({ days: 1 }), "2027-12-31").steps.at(-1)?.text.zh).toBe("日历中尚无2027–2028年的放假安排，结果为暂定");
    expect(dateOf("trial-ordinary", "2026-03-02").provisional).toBe(false);
    expect(dateOf(aPeriod({ years: 10 }), "2024-06-03").steps.at(-1)?.text.en).toBe("The calendar has no holiday notice of 2024, 2027–2034: provisional");
  });
});

describe("what happens to a clock", () => {
  test("the example: converted, 15 days of appraisal, six months more, every step with its article and date", () => {
    const ledger: ClockEntry[] = [converted("2026-05-20", "trial-ordinary"), excluded("2026-06-10", "2026-06-24"), extended("2026-08-01", 6)];
    const computed = dateOf("trial-summary", "2026-03-02", ledger);
    expect(computed).toMatchObject({ unrolledOn: "2027-03-17", dueOn: "2027-03-17", rolled: false, provisional: true, open: false });
    expect(computed.steps.map((step) => [step.resultOn, step.article?.zh])).toEqual([
      ["2026-06-02", "民事诉讼法第164条"],
      ["2026-09-02", "民事诉讼法第170条；民诉法司法解释（法释〔2022〕11号）第258条"],
      ["2026-09-17", "民诉法司法解释（法释〔2022〕11号）第243条"],
      ["2027-03-17", "民事诉讼法第152条"],
      ["2027-03-17", undefined],
    ]);
  });

  test("an extension is never added to a rolled date", () => {
    // 30 d from 1 April end on 1 May and roll to 6 May; with 5 days more it is 6 May, not 11 May.
    expect(due("pre-filing-mediation", "2026-04-01", [{ type: "extended", days: 5, approvedOn: "2026-04-20", by: "parties" }])).toBe("2026-05-06");
  });

  test("an extension decided on the rolled last day is in time, one decided on the day after is not", () => {
    const extend = (approvedOn: string): ClockEntry => ({ type: "extended", days: 10, approvedOn, by: "parties" });
    expect(due("pre-filing-mediation", "2026-04-01", [extend("2026-05-06")])).toBe("2026-05-11");
    expect(refusalOf("pre-filing-mediation", "2026-04-01", [extend("2026-05-07")])).toMatchObject({ reason: "ExtendedAfterDeadline", details: { dueOn: "2026-05-06" } });
  });

  test("an exclusion inside another adds nothing and says so", () => {
    const computed = dateOf("trial-ordinary", "2026-03-02", [excluded("2026-06-01", "2026-06-30"), excluded("2026-06-10", "2026-06-12", { ground: "audit-or-valuation" })]);
    expect(computed.dueOn).toBe("2026-10-02");
    expect(computed.steps[2]?.text.zh).toBe("2026-06-10至2026-06-12（审计、评估）不计入，首尾均计，共3日，其中3日已扣除、不重复计算");
  });

  test("an exclusion may begin on the last day reached, and on the day that an earlier one has added", () => {
    expect(due("trial-ordinary", "2026-03-02", [excluded("2026-09-02", "2026-09-06")])).toBe("2026-09-07");
    expect(due("trial-ordinary", "2026-03-02", [excluded("2026-09-02", "2026-09-02"), excluded("2026-09-03", "2026-09-03", { ground: "audit-or-valuation" })])).toBe("2026-09-04");
  });

  test("an open exclusion takes its expected end and marks the result; resumed, it ends the day before", () => {
    const open: ClockEntry = { type: "excluded", from: "2026-06-10", expectedTo: "2026-06-24", ground: "appraisal" };
    expect(dateOf("trial-ordinary", "2026-03-02", [open])).toMatchObject({ dueOn: "2026-09-17", open: true });
    // 10 to 19 June are ten days: the day it resumes on counts again.
    expect(dateOf("trial-ordinary", "2026-03-02", [open, { type: "resumed", on: "2026-06-20" }])).toMatchObject({ dueOn: "2026-09-12", open: false });
    const other: ClockEntry = { ...open, ground: "audit-or-valuation" };
    expect(dateOf("trial-ordinary", "2026-03-02", [open, other, { type: "resumed", on: "2026-06-20", ground: "appraisal" }])).toMatchObject({ dueOn: "2026-09-17", open: true });
  });

  test("posted in time is in time", () => {
    // 15 d from 2 March end on 17 March.
    expect(dateOf("appeal-judgment", "2026-03-02", [{ type: "satisfied", on: "2026-03-20", postedOn: "2026-03-17" }])).toMatchObject({ satisfiedOn: "2026-03-17" });
    expect(refusalOf("appeal-judgment", "2026-03-02", [{ type: "satisfied", on: "2026-03-20", postedOn: "2026-03-18" }])).toMatchObject({ reason: "ActAfterPeriod" });
  });

  test("each party's appeal runs from its own receipt", () => {
    expect([due("appeal-judgment", "2026-03-02"), due("appeal-judgment", "2026-03-06")]).toEqual(["2026-03-17", "2026-03-23"]);
  });

  test("a judgment after the limit is an overrun on record, not a refusal", () => {
    const computed = dateOf("trial-summary", "2026-03-02", [{ type: "lapsed", on: "2026-06-03" }, { type: "satisfied", on: "2026-06-12" }]);
    expect(computed).toMatchObject({ dueOn: "2026-06-02", satisfiedOn: "2026-06-12", lapsedOn: "2026-06-03" });
    expect(computed.steps.map((step) => step.text.zh)).toContain("2026-06-12宣判，或送达调解书，逾期10日");
  });

  test("a lapse once written stays, also when the superior lets an exclusion be entered late", () => {
    const late = excluded("2026-05-20", "2026-06-20", { recordedOn: "2026-06-25", superiorApproved: true });
    // 20 May to 20 June are 32 days: 2 June + 32.
    const computed = dateOf("trial-summary", "2026-03-02", [late, { type: "lapsed", on: "2026-06-03" }]);
    expect(computed).toMatchObject({ dueOn: "2026-07-04", lapsedOn: "2026-06-03" });
    expect(computed.steps.map((step) => step.text.zh).slice(1)).toEqual(["2026-05-20至2026-06-20（鉴定）不计入，首尾均计，共32日；补录，经上级批准", "2026-07-04是法定休假日，但本期限不顺延", "2026-06-03登记为逾期，此后补录不改变这一记录"]);
  });

  test("the windows of an extension: asked 15 and decided 5 days before, a holiday's working day before", () => {
    // Due 2026-05-20: T-15 is 5 May, off, so 30 April; T-5 is Friday 15 May.
    expect(dateOf("trial-summary", "2026-02-20")).toMatchObject({ dueOn: "2026-05-20", extensionWindow: { askByOn: "2026-04-30", decideByOn: "2026-05-15", article: { zh: "法释〔2018〕9号第1条" } } });
    expect(dateOf("trial-summary", "2026-02-20", [extended("2026-04-20", 1)]).extensionWindow).toBeUndefined();
    expect(dateOf("appeal-judgment", "2026-03-02").extensionWindow).toBeUndefined();
  });

  test("a conversion may name the row that governs after it", () => {
    expect(due("trial-summary", "2026-03-02", [converted("2026-05-20", "convert-to-ordinary")])).toBe("2026-09-02");
  });

  test("on one day small claims become summary before they become ordinary, by whichever name", () => {
    expect(due("trial-small-claims", "2026-03-11", [converted("2026-04-20", "trial-ordinary"), converted("2026-04-20", "convert-to-summary")])).toBe("2026-09-11");
  });

  test("two extensions decided on one day are the president's and then the higher court's, in whatever order", () => {
    // 15 months from 2 March 2026.
    expect(due("trial-ordinary", "2026-03-02", [extended("2026-08-03", 3), extended("2026-08-03", 6)])).toBe("2027-06-02");
    expect(due("trial-ordinary", "2026-03-02", [extended("2026-08-03", 3, { by: "higher-court" }), extended("2026-08-03", 3, { by: "president" })])).toBe("2027-03-02");
  });

  test("a new start drops what came before it", () => {
    const ledger: ClockEntry[] = [{ type: "excluded", from: "2025-12-01", to: "2026-01-20", ground: "limitation-suspended" }, { type: "started", on: "2026-02-01", ground: "limitation-interrupted" }];
    // Two years from 1 February 2026.
    expect(dateOf("enforcement-apply", "2024-03-04", ledger).dueOn).toBe("2028-02-01");
  });
});

const trial = "民事诉讼法第164条";
const interp243 = "民诉法司法解释（法释〔2022〕11号）第243条";
const start = "2026-03-02";

describe("the law refuses, with its article", () => {
  test.each<[string, string, ClockEntry[], string, string]>([
    ["an exclusion that ends before it starts", "trial-summary", [excluded("2026-04-10", "2026-04-09")], "ExclusionEndsBeforeStart", interp243],
    ["one that begins on the clock's first day", "trial-summary", [excluded(start, "2026-03-05")], "ExclusionBeforeClock", interp243],
    ["one that begins before it", "trial-summary", [excluded("2026-02-27", "2026-03-05")], "ExclusionBeforeClock", interp243],
    ["one that begins after the date reached", "trial-summary", [excluded("2026-06-03", "2026-06-10")], "ExclusionAfterDeadline", interp243],
    ["one that begins after the clock was met", "trial-summary", [{ type: "satisfied", on: "2026-05-01" }, excluded("2026-05-02", "2026-05-10")], "ClockSatisfied", trial],
    ["one entered after the overrun", "trial-summary", [excluded("2026-05-20", "2026-05-29", { recordedOn: "2026-06-03" })], "EnteredAfterOverrun", trial],
    ["one without its ground", "trial-summary", [excluded("2026-04-10", "2026-04-12", { ground: undefined })], "ExclusionGroundMissing", trial],
    ["publication in a summary case", "trial-summary", [excluded("2026-04-10", "2026-04-12", { ground: "publication" })], "ExclusionNotProvided", "民诉法司法解释（法释〔2022〕11号）第140条"],
    ["a ground of another kind of limit", "trial-summary", [excluded("2026-04-10", "2026-04-12", { ground: "auction-or-sale" })], "ExclusionNotProvided", trial],
    ["any exclusion where there is none", "serve-complaint", [excluded("2026-03-03", "2026-03-04")], "ExclusionNotProvided", "民事诉讼法第128条"],
    ["publication from its own day", "trial-ordinary", [excluded("2026-06-10", "2026-07-10", { ground: "publication", publishedOn: "2026-06-10" })], "PublicationBeginsNextDay", interp243],
    ["more than a month of adjournment", "trial-ordinary", [excluded("2026-06-01", "2026-07-01", { ground: "adjournment-new-evidence" })], "AdjournmentTooLong", "法释〔2000〕29号第9条"],
    ["mediation within the days that count", "trial-summary", [excluded("2026-04-08", "2026-04-18", { ground: "in-suit-mediation", consentOn: "2026-04-01" })], "MediationDaysCount", "民事调解工作规定（法释〔2020〕20号）第4条"],
    ["an open exclusion without expected end", "trial-summary", [{ type: "excluded", from: "2026-04-10", ground: "appraisal" }], "ExpectedEndMissing", ""],
    ["resuming what is not open", "trial-summary", [excluded("2026-04-10", "2026-04-12"), { type: "resumed", on: "2026-04-11" }], "NothingToResume", ""],
    ["resuming on the day the exclusion begins", "trial-summary", [{ type: "excluded", from: "2026-04-10", ground: "appraisal" }, { type: "resumed", on: "2026-04-10" }], "NothingToResume", ""],
    ["relief asked for after ten days", "appeal-judgment", [excluded("2026-03-10", "2026-03-12", { ground: "obstacle", askedOn: "2026-03-24" })], "ReliefAskedTooLate", "民事诉讼法第86条"],
    ["an extension decided after the date", "trial-summary", [extended("2026-06-03", 1)], "ExtendedAfterDeadline", trial],
    ["an extension longer than a month", "trial-summary", [extended("2026-05-03", 2)], "ExtendedTooFar", trial],
    ["31 days where June has 30", "trial-summary", [{ type: "extended", days: 31, approvedOn: "2026-05-03" }], "ExtendedTooFar", trial],
    ["a second extension", "trial-summary", [extended("2026-05-03", 1), extended("2026-06-03", 1)], "ExtendedTooOften", trial],
    ["a third one of an ordinary trial", "trial-ordinary", [extended("2026-05-03", 6), extended("2026-06-03", 3), extended("2026-07-03", 1)], "ExtendedTooOften", "民事诉讼法第152条；法释〔2000〕29号第2条"],
    ["four months by the higher court", "trial-ordinary", [extended("2026-05-03", 6), extended("2026-06-03", 4)], "ExtendedTooFar", "民事诉讼法第152条；法释〔2000〕29号第2条"],
    ["the second one by the president", "trial-ordinary", [extended("2026-05-03", 6), extended("2026-06-03", 3, { by: "president" })], "ExtendedByWrongAuthority", "民事诉讼法第152条；法释〔2000〕29号第2条"],
    ["an extension of an appeal", "appeal-judgment", [extended("2026-03-10", 1)], "ExtensionNotProvided", "民事诉讼法第171条；民诉法司法解释（法释〔2022〕11号）第244条"],
    ["an extension of nothing", "trial-summary", [extended("2026-05-03", 0)], "AmountNotPositive", ""],
    ["a conversion twice", "trial-summary", [converted("2026-05-20", "trial-ordinary"), converted("2026-06-20", "trial-ordinary")], "ConvertedToSameRule", "民事诉讼法第170条；民诉法司法解释（法释〔2022〕11号）第258条"],
    ["a conversion to the same rule", "trial-summary", [converted("2026-05-20", "trial-summary")], "ConvertedToSameRule", trial],
    ["a conversion from ordinary", "trial-ordinary", [converted("2026-05-20", "trial-summary")], "ConvertedFromOrdinary", "民事诉讼法第152条；民诉法司法解释（法释〔2022〕11号）第243条"],
    ["a conversion back to small claims", "trial-summary", [converted("2026-05-20", "trial-small-claims")], "ConversionNotProvided", trial],
    ["a conversion after the old date", "trial-summary", [converted("2026-06-03", "trial-ordinary")], "ConvertedAfterDeadline", "民事诉讼法第170条；民诉法司法解释（法释〔2022〕11号）第258条"],
    ["a conversion before the filing", "trial-summary", [converted("2026-03-01", "trial-ordinary")], "EntryBeforeClock", trial],
    ["an appeal after the period", "appeal-judgment", [{ type: "satisfied", on: "2026-03-18" }], "ActAfterPeriod", "民事诉讼法第171条；民诉法司法解释（法释〔2022〕11号）第244条"],
    ["a clock met twice", "trial-summary", [{ type: "satisfied", on: "2026-05-01" }, { type: "satisfied", on: "2026-05-02" }], "ClockSatisfied", trial],
    ["received before it was posted", "appeal-judgment", [{ type: "satisfied", on: "2026-03-10", postedOn: "2026-03-11" }], "ReceivedBeforePosted", ""],
    ["a lapse while it runs", "trial-summary", [{ type: "lapsed", on: "2026-06-02" }], "NotLapsedYet", trial],
    ["a lapse twice", "trial-summary", [{ type: "lapsed", on: "2026-06-03" }, { type: "lapsed", on: "2026-06-04" }], "LapsedBefore", ""],
    ["a lapse of what was met in time", "trial-summary", [{ type: "satisfied", on: "2026-05-01" }, { type: "lapsed", on: "2026-06-03" }], "ClockSatisfied", trial],
    ["a second start", "trial-summary", [{ type: "started", on: "2026-03-05" }], "ClockStartedBefore", ""],
    ["a new start that the law does not know", "trial-summary", [{ type: "started", on: "2026-03-05", ground: "limitation-interrupted" }], "RestartNotProvided", trial],
  ])("%s", (_, rule, ledger, reason, article) => {
    expect(refusalOf(rule, start, ledger)).toMatchObject({ reason, ...(article === "" ? { article: undefined } : { article: { zh: article } }) });
  });

  test("a limitation period that is over is neither interrupted nor suspended by a cause before its last six months", () => {
    expect(refusalOf("enforcement-apply", "2024-03-04", [{ type: "started", on: "2026-03-05", ground: "limitation-interrupted" }])).toMatchObject({ reason: "RestartedAfterDeadline", article: { zh: "民法典第195条" } });
    // The last six months begin on 5 September 2025.
    const until = (to: string): unknown => clock("enforcement-apply", "2024-03-04", [excluded("2025-06-01", to, { ground: "limitation-suspended" })]);
    expect(until("2025-09-04")).toMatchObject({ rejected: "SuspensionBeforeLastMonths" });
    expect(until("2025-09-05")).toMatchObject({ dueOn: "2026-03-05" });
    // Of two causes, the second short and within the first, the one that is gone last decides: 20 January + 6 months.
    expect(due("enforcement-apply", "2024-03-04", [excluded("2025-12-01", "2026-01-20", { ground: "limitation-suspended" }), excluded("2025-12-10", "2025-12-11", { ground: "limitation-suspended" })])).toBe("2026-07-20");
  });

  test("a period of hours or one counted backwards has nothing to exclude, extend or convert", () => {
    const hours = (entry: ClockEntry): unknown => deadline([{ type: "started", on: start, at: "2026-03-02T01:30:00.000Z" }, entry], theRule("preservation-urgent", start), calendar);
    expect([hours(excluded("2026-03-03", "2026-03-03")), hours(extended("2026-03-03", 1)), hours(converted("2026-03-03", "trial-ordinary"))]).toMatchObject([
      { rejected: "ExclusionNotProvided" }, { rejected: "ExtensionNotProvided" }, { rejected: "ConversionNotProvided" },
    ]);
    expect(hours({ type: "satisfied", on: "2026-03-04", at: "2026-03-04T01:30:01.000Z" })).toMatchObject({ satisfiedOn: "2026-03-04", steps: [{}, { text: { zh: "2026-03-04T09:30:01+08:00作出裁定，逾期1小时" } }] });
    expect(hours({ type: "satisfied", on: "2026-03-05" })).toMatchObject({ steps: [{}, { text: { zh: "2026-03-05作出裁定，逾期1日" } }] });
    expect(deadline([{ type: "started", on: start }], theRule("preservation-urgent", start), calendar)).toEqual({ rejected: "ClockNotStarted" });
    expect(refusalOf("hearing-notice", "2026-05-07", [extended("2026-04-20", 1)])).toMatchObject({ reason: "ExtensionNotProvided" });
    expect(dateOf("hearing-notice", "2026-05-07", [{ type: "satisfied", on: "2026-04-28" }])).toMatchObject({ dueOn: "2026-04-30", satisfiedOn: "2026-04-28" });
  });

  test("a clock that nobody started has no date", () => {
    expect(deadline([], theRule("trial-summary", start), calendar)).toEqual({ rejected: "ClockNotStarted" });
  });

  test("centuries of extensions are refused, not computed", () => {
    const many = Array.from({ length: 11 }, (): ClockEntry => ({ type: "extended", months: 1_200, approvedOn: start }));
    const computed = clock(aPeriod({ months: 1 }), start, many);
    expect(isRejected(computed) && computed.rejected).toBe("ExtendedTooFar");
  });

  test("nothing is refused for what a rule has that only every object inherits", () => {
    expect(refusalOf("trial-summary", start, [converted("2026-05-20", "constructor")])).toMatchObject({ reason: "ConversionNotProvided" });
  });
});
