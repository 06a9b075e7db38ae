import { sql, type Kysely, type RawBuilder } from "kysely";
import type { PersonId } from "../../domain/decider.ts";
import type { CivilDate } from "../../domain/time.ts";
import type { Light } from "../../domain/work-item/traffic-light.ts";
import type { Tables, WorkItemRow } from "../database.ts";
import { searchable, searchPairs } from "../projections/search-pairs.ts";
import { prepared } from "../prepared-statements.ts";
import { page, type Page } from "./cursor.ts";
import type { Reach } from "./reach.ts";
import { helpsIn, takesPart } from "./taking-part.ts";

export interface WorkItemFilter {
  statuses?: string[];
  open?: boolean;
  department?: string;
  responsible?: string;
  supervisor?: string;
  campaign?: string;
  parent?: string;
  post?: string;
  /** Names nobody responsible, or no post. */
  vacant?: ("post" | "responsible")[];
  /** Waits for this item, directly or by way of others. */
  waitingFor?: string;
  priority?: string;
  source?: string;
  light?: Light;
  dueBefore?: CivilDate;
  dueAfter?: CivilDate;
  /** Words that title or reference hold. */
  text?: string;
  /** Takes part in it. */
  participant?: PersonId;
  registeredBy?: PersonId;
}

export type ListedItem = Omit<WorkItemRow, "search" | "yellow_from_on" | "red_from_on" | "light_base"> & { light: Light; person_seq: number };

type Condition = RawBuilder<unknown>;

const dueOrder = sql`coalesce(due_on, 'infinity'::date)`;

/** The light of a row on a day: the same rules as `trafficLight`, over the dates that the projection keeps. */
export function lightOn(today: CivilDate): RawBuilder<Light> {
  return sql<Light>`CASE
    WHEN light_base IN ('closed', 'submitted') THEN 'green'
    WHEN light_base = 'grey' THEN 'grey'
    WHEN red_from_on <= ${today}::date OR light_base = 'red' THEN 'red'
    WHEN yellow_from_on <= ${today}::date OR light_base = 'yellow' THEN 'yellow'
    ELSE 'green' END`;
}

const columns = sql`id, title, status, open, source, campaign_id, plan_item, parent_id, department, post, responsible, supervisor, registered_by, people, priority, weight,
  due_on, provisional, opened_on, closed_on, waits_for, anchor_id, missed_reports, dependents, progress, (SELECT s.person_seq FROM streams s WHERE s.id = work_items.id) AS person_seq`;

/**
 * Title, reference and plan id are indexed by their pairs of characters: a row that holds all pairs of the words is a hit.
 * Single characters are implied by the pairs, and looking them up is what costs; they serve words of one character.
 */
export function sought(text: string): string[] {
  const found = searchPairs(searchable(text));
  const pairs = found.filter((one) => [...one].length === 2);
  return pairs.length > 0 ? pairs : found;
}

/**
 * Words of several pairs. PostgreSQL takes pairs for independent of each other and would expect next to no row; how many rows
 * hold a single pair it knows, and chooses between their index and the due order.
 */
function hasFewHits(text: string): boolean {
  return sought(text).length > 1;
}

function conditions(filter: WorkItemFilter, today: CivilDate): Condition[] {
  const all: Condition[] = [];
  if (filter.statuses !== undefined) all.push(sql`status = ANY(${filter.statuses}::text[])`);
  if (filter.department !== undefined) all.push(sql`department = ${filter.department}`);
  if (filter.responsible !== undefined) all.push(sql`responsible = ${filter.responsible}`);
  if (filter.supervisor !== undefined) all.push(sql`supervisor = ${filter.supervisor}`);
  if (filter.campaign !== undefined) all.push(sql`campaign_id = ${filter.campaign}`);
  if (filter.parent !== undefined) all.push(sql`parent_id = ${filter.parent}`);
  if (filter.post !== undefined) all.push(sql`post = ${filter.post}`);
  if (filter.vacant?.includes("post") === true) all.push(sql`post IS NULL`);
  if (filter.vacant?.includes("responsible") === true) all.push(sql`responsible IS NULL`);
  if (filter.waitingFor !== undefined) {
    all.push(sql`id IN (WITH RECURSIVE chain(id) AS (
      SELECT id FROM work_items WHERE waits_for = ${filter.waitingFor} UNION SELECT w.id FROM work_items w JOIN chain c ON w.waits_for = c.id) SELECT id FROM chain)`);
  }
  if (filter.priority !== undefined) all.push(sql`priority = ${filter.priority}`);
  if (filter.source !== undefined) all.push(sql`source = ${filter.source}`);
  if (filter.dueBefore !== undefined) all.push(sql`${dueOrder} < ${filter.dueBefore}::date`);
  if (filter.dueAfter !== undefined) all.push(sql`${dueOrder} > ${filter.dueAfter}::date AND due_on IS NOT NULL`);
  // Said by itself, so that the few items that stand still are found by their own index.
  if (filter.light === "grey") all.push(sql`light_base = 'grey'`);
  else if (filter.light !== undefined) all.push(sql`${lightOn(today)} = ${filter.light}`);
  if (filter.participant !== undefined) all.push(takesPart(filter.participant));
  if (filter.registeredBy !== undefined) all.push(sql`registered_by = ${filter.registeredBy}`);
  // Hidden from the planner where it would guess wrongly from their value: the index of the words it is, and the same plan for all of them.
  if (filter.text !== undefined) all.push(hasFewHits(filter.text) ? sql`search @> (SELECT ${sought(filter.text)}::text[])` : sql`search @> ${sought(filter.text)}::text[]`);
  return all;
}

interface Branch {
  /** Absent for the whole court. */
  where?: Condition;
  /** An index holds its rows in due order once `open` is fixed; otherwise they are few and are sorted. */
  ordered: boolean;
}

/** The campaigns that a person leads or is in charge of. `campaign`: the only one that is asked about, looked up once instead of for each row. */
function campaignsOf(person: PersonId, campaign?: string): Condition {
  const held = sql`(c.lead = ${person} OR c.leader_in_charge = ${person})`;
  return campaign === undefined ? sql`campaign_id IN (SELECT c.id FROM campaigns c WHERE ${held})` : sql`EXISTS (SELECT FROM campaigns c WHERE c.id = ${campaign} AND ${held})`;
}

/** The parts of the reach, each found by an index of its own. Together they say the same as `holdsFor`. */
function branches(reach: Reach): Branch[] {
  if (reach.all) return [{ ordered: true }];
  const supervisors = [...new Set([...reach.own, ...reach.supervisors])];
  return [
    ...reach.departments.map((department) => ({ where: sql`department = ${department}`, ordered: true })),
    ...reach.own.flatMap((person) => [{ where: sql`responsible = ${person}`, ordered: true }, { where: sql`registered_by = ${person}`, ordered: true }]),
    ...(supervisors.length > 4 ? [{ where: sql`supervisor = ANY(${supervisors}::text[])`, ordered: false }] : supervisors.map((person) => ({ where: sql`supervisor = ${person}`, ordered: true }))),
    ...reach.campaignsOf.map((person) => ({ where: campaignsOf(person), ordered: false })),
    ...reach.own.map((person) => ({ where: helpsIn(person), ordered: false })),
  ];
}

/** Whether a row of work_items is within reach: for queries that are selective by themselves and walk no branch of it. */
export function within(reach: Reach): RawBuilder<unknown> {
  return anyOf(branches(reach).map(({ where }) => where ?? sql`true`));
}

function anyOf(parts: readonly Condition[]): Condition {
  return parts.length === 0 ? sql`false` : sql`(${sql.join(parts, sql` OR `)})`;
}

/**
 * The same for rows that another index has found, in words that are cheap to ask of a row instead of being findable.
 * `campaign`: all of the rows are of this one.
 */
function holdsFor(reach: Reach, campaign: string | undefined): Condition {
  return anyOf([
    ...(reach.departments.length === 0 ? [] : [sql`department = ANY(${reach.departments}::text[])`]),
    ...reach.own.map((person) => sql`registered_by = ${person}`),
    ...(reach.supervisors.length === 0 ? [] : [sql`supervisor = ANY(${reach.supervisors}::text[])`]),
    ...reach.campaignsOf.map((person) => campaignsOf(person, campaign)),
    ...reach.own.map((person) => sql`${person} = ANY(people)`),
  ]);
}

/** Filters that leave few rows, whoever asks, and have an index of their own that keeps no order. */
function isNarrow(filter: WorkItemFilter): boolean {
  return filter.parent !== undefined || filter.waitingFor !== undefined || (filter.text !== undefined && hasFewHits(filter.text));
}

/**
 * The ways by which a list finds its rows. Rows of a narrow filter or of one campaign are found by the filter's index, and
 * each is asked whether it is within reach: walking every part of the reach would read them once for each part.
 */
function waysTo(reach: Reach, filter: WorkItemFilter): Branch[] {
  const narrow = isNarrow(filter);
  if (!narrow && filter.campaign === undefined) return branches(reach);
  return [{ ...(reach.all ? {} : { where: holdsFor(reach, filter.campaign) }), ordered: !narrow }];
}

/** Whether one plan serves all values: not where people differ most, in what they take part in and lead, nor for words that many or few rows hold. */
function isSteady(reach: Reach, filter: WorkItemFilter): boolean {
  if (filter.participant !== undefined || (filter.text !== undefined && !hasFewHits(filter.text))) return false;
  return reach.campaignsOf.length === 0 || filter.campaign !== undefined || isNarrow(filter);
}

const closedStatuses = ["SignedOff", "Waived"];

/** The halves of the table a filter can touch: an equality on `open` lets every branch walk its index in due order. */
function halves(filter: WorkItemFilter): boolean[] {
  if (filter.open !== undefined) return [filter.open];
  if (filter.statuses === undefined) return [true, false];
  const closed = filter.statuses.filter((status) => closedStatuses.includes(status)).length;
  return [...(closed < filter.statuses.length ? [true] : []), ...(closed > 0 ? [false] : [])];
}

export interface ListOptions { today: CivilDate; limit: number; descending?: boolean; after?: { due: string; id: string } }

/**
 * Work items within reach, by due date (undated last; `descending` turns it round), one page. Each way to them is walked up
 * to the page's length and merged, so that no list grows with the table; only the page's own rows are read in full.
 */
export async function listWorkItems(db: Kysely<Tables>, reach: Reach, filter: WorkItemFilter, options: ListOptions): Promise<Page<ListedItem>> {
  const { today, limit, after } = options;
  const direction = options.descending === true ? sql`DESC` : sql`ASC`;
  const shared = conditions(filter, today);
  if (after !== undefined) shared.push(options.descending === true ? sql`(${dueOrder}, id) < (${after.due}::date, ${after.id})` : sql`(${dueOrder}, id) > (${after.due}::date, ${after.id})`);
  const length = sql.lit(limit + 1);
  const wanted = halves(filter);
  const ways = waysTo(reach, filter);
  // One ordered way looks at little more than the page. Of several ways, or of many hits to sort, only ids are carried.
  const whole = ways.length === 1 && ways[0]?.ordered === true;
  const parts = ways.flatMap(({ where, ordered }) => {
    // Rows found by who takes part come in no order: looking twice would only cost twice.
    const splits = ordered && filter.participant === undefined;
    const opens = splits ? wanted.map((open) => sql`open = ${sql.lit(open)}`) : wanted.length === 1 ? [sql`open = ${sql.lit(wanted[0])}`] : [sql`true`];
    return opens.map((open) => {
      const condition = sql.join([open, ...(where === undefined ? [] : [where]), ...shared], sql` AND `);
      return sql`(SELECT ${whole ? sql`*` : sql`id AS item`}, ${dueOrder} AS due_order FROM work_items WHERE ${condition} ORDER BY ${dueOrder} ${direction}, id ${direction} LIMIT ${length})`;
    });
  });
  if (parts.length === 0) return { rows: [], nextCursor: undefined };
  const found = sql.join(parts, sql` UNION ALL `);
  const source = whole ? sql`(${found}) AS work_items` : sql`(SELECT DISTINCT due_order, item FROM (${found}) AS found ORDER BY due_order ${direction}, item ${direction} LIMIT ${length}) AS page JOIN work_items ON id = item`;
  const { rows } = await sql<ListedItem>`${isSteady(reach, filter) ? prepared : sql``}
    SELECT ${columns}, ${lightOn(today)} AS light FROM ${source} ORDER BY due_order ${direction}, id ${direction} LIMIT ${length}`.execute(db);
  return page(rows, limit, (row) => [row.due_on ?? "infinity", row.id]);
}

export interface Counted { status: string; light: Light; items: number }

/** How many items there are of each status and light: the board's numbers. The filter names a campaign, a department or a person. */
export async function countWorkItems(db: Kysely<Tables>, filter: WorkItemFilter, today: CivilDate): Promise<Counted[]> {
  const where = sql.join(conditions(filter, today), sql` AND `);
  const { rows } = await sql<Counted>`${prepared} SELECT status, ${lightOn(today)} AS light, count(*)::int AS items FROM work_items WHERE ${where} GROUP BY 1, 2 ORDER BY 1, 2`.execute(db);
  return rows;
}

export interface DutyListRow { id: string; title: string; state: string; light: Light; due_on: CivilDate | null; status: string }

/** Items of one department with their whole state, in due order, for the 四定清单; at most `limit`. */
export async function departmentDuties(db: Kysely<Tables>, department: string, openOnly: boolean, today: CivilDate, limit: number): Promise<DutyListRow[]> {
  const { rows } = await sql<DutyListRow>`
    SELECT w.id, w.title, s.state, w.due_on, w.status, ${lightOn(today)} AS light
    FROM work_items w JOIN streams s ON s.id = w.id
    WHERE w.department = ${department} AND w.open = ANY(${openOnly ? [true] : [true, false]}::boolean[])
    ORDER BY w.open DESC, coalesce(w.due_on, 'infinity'::date), w.id LIMIT ${limit}`.execute(db);
  return rows;
}

/** Everything a filter asks for, for queries that count instead of walking in due order. */
export function filterConditions(filter: WorkItemFilter, today: CivilDate): RawBuilder<unknown>[] {
  return [sql`open = ANY(${halves(filter)}::boolean[])`, ...conditions(filter, today)];
}

/** Open items within reach out of these ids, in no order. */
export async function openItems(db: Kysely<Tables>, reach: Reach, ids: readonly string[], today: CivilDate): Promise<ListedItem[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ListedItem>`SELECT ${columns}, ${lightOn(today)} AS light FROM work_items WHERE id = ANY(${[...ids]}::text[]) AND open AND ${within(reach)}`.execute(db);
  return rows;
}
