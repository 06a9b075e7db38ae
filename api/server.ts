import { createHash } from "node:crypto";
import compression from "compression";
import express, { type Express, type NextFunction, type Request, type Response } from "express";
import { rateLimit, ipKeyGenerator } from "express-rate-limit";
import helmet from "helmet";
import type { Logger } from "pino";
import { FileStore } from "../ledger/files/file-store.ts";
import type { Ledger } from "../ledger/ledger.ts";
import { secureCookies, type ApiConfig } from "./config.ts";
import type { Services } from "./endpoint.ts";
import { docsPages } from "./docs-pages.ts";
import { endpoints } from "./endpoints/all-endpoints.ts";
import { healthRoutes, type Probes } from "./health.ts";
import { requestLog } from "./http/request-log.ts";
import { answerProblem, routes } from "./http/routes.ts";
import { Accounts } from "./identity/accounts.ts";
import { SecurityLog } from "./identity/security-log.ts";
import { sessions } from "./identity/sessions.ts";
import { SetUpToken } from "./identity/set-up.ts";
import { Tokens } from "./identity/tokens.ts";
import { LiveFeed } from "./live-feed.ts";
import type { Metrics } from "./metrics.ts";
import { openApiDocument } from "./openapi.ts";
import { linkHeader } from "./party/held-link.ts";
import { PartyCodes } from "./party/party-codes.ts";
import { PartyLinks } from "./party/party-links.ts";
import { Problem } from "./problem.ts";
import { webPages } from "./web-pages.ts";
import { LedgerVerification } from "./verification.ts";

export interface AppParts {
  ledger: Ledger;
  config: ApiConfig;
  probes: Probes;
  logger: Logger;
  /** Signs session cookies; see identity/sessions.ts, `sessionSecret`. */
  sessionSecret: string;
  /** Opens an empty system once; made here when the environment gives none. */
  setUpToken?: SetUpToken;
  metrics?: Metrics;
  /** Folder of the built workbench; without it the API stands alone. */
  webFolder?: string;
}

export interface App {
  express: Express;
  services: Services;
  /** Ends event streams and timers; the ledger stays open. */
  close(): void;
}

/** The API as one Express application, not yet listening. */
export function createApp(parts: AppParts): App {
  const { ledger, config, logger } = parts;
  const { pool } = ledger.database;
  const files = new FileStore(config.filesFolder);
  const services: Services = {
    ledger,
    config,
    logger,
    accounts: new Accounts(pool),
    tokens: new Tokens(pool),
    security: new SecurityLog(pool),
    feed: new LiveFeed(ledger, logger),
    files,
    verification: new LedgerVerification(ledger.database, files),
    partyLinks: new PartyLinks(pool),
    partyCodes: new PartyCodes(pool),
    setUpToken: parts.setUpToken ?? new SetUpToken(undefined),
  };
  const app = express();
  app.disable("x-powered-by");
  app.set("etag", false);
  app.set("trust proxy", config.trustProxy);
  app.set("query parser", "simple");
  app.set("case sensitive routing", true);

  app.use(requestLog(logger));
  app.use(security(config));
  app.use(compressed());
  app.use("/health", healthRoutes(parts.probes));
  if (parts.metrics !== undefined) app.use(parts.metrics.middleware);

  const signedIn = sessions(pool, config, parts.sessionSecret, (error) => { logger.warn({ err: error }, "session store"); });
  const api = express.Router({ caseSensitive: true, strict: true });
  // A request with Authorization never meets the session: it cannot start, keep alive or change one.
  api.use((request, response, next) => {
    if (request.headers.authorization === undefined) void signedIn.middleware(request, response, next);
    else next();
  });
  for (const limit of limits(config)) api.use(limit);
  api.get("/openapi.json", (_request, response) => { response.set("Cache-Control", "no-cache").json(openApiDocument(endpoints)); });
  api.use(routes(endpoints, services));
  app.use("/api/v1", api);
  app.use("/api/docs", docsPages());
  if (parts.webFolder !== undefined) app.use(webPages(parts.webFolder));

  app.use((request: Request) => {
    throw new Problem("unknown-address", { params: { path: (request.originalUrl.split("?")[0] ?? "").slice(0, 200) } });
  });
  // Express knows an error handler by its four parameters.
  app.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    answerProblem(error, services, request, response);
  });
  return {
    express: app,
    services,
    close() {
      services.feed.close();
      signedIn.close();
    },
  };
}

/** Answers compressed; event streams are not, since a compressor holds back what should go out at once. */
function compressed(): express.RequestHandler {
  return compression({ filter: (request, response) => !String(response.getHeader("Content-Type") ?? "").startsWith("text/event-stream") && compression.filter(request, response) });
}

/** Nothing from outside, nothing inline, framed by nobody. */
function security(config: ApiConfig): express.RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'", "data:"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secureCookies(config) ? { maxAge: 31_536_000 } : false,
    crossOriginEmbedderPolicy: false,
  });
}

/** Bounds on how much one caller asks; a signed-in person counts for themselves, so that a court behind one address is not one caller. */
function limits(config: ApiConfig): express.RequestHandler[] {
  const refuse = (_request: Request, response: Response): never => {
    throw new Problem("too-many-requests", { headers: { "Retry-After": String(response.getHeader("Retry-After") ?? 60) } });
  };
  const found: express.RequestHandler[] = [];
  if (config.signInsPerQuarterHour > 0) {
    const signIns = rateLimit({ windowMs: 15 * 60_000, limit: config.signInsPerQuarterHour, skipSuccessfulRequests: true, standardHeaders: false, legacyHeaders: false, handler: refuse });
    found.push((request, response, next) => {
      if (request.method === "POST" && request.path.startsWith("/session")) void signIns(request, response, next);
      else next();
    });
  }
  if (config.partyRequestsPerMinute > 0) {
    // Per link; and whoever shows links that are none, per address.
    const perLink = rateLimit({ windowMs: 60_000, limit: config.partyRequestsPerMinute, standardHeaders: false, legacyHeaders: false, keyGenerator: linkKey, handler: refuse });
    const guesses = rateLimit({ windowMs: 15 * 60_000, limit: config.partyRequestsPerMinute, standardHeaders: false, legacyHeaders: false, requestWasSuccessful: (_request, response) => response.statusCode !== 401, skipSuccessfulRequests: true, handler: refuse });
    for (const limit of [guesses, perLink]) {
      found.push((request, response, next) => {
        if (request.path.startsWith("/party/")) void limit(request, response, next);
        else next();
      });
    }
  }
  if (config.requestsPerMinute > 0) {
    found.push(rateLimit({
      windowMs: 60_000,
      limit: config.requestsPerMinute,
      standardHeaders: "draft-8",
      legacyHeaders: false,
      keyGenerator: callerKey,
      handler: refuse,
    }));
  }
  return found;
}

/** The token itself stays out of the limiter's memory. */
function linkKey(request: Request): string {
  const token = request.headers[linkHeader];
  return createHash("sha256").update(typeof token === "string" ? token : "").digest("base64url");
}

/** A session is proven by now (its cookie is signed); a token is not yet, so it counts by its address. */
function callerKey(request: Request): string {
  const person = request.headers.authorization === undefined ? request.session.person : undefined;
  return person === undefined ? ipKeyGenerator(request.ip ?? "") : `person ${person}`;
}
