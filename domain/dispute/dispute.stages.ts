import type { DisputeClock } from "./dispute-clock.ts";
import type { Dispute, TransferableStage } from "./dispute.ts";

/** What a transfer goes back to; undefined where nothing can be transferred. */
export function stageOf(dispute: Dispute): TransferableStage | undefined {
  switch (dispute.status) {
    case "Registered":
    case "Triaged": return { status: dispute.status };
    case "Mediating": return { status: "Mediating", acceptedOn: dispute.acceptedOn };
    case "MediationFailed": return { status: "MediationFailed", failedOn: dispute.failedOn, ground: dispute.ground };
    case "Agreed": case "Fulfilled": case "ConfirmationApplied": case "Confirmed": case "ConfirmationRefused": case "FilingReview": case "CorrectionOrdered": case "Filed": case "NotAccepted": case "Serving":
    case "AwaitingDefence": case "Trial": case "Adjudicated": case "Settled": case "Withdrawn": case "Appealed": case "SecondInstance": case "AppealWithdrawn": case "Effective": case "Remanded":
    case "EnforcementApplied": case "Enforcing": case "Completed": case "ProgrammeEnded": case "Resumed": case "Terminated": case "Transferred": case "Closed": case "Archived":
      return undefined;
  }
}

/** The clock once it has asked about an exclusion's end. */
export function exclusionEnding({ exclusionEnds = [], ...clock }: DisputeClock, exclusion: string): DisputeClock {
  const left = exclusionEnds.filter((end) => end.id !== exclusion);
  return left.length === 0 ? clock : { ...clock, exclusionEnds: left };
}
