import createClient, { type Middleware } from "openapi-fetch";
import { preferences } from "../preferences.ts";
import { ProblemError, problemOf } from "./problem.ts";
import type { paths } from "./schema.d.ts";
import { noteUnauthorised } from "./session-end.ts";

/** Language and principal of every call; sign-in lives in a cookie that scripts cannot read. */
function callerHeaders(): Record<string, string> {
  const { language, actingFor } = preferences();
  return { "Accept-Language": language, ...(actingFor === undefined ? {} : { "X-On-Behalf-Of": actingFor }) };
}

const caller: Middleware = {
  onRequest({ request }) {
    for (const [name, value] of Object.entries(callerHeaders())) request.headers.set(name, value);
    return request;
  },
  onError() {
    return new ProblemError({ code: "unreachable" });
  },
};

/** The API by its OpenAPI file. Wrap each call in `answered`. */
export const api = createClient<paths>({ baseUrl: window.location.origin });
api.use(caller);

/** The answer's body; throws ProblemError for every other outcome. */
export async function answered<T>(call: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) {
    // 204 has no body, and its type says so.
    return data as T;
  }
  const problem = problemOf(error, response.status);
  noteUnauthorised(problem);
  throw new ProblemError(problem);
}

/** A call whose address is data: a command of a table, an export; `file` is sent as it is. Throws ProblemError. */
export async function called(method: "GET" | "POST", path: string, options: { body?: unknown; file?: { content: Blob | string; type: string }; headers?: Record<string, string>; signal?: AbortSignal } = {}): Promise<Response> {
  let response: Response;
  const { file } = options;
  const body = file?.content ?? (options.body === undefined ? undefined : JSON.stringify(options.body));
  try {
    response = await fetch(path, {
      method,
      headers: { ...callerHeaders(), ...(body === undefined ? {} : { "Content-Type": file?.type ?? "application/json" }), ...options.headers },
      ...(body === undefined ? {} : { body }),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    });
  } catch (error) {
    if (options.signal?.aborted === true) throw error;
    throw new ProblemError({ code: "unreachable" });
  }
  if (response.ok) return response;
  const problem = problemOf(await response.json().catch(() => undefined), response.status);
  noteUnauthorised(problem);
  throw new ProblemError(problem);
}

/** Sends a file's bytes. Throws ProblemError. */
export async function uploaded(path: string, content: Blob, headers: Record<string, string>): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, { method: "POST", headers: { ...callerHeaders(), "Content-Type": "application/octet-stream", ...headers }, body: content });
  } catch {
    throw new ProblemError({ code: "unreachable" });
  }
  if (response.ok) return response;
  const problem = problemOf(await response.json().catch(() => undefined), response.status);
  noteUnauthorised(problem);
  throw new ProblemError(problem);
}
