/** A text for people in both languages of the court. */
export interface Text { zh: string; en: string }

/** Every kind of problem (RFC 9457) the API answers with its HTTP status: a closed set, so that a client can decide by `code` alone. */
export const problemStatuses = {
  "malformed-json": 400,
  "invalid-request": 400,
  "ambiguous-credentials": 400,
  "not-signed-in": 401,
  "sign-in-failed": 401,
  "token-not-valid": 401,
  "link-not-valid": 401,
  "not-allowed": 403,
  "code-not-valid": 403,
  "token-scope": 403,
  "cross-origin": 403,
  "password-change-required": 403,
  "demonstration-only": 403,
  "not-found": 404,
  "unknown-address": 404,
  "method-not-allowed": 405,
  "state-does-not-allow": 409,
  "stale": 412,
  "too-large": 413,
  "unsupported-media-type": 415,
  "rule-broken": 422,
  "invalid-file": 422,
  "key-reused": 422,
  "too-many-requests": 429,
  "unexpected": 500,
  "code-not-sent": 502,
  "unavailable": 503,
} as const;

export type ProblemCode = keyof typeof problemStatuses;

export const problemCodes: readonly [ProblemCode, ...ProblemCode[]] = [
  "malformed-json", "invalid-request", "ambiguous-credentials", "not-signed-in", "sign-in-failed", "token-not-valid", "link-not-valid", "not-allowed", "code-not-valid", "token-scope",
  "cross-origin", "password-change-required", "demonstration-only", "not-found", "unknown-address", "method-not-allowed", "state-does-not-allow", "stale", "too-large",
  "unsupported-media-type", "rule-broken", "invalid-file", "key-reused", "too-many-requests", "unexpected", "code-not-sent", "unavailable",
];
