import type { CivilDate } from "../time.ts";
import type { DisputeFacts, DisputeState, DisputeStatus } from "./dispute.ts";

/** Columns of the pipeline board 立审执, in the order of a dispute's life. */
export const pipelineStages = ["intake", "mediation", "confirmation", "filing", "service", "trial", "appeal", "enforcement", "over"] as const;
export type PipelineStage = (typeof pipelineStages)[number];

const stageOfStatus: Readonly<Record<Exclude<DisputeStatus, "Unregistered">, PipelineStage>> = {
  Registered: "intake", Triaged: "intake", Transferred: "intake",
  Mediating: "mediation", Agreed: "mediation", MediationFailed: "mediation",
  ConfirmationApplied: "confirmation", Confirmed: "confirmation", ConfirmationRefused: "confirmation",
  FilingReview: "filing", CorrectionOrdered: "filing", NotAccepted: "filing",
  Filed: "service", Serving: "service", AwaitingDefence: "service",
  Trial: "trial", Adjudicated: "trial", Remanded: "trial",
  Appealed: "appeal", SecondInstance: "appeal", AppealWithdrawn: "appeal",
  EnforcementApplied: "enforcement", Enforcing: "enforcement", ProgrammeEnded: "enforcement", Resumed: "enforcement",
  // What has an outcome and waits for performance, enforcement or its closing.
  Fulfilled: "over", Settled: "over", Withdrawn: "over", Effective: "over", Completed: "over", Terminated: "over", Closed: "over", Archived: "over",
};

export function pipelineStage(status: Exclude<DisputeStatus, "Unregistered">): PipelineStage {
  return stageOfStatus[status];
}

/** From the day the case was first filed; a case that is sent back is filed anew and counts once. */
export function firstFiledOn({ clocks, filedOn }: DisputeFacts): CivilDate | undefined {
  return clocks.find((clock) => clock.id === "trial")?.startedOn ?? filedOn;
}

/**
 * 诉前化解: the day on which an agreement took effect in a dispute that has not gone to filing since. What is withdrawn without
 * an agreement, or not accepted, was not resolved.
 */
export function resolvedBeforeFilingOn(state: DisputeState): CivilDate | undefined {
  if (state.status === "Unregistered" || firstFiledOn(state) !== undefined || state.ruling !== undefined) return undefined;
  return state.phases.includes("FilingReview") ? undefined : state.agreement?.effectiveOn;
}
