import type { Calendar } from "../calendar/calendar.ts";
import type { CampaignPlan } from "../campaign/plan.ts";
import { plannedDates } from "../campaign/plan-dates.ts";
import type { PlannedDates } from "../campaign/plan-dates.ts";
import { anchorOf, openingOrder, placedItems } from "../campaign/plan-tree.ts";
import { roles } from "../campaign/stand-ins.ts";
import type { CivilDate } from "../time.ts";
import { computeDue } from "../work-item/due-date.ts";
import type { Finding } from "./rehearsal.ts";

/** More sign-offs than this on one day are too many for one approver. */
const mostDecisionsADay = 5;
/** More items open at once than this are too many for one responsible person. */
const mostOpenItems = 10;

/** What the plan's own dates show before anything has happened, from its planned anchors (C10). */
export function planFindings(plan: CampaignPlan, calendar: Calendar): { findings: Finding[]; provisional: boolean } {
  const planned = plannedDates(plan, calendar);
  const dates = [plan.startsOn, plan.endsOn, ...plan.milestones.map((one) => one.dueOn)];
  const provisionalYears = new Set(dates.filter((on) => calendar.isProvisional(on)).map((on) => on.slice(0, 4)));
  for (const { opensOn, dueOn } of planned.values()) for (const on of [opensOn, dueOn]) if (calendar.isProvisional(on)) provisionalYears.add(on.slice(0, 4));
  return {
    findings: [
      ...[...provisionalYears].sort().map((year): Finding => ({ code: "ProvisionalYear", entity: year, zh: `${year} 年放假安排尚未公布，相关日期为暂定`, en: `The holidays of ${year} are not announced yet: its dates are provisional`, on: `${year}-01-01` })),
      ...holidayFindings(plan, planned, calendar),
      ...approverFindings(plan, planned),
      ...responsibleFindings(plan, planned),
      ...slackFindings(plan, planned, calendar),
    ],
    provisional: provisionalYears.size > 0 || [...planned.values()].some((one) => one.provisional),
  };
}

function holidayFindings(plan: CampaignPlan, planned: ReadonlyMap<string, PlannedDates>, calendar: Calendar): Finding[] {
  const milestones = plan.milestones.filter((one) => !calendar.isWorkingDay(one.dueOn)).map((one): Finding => ({
    code: "MilestoneOnHoliday", entity: one.id, on: one.dueOn,
    zh: `里程碑「${one.name}」落在非工作日 ${one.dueOn}`, en: `Milestone "${one.name}" falls on ${one.dueOn}, which is not a working day`,
  }));
  const items = placedItems(plan).flatMap(({ item }): Finding[] => {
    const opensOn = planned.get(item.id)?.opensOn;
    if (opensOn === undefined) return [];
    const { unrolledOn, dueOn } = computeDue(calendar, { rule: item.due, anchorOn: opensOn, extensions: [], suspensions: [] });
    if (calendar.isWorkingDay(unrolledOn)) return [];
    const moved = dueOn === unrolledOn ? { zh: "日期固定，不顺延", en: "it is fixed and does not move" } : { zh: `顺延至 ${dueOn}`, en: `it moves to ${dueOn}` };
    return [{ code: "DueOnHoliday", entity: item.id, on: unrolledOn, zh: `事项「${item.title}」期限落在非工作日 ${unrolledOn}，${moved.zh}`, en: `"${item.title}" is due on ${unrolledOn}, not a working day: ${moved.en}` }];
  });
  return [...milestones, ...items];
}

/** Sign-offs that fall to one supervisor on one planned day. */
function approverFindings(plan: CampaignPlan, planned: ReadonlyMap<string, PlannedDates>): Finding[] {
  const load = new Map<string, { person: string; on: CivilDate; count: number }>();
  for (const { item } of placedItems(plan)) {
    const on = planned.get(item.id)?.dueOn;
    if (on === undefined) continue;
    const person = item.supervisor ?? roles.supervisor;
    const key = `${on} ${person}`;
    const day = load.get(key) ?? { person, on, count: 0 };
    day.count += 1;
    load.set(key, day);
  }
  return [...load.values()].filter((day) => day.count > mostDecisionsADay).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.person < b.person ? -1 : 1)).map(({ person, on, count }) => ({
    code: "ApproverOverloaded", entity: person, on,
    zh: `${on} 有 ${count} 个事项同日到期，均由 ${person} 审核销号`, en: `${count} items are due on ${on}, all to be signed off by ${person}`,
  }));
}

/** The first day on which one person has more items open than can be carried, and the most there are. */
function responsibleFindings(plan: CampaignPlan, planned: ReadonlyMap<string, PlannedDates>): Finding[] {
  const spans = new Map<string, PlannedDates[]>();
  for (const { item } of placedItems(plan)) {
    const dates = planned.get(item.id);
    if (item.responsible === undefined || item.responsible === roles.person || dates === undefined) continue;
    const own = spans.get(item.responsible);
    if (own === undefined) spans.set(item.responsible, [dates]);
    else own.push(dates);
  }
  return [...spans].flatMap(([person, own]): Finding[] => {
    const changes = own.flatMap((one) => [{ on: one.opensOn, by: 1 }, { on: one.dueOn, by: -1 }]).sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : b.by - a.by));
    let open = 0;
    let most = 0;
    let mostOn = "";
    for (const change of changes) {
      open += change.by;
      if (open > most) {
        most = open;
        mostOn = change.on;
      }
    }
    return most <= mostOpenItems ? [] : [{ code: "ResponsibleOverloaded", entity: person, on: mostOn, zh: `${person} 同时承担 ${most} 个事项`, en: `${person} has ${most} items open at once` }];
  });
}

/**
 * Items that cannot slip by a working day: the latest date on which an item may be done is the earliest of the campaign's end,
 * its parent's latest, its milestone's date, and the latest of what waits for it less that one's own working days.
 */
function slackFindings(plan: CampaignPlan, planned: ReadonlyMap<string, PlannedDates>, calendar: Calendar): Finding[] {
  const latest = new Map<string, CivilDate>();
  const milestones = new Map(plan.milestones.map((one) => [one.id, one.dueOn]));
  const lower = (id: string, on: CivilDate): void => {
    const known = latest.get(id);
    if (known === undefined || on < known) latest.set(id, on);
  };
  for (const { item, parent } of openingOrder(plan).reverse()) {
    lower(item.id, plan.endsOn);
    const milestoneOn = item.milestone === undefined ? undefined : milestones.get(item.milestone);
    if (milestoneOn !== undefined) lower(item.id, milestoneOn);
    const parentDueOn = parent === undefined ? undefined : planned.get(parent.id)?.dueOn;
    if (parentDueOn !== undefined) lower(item.id, parentDueOn);
    const own = planned.get(item.id);
    const anchor = anchorOf(item);
    const latestOn = latest.get(item.id);
    if (own === undefined || latestOn === undefined || anchor === undefined || !planned.has(anchor)) continue;
    lower(anchor, calendar.plusWorkingDays(latestOn, -calendar.workingDaysBetween(own.opensOn, own.dueOn)));
  }
  return placedItems(plan).flatMap(({ item }): Finding[] => {
    const dueOn = planned.get(item.id)?.dueOn;
    const latestOn = latest.get(item.id);
    if (dueOn === undefined || latestOn === undefined || calendar.workingDaysBetween(dueOn, latestOn) > 0) return [];
    return [{ code: "NoSlack", entity: item.id, on: dueOn, zh: `事项「${item.title}」没有余量：${dueOn} 到期，最迟须在 ${latestOn} 完成`, en: `"${item.title}" has no slack: due on ${dueOn}, and needed by ${latestOn}` }];
  });
}
