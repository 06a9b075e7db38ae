import type { Json, Notice, PersonId } from "../decider.ts";
import type { WaitingStep, WorkItemEvent, WorkItemState } from "./work-item.ts";
import { dueOnOf } from "./work-item.due.ts";
import { carriers, stepOf } from "./work-item.people.ts";
import type { Item } from "./work-item.people.ts";

/** Every template that an item's notices use, with its parameters besides `itemTitle` and `dueOn` (YYYY-MM-DD or null), which all have. */
export const itemNoticeTemplates = {
  "item-assigned": ["department"],
  "item-assignment-wanted": ["department"],
  "item-declined": ["by", "reason"],
  "item-report-missed": ["reportOn", "running"],
  "item-urged": ["by", "text"],
  "item-instructed": ["by", "text"],
  "item-commented": ["by", "text"],
  "item-extension-requested": ["by", "amount", "unit", "proposedDueOn", "reason", "ordinal"],
  "item-extension-decided": ["by", "granted", "reason"],
  "item-extension-lapsed": [],
  "item-suspension-requested": ["by", "ground", "expectedEndOn"],
  "item-suspension-refused": ["by", "reason"],
  "item-suspended": ["by", "ground", "expectedEndOn", "byCampaign"],
  "item-suspension-prolonged": ["by", "ground", "expectedEndOn"],
  "item-resumed": ["byItself"],
  "item-submitted": ["by", "summary"],
  "item-signed-off": ["by"],
  "item-returned": ["by", "reason", "reworkDueOn"],
  "item-co-sign-asked": ["by"],
  "item-co-signed": ["by", "opinion", "comment"],
  "item-reassigned": ["by", "from", "to", "reason"],
  "item-supervisor-changed": ["by", "from", "to", "reason"],
  "item-delegated": ["by", "to", "untilOn"],
  "item-delegation-ended": ["person"],
  "item-waived": ["by", "ground"],
  "item-notice-issued": ["number", "text", "replyByOn", "by"],
  "item-notice-replied": ["number", "text", "by"],
  "item-reopened": ["by", "reason", "scoreTakenBack"],
  "item-check-due": ["day"],
  "item-rung": ["rung", "responsible"],
  "item-step-reminder": ["step", "stepDueAt"],
  "item-step-climbed": ["step", "from", "to"],
  "item-step-handed-over": ["step", "from", "stepDueAt"],
  "item-due-changed": ["cause"],
  "item-carried-over": ["ground"],
  "item-passes-campaign-end": ["endsOn"],
  "item-passes-parent": ["parentDueOn"],
} as const satisfies Record<string, readonly string[]>;

type Template = keyof typeof itemNoticeTemplates;
type Params<Name extends Template> = Record<(typeof itemNoticeTemplates)[Name][number], Json>;

/** One notice to those it concerns; nobody named twice, nobody without a name. */
function notice<Name extends Template>(item: Item, to: readonly (PersonId | undefined)[], template: Name, params: Params<Name>): Notice[] {
  const persons = [...new Set(to.filter((person): person is PersonId => person !== undefined && person !== "system"))];
  if (persons.length === 0) return [];
  return [{ to: persons, template, params: { itemTitle: item.title, dueOn: dueOnOf(item) ?? null, ...params } }];
}

function ownerOf(item: Item, step: WaitingStep["step"]): PersonId | undefined {
  return stepOf(item, step)?.owner;
}

/** The unit of an extension: that of the rule, working days for a date. */
function extensionUnit(item: Item): "workingDays" | "days" | "months" {
  if (item.rework !== undefined || "on" in item.due || "workingDays" in item.due) return "workingDays";
  return "days" in item.due ? "days" : "months";
}

/** Everyone who works on the item, co-organisers 协办 included. */
function team(item: Item): (PersonId | undefined)[] {
  return [...carriers(item), ...item.duty.coOrganisers];
}

/** Whether the event gave the item a due date. */
function dates(event: WorkItemEvent): boolean {
  if (event.type === "Resumed" || event.type === "CalendarAdopted") return event.due !== undefined;
  if (event.type === "Amended") return event.dueComputed !== undefined;
  return event.type === "Assigned" || event.type === "ExtensionGranted" || event.type === "Returned" || event.type === "Reopened";
}

/** Passing the campaign's end is a finding to the lead (domain §3). */
function passesEnd(event: WorkItemEvent, state: Item): Notice[] {
  const dueOn = dueOnOf(state);
  if (state.campaign === undefined || dueOn === undefined || dueOn <= state.campaign.endsOn || !dates(event)) return [];
  return notice(state, [state.campaign.lead], "item-passes-campaign-end", { endsOn: state.campaign.endsOn });
}

/** A child that comes to be due after its parent is a finding to the lead, without a campaign to the supervisor (domain §3). */
function passesParent(event: WorkItemEvent, state: Item): Notice[] {
  if (!("parentDueOn" in event) || event.parentDueOn === undefined || event.type === "Registered") return [];
  return notice(state, [state.campaign?.lead ?? state.duty.supervisor], "item-passes-parent", { parentDueOn: event.parentDueOn });
}

/** Whom an event concerns and what they are told; `state` is the state after it. */
export function notices(event: WorkItemEvent, state: WorkItemState): Notice[] {
  return state.status === "Unregistered" ? [] : [...noticesOf(event, state), ...passesEnd(event, state), ...passesParent(event, state)];
}

function noticesOf(event: WorkItemEvent, state: Item): Notice[] {
  const supervisor = state.duty.supervisor;
  switch (event.type) {
    case "Assigned":
      return notice(state, team(state), "item-assigned", { department: state.duty.department });
    case "AssignmentWanted":
      return notice(state, [event.step.owner], "item-assignment-wanted", { department: state.duty.department });
    case "Declined":
      return notice(state, [event.step?.owner, supervisor], "item-declined", { by: event.by, reason: event.reason });
    case "ReportMissed":
      return notice(state, [...carriers(state), supervisor], "item-report-missed", { reportOn: event.reportOn, running: event.running });
    case "Urged":
      return notice(state, event.to, "item-urged", { by: event.by, text: event.text });
    case "Instructed":
      return notice(state, event.to, "item-instructed", { by: event.by, text: event.text });
    case "Commented":
      return notice(state, event.mentioned, "item-commented", { by: event.by, text: event.text });
    case "ExtensionRequested": {
      const { requestedBy: by, amount, proposedDueOn, reason, ordinal } = event.request;
      return notice(state, [event.step.owner], "item-extension-requested", { by, amount, unit: extensionUnit(state), proposedDueOn, reason, ordinal });
    }
    case "ExtensionGranted":
    case "ExtensionRefused":
      return notice(state, carriers(state), "item-extension-decided", { by: event.by, granted: event.type === "ExtensionGranted", reason: event.reason ?? null });
    case "ExtensionLapsed":
      return notice(state, carriers(state), "item-extension-lapsed", {});
    case "SuspensionRequested": {
      const { requestedBy: by, ground, expectedEndOn } = event.request;
      return notice(state, [event.step.owner], "item-suspension-requested", { by, ground, expectedEndOn });
    }
    case "SuspensionRefused":
      return notice(state, carriers(state), "item-suspension-refused", { by: event.by, reason: event.reason ?? null });
    case "Suspended":
      return notice(state, [...team(state), supervisor], "item-suspended", { by: event.by, ground: event.ground, expectedEndOn: event.expectedEndOn, byCampaign: event.byCampaign });
    case "SuspensionProlonged":
      return notice(state, [...team(state), supervisor], "item-suspension-prolonged", { by: event.by, ground: event.ground, expectedEndOn: event.expectedEndOn });
    case "Resumed":
      return notice(state, [...team(state), supervisor], "item-resumed", { byItself: event.byItself });
    case "SubmittedForSignOff":
      return notice(state, [event.step.owner, supervisor], "item-submitted", { by: event.submission.by, summary: event.submission.summary });
    case "SignedOff":
      return notice(state, team(state), "item-signed-off", { by: event.by });
    case "Returned":
      return notice(state, carriers(state), "item-returned", { by: event.by, reason: event.reason, reworkDueOn: event.reworkDueOn });
    case "CoSignAsked":
      return notice(state, event.persons, "item-co-sign-asked", { by: event.by });
    case "CoSigned":
      return notice(state, [ownerOf(state, "sign-off"), supervisor], "item-co-signed", { by: event.by, opinion: event.opinion, comment: event.comment ?? null });
    case "Reassigned":
      return notice(state, [event.responsible, event.from, supervisor], "item-reassigned", { by: event.by, from: event.from ?? null, to: event.responsible, reason: event.reason });
    case "SupervisorChanged":
      return notice(state, [event.supervisor, event.from, ...carriers(state)], "item-supervisor-changed", { by: event.by, from: event.from ?? null, to: event.supervisor, reason: event.reason });
    case "Delegated":
      return notice(state, [event.to, supervisor], "item-delegated", { by: event.by, to: event.to, untilOn: event.untilOn });
    case "DelegationEnded":
      return notice(state, [event.person, state.duty.responsible], "item-delegation-ended", { person: event.person });
    case "Waived":
      return notice(state, [...team(state), supervisor], "item-waived", { by: event.by, ground: event.ground });
    case "NoticeIssued":
      return notice(state, event.to, "item-notice-issued", { number: event.number, text: event.text, replyByOn: event.replyByOn, by: event.by });
    case "NoticeReplied":
      return notice(state, event.to, "item-notice-replied", { number: event.number, text: event.text, by: event.by });
    case "Reopened":
      return notice(state, [...team(state), supervisor], "item-reopened", { by: event.by, reason: event.reason, scoreTakenBack: event.scoreTakenBack });
    case "CheckFellDue":
      return notice(state, [event.step.owner], "item-check-due", { day: event.day });
    case "RungFired":
      return notice(state, event.to, "item-rung", { rung: event.rung, responsible: state.duty.responsible ?? null });
    case "StepReminded": {
      const dueAt = stepOf(state, event.step, event.key)?.dueAt ?? null;
      return notice(state, event.to, "item-step-reminder", { step: event.step, stepDueAt: dueAt });
    }
    case "StepClimbed":
      return notice(state, event.to, "item-step-climbed", { step: event.step, from: event.from, to: event.replaced.owner });
    case "StepHandedOver":
      return notice(state, [event.to], "item-step-handed-over", { step: event.step, from: event.from, stepDueAt: stepOf(state, event.step, event.key)?.dueAt ?? null });
    case "CalendarAdopted":
      return event.due === undefined || event.sameDue === true ? [] : notice(state, carriers(state), "item-due-changed", { cause: "calendar" });
    case "Amended":
      return event.dueComputed === undefined ? [] : notice(state, [...team(state), supervisor], "item-due-changed", { cause: "amendment" });
    case "CarriedOver":
      return notice(state, [...team(state), supervisor], "item-carried-over", { ground: event.ground });
    case "Registered": case "WaitStarted": case "AnchorReached": case "Accepted": case "Reported": case "Decomposed": case "SuspensionLapsed": case "CheckRecorded":
    case "LadderAdopted": case "CampaignPeopleChanged": case "DependentLinked": case "ChildNoted": case "AlarmFailed": case "FileAttached":
      return [];
  }
}
