import { demoAdministrator } from "../../demo/load-demo.ts";
import { adoptCalendar, adoptLadder, type AdoptionProgress } from "../../activities/adoption.activities.ts";
import { performEffects, PermanentFailure } from "../../activities/perform-effects.ts";
import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import type { CalendarTable } from "../../domain/calendar/calendar.ts";
import { defaultLadder } from "../../domain/escalation/ladder.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { aRegistration } from "../builders/item-registration.ts";
import { aLivePlan } from "../builders/live-plan.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

const clerk = "p-office-clerk-1";
const judge = "p-civil2-judge-1";
let court: CourtLedger;
beforeAll(async () => { court = await courtLedger({ mail: true }); }, 60_000);
afterAll(() => court.close());

async function count(sql: string, ...values: unknown[]): Promise<number> {
  const { rows } = await court.database.pool.query<{ n: string }>(sql, values);
  return Number(rows[0]?.n);
}

async function anItem(id: string, overrides: Parameters<typeof aRegistration>[0] = {}): Promise<void> {
  await court.done("work-item", id, aRegistration(overrides), clerk);
}

/** The announced calendar with one more holiday. */
function withHoliday(version: string, on: string): CalendarTable {
  const year = announcedCalendar.years["2026"];
  if (year === undefined) throw new Error("no 2026");
  return { ...announcedCalendar, version, years: { ...announcedCalendar.years, 2026: { ...year, offWeekdays: [...year.offWeekdays, on].sort() } } };
}

const quiet = (): void => undefined;

/** What is leased can be leased again, as a minute later. */
async function leasesRunOut(): Promise<void> {
  await court.database.pool.query("UPDATE outbox SET lease_until = now(), retry_at = least(retry_at, now()) WHERE done_at IS NULL AND failed_at IS NULL");
}

/** Performs the adoptions that are pending. */
async function adopted(kind: "adoptCalendar" | "adoptLadder", ledger: Ledger = court.ledger): Promise<AdoptionProgress[]> {
  const done: AdoptionProgress[] = [];
  const job = kind === "adoptCalendar" ? adoptCalendar : adoptLadder;
  await performEffects(ledger, "court", kind, async (effect) => { done.push(await job(ledger, effect)); }, quiet);
  return done;
}

/** A ledger whose holder dies once `batches` are committed, before it hears of the last. */
function dyingAfter(batches: number): Ledger {
  let sent = 0;
  return {
    ...court.ledger,
    async executeAll(requests) {
      const outcomes = await court.ledger.executeAll(requests);
      if (outcomes.at(-1)?.outcome === "accepted") sent += 1;
      if (sent === batches) throw new Error("killed");
      return outcomes;
    },
    settleEffect: () => Promise.resolve(false),
  };
}

describe("a new calendar", () => {
  const adoptions = "SELECT count(*) AS n FROM events WHERE stream_id = $1 AND type = 'CalendarAdopted'";
  const dueOn = async (id: string): Promise<string | undefined> => (await court.database.pool.query<{ due_on: string }>("SELECT due_on FROM work_items WHERE id = $1", [id])).rows[0]?.due_on;

  test("moves every open item once, also when the worker dies half-way, and touches nothing else", async () => {
    const ids = Array.from({ length: 120 }, (_, index) => `w-cal-${String(index).padStart(3, "0")}`);
    for (const id of ids) await anItem(id);
    await anItem("w-cal-050-waived");
    await court.done("work-item", "w-cal-050-waived", { type: "Waive", ground: "任务合并" }, "p-vice-president-1");
    await anItem("w-cal-051-signed");
    await court.done("work-item", "w-cal-051-signed", { type: "Accept" }, judge);
    await court.done("work-item", "w-cal-051-signed", { type: "SubmitForSignOff", summary: "已办结", evidence: [] }, judge);
    await court.done("work-item", "w-cal-051-signed", { type: "SignOff" }, clerk);
    await anItem("w-cal-short", { due: { workingDays: 3, after: "start" } });
    const plan = aLivePlan(1);
    await court.done("campaign", "c-cal", { type: "Draft", plan }, plan.lead);
    const before = await dueOn(ids[0]!);

    await court.done("court", "court", { type: "SetCalendar", table: withHoliday("cn-2026.7", "2026-03-11") }, demoAdministrator);
    await anItem("w-cal-later");
    expect(court.poked).toContain("court");

    await adopted("adoptCalendar", dyingAfter(2));
    const half = await count("SELECT count(*) AS n FROM events WHERE type = 'CalendarAdopted'");
    expect(half).toBeGreaterThan(0);
    expect(half).toBeLessThan(ids.length);
    await leasesRunOut();
    const [rest] = await adopted("adoptCalendar");
    expect(rest).toEqual({ adopted: ids.length + 2 - half, skipped: 1 });

    for (const id of [...ids, "w-cal-short", "c-cal"]) expect([id, await count(adoptions, id)]).toEqual([id, 1]);
    for (const id of ["w-cal-050-waived", "w-cal-051-signed", "w-cal-later"]) expect([id, await count(adoptions, id)]).toEqual([id, 0]);
    expect(before).toBe("2026-03-30");
    expect(new Set(await Promise.all([...ids, "w-cal-later"].map(dueOn)))).toEqual(new Set(["2026-03-31"]));
    // Told is who has another date, not who has the same one from another calendar.
    expect(await count("SELECT count(*) AS n FROM notices WHERE template = 'item-due-changed' AND person = $1", judge)).toBe(ids.length);
    expect(await dueOn("w-cal-short")).toBe("2026-03-05");
    expect(await count("SELECT count(*) AS n FROM outbox WHERE kind = 'adoptCalendar' AND done_at IS NULL")).toBe(0);
  }, 60_000);

  test("that was replaced before its job ran leaves everything to the newer one", async () => {
    await court.done("court", "court", { type: "SetCalendar", table: withHoliday("cn-2026.8", "2026-03-12") }, demoAdministrator);
    await court.done("court", "court", { type: "SetCalendar", table: withHoliday("cn-2026.9", "2026-03-13") }, demoAdministrator);
    const done = await adopted("adoptCalendar");
    expect(done.map((one) => one.adopted).sort((a, b) => a - b)).toEqual([0, 123]);
    expect(await count("SELECT count(*) AS n FROM streams WHERE kind = 'work-item' AND state::json ->> 'calendar' = 'cn-2026.8'")).toBe(0);
  }, 60_000);
});

test("a new ladder is armed for items of its priorities only", async () => {
  await anItem("w-lad-a", { priority: "A" });
  await anItem("w-lad-b", { priority: "B" });
  await court.done("court", "court", { type: "SetLadder", version: "strict-1", priorities: ["B"], rungs: defaultLadder.rungs.slice(0, 2) }, demoAdministrator);
  expect(await adopted("adoptLadder")).toEqual([{ adopted: 1, skipped: 0 }]);
  const of = async (id: string): Promise<unknown> => (await court.database.pool.query<{ ladder: string }>("SELECT state::json ->> 'ladder' AS ladder FROM streams WHERE id = $1", [id])).rows[0]?.ladder;
  expect([await of("w-lad-a"), await of("w-lad-b")]).toEqual([defaultLadder.version, "strict-1"]);
});

describe("an effect that fails", () => {
  const clock = "standing/civil-2";
  const failures = "SELECT count(*) AS n FROM events WHERE stream_id = 'court' AND type = 'EffectFailed'";
  const told = "SELECT count(*) AS n FROM notices WHERE stream_id = 'court' AND template = 'effect-failed' AND person = $1";
  const fail = (error: Error, on = clock): Promise<void> => performEffects(court.ledger, on, "sendMail", () => Promise.reject(error), quiet);

  /** One mail of an item of its own waits; every other is done. */
  async function aMail(id: string): Promise<string> {
    await anItem(id);
    await court.database.pool.query("UPDATE outbox SET done_at = now() WHERE done_at IS NULL");
    const { rows } = await court.database.pool.query<{ effect: string }>(
      "UPDATE outbox SET done_at = NULL WHERE ctid = (SELECT ctid FROM outbox WHERE stream_id = $1 AND kind = 'sendMail' ORDER BY seq, ordinal LIMIT 1) RETURNING stream_id || '/' || seq || '/' || kind || '/' || ordinal AS effect", [id],
    );
    return rows[0]!.effect;
  }

  test("for good is told to the administrators, and an administrator has it tried again", async () => {
    const effect = await aMail("w-fail-1");
    const before = await count(failures);
    await fail(new PermanentFailure("550 5.1.1 <wang@court.example> 王法官: unknown"));
    expect(await count(failures)).toBe(before + 1);
    expect(await count(told, demoAdministrator)).toBe(before + 1);
    const { rows } = await court.database.pool.query<{ body: string }>("SELECT body FROM events WHERE stream_id = 'court' AND type = 'EffectFailed' ORDER BY seq DESC LIMIT 1");
    expect(JSON.parse(rows[0]!.body)).toMatchObject({ actor: "system", payload: { effect, kind: "sendMail", reason: "PermanentFailure 550 5.1.1", attempts: 1 } });
    expect(await count("SELECT count(*) AS n FROM outbox WHERE stream_id = 'w-fail-1' AND failed_at IS NOT NULL")).toBe(1);

    expect((await court.send("court", "court", { type: "RetryEffect", effect }, judge)).outcome).toBe("refused");
    court.poked.length = 0;
    await court.done("court", "court", { type: "RetryEffect", effect }, demoAdministrator);
    expect(court.poked).toContain(clock);
    let sent = 0;
    await performEffects(court.ledger, clock, "sendMail", () => { sent += 1; return Promise.resolve(); }, quiet);
    expect(sent).toBe(1);
    expect(await court.send("court", "court", { type: "RetryEffect", effect }, demoAdministrator)).toMatchObject({ outcome: "rejected" });
  });

  test("again and again is told once, at the eighth attempt", async () => {
    await aMail("w-fail-2");
    const before = await count(failures);
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      await fail(new Error("connect ECONNREFUSED 127.0.0.1:25"));
      expect([attempt, await count(failures)]).toEqual([attempt, attempt < 8 ? before : before + 1]);
      await leasesRunOut();
    }
  });

  test("while telling of a failure breeds no further telling", async () => {
    await aMail("w-fail-3");
    await fail(new PermanentFailure("550"));
    const before = await count(failures);
    await fail(new PermanentFailure("550"), "court");
    expect(await count("SELECT count(*) AS n FROM outbox WHERE clock_id = 'court' AND kind = 'sendMail' AND failed_at IS NOT NULL")).toBeGreaterThan(0);
    expect(await count(failures)).toBe(before);
  });

  test("and was done meanwhile is not done again", async () => {
    const effect = await aMail("w-fail-4");
    await fail(new PermanentFailure("550"));
    await court.database.pool.query("UPDATE outbox SET failed_at = NULL, done_at = now() WHERE stream_id = 'w-fail-4' AND failed_at IS NOT NULL");
    await court.done("court", "court", { type: "RetryEffect", effect }, demoAdministrator);
    expect(await count("SELECT count(*) AS n FROM outbox WHERE stream_id = 'w-fail-4' AND done_at IS NULL")).toBe(0);
  });
});

test("a new setting of the court's clock wakes every open clock in its own transaction", async () => {
  await anItem("w-clock");
  const { rows } = await court.database.pool.query<{ id: string; wanted: string }>("SELECT id, wanted FROM clocks WHERE closed_at IS NULL ORDER BY id");
  expect(rows.map(({ id }) => id)).toContain("standing/civil-2");
  court.poked.length = 0;
  await court.done("court", "court", { type: "SetClock", scale: 2 }, demoAdministrator);
  expect([...court.poked].sort()).toEqual(expect.arrayContaining(rows.map(({ id }) => id)));
  for (const { id, wanted } of rows) expect([id, await count("SELECT wanted AS n FROM clocks WHERE id = $1", id)]).toEqual([id, Number(wanted) + 1]);
});
