import type { Court } from "../court/court-view.ts";
import { courtView } from "../court/court-view.ts";
import type { CourtState, Department, Person, Post, Role } from "../court/court.ts";
import { unfoundedCourt } from "../court/defaults.ts";
import { roles } from "../campaign/stand-ins.ts";

function standIn(id: string, department: string, has: Role[], posts: string[] = []): Person {
  return { id, department, posts, roles: has, status: "active", absences: [], language: "zh-CN" };
}

/**
 * The court in which a plan is rehearsed: the real one, if there is one, and stand-ins for the people and places that the
 * plan leaves out. The president stands in only where the court has none.
 */
export function rehearsalCourt(court: Court | undefined): Court {
  const { status: _status, ...unfounded } = unfoundedCourt;
  const state: CourtState = court?.state ?? unfounded;
  const president = state.president ?? roles.president;
  const departments: Department[] = [
    { id: roles.department, name: "责任部门", nameEn: "Responsible department", kind: "trial", head: roles.head, leaderInCharge: roles.leaderInCharge },
    { id: roles.otherDepartment, name: "督办部门", nameEn: "Supervising department", kind: "office", leaderInCharge: roles.leaderInCharge },
  ];
  const posts: Post[] = [{ id: roles.post, name: "责任岗位", nameEn: "Responsible post", department: roles.department }];
  const persons = [
    standIn(roles.person, roles.department, ["staff"], [roles.post]),
    standIn(roles.head, roles.department, ["department-head"]),
    standIn(roles.lead, roles.department, ["task-force-lead"]),
    standIn(roles.supervisor, roles.otherDepartment, ["clerk"]),
    standIn(roles.leaderInCharge, roles.otherDepartment, ["leader"]),
    ...(state.president === undefined ? [standIn(roles.president, roles.otherDepartment, ["president"])] : []),
  ];
  const byId = <One extends { id: string }>(all: One[]): Record<string, One> => Object.fromEntries(all.map((one) => [one.id, one]));
  return courtView({
    ...state,
    president,
    departments: { ...state.departments, ...byId(departments) },
    posts: { ...state.posts, ...byId(posts) },
    persons: { ...state.persons, ...byId(persons) },
  });
}
