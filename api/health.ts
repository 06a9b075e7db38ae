import { Router } from "express";

/** What readiness is asked of; each throws or answers false when it is not there. Passed in by the composition root. */
export interface Probes {
  database: () => Promise<boolean>;
  /** Temporal answers. */
  temporal: () => Promise<boolean>;
  /** A worker has polled lately. */
  worker: () => Promise<boolean>;
}

async function holds(probe: () => Promise<boolean>, deadlineMs: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => { timer = setTimeout(() => { resolve(false); }, deadlineMs); });
  try {
    return await Promise.race([probe(), late]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * /health/live: the process answers. /health/ready: 200 once PostgreSQL, Temporal and a worker have answered; afterwards
 * only PostgreSQL is needed, since commands go on without Temporal, and `clockwork` says whether time is being acted on.
 */
export function healthRoutes(probes: Probes): Router {
  const router = Router();
  let wasReady = false;
  router.get("/live", (_request, response) => { response.set("Cache-Control", "no-store").json({ status: "ok" }); });
  router.get("/ready", async (_request, response) => {
    const [database, temporal, worker] = await Promise.all([holds(probes.database, 2_000), holds(probes.temporal, 2_000), holds(probes.worker, 2_000)]);
    const clockwork = temporal && worker ? "ok" : "delayed";
    wasReady ||= database && clockwork === "ok";
    response
      .status(database && wasReady ? 200 : 503)
      .set("Cache-Control", "no-store")
      .json({ status: database && wasReady ? "ready" : "starting", database: database ? "ok" : "unreachable", temporal: temporal ? "ok" : "unreachable", worker: worker ? "ok" : "silent", clockwork });
  });
  return router;
}
