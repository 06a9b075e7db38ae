import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Client, Connection } from "@temporalio/client";
import { NativeConnection, Worker, bundleWorkflowCode, type InjectedSinks } from "@temporalio/worker";
import type { FiredSink } from "./baseline.workflow.ts";

/** A worker of the bare workflows in this process, on a task queue of its own. */
export interface BaselineWorker {
  client: Client;
  taskQueue: string;
  /** Wall times (ms) at which bare timers were seen to fire, since the last `forget`. */
  firedAtMs: readonly number[];
  /** Bare timers that were started, since the last `forget`. */
  armed(): number;
  forget(): void;
  close(): Promise<void>;
}

export async function startBaselineWorker(address: string): Promise<BaselineWorker> {
  const entry = ["js", "ts"].map((extension) => fileURLToPath(new URL(`baseline.workflow.${extension}`, import.meta.url))).find((path) => existsSync(path));
  if (entry === undefined) throw new Error("the bare workflows are not beside this file");
  const quiet = (): undefined => undefined;
  const bundle = await bundleWorkflowCode({ workflowsPath: entry, logger: { log: quiet, trace: quiet, debug: quiet, info: quiet, warn: quiet, error: quiet } });
  const firedAtMs: number[] = [];
  let armed = 0;
  const sinks: InjectedSinks<FiredSink> = {
    timers: {
      armed: { fn: () => void (armed += 1), callDuringReplay: false },
      fired: { fn: () => void firedAtMs.push(Date.now()), callDuringReplay: false },
    },
  };
  const taskQueue = `baseline-${randomBytes(4).toString("hex")}`;
  const native = await NativeConnection.connect({ address });
  const connection = await Connection.connect({ address });
  const worker = await Worker.create({ connection: native, taskQueue, workflowBundle: bundle, sinks, shutdownGraceTime: "1 second" });
  const ended = worker.run();
  return {
    client: new Client({ connection }),
    taskQueue,
    firedAtMs,
    armed: () => armed,
    forget() {
      armed = 0;
      firedAtMs.length = 0;
    },
    async close() {
      worker.shutdown();
      await ended;
      await native.close();
      await connection.close();
    },
  };
}
