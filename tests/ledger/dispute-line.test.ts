import { adoptCalendar } from "../../activities/adoption.activities.ts";
import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import type { Dispute } from "../../domain/dispute/dispute.ts";
import type { DisputeClockRow, DisputeRow } from "../../ledger/database.ts";
import { feedStreams, maySee } from "../../ledger/queries/feed.ts";
import { openDuties } from "../../ledger/queries/duties.ts";
import { titlesOf } from "../../ledger/queries/titles.ts";
import { rebuild } from "../../ledger/rebuild.ts";
import { verifyDatabase } from "../../ledger/verify-database.ts";
import { aDisputeOf, disputePeople as who, LivedDispute } from "../builders/lived-dispute.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

let court: CourtLedger;
beforeEach(async () => { court = await courtLedger(); }, 60_000);
afterEach(() => court.close());

async function row(id: string): Promise<DisputeRow> {
  const { rows } = await court.database.pool.query<DisputeRow>("SELECT * FROM disputes WHERE id = $1", [id]);
  return rows[0]!;
}

async function clocks(id: string): Promise<Record<string, Pick<DisputeClockRow, "status" | "due_on">>> {
  const { rows } = await court.database.pool.query<DisputeClockRow>("SELECT * FROM dispute_clocks WHERE dispute_id = $1", [id]);
  return Object.fromEntries(rows.map(({ clock_id, status, due_on }) => [clock_id, { status, due_on }]));
}

/** Everything that is a function of the events is what the events say, and the chain holds. */
async function sound(): Promise<void> {
  expect((await rebuild(court.database, { check: true })).differences).toEqual([]);
  expect((await verifyDatabase(court.database, { deep: true })).faults).toEqual([]);
}

/** Agreed on 03-20 by both, confirmed on 04-10. */
async function confirmed(dispute: LivedDispute): Promise<Dispute> {
  await dispute.mediating();
  dispute.on("2026-03-20");
  await dispute.give({ type: "RecordAgreement", on: "2026-03-20", terms: "分期付款", performBy: "2026-06-30", signed: ["p1", "p2"] }, who.mediator);
  dispute.on("2026-03-25");
  await dispute.give({ type: "ApplyForConfirmation", receivedOn: "2026-03-25", parties: ["p1", "p2"] }, who.head);
  await dispute.give({ type: "AcceptConfirmation", on: "2026-03-25", caseNumber: "（2026）示民特1号" }, who.judge);
  dispute.on("2026-04-10");
  return dispute.give({ type: "DecideConfirmation", on: "2026-04-10", confirmed: true }, who.judge);
}

test("a dispute goes through the door from its registration to its confirmation, each row as its events say", async () => {
  const dispute = new LivedDispute(court, "d-1");
  await dispute.asked();
  expect(await row("d-1")).toMatchObject({ status: "Triaged", stage: "intake", open: true, tier: "coordination", venue: "shared-court", venue_place: "城东", registered_on: "2026-03-02", due_on: "2026-03-05", mediator: null });
  expect(await clocks("d-1")).toEqual({ "mediator-accept": { status: "running", due_on: "2026-03-05" } });
  const { rows: todos } = await court.database.pool.query("SELECT step, owner, kind, title FROM todos WHERE stream_id = 'd-1'");
  expect(todos).toEqual([{ step: "accept-mediation", owner: who.mediator, kind: "dispute", title: expect.stringContaining("买卖合同纠纷") }]);
  await dispute.give({ type: "AcceptMediation" }, who.mediator);
  expect(await row("d-1")).toMatchObject({ status: "Mediating", stage: "mediation", mediator: who.mediator, due_on: "2026-04-01", resolved_on: null });

  const other = new LivedDispute(court, "d-2");
  const state = await confirmed(other);
  expect(state.phases).toEqual(["Registered", "Triaged", "Mediating", "Agreed", "ConfirmationApplied", "Confirmed"]);
  expect(await row("d-2")).toMatchObject({ status: "Confirmed", stage: "confirmation", open: true, resolved_on: "2026-03-20", filed_on: null, lapsed: false });
  expect(await clocks("d-2")).toMatchObject({ mediation: { status: "met" }, "confirmation-decide": { status: "met" } });
  const { rows: numbers } = await court.database.pool.query("SELECT stage, number FROM case_numbers WHERE dispute_id = 'd-2'");
  expect(numbers).toEqual([{ stage: "confirmation", number: "（2026）示民特1号" }]);
  const { rows: streams } = await court.database.pool.query("SELECT kind, clock_id, phases FROM streams WHERE id = 'd-2'");
  expect(streams).toEqual([{ kind: "dispute", clock_id: "dispute/d-2", phases: state.phases }]);
  await sound();
});

test("what a rebuild makes from the events alone is the same to the byte", async () => {
  await confirmed(new LivedDispute(court, "d-1"));
  const tables = { disputes: "id", dispute_clocks: "dispute_id, clock_id", case_numbers: "dispute_id, stage, number", streams: "id", todos: "stream_id, step", notices: "stream_id, seq, ordinal, person" };
  const dump = async (): Promise<string[]> => Promise.all(Object.entries(tables).map(async ([table, key]) => {
    const { rows } = await court.database.pool.query<{ all: string }>(`SELECT coalesce(string_agg(t::text, E'\\n' ORDER BY ${key}), '') AS all FROM ${table} t`);
    return rows[0]!.all;
  }));
  const before = await dump();
  expect(before.slice(0, 3).every((text) => text !== "")).toBe(true);
  await court.database.pool.query(`TRUNCATE ${Object.keys(tables).join(", ")}`);
  await rebuild(court.database);
  expect(await dump()).toEqual(before);
});

test("silence passes an appointment on, each as of its own time, whoever is first to look", async () => {
  const dispute = new LivedDispute(court, "d-1");
  for (const person of ["p-civil1-judge-1", "p-civil1-judge-2"]) await court.done("court", "court", { type: "GrantRoles", person, roles: ["mediator"] }, who.administrator);
  await dispute.asked([who.mediator, "p-civil1-judge-2"]);
  dispute.on("2026-03-06");
  const state = await dispute.give({ type: "AcceptMediation" }, "p-civil1-judge-2");
  expect(state).toMatchObject({ status: "Mediating", staff: { mediator: "p-civil1-judge-2" } });
  const { rows } = await court.database.pool.query<{ effective_at: string }>("SELECT effective_at FROM events WHERE stream_id = 'd-1' AND type = 'MediatorPassedOver'");
  expect(rows).toEqual([{ effective_at: "2026-03-05T16:00:00.000Z" }]);
  await sound();
});

test("a case number is one dispute's in its stage, also for two at once and for two in one transaction", async () => {
  const disputes = ["d-1", "d-2", "d-3", "d-4"].map((id) => new LivedDispute(court, id));
  for (const dispute of disputes) await dispute.registered();
  const set = { type: "SetCaseNumber", stage: "first-instance", number: "（2026）示民初7号" } as const;
  const answers = await Promise.all(disputes.map((dispute) => court.send("dispute", dispute.id, set, who.head)));
  expect(answers.filter(({ outcome }) => outcome === "accepted")).toHaveLength(1);
  const refused = answers.filter((answer) => answer.outcome === "rejected");
  expect(refused.map(({ rejection }) => rejection)).toEqual([1, 2, 3].map(() => ({ rejected: "CaseNumberTaken", details: { stage: "first-instance", number: set.number } })));
  await disputes[0]!.give({ ...set, stage: "second-instance" }, who.head);
  await sound();
});

test("a new working calendar reaches the clocks of open disputes once, and says which dates moved", async () => {
  const disputes = ["d-1", "d-2"].map((id) => new LivedDispute(court, id));
  for (const dispute of disputes) await dispute.mediating();
  const before = (await row("d-1")).due_on!;
  const year = announcedCalendar.years["2026"]!;
  await court.done("court", "court", { type: "SetCalendar", table: { ...announcedCalendar, version: "cn-2026.7", years: { ...announcedCalendar.years, 2026: { ...year, offWeekdays: [...year.offWeekdays, before].sort() } } } }, who.administrator);
  const [effect] = await court.ledger.leaseEffects("court", "adoptCalendar", 1, 60_000);
  expect(await adoptCalendar(court.ledger, effect!)).toEqual({ adopted: 2, skipped: 0 });
  expect(await adoptCalendar(court.ledger, effect!)).toEqual({ adopted: 0, skipped: 0 });
  expect((await row("d-1")).due_on! > before).toBe(true);
  const { rows } = await court.database.pool.query<{ body: string }>("SELECT body FROM events WHERE type = 'CalendarAdopted' ORDER BY stream_id");
  expect(rows.map(({ body }) => JSON.parse(body) as unknown)).toEqual([1, 2].map((): unknown => expect.objectContaining({ payload: expect.objectContaining({ moved: [{ clock: "mediation", from: before, to: (expect.any(String) as unknown) }] }) as unknown })));
  await sound();
});

test("what a leaver holds in disputes goes to the successors: every place, and each step", async () => {
  const dispute = new LivedDispute(court, "d-1");
  await dispute.asked();
  expect(await openDuties(court.database.pool, who.head)).toMatchObject({ cases: [{ id: "d-1" }] });
  const mediators = await openDuties(court.database.pool, who.mediator);
  expect(mediators).toEqual({ decisions: [{ id: "d-1#accept-mediation", title: expect.stringContaining("买卖合同纠纷"), of: "dispute" }] });
  for (const person of ["p-civil1-judge-1", "p-civil1-judge-2"]) await court.done("court", "court", { type: "GrantRoles", person, roles: ["mediator"] }, who.administrator);
  await court.done("court", "court", { type: "ConfirmLeaver", person: who.mediator, leftOn: "2026-03-02", open: { decisions: [{ ...mediators.decisions![0]!, successor: "p-civil1-judge-2" }] } }, who.administrator);
  const state = await dispute.give({ type: "AcceptMediation" }, "p-civil1-judge-2");
  expect(state.staff.mediator).toBe("p-civil1-judge-2");
  const held = await openDuties(court.database.pool, "p-civil1-judge-2");
  expect(held.cases).toEqual([{ id: "d-1", title: expect.any(String) }]);
  await court.done("court", "court", { type: "ConfirmLeaver", person: "p-civil1-judge-2", leftOn: "2026-03-02", open: { cases: [{ ...held.cases![0]!, successor: "p-civil1-judge-1" }] } }, who.administrator);
  expect(await row("d-1")).toMatchObject({ mediator: "p-civil1-judge-1" });
  await sound();
});

test("titles name number and cause; the feed shows a dispute's events to those who may read it and to nobody else", async () => {
  await new LivedDispute(court, "d-1").mediating();
  const db = court.database.kysely;
  const { number } = await row("d-1");
  expect((await titlesOf(db, ["d-1"])).get("d-1")).toBe(`${number} 买卖合同纠纷`);
  const { court: view } = await court.ledger.court();
  const stream = (await feedStreams(db, ["d-1"])).get("d-1")!;
  const at = await court.ledger.courtNow();
  const sees = (id: string): boolean => maySee(view, { id }, stream, at);
  expect([who.mediator, who.head, who.judge, "p-civil1-judge-1", "p-ip-judge-1"].map(sees)).toEqual([true, true, true, false, false]);
});

test("a registration that is refused leaves no number behind, and one that is repeated gets its first answer", async () => {
  const refused = await court.send("dispute", "d-0", aDisputeOf({ parties: [] }), who.head);
  expect(refused).toMatchObject({ outcome: "rejected", rejection: { rejected: "PartiesMissing" } });
  const first = await court.send("dispute", "d-1", aDisputeOf(), who.head, { key: "k-1" });
  const again = await court.send("dispute", "d-1", aDisputeOf(), who.head, { key: "k-1" });
  expect(again).toEqual({ ...first, repeated: true });
  expect((await row("d-1")).number).toMatch(/1/);
  expect((await court.database.pool.query("SELECT value FROM counters WHERE series = 'dispute'")).rows).toEqual([{ value: 1 }]);
});
