import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createPartyChannels } from "../../activities/party.activities.ts";
import { clockWorkflowId } from "../../contracts/workflow-names.ts";
import type { Dispute } from "../../domain/dispute/dispute.ts";
import { recover } from "../../temporal/recovery.ts";
import { disputePeople as who, LivedDispute, partyName } from "../builders/lived-dispute.ts";
import { runningCourt, type RunningCourt } from "../stack/running-court.ts";
import { faultsOf } from "../stack/sound-ledger.ts";

let running: RunningCourt;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "court-served-"));
  running = await runningCourt({
    maxCachedWorkflows: 12,
    parties: (ledger) => createPartyChannels({ ledger, smtpUrl: undefined, dropDirectory: folder, from: "court@court.example", publicUrl: "https://court.example" }),
  });
}, 60_000);
afterAll(async () => {
  await running.close();
  rmSync(folder, { recursive: true, force: true });
});

async function count(sql: string, ...values: unknown[]): Promise<number> {
  const { rows } = await running.database.pool.query<{ n: string }>(sql, values);
  return Number(rows[0]?.n);
}

async function state(id: string): Promise<Dispute> {
  return (await running.ledger.load(id))?.state as unknown as Dispute;
}

const served = (clock: string): Promise<boolean> => count("SELECT count(*) AS n FROM clocks WHERE id = $1 AND wanted <= served", clock).then((n) => n === 1);

/** Filed without mediation and assigned. */
async function filed(dispute: LivedDispute, caseNumber: string): Promise<void> {
  const today = "2026-03-02";
  await dispute.registered();
  await dispute.give({ type: "ConsentOnline", party: "p2", channel: "paper" }, who.head);
  await dispute.give({ type: "ReceiveFiling", receivedOn: today }, who.head);
  await dispute.give({ type: "File", on: today, procedure: "ordinary", caseNumber }, who.judge);
  await dispute.give({ type: "AssignCase", department: "civil-2", judge: who.judge, panel: { kind: "collegial", presiding: who.judge, members: [who.otherJudge, who.head] }, courtClerk: who.courtClerk, on: today }, who.head);
}

test("a document leaves by its channel, falls back when silence says so, and the defence that never comes opens the trial", async () => {
  const dispute = new LivedDispute(running, "d-served");
  await running.withWorker(async () => {
    await filed(dispute, "（2026）示民初11号");
    await dispute.give({ type: "ServeDocument", service: "s1", document: "complaint", party: "p2", method: "electronic", on: "2026-03-02" }, who.courtClerk);
    const done = (kind: string, n: number): Promise<boolean> => count("SELECT count(*) AS n FROM outbox WHERE stream_id = 'd-served' AND kind = $1 AND done_at IS NOT NULL", kind).then((found) => found >= n);
    await running.until("the mail has left", () => done("serveDocument", 1));
    const mails = readdirSync(folder).filter((name) => name.endsWith(".eml")).map((name) => readFileSync(join(folder, name), "utf8"));
    expect(mails.some((mail) => mail.includes("p2@party.example"))).toBe(true);
    // Electronic 3 working days, postal 10, publication 30 days, defence 15: silence all the way.
    await running.leap(8);
    await running.until("it goes by post", () => done("serveDocument", 2));
    await running.leap(20);
    await running.until("it is published", () => done("serveDocument", 3));
    expect(readdirSync(folder).filter((name) => name.endsWith(".txt"))).toHaveLength(2);
    await running.leap(60);
    await running.until("the trial is open", async () => (await state("d-served")).status === "Trial");
  });
  expect((await state("d-served")).services[0]!.attempts.map(({ method }) => method)).toEqual(["electronic", "postal", "publication"]);
  expect(await faultsOf(running.database)).toEqual([]);
  for (const length of await running.replay("dispute/d-served")) expect(length).toBeLessThan(500);
}, 90_000);

test("an operator finds a dispute by its own number and by each case number, and no party's name is in Temporal", async () => {
  const { number } = await state("d-served");
  const id = clockWorkflowId(running.installation, "dispute/d-served");
  for (const wanted of [number, "（2026）示民初11号"]) {
    await running.until(`${wanted} is found`, async () => {
      const found: string[] = [];
      for await (const one of running.client.workflow.list({ query: `CourtNumbers = "${wanted}" AND WorkflowId = "${id}"` })) found.push(one.workflowId);
      return found.includes(id);
    });
  }
  const { events } = await running.client.workflow.getHandle(id).fetchHistory();
  expect(JSON.stringify(events)).not.toContain(Buffer.from(partyName).toString("base64").slice(0, 12));
  const payloads = (events ?? []).map((event) => JSON.stringify(event, (_, value: unknown) => (value instanceof Uint8Array ? Buffer.from(value).toString("utf8") : value))).join("\n");
  expect(payloads).toContain("dispute/d-served");
  for (const word of [partyName, "罕见当事人乙", "p2@party.example"]) expect(payloads).not.toContain(word);
}, 60_000);

test("many disputes, most of them evicted from the worker's memory, are each woken at their own time", async () => {
  const ids = Array.from({ length: 30 }, (_, n) => `d-many-${String(n)}`);
  await running.withWorker(async () => {
    for (const id of ids) await new LivedDispute(running, id).asked();
    await running.until("every story waits", async () => (await count("SELECT count(*) AS n FROM clocks WHERE id LIKE 'dispute/d-many-%' AND wanted <= served")) === ids.length, 60_000);
    await running.leap(7);
    await running.until("every silent mediator is passed over", async () => (await count("SELECT count(*) AS n FROM events WHERE stream_id LIKE 'd-many-%' AND type = 'MediatorPassedOver'")) === ids.length, 60_000);
  });
  expect(await faultsOf(running.database)).toEqual([]);
  for (const id of ids.slice(0, 3)) await running.replay(`dispute/${id}`);
}, 120_000);

test("the sweep wakes a dispute whose poke was lost", async () => {
  const dispute = new LivedDispute(running, "d-lost");
  await dispute.registered();
  const handle = running.client.workflow.getHandle(clockWorkflowId(running.installation, "dispute/d-lost"));
  await running.until("it was started", () => handle.describe().then(() => true, () => false));
  await handle.terminate("lost");
  await running.database.pool.query("UPDATE clocks SET wanted = wanted + 1, wanted_since = now() - interval '1 minute' WHERE id = 'dispute/d-lost'");
  await running.withWorker(async () => {
    await recover(running.client, running.database, running.installation);
    await running.until("the clock is served", () => served("dispute/d-lost"));
  });
}, 60_000);
