import type { components } from "./schema.d.ts";

type Schema = components["schemas"]["Problem"];

/** Codes of the API and those that only a page meets: the API does not answer, or answers what no API of ours says. */
export type ProblemCode = Schema["code"] | "unreachable" | "not-understood";

export interface AuthorityEntry { action: string; ground: string; grants: { role: string; scope: string }[] }

/** A problem as the page shows it: what happened, why, what to do next, in the reader's language. */
export interface Problem extends Omit<Partial<Schema>, "code" | "authority"> {
  code: ProblemCode;
  authority?: AuthorityEntry;
}

/** What every failed call throws. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail ?? problem.code);
    this.name = "ProblemError";
    this.problem = problem;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

function isProblem(value: unknown): value is Problem {
  return isRecord(value) && typeof value["code"] === "string" && typeof value["detail"] === "string";
}

/** The problem in an error answer's body. */
export function problemOf(body: unknown, status: number): Problem {
  return isProblem(body) ? body : { code: "not-understood", status };
}

/** The problem of anything thrown. */
export function thrownProblem(error: unknown): Problem {
  return error instanceof ProblemError ? error.problem : { code: "not-understood" };
}
