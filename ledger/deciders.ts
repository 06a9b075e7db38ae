import { campaign } from "../domain/campaign/campaign.decider.ts";
import { court } from "../domain/court/court.decider.ts";
import type { Decider, StreamKind } from "../domain/decider.ts";
import { dispute } from "../domain/dispute/dispute.decider.ts";
import { workItem } from "../domain/work-item/work-item.decider.ts";

/** A decider whose state, commands and events are known only by its kind: what the door and the projections run. */
export type AnyDecider = Decider<unknown, { type: string }, { type: string }>;

const deciders: Record<StreamKind, AnyDecider> = { court, campaign, "work-item": workItem, dispute };

export function deciderOf(kind: StreamKind): AnyDecider {
  return deciders[kind];
}

export function isStreamKind(text: string): text is StreamKind {
  return Object.hasOwn(deciders, text);
}
