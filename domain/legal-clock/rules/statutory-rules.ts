import type { StatutoryRule } from "../clock-rule.ts";
import { appealRules } from "./appeal.ts";
import { beforeFilingRules } from "./before-filing.ts";
import { enforcementRules } from "./enforcement.ts";
import { firstInstanceRules } from "./first-instance.ts";

/** The table of statutory limits to start from; a court adds versions of rows with a later `fromOn`. */
export const statutoryRules: readonly StatutoryRule[] = [...beforeFilingRules, ...firstInstanceRules, ...appealRules, ...enforcementRules];

export const statutoryRuleIds = [
  "pre-filing-mediation", "mediator-accept", "judicial-confirmation-apply", "judicial-confirmation-decide", "filing-decision",
  "serve-complaint", "defence", "forward-defence", "hearing-notice", "trial-ordinary", "trial-summary", "trial-small-claims", "convert-to-summary", "convert-to-ordinary",
  "appeal-judgment", "appeal-ruling", "appeal-serve", "appeal-defence", "appeal-forward", "trial-second-judgment", "trial-second-ruling",
  "enforcement-apply", "enforcement-notice", "enforcement-complete", "publication-service", "preservation-urgent", "preservation-sue",
] as const;
