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
