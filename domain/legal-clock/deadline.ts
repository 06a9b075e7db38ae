import type { Calendar } from "../calendar/calendar.ts";
import { rejected, type Rejected } from "../decider.ts";
import { civilDateOf, daysBetween, epochMs, inShanghai, plusDays, plusMs, type CivilDate } from "../time.ts";
import type { ClockRule, Confidence, DatePeriod } from "./clock-rule.ts";
import { hoursText, lapsedText, noLimitText, provisionalText, rolledText, satisfiedText, startText, unmovedText } from "./deadline-texts.ts";
import { effectiveOn, inReplayOrder } from "./entry-order.ts";
import { withEnds, type ReplayEntry } from "./exclusion-ends.ts";
import { exclude } from "./exclusion.rules.ts";
import { extend, nextExtension } from "./extension.rules.ts";
import type { ClockEntry, DateDeadline, Deadline, DeadlineStep, InstantDeadline, NoDeadline, Started } from "./legal-clock.ts";
import { lapse, satisfy } from "./outcome.rules.ts";
import { addStep, lastDay, reach, refusedBy, type Replay } from "./replay.ts";
import { convert, restart } from "./restart.rules.ts";
import { cpl, extensions2018 } from "./rules/law-articles.ts";

/** The entry that set the clock going: the one started without a ground. */
function startOf(ledger: readonly ClockEntry[]): Started | Rejected {
  let start: Started | undefined;
  for (const entry of ledger) {
    if (entry.type !== "started" || entry.ground !== undefined) continue;
    if (start !== undefined) return rejected("ClockStartedBefore", { on: entry.on, startOn: start.on });
    start = entry;
  }
  return start ?? rejected("ClockNotStarted");
}

/** A clock whose period is none of hours, as it was set going. */
interface DateClock { start: Started; rule: ClockRule; limit: DatePeriod; calendar: Calendar }

/** The last day as the ledger had it on the eve of `on`, before anything was entered late. */
function dueAsKnown(entries: readonly ReplayEntry[], clock: DateClock, replay: Replay, on: CivilDate): CivilDate {
  const dueOn = lastDay(replay);
  if (on > dueOn) return dueOn;
  const known = entries.filter((entry) => entry.type !== "satisfied" && entry.type !== "lapsed" && (("recordedOn" in entry ? entry.recordedOn : undefined) ?? effectiveOn(entry)) < on);
  const then = replayOf(known, clock);
  return "rejected" in then ? dueOn : lastDay(then);
}

function apply(replay: Replay, entry: ReplayEntry, entries: readonly ReplayEntry[], clock: DateClock): Rejected | undefined {
  const { start, rule } = clock;
  const on = effectiveOn(entry);
  if (entry.type !== "excluded" && rule.before !== true && on < start.on) return rejected("EntryBeforeClock", refusedBy(rule.article, { type: entry.type, on, startOn: start.on }));
  switch (entry.type) {
    case "started": return entry === start ? undefined : restart(replay, entry);
    case "converted": return convert(replay, entry);
    case "extended": return extend(replay, entry);
    case "excluded": return exclude(replay, entry);
    case "satisfied": return satisfy(replay, entry);
    case "lapsed": return lapse(replay, entry, dueAsKnown(entries, clock, replay, on));
  }
}

function replayOf(entries: readonly ReplayEntry[], clock: DateClock): Replay | Rejected {
  const { calendar, rule, limit, start } = clock;
  const replay: Replay = {
    calendar,
    rule,
    limit,
    startOn: start.on,
    extensions: { count: 0, months: 0, days: 0 },
    excludedDays: 0,
    excludedTo: undefined,
    notBeforeOn: undefined,
    unrolledOn: start.on,
    open: false,
    satisfiedOn: undefined,
    lapsedOn: undefined,
    limitless: undefined,
    steps: [],
  };
  replay.unrolledOn = reach(replay);
  addStep(replay, startText(replay), rule.article, rule.confidence);
  for (const entry of entries) {
    const refused = apply(replay, entry, entries, clock);
    if (refused !== undefined) return refused;
    if (replay.limitless !== undefined) break;
  }
  return replay;
}

function provisionalYears(calendar: Calendar, a: CivilDate, b: CivilDate): readonly number[] {
  if (a.slice(0, 4) === b.slice(0, 4)) return calendar.isProvisional(b) ? [Number(b.slice(0, 4))] : [];
  const first = Number(a.slice(0, 4));
  const last = Number(b.slice(0, 4));
  const years: number[] = [];
  for (let year = Math.min(first, last); year <= Math.max(first, last); year += 1) {
    if (calendar.isProvisional(`${year}-01-01`)) years.push(year);
  }
  return years;
}

function lowest(steps: readonly DeadlineStep[]): Confidence {
  let found: Confidence = "high";
  for (const { confidence } of steps) {
    if (confidence === "low") return "low";
    if (confidence === "medium") found = "medium";
  }
  return found;
}

const rollArticle = cpl(85);
const windowArticle = extensions2018(1);
/** The extension is asked for 15 days and decided 5 days before the end; like every period counted backwards, on a holiday one working day earlier. */
const askDaysBefore = 15;
const decideDaysBefore = 5;

function extensionWindow(replay: Replay, dueOn: CivilDate): DateDeadline["extensionWindow"] {
  if (replay.satisfiedOn !== undefined || replay.lapsedOn !== undefined || nextExtension(replay)?.windowed !== true) return undefined;
  const { calendar } = replay;
  return { askByOn: calendar.rollBackward(plusDays(dueOn, -askDaysBefore)), decideByOn: calendar.rollBackward(plusDays(dueOn, -decideDaysBefore)), article: windowArticle };
}

function finished(replay: Replay): DateDeadline {
  const { calendar, rule, startOn, unrolledOn, satisfiedOn, lapsedOn, open, steps } = replay;
  const dueOn = lastDay(replay);
  const rolled = dueOn !== unrolledOn;
  const note = (text: DeadlineStep["text"]): void => void steps.push({ text, confidence: "high", resultOn: dueOn });
  if (rolled) steps.push({ text: rolledText(unrolledOn, rule.before === true), article: rollArticle, confidence: rule.before === true ? "medium" : "high", resultOn: dueOn });
  else if (!rule.rolls && !calendar.isWorkingDay(dueOn)) note(unmovedText(dueOn));
  if (satisfiedOn !== undefined) steps.push({ text: satisfiedText(satisfiedOn, rule.satisfiedBy, satisfiedOn > dueOn ? { days: daysBetween(dueOn, satisfiedOn) } : undefined), article: rule.article, confidence: "high", resultOn: dueOn });
  if (lapsedOn !== undefined) note(lapsedText(lapsedOn));
  const years = provisionalYears(calendar, startOn, dueOn);
  if (years.length > 0) note(provisionalText(years));
  const window = extensionWindow(replay, dueOn);
  const result: DateDeadline = {
    kind: "date",
    unrolledOn,
    dueOn,
    rolled,
    open,
    provisional: years.length > 0,
    confidence: lowest(steps),
    steps,
  };
  if (satisfiedOn !== undefined) result.satisfiedOn = satisfiedOn;
  if (lapsedOn !== undefined) result.lapsedOn = lapsedOn;
  if (window !== undefined) result.extensionWindow = window;
  return result;
}

const hourMs = 3_600_000;

/** Begun hours count. */
function lateBy(ms: number): { hours: number } | undefined {
  return ms > 0 ? { hours: Math.ceil(ms / hourMs) } : undefined;
}

/** A period of hours runs from instant to instant; it is met or missed, and nothing else changes it. */
function hoursDeadline(entries: readonly ReplayEntry[], start: Started, rule: ClockRule, hours: number, calendar: Calendar): InstantDeadline | Rejected {
  if (start.at === undefined) return rejected("ClockNotStarted");
  const before = rule.before === true;
  const dueAt = plusMs(start.at, (before ? -1 : 1) * hours * hourMs);
  const dueOn = civilDateOf(dueAt);
  const steps: DeadlineStep[] = [];
  const say = (text: DeadlineStep["text"], article?: DeadlineStep["article"], confidence: Confidence = "high"): void => {
    steps.push({ text, ...(article === undefined ? {} : { article }), confidence, resultOn: dueOn, resultAt: dueAt });
  };
  say(hoursText(rule.name, rule.starts, { hours }, inShanghai(start.at), before), rule.article, rule.confidence);
  let satisfiedOn: CivilDate | undefined;
  let lapsedOn: CivilDate | undefined;
  for (const entry of entries) {
    const on = effectiveOn(entry);
    if (!before && on < start.on) return rejected("EntryBeforeClock", refusedBy(rule.article, { type: entry.type, on, startOn: start.on }));
    switch (entry.type) {
      case "started":
        if (entry !== start) return rejected("RestartNotProvided", refusedBy(rule.article, { rule: rule.id, on }));
        break;
      case "converted": return rejected("ConversionNotProvided", refusedBy(rule.article, { rule: rule.id, on, to: entry.to }));
      case "extended": return rejected("ExtensionNotProvided", refusedBy(rule.article, { rule: rule.id, approvedOn: on }));
      case "excluded": return rejected("ExclusionNotProvided", refusedBy(rule.article, { rule: rule.id, from: entry.from, to: entry.to }));
      case "satisfied": {
        if (satisfiedOn !== undefined) return rejected("ClockSatisfied", refusedBy(rule.article, { on, satisfiedOn }));
        satisfiedOn = on;
        say(entry.at === undefined
          ? satisfiedText(on, rule.satisfiedBy, on > dueOn ? { days: daysBetween(dueOn, on) } : undefined)
          : satisfiedText(inShanghai(entry.at), rule.satisfiedBy, lateBy(epochMs(entry.at) - epochMs(dueAt))), rule.article);
        break;
      }
      case "lapsed":
        if (lapsedOn !== undefined) return rejected("LapsedBefore", { on, lapsedOn });
        if (on < dueOn) return rejected("NotLapsedYet", refusedBy(rule.article, { on, dueOn }));
        lapsedOn = on;
        say(lapsedText(on));
        break;
    }
  }
  const years = provisionalYears(calendar, start.on, dueOn);
  if (years.length > 0) say(provisionalText(years));
  return { kind: "instant", dueAt, provisional: years.length > 0, confidence: lowest(steps), steps, ...(satisfiedOn === undefined ? {} : { satisfiedOn }), ...(lapsedOn === undefined ? {} : { lapsedOn }) };
}

function noDeadline(rule: ClockRule): NoDeadline {
  return { kind: "none", text: noLimitText(rule.name), article: rule.article, confidence: rule.confidence };
}

/**
 * 期限计算: replays a legal clock's ledger under its rule and explains the date step by step (statutory-limits, “How a period
 * is computed”). Pure: the same ledger, in whatever order, gives the same answer under any time zone. Entries' dates must
 * exist. What the law refuses is a rejection with its article in `details.article`.
 */
export function deadline(ledger: readonly ClockEntry[], rule: ClockRule, calendar: Calendar): Deadline | Rejected {
  const ordered = inReplayOrder(ledger);
  const start = startOf(ordered);
  if ("rejected" in start) return start;
  const { limit } = rule;
  if (limit === "none") return noDeadline(rule);
  const entries = withEnds(ordered);
  if ("rejected" in entries) return entries;
  if ("hours" in limit) return hoursDeadline(entries, start, rule, limit.hours, calendar);
  const replay = replayOf(entries, { start, rule, limit, calendar });
  if ("rejected" in replay) return replay;
  return replay.limitless === undefined ? finished(replay) : noDeadline(replay.limitless);
}
