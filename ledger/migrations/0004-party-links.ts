import { sql, type Kysely } from "kysely";

/**
 * What makes a link of the ledger 当事人链接 work: the hash of its token, how long, and its one-time code. Neither token, code
 * nor telephone number is kept; that a link was issued or taken back is the ledger's to say.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE party_links (
      dispute_id text COLLATE "C" NOT NULL,
      link_id text COLLATE "C" NOT NULL,
      hash bytea NOT NULL UNIQUE,
      issued_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL,
      last_used_on date,
      -- Wrong codes in a row, over all codes of the link.
      failures integer NOT NULL DEFAULT 0,
      locked_until timestamptz,
      -- Codes sent in the hour since.
      codes_sent integer NOT NULL DEFAULT 0,
      codes_since timestamptz,
      last_code_at timestamptz,
      PRIMARY KEY (dispute_id, link_id)
    );

    -- One code a link at a time: a new one ends the former.
    CREATE TABLE party_codes (
      dispute_id text COLLATE "C" NOT NULL,
      link_id text COLLATE "C" NOT NULL,
      hash text NOT NULL,
      act text,
      channel text NOT NULL,
      expires_at timestamptz NOT NULL,
      attempts integer NOT NULL DEFAULT 0,
      used_for bytea,
      PRIMARY KEY (dispute_id, link_id)
    );
  `.execute(db);
}
