import { daysBetween, type CivilDate } from "../time.ts";
import type { ExclusionGround, ExtensionAuthority, ExtensionStep, Period, RestartGround, Wording } from "./clock-rule.ts";
import type { Exclusion } from "./exclusion-ends.ts";
import type { Converted, Extended } from "./legal-clock.ts";
import { monthsOf } from "./period-end.ts";
import type { Replay } from "./replay.ts";

/** The sentences of the 期限计算说明, one for each step. */

function counted(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}

function length(limit: Period): Wording {
  if ("months" in limit) return { zh: `${limit.months}个月`, en: counted(limit.months, "month") };
  if ("days" in limit) return { zh: `${limit.days}日`, en: counted(limit.days, "day") };
  if ("workingDays" in limit) return { zh: `${limit.workingDays}个工作日`, en: counted(limit.workingDays, "working day") };
  if ("years" in limit) return { zh: `${limit.years}年`, en: counted(limit.years, "year") };
  return { zh: `${limit.hours}小时`, en: counted(limit.hours, "hour") };
}

const monthEndNote: Wording = { zh: "（没有对应日，以月末日为准）", en: " (there is no corresponding day: the last of the month)" };
const nothing: Wording = { zh: "", en: "" };

/** Before anything has happened: where the corresponding day does not exist, the period has ended on another day of its month. */
export function startText({ rule, limit, startOn, unrolledOn }: Replay): Wording {
  const { zh, en } = length(limit);
  const note = monthsOf(limit) !== 0 && unrolledOn.slice(8) !== startOn.slice(8) ? monthEndNote : nothing;
  if (rule.before === true) {
    return { zh: `${rule.name.zh}：${startOn}（${rule.starts.zh}）当日不计，向前计算${zh}${note.zh}`, en: `${rule.name.en}: ${en} before ${startOn} (${rule.starts.en}), that day not counted${note.en}` };
  }
  return { zh: `${rule.name.zh}：自${startOn}（${rule.starts.zh}）次日起${zh}${note.zh}`, en: `${rule.name.en}: ${en} from ${startOn} (${rule.starts.en}), that day not counted${note.en}` };
}

export function hoursText(name: Wording, starts: Wording, limit: Period, startAt: string, before: boolean): Wording {
  const { zh, en } = length(limit);
  return before
    ? { zh: `${name.zh}：自${startAt}（${starts.zh}）向前计算${zh}，不顺延`, en: `${name.en}: ${en} before ${startAt} (${starts.en}), never moved` }
    : { zh: `${name.zh}：自${startAt}（${starts.zh}）起${zh}，不顺延`, en: `${name.en}: ${en} from ${startAt} (${starts.en}), never moved` };
}

export function restartText({ limit, startOn }: Replay, ground: RestartGround): Wording {
  const { zh, en } = length(limit);
  return { zh: `${ground.name.zh}：自${startOn}次日起重新计算${zh}`, en: `${ground.name.en}: ${en} anew from ${startOn}, that day not counted` };
}

/** What was entered after the date it affects says who let it. */
function enteredLate({ superiorApproved }: { superiorApproved?: true }): Wording {
  return superiorApproved === true ? { zh: "；补录，经上级批准", en: "; entered late with the superior's approval" } : nothing;
}

export function conversionText({ rule, limit, startOn, excludedDays }: Replay, entry: Converted, extensionsLapse: boolean): Wording {
  const { on } = entry;
  const { zh, en } = length(limit);
  const late = enteredLate(entry);
  return {
    zh: `${on}转换程序，${rule.name.zh}：自原立案日${startOn}次日起${zh}${excludedDays === 0 ? "" : `，已扣除的${excludedDays}日仍予扣除`}${extensionsLapse ? "，原程序的延长不再计入" : ""}${late.zh}`,
    en: `${on}: ${rule.name.en}: ${en} from the original filing on ${startOn}${excludedDays === 0 ? "" : `, the ${counted(excludedDays, "excluded day")} still excluded`}${extensionsLapse ? ", extensions under the old procedure lapse" : ""}${late.en}`,
  };
}

export function exclusionText(exclusion: Exclusion, ground: ExclusionGround | undefined, days: number): Wording {
  const { from, to } = exclusion;
  const all = daysBetween(from, to) + 1;
  const overlap = all - days;
  const late = enteredLate(exclusion);
  return {
    zh: `${from}至${to}${ground === undefined ? "" : `（${ground.name.zh}）`}不计入，首尾均计，共${all}日${overlap === 0 ? "" : `，其中${overlap}日已扣除、不重复计算`}${exclusion.open === true ? "；尚未结束，按预计结束日计算" : ""}${late.zh}`,
    en: `${from} to ${to}${ground === undefined ? "" : ` (${ground.name.en})`} not counted, both ends included: ${counted(all, "day")}${overlap === 0 ? "" : `, of which ${overlap} excluded already and not counted twice`}${exclusion.open === true ? "; not ended yet, its expected end is taken" : ""}${late.en}`,
  };
}

export function suspensionText(exclusion: Exclusion, ground: ExclusionGround, months: number): Wording {
  const { from, to } = exclusion;
  const open = exclusion.open === true ? { zh: "；尚未结束，按预计结束日计算", en: "; not ended yet, its expected end is taken" } : nothing;
  return {
    zh: `${from}至${to}${ground.name.zh}（在最后${months}个月内）：自原因消除之日起满${months}个月届满${open.zh}`,
    en: `${from} to ${to} ${ground.name.en} within the last ${months} months: it ends ${months} months after the cause is gone${open.en}`,
  };
}

const authorities: Readonly<Record<ExtensionAuthority, Wording>> = {
  president: { zh: "经本院院长批准", en: "by the president" },
  "higher-court": { zh: "经上级人民法院批准", en: "by the higher court" },
  parties: { zh: "经各方当事人同意", en: "as the parties agree" },
  court: { zh: "经人民法院准许", en: "by the court" },
};

function amount(months: number, days: number): Wording {
  if (days === 0) return length({ months });
  if (months === 0) return length({ days });
  return { zh: `${months}个月零${days}日`, en: `${counted(months, "month")} and ${counted(days, "day")}` };
}

export function extensionText({ startOn, extensions }: Replay, entry: Extended, step: ExtensionStep): Wording {
  const { approvedOn, months = 0, days = 0 } = entry;
  const late = enteredLate(entry);
  const by = step.by === undefined ? nothing : authorities[step.by];
  const own = amount(months, days);
  const total = extensions.count > 1 ? amount(extensions.months, extensions.days) : undefined;
  return {
    zh: `${approvedOn}${by.zh}延长${own.zh}：与原期间一并自${startOn}起算${total === undefined ? "" : `，累计延长${total.zh}`}${late.zh}`,
    en: `Extended ${by.en === "" ? "" : `${by.en} `}on ${approvedOn} by ${own.en}: added to the period from ${startOn} in one step${total === undefined ? "" : `, ${total.en} in all`}${late.en}`,
  };
}

export function rolledText(from: CivilDate, before: boolean): Wording {
  return before
    ? { zh: `${from}是法定休假日，提前至前一个工作日`, en: `${from} is a day off: moved to the working day before` }
    : { zh: `${from}是法定休假日，顺延至其后的第一个工作日`, en: `${from} is a day off: moved to the first working day after it` };
}

export function unmovedText(on: CivilDate): Wording {
  return { zh: `${on}是法定休假日，但本期限不顺延`, en: `${on} is a day off, but this limit does not move` };
}

/** Ascending years as spans: a clock may run through very many without a notice. */
function spansOf(years: readonly number[]): [first: number, last: number][] {
  const spans: [number, number][] = [];
  for (const year of years) {
    const last = spans[spans.length - 1];
    if (last !== undefined && last[1] === year - 1) last[1] = year;
    else spans.push([year, year]);
  }
  return spans;
}

export function provisionalText(years: readonly number[]): Wording {
  const spans = spansOf(years).map(([first, last]) => (first === last ? String(first) : `${first}–${last}`));
  return { zh: `日历中尚无${spans.join("、")}年的放假安排，结果为暂定`, en: `The calendar has no holiday notice of ${spans.join(", ")}: provisional` };
}

/** `late`: how long after the end, if it was. */
export function satisfiedText(on: string, satisfiedBy: Wording, late: { days: number } | { hours: number } | undefined): Wording {
  if (late === undefined) return { zh: `${on}${satisfiedBy.zh}，未逾期`, en: `${on}: ${satisfiedBy.en}, in time` };
  const { zh, en } = length(late);
  return { zh: `${on}${satisfiedBy.zh}，逾期${zh}`, en: `${on}: ${satisfiedBy.en}, ${en} late` };
}

export function lapsedText(on: CivilDate): Wording {
  return { zh: `${on}登记为逾期，此后补录不改变这一记录`, en: `Recorded as overrun on ${on}; what is entered later leaves this record as it is` };
}

export const noLimitText = (name: Wording): Wording => ({ zh: `${name.zh}：法律未规定期限`, en: `${name.en}: no statutory limit` });
