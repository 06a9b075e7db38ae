import type { Client } from "@temporalio/client";
import { clockWorkflowId, clockWorkflowType, pokeSignal, type ClockStart } from "../contracts/workflow-names.ts";
import type { Poke } from "../ledger/ledger.ts";

/** A poke that takes longer is given up: the sweep will send it again. */
const pokeTimeoutMs = 2_000;
/**
 * Two pokes of one clock are at least this far apart; the pauses grow while a burst goes on, and begin anew when it is over.
 * Each poke costs Temporal a workflow task and the ledger a look, as much as several commands, so a busy department would
 * otherwise wake its process a hundred times a second to tell it the same. A waiting campaign still goes on within a second.
 */
const pausesMs = [250, 500];
const longestPauseMs = 750;

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
 * Wakes a clock's process after a commit: signalWithStart, so that a process that never ran or has ended starts. The first
 * poke goes out at once; what follows within a pause is one trailing poke, so that a burst of a thousand
 * commands becomes a handful of signals. Never blocks, never throws.
 */
export function createPoker(options: PokeOptions): Poker {
  const inFlight = new Map<string, Promise<void>>();
  const again = new Set<string>();
  /** Ends a pause before its time; nothing is spaced out while somebody waits for the last poke. */
  const cutShort = new Set<() => void>();
  let settling = 0;

  async function pause(ms: number): Promise<void> {
    if (settling > 0) return;
    await new Promise<void>((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        cutShort.delete(end);
        resolve();
      };
      const timer = setTimeout(end, ms);
      cutShort.add(end);
    });
  }

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
      let pokes = 0;
      do {
        again.delete(clock);
        await send(clock);
        options.onDelivered?.();
        await pause(pausesMs[pokes] ?? longestPauseMs);
        pokes += 1;
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
      settling += 1;
      for (const end of [...cutShort]) end();
      try {
        while (inFlight.size > 0) await Promise.all(inFlight.values());
      } finally {
        settling -= 1;
      }
    },
  };
}
