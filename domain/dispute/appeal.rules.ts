import type { Context, Rejected } from "../decider.ts";
import { accepted, isRejected, rejected } from "../decider.ts";
import type { CivilDate } from "../time.ts";
import type { Command, Decision } from "./decision.ts";
import type { ClockChange } from "./dispute-clock.ts";
import type { Dispute } from "./dispute.ts";
import type { DisputeEvent } from "./dispute.event.ts";
import { allChanges, clockId, currentClock, dateFaults, endClock, endClocks, isLive, meetClock, meetNamed, openClock } from "./dispute.clocks.ts";
import { appellants, isFinal, takesEffect } from "./effect.rules.ts";
import { unknownParties } from "./dispute.people.ts";
import { armStep, stepId } from "./dispute.steps.ts";
import { panelFaults, panelUnfit } from "./team.rules.ts";

/** Appeals that have not been withdrawn. */
export function liveAppeals(dispute: Dispute): Dispute["appeals"] {
  return dispute.appeals.filter((appeal) => appeal.withdrawnOn === undefined);
}

/**
 * 上诉: within that party's own period; a document posted in time is in time, also when the judgment seemed to have taken
 * effect meanwhile (CPL 85). Its copy goes to everyone else within five days; nobody else has seen a refusal to file.
 */
export function appeal(dispute: Dispute, command: Command<"Appeal">, at: Context): Decision {
  const { party, on, postedOn } = command;
  const faults = dateFaults(at, on, postedOn) ?? unknownParties(dispute, [party]);
  if (faults !== undefined) return faults;
  if (isFinal(dispute)) return rejected("FinalJudgment");
  if (!appellants(dispute).includes(party)) return rejected("NotYoursToAppeal", { party });
  const clock = currentClock(dispute, `appeal:${party}`);
  if (clock === undefined || (dispute.ruling !== undefined && clock.startedOn < dispute.ruling.on)) return rejected("NotServedYet", { party });
  if (clock.status === "ended") return rejected("NothingToAppeal");
  if (clock.status === "met") return rejected("AppealedBefore", { party });
  const met = meetClock(dispute, clock, at, { on, ...(postedOn === undefined ? {} : { postedOn }) });
  const others = dispute.filedOn === undefined ? [] : dispute.parties.filter((one) => one.id !== party).map((one) => one.id);
  const copies = others.map((other) => openClock(dispute, at, clockId(dispute, `appeal-serve:${party}:${other}`), "appeal-serve", { startedOn: on, party: other }));
  const clocks = allChanges(...(dispute.status === "Effective" ? endClocks(dispute) : []), met, ...copies, others.length === 0 ? forwardPeriod(dispute, on, at) : undefined);
  return isRejected(clocks) ? clocks : accepted({ type: "Appealed", party, on, clocks });
}

function forwardPeriod(dispute: Dispute, startedOn: CivilDate, at: Context): ClockChange | Rejected {
  return openClock(dispute, at, clockId(dispute, "appeal-forward"), "appeal-forward", { startedOn });
}

/** The file goes up once nobody's answer to the appeal is awaited any more; the last answer or end of a period begins the five days (CPL 174). */
export function forwardingBegins(dispute: Dispute, closed: string, on: CivilDate, at: Context): ClockChange | Rejected | undefined {
  const awaited = dispute.clocks.some((clock) => clock.id !== closed && isLive(clock) && (clock.rule === "appeal-serve" || clock.rule === "appeal-defence"));
  const running = currentClock(dispute, "appeal-forward");
  return awaited || (running !== undefined && isLive(running)) ? undefined : forwardPeriod(dispute, on, at);
}

export function receiveAppealDefence(dispute: Dispute, command: Command<"ReceiveAppealDefence">, at: Context): Decision {
  const { party, on, postedOn } = command;
  const faults = dateFaults(at, on, postedOn) ?? unknownParties(dispute, [party]);
  if (faults !== undefined) return faults;
  const clock = currentClock(dispute, `appeal-defence:${party}`);
  if (clock === undefined || clock.status === "met" || clock.status === "ended") return rejected("NoDefenceAwaited", { party });
  const clocks = allChanges(meetNamed(dispute, at, `appeal-defence:${party}`, { on, ...(postedOn === undefined ? {} : { postedOn }) }), clock.status === "expired" ? undefined : forwardingBegins(dispute, clock.id, on, at));
  return isRejected(clocks) ? clocks : accepted({ type: "AppealDefenceReceived", party, on, clocks });
}

/** 撤回上诉 before the file has gone up. With the last one withdrawn the judgment stands, once every other period is over. */
export function withdrawAppeal(dispute: Dispute, command: Command<"WithdrawAppeal">, at: Context): Decision {
  const { party, on } = command;
  const faults = dateFaults(at, on);
  if (faults !== undefined) return faults;
  const own = liveAppeals(dispute).find((one) => one.party === party);
  if (own === undefined) return rejected("NotAppealed", { party });
  if (on < own.on) return rejected("DateBeforeAppeal", { on, appealedOn: own.on });
  const last = liveAppeals(dispute).length === 1;
  const theirs = dispute.clocks.filter((clock) => isLive(clock) && clock.id.startsWith(`appeal-serve:${party}:`));
  const ended = last ? endClocks(dispute, "appeal") : theirs.map(endClock);
  return accepted({ type: "AppealWithdrawn", party, on, last, clocks: ended });
}

export function forwardAppeal(dispute: Dispute, command: Command<"ForwardAppeal">, at: Context): Decision {
  const clocks = dateFaults(at, command.on) ?? allChanges(meetNamed(dispute, at, "appeal-forward", { on: command.on }));
  return isRejected(clocks) ? clocks : accepted({ type: "AppealForwarded", on: command.on, clocks, handOver: { step: "transfer", holder: dispute.staff.courtClerk ?? dispute.staff.judge ?? dispute.staff.clerk } });
}

/** 二审立案: at the higher court; its dates are recorded, nothing of it is decided here. */
export function recordSecondInstance(dispute: Dispute, command: Command<"RecordSecondInstance">, at: Context): Decision {
  const { filedOn, caseNumber } = command;
  const faults = dateFaults(at, filedOn);
  if (faults !== undefined) return faults;
  const rule = dispute.ruling?.document === "judgment" ? "trial-second-judgment" : "trial-second-ruling";
  const clocks = allChanges(...endClocks(dispute), openClock(dispute, at, clockId(dispute, "second-instance"), rule, { startedOn: filedOn }));
  return isRejected(clocks) ? clocks : accepted({ type: "SecondInstanceFiled", filedOn, clocks, ...(caseNumber === undefined ? {} : { caseNumber: { stage: "second-instance", number: caseNumber } }) });
}

export function recordSecondOutcome(dispute: Dispute, command: Command<"RecordSecondOutcome">, at: Context): Decision {
  const { outcome, on, performBy } = command;
  const faults = dateFaults(at, on);
  if (faults !== undefined) return faults;
  const fits = outcome === "remanded" ? dispute.filedOn !== undefined : outcome === "filing-ordered" ? dispute.filedOn === undefined : true;
  if (!fits) return rejected("OutcomeNotFitting", { outcome });
  const clocks = allChanges(meetNamed(dispute, at, "second-instance", { on }), outcome === "filing-ordered" ? openClock(dispute, at, clockId(dispute, "filing"), "filing-decision", { startedOn: on }) : undefined);
  if (isRejected(clocks)) return clocks;
  const reopener = at.court.head(dispute.department) ?? dispute.staff.clerk;
  const ended = { type: "SecondInstanceEnded" as const, outcome, on, clocks, ...(outcome === "remanded" ? { steps: [armStep(dispute, at, "reopen-trial", reopener)] } : {}) };
  if (outcome !== "upheld" && outcome !== "changed") return accepted(ended);
  const met = { ...dispute, clocks: dispute.clocks.map((clock) => (clocks.some((change) => change.id === clock.id) ? { ...clock, status: "met" as const } : clock)) };
  const effect = takesEffect(met, on, "second-instance", at, performBy);
  return isRejected(effect) ? effect : accepted<DisputeEvent>(ended, ...effect);
}

/** 撤回上诉后原裁判生效: on the day the ruling that allows the withdrawal was served; nobody else may still appeal. */
export function confirmEffective(dispute: Dispute, command: Command<"ConfirmEffective">, at: Context): Decision {
  const { on, performBy } = command;
  const faults = dateFaults(at, on);
  if (faults !== undefined) return faults;
  const running = dispute.clocks.filter((clock) => isLive(clock) && clock.id.startsWith("appeal:"));
  if (running.length > 0) return rejected("AppealPeriodRuns", { parties: running.map((clock) => clock.party ?? "") });
  const effect = takesEffect(dispute, on, "appeal-withdrawn", at, performBy);
  return isRejected(effect) ? effect : accepted(...effect);
}

/** 发回重审: ordinary procedure, a new limit, and a panel of others (CPL 41). */
export function reopenTrial(dispute: Dispute, command: Command<"ReopenTrial">, at: Context): Decision {
  const { filedOn, judge, panel, caseNumber } = command;
  const faults = dateFaults(at, filedOn);
  if (faults !== undefined) return faults;
  if (panel.kind !== "collegial") return rejected("NewPanelMissing");
  const unfit = panelFaults(judge, panel, "ordinary") ?? panelUnfit(dispute, at, judge, panel);
  if (unfit !== undefined) return unfit;
  if (dispute.status !== "Remanded" || filedOn < dispute.on) return rejected("DateBeforeRuling", { on: filedOn });
  const clock = openClock(dispute, at, clockId(dispute, "trial"), "trial-ordinary", { startedOn: filedOn });
  if (isRejected(clock)) return clock;
  return accepted({ type: "TrialReopened", filedOn, judge, panel, clocks: [clock], stepsOver: dispute.waiting.map(stepId), handOver: { step: "scheduling", holder: judge }, ...(caseNumber === undefined ? {} : { caseNumber: { stage: "first-instance", number: caseNumber } }) });
}
