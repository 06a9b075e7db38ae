import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { backup } from "../../ledger/backup.ts";
import { runLedgerCli } from "../../ledger/cli-program.ts";
import { openDatabase } from "../../ledger/database.ts";
import { FileStore } from "../../ledger/files/file-store.ts";
import { restore } from "../../ledger/restore.ts";
import { aRegistration } from "../builders/item-registration.ts";
import { createDatabase } from "../stack/database.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

const folder = mkdtempSync(join(tmpdir(), "court-named-files-"));
const files = new FileStore(join(folder, "files"));
const judge = "p-civil2-judge-1";
let court: CourtLedger;
beforeAll(async () => {
  court = await courtLedger();
  await court.done("work-item", "w-1", aRegistration(), "p-office-clerk-1");
  for (const words of ["甲", "乙"]) await attach("w-1", words);
  await court.done("work-item", "w-2", aRegistration(), "p-office-clerk-1");
  await attach("w-2", "甲");
}, 60_000);
afterAll(async () => {
  await court.close();
  rmSync(folder, { recursive: true, force: true });
});

const hash = (words: string): string => createHash("sha256").update(words).digest("hex");
const pathIn = (store: FileStore, words: string): string => join(store.folder, hash(words).slice(0, 2), hash(words));

async function attach(item: string, words: string): Promise<void> {
  const sha256 = await files.keep(Buffer.from(words));
  await court.done("work-item", item, { type: "AttachFile", sha256, name: `${words}.txt`, sizeBytes: 3, mediaType: "text/plain" }, judge);
}

async function ledger(args: string[], environment: Record<string, string> = {}): Promise<{ code: number; out: string; err: string }> {
  const ran = { out: "", err: "" };
  const code = await runLedgerCli(args, { environment: { DATABASE_URL: court.url, ...environment }, out: (text) => (ran.out += text), err: (text) => (ran.err += text), withoutDatabase: () => Promise.resolve(2) });
  return { code, ...ran };
}

test("files are the owner's alone, kept once however often they come, and a name that is no hash reaches no path", async () => {
  expect(statSync(pathIn(files, "甲")).mode & 0o077).toBe(0);
  await files.keep(Buffer.from("甲"));
  expect(readdirSync(files.folder).filter((name) => name.length !== 2)).toEqual([]);
  await expect(files.read("../../etc/passwd")).rejects.toThrow(RangeError);
});

test("verify names each file that is missing or altered, with its item, and says nothing of whole ones", async () => {
  expect((await ledger(["verify", "--files", files.folder])).code).toBe(0);
  writeFileSync(pathIn(files, "甲"), "改");
  rmSync(pathIn(files, "乙"));
  const found = JSON.parse((await ledger(["verify", "--json"], { COURT_FILES: files.folder })).out) as { faults: { code: string; stream: string; details: string }[] };
  expect(found.faults.map((fault) => [fault.code, fault.stream, fault.details])).toEqual([["file-altered", "w-1", hash("甲")], ["file-missing", "w-1", hash("乙")], ["file-altered", "w-2", hash("甲")]]);
  expect(await ledger(["verify", "--files", files.folder])).toMatchObject({ code: 1, out: expect.stringMatching(/w-1 #\d+ \[file-missing\][^]*重新上传/) });
  for (const words of ["甲", "乙"]) await files.keep(Buffer.from(words));
  expect((await ledger(["verify", "--files", files.folder])).code).toBe(0);
  expect(await ledger(["verify", "--export", "x.ndjson", "--files", files.folder])).toMatchObject({ code: 2 });
});

test("backup and restore carry the files, whole and once each; what was lost before is told and does not stop the rest", async () => {
  const dir = join(folder, "backup");
  const manifest = await backup(court.database, dir, undefined, files);
  expect(manifest.files).toEqual({ count: 2, lost: [] });
  const fresh = await createDatabase();
  const database = openDatabase(fresh.url);
  try {
    const there = new FileStore(join(folder, "restored"));
    await expect(restore(database, dir)).rejects.toThrow(/holds files/);
    const restored = await restore(database, dir, undefined, there);
    expect(restored.files).toEqual({ count: 2, lost: [] });
    expect((await there.read(hash("乙")))?.toString()).toBe("乙");
    expect(statSync(pathIn(there, "甲")).mode & 0o077).toBe(0);
  } finally {
    await database.close();
    await fresh.drop();
  }
  rmSync(pathIn(files, "乙"));
  const lossy = await ledger(["backup", join(folder, "lossy"), "--json"], { COURT_FILES: files.folder });
  expect([lossy.code, JSON.parse(lossy.out).files]).toEqual([1, { count: 2, lost: [hash("乙")] }]);
  await files.keep(Buffer.from("乙"));
});

test("a ledger that names files is not backed up without them", async () => {
  expect(await ledger(["backup", join(folder, "without")])).toMatchObject({ code: 2, err: expect.stringContaining("COURT_FILES") });
});
