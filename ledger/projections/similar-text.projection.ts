import type { DisputeFacts, DisputeState, PartyPersonal } from "../../domain/dispute/dispute.ts";
import type { SimilarTextRow } from "../database.ts";
import { similarTerms, type SimilarWords } from "./similar-terms.ts";

/** What a dispute can be compared by. The sealed part 调解秘密, the agreement and objections are no part of it, so that they cannot be indexed. */
export interface ComparedDispute extends Pick<DisputeFacts, "cause" | "summary" | "registeredAt"> {
  parties: readonly { personal?: PartyPersonal }[];
  representatives: readonly { personal?: PartyPersonal }[];
}

/** Cause and intake of a dispute; everything that is known of its people is taken out. */
export function disputeWords({ cause, summary, parties, representatives }: Omit<ComparedDispute, "registeredAt">): SimilarWords {
  const personal = [...parties, ...representatives].flatMap((one) => Object.values<unknown>({ ...one.personal })).filter((text) => typeof text === "string");
  return { cause, texts: summary === undefined ? [] : [summary], personal };
}

/** The index row of a dispute. Once a party is redacted, the words of intake are gone from its state and so from here. */
export function disputeText(id: string, dispute: ComparedDispute): SimilarTextRow {
  return { id, kind: "dispute", cause: dispute.cause, terms: similarTerms(disputeWords(dispute)), entered_at: dispute.registeredAt };
}

export function similarTextOf(id: string, state: DisputeState): SimilarTextRow | undefined {
  return state.status === "Unregistered" ? undefined : disputeText(id, state);
}

/** Whether the row reads as before. A state keeps what its events do not touch, so that what it is made of is compared by identity: most commands need no terms. */
export function isSameText(before: DisputeState, after: DisputeState): boolean {
  if (before.status === "Unregistered" || after.status === "Unregistered") return before === after;
  return before.cause === after.cause && before.summary === after.summary && before.parties === after.parties && before.representatives === after.representatives;
}
