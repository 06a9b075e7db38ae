import type { Calendar } from "../calendar/calendar.ts";
import { addMonths } from "../calendar/calendar.ts";
import type { Court } from "../court/court-view.ts";
import type { PersonId } from "../decider.ts";
import type { CivilDate } from "../time.ts";
import type { CampaignPlan, PlanFault, PlanItem } from "./plan.ts";
import { planFaults } from "./plan-check.ts";

/** A plan copied forward, and everything that is to be filled in before it can be submitted. A required person who is missing is "". */
export interface PlanCopy { plan: CampaignPlan; open: PlanFault[] }

/** Moves dates by whole years, onto working days, within the campaign's own dates. */
class Shift {
  readonly startsOn: CivilDate;
  readonly endsOn: CivilDate;

  constructor(private readonly calendar: Calendar, private readonly years: number, plan: CampaignPlan) {
    this.startsOn = this.moved(plan.startsOn);
    this.endsOn = this.moved(plan.endsOn);
  }

  private moved(on: CivilDate): CivilDate {
    return this.calendar.rollForward(addMonths(on, 12 * this.years));
  }

  /** Rolling must not lead past an end that lies on the last working day before a holiday. */
  within(on: CivilDate): CivilDate {
    const moved = this.moved(on);
    return moved < this.startsOn ? this.startsOn : moved > this.endsOn ? this.endsOn : moved;
  }
}

function movedItem(item: PlanItem, shift: Shift): PlanItem {
  const due = "on" in item.due ? { ...item.due, on: shift.within(item.due.on) } : item.due;
  return { ...item, due, items: item.items.map((child) => movedItem(child, shift)) };
}

function movedPlan(plan: CampaignPlan, calendar: Calendar, years: number): CampaignPlan {
  const shift = new Shift(calendar, years, plan);
  return {
    ...plan,
    startsOn: shift.startsOn,
    endsOn: shift.endsOn,
    goals: plan.goals.map((goal) => ({ ...goal, by: shift.within(goal.by) })),
    regimes: plan.regimes.map((regime) => (regime.effectiveOn === undefined ? regime : { ...regime, effectiveOn: shift.within(regime.effectiveOn) })),
    milestones: plan.milestones.map((milestone) => ({ ...milestone, dueOn: shift.within(milestone.dueOn) })),
    items: plan.items.map((item) => movedItem(item, shift)),
  };
}

/** Takes out of a plan whoever is no longer in office, and notes each place. */
class Leavers {
  readonly open: PlanFault[] = [];

  constructor(private readonly court: Court) {}

  private stays(person: PersonId, path: string): boolean {
    if (this.court.isActive(person)) return true;
    const name = this.court.person(person)?.name ?? person;
    this.open.push({ path, code: "PersonLeft", message: { zh: `${name} 已离任，请另定人员`, en: `${name} has left: name somebody else` } });
    return false;
  }

  private item(item: PlanItem, path: string): PlanItem {
    const { responsible, supervisor, coOrganisers, ...rest } = item;
    return {
      ...rest,
      ...(responsible !== undefined && this.stays(responsible, `${path}.responsible`) ? { responsible } : {}),
      ...(supervisor !== undefined && this.stays(supervisor, `${path}.supervisor`) ? { supervisor } : {}),
      ...(coOrganisers === undefined ? {} : { coOrganisers: coOrganisers.filter((person, index) => this.stays(person, `${path}.coOrganisers[${index}]`)) }),
      items: item.items.map((child, index) => this.item(child, `${path}.items[${index}]`)),
    };
  }

  without(plan: CampaignPlan): CampaignPlan {
    return {
      ...plan,
      lead: this.stays(plan.lead, "lead") ? plan.lead : "",
      leaderInCharge: this.stays(plan.leaderInCharge, "leaderInCharge") ? plan.leaderInCharge : "",
      // An owner is a person or a post; a post does not leave.
      regimes: plan.regimes.map((regime, index) => {
        const { owner, ...rest } = regime;
        return owner === undefined || this.court.post(owner) !== undefined || this.stays(owner, `regimes[${index}].owner`) ? regime : rest;
      }),
      items: plan.items.map((item, index) => this.item(item, `items[${index}]`)),
    };
  }
}

/**
 * A plan copied forward by whole years: dates move and roll onto working days, and persons who have left are replaced by
 * nothing. `open` names every place that is to be filled in or mended, with its path in the copy.
 */
export function copiedForward(plan: CampaignPlan, years: number, court: Court): PlanCopy {
  const calendar = court.calendar();
  const leavers = new Leavers(court);
  const copy = leavers.without(movedPlan(plan, calendar, years));
  const noted = new Set(leavers.open.map((one) => one.path));
  return { plan: copy, open: [...leavers.open, ...planFaults(copy, court, calendar).filter((one) => !noted.has(one.path))] };
}
