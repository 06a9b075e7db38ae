import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** A PostgreSQL (fsync on) and a Temporal dev server of a measurement's own. */
export interface BenchServers {
  /** Superuser's URL of the database `postgres`. */
  databaseUrl: string;
  /** host:port */
  temporalAddress: string;
  /** Stops both and removes their folder. They also go when this process ends, however it ends. */
  close(): Promise<void>;
}

interface Started { databaseUrl?: string; temporalAddress?: string; error?: string }

/** Starts both on free ports with the project's own scripts, as `./temporal-dev.sh` would. */
export async function startServers(): Promise<BenchServers> {
  const program = fileURLToPath(new URL("../../scripts/throwaway-servers.mjs", import.meta.url));
  // In a process group of its own: a Ctrl-C ends the measurement first, the keeper then sees its input close.
  const keeper = spawn(process.execPath, [program], { stdio: ["pipe", "pipe", "inherit"], detached: true });
  const exited = new Promise<void>((resolve) => keeper.once("exit", () => resolve()));
  keeper.stdin.on("error", () => undefined);
  async function close(): Promise<void> {
    keeper.stdin.end();
    await exited;
  }
  const started = await new Promise<Started>((resolve) => {
    createInterface({ input: keeper.stdout })
      .once("line", (line) => resolve(JSON.parse(line) as Started))
      .once("close", () => resolve({ error: "the servers of the measurement did not start" }));
  });
  if (started.error !== undefined || started.databaseUrl === undefined || started.temporalAddress === undefined) {
    await close();
    throw new Error(started.error ?? "the servers gave no addresses");
  }
  return { databaseUrl: started.databaseUrl, temporalAddress: started.temporalAddress, close };
}
