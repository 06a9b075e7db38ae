import fc from "fast-check";
import { endpoints } from "../../api/endpoints/all-endpoints.ts";
import { openApiDocument } from "../../api/openapi.ts";

/** Values made from the API's own OpenAPI document, so that a new endpoint is asked like every other without a line written for it. */

type Schema = { readonly [key: string]: unknown };

const isSchema = (value: unknown): value is Schema => typeof value === "object" && value !== null && !Array.isArray(value);
const document = JSON.parse(JSON.stringify(openApiDocument(endpoints))) as Schema;

function at(root: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>((value, key) => (isSchema(value) && Object.hasOwn(value, key) ? value[key] : undefined), root);
}

function resolved(schema: Schema): Schema {
  const reference = schema["$ref"];
  if (typeof reference !== "string") return schema;
  const found = at(document, ...reference.slice(2).split("/"));
  if (!isSchema(found)) throw new Error(`${reference} leads nowhere`);
  return resolved(found);
}

const number = (value: unknown, otherwise: number): number => (typeof value === "number" ? value : otherwise);

function sampleText(schema: Schema): string {
  if (typeof schema["example"] === "string") return schema["example"];
  if (schema["format"] === "date") return "2026-06-01";
  if (schema["format"] === "date-time") return "2026-06-01T09:00:00+08:00";
  if (schema["format"] === "email") return "x@court.example";
  const pattern = schema["pattern"];
  if (typeof pattern === "string") return fc.sample(fc.stringMatching(new RegExp(pattern, "u")), { seed: 7, numRuns: 1 })[0] ?? "";
  return "样".repeat(Math.max(2, number(schema["minLength"], 0)));
}

/** A value that fits the schema; `whole`: with every optional field too. */
export function sampleOf(given: Schema, whole = false): unknown {
  const schema = resolved(given);
  const choices = [schema["oneOf"], schema["anyOf"]].find(Array.isArray);
  if (choices !== undefined) return sampleOf(choices[0] as Schema, whole);
  if (Array.isArray(schema["allOf"])) return Object.assign({}, ...schema["allOf"].map((one) => sampleOf(one as Schema, whole))) as unknown;
  if ("const" in schema) return schema["const"];
  if (Array.isArray(schema["enum"])) return schema["enum"][0];
  const type = Array.isArray(schema["type"]) ? schema["type"][0] : schema["type"];
  switch (type) {
    case "object": {
      const required = Array.isArray(schema["required"]) ? schema["required"] : [];
      const properties = isSchema(schema["properties"]) ? schema["properties"] : {};
      return Object.fromEntries(Object.entries(properties).filter(([name]) => whole || required.includes(name)).map(([name, one]) => [name, sampleOf(one as Schema, whole)]));
    }
    case "array":
      return Array.from({ length: Math.max(whole ? 1 : 0, number(schema["minItems"], 0)) }, () => sampleOf(schema["items"] as Schema, whole));
    case "string":
      return sampleText(schema);
    case "integer":
    case "number":
      return Math.max(1, number(schema["minimum"], 1), number(schema["exclusiveMinimum"], 0) + 1);
    case "boolean":
      return true;
    default:
      return {};
  }
}

/** The JSON body's schema of an operation, as the OpenAPI document has it. */
export function bodySchema(method: string, path: string): Schema | undefined {
  const found = at(document, "paths", `/api/v1${path}`, method, "requestBody", "content", "application/json", "schema");
  return isSchema(found) ? found : undefined;
}
