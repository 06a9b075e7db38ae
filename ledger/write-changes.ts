import type pg from "pg";
import type { Instant } from "../domain/time.ts";
import type { CampaignRow, TodoRow, WorkItemRow } from "./database.ts";
import { courtStream, type CourtSnapshot } from "./court-cache.ts";
import { project, todoChanges } from "./projections/project.ts";
import { writeStatement, type Part } from "./write-statement.ts";
import type { UnitOfWork, Working } from "./unit-of-work.ts";

export interface RequestRow { actor: string; key: string; bodyHash: Buffer; stream: string; seq: number }

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

function same(row: WorkItemRow | CampaignRow, before: WorkItemRow | CampaignRow | undefined): boolean {
  return before !== undefined && JSON.stringify(row) === JSON.stringify(before);
}

/** Phases that a process has ever recorded; kept beside the stream so that its story can be resumed without reading the state. */
export function phasesOf(state: unknown): string[] {
  return typeof state === "object" && state !== null && "phases" in state && Array.isArray(state.phases) ? state.phases.filter((phase): phase is string => typeof phase === "string") : [];
}

/**
 * Writes what a unit of work decided and answers the clocks to poke after the commit.
 * `quiet` is the clock whose own workflow is asking: it looks again anyway. `feeds`: some data feed is registered.
 */
export async function writeChanges(client: pg.ClientBase, unit: UnitOfWork, court: CourtSnapshot, recordedAt: Instant, requests: RequestRow[], quiet: string | undefined, feeds: boolean): Promise<string[]> {
  const streams = unit.changed;
  const gone: TodoRow[] = [];
  const written: TodoRow[] = [];
  const items: WorkItemRow[] = [];
  const campaigns: CampaignRow[] = [];
  const wanted = new Set<string>();
  for (const stream of streams) {
    const rows = project(stream.id, stream.kind, stream.state, court.court);
    const before = stream.exists ? project(stream.id, stream.kind, stream.before, court.court) : undefined;
    const todos = todoChanges(before?.todos ?? [], rows.todos);
    gone.push(...todos.gone);
    written.push(...todos.written);
    // A row that reads as before is not written again: most commands of an item change nothing that a board shows.
    if (rows.workItem !== undefined && !same(rows.workItem, before?.workItem)) items.push(rows.workItem);
    if (rows.campaign !== undefined && !same(rows.campaign, before?.campaign)) campaigns.push(rows.campaign);
    for (const clock of clocksWanted(unit, stream)) if (clock !== quiet) wanted.add(clock);
  }
  const all = courtClockChanged(unit);
  const { rows } = await client.query<{ id: string }>(writeStatement(
    partsOf(unit, streams, recordedAt, requests, feeds, { items, campaigns, gone, written }),
    wanted.size > 0 || all ? { wanted: [...wanted], all } : undefined,
  ));
  return rows.map((row) => row.id);
}

interface Rows { items: WorkItemRow[]; campaigns: CampaignRow[]; gone: TodoRow[]; written: TodoRow[] }

/** What there is to write, part by part; a part without rows is left out. */
function partsOf(unit: UnitOfWork, streams: Working[], recordedAt: Instant, requests: RequestRow[], feeds: boolean, rows: Rows): Part[] {
  const { events } = unit;
  const parts: Part[] = [];
  if (streams.length > 0) parts.push({ name: "streams", values: [
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
  ] });
  if (events.length > 0) parts.push({ name: "events", values: [
    events.map((event) => event.stream),
    events.map((event) => event.seq),
    events.map((event) => event.type),
    events.map((event) => event.v),
    events.map((event) => event.body),
    events.map((event) => event.personal ?? null),
    events.map((event) => event.salt ?? null),
    events.map((event) => event.personalHash ?? null),
    events.map((event) => event.hash),
    events.map((event) => event.actor),
    events.map((event) => event.effectiveAt),
    recordedAt,
  ] });
  if (requests.length > 0) parts.push({ name: "requests", values: [
    requests.map((request) => request.actor),
    requests.map((request) => request.key),
    requests.map((request) => request.bodyHash),
    requests.map((request) => request.stream),
    requests.map((request) => request.seq),
  ] });
  if (rows.items.length > 0) parts.push({ name: "items", values: [JSON.stringify(rows.items)] });
  if (rows.campaigns.length > 0) parts.push({ name: "campaigns", values: [JSON.stringify(rows.campaigns)] });
  if (rows.gone.length > 0) parts.push({ name: "todosGone", values: [JSON.stringify(rows.gone)] });
  if (rows.written.length > 0) parts.push({ name: "todos", values: [JSON.stringify(rows.written)] });
  if (unit.notices.length > 0) parts.push({ name: "notices", values: [JSON.stringify(unit.notices.map((notice) => ({ stream_id: notice.stream, seq: notice.seq, ordinal: notice.ordinal, person: notice.person, template: notice.template, params: notice.params, effective_at: notice.effectiveAt, recorded_at: notice.recordedAt })))] });
  if (unit.effects.length > 0) parts.push({ name: "effects", values: [JSON.stringify(unit.effects.map((effect) => ({ stream_id: effect.stream, seq: effect.seq, kind: effect.kind, ordinal: effect.ordinal, clock_id: effect.clock, payload: effect.payload })))] });
  if (feeds && events.length > 0) parts.push({ name: "feeds", values: [events.map((event) => event.stream), events.map((event) => event.seq), events.map((event) => event.type), events.map((event) => event.clock)] });
  return parts;
}
