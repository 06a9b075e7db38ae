import type { Request } from "express";
import type { Logger } from "pino";
import type { z } from "zod";
import type { Text } from "../contracts/problem-codes.ts";
import type { Actor, PersonId } from "../domain/decider.ts";
import type { FileStore } from "../ledger/files/file-store.ts";
import type { Ledger } from "../ledger/ledger.ts";
import type { ApiConfig } from "./config.ts";
import type { Accounts } from "./identity/accounts.ts";
import type { Tokens } from "./identity/tokens.ts";
import type { SecurityLog } from "./identity/security-log.ts";
import type { SetUpToken } from "./identity/set-up.ts";
import type { LiveFeed } from "./live-feed.ts";
import type { LedgerVerification } from "./verification.ts";
import { parsed } from "./invalid-params.ts";
import type { HeldLink } from "./party/held-link.ts";
import type { PartyCodes } from "./party/party-codes.ts";
import type { PartyLinks } from "./party/party-links.ts";
import { Problem, type Language } from "./problem.ts";

export type Method = "get" | "post" | "put" | "delete";

/** Who may ask: a signed-in person, anyone, anyone while the demonstration runs, or whoever holds a party's link. */
export type Auth = "person" | "public" | "demo-public" | "party-link";

/** The person behind a request. */
export interface Caller {
  actor: Actor;
  person: PersonId;
  via: "session" | "token";
  /** Of an API token: "read", "command" or names of actions. A session has none: it may do what the person may. */
  scopes?: string[];
  /** The API token that asks. */
  token?: string;
}

/** A body that is not JSON: a file. */
export interface Upload { contentType: string; bytes: Buffer }

/** What the composition root gives every endpoint. */
export interface Services {
  ledger: Ledger;
  config: ApiConfig;
  logger: Logger;
  accounts: Accounts;
  tokens: Tokens;
  security: SecurityLog;
  feed: LiveFeed;
  setUpToken: SetUpToken;
  files: FileStore;
  verification: LedgerVerification;
  partyLinks: PartyLinks;
  partyCodes: PartyCodes;
}

export interface RequestContext<Who extends Caller | undefined = Caller | undefined> extends Services {
  requestId: string;
  language: Language;
  caller: Who;
  /** Of an endpoint for parties: the link that was shown. There is no caller then, whatever cookie came along. */
  link?: HeldLink;
  /** Idempotency-Key, made here when the caller sent none. */
  key: string;
  /** SHA-256 of method, path and canonical body. */
  bodyHash: Buffer;
  ifMatch?: number;
  /** Only for what is about the connection itself: session, address, event stream. */
  request: Request;
}

/** A request by a party's link. */
export type LinkContext = RequestContext<undefined> & { link: HeldLink };

type ContextFor<A extends Auth> = A extends "person" ? RequestContext<Caller> : A extends "party-link" ? LinkContext : RequestContext;

/** What an endpoint answers: JSON in `body`, or bytes with a type of their own in `file`, or nothing (204). */
export interface Answer {
  status: number;
  body?: unknown;
  /** `inline`: the browser may show it instead of saving it. */
  file?: { contentType: string; name: string; bytes: Buffer | string; inline?: boolean };
  headers?: Record<string, string>;
  /** The endpoint writes the response itself (event stream). */
  streamed?: true;
}

export interface Response { description: Text; schema?: z.ZodType; contentTypes?: string[] }

interface Spec<A extends Auth, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  /** operationId, unique. */
  id: string;
  method: Method;
  /** Under /api/v1, with `{name}` for parameters. */
  path: string;
  tag: string;
  summary: Text;
  auth: A;
  /** The authority catalogue's action: of reads the one that is checked, of commands the one the door checks. Also what a token's scope may name. */
  action?: string;
  /** What a token must be allowed for; a GET is "read", everything else "command" unless said here. "any": the handler says which token. */
  scope?: "read" | "command" | "any";
  /** Signed-in with a session only: what a token must not be able to do. */
  sessionOnly?: true;
  /** Changes the ledger by one command: carries Idempotency-Key and, for an existing entity, If-Match. */
  command?: "creates" | "changes";
  /** No command, yet a rule may refuse what was entered (422): the calculators. */
  refusable?: true;
  params?: P;
  query?: Q;
  body?: B;
  /** Content types taken besides JSON; then `body` must allow undefined. */
  uploads?: { contentTypes: string[]; maxBytes: number };
  responses: Record<number, Response>;
  handler(input: { params: z.output<P>; query: z.output<Q>; body: z.output<B>; upload: Upload | undefined }, context: ContextFor<A>): Promise<Answer>;
}

/** One endpoint as one value: the router and the OpenAPI file are both made from it. */
export interface Endpoint {
  id: string;
  method: Method;
  path: string;
  tag: string;
  summary: Text;
  auth: Auth;
  action: string | undefined;
  scope: "read" | "command" | "any";
  sessionOnly: boolean;
  command: "creates" | "changes" | undefined;
  refusable: boolean;
  params: z.ZodType | undefined;
  query: z.ZodType | undefined;
  body: z.ZodType | undefined;
  uploads: { contentTypes: string[]; maxBytes: number } | undefined;
  responses: Record<number, Response>;
  run(raw: { params: unknown; query: unknown; body: unknown; upload: Upload | undefined }, context: RequestContext): Promise<Answer>;
}

/** Closes an endpoint over its own types, so that a list of endpoints needs none. */
export function endpoint<A extends Auth, P extends z.ZodType = z.ZodUndefined, Q extends z.ZodType = z.ZodUndefined, B extends z.ZodType = z.ZodUndefined>(spec: Spec<A, P, Q, B>): Endpoint {
  return {
    id: spec.id,
    method: spec.method,
    path: spec.path,
    tag: spec.tag,
    summary: spec.summary,
    auth: spec.auth,
    action: spec.action,
    scope: spec.scope ?? (spec.method === "get" ? "read" : "command"),
    sessionOnly: spec.sessionOnly === true,
    command: spec.command,
    refusable: spec.refusable === true,
    params: spec.params,
    query: spec.query,
    body: spec.body,
    uploads: spec.uploads,
    responses: spec.responses,
    async run(raw, context) {
      const params = pathParams(spec.params, raw.params);
      const query = inputOf(spec.query, raw.query, "query");
      const body = inputOf(spec.body, raw.body, "");
      if (!hasWho(context, spec.auth)) throw new Problem("not-signed-in");
      return spec.handler({ params, query, body, upload: raw.upload }, context);
    },
  };
}

function hasWho<A extends Auth>(context: RequestContext, auth: A): context is RequestContext & ContextFor<A> {
  if (auth === "party-link") return context.link !== undefined && context.caller === undefined;
  return auth !== "person" || context.caller !== undefined;
}

/** Without a schema nothing is handed on: what an endpoint does not declare it does not see. */
function inputOf<S extends z.ZodType>(schema: S | undefined, value: unknown, prefix: string): z.output<S> {
  if (schema === undefined) return undefined as z.output<S>;
  return parsed(schema, value, prefix);
}

/** An id that cannot be one names nothing: 404 like any other unknown id. */
function pathParams<S extends z.ZodType>(schema: S | undefined, value: unknown): z.output<S> {
  if (schema === undefined) return undefined as z.output<S>;
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const id = typeof value === "object" && value !== null ? Object.values(value).join("/") : "";
  throw new Problem("not-found", { params: { what: { zh: "对象", en: "entity" }, id: id.slice(0, 100) } });
}
