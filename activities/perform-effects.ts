import { Context } from "@temporalio/activity";
import type { LeasedEffect, Ledger } from "../ledger/ledger.ts";

/** Effects in one lease. */
const leaseSize = 50;
/** A holder that has not settled by then is taken for dead; longer than any single attempt may take. */
const leaseMs = 60_000;
const firstRetryMs = 2_000;
const longestRetryMs = 60 * 60 * 1000;

/** Something that will not get better by itself, e.g. an address that the mail server refuses: recorded, not retried. */
export class PermanentFailure extends Error {}

function retryAtMs(attempts: number): number {
  return Date.now() + Math.min(firstRetryMs * 2 ** Math.min(attempts, 20), longestRetryMs);
}

/**
 * Performs what the outbox holds of one kind for one clock, until nothing more is ready. At least once: an effect whose
 * holder dies is leased again, so `perform` must be idempotent or carry a stable id to the other side.
 */
export async function performEffects(ledger: Ledger, clock: string, kind: string, perform: (effect: LeasedEffect) => Promise<void>, heartbeat: () => void = () => { Context.current().heartbeat(); }): Promise<void> {
  for (;;) {
    const effects = await ledger.leaseEffects(clock, kind, leaseSize, leaseMs);
    if (effects.length === 0) return;
    for (const effect of effects) {
      heartbeat();
      try {
        await perform(effect);
        await ledger.settleEffect(effect, { done: true });
      } catch (error) {
        const reason = error instanceof Error ? `${error.name}: ${error.message}` : "unknown";
        await ledger.settleEffect(effect, { error: reason, retryAtMs: error instanceof PermanentFailure ? undefined : retryAtMs(effect.attempts) });
      }
    }
  }
}
