import { spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** One PostgreSQL and one Temporal dev server of our own, on free ports that stay the same across stops and starts. */
export interface Servers {
  /** Superuser's URL of the database `postgres`. */
  databaseUrl: string;
  /** host:port. */
  temporalAddress: string;
  startPostgres(): Promise<void>;
  /** Fast shutdown: connections are cut, what is committed stays. */
  stopPostgres(): Promise<void>;
  startTemporal(): Promise<void>;
  stopTemporal(): Promise<void>;
  /** Stops Temporal and deletes its whole store; start it again with startTemporal. */
  forgetTemporal(): Promise<void>;
  /** Stops both and removes their folder. They also go when this process ends, however it ends. */
  close(): Promise<void>;
}

interface KeeperLine {
  id?: number;
  error?: string;
  databaseUrl?: string;
  temporalAddress?: string;
}

function parseLine(line: string): KeeperLine {
  const parsed: unknown = JSON.parse(line);
  if (typeof parsed !== "object" || parsed === null) throw new Error(`the keeper said ${line}`);
  return parsed;
}

/**
 * Starts servers for tests that stop and break them; suites that only use them share those of the jest run
 * (TEST_DATABASE_URL and TEST_TEMPORAL_ADDRESS, see global-setup.ts).
 */
export async function startServers(): Promise<Servers> {
  // In a process group of its own: a Ctrl-C ends the tests first, the keeper then sees its input close.
  const keeper = spawn(process.execPath, [join(__dirname, "../../scripts/throwaway-servers.mjs")], { stdio: ["pipe", "pipe", "inherit"], detached: true });
  const exited = new Promise<void>((resolve) => keeper.once("exit", () => resolve()));
  const waiting = new Map<number, (answer: KeeperLine) => void>();
  let requests = 0;
  const started = await new Promise<KeeperLine>((resolve) => {
    createInterface({ input: keeper.stdout })
      .on("line", (line) => {
        const answer = parseLine(line);
        if (answer.id === undefined) resolve(answer);
        else waiting.get(answer.id)?.(answer);
      })
      .on("close", () => {
        const gone = { error: "the keeper of the test servers has ended" };
        resolve(gone);
        for (const answer of waiting.values()) answer(gone);
      });
  });
  keeper.stdin.on("error", () => undefined);

  async function close(): Promise<void> {
    keeper.stdin.end();
    await exited;
  }

  async function ask(what: string): Promise<void> {
    const id = (requests += 1);
    const answer = await new Promise<KeeperLine>((resolve) => {
      waiting.set(id, resolve);
      keeper.stdin.write(`${JSON.stringify({ id, do: what })}\n`);
    });
    waiting.delete(id);
    if (answer.error !== undefined) throw new Error(answer.error);
  }

  if (started.error !== undefined || started.databaseUrl === undefined || started.temporalAddress === undefined) {
    await close();
    throw new Error(started.error ?? "the test servers gave no addresses");
  }
  return {
    databaseUrl: started.databaseUrl,
    temporalAddress: started.temporalAddress,
    startPostgres: () => ask("start-postgres"),
    stopPostgres: () => ask("stop-postgres"),
    startTemporal: () => ask("start-temporal"),
    stopTemporal: () => ask("stop-temporal"),
    forgetTemporal: () => ask("forget-temporal"),
    close,
  };
}
