import { aRuleVersion } from "../builders/legal-clock.ts";
import { disputePeople as who, LivedDispute } from "../builders/lived-dispute.ts";
import type { Dispute } from "../../domain/dispute/dispute.ts";
import type { DisputeClock } from "../../domain/dispute/dispute-clock.ts";
import { rebuild } from "../../ledger/rebuild.ts";
import { courtLedger, type CourtLedger } from "../stack/court-ledger.ts";

/** 期限规则换版: the version that the president has approved, and which disputes follow it. */

const president = "p-president";
/** 45 days for mediation before filing, in place of 30, from 03-10. */
const longer = aRuleVersion("pre-filing-mediation", { version: "own-2026", fromOn: "2026-03-10", limit: { days: 45 } });

let court: CourtLedger;
let older: LivedDispute;
beforeEach(async () => {
  court = await courtLedger();
  older = new LivedDispute(court, "d-older");
}, 60_000);
afterEach(() => court.close());

function mediation(state: unknown): Pick<DisputeClock, "version" | "dueOn"> {
  const clock = (state as Dispute).clocks.find(({ id }) => id === "mediation");
  if (clock === undefined) throw new Error("no clock of the mediation");
  return { version: clock.version, dueOn: clock.dueOn };
}

async function stored(id: string): Promise<Pick<DisputeClock, "version" | "dueOn">> {
  return mediation((await court.ledger.load(id))?.state);
}

async function approved(): Promise<void> {
  await court.done("court", "court", { type: "ProposeRuleVersion", row: longer }, who.clerk);
  await court.done("court", "court", { type: "ApproveRuleVersion", rule: longer.id, version: longer.version }, president);
}

test("a version governs what begins on or after its first day; what began before keeps its own", async () => {
  // Thirty days from 03-02: 04-01.
  expect(mediation(await older.mediating())).toEqual({ version: "cpl-2023", dueOn: "2026-04-01" });
  await approved();
  older.on("2026-03-09");
  // The day before the first: 04-08.
  expect(mediation(await new LivedDispute(court, "d-day-before").mediating())).toEqual({ version: "cpl-2023", dueOn: "2026-04-08" });
  older.on("2026-03-10");
  // Forty-five days from 03-10: 04-24.
  expect(mediation(await new LivedDispute(court, "d-newer").mediating())).toEqual({ version: "own-2026", dueOn: "2026-04-24" });
  expect(await stored("d-older")).toEqual({ version: "cpl-2023", dueOn: "2026-04-01" });
});

test("the older dispute is counted by its own version also when its days are counted again", async () => {
  await older.mediating();
  await approved();
  older.on("2026-03-12");
  // Ten days more: 04-11, a Saturday, so that it ends on Monday 04-13.
  await older.give({ type: "ExtendMediation", days: 10, agreedOn: "2026-03-12", parties: ["p1", "p2"] }, who.mediator);
  expect(await stored("d-older")).toEqual({ version: "cpl-2023", dueOn: "2026-04-13" });
});

test("a recorded command moves an older dispute to the version, with its date; nobody else's moves, and a replay gives the same", async () => {
  await older.mediating();
  await new LivedDispute(court, "d-other").mediating();
  await approved();
  older.on("2026-03-12");
  expect(await court.send("dispute", "d-older", { type: "AdoptRule", rule: longer.id, version: longer.version }, who.mediator)).toMatchObject({ outcome: "refused" });
  // Forty-five days from 03-02: 04-16.
  expect(mediation(await older.give({ type: "AdoptRule", rule: longer.id, version: longer.version }, president))).toEqual({ version: "own-2026", dueOn: "2026-04-16" });
  const { rows } = await court.database.pool.query<{ body: string }>("SELECT body FROM events WHERE stream_id = 'd-older' AND type = 'RuleAdopted'");
  expect(rows.map((row) => (JSON.parse(row.body) as { payload: unknown }).payload)).toMatchObject([{ rule: "pre-filing-mediation", version: "own-2026", moved: [{ clock: "mediation", from: "2026-04-01", to: "2026-04-16" }] }]);
  expect(await stored("d-other")).toEqual({ version: "cpl-2023", dueOn: "2026-04-01" });
  expect((await rebuild(court.database, { check: true })).differences).toEqual([]);
});

test("a version that is only proposed, or that the president has rejected, governs nothing and is adopted by nobody", async () => {
  await older.mediating();
  await court.done("court", "court", { type: "ProposeRuleVersion", row: longer }, who.clerk);
  older.on("2026-03-11");
  expect(mediation(await new LivedDispute(court, "d-newer").mediating())).toEqual({ version: "cpl-2023", dueOn: "2026-04-10" });
  expect(await court.send("dispute", "d-older", { type: "AdoptRule", rule: longer.id, version: longer.version }, president)).toMatchObject({ outcome: "rejected", rejection: { rejected: "UnknownRuleVersion" } });
  await court.done("court", "court", { type: "RejectRuleVersion", rule: longer.id, version: longer.version, reason: "待公布" }, president);
  expect(await court.send("dispute", "d-older", { type: "AdoptRule", rule: longer.id, version: longer.version }, president)).toMatchObject({ outcome: "rejected" });
  expect(await stored("d-older")).toEqual({ version: "cpl-2023", dueOn: "2026-04-01" });
});
