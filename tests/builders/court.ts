import type { Court } from "../../domain/court/court-view.ts";
import { courtView } from "../../domain/court/court-view.ts";
import type { CourtState, Person, Role } from "../../domain/court/court.ts";
import { unfoundedCourt } from "../../domain/court/defaults.ts";

function person(id: string, department: string, roles: Role[]): Person {
  return { id, department, posts: [], roles, status: "active", absences: [], language: "zh-CN" };
}

/**
 * A small court: civil-2 (p-head) with p-judge-1, p-judge-2, p-judge-3 and the post civil-2-judge, the office (p-office-head)
 * with p-clerk-1 and p-clerk-2, leader in charge p-leader, president p-president, task-force lead p-lead; p-left has left.
 */
export function aCourtState(change: Partial<CourtState> = {}): CourtState {
  const persons = [
    person("p-president", "office", ["president"]),
    person("p-leader", "office", ["leader"]),
    person("p-head", "civil-2", ["department-head"]),
    person("p-office-head", "office", ["department-head"]),
    person("p-lead", "civil-1", ["task-force-lead", "department-head"]),
    person("p-judge-1", "civil-2", ["judge", "staff"]),
    person("p-judge-2", "civil-2", ["judge", "staff"]),
    person("p-judge-3", "civil-2", ["judge", "staff"]),
    person("p-clerk-1", "office", ["clerk", "staff"]),
    person("p-clerk-2", "office", ["clerk", "staff"]),
    { ...person("p-left", "civil-2", ["judge"]), status: "left" as const, leftOn: "2026-01-31" },
  ];
  const { status: _status, ...unfounded } = unfoundedCourt;
  return {
    ...unfounded,
    name: "示范区人民法院",
    president: "p-president",
    departments: {
      "civil-1": { id: "civil-1", name: "民一庭", kind: "trial", head: "p-lead", leaderInCharge: "p-leader" },
      "civil-2": { id: "civil-2", name: "民二庭", kind: "trial", head: "p-head", leaderInCharge: "p-leader" },
      office: { id: "office", name: "综合办公室", kind: "office", head: "p-office-head", leaderInCharge: "p-leader" },
    },
    posts: { "civil-2-judge": { id: "civil-2-judge", name: "员额法官", department: "civil-2" } },
    persons: Object.fromEntries(persons.map((one) => [one.id, one])),
    processes: { "enterprise-needs-v1": { version: "1", name: "企业需求办理", steps: ["收集", "分办", "答复"] } },
    ...change,
  };
}

export function aCourt(change: Partial<CourtState> = {}): Court {
  return courtView(aCourtState(change));
}

/** The court with some persons changed: absent, left, in other roles. */
export function aCourtWhere(changes: Record<string, Partial<Person>>): Court {
  const state = aCourtState();
  const persons = Object.fromEntries(Object.entries(state.persons).map(([id, one]) => [id, { ...one, ...changes[id] }]));
  return courtView({ ...state, persons });
}
