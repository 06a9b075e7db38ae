import { plusWorkingDaysAt } from "../calendar/calendar.ts";
import type { Context } from "../decider.ts";
import { accepted, rejected } from "../decider.ts";
import type { Command, Decision } from "./decision.ts";
import type { Dispute, DisputeStep, TierTransfer } from "./dispute.ts";
import { calendarOf, dateFaults, endClocks } from "./dispute.clocks.ts";
import { holderOf } from "./dispute.people.ts";
import { armStep, stepId } from "./dispute.steps.ts";

/** Working days in which the receiver answers; silence takes the transfer back. */
const answerWorkingDays = 3;

/** 层级流转: offered to somebody of the other tier. What ran before stands still until the answer: its clocks run on. */
export function transfer(dispute: Dispute, command: Command<"Transfer">, at: Context): Decision {
  const { to, partner, receiver, reason } = command;
  if (reason.trim() === "") return rejected("ReasonMissing");
  if (to === dispute.tier && partner === dispute.partner) return rejected("NothingChanged");
  if (partner !== undefined && at.court.state.partners[partner] === undefined) return rejected("UnknownPartner", { partner });
  if (!at.court.isActive(receiver)) return rejected("PersonNotActive", { persons: [receiver] });
  if (dispute.appointment !== undefined) return rejected("MediatorAsked");
  const answerBy = plusWorkingDaysAt(calendarOf(dispute, at), at.at, answerWorkingDays);
  const offered: TierTransfer = { kind: "tier", to, receiver, from: dispute.tier, reason, answerBy, ...(partner === undefined ? {} : { partner }), ...(dispute.partner === undefined ? {} : { fromPartner: dispute.partner }) };
  return accepted({ type: "TransferOffered", transfer: offered, steps: [armStep(dispute, at, "answer-transfer", receiver)], stepsOver: [stepId({ step: "triage" }), stepId({ step: "appoint-mediator" })] });
}

/** Back where it was, the clerk has to go on with it. */
function stepsAgain(dispute: Dispute, at: Context): DisputeStep[] {
  if (dispute.status !== "Transferred") return [];
  switch (dispute.stageBefore?.status) {
    case "Registered": return [armStep(dispute, at, "triage", dispute.staff.clerk)];
    case "Triaged": return [armStep(dispute, at, "appoint-mediator", dispute.staff.clerk)];
    case "Mediating": case "MediationFailed": case undefined: return [];
  }
}

const answered = [stepId({ step: "answer-transfer" })];

/** Whoever takes it over begins with their own triage: the mediation before is over. */
export function answerTransfer(dispute: Dispute, offered: TierTransfer, command: Command<"AnswerTransfer">, at: Context): Decision {
  if (command.accepted) return accepted({ type: "TransferAccepted", by: at.actor.id, clocks: endClocks(dispute), steps: [armStep(dispute, at, "triage", offered.receiver)], stepsOver: answered, handOver: { step: "transfer", holder: offered.receiver } });
  if (command.reason === undefined || command.reason.trim() === "") return rejected("ReasonMissing");
  return accepted({ type: "TransferRefused", by: at.actor.id, reason: command.reason, steps: stepsAgain(dispute, at), stepsOver: answered });
}

/** The receiver kept silent. */
export function takeTransferBack(dispute: Dispute, offered: TierTransfer, at: Context): Decision {
  return accepted({ type: "TransferTakenBack", receiver: offered.receiver, steps: stepsAgain(dispute, at), stepsOver: answered });
}

/** 移送管辖: no clock of this court runs any longer. */
export function transferToCourt(dispute: Dispute, command: Command<"TransferToCourt">, at: Context): Decision {
  const faults = dateFaults(at, command.on);
  if (faults !== undefined) return faults;
  if (command.to.trim() === "" || command.ground.trim() === "") return rejected("GroundMissing");
  return accepted({
    type: "TransferredToCourt", to: command.to, ground: command.ground, on: command.on, clocks: endClocks(dispute), stepsOver: dispute.waiting.map(stepId), handOver: { step: "transfer", holder: holderOf(dispute) },
  });
}
