import type { DisputeCommand } from "../domain/dispute/dispute.command.ts";
import type { Dispute } from "../domain/dispute/dispute.ts";
import { civilDateOf, plusMs, type Instant } from "../domain/time.ts";
import { wallTime } from "../ledger/court-cache.ts";
import { startBaselineWorker } from "./baseline-worker.ts";
import type { Bench, BenchResult, BenchRun } from "./bench.ts";
import { openBenchCourt, type BenchCourt } from "./bench-court.ts";
import { callFrom } from "./callers.ts";
import { timersLateness } from "./deadlines.bench.ts";
import { doorRate, openItems } from "./door.bench.ts";
import { atLeast, atMost, figure, ratio } from "./figures.ts";
import { startWorker } from "./processes.ts";
import { residentMB } from "./resident-memory.ts";
import { until, untilTime } from "./waiting.ts";
import { maxCachedWorkflows } from "./worker-cache.ts";

const callers = 20;
const clerk = "p-office-clerk-1";
/** 紧急保全: a ruling within 48 hours of the application (CPL 103), to the minute: its end can be put where it is wanted. */
const urgentMs = 48 * 60 * 60 * 1000;
/** Arming one clock, at most, and the quiet before the instant. */
const armMs = 60;
const quietMs = 5_000;

const idOf = (ordinal: number): string => `d-${ordinal}`;
const clockOf = (ordinal: number): string => `dispute/${idOf(ordinal)}`;

function registration(ordinal: number): Extract<DisputeCommand, { type: "Register" }> {
  return {
    type: "Register", source: "walk-in", township: "城东街道", cause: "买卖合同纠纷", amountFen: 100_000 * (1 + (ordinal % 400)), department: "civil-2", venue: { kind: "court" }, tier: "coordination",
    parties: [{ id: "p1", role: "applicant", kind: "legal", personal: { name: "申请单位甲" } }, { id: "p2", role: "respondent", kind: "natural", personal: { name: "被申请人甲" } }],
    summary: "货物已交付，余款经对账后未付",
  };
}

/** Disputes that were registered through the door one by one, each with its own workflow. */
class OpenDisputes {
  count = 0;

  constructor(readonly court: BenchCourt) {}

  /** Seconds that registering so many took, and when each was answered. */
  async register(more: number): Promise<{ seconds: number; answeredMs: Map<string, number> }> {
    const first = this.count;
    this.count += more;
    const answeredMs = new Map<string, number>();
    const seconds = await callFrom(callers, more, async (ordinal) => {
      await this.court.done("dispute", idOf(first + ordinal), registration(first + ordinal), clerk);
      answeredMs.set(clockOf(first + ordinal), Date.now());
    });
    return { seconds, answeredMs };
  }

  async unserved(): Promise<Set<string>> {
    const { rows } = await this.court.database.pool.query<{ id: string }>("SELECT id FROM clocks WHERE id LIKE 'dispute/%' AND wanted > served");
    return new Set(rows.map(({ id }) => id));
  }

  /** Milliseconds from its answer until the slowest clock was seen served; those still waiting are looked at ten times a second. */
  async slowestServed(answeredMs: ReadonlyMap<string, number>): Promise<number> {
    let left = [...answeredMs];
    let slowest = 0;
    await until("every new clock is served", async () => {
      const unserved = await this.unserved();
      const nowMs = Date.now();
      for (const [clock, sinceMs] of left) if (!unserved.has(clock)) slowest = Math.max(slowest, nowMs - sinceMs);
      left = left.filter(([clock]) => unserved.has(clock));
      return left.length === 0;
    }, 600_000, 100);
    return slowest;
  }
}

/** What became of so many clocks that ended at one instant. */
interface Lapse { latenessMs: number; /** Disputes that a person moved while they were due, and how many of those showed the overrun in the answer. */ moved: number; sawLapsed: number }

function hasLapsed(state: unknown, preservation: string): boolean {
  return (state as Dispute).clocks.find((clock) => clock.id === `preservation:${preservation}`)?.lapsedOn !== undefined;
}

/**
 * Lets a clock of each of these disputes end at one instant. Meanwhile a person goes through the last ones of them, opening and
 * moving each: time has acted on it before their command is decided.
 */
async function lapseTogether({ court }: OpenDisputes, ordinals: readonly number[], round: number): Promise<Lapse> {
  const { database } = court;
  const leadMs = quietMs + ordinals.length * armMs;
  const now = await court.ledger.courtNow();
  const at: Instant = plusMs(now, leadMs);
  const preservation = `b${round}`;
  await callFrom(callers, ordinals.length, async (index) => {
    await court.done("dispute", idOf(ordinals[index] ?? 0), { type: "ApplyForPreservation", preservation, kind: "urgent", party: "p1", at: plusMs(at, -urgentMs) }, clerk);
  });
  const dueMs = wallTime((await court.ledger.court()).state.clock, at);
  const clocks = ordinals.map(clockOf);
  const armed = async (): Promise<boolean> => {
    const { rows } = await database.pool.query<{ n: string }>("SELECT count(*) AS n FROM clocks WHERE id = ANY($1) AND wanted = served AND abs(extract(epoch FROM next_wake_at) * 1000 - $2) < 50", [clocks, dueMs]);
    return Number(rows[0]?.n ?? 0) === clocks.length;
  };
  await until("every clock sleeps until the instant", armed, leadMs + 1_000, 50);
  if (Date.now() > dueMs - 500) throw new Error("the clocks were armed too late to measure");
  await untilTime(dueMs);

  const lapse: Lapse = { latenessMs: 0, moved: 0, sawLapsed: 0 };
  const person = (async (): Promise<void> => {
    for (const ordinal of ordinals.slice(-20).reverse()) {
      const state = await court.done("dispute", idOf(ordinal), { type: "ConsentOnline", party: round % 2 === 0 ? "p1" : "p2", channel: "paper" }, clerk);
      lapse.moved += 1;
      if (hasLapsed(state, preservation)) lapse.sawLapsed += 1;
    }
  })();
  const open = { name: "disputes-still-due", text: "SELECT 1 FROM streams WHERE clock_id = ANY($1) AND next_alarm_at <= $2 LIMIT 1", values: [clocks, at] };
  await until("every overrun is in the ledger", async () => {
    const { rowCount } = await database.pool.query(open);
    lapse.latenessMs = Date.now() - dueMs;
    return rowCount === 0;
  }, 300_000, 5);
  await person;
  const { rows } = await database.pool.query<{ n: string }>("SELECT count(*) AS n FROM events WHERE type = 'ClockLapsed' AND effective_at = $1", [at]);
  if (Number(rows[0]?.n) !== ordinals.length) throw new Error(`${rows[0]?.n ?? 0} overruns were written, not ${ordinals.length}`);
  return lapse;
}

async function measure(run: BenchRun): Promise<BenchResult> {
  const { servers, rounds, quick, say } = run;
  const [open, registered, together] = quick ? [60, 20, 20] : [20_000, 2_000, 1_000];
  const court = await openBenchCourt(servers, { spread: false });
  const worker = await startWorker(court.url, servers.temporalAddress, court.installation, "bench/spreadless-worker.js");
  const baseline = await startBaselineWorker(servers.temporalAddress);
  try {
    const atStartMB = residentMB(worker.pid);
    const disputes = new OpenDisputes(court);
    const filledMs = Date.now();
    while (disputes.count < open) {
      await disputes.register(Math.min(registered, open - disputes.count));
      // As many as one measured round at a time: the fill is no flood that a court could not have.
      await until("the clocks so far are served", async () => (await disputes.unserved()).size === 0, 900_000, 500);
      say(`${disputes.count} disputes are open and served`);
    }
    const fillSeconds = Math.round((Date.now() - filledMs) / 1000);
    const openMB = residentMB(worker.pid);

    await doorRate(court, await openItems(court, 1_000), quick ? 60 : 1_000);
    let timers = await timersLateness(baseline, Math.min(together, 100), 100);
    const perSecond = { door: [] as number[], registering: [] as number[] };
    const ms = { served: [] as number[], lapsed: [] as number[], timers: [] as number[] };
    const people = { moved: 0, sawLapsed: 0 };
    for (let round = 0; round < rounds; round += 1) {
      perSecond.door.push(await doorRate(court, await openItems(court, round), quick ? 100 : registered));
      const { seconds, answeredMs } = await disputes.register(registered);
      perSecond.registering.push(registered / seconds);
      ms.served.push(await disputes.slowestServed(answeredMs));
      // Those that were registered first: the worker has long evicted them.
      const lapse = await lapseTogether(disputes, Array.from({ length: together }, (_, index) => round * together + index), round);
      ms.lapsed.push(lapse.latenessMs);
      people.moved += lapse.moved;
      people.sawLapsed += lapse.sawLapsed;
      timers = await timersLateness(baseline, together, timers.armMs);
      ms.timers.push(timers.latenessMs);
      say(`round ${round + 1}: ${JSON.stringify({ door: perSecond.door.at(-1), registering: perSecond.registering.at(-1), servedMs: ms.served.at(-1), lapsedMs: ms.lapsed.at(-1), timersMs: ms.timers.at(-1) })}`);
    }
    const { rows } = await court.database.pool.query<{ open: string }>("SELECT count(*) AS open FROM disputes WHERE open");
    const toDoor = ratio(perSecond.registering, perSecond.door);
    const toTimers = ratio(ms.lapsed, ms.timers);
    return {
      figures: {
        openDisputes: Number(rows[0]?.open), openOn: civilDateOf(await court.ledger.courtNow()), fill: { how: "each through the door by itself and served by a workflow of its own", disputes: open, seconds: fillSeconds },
        perSecond: { registering: figure(perSecond.registering), doorsCommands: figure(perSecond.door) }, slowestServedMs: figure(ms.served),
        [`last of ${together} overruns after the instant, ms`]: figure(ms.lapsed), lastBareTimerAfterDueMs: figure(ms.timers), movedMeanwhile: people,
        worker: { maxCachedWorkflows, residentMB: { atStart: atStartMB, open: openMB, atEnd: residentMB(worker.pid) } }, ratios: { registeringToDoor: toDoor, lapsedToBareTimers: toTimers },
      },
      bars: [
        atLeast("registering against the door's commands a second", toDoor.median, 0.7), atMost("slowest clock served after its answer, ms", figure(ms.served).max, 30_000),
        atMost("overruns at one instant against bare timers", toTimers.median, 1.2), atLeast("disputes moved meanwhile that showed the overrun", people.sawLapsed / people.moved, 1),
      ],
    };
  } finally {
    await baseline.close();
    await worker.stop();
    await court.close();
  }
}

export const disputes: Bench = {
  name: "disputes",
  about: "20,000 open disputes with a workflow each: registering 2,000 against the door's commands, and 1,000 clocks that end at one instant against 1,000 bare timers",
  run: measure,
};
