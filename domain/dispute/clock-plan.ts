import type { ClockAudience } from "./dispute-clock.ts";

/** Days before and on the last day on which a clock reminds; after it, every day until it is met. */
export const reminderDays: readonly number[] = [-30, -15, -7, -3, -1, 0];

/** From how many days before the last day on each audience is told; the last day is 0, the days after it are positive. */
export type AudienceFrom = readonly (readonly [days: number, audience: ClockAudience])[];

/**
 * What becomes of a clock that nobody meets. `court`: an overrun, on record and reminded of every day. `party`: the period
 * is over, and what the law attaches to that follows. `silence`: whoever kept silent is passed over.
 */
export interface ClockPlan { lapse: "court" | "party" | "silence"; audience: AudienceFrom }

const untilHead: AudienceFrom = [[-7, "department-head"], [0, "trial-management"], [1, "president"]];
const trial: ClockPlan = { lapse: "court", audience: [[-30, "judge"], [-15, "panel"], [-7, "department-head"], [-3, "trial-management"], [1, "president"]] };
const judges: ClockPlan = { lapse: "court", audience: [[-30, "judge"], ...untilHead] };
const courtClerks: ClockPlan = { lapse: "court", audience: [[-30, "court-clerk"], [-1, "judge"], [0, "department-head"], [1, "trial-management"]] };
const clerks: ClockPlan = { lapse: "court", audience: [[-30, "clerk"], ...untilHead] };
const partys: ClockPlan = { lapse: "party", audience: [[-30, "party"], [0, "judge"]] };
const officers: ClockPlan = { lapse: "court", audience: [[-30, "enforcement-officer"], ...untilHead] };

/** Who is told of which clock, and when, as data. A rule that a court has added itself is the court's own duty. */
const clockPlans: Readonly<Record<string, ClockPlan>> = {
  "mediator-accept": { lapse: "silence", audience: [[-30, "mediator"], [0, "clerk"]] },
  "pre-filing-mediation": { lapse: "court", audience: [[-30, "mediator"], [-3, "clerk"], [1, "department-head"]] },
  "judicial-confirmation-apply": { lapse: "party", audience: [[-30, "party"], [-3, "mediator"]] },
  "judicial-confirmation-decide": judges,
  "filing-decision": clerks,
  "serve-complaint": courtClerks,
  defence: partys,
  "forward-defence": courtClerks,
  "hearing-notice": courtClerks,
  "trial-ordinary": trial,
  "trial-summary": trial,
  "trial-small-claims": trial,
  "appeal-judgment": partys,
  "appeal-ruling": partys,
  "appeal-serve": courtClerks,
  "appeal-defence": partys,
  "appeal-forward": courtClerks,
  "trial-second-judgment": { lapse: "court", audience: [[0, "trial-management"]] },
  "trial-second-ruling": { lapse: "court", audience: [[0, "trial-management"]] },
  "enforcement-apply": { lapse: "party", audience: [[-30, "party"]] },
  "enforcement-notice": officers,
  "enforcement-complete": officers,
  "publication-service": { lapse: "party", audience: [[-3, "court-clerk"]] },
  "preservation-urgent": judges,
  "preservation-sue": partys,
};

export function planOf(rule: string): ClockPlan {
  return Object.hasOwn(clockPlans, rule) ? (clockPlans[rule] ?? judges) : judges;
}

/** Who is told `days` from the last day. */
export function audienceAt(rule: string, days: number): ClockAudience[] {
  return planOf(rule).audience.filter(([from]) => days >= from).map(([, audience]) => audience);
}
