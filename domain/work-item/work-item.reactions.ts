import type { Reaction, StreamId, Subject } from "../decider.ts";
import type { ChildPlan, WorkItemCommand, WorkItemEvent, WorkItemState } from "./work-item.ts";
import { dueOnOf } from "./work-item.due.ts";
import { supervisorOfChild } from "./opening.rules.ts";
import { carriers, interestedIn } from "./work-item.people.ts";
import type { Item } from "./work-item.people.ts";
import { ownerNow } from "./work-item.steps.ts";

const supervisionNotices = "supervision-notice";

function toItem(stream: StreamId, command: WorkItemCommand): Reaction {
  return { stream, kind: "work-item", command, when: "atomic" };
}

function toCampaign(stream: StreamId, command: { type: string } & Record<string, unknown>): Reaction {
  return { stream, kind: "campaign", command, when: "atomic" };
}

function tellParent(item: Item, closed: boolean): Reaction[] {
  if (item.parent === undefined) return [];
  const dueOn = dueOnOf(item);
  return [toItem(item.parent, { type: "NoteChild", child: item.id, title: item.title, weight: item.weight, closed, ...(closed || dueOn === undefined ? {} : { dueOn }) })];
}

function tellFormerCampaign(item: Item, closed: boolean): Reaction[] {
  return item.reopenedFrom === undefined ? [] : [toCampaign(item.reopenedFrom, { type: "NoteReopened", item: item.id, closed })];
}

/** A child of a decomposed item: same source and campaign, its parent's anchor, its parent's supervisor unless it has its own. */
function childRegistration(item: Item, child: ChildPlan): WorkItemCommand {
  const { id: _id, duty, priority, evidence, ...plan } = child;
  const supervisor = supervisorOfChild(item, child);
  const dueOn = dueOnOf(item);
  const anchored = "on" in child.due || item.anchor === undefined ? {} : { anchor: item.anchor, ...(item.anchorOn === undefined ? {} : { anchorOn: item.anchorOn }) };
  return {
    type: "Register", ...plan, source: item.source, ...(item.campaign === undefined ? {} : { campaign: item.campaign }),
    parent: item.id, ancestors: [item.id, ...item.ancestors], ...(dueOn === undefined ? {} : { parentDueOn: dueOn }),
    duty: { ...duty, ...(supervisor === undefined ? {} : { supervisor }) }, priority: priority ?? item.priority, ...anchored, evidence: evidence ?? [], dependents: [],
  };
}

/** What an event causes in other streams, all in the same transaction; `state` is the state after it. */
export function react(event: WorkItemEvent, state: WorkItemState): Reaction[] {
  if (state.status === "Unregistered") return [];
  switch (event.type) {
    case "Registered": {
      const byHand = state.planItem === undefined ? state.campaign : undefined;
      const parent = state.parent === undefined ? {} : { parent: state.parent };
      const anchor = state.anchor === undefined || state.anchor.type === "item" || state.anchorOn !== undefined ? {} : { anchor: state.anchor.id };
      return [...tellParent(state, false), ...(byHand === undefined ? [] : [toCampaign(byHand.id, { type: "NoteItem", item: state.id, title: state.title, ...parent, ...anchor })])];
    }
    case "WaitStarted":
      return state.anchor?.type === "item" && state.planItem === undefined ? [toItem(state.anchor.id, { type: "LinkDependent", dependent: state.id })] : [];
    case "AnchorReached":
      return state.children.filter((child) => !child.closed).map((child) => toItem(child.id, { type: "ReachAnchor", anchor: event.anchor, on: event.onDate }));
    case "Decomposed":
      return event.items.map((child) => toItem(child.id, childRegistration(state, child)));
    case "SignedOff":
    case "Waived":
      return [...event.frees.map((id) => toItem(id, { type: "ReachAnchor", anchor: state.id, on: event.onDate })), ...tellParent(state, true), ...tellFormerCampaign(state, true)];
    case "Reopened":
      return [...tellParent(state, false), ...tellFormerCampaign(state, false)];
    case "DependentLinked":
      return event.freedOn === undefined ? [] : [toItem(event.dependent, { type: "ReachAnchor", anchor: state.id, on: event.freedOn })];
    case "Assigned": case "AssignmentWanted": case "Accepted": case "Declined": case "Reported": case "ReportMissed": case "Urged": case "Instructed": case "FileAttached": case "Commented":
    case "ExtensionRequested": case "ExtensionGranted": case "ExtensionRefused": case "ExtensionLapsed": case "SuspensionRequested": case "SuspensionRefused": case "SuspensionLapsed":
    case "Suspended": case "SuspensionProlonged": case "Resumed": case "SubmittedForSignOff": case "Returned": case "CoSignAsked": case "CoSigned": case "Reassigned": case "SupervisorChanged": case "StepHandedOver":
    case "Delegated": case "DelegationEnded": case "NoticeIssued": case "NoticeReplied": case "CheckFellDue": case "CheckRecorded": case "RungFired": case "StepReminded":
    case "StepClimbed": case "CalendarAdopted": case "LadderAdopted": case "CampaignPeopleChanged": case "ChildNoted": case "CarriedOver": case "Amended": case "AlarmFailed":
      return [];
  }
}

function known(...ids: (StreamId | undefined)[]): StreamId[] {
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/** Streams the command decides on or reacts upon, as far as the item knows them. */
export function locks(state: WorkItemState, command: WorkItemCommand): StreamId[] {
  if (state.status === "Unregistered") {
    if (command.type !== "Register") return [];
    return known(command.parent, ...(command.ancestors ?? []), ...(command.planItem === undefined ? [command.campaign?.id, command.anchor?.type === "item" ? command.anchor.id : undefined] : []));
  }
  const upward = (): StreamId[] => known(state.campaign?.id, state.reopenedFrom, state.parent, ...state.ancestors);
  switch (command.type) {
    case "Decompose":
      return known(...command.items.map((child) => child.id), state.campaign?.id);
    case "RequestExtension":
    case "DecideExtension":
      return known(state.parent);
    case "Resume":
      return known(state.campaign?.id, state.parent);
    case "Return":
      return known(state.campaign?.id);
    case "ResumeByCampaign":
    case "Amend":
      return known(state.parent);
    case "SignOff":
    case "Waive":
    case "WaiveByCampaign":
      return known(...state.dependents, state.parent, state.reopenedFrom);
    case "Reopen":
    case "RecordCheck":
      return upward();
    case "NoteChild":
      return command.closed ? [] : upward();
    case "ReachAnchor":
      return known(...state.children.map((child) => child.id));
    case "LinkDependent":
      return state.status === "SignedOff" || state.status === "Waived" ? [command.dependent] : [];
    case "FireAlarm":
      return command.alarm.kind === "resume" ? known(state.campaign?.id, state.parent) : [];
    case "Register": case "Assign": case "Accept": case "Decline": case "Report": case "Urge": case "Instruct": case "Suspend": case "DecideSuspension": case "SubmitForSignOff":
    case "AskCoSign": case "CoSign": case "Reassign": case "Delegate": case "IssueNotice": case "ReplyToNotice": case "AttachFile": case "Comment": case "AdoptCalendar": case "AdoptLadder":
    case "SuspendByCampaign": case "ChangeCampaignPeople": case "HandOverDuties": case "CarryOver":
      return [];
  }
}

/** A 督办单 takes a number: issued by a person, or by the rung that is due. */
export function numbers(state: WorkItemState, command: WorkItemCommand): string | undefined {
  if (state.status === "Unregistered") return undefined;
  if (command.type === "IssueNotice") return supervisionNotices;
  return command.type === "FireAlarm" && command.alarm.kind === "rung" ? state.nextRung?.notice : undefined;
}

/** What the authority catalogue's scopes are tested against. */
export function subject(state: WorkItemState): Subject {
  if (state.status === "Unregistered") return { departments: [], own: [], campaign: [], supervisors: [], interested: [] };
  const coSigners = state.status === "SubmittedForSignOff" ? state.coSigners.map((one) => one.person) : [];
  return {
    departments: [state.duty.department],
    own: known(...carriers(state), ...state.duty.coOrganisers, ...coSigners, ...state.waiting.flatMap((step) => [step.owner, ownerNow(state, step), ...(step.climbedFrom ?? [])])),
    campaign: known(state.campaign?.lead, state.campaign?.leaderInCharge),
    supervisors: known(state.duty.supervisor),
    interested: interestedIn(state),
  };
}

/** The campaign's clockwork, or the standing supervision of the department. */
export function clock(state: WorkItemState): string {
  if (state.status === "Unregistered") return "";
  return state.campaign === undefined ? `standing/${state.duty.department}` : `campaign/${state.campaign.id}`;
}

/** Open until waived, or signed off with every check of the watch recorded. */
export function open(state: WorkItemState): boolean {
  switch (state.status) {
    case "Unregistered":
    case "Waived":
      return false;
    case "SignedOff":
      return state.checks.some((check) => check.result === undefined);
    case "Registered": case "Waiting": case "Assigned": case "InProgress": case "Suspended": case "SubmittedForSignOff":
      return true;
  }
}
