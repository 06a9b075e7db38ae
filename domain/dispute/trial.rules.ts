import { addMonths } from "../calendar/calendar.ts";
import type { Context, Rejected } from "../decider.ts";
import { accepted, isRejected, rejected } from "../decider.ts";
import { extensions2018 } from "../legal-clock/rules/law-articles.ts";
import { refusedBy } from "../legal-clock/replay.ts";
import { civilDateOf, type CivilDate, type Instant } from "../time.ts";
import type { Command, Decision } from "./decision.ts";
import type { ClockChange } from "./dispute-clock.ts";
import type { Dispute, HearingKind } from "./dispute.ts";
import { allChanges, changeClock, currentClock, dateFaults, endClock, endClocks, isLive, meetNamed, openClock, todayOf } from "./dispute.clocks.ts";
import { enforcementPeriod } from "./confirmation.rules.ts";
import { actsAs, actsInRole, trialTeam } from "./dispute.people.ts";
import { stepId } from "./dispute.steps.ts";
import { trialRule } from "./filing.rules.ts";

/** 法释〔2018〕9号 3, 5: how often a hearing may be adjourned, and how far. */
const mostAdjournments = { "small-claims": 1, summary: 1, ordinary: 2 } as const;
const longestAdjournmentMonths = 1;

function holder(dispute: Dispute): string {
  return dispute.staff.judge ?? dispute.staff.clerk;
}

/** In ordinary procedure the parties are told three days before a hearing (CPL 139): too short a time is refused with its article. */
function noticeOf(dispute: Dispute, hearing: string, kind: HearingKind, heldAt: Instant, at: Context): ClockChange | Rejected | undefined {
  if (dispute.procedure !== "ordinary" || kind !== "hearing") return undefined;
  const clock = openClock(dispute, at, `hearing-notice:${hearing}`, "hearing-notice", { startedOn: civilDateOf(heldAt), of: hearing });
  if (isRejected(clock)) return clock;
  const dueOn = clock.computed.dueOn;
  if (dueOn !== undefined && dueOn < todayOf(at)) return rejected("NoticeTooShort", { hearingOn: civilDateOf(heldAt), noticeByOn: dueOn });
  return clock;
}

export function scheduleHearing(dispute: Dispute, command: Command<"ScheduleHearing">, at: Context): Decision {
  const { hearing, kind, at: heldAt, place } = command;
  if (dispute.hearings.some((one) => one.id === hearing)) return rejected("IdTaken", { ids: [hearing] });
  if (heldAt <= at.at) return rejected("HearingInThePast");
  if (dispute.status === "AwaitingDefence" && kind === "hearing" && beforeDefence(dispute, civilDateOf(heldAt))) return rejected("DefencePeriodRuns");
  const clocks = allChanges(noticeOf(dispute, hearing, kind, heldAt, at));
  if (isRejected(clocks)) return clocks;
  return accepted({ type: "HearingScheduled", hearing, kind, at: heldAt, ...(place === undefined ? {} : { place }), clocks, handOver: { step: "hearing", holder: holder(dispute) } });
}

/** A hearing does not begin while a party may still prepare the defence. */
function beforeDefence(dispute: Dispute, on: CivilDate): boolean {
  return dispute.clocks.some((clock) => clock.rule === "defence" && isLive(clock) && clock.dueOn !== undefined && on <= clock.dueOn);
}

/** 庭审, 证据交换 or 庭前会议 took place. */
export function holdHearing(dispute: Dispute, command: Command<"HoldHearing">, at: Context): Decision {
  const faults = dateFaults(at, command.on);
  if (faults !== undefined) return faults;
  const found = dispute.hearings.find((one) => one.id === command.hearing);
  if (found === undefined) return rejected("UnknownHearing");
  if (found.heldOn !== undefined) return rejected("HeldBefore", { on: found.heldOn });
  if (found.adjournedTo !== undefined) return rejected("HearingAdjourned", { to: found.adjournedTo });
  if (found.kind === "hearing" && dispute.status !== "Trial") return rejected("NotInTrial", { status: dispute.status });
  const notice = currentClock(dispute, `hearing-notice:${found.id}`);
  const over = notice !== undefined && isLive(notice) ? [endClock(notice)] : [];
  return accepted({ type: "HearingHeld", hearing: found.id, on: command.on, clocks: over, handOver: { step: found.kind === "hearing" ? "drafting" : "hearing", holder: holder(dispute) } });
}

/** 延期开庭: at most twice in ordinary, once in summary procedure, and by a month at most (法释〔2018〕9号 3, 5). */
export function adjourn(dispute: Dispute, command: Command<"Adjourn">, at: Context): Decision {
  const { hearing, to, at: heldAt, ground, place } = command;
  const found = dispute.hearings.find((one) => one.id === hearing);
  if (found === undefined) return rejected("UnknownHearing");
  if (found.heldOn !== undefined) return rejected("HeldBefore", { on: found.heldOn });
  if (found.adjournedTo !== undefined) return rejected("HearingAdjourned", { to: found.adjournedTo });
  if (dispute.hearings.some((one) => one.id === to)) return rejected("IdTaken", { ids: [to] });
  if (heldAt <= at.at || heldAt <= found.at) return rejected("HearingInThePast");
  const atMost = mostAdjournments[dispute.procedure ?? "ordinary"];
  if (found.kind === "hearing" && countedAdjournments(dispute) >= atMost) return rejected("AdjournedTooOften", refusedBy(extensions2018(3), { atMostTimes: atMost }));
  const furthestOn = addMonths(civilDateOf(found.at), longestAdjournmentMonths);
  if (civilDateOf(heldAt) > furthestOn) return rejected("AdjournedTooFar", refusedBy(extensions2018(5), { furthestOn }));
  const notice = currentClock(dispute, `hearing-notice:${hearing}`);
  const clocks = allChanges(notice !== undefined && isLive(notice) ? endClock(notice) : undefined, noticeOf(dispute, to, found.kind, heldAt, at));
  if (isRejected(clocks)) return clocks;
  return accepted({ type: "Adjourned", hearing, to, kind: found.kind, at: heldAt, ground, on: todayOf(at), ...(place === undefined ? {} : { place }), clocks });
}

/** Since the case was filed or sent back: those of hearings alone. */
export function countedAdjournments(dispute: Dispute): number {
  return dispute.adjournments.filter((one) => dispute.hearings.find((hearing) => hearing.id === one.hearing)?.kind === "hearing").length;
}

/** 转换程序: the limit of the new procedure, from the original filing (CPL 169, 170). */
export function convert(dispute: Dispute, command: Command<"Convert">, at: Context): Decision {
  const { to, on, reason } = command;
  if (reason.trim() === "") return rejected("ReasonMissing");
  const faults = dateFaults(at, on);
  if (faults !== undefined) return faults;
  const clock = currentClock(dispute, "trial");
  if (clock === undefined || dispute.procedure === undefined) return rejected("UnknownClock", { clock: "trial" });
  const recordedOn = todayOf(at);
  const change = changeClock(dispute, clock, at, { add: [{ type: "converted", to: trialRule(to), on, ...(recordedOn === on ? {} : { recordedOn }) }] });
  return isRejected(change) ? change : accepted({ type: "Converted", from: dispute.procedure, to, on, reason, clocks: [change] });
}

/** 宣判: meets the trial limit; whoever sat may not sit again after a remand. */
export function pronounce(dispute: Dispute, command: Command<"Pronounce">, at: Context): Decision {
  const { document, on, inCourt, performBy } = command;
  const faults = dateFaults(at, on);
  if (faults !== undefined) return faults;
  const heard = dispute.hearings.filter((hearing) => hearing.kind === "hearing" && hearing.heldOn !== undefined);
  if (document === "judgment" && heard.length === 0) return rejected("NotHeard");
  if (inCourt && !heard.some((hearing) => hearing.heldOn === on)) return rejected("NoHearingThatDay", { on });
  if (performBy !== undefined && performBy < on) return rejected("PerformanceBeforeRuling", { on, performBy });
  const clocks = allChanges(meetNamed(dispute, at, "trial", { on }), ...endClocks(dispute, "trial"));
  if (isRejected(clocks)) return clocks;
  return accepted({
    type: "Pronounced", document, on, inCourt, ...(performBy === undefined ? {} : { performBy }), clocks, stepsOver: overWithTheTrial(dispute),
    handOver: { step: "service", holder: dispute.staff.courtClerk ?? holder(dispute) },
  });
}

/** What was asked for about a limit that is met, nobody need decide any more. */
function overWithTheTrial(dispute: Dispute): string[] {
  return dispute.waiting.filter((step) => ["decide-extension", "decide-exclusion", "renew-exclusion", "resolve-service"].includes(step.step)).map(stepId);
}

/** 调解书: takes effect and can be enforced once both sides have received it (CPL 100). */
export function recordSettlement(dispute: Dispute, command: Command<"RecordSettlement">, at: Context): Decision {
  const { servedOn, performBy } = command;
  const faults = dateFaults(at, servedOn);
  if (faults !== undefined) return faults;
  const clocks = allChanges(meetNamed(dispute, at, "trial", { on: servedOn }), ...endClocks(dispute, "trial"), enforcementPeriod(dispute, at, performBy === undefined || performBy < servedOn ? servedOn : performBy));
  if (isRejected(clocks)) return clocks;
  return accepted({ type: "SettledByCourt", on: servedOn, ...(performBy === undefined ? {} : { performBy }), clocks, stepsOver: dispute.waiting.map(stepId) });
}

/** 撤回申请、撤诉: after filing the limit is met by the ruling that allows it. */
export function withdraw(dispute: Dispute, command: Command<"Withdraw">, at: Context): Decision {
  const { on, ground } = command;
  if (ground.trim() === "") return rejected("GroundMissing");
  const faults = dateFaults(at, on);
  if (faults !== undefined) return faults;
  const filed = dispute.filedOn !== undefined;
  // Once somebody tries the case it is their ruling that allows it (CPL 148).
  const team = trialTeam(dispute);
  if (team.length > 0 && !actsAs(at, team) && !actsInRole(at, "integration")) return rejected("NotOnTheCase");
  const limit = filed ? "trial" : "mediation";
  const running = currentClock(dispute, limit);
  const met = running !== undefined && isLive(running) ? meetNamed(dispute, at, limit, { on }) : undefined;
  const clocks = allChanges(met, ...endClocks(dispute, limit));
  if (isRejected(clocks)) return clocks;
  return accepted({ type: "Withdrawn", on, ground, before: filed ? "judgment" : "filing", clocks, stepsOver: dispute.waiting.map(stepId) });
}
