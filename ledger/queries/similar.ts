import { sql, type Kysely, type RawBuilder } from "kysely";
import type { SimilarKind, Tables } from "../database.ts";
import { within as disputesWithin } from "./disputes.ts";
import type { Reach } from "./reach.ts";
import { sharedPhrases, similarTerms, type SimilarWords } from "../projections/similar-terms.ts";

/** Texts in which it is counted how common a term is: the latest of the kind. */
const counted = 500;
/** Entries of the index that one question may expect to read; the commonest terms are left out beyond it. */
const mostRead = 10_000;
/** Of one term at most so many, should it be commoner than counted. */
const mostOfOne = 2_000;
/** Candidates that are compared in full. */
const mostCompared = 200;
/** What a pair of characters weighs beside a single one that is equally rare; a pair brings its two characters along. */
const pairWeight = 0.4;
/** What a text under another 案由 counts. */
const otherCause = 0.5;

export interface SoughtText {
  kind: SimilarKind;
  /** Under a 案由, texts of it or without any come first. */
  words: SimilarWords;
  /** The text itself, when it is in the index already. */
  self?: string;
}

export interface SimilarText {
  id: string;
  /** 0–1: the share of the sought terms' weight that it holds, less when it is longer or under another cause. */
  score: number;
  /** Words that both have, in those of the sought text, best first. */
  shared: string[];
}

interface Found { id: string; score: number; terms: string[] }

/**
 * The texts of a kind that are most like the sought one, best first; none when it has no words.
 *
 * `within`: which ids the caller may read, as a condition on `similar_texts`; it holds for candidates, before the best are
 * chosen. The cost is bounded whatever the table's size: a term weighs the square of the logarithm of its rarity among the
 * latest texts, the rarest terms are looked up in the index, and the texts that meet most weight are compared in full. As few as are all
 * counted are all compared.
 */
export async function similarTexts(db: Kysely<Tables>, sought: SoughtText, within: RawBuilder<unknown>, limit = 5): Promise<SimilarText[]> {
  const terms = similarTerms(sought.words);
  if (terms.length === 0) return [];
  const readable = sql`kind = ${sought.kind} AND id <> ${sought.self ?? ""} AND ${within}`;
  const { rows } = await sql<Found>`
    WITH sought AS MATERIALIZED (SELECT unnest(${terms}::text[]) AS term),
    latest AS MATERIALIZED (SELECT terms FROM similar_texts WHERE kind = ${sought.kind} ORDER BY entered_at DESC, id LIMIT ${counted}),
    size AS MATERIALIZED (SELECT count(*)::float8 AS sample, greatest(count(*), (SELECT reltuples FROM pg_class WHERE oid = 'similar_texts'::regclass))::float8 AS whole FROM latest),
    held AS (SELECT term, count(*) AS texts FROM (SELECT unnest(terms) AS term FROM latest) AS latest_terms JOIN sought USING (term) GROUP BY term),
    weighed AS MATERIALIZED (
      SELECT term, (coalesce(texts, 0) + 0.5) * whole / greatest(sample, 1) AS expected,
        CASE char_length(term) WHEN 1 THEN 1 ELSE ${pairWeight}::float8 END * ln(1 + sample / (coalesce(texts, 0) + 0.5)) ^ 2 AS weight
      FROM sought LEFT JOIN held USING (term), size),
    looked_up AS MATERIALIZED (SELECT term, weight FROM (SELECT term, weight, sum(expected) OVER (ORDER BY weight DESC, term) - expected AS before FROM weighed) AS ranked WHERE before < ${mostRead}),
    met AS (
      (SELECT id FROM looked_up, LATERAL (
        SELECT id, cause FROM similar_texts WHERE terms @> ARRAY[looked_up.term] AND ${readable} LIMIT ${mostOfOne}) AS holding
      WHERE (SELECT sample FROM size) = ${counted} GROUP BY id, cause ORDER BY sum(weight) * ${byCause(sought.words)} DESC, id LIMIT ${mostCompared})
      UNION ALL (SELECT id FROM similar_texts WHERE (SELECT sample FROM size) < ${counted} AND ${readable})),
    compared AS (SELECT id, cause, cardinality(terms)::float8 AS size, unnest(terms) AS term FROM met JOIN similar_texts USING (id))
    SELECT id, array_agg(term ORDER BY weight DESC, term) AS terms,
      sum(weight) / (SELECT sum(weight) FROM weighed) / sqrt(greatest(1, compared.size / ${terms.length})) * ${byCause(sought.words)} AS score
    FROM compared JOIN weighed USING (term) GROUP BY id, cause, compared.size ORDER BY score DESC, id LIMIT ${limit}`.execute(db);
  return rows.map(({ id, score, terms: shared }) => ({ id, score, shared: sharedPhrases(sought.words, shared) }));
}

/** Disputes within reach that are most like a dispute, or like what somebody is about to register. */
export function similarDisputes(db: Kysely<Tables>, reach: Reach, words: SimilarWords, self?: string): Promise<SimilarText[]> {
  const readable = reach.all ? sql`true` : sql`EXISTS (SELECT FROM disputes WHERE disputes.id = similar_texts.id AND ${disputesWithin(reach)})`;
  return similarTexts(db, { kind: "dispute", words, ...(self === undefined ? {} : { self }) }, readable);
}

function byCause({ cause }: SimilarWords): RawBuilder<number> {
  return sql<number>`CASE WHEN cause <> ${cause ?? ""} THEN ${otherCause}::float8 ELSE 1 END`;
}
