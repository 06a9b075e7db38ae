import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openDatabase } from "../../ledger/database.ts";
import { runLedgerCli } from "../../ledger/cli-program.ts";
import { createDatabase, type TestDatabase } from "../stack/database.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

let court: CourtLedger;
let empty: TestDatabase;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "court-cli-"));
  [court, empty] = await Promise.all([courtLedger(), createDatabase()]);
}, 60_000);
afterAll(async () => {
  await court.close();
  await empty.drop();
  rmSync(folder, { recursive: true, force: true });
});

interface Ran { code: number; out: string; err: string; asked: boolean }

async function ledger(args: string[], environment: Record<string, string> = { DATABASE_URL: court.url }): Promise<Ran> {
  const ran = { out: "", err: "", asked: false };
  const code = await runLedgerCli(args, {
    environment,
    out: (text) => (ran.out += text),
    err: (text) => (ran.err += text),
    withoutDatabase: () => {
      ran.asked = true;
      return Promise.resolve(2);
    },
  });
  return { code, ...ran };
}

test("verify, seal and export end with 0, and an export is verified without any database", async () => {
  expect(await ledger(["verify"])).toMatchObject({ code: 0, out: expect.stringMatching(/账本完整[^]*no seal yet/) });
  const sealed = JSON.parse((await ledger(["seal", "--json"])).out);
  expect(sealed).toMatchObject({ seal: 1, written: true, streams: 1 });
  const file = join(folder, "ledger.ndjson.gz");
  expect(await ledger(["export", file])).toMatchObject({ code: 0 });
  expect(await ledger(["verify", "--export", file, "--expect-seal", sealed.hash], {})).toMatchObject({ code: 0, asked: false });
  expect(JSON.parse((await ledger(["verify", "--export", file, "--json"], {})).out)).toMatchObject({ ok: true, seals: 1, lastSeal: sealed.hash, faults: [] });
});

test("a fault ends with 1 and says where, what and what to do, Chinese first", async () => {
  const file = join(folder, "bad.ndjson");
  await ledger(["export", file]);
  writeFileSync(file, readFileSync(file, "utf8").replace("民二庭", "民三庭"));
  const { code, out } = await ledger(["verify", "--export", file], {});
  expect(code).toBe(1);
  expect(out).toMatch(/✗ court #\d+ \[chain-broken\]\n {4}哈希与内容不符.*\n {4}the hash does not fit.*\n/);
});

test("rebuild --check ends with 1 while rows differ, rebuild puts them right and ends with 0", async () => {
  await court.database.pool.query("UPDATE streams SET open = false");
  expect(await ledger(["rebuild", "--check"])).toMatchObject({ code: 1, out: expect.stringContaining("streams court: 不同 different") });
  expect(await ledger(["rebuild"])).toMatchObject({ code: 0 });
  expect(JSON.parse((await ledger(["rebuild", "--check", "--json"])).out)).toMatchObject({ ok: true, differenceCount: 0 });
});

test("backup and restore from the command line give the same ledger", async () => {
  const dir = join(folder, "backup");
  expect(await ledger(["backup", dir])).toMatchObject({ code: 0 });
  expect(await ledger(["restore", dir], { DATABASE_URL: empty.url })).toMatchObject({ code: 0, out: expect.stringContaining("npm run ledger -- recover") });
  expect(await ledger(["verify", "--deep"], { DATABASE_URL: empty.url })).toMatchObject({ code: 0 });
  const copied = openDatabase(empty.url);
  const { rows } = await copied.pool.query<{ n: number }>("SELECT count(*)::int AS n FROM events");
  await copied.close();
  expect(rows[0]!.n).toBeGreaterThan(50);
});

test("wrong use, an unreachable database or Temporal, and no export end with 2 and one sentence in each language", async () => {
  expect((await ledger(["frobnicate"])).code).toBe(2);
  expect((await ledger(["verify", "--expect-seal", "abc"])).code).toBe(2);
  expect((await ledger(["verify", "--deep", "--export", "x"])).code).toBe(2);
  expect(await ledger(["verify"], {})).toMatchObject({ code: 2, asked: true });
  expect(await ledger(["verify"], { DATABASE_URL: "postgres://127.0.0.1:1/x" })).toMatchObject({ code: 2, err: expect.stringMatching(/无法连接[^]*cannot be reached/) });
  const none = join(folder, "none.txt");
  writeFileSync(none, "hello\n");
  expect(await ledger(["verify", "--export", none], {})).toMatchObject({ code: 2, err: expect.stringMatching(/不是台账导出文件/) });
  expect(await ledger(["verify", "--export", join(folder, "absent")], {})).toMatchObject({ code: 2, err: expect.stringMatching(/文件无法读写[^]*ENOENT/) });
  expect(await ledger(["recover"], { DATABASE_URL: court.url, TEMPORAL_ADDRESS: "127.0.0.1:1" })).toMatchObject({ code: 2, err: expect.stringMatching(/无法连接 Temporal/) });
  expect(await ledger(["recover", "--restart", "campaign/absent"], { DATABASE_URL: court.url })).toMatchObject({ code: 2 });
  expect((await ledger(["--help"])).code).toBe(0);
});

test("an export that cannot be written leaves no half of itself", async () => {
  const file = join(folder, "no", "such", "folder.ndjson");
  expect(await ledger(["export", file])).toMatchObject({ code: 2 });
  expect(existsSync(file)).toBe(false);
});

test("recover starts the process of every open clock in this Temporal, and says that a worker is to serve them", async () => {
  const address = process.env["TEST_TEMPORAL_ADDRESS"]!;
  const settings = { DATABASE_URL: court.url, TEMPORAL_ADDRESS: address, TASK_QUEUE: `test-cli-${process.pid}` };
  await court.database.pool.query("INSERT INTO clocks (id, wanted) SELECT 'standing/d' || n, 1 FROM generate_series(1, 30) n ON CONFLICT DO NOTHING");
  const first = JSON.parse((await ledger(["recover", "--json"], settings)).out);
  expect(first).toMatchObject({ restarted: 0, newEpoch: false });
  expect(first.poked).toBeGreaterThanOrEqual(30);
  expect(first.unserved).toBeGreaterThanOrEqual(30);
  const { rows } = await court.database.pool.query<{ n: number }>("SELECT count(*)::int AS n FROM clocks WHERE temporal_epoch IS NULL");
  expect(rows[0]!.n).toBe(0);
  expect(JSON.parse((await ledger(["recover", "--json"], settings)).out)).toMatchObject({ poked: 0, newEpoch: false });
  expect(JSON.parse((await ledger(["recover", "--restart", "standing/d7", "--json"], settings)).out)).toMatchObject({ restarted: 1 });
}, 30_000);

test("recover says that Temporal's store is new when a clock belonged to another one", async () => {
  const settings = { DATABASE_URL: court.url, TEMPORAL_ADDRESS: process.env["TEST_TEMPORAL_ADDRESS"]!, TASK_QUEUE: `test-cli-lost-${process.pid}` };
  await court.database.pool.query("INSERT INTO clocks (id, wanted, temporal_epoch) VALUES ('standing/d1', 1, 'lost') ON CONFLICT (id) DO UPDATE SET temporal_epoch = 'lost'");
  expect(JSON.parse((await ledger(["recover", "--json"], settings)).out)).toMatchObject({ newEpoch: true });
  expect(await ledger(["recover"], settings)).toMatchObject({ code: 0, out: expect.not.stringContaining("store was new") });
}, 30_000);
