import { courtView } from "../../domain/court/court-view.ts";
import type { Court } from "../../domain/court/court-view.ts";
import type { CourtState, Person, Role } from "../../domain/court/court.ts";
import { unfoundedCourt } from "../../domain/court/defaults.ts";

function person(id: string, department: string, roles: Role[], posts: string[] = []): Person {
  return { id, department, posts, roles, status: "active", absences: [], language: "zh-CN" };
}

/** A small court for campaigns: a trial department with two judges, an office with two clerks, a leader in charge, a president; p-left has left. */
export function campaignCourtState(): CourtState {
  const { status: _status, ...unfounded } = unfoundedCourt;
  const persons = [
    person("p-president", "office", ["president"]),
    person("p-leader", "office", ["leader"]),
    person("p-leader-2", "office", ["leader"]),
    person("p-head", "civil-2", ["department-head", "task-force-lead"]),
    person("p-head-2", "enforcement", ["department-head", "task-force-lead"]),
    person("p-judge-1", "civil-2", ["judge", "staff"], ["civil-2-judge"]),
    person("p-judge-2", "civil-2", ["judge", "staff"], ["civil-2-judge"]),
    person("p-officer", "enforcement", ["staff"], ["enforcement-officer"]),
    person("p-clerk", "office", ["clerk"], ["office-clerk"]),
    person("p-clerk-2", "office", ["clerk"], ["office-clerk"]),
    { ...person("p-left", "civil-2", ["judge"], ["civil-2-judge"]), status: "left" as const, leftOn: "2026-01-31" },
  ];
  return {
    ...unfounded,
    name: "示范区人民法院",
    president: "p-president",
    departments: {
      "civil-2": { id: "civil-2", name: "民二庭", kind: "trial", head: "p-head", leaderInCharge: "p-leader" },
      enforcement: { id: "enforcement", name: "执行局", kind: "enforcement", head: "p-head-2", leaderInCharge: "p-leader" },
      office: { id: "office", name: "办公室", kind: "office", leaderInCharge: "p-leader" },
      closed: { id: "closed", name: "已撤销部门", kind: "trial", closed: true },
    },
    posts: {
      "civil-2-judge": { id: "civil-2-judge", name: "员额法官", department: "civil-2" },
      "enforcement-officer": { id: "enforcement-officer", name: "执行员", department: "enforcement" },
      "office-clerk": { id: "office-clerk", name: "督办员", department: "office" },
    },
    persons: Object.fromEntries(persons.map((one) => [one.id, one])),
    dutyWords: { version: "test", forbidden: ["招商引资", "联合执法"], counting: ["走访", "visits", "表格", "照片"] },
    processes: { "enterprise-needs-v1": { version: "1", name: "企业需求办理", steps: ["收集", "分办", "答复"] } },
  };
}

export function campaignCourt(): Court {
  return courtView(campaignCourtState());
}
