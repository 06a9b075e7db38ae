import type { Rejected } from "../../domain/decider.ts";
import { Problem } from "../problem.ts";
import { rejectionTexts } from "./rejection-texts.ts";

/** A domain rejection as a problem: 409 when the state is in the way, 422 when what was entered is against a rule; with its own text. */
export function rejectionProblem(rejection: Rejected, availableActions: string[]): Problem {
  const known = Object.hasOwn(rejectionTexts, rejection.rejected) ? rejectionTexts[rejection.rejected] : undefined;
  return new Problem(known?.rule === true ? "rule-broken" : "state-does-not-allow", {
    reason: rejection.rejected,
    availableActions,
    ...(known === undefined ? {} : { detail: { zh: known.zh, en: known.en } }),
    ...(rejection.details === undefined ? {} : { details: rejection.details }),
  });
}
