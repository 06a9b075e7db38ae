import { createHash } from "node:crypto";
import type { WorkItemState } from "../../domain/work-item/work-item.ts";
import type { Outcome } from "../../ledger/ledger.ts";
import { aRegistration } from "../builders/item-registration.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

const dayMs = 24 * 60 * 60 * 1000;
const startAt = "2026-03-02T01:00:00.000Z";
let court: CourtLedger;
let items = 0;

beforeAll(async () => { court = await courtLedger({ startAt }); }, 60_000);
afterAll(() => court.close());
beforeEach(() => {
  court.wall.nowMs = Date.parse(startAt);
  court.poked.length = 0;
});

/** An open item of its own for each test. */
async function anItem(): Promise<string> {
  const id = `w-door-${String((items += 1))}`;
  await court.done("work-item", id, aRegistration(), "p-office-clerk-1");
  return id;
}

async function count(sql: string, ...values: unknown[]): Promise<number> {
  const { rows } = await court.database.pool.query<{ n: string }>(sql, values);
  return Number(rows[0]?.n);
}

function rejection(outcome: Outcome): string {
  return outcome.outcome === "rejected" ? outcome.rejection.rejected : outcome.outcome;
}

describe("the one door", () => {
  test("an accepted command leaves events, state, board row, todo and notice in one commit", async () => {
    const id = await anItem();
    expect(await count("SELECT count(*) AS n FROM events WHERE stream_id = $1", id)).toBeGreaterThanOrEqual(2);
    expect(await count("SELECT count(*) AS n FROM work_items WHERE id = $1 AND status = 'Assigned' AND responsible = 'p-civil2-judge-1'", id)).toBe(1);
    expect(await count("SELECT count(*) AS n FROM todos WHERE stream_id = $1 AND owner = 'p-civil2-judge-1'", id)).toBe(1);
    expect(await count("SELECT count(*) AS n FROM notices WHERE stream_id = $1 AND person = 'p-civil2-judge-1'", id)).toBeGreaterThanOrEqual(1);
  });

  test("the same key and body gives the first answer again and writes nothing", async () => {
    const id = await anItem();
    const first = await court.send("work-item", id, { type: "Accept" }, "p-civil2-judge-1", { key: `k-${id}` });
    const events = await count("SELECT count(*) AS n FROM events WHERE stream_id = $1", id);
    await court.done("work-item", id, { type: "Report", summary: "进展顺利" }, "p-civil2-judge-1");
    const again = await court.send("work-item", id, { type: "Accept" }, "p-civil2-judge-1", { key: `k-${id}` });
    expect(again).toEqual({ ...first, repeated: true });
    expect(await count("SELECT count(*) AS n FROM events WHERE stream_id = $1", id)).toBe(events + 1);
  });

  test("the same key with another body is refused", async () => {
    const id = await anItem();
    await court.send("work-item", id, { type: "Accept" }, "p-civil2-judge-1", { key: `k-${id}` });
    const other = await court.send("work-item", id, { type: "Accept" }, "p-civil2-judge-1", { key: `k-${id}`, bodyHash: createHash("sha256").update("other").digest() });
    expect(other.outcome).toBe("key-reused");
  });

  test("two requests with one key at the same moment are one command", async () => {
    const id = await anItem();
    const outcomes = await Promise.all(Array.from({ length: 8 }, () => court.send("work-item", id, { type: "Accept" }, "p-civil2-judge-1", { key: `k-${id}` })));
    expect(outcomes.every(({ outcome }) => outcome === "accepted")).toBe(true);
    expect(await count("SELECT count(*) AS n FROM events WHERE stream_id = $1 AND type = 'Accepted'", id)).toBe(1);
  });

  test("a retried command still gets its first answer after the actor lost the right", async () => {
    const id = await anItem();
    const first = await court.send("work-item", id, { type: "Accept" }, "p-civil2-judge-1", { key: `k-${id}` });
    await court.done("work-item", id, { type: "Reassign", department: "civil-2", post: "civil-2-judge", responsible: "p-civil2-judge-2", reason: "工作调整" }, "p-civil2-head");
    expect(rejection(await court.send("work-item", id, { type: "Report", summary: "x" }, "p-civil2-judge-1"))).not.toBe("accepted");
    expect(await court.send("work-item", id, { type: "Accept" }, "p-civil2-judge-1", { key: `k-${id}` })).toEqual({ ...first, repeated: true });
  });

  test("a rejection is not remembered: the same key is accepted once the state allows it", async () => {
    const id = await anItem();
    const key = `k-${id}`;
    expect((await court.send("work-item", id, { type: "Report", summary: "x" }, "p-civil2-judge-1", { key })).outcome).toBe("rejected");
    await court.done("work-item", id, { type: "Accept" }, "p-civil2-judge-1");
    expect((await court.send("work-item", id, { type: "Report", summary: "x" }, "p-civil2-judge-1", { key })).outcome).toBe("accepted");
  });

  test("a version that has moved on is stale, and nothing is written", async () => {
    const id = await anItem();
    const outcome = await court.send("work-item", id, { type: "Accept" }, "p-civil2-judge-1", { ifMatch: 0 });
    expect(outcome).toEqual({ outcome: "stale", version: expect.any(Number) });
    expect(await count("SELECT count(*) AS n FROM events WHERE stream_id = $1 AND type = 'Accepted'", id)).toBe(0);
  });

  test("alarms do not count in the version that people compare", async () => {
    const id = await anItem();
    const before = (await court.ledger.load(id))!.version;
    court.wall.nowMs += 10 * dayMs;
    await court.ledger.fireDue("standing/civil-2", court.wall.nowMs);
    expect((await court.ledger.load(id))!.version).toBe(before);
  });

  test("whoever is not allowed is refused with the entry that would have allowed it", async () => {
    const id = await anItem();
    const outcome = await court.send("work-item", id, { type: "SignOff" }, "p-enforcement-judge-1");
    expect(outcome).toMatchObject({ outcome: "refused", action: "work-item.SignOff", entry: { action: "work-item.SignOff" } });
  });

  test("what was due before a command is in the ledger before it, as of its own due time", async () => {
    const id = await anItem();
    await court.done("work-item", id, { type: "Accept" }, "p-civil2-judge-1");
    court.wall.nowMs += 40 * dayMs;
    await court.done("work-item", id, { type: "Report", summary: "迟到的报告" }, "p-civil2-judge-1");
    const { rows } = await court.database.pool.query<{ type: string; effective_at: string }>("SELECT type, effective_at FROM events WHERE stream_id = $1 ORDER BY seq", [id]);
    const report = rows.findIndex(({ type }) => type === "Reported");
    const rungs = rows.map(({ type }, index) => (type === "RungFired" ? index : -1)).filter((index) => index >= 0);
    expect(rungs.length).toBeGreaterThan(3);
    expect(rungs.every((index) => index < report)).toBe(true);
    const times = rows.map(({ effective_at }) => effective_at);
    expect([...times].sort()).toEqual(times);
    expect(rows[rungs[0]!]!.effective_at < rows[report]!.effective_at).toBe(true);
  });

  test("firing what is due twice writes it once", async () => {
    const id = await anItem();
    court.wall.nowMs += 40 * dayMs;
    await Promise.all([court.ledger.fireDue("standing/civil-2", court.wall.nowMs), court.ledger.fireDue("standing/civil-2", court.wall.nowMs)]);
    const { rows } = await court.database.pool.query<{ cause: string }>("SELECT body::json ->> 'cause' || type AS cause FROM events WHERE stream_id = $1 AND body::json ->> 'cause' LIKE 'alarm:rung%' AND type = 'RungFired'", [id]);
    expect(new Set(rows.map(({ cause }) => cause)).size).toBe(rows.length);
  });

  test("a new alarm pokes the clock; a command that arms nothing earlier does not", async () => {
    const id = await anItem();
    expect(court.poked).toContain("standing/civil-2");
    await court.done("work-item", id, { type: "Accept" }, "p-civil2-judge-1");
    court.poked.length = 0;
    await court.done("work-item", id, { type: "Report", summary: "进展顺利" }, "p-civil2-judge-1");
    expect(court.poked).toEqual([]);
  });

  test("an unknown entity is not found, and is not made by a command that does not make it", async () => {
    expect(await court.send("work-item", "w-nowhere", { type: "Accept" }, "p-civil2-judge-1")).toEqual({ outcome: "not-found", stream: "w-nowhere" });
    expect(await count("SELECT count(*) AS n FROM streams WHERE id = 'w-nowhere'")).toBe(0);
  });

  test("a batch is all or nothing", async () => {
    const good = `w-batch-${String((items += 1))}`;
    const request = (stream: string, command: { type: string }) => ({ stream, kind: "work-item" as const, command, actor: { id: "p-office-clerk-1" }, key: `b-${stream}`, bodyHash: Buffer.alloc(32) });
    const outcomes = await court.ledger.executeAll([request(good, aRegistration()), request(`${good}-bad`, aRegistration({ weight: -1 }))]);
    expect(outcomes.at(-1)!.outcome).toBe("rejected");
    expect(await count("SELECT count(*) AS n FROM streams WHERE id LIKE $1", `${good}%`)).toBe(0);
  });

  test("document numbers have no gaps when many are taken at once and some are rolled back", async () => {
    const ids = [await anItem(), await anItem(), await anItem()];
    for (const id of ids) await court.done("work-item", id, { type: "Accept" }, "p-civil2-judge-1");
    await Promise.all(ids.flatMap((id) => [
      court.send("work-item", id, { type: "IssueNotice", text: "请限期反馈", replyByOn: "2026-03-10" }, "p-office-clerk-1"),
      court.send("work-item", id, { type: "IssueNotice", text: "", replyByOn: "2020-01-01" }, "p-office-clerk-1"),
    ]));
    const numbers: number[] = [];
    for (const id of ids) {
      const state = (await court.ledger.load(id))!.state as unknown as WorkItemState;
      if (state.status !== "Unregistered") numbers.push(...state.notices.map(({ number }) => Number(/第(\d+)号/.exec(number)![1])));
    }
    numbers.sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, index) => numbers[0]! + index));
  });

  test("commands on two items that depend on each other never deadlock", async () => {
    const parent = await anItem();
    await court.done("work-item", parent, { type: "Accept" }, "p-civil2-judge-1");
    const children = [`${parent}-a`, `${parent}-b`].map((id) => ({ id, title: "分解事项", duty: { department: "civil-2", post: "civil-2-judge", responsible: "p-civil2-judge-2", coOrganisers: [], supervisor: "p-office-clerk-1" }, weight: 1, due: { on: "2026-03-20" } }));
    await court.done("work-item", parent, { type: "Decompose", items: children }, "p-civil2-judge-1");
    const acts = children.flatMap(({ id }) => [
      court.send("work-item", id, { type: "Waive", ground: "任务合并" }, "p-vice-president-1"),
      court.send("work-item", parent, { type: "Report", summary: "进展" }, "p-civil2-judge-1"),
    ]);
    const outcomes = await Promise.all(acts);
    expect(outcomes.map(rejection).filter((outcome) => outcome !== "accepted")).toEqual([]);
  });
});
