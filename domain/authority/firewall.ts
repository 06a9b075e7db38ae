import type { AuthorityEntry } from "../court/court.ts";
import { adjudicationCommands } from "../dispute/available-actions.ts";

/** Roles that lead, supervise or administer: what they are for is people, time and resources (有序放权). */
const outsideTheCase: readonly AuthorityEntry["grants"][number]["role"][] = ["anyone", "task-force-lead", "department-head", "leader", "president", "clerk", "trial-management", "auditor", "administrator"];

/** Commands that touch evidence, facts or a ruling, as the catalogue names them. */
export const firewalledActions: ReadonlySet<string> = new Set([...adjudicationCommands].map((type) => `dispute.${type}`));

/** Whether an entry would let somebody into evidence, facts or a ruling who does not try the case: by a role that leads, or by standing in a campaign. */
export function breaksFirewall(entry: Pick<AuthorityEntry, "action" | "grants">): boolean {
  return firewalledActions.has(entry.action) && entry.grants.some((grant) => outsideTheCase.includes(grant.role) || grant.scope === "campaign" || (grant.scope === "court" && grant.role !== "integration"));
}
