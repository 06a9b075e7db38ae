import type { Court } from "../../domain/court/court-view.ts";
import { pipelineStages } from "../../domain/dispute/pipeline.ts";
import type { Instant } from "../../domain/time.ts";
import type { DisputeClockRow, DisputeRow } from "../../ledger/database.ts";
import { searchPairs } from "../../ledger/projections/search-pairs.ts";
import { decodeCursor } from "../../ledger/queries/cursor.ts";
import { clocksDue, disputeReach, disputesByNumber, listDisputes, pipelineCounts, sourceFigures, type DisputeFilter } from "../../ledger/queries/disputes.ts";
import { reachOf, type Reach } from "../../ledger/queries/reach.ts";
import { plansOf } from "../../bench/query-plans.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

const today = "2026-03-16";
const howMany = 20_000;
const causes = ["买卖合同纠纷", "民间借贷纠纷", "离婚纠纷", "劳动争议"];
const townships = ["城东镇", "江北镇", null];

let court: CourtLedger;
let view: Court;
let now: Instant;
let rows: DisputeRow[];

/** A dispute at every combination of place, people, date and state that a list distinguishes. */
function disputeAt(n: number, persons: readonly string[], departments: readonly string[]): DisputeRow {
  const person = (step: number): string => persons[(n * step) % persons.length] ?? "p-admin";
  const open = n % 5 !== 0;
  const cause = causes[n % causes.length] ?? "";
  const number = `dispute-2026-${n}`;
  const judge = n % 3 === 0 ? person(7) : null;
  const mediator = n % 2 === 0 ? person(5) : null;
  const day = (shift: number): string => `2026-0${1 + (n + shift) % 6}-${String(1 + (n * 5 + shift) % 28).padStart(2, "0")}`;
  return {
    id: `d-${String(n).padStart(6, "0")}`, number, title: `${number} ${cause}`, search: searchPairs(number, cause, townships[n % 3] ?? undefined), status: open ? "Mediating" : "Closed", stage: open ? pipelineStages[n % 8] ?? "intake" : "over",
    open, source: "walk-in", tier: ["grassroots", "coordination", "guidance"][n % 3] ?? "", venue: "court", venue_place: null, cause, amount_fen: "100", township: townships[n % 3] ?? null, partner: n % 4 === 0 ? "partner-1" : null,
    department: departments[n % departments.length] ?? "", procedure: null, clerk: person(1), mediator, judge, enforcement_officer: null, helpers: [], people: [...new Set([person(1), mediator, judge].filter((one) => one !== null))],
    registered_by: person(1), registered_on: day(0), resolved_on: n % 4 === 1 ? day(1) : null, filed_on: n % 4 === 2 ? day(2) : null, ruled_on: null, closed_on: open ? null : day(3), due_on: !open || n % 10 === 1 ? null : day(1),
    provisional: false, standing_still: n % 13 === 0, lapsed: n % 17 === 0, specially_supervised: false,
  };
}

beforeAll(async () => {
  court = await courtLedger();
  ({ court: view } = await court.ledger.court());
  now = await court.ledger.courtNow();
  rows = Array.from({ length: howMany }, (_, n) => disputeAt(n, Object.keys(view.state.persons).sort(), Object.keys(view.state.departments).sort()));
  const { pool } = court.database;
  await pool.query("INSERT INTO disputes SELECT * FROM json_populate_recordset(NULL::disputes, $1)", [JSON.stringify(rows)]);
  await pool.query("INSERT INTO streams SELECT id, 'dispute', 'dispute/' || id, 1, 1, '{}', NULL, '{}', open, ''::bytea FROM disputes");
  const clocks: DisputeClockRow[] = rows.filter((row) => row.due_on !== null).flatMap((row, n) => ["mediation", "filing"].map((rule, index) => ({
    dispute_id: row.id, clock_id: rule, rule, version: "1", department: row.department, status: index === 0 ? "running" : n % 2 === 0 ? "met" : "running", excluded: false, started_on: "2026-01-01", due_on: row.due_on, due_at: null, provisional: false, lapsed_on: null,
  })));
  await pool.query("INSERT INTO dispute_clocks SELECT * FROM json_populate_recordset(NULL::dispute_clocks, $1)", [JSON.stringify(clocks)]);
  await pool.query("INSERT INTO case_numbers SELECT id, 'first-instance', '（2026）示民初' || right(id, 6) || '号' FROM disputes");
  for (const table of ["disputes", "dispute_clocks", "case_numbers", "streams"]) await pool.query(`VACUUM ANALYZE ${table}`);
}, 120_000);
afterAll(() => court.close());

function light(row: DisputeRow): string {
  if (!row.open) return "green";
  if (row.lapsed || (row.due_on !== null && row.due_on < today)) return "red";
  if (row.standing_still || row.due_on === null) return "grey";
  return row.due_on <= "2026-03-23" ? "yellow" : "green";
}

function isWithin(reach: Reach, row: DisputeRow): boolean {
  return reach.all || reach.departments.includes(row.department) || reach.own.some((person) => row.people.includes(person));
}

function meets(filter: DisputeFilter, row: DisputeRow): boolean {
  return (filter.open === undefined || row.open === filter.open) && (filter.stage === undefined || row.stage === filter.stage) && (filter.tier === undefined || row.tier === filter.tier)
    && (filter.department === undefined || row.department === filter.department) && (filter.mediator === undefined || row.mediator === filter.mediator) && (filter.judge === undefined || row.judge === filter.judge)
    && (filter.cause === undefined || row.cause === filter.cause) && (filter.township === undefined || row.township === filter.township) && (filter.light === undefined || light(row) === filter.light)
    && (filter.dueBefore === undefined || (row.due_on ?? "infinity") < filter.dueBefore) && (filter.lapsed === undefined || row.lapsed);
}

/** The first rows that reach and filter allow, in the list's order, thought out without the database. */
function expected(reach: Reach, filter: DisputeFilter, most: number): string[] {
  const key = (row: DisputeRow): string => `${row.due_on ?? "infinity"} ${row.id}`;
  return rows.filter((row) => isWithin(reach, row) && meets(filter, row)).sort((a, b) => (key(a) < key(b) ? -1 : 1)).slice(0, most).map(({ id }) => id);
}

async function walked(reach: Reach, filter: DisputeFilter, pages: number): Promise<string[]> {
  const ids: string[] = [];
  let after: { due: string; id: string } | undefined;
  for (let n = 0; n < pages; n += 1) {
    const { rows: page, nextCursor } = await listDisputes(court.database.kysely, reach, filter, { today, limit: 20, ...(after === undefined ? {} : { after }) });
    ids.push(...page.map(({ id }) => id));
    const cursor = nextCursor === undefined ? undefined : decodeCursor(nextCursor, ["date", "id"]);
    if (cursor === undefined) break;
    after = { due: cursor[0]!, id: cursor[1]! };
  }
  return ids;
}

const readers = ["p-president", "p-civil2-head", "p-civil2-judge-1", "p-filing-mediator-1", "p-enforcement-officer-1"];
const filters: [string, DisputeFilter][] = [
  ["nothing", {}], ["open", { open: true }], ["a stage", { stage: "mediation" }], ["a tier", { tier: "coordination", open: true }], ["a department", { department: "civil-2" }], ["a mediator", { mediator: "p-civil1-judge-1" }],
  ["a judge", { judge: "p-civil2-judge-1" }], ["a cause", { cause: causes[1]! }], ["a township", { township: "江北镇", open: true }], ["red ones", { light: "red", open: true }], ["what is due", { dueBefore: "2026-03-20", open: true }],
];

test.each(filters)("a list by %s has every dispute within reach, in due order, page by page", async (_name, filter) => {
  for (const reader of readers) {
    const reach = disputeReach(view, { id: reader }, now);
    expect([reader, await walked(reach, filter, 4)]).toEqual([reader, expected(reach, filter, 80)]);
  }
});

test("nothing of a list, of the board, of a number or of the clocks reads a table whole", async () => {
  const { pool } = court.database;
  for (const reader of readers) {
    const reach = disputeReach(view, { id: reader }, now);
    const reads: [string, Parameters<typeof plansOf>[1]][] = [
      ...filters.filter(([name]) => name !== "red ones").map(([name, filter]): [string, Parameters<typeof plansOf>[1]] => [name, (db) => listDisputes(db, reach, filter, { today, limit: 50 })]),
      ["words", (db) => listDisputes(db, reach, { text: "借贷" }, { today, limit: 50 })],
      ["a number", (db) => disputesByNumber(db, reach, "（2026）示民初000123号", today)],
      ["red clocks", (db) => clocksDue(db, reach, { light: "yellow" }, { today, limit: 50 })],
      ["a month's figures", (db) => sourceFigures(db, "township", "2026-03-01", "2026-03-10")],
    ];
    for (const [name, read] of reads) {
      const plans = await plansOf(pool, read);
      expect(plans.length).toBeGreaterThan(0);
      for (const plan of plans) expect([reader, name, plan.filter((line) => /Seq Scan on (disputes|dispute_clocks|case_numbers|streams)\b/.test(line))]).toEqual([reader, name, []]);
    }
    const [board] = await plansOf(pool, (db) => pipelineCounts(db, reach));
    expect([reader, board!.filter((line) => /Seq Scan on disputes\b/.test(line))]).toEqual([reader, []]);
  }
}, 120_000);

test("the board counts what the list has, by stage and by tier", async () => {
  for (const reader of readers) {
    const reach = disputeReach(view, { id: reader }, now);
    const counted = new Map<string, number>();
    for (const row of rows) if (row.open && isWithin(reach, row)) counted.set(`${row.stage} ${row.tier}`, (counted.get(`${row.stage} ${row.tier}`) ?? 0) + 1);
    const found = await pipelineCounts(court.database.kysely, reach);
    expect([reader, Object.fromEntries(found.map(({ stage, tier, disputes }) => [`${stage} ${tier}`, disputes]))]).toEqual([reader, Object.fromEntries(counted)]);
  }
});

test("a number finds its dispute for those within reach and for nobody else", async () => {
  const wanted = rows[122]!;
  const all = disputeReach(view, { id: "p-president" }, now);
  for (const number of ["（2026）示民初000122号", wanted.number]) expect((await disputesByNumber(court.database.kysely, all, number, today)).map(({ id }) => id)).toEqual([wanted.id]);
  const outside = Object.keys(view.state.persons).find((id) => !isWithin(disputeReach(view, { id }, now), wanted))!;
  expect(await disputesByNumber(court.database.kysely, disputeReach(view, { id: outside }, now), wanted.number, today)).toEqual([]);
});

test("clocks come by their last day and by light, within reach", async () => {
  const own = disputeReach(view, { id: "p-civil2-judge-1" }, now);
  for (const one of (await clocksDue(court.database.kysely, own, {}, { today, limit: 200 })).rows) expect(isWithin(own, rows.find(({ id }) => id === one.dispute_id)!)).toBe(true);
  const reach = disputeReach(view, { id: "p-president" }, now);
  const { rows: yellow, nextCursor } = await clocksDue(court.database.kysely, reach, { light: "yellow" }, { today, limit: 10 });
  expect(yellow).toHaveLength(10);
  expect(nextCursor).toBeDefined();
  for (const clock of yellow) expect([clock.status, clock.light, clock.due_on! >= today && clock.due_on! <= "2026-03-23"]).toEqual(["running", "yellow", true]);
  const [due, dispute, clock] = decodeCursor(nextCursor!, ["date", "id", "id"])!;
  const { rows: next } = await clocksDue(court.database.kysely, reach, { light: "yellow" }, { today, limit: 10, after: { due: due!, dispute: dispute!, clock: clock! } });
  const keys = [...yellow, ...next].map((one) => `${one.due_on} ${one.dispute_id} ${one.clock_id}`);
  expect(keys).toEqual([...new Set(keys)].sort());
});

test("诉源治理: intake, resolved before filing and filed, each by its own date, by township, partner, cause and month", async () => {
  const [from, to] = ["2026-02-01", "2026-04-30"];
  const inSpan = (day: string | null): boolean => day !== null && day >= from && day <= to;
  const keyOf = { township: (row: DisputeRow) => row.township ?? "", partner: (row: DisputeRow) => row.partner ?? "", cause: (row: DisputeRow) => row.cause } as const;
  for (const by of ["township", "partner", "cause"] as const) {
    const figures = await sourceFigures(court.database.kysely, by, from, to);
    for (const { key, ...figure } of figures) {
      const own = rows.filter((row) => keyOf[by](row) === key);
      expect([by, key, figure]).toEqual([by, key, { intake: own.filter((row) => inSpan(row.registered_on)).length, resolved: own.filter((row) => inSpan(row.resolved_on)).length, filed: own.filter((row) => inSpan(row.filed_on)).length }]);
    }
  }
  const months = await sourceFigures(court.database.kysely, "month", from, to);
  expect(months.map(({ key }) => key)).toEqual(["2026-02", "2026-03", "2026-04"]);
  expect(months[0]!.filed).toBe(rows.filter((row) => row.filed_on?.startsWith("2026-02") === true).length);
});

test("a campaign's role and place open no dispute, whatever the catalogue grants", () => {
  const entry = { action: "read.dispute", grants: [{ role: "task-force-lead" as const, scope: "court" as const }, { role: "leader" as const, scope: "campaign" as const }], ground: "越界的授权" };
  const lenient: Court = Object.assign(Object.create(view) as Court, { state: { ...view.state, authority: { ...view.state.authority, entries: [...view.state.authority.entries.filter(({ action }) => action !== "read.dispute"), entry] } } });
  expect(reachOf(lenient, { id: "p-ip-head" }, "read.dispute", now).all).toBe(true);
  for (const reader of ["p-ip-head", "p-vice-president-1"]) expect(disputeReach(lenient, { id: reader }, now)).toEqual({ all: false, own: [], supervisors: [], departments: [], campaignsOf: [] });
});
