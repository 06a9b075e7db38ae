import { authorise, grantedInOwnRight } from "../../../domain/authority/authorise.ts";
import { defaultAuthority } from "../../../domain/authority/catalogue.ts";
import { breaksFirewall, firewalledActions } from "../../../domain/authority/firewall.ts";
import { courtView } from "../../../domain/court/court-view.ts";
import { roles, type Person, type Role } from "../../../domain/court/court.ts";
import { isRejected, type Subject } from "../../../domain/decider.ts";
import { adjudicationCommands, disputeCommandTypes, mayNow } from "../../../domain/dispute/available-actions.ts";
import type { DisputeCommandType } from "../../../domain/dispute/dispute.command.ts";
import { disputeStatuses } from "../../../domain/dispute/dispute.ts";
import { dispute } from "../../../domain/dispute/dispute.decider.ts";
import { aContext, aDisputeCourtState, disputeIn, morning } from "../../builders/dispute.ts";

/** How a person stands to a dispute. */
const relations = ["nothing", "own", "department", "campaign"] as const;
type Relation = (typeof relations)[number];
const idOf = (role: Role, relation: Relation): string => `m-${role}-${relation}`;

const players = roles.flatMap((role) => relations.map((relation): Person => ({
  id: idOf(role, relation), department: relation === "department" ? "civil-2" : "office", posts: [], roles: role === "integration" ? ["integration"] : [...new Set<Role>([role, "staff"])], status: "active", absences: [], language: "zh-CN",
})));
const state = aDisputeCourtState();
const court = courtView({ ...state, persons: { ...state.persons, ...Object.fromEntries(players.map((one) => [one.id, one])) } });

/** In whose department and campaign it is, and who handles it: for one role at a time. */
const subjectFor = (role: Role): Subject => ({ departments: ["civil-2"], own: [idOf(role, "own")], campaign: [idOf(role, "campaign")], supervisors: [], interested: [] });

/** What the entry means for this person, said again without the code under test. */
function expected(action: string, role: Role, relation: Relation): boolean {
  const entry = defaultAuthority.find((one) => one.action === action);
  const held = role === "integration" ? ["integration"] : [role, "staff"];
  return entry?.grants.some((grant) => {
    const holds = grant.role === "anyone" ? role !== "integration" : held.includes(grant.role);
    // A leader's departments are those in charge of, of which these have none; a campaign's people stand in no other scope.
    const reaches = grant.scope === "court" || (grant.scope === relation && !(grant.role === "leader" && grant.scope === "department"));
    return holds && reaches;
  }) ?? false;
}

test.each(roles)("%s against every command of a dispute, in and out of every scope: granted or refused as the catalogue says", (role) => {
  const different: string[] = [];
  for (const type of disputeCommandTypes) {
    for (const relation of relations) {
      const verdict = authorise(court, { id: idOf(role, relation) }, `dispute.${type}`, subjectFor(role), morning("2026-03-02"));
      if ("granted" in verdict !== expected(`dispute.${type}`, role, relation)) different.push(`${role} ${relation} ${type}`);
    }
  }
  expect(different).toEqual([]);
});

const campaignRoles: readonly Role[] = ["task-force-lead", "leader", "president", "clerk", "department-head", "trial-management", "auditor", "administrator"];

describe("adjudication firewall 有序放权", () => {
  test("every command of it is known to the catalogue and granted to no role that leads, supervises or administers", () => {
    expect(adjudicationCommands.size).toBeGreaterThan(10);
    for (const action of firewalledActions) {
      const entry = defaultAuthority.find((one) => one.action === action);
      expect([action, entry === undefined || breaksFirewall(entry)]).toEqual([action, false]);
    }
  });

  test.each([...adjudicationCommands])("%s: nobody who stands in a campaign, leads or supervises may give it by that", (type) => {
    for (const role of campaignRoles) for (const relation of ["nothing", "department", "campaign"] as const) {
      expect([role, relation, grantedInOwnRight(court, idOf(role, relation), `dispute.${type}`, subjectFor(role))]).toEqual([role, relation, false]);
    }
  });

  test.each([...adjudicationCommands])("%s: whoever only owns a step of it is refused by the decider in every state", (type: DisputeCommandType) => {
    for (const status of disputeStatuses.filter((one) => one !== "Unregistered")) {
      const { state: facts } = disputeIn[status]();
      for (const person of ["p-president", "p-manager", "p-township"]) {
        const may = mayNow(facts, type, aContext({ court: courtView(state), self: "d-1", by: person, at: morning("2026-12-01") }));
        expect([status, person, isRejected(may)]).toEqual([status, person, true]);
      }
    }
  });

  test.each([
    [{ role: "task-force-lead", scope: "court" }], [{ role: "judge", scope: "campaign" }], [{ role: "leader", scope: "department" }], [{ role: "president", scope: "court" }], [{ role: "anyone", scope: "own" }], [{ role: "judge", scope: "court" }],
  ] as const)("an entry that grants a ruling to %j breaks it", (grant) => {
    expect(breaksFirewall({ action: "dispute.Pronounce", grants: [grant] })).toBe(true);
    expect(breaksFirewall({ action: "dispute.HandOver", grants: [grant] })).toBe(false);
  });

  test("what only time and other streams give is no person's", () => {
    for (const type of ["HandOverDuties", "FireAlarm"] as const) expect(isRejected(dispute.may(disputeIn.Trial().state, type, aContext({ court: courtView(state), self: "d-1", by: "p-president", at: morning("2026-12-01") })))).toBe(true);
  });
});
