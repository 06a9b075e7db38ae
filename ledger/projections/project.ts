import type { CampaignState } from "../../domain/campaign/campaign.ts";
import type { Court } from "../../domain/court/court-view.ts";
import type { StreamId, StreamKind } from "../../domain/decider.ts";
import type { WorkItemState } from "../../domain/work-item/work-item.ts";
import type { DisputeState } from "../../domain/dispute/dispute.ts";
import type { CampaignRow, SimilarTextRow, TodoRow, WorkItemRow } from "../database.ts";
import { deciderOf } from "../deciders.ts";
import { campaignRow } from "./campaign.projection.ts";
import { disputeRows, type DisputeRows } from "./dispute.projection.ts";
import { similarTextOf } from "./similar-text.projection.ts";
import { workItemRow } from "./work-item.projection.ts";

/** All rows that one stream owns, as a function of its state (architecture.md §6): the door writes them, `rebuild` writes them again to the same bytes. */
export interface ProjectedRows {
  workItem: WorkItemRow | undefined;
  campaign: CampaignRow | undefined;
  dispute: DisputeRows | undefined;
  /** Made when it is asked for: it costs more than all the others. */
  similarText: () => SimilarTextRow | undefined;
  todos: TodoRow[];
}

export function project(stream: StreamId, kind: StreamKind, state: unknown, court: Court): ProjectedRows {
  const decider = deciderOf(kind);
  const workItem = kind === "work-item" ? workItemRow(stream, state as WorkItemState, court) : undefined;
  const campaign = kind === "campaign" ? campaignRow(stream, state as CampaignState) : undefined;
  const dispute = kind === "dispute" ? disputeRows(stream, state as DisputeState) : undefined;
  const similarText = (): SimilarTextRow | undefined => (kind === "dispute" ? similarTextOf(stream, state as DisputeState) : undefined);
  const title = workItem?.title ?? campaign?.title ?? dispute?.dispute?.title ?? "";
  const todos = decider.todos(state).map((todo) => ({ stream_id: stream, step: todo.step, kind, owner: todo.owner, title, since_at: todo.sinceAt, due_at: todo.dueAt }));
  return { workItem, campaign, dispute, similarText, todos };
}

/** Todos to delete and to write, given the rows before and after. */
export function todoChanges(before: TodoRow[], after: TodoRow[]): { gone: TodoRow[]; written: TodoRow[] } {
  const was = new Map(before.map((row) => [row.step, JSON.stringify(row)]));
  const is = new Set(after.map((row) => row.step));
  return { gone: before.filter((row) => !is.has(row.step)), written: after.filter((row) => was.get(row.step) !== JSON.stringify(row)) };
}
