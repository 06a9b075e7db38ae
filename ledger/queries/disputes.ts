import { sql, type Kysely, type RawBuilder } from "kysely";
import type { Court } from "../../domain/court/court-view.ts";
import type { Actor, PersonId } from "../../domain/decider.ts";
import type { PipelineStage } from "../../domain/dispute/pipeline.ts";
import { plusDays, type CivilDate, type Instant } from "../../domain/time.ts";
import type { Light } from "../../domain/work-item/traffic-light.ts";
import type { DisputeClockRow, DisputeRow, Tables } from "../database.ts";
import { prepared } from "../prepared-statements.ts";
import { page, type Page } from "./cursor.ts";
import { readActions } from "./feed.ts";
import { reachOf, type Reach } from "./reach.ts";
import { sought } from "./work-items.ts";

export interface DisputeFilter {
  stage?: PipelineStage;
  statuses?: string[];
  open?: boolean;
  tier?: string;
  department?: string;
  mediator?: PersonId;
  judge?: PersonId;
  cause?: string;
  township?: string;
  partner?: string;
  source?: string;
  light?: Light;
  dueBefore?: CivilDate;
  dueAfter?: CivilDate;
  /** Takes part in it or has a step of it in hand. */
  participant?: PersonId;
  lapsed?: true;
  /** Words of number, 案号, cause and township. */
  text?: string;
}

export type ListedDispute = Omit<DisputeRow, "search" | "standing_still" | "people" | "helpers"> & { light: Light; person_seq: number };

type Condition = RawBuilder<unknown>;

/**
 * 有序放权: who may read disputes, in rows. What a campaign gives a person — to lead it, to be in charge of it — is people, time
 * and resources: neither the role nor the scope opens a single dispute, whatever the catalogue says.
 */
export function disputeReach(court: Court, actor: Actor, at: Instant): Reach {
  const reach = reachOf(court, actor, readActions.dispute, at, (grant) => grant.role !== "task-force-lead" && grant.scope !== "campaign");
  return { ...reach, supervisors: [], campaignsOf: [] };
}

const dueOrder = sql`coalesce(due_on, 'infinity'::date)`;

/** Days before its last day from which a clock is yellow. */
const yellowDays = 7;

/** The light of a dispute on a day, from its nearest last day; red stays until what was overrun is met. */
function lightOn(today: CivilDate): RawBuilder<Light> {
  return sql<Light>`CASE
    WHEN NOT open THEN 'green'
    WHEN lapsed OR due_on < ${today}::date THEN 'red'
    WHEN standing_still OR due_on IS NULL THEN 'grey'
    WHEN due_on <= ${plusDays(today, yellowDays)}::date THEN 'yellow'
    ELSE 'green' END`;
}

const columns = sql`id, number, title, status, stage, open, source, tier, venue, venue_place, cause, amount_fen, township, partner, department, procedure, clerk, mediator, judge, enforcement_officer,
  registered_by, registered_on, resolved_on, filed_on, ruled_on, closed_on, due_on, provisional, lapsed, specially_supervised, (SELECT s.person_seq FROM streams s WHERE s.id = disputes.id) AS person_seq`;

function conditions(filter: DisputeFilter, today: CivilDate): Condition[] {
  const all: Condition[] = [];
  if (filter.stage !== undefined) all.push(sql`stage = ${filter.stage}`);
  if (filter.statuses !== undefined) all.push(sql`status = ANY(${filter.statuses}::text[])`);
  if (filter.tier !== undefined) all.push(sql`tier = ${filter.tier}`);
  if (filter.department !== undefined) all.push(sql`department = ${filter.department}`);
  if (filter.mediator !== undefined) all.push(sql`mediator = ${filter.mediator}`);
  if (filter.judge !== undefined) all.push(sql`judge = ${filter.judge}`);
  if (filter.cause !== undefined) all.push(sql`cause = ${filter.cause}`);
  if (filter.township !== undefined) all.push(sql`township = ${filter.township}`);
  if (filter.partner !== undefined) all.push(sql`partner = ${filter.partner}`);
  if (filter.source !== undefined) all.push(sql`source = ${filter.source}`);
  if (filter.dueBefore !== undefined) all.push(sql`${dueOrder} < ${filter.dueBefore}::date`);
  if (filter.dueAfter !== undefined) all.push(sql`${dueOrder} > ${filter.dueAfter}::date AND due_on IS NOT NULL`);
  if (filter.light !== undefined) all.push(sql`${lightOn(today)} = ${filter.light}`);
  if (filter.participant !== undefined) all.push(sql`people @> ARRAY[${filter.participant}::text]`);
  if (filter.lapsed === true) all.push(sql`lapsed`);
  if (filter.text !== undefined) all.push(sql`search @> (SELECT ${sought(filter.text)}::text[])`);
  return all;
}

/** The parts of a reach, each found by an index of its own. */
function branches(reach: Reach): (Condition | undefined)[] {
  if (reach.all) return [undefined];
  return [...reach.departments.map((department) => sql`department = ${department}`), ...reach.own.map((person) => sql`people @> ARRAY[${person}::text]`)];
}

/** Whether a row of disputes is within reach: for queries that are selective by themselves. */
export function within(reach: Reach): Condition {
  const parts = branches(reach).map((part) => part ?? sql`true`);
  return parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` OR `)})`;
}

/** Filters with an index that keeps the order of the list, or that leave few rows: each row is then asked whether it is within reach. */
function hasOwnIndex({ stage, tier, mediator, judge, cause, township, partner, department, text, participant }: DisputeFilter): boolean {
  return [stage, tier, mediator, judge, cause, township, partner, department, text, participant].some((one) => one !== undefined);
}

export interface DisputeListOptions { today: CivilDate; limit: number; descending?: boolean; after?: { due: string; id: string } }

/** Disputes within reach by their nearest last day (undated last; `descending` turns it round), one page. */
export async function listDisputes(db: Kysely<Tables>, reach: Reach, filter: DisputeFilter, { today, limit, descending, after }: DisputeListOptions): Promise<Page<ListedDispute>> {
  const direction = descending === true ? sql`DESC` : sql`ASC`;
  const shared = conditions(filter, today);
  if (after !== undefined) shared.push(descending === true ? sql`(${dueOrder}, id) < (${after.due}::date, ${after.id})` : sql`(${dueOrder}, id) > (${after.due}::date, ${after.id})`);
  const length = sql.lit(limit + 1);
  const ways = hasOwnIndex(filter) ? [reach.all ? undefined : within(reach)] : branches(reach);
  const halves = filter.open === undefined ? [true, false] : [filter.open];
  const parts = ways.flatMap((way) => halves.map((open) => {
    const condition = sql.join([sql`open = ${sql.lit(open)}`, ...(way === undefined ? [] : [way]), ...shared], sql` AND `);
    return sql`(SELECT id AS dispute, ${dueOrder} AS due_order FROM disputes WHERE ${condition} ORDER BY ${dueOrder} ${direction}, id ${direction} LIMIT ${length})`;
  }));
  if (parts.length === 0) return { rows: [], nextCursor: undefined };
  const { rows } = await sql<ListedDispute>`
    SELECT ${columns}, ${lightOn(today)} AS light
    FROM (SELECT DISTINCT due_order, dispute FROM (${sql.join(parts, sql` UNION ALL `)}) AS found ORDER BY due_order ${direction}, dispute ${direction} LIMIT ${length}) AS page JOIN disputes ON id = dispute
    ORDER BY due_order ${direction}, id ${direction}`.execute(db);
  return page(rows, limit, (row) => [row.due_on ?? "infinity", row.id]);
}

export interface PipelineCount { stage: PipelineStage; tier: string; disputes: number }

/** How many open disputes within reach stand where: the pipeline board by stage and by tier. */
export async function pipelineCounts(db: Kysely<Tables>, reach: Reach): Promise<PipelineCount[]> {
  const counted = (where: Condition): RawBuilder<unknown> => sql`SELECT stage, tier, count(*) AS n FROM disputes WHERE open AND ${where} GROUP BY stage, tier`;
  // Whole departments are counted from their index alone; of the rest only what the reader takes part in elsewhere is looked at.
  const parts = reach.all
    ? [counted(sql`true`)]
    : [
      ...(reach.departments.length === 0 ? [] : [counted(sql`department = ANY(${reach.departments}::text[])`)]),
      ...(reach.own.length === 0 ? [] : [counted(sql`people && ${reach.own}::text[] AND department <> ALL(${reach.departments}::text[])`)]),
    ];
  if (parts.length === 0) return [];
  const { rows } = await sql<PipelineCount>`SELECT stage, tier, sum(n)::int AS disputes FROM (${sql.join(parts, sql` UNION ALL `)}) AS counted GROUP BY stage, tier ORDER BY stage, tier`.execute(db);
  return rows;
}

/** The disputes within reach that have this number: the court's own, or a 案号 of any stage. */
export async function disputesByNumber(db: Kysely<Tables>, reach: Reach, number: string, today: CivilDate): Promise<ListedDispute[]> {
  const { rows } = await sql<ListedDispute>`${prepared}
    SELECT ${columns}, ${lightOn(today)} AS light FROM disputes
    WHERE id IN (SELECT dispute_id FROM case_numbers WHERE number = ${number} UNION SELECT id FROM disputes WHERE number = ${number}) AND ${within(reach)} ORDER BY id`.execute(db);
  return rows;
}

export type ListedClock = Omit<DisputeClockRow, "version" | "due_at"> & { light: Light; title: string };

export interface ClockFilter { light?: Exclude<Light, "grey">; rule?: string; department?: string }

/** First and last day of the light's clocks; the index walks from one to the other. */
function span(light: ClockFilter["light"], today: CivilDate): Condition {
  const soon = plusDays(today, yellowDays);
  switch (light) {
    case undefined: return sql`true`;
    case "red": return sql`k.due_on < ${today}::date`;
    case "yellow": return sql`k.due_on >= ${today}::date AND k.due_on <= ${soon}::date`;
    case "green": return sql`k.due_on > ${soon}::date`;
  }
}

/** Running clocks within reach, the nearest last day first, one page. */
export async function clocksDue(db: Kysely<Tables>, reach: Reach, filter: ClockFilter, { today, limit, after }: { today: CivilDate; limit: number; after?: { due: string; dispute: string; clock: string } }): Promise<Page<ListedClock>> {
  const shared: Condition[] = [sql`k.status = 'running' AND k.due_on IS NOT NULL`, span(filter.light, today)];
  if (filter.rule !== undefined) shared.push(sql`k.rule = ${filter.rule}`);
  if (filter.department !== undefined) shared.push(sql`k.department = ${filter.department}`);
  if (after !== undefined) shared.push(sql`(k.due_on, k.dispute_id, k.clock_id) > (${after.due}::date, ${after.dispute}, ${after.clock})`);
  const order = sql`k.due_on, k.dispute_id, k.clock_id`;
  const length = sql.lit(limit + 1);
  const ways: Condition[] = reach.all
    ? [sql`dispute_clocks k WHERE true`]
    : [
      ...reach.departments.map((department) => sql`dispute_clocks k WHERE k.department = ${department}`),
      ...reach.own.map((person) => sql`disputes d JOIN dispute_clocks k ON k.dispute_id = d.id WHERE d.people @> ARRAY[${person}::text]`),
    ];
  if (ways.length === 0) return { rows: [], nextCursor: undefined };
  const parts = ways.map((way) => sql`(SELECT k.* FROM ${way} AND ${sql.join(shared, sql` AND `)} ORDER BY ${order} LIMIT ${length})`);
  const { rows } = await sql<ListedClock>`
    SELECT k.dispute_id, k.clock_id, k.rule, k.department, k.status, k.excluded, k.started_on, k.due_on, k.provisional, k.lapsed_on, d.title,
      CASE WHEN k.due_on < ${today}::date THEN 'red' WHEN k.due_on <= ${plusDays(today, yellowDays)}::date THEN 'yellow' ELSE 'green' END AS light
    FROM (SELECT DISTINCT * FROM (${sql.join(parts, sql` UNION ALL `)}) AS found ORDER BY due_on, dispute_id, clock_id LIMIT ${length}) AS k JOIN disputes d ON d.id = k.dispute_id
    ORDER BY ${order}`.execute(db);
  return page(rows, limit, (row) => [row.due_on ?? "", row.dispute_id, row.clock_id]);
}

const figureKeys = { township: sql`coalesce(township, '')`, partner: sql`coalesce(partner, '')`, cause: sql`cause`, month: sql`to_char(day, 'YYYY-MM')` } as const;
export type FigureKey = keyof typeof figureKeys;

/** `key`: a township, a partner's id, a cause, a month ("2026-03"); "" where none is named. */
export interface SourceFigure { key: string; intake: number; resolved: number; filed: number }

/** 诉源治理: disputes taken in, resolved before filing, and filed, from one day to another, both included. */
export async function sourceFigures(db: Kysely<Tables>, by: FigureKey, from: CivilDate, to: CivilDate): Promise<SourceFigure[]> {
  const part = (column: "registered_on" | "resolved_on" | "filed_on", figure: string): RawBuilder<unknown> => {
    const day = sql.ref(column);
    return sql`SELECT ${sql.lit(figure)} AS figure, township, partner, cause, ${day} AS day FROM disputes WHERE ${day} >= ${from}::date AND ${day} <= ${to}::date`;
  };
  const { rows } = await sql<SourceFigure>`
    SELECT ${figureKeys[by]} AS key, (count(*) FILTER (WHERE figure = 'intake'))::int AS intake, (count(*) FILTER (WHERE figure = 'resolved'))::int AS resolved, (count(*) FILTER (WHERE figure = 'filed'))::int AS filed
    FROM (${part("registered_on", "intake")} UNION ALL ${part("resolved_on", "resolved")} UNION ALL ${part("filed_on", "filed")}) AS counted GROUP BY 1 ORDER BY 1`.execute(db);
  return rows;
}
