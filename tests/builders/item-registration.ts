import type { Registration } from "../../domain/work-item/work-item.ts";

/** A plain item of the demonstration court's civil division, registered by hand. */
export function aRegistration(overrides: Partial<Registration> = {}): Registration & { type: "Register" } {
  return {
    type: "Register",
    title: "规上民营企业司法需求清单与答复",
    source: { type: "superior", reference: "渝高法〔2026〕12号" },
    duty: { department: "civil-2", post: "civil-2-judge", responsible: "p-civil2-judge-1", coOrganisers: [], supervisor: "p-office-clerk-1" },
    ancestors: [],
    priority: "A",
    weight: 1,
    due: { workingDays: 20, after: "start" },
    anchor: { type: "start", id: "start" },
    anchorOn: "2026-03-02",
    evidence: [],
    dependents: [],
    ...overrides,
  };
}
