import type { CampaignFacts, CampaignState, CampaignStep } from "../../domain/campaign/campaign.ts";
import type { Court } from "../../domain/court/court-view.ts";
import type { Json, PersonId, Todo } from "../../domain/decider.ts";
import { civilDateOf } from "../../domain/time.ts";
import type { Dispute, DisputeState, DisputeStep } from "../../domain/dispute/dispute.ts";
import type { Item } from "../../domain/work-item/work-item.people.ts";
import type { WaitingStep, WorkItemState } from "../../domain/work-item/work-item.ts";
import { wordingText } from "../history/history-text.ts";
import type { HistoryWording } from "../history/history-wording.ts";
import type { StepKind } from "../notices/notice-params.ts";
import type { NoticeLanguage } from "../notices/notice-template.ts";
import { campaignStepReasons, disputeStepReasons, itemStepReasons, ownerReason, principalReason, stepRoleNames, type StepRole } from "./step-reasons.ts";

type Values = Record<string, Json>;

/** Values that are there: an absent one leaves its part of the wording out. */
function given(values: Record<string, Json | undefined>): Values {
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, Json] => entry[1] !== undefined));
}

/** "co-sign:p-x" → "p-x". */
function keyOf(step: string): string | undefined {
  const colon = step.indexOf(":");
  return colon < 0 ? undefined : step.slice(colon + 1);
}

/** Above both the entity and its department. */
function rankOf(court: Court, department: string | undefined, owner: PersonId): StepRole | undefined {
  if (department !== undefined && court.head(department) === owner) return "department-head";
  if (department !== undefined && court.leaderInCharge(department) === owner) return "leader-in-charge";
  return court.president() === owner ? "president" : undefined;
}

function roleInItem(item: Item, step: WaitingStep["step"], owner: PersonId, court: Court): StepRole | undefined {
  if (step === "co-sign") return "co-signer";
  if (item.duty.responsible === owner) return "responsible";
  if (item.delegate?.person === owner) return "delegate";
  if (item.duty.supervisor === owner) return "supervisor";
  if (item.campaign?.lead === owner) return "lead";
  if (item.campaign?.leaderInCharge === owner) return "leader-in-charge";
  return rankOf(court, item.duty.department, owner);
}

function roleInCampaign(facts: CampaignFacts, step: CampaignStep["step"], owner: PersonId, court: Court): StepRole | undefined {
  if (step === "counter-sign") return "counter-signer";
  if (facts.lead === owner) return "lead";
  if (facts.leaderInCharge === owner) return "leader-in-charge";
  return facts.draftedBy === owner ? "drafter" : rankOf(court, undefined, owner);
}

function itemValues(item: Item, waiting: WaitingStep): Values {
  const sinceOn = civilDateOf(waiting.sinceAt);
  const submission = item.status === "SubmittedForSignOff" || item.status === "SignedOff" ? item.submission : undefined;
  switch (waiting.step) {
    case "accept":
      // A step that climbed has a clock of its own, which began later.
      return waiting.climbedFrom === undefined ? { sinceOn } : {};
    case "assign":
      return item.status === "Registered" && item.declined !== undefined ? { by: item.declined.by, reason: item.declined.reason } : {};
    case "decide-extension":
      return given({ by: item.pendingExtension?.requestedBy, proposedDueOn: item.pendingExtension?.proposedDueOn, reason: item.pendingExtension?.reason });
    case "decide-suspension":
      return given({ by: item.pendingSuspension?.requestedBy, expectedEndOn: item.pendingSuspension?.expectedEndOn, ground: item.pendingSuspension?.ground });
    case "co-sign":
    case "sign-off":
      return given({ by: submission?.by, summary: submission?.summary, submittedOn: submission === undefined ? undefined : civilDateOf(submission.at) });
    case "reply-notice":
      return given({ number: waiting.key, replyByOn: item.notices.find((one) => one.number === waiting.key)?.replyByOn });
    case "relapse-check":
      return given({ day: waiting.key });
  }
}

function campaignValues(facts: Exclude<CampaignState, { status: "Undrafted" }>, waiting: CampaignStep): Values {
  const sinceOn = civilDateOf(waiting.sinceAt);
  switch (waiting.step) {
    case "approve":
      return { by: facts.draftedBy, sinceOn };
    case "counter-sign":
      return { by: facts.amendment?.by ?? facts.draftedBy };
    case "amendment":
      return given({ by: facts.amendment?.by, reason: facts.amendment?.reason });
    case "revise":
      return given({ by: facts.returned?.by, reason: facts.returned?.reason });
    case "accept":
      return facts.status === "UnderAcceptance" ? { by: facts.request.by, summary: facts.request.summary } : {};
    case "retrospective":
      return {};
    case "check":
      return given({ day: waiting.key });
    case "milestone": {
      const milestone = facts.milestones.find((one) => one.id === waiting.key);
      return given({ name: milestone?.name, dueOn: milestone?.dueOn });
    }
  }
}

function roleInDispute(dispute: Dispute, step: DisputeStep["step"], owner: PersonId, court: Court): StepRole | undefined {
  const { staff } = dispute;
  if (step === "accept-mediation") return "mediator";
  if (step === "answer-transfer") return "receiver";
  if (staff.enforcementOfficer === owner) return "enforcement-officer";
  if (staff.judge === owner) return "judge";
  if (staff.courtClerk === owner) return "court-clerk";
  if (staff.assistant === owner) return "assistant";
  if (staff.mediator === owner) return "mediator";
  if (staff.clerk === owner) return "clerk";
  return rankOf(court, dispute.department, owner) ?? (court.person(owner)?.roles.includes("trial-management") === true ? "trial-management" : undefined);
}

function disputeValues(dispute: Dispute, waiting: DisputeStep): Values {
  const { key } = waiting;
  switch (waiting.step) {
    case "appoint-mediator": case "accept-confirmation": case "assign-case": case "reopen-trial": case "file-enforcement":
      return {};
    case "triage":
    case "accept-mediation":
      return { sinceOn: civilDateOf(waiting.sinceAt) };
    case "answer-transfer":
      return dispute.status === "Transferred" && dispute.transfer.kind === "tier" ? { to: dispute.transfer.to, reason: dispute.transfer.reason } : {};
    case "decide-extension": {
      const request = dispute.extensionRequests.find((one) => one.id === key);
      return given({ by: request?.by, clock: request?.clock, decideByOn: request?.decideByOn, reason: request?.reason });
    }
    case "decide-exclusion": {
      const request = dispute.exclusionRequests.find((one) => one.id === key);
      return given({ by: request?.by, clock: request?.clock, from: request?.from, ground: request?.ground });
    }
    case "renew-exclusion":
      return given({ clock: dispute.clocks.find((clock) => clock.entries.some((entry) => entry.id !== undefined && key?.includes(entry.id) === true))?.id });
    case "decide-recusal":
      return given({ of: dispute.recusal?.of, ground: dispute.recusal?.ground });
    case "answer-objection": {
      const objection = dispute.objections.find((one) => one.id === key);
      return given({ party: objection?.party, clock: objection?.clock });
    }
    case "answer-progress":
      return given({ by: dispute.progressAsked?.by });
    case "resolve-service":
      return given({ document: dispute.services.find((one) => one.id === key)?.document });
    case "answer-consultation":
      return given({ kind: dispute.consultations.find((one) => one.id === key)?.kind });
  }
}

export interface WhyContext { court: Court; language: NoticeLanguage; names: (id: string) => string; /** Who reads it: another than the step's owner acts for that one. */ reader: PersonId }

function sentence(kind: StepKind, reason: HistoryWording, values: Values, about: { role: StepRole | undefined; from: PersonId | undefined; owner: PersonId }, context: WhyContext): string {
  const { language, names, reader } = context;
  const whose = given({ role: about.role === undefined ? undefined : stepRoleNames[about.role][language], from: about.from, principal: about.owner });
  const head = wordingText(kind, about.owner === reader ? ownerReason : principalReason, whose, language, names);
  return head + wordingText(kind, reason, values, language, names);
}

/** Why a step of a work item has come to its reader, as one sentence; undefined when the step waits no longer. */
export function whyItemStep(state: WorkItemState, todo: Pick<Todo, "step" | "owner">, context: WhyContext): string | undefined {
  if (state.status === "Unregistered") return undefined;
  const name = todo.step.split(":")[0];
  const key = keyOf(todo.step);
  const same = state.waiting.filter((one) => one.step === name);
  const waiting = same.find((one) => one.key === key) ?? same.find((one) => one.key === undefined || key?.startsWith(`${one.key}:`) === true);
  if (waiting === undefined) return undefined;
  // A step that climbed waits for its first owner still: nobody's silence brought it to that one.
  const from = waiting.owner === todo.owner ? waiting.climbedFrom?.at(-1) : undefined;
  return sentence("work-item", itemStepReasons[waiting.step], itemValues(state, waiting), { role: roleInItem(state, waiting.step, todo.owner, context.court), from, owner: todo.owner }, context);
}

/** Why a step of a campaign has come to its reader, as one sentence; undefined when the step waits no longer. */
export function whyCampaignStep(state: CampaignState, todo: Pick<Todo, "step" | "owner">, context: WhyContext): string | undefined {
  if (state.status === "Undrafted") return undefined;
  const name = todo.step.split(":")[0];
  const key = keyOf(todo.step);
  const waiting = state.waiting.find((one) => one.step === name && one.key === key);
  if (waiting === undefined) return undefined;
  return sentence("campaign", campaignStepReasons[waiting.step], campaignValues(state, waiting), { role: roleInCampaign(state, waiting.step, todo.owner, context.court), from: undefined, owner: todo.owner }, context);
}

/** Why a step of a dispute has come to its reader, as one sentence; undefined when the step waits no longer. */
export function whyDisputeStep(state: DisputeState, todo: Pick<Todo, "step" | "owner">, context: WhyContext): string | undefined {
  if (state.status === "Unregistered") return undefined;
  const name = todo.step.split(":")[0];
  const key = keyOf(todo.step);
  const waiting = state.waiting.find((one) => one.step === name && one.key === key);
  if (waiting === undefined) return undefined;
  const from = waiting.owner === todo.owner ? waiting.climbedFrom?.at(-1) : undefined;
  return sentence("dispute", disputeStepReasons[waiting.step], disputeValues(state, waiting), { role: roleInDispute(state, waiting.step, todo.owner, context.court), from, owner: todo.owner }, context);
}
