import { z } from "zod";
import { authorityActions } from "../../domain/authority/catalogue.ts";
import { personId, text } from "../../contracts/field-schemas.ts";
import { authorise } from "../../domain/authority/authorise.ts";
import { requireRead, type PersonContext } from "../command-answers.ts";
import { endpoint, type Endpoint } from "../endpoint.ts";
import { Problem } from "../problem.ts";
import { newPassword } from "./session.ts";
import { created, noContent, ok } from "./responses.ts";

const dayMs = 24 * 60 * 60 * 1000;

const scope = z.string().max(80).refine((value) => value === "read" || value === "command" || authorityActions.has(value), {
  params: { text: { zh: "应为 read、command 或权力清单中的事项", en: "must be read, command or an action of the authority catalogue" } },
});

const tokenId = z.string().regex(/^[0-9a-f]{16}$/);

const tokenView = z.object({
  id: z.string(),
  label: z.string(),
  scopes: z.array(z.string()),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedOn: z.string().nullable(),
  revokedAt: z.string().nullable(),
}).meta({ id: "Token" });

const createToken = endpoint({
  id: "createToken",
  method: "post",
  path: "/tokens",
  tag: "session",
  summary: { zh: "建立访问令牌；令牌只显示这一次", en: "Create an API token; it is shown this once" },
  auth: "person",
  action: "manage.tokens",
  sessionOnly: true,
  body: z.strictObject({ label: text(100), scopes: z.array(scope).min(1).max(50), expiresInDays: z.int().min(1).max(366).default(90) }),
  responses: created(z.object({ id: z.string(), token: z.string(), expiresAt: z.string() })),
  handler: async ({ body }, context) => {
    await requireRead(context, "manage.tokens");
    const expiresAt = new Date(Date.now() + body.expiresInDays * dayMs).toISOString();
    const made = await context.tokens.create(context.caller.person, body.label, [...new Set(body.scopes)], expiresAt);
    await context.security.note("token-created", context.caller.person, { token: made.id, scopes: body.scopes });
    return { status: 201, body: { ...made, expiresAt }, headers: { Location: `/api/v1/tokens/${made.id}` } };
  },
});

const listTokens = endpoint({
  id: "listTokens",
  method: "get",
  path: "/tokens",
  tag: "session",
  summary: { zh: "我的访问令牌", en: "My API tokens" },
  auth: "person",
  action: "manage.tokens",
  sessionOnly: true,
  responses: ok(z.object({ tokens: z.array(tokenView) })),
  handler: async (_input, context) => ({ status: 200, body: { tokens: await context.tokens.list(context.caller.person) } }),
});

const revokeToken = endpoint({
  id: "revokeToken",
  method: "delete",
  path: "/tokens/{id}",
  tag: "session",
  summary: { zh: "吊销访问令牌；令牌只能吊销自己", en: "Revoke an API token; a token may revoke itself and no other" },
  auth: "person",
  action: "manage.tokens",
  scope: "any",
  params: z.strictObject({ id: tokenId }),
  responses: noContent,
  handler: async ({ params }, context) => {
    const { token } = context.caller;
    if (token !== undefined && token !== params.id) throw new Problem("token-scope", { params: { action: "manage.tokens" } });
    const revoked = await context.tokens.revoke(context.caller.person, params.id);
    if (!revoked) throw new Problem("not-found", { params: { what: { zh: "访问令牌", en: "token" }, id: params.id } });
    await context.security.note("token-revoked", context.caller.person, { token: params.id });
    return { status: 204 };
  },
});

/** Tokens are the owner's own matter; what the catalogue grants the whole court takes them back (接口令牌由本人管理，管理员可以收回). Never under a delegation. */
async function requireTokensOf(context: PersonContext, person: string): Promise<void> {
  const { court } = await context.ledger.court();
  const subject = { departments: [], own: [person], campaign: [], supervisors: [], interested: [] };
  const verdict = authorise(court, { id: context.caller.person }, "manage.tokens", subject, await context.ledger.courtNow());
  if ("refused" in verdict) {
    await context.security.note("read-refused", context.caller.person, { action: "manage.tokens", account: person });
    throw new Problem("not-allowed", { params: { action: "manage.tokens" }, ...(verdict.entry === undefined ? {} : { authority: verdict.entry }) });
  }
  if (court.person(person) === undefined) throw new Problem("not-found", { params: { what: { zh: "人员", en: "person" }, id: person } });
}

const listTokensOf = endpoint({
  id: "listTokensOf",
  method: "get",
  path: "/accounts/{person}/tokens",
  tag: "session",
  summary: { zh: "某人的访问令牌", en: "A person's API tokens" },
  auth: "person",
  action: "manage.tokens",
  sessionOnly: true,
  params: z.strictObject({ person: personId }),
  responses: ok(z.object({ tokens: z.array(tokenView) })),
  handler: async ({ params }, context) => {
    await requireTokensOf(context, params.person);
    return { status: 200, body: { tokens: await context.tokens.list(params.person) } };
  },
});

const revokeTokensOf = endpoint({
  id: "revokeTokensOf",
  method: "delete",
  path: "/accounts/{person}/tokens",
  tag: "session",
  summary: { zh: "收回某人的全部访问令牌", en: "Revoke all API tokens of a person" },
  auth: "person",
  action: "manage.tokens",
  sessionOnly: true,
  params: z.strictObject({ person: personId }),
  responses: noContent,
  handler: async ({ params }, context) => {
    await requireTokensOf(context, params.person);
    await context.tokens.revokeAll(params.person);
    await context.security.note("token-revoked", context.caller.person, { account: params.person });
    return { status: 204 };
  },
});

const revokeTokenOf = endpoint({
  id: "revokeTokenOf",
  method: "delete",
  path: "/accounts/{person}/tokens/{id}",
  tag: "session",
  summary: { zh: "收回某人的一个访问令牌", en: "Revoke one API token of a person" },
  auth: "person",
  action: "manage.tokens",
  sessionOnly: true,
  params: z.strictObject({ person: personId, id: tokenId }),
  responses: noContent,
  handler: async ({ params }, context) => {
    await requireTokensOf(context, params.person);
    if (!(await context.tokens.revoke(params.person, params.id))) throw new Problem("not-found", { params: { what: { zh: "访问令牌", en: "token" }, id: params.id } });
    await context.security.note("token-revoked", context.caller.person, { account: params.person, token: params.id });
    return { status: 204 };
  },
});

const setAccount = endpoint({
  id: "setAccountPassword",
  method: "put",
  path: "/accounts/{person}",
  tag: "session",
  summary: { zh: "建立账号或重置密码；本人下次登录须修改", en: "Open an account or reset its password; the person changes it at the next sign-in" },
  auth: "person",
  action: "manage.accounts",
  sessionOnly: true,
  params: z.strictObject({ person: personId }),
  body: z.strictObject({ password: newPassword }),
  responses: noContent,
  handler: async ({ params, body }, context) => {
    await requireRead(context, "manage.accounts");
    const { court } = await context.ledger.court();
    if (!court.isActive(params.person)) throw new Problem("not-found", { params: { what: { zh: "在职人员", en: "person" }, id: params.person } });
    await context.accounts.setPassword(params.person, body.password, true);
    await context.accounts.endSessions(params.person);
    await context.security.note("password-set", context.caller.person, { account: params.person });
    return { status: 204 };
  },
});

export const tokenEndpoints: readonly Endpoint[] = [createToken, listTokens, revokeToken, listTokensOf, revokeTokensOf, revokeTokenOf, setAccount];
