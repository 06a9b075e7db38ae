import { authorise } from "../domain/authority/authorise.ts";
import { campaignCommandTypes } from "../domain/campaign/available-actions.ts";
import { courtCommandTypes } from "../domain/court/available-actions.ts";
import { disputeCommandTypes } from "../domain/dispute/available-actions.ts";
import { isRejected, type Context, type StreamKind } from "../domain/decider.ts";
import { workItemCommandTypes } from "../domain/work-item/available-actions.ts";
import { deciderOf } from "./deciders.ts";

const commandTypes: Record<StreamKind, readonly string[]> = { court: courtCommandTypes, campaign: campaignCommandTypes, "work-item": workItemCommandTypes, dispute: disputeCommandTypes };

/** What the actor may do to the entity now: authority ∧ may, from the same code that decides (api.md); of `among` only, if given. */
export function availableActions(kind: StreamKind, state: unknown, at: Context, among: readonly string[] = commandTypes[kind]): string[] {
  const decider = deciderOf(kind);
  const subject = decider.subject(state);
  return among.filter((type) => {
    if (isRejected(decider.may(state, type, at))) return false;
    return "granted" in authorise(at.court, at.actor, `${kind}.${type}`, subject, at.at);
  });
}
