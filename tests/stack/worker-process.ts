import { spawn } from "node:child_process";
import type { PlantedCrash } from "./planted-ledger.ts";
import { workerEntry } from "./worker-sources.ts";

export interface WorkerProcess {
  /** Resolves when the process is gone: by which signal, or with which code. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** SIGKILL: nothing is finished, nothing is said to anybody. */
  kill(): Promise<void>;
  /** SIGTERM: the way an operator stops it. Gives the exit code. */
  stop(): Promise<number | null>;
  /** What it has logged. */
  output(): string;
}

export interface WorkerProcessSettings {
  databaseUrl: string;
  temporalAddress: string;
  installation: string;
  mailDropDirectory?: string;
  crash?: PlantedCrash;
}

/** Starts a worker as a process of its own and waits until it says that it is ready. */
export async function startWorker(settings: WorkerProcessSettings): Promise<WorkerProcess> {
  const child = spawn(process.execPath, [await workerEntry()], {
    stdio: ["pipe", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"], HOME: process.env["HOME"], LOG_LEVEL: "info",
      DATABASE_URL: settings.databaseUrl, TEMPORAL_ADDRESS: settings.temporalAddress, TASK_QUEUE: settings.installation,
      ...(settings.mailDropDirectory === undefined ? {} : { MAIL_DROP_DIR: settings.mailDropDirectory }),
      ...(settings.crash === undefined ? {} : { PLANTED_CRASH: JSON.stringify(settings.crash) }),
    },
  });
  child.stdin.on("error", () => undefined);
  let output = "";
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => child.once("exit", (code, signal) => { resolve({ code, signal }); }));
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      output += chunk.toString();
      if (output.includes("worker is ready")) resolve();
    };
    child.stdout.on("data", hear);
    child.stderr.on("data", hear);
    void ended.then(({ code, signal }) => { reject(new Error(`the worker ended before it was ready (${String(signal ?? code)}):\n${output}`)); });
  });
  return {
    ended,
    async kill() {
      child.kill("SIGKILL");
      await ended;
    },
    async stop() {
      child.kill("SIGTERM");
      return (await ended).code;
    },
    output: () => output,
  };
}
