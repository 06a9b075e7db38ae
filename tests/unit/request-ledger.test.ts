import { requestLedger } from "../../api/http/request-ledger.ts";
import type { StreamKind } from "../../domain/decider.ts";
import type { CommandRequest, Ledger } from "../../ledger/ledger.ts";

/** A ledger whose court is another at each reading. */
function aLedger(): Ledger {
  let readings = 0;
  return {
    court: () => Promise.resolve({ version: (readings += 1), now: `2026-04-01T01:00:0${String(readings)}.000Z` }),
    execute: () => Promise.resolve({ outcome: "not-found", stream: "w-1" }),
    executeAll: () => Promise.resolve([]),
    availableActions: ({ courtSeq }: { courtSeq?: number }) => Promise.resolve([`as of ${String(courtSeq)}`]),
    mayRead: (action: string, _actor: unknown, loaded?: { courtSeq?: number }) => Promise.resolve({ granted: true, entry: { action, seq: loaded?.courtSeq } }),
  } as unknown as Ledger;
}

function aRequest(kind: StreamKind): CommandRequest {
  return { stream: "w-1", kind, command: { type: "Report" }, actor: { id: "p-1" }, key: "k", bodyHash: Buffer.alloc(32) };
}

test("within a request court and court time are those of one reading", async () => {
  const ledger = requestLedger(aLedger());
  const all = await Promise.all([ledger.court(), ledger.courtNow(), ledger.court()]);
  await ledger.execute(aRequest("work-item"));
  expect(all.concat(await ledger.court())).toMatchObject([{ version: 1 }, "2026-04-01T01:00:01.000Z", { version: 1 }, { version: 1 }]);
});

test("a command on the court shows in what the request reads after it", async () => {
  const ledger = requestLedger(aLedger());
  await ledger.court();
  await ledger.execute(aRequest("court"));
  expect((await ledger.court()).version).toBe(2);
  await ledger.executeAll([aRequest("court")]);
  expect(await ledger.courtNow()).toBe("2026-04-01T01:00:03.000Z");
});

test("what may be read or done is judged by the request's own reading, or by the one an entity came with", async () => {
  const ledger = requestLedger(aLedger());
  const actor = { id: "p-1" };
  const item = { stream: "w-1", kind: "work-item", state: {} } as const;
  expect([await ledger.availableActions(item, actor), await ledger.availableActions({ ...item, courtSeq: 7 }, actor)]).toEqual([["as of 1"], ["as of 7"]]);
  expect([await ledger.mayRead("read.inbox", actor), await ledger.mayRead("read.work-item", actor, { ...item, courtSeq: 7 })]).toMatchObject([{ entry: { seq: 1 } }, { entry: { seq: 7 } }]);
});
