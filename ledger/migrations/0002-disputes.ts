import { sql, type Kysely } from "kysely";

/**
 * Disputes 矛盾纠纷 as boards and lists read them. Nothing here names a party or holds a sealed word: who is involved stands in
 * the stream's state, what was said in confidence only in the personal part of its event.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE disputes (
      id text COLLATE "C" PRIMARY KEY,
      number text COLLATE "C" NOT NULL,
      title text NOT NULL,
      search text[] NOT NULL,
      status text NOT NULL,
      stage text NOT NULL,
      open boolean NOT NULL,
      source text NOT NULL,
      tier text NOT NULL,
      venue text NOT NULL,
      venue_place text,
      cause text COLLATE "C" NOT NULL,
      amount_fen bigint,
      township text COLLATE "C",
      partner text COLLATE "C",
      department text COLLATE "C" NOT NULL,
      procedure text,
      clerk text COLLATE "C" NOT NULL,
      mediator text COLLATE "C",
      judge text COLLATE "C",
      enforcement_officer text COLLATE "C",
      helpers text[] NOT NULL,
      people text[] NOT NULL,
      registered_by text COLLATE "C" NOT NULL,
      registered_on date NOT NULL,
      resolved_on date,
      filed_on date,
      ruled_on date,
      closed_on date,
      due_on date,
      provisional boolean NOT NULL,
      standing_still boolean NOT NULL,
      lapsed boolean NOT NULL,
      specially_supervised boolean NOT NULL
    ) WITH (fillfactor = 80);
    -- Lists go by the next date, undated last, page by page: each filter that selects many disputes has the order in its index.
    CREATE INDEX disputes_by_due ON disputes (open, (coalesce(due_on, 'infinity'::date)), id);
    CREATE INDEX disputes_by_department ON disputes (department, open, (coalesce(due_on, 'infinity'::date)), id);
    CREATE INDEX disputes_by_stage ON disputes (stage, open, (coalesce(due_on, 'infinity'::date)), id);
    CREATE INDEX disputes_by_tier ON disputes (tier, open, (coalesce(due_on, 'infinity'::date)), id);
    CREATE INDEX disputes_by_mediator ON disputes (mediator, open, (coalesce(due_on, 'infinity'::date)), id) WHERE mediator IS NOT NULL;
    CREATE INDEX disputes_by_judge ON disputes (judge, open, (coalesce(due_on, 'infinity'::date)), id) WHERE judge IS NOT NULL;
    CREATE INDEX disputes_by_cause ON disputes (cause, open, (coalesce(due_on, 'infinity'::date)), id);
    CREATE INDEX disputes_by_township ON disputes (township, open, (coalesce(due_on, 'infinity'::date)), id) WHERE township IS NOT NULL;
    CREATE INDEX disputes_by_partner ON disputes (partner, open, (coalesce(due_on, 'infinity'::date)), id) WHERE partner IS NOT NULL;
    -- The board's numbers are read from the index alone.
    CREATE INDEX disputes_pipeline ON disputes (open, stage, tier);
    CREATE INDEX disputes_pipeline_of_department ON disputes (department, open, stage, tier);
    CREATE INDEX disputes_by_people ON disputes USING gin (people);
    CREATE INDEX disputes_search ON disputes USING gin (search);
    CREATE UNIQUE INDEX disputes_number ON disputes (number);
    -- 诉源治理: each of the three figures is a span of its own date.
    CREATE INDEX disputes_registered ON disputes (registered_on) INCLUDE (township, partner, cause, department);
    CREATE INDEX disputes_resolved ON disputes (resolved_on) INCLUDE (township, partner, cause, department) WHERE resolved_on IS NOT NULL;
    CREATE INDEX disputes_filed ON disputes (filed_on) INCLUDE (township, partner, cause, department) WHERE filed_on IS NOT NULL;

    CREATE TABLE dispute_clocks (
      dispute_id text COLLATE "C" NOT NULL,
      clock_id text COLLATE "C" NOT NULL,
      rule text COLLATE "C" NOT NULL,
      version text NOT NULL,
      department text COLLATE "C" NOT NULL,
      status text NOT NULL,
      excluded boolean NOT NULL,
      started_on date NOT NULL,
      due_on date,
      due_at timestamptz,
      provisional boolean NOT NULL,
      lapsed_on date,
      PRIMARY KEY (dispute_id, clock_id)
    ) WITH (fillfactor = 80);
    CREATE INDEX dispute_clocks_due ON dispute_clocks (due_on, dispute_id, clock_id) WHERE status = 'running' AND due_on IS NOT NULL;
    CREATE INDEX dispute_clocks_due_in_department ON dispute_clocks (department, due_on, dispute_id, clock_id) WHERE status = 'running' AND due_on IS NOT NULL;
    CREATE INDEX dispute_clocks_by_rule ON dispute_clocks (rule, dispute_id) WHERE status IN ('running', 'paused');

    -- 案号: unique in its stage, and the key by which the case system's files are matched.
    CREATE TABLE case_numbers (
      dispute_id text COLLATE "C" NOT NULL,
      stage text COLLATE "C" NOT NULL,
      number text COLLATE "C" NOT NULL,
      PRIMARY KEY (dispute_id, stage, number)
    );
    CREATE UNIQUE INDEX case_numbers_by_number ON case_numbers (number, stage);
  `.execute(db);
}
