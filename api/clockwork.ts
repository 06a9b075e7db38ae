import type { Logger } from "pino";
import type { Poke } from "../ledger/ledger.ts";
import { openTemporal } from "../temporal/connection.ts";
import { createPoker } from "../temporal/poker.ts";
import { temporalSettings } from "../temporal/settings.ts";

/** What the API needs of the durable processes: to poke them after a commit, and to know whether they are there. */
export interface Clockwork {
  poke: Poke;
  /** Temporal answers. */
  answers: () => Promise<boolean>;
  /** A worker polls the task queue. */
  workerPolls: () => Promise<boolean>;
  close(): Promise<void>;
}

const probeTimeoutMs = 1_500;
/** Temporal lists pollers for minutes after they have gone; a living one asks again at least once a minute. */
const pollFreshMs = 70_000;

/** Connects lazily: the API starts, and goes on, without Temporal. */
export function connectClockwork(environment: NodeJS.ProcessEnv, logger: Logger): Clockwork {
  const settings = temporalSettings(environment);
  const opened = openTemporal(settings);
  const { client, connection } = opened;
  const poker = createPoker({
    client: () => client,
    installation: settings.installation,
    onFailure: (clock, error) => { logger.warn({ clock, reason: error instanceof Error ? error.message : "unknown" }, "poke not delivered; the sweep will send it"); },
  });
  const within = <Result>(ask: () => Promise<Result>): Promise<Result> => connection.withDeadline(Date.now() + probeTimeoutMs, ask);
  return {
    poke: (clock) => { poker.poke(clock); },
    answers: () => within(async () => {
      await connection.workflowService.getSystemInfo({});
      return true;
    }),
    workerPolls: () => within(async () => {
      const { pollers } = await connection.workflowService.describeTaskQueue({ namespace: settings.namespace, taskQueue: { name: settings.installation } });
      return pollers.some(({ lastAccessTime }) => Number(lastAccessTime?.seconds ?? 0) * 1_000 > Date.now() - pollFreshMs);
    }),
    async close() {
      await poker.settled();
      await opened.close();
    },
  };
}
