import { workItem } from "../../domain/work-item/work-item.decider.ts";
import { rebuild } from "../../ledger/rebuild.ts";
import { verifyDatabase } from "../../ledger/verify-database.ts";
import { livedCourt } from "../builders/lived-court.ts";

type Lived = Awaited<ReturnType<typeof livedCourt>>;
let court: Lived;
beforeAll(async () => { court = await livedCourt(); }, 120_000);
afterAll(() => court.close());

test("twenty callers on one item at once leave one unbroken chain without gaps", async () => {
  const item = court.items[0]!;
  const { rows } = await court.database.pool.query<{ responsible: string }>("SELECT responsible FROM work_items WHERE id = $1", [item]);
  const before = (await court.ledger.load(item))!.seq;
  await Promise.all(Array.from({ length: 20 }, async (_, caller) => {
    for (let n = 0; n < 3; n += 1) await court.done("work-item", item, { type: "Report", summary: `来自 ${caller} 的第 ${n} 次`, progress: 50 }, rows[0]!.responsible);
  }));
  expect((await court.ledger.load(item))!.seq).toBe(before + 60);
  expect(await verifyDatabase(court.database, { deep: true })).toMatchObject({ faults: [] });
});

test("a failed alarm is on record with the administrators told, and both come back from the events alone", async () => {
  const { rows: next } = await court.database.pool.query<{ id: string; clock_id: string; next_alarm_at: string }>("SELECT id, clock_id, next_alarm_at FROM streams WHERE kind = 'work-item' AND next_alarm_at IS NOT NULL ORDER BY next_alarm_at, id LIMIT 1");
  const due = next[0]!;
  const broken = jest.spyOn(workItem, "decide").mockImplementation(() => { throw new TypeError("a defect"); });
  try {
    await court.ledger.fireDue(due.clock_id, Date.parse(due.next_alarm_at));
  } finally {
    broken.mockRestore();
  }
  const { rows: failed } = await court.database.pool.query<{ body: string }>("SELECT body FROM events WHERE stream_id = $1 AND type = 'AlarmFailed'", [due.id]);
  expect(failed).toHaveLength(1);
  expect(JSON.parse(failed[0]!.body)).toMatchObject({ actor: "system", payload: { reason: "TypeError", to: ["p-admin"] } });
  const { rows: told } = await court.database.pool.query("SELECT person, ordinal FROM notices WHERE stream_id = $1 AND template = 'alarm-failed'", [due.id]);
  expect(told).toEqual([{ person: "p-admin", ordinal: 0 }]);
  expect((await rebuild(court.database, { check: true })).differences).toEqual([]);
  expect(await verifyDatabase(court.database, { deep: true })).toMatchObject({ faults: [] });
});

test("an event that leaves the state as it was moves the chain on all the same", async () => {
  const item = court.items[1]!;
  const before = (await court.ledger.load(item))!;
  const { rows } = await court.database.pool.query<{ supervisor: string }>("SELECT supervisor FROM work_items WHERE id = $1", [item]);
  const still = jest.spyOn(workItem, "evolve").mockImplementation((state) => state);
  try {
    await court.done("work-item", item, { type: "Urge", text: "请抓紧办理" }, rows[0]!.supervisor);
  } finally {
    still.mockRestore();
  }
  expect((await court.ledger.load(item))!).toMatchObject({ seq: before.seq + 1, state: before.state });
  expect(await verifyDatabase(court.database)).toMatchObject({ faults: [] });
});
