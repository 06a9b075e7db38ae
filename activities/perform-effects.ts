import { Context } from "@temporalio/activity";
import type { LeasedEffect, Ledger } from "../ledger/ledger.ts";
import { attemptsUntilNoted, noteEffectFailed } from "./effect-failure.ts";

/** Effects in one lease. */
const leaseSize = 50;
/** A holder that has not settled by then is taken for dead; longer than any single attempt may take. */
const leaseMs = 60_000;
/** The worker says that it lives, however long one attempt takes; `heartbeatTimeout` of the effects is several of these. */
const heartbeatEveryMs = 2_000;
const firstRetryMs = 2_000;
const longestRetryMs = 60 * 60 * 1000;

/** Something that will not get better by itself, e.g. an address that the mail server refuses: recorded, not retried. */
export class PermanentFailure extends Error {
  override readonly name = "PermanentFailure";
}

function retryAtMs(attempts: number): number {
  return Date.now() + Math.min(firstRetryMs * 2 ** Math.min(attempts, 20), longestRetryMs);
}

/**
 * Performs what the outbox holds of one kind for one clock, until nothing more is ready. At least once: an effect whose
 * holder dies is leased again, so `perform` must be idempotent or carry a stable id to the other side.
 */
export async function performEffects(ledger: Ledger, clock: string, kind: string, perform: (effect: LeasedEffect) => Promise<void>, heartbeat: () => void = () => { Context.current().heartbeat(); }): Promise<void> {
  heartbeat();
  const beating = setInterval(heartbeat, heartbeatEveryMs);
  try {
    for (let effects = await ledger.leaseEffects(clock, kind, leaseSize, leaseMs); effects.length > 0; effects = await ledger.leaseEffects(clock, kind, leaseSize, leaseMs)) {
      for (const effect of effects) await performOne(ledger, effect, perform);
    }
  } finally {
    clearInterval(beating);
  }
}

async function performOne(ledger: Ledger, effect: LeasedEffect, perform: (effect: LeasedEffect) => Promise<void>): Promise<void> {
  try {
    await perform(effect);
    await ledger.settleEffect(effect, { done: true });
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : "unknown";
    const permanent = error instanceof PermanentFailure;
    // Told before it is settled: a crash in between tells it twice, the other way round never.
    if ((permanent || effect.attempts === attemptsUntilNoted) && (await ledger.extendLease(effect, leaseMs))) await noteEffectFailed(ledger, effect, error);
    await ledger.settleEffect(effect, { error: reason, retryAtMs: permanent ? undefined : retryAtMs(effect.attempts) });
  }
}
