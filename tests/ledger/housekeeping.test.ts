import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { keepHouse } from "../../activities/housekeeping.activities.ts";
import { FileStore } from "../../ledger/files/file-store.ts";
import { aRegistration } from "../builders/item-registration.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

const files = new FileStore(mkdtempSync(join(tmpdir(), "court-house-")));
let court: CourtLedger;
beforeAll(async () => { court = await courtLedger({ mail: true }); }, 60_000);
afterAll(async () => {
  await court.close();
  rmSync(files.folder, { recursive: true, force: true });
});

const dayMs = 24 * 60 * 60 * 1000;

async function count(sql: string): Promise<number> {
  return Number((await court.database.pool.query<{ n: string }>(sql)).rows[0]?.n);
}

test("housekeeping deletes remembered requests, ended sessions and done effects after their time, and nothing of the record", async () => {
  const { pool } = court.database;
  await court.done("work-item", "w-1", aRegistration(), "p-office-clerk-1");
  await pool.query("UPDATE requests SET recorded_at = now() - interval '31 days' WHERE stream_id = 'court'");
  await pool.query("UPDATE outbox SET done_at = now() - interval '31 days' WHERE (stream_id, seq, kind, ordinal) = (SELECT stream_id, seq, kind, ordinal FROM outbox ORDER BY 1, 2, 3, 4 LIMIT 1)");
  await pool.query("INSERT INTO outbox (stream_id, seq, kind, ordinal, clock_id, payload, failed_at, retry_at) VALUES ('w-1', 1, 'sendMail', 99, 'standing/civil-2', '{}', now() - interval '90 days', now() - interval '90 days')");
  await pool.query("INSERT INTO sessions (sid, sess, expire) VALUES ('over', '{}', now() - interval '1 minute'), ('good', '{}', now() + interval '1 hour')");
  const events = await count("SELECT count(*) AS n FROM events");
  const old = await count("SELECT count(*) AS n FROM requests WHERE stream_id = 'court'");
  const effects = await count("SELECT count(*) AS n FROM outbox");
  let beats = 0;
  expect(await keepHouse(court.database, files, Date.now(), () => { beats += 1; })).toEqual({ requests: old, sessions: 1, effects: 1, unfinishedFiles: 0 });
  expect(beats).toBeGreaterThanOrEqual(3);
  expect(await count("SELECT count(*) AS n FROM requests")).toBe(1);
  expect(await count("SELECT count(*) AS n FROM outbox")).toBe(effects - 1);
  expect(await count("SELECT count(*) AS n FROM sessions WHERE sid = 'good'")).toBe(1);
  expect(await count("SELECT count(*) AS n FROM events")).toBe(events);
  expect(await keepHouse(court.database, files, Date.now(), () => undefined)).toEqual({ requests: 0, sessions: 0, effects: 0, unfinishedFiles: 0 });
});

test("what is not yet thirty days old stays", async () => {
  await court.database.pool.query("UPDATE requests SET recorded_at = now() - interval '29 days'");
  expect(await keepHouse(court.database, files, Date.now(), () => undefined)).toMatchObject({ requests: 0 });
  expect(await keepHouse(court.database, files, Date.now() + 2 * dayMs, () => undefined)).toMatchObject({ requests: 1 });
});

test("what an upload left unfinished goes after an hour; a file under its hash stays, named by the ledger or not", async () => {
  const sha256 = await files.keep(Buffer.from("清单"));
  const [old, fresh] = ["old.unfinished", "fresh.unfinished"].map((name) => join(files.folder, name)) as [string, string];
  for (const path of [old, fresh]) writeFileSync(path, "half");
  utimesSync(old, new Date(Date.now() - 2 * 3_600_000), new Date(Date.now() - 2 * 3_600_000));
  expect(await keepHouse(court.database, files, Date.now(), () => undefined)).toMatchObject({ unfinishedFiles: 1 });
  expect(readdirSync(files.folder).sort()).toEqual(["fresh.unfinished", sha256.slice(0, 2)].sort());
  expect(await files.check(sha256)).toBe("whole");
});
