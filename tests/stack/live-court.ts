import { randomBytes } from "node:crypto";
import type { Client } from "@temporalio/client";
import { DefaultLogger, Runtime } from "@temporalio/worker";
import { demoAdministrator } from "../../demo/load-demo.ts";
import type { CampaignState } from "../../domain/campaign/campaign.ts";
import type { CampaignPlan } from "../../domain/campaign/plan.ts";
import type { Instant } from "../../domain/time.ts";
import { clockWorkflowId } from "../../contracts/workflow-names.ts";
import { openTemporal } from "../../temporal/connection.ts";
import { createPoker } from "../../temporal/poker.ts";
import { courtLedger, type CourtLedger } from "./court-ledger.ts";
import { replayAllRuns } from "./replay-histories.ts";
import { startWorker, type WorkerProcess, type WorkerProcessSettings } from "./worker-process.ts";

/** Slow enough to stand, fast enough that its rounding is seconds. */
const standingScale = 1e-4;

export interface LiveCourtOptions { databaseUrl?: string; temporalAddress?: string; mail?: boolean }

/**
 * A demonstration court whose commands come from this process and whose workers are processes of their own, all on the
 * machine's real time; its court clock begins on Monday 2026-03-02 and is moved by the court's own command.
 */
export interface LiveCourt extends CourtLedger {
  client: Client;
  installation: string;
  temporalAddress: string;
  /** Whether pokes are sent after commits; off, it is as if every process died between commit and poke. */
  poking: { on: boolean };
  startWorker(settings?: Pick<WorkerProcessSettings, "crash" | "mailDropDirectory">): Promise<WorkerProcess>;
  /** Court seconds a second from now on. */
  setScale(scale: number): Promise<void>;
  /** Court time as good as stands still. */
  standStill(): Promise<void>;
  /** Court time leaps forward; what became due on the way is due now. */
  leapTo(at: Instant): Promise<void>;
  /** Drafts, submits and approves. */
  approve(id: string, plan: CampaignPlan): Promise<void>;
  until(what: string, condition: () => Promise<boolean>, deadlineMs?: number): Promise<void>;
  /** How many rows a query counts (its column n). */
  count(sql: string, ...values: unknown[]): Promise<number>;
  /** Every clock has looked at everything it was asked to. */
  served(deadlineMs?: number): Promise<void>;
  replay(clock: string): Promise<number[]>;
}

/** Waits for a condition of the world; fails after the deadline. */
export async function until(what: string, condition: () => Promise<boolean>, deadlineMs = 30_000): Promise<void> {
  const endMs = Date.now() + deadlineMs;
  while (!(await condition())) {
    if (Date.now() > endMs) throw new Error(`did not happen within ${deadlineMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

let quiet = false;

export async function liveCourt(options: LiveCourtOptions = {}): Promise<LiveCourt> {
  const temporalAddress = options.temporalAddress ?? process.env["TEST_TEMPORAL_ADDRESS"];
  if (temporalAddress === undefined) throw new Error("TEST_TEMPORAL_ADDRESS is not set");
  // Replays run in this process; what they log about themselves is not for the reader of a test run.
  if (!quiet) Runtime.install({ logger: new DefaultLogger("ERROR") });
  quiet = true;
  const installation = `live-${randomBytes(6).toString("hex")}`;
  const temporal = openTemporal({ address: temporalAddress, namespace: "default", installation });
  const poker = createPoker({ client: () => temporal.client, installation });
  const poking = { on: false };
  const court = await courtLedger({
    running: true, mail: options.mail ?? false,
    ...(options.databaseUrl === undefined ? {} : { serverUrl: options.databaseUrl }),
    poke: (clock) => { if (poking.on) poker.poke(clock); },
  });
  const workers: WorkerProcess[] = [];

  async function setClock(change: { scale: number; courtAnchorAt?: Instant }): Promise<void> {
    await court.done("court", "court", { type: "SetClock", ...change }, demoAdministrator);
  }
  async function count(sql: string, ...values: unknown[]): Promise<number> {
    const { rows } = await court.database.pool.query<{ n: string | number }>(sql, values);
    return Number(rows[0]?.n);
  }

  // From the spring of 2026 to the machine's own time: while the court's clock stands, the wall moves under it.
  await setClock({ scale: standingScale });
  court.wall.nowMs = Date.now();
  poking.on = true;
  await setClock({ scale: 1 });
  court.poked.length = 0;

  return {
    ...court, client: temporal.client, installation, temporalAddress, poking, until, count,
    async startWorker(settings = {}) {
      const worker = await startWorker({ databaseUrl: court.url, temporalAddress, installation, ...settings });
      workers.push(worker);
      return worker;
    },
    // The wall anchor is rounded by a millisecond of the old scale: by way of 1, no step is more than that of the new one.
    async setScale(scale) {
      await setClock({ scale: 1 });
      if (scale !== 1) await setClock({ scale });
    },
    standStill: () => setClock({ scale: standingScale }),
    leapTo: (at) => setClock({ scale: 1, courtAnchorAt: at }),
    async approve(id, plan) {
      const drafted = await court.done<CampaignState>("campaign", id, { type: "Draft", plan }, plan.lead);
      await court.done("campaign", id, { type: "Submit" }, plan.lead);
      const warningAnswers = drafted.status === "Draft" ? drafted.warnings.map((warning) => ({ id: warning.id, answer: "已核实" })) : [];
      await court.done("campaign", id, { type: "Approve", warningAnswers }, plan.leaderInCharge);
    },
    async served(deadlineMs) {
      let unserved: string[] = [];
      const looked = async (): Promise<boolean> => {
        unserved = (await court.database.pool.query<{ id: string }>("SELECT id FROM clocks WHERE wanted > served ORDER BY id")).rows.map(({ id }) => id);
        return unserved.length === 0;
      };
      await until("every clock is served", looked, deadlineMs).catch((error: unknown) => { throw new Error(`still unserved: ${unserved.join(", ")}`, { cause: error }); });
    },
    replay: (clock) => replayAllRuns(temporal.client.workflow, clockWorkflowId(installation, clock)),
    async close() {
      await Promise.all(workers.map((worker) => worker.kill()));
      await poker.settled();
      await temporal.close();
      await court.close();
    },
  };
}
