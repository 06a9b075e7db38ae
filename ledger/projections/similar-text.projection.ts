import type { Instant } from "../../domain/time.ts";
import type { SimilarTextRow } from "../database.ts";
import { similarTerms, type SimilarWords } from "./similar-terms.ts";

/** What a dispute can be compared by. The sealed part 调解秘密, the agreement and objections are no part of it, so that they cannot be indexed. */
export interface ComparedDispute {
  cause: string;
  summary?: string;
  registeredAt: Instant;
  parties: readonly Involved[];
  representatives: readonly Involved[];
}
interface Involved { personal?: Readonly<Partial<Record<string, string>>> }

/** Cause and intake of a dispute; everything that is known of its people is taken out. */
export function disputeWords({ cause, summary, parties, representatives }: Omit<ComparedDispute, "registeredAt">): SimilarWords {
  const personal = [...parties, ...representatives].flatMap((one) => Object.values(one.personal ?? {})).filter((text) => text !== undefined);
  return { cause, texts: summary === undefined ? [] : [summary], personal };
}

/** The index row of a dispute. Once a party is redacted, the words of intake are gone from its state and so from here. */
export function disputeText(id: string, dispute: ComparedDispute): SimilarTextRow {
  return { id, kind: "dispute", cause: dispute.cause, terms: similarTerms(disputeWords(dispute)), entered_at: dispute.registeredAt };
}
