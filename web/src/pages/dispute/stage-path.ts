import type { Dispute } from "../../api/queries.ts";
import { stages, type Stage } from "../disputes/list-filters.ts";

type Facts = Pick<Dispute, "stage" | "clocks" | "filedOn" | "agreement" | "sessions" | "ruling" | "appeals" | "status">;

/** The clock that says that a dispute has been at a stage. */
const clockOfStage: Partial<Record<Stage, readonly string[]>> = {
  mediation: ["mediation"], confirmation: ["confirmation-decide"], filing: ["filing"], service: ["serve-complaint", "defence"], trial: ["hearing-notice"], appeal: ["appeal-serve", "second-instance"], enforcement: ["enforcement-notice", "enforcement"],
};

function wasAt(stage: Stage, dispute: Facts): boolean {
  if (stage === "intake") return true;
  if (stage === "trial" && dispute.ruling !== undefined) return true;
  if (stage === "appeal" && dispute.appeals.length > 0) return true;
  const heads = clockOfStage[stage] ?? [];
  return dispute.clocks.some((clock) => heads.includes(clock.id.replace(/#\d+$/, "").split(":")[0] ?? ""));
}

export interface StagePlace { stage: Stage; how: "done" | "current" | "passed-by" | "ahead" }

/** 登记分流 → … → 有结果 with where it is; what it never came through is told from what lies ahead. */
export function stagePath(dispute: Facts): StagePlace[] {
  const here = stages.indexOf(dispute.stage);
  return stages.map((stage, index) => ({ stage, how: index === here ? "current" : index > here ? "ahead" : wasAt(stage, dispute) ? "done" : "passed-by" }));
}
