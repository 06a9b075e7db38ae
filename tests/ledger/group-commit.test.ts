import { createHash, randomUUID } from "node:crypto";
import { Door } from "../../ledger/door.ts";
import { GroupCommit, LedgerBusy } from "../../ledger/group-commit.ts";
import { verifyDatabase } from "../../ledger/verify-database.ts";
import { aRegistration } from "../builders/item-registration.ts";
import { aDisputeOf } from "../builders/lived-dispute.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

const dayMs = 24 * 60 * 60 * 1000;
const startAt = "2026-03-02T01:00:00.000Z";
const responsible = "p-civil2-judge-1";
const report = { type: "Report", summary: "进展顺利" } as const;
let court: CourtLedger;
let items = 0;

beforeAll(async () => { court = await courtLedger({ startAt }); }, 60_000);
afterAll(() => court.close());
beforeEach(() => { court.wall.nowMs = Date.parse(startAt); });

/** So many open items, registered at once. */
async function someItems(count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => `w-group-${String((items += 1))}`);
  await Promise.all(ids.map((id) => court.done("work-item", id, aRegistration(), "p-office-clerk-1")));
  return ids;
}

/** What people did with an item since it was registered, in order. */
async function actsOn(id: string): Promise<string[]> {
  const { rows } = await court.database.pool.query<{ type: string }>("SELECT type FROM events WHERE stream_id = $1 AND actor <> 'system' AND type NOT IN ('Registered', 'Assigned') ORDER BY seq", [id]);
  return rows.map(({ type }) => type);
}

describe("commands of several people in one transaction", () => {
  test("those that come while others are being written are committed together", async () => {
    const ids = await someItems(24);
    await Promise.all(ids.map((id) => court.done("work-item", id, { type: "Accept" }, responsible)));
    const { rows } = await court.database.pool.query<{ transactions: number }>("SELECT count(DISTINCT xid)::int AS transactions FROM events WHERE stream_id = ANY($1) AND type = 'Accepted'", [ids]);
    expect(rows[0]!.transactions).toBeLessThanOrEqual(3);
  });

  test("what is refused leaves nothing, and everybody else's command is accepted", async () => {
    const [first, second, third, fourth] = await someItems(4);
    const outcomes = await Promise.all([
      court.send("work-item", first!, { type: "Accept" }, responsible),
      court.send("work-item", second!, { type: "SignOff" }, "p-enforcement-judge-1"),
      court.send("work-item", third!, report, responsible),
      court.send("work-item", "w-nowhere", { type: "Accept" }, responsible),
      court.send("work-item", fourth!, { type: "Accept" }, responsible),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["accepted", "refused", "rejected", "not-found", "accepted"]);
    expect(await Promise.all([first, second, third, fourth].map((id) => actsOn(id!)))).toEqual([["Accepted"], [], [], ["Accepted"]]);
  });

  test("disputes that are registered at once share transactions too, and their numbers have no gap beside a refused one", async () => {
    const ids = Array.from({ length: 24 }, (_, ordinal) => `d-group-${String(ordinal)}`);
    const outcomes = await Promise.all(ids.map((id, ordinal) => court.send("dispute", id, aDisputeOf(ordinal % 5 === 0 ? { cause: " " } : {}), "p-office-clerk-1")));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(ids.map((_, ordinal) => (ordinal % 5 === 0 ? "rejected" : "accepted")));
    const { rows } = await court.database.pool.query<{ transactions: number }>("SELECT count(DISTINCT xid)::int AS transactions FROM events WHERE stream_id = ANY($1) AND type = 'Registered'", [ids]);
    expect(rows[0]!.transactions).toBeLessThanOrEqual(3);
    const one = await court.done<{ number: string }>("dispute", "d-group-next", aDisputeOf(), "p-office-clerk-1");
    const numbers = await court.database.pool.query<{ number: string }>("SELECT number FROM disputes");
    const counted = numbers.rows.map(({ number }) => Number(/(\d+)号/.exec(number)?.[1])).sort((a, b) => a - b);
    expect(counted).toEqual(Array.from({ length: 20 }, (_, ordinal) => ordinal + 1));
    expect(one.number).toContain("20号");
  });

  test("a creation that is refused leaves no entity behind", async () => {
    const [neighbour] = await someItems(1);
    const outcomes = await Promise.all([
      court.send("work-item", neighbour!, { type: "Accept" }, responsible),
      court.send("work-item", "w-never", aRegistration({ weight: -1 }), "p-office-clerk-1"),
    ]);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(["accepted", "rejected"]);
    expect(await court.ledger.load("w-never")).toBeUndefined();
  });

  test("each command is decided on what those before it made of the entity", async () => {
    const [id] = await someItems(1);
    const version = (await court.ledger.load(id!))!.version;
    const outcomes = await Promise.all([
      court.send("work-item", id!, { type: "Accept" }, responsible, { ifMatch: version }),
      court.send("work-item", id!, report, responsible),
      court.send("work-item", id!, report, responsible, { ifMatch: version }),
    ]);
    expect(outcomes).toMatchObject([{ outcome: "accepted", version: version + 1 }, { outcome: "accepted", version: version + 2 }, { outcome: "stale", version: version + 2 }]);
    expect(await actsOn(id!)).toEqual(["Accepted", "Reported"]);
  });

  test("a key that was accepted before gets its first answer beside new commands", async () => {
    const [old, fresh] = await someItems(2);
    const key = randomUUID();
    const first = await court.send("work-item", old!, { type: "Accept" }, responsible, { key });
    await court.done("work-item", old!, report, responsible);
    const outcomes = await Promise.all([
      court.send("work-item", old!, { type: "Accept" }, responsible, { key }),
      court.send("work-item", fresh!, { type: "Accept" }, responsible),
      court.send("work-item", fresh!, { type: "Accept" }, responsible, { key, bodyHash: createHash("sha256").update("another").digest() }),
    ]);
    expect(outcomes).toMatchObject([{ ...first, repeated: true }, { outcome: "accepted" }, { outcome: "key-reused" }]);
  });

  test("what is due on any of the entities is in the ledger once, before each person's act", async () => {
    const ids = await someItems(6);
    await Promise.all(ids.map((id) => court.done("work-item", id, { type: "Accept" }, responsible)));
    court.wall.nowMs += 40 * dayMs;
    await Promise.all(ids.map((id) => court.done("work-item", id, report, responsible)));
    for (const id of ids) {
      const { rows } = await court.database.pool.query<{ type: string; cause: string }>("SELECT type, body::json ->> 'cause' AS cause FROM events WHERE stream_id = $1 ORDER BY seq", [id]);
      const rungs = rows.filter(({ type }) => type === "RungFired");
      expect(rungs.length).toBeGreaterThan(3);
      expect(new Set(rungs.map(({ cause }) => cause)).size).toBe(rungs.length);
      expect(rows.at(-1)!.type).toBe("Reported");
    }
  });

  test("a fault of the database that one command meets fails that command alone", async () => {
    const [good, bad, other] = await someItems(3);
    await court.database.pool.query(`CREATE FUNCTION refuse_one() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.stream_id = '${bad!}' THEN RAISE EXCEPTION 'planted'; END IF; RETURN NEW; END $$;
      CREATE TRIGGER refuse_one BEFORE INSERT ON events FOR EACH ROW EXECUTE FUNCTION refuse_one()`);
    try {
      const settled = await Promise.allSettled([good, bad, other].map((id) => court.done("work-item", id!, { type: "Accept" }, responsible)));
      expect(settled.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    } finally {
      await court.database.pool.query("DROP TRIGGER refuse_one ON events; DROP FUNCTION refuse_one()");
    }
    expect(await Promise.all([good, bad, other].map((id) => actsOn(id!)))).toEqual([["Accepted"], [], ["Accepted"]]);
    await court.done("work-item", bad!, { type: "Accept" }, responsible);
  });

  test("whoever waits too long for a transaction is told so, and nothing of theirs is written", async () => {
    const ids = await someItems(3);
    const door = new Door({ database: court.database, poke: () => undefined, wallNow: () => court.wall.nowMs, spread: true, mail: false });
    const commits = new GroupCommit(door, { maxTransactions: 1, maxWaitMs: 50 });
    const accept = (id: string) => commits.execute({ stream: id, kind: "work-item", command: { type: "Accept" }, actor: { id: responsible }, key: randomUUID(), bodyHash: Buffer.alloc(32) });
    const blocker = await court.database.pool.connect();
    await blocker.query("BEGIN");
    await blocker.query("SELECT FROM streams WHERE id = $1 FOR UPDATE", [ids[0]]);
    const held = accept(ids[0]!);
    await new Promise((resolve) => setImmediate(resolve));
    const late = await Promise.allSettled([accept(ids[1]!), accept(ids[2]!)]);
    expect(late).toMatchObject([{ status: "rejected", reason: expect.any(LedgerBusy) }, { status: "rejected", reason: expect.any(LedgerBusy) }]);
    await blocker.query("ROLLBACK");
    blocker.release();
    expect((await held).outcome).toBe("accepted");
    expect(await Promise.all(ids.map((id) => actsOn(id)))).toEqual([["Accepted"], [], []]);
  });

  test("chain, heads and states hold after all of it", async () => {
    expect((await verifyDatabase(court.database)).faults).toEqual([]);
  });
});
