import { condition, defineUpdate, proxySinks, setHandler, sleep, type Sinks } from "@temporalio/workflow";

/** What Temporal does by itself, with nothing of ours in it: the baselines of the measurements. */
export interface FiredSink extends Sinks { timers: { armed(): void; fired(): void } }
const { timers } = proxySinks<FiredSink>();

const touch = defineUpdate("touch");

/** Takes updates that write nothing, until it is terminated. */
export async function bareUpdate(): Promise<void> {
  setHandler(touch, () => undefined);
  await condition(() => false);
}

/** One timer until a wall time; the worker notes when the code after it runs. */
export async function bareTimer(untilMs: number): Promise<void> {
  const timer = sleep(Math.max(1, untilMs - Date.now()));
  timers.armed();
  await timer;
  timers.fired();
}

/** Ends at once. */
export function bareStart(): Promise<void> {
  return Promise.resolve();
}
