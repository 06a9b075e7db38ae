import { isRejected } from "../../domain/decider.ts";
import type { Circumstance } from "../../domain/legal-clock/clock-rule.ts";
import { deadline } from "../../domain/legal-clock/deadline.ts";
import type { ClockEntry } from "../../domain/legal-clock/legal-clock.ts";
import { ruleInForce } from "../../domain/legal-clock/rule-in-force.ts";
import { statutoryRuleIds, statutoryRules } from "../../domain/legal-clock/rules/statutory-rules.ts";
import { calendar, clock, dateOf, theRule } from "../builders/legal-clock.ts";

/**
 * Every row of the statutory table, worked by hand on the calendars of 2025 and 2026. Days off that the examples meet:
 * 2026-02-15 (Sunday) to 02-23 春节, 04-04 to 04-06 清明, 05-01 to 05-05 劳动节, 06-19 to 06-21 端午, 09-25 to 09-27 中秋,
 * 10-01 to 10-07 国庆. Weekend days worked: 2026-01-04, 02-14, 02-28, 05-09, 09-20, 10-10.
 */
interface Example {
  why: string;
  starts: string;
  ledger?: ClockEntry[];
  given?: Circumstance[];
  unrolled: string;
  due: string;
}
interface Row { rule: string; article: string; examples: Example[] }

const excluded = (from: string, to: string, ground: Extract<ClockEntry, { type: "excluded" }>["ground"], more: object = {}): ClockEntry => ({ type: "excluded", from, to, ground, ...more });
const extended = (approvedOn: string, amount: { months?: number; days?: number }, by?: Extract<ClockEntry, { type: "extended" }>["by"]): ClockEntry => ({ type: "extended", approvedOn, ...amount, ...(by === undefined ? {} : { by }) });
const converted = (on: string, to: string): ClockEntry => ({ type: "converted", on, to });

const rows: Row[] = [
  { rule: "pre-filing-mediation", article: "人民法院在线调解规则第24、26条；特邀调解规定第27条", examples: [
    { why: "plain: 29 days to 31 March, the 30th is 1 April", starts: "2026-03-02", unrolled: "2026-04-01", due: "2026-04-01" },
    { why: "last day on 1 May: to 6 May", starts: "2026-04-01", unrolled: "2026-05-01", due: "2026-05-06" },
    { why: "last day on a make-up Saturday stays", starts: "2026-04-09", unrolled: "2026-05-09", due: "2026-05-09" },
    { why: "the parties agree on 30 more: 60 days from 2 March are 1 May", starts: "2026-03-02", ledger: [extended("2026-03-30", { days: 30 }, "parties")], unrolled: "2026-05-01", due: "2026-05-06" },
  ] },
  { rule: "mediator-accept", article: "人民法院在线调解规则第12条", examples: [
    { why: "Tuesday, Wednesday, Thursday", starts: "2026-03-02", unrolled: "2026-03-05", due: "2026-03-05" },
    { why: "Friday, then Monday and Tuesday", starts: "2026-03-05", unrolled: "2026-03-10", due: "2026-03-10" },
    { why: "Friday, the make-up Saturday 14 February, then after 春节 24 February", starts: "2026-02-12", unrolled: "2026-02-24", due: "2026-02-24" },
    { why: "Friday, the make-up Saturday 9 May, Monday", starts: "2026-05-07", unrolled: "2026-05-11", due: "2026-05-11" },
  ] },
  { rule: "judicial-confirmation-apply", article: "民事诉讼法第205条", examples: [
    { why: "plain", starts: "2026-06-01", unrolled: "2026-07-01", due: "2026-07-01" },
    { why: "last day on 端午, a Friday: Monday", starts: "2026-05-20", unrolled: "2026-06-19", due: "2026-06-22" },
    { why: "last day on the make-up Sunday 20 September", starts: "2026-08-21", unrolled: "2026-09-20", due: "2026-09-20" },
    { why: "an obstacle of ten days, relief asked for in time: 1 July + 10 is Saturday 11 July", starts: "2026-06-01", ledger: [excluded("2026-06-25", "2026-07-04", "obstacle", { askedOn: "2026-07-10" })], unrolled: "2026-07-11", due: "2026-07-13" },
  ] },
  { rule: "judicial-confirmation-decide", article: "民事诉讼法第187条", examples: [
    { why: "plain", starts: "2026-06-01", unrolled: "2026-07-01", due: "2026-07-01" },
    { why: "a court's own limit does not move off 端午", starts: "2026-05-20", unrolled: "2026-06-19", due: "2026-06-19" },
    { why: "last day on the make-up Sunday 20 September", starts: "2026-08-21", unrolled: "2026-09-20", due: "2026-09-20" },
    { why: "the president gives 15 days: 45 days from 1 June", starts: "2026-06-01", ledger: [extended("2026-06-20", { days: 15 }, "president")], unrolled: "2026-07-16", due: "2026-07-16" },
  ] },
  { rule: "filing-decision", article: "民事诉讼法第126条；民诉法司法解释（法释〔2022〕11号）第126条", examples: [
    { why: "plain", starts: "2026-03-02", unrolled: "2026-03-09", due: "2026-03-09" },
    { why: "last day on 1 October: 8 October", starts: "2026-09-24", unrolled: "2026-10-01", due: "2026-10-08" },
    { why: "last day on the make-up Saturday 14 February", starts: "2026-02-07", unrolled: "2026-02-14", due: "2026-02-14" },
    { why: "after a correction order: from the receipt of the corrections", starts: "2026-03-02", ledger: [{ type: "started", on: "2026-03-20", ground: "corrections-received" }], unrolled: "2026-03-27", due: "2026-03-27" },
  ] },
  { rule: "serve-complaint", article: "民事诉讼法第128条", examples: [
    { why: "plain", starts: "2026-03-04", unrolled: "2026-03-09", due: "2026-03-09" },
    { why: "last day on a Saturday", starts: "2026-03-02", unrolled: "2026-03-07", due: "2026-03-09" },
    { why: "last day on the Monday off for 清明", starts: "2026-04-01", unrolled: "2026-04-06", due: "2026-04-07" },
    { why: "last day on the make-up Saturday 28 February", starts: "2026-02-23", unrolled: "2026-02-28", due: "2026-02-28" },
  ] },
  { rule: "defence", article: "民事诉讼法第128条", examples: [
    { why: "the first day is not counted: from 1 March it ends at the end of 16 March", starts: "2026-03-01", unrolled: "2026-03-16", due: "2026-03-16" },
    { why: "from 30 January: the make-up Saturday 14 February", starts: "2026-01-30", unrolled: "2026-02-14", due: "2026-02-14" },
    { why: "from 31 January: Sunday 15 February, after 春节 it is 24 February", starts: "2026-01-31", unrolled: "2026-02-15", due: "2026-02-24" },
    { why: "an obstacle of 5 days: 16 March + 5 is Saturday 21 March", starts: "2026-03-01", ledger: [excluded("2026-03-10", "2026-03-14", "obstacle", { askedOn: "2026-03-16" })], unrolled: "2026-03-21", due: "2026-03-23" },
  ] },
  { rule: "defence", article: "民事诉讼法第285条", examples: [
    { why: "no domicile in China: 30 days", starts: "2026-03-02", given: ["no-domicile"], unrolled: "2026-04-01", due: "2026-04-01" },
    { why: "the court extends by 15: 45 days from 2 March", starts: "2026-03-02", given: ["no-domicile"], ledger: [extended("2026-03-25", { days: 15 }, "court")], unrolled: "2026-04-16", due: "2026-04-16" },
    { why: "last day on 1 May", starts: "2026-04-01", given: ["no-domicile"], unrolled: "2026-05-01", due: "2026-05-06" },
  ] },
  { rule: "forward-defence", article: "民事诉讼法第128条", examples: [
    { why: "plain", starts: "2026-03-11", unrolled: "2026-03-16", due: "2026-03-16" },
    { why: "last day on 端午", starts: "2026-06-14", unrolled: "2026-06-19", due: "2026-06-22" },
    { why: "last day on the make-up Saturday 9 May", starts: "2026-05-04", unrolled: "2026-05-09", due: "2026-05-09" },
  ] },
  { rule: "hearing-notice", article: "民事诉讼法第139条", examples: [
    { why: "three days before Thursday 19 March", starts: "2026-03-19", unrolled: "2026-03-16", due: "2026-03-16" },
    { why: "hearing on 7 May: 4 May is a holiday, so 30 April", starts: "2026-05-07", unrolled: "2026-05-04", due: "2026-04-30" },
    { why: "Saturday 14 March: the Friday before", starts: "2026-03-17", unrolled: "2026-03-14", due: "2026-03-13" },
    { why: "the make-up Saturday 28 February stays", starts: "2026-03-03", unrolled: "2026-02-28", due: "2026-02-28" },
  ] },
  { rule: "trial-ordinary", article: "民事诉讼法第152条；民诉法司法解释（法释〔2022〕11号）第243条", examples: [
    { why: "plain", starts: "2026-03-02", unrolled: "2026-09-02", due: "2026-09-02" },
    { why: "31 August + 6 months: 28 February", starts: "2026-08-31", unrolled: "2027-02-28", due: "2027-02-28" },
    { why: "31 August + 6 months in a leap year: 29 February", starts: "2027-08-31", unrolled: "2028-02-29", due: "2028-02-29" },
    { why: "a trial limit does not move off 1 October", starts: "2026-04-01", unrolled: "2026-10-01", due: "2026-10-01" },
    { why: "last day on the make-up Sunday 20 September", starts: "2026-03-20", unrolled: "2026-09-20", due: "2026-09-20" },
    { why: "31 August to 10 September excluded, 11 days, on a clock due 2 September", starts: "2026-03-02", ledger: [excluded("2026-08-31", "2026-09-10", "appraisal")], unrolled: "2026-09-13", due: "2026-09-13" },
    { why: "two exclusions that overlap: 10 to 24 June and 20 to 30 June are 21 days", starts: "2026-03-02", ledger: [excluded("2026-06-10", "2026-06-24", "appraisal"), excluded("2026-06-20", "2026-06-30", "out-of-court-settlement")], unrolled: "2026-09-23", due: "2026-09-23" },
    { why: "published on 10 June for 30 days: 11 June to 10 July, 30 days", starts: "2026-03-02", ledger: [excluded("2026-06-11", "2026-07-10", "publication", { publishedOn: "2026-06-10" })], unrolled: "2026-10-02", due: "2026-10-02" },
    { why: "mediation agreed on 1 June: 16 June is the last day that counts, 17 to 26 June are ten", starts: "2026-03-02", ledger: [excluded("2026-06-17", "2026-06-26", "in-suit-mediation", { consentOn: "2026-06-01" })], unrolled: "2026-09-12", due: "2026-09-12" },
    { why: "the president's 6 months, then the higher court's 3: 15 months from 6 January 2025", starts: "2025-01-06", ledger: [extended("2025-06-20", { months: 6 }, "president"), extended("2025-12-20", { months: 3 }, "higher-court")], unrolled: "2026-04-06", due: "2026-04-06" },
  ] },
  { rule: "trial-summary", article: "民事诉讼法第164条", examples: [
    { why: "plain", starts: "2026-03-02", unrolled: "2026-06-02", due: "2026-06-02" },
    { why: "30 November + 3 months: 28 February, a make-up Saturday", starts: "2025-11-30", unrolled: "2026-02-28", due: "2026-02-28" },
    { why: "one step: 30 November + 4 months is 30 March, not 28 March", starts: "2025-11-30", ledger: [extended("2026-02-10", { months: 1 }, "president")], unrolled: "2026-03-30", due: "2026-03-30" },
    { why: "does not move off 1 October", starts: "2026-07-01", unrolled: "2026-10-01", due: "2026-10-01" },
    { why: "mediation agreed on 1 April: 8 April is the last day that counts, 9 to 18 April are ten", starts: "2026-03-02", ledger: [excluded("2026-04-09", "2026-04-18", "in-suit-mediation", { consentOn: "2026-04-01" })], unrolled: "2026-06-12", due: "2026-06-12" },
    { why: "converted to ordinary, 15 days of appraisal, 6 months: 12 months and 15 days from 2 March", starts: "2026-03-02", ledger: [converted("2026-05-20", "trial-ordinary"), excluded("2026-06-10", "2026-06-24", "appraisal"), extended("2026-08-01", { months: 6 })], unrolled: "2027-03-17", due: "2027-03-17" },
    { why: "a month's extension lapses with the conversion, five excluded days stay: 2 September + 5", starts: "2026-03-02", ledger: [excluded("2026-04-13", "2026-04-17", "audit-or-valuation"), extended("2026-05-15", { months: 1 }), converted("2026-06-20", "trial-ordinary")], unrolled: "2026-09-07", due: "2026-09-07" },
  ] },
  { rule: "trial-small-claims", article: "民事诉讼法第165条；民事诉讼法第168条", examples: [
    { why: "plain", starts: "2026-03-11", unrolled: "2026-05-11", due: "2026-05-11" },
    { why: "31 December + 2 months: 28 February", starts: "2025-12-31", unrolled: "2026-02-28", due: "2026-02-28" },
    { why: "and a month of extension in one step: 31 March, not 28 March", starts: "2025-12-31", ledger: [extended("2026-02-12", { months: 1 }, "president")], unrolled: "2026-03-31", due: "2026-03-31" },
    { why: "does not move off 2 May", starts: "2026-03-02", unrolled: "2026-05-02", due: "2026-05-02" },
    { why: "seven days of audit: 11 May + 7", starts: "2026-03-11", ledger: [excluded("2026-04-01", "2026-04-07", "audit-or-valuation")], unrolled: "2026-05-18", due: "2026-05-18" },
    { why: "converted to summary: 3 months from the original filing", starts: "2026-03-11", ledger: [converted("2026-04-20", "trial-summary")], unrolled: "2026-06-11", due: "2026-06-11" },
    { why: "then to ordinary: 6 months from the original filing", starts: "2026-03-11", ledger: [converted("2026-04-20", "trial-summary"), converted("2026-06-01", "trial-ordinary")], unrolled: "2026-09-11", due: "2026-09-11" },
  ] },
  { rule: "convert-to-summary", article: "民事诉讼法第169条", examples: [
    { why: "plain", starts: "2026-03-11", unrolled: "2026-06-11", due: "2026-06-11" },
    { why: "month-end", starts: "2025-11-30", unrolled: "2026-02-28", due: "2026-02-28" },
    { why: "a month's extension", starts: "2026-03-11", ledger: [extended("2026-05-20", { months: 1 })], unrolled: "2026-07-11", due: "2026-07-11" },
    { why: "ten days of audit", starts: "2026-03-11", ledger: [excluded("2026-05-06", "2026-05-15", "audit-or-valuation")], unrolled: "2026-06-21", due: "2026-06-21" },
    { why: "then to ordinary", starts: "2026-03-11", ledger: [converted("2026-06-01", "trial-ordinary")], unrolled: "2026-09-11", due: "2026-09-11" },
  ] },
  { rule: "convert-to-ordinary", article: "民事诉讼法第170条；民诉法司法解释（法释〔2022〕11号）第258条", examples: [
    { why: "plain", starts: "2026-03-02", unrolled: "2026-09-02", due: "2026-09-02" },
    { why: "month-end", starts: "2025-08-31", unrolled: "2026-02-28", due: "2026-02-28" },
    { why: "does not move off 1 October", starts: "2026-04-01", unrolled: "2026-10-01", due: "2026-10-01" },
    { why: "the president's 6 months", starts: "2026-03-02", ledger: [extended("2026-08-01", { months: 6 })], unrolled: "2027-03-02", due: "2027-03-02" },
    { why: "a month of adjournment, 1 to 30 June: 30 days", starts: "2026-03-02", ledger: [excluded("2026-06-01", "2026-06-30", "adjournment-new-evidence")], unrolled: "2026-10-02", due: "2026-10-02" },
  ] },
  { rule: "appeal-judgment", article: "民事诉讼法第171条；民诉法司法解释（法释〔2022〕11号）第244条", examples: [
    { why: "plain", starts: "2026-03-02", unrolled: "2026-03-17", due: "2026-03-17" },
    { why: "last day on 1 October", starts: "2026-09-16", unrolled: "2026-10-01", due: "2026-10-08" },
    { why: "last day on the make-up Saturday 14 February", starts: "2026-01-30", unrolled: "2026-02-14", due: "2026-02-14" },
    { why: "an obstacle of three days: 17 March + 3", starts: "2026-03-02", ledger: [excluded("2026-03-16", "2026-03-18", "obstacle", { askedOn: "2026-03-27" })], unrolled: "2026-03-20", due: "2026-03-20" },
  ] },
  { rule: "appeal-judgment", article: "民事诉讼法第286条", examples: [
    { why: "no domicile in China", starts: "2026-03-02", given: ["no-domicile"], unrolled: "2026-04-01", due: "2026-04-01" },
  ] },
  { rule: "appeal-ruling", article: "民事诉讼法第171条", examples: [
    { why: "plain", starts: "2026-03-02", unrolled: "2026-03-12", due: "2026-03-12" },
    { why: "last day on 1 May", starts: "2026-04-21", unrolled: "2026-05-01", due: "2026-05-06" },
    { why: "last day on the make-up Sunday 20 September", starts: "2026-09-10", unrolled: "2026-09-20", due: "2026-09-20" },
    { why: "an obstacle of two days: 12 March + 2 is a Saturday", starts: "2026-03-02", ledger: [excluded("2026-03-10", "2026-03-11", "obstacle", { askedOn: "2026-03-13" })], unrolled: "2026-03-14", due: "2026-03-16" },
  ] },
  { rule: "appeal-ruling", article: "民事诉讼法第286条", examples: [
    { why: "no domicile in China", starts: "2026-03-02", given: ["no-domicile"], unrolled: "2026-04-01", due: "2026-04-01" },
  ] },
  { rule: "appeal-serve", article: "民事诉讼法第174条", examples: [
    { why: "plain", starts: "2026-03-04", unrolled: "2026-03-09", due: "2026-03-09" },
    { why: "last day on 5 May", starts: "2026-04-30", unrolled: "2026-05-05", due: "2026-05-06" },
    { why: "last day on the make-up Saturday 10 October", starts: "2026-10-05", unrolled: "2026-10-10", due: "2026-10-10" },
  ] },
  { rule: "appeal-defence", article: "民事诉讼法第174条", examples: [
    { why: "plain", starts: "2026-03-02", unrolled: "2026-03-17", due: "2026-03-17" },
    { why: "last day on 端午", starts: "2026-06-04", unrolled: "2026-06-19", due: "2026-06-22" },
    { why: "last day on the make-up Saturday 28 February", starts: "2026-02-13", unrolled: "2026-02-28", due: "2026-02-28" },
    { why: "an obstacle of a day: 17 March + 1", starts: "2026-03-02", ledger: [excluded("2026-03-16", "2026-03-16", "obstacle", { askedOn: "2026-03-20" })], unrolled: "2026-03-18", due: "2026-03-18" },
  ] },
  { rule: "appeal-forward", article: "民事诉讼法第174条", examples: [
    { why: "plain", starts: "2026-03-18", unrolled: "2026-03-23", due: "2026-03-23" },
    { why: "last day within 春节", starts: "2026-02-13", unrolled: "2026-02-18", due: "2026-02-24" },
    { why: "from one year into the next: the make-up Sunday 4 January", starts: "2025-12-30", unrolled: "2026-01-04", due: "2026-01-04" },
  ] },
  { rule: "trial-second-judgment", article: "民事诉讼法第183条", examples: [
    { why: "plain", starts: "2026-03-02", unrolled: "2026-06-02", due: "2026-06-02" },
    { why: "month-end", starts: "2025-11-30", unrolled: "2026-02-28", due: "2026-02-28" },
    { why: "does not move off 1 October", starts: "2026-07-01", unrolled: "2026-10-01", due: "2026-10-01" },
    { why: "ten days of appraisal: 2 June + 10", starts: "2026-03-02", ledger: [excluded("2026-04-10", "2026-04-19", "appraisal")], unrolled: "2026-06-12", due: "2026-06-12" },
    { why: "the president gives two months", starts: "2026-03-02", ledger: [extended("2026-05-15", { months: 2 }, "president")], unrolled: "2026-08-02", due: "2026-08-02" },
  ] },
  { rule: "trial-second-ruling", article: "民事诉讼法第183条；民诉法司法解释（法释〔2022〕11号）第339条", examples: [
    { why: "plain", starts: "2026-06-01", unrolled: "2026-07-01", due: "2026-07-01" },
    { why: "does not move off 端午", starts: "2026-05-20", unrolled: "2026-06-19", due: "2026-06-19" },
    { why: "last day on the make-up Sunday 20 September", starts: "2026-08-21", unrolled: "2026-09-20", due: "2026-09-20" },
    { why: "five days of appraisal: 1 July + 5", starts: "2026-06-01", ledger: [excluded("2026-06-10", "2026-06-14", "appraisal")], unrolled: "2026-07-06", due: "2026-07-06" },
    { why: "the president gives ten days: 40 days from 1 June", starts: "2026-06-01", ledger: [extended("2026-06-15", { days: 10 })], unrolled: "2026-07-11", due: "2026-07-11" },
  ] },
  { rule: "enforcement-apply", article: "民事诉讼法第250条", examples: [
    { why: "plain", starts: "2024-03-04", unrolled: "2026-03-04", due: "2026-03-04" },
    { why: "29 February + 2 years: 28 February, a make-up Saturday", starts: "2024-02-29", unrolled: "2026-02-28", due: "2026-02-28" },
    { why: "last day on 1 October", starts: "2024-10-01", unrolled: "2026-10-01", due: "2026-10-08" },
    { why: "interrupted on 10 March 2025: two years from then, Wednesday", starts: "2024-03-04", ledger: [{ type: "started", on: "2025-03-10", ground: "limitation-interrupted" }], unrolled: "2027-03-10", due: "2027-03-10" },
    { why: "suspended within the last six months: six months after the cause is gone", starts: "2024-03-04", ledger: [excluded("2025-12-01", "2026-01-20", "limitation-suspended")], unrolled: "2026-07-20", due: "2026-07-20" },
  ] },
  { rule: "enforcement-notice", article: "民诉法司法解释（法释〔2022〕11号）第480条", examples: [
    { why: "plain", starts: "2026-03-02", unrolled: "2026-03-12", due: "2026-03-12" },
    { why: "last day on 1 May", starts: "2026-04-21", unrolled: "2026-05-01", due: "2026-05-06" },
    { why: "last day on the make-up Saturday 9 May", starts: "2026-04-29", unrolled: "2026-05-09", due: "2026-05-09" },
  ] },
  { rule: "enforcement-complete", article: "法释〔2000〕29号第5条", examples: [
    { why: "plain", starts: "2026-03-02", unrolled: "2026-09-02", due: "2026-09-02" },
    { why: "month-end", starts: "2025-08-31", unrolled: "2026-02-28", due: "2026-02-28" },
    { why: "does not move off 1 October", starts: "2026-04-01", unrolled: "2026-10-01", due: "2026-10-01" },
    { why: "the president gives three months", starts: "2026-03-02", ledger: [extended("2026-08-20", { months: 3 }, "president")], unrolled: "2026-12-02", due: "2026-12-02" },
    { why: "an auction from 1 June to 10 July, 40 days: 2 September + 40", starts: "2026-03-02", ledger: [excluded("2026-06-01", "2026-07-10", "auction-or-sale")], unrolled: "2026-10-12", due: "2026-10-12" },
  ] },
  { rule: "publication-service", article: "民事诉讼法第95条；民诉法司法解释（法释〔2022〕11号）第140条", examples: [
    { why: "plain", starts: "2026-03-02", unrolled: "2026-04-01", due: "2026-04-01" },
    { why: "last day on 1 May", starts: "2026-04-01", unrolled: "2026-05-01", due: "2026-05-06" },
    { why: "last day on the make-up Saturday 9 May", starts: "2026-04-09", unrolled: "2026-05-09", due: "2026-05-09" },
  ] },
  { rule: "publication-service", article: "民事诉讼法第283条", examples: [
    { why: "abroad: 60 days from 2 March are 1 May", starts: "2026-03-02", given: ["no-domicile"], unrolled: "2026-05-01", due: "2026-05-06" },
  ] },
  { rule: "preservation-sue", article: "民事诉讼法第104条", examples: [
    { why: "plain", starts: "2026-03-02", unrolled: "2026-04-01", due: "2026-04-01" },
    { why: "last day on 1 October", starts: "2026-09-01", unrolled: "2026-10-01", due: "2026-10-08" },
    { why: "an obstacle of four days: 1 April + 4 is the Sunday of 清明, to Tuesday", starts: "2026-03-02", ledger: [excluded("2026-03-30", "2026-04-02", "obstacle", { askedOn: "2026-04-03" })], unrolled: "2026-04-05", due: "2026-04-07" },
    { why: "last day on the make-up Sunday 20 September", starts: "2026-08-21", unrolled: "2026-09-20", due: "2026-09-20" },
  ] },
];

describe.each(rows)("$rule ($article)", ({ rule, article, examples }) => {
  test.each(examples)("from $starts, $why: $due", ({ starts, ledger, given, unrolled, due }) => {
    const computed = dateOf(rule, starts, ledger, given);
    expect([computed.unrolledOn, computed.dueOn, computed.rolled]).toEqual([unrolled, due, unrolled !== due]);
    expect(computed.steps[0]?.article?.zh).toBe(article);
    expect(computed.steps.at(-1)?.resultOn).toBe(due);
  });
});

// 民事诉讼法第103条
test.each([
  ["2026-03-02T01:30:00.000Z", "2026-03-04T01:30:00.000Z", "plain"],
  ["2026-04-30T08:00:00.000Z", "2026-05-02T08:00:00.000Z", "hours do not wait for 劳动节"],
  ["2026-02-27T15:59:30.000Z", "2026-03-01T15:59:30.000Z", "from the last minute of 27 February over a short month"],
])("urgent preservation applied for at %s is ruled on by %s: %s", (at, dueAt) => {
  const computed = deadline([{ type: "started", on: "2026-03-02", at }], theRule("preservation-urgent", "2026-03-02"), calendar);
  expect(computed).toMatchObject({ kind: "instant", dueAt, steps: [{ article: { zh: "民事诉讼法第103条" }, resultAt: dueAt }] });
});

test("foreign-related cases have no limit for ordinary trial and second instance (CPL 287), and none after a conversion", () => {
  for (const rule of ["trial-ordinary", "convert-to-ordinary", "trial-second-judgment", "trial-second-ruling"]) {
    expect(clock(rule, "2026-03-02", [], ["foreign-related"])).toMatchObject({ kind: "none", article: { zh: "民事诉讼法第287条" } });
  }
  expect(clock("trial-summary", "2026-03-02", [converted("2026-05-20", "trial-ordinary")], ["foreign-related"])).toMatchObject({ kind: "none", article: { zh: "民事诉讼法第287条" } });
  expect(clock("trial-summary", "2026-03-02", [], ["foreign-related"])).toMatchObject({ dueOn: "2026-06-02" });
});

test("every row of the table has its examples, and the table no row without an id", () => {
  const shown = new Map<string, number>();
  for (const { rule, examples } of rows) shown.set(rule, (shown.get(rule) ?? 0) + examples.length);
  const few = statutoryRuleIds.filter((id) => id !== "preservation-urgent" && (shown.get(id) ?? 0) < 3);
  expect(few).toEqual([]);
  expect(statutoryRules.map((row) => row.id).sort()).toEqual([...statutoryRuleIds].sort());
});

test("rows that were not read in the text of the law say so, down to the step", () => {
  const unsure = statutoryRules.filter((row) => row.confidence !== "high").map((row) => [row.id, row.confidence]);
  expect(unsure).toEqual([
    ["convert-to-summary", "medium"], ["appeal-serve", "medium"], ["appeal-defence", "medium"], ["appeal-forward", "medium"], ["enforcement-complete", "medium"],
  ]);
  const twice = dateOf("trial-ordinary", "2025-01-06", [extended("2025-06-20", { months: 6 }), extended("2025-12-20", { months: 3 })]);
  expect([twice.confidence, twice.steps.map((step) => step.confidence)]).toEqual(["medium", ["high", "high", "medium", "high"]]);
});

test("a version of a row holds for clocks that start in its time; older clocks keep theirs", () => {
  const later = statutoryRules.filter((row) => row.id === "trial-summary").map((row) => ({ ...row, version: "2026.2", fromOn: "2026-07-01", limit: { months: 4 } }));
  const table = [...statutoryRules, ...later];
  const dueIn = (startsOn: string): string => {
    const found = ruleInForce(table, "trial-summary", startsOn);
    if (isRejected(found)) return found.rejected;
    const computed = deadline([{ type: "started", on: startsOn }], found.rule, calendar);
    return "dueOn" in computed ? computed.dueOn : JSON.stringify(computed);
  };
  expect([dueIn("2021-12-31"), dueIn("2026-06-30"), dueIn("2026-07-01")]).toEqual(["RuleNotInForce", "2026-09-30", "2026-11-01"]);
});
