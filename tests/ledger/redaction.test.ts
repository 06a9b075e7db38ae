import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { exportLedger } from "../../ledger/export-ledger.ts";
import { verifyExport } from "../../ledger/offline-verify.ts";
import { rebuild } from "../../ledger/rebuild.ts";
import { redactRecorded } from "../../ledger/redact.ts";
import { sealLedger } from "../../ledger/seal.ts";
import { verifyDatabase } from "../../ledger/verify-database.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

const name = "罕见姓名甲";
const email = "rare.name@court.example";

let court: CourtLedger;
beforeAll(async () => {
  court = await courtLedger();
  const admin = "p-admin";
  await court.done("court", "court", { type: "RegisterPerson", id: "p-rare", name: "旧名乙", email: "old@court.example", department: "office", posts: [], roles: ["staff"] }, admin);
  await court.done("court", "court", { type: "ChangePerson", id: "p-rare", name, email }, admin);
  await court.done("court", "court", { type: "ConfirmLeaver", person: "p-rare", leftOn: "2026-03-02", open: {} }, admin);
  await court.database.pool.query("INSERT INTO accounts (person, password_hash) VALUES ('p-rare', 'x')");
  await sealLedger(court.database);
}, 60_000);
afterAll(() => court.close());

/** Every table's every row, as text. */
async function everything(): Promise<string> {
  const { rows: tables } = await court.database.pool.query<{ name: string }>("SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace");
  const texts: string[] = [];
  for (const table of tables) {
    const { rows } = await court.database.pool.query<{ all: string | null }>(`SELECT string_agg(t::text, ' ') AS all FROM ${table.name} t`);
    texts.push(rows[0]!.all ?? "");
  }
  return texts.join("\n");
}

test("a recorded redaction leaves no name, address, salt or account anywhere, and the chain and the earlier seal still verify", async () => {
  expect(await everything()).toContain(name);
  await court.done("court", "court", { type: "RedactPerson", person: "p-rare", ground: "个人信息保护法第四十七条" }, "p-admin");
  const left = await everything();
  for (const text of [name, email, "旧名乙", "old@court.example"]) expect(left).not.toContain(text);
  const { rows } = await court.database.pool.query("SELECT FROM accounts WHERE person = 'p-rare'");
  expect(rows).toEqual([]);
  const result = await verifyDatabase(court.database, { deep: true });
  expect(result).toMatchObject({ faults: [], seals: 1, redacted: 2 });
  expect((await rebuild(court.database, { check: true })).differences).toEqual([]);
});

test("who, when and on which ground is on record", async () => {
  const { rows } = await court.database.pool.query<{ actor: string; body: string }>("SELECT actor, body FROM events WHERE type = 'PersonRedacted'");
  expect(rows).toHaveLength(1);
  expect(rows[0]!.actor).toBe("p-admin");
  expect(JSON.parse(rows[0]!.body)).toMatchObject({ payload: { person: "p-rare", ground: "个人信息保护法第四十七条" } });
});

test("a repeated command's first answer is replayed without the name", async () => {
  const key = "k-before";
  const body = { key };
  await court.done("court", "court", { type: "RegisterPerson", id: "p-rare-2", name, department: "office", posts: [], roles: ["staff"] }, "p-admin");
  const first = await court.send("court", "court", { type: "ChangePerson", id: "p-rare-2", email }, "p-admin", body);
  expect(JSON.stringify(first)).toContain(name);
  await court.done("court", "court", { type: "ConfirmLeaver", person: "p-rare-2", leftOn: "2026-03-02", open: {} }, "p-admin");
  await court.done("court", "court", { type: "RedactPerson", person: "p-rare-2", ground: "本人申请" }, "p-admin");
  const again = await court.send("court", "court", { type: "ChangePerson", id: "p-rare-2", email }, "p-admin", body);
  expect(again).toMatchObject({ outcome: "accepted", repeated: true });
  expect(JSON.stringify(again)).not.toContain(name);
  expect(JSON.stringify(again)).not.toContain(email);
});

test("an export made afterwards holds nothing of the person and verifies", async () => {
  const folder = mkdtempSync(join(tmpdir(), "court-redaction-"));
  try {
    const file = join(folder, "ledger.ndjson");
    await exportLedger(court.database, file, { personal: true });
    expect(readFileSync(file, "utf8")).not.toContain(name);
    expect(await verifyExport(file)).toMatchObject({ faults: [] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test("a name put back by hand is found, and destroyed again", async () => {
  await court.database.pool.query("UPDATE events SET personal = '{\"name\":\"罕见姓名甲\"}', salt = sha256('x') WHERE type = 'PersonRegistered' AND body LIKE '%\"p-rare\"%'");
  expect((await verifyDatabase(court.database)).faults.map(({ code }) => code).sort()).toEqual(["personal-mismatch", "redaction-incomplete"]);
  expect(await redactRecorded(court.database)).toEqual([{ person: "p-rare", events: 1, leftIn: {} }]);
  expect((await verifyDatabase(court.database)).faults).toEqual([]);
});
