import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A process of ours, started as in production. */
export interface OwnProcess {
  pid: number;
  /** The line by which it said that it was ready. */
  readyLine: string;
  stop(): Promise<void>;
}

const children = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of children) child.kill("SIGKILL");
});

/** Longest wait for a process to be ready. */
const readyMs = 60_000;

/** Starts a built program and waits until it prints a line that matches. Throws with its last lines when it ends before. */
export async function startProgram(program: string, environment: NodeJS.ProcessEnv, ready: RegExp, nodeOptions: string[] = []): Promise<OwnProcess> {
  const path = fileURLToPath(new URL(`../${program}`, import.meta.url));
  const child = spawn(process.execPath, [...nodeOptions, path], { env: { ...process.env, ...environment }, stdio: ["ignore", "pipe", "pipe"] });
  children.add(child);
  const last: string[] = [];
  const exited = new Promise<void>((resolve) => child.once("exit", () => {
    children.delete(child);
    resolve();
  }));
  const readyLine = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${program} was not ready within ${readyMs} ms: ${last.join("\n")}`)), readyMs);
    const read = (line: string): void => {
      last.push(line);
      if (last.length > 10) last.shift();
      if (!ready.test(line)) return;
      clearTimeout(timer);
      resolve(line);
    };
    createInterface({ input: child.stdout }).on("line", read);
    createInterface({ input: child.stderr }).on("line", read);
    void exited.then(() => {
      clearTimeout(timer);
      reject(new Error(`${program} ended: ${last.join("\n")}`));
    });
  });
  return {
    pid: child.pid ?? 0,
    readyLine,
    async stop() {
      child.kill("SIGTERM");
      await exited;
    },
  };
}

/** The real worker, in a process of its own; `program` is another composition of it. */
export function startWorker(databaseUrl: string, temporalAddress: string, installation: string, program = "worker/main.js", nodeOptions: string[] = []): Promise<OwnProcess> {
  return startProgram(program, { DATABASE_URL: databaseUrl, TEMPORAL_ADDRESS: temporalAddress, TASK_QUEUE: installation, LOG_LEVEL: "info" }, /worker is ready/, nodeOptions);
}
