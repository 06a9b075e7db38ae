import { randomBytes } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, Connection } from "@temporalio/client";
import { DefaultLogger, Runtime } from "@temporalio/worker";
import type { PartyChannels } from "../../activities/party.activities.ts";
import { createWorker } from "../../worker/create-worker.ts";
import { createPoker } from "../../temporal/poker.ts";
import { ensureSearchAttributes } from "../../temporal/search-attributes.ts";
import { FileStore } from "../../ledger/files/file-store.ts";
import type { Ledger } from "../../ledger/ledger.ts";
import { clockWorkflowId } from "../../contracts/workflow-names.ts";
import { courtLedger, type CourtLedger, type CourtLedgerOptions } from "./court-ledger.ts";
import { replayAllRuns } from "./replay-histories.ts";
import { workflowBundle } from "./workflow-bundle.ts";

let installed = false;

/** A demonstration court on the real Temporal server with its own task queue and a worker in this process. */
export interface RunningCourt extends CourtLedger {
  client: Client;
  installation: string;
  /** Runs a worker, of these stories if they are others than today's, for as long as `during` takes; then stops it and waits for pokes in flight. */
  withWorker<T>(during: () => Promise<T>, stories?: { code: string }): Promise<T>;
  /** Resolves when the condition holds; fails after the deadline. Waits for events of the ledger, never sleeps blindly. */
  until(what: string, condition: () => Promise<boolean>, deadlineMs?: number): Promise<void>;
  /** Moves the wall clock forward and wakes every clock, as if that time had passed. */
  leap(days: number): Promise<void>;
  /** Replays the histories of a clock; gives the number of events of each run. */
  replay(clock: string): Promise<number[]>;
}

export interface RunningCourtOptions extends CourtLedgerOptions {
  temporalAddress?: string;
  maxCachedWorkflows?: number;
  /** Channels to parties over the court's ledger; nothing is sent without them. */
  parties?: (ledger: Ledger) => PartyChannels;
}

export async function runningCourt(options: RunningCourtOptions = {}): Promise<RunningCourt> {
  if (!installed) Runtime.install({ logger: new DefaultLogger("ERROR") });
  installed = true;
  const address = options.temporalAddress ?? process.env["TEST_TEMPORAL_ADDRESS"];
  if (address === undefined) throw new Error("TEST_TEMPORAL_ADDRESS is not set");
  const installation = `test-${randomBytes(6).toString("hex")}`;
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  await ensureSearchAttributes(connection, "default");
  const poker = createPoker({ client: () => client, installation });
  const court = await courtLedger({ ...options, running: true, poke: (clock) => { poker.poke(clock); options.poke?.(clock); } });
  const bundle = await workflowBundle();

  /** Workflows know the machine's time; the test's wall is shifted against it. */
  const shifted: Ledger = {
    ...court.ledger,
    async fireDue(clock, nowMs) {
      const shiftMs = court.wall.nowMs - Date.now();
      const { alarmAtMs, ...answer } = await court.ledger.fireDue(clock, nowMs + shiftMs);
      return { ...answer, ...(alarmAtMs === undefined ? {} : { alarmAtMs: alarmAtMs - shiftMs }) };
    },
  };

  return {
    ...court, client, installation,
    async withWorker(during, stories = bundle) {
      const { worker, connection: native } = await createWorker({ address, namespace: "default", installation, bundle: stories, maxCachedWorkflows: options.maxCachedWorkflows ?? 1_000 }, {
        ledger: shifted, client, installation, files: new FileStore(join(tmpdir(), "court-files-unused")),
        mail: { send: () => Promise.resolve() }, parties: options.parties?.(shifted) ?? { serveDocument: () => Promise.resolve(), notifyParty: () => Promise.resolve() }, webhooks: { send: () => Promise.resolve() },
      });
      try {
        return await worker.runUntil(during);
      } finally {
        await poker.settled();
        await native.close();
      }
    },
    async leap(days) {
      court.wall.nowMs += days * 24 * 60 * 60 * 1000;
      const { rows } = await court.database.pool.query<{ id: string }>("SELECT id FROM clocks WHERE closed_at IS NULL");
      for (const { id } of rows) poker.poke(id);
      await poker.settled();
    },
    async until(what, condition, deadlineMs = 15_000) {
      const endMs = Date.now() + deadlineMs;
      while (!(await condition())) {
        if (Date.now() > endMs) throw new Error(`did not happen within ${deadlineMs} ms: ${what}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    replay: (clock) => replayAllRuns(client.workflow, clockWorkflowId(installation, clock)),
    async close() {
      await poker.settled();
      await connection.close();
      await court.close();
    },
  };
}
