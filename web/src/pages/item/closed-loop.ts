import type { WorkItem } from "../../api/queries.ts";

/** The closed loop of an item 闭环, step by step. */
export const loopSteps = ["registered", "assigned", "accepted", "working", "reported", "submitted", "reviewed", "signedOff"] as const;
export type LoopStep = (typeof loopSteps)[number];

/** Where an item stands: what it is at, and how that stands. `at` is undefined once everything is done. */
export interface LoopPlace { at: LoopStep | undefined; state: "going" | "waiting" | "paused" | "ended" }

/**
 * 立项 → 交办 → 签收 → 办理 → 反馈 → 办结申报 → 复核 → 销号, from the item's state: registered or waiting to start, it is to be
 * assigned; assigned, to be accepted; in progress, to be worked on until it is first reported on, and then reported on;
 * submitted, to be reviewed; a return for rework is work again, with the earlier reports kept.
 */
export function closedLoop(item: Pick<WorkItem, "status" | "reports">): LoopPlace {
  const inWork: LoopStep = item.reports.length === 0 ? "working" : "reported";
  switch (item.status) {
    case "Registered": return { at: "assigned", state: "going" };
    case "Waiting": return { at: "assigned", state: "waiting" };
    case "Assigned": return { at: "accepted", state: "going" };
    case "InProgress": return { at: inWork, state: "going" };
    case "Suspended": return { at: inWork, state: "paused" };
    case "SubmittedForSignOff": return { at: "reviewed", state: "going" };
    case "SignedOff": return { at: undefined, state: "going" };
    case "Waived": return { at: inWork, state: "ended" };
  }
}
