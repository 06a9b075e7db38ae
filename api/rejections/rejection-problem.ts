import { isText } from "../../contracts/problem-text-guard.ts";
import type { Json, Rejected } from "../../domain/decider.ts";
import { Problem, type InvalidParam } from "../problem.ts";
import { rejectionTexts } from "./rejection-texts.ts";

/** Faults that a rejection lists with their places, as a form shows them. */
function invalidParams({ rejected, details }: Rejected): InvalidParam[] {
  const faults = details?.["faults"];
  if (!Array.isArray(faults)) return [];
  return faults.flatMap((fault: Json) => {
    if (typeof fault !== "object" || fault === null || Array.isArray(fault)) return [];
    const { path, message } = fault;
    return typeof path === "string" && isText(message) ? [{ path, code: rejected, message }] : [];
  });
}

/** A domain rejection as a problem: 409 when the state is in the way, 422 when what was entered is against a rule; with its own text. */
export function rejectionProblem(rejection: Rejected, availableActions: string[]): Problem {
  const known = Object.hasOwn(rejectionTexts, rejection.rejected) ? rejectionTexts[rejection.rejected] : undefined;
  const faults = invalidParams(rejection);
  return new Problem(known?.rule === true ? "rule-broken" : "state-does-not-allow", {
    reason: rejection.rejected,
    availableActions,
    ...(known === undefined ? {} : { detail: { zh: known.zh, en: known.en } }),
    ...(faults.length === 0 ? {} : { invalidParams: faults }),
    ...(rejection.details === undefined ? {} : { details: rejection.details }),
  });
}
