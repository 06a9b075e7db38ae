import { courtHours } from "../calendar/calendar.ts";
import type { Notice, Todo } from "../decider.ts";
import { instantAt } from "../time.ts";
import { stepId } from "./campaign.steps.ts";
import type { CampaignEvent, CampaignState, CampaignStep } from "./campaign.ts";

/** Every template id that a campaign's notices use, with the names of its parameters; texts in zh-CN and en stand with the notices' renderer. */
export const campaignNoticeTemplates = {
  "campaign-approval-asked": ["campaign", "title", "dueAt"],
  "campaign-counter-sign-asked": ["campaign", "title", "dueAt"],
  "campaign-approved": ["campaign", "title", "startedOn"],
  "campaign-returned": ["campaign", "title", "reason"],
  "campaign-amendment-asked": ["campaign", "title", "reason", "dueAt"],
  "campaign-amendment-refused": ["campaign", "title", "reason"],
  "campaign-amended": ["campaign", "title", "planVersion"],
  "campaign-started": ["campaign", "title", "startedOn"],
  "campaign-milestone-reached": ["campaign", "title", "milestone", "reachedOn"],
  "campaign-milestone-reminder": ["campaign", "title", "milestone", "dueOn", "reminder"],
  "campaign-milestone-late": ["campaign", "title", "milestone", "dueOn", "reminder"],
  "campaign-end-reached": ["campaign", "title", "endsOn"],
  "campaign-suspended": ["campaign", "title", "ground", "expectedEndOn"],
  "campaign-resumed": ["campaign", "title", "resumedOn"],
  "campaign-handed-over": ["campaign", "title", "reason"],
  "campaign-instruction": ["campaign", "title", "text"],
  "campaign-commented": ["campaign", "title", "by", "text"],
  "campaign-acceptance-asked": ["campaign", "title", "summary", "dueAt"],
  "campaign-acceptance-rejected": ["campaign", "title", "reason"],
  "campaign-closed": ["campaign", "title", "closedOn"],
  "campaign-retrospective-asked": ["campaign", "title", "dueAt"],
  "campaign-check-due": ["campaign", "title", "day", "dueAt"],
  "campaign-check-failed": ["campaign", "title", "day"],
  "campaign-archived": ["campaign", "title"],
  "campaign-terminated": ["campaign", "title", "ground"],
  "campaign-step-reminder": ["campaign", "title", "step"],
  "campaign-step-handed-over": ["campaign", "title", "step", "from", "dueAt"],
  "campaign-step-climbed": ["campaign", "title", "step", "dueAt"],
} as const;

export type CampaignNoticeTemplate = keyof typeof campaignNoticeTemplates;

type Facts = Exclude<CampaignState, { status: "Undrafted" }>;

function notice(state: Facts, template: CampaignNoticeTemplate, to: readonly string[], params: Notice["params"] = {}): Notice[] {
  return to.length === 0 ? [] : [{ to: [...new Set(to)], template, params: { campaign: state.id, title: state.plan.title, ...params } }];
}

function asked(state: Facts, step: CampaignStep, extra: Notice["params"] = {}): Notice[] {
  switch (step.step) {
    case "approve":
      return notice(state, "campaign-approval-asked", [step.owner], { dueAt: step.dueAt });
    case "counter-sign":
      return notice(state, "campaign-counter-sign-asked", [step.owner], { dueAt: step.dueAt });
    case "amendment":
      return notice(state, "campaign-amendment-asked", [step.owner], { reason: state.amendment?.reason ?? "", dueAt: step.dueAt });
    case "accept":
      return notice(state, "campaign-acceptance-asked", [step.owner], { summary: "", dueAt: step.dueAt, ...extra });
    case "retrospective":
      return notice(state, "campaign-retrospective-asked", [step.owner], { dueAt: step.dueAt });
    case "check":
      return notice(state, "campaign-check-due", [step.owner], { day: step.key ?? "", dueAt: step.dueAt });
    case "revise":
    case "milestone":
      return [];
  }
}

/** Lines for people's inboxes. `state` is the state after the event. */
export function campaignNotices(event: CampaignEvent, state: CampaignState): Notice[] {
  if (state.status === "Undrafted") return [];
  const both = [state.lead, state.leaderInCharge];
  switch (event.type) {
    case "Submitted":
      return event.steps.flatMap((step) => asked(state, step));
    case "CounterSigned":
      return event.approval === undefined ? [] : asked(state, event.approval);
    case "Approved":
      return notice(state, "campaign-approved", [...state.drafters, state.lead], { startedOn: event.startedOn });
    case "Returned":
      return notice(state, "campaign-returned", [...state.drafters, state.lead], { reason: event.reason });
    case "Started":
      return notice(state, "campaign-started", both, { startedOn: event.onDate });
    case "AmendmentRequested":
      return event.steps.flatMap((step) => asked(state, step));
    case "AmendmentRefused":
      return notice(state, "campaign-amendment-refused", [event.requestedBy, state.lead], { reason: event.reason });
    case "Amended":
      return notice(state, "campaign-amended", [state.draftedBy, state.lead], { planVersion: state.planVersion });
    case "MilestoneReached":
      return notice(state, "campaign-milestone-reached", both, { milestone: event.name, reachedOn: event.onDate });
    case "MilestoneReminded":
      return notice(state, event.late ? "campaign-milestone-late" : "campaign-milestone-reminder", event.to, { milestone: event.name, dueOn: event.dueOn, reminder: event.reminder });
    case "EndReached":
      return notice(state, "campaign-end-reached", event.to, { endsOn: event.endsOn });
    case "Suspended":
    case "SuspensionProlonged":
      return notice(state, "campaign-suspended", both, { ground: event.ground, expectedEndOn: event.expectedEndOn });
    case "Resumed":
      return notice(state, "campaign-resumed", both, { resumedOn: event.onDate });
    case "HandedOver":
      return notice(state, "campaign-handed-over", [event.lead, event.leaderInCharge, event.previousLead, event.previousLeaderInCharge], { reason: event.reason });
    case "Instructed":
      return notice(state, "campaign-instruction", event.to, { text: event.text });
    case "Commented":
      return notice(state, "campaign-commented", event.mentioned, { by: event.by, text: event.text });
    case "AcceptanceRequested":
      return asked(state, event.step, { summary: event.summary });
    case "AcceptanceRejected":
      return notice(state, "campaign-acceptance-rejected", [state.lead], { reason: event.reason });
    case "Closed":
      return [...notice(state, "campaign-closed", both, { closedOn: event.onDate }), ...asked(state, event.step)];
    case "CheckFellDue":
      return asked(state, event.step);
    case "CheckRecorded":
      return event.passed ? [] : notice(state, "campaign-check-failed", both, { day: event.day });
    case "Archived":
      return notice(state, "campaign-archived", both);
    case "Terminated":
      return notice(state, "campaign-terminated", event.to, { ground: event.ground });
    case "StepReminded":
      return notice(state, "campaign-step-reminder", event.to, { step: event.step });
    case "StepHandedOver": {
      const dueAt = state.waiting.find((step) => stepId(step) === stepId(event))?.dueAt ?? "";
      return notice(state, "campaign-step-handed-over", [event.to], { step: event.step, from: event.from, dueAt });
    }
    case "StepClimbed":
      return notice(state, "campaign-step-climbed", [event.replaced.owner, event.from], { step: event.step, dueAt: event.replaced.dueAt });
    case "Drafted":
    case "PlanReplaced":
    case "Withdrawn":
    case "AmendmentWithdrawn":
    case "ItemsOpened":
    case "ItemNoted":
    case "ResultRecorded":
    case "RetrospectiveFiled":
    case "ItemReopenedNoted":
    case "ItemClosedNoted":
    case "CalendarAdopted":
    case "AlarmFailed":
      return [];
  }
}

/** Steps that wait for a person; a milestone is the lead's task from its first reminder on. */
export function campaignTodos(state: CampaignState): Todo[] {
  if (state.status === "Undrafted") return [];
  const steps = state.waiting.map((step) => ({ step: stepId(step), owner: step.owner, sinceAt: step.sinceAt, dueAt: step.dueAt }));
  if (state.status !== "Running") return steps;
  const milestones = state.milestones.flatMap((one) =>
    one.remindedAt === undefined || one.reachedOn !== undefined ? [] : [{ step: `milestone:${one.id}`, owner: state.lead, sinceAt: one.remindedAt, dueAt: instantAt(one.dueOn, courtHours.toMinute) }],
  );
  return [...steps, ...milestones];
}
