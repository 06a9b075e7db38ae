import type { PersonId } from "../../domain/decider.ts";

/** Who of demo/org.yaml deals with a dispute. */
export interface Cast {
  department: string;
  head: PersonId;
  clerk: PersonId;
  /** In the order in which they are asked. */
  mediators: [PersonId, ...PersonId[]];
  /** Of the division itself: rules before a case is assigned. */
  dutyJudge: PersonId;
  judge: PersonId;
  /** Takes the case when it is sent back. */
  otherJudge: PersonId;
  /** Beside the judge in a panel 合议庭: a judge of another division and an assessor. */
  panelMembers: [PersonId, PersonId];
  courtClerk: PersonId;
  officer: PersonId;
}

type Division = Pick<Cast, "head" | "courtClerk"> & { judges: [PersonId, PersonId] };

/** Divisions that try civil cases; a tribunal with one judge is helped out by the filing division's. */
export const divisions = {
  "civil-1": { head: "p-civil1-head", judges: ["p-civil1-judge-1", "p-civil1-judge-2"], courtClerk: "p-civil2-court-clerk-1" },
  "civil-2": { head: "p-civil2-head", judges: ["p-civil2-judge-1", "p-civil2-judge-2"], courtClerk: "p-civil2-court-clerk-1" },
  "intellectual-property": { head: "p-ip-head", judges: ["p-ip-judge-1", "p-ip-judge-2"], courtClerk: "p-ip-assistant-1" },
  administrative: { head: "p-administrative-head", judges: ["p-administrative-judge-1", "p-administrative-judge-2"], courtClerk: "p-administrative-assistant-1" },
  "tribunal-1": { head: "p-tribunal1-head", judges: ["p-tribunal1-judge-1", "p-filing-judge-1"], courtClerk: "p-civil2-court-clerk-1" },
  "tribunal-2": { head: "p-tribunal2-head", judges: ["p-tribunal2-judge-1", "p-filing-judge-1"], courtClerk: "p-civil2-court-clerk-1" },
  "tribunal-3": { head: "p-tribunal3-head", judges: ["p-tribunal3-judge-1", "p-filing-judge-1"], courtClerk: "p-civil2-court-clerk-1" },
} as const satisfies Record<string, Division>;

export type DivisionId = keyof typeof divisions;

const mediators = ["p-filing-mediator-1", "p-filing-mediator-2", "p-platform-mediator-1"] as const;
const officers = ["p-enforcement-officer-1", "p-enforcement-officer-2"] as const;

/** Work goes round: everyone of a division gets their share. */
export function castOf(department: DivisionId, ordinal: number, clerk: PersonId): Cast {
  const { head, judges, courtClerk } = divisions[department];
  const [first, second] = judges;
  const turned = ordinal % 2 === 1;
  const asked = mediators[ordinal % mediators.length] ?? mediators[0];
  return {
    department, head, clerk, courtClerk,
    mediators: [asked, ...mediators.filter((one) => one !== asked)],
    dutyJudge: first,
    judge: turned ? second : first,
    otherJudge: turned ? first : second,
    panelMembers: ["p-criminal-judge-1", "p-office-clerk-2"],
    officer: officers[ordinal % officers.length] ?? officers[0],
  };
}
