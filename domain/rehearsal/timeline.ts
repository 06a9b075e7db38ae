import type { Court } from "../court/court-view.ts";
import type { Instant } from "../time.ts";
import { inShanghai } from "../time.ts";
import type { CampaignStep } from "../campaign/campaign.ts";
import type { WaitingStep } from "../work-item/work-item.ts";
import type { TimelineEntry } from "./rehearsal.ts";
import type { Told } from "./virtual-ledger.ts";

/** Whom a step of an item or of the campaign waits for, by role. */
const stepRoles: Record<WaitingStep["step"] | CampaignStep["step"], string> = {
  accept: "person", assign: "department-head", "decide-extension": "supervisor", "decide-suspension": "supervisor", "co-sign": "co-signer", "sign-off": "supervisor",
  "reply-notice": "person", "relapse-check": "supervisor", approve: "leader-in-charge", "counter-sign": "counter-signer", amendment: "leader-in-charge", revise: "task-force-lead",
  retrospective: "task-force-lead", check: "task-force-lead", milestone: "task-force-lead",
};

/** An event as a line of the timeline; undefined for what a timeline does not show. */
export function timelineEntry(told: Told, court: Court): TimelineEntry | undefined {
  const at = inShanghai(told.at);
  return told.kind === "campaign" ? campaignEntry(told, at) : itemEntry(told, court, at);
}

function itemEntry(told: Extract<Told, { kind: "work-item" }>, court: Court, at: Instant): TimelineEntry | undefined {
  const { event, state } = told;
  if (state.status === "Unregistered") return undefined;
  const entity = state.planItem ?? state.id;
  const due = state.dueOn === undefined ? {} : { itemDueOn: state.reworkDueOn ?? state.dueOn };
  if (event.type === "Assigned") return { at, entity, what: "opened", ...due };
  if (event.type === "RungFired") {
    const rung = court.ladder(state.ladder).rungs.find((one) => one.id === event.rung);
    const fired = { itemDueOn: event.dueOn, to: rung?.audience ?? [], toPersons: event.to };
    return event.occurrence === 0 ? { at, entity, what: "escalation", rung: event.rung, ...fired } : { at, entity, what: "escalation", rung: event.rung, occurrence: event.occurrence, ...fired };
  }
  if (event.type === "StepReminded") return { at, entity, what: "decision-reminder", step: event.step, to: [stepRoles[event.step]], toPersons: event.to };
  if (event.type === "StepClimbed") return { at, entity, what: "decision-reminder", step: event.step, to: ["superior"], toPersons: event.to };
  if (event.type === "ReportMissed") return { at, entity, what: "report-late", reportOn: event.reportOn, ...due };
  if (event.type === "Suspended") return { at, entity, what: "suspended" };
  if (event.type === "Resumed") return { at, entity, what: "resumed", ...due };
  if (event.type === "SubmittedForSignOff") return { at, entity, what: "submitted", ...due };
  if (event.type === "SignedOff") return { at, entity, what: "signed-off", ...due };
  if (event.type === "CheckFellDue") return { at, entity, what: "watch", to: [stepRoles["relapse-check"]], toPersons: [event.step.owner] };
  return undefined;
}

function campaignEntry({ event, state }: Extract<Told, { kind: "campaign" }>, at: string): TimelineEntry | undefined {
  if (state.status === "Undrafted") return undefined;
  const entity = "campaign";
  if (event.type === "MilestoneReminded") return { at, entity: event.milestone, what: "milestone", reminder: event.reminder, to: event.late ? ["task-force-lead", "leader-in-charge"] : ["task-force-lead"], toPersons: event.to };
  if (event.type === "MilestoneReached") return { at, entity: event.milestone, what: "milestone", reached: true };
  if (event.type === "StepReminded") return { at, entity, what: "decision-reminder", step: event.step, to: [event.step === "accept" ? "leader-in-charge" : stepRoles[event.step]], toPersons: event.to };
  if (event.type === "StepClimbed") return { at, entity, what: "decision-reminder", step: event.step, to: ["superior"], toPersons: [event.replaced.owner] };
  if (event.type === "Suspended") return { at, entity, what: "suspended" };
  if (event.type === "Resumed") return { at, entity, what: "resumed" };
  if (event.type === "CheckFellDue") return { at, entity, what: "watch", to: ["task-force-lead"], toPersons: [event.step.owner] };
  if (event.type === "EndReached") return event.ordinal === 0 ? { at, entity, what: "ended" } : undefined;
  if (event.type === "Closed" || event.type === "Terminated") return { at, entity, what: "ended" };
  return undefined;
}
