import { z } from "zod";
import { problemCodes, problemStatuses, type ProblemCode, type Text } from "../contracts/problem-codes.ts";
import { isText } from "../contracts/problem-text-guard.ts";
import type { Json } from "../domain/decider.ts";
import type { AuthorityEntry } from "../domain/court/court.ts";
import { problemTexts } from "./problem-texts.ts";

export type Language = "zh" | "en";

/** One value that does not fit: where, which kind of fault, what is wrong and what is allowed. */
export interface InvalidParam { path: string; code: string; message: Text; allowed?: string }

export interface ProblemDetails {
  /** Fills the `{name}` places of the code's own texts; a text in both languages by the caller's. */
  params?: Record<string, string | number | Text>;
  /** Replaces the code's own detail, e.g. by the text of a domain rejection. */
  detail?: Text;
  invalidParams?: InvalidParam[];
  /** The domain's word for a rejection, e.g. "ChildrenOpen". */
  reason?: string;
  details?: { [key: string]: Json };
  availableActions?: string[];
  authority?: AuthorityEntry;
  version?: number;
  headers?: Record<string, string>;
}

/** What an endpoint throws to be answered as application/problem+json. Carries nothing that a person may not see. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.name = "Problem";
    this.code = code;
    this.details = details;
  }
}

/** The body of every error (RFC 9457). */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.enum(problemCodes),
  requestId: z.string(),
  invalidParams: z.array(z.object({ path: z.string(), code: z.string(), message: z.string(), allowed: z.string().optional() })).optional(),
  reason: z.string().optional().meta({ description: "The domain's word for why the state or a rule does not allow it" }),
  details: z.record(z.string(), z.unknown()).optional(),
  availableActions: z.array(z.string()).optional(),
  authority: z.unknown().optional().meta({ description: "The entry of the authority catalogue that refused: who may, on which ground" }),
  version: z.int().optional(),
}).meta({ id: "Problem" });

export type ProblemBody = z.infer<typeof problemSchema>;

function filled(template: string, params: Record<string, string | number | Text>, language: Language): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = params[name] ?? "";
    return typeof value === "object" ? value[language] : String(value);
  });
}

/** A detail that is a text in both languages, e.g. the article that refuses, is told in the caller's, however deep it stands. */
function inLanguage(details: { [key: string]: Json }, language: Language): { [key: string]: Json } {
  const told = (value: Json): Json => {
    if (isText(value)) return value[language];
    if (Array.isArray(value)) return value.map(told);
    return typeof value === "object" && value !== null ? inLanguage(value, language) : value;
  };
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, told(value)]));
}

/** The problem as the caller sees it, in the caller's language. `instance` is the path asked for. */
export function problemBody(problem: Problem, language: Language, instance: string, requestId: string): ProblemBody {
  const { code, details } = problem;
  const texts = problemTexts[code];
  const params = details.params ?? {};
  return {
    type: `urn:court-task-forces:problem:${code}`,
    title: texts.title[language],
    status: problemStatuses[code],
    detail: details.detail?.[language] ?? filled(texts.detail[language], params, language),
    instance,
    code,
    requestId,
    ...(details.invalidParams === undefined ? {} : { invalidParams: details.invalidParams.map((one) => ({ ...one, message: one.message[language] })) }),
    ...(details.reason === undefined ? {} : { reason: details.reason }),
    ...(details.details === undefined ? {} : { details: inLanguage(details.details, language) }),
    ...(details.availableActions === undefined ? {} : { availableActions: details.availableActions }),
    ...(details.authority === undefined ? {} : { authority: details.authority }),
    ...(details.version === undefined ? {} : { version: details.version }),
  };
}
