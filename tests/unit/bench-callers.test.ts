import { callFrom, oneByOne, seeded } from "../../bench/callers.ts";
import { BusyItem, castOf } from "../../bench/item-mix.ts";
import { wholeReads } from "../../bench/query-plans.ts";

test("as many calls are made as were asked for, never more at once than there are callers", async () => {
  let atOnce = 0;
  let most = 0;
  const seen: number[] = [];
  await callFrom(4, 25, async (ordinal) => {
    atOnce += 1;
    most = Math.max(most, atOnce);
    await Promise.resolve();
    seen.push(ordinal);
    atOnce -= 1;
  });
  expect(seen.sort((a, b) => a - b)).toEqual(Array.from({ length: 25 }, (_, ordinal) => ordinal));
  expect(most).toBe(4);
  expect(await oneByOne(3, () => Promise.resolve())).toHaveLength(3);
});

test("seeded numbers are the same in every run", () => {
  const [first, second] = [seeded(9), seeded(9)];
  expect(Array.from({ length: 5 }, first)).toEqual(Array.from({ length: 5 }, second));
});

test("an item is accepted before anything else and its requests are decided before the next one", async () => {
  const item = new BusyItem("w-1", castOf(0), seeded(4));
  const given: string[] = [];
  for (let turn = 0; turn < 60; turn += 1) await item.act((_id, act) => { given.push(act.command.type); return Promise.resolve(); });
  expect(given[0]).toBe("Accept");
  const answers: Record<string, string> = { RequestExtension: "DecideExtension", SubmitForSignOff: "Return", Suspend: "DecideSuspension" };
  given.forEach((type, index) => {
    const answer = answers[type];
    if (answer !== undefined) expect(given[index + 1]).toBe(answer);
  });
  expect(given).toEqual(expect.arrayContaining(["Report", "Urge", "Instruct"]));
});

test("a large table that a plan reads whole is named; an index scan or a small table is not", () => {
  expect(wholeReads(["Seq Scan on work_items  (cost=0.00..1.00)", "Index Scan using events_feed on events", "Seq Scan on notice_reads"])).toEqual(["work_items"]);
});
