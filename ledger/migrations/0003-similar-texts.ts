import { sql, type Kysely } from "kysely";

/**
 * Texts compared at intake, as terms: characters and pairs of them, without names or numbers and out of their order. Sealed
 * words never come here.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE similar_texts (
      id text COLLATE "C" PRIMARY KEY,
      kind text NOT NULL,
      cause text COLLATE "C",
      terms text[] COLLATE "C" NOT NULL,
      entered_at timestamptz NOT NULL
    );
    CREATE INDEX similar_texts_terms ON similar_texts USING gin (terms);
    -- How common a term is, is asked of the latest ones.
    CREATE INDEX similar_texts_latest ON similar_texts (kind, entered_at DESC, id);
  `.execute(db);
}
