import type { Client } from "@temporalio/client";
import { clockWorkflowId, clockWorkflowType, pokeSignal, type ClockStart } from "../contracts/workflow-names.ts";
import type { Poke } from "../ledger/ledger.ts";

/** A poke that takes longer is given up: the sweep will send it again. */
const pokeTimeoutMs = 2_000;

export interface PokeOptions {
  client: () => Client | undefined;
  installation: string;
  onFailure?: (clock: string, error: unknown) => void;
  onDelivered?: () => void;
}

export interface Poker {
  poke: Poke;
  /** Resolves when no poke is in flight; for a clean shutdown. */
  settled(): Promise<void>;
}

/**
 * Wakes a clock's process after a commit: signalWithStart, so that a process that never ran or has ended starts. One poke
 * in flight and one trailing per clock: a burst of a thousand commands becomes two signals. Never blocks, never throws.
 */
export function createPoker(options: PokeOptions): Poker {
  const inFlight = new Map<string, Promise<void>>();
  const again = new Set<string>();

  async function send(clock: string): Promise<void> {
    const client = options.client();
    if (client === undefined) return;
    const start: ClockStart = { id: clock };
    await client.withDeadline(Date.now() + pokeTimeoutMs, () =>
      client.workflow.signalWithStart(clockWorkflowType(clock), {
        workflowId: clockWorkflowId(options.installation, clock),
        taskQueue: options.installation,
        args: [start],
        signal: pokeSignal,
        signalArgs: [],
        staticSummary: clock,
        staticDetails: "A clock of the ledger: sleeps until the next alarm, fires what is due, performs effects. It holds no fact that the ledger lacks.",
      }),
    );
  }

  async function run(clock: string): Promise<void> {
    try {
      do {
        again.delete(clock);
        await send(clock);
        options.onDelivered?.();
      } while (again.has(clock));
    } catch (error) {
      options.onFailure?.(clock, error);
    } finally {
      again.delete(clock);
      inFlight.delete(clock);
    }
  }

  return {
    poke(clock) {
      if (inFlight.has(clock)) again.add(clock);
      else inFlight.set(clock, run(clock));
    },
    async settled() {
      while (inFlight.size > 0) await Promise.all(inFlight.values());
    },
  };
}
