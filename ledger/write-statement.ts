const workItemColumns = "id, title, search, status, open, source, campaign_id, plan_item, parent_id, department, post, responsible, supervisor, registered_by, people, priority, weight, due_on, yellow_from_on, red_from_on, light_base, provisional, opened_on, closed_on, waits_for, anchor_id, missed_reports, dependents, progress";
const campaignColumns = "id, title, search, theme, brand, status, lead, leader_in_charge, drafted_by, departments, starts_on, ends_on, started_on, closed_on, amendment_pending";

const disputeColumns = "id, number, title, search, status, stage, open, source, tier, venue, venue_place, cause, amount_fen, township, partner, department, procedure, clerk, mediator, judge, enforcement_officer, helpers, people, registered_by, registered_on, resolved_on, filed_on, ruled_on, closed_on, due_on, provisional, standing_still, lapsed, specially_supervised";
const disputeClockColumns = "dispute_id, clock_id, rule, version, department, status, excluded, started_on, due_on, due_at, provisional, lapsed_on";
const caseNumberColumns = "dispute_id, stage, number";
const similarTextColumns = "id, kind, cause, terms, entered_at";

function takeOver(columns: string, ...keys: string[]): string {
  return columns.split(", ").filter((column) => !(keys.length === 0 ? ["id"] : keys).includes(column)).map((column) => `${column} = excluded.${column}`).join(", ");
}

/** Upserts of the board tables, shared by the door and by `rebuild`. */
export const upsertWorkItems = (source: string): string => `INSERT INTO work_items (${workItemColumns}) SELECT ${workItemColumns} FROM json_populate_recordset(NULL::work_items, ${source}::json) ON CONFLICT (id) DO UPDATE SET ${takeOver(workItemColumns)}`;
export const upsertCampaigns = (source: string): string => `INSERT INTO campaigns (${campaignColumns}) SELECT ${campaignColumns} FROM json_populate_recordset(NULL::campaigns, ${source}::json) ON CONFLICT (id) DO UPDATE SET ${takeOver(campaignColumns)}`;
export const upsertDisputes = (source: string): string => `INSERT INTO disputes (${disputeColumns}) SELECT ${disputeColumns} FROM json_populate_recordset(NULL::disputes, ${source}::json) ON CONFLICT (id) DO UPDATE SET ${takeOver(disputeColumns)}`;
export const upsertDisputeClocks = (source: string): string => `INSERT INTO dispute_clocks (${disputeClockColumns}) SELECT ${disputeClockColumns} FROM json_populate_recordset(NULL::dispute_clocks, ${source}::json) ON CONFLICT (dispute_id, clock_id) DO UPDATE SET ${takeOver(disputeClockColumns, "dispute_id", "clock_id")}`;
export const upsertSimilarTexts = (source: string): string => `INSERT INTO similar_texts (${similarTextColumns}) SELECT ${similarTextColumns} FROM json_populate_recordset(NULL::similar_texts, ${source}::json) ON CONFLICT (id) DO UPDATE SET ${takeOver(similarTextColumns)}`;
export const insertCaseNumbers = (source: string): string => `INSERT INTO case_numbers (${caseNumberColumns}) SELECT ${caseNumberColumns} FROM json_populate_recordset(NULL::case_numbers, ${source}::json) ON CONFLICT (dispute_id, stage, number) DO NOTHING`;

/** Name and type of each value of a row, in the order in which rows are given. */
type Columns = readonly (readonly [name: string, type: string])[];

const streamColumns: Columns = [["id", "text"], ["kind", "text"], ["clock_id", "text"], ["seq", "int"], ["person_seq", "int"], ["state", "text"], ["next_alarm_at", "timestamptz"], ["phases", "text"], ["open", "bool"], ["head_hash", "bytea"]];
const eventColumns: Columns = [
  ["stream_id", "text"], ["seq", "int"], ["type", "text"], ["v", "int"], ["body", "text"], ["personal", "text"], ["salt", "bytea"], ["personal_hash", "bytea"], ["hash", "bytea"], ["actor", "text"],
  ["effective_at", "timestamptz"], ["recorded_at", "timestamptz"],
];
const requestColumns: Columns = [["actor", "text"], ["key", "text"], ["body_hash", "bytea"], ["stream_id", "text"], ["seq", "int"]];
const goneColumns: Columns = [["stream_id", "text"], ["step", "text"]];
const todoColumns: Columns = [["stream_id", "text"], ["step", "text"], ["kind", "text"], ["owner", "text"], ["title", "text"], ["since_at", "timestamptz"], ["due_at", "timestamptz"]];
const noticeColumns: Columns = [["stream_id", "text"], ["seq", "int"], ["ordinal", "int"], ["person", "text"], ["template", "text"], ["params", "text"], ["effective_at", "timestamptz"], ["recorded_at", "timestamptz"]];
const effectColumns: Columns = [["stream_id", "text"], ["seq", "int"], ["kind", "text"], ["ordinal", "int"], ["clock_id", "text"], ["payload", "text"]];
const feedColumns: Columns = [["stream_id", "text"], ["seq", "int"], ["type", "text"], ["clock_id", "text"]];
/** All rows of a board table as one JSON text. */
const jsonColumns: Columns = [["rows", "json"]];

const names = (columns: Columns): string => columns.map(([name]) => name).join(", ");

/** Phases travel as "Draft,Running": arrays of arrays cannot be unnested. No phase has a comma. */
const phases = "string_to_array(given.phases, ',')";

/** What a part does with its rows, which `given` names. */
const parts = {
  newStreams: { columns: streamColumns, text: (given: string) => `INSERT INTO streams (${names(streamColumns)}) SELECT id, kind, clock_id, seq, person_seq, state, next_alarm_at, ${phases}, open, head_hash FROM ${given}` },
  streams: {
    columns: streamColumns,
    text: (given: string) => `UPDATE streams SET clock_id = given.clock_id, seq = given.seq, person_seq = given.person_seq, state = given.state, next_alarm_at = given.next_alarm_at, phases = ${phases}, open = given.open, head_hash = given.head_hash FROM ${given} WHERE streams.id = given.id`,
  },
  events: { columns: eventColumns, text: (given: string) => `INSERT INTO events (${names(eventColumns)}) SELECT * FROM ${given}` },
  requests: { columns: requestColumns, text: (given: string) => `INSERT INTO requests (${names(requestColumns)}) SELECT * FROM ${given}` },
  items: { columns: jsonColumns, text: (_given: string, parameter: string) => upsertWorkItems(parameter) },
  campaigns: { columns: jsonColumns, text: (_given: string, parameter: string) => upsertCampaigns(parameter) },
  disputes: { columns: jsonColumns, text: (_given: string, parameter: string) => upsertDisputes(parameter) },
  disputeClocks: { columns: jsonColumns, text: (_given: string, parameter: string) => upsertDisputeClocks(parameter) },
  caseNumbers: { columns: jsonColumns, text: (_given: string, parameter: string) => insertCaseNumbers(parameter) },
  similarTexts: { columns: jsonColumns, text: (_given: string, parameter: string) => upsertSimilarTexts(parameter) },
  todosGone: { columns: goneColumns, text: (given: string) => `DELETE FROM todos USING ${given} WHERE todos.stream_id = given.stream_id AND todos.step = given.step` },
  todos: {
    columns: todoColumns,
    text: (given: string) => `INSERT INTO todos (${names(todoColumns)}) SELECT * FROM ${given} ON CONFLICT (stream_id, step) DO UPDATE SET owner = excluded.owner, title = excluded.title, since_at = excluded.since_at, due_at = excluded.due_at`,
  },
  notices: { columns: noticeColumns, text: (given: string) => `INSERT INTO notices (${names(noticeColumns)}) SELECT * FROM ${given}` },
  effects: { columns: effectColumns, text: (given: string) => `INSERT INTO outbox (${names(effectColumns)}) SELECT * FROM ${given}` },
  // One effect for every feed that wants the type of an event; answers the clocks that must send them.
  feeds: {
    columns: feedColumns,
    text: (given: string) => `
  INSERT INTO outbox (stream_id, seq, kind, ordinal, clock_id, payload)
  SELECT given.stream_id, given.seq, 'sendWebhook', row_number() OVER (PARTITION BY given.stream_id, given.seq ORDER BY w.id) - 1, given.clock_id, json_build_object('webhook', w.id)::text
  FROM webhooks w JOIN ${given} ON given.type = ANY(w.event_types)
  WHERE w.disabled_at IS NULL AND w.expires_on >= (now() AT TIME ZONE 'Asia/Shanghai')::date
  RETURNING clock_id`,
  },
} satisfies Record<string, { columns: Columns; text: (given: string, parameter: string) => string }>;

export type PartName = keyof typeof parts;

/** A statement's name is made of its parts; PostgreSQL keeps 63 characters of it. */
const codes: Record<PartName, string> = { newStreams: "A", streams: "S", events: "E", requests: "R", items: "I", campaigns: "C", disputes: "D", disputeClocks: "K", caseNumbers: "B", similarTexts: "L", todosGone: "G", todos: "T", notices: "N", effects: "X", feeds: "F" };

/** Rows of one part of a transaction's writing, each with its values in the order of the part's columns. */
export interface Part { name: PartName; rows: readonly (readonly unknown[])[] }

/**
 * Rows as a source of a statement. A single command writes one row of each part: its values are then parameters of their
 * own, which spares both sides the writing and reading of JSON.
 */
function givenRows(columns: Columns, single: boolean, p: (own: number) => string): string {
  if (single) return `(SELECT ${columns.map(([name, type], at) => `${p(at + 1)}::${type} AS ${name}`).join(", ")}) AS given`;
  return `json_to_recordset(${p(1)}::json) AS given(${columns.map(([name, type]) => `${name} ${type}`).join(", ")})`;
}

/** bytea travels in JSON as PostgreSQL's own hexadecimal form. */
function asJson(columns: Columns, rows: Part["rows"]): string {
  return JSON.stringify(rows.map((row) => {
    const given: Record<string, unknown> = {};
    for (const [at, [name]] of columns.entries()) {
      const value = row[at];
      given[name] = Buffer.isBuffer(value) ? `\\x${value.toString("hex")}` : value;
    }
    return given;
  }));
}

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

/** Texts by the parts they hold: a few dozen at most are ever in use, each prepared once a connection. */
const texts = new Map<string, string>();

/**
 * One statement, and so one round trip, out of the parts that have rows: PostgreSQL opens every table and index a
 * statement names, so a part without rows is left out rather than run over nothing. Answers the clocks to poke.
 */
export function writeStatement(chosen: readonly Part[], clocks: { wanted: string[]; all: boolean } | undefined): { name: string; text: string; values: unknown[] } {
  const withFeeds = chosen.some(({ name }) => name === "feeds");
  const pokes = clocks !== undefined || withFeeds;
  const single = chosen.every(({ rows }) => rows.length === 1);
  const valuesOf = ({ name, rows }: Part): readonly unknown[] => {
    const { columns } = parts[name];
    return single || columns === jsonColumns ? (rows[0] ?? []) : [asJson(columns, rows)];
  };
  const name = `write${single ? "" : "-many"}:${chosen.map((part) => codes[part.name]).join("")}${pokes ? "+" : ""}`;
  let text = texts.get(name);
  if (text === undefined) {
    let before = 0;
    const ctes = chosen.map((part) => {
      const first = before;
      const { columns, text: act } = parts[part.name];
      before += valuesOf(part).length;
      const p = (own: number): string => `$${first + own}`;
      return `${part.name} AS (${act(givenRows(columns, single, p), p(1))}\n)`;
    });
    text = `WITH ${ctes.join(", ")}${pokes ? clocksText((own) => `$${before + own}`, withFeeds) : "\nSELECT NULL::text AS id WHERE false"}`;
    texts.set(name, text);
  }
  const values = chosen.flatMap(valuesOf);
  return { name, text, values: pokes ? [...values, clocks?.wanted ?? [], clocks?.all ?? false] : values };
}
