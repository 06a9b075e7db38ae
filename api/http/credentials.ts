import type { Request } from "express";
import type { Caller, Endpoint, Services } from "../endpoint.ts";
import { personOf, sessionCookie } from "../identity/sessions.ts";
import { Problem } from "../problem.ts";

const idForm = /^[A-Za-z0-9][A-Za-z0-9._:-]{0,99}$/;

/** Whether a request shows a session cookie; what it is worth is looked at later. */
export function hasSessionCookie(request: Request): boolean {
  return (request.headers.cookie ?? "").split(";").some((pair) => pair.trim().startsWith(`${sessionCookie}=`));
}

/** A change asked for with a cookie must come from our own pages: the browser says so in Origin, and no page can forge it. */
function requireSameOrigin(request: Request, publicOrigin: string | undefined, mayBeAbsent: boolean): void {
  const origin = request.headers.origin;
  if (origin === undefined) {
    if (mayBeAbsent) return;
    throw new Problem("cross-origin");
  }
  const own = publicOrigin ?? `${request.protocol}://${request.headers.host ?? ""}`;
  if (origin !== own) throw new Problem("cross-origin");
}

/**
 * Who asks: by token, or by session, never both. Undefined for nobody. Checks the origin of changes made with a cookie, and
 * that the person is still in office.
 */
export async function identify(request: Request, endpoint: Endpoint, services: Services, nowMs: number): Promise<Caller | undefined> {
  const authorization = request.headers.authorization;
  const cookie = hasSessionCookie(request);
  const changes = endpoint.method !== "get";
  if (authorization !== undefined) {
    if (cookie) throw new Problem("ambiguous-credentials");
    return byToken(request, endpoint, services, authorization);
  }
  // Signing in has no cookie yet; a foreign page must not sign a person in as somebody else either.
  if (changes) requireSameOrigin(request, services.config.publicOrigin, !cookie);
  if (!cookie) return undefined;
  const signedIn = personOf(request, services.config, nowMs);
  if (signedIn === undefined) return undefined;
  const { court } = await services.ledger.court();
  if (!court.isActive(signedIn.person)) return undefined;
  if (signedIn.mustChange && endpoint.auth === "person" && !endpoint.sessionOnly) throw new Problem("password-change-required");
  return { actor: actorOf(request, signedIn.person), person: signedIn.person, via: "session" };
}

function actorOf(request: Request, person: string): Caller["actor"] {
  const principal = request.headers["x-on-behalf-of"];
  if (principal === undefined || principal === "" || principal === person) return { id: person };
  if (typeof principal !== "string" || !idForm.test(principal)) throw new Problem("invalid-request", { params: { count: 1 }, invalidParams: [{ path: "X-On-Behalf-Of", code: "invalid-format", message: { zh: "应为人员编号", en: "must be a person's id" } }] });
  return { id: person, onBehalfOf: principal };
}

async function byToken(request: Request, endpoint: Endpoint, services: Services, authorization: string): Promise<Caller> {
  const token = /^Bearer ([\x21-\x7e]{1,200})$/i.exec(authorization)?.[1];
  const owner = token === undefined ? undefined : await services.tokens.verify(token);
  const court = owner === undefined ? undefined : (await services.ledger.court()).court;
  if (owner === undefined || court?.isActive(owner.person) !== true) {
    await services.security.note("token-refused", owner?.person, { address: request.ip ?? "" });
    throw new Problem("token-not-valid", { headers: { "WWW-Authenticate": 'Bearer error="invalid_token"' } });
  }
  const needed = endpoint.scope;
  const allowed = !endpoint.sessionOnly && (needed === "any" || owner.scopes.some((scope) => scope === needed || (endpoint.action !== undefined && scope === endpoint.action)));
  if (!allowed) throw new Problem("token-scope", { params: { action: endpoint.action ?? endpoint.id } });
  return { actor: actorOf(request, owner.person), person: owner.person, via: "token", scopes: owner.scopes, token: owner.id };
}
