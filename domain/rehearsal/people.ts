import type { Calendar } from "../calendar/calendar.ts";
import type { PlanItem } from "../campaign/plan.ts";
import { placedItems } from "../campaign/plan-tree.ts";
import type { CampaignPlan } from "../campaign/plan.ts";
import type { PersonId, StreamId } from "../decider.ts";
import type { CivilDate, Instant } from "../time.ts";
import { civilDateOf, instantAt } from "../time.ts";
import type { WorkItemState } from "../work-item/work-item.ts";
import type { AnyCommand, Told } from "./virtual-ledger.ts";

/** A command that somebody is going to give. */
export interface Act {
  at: Instant;
  /** Order among acts of one instant. */
  key: string;
  stream: StreamId;
  kind: "campaign" | "work-item";
  by: PersonId | undefined;
  command: AnyCommand;
  /** Line of the script, for what is rejected of it. */
  scripted?: { index: number; entity: string };
}

const morningMinute = 600;
const afternoonMinute = 900;

/** How many levels of children each item has: parents are signed off after their children, even on one day. */
function heights(plan: CampaignPlan): Map<string, number> {
  const known = new Map<string, number>();
  for (const { item } of placedItems(plan).reverse()) known.set(item.id, item.items.reduce((most, child) => Math.max(most, (known.get(child.id) ?? 0) + 1), 0));
  return known;
}

/** What people do of themselves: whoever is assigned accepts at once, and that is all. */
export function acceptsAtOnce(told: Told): Act[] {
  if (told.kind !== "work-item" || told.state.status !== "Assigned") return [];
  if (told.event.type !== "Assigned" && told.event.type !== "Reassigned") return [];
  return [{ at: told.at, key: `accept ${told.stream}`, stream: told.stream, kind: "work-item", by: told.state.duty.responsible, command: { type: "Accept" } }];
}

/** People who do everything on time: reports on their days, submission a working day before T, sign-off on T, milestones and the campaign's end on their days. */
export class PunctualPeople {
  private readonly height: Map<string, number>;

  constructor(private readonly plan: CampaignPlan, private readonly calendar: Calendar, private readonly campaign: StreamId) {
    this.height = heights(plan);
  }

  /** Milestones and acceptance stand in the plan. */
  fromThePlan(startedAt: Instant): Act[] {
    const { plan, calendar } = this;
    const notBefore = (at: Instant): Instant => (at > startedAt ? at : startedAt);
    const onDay = (on: CivilDate, minute: number): Instant => notBefore(instantAt(calendar.rollBackward(on), minute));
    return [
      ...plan.milestones.map((one) => this.ofCampaign(onDay(one.dueOn, morningMinute), plan.lead, { type: "ReachMilestone", milestone: one.id })),
      this.ofCampaign(onDay(plan.endsOn, afternoonMinute + 60), plan.lead, { type: "RequestAcceptance", summary: "全部办结" }),
    ];
  }

  private ofCampaign(at: Instant, by: PersonId, command: AnyCommand): Act {
    return { at, key: `campaign ${command.type}`, stream: this.campaign, kind: "campaign", by, command };
  }

  /** What an event makes people do, and when. */
  actsAfter(told: Told): Act[] {
    return told.kind === "campaign" ? this.afterCampaign(told) : [...acceptsAtOnce(told), ...this.afterItem(told)];
  }

  private afterCampaign({ event, state, at }: Extract<Told, { kind: "campaign" }>): Act[] {
    if (state.status === "Undrafted") return [];
    const next = instantAt(this.calendar.nextWorkingDay(civilDateOf(at)), morningMinute);
    if (event.type === "AcceptanceRequested") return [this.ofCampaign(next, event.step.owner, { type: "Accept" })];
    if (event.type === "Closed") return [this.ofCampaign(next, state.lead, { type: "FileRetrospective", text: "复盘", lessons: [] })];
    if (event.type === "CheckFellDue") return [this.ofCampaign(instantAt(civilDateOf(at), afternoonMinute), event.step.owner, { type: "RecordCheck", day: event.day, passed: true })];
    return [];
  }

  private afterItem({ event, state, stream, at }: Extract<Told, { kind: "work-item" }>): Act[] {
    if (state.status === "Unregistered") return [];
    const act = (when: Instant, by: PersonId | undefined, command: AnyCommand): Act => ({ at: when > at ? when : at, key: `${command.type} ${stream}`, stream, kind: "work-item", by, command });
    if (event.type === "Accepted" || event.type === "Returned" || event.type === "Resumed" || event.type === "ExtensionGranted") return [...this.submission(state, at, act), ...this.report(state, act)];
    if (event.type === "Reported") return this.report(state, act);
    if (event.type === "SubmittedForSignOff") {
      const dueOn = state.dueOn ?? civilDateOf(at);
      const minute = morningMinute + 5 * (this.height.get(state.planItem ?? "") ?? 0);
      return [act(instantAt(dueOn, minute), event.step.owner, { type: "SignOff" })];
    }
    if (event.type === "CheckFellDue") return [act(instantAt(civilDateOf(at), afternoonMinute), event.step.owner, { type: "RecordCheck", day: event.day, passed: true })];
    return [];
  }

  private report(state: WorkItemState, act: (when: Instant, by: PersonId | undefined, command: { type: string; summary: string }) => Act): Act[] {
    if (state.status === "Unregistered" || state.nextReportOn === undefined) return [];
    return [act(instantAt(state.nextReportOn, afternoonMinute), state.duty.responsible, { type: "Report", summary: "按期推进" })];
  }

  private submission(state: WorkItemState, at: Instant, act: (when: Instant, by: PersonId | undefined, command: { type: string; summary: string; evidence: { name: string }[] }) => Act): Act[] {
    if (state.status !== "InProgress") return [];
    const dueOn = state.reworkDueOn ?? state.dueOn ?? civilDateOf(at);
    const when = instantAt(this.calendar.previousWorkingDay(dueOn), afternoonMinute);
    return [act(when, state.duty.responsible, { type: "SubmitForSignOff", summary: "已完成", evidence: state.evidence.map((name) => ({ name })) })];
  }
}

/** Who gives a scripted command when the line does not say: whoever it is for. */
export function usualActor(command: string, item: PlanItem | undefined, plan: CampaignPlan): PersonId | undefined {
  if (item === undefined) return ["Approve", "Return", "Suspend", "Resume", "HandOver", "Instruct", "Accept", "Reject", "Archive", "Terminate"].includes(command) ? plan.leaderInCharge : plan.lead;
  switch (command) {
    case "SignOff":
    case "Return":
    case "Urge":
    case "AskCoSign":
    case "DecideExtension":
    case "DecideSuspension":
    case "Suspend":
    case "Resume":
    case "IssueNotice":
    case "RecordCheck":
    case "Reopen":
      return item.supervisor;
    case "Instruct":
    case "Waive":
      return plan.leaderInCharge;
    case "Assign":
    case "Decompose":
    case "Reassign":
      return plan.lead;
    default:
      return item.responsible;
  }
}
