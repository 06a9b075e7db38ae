import { createServer, type Server } from "node:http";
import type { RequestHandler } from "express";
import { collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type pg from "pg";

export interface Metrics {
  registry: Registry;
  middleware: RequestHandler;
}

/** Prometheus figures of this process: requests by route and status, pool, event streams. No ids and no persons in labels. */
export function createMetrics(pool: pg.Pool, eventStreams: () => number): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({ name: "http_request_seconds", help: "Time to answer a request", labelNames: ["method", "route", "status"], buckets: [0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5], registers: [registry] });
  const gauge = (name: string, help: string, read: () => number): Gauge => new Gauge({ name, help, registers: [registry], collect() { this.set(read()); } });
  gauge("ledger_pool_connections", "Connections to PostgreSQL", () => pool.totalCount);
  gauge("ledger_pool_idle", "Idle connections to PostgreSQL", () => pool.idleCount);
  gauge("ledger_pool_waiting", "Callers waiting for a connection", () => pool.waitingCount);
  gauge("event_streams", "Open live feeds", eventStreams);
  return {
    registry,
    middleware(request, response, next) {
      const end = seconds.startTimer();
      response.once("finish", () => {
        const route: unknown = request.route;
        const path = typeof route === "object" && route !== null && "path" in route && typeof route.path === "string" ? route.path : "other";
        end({ method: request.method, route: path, status: String(response.statusCode) });
      });
      next();
    },
  };
}

/** /metrics on a port of its own, so that it can stay inside. */
export function serveMetrics(registry: Registry, host: string, port: number): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.url !== "/metrics") {
      response.writeHead(404).end();
      return;
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { "Content-Type": registry.contentType }).end(text),
      () => response.writeHead(500).end(),
    );
  });
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => { resolve(server); });
  });
}
