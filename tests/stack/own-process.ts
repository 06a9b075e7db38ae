import { spawn } from "node:child_process";
import { processEntry } from "./process-sources.ts";

export interface OwnProcess {
  /** Resolves when the process is gone: by which signal, or with which code. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** SIGKILL: nothing is finished, nothing is said to anybody. */
  kill(): Promise<void>;
  /** SIGTERM: the way an operator stops it. Gives the exit code. */
  stop(): Promise<number | null>;
  /** What it has logged. */
  output(): string;
}

/** Starts a process from the sources as they stand, with nothing of this one's environment but what is given. It goes when this process goes. */
export async function startProcess(name: Parameters<typeof processEntry>[0], environment: Record<string, string>): Promise<OwnProcess & { said(words: string): Promise<void> }> {
  const child = spawn(process.execPath, [await processEntry(name)], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { PATH: process.env["PATH"], HOME: process.env["HOME"], LOG_LEVEL: "info", ...environment },
  });
  child.stdin.on("error", () => undefined);
  let output = "";
  const heard = new Set<() => void>();
  const hear = (chunk: Buffer): void => {
    output += chunk.toString();
    for (const look of heard) look();
  };
  child.stdout.on("data", hear);
  child.stderr.on("data", hear);
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => child.once("exit", (code, signal) => { resolve({ code, signal }); }));
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
    async said(words) {
      await new Promise<void>((resolve, reject) => {
        const look = (): void => { if (output.includes(words)) resolve(); };
        heard.add(look);
        look();
        void ended.then(({ code, signal }) => { reject(new Error(`the ${name} ended (${String(signal ?? code)}) before it said "${words}":\n${output}`)); });
      });
    },
  };
}
