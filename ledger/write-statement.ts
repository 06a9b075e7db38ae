const workItemColumns = "id, title, search, status, open, source, campaign_id, plan_item, parent_id, department, post, responsible, supervisor, registered_by, people, priority, weight, due_on, yellow_from_on, red_from_on, light_base, provisional, opened_on, closed_on, waits_for, anchor_id, missed_reports, dependents, progress";
const campaignColumns = "id, title, search, theme, brand, status, lead, leader_in_charge, drafted_by, departments, starts_on, ends_on, started_on, closed_on, amendment_pending";

function takeOver(columns: string): string {
  return columns.split(", ").filter((column) => column !== "id").map((column) => `${column} = excluded.${column}`).join(", ");
}

/** Upserts of the two board tables, shared by the door and by `rebuild`. */
export const upsertWorkItems = (source: string): string => `INSERT INTO work_items (${workItemColumns}) SELECT ${workItemColumns} FROM json_populate_recordset(NULL::work_items, ${source}::json) ON CONFLICT (id) DO UPDATE SET ${takeOver(workItemColumns)}`;
export const upsertCampaigns = (source: string): string => `INSERT INTO campaigns (${campaignColumns}) SELECT ${campaignColumns} FROM json_populate_recordset(NULL::campaigns, ${source}::json) ON CONFLICT (id) DO UPDATE SET ${takeOver(campaignColumns)}`;

/** `p(1)` is the part's own first parameter. */
type PartText = (p: (own: number) => string) => string;

const streams: PartText = (p) => `
  INSERT INTO streams (id, kind, clock_id, seq, person_seq, state, next_alarm_at, phases, open, head_hash)
  SELECT s.id, s.kind, s.clock_id, s.seq, s.person_seq, s.state, s.next_alarm_at, ARRAY(SELECT json_array_elements_text(s.phases::json)), s.open, s.head_hash
  FROM unnest(${p(1)}::text[], ${p(2)}::text[], ${p(3)}::text[], ${p(4)}::int[], ${p(5)}::int[], ${p(6)}::text[], ${p(7)}::timestamptz[], ${p(8)}::text[], ${p(9)}::bool[], ${p(10)}::bytea[])
    AS s(id, kind, clock_id, seq, person_seq, state, next_alarm_at, phases, open, head_hash)
  ON CONFLICT (id) DO UPDATE SET clock_id = excluded.clock_id, seq = excluded.seq, person_seq = excluded.person_seq, state = excluded.state,
    next_alarm_at = excluded.next_alarm_at, phases = excluded.phases, open = excluded.open, head_hash = excluded.head_hash`;

const events: PartText = (p) => `
  INSERT INTO events (stream_id, seq, type, v, body, personal, salt, personal_hash, hash, actor, effective_at, recorded_at)
  SELECT e.*, ${p(12)}::timestamptz
  FROM unnest(${p(1)}::text[], ${p(2)}::int[], ${p(3)}::text[], ${p(4)}::int[], ${p(5)}::text[], ${p(6)}::text[], ${p(7)}::bytea[], ${p(8)}::bytea[], ${p(9)}::bytea[], ${p(10)}::text[], ${p(11)}::timestamptz[])
    AS e(stream_id, seq, type, v, body, personal, salt, personal_hash, hash, actor, effective_at)`;

const requests: PartText = (p) => `
  INSERT INTO requests (actor, key, body_hash, stream_id, seq)
  SELECT * FROM unnest(${p(1)}::text[], ${p(2)}::text[], ${p(3)}::bytea[], ${p(4)}::text[], ${p(5)}::int[])`;

const todosGone: PartText = (p) => `
  DELETE FROM todos USING json_populate_recordset(NULL::todos, ${p(1)}::json) gone WHERE todos.stream_id = gone.stream_id AND todos.step = gone.step`;

const todos: PartText = (p) => `
  INSERT INTO todos SELECT * FROM json_populate_recordset(NULL::todos, ${p(1)}::json)
  ON CONFLICT (stream_id, step) DO UPDATE SET owner = excluded.owner, title = excluded.title, since_at = excluded.since_at, due_at = excluded.due_at`;

const notices: PartText = (p) => `
  INSERT INTO notices SELECT * FROM json_populate_recordset(NULL::notices, ${p(1)}::json)`;

const effects: PartText = (p) => `
  INSERT INTO outbox (stream_id, seq, kind, ordinal, clock_id, payload)
  SELECT stream_id, seq, kind, ordinal, clock_id, payload FROM json_populate_recordset(NULL::outbox, ${p(1)}::json)`;

/** One effect for every feed that wants the type of an event; answers the clocks that must send them. */
const feeds: PartText = (p) => `
  INSERT INTO outbox (stream_id, seq, kind, ordinal, clock_id, payload)
  SELECT e.stream_id, e.seq, 'sendWebhook', row_number() OVER (PARTITION BY e.stream_id, e.seq ORDER BY w.id) - 1, e.clock_id, json_build_object('webhook', w.id)::text
  FROM webhooks w JOIN unnest(${p(1)}::text[], ${p(2)}::int[], ${p(3)}::text[], ${p(4)}::text[]) AS e(stream_id, seq, type, clock_id) ON e.type = ANY(w.event_types)
  WHERE w.disabled_at IS NULL AND w.expires_on >= (now() AT TIME ZONE 'Asia/Shanghai')::date
  RETURNING clock_id`;

const parts = {
  streams, events, requests, todosGone, todos, notices, effects, feeds,
  items: (p) => upsertWorkItems(p(1)),
  campaigns: (p) => upsertCampaigns(p(1)),
} satisfies Record<string, PartText>;

/** A statement's name is made of its parts; PostgreSQL keeps 63 characters of it. */
const codes: Record<PartName, string> = { streams: "S", events: "E", requests: "R", items: "I", campaigns: "C", todosGone: "G", todos: "T", notices: "N", effects: "X", feeds: "F" };

export type PartName = keyof typeof parts;

/** One part of a transaction's writing, with its parameters in the order of its text. */
export interface Part { name: PartName; values: unknown[] }

/** Bumps what the clocks want; given the clocks, and whether every open one is meant. */
function clocksText(p: (own: number) => string, withFeeds: boolean): string {
  return `
INSERT INTO clocks (id, wanted)
SELECT id, 1 FROM (SELECT unnest(${p(1)}::text[]) AS id${withFeeds ? " UNION SELECT clock_id FROM feeds" : ""} UNION SELECT id FROM clocks WHERE ${p(2)}::boolean AND closed_at IS NULL) AS poked ORDER BY id
ON CONFLICT (id) DO UPDATE SET
  wanted_since = CASE WHEN clocks.wanted = clocks.served THEN now() ELSE clocks.wanted_since END,
  wanted = clocks.wanted + 1, closed_at = NULL
RETURNING id`;
}

/** Texts by the parts they hold: a dozen at most are ever in use, each prepared once a connection. */
const texts = new Map<string, string>();

/**
 * One statement, and so one round trip, out of the parts that have rows: PostgreSQL opens every table and index a
 * statement names, so a part without rows is left out rather than run over nothing. Answers the clocks to poke.
 */
export function writeStatement(chosen: readonly Part[], clocks: { wanted: string[]; all: boolean } | undefined): { name: string; text: string; values: unknown[] } {
  const withFeeds = chosen.some(({ name }) => name === "feeds");
  const pokes = clocks !== undefined || withFeeds;
  const name = `write:${chosen.map((part) => codes[part.name]).join("")}${pokes ? "K" : ""}`;
  const values = chosen.flatMap((part) => part.values);
  let text = texts.get(name);
  if (text === undefined) {
    let before = 0;
    const ctes = chosen.map((part) => {
      const first = before;
      before += part.values.length;
      return `${part.name} AS (${parts[part.name]((own) => `$${first + own}`)}\n)`;
    });
    const given = values.length;
    text = `WITH ${ctes.join(", ")}${pokes ? clocksText((own) => `$${given + own}`, withFeeds) : "\nSELECT NULL::text AS id WHERE false"}`;
    texts.set(name, text);
  }
  return { name, text, values: pokes ? [...values, clocks?.wanted ?? [], clocks?.all ?? false] : values };
}
