import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { backup } from "../../ledger/backup.ts";
import { BackupRefused } from "../../ledger/backup-manifest.ts";
import { openDatabase, type Database } from "../../ledger/database.ts";
import { openLedger } from "../../ledger/open-ledger.ts";
import { rebuild } from "../../ledger/rebuild.ts";
import { restore } from "../../ledger/restore.ts";
import { sealLedger } from "../../ledger/seal.ts";
import { livedCampaign, livedCourt } from "../builders/lived-court.ts";
import { createDatabase } from "../stack/database.ts";

type Lived = Awaited<ReturnType<typeof livedCourt>>;
let court: Lived;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "court-backup-"));
  court = await livedCourt();
  await court.database.pool.query("INSERT INTO security_log (actor, what, details) VALUES ('p-admin', 'test', '{\"a\":\"\\u2028\"}')");
  await court.database.pool.query("INSERT INTO sessions (sid, sess, expire) VALUES ('s', '{\"person\":  \"p-admin\"}', now())");
  await court.database.pool.query("UPDATE clocks SET temporal_epoch = 'old-epoch'");
  await sealLedger(court.database);
}, 120_000);
afterAll(async () => {
  await court.close();
  rmSync(folder, { recursive: true, force: true });
});

async function withEmptyDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const fresh = await createDatabase();
  const database = openDatabase(fresh.url);
  try {
    await work(database);
  } finally {
    await database.close();
    await fresh.drop();
  }
}

async function dump(database: Database, table: string, columns = "t.*"): Promise<string> {
  const { rows } = await database.pool.query<{ all: string | null }>(`SELECT string_agg(r::text, E'\\n' ORDER BY r::text COLLATE "C") AS all FROM (SELECT ${columns} FROM ${table} t) r`);
  return rows[0]!.all ?? "";
}

test("the drill: a restored court is the same court, verifies, goes on working, and its processes are to be started", async () => {
  const dir = join(folder, "drill");
  const manifest = await backup(court.database, dir);
  expect(readdirSync(dir).every((file) => (statSync(join(dir, file)).mode & 0o077) === 0)).toBe(true);
  await withEmptyDatabase(async (database) => {
    const restored = await restore(database, dir);
    expect(restored.verification).toMatchObject({ faults: [], seals: 1 });
    expect(restored.tables).toEqual(manifest.tables.map(({ table, rows }) => ({ table, rows })));
    for (const { table } of manifest.tables) {
      if (table === "clocks") continue;
      const columns = table === "events" ? "stream_id, seq, type, v, body, personal, salt, personal_hash, hash, actor, effective_at, recorded_at" : "t.*";
      expect({ table, rows: await dump(database, table, columns) }).toEqual({ table, rows: await dump(court.database, table, columns) });
    }
    const { rows: epochs } = await database.pool.query<{ n: number }>("SELECT count(*)::int AS n FROM clocks WHERE temporal_epoch IS NOT NULL");
    expect(epochs[0]!.n).toBe(0);
    expect(restored.openClocks).toBeGreaterThan(0);
    expect((await rebuild(database, { check: true })).differences).toEqual([]);

    const ledger = openLedger(database, { poke: () => undefined, wallNow: () => court.wall.nowMs });
    const item = court.items[0]!;
    const { rows } = await database.pool.query<{ responsible: string }>("SELECT responsible FROM work_items WHERE id = $1", [item]);
    const outcome = await ledger.execute({ stream: item, kind: "work-item", command: { type: "Report", summary: "恢复之后", progress: 50 } as { type: string }, actor: { id: rows[0]!.responsible }, key: "after-restore", bodyHash: Buffer.alloc(32) });
    expect(outcome.outcome).toBe("accepted");
    await database.pool.query("INSERT INTO security_log (actor, what, details) VALUES ('p-admin', 'after', '{}')");
    const { rows: feed } = await database.pool.query<{ n: number }>("SELECT count(*)::int AS n FROM events WHERE xid >= pg_snapshot_xmin(pg_current_snapshot())");
    expect(feed[0]!.n).toBe(0);
  });
});

test("a backup is one moment: what is written meanwhile is not in it", async () => {
  const dir = join(folder, "moment");
  const { rows } = await court.database.pool.query<{ responsible: string }>("SELECT responsible FROM work_items WHERE id = $1", [court.items[0]!]);
  let more = Promise.resolve<unknown>(undefined);
  await backup(court.database, dir, ({ table }) => {
    if (table === "campaigns") more = court.done("work-item", court.items[0]!, { type: "Report", summary: "备份期间", progress: 41 }, rows[0]!.responsible);
  });
  await more;
  await withEmptyDatabase(async (database) => {
    await restore(database, dir);
    expect((await rebuild(database, { check: true })).differences).toEqual([]);
    expect(await dump(database, "events", "body")).not.toContain("备份期间");
  });
});

test("a backup is not written into a folder in use, nor restored into a database in use", async () => {
  const dir = join(folder, "use");
  await backup(court.database, dir);
  await expect(backup(court.database, dir)).rejects.toThrow(BackupRefused);
  await expect(restore(court.database, dir)).rejects.toThrow(/not empty/);
});

test("a damaged or unfinished backup restores nothing", async () => {
  const dir = join(folder, "damaged");
  await backup(court.database, dir);
  appendFileSync(join(dir, "notices.ndjson.gz"), "x");
  await withEmptyDatabase(async (database) => {
    await expect(restore(database, dir)).rejects.toThrow(BackupRefused);
    rmSync(join(dir, "manifest.json"));
    await expect(restore(database, dir)).rejects.toThrow(/no manifest/);
  });
});

test("a backup of a tampered ledger is refused whole", async () => {
  const dir = join(folder, "tampered");
  const { rows } = await court.database.pool.query<{ body: string }>("SELECT body FROM events WHERE stream_id = $1 AND seq = 1", [livedCampaign]);
  await court.database.pool.query("UPDATE events SET body = replace(body, 'Drafted', 'Draughted') WHERE stream_id = $1 AND seq = 1", [livedCampaign]);
  await backup(court.database, dir);
  await court.database.pool.query("UPDATE events SET body = $2 WHERE stream_id = $1 AND seq = 1", [livedCampaign, rows[0]!.body]);
  await withEmptyDatabase(async (database) => {
    await expect(restore(database, dir)).rejects.toThrow(/does not verify/);
    expect(await dump(database, "streams")).toBe("");
  });
});
