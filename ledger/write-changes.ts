import type pg from "pg";
import type { Instant } from "../domain/time.ts";
import type { DisputeState } from "../domain/dispute/dispute.ts";
import type { CampaignRow, CaseNumberRow, DisputeClockRow, DisputeRow, SimilarTextRow, TodoRow, WorkItemRow } from "./database.ts";
import { courtStream, type CourtSnapshot } from "./court-cache.ts";
import { project, todoChanges } from "./projections/project.ts";
import { isSameText } from "./projections/similar-text.projection.ts";
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

function same(row: object, before: object | undefined): boolean {
  return before !== undefined && JSON.stringify(row) === JSON.stringify(before);
}

/** Rows that are new or read otherwise than before. */
function changedRows<Row extends object>(after: readonly Row[], before: readonly Row[]): Row[] {
  const was = new Set(before.map((row) => JSON.stringify(row)));
  return after.filter((row) => !was.has(JSON.stringify(row)));
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
  const disputes: DisputeRow[] = [];
  const disputeClocks: DisputeClockRow[] = [];
  const caseNumbers: CaseNumberRow[] = [];
  const similarTexts: SimilarTextRow[] = [];
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
    if (rows.dispute !== undefined) {
      if (rows.dispute.dispute !== undefined && !same(rows.dispute.dispute, before?.dispute?.dispute)) disputes.push(rows.dispute.dispute);
      disputeClocks.push(...changedRows(rows.dispute.clocks, before?.dispute?.clocks ?? []));
      caseNumbers.push(...changedRows(rows.dispute.caseNumbers, before?.dispute?.caseNumbers ?? []));
      if (!isSameText(stream.before as DisputeState, stream.state as DisputeState)) similarTexts.push(...[rows.similarText()].filter((row) => row !== undefined));
    }
    for (const clock of clocksWanted(unit, stream)) if (clock !== quiet) wanted.add(clock);
  }
  const all = courtClockChanged(unit);
  const { rows } = await client.query<{ id: string }>(writeStatement(
    partsOf(unit, streams, recordedAt, requests, feeds, { items, campaigns, disputes, disputeClocks, caseNumbers, similarTexts, gone, written }),
    wanted.size > 0 || all ? { wanted: [...wanted], all } : undefined,
  ));
  return rows.map((row) => row.id);
}

interface Rows { items: WorkItemRow[]; campaigns: CampaignRow[]; disputes: DisputeRow[]; disputeClocks: DisputeClockRow[]; caseNumbers: CaseNumberRow[]; similarTexts: SimilarTextRow[]; gone: TodoRow[]; written: TodoRow[] }

/** What there is to write, part by part; a part without rows is left out. */
function partsOf(unit: UnitOfWork, streams: Working[], recordedAt: Instant, requests: RequestRow[], feeds: boolean, rows: Rows): Part[] {
  const { events } = unit;
  const streamRow = (stream: Working): unknown[] => [
    stream.id, stream.kind, stream.decider.clock(stream.state, stream.id), stream.seq, stream.personSeq, JSON.stringify(stream.state),
    stream.decider.nextAlarm(stream.state)?.at ?? null, phasesOf(stream.state).join(","), stream.decider.open(stream.state), stream.headHash,
  ];
  const json = (all: readonly object[]): Part["rows"] => (all.length > 0 ? [[JSON.stringify(all)]] : []);
  const parts: Part[] = [
    { name: "newStreams", rows: streams.filter((stream) => !stream.exists).map(streamRow) },
    { name: "streams", rows: streams.filter((stream) => stream.exists).map(streamRow) },
    {
      name: "events",
      rows: events.map((event) => [
        event.stream, event.seq, event.type, event.v, event.body, event.personal ?? null, event.salt ?? null, event.personalHash ?? null, event.hash, event.actor, event.effectiveAt, recordedAt,
      ]),
    },
    { name: "requests", rows: requests.map((request) => [request.actor, request.key, request.bodyHash, request.stream, request.seq]) },
    { name: "items", rows: json(rows.items) },
    { name: "campaigns", rows: json(rows.campaigns) },
    { name: "disputes", rows: json(rows.disputes) },
    { name: "disputeClocks", rows: json(rows.disputeClocks) },
    { name: "caseNumbers", rows: json(rows.caseNumbers) },
    { name: "similarTexts", rows: json(rows.similarTexts) },
    { name: "todosGone", rows: rows.gone.map((todo) => [todo.stream_id, todo.step]) },
    { name: "todos", rows: rows.written.map((todo) => [todo.stream_id, todo.step, todo.kind, todo.owner, todo.title, todo.since_at, todo.due_at]) },
    { name: "notices", rows: unit.notices.map((notice) => [notice.stream, notice.seq, notice.ordinal, notice.person, notice.template, notice.params, notice.effectiveAt, notice.recordedAt]) },
    { name: "effects", rows: unit.effects.map((effect) => [effect.stream, effect.seq, effect.kind, effect.ordinal, effect.clock, effect.payload]) },
    { name: "feeds", rows: feeds ? events.map((event) => [event.stream, event.seq, event.type, event.clock]) : [] },
  ];
  return parts.filter((part) => part.rows.length > 0);
}
