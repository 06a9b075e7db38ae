import type { Client } from "@temporalio/client";
import { createPoker } from "../../temporal/poker.ts";

/** A client that notes when it was asked to signal which process. */
function noting(): { client: Client; sent: { id: string; atMs: number }[] } {
  const sent: { id: string; atMs: number }[] = [];
  const signalWithStart = (_type: string, { workflowId }: { workflowId: string }): Promise<void> => {
    sent.push({ id: workflowId, atMs: Date.now() });
    return Promise.resolve();
  };
  const client = { withDeadline: (_at: number, call: () => Promise<unknown>) => call(), workflow: { signalWithStart } } as unknown as Client;
  return { client, sent };
}

beforeEach(() => { jest.useFakeTimers({ now: 0 }); });
afterEach(() => { jest.useRealTimers(); });

test("the first poke of a clock goes out at once, a burst behind it becomes one more, a quarter of a second later", async () => {
  const { client, sent } = noting();
  const poker = createPoker({ client: () => client, installation: "court" });
  for (let command = 0; command < 1_000; command += 1) poker.poke("standing/civil-1");
  await jest.advanceTimersByTimeAsync(10);
  expect(sent).toEqual([{ id: "court/standing/civil-1", atMs: 0 }]);
  await jest.advanceTimersByTimeAsync(1_000);
  expect(sent.map(({ atMs }) => atMs)).toEqual([0, 250]);
});

test("while pokes of one clock keep coming the pauses between them grow to three quarters of a second; after a quiet one they begin anew", async () => {
  const { client, sent } = noting();
  const poker = createPoker({ client: () => client, installation: "court" });
  for (let at = 0; at < 3_000; at += 10) {
    poker.poke("standing/civil-1");
    await jest.advanceTimersByTimeAsync(10);
  }
  await jest.advanceTimersByTimeAsync(2_000);
  const burst = sent.splice(0).map(({ atMs }) => atMs);
  expect(burst).toEqual([0, 250, 750, 1_500, 2_250, 3_000]);
  poker.poke("standing/civil-1");
  await jest.advanceTimersByTimeAsync(1);
  poker.poke("standing/civil-1");
  await jest.advanceTimersByTimeAsync(1_000);
  expect(sent.map(({ atMs }) => atMs - (sent[0]?.atMs ?? 0))).toEqual([0, 250]);
});

test("clocks do not wait for one another, and one that was quiet for a while is poked at once again", async () => {
  const { client, sent } = noting();
  const poker = createPoker({ client: () => client, installation: "court" });
  poker.poke("standing/civil-1");
  poker.poke("standing/civil-2");
  await jest.advanceTimersByTimeAsync(400);
  poker.poke("standing/civil-1");
  await jest.advanceTimersByTimeAsync(0);
  expect(sent.map(({ id, atMs }) => `${id} ${atMs}`)).toEqual(["court/standing/civil-1 0", "court/standing/civil-2 0", "court/standing/civil-1 400"]);
});

test("before the process ends every poke still owed is sent, without waiting out the pause", async () => {
  const { client, sent } = noting();
  const poker = createPoker({ client: () => client, installation: "court" });
  poker.poke("court");
  await jest.advanceTimersByTimeAsync(1);
  poker.poke("court");
  await poker.settled();
  expect(sent.map(({ atMs }) => atMs)).toEqual([0, 1]);
});

test("a poke that fails is told and given up; the next one is sent as if nothing had been", async () => {
  const failures: string[] = [];
  const { client, sent } = noting();
  let reachable = false;
  const failing = { withDeadline: () => Promise.reject(new Error("unavailable")) } as unknown as Client;
  const poker = createPoker({ client: () => (reachable ? client : failing), installation: "court", onFailure: (clock) => failures.push(clock) });
  poker.poke("court");
  await jest.advanceTimersByTimeAsync(0);
  expect(failures).toEqual(["court"]);
  reachable = true;
  poker.poke("court");
  await jest.advanceTimersByTimeAsync(0);
  expect(sent).toHaveLength(1);
});
