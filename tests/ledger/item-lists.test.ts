import type { Court } from "../../domain/court/court-view.ts";
import type { Instant } from "../../domain/time.ts";
import type { WorkItemRow } from "../../ledger/database.ts";
import { searchable, searchPairs } from "../../ledger/projections/search-pairs.ts";
import { decodeCursor } from "../../ledger/queries/cursor.ts";
import { reachOf, type Reach } from "../../ledger/queries/reach.ts";
import { listWorkItems, type WorkItemFilter } from "../../ledger/queries/work-items.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

const today = "2026-03-02";
const campaigns = ["c-1", "c-2", "c-3"];
const titles = ["司法需求清单", "需求司法清单", "知识产权保护与司法需求", "执行案款发放", "清单", "小微企业司法需求答复"];

let court: CourtLedger;
let view: Court;
let now: Instant;
let rows: WorkItemRow[];
let leadOf: Record<string, { lead: string; leader: string }>;

/** An item at every combination of place, people, date and state that a list distinguishes. */
function itemAt(n: number, persons: readonly string[], departments: readonly string[]): WorkItemRow {
  const person = (step: number): string => persons[(n * step) % persons.length] ?? "p-admin";
  const responsible = n % 7 === 0 ? null : person(3);
  const supervisor = n % 11 === 0 ? null : person(5);
  const helpers = n % 4 === 0 ? [person(1), person(13)] : [];
  const open = n % 3 !== 0;
  const day = String(1 + (n * 5) % 28).padStart(2, "0");
  const title = `${titles[n % titles.length] ?? ""}${n % 5}`;
  return {
    id: `w-${n}`, title, search: searchPairs(title), status: open ? "InProgress" : n % 2 === 0 ? "SignedOff" : "Waived", open, source: "superior",
    campaign_id: n % 4 === 3 ? null : campaigns[n % 3] ?? null, plan_item: null, parent_id: n % 9 === 1 ? "w-0" : null, department: departments[n % departments.length] ?? "", post: null,
    responsible, supervisor, registered_by: person(2), people: [...new Set([responsible, ...helpers, supervisor].filter((one) => one !== null))],
    priority: "A", weight: 1, due_on: n % 10 === 0 ? null : `2026-03-${day}`, yellow_from_on: null, red_from_on: null, light_base: open ? "dated" : "closed", provisional: false, opened_on: today,
    closed_on: null, waits_for: n % 8 === 2 ? `w-${n - 2}` : n % 8 === 4 ? `w-${n - 2}` : null, anchor_id: null, missed_reports: 0, dependents: 0, progress: 0,
  };
}

beforeAll(async () => {
  court = await courtLedger();
  ({ court: view } = await court.ledger.court());
  now = await court.ledger.courtNow();
  const persons = Object.keys(view.state.persons).sort();
  rows = Array.from({ length: 240 }, (_, n) => itemAt(n, persons, Object.keys(view.state.departments).sort()));
  leadOf = { "c-1": { lead: "p-civil2-head", leader: "p-vice-president-1" }, "c-2": { lead: "p-ip-head", leader: "p-civil2-head" }, "c-3": { lead: "p-civil2-judge-1", leader: "p-vice-president-2" } };
  const { pool } = court.database;
  await pool.query("INSERT INTO work_items SELECT * FROM json_populate_recordset(NULL::work_items, $1)", [JSON.stringify(rows)]);
  await pool.query("INSERT INTO streams SELECT id, 'work-item', 'standing/x', 1, 1, '{}', NULL, '{}', open, ''::bytea FROM work_items");
  await pool.query(
    `INSERT INTO campaigns (id, title, search, theme, status, lead, leader_in_charge, drafted_by, departments, starts_on, ends_on, amendment_pending)
     SELECT c.id, c.id, '{}', 'x', 'Running', c.lead, c.leader, c.lead, '{}', '2026-01-01', '2026-12-31', false FROM json_to_recordset($1) AS c(id text, lead text, leader text)`,
    [JSON.stringify(campaigns.map((id) => ({ id, ...leadOf[id] })))]);
}, 60_000);
afterAll(() => court.close());

function isWithin(reach: Reach, row: WorkItemRow): boolean {
  const { lead, leader } = leadOf[row.campaign_id ?? ""] ?? {};
  return reach.all || reach.own.some((person) => row.people.includes(person) || row.registered_by === person) || reach.supervisors.some((person) => row.supervisor === person)
    || reach.departments.includes(row.department) || reach.campaignsOf.some((person) => person === lead || person === leader);
}

function waitsFor(row: WorkItemRow, item: string): boolean {
  const next = rows.find(({ id }) => id === row.waits_for);
  return row.waits_for === item || (next !== undefined && waitsFor(next, item));
}

function meets(filter: WorkItemFilter, row: WorkItemRow): boolean {
  return (filter.open === undefined || row.open === filter.open)
    && (filter.statuses === undefined || filter.statuses.includes(row.status))
    && (filter.campaign === undefined || row.campaign_id === filter.campaign)
    && (filter.parent === undefined || row.parent_id === filter.parent)
    && (filter.waitingFor === undefined || waitsFor(row, filter.waitingFor))
    && (filter.department === undefined || row.department === filter.department)
    && (filter.participant === undefined || row.people.includes(filter.participant))
    && (filter.text === undefined || searchPairs(searchable(filter.text)).filter((pair) => [...pair].length === 2 || [...(filter.text ?? "")].length === 1).every((pair) => row.search.includes(pair)));
}

/** All rows that the reach and the filter allow, in the list's order, thought out without the database. */
function expected(reach: Reach, filter: WorkItemFilter, descending: boolean): string[] {
  const key = (row: WorkItemRow): string => `${row.due_on ?? "infinity"} ${row.id}`;
  const ids = rows.filter((row) => isWithin(reach, row) && meets(filter, row)).sort((a, b) => (key(a) < key(b) ? -1 : 1)).map(({ id }) => id);
  return descending ? ids.reverse() : ids;
}

async function pagesOf(reach: Reach, filter: WorkItemFilter, descending: boolean, limit: number): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const [due, id] = cursor === undefined ? [] : decodeCursor(cursor, ["date", "id"]) ?? [];
    const page = await listWorkItems(court.database.kysely, reach, filter, { today, limit, descending, ...(due === undefined || id === undefined ? {} : { after: { due, id } }) });
    ids.push(...page.rows.map((row) => row.id));
    cursor = page.nextCursor;
    if (cursor === undefined) return ids;
  }
}

/** The reach of everyone in the court, each kind of it once. */
function reaches(): Reach[] {
  const all = Object.keys(view.state.persons).map((id) => reachOf(view, { id }, "read.work-item", now));
  return [...new Map(all.map((reach) => [JSON.stringify(reach), reach])).values()];
}

const filters: WorkItemFilter[] = [
  {}, { open: true }, { open: false }, { statuses: ["Waived"] }, { department: "civil-2" },
  { campaign: "c-1" }, { campaign: "c-2", open: true }, { campaign: "c-9" }, { parent: "w-0" }, { waitingFor: "w-8" },
  { text: "司法需求" }, { text: "清单" }, { text: "求" }, { text: "司法需求", open: true }, { text: "知识产权保护", campaign: "c-3" }, { text: "没有这样的" },
  { participant: "p-civil2-judge-1" }, { participant: "p-civil2-head", campaign: "c-1" }, { participant: "p-office-clerk-1", open: true, text: "司法需求" },
];

test("whatever way a list finds its rows by, everyone sees exactly what reach and filter allow, in order and page by page", async () => {
  expect(reaches().some((reach) => reach.all)).toBe(true);
  expect(reaches().some((reach) => reach.campaignsOf.length > 0 && reach.departments.length > 0 && reach.own.length > 0)).toBe(true);
  for (const reach of reaches()) {
    for (const filter of filters) {
      for (const descending of [false, true]) {
        expect([reach, filter, descending, await pagesOf(reach, filter, descending, 40)]).toEqual([reach, filter, descending, expected(reach, filter, descending)]);
      }
    }
  }
}, 120_000);

test("who may read nothing lists nothing, by whatever filter", async () => {
  const nothing: Reach = { all: false, own: [], supervisors: [], departments: [], campaignsOf: [] };
  for (const filter of filters) expect(await pagesOf(nothing, filter, false, 40)).toEqual([]);
});

test("supervision, own part and lead each reach rows by themselves", async () => {
  const nothing: Reach = { all: false, own: [], supervisors: [], departments: [], campaignsOf: [] };
  const alone: Reach[] = [
    { ...nothing, own: ["p-civil2-judge-1"] }, { ...nothing, supervisors: ["p-office-clerk-1"] }, { ...nothing, supervisors: Object.keys(view.state.persons).slice(0, 6) },
    { ...nothing, departments: ["civil-2"] }, { ...nothing, campaignsOf: ["p-civil2-head"] }, { ...nothing, own: ["p-office-clerk-1"], supervisors: ["p-office-clerk-1"] },
  ];
  for (const reach of alone) {
    expect(expected(reach, {}, false)).not.toEqual([]);
    for (const filter of filters) expect([reach, filter, await pagesOf(reach, filter, false, 25)]).toEqual([reach, filter, expected(reach, filter, false)]);
  }
});
