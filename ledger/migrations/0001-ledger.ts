import { sql, type Kysely } from "kysely";

/**
 * The ledger's first shape. Ids, keys and cursors compare by bytes (COLLATE "C"), so that order does not depend on the
 * server's locale; a Chinese collation orders only what is displayed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    CREATE TABLE streams (
      id text COLLATE "C" PRIMARY KEY,
      kind text NOT NULL,
      clock_id text COLLATE "C" NOT NULL,
      seq integer NOT NULL,
      person_seq integer NOT NULL,
      state text NOT NULL,
      next_alarm_at timestamptz,
      phases text[] NOT NULL,
      open boolean NOT NULL,
      head_hash bytea NOT NULL
    ) WITH (fillfactor = 70);
    -- A state is rewritten with every command: the quick compression, where this PostgreSQL was built with it.
    DO $$ BEGIN ALTER TABLE streams ALTER COLUMN state SET COMPRESSION lz4; EXCEPTION WHEN feature_not_supported THEN NULL; END $$;
    CREATE INDEX streams_due ON streams (clock_id, next_alarm_at) WHERE next_alarm_at IS NOT NULL;
    CREATE INDEX streams_open ON streams (clock_id) WHERE open;

    CREATE TABLE events (
      stream_id text COLLATE "C" NOT NULL,
      seq integer NOT NULL,
      type text NOT NULL,
      v integer NOT NULL,
      body text NOT NULL,
      personal text,
      salt bytea,
      personal_hash bytea,
      hash bytea NOT NULL,
      actor text COLLATE "C" NOT NULL,
      effective_at timestamptz NOT NULL,
      recorded_at timestamptz NOT NULL,
      xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
      PRIMARY KEY (stream_id, seq)
    );
    CREATE INDEX events_feed ON events (xid, stream_id, seq);
    CREATE INDEX events_by_actor ON events (actor, recorded_at, stream_id, seq);
    -- What a person began: the first event of each stream.
    CREATE INDEX events_begun ON events (actor, recorded_at, stream_id) WHERE seq = 1;
    CREATE INDEX events_personal ON events (stream_id, seq) WHERE personal IS NOT NULL;
    CREATE INDEX events_by_time ON events (recorded_at DESC, stream_id, seq);

    CREATE TABLE requests (
      actor text COLLATE "C" NOT NULL,
      key text COLLATE "C" NOT NULL,
      body_hash bytea NOT NULL,
      stream_id text COLLATE "C" NOT NULL,
      seq integer NOT NULL,
      recorded_at timestamptz NOT NULL DEFAULT now(),
      PRIMARY KEY (actor, key)
    );
    CREATE INDEX requests_by_age ON requests (recorded_at);

    CREATE TABLE clocks (
      id text COLLATE "C" PRIMARY KEY,
      wanted bigint NOT NULL,
      served bigint NOT NULL DEFAULT 0,
      wanted_since timestamptz NOT NULL DEFAULT now(),
      next_wake_at timestamptz,
      closed_at timestamptz,
      temporal_epoch text,
      missed_sweeps integer NOT NULL DEFAULT 0
    ) WITH (fillfactor = 70);
    CREATE INDEX clocks_unserved ON clocks (wanted_since) WHERE wanted > served AND closed_at IS NULL;
    CREATE INDEX clocks_wake ON clocks (next_wake_at) WHERE closed_at IS NULL;

    CREATE TABLE outbox (
      stream_id text COLLATE "C" NOT NULL,
      seq integer NOT NULL,
      kind text COLLATE "C" NOT NULL,
      ordinal integer NOT NULL,
      clock_id text COLLATE "C" NOT NULL,
      payload text NOT NULL,
      attempts integer NOT NULL DEFAULT 0,
      retry_at timestamptz NOT NULL DEFAULT now(),
      lease_until timestamptz,
      fence bigint NOT NULL DEFAULT 0,
      done_at timestamptz,
      failed_at timestamptz,
      last_error text,
      PRIMARY KEY (stream_id, seq, kind, ordinal)
    );
    CREATE INDEX outbox_pending ON outbox (clock_id, kind, retry_at) WHERE done_at IS NULL AND failed_at IS NULL;

    CREATE TABLE counters (
      series text COLLATE "C" NOT NULL,
      year integer NOT NULL,
      value integer NOT NULL,
      PRIMARY KEY (series, year)
    );

    CREATE TABLE work_items (
      id text COLLATE "C" PRIMARY KEY,
      title text NOT NULL,
      search text[] NOT NULL,
      status text NOT NULL,
      open boolean NOT NULL,
      source text NOT NULL,
      campaign_id text COLLATE "C",
      plan_item text,
      parent_id text COLLATE "C",
      department text COLLATE "C" NOT NULL,
      post text,
      responsible text COLLATE "C",
      supervisor text COLLATE "C",
      registered_by text COLLATE "C" NOT NULL,
      people text[] NOT NULL,
      priority text NOT NULL,
      weight double precision NOT NULL,
      due_on date,
      yellow_from_on date,
      red_from_on date,
      light_base text NOT NULL,
      provisional boolean NOT NULL,
      opened_on date,
      closed_on date,
      waits_for text COLLATE "C",
      anchor_id text COLLATE "C",
      missed_reports integer NOT NULL,
      dependents integer NOT NULL,
      progress integer NOT NULL
    ) WITH (fillfactor = 80);
    -- Lists go by due date, undated last, page by page: each filter that selects many items has the order in its index.
    CREATE INDEX work_items_by_due ON work_items (open, (coalesce(due_on, 'infinity'::date)), id);
    CREATE INDEX work_items_by_department ON work_items (department, open, (coalesce(due_on, 'infinity'::date)), id);
    CREATE INDEX work_items_by_responsible ON work_items (responsible, open, (coalesce(due_on, 'infinity'::date)), id);
    CREATE INDEX work_items_by_supervisor ON work_items (supervisor, open, (coalesce(due_on, 'infinity'::date)), id);
    CREATE INDEX work_items_by_campaign ON work_items (campaign_id, open, (coalesce(due_on, 'infinity'::date)), id);
    CREATE INDEX work_items_grey ON work_items (open, (coalesce(due_on, 'infinity'::date)), id) WHERE light_base = 'grey';
    CREATE INDEX work_items_by_parent ON work_items (parent_id) WHERE parent_id IS NOT NULL;
    CREATE INDEX work_items_by_registrar ON work_items (registered_by, open, (coalesce(due_on, 'infinity'::date)), id);
    -- Who takes part besides responsible person and supervisor; those two have the indexes above.
    CREATE INDEX work_items_by_helper ON work_items USING gin ((array_remove(array_remove(people, responsible COLLATE "default"), supervisor COLLATE "default")));
    CREATE INDEX work_items_search ON work_items USING gin (search);
    CREATE INDEX work_items_by_waiting ON work_items (waits_for) WHERE waits_for IS NOT NULL;

    CREATE TABLE campaigns (
      id text COLLATE "C" PRIMARY KEY,
      title text NOT NULL,
      search text[] NOT NULL,
      theme text NOT NULL,
      brand text COLLATE "C",
      status text NOT NULL,
      lead text COLLATE "C" NOT NULL,
      leader_in_charge text COLLATE "C" NOT NULL,
      drafted_by text COLLATE "C" NOT NULL,
      departments text[] NOT NULL,
      starts_on date NOT NULL,
      ends_on date NOT NULL,
      started_on date,
      closed_on date,
      amendment_pending boolean NOT NULL
    );
    CREATE INDEX campaigns_by_status ON campaigns (status, starts_on, id);
    CREATE INDEX campaigns_by_start ON campaigns (starts_on DESC, id DESC);
    CREATE INDEX campaigns_by_lead ON campaigns (lead);
    CREATE INDEX campaigns_by_leader ON campaigns (leader_in_charge);
    CREATE INDEX campaigns_by_brand ON campaigns (brand, starts_on DESC, id DESC) WHERE brand IS NOT NULL;
    CREATE INDEX campaigns_search ON campaigns USING gin (search);

    CREATE TABLE todos (
      stream_id text COLLATE "C" NOT NULL,
      step text COLLATE "C" NOT NULL,
      kind text NOT NULL,
      owner text COLLATE "C" NOT NULL,
      title text NOT NULL,
      since_at timestamptz NOT NULL,
      due_at timestamptz NOT NULL,
      PRIMARY KEY (stream_id, step)
    );
    CREATE INDEX todos_by_owner ON todos (owner, due_at, stream_id, step);

    CREATE TABLE notices (
      stream_id text COLLATE "C" NOT NULL,
      seq integer NOT NULL,
      ordinal integer NOT NULL,
      person text COLLATE "C" NOT NULL,
      template text NOT NULL,
      params text NOT NULL,
      effective_at timestamptz NOT NULL,
      recorded_at timestamptz NOT NULL,
      PRIMARY KEY (stream_id, seq, ordinal, person)
    );
    -- Walked backwards: what was written last comes first, and of that the latest.
    CREATE INDEX notices_by_person ON notices (person, recorded_at, effective_at, stream_id, seq, ordinal);

    CREATE TABLE notice_reads (
      person text COLLATE "C" PRIMARY KEY,
      read_until timestamptz NOT NULL
    );

    CREATE TABLE seals (
      no integer PRIMARY KEY,
      sealed_at timestamptz NOT NULL,
      streams integer NOT NULL,
      events bigint NOT NULL,
      root bytea NOT NULL,
      changed bytea NOT NULL,
      previous bytea NOT NULL,
      hash bytea NOT NULL
    );

    CREATE TABLE seal_heads (
      stream_id text COLLATE "C" NOT NULL,
      no integer NOT NULL,
      seq integer NOT NULL,
      hash bytea NOT NULL,
      PRIMARY KEY (stream_id, no)
    );

    CREATE TABLE accounts (
      person text COLLATE "C" PRIMARY KEY,
      password_hash text NOT NULL,
      must_change boolean NOT NULL DEFAULT false,
      failures integer NOT NULL DEFAULT 0,
      locked_until timestamptz,
      updated_at timestamptz NOT NULL DEFAULT now()
    );

    CREATE TABLE sessions (
      sid text COLLATE "C" PRIMARY KEY,
      sess json NOT NULL,
      expire timestamp(6) NOT NULL
    );
    CREATE INDEX sessions_expire ON sessions (expire);
    CREATE INDEX sessions_by_person ON sessions ((sess ->> 'person'));

    CREATE TABLE secrets (
      name text PRIMARY KEY,
      value text NOT NULL
    );

    CREATE TABLE api_tokens (
      id text COLLATE "C" PRIMARY KEY,
      hash bytea NOT NULL UNIQUE,
      person text COLLATE "C" NOT NULL,
      label text NOT NULL,
      scopes text[] NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      expires_at timestamptz NOT NULL,
      last_used_on date,
      revoked_at timestamptz
    );
    CREATE INDEX api_tokens_by_person ON api_tokens (person);

    CREATE TABLE webhooks (
      id text COLLATE "C" PRIMARY KEY,
      url text NOT NULL,
      secret text NOT NULL,
      event_types text[] NOT NULL,
      purpose text NOT NULL,
      ground text NOT NULL,
      recipient text NOT NULL,
      approved_by text COLLATE "C" NOT NULL,
      expires_on date NOT NULL,
      created_at timestamptz NOT NULL DEFAULT now(),
      disabled_at timestamptz
    );

    CREATE TABLE security_log (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      at timestamptz NOT NULL DEFAULT now(),
      actor text COLLATE "C",
      what text NOT NULL,
      details text NOT NULL
    );
    CREATE INDEX security_log_by_time ON security_log (at DESC, id DESC);
  `.execute(db);
}
