import { readFileSync } from "node:fs";
import { join } from "node:path";
import { endpoints } from "../../api/endpoints/all-endpoints.ts";
import { openApiDocument } from "../../api/openapi.ts";
import { authorityActions } from "../../domain/authority/catalogue.ts";

const document = openApiDocument(endpoints);

test("every endpoint is in the OpenAPI file under its own operation id", () => {
  const ids = Object.values(document.paths ?? {}).flatMap((item) => Object.values(item as Record<string, { operationId?: string }>).map((operation) => operation.operationId));
  expect(ids.sort()).toEqual(endpoints.map((endpoint) => endpoint.id).sort());
  expect(new Set(ids).size).toBe(ids.length);
});

test("the committed OpenAPI file is the one the endpoints make", () => {
  expect(JSON.parse(readFileSync(join(__dirname, "../../api/openapi.json"), "utf8"))).toEqual(JSON.parse(JSON.stringify(document)));
});

test("every action that an endpoint names is in the authority catalogue", () => {
  expect(endpoints.flatMap((endpoint) => (endpoint.action === undefined || authorityActions.has(endpoint.action) ? [] : [endpoint.id]))).toEqual([]);
});

test("every command of the catalogue that a person may send has an endpoint", () => {
  const offered = new Set(endpoints.map((endpoint) => endpoint.action));
  const commands = [...authorityActions].filter((action) => /^(campaign|work-item|court)\./.test(action) && action !== "court.Found");
  expect(commands.filter((action) => !offered.has(action))).toEqual([]);
});

test("every endpoint but those for everyone names its action or is about the caller's own session or link", () => {
  const own = new Set(["getSession", "signOut", "changePassword", "workItemBulk", "liveEvents", "partyDispute", "partyCode"]);
  expect(endpoints.filter((endpoint) => endpoint.auth !== "public" && endpoint.action === undefined && !own.has(endpoint.id)).map((endpoint) => endpoint.id)).toEqual([]);
});
