import { createHash } from "node:crypto";
import express, { type Request, type RequestHandler, type Response } from "express";
import type { Json } from "../../domain/decider.ts";
import type { Endpoint, Upload } from "../endpoint.ts";
import { invalidRequest } from "../invalid-params.ts";
import { Problem } from "../problem.ts";

const jsonLimitBytes = 1_048_576;
/** Far deeper than any plan; without a bound a body of brackets could exhaust the stack of whoever walks it. */
const maxDepth = 64;

const jsonParser = express.json({ limit: jsonLimitBytes, type: () => true, strict: false });

function settled(handler: RequestHandler, request: Request, response: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    void handler(request, response, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Error("the body could not be read"));
    });
  });
}

function hasBody(request: Request): boolean {
  return request.headers["transfer-encoding"] !== undefined || Number(request.headers["content-length"] ?? 0) > 0;
}

function contentType(request: Request): string {
  return (request.headers["content-type"] ?? "").split(";")[0]?.trim().toLowerCase() ?? "";
}

/** Reads the body as its endpoint wants it. JSON of at most 1 MB; other types only where the endpoint takes files. */
export async function readBody(endpoint: Endpoint, request: Request, response: Response): Promise<{ body: unknown; upload: Upload | undefined; bytes: Buffer | undefined }> {
  if (endpoint.body === undefined) return { body: undefined, upload: undefined, bytes: undefined };
  if (!hasBody(request)) return { body: endpoint.uploads === undefined ? {} : undefined, upload: undefined, bytes: undefined };
  const type = contentType(request);
  if (endpoint.uploads?.contentTypes.includes(type) === true) {
    await settled(express.raw({ limit: endpoint.uploads.maxBytes, type: () => true }), request, response);
    const bytes: unknown = request.body;
    if (!Buffer.isBuffer(bytes)) throw new Problem("unsupported-media-type", { params: { allowed: endpoint.uploads.contentTypes.join(", ") } });
    return { body: undefined, upload: { contentType: type, bytes }, bytes };
  }
  if (type !== "application/json") {
    throw new Problem("unsupported-media-type", { params: { allowed: ["application/json", ...(endpoint.uploads?.contentTypes ?? [])].join(", ") } });
  }
  await settled(jsonParser, request, response);
  const body: unknown = request.body;
  if (depthExceeds(body)) throw invalidRequest([{ path: "", code: "too-deep", message: { zh: `嵌套超过 ${maxDepth} 层`, en: `is nested deeper than ${maxDepth} levels` } }]);
  return { body, upload: undefined, bytes: undefined };
}

function depthExceeds(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return true;
    level = level.flatMap((one): unknown[] => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return false;
}

/** JSON with sorted keys, so that the same content hashes the same however it was written. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(",")}}`;
  }
  return value === undefined ? "null" : JSON.stringify(value);
}

/** SHA-256 of method, path and canonical body: what a repeated Idempotency-Key is compared with. */
export function bodyHash(method: string, path: string, content: Buffer | Json | undefined): Buffer {
  const hash = createHash("sha256").update(`${method.toUpperCase()} ${path}\n`);
  return hash.update(Buffer.isBuffer(content) ? content : canonical(content)).digest();
}
