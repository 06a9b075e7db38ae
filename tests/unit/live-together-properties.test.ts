import fc from "fast-check";
import { campaign } from "../../domain/campaign/campaign.decider.ts";
import type { CampaignState } from "../../domain/campaign/campaign.ts";
import type { CampaignPlan, PlanItem } from "../../domain/campaign/plan.ts";
import type { Court } from "../../domain/court/court-view.ts";
import { courtView } from "../../domain/court/court-view.ts";
import type { Context, Decider, StreamId } from "../../domain/decider.ts";
import { isRejected } from "../../domain/decider.ts";
import { VirtualLedger } from "../../domain/rehearsal/virtual-ledger.ts";
import type { AnyCommand, Told } from "../../domain/rehearsal/virtual-ledger.ts";
import { civilDateOf, plusDays, plusMs } from "../../domain/time.ts";
import type { Instant } from "../../domain/time.ts";
import { workItem } from "../../domain/work-item/work-item.decider.ts";
import type { WorkItemCommand, WorkItemState } from "../../domain/work-item/work-item.ts";
import { campaignCourtState } from "../builders/campaign-court.ts";
import { aPlan, aPlanItem } from "../builders/campaign.ts";

type Item = Exclude<WorkItemState, { status: "Unregistered" }>;
type Campaign = Exclude<CampaignState, { status: "Undrafted" }>;
/** A command that somebody may wish to give, to one of the streams. */
type Wish = { to: "campaign"; command: AnyCommand } | { to: StreamId; command: AnyCommand };

const persons = ["p-judge-1", "p-judge-2", "p-officer", "p-clerk", "p-clerk-2", "p-head", "p-head-2", "p-leader", "p-leader-2", "p-president"];
const campaignStream = "c-1";
const firstItems: PlanItem[] = [
  aPlanItem("i1", { due: { on: "2026-06-30" }, report: "weekly", items: [aPlanItem("i1-1", { due: { on: "2026-06-01" } }), aPlanItem("i1-2", { due: { days: 20, after: "i1-1" }, responsible: "p-judge-2" })] }),
  aPlanItem("i2", { due: { days: 30, after: "m1" }, items: [aPlanItem("i2-1", { due: { days: 10, after: "m1" } })] }),
  aPlanItem("i3", { due: { workingDays: 10, after: "i2" }, responsible: "p-officer", department: "enforcement", post: "enforcement-officer" }),
  aPlanItem("i4", { due: { workingDays: 15, after: "start" }, supervisor: "p-clerk-2" }),
];
const firstPlan = aPlan({ items: firstItems });

/** The real ledger's order of things with its people, asked before each command whether the stream itself would accept it. */
class World {
  readonly ledger: VirtualLedger;
  readonly history: string[] = [];
  readonly faults: string[] = [];
  readonly reached = new Set<string>();
  readonly items: StreamId[] = [];
  now: Instant = "2026-03-02T01:30:00.000Z";
  private readonly courtState = campaignCourtState();
  private readonly court: Court = courtView(this.courtState);

  constructor(plan: CampaignPlan = firstPlan) {
    this.ledger = new VirtualLedger(this.court, (told) => this.heard(told));
    for (const [by, command] of [["p-head", { type: "Draft", plan }], ["p-head", { type: "Submit" }], ["p-leader", { type: "Approve" }]] as const) {
      const refused = this.ledger.execute(campaignStream, "campaign", command, { id: by }, this.now);
      if (refused !== undefined) throw new Error(refused.rejected);
    }
  }

  private heard(told: Told): void {
    if (told.kind === "work-item" && !this.items.includes(told.stream)) this.items.push(told.stream);
    this.reached.add(`${told.kind} ${told.event.type}`);
    if (told.event.type === "AlarmFailed") this.faults.push(`${told.stream}: alarm ${told.event.alarm} failed: ${told.event.reason}`);
  }

  item(id: StreamId): Item | undefined {
    const state = this.ledger.state(id);
    return isItem(state) ? state : undefined;
  }

  get campaign(): Campaign {
    const state = this.ledger.state(campaignStream);
    if (!isCampaign(state)) throw new Error("no campaign");
    return state;
  }

  /** Somebody leaves the court, or comes back. */
  leaves(person: string, back: boolean): void {
    const known = this.courtState.persons[person];
    if (known === undefined) return;
    this.courtState.persons[person] = { ...known, status: back ? "active" : "left" };
    Object.assign(this.court, courtView({ ...this.courtState }));
    this.history.push(`${person} ${back ? "is back" : "left"}`);
  }

  private context(by: string, self: StreamId, locked: StreamId[]): Context {
    const related = Object.fromEntries(locked.filter((id) => id !== self).map((id) => [id, this.ledger.state(id)]).filter(([, state]) => state !== undefined));
    return { at: this.now, actor: { id: by }, actingPersons: [by], court: this.court, related, self, spread: true, nextNumber: 1 };
  }

  /** Lets time pass. */
  pass(hours: number): void {
    this.now = plusMs(this.now, hours * 3_600_000);
    for (let dueAt = this.ledger.nextAt(); dueAt !== undefined && dueAt <= this.now; dueAt = this.ledger.nextAt()) this.ledger.fireNext();
  }

  /** Gives a command by somebody who may: what its own stream accepts, no other stream may refuse. */
  wish(wish: Wish, pick: number): boolean {
    const self = wish.to === "campaign" ? campaignStream : wish.to;
    const decider: Deciding = wish.to === "campaign" ? campaign : workItem;
    const state = this.ledger.state(self) ?? decider.initial;
    const locked = decider.locks(state, wish.command);
    const entitled = persons.filter((by) => !isRejected(decider.may(state, wish.command.type, this.context(by, self, locked))));
    const by = entitled[pick % Math.max(1, entitled.length)];
    if (by === undefined) return false;
    const own = decider.decide(state, wish.command, this.context(by, self, locked));
    if (isRejected(own)) return false;
    const refused = this.ledger.execute(self, wish.to === "campaign" ? "campaign" : "work-item", wish.command, { id: by }, this.now);
    this.history.push(`${this.now} ${by} ${self} ${JSON.stringify(wish.command)}${refused === undefined ? "" : ` -> ${JSON.stringify(refused)}`}`);
    // Nobody joins a campaign that does not run: the one refusal that is the campaign's to give.
    if (refused?.rejected === "NotRunning" && (wish.command.type === "Register" || wish.command.type === "Decompose")) return false;
    if (refused !== undefined) this.faults.push(`${wish.command.type} on ${self} by ${by} is refused by another stream: ${JSON.stringify(refused)}`);
    return true;
  }
}

/** What holds between the streams after every step; each line names a rule that is broken. */
function contradictions(world: World): string[] {
  const broken: string[] = [];
  const { campaign: own } = world;
  const ended = own.status === "Closed" || own.status === "Watch" || own.status === "Archived" || own.status === "Terminated";
  for (const id of world.items) {
    const item = world.item(id);
    if (item === undefined) continue;
    const say = (rule: string): void => void broken.push(`${id} (${item.status}): ${rule}`);
    const closed = item.status === "SignedOff" || item.status === "Waived";
    const inCampaign = item.campaign?.id === campaignStream;
    const steps = new Set(item.waiting.map((one) => one.step));
    if (item.status === "Waiting" && item.anchor?.type === "item") {
      const awaited = world.item(item.anchor.id)?.status;
      if (awaited === "SignedOff" || awaited === "Waived") say("waits for an item that is closed");
    }
    if (item.status === "Waiting" && inCampaign && item.anchor?.type === "milestone" && own.milestones.some((one) => one.id === item.anchor?.id && one.reachedOn !== undefined)) say("waits for a milestone that is reached");
    for (const child of item.children) {
      const state = world.item(child.id);
      if (state !== undefined && child.closed !== (state.status === "SignedOff" || state.status === "Waived")) say(`believes that its child ${child.id} is ${child.closed ? "closed" : "open"}`);
    }
    if (item.status === "SignedOff" && item.children.some((child) => !child.closed)) say("is signed off before its children");
    if (item.status === "Suspended" && item.suspension.byCampaign && !(inCampaign && own.status === "Suspended")) say("is suspended by a campaign that is not");
    if (inCampaign && own.status === "Suspended" && (item.status === "Waiting" || item.status === "Registered" || item.status === "Assigned" || item.status === "InProgress")) say("runs while its campaign is suspended");
    if (inCampaign && !closed && ended) say("is open in a campaign that has ended");
    if (inCampaign && !closed && (item.campaign?.lead !== own.lead || item.campaign.leaderInCharge !== own.leaderInCharge || item.campaign.endsOn !== own.plan.endsOn)) say("knows other people or another end than its campaign");
    if (item.status === "SubmittedForSignOff" && !steps.has("sign-off")) say("waits for a decision that nobody has");
    if (item.status === "Registered" && !steps.has("assign")) say("waits for somebody to be named, by nobody");
    if (item.status === "Assigned" && !steps.has("accept")) say("waits for nobody to accept it");
    if ((item.status === "Assigned" || item.status === "InProgress") && item.nextRung === undefined) say("has no rung to come");
    if (item.pendingExtension !== undefined && !steps.has("decide-extension")) say("has an extension that nobody decides");
    if (!closed && item.waiting.some((one) => one.remindAt === undefined && one.climbAt === undefined) && item.status !== "Suspended") say(`a step without a clock: ${JSON.stringify(item.waiting)}`);
  }
  if (own.status !== "Archived" && own.status !== "Terminated") {
    for (const one of own.items) if (one.opened !== (world.item(one.id) !== undefined) && one.removed === undefined) broken.push(`${one.id} is ${one.opened ? "" : "not "}open for its campaign`);
    if (own.amendment !== undefined && !own.waiting.some((step) => step.step === "amendment" || step.step === "counter-sign")) broken.push("an amendment that nobody decides");
    if (own.status === "UnderAcceptance" && !own.waiting.some((step) => step.step === "accept")) broken.push("an acceptance that nobody decides");
  }
  return broken;
}

interface Deciding {
  initial: unknown;
  locks(state: unknown, command: unknown): StreamId[];
  may(state: unknown, type: unknown, at: Context): object;
  decide(state: unknown, command: unknown, at: Context): object;
}

function isItem(state: unknown): state is Item {
  return typeof state === "object" && state !== null && "status" in state && state.status !== "Unregistered" && "duty" in state;
}

function isCampaign(state: unknown): state is Campaign {
  return typeof state === "object" && state !== null && "plan" in state;
}

/** Changes of the plan that an amendment may ask for. */
function amendedPlan(world: World, a: number, b: number): CampaignPlan {
  const { plan } = world.campaign;
  const on = plusDays(civilDateOf(world.now), 20 + (b % 120));
  const later: PlanItem["due"] = { on: on > plan.endsOn ? plan.endsOn : on };
  const changed = (items: PlanItem[], nth: { left: number }): PlanItem[] => items.map((item) => {
    nth.left -= 1;
    const inner = { ...item, items: changed(item.items, nth) };
    if (nth.left !== -1) return inner;
    return b % 3 === 0 ? { ...inner, due: later } : b % 3 === 1 ? { ...inner, responsible: persons[b % 3] ?? "p-judge-1", title: `${inner.title} 改` } : { ...inner, priority: "C", weight: 2, report: "monthly" };
  });
  const removed = (items: PlanItem[], id: string): PlanItem[] => items.filter((item) => item.id !== id).map((item) => ({ ...item, items: removed(item.items, id) }));
  const ids = world.campaign.items.filter((item) => !item.byHand).map((item) => item.planItem);
  switch (a % 5) {
    case 0:
      return { ...plan, items: changed(plan.items, { left: b % 7 }) };
    case 1:
      return { ...plan, items: removed(plan.items, ids[b % ids.length] ?? "") };
    case 2:
      return { ...plan, items: [...plan.items, aPlanItem(`n${ids.length}`, { due: b % 2 === 0 ? later : { workingDays: 5, after: ids[b % ids.length] ?? "start" } })] };
    case 3:
      return { ...plan, endsOn: plusDays(plan.endsOn, 30), lead: b % 2 === 0 ? "p-head" : "p-head-2" };
    default:
      return { ...plan, items: plan.items.map((item, index) => (index === b % Math.max(1, plan.items.length) ? { ...item, items: [...item.items, aPlanItem(`k${ids.length}`, { due: item.due })] } : item)) };
  }
}

/** What somebody might wish next; `a` and `b` choose. */
function wishOf(world: World, kind: number, a: number, b: number): Wish | undefined {
  const id = world.items[a % Math.max(1, world.items.length)];
  if (id === undefined) return undefined;
  const item = world.item(id);
  if (item === undefined) return undefined;
  const to = (command: WorkItemCommand): Wish => ({ to: id, command: { ...command } });
  const ofCampaign = (command: AnyCommand): Wish => ({ to: "campaign", command });
  const today = civilDateOf(world.now);
  const soon = plusDays(today, 1 + (b % 25));
  const someone = persons[b % persons.length] ?? "p-judge-1";
  const departmentOf = (person: string): string => (person === "p-officer" || person === "p-head-2" ? "enforcement" : person.startsWith("p-clerk") ? "office" : "civil-2");
  const openItems = world.items.filter((one) => {
    const state = world.item(one);
    return state?.campaign?.id === campaignStream && state.status !== "SignedOff" && state.status !== "Waived";
  });
  const handMade: WorkItemCommand = {
    type: "Register", title: "临时", source: { type: "manual" }, duty: { department: "civil-2", responsible: "p-judge-2", supervisor: "p-clerk", coOrganisers: [] }, priority: "B", weight: 1,
    due: b % 2 === 0 ? { on: soon } : { days: 5, after: b % 4 === 1 ? id : "m1" }, ...(b % 2 === 0 ? {} : b % 4 === 1 ? { anchor: { type: "item" as const, id } } : { anchor: { type: "milestone" as const, id: "m1" } }),
    evidence: [], dependents: [], ...(b % 3 === 0 ? { parent: id } : {}),
    ...(b % 5 < 3 ? { campaign: { id: campaignStream, lead: world.campaign.lead, leaderInCharge: world.campaign.leaderInCharge, endsOn: world.campaign.plan.endsOn } } : {}),
  };
  switch (kind % 32) {
    case 0: case 1: return to({ type: "Accept" });
    case 2: case 3: case 4: return to({ type: "SubmitForSignOff", summary: "完成", evidence: [] });
    case 5: case 6: case 7: return to({ type: "SignOff" });
    case 8: return to({ type: "Return", reason: "再办" });
    case 9: return to({ type: "Suspend", ground: "等待", expectedEndOn: soon });
    case 10: return to(b % 2 === 0 ? { type: "Resume" } : { type: "DecideSuspension", granted: b % 3 !== 0 });
    case 11: return to({ type: "Waive", ground: "免办" });
    case 12: return to({ type: "Reopen", reason: "反弹", due: b % 2 === 0 ? { on: soon } : { workingDays: 10, after: "reopening" } });
    case 13: return to({ type: "RecordCheck", day: ([30, 60, 90] as const)[b % 3] ?? 30, passed: b % 2 === 0 });
    case 14: return to({ type: "Reassign", department: departmentOf(someone), responsible: someone, reason: "调岗" });
    case 15: return to({ type: "Decompose", items: [{ id: `${id}.d${item.children.length}`, title: "分解", duty: { department: "civil-2", responsible: "p-judge-2", coOrganisers: [] }, weight: 1, due: b % 2 === 0 ? { on: item.dueOn ?? soon } : { days: 3, after: "start" } }] });
    case 16: return to(b % 2 === 0 ? { type: "Decline", reason: "不归我" } : { type: "Assign", duty: { department: departmentOf(someone), responsible: someone, coOrganisers: [] } });
    case 17: return to({ type: "RequestExtension", amount: 1 + (b % 9), reason: "复杂" });
    case 18: return to({ type: "DecideExtension", granted: b % 4 !== 0 });
    case 19: return { to: `w-${world.items.length}`, command: { ...handMade } };
    case 20: return ofCampaign({ type: "AmendPlan", plan: amendedPlan(world, a, b), reason: "上级要求" });
    case 21: return ofCampaign({ type: "Approve" });
    case 22: return ofCampaign(b % 2 === 0 ? { type: "ReachMilestone", milestone: "m1" } : { type: "Return", reason: "不同意" });
    case 23: return ofCampaign({ type: "Suspend", ground: "改革", expectedEndOn: soon });
    case 24: return ofCampaign({ type: "Resume" });
    case 25: return ofCampaign(b % 2 === 0 ? { type: "HandOver", lead: someone, reason: "调岗" } : { type: "HandOver", leaderInCharge: someone, reason: "分工调整" });
    case 26: return b % 6 !== 0 ? undefined : ofCampaign({ type: "RequestAcceptance", summary: "完成", carried: openItems.map((one) => ({ item: one, ground: "转常态" })) });
    case 27: return ofCampaign(b % 4 === 0 ? { type: "Reject", reason: "不足" } : { type: "Accept" });
    case 28: return b % 15 === 0 ? ofCampaign({ type: "Terminate", ground: "撤销", items: openItems.map((one, index) => ({ item: one, action: (index + b) % 2 === 0 ? "waive" : "carry", ground: "撤销" })) }) : undefined;
    case 29: return ofCampaign({ type: "FileRetrospective", text: "复盘", lessons: [] });
    case 30: return ofCampaign({ type: "RecordCheck", day: ([30, 60, 90] as const)[a % 3] ?? 30, passed: b % 2 === 0, ...(b % 2 === 0 ? {} : { reopen: [{ item: id, due: { on: soon } }] }) });
    default: return to(b % 2 === 0 ? { type: "Delegate", to: someone, untilOn: soon } : { type: "IssueNotice", text: "请答复", replyByOn: soon });
  }
}

const step = fc.record({ kind: fc.nat(63), a: fc.nat(1000), b: fc.nat(1000), hours: fc.integer({ min: 0, max: 24 * 9 }) });

function lived(steps: { kind: number; a: number; b: number; hours: number }[]): World {
  const world = new World();
  for (const { kind, a, b, hours } of steps) {
    world.pass(hours);
    if (kind === 63) world.leaves(persons[a % 6] ?? "p-officer", b % 3 !== 0);
    // Most wishes are not to be had: somebody has the next one then, so that stories get far.
    else for (let tries = 0; tries < 6; tries += 1) {
      const wish = wishOf(world, kind + 5 * tries, a + tries, b);
      if (wish !== undefined && world.wish(wish, b)) break;
    }
    world.faults.push(...contradictions(world));
    if (world.faults.length > 0) break;
  }
  return world;
}

const scripts = fc.array(step, { minLength: 20, maxLength: 90, size: "max" });

test("a command that its own stream accepts is refused by no other stream, no alarm fails, and the streams never contradict each other", () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(scripts, (steps) => {
      const world = lived(steps);
      for (const one of world.reached) reached.add(one);
      expect({ faults: world.faults, history: world.faults.length === 0 ? [] : world.history }).toEqual({ faults: [], history: [] });
    }),
    { numRuns: 120, seed: 23 },
  );
  for (const one of ["campaign Amended", "campaign Closed", "campaign Terminated", "work-item Reopened", "work-item CarriedOver", "work-item DependentLinked"]) expect(reached).toContain(one);
});

/** Notes each atomic reaction whose stream the command that caused it had not named among its locks. */
function watchLocks<State, Command extends { type: string }, Event extends { type: string }>(decider: Decider<State, Command, Event>, idOf: (state: State) => StreamId | undefined, missing: Set<string>): () => void {
  const decide = decider.decide.bind(decider);
  const react = decider.react.bind(decider);
  const locked = new Map<StreamId, { types: string[]; streams: Set<StreamId> }>();
  decider.decide = (state, command, at) => {
    const before = at.actor.id !== "system" || command.type === "FireAlarm" ? undefined : locked.get(at.self);
    locked.set(at.self, { types: [...(before?.types ?? []), command.type], streams: new Set([...(before?.streams ?? []), ...decider.locks(state, command)]) });
    return decide(state, command, at);
  };
  decider.react = (event, state) => {
    const reactions = react(event, state);
    const known = locked.get(idOf(state) ?? "");
    for (const one of reactions) if (one.when === "atomic" && known?.streams.has(one.stream) !== true) missing.add(`${known?.types.at(-1) ?? "?"} > ${event.type} > ${one.command.type}`);
    return reactions;
  };
  return () => void Object.assign(decider, { decide, react });
}

test("every stream that an event reacts upon was locked by the command that caused it", () => {
  const missing = new Set<string>();
  const restoreItems = watchLocks(workItem, (state) => (state.status === "Unregistered" ? undefined : state.id), missing);
  const restoreCampaign = watchLocks(campaign, (state) => (state.status === "Undrafted" ? undefined : state.id), missing);
  try {
    fc.assert(fc.property(scripts, (steps) => void lived(steps)), { numRuns: 80, seed: 29 });
  } finally {
    restoreItems();
    restoreCampaign();
  }
  expect([...missing].sort()).toEqual([]);
});
