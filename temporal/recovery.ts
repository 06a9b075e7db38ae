import { WorkflowNotFoundError, type Client } from "@temporalio/client";
import { clockWorkflowId, clockWorkflowType, pokeSignal, type ClockStart } from "../contracts/workflow-names.ts";
import type { Database } from "../ledger/database.ts";
import { temporalEpoch } from "./epoch.ts";

/** Clocks in one sweep; the rest comes a minute later. */
const clocksASweep = 2_000;
/** Starts in flight: more only queue up in the server. */
const startsAtOnce = 24;
/** Sweeps that a clock may stay unserved before its process is looked at. */
const missedSweeps = 5;
/** Attempts of one workflow task that prove that the story cannot go on by itself. */
const failedTaskAttempts = 3;

export interface RecoveryReport { poked: number; restarted: string[]; newEpoch: boolean }

interface LateClock { id: string; missed_sweeps: number; late: boolean; lost: boolean; orphaned: boolean }

async function wake(client: Client, installation: string, clock: string): Promise<void> {
  const start: ClockStart = { id: clock };
  await client.workflow.signalWithStart(clockWorkflowType(clock), {
    workflowId: clockWorkflowId(installation, clock), taskQueue: installation, args: [start], signal: pokeSignal, signalArgs: [], staticSummary: clock,
  });
}

/** Whether the process hangs on a workflow task that keeps failing, as after a change its history cannot replay. */
async function cannotGoOn(client: Client, workflowId: string): Promise<boolean> {
  const description = await client.workflow.getHandle(workflowId).describe().catch((error: unknown) => {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  });
  return (description?.raw.pendingWorkflowTask?.attempt ?? 0) >= failedTaskAttempts;
}

/**
 * Sweep and recovery are one function: pokes open clocks that are unserved for 30 s or 60 s past their wake, starts
 * again those of another epoch, and releases those whose story can no longer replay, which is safe because a story
 * holds no fact. `restart` names clocks to end and start afresh deliberately; they are taken first.
 * Throws, after all others are served, when some clock could not be woken.
 */
export async function recover(client: Client, database: Database, installation: string, restart: string[] = []): Promise<RecoveryReport> {
  const epoch = await temporalEpoch(client, installation);
  const { rows } = await database.pool.query<LateClock>(
    `SELECT id, missed_sweeps, temporal_epoch IS DISTINCT FROM $1 AS lost, temporal_epoch IS NOT NULL AND temporal_epoch <> $1 AS orphaned,
        (wanted > served AND wanted_since < now() - interval '30 seconds') OR coalesce(next_wake_at < now() - interval '60 seconds', false) AS late
     FROM clocks WHERE closed_at IS NULL AND (temporal_epoch IS DISTINCT FROM $1
        OR (wanted > served AND wanted_since < now() - interval '30 seconds') OR next_wake_at < now() - interval '60 seconds'
        OR id = ANY($3))
     ORDER BY id = ANY($3) DESC, wanted_since, id LIMIT $2`,
    [epoch, clocksASweep, restart],
  );
  const restarted: string[] = [];
  const failures: unknown[] = [];

  async function serve(clock: LateClock): Promise<void> {
    const workflowId = clockWorkflowId(installation, clock.id);
    const deliberate = restart.includes(clock.id);
    if (deliberate || (clock.missed_sweeps >= missedSweeps && !clock.lost && (await cannotGoOn(client, workflowId)))) {
      await client.workflow.getHandle(workflowId).terminate("started afresh from the ledger").catch(() => undefined);
      restarted.push(clock.id);
    }
    await wake(client, installation, clock.id);
    await database.pool.query("UPDATE clocks SET temporal_epoch = $2, missed_sweeps = missed_sweeps + CASE WHEN $3 THEN 1 ELSE 0 END WHERE id = $1", [clock.id, epoch, clock.late]);
  }

  for (let from = 0; from < rows.length; from += startsAtOnce) {
    const served = await Promise.allSettled(rows.slice(from, from + startsAtOnce).map(serve));
    failures.push(...served.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : [])));
  }
  // A clock that cannot be woken holds up none of the others, and is still heard of.
  if (failures.length > 0) throw new AggregateError(failures, `${failures.length} of ${rows.length} clocks could not be woken`);
  return { poked: rows.length, restarted, newEpoch: rows.some((clock) => clock.orphaned) };
}
