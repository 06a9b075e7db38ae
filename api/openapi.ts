import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from "@asteasolutions/zod-to-openapi";
import { z } from "zod";
import type { Endpoint, Response } from "./endpoint.ts";
import { problemSchema } from "./problem.ts";

type OpenApi = ReturnType<OpenApiGeneratorV31["generateDocument"]>;

const commandHeaders = {
  "Idempotency-Key": z.string().regex(/^[\x21-\x7e]{1,200}$/).optional().meta({ description: "1–200 visible ASCII characters. The same key and body get the first answer again; another body 422. The server makes one when it is missing." }),
  "X-On-Behalf-Of": z.string().optional().meta({ description: "The principal, when acting under a delegation 授权代理" }),
};
const changeHeaders = { ...commandHeaders, "If-Match": z.string().optional().meta({ description: "The version seen, as its ETag; 412 when it has moved on" }) };

/** Problems an endpoint can answer besides its own statuses. */
function problemStatuses(endpoint: Endpoint): number[] {
  const found = new Set([400, 429, 500, 503]);
  if (endpoint.auth !== "public") for (const status of [401, 403]) found.add(status);
  if (endpoint.auth === "public" && endpoint.method !== "get") for (const status of [401, 403, 404]) found.add(status);
  if (endpoint.params !== undefined) found.add(404);
  if (endpoint.body !== undefined) for (const status of [413, 415]) found.add(status);
  if (endpoint.command !== undefined || endpoint.uploads !== undefined || endpoint.refusable) found.add(422);
  if (endpoint.command !== undefined) for (const status of [404, 409]) found.add(status);
  if (endpoint.command === "changes") found.add(412);
  if (endpoint.id === "partyCode") found.add(502);
  return [...found].sort((a, b) => a - b);
}

function responseOf(endpoint: Endpoint, status: number, response: Response): RouteConfig["responses"][string] {
  const headers = {
    ...(endpoint.command !== undefined && status < 300 ? { ETag: { schema: { type: "string" as const }, description: "The entity's version" } } : {}),
    ...(status === 201 ? { Location: { schema: { type: "string" as const } } } : {}),
  };
  const content = {
    ...(response.schema === undefined ? {} : { "application/json": { schema: response.schema } }),
    ...Object.fromEntries((response.contentTypes ?? []).map((type) => [type, { schema: { type: "string" as const } }])),
  };
  return { description: `${response.description.zh} / ${response.description.en}`, headers, ...(Object.keys(content).length === 0 ? {} : { content }) };
}

function routeOf(endpoint: Endpoint): RouteConfig {
  const responses: RouteConfig["responses"] = {};
  for (const [status, response] of Object.entries(endpoint.responses)) responses[status] = responseOf(endpoint, Number(status), response);
  for (const status of problemStatuses(endpoint)) {
    if (!(status in responses)) responses[status] = { $ref: "#/components/responses/Problem" };
  }
  const { "X-On-Behalf-Of": _principal, ...linkHeaders } = changeHeaders;
  const headers = endpoint.auth === "party-link" && endpoint.command !== undefined ? linkHeaders : endpoint.command === "changes" ? changeHeaders : endpoint.command === "creates" ? commandHeaders : undefined;
  const request: NonNullable<RouteConfig["request"]> = {};
  if (endpoint.params instanceof z.ZodObject) request.params = endpoint.params;
  if (endpoint.query instanceof z.ZodObject) request.query = endpoint.query;
  if (headers !== undefined) request.headers = z.object(headers);
  if (endpoint.body !== undefined) {
    const uploads = Object.fromEntries((endpoint.uploads?.contentTypes ?? []).map((type) => [type, { schema: { type: "string" as const, format: "binary" } }]));
    request.body = { required: endpoint.uploads === undefined, content: { "application/json": { schema: endpoint.body }, ...uploads } };
  }
  return {
    method: endpoint.method,
    path: `/api/v1${endpoint.path}`,
    operationId: endpoint.id,
    tags: [endpoint.tag],
    summary: `${endpoint.summary.zh} / ${endpoint.summary.en}`,
    ...(endpoint.action === undefined ? {} : { "x-authority": endpoint.action }),
    security: endpoint.auth === "public" ? [] : endpoint.auth === "party-link" ? [{ partyLink: [] }] : endpoint.sessionOnly ? [{ session: [] }] : [{ session: [] }, { token: [] }],
    request,
    responses,
  };
}

const generated = new WeakMap<readonly Endpoint[], OpenApi>();

/** The OpenAPI 3.1 document of these endpoints; the same endpoints give the same bytes. */
export function openApiDocument(endpoints: readonly Endpoint[]): OpenApi {
  const known = generated.get(endpoints);
  if (known !== undefined) return known;
  const registry = new OpenAPIRegistry();
  registry.registerComponent("securitySchemes", "session", { type: "apiKey", in: "cookie", name: "court.sid" });
  registry.registerComponent("securitySchemes", "token", { type: "http", scheme: "bearer", bearerFormat: "tft_<id>_<secret>" });
  registry.registerComponent("securitySchemes", "partyLink", { type: "apiKey", in: "header", name: "X-Party-Link", description: "tpl_<secret>: the token of a party's link" });
  registry.registerComponent("responses", "Problem", { description: "application/problem+json (RFC 9457): `code` says which, `detail` what to do next", content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } } });
  for (const endpoint of endpoints) registry.registerPath(routeOf(endpoint));
  const document = new OpenApiGeneratorV31([{ type: "schema", schema: problemSchema }, ...registry.definitions]).generateDocument({
    openapi: "3.1.0",
    info: {
      title: "法院工作专班编排 / Court task forces",
      version: "1.0.0",
      license: { name: "MIT", identifier: "MIT" },
      description: "Dates are YYYY-MM-DD in Asia/Shanghai, instants RFC 3339. Errors are application/problem+json (RFC 9457). Texts are Chinese, or English with Accept-Language: en.",
    },
    servers: [{ url: "/" }],
    tags: [...new Set(endpoints.map((endpoint) => endpoint.tag))].map((name) => ({ name })),
  });
  generated.set(endpoints, document);
  return document;
}
