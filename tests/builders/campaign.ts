import { campaign } from "../../domain/campaign/campaign.decider.ts";
import type { CampaignCommand, CampaignEvent, CampaignState, CampaignStatus } from "../../domain/campaign/campaign.ts";
import type { CampaignPlan, PlanItem } from "../../domain/campaign/plan.ts";
import { itemStreamId } from "../../domain/campaign/task-book.ts";
import type { Court } from "../../domain/court/court-view.ts";
import type { Actor, Context, Rejected, StreamId } from "../../domain/decider.ts";
import { isRejected } from "../../domain/decider.ts";
import type { Instant } from "../../domain/time.ts";
import type { WorkItemState } from "../../domain/work-item/work-item.ts";
import { campaignCourt } from "./campaign-court.ts";

export const campaignId = "c-1";
export const planStartedAt = "2026-03-02T01:00:00.000Z";
const court = campaignCourt();

export function aPlanItem(id: string, change: Partial<PlanItem> = {}): PlanItem {
  return {
    id, title: `事项 ${id}`, department: "civil-2", post: "civil-2-judge", responsible: "p-judge-1", supervisor: "p-clerk", priority: "A", weight: 1,
    due: { workingDays: 20, after: "start" }, evidence: [], items: [], ...change,
  };
}

/** Three items: i1 from the start, i2 after the milestone m1, i3 after i1. */
export function aPlan(change: Partial<CampaignPlan> = {}): CampaignPlan {
  return {
    title: "民营经济司法服务专班", theme: "private-economy", lead: "p-head", leaderInCharge: "p-leader", departments: ["civil-2", "enforcement"],
    startsOn: "2026-03-02", endsOn: "2026-12-31",
    goals: [{ metric: "avg-trial-days", name: "平均审理天数", baseline: 68, target: 55, unit: "d", by: "2026-11-30" }],
    regimes: [{ title: "绿色通道办法" }],
    milestones: [{ id: "m1", name: "摸排完成", dueOn: "2026-04-30", gate: "80% 有答复" }],
    items: [aPlanItem("i1"), aPlanItem("i2", { due: { days: 30, after: "m1" } }), aPlanItem("i3", { due: { workingDays: 10, after: "i1" } })],
    ...change,
  };
}

/** A work item as far as a campaign looks at it. */
export function anItem(planItem: string, status: WorkItemState["status"], change: { byCampaign?: boolean; anchor?: string; responsible?: string } = {}): WorkItemState {
  if (status === "Unregistered") return { status };
  const facts = {
    id: itemStreamId(campaignId, planItem), title: planItem, source: { type: "campaign" as const }, campaign: { id: campaignId, lead: "p-head", leaderInCharge: "p-leader", endsOn: "2026-12-31" },
    planItem, children: [], dependents: [], ancestors: [], duty: { department: "civil-2", responsible: change.responsible ?? "p-judge-1", coOrganisers: [], supervisor: "p-clerk" }, priority: "A" as const, weight: 1,
    processStep: 0, due: { workingDays: 20, after: "start" }, evidence: [], delegatedTo: [], earlierExtensions: 0, redSpans: [], calendar: "cn-2026.1", ladder: "default-1", extensions: [], extensionRequests: 0, suspensions: [], provisional: false, holders: [],
    rungsFired: [], waiting: [], reports: [], missedReportsRunning: 0, notices: [], instructions: [], registeredBy: "system", registeredAt: planStartedAt, overdueDays: 0, dueSteps: [],
    ...(change.anchor === undefined ? {} : { anchor: { type: change.anchor === "start" ? ("start" as const) : ("milestone" as const), id: change.anchor } }),
  };
  const submission = { summary: "完成", evidence: [], by: "p-judge-1", at: planStartedAt };
  switch (status) {
    case "Registered":
    case "Waiting":
    case "Assigned":
    case "InProgress":
      return { ...facts, status };
    case "Suspended":
      return { ...facts, status, suspension: { ground: "停", expectedEndOn: "2026-06-01", endsAt: "2026-05-31T16:00:00.000Z", byCampaign: change.byCampaign ?? true, before: change.anchor === undefined ? "InProgress" : "Waiting" } };
    case "SubmittedForSignOff":
      return { ...facts, status, submission, coSigners: [] };
    case "SignedOff":
      return { ...facts, status, submission, signedOffBy: "p-clerk", signedOffOn: "2026-04-01", checks: [] };
    case "Waived":
      return { ...facts, status, ground: "免", by: "p-leader", waivedOn: "2026-04-01" };
  }
}

export type Items = Record<string, WorkItemState["status"] | WorkItemState>;

/** A campaign told by its commands: each is accepted or the story stops with the rejection. */
export class CampaignStory {
  state: CampaignState = campaign.initial;
  events: CampaignEvent[] = [];
  rejection: Rejected | undefined;
  related: Record<StreamId, WorkItemState> = {};
  private seq = 0;

  constructor(public at: Instant = planStartedAt, private readonly inCourt: Court = court) {}

  context(actor: Actor, at: Instant = this.at): Context {
    const actingPersons = actor.id === "system" ? [] : actor.onBehalfOf === undefined ? [actor.id] : [actor.id, actor.onBehalfOf];
    return { at, actor, actingPersons, court: this.inCourt, related: this.related, self: campaignId, spread: false };
  }

  /** What the locks will find from now on. */
  items(items: Items): this {
    for (const [planItem, item] of Object.entries(items)) this.related[itemStreamId(campaignId, planItem)] = typeof item === "string" ? anItem(planItem, item) : item;
    return this;
  }

  on(date: string, time = "09:30"): this {
    this.at = new Date(`${date}T${time}:00+08:00`).toISOString();
    return this;
  }

  by(actor: string | Actor, command: CampaignCommand): this {
    const outcome = campaign.decide(this.state, command, this.context(typeof actor === "string" ? { id: actor } : actor));
    this.events = [];
    if (isRejected(outcome)) {
      this.rejection = outcome;
      return this;
    }
    this.rejection = undefined;
    this.events = outcome.events;
    for (const event of outcome.events) {
      this.seq += 1;
      this.state = campaign.evolve(this.state, event, { seq: this.seq, effectiveAt: this.at, actor: typeof actor === "string" ? actor : actor.id });
    }
    return this;
  }

  /** Fires every alarm that is due by an instant, each as of its own due time. */
  until(date: string, time = "09:30"): this {
    const end = new Date(`${date}T${time}:00+08:00`).toISOString();
    for (let alarm = campaign.nextAlarm(this.state); alarm !== undefined && alarm.at <= end; alarm = campaign.nextAlarm(this.state)) {
      this.at = alarm.at;
      const before = JSON.stringify(alarm);
      this.by("system", { type: "FireAlarm", alarm });
      if (this.rejection !== undefined) throw new Error(`alarm ${alarm.id} was rejected: ${this.rejection.rejected}`);
      if (JSON.stringify(campaign.nextAlarm(this.state)) === before) throw new Error(`alarm ${alarm.id} did not move on`);
    }
    this.at = end;
    return this;
  }

  reactions(): { stream: StreamId; command: { type: string } }[] {
    return this.events.flatMap((event) => campaign.react(event, this.state)).map(({ stream, command }) => ({ stream, command }));
  }
}

export const approveAll: CampaignCommand = { type: "Approve" };

/** A campaign in each state, by the shortest way there; items in `items` are what its locks find. */
export function aCampaign(status: CampaignStatus, plan: CampaignPlan = aPlan()): CampaignStory {
  const story = new CampaignStory();
  if (status === "Undrafted") return story;
  story.by("p-head", { type: "Draft", plan });
  if (status === "Draft") return story;
  story.by("p-head", { type: "Submit" });
  if (status === "Submitted") return story;
  if (status === "Returned") return story.by("p-leader", { type: "Return", reason: "补充目标" });
  story.by("p-leader", approveAll);
  story.items({ i1: "InProgress", i2: anItem("i2", "Waiting", { anchor: "m1" }), i3: "Waiting" });
  if (story.state.status !== "Undrafted") story.by("system", { type: "NoteItemsOpened", items: story.state.items.map((item) => item.id) });
  if (status === "Running") return story;
  if (status === "Suspended") return story.by("p-leader", { type: "Suspend", ground: "机构改革", expectedEndOn: "2026-04-01" });
  if (status === "Terminated") {
    return story.by("p-leader", { type: "Terminate", ground: "任务撤销", items: ["i1", "i2", "i3"].map((id) => ({ item: itemStreamId(campaignId, id), action: "waive" as const, ground: "撤销" })) });
  }
  story.items({ i1: "SignedOff", i2: "SignedOff", i3: "Waived" });
  story.by("p-head", { type: "RequestAcceptance", summary: "全部完成" });
  if (status === "UnderAcceptance") return story;
  story.by("p-leader", { type: "Accept" });
  if (status === "Closed") return story;
  story.by("p-head", { type: "FileRetrospective", text: "复盘", lessons: ["早摸排"] });
  if (status === "Watch") return story;
  for (const day of [30, 60, 90] as const) story.on(day === 30 ? "2026-04-01" : day === 60 ? "2026-05-06" : "2026-06-01").by("p-clerk", { type: "RecordCheck", day, passed: true });
  return story.by("p-leader", { type: "Archive" });
}
