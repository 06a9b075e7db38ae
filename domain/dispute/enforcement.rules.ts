import type { Context } from "../decider.ts";
import { accepted, isRejected, rejected } from "../decider.ts";
import type { Command, Decision } from "./decision.ts";
import type { Dispute } from "./dispute.ts";
import { allChanges, changeClock, clockId, currentClock, dateFaults, endClocks, meetNamed, openClock } from "./dispute.clocks.ts";
import { unknownParties } from "./dispute.people.ts";
import { armStep, stepId } from "./dispute.steps.ts";

/** 申请执行: after the two years it is still taken; only the other side may object (CPL 250; Interp. 481). */
export function applyForEnforcement(dispute: Dispute, command: Command<"ApplyForEnforcement">, at: Context): Decision {
  const { party, receivedOn, postedOn } = command;
  const faults = dateFaults(at, receivedOn, postedOn) ?? unknownParties(dispute, [party]);
  if (faults !== undefined) return faults;
  if (currentClock(dispute, "enforcement-apply") === undefined) return rejected("NothingToEnforce");
  const clocks = allChanges(
    meetNamed(dispute, at, "enforcement-apply", { on: receivedOn, ...(postedOn === undefined ? {} : { postedOn }) }),
    openClock(dispute, at, clockId(dispute, "enforcement-notice"), "enforcement-notice", { startedOn: receivedOn }),
  );
  return isRejected(clocks) ? clocks : accepted({ type: "EnforcementRequested", party, receivedOn, clocks, steps: [armStep(dispute, at, "file-enforcement", dispute.staff.clerk)] });
}

/** 执行立案: six months (法释〔2000〕29号 5). */
export function fileEnforcement(dispute: Dispute, command: Command<"FileEnforcement">, at: Context): Decision {
  const { on, officer, caseNumber } = command;
  const faults = dateFaults(at, on);
  if (faults !== undefined) return faults;
  if (!at.court.isActive(officer)) return rejected("PersonNotActive", { persons: [officer] });
  if (dispute.status !== "EnforcementApplied" || on < dispute.receivedOn) return rejected("DateBeforeReceipt", { on });
  const clock = openClock(dispute, at, clockId(dispute, "enforcement"), "enforcement-complete", { startedOn: on });
  if (isRejected(clock)) return clock;
  return accepted({ type: "EnforcementFiled", on, officer, clocks: [clock], stepsOver: [stepId({ step: "file-enforcement" })], handOver: { step: "assignment", holder: officer }, ...(caseNumber === undefined ? {} : { caseNumber: { stage: "enforcement", number: caseNumber } }) });
}

export function sendEnforcementNotice(dispute: Dispute, command: Command<"SendEnforcementNotice">, at: Context): Decision {
  const clocks = dateFaults(at, command.on) ?? allChanges(meetNamed(dispute, at, "enforcement-notice", { on: command.on }));
  return isRejected(clocks) ? clocks : accepted({ type: "EnforcementNoticeSent", on: command.on, clocks });
}

/** 执行完毕, 终结本次执行程序 or 终结执行: each meets the limit. */
export function endEnforcement(dispute: Dispute, command: Command<"EndEnforcement">, at: Context): Decision {
  const { outcome, on, ground } = command;
  const faults = dateFaults(at, on);
  if (faults !== undefined) return faults;
  if (ground.trim() === "") return rejected("GroundMissing");
  const clocks = allChanges(meetNamed(dispute, at, "enforcement", { on }), ...endClocks(dispute, "enforcement"));
  return isRejected(clocks) ? clocks : accepted({ type: "EnforcementEnded", outcome, on, ground, clocks, stepsOver: dispute.waiting.map(stepId) });
}

/** 恢复执行: a new limit from the day it was resumed. */
export function resumeEnforcement(dispute: Dispute, command: Command<"ResumeEnforcement">, at: Context): Decision {
  const { on, ground, officer, caseNumber } = command;
  const faults = dateFaults(at, on);
  if (faults !== undefined) return faults;
  if (ground.trim() === "") return rejected("GroundMissing");
  if (officer !== undefined && !at.court.isActive(officer)) return rejected("PersonNotActive", { persons: [officer] });
  if (dispute.status !== "ProgrammeEnded" || on < dispute.on) return rejected("DateBeforeEnd", { on });
  const clock = openClock(dispute, at, clockId(dispute, "enforcement"), "enforcement-complete", { startedOn: on });
  if (isRejected(clock)) return clock;
  return accepted({ type: "EnforcementResumed", on, ground, ...(officer === undefined ? {} : { officer }), clocks: [clock], ...(caseNumber === undefined ? {} : { caseNumber: { stage: "enforcement-resumed", number: caseNumber } }) });
}

/** 时效中断: the two years begin anew (Civil Code 195). */
export function interruptLimitation(dispute: Dispute, command: Command<"InterruptLimitation">, at: Context): Decision {
  const { on, ground } = command;
  if (ground.trim() === "") return rejected("GroundMissing");
  const clock = currentClock(dispute, "enforcement-apply");
  if (clock === undefined) return rejected("NothingToEnforce");
  const change = dateFaults(at, on) ?? changeClock(dispute, clock, at, { add: [{ type: "started", on, ground: "limitation-interrupted" }] });
  return isRejected(change) ? change : accepted({ type: "LimitationInterrupted", on, ground, clocks: [change] });
}

/** 时效中止: within the last six months (Civil Code 194). */
export function suspendLimitation(dispute: Dispute, command: Command<"SuspendLimitation">, at: Context): Decision {
  const { from, to, ground } = command;
  if (ground.trim() === "") return rejected("GroundMissing");
  const clock = currentClock(dispute, "enforcement-apply");
  if (clock === undefined) return rejected("NothingToEnforce");
  const change = dateFaults(at, from, to) ?? changeClock(dispute, clock, at, { add: [{ type: "excluded", from, to, ground: "limitation-suspended" }] });
  return isRejected(change) ? change : accepted({ type: "LimitationSuspended", from, to, ground, clocks: [change] });
}
