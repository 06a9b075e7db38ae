import { StateCache } from "../../ledger/state-cache.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

let court: CourtLedger;
beforeAll(async () => { court = await courtLedger(); }, 60_000);
afterAll(() => court.close());

const admin = "p-admin";

test("a state that has not changed is not parsed again, and one that has is", async () => {
  const cache = new StateCache();
  const first = await cache.load(court.database.pool, "court");
  expect((await cache.load(court.database.pool, "court"))?.state).toBe(first?.state);
  await court.done("court", "court", { type: "RegisterPerson", id: "p-new", name: "新来的书记员", department: "office", posts: [], roles: ["staff"] }, admin);
  const then = await cache.load(court.database.pool, "court");
  expect(then?.state).toMatchObject({ persons: { "p-new": { name: "新来的书记员" } } });
  expect(then?.seq).toBe((first?.seq ?? 0) + 1);
});

test("a state that is written again without an event is read again: nothing redacted stays in memory", async () => {
  const cache = new StateCache();
  const first = await cache.load(court.database.pool, "court");
  await court.database.pool.query("UPDATE streams SET state = replace(state, '新来的书记员', '') WHERE id = 'court'");
  const then = await cache.load(court.database.pool, "court");
  expect(then?.seq).toBe(first?.seq);
  expect(JSON.stringify(then?.state)).not.toContain("新来的书记员");
});

test("there is no state of a stream that there is not", async () => {
  expect(await new StateCache().load(court.database.pool, "c-none")).toBeUndefined();
});
