import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { backup } from "../../ledger/backup.ts";
import { exportLedger } from "../../ledger/export-ledger.ts";
import { verifyExport } from "../../ledger/offline-verify.ts";
import { auditEvents, streamEvents } from "../../ledger/queries/events.ts";
import { consultationsIn, interventionsIn, openedStatements, statementsOfParty } from "../../ledger/queries/sealed-statements.ts";
import { rebuild } from "../../ledger/rebuild.ts";
import { redactRecorded } from "../../ledger/redact.ts";
import { OtherSealKey, SealedWords } from "../../ledger/sealed-words.ts";
import { verifyDatabase } from "../../ledger/verify-database.ts";
import { createWebhook, webhookMessage } from "../../ledger/webhooks.ts";
import { canary, disputePeople as who, LivedDispute, partyName } from "../builders/lived-dispute.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

const intervened = "过问者金丝雀";

let court: CourtLedger;
let dispute: LivedDispute;
let folder: string;
let openedSeq: number;
let words: SealedWords;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "court-sealed-"));
  court = await courtLedger({ mail: true });
  words = await court.ledger.sealedWords();
  dispute = new LivedDispute(court, "d-1");
  await createWebhook(court.database, { url: "https://feed.example/in", eventTypes: ["SealedStatementRecorded", "SealOpened", "InterventionRecorded", "PartyAdded"], purpose: "测试", ground: "测试", recipient: "测试", approvedBy: "p-president", expiresOn: "2099-12-31" });
  await dispute.sealed();
  await dispute.give({ type: "RecordSealedStatement", statement: "s2", by: "mediator", kind: "note", text: `${canary}之二` }, who.mediator);
  await dispute.give({ type: "RecordIntervention", who: intervened, on: "2026-03-02", channel: "电话", content: `${intervened}打听案情` }, who.head);
  const opened = await court.send("dispute", "d-1", { type: "OpenSeal", statements: ["s1"], purpose: "核查投诉", second: "p-supervision-head" }, who.auditor);
  openedSeq = opened.outcome === "accepted" ? opened.seq : 0;
}, 60_000);
afterAll(async () => {
  await court.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Rows of every table that hold a text, by table and column. */
async function placesOf(text: string): Promise<string[]> {
  const { rows: columns } = await court.database.pool.query<{ table: string; column: string }>(
    "SELECT table_name AS table, column_name AS column FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE 'pg_%' ORDER BY 1, 2",
  );
  const found: string[] = [];
  for (const { table, column } of columns) {
    const { rows } = await court.database.pool.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE position($1 IN "${column}"::text) > 0`, [text]);
    if (rows[0]!.n > 0) found.push(`${table}.${column}`);
  }
  return found;
}

test("a sealed word stands in the clear in no column of any table", async () => {
  expect(await placesOf(canary)).toEqual([]);
  expect(await placesOf(intervened)).toEqual([]);
});

test("a party's name stands in the event and in the state, and in no row, index, notice or effect", async () => {
  expect(await placesOf(partyName)).toEqual(["events.personal", "streams.state"]);
});

test("no answer, no history, no audit and no feed has a sealed word", async () => {
  const again = await court.ledger.load("d-1");
  expect(JSON.stringify(again)).not.toContain(canary);
  const db = court.database.kysely;
  for (const { rows } of [await streamEvents(db, "d-1", 200, 0), await auditEvents(db, { from: "2026-01-01T00:00:00.000Z", to: "2027-01-01T00:00:00.000Z" }, 200, undefined)]) {
    expect(rows.length).toBeGreaterThan(5);
    expect(JSON.stringify(rows.filter(({ type }) => type === "SealedStatementRecorded" || type === "InterventionRecorded"))).not.toMatch(new RegExp(`${canary}|${intervened}`));
  }
  const { rows: effects } = await court.database.pool.query<{ payload: string; seq: number }>("SELECT payload, seq FROM outbox WHERE kind = 'sendWebhook'");
  expect(effects.length).toBeGreaterThan(3);
  for (const { payload, seq } of effects) expect(JSON.stringify(await webhookMessage(court.database, (JSON.parse(payload) as { webhook: string }).webhook, "d-1", seq))).not.toMatch(new RegExp(`${canary}|${intervened}|${partyName}`));
});

test("an export without personal parts has neither sealed words nor names, and verifies", async () => {
  const file = join(folder, "clear.ndjson");
  await exportLedger(court.database, file, { personal: false });
  const text = readFileSync(file, "utf8");
  for (const word of [canary, intervened, partyName]) expect(text).not.toContain(word);
  expect(await verifyExport(file)).toMatchObject({ faults: [] });
});

test("an export with personal parts and a backup have names, and sealed words only encrypted", async () => {
  const file = join(folder, "own.ndjson.gz");
  await exportLedger(court.database, file, { personal: true });
  const text = gunzipSync(readFileSync(file)).toString("utf8");
  expect(text).toContain(partyName);
  for (const word of [canary, intervened]) expect(text).not.toContain(word);
  expect(await verifyExport(file)).toMatchObject({ faults: [] });
  await backup(court.database, join(folder, "backup"));
  const tables = readdirSync(join(folder, "backup")).filter((name) => name.endsWith(".gz")).map((name) => gunzipSync(readFileSync(join(folder, "backup", name))).toString("utf8")).join("\n");
  expect(tables).toContain(partyName);
  for (const word of [canary, intervened]) expect(tables).not.toContain(word);
});

test("whoever opened the seal on record reads what they opened, and nobody else does", async () => {
  const db = court.database.kysely;
  expect(await openedStatements(db, words, "d-1", openedSeq, who.auditor)).toEqual([{ statement: "s1", by: "p1", kind: "concession", at: expect.any(String), text: canary }]);
  for (const other of [who.judge, who.mediator, "p-supervision-head", who.administrator]) expect(await openedStatements(db, words, "d-1", openedSeq, other)).toEqual([]);
  expect(await openedStatements(db, words, "d-1", openedSeq - 1, who.mediator)).toEqual([]);
});

test("a party reads its own statements and no other's; an intervention is its author's and the auditor's", async () => {
  const db = court.database.kysely;
  expect((await statementsOfParty(db, words, "d-1", "p1")).map(({ statement }) => statement)).toEqual(["s1"]);
  expect(await statementsOfParty(db, words, "d-1", "p2")).toEqual([]);
  expect(await interventionsIn(db, words, "d-1", who.judge)).toEqual([]);
  for (const reader of [who.head, undefined]) expect(await interventionsIn(db, words, "d-1", reader)).toEqual([{ seq: expect.any(Number), on: "2026-03-02", recordedBy: who.head, at: expect.any(String), who: intervened, channel: "电话", content: `${intervened}打听案情` }]);
});

test("a seal opens under its own key and for its own stream only", () => {
  const [mine, other] = [1, 2].map((fill) => new SealedWords(Buffer.alloc(32, fill)));
  const stored = JSON.stringify(mine!.seal("d-1", { text: canary }));
  expect(mine!.open("d-1", stored)).toEqual({ text: canary });
  expect(() => other!.open("d-1", stored)).toThrow(OtherSealKey);
  expect(() => mine!.open("d-2", stored)).toThrow();
});

test("nobody who tries the case opens the seal, and whoever opened it is never on the panel", async () => {
  const { outcome } = await court.send("dispute", "d-1", { type: "OpenSeal", statements: ["s1"], purpose: "想看看" }, who.judge);
  expect(outcome).not.toBe("accepted");
});

test("a party's redaction destroys its words, those that may name it, and nothing of the chain", async () => {
  await dispute.give({ type: "RedactParty", party: "p1", ground: "个人信息保护法第四十七条" }, who.administrator);
  for (const word of [partyName, canary, "13800000001", "p1@party.example"]) expect([word, await placesOf(word)]).toEqual([word, []]);
  expect((await openedStatements(court.database.kysely, words, "d-1", openedSeq, who.auditor))[0]).not.toHaveProperty("text");
  expect((await verifyDatabase(court.database, { deep: true })).faults).toEqual([]);
  expect((await rebuild(court.database, { check: true })).differences).toEqual([]);
  await court.database.pool.query("UPDATE events SET personal = '{\"name\":\"又写回来\"}', salt = sha256('x') WHERE type = 'PartyAdded' AND body LIKE '%d-1/p1%'");
  expect(await redactRecorded(court.database)).toEqual([expect.objectContaining({ person: "d-1/p1", events: 1 })]);
  expect((await verifyDatabase(court.database, { deep: true })).faults).toEqual([]);
}, 60_000);

test("deliberation is stored encrypted, and read by its own road alone", async () => {
  const tried = new LivedDispute(court, "d-2");
  const on = "2026-03-02";
  await tried.registered();
  await tried.give({ type: "ReceiveFiling", receivedOn: on }, who.head);
  await tried.give({ type: "File", on, procedure: "ordinary" }, who.judge);
  await tried.give({ type: "AssignCase", department: "civil-2", judge: who.judge, panel: { kind: "collegial", presiding: who.judge, members: [who.otherJudge, who.head] }, courtClerk: who.courtClerk, on }, who.head);
  await tried.give({ type: "ServeDocument", service: "s1", document: "complaint", party: "p2", method: "personal", on }, who.courtClerk);
  const question = "评议金丝雀";
  await tried.give({ type: "Consult", consultation: "k1", kind: "judges-meeting", question }, who.judge);
  expect(await placesOf(question)).toEqual([]);
  expect(await consultationsIn(court.database.kysely, words, "d-2")).toEqual([{ consultation: "k1", seq: expect.any(Number), recordedBy: who.judge, at: expect.any(String), question }]);
});
