import { randomUUID } from "node:crypto";
import { Router, type Request, type RequestHandler, type Response } from "express";
import type { Answer, Endpoint, RequestContext, Services } from "../endpoint.ts";
import { invalidRequest } from "../invalid-params.ts";
import { heldLink } from "../party/held-link.ts";
import { Problem, problemBody, type Language } from "../problem.ts";
import { bodyHash, readBody } from "./bodies.ts";
import { identify } from "./credentials.ts";
import { toProblem } from "./failures.ts";
import { requestLedger } from "./request-ledger.ts";
import { requestIdOf } from "./request-log.ts";

const keyForm = /^[\x21-\x7e]{1,200}$/;

/** Chinese unless the caller prefers English. */
export function languageOf(request: Request): Language {
  return request.acceptsLanguages("zh-CN", "zh", "en") === "en" ? "en" : "zh";
}

function headerFault(path: string, zh: string, en: string): Problem {
  return invalidRequest([{ path, code: "invalid-format", message: { zh, en } }]);
}

/** The key a command is remembered by: the caller's, else one of our own, so that every command has one. */
function idempotencyKey(request: Request): string {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return randomUUID();
  if (typeof key !== "string" || !keyForm.test(key)) throw headerFault("Idempotency-Key", "应为 1–200 个可见 ASCII 字符", "must be 1 to 200 visible ASCII characters");
  return key;
}

/** If-Match names the version as the ETag gave it: "7" in quotation marks. */
function ifMatchOf(request: Request): number | undefined {
  const value = request.headers["if-match"];
  if (value === undefined || value === "*") return undefined;
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(value)?.[1];
  if (version === undefined) throw headerFault("If-Match", '应为 ETag 给出的版本，如 "7"', 'must be the version as the ETag gave it, e.g. "7"');
  return Number(version);
}

/** "/work-items/{id}" as Express writes it. */
function expressPath(path: string): string {
  return path.replace(/\{(\w+)\}/g, ":$1");
}

/** The first step of a path, "/work-items" of "/work-items/{id}/accept". */
function firstStep(path: string): string {
  return /^\/[^/]*/.exec(path)?.[0] ?? "/";
}

/** All endpoints, with 405 for a known address asked in another way. One router for each first step, so that a request is not held against every address there is. */
export function routes(endpoints: readonly Endpoint[], services: Services): RequestHandler {
  const routers = new Map([...new Set(endpoints.map(({ path }) => firstStep(path)))].map((step) => [step, routerOf(endpoints.filter(({ path }) => firstStep(path) === step), services)]));
  return (request, response, next) => {
    const router = routers.get(firstStep(request.path));
    if (router === undefined) next();
    else router(request, response, next);
  };
}

function routerOf(endpoints: readonly Endpoint[], services: Services): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const methods = new Map<string, string[]>();
  for (const endpoint of endpoints) {
    const path = expressPath(endpoint.path);
    methods.set(path, [...(methods.get(path) ?? []), endpoint.method.toUpperCase()]);
    router[endpoint.method](path, async (request: Request, response: Response) => {
      await serve(endpoint, services, request, response);
    });
  }
  for (const [path, allowed] of methods) {
    router.all(path, (request: Request) => {
      const allow = [...new Set(allowed.flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method])))].join(", ");
      throw new Problem("method-not-allowed", { params: { path: request.originalUrl.split("?")[0] ?? "", method: request.method, allow }, headers: { Allow: allow } });
    });
  }
  return router;
}

async function serve(endpoint: Endpoint, shared: Services, request: Request, response: Response): Promise<void> {
  const services = { ...shared, ledger: requestLedger(shared.ledger) };
  // A party's link is no sign-in: neither cookie nor token says anything where it is asked for, and it says nothing elsewhere.
  const link = endpoint.auth === "party-link" ? await heldLink(request, services) : undefined;
  const caller = link === undefined ? await identify(request, endpoint, services, Date.now()) : undefined;
  if (caller === undefined && (endpoint.auth === "person" || (endpoint.auth === "demo-public" && !services.config.demo))) {
    throw new Problem("not-signed-in", { headers: { "WWW-Authenticate": 'Bearer realm="court"' } });
  }
  const key = idempotencyKey(request);
  const ifMatch = ifMatchOf(request);
  const { body, upload, bytes } = await readBody(endpoint, request, response);
  const context: RequestContext = {
    ...services,
    requestId: requestIdOf(request),
    language: languageOf(request),
    caller,
    ...(link === undefined ? {} : { link }),
    key,
    bodyHash: bodyHash(endpoint.method, request.originalUrl, bytes ?? (body as never)),
    ...(ifMatch === undefined ? {} : { ifMatch }),
    request,
  };
  const answer = await endpoint.run({ params: request.params, query: request.query, body, upload }, context);
  if (answer.streamed === true) return;
  if (services.config.checkAnswers) checkAnswer(endpoint, answer);
  send(response, answer, endpoint.command === undefined ? undefined : key);
}

/** The endpoint's own schema against what it answers; only in tests, where a difference must show. */
function checkAnswer(endpoint: Endpoint, answer: Answer): void {
  const declared = endpoint.responses[answer.status];
  if (declared === undefined) throw new Error(`${endpoint.id} answers ${answer.status}, which it does not declare`);
  if (answer.file !== undefined) {
    const type = answer.file.contentType.split(";")[0] ?? "";
    if (declared.contentTypes?.includes(type) !== true) throw new Error(`${endpoint.id} answers with ${type}, which it does not declare`);
    return;
  }
  const result = declared.schema?.safeParse(JSON.parse(JSON.stringify(answer.body ?? null)));
  if (result !== undefined && !result.success) throw new Error(`${endpoint.id} answers ${answer.status} against its schema: ${result.error.message}`);
}

function send(response: Response, answer: Answer, key: string | undefined): void {
  response.status(answer.status);
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  if (key !== undefined) response.setHeader("Idempotency-Key", key);
  if (!response.hasHeader("Cache-Control")) response.setHeader("Cache-Control", "no-store");
  if (answer.file !== undefined) {
    response.setHeader("Content-Type", answer.file.contentType);
    response.setHeader("Content-Disposition", `${answer.file.inline === true ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(answer.file.name)}`);
    response.end(answer.file.bytes);
  } else if (answer.body === undefined) {
    response.end();
  } else {
    response.json(answer.body);
  }
}

/** Answers any error as a problem; what was not expected is logged with the request's id. */
export function answerProblem(error: unknown, services: { logger: Services["logger"] }, request: Request, response: Response): void {
  const problem = toProblem(error);
  const requestId = requestIdOf(request);
  if (problem.code === "unexpected") services.logger.error({ err: error, requestId }, "unexpected error");
  if (problem.code === "unavailable") services.logger.warn({ requestId, reason: error instanceof Error ? error.message : "" }, "PostgreSQL cannot be reached");
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const language = languageOf(request);
  const body = problemBody(problem, language, request.originalUrl.split("?")[0] ?? "", requestId);
  response.status(body.status);
  for (const [name, value] of Object.entries(problem.details.headers ?? {})) response.setHeader(name, value);
  response.setHeader("Content-Type", "application/problem+json; charset=utf-8");
  response.setHeader("Content-Language", language === "en" ? "en" : "zh-CN");
  response.setHeader("Cache-Control", "no-store");
  response.end(JSON.stringify(body));
}
