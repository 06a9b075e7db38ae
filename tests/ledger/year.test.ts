import { demoAdministrator } from "../../demo/load-demo.ts";
import { PunctualPeople, type Act } from "../../domain/rehearsal/people.ts";
import type { TimelineEntry } from "../../domain/rehearsal/rehearsal.ts";
import { timelineEntry } from "../../domain/rehearsal/timeline.ts";
import { VirtualLedger, type AnyCommand, type Told } from "../../domain/rehearsal/virtual-ledger.ts";
import type { StreamKind } from "../../domain/decider.ts";
import { deciderOf } from "../../ledger/deciders.ts";
import { decodeEvent } from "../../ledger/stored-event.ts";
import { wallTime } from "../../ledger/court-cache.ts";
import { aYearPlan } from "../builders/year-plan.ts";
import { liveCourt, type LiveCourt } from "../stack/live-court.ts";
import type { AnyCommand as LedgerCommand } from "../stack/court-ledger.ts";
import { faultsOf } from "../stack/sound-ledger.ts";

const campaign = "c-year";
/** A court day in a tenth of a second. */
const scale = 864_000;
const plan = aYearPlan();

let court: LiveCourt;
beforeAll(async () => { court = await liveCourt(); }, 60_000);
afterAll(() => court.close(), 30_000);

interface Given { stream: string; kind: "campaign" | "work-item"; command: AnyCommand; by: string; at: string }

/** Campaign and items, events in order of time; within a stream in its own order. */
async function toldByTheLedger(): Promise<Told[]> {
  const { rows } = await court.database.pool.query<{ stream_id: string; kind: StreamKind; body: string; personal: string | null }>(
    "SELECT e.stream_id, s.kind, e.body, e.personal FROM events e JOIN streams s ON s.id = e.stream_id WHERE s.clock_id = $1 ORDER BY e.stream_id, e.seq", [`campaign/${campaign}`]);
  const states = new Map<string, unknown>();
  return rows.map((row) => {
    const decider = deciderOf(row.kind);
    const { event, meta } = decodeEvent(row.body, row.personal);
    const state = decider.evolve(states.get(row.stream_id) ?? decider.initial, event, meta);
    states.set(row.stream_id, state);
    return { kind: row.kind, stream: row.stream_id, event, state, at: meta.effectiveAt } as Told;
  });
}

async function timelineOf(told: Told[]): Promise<string[]> {
  const { court: view } = await court.ledger.court();
  return told.map((one) => timelineEntry(one, view)).filter((entry): entry is TimelineEntry => entry !== undefined).map((entry) => JSON.stringify(entry)).sort();
}

/** What people did, as the ledger recorded it. */
const given: Given[] = [];

async function act({ stream, kind, command, by }: Pick<Given, "stream" | "kind" | "command" | "by">): Promise<void> {
  const outcome = await court.send(kind, stream, command as LedgerCommand, by);
  if (outcome.outcome !== "accepted") return;
  const { rows } = await court.database.pool.query<{ effective_at: string }>("SELECT effective_at FROM events WHERE stream_id = $1 AND seq = $2", [stream, outcome.seq]);
  given.push({ stream, kind, command, by, at: rows[0]!.effective_at });
}

/** What punctual people would do in this year, by the deciders alone; how late they really are is part of the test. */
async function intentions(): Promise<Act[]> {
  const { court: view } = await court.ledger.court();
  const acts: Act[] = [];
  const queue: Act[] = [];
  const people = new PunctualPeople(plan, view.calendar(), campaign);
  const ledger = new VirtualLedger(view, (told) => queue.push(...people.actsAfter(told)));
  for (const { command, by, at } of given) ledger.execute(campaign, "campaign", command, { id: by }, at);
  queue.push(...people.fromThePlan(given.at(-1)!.at));
  while (queue.length > 0) {
    queue.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    const next = queue.shift()!;
    // Every fourth report is forgotten, and one item is left alone altogether: silence has its part in the year.
    const forgotten = next.stream === `${campaign}.half-year` || (next.command.type === "Report" && acts.length % 4 === 0);
    if (next.by === undefined) continue;
    ledger.execute(next.stream, next.kind, next.command, { id: next.by }, next.at);
    if (!forgotten) acts.push(next);
  }
  return acts;
}

test("a year through the real servers has the timeline of the decider alone, however late each wake was", async () => {
  const worker = await court.startWorker();
  await court.standStill();
  const { court: view } = await court.ledger.court();
  await act({ stream: campaign, kind: "campaign", command: { type: "Draft", plan }, by: plan.lead });
  await act({ stream: campaign, kind: "campaign", command: { type: "Submit" }, by: plan.lead });
  const drafted = (await court.ledger.load(campaign))?.state as { warnings: { id: string }[] };
  await act({ stream: campaign, kind: "campaign", command: { type: "Approve", warningAnswers: drafted.warnings.map(({ id }) => ({ id, answer: "已核实" })) }, by: plan.leaderInCharge });
  expect(given).toHaveLength(3);
  await court.until("the task book is open", async () => (await court.count("SELECT count(*) AS n FROM outbox WHERE done_at IS NULL")) === 0);
  const acts = await intentions();
  await court.setScale(scale);
  const clock = (await court.ledger.court()).state.clock;
  for (const one of acts) {
    const waitMs = wallTime(clock, one.at) - Date.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    await act({ stream: one.stream, kind: one.kind, command: one.command, by: one.by! });
  }
  await court.done("court", "court", { type: "SetClock", scale: 1 }, demoAdministrator);
  const endAt = await court.ledger.courtNow();
  await court.served(60_000);
  expect(await worker.stop()).toBe(0);

  const told = await toldByTheLedger();
  const alone: Told[] = [];
  const ledger = new VirtualLedger(view, (one) => alone.push(one));
  for (const { stream, kind, command, by, at } of given) expect(ledger.execute(stream, kind, command, { id: by }, at)).toBeUndefined();
  for (let at = ledger.nextAt(); at !== undefined && at <= endAt; at = ledger.nextAt()) ledger.fireNext();
  const real = await timelineOf(told);
  expect(real).toEqual(await timelineOf(alone));
  expect(real.length).toBeGreaterThan(100);

  expect(await faultsOf(court.database)).toEqual([]);
  const runs = await court.replay(`campaign/${campaign}`);
  const history = runs.reduce((sum, length) => sum + length, 0);
  for (const length of runs) expect(length).toBeLessThan(5_000);
  expect(history / told.length).toBeLessThanOrEqual(3);
}, 120_000);
