import type { Calendar } from "../calendar/calendar.ts";
import { addMonths } from "../calendar/calendar.ts";
import type { CivilDate } from "../time.ts";
import { plusDays } from "../time.ts";

/** How a due date (完成时限) is set; `after` is "start", a milestone's id or an item's id. */
export type DueRule =
  | { on: CivilDate; fixed?: boolean }
  | { workingDays: number; after: string }
  | { days: number; after: string }
  | { months: number; after: string };

/** A suspension (暂停): `fromOn` counts as suspended, `untilOn`, the day of resumption, does not; absent = still suspended. */
export interface Suspension {
  fromOn: CivilDate;
  untilOn?: CivilDate;
}

/** What a due date is computed from. */
export interface DueInput {
  rule: DueRule;
  /** The day the anchor was (or is planned to be) reached; required unless the rule is `on`. */
  anchorOn?: CivilDate;
  /** Granted extensions (延期), each in the rule's unit; for `on` rules in working days. */
  extensions: number[];
  suspensions: Suspension[];
}

/** One line of the answer to "how was this date computed?", with the date reached by it. */
export interface DueStep {
  text: { zh: string; en: string };
  resultOn: CivilDate;
}

/** A computed due date; `provisional` when a year without its holiday notice took part. */
export interface DueDate {
  dueOn: CivilDate;
  unrolledOn: CivilDate;
  provisional: boolean;
  steps: DueStep[];
}

interface SuspendedSpan {
  fromOn: CivilDate;
  /** Last suspended day, inclusive. */
  toOn: CivilDate;
}

/** Suspensions as disjoint spans in date order, so that a day in two of them counts once; without `today` an open one counts nothing. */
function suspendedSpans(suspensions: Suspension[], today: CivilDate | undefined): SuspendedSpan[] {
  const spans: SuspendedSpan[] = [];
  for (const { fromOn, untilOn } of [...suspensions].sort((a, b) => (a.fromOn < b.fromOn ? -1 : a.fromOn > b.fromOn ? 1 : 0))) {
    const toOn = untilOn === undefined ? today : plusDays(untilOn, -1);
    if (toOn === undefined || toOn < fromOn) continue;
    const last = spans[spans.length - 1];
    if (last !== undefined && fromOn <= plusDays(last.toOn, 1)) {
      if (toOn > last.toOn) last.toOn = toOn;
    } else {
      spans.push({ fromOn, toOn });
    }
  }
  return spans;
}

function plural(n: number, unit: string): string {
  return `${n} ${unit}${n === 1 ? "" : "s"}`;
}

/** The step of "anchor + (N + extensions)", added in one go from the original anchor, so that no extension meets a rolled date. */
function periodStep(calendar: Calendar, input: DueInput): DueStep {
  const { rule, extensions } = input;
  const extension = extensions.reduce((sum, one) => sum + one, 0);
  if ("on" in rule) {
    const resultOn = calendar.plusWorkingDays(rule.on, extension);
    return extension === 0
      ? { text: { zh: `确定日期 ${rule.on}`, en: `Set for ${rule.on}` }, resultOn }
      : {
          text: {
            zh: `确定日期 ${rule.on}，加延期 ${extension} 个工作日（自原定日期起算）`,
            en: `Set for ${rule.on}, plus ${plural(extension, "working day")} of extension from the original date`,
          },
          resultOn,
        };
  }
  const anchorOn = anchoredOn(input);
  const line = (n: number, resultOn: CivilDate, unit: { zh: string; en: string }): DueStep => ({
    text: {
      zh: `自 ${anchorOn} 次日起 ${n} ${unit.zh}${extension === 0 ? "" : `，加延期 ${extension} ${unit.zh}，一并自原起点计算`}`,
      en: `${plural(n, unit.en)}${extension === 0 ? "" : ` and ${extension} of extension, added together`} from ${anchorOn}, that day not counted`,
    },
    resultOn,
  });
  if ("workingDays" in rule) {
    return line(rule.workingDays, calendar.plusWorkingDays(anchorOn, rule.workingDays + extension), { zh: "个工作日", en: "working day" });
  }
  if ("days" in rule) return line(rule.days, plusDays(anchorOn, rule.days + extension), { zh: "日", en: "calendar day" });
  return line(rule.months, addMonths(anchorOn, rule.months + extension), { zh: "个月", en: "month" });
}

function anchoredOn(input: DueInput): CivilDate {
  if (input.anchorOn === undefined) throw new TypeError("A due rule with `after` needs the date of its anchor");
  return input.anchorOn;
}

function provisionalBetween(calendar: Calendar, fromOn: CivilDate, toOn: CivilDate): boolean {
  for (let year = Number(fromOn.slice(0, 4)); year <= Number(toOn.slice(0, 4)); year += 1) {
    if (calendar.isProvisional(`${year}-01-01`)) return true;
  }
  return false;
}

/**
 * The due date of a work item, by the one formula of domain §3:
 * due = roll(anchor + (N + extensions) in the rule's unit + suspended working days); an `on` rule rolls too unless `fixed`.
 *
 * - Suspended working days are added after the period and before the roll, as working days counted from the unrolled date:
 *   k of them lead to the k-th working day strictly after it.
 * - They are the distinct working days from each day of suspension up to, not including, the day of resumption. Days before
 *   the anchor count nothing; from the anchor's own day on they count, so an item whose anchor is reached while it is
 *   suspended is due as if it had opened on the day of resumption.
 * - A suspension that begins after the date reached so far, as rolled, adds nothing: it never erases days overdue. One that
 *   begins between the unrolled and the rolled date adds to the rolled one, so that an item suspended in time is never
 *   overdue on the day it resumes.
 * - A suspension still open counts through `today`, inclusive; without `today` it counts nothing.
 *
 * @throws TypeError when a rule with `after` comes without `anchorOn`.
 */
export function computeDue(calendar: Calendar, input: DueInput, today?: CivilDate): DueDate {
  const { rule } = input;
  const fixed = "on" in rule && rule.fixed === true;
  const rolled = (on: CivilDate): CivilDate => (fixed ? on : calendar.rollForward(on));

  const period = periodStep(calendar, input);
  const steps = [period];
  let reachedOn = period.resultOn;
  let countedWorkingDays = "workingDays" in rule || ("on" in rule && reachedOn !== rule.on);

  for (const span of suspendedSpans(input.suspensions, today)) {
    const fromOn = "on" in rule || span.fromOn >= anchoredOn(input) ? span.fromOn : anchoredOn(input);
    const suspended = fromOn > rolled(reachedOn) ? 0 : calendar.workingDaysIn(fromOn, span.toOn);
    if (suspended === 0) continue;
    countedWorkingDays = true;
    reachedOn = calendar.plusWorkingDays(calendar.rollForward(fromOn) > reachedOn ? rolled(reachedOn) : reachedOn, suspended);
    steps.push({
      text: {
        zh: `${fromOn} 至 ${span.toOn} 暂停，补回 ${suspended} 个工作日`,
        en: `Suspended ${fromOn} to ${span.toOn}: ${plural(suspended, "working day")} given back`,
      },
      resultOn: reachedOn,
    });
  }

  const dueOn = rolled(reachedOn);
  if (dueOn !== reachedOn) {
    steps.push({
      text: { zh: `${reachedOn} 不是工作日，顺延至下一个工作日`, en: `${reachedOn} is not a working day: moved to the next one` },
      resultOn: dueOn,
    });
  } else if (fixed && !calendar.isWorkingDay(dueOn)) {
    steps.push({
      text: { zh: `${dueOn} 不是工作日，但日期固定，不顺延`, en: `${dueOn} is not a working day, but the date is fixed and does not move` },
      resultOn: dueOn,
    });
  }
  const calculatedFromOn = countedWorkingDays ? ("on" in rule ? rule.on : anchoredOn(input)) : reachedOn;
  const provisional = (!fixed || countedWorkingDays) && provisionalBetween(calendar, calculatedFromOn, dueOn);
  if (provisional) {
    steps.push({
      text: { zh: "涉及尚未公布放假安排的年份，日期为暂定", en: "A year without its holiday notice took part: the date is provisional" },
      resultOn: dueOn,
    });
  }
  return { dueOn, unrolledOn: reachedOn, provisional, steps };
}
