import type { Context } from "../decider.ts";
import { accepted, isRejected, rejected } from "../decider.ts";
import type { Procedure } from "../legal-clock/clock-rule.ts";
import type { Command, Decision } from "./decision.ts";
import type { Dispute } from "./dispute.ts";
import { allChanges, changeClock, clockId, currentClock, dateFaults, endClocks, meetNamed, openClock } from "./dispute.clocks.ts";
import { armStep, stepId } from "./dispute.steps.ts";

/** 收到起诉材料: seven days to file or to refuse (CPL 126). An agreement that was not kept, a failed mediation or a refusal to confirm leads here. */
export function receiveFiling(dispute: Dispute, command: Command<"ReceiveFiling">, at: Context): Decision {
  const faults = dateFaults(at, command.receivedOn);
  if (faults !== undefined) return faults;
  if (dispute.status === "Triaged" && dispute.appointment !== undefined) return rejected("MediatorAsked");
  const clocks = allChanges(...endClocks(dispute), openClock(dispute, at, clockId(dispute, "filing"), "filing-decision", { startedOn: command.receivedOn }));
  if (isRejected(clocks)) return clocks;
  return accepted({ type: "FilingReceived", receivedOn: command.receivedOn, clocks, stepsOver: [stepId({ step: "triage" }), stepId({ step: "appoint-mediator" })], handOver: { step: "filing", holder: dispute.staff.clerk } });
}

/** 责令补正: once, and whole; until the corrections are received the seven days do not run (Interp. 126). */
export function orderCorrection(dispute: Dispute, command: Command<"OrderCorrection">, at: Context): Decision {
  const { on, items } = command;
  const faults = dateFaults(at, on);
  if (faults !== undefined) return faults;
  if (items.length === 0 || items.some((item) => item.trim() === "")) return rejected("ItemsMissing");
  if (dispute.status !== "FilingReview" || on < dispute.receivedOn) return rejected("DateBeforeReceipt", { on });
  const clock = currentClock(dispute, "filing");
  const paused = clock === undefined ? undefined : changeClock(dispute, clock, at, { status: "paused" });
  const clocks = allChanges(paused);
  return isRejected(clocks) ? clocks : accepted({ type: "CorrectionOrdered", on, items, clocks });
}

/** 收到补正材料: the seven days begin anew. */
export function receiveCorrections(dispute: Dispute, command: Command<"ReceiveCorrections">, at: Context): Decision {
  const faults = dateFaults(at, command.on);
  if (faults !== undefined) return faults;
  if (dispute.status !== "CorrectionOrdered" || command.on < dispute.orderedOn) return rejected("DateBeforeOrder", { on: command.on });
  const clock = currentClock(dispute, "filing");
  const clocks = allChanges(clock === undefined ? undefined : changeClock(dispute, clock, at, { add: [{ type: "started", on: command.on, ground: "corrections-received" }], status: "running" }));
  return isRejected(clocks) ? clocks : accepted({ type: "CorrectionsReceived", on: command.on, clocks });
}

export function trialRule(procedure: Procedure): string {
  return `trial-${procedure}`;
}

/** 立案: from here the trial limit runs, and within five days the complaint reaches each respondent (CPL 128). */
export function file(dispute: Dispute, command: Command<"File">, at: Context): Decision {
  const { on, procedure, caseNumber } = command;
  const faults = dateFaults(at, on);
  if (faults !== undefined) return faults;
  if (dispute.foreignRelated && procedure === "small-claims") return rejected("SmallClaimsNotOpen", { ground: "foreign-related" });
  const respondents = dispute.parties.filter((party) => party.role === "respondent");
  const clocks = allChanges(
    meetNamed(dispute, at, "filing", { on }),
    openClock(dispute, at, clockId(dispute, "trial"), trialRule(procedure), { startedOn: on }),
    ...respondents.map((party) => openClock(dispute, at, clockId(dispute, `serve-complaint:${party.id}`), "serve-complaint", { startedOn: on, party: party.id })),
  );
  if (isRejected(clocks)) return clocks;
  const head = at.court.head(dispute.department) ?? dispute.staff.clerk;
  return accepted({ type: "Filed", on, procedure, clocks, steps: [armStep(dispute, at, "assign-case", head)], handOver: { step: "assignment", holder: head }, ...(caseNumber === undefined ? {} : { caseNumber: { stage: "first-instance", number: caseNumber } }) });
}

/** 裁定不予受理: the plaintiff may appeal within ten days of their own receipt. */
export function refuseFiling(dispute: Dispute, command: Command<"RefuseFiling">, at: Context): Decision {
  const { on, ground } = command;
  const faults = dateFaults(at, on);
  if (faults !== undefined) return faults;
  if (ground.trim() === "") return rejected("GroundMissing");
  const clocks = allChanges(meetNamed(dispute, at, "filing", { on }));
  return isRejected(clocks) ? clocks : accepted({ type: "FilingRefused", on, ground, clocks });
}
