import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { RequestHandler } from "express";
import type { Logger } from "pino";
import { pinoHttp } from "pino-http";

const sane = /^[A-Za-z0-9._-]{8,100}$/;

/** Paths of a log line that never hold more than "[redacted]". */
export const redacted = [
  "req.headers.cookie", "req.headers.authorization", 'req.headers["x-party-link"]', 'res.headers["set-cookie"]',
  "password", "newPassword", "*.password", "*.newPassword", "token", "*.token", "secret", "*.secret",
];

/** The id under which a request is found in the log: the caller's own when it is a plain word, else one of ours. */
export function requestIdOf(request: IncomingMessage): string {
  const { id } = request;
  return typeof id === "string" ? id : "";
}

/** One line a request: method, path without query (it may hold names), status, time. */
export function requestLog(logger: Logger): RequestHandler {
  return pinoHttp({
    logger,
    genReqId(request, response) {
      const given = request.headers["x-request-id"];
      const id = typeof given === "string" && sane.test(given) ? given : randomUUID();
      response.setHeader("X-Request-Id", id);
      return id;
    },
    serializers: {
      req: (request: { id: unknown; method: string; url: string }) => ({ id: request.id, method: request.method, path: request.url.split("?")[0] }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
    customLogLevel: (_request, response, error) => (error !== undefined || response.statusCode >= 500 ? "error" : response.statusCode === 429 ? "warn" : "info"),
    // Health probes come every few seconds and say nothing new.
    autoLogging: { ignore: (request) => request.url.startsWith("/health/") },
  });
}
