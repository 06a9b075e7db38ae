/** Ids with which a plan that leaves out people and places is filled for its rehearsal; the rehearsal's court knows them. */
export const roles = {
  department: "role-department",
  otherDepartment: "role-supervision-office",
  post: "role-post",
  person: "role-person",
  supervisor: "role-supervisor",
  head: "role-department-head",
  lead: "role-task-force-lead",
  leaderInCharge: "role-leader-in-charge",
  president: "role-president",
} as const;
