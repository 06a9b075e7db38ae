import { LedgerBusy } from "../../ledger/group-commit.ts";
import { CourtUnfounded } from "../../ledger/unit-of-work.ts";
import { Problem } from "../problem.ts";

/** Seconds after which a caller may ask again while PostgreSQL is away. */
const retryAfterSeconds = 3;

/** Socket errors and SQLSTATEs that mean: PostgreSQL cannot be reached or is going away, not: the statement is wrong. */
const connectionCodes = new Set([
  "ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EHOSTUNREACH", "ENETUNREACH", "ENOENT",
  "57P01", "57P02", "57P03", "53300", "53400", "08000", "08001", "08003", "08004", "08006", "25006",
]);
/** pg's pool and client give these no code. */
const connectionMessages = [/^timeout exceeded when trying to connect$/, /^Connection terminated/, /^Client has encountered a connection error/, /^Cannot use a pool after calling end/, /^Client was closed and is not queryable/];

function codeOf(error: unknown): string | undefined {
  return typeof error === "object" && error !== null && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Whether an error means that PostgreSQL cannot be reached. */
export function isUnavailable(error: unknown): boolean {
  if (error instanceof LedgerBusy) return true;
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  const code = codeOf(error);
  if (code !== undefined && connectionCodes.has(code)) return !(code === "ENOENT" && error instanceof Error && "path" in error);
  return error instanceof Error && connectionMessages.some((pattern) => pattern.test(error.message));
}

/** body-parser's word for what is wrong with a body. */
function bodyFault(error: unknown): string | undefined {
  return typeof error === "object" && error !== null && "type" in error && typeof error.type === "string" ? error.type : undefined;
}

function sizeText(bytes: unknown): string {
  return typeof bytes === "number" ? (bytes >= 1_048_576 ? `${bytes / 1_048_576} MB` : `${Math.round(bytes / 1024)} kB`) : "";
}

/** Any error as a problem. What is not known is "unexpected": the caller learns the request id, the log the error. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (isUnavailable(error)) return new Problem("unavailable", { headers: { "Retry-After": String(retryAfterSeconds) } });
  if (error instanceof CourtUnfounded) {
    return new Problem("state-does-not-allow", { reason: "CourtUnfounded", detail: { zh: "法院尚未建立，请管理员先完成初始设置。", en: "The court has not been founded yet; an administrator sets it up first." }, availableActions: [] });
  }
  switch (bodyFault(error)) {
    case "entity.parse.failed":
    case "request.size.invalid":
    case "entity.verify.failed":
      return new Problem("malformed-json");
    case "entity.too.large":
      return new Problem("too-large", { params: { limit: sizeText(typeof error === "object" && error !== null && "limit" in error ? error.limit : undefined) } });
    case "encoding.unsupported":
    case "charset.unsupported":
      return new Problem("unsupported-media-type", { params: { allowed: "application/json; charset=utf-8" } });
    case undefined:
    default:
      break;
  }
  if (error instanceof URIError) return new Problem("unknown-address", { params: { path: "" } });
  return new Problem("unexpected");
}
