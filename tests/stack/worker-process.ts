import { startProcess, type OwnProcess } from "./own-process.ts";
import type { PlantedCrash } from "./planted-ledger.ts";

export type WorkerProcess = OwnProcess;

export interface WorkerProcessSettings {
  databaseUrl: string;
  temporalAddress: string;
  installation: string;
  mailDropDirectory?: string;
  crash?: PlantedCrash;
}

/** Starts a worker as a process of its own and waits until it says that it is ready. */
export async function startWorker(settings: WorkerProcessSettings): Promise<WorkerProcess> {
  const worker = await startProcess("worker", {
    DATABASE_URL: settings.databaseUrl, TEMPORAL_ADDRESS: settings.temporalAddress, TASK_QUEUE: settings.installation,
    ...(settings.mailDropDirectory === undefined ? {} : { MAIL_DROP_DIR: settings.mailDropDirectory }),
    ...(settings.crash === undefined ? {} : { PLANTED_CRASH: JSON.stringify(settings.crash) }),
  });
  await worker.said("worker is ready");
  return worker;
}
