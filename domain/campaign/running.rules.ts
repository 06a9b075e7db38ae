import { calledOn } from "../authority/mentions.ts";
import type { Accepted, Context, Rejected, Subject } from "../decider.ts";
import { accepted, rejected } from "../decider.ts";
import { standingConflicts } from "../court/delegation.ts";
import { civilDateOf, instantAt, isCivilDate } from "../time.ts";
import type { Instant } from "../time.ts";
import type { CampaignCommand, CampaignEvent, CampaignFacts, CampaignState } from "./campaign.ts";
import { armMilestone, endAlarmAt } from "./campaign.alarms.ts";
import { canBeSuspended, isOpenHere, itemAt, itemsWhere, memberStreams, membersIn, suspendedByCampaign, waitsFor } from "./campaign.items.ts";
import { missingGrant } from "./charter-roles.ts";
import { subject } from "./campaign.subject.ts";
import { placedItems } from "./plan-tree.ts";
import { itemStreamId } from "./task-book.ts";

type Decision = Accepted<CampaignEvent> | Rejected;
type Command<Type extends CampaignCommand["type"]> = Extract<CampaignCommand, { type: Type }>;
type Facts = Exclude<CampaignState, { status: "Undrafted" }>;

export function spreadKeyOf(at: Context): string | undefined {
  return at.spread ? at.self : undefined;
}

export function reachMilestone(state: Facts, command: Command<"ReachMilestone">, at: Context): Decision {
  const milestone = state.milestones.find((one) => one.id === command.milestone);
  if (milestone === undefined) return rejected("UnknownMilestone", { milestones: state.milestones.map((one) => one.id) });
  if (milestone.reachedOn !== undefined) return rejected("MilestoneAlreadyReached", { reachedOn: milestone.reachedOn });
  return accepted({
    type: "MilestoneReached",
    milestone: milestone.id,
    name: milestone.name,
    onDate: civilDateOf(at.at),
    ...(command.evidence === undefined ? {} : { evidence: command.evidence }),
    items: itemsWhere(at, memberStreams(state, milestone.id), waitsFor(milestone.id)),
    by: at.actor.id,
  });
}

/** Suspends every open item with the campaign; on a suspended campaign it prolongs. It ends by itself at 00:00 of its expected end. */
export function suspend(state: Facts, command: Command<"Suspend">, at: Context): Decision {
  if (command.ground.trim() === "") return rejected("GroundMissing");
  const todayOn = civilDateOf(at.at);
  if (!isCivilDate(command.expectedEndOn)) return rejected("InvalidDate", { expectedEndOn: command.expectedEndOn });
  if (command.expectedEndOn <= todayOn) return rejected("SuspensionEndsInPast", { expectedEndOn: command.expectedEndOn });
  const endsAt = instantAt(command.expectedEndOn, 0);
  const suspension = { ground: command.ground, expectedEndOn: command.expectedEndOn, endsAt };
  if (state.status === "Suspended") {
    if (command.expectedEndOn === state.expectedEndOn) return rejected("SameExpectedEnd", { expectedEndOn: state.expectedEndOn });
    return accepted({ type: "SuspensionProlonged", ...suspension, items: itemsWhere(at, memberStreams(state), suspendedByCampaign) });
  }
  return accepted({ type: "Suspended", ...suspension, sinceOn: todayOn, items: itemsWhere(at, memberStreams(state), canBeSuspended) });
}

/** Frees the items that the campaign had suspended, and only those; milestones and the end are armed anew. */
export function resume(state: Facts, at: Context, byItself: boolean, reason: string | undefined): Decision {
  const calendar = at.court.calendar(state.calendar);
  return accepted({
    type: "Resumed",
    onDate: civilDateOf(at.at),
    byItself,
    ...(reason === undefined ? {} : { reason }),
    items: itemsWhere(at, memberStreams(state), suspendedByCampaign),
    milestones: state.milestones.map((one) => armMilestone(calendar, one, at.at, spreadKeyOf(at))),
    endAlarmAt: endAlarmAt(calendar, state.plan.endsOn, at.at, spreadKeyOf(at)),
    ...startAgain(state, at),
  });
}

/** A start that came while the campaign stood still is made up for as soon as it runs. */
export function startAgain(state: Facts, at: Context): { startAlarmAt?: Instant } {
  return state.startAlarmAt === undefined || state.startAlarmAt >= at.at ? {} : { startAlarmAt: at.at };
}

/** The day of start has come: items that waited for it open. */
export function start(state: Facts, at: Context): Decision {
  return accepted({ type: "Started", onDate: civilDateOf(at.at), items: itemsWhere(at, memberStreams(state, "start"), waitsFor("start")) });
}

/** A new lead or leader in charge 交接. Nobody comes to sign for work that is their own. */
export function handOver(state: Facts, command: Command<"HandOver">, at: Context): Decision {
  if (command.reason.trim() === "") return rejected("ReasonMissing");
  const lead = command.lead ?? state.lead;
  const leaderInCharge = command.leaderInCharge ?? state.leaderInCharge;
  if (lead === state.lead && leaderInCharge === state.leaderInCharge) return rejected("NothingToHandOver");
  const unknown = [lead, leaderInCharge].filter((person, index) => person !== [state.lead, state.leaderInCharge][index] && !at.court.isActive(person));
  if (unknown.length > 0) return rejected("UnknownPerson", { persons: unknown });
  if (lead === leaderInCharge) return rejected("LeadIsLeaderInCharge");
  const drafting = state.status === "Draft" || state.status === "Submitted" || state.status === "Returned" ? state.drafters : (state.amendment?.drafters ?? []);
  if (leaderInCharge !== state.leaderInCharge && drafting.includes(leaderInCharge)) return rejected("DrafterMayNotApprove", { person: leaderInCharge });
  if (state.status === "UnderAcceptance" && leaderInCharge === state.request.by) return rejected("AccepterIsInterested", { person: leaderInCharge });
  const people = { lead, leaderInCharge, departments: state.plan.departments };
  const noLead = lead === state.lead ? undefined : missingGrant(at.court, "lead", people);
  if (noLead !== undefined) return rejected("LeadMayNotAct", { person: lead, ...noLead });
  const noLeader = leaderInCharge === state.leaderInCharge ? undefined : missingGrant(at.court, "leaderInCharge", people);
  if (noLeader !== undefined) return rejected("LeaderMayNotAct", { person: leaderInCharge, ...noLeader });
  const items = membersIn(at, memberStreams(state));
  if (leaderInCharge !== state.leaderInCharge) {
    const own = items.filter((id) => isOpenHere(itemAt(at, id), at.self) && itemAt(at, id)?.duty.responsible === leaderInCharge);
    const planned = [...own, ...yetToOpen(state, leaderInCharge, at)];
    if (planned.length > 0) return rejected("SignerIsResponsible", { person: leaderInCharge, items: planned });
  }
  const conflict = signsByDelegation(state, { lead, leaderInCharge }, items, at);
  if (conflict !== undefined) return conflict;
  return accepted({ type: "HandedOver", lead, leaderInCharge, previousLead: state.lead, previousLeaderInCharge: state.leaderInCharge, reason: command.reason, items });
}

/** Signer = responsible by way of a delegation: a new lead who acts for the leader in charge, or a new leader whose delegate leads or carries an item. */
function signsByDelegation(state: Facts, people: { lead: string; leaderInCharge: string }, items: readonly string[], at: Context): Rejected | undefined {
  const changed = [people.lead === state.lead ? undefined : people.lead, people.leaderInCharge === state.leaderInCharge ? undefined : people.leaderInCharge];
  const concerned = [
    { stream: at.self, kind: "campaign" as const, subject: { ...subject({ ...state, ...people }), interested: [people.lead] } },
    ...items.flatMap((id) => {
      const item = itemAt(at, id);
      if (!isOpenHere(item, at.self) || item.duty.responsible === undefined) return [];
      const { department, responsible, supervisor } = item.duty;
      return [{ stream: id, kind: "work-item" as const, subject: { departments: [department], own: [responsible], campaign: [people.lead, people.leaderInCharge], supervisors: supervisor === undefined ? [] : [supervisor], interested: [responsible] } }];
    }),
  ];
  for (const one of concerned) {
    const conflict = standingConflicts(at.court, one.stream, one.kind, one.subject, at.at).find(({ principal, delegate }) => changed.includes(principal) || changed.includes(delegate));
    if (conflict !== undefined) return rejected("SignerDelegatesToResponsible", { person: conflict.delegate, principal: conflict.principal, delegation: conflict.delegation });
  }
  return undefined;
}

/** Items of the plan that a person will carry once the task book opens them; before approval that is every one. */
function yetToOpen(state: Facts, person: string, at: Context): string[] {
  const known = new Map(state.items.map((item) => [item.planItem, item]));
  return placedItems(state.plan).filter(({ item }) => item.responsible === person).map(({ item }) => item.id).filter((id) => {
    const member = known.get(id);
    if (member === undefined) return state.items.length === 0;
    return member.removed === undefined && member.carried === undefined && itemAt(at, member.id) === undefined && !member.opened;
  }).map((id) => itemStreamId(at.self, id));
}

/** A leader's words 批示 to the lead or to named people; words only, so that no instruction reaches into a case by a field of its own. */
export function instruct(state: Facts, command: Command<"Instruct">, at: Context): Decision {
  if (command.text.trim() === "") return rejected("TextMissing");
  const to = command.to === undefined || command.to.length === 0 ? [state.lead] : [...new Set(command.to)];
  const unknown = to.filter((person) => !at.court.isActive(person));
  if (unknown.length > 0) return rejected("UnknownPerson", { persons: unknown });
  return accepted({ type: "Instructed", text: command.text, by: at.actor.id, to });
}

/** 留言: changes nothing of the campaign. Whoever is called on and may read the record is told. */
export function comment(about: Subject, command: Command<"Comment">, at: Context): Decision {
  if (command.text.trim() === "") return rejected("TextMissing");
  const called = calledOn(command.text, command.mentions ?? [], about, at);
  if ("unknown" in called) return rejected("UnknownPerson", { persons: called.unknown });
  return accepted({ type: "Commented", text: command.text, by: at.actor.id, mentioned: called.persons });
}

/** A result 成效 of one of the measures that the plan names. */
export function recordResult(state: Facts, command: Command<"RecordResult">, at: Context): Decision {
  if (!isCivilDate(command.on)) return rejected("InvalidDate", { on: command.on });
  if (command.on > civilDateOf(at.at)) return rejected("ResultInFuture", { on: command.on });
  const metrics = new Set([...state.plan.goals.map((goal) => goal.metric), ...placedItems(state.plan).flatMap(({ item }) => (item.target === undefined ? [] : [item.target.metric]))]);
  if (!metrics.has(command.metric)) return rejected("UnknownMetric", { metrics: [...metrics] });
  const { metric, value, unit, on, note } = command;
  return accepted({ type: "ResultRecorded", metric, value, unit, on, ...(note === undefined ? {} : { note }), by: at.actor.id });
}

/** A member registered by hand; told twice, it is one member. */
export function noteItem(state: Facts, command: Command<"NoteItem">): Decision {
  if (state.items.some((item) => item.id === command.item)) return accepted();
  return accepted({ type: "ItemNoted", item: command.item, title: command.title, ...(command.parent === undefined ? {} : { parent: command.parent }), ...(command.anchor === undefined ? {} : { anchor: command.anchor }) });
}

/**
 * Items of the task book that are in the ledger now. What happened while they were being opened reaches them here: an anchor
 * that was reached, a suspension, an amendment, a termination.
 */
export function noteItemsOpened(state: Facts, command: Command<"NoteItemsOpened">, at: Context): Decision {
  const { basis } = command;
  if (basis !== undefined && (basis.planVersion !== state.planVersion || basis.lead !== state.lead || basis.leaderInCharge !== state.leaderInCharge)) return rejected("PlanMoved", { planVersion: state.planVersion });
  const named = new Set(command.items);
  const fresh = state.items.filter((item) => named.has(item.id) && !item.opened);
  if (fresh.length === 0) return accepted();
  const streams = fresh.map((item) => item.id);
  const waiting = new Set(itemsWhere(at, streams, (item) => item.status === "Waiting"));
  const gone = fresh.filter((item) => (item.removed !== undefined || item.carried !== undefined || state.status === "Terminated") && isOpenHere(itemAt(at, item.id), at.self));
  const goneStreams = new Set(gone.map((item) => item.id));
  const here = streams.filter((id) => !goneStreams.has(id));
  return accepted({
    type: "ItemsOpened",
    items: streams,
    reached: state.status === "Running" || state.status === "Suspended" ? here.filter((id) => waiting.has(id)).flatMap((id) => reachedMeanwhile(state, id, at)) : [],
    suspend: state.status === "Suspended" ? itemsWhere(at, here, canBeSuspended) : [],
    waive: gone.filter((item) => item.carried === undefined).map((item) => item.id).reverse(),
    carry: gone.filter((item) => item.carried !== undefined).map((item) => item.id),
  });
}

function reachedMeanwhile(facts: CampaignFacts, id: string, at: Context): { item: string; anchor: string; onDate: string }[] {
  const anchor = itemAt(at, id)?.anchor;
  if (anchor?.type === "start" && facts.startAlarmAt === undefined && facts.startedOn !== undefined) return [{ item: id, anchor: "start", onDate: facts.startedOn }];
  if (anchor?.type === "item") {
    const awaited = itemAt(at, anchor.id);
    if (awaited?.status === "SignedOff") return [{ item: id, anchor: anchor.id, onDate: awaited.signedOffOn }];
    return awaited?.status === "Waived" ? [{ item: id, anchor: anchor.id, onDate: awaited.waivedOn }] : [];
  }
  const reachedOn = anchor?.type === "milestone" ? facts.milestones.find((one) => one.id === anchor.id)?.reachedOn : undefined;
  return anchor === undefined || reachedOn === undefined ? [] : [{ item: id, anchor: anchor.id, onDate: reachedOn }];
}
