import { demoAdministrator } from "../../demo/load-demo.ts";
import { DueQueue } from "../../domain/rehearsal/due-queue.ts";
import { PunctualPeople, type Act } from "../../domain/rehearsal/people.ts";
import { VirtualLedger } from "../../domain/rehearsal/virtual-ledger.ts";
import { plusMs } from "../../domain/time.ts";
import { wallTime } from "../../ledger/court-cache.ts";
import type { Outcome } from "../../ledger/ledger.ts";
import { aYearPlan } from "../builders/year-plan.ts";
import type { AnyCommand as LedgerCommand } from "../stack/court-ledger.ts";
import { givenAt, timelineOf, toldByTheDeciders, toldByTheLedger, type Given } from "../stack/decider-alone.ts";
import { liveCourt, type LiveCourt } from "../stack/live-court.ts";
import { faultsOf } from "../stack/sound-ledger.ts";

const monthMs = 30 * 24 * 60 * 60 * 1000;
const campaign = "c-year";
/** A court day in a tenth of a second. */
const scale = 864_000;
const plan = aYearPlan();

let court: LiveCourt;
beforeAll(async () => { court = await liveCourt(); }, 60_000);
afterAll(() => court.close(), 30_000);

/** What people did, as the ledger recorded it. */
const given: Given[] = [];

/** Gives a command again until it is taken: a process that is late lets people wait, it never makes them lose what they meant to do. */
async function act({ stream, kind, command, by }: Omit<Given, "at">): Promise<void> {
  let refusal: Outcome | undefined;
  await court.until(`${command.type} on ${stream}`, async () => {
    const outcome = await court.send(kind, stream, command as LedgerCommand, by);
    if (outcome.outcome !== "accepted") {
      refusal = outcome;
      return false;
    }
    given.push(await givenAt(court, outcome.seq, { stream, kind, command, by }));
    return true;
  }, 15_000).catch((error: unknown) => { throw new Error(`${command.type} on ${stream} by ${by} was not taken: ${JSON.stringify(refusal)}`, { cause: error }); });
}

/**
 * What people do in this year, by the deciders alone; how late they really are is part of the test. Every fourth report is
 * forgotten and one item is handed in a month after its date, so that silence has its part in a year that still comes to its end.
 */
async function intentions(): Promise<Act[]> {
  const { court: view } = await court.ledger.court();
  const acts: Act[] = [];
  const queue = new DueQueue<Act>();
  const people = new PunctualPeople(plan, view.calendar(), campaign);
  const ledger = new VirtualLedger(view, (told) => { for (const one of people.actsAfter(told)) queue.push(one); });
  for (const { command, by, at } of given) ledger.execute(campaign, "campaign", { ...command }, { id: by }, at);
  for (const one of people.fromThePlan(given.at(-1)!.at)) queue.push(one);
  let reports = 0;
  for (;;) {
    const dueAt = ledger.nextAt();
    const next = queue.peek();
    if (dueAt !== undefined && (next === undefined || dueAt <= next.at)) {
      ledger.fireNext();
      continue;
    }
    if (next === undefined) break;
    queue.pop();
    if (next.by === undefined) continue;
    const late = next.stream === `${campaign}.half-year` && next.command.type === "SubmitForSignOff" && next.at < "2026-08-15";
    if (late) queue.push({ ...next, at: plusMs(next.at, monthMs) });
    else if (next.command.type !== "Report" || ++reports % 4 !== 0) {
      const rejection = ledger.execute(next.stream, next.kind, next.command, { id: next.by }, next.at);
      if (rejection !== undefined) throw new Error(`${next.command.type} on ${next.stream}: ${JSON.stringify(rejection)}`);
      acts.push(next);
    }
  }
  return acts;
}

test("a year in which all act goes from draft to archive through the real servers with the timeline of the deciders alone, however late each wake was", async () => {
  const worker = await court.startWorker();
  await court.standStill();
  await act({ stream: campaign, kind: "campaign", command: { type: "Draft", plan }, by: plan.lead });
  await act({ stream: campaign, kind: "campaign", command: { type: "Submit" }, by: plan.lead });
  const drafted = (await court.ledger.load(campaign))?.state as { warnings: { id: string }[] };
  await act({ stream: campaign, kind: "campaign", command: { type: "Approve", warningAnswers: drafted.warnings.map(({ id }) => ({ id, answer: "已核实" })) }, by: plan.leaderInCharge });
  await court.until("the task book is open", async () => (await court.count("SELECT count(*) AS n FROM outbox WHERE done_at IS NULL")) === 0);
  const acts = await intentions();
  await court.setScale(scale);
  const clock = (await court.ledger.court()).state.clock;
  for (const one of acts) {
    const waitMs = wallTime(clock, one.at) - Date.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    await act({ stream: one.stream, kind: one.kind, command: one.command, by: one.by! });
  }
  const phases = async (): Promise<string[]> => ((await court.ledger.load(campaign))?.state as unknown as { phases: string[] }).phases;
  await court.until("the campaign archives itself", async () => (await phases()).at(-1) === "Archived", 60_000);
  expect(await phases()).toEqual(["Draft", "Submitted", "Running", "UnderAcceptance", "Closed", "Watch", "Archived"]);
  await court.done("court", "court", { type: "SetClock", scale: 1 }, demoAdministrator);
  const endAt = await court.ledger.courtNow();
  await court.served(60_000);
  expect(await worker.stop()).toBe(0);

  expect(given).toHaveLength(3 + acts.length);
  const told = await toldByTheLedger(court, `campaign/${campaign}`);
  const real = await timelineOf(court, told);
  expect(real).toEqual(await timelineOf(court, await toldByTheDeciders(court, given, endAt)));
  expect(real.length).toBeGreaterThan(100);
  expect(real.filter((line) => line.includes('"escalation"')).length).toBeGreaterThan(5);

  expect(await faultsOf(court.database)).toEqual([]);
  const runs = await court.replay(`campaign/${campaign}`);
  const history = runs.reduce((sum, length) => sum + length, 0);
  for (const length of runs) expect(length).toBeLessThan(5_000);
  expect(history / told.length).toBeLessThanOrEqual(3);
}, 180_000);
