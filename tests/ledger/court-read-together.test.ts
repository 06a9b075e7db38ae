import { demoAdministrator } from "../../demo/load-demo.ts";
import { aRegistration } from "../builders/item-registration.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

let court: CourtLedger;
beforeAll(async () => { court = await courtLedger(); }, 60_000);
afterAll(() => court.close());

const setClock = (day: number): Promise<unknown> => court.done("court", "court", { type: "SetClock", scale: 1, courtAnchorAt: `2026-04-0${day}T01:00:00.000Z` }, demoAdministrator);

test("who asks for the court while others read it sees every change committed before the question", async () => {
  const { ledger } = court;
  for (const day of [1, 2, 3]) {
    const before = Promise.all([ledger.court(), ledger.court(), ledger.court()]);
    await setClock(day);
    const [reading, following, sharing] = [ledger.court(), ledger.court(), ledger.court()];
    const seen = (await Promise.all([reading, following, sharing])).map(({ version }) => version);
    expect(new Set(seen).size).toBe(1);
    expect(Math.max(...(await before).map(({ version }) => version))).toBeLessThanOrEqual(seen[0] ?? 0);
    expect((await ledger.courtNow()).slice(0, 10)).toBe(`2026-04-0${day}`);
  }
});

test("what may be done with an entity is judged by the court as it was when the entity was read, or later", async () => {
  const { ledger } = court;
  await court.done("work-item", "w-1", aRegistration(), "p-office-clerk-1");
  const early = await ledger.load("w-1");
  await setClock(5);
  const late = await ledger.load("w-1");
  expect((late?.courtSeq ?? 0) - (early?.courtSeq ?? 0)).toBe(1);
  expect(late?.courtSeq).toBe((await ledger.court()).version);
  for (const loaded of [early, late]) {
    if (loaded === undefined) throw new Error("no item");
    expect(await ledger.availableActions(loaded, { id: "p-civil2-judge-1" })).toContain("Accept");
  }
});
