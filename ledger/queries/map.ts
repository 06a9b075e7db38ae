import { sql, type Kysely, type RawBuilder } from "kysely";
import type { PersonId, StreamId } from "../../domain/decider.ts";
import type { CivilDate } from "../../domain/time.ts";
import type { Tables } from "../database.ts";
import type { Reach } from "./reach.ts";
import { filterConditions, lightOn, within, type WorkItemFilter } from "./work-items.ts";

/** Numbers of a set of items. `done` is the sum of weight × per cent done: what progress is rolled up from. */
export interface Tally { total: number; open: number; green: number; yellow: number; red: number; grey: number; signed_off: number; weight: number; done: number }

const tally = sql`count(*)::int AS total, count(*) FILTER (WHERE open)::int AS open, count(*) FILTER (WHERE light = 'green')::int AS green, count(*) FILTER (WHERE light = 'yellow')::int AS yellow,
  count(*) FILTER (WHERE light = 'red')::int AS red, count(*) FILTER (WHERE light = 'grey')::int AS grey, count(*) FILTER (WHERE status = 'SignedOff')::int AS signed_off, coalesce(sum(weight), 0) AS weight, coalesce(sum(weight * progress), 0) AS done`;

/** Per cent done of a set of items by weight; 0 of none. */
export function progressIn(one: Pick<Tally, "weight" | "done">): number {
  return one.weight > 0 ? Math.round(one.done / one.weight) : 0;
}

/** The items of each campaign within reach, in numbers, with their progress. */
export async function countByCampaign(db: Kysely<Tables>, reach: Reach, today: CivilDate, campaigns: readonly StreamId[]): Promise<Map<StreamId, Tally & { progress: number }>> {
  if (campaigns.length === 0) return new Map();
  const { rows } = await sql<Tally & { campaign_id: string }>`
    SELECT campaign_id, ${tally} FROM (SELECT campaign_id, status, open, weight, progress, ${lightOn(today)} AS light FROM work_items WHERE campaign_id = ANY(${[...campaigns]}::text[]) AND ${within(reach)}) AS w
    GROUP BY campaign_id`.execute(db);
  return new Map(rows.map(({ campaign_id, ...one }) => [campaign_id, { ...one, progress: progressIn(one) }]));
}

export interface Load { id: string; open: number; red: number; yellow: number; due_soon: number }

async function load(db: Kysely<Tables>, reach: Reach, today: CivilDate, untilOn: CivilDate, by: RawBuilder<unknown>, limit: number): Promise<Load[]> {
  const { rows } = await sql<Load>`
    SELECT ${by} AS id, count(*)::int AS open, count(*) FILTER (WHERE light = 'red')::int AS red, count(*) FILTER (WHERE light = 'yellow')::int AS yellow,
      count(*) FILTER (WHERE due_on >= ${today}::date AND due_on <= ${untilOn}::date)::int AS due_soon
    FROM (SELECT department, responsible, due_on, ${lightOn(today)} AS light FROM work_items WHERE open AND ${within(reach)}) AS w
    WHERE ${by} IS NOT NULL GROUP BY 1 ORDER BY red DESC, yellow DESC, open DESC, 1 LIMIT ${limit}`.execute(db);
  return rows;
}

/** Open items of each department, the most pressed first; `due_soon` falls due from today to `untilOn`. */
export function loadByDepartment(db: Kysely<Tables>, reach: Reach, today: CivilDate, untilOn: CivilDate, limit: number): Promise<Load[]> {
  return load(db, reach, today, untilOn, sql`department`, limit);
}

/** Open items of each responsible person, the most pressed first. */
export function loadByPerson(db: Kysely<Tables>, reach: Reach, today: CivilDate, untilOn: CivilDate, limit: number): Promise<Load[]> {
  return load(db, reach, today, untilOn, sql`responsible`, limit);
}

/** More waiting items than this are not followed: the court has other troubles then. */
const mostWaiting = 50_000;

/**
 * How many items within reach wait for each item, directly or by way of others. Every item waits for one thing only, so what
 * waits is a forest, and one walk from its leaves counts all of it.
 */
export async function waitingCounts(db: Kysely<Tables>, reach: Reach): Promise<Map<StreamId, number>> {
  const { rows } = await sql<{ id: string; waits_for: string; visible: boolean }>`
    SELECT id, waits_for, ${within(reach)} AS visible FROM work_items WHERE waits_for IS NOT NULL ORDER BY waits_for, id LIMIT ${mostWaiting}`.execute(db);
  const waiters = new Map<StreamId, { id: StreamId; visible: boolean }[]>();
  for (const { id, waits_for, visible } of rows) waiters.set(waits_for, [...(waiters.get(waits_for) ?? []), { id, visible }]);
  const counts = new Map<StreamId, number>();
  for (const start of waiters.keys()) {
    const stack: { id: StreamId; ready: boolean }[] = [{ id: start, ready: false }];
    const underway = new Set<StreamId>();
    for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
      if (counts.has(top.id)) continue;
      const own = waiters.get(top.id) ?? [];
      if (top.ready) {
        counts.set(top.id, own.reduce((sum, one) => sum + (one.visible ? 1 : 0) + (counts.get(one.id) ?? 0), 0));
        continue;
      }
      if (underway.has(top.id)) continue;
      underway.add(top.id);
      stack.push({ id: top.id, ready: true }, ...own.map((one) => ({ id: one.id, ready: false })));
    }
  }
  return counts;
}

export interface Leaf extends Tally { department: string; post: string | null; responsible: PersonId | null }

/** Items within reach and filter by department, post and responsible person: the leaves of the tree. As many as the court has places. */
export async function countByPlace(db: Kysely<Tables>, reach: Reach, filter: WorkItemFilter, today: CivilDate): Promise<Leaf[]> {
  const where = sql.join([within(reach), ...filterConditions(filter, today)], sql` AND `);
  const { rows } = await sql<Leaf>`
    SELECT department, post, responsible, ${tally} FROM (SELECT department, post, responsible, status, open, weight, progress, ${lightOn(today)} AS light FROM work_items WHERE ${where}) AS w
    GROUP BY department, post, responsible ORDER BY department, post NULLS LAST, responsible NULLS LAST`.execute(db);
  return rows;
}
