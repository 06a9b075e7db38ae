import type { Context } from "../decider.ts";
import { accepted, isRejected, rejected } from "../decider.ts";
import type { Command, Decision } from "./decision.ts";
import type { Dispute } from "./dispute.ts";
import { allChanges, clockId, dateFaults, endClocks, meetNamed, openClock } from "./dispute.clocks.ts";
import { unknownParties } from "./dispute.people.ts";
import { armStep, stepId } from "./dispute.steps.ts";
import { principals } from "./mediation.rules.ts";

/** 履行完毕: nothing of the dispute is left to run. */
export function recordFulfilment(dispute: Dispute, command: Command<"RecordFulfilment">, at: Context): Decision {
  return dateFaults(at, command.on) ?? accepted({ type: "Fulfilled", on: command.on, clocks: endClocks(dispute), stepsOver: dispute.waiting.map(stepId) });
}

/** 共同申请: both sides, within thirty days of the agreement taking effect; later it is refused (CPL 205). */
export function applyForConfirmation(dispute: Dispute, command: Command<"ApplyForConfirmation">, at: Context): Decision {
  const { receivedOn, postedOn, parties } = command;
  const faults = dateFaults(at, receivedOn, postedOn) ?? unknownParties(dispute, parties);
  if (faults !== undefined) return faults;
  if (dispute.agreement?.effectiveOn === undefined) return rejected("AgreementNotEffective");
  const missing = principals(dispute).filter((id) => !parties.includes(id));
  if (missing.length > 0) return rejected("NotAllPartiesAgree", { parties: missing });
  const clocks = allChanges(meetNamed(dispute, at, "confirmation-apply", { on: receivedOn, ...(postedOn === undefined ? {} : { postedOn }) }));
  return isRejected(clocks) ? clocks : accepted({ type: "ConfirmationApplied", receivedOn, parties, clocks, steps: [armStep(dispute, at, "accept-confirmation", dispute.staff.clerk)] });
}

export function acceptConfirmation(dispute: Dispute, command: Command<"AcceptConfirmation">, at: Context): Decision {
  const faults = dateFaults(at, command.on);
  if (faults !== undefined) return faults;
  if (dispute.status !== "ConfirmationApplied") return rejected("NoConfirmationApplied");
  if (dispute.acceptedOn !== undefined) return rejected("AcceptedBefore");
  if (command.on < dispute.receivedOn) return rejected("DateBeforeReceipt", { on: command.on, receivedOn: dispute.receivedOn });
  const clock = openClock(dispute, at, clockId(dispute, "confirmation-decide"), "judicial-confirmation-decide", { startedOn: command.on });
  if (isRejected(clock)) return clock;
  return accepted({ type: "ConfirmationAccepted", on: command.on, clocks: [clock], stepsOver: [stepId({ step: "accept-confirmation" })], ...(command.caseNumber === undefined ? {} : { caseNumber: { stage: "confirmation", number: command.caseNumber } }) });
}

/** The period for applying for enforcement begins with the last day for performance; none set, with the day it took effect (CPL 250). */
export function enforcementPeriod(dispute: Dispute, at: Context, startedOn: string): ReturnType<typeof openClock> {
  return openClock(dispute, at, clockId(dispute, "enforcement-apply"), "enforcement-apply", { startedOn });
}

export function decideConfirmation(dispute: Dispute, command: Command<"DecideConfirmation">, at: Context): Decision {
  const { on, confirmed, ground } = command;
  const faults = dateFaults(at, on);
  if (faults !== undefined) return faults;
  if (dispute.status !== "ConfirmationApplied" || dispute.acceptedOn === undefined) return rejected("ConfirmationNotAccepted");
  const met = meetNamed(dispute, at, "confirmation-decide", { on });
  if (!confirmed) {
    if (ground === undefined || ground.trim() === "") return rejected("GroundMissing");
    const clocks = allChanges(met);
    return isRejected(clocks) ? clocks : accepted({ type: "ConfirmationRefused", on, ground, clocks });
  }
  const clocks = allChanges(met, enforcementPeriod(dispute, at, dispute.agreement?.performBy ?? on));
  return isRejected(clocks) ? clocks : accepted({ type: "Confirmed", on, clocks });
}
