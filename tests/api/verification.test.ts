import { createHash } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LedgerVerification } from "../../api/verification.ts";
import { apiServer, registered, type ApiServer, type Caller } from "./api-server.ts";

let api: ApiServer;
let admin: Caller;
beforeAll(async () => {
  api = await apiServer();
  admin = await api.as("p-admin");
}, 60_000);
afterAll(() => api.close());

async function attached(words: string): Promise<{ item: string; path: string }> {
  const item = await registered(api);
  const bytes = Buffer.from(words);
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const judge = (await api.as("p-civil2-judge-1")).with({ "Content-Type": "text/plain", "X-File-Name": "a.txt" });
  expect((await judge.call("post", `/work-items/${item}/files`).send(bytes)).status).toBe(201);
  return { item, path: join(api.app.services.files.folder, sha256.slice(0, 2), sha256) };
}

test("a sound ledger is said to be whole, with its counts", async () => {
  await attached("清单");
  const answer = await admin.get("/audit/verification");
  expect(answer.body).toMatchObject({ running: false, last: { whole: true, outOfTime: false, faultCount: 0, faults: [] } });
  expect(answer.body.last.events).toBeGreaterThan(10);
});

test("each fault comes with where it is and what to do, in the reader's language", async () => {
  const altered = await attached("一");
  const lost = await attached("二");
  writeFileSync(altered.path, "被改");
  rmSync(lost.path);
  const chain = await registered(api);
  await api.court.database.pool.query("UPDATE events SET body = replace(body, '核查', '检查') WHERE stream_id = $1 AND seq = 1", [chain]);
  const { faults } = (await admin.with({ "Accept-Language": "en" }).get("/audit/verification")).body.last as { faults: { code: string; stream: string; todo: string }[] };
  expect(faults.map((fault) => [fault.code, fault.stream]).sort()).toEqual([["chain-broken", chain], ["file-altered", altered.item], ["file-missing", lost.item]].sort());
  expect(faults.every((fault) => /[a-z]{4}/.test(fault.todo))).toBe(true);
});

test("it is the auditors' and administrators'", async () => {
  expect((await (await api.as("p-civil2-judge-1")).get("/audit/verification")).status).toBe(403);
});

test("never two run at once: who comes meanwhile gets the last result", async () => {
  const verification = new LedgerVerification(api.court.database, api.app.services.files, { waitMs: 60_000, longestMs: 60_000 });
  const [first, meanwhile] = await Promise.all([verification.look(), verification.look()]);
  expect([first.running, first.last === undefined, meanwhile]).toEqual([false, false, { running: true }]);
  const again = verification.look();
  expect((await verification.look()).last).toEqual(first.last);
  expect((await again).last?.startedAt).not.toBe(undefined);
});

test("a request waits only so long, and a check that takes too long gives up and says so", async () => {
  const impatient = new LedgerVerification(api.court.database, api.app.services.files, { waitMs: 0, longestMs: 60_000 });
  expect(await impatient.look()).toEqual({ running: true });
  const bounded = new LedgerVerification(api.court.database, api.app.services.files, { waitMs: 60_000, longestMs: 0 });
  const { running, last } = await bounded.look();
  expect([running, last?.result]).toEqual([false, undefined]);
  expect(last?.endedAt).toBeDefined();
});
