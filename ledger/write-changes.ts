import type pg from "pg";
import type { Instant } from "../domain/time.ts";
import type { CampaignRow, TodoRow, WorkItemRow } from "./database.ts";
import { courtStream, type CourtSnapshot } from "./court-cache.ts";
import { project, todoChanges } from "./projections/project.ts";
import type { UnitOfWork, Working } from "./unit-of-work.ts";

export interface RequestRow { actor: string; key: string; bodyHash: Buffer; stream: string; seq: number }

const workItemColumns = "id, title, search, status, open, source, campaign_id, plan_item, parent_id, department, post, responsible, supervisor, registered_by, people, priority, weight, due_on, yellow_from_on, red_from_on, light_base, provisional, opened_on, closed_on, waits_for, missed_reports, dependents, person_seq";
const campaignColumns = "id, title, search, theme, brand, status, lead, leader_in_charge, drafted_by, departments, starts_on, ends_on, started_on, closed_on, amendment_pending, person_seq";

function takeOver(columns: string): string {
  return columns.split(", ").filter((column) => column !== "id").map((column) => `${column} = excluded.${column}`).join(", ");
}

/** Upserts of the two board tables, shared by the door and by `rebuild`. */
export const upsertWorkItems = (source: string): string => `INSERT INTO work_items (${workItemColumns}) SELECT ${workItemColumns} FROM json_populate_recordset(NULL::work_items, ${source}::json) ON CONFLICT (id) DO UPDATE SET ${takeOver(workItemColumns)}`;
export const upsertCampaigns = (source: string): string => `INSERT INTO campaigns (${campaignColumns}) SELECT ${campaignColumns} FROM json_populate_recordset(NULL::campaigns, ${source}::json) ON CONFLICT (id) DO UPDATE SET ${takeOver(campaignColumns)}`;

/** Everything of a transaction in one statement and so in one round trip; parts without rows cost next to nothing. */
const writeText = `
WITH stream_rows AS (
  INSERT INTO streams (id, kind, clock_id, seq, person_seq, state, next_alarm_at, phases, open, head_hash)
  SELECT s.id, s.kind, s.clock_id, s.seq, s.person_seq, s.state, s.next_alarm_at, ARRAY(SELECT json_array_elements_text(s.phases::json)), s.open, s.head_hash
  FROM unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::int[], $6::text[], $7::timestamptz[], $8::text[], $9::bool[], $10::bytea[])
    AS s(id, kind, clock_id, seq, person_seq, state, next_alarm_at, phases, open, head_hash)
  ON CONFLICT (id) DO UPDATE SET clock_id = excluded.clock_id, seq = excluded.seq, person_seq = excluded.person_seq, state = excluded.state,
    next_alarm_at = excluded.next_alarm_at, phases = excluded.phases, open = excluded.open, head_hash = excluded.head_hash
), event_rows AS (
  INSERT INTO events (stream_id, seq, type, v, body, personal, salt, personal_hash, hash, actor, effective_at, recorded_at)
  SELECT e.*, $11::timestamptz
  FROM unnest($12::text[], $13::int[], $14::text[], $15::int[], $16::text[], $17::text[], $18::bytea[], $19::bytea[], $20::bytea[], $21::text[], $22::timestamptz[])
    AS e(stream_id, seq, type, v, body, personal, salt, personal_hash, hash, actor, effective_at)
), request_rows AS (
  INSERT INTO requests (actor, key, body_hash, stream_id, seq)
  SELECT * FROM unnest($23::text[], $24::text[], $25::bytea[], $26::text[], $27::int[])
), items AS (${upsertWorkItems("$28")}
), campaign_rows AS (${upsertCampaigns("$29")}
), todos_gone AS (
  DELETE FROM todos USING json_populate_recordset(NULL::todos, $30::json) gone WHERE todos.stream_id = gone.stream_id AND todos.step = gone.step
), todo_rows AS (
  INSERT INTO todos SELECT * FROM json_populate_recordset(NULL::todos, $31::json)
  ON CONFLICT (stream_id, step) DO UPDATE SET owner = excluded.owner, title = excluded.title, since_at = excluded.since_at, due_at = excluded.due_at
), notice_rows AS (
  INSERT INTO notices SELECT * FROM json_populate_recordset(NULL::notices, $32::json)
), effect_rows AS (
  INSERT INTO outbox (stream_id, seq, kind, ordinal, clock_id, payload)
  SELECT stream_id, seq, kind, ordinal, clock_id, payload FROM json_populate_recordset(NULL::outbox, $33::json)
), webhook_rows AS (
  INSERT INTO outbox (stream_id, seq, kind, ordinal, clock_id, payload)
  SELECT e.stream_id, e.seq, 'sendWebhook', row_number() OVER (PARTITION BY e.stream_id, e.seq ORDER BY w.id) - 1, e.clock_id, json_build_object('webhook', w.id)::text
  FROM webhooks w JOIN unnest($12::text[], $13::int[], $14::text[], $34::text[]) AS e(stream_id, seq, type, clock_id) ON e.type = ANY(w.event_types)
  WHERE w.disabled_at IS NULL AND w.expires_on >= (now() AT TIME ZONE 'Asia/Shanghai')::date
  RETURNING clock_id
)
INSERT INTO clocks (id, wanted)
SELECT id, 1 FROM (SELECT unnest($35::text[]) AS id UNION SELECT clock_id FROM webhook_rows UNION SELECT id FROM clocks WHERE $36::boolean AND closed_at IS NULL) AS poked ORDER BY id
ON CONFLICT (id) DO UPDATE SET
  wanted_since = CASE WHEN clocks.wanted = clocks.served THEN now() ELSE clocks.wanted_since END,
  wanted = clocks.wanted + 1, closed_at = NULL
RETURNING id`;

/** Clocks that must look again because of what this stream's change armed (architecture.md, "Poke"). */
function clocksWanted(unit: UnitOfWork, stream: Working): string[] {
  const clock = stream.decider.clock(stream.state, stream.id);
  const alarm = stream.decider.nextAlarm(stream.state)?.at;
  const wanted: string[] = [];
  const earlier = alarm !== undefined && (stream.nextAlarmBefore === undefined || alarm < stream.nextAlarmBefore);
  const movedOn = phasesOf(stream.state).length > stream.phasesBefore.length;
  const nowClosed = stream.exists && stream.decider.open(stream.before) && !stream.decider.open(stream.state);
  const hasEffects = unit.effects.some((effect) => effect.stream === stream.id);
  if (earlier || movedOn || nowClosed || hasEffects || stream.clockBefore !== clock) wanted.push(clock);
  if (stream.clockBefore !== undefined && stream.clockBefore !== clock) wanted.push(stream.clockBefore);
  return wanted;
}

/** A new court clock: every wake that a process has armed was computed with the old one. */
function courtClockChanged(unit: UnitOfWork): boolean {
  return unit.events.some((event) => event.stream === courtStream && event.type === "ClockSet");
}

/** Phases that a process has ever recorded; kept beside the stream so that its story can be resumed without reading the state. */
export function phasesOf(state: unknown): string[] {
  return typeof state === "object" && state !== null && "phases" in state && Array.isArray(state.phases) ? state.phases.filter((phase): phase is string => typeof phase === "string") : [];
}

/**
 * Writes what a unit of work decided and answers the clocks to poke after the commit.
 * `quiet` is the clock whose own workflow is asking: it looks again anyway.
 */
export async function writeChanges(client: pg.ClientBase, unit: UnitOfWork, court: CourtSnapshot, recordedAt: Instant, requests: RequestRow[], quiet: string | undefined): Promise<string[]> {
  const streams = unit.changed;
  const gone: TodoRow[] = [];
  const written: TodoRow[] = [];
  const items: WorkItemRow[] = [];
  const campaigns: CampaignRow[] = [];
  const wanted = new Set<string>();
  for (const stream of streams) {
    const rows = project(stream.id, stream.kind, stream.state, court.court, stream.personSeq);
    const before = stream.exists ? project(stream.id, stream.kind, stream.before, court.court, stream.personSeq).todos : [];
    const todos = todoChanges(before, rows.todos);
    gone.push(...todos.gone);
    written.push(...todos.written);
    if (rows.workItem !== undefined) items.push(rows.workItem);
    if (rows.campaign !== undefined) campaigns.push(rows.campaign);
    for (const clock of clocksWanted(unit, stream)) if (clock !== quiet) wanted.add(clock);
  }
  const { rows } = await client.query<{ id: string }>({
    name: "write-changes",
    text: writeText,
    values: [
      streams.map((stream) => stream.id),
      streams.map((stream) => stream.kind),
      streams.map((stream) => stream.decider.clock(stream.state, stream.id)),
      streams.map((stream) => stream.seq),
      streams.map((stream) => stream.personSeq),
      streams.map((stream) => JSON.stringify(stream.state)),
      streams.map((stream) => stream.decider.nextAlarm(stream.state)?.at ?? null),
      streams.map((stream) => JSON.stringify(phasesOf(stream.state))),
      streams.map((stream) => stream.decider.open(stream.state)),
      streams.map((stream) => stream.headHash),
      recordedAt,
      unit.events.map((event) => event.stream),
      unit.events.map((event) => event.seq),
      unit.events.map((event) => event.type),
      unit.events.map((event) => event.v),
      unit.events.map((event) => event.body),
      unit.events.map((event) => event.personal ?? null),
      unit.events.map((event) => event.salt ?? null),
      unit.events.map((event) => event.personalHash ?? null),
      unit.events.map((event) => event.hash),
      unit.events.map((event) => event.actor),
      unit.events.map((event) => event.effectiveAt),
      requests.map((request) => request.actor),
      requests.map((request) => request.key),
      requests.map((request) => request.bodyHash),
      requests.map((request) => request.stream),
      requests.map((request) => request.seq),
      JSON.stringify(items),
      JSON.stringify(campaigns),
      JSON.stringify(gone),
      JSON.stringify(written),
      JSON.stringify(unit.notices.map((notice) => ({ stream_id: notice.stream, seq: notice.seq, ordinal: notice.ordinal, person: notice.person, template: notice.template, params: notice.params, effective_at: notice.effectiveAt }))),
      JSON.stringify(unit.effects.map((effect) => ({ stream_id: effect.stream, seq: effect.seq, kind: effect.kind, ordinal: effect.ordinal, clock_id: effect.clock, payload: effect.payload }))),
      unit.events.map((event) => event.clock),
      [...wanted],
      courtClockChanged(unit),
    ],
  });
  return rows.map((row) => row.id);
}
