import connectPgSimple from "connect-pg-simple";
import { createHash, randomBytes } from "node:crypto";
import type { Request, RequestHandler } from "express";
import session from "express-session";
import type pg from "pg";
import { secureCookies, type ApiConfig } from "../config.ts";

declare module "express-session" {
  interface SessionData {
    person: string;
    /** Wall time, ms: the session ends `sessionMaxMs` later whatever happens. */
    startedAtMs: number;
    touchedAtMs: number;
    mustChange: boolean;
  }
}

export const sessionCookie = "court.sid";
const touchEveryMs = 5 * 60_000;

/**
 * Sessions in PostgreSQL. Nothing is written for people who are not signed in, and a signed-in one's row is written again
 * at most every five minutes (`keepAlive`).
 */
export function sessions(pool: pg.Pool, config: ApiConfig, secret: string, onError: (error: unknown) => void): { middleware: RequestHandler; close: () => void } {
  const Store = connectPgSimple(session);
  const store = new Store({ pool: prepared(pool), tableName: "sessions", disableTouch: true, pruneSessionInterval: 15 * 60, errorLog: onError });
  const middleware = session({
    name: sessionCookie,
    store,
    secret,
    saveUninitialized: false,
    resave: false,
    rolling: false,
    genid: () => randomBytes(32).toString("base64url"),
    cookie: { httpOnly: true, sameSite: "lax", secure: secureCookies(config), path: "/", maxAge: config.sessionIdleMs },
    proxy: config.trustProxy !== false,
  });
  return { middleware, close: () => { store.close(); } };
}

/** The store's few statements are planned once a connection instead of with each request: one of them comes before everything else. */
function prepared(pool: pg.Pool): pg.Pool {
  return new Proxy(pool, {
    get(target, property) {
      if (property !== "query") return Reflect.get(target, property, target) as unknown;
      return (text: string, values: unknown[]) => target.query({ name: `sessions:${createHash("sha1").update(text).digest("base64url")}`, text, values });
    },
  });
}

/** The signed-in person of a session that is still good; keeps it alive. Undefined ends an over-long one. */
export function personOf(request: Request, config: ApiConfig, nowMs: number): { person: string; mustChange: boolean } | undefined {
  const { person, startedAtMs, touchedAtMs, mustChange } = request.session;
  if (person === undefined || startedAtMs === undefined) return undefined;
  if (nowMs - startedAtMs > config.sessionMaxMs) return undefined;
  if (nowMs - (touchedAtMs ?? 0) > touchEveryMs) request.session.touchedAtMs = nowMs;
  return { person, mustChange: mustChange === true };
}

/** Signs a person in under a new session id, so that an id planted before is worth nothing. */
export async function startSession(request: Request, person: string, mustChange: boolean, nowMs: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.regenerate((error: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error("the session could not be renewed"));
    });
  });
  request.session.person = person;
  request.session.startedAtMs = nowMs;
  request.session.touchedAtMs = nowMs;
  request.session.mustChange = mustChange;
  // Before the answer's head is sent: a client may use the cookie as soon as it has seen it.
  await new Promise<void>((resolve, reject) => {
    request.session.save((error: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error("the session could not be kept"));
    });
  });
}

export async function endSession(request: Request): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    request.session.destroy((error: unknown) => {
      if (error === undefined || error === null) resolve();
      else reject(error instanceof Error ? error : new Error("the session could not be ended"));
    });
  });
}

/** The secret that signs cookies: kept beside the sessions it protects, made on first use, so that a restart signs nobody out. */
export async function sessionSecret(pool: pg.Pool): Promise<string> {
  await pool.query("INSERT INTO secrets (name, value) VALUES ('session', $1) ON CONFLICT (name) DO NOTHING", [randomBytes(48).toString("base64url")]);
  const { rows } = await pool.query<{ value: string }>("SELECT value FROM secrets WHERE name = 'session'");
  const value = rows[0]?.value;
  if (value === undefined) throw new Error("the session secret was not kept");
  return value;
}
