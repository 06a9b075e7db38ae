import type { Calendar } from "../calendar/calendar.ts";
import { entryOf } from "../court/court-view.ts";
import type { Court } from "../court/court-view.ts";
import { isCivilDate } from "../time.ts";
import type { CivilDate } from "../time.ts";
import type { CampaignPlan, PlanFault } from "./plan.ts";
import { missingGrant } from "./charter-roles.ts";
import { cyclicItems } from "./plan-cycles.ts";
import { plannedDates } from "./plan-dates.ts";
import { anchorOf, placedItems } from "./plan-tree.ts";
import type { PlacedItem } from "./plan-tree.ts";

/** Most items of one plan, at all depths together. */
export const mostPlanItems = 2000;
/** How deep a task book may be broken down 层层放大. */
export const deepestPlanItem = 8;

/** A fault with its texts; `allowed` tells what would be right. */
function fault(path: string, code: string, zh: string, en: string, allowed?: string): PlanFault {
  return { path, code, message: { zh, en }, ...(allowed === undefined ? {} : { allowed }) };
}

/**
 * Everything that is wrong with a plan 任务书 as far as its meaning goes, all at once, each with its path inside the file
 * (api.md, "Plan file"). The form (types, unknown fields, lengths) is checked where the file is read. `settled`: plan ids of
 * items in the ledger that somebody else carries or that are closed, whatever the plan says of them.
 */
export function planFaults(plan: CampaignPlan, court: Court, calendar: Calendar, settled: ReadonlySet<string> = new Set()): PlanFault[] {
  const placed = placedItems(plan);
  const dates = dateFaults(plan, placed);
  return [
    ...dates,
    ...frameFaults(plan, court),
    ...countFaults(placed),
    ...idFaults(plan, placed),
    ...placed.flatMap((one) => dutyFaults(one, court)),
    ...placed.flatMap((one) => (settled.has(one.item.id) ? [] : leaderFaults(one, plan.leaderInCharge))),
    ...anchorFaults(plan, placed),
    ...(dates.length > 0 ? [] : timetableFaults(plan, placed, calendar)),
  ];
}

/** Dates that do not exist; nothing is computed from them. */
function dateFaults(plan: CampaignPlan, placed: readonly PlacedItem[]): PlanFault[] {
  const dated: { path: string; on: CivilDate | undefined }[] = [
    { path: "startsOn", on: plan.startsOn },
    { path: "endsOn", on: plan.endsOn },
    ...plan.goals.map((goal, index) => ({ path: `goals[${index}].by`, on: goal.by })),
    ...plan.regimes.map((regime, index) => ({ path: `regimes[${index}].effectiveOn`, on: regime.effectiveOn })),
    ...plan.milestones.map((milestone, index) => ({ path: `milestones[${index}].dueOn`, on: milestone.dueOn })),
    ...placed.map(({ item, path }) => ({ path: `${path}.due.on`, on: "on" in item.due ? item.due.on : undefined })),
  ];
  return dated.filter(({ on }) => on !== undefined && !isCivilDate(on)).map(({ path, on }) => fault(path, "InvalidDate", `日期 ${on} 不存在`, `${on} is not a date that exists`, "YYYY-MM-DD"));
}

function personFault(path: string, person: string | undefined, court: Court): PlanFault[] {
  if (person === undefined) return [];
  const known = court.person(person);
  if (known === undefined) return [fault(path, "UnknownPerson", `没有人员 ${person}`, `There is no person ${person}`)];
  return known.status === "left" ? [fault(path, "PersonLeft", `${person} 已离任`, `${person} has left the court`)] : [];
}

function departmentFault(path: string, id: string, court: Court): PlanFault[] {
  const department = court.department(id);
  if (department === undefined) return [fault(path, "UnknownDepartment", `没有部门 ${id}`, `There is no department ${id}`)];
  return department.closed === true ? [fault(path, "DepartmentClosed", `部门 ${id} 已撤销`, `Department ${id} is closed`)] : [];
}

/** Whoever leads or is in charge must be able to act as such; who is unknown, has left or is both is another fault. */
function charterFault(path: "lead" | "leaderInCharge", plan: CampaignPlan, court: Court): PlanFault[] {
  if (!court.isActive(plan[path]) || plan.lead === plan.leaderInCharge) return [];
  const missing = missingGrant(court, path, plan);
  if (missing === undefined) return [];
  const [code, zh, en] = path === "lead" ? (["LeadMayNotAct", "专班牵头人", "lead"] as const) : (["LeaderMayNotAct", "分管院领导", "leader in charge"] as const);
  return [fault(path, code, `${plan[path]} 按权力清单不能履行${zh}职责（${missing.action}），请另定人选或先授予角色`, `${plan[path]} may not act as ${en} by the authority catalogue (${missing.action}); name another or grant a role first`, missing.roles.join(" | "))];
}

/** Charter: people, departments, dates of the campaign, goals, regimes, milestones. */
function frameFaults(plan: CampaignPlan, court: Court): PlanFault[] {
  const within = `${plan.startsOn}..${plan.endsOn}`;
  const inside = (on: CivilDate): boolean => on >= plan.startsOn && on <= plan.endsOn;
  return [
    ...personFault("lead", plan.lead, court),
    ...personFault("leaderInCharge", plan.leaderInCharge, court),
    ...charterFault("lead", plan, court),
    ...charterFault("leaderInCharge", plan, court),
    ...(plan.lead === plan.leaderInCharge ? [fault("leaderInCharge", "LeadIsLeaderInCharge", "分管院领导不得同时是专班牵头人", "The leader in charge may not be the lead as well")] : []),
    ...plan.departments.flatMap((id, index) => departmentFault(`departments[${index}]`, id, court)),
    ...(plan.endsOn <= plan.startsOn ? [fault("endsOn", "EndsBeforeStart", "结束日期须晚于开始日期", "The campaign must end after it starts", `> ${plan.startsOn}`)] : []),
    ...plan.goals.flatMap((goal, index) => (inside(goal.by) ? [] : [fault(`goals[${index}].by`, "OutsideCampaign", `目标日期 ${goal.by} 不在专班行动期间`, `The goal's date ${goal.by} lies outside the campaign`, within)])),
    ...plan.regimes.flatMap((regime, index) =>
      regime.owner === undefined || court.person(regime.owner) !== undefined || court.post(regime.owner) !== undefined
        ? []
        : [fault(`regimes[${index}].owner`, "UnknownOwner", `没有人员或岗位 ${regime.owner}`, `There is no person or post ${regime.owner}`)],
    ),
    ...plan.milestones.flatMap((milestone, index) =>
      inside(milestone.dueOn) ? [] : [fault(`milestones[${index}].dueOn`, "OutsideCampaign", `里程碑日期 ${milestone.dueOn} 不在专班行动期间`, `The milestone's date ${milestone.dueOn} lies outside the campaign`, within)],
    ),
  ];
}

function countFaults(placed: readonly PlacedItem[]): PlanFault[] {
  const tooDeep = placed.filter((one) => one.depth === deepestPlanItem + 1);
  return [
    ...(placed.length === 0 ? [fault("items", "NoItems", "任务书至少有一个事项", "A plan has at least one item", ">= 1")] : []),
    ...(placed.length > mostPlanItems ? [fault("items", "TooManyItems", `事项共 ${placed.length} 个，过多`, `${placed.length} items are too many`, `<= ${mostPlanItems}`)] : []),
    ...tooDeep.map((one) => fault(one.path, "TooDeep", "分解层级过深", "Broken down too deep", `<= ${deepestPlanItem}`)),
  ];
}

/** Items at any depth and milestones share one set of ids, since `after` may name either; "start" is taken. */
function idFaults(plan: CampaignPlan, placed: readonly PlacedItem[]): PlanFault[] {
  const named = [
    ...plan.milestones.map((milestone, index) => ({ path: `milestones[${index}].id`, id: milestone.id })),
    ...placed.map(({ item, path }) => ({ path: `${path}.id`, id: item.id })),
  ];
  const first = new Map<string, string>();
  const faults: PlanFault[] = [];
  for (const { path, id } of named) {
    const before = first.get(id);
    if (before !== undefined) faults.push(fault(path, "DuplicateId", `编号 ${id} 与 ${before} 重复`, `Id ${id} is used twice, first at ${before}`));
    else if (id === "start") faults.push(fault(path, "ReservedId", "start 是保留编号", "start is reserved"));
    else first.set(id, path);
  }
  return faults;
}

/** 定人、定岗、定责、定流程: department, post and persons exist and belong together. */
function dutyFaults({ item, path }: PlacedItem, court: Court): PlanFault[] {
  const post = item.post === undefined ? undefined : court.post(item.post);
  const { post: postId, responsible, supervisor } = item;
  return [
    ...departmentFault(`${path}.department`, item.department, court),
    ...(postId !== undefined && post === undefined ? [fault(`${path}.post`, "UnknownPost", `没有岗位 ${postId}`, `There is no post ${postId}`)] : []),
    ...(post?.closed === true ? [fault(`${path}.post`, "PostClosed", `岗位 ${post.id} 已撤销`, `Post ${post.id} is closed`)] : []),
    ...(post !== undefined && post.department !== item.department
      ? [fault(`${path}.post`, "PostOfOtherDepartment", `岗位 ${post.id} 属于 ${post.department}，不属于 ${item.department}`, `Post ${post.id} belongs to ${post.department}, not to ${item.department}`)]
      : []),
    ...personFault(`${path}.responsible`, responsible, court),
    ...personFault(`${path}.supervisor`, supervisor, court),
    ...(item.coOrganisers ?? []).flatMap((person, index) => personFault(`${path}.coOrganisers[${index}]`, person, court)),
    ...(supervisor !== undefined && supervisor === responsible ? [fault(`${path}.supervisor`, "SupervisorIsResponsible", "督办人不得是责任人本人", "The supervisor may not be the responsible person")] : []),
    ...(item.process !== undefined && entryOf(court.state.processes, item.process) === undefined
      ? [fault(`${path}.process`, "UnknownProcess", `没有流程 ${item.process}`, `There is no process ${item.process}`, Object.keys(court.state.processes).join(", "))]
      : []),
    ...(item.weight > 0 && Number.isFinite(item.weight) ? [] : [fault(`${path}.weight`, "WeightNotPositive", "权重须大于 0", "The weight must be greater than 0", "> 0")]),
  ];
}

/** Nobody comes to decide on work that is their own: the rule of HandOver, for what is planned. */
function leaderFaults({ item, path }: PlacedItem, leaderInCharge: string): PlanFault[] {
  if (item.responsible !== leaderInCharge) return [];
  return [fault(`${path}.responsible`, "LeaderIsResponsible", "分管院领导不得同时是事项责任人", "The leader in charge may not be responsible for an item as well")];
}

function anchorFaults(plan: CampaignPlan, placed: readonly PlacedItem[]): PlanFault[] {
  const milestones = new Set(plan.milestones.map((milestone) => milestone.id));
  const known = new Set(["start", ...milestones, ...placed.map(({ item }) => item.id)]);
  const faults: PlanFault[] = [];
  for (const { item, path } of placed) {
    const after = anchorOf(item);
    if (after !== undefined && !known.has(after)) faults.push(fault(`${path}.due.after`, "UnknownAnchor", `after 所指 ${after} 不存在`, `after names ${after}, which does not exist`, "start | milestone id | item id"));
    if (item.milestone !== undefined && !milestones.has(item.milestone)) faults.push(fault(`${path}.milestone`, "UnknownMilestone", `没有里程碑 ${item.milestone}`, `There is no milestone ${item.milestone}`, [...milestones].join(", ")));
  }
  for (const { path, item } of cyclicItems(placed)) {
    faults.push(fault(`${path}.due.after`, "Cycle", `事项 ${item.id} 的先后次序成环`, `Item ${item.id} waits, by way of others, for itself`));
  }
  return faults;
}

/** Planned dates lie inside the campaign, and a child is not due after its parent (domain §3). */
function timetableFaults(plan: CampaignPlan, placed: readonly PlacedItem[], calendar: Calendar): PlanFault[] {
  const planned = plannedDates(plan, calendar);
  const cyclic = new Set(cyclicItems(placed).map(({ path }) => path));
  const within = `${plan.startsOn}..${plan.endsOn}`;
  const faults: PlanFault[] = [];
  for (const { item, path, parent } of placed) {
    const dueOn = planned.get(item.id)?.dueOn;
    if (dueOn === undefined || cyclic.has(path)) continue;
    if (dueOn < plan.startsOn) faults.push(fault(`${path}.due`, "DueBeforeStart", `期限 ${dueOn} 早于专班行动开始`, `Due on ${dueOn}, before the campaign starts`, within));
    if (dueOn > plan.endsOn) faults.push(fault(`${path}.due`, "DueAfterEnd", `期限 ${dueOn} 晚于专班行动结束`, `Due on ${dueOn}, after the campaign ends`, within));
    const parentDueOn = parent === undefined ? undefined : planned.get(parent.id)?.dueOn;
    if (parentDueOn !== undefined && dueOn > parentDueOn) faults.push(fault(`${path}.due`, "DueAfterParent", `期限 ${dueOn} 晚于上级事项的 ${parentDueOn}`, `Due on ${dueOn}, after its parent on ${parentDueOn}`, `<= ${parentDueOn}`));
  }
  return faults;
}
