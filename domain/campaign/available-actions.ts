import type { Allowed, Context, PersonId, Rejected } from "../decider.ts";
import { allowed, rejected } from "../decider.ts";
import type { CampaignCommand, CampaignFacts, CampaignState, CampaignStatus } from "./campaign.ts";
import { disagreeing, draftersNow } from "./campaign.steps.ts";
import { placedItems } from "./plan-tree.ts";

type CommandType = CampaignCommand["type"];

const beforeApproval = ["Draft", "Submitted", "Returned"] as const;
const afterClosing = ["Closed", "Watch"] as const;
const open: readonly CampaignStatus[] = [...beforeApproval, "Running", "Suspended", "UnderAcceptance", ...afterClosing];

/** In which states a command may be given at all, and the reason that is told in the others: domain §2 as a table. */
const table: Record<CommandType, { states: readonly CampaignStatus[]; otherwise: string }> = {
  Draft: { states: ["Undrafted"], otherwise: "AlreadyDrafted" },
  Submit: { states: ["Draft", "Returned"], otherwise: "NotADraft" },
  Withdraw: { states: ["Submitted", "Running", "Suspended"], otherwise: "NotSubmitted" },
  Approve: { states: ["Submitted", "Running", "Suspended"], otherwise: "NotSubmitted" },
  CounterSign: { states: ["Submitted", "Running", "Suspended"], otherwise: "NotSubmitted" },
  Return: { states: ["Submitted", "Running", "Suspended"], otherwise: "NotSubmitted" },
  AmendPlan: { states: ["Draft", "Returned", "Running"], otherwise: "PlanNotAmendable" },
  ReachMilestone: { states: ["Running"], otherwise: "NotRunning" },
  Suspend: { states: ["Running", "Suspended"], otherwise: "NotRunning" },
  Resume: { states: ["Suspended"], otherwise: "NotSuspended" },
  HandOver: { states: open, otherwise: "CampaignEnded" },
  Instruct: { states: open, otherwise: "CampaignEnded" },
  RecordResult: { states: ["Running", "Suspended", "UnderAcceptance", ...afterClosing], otherwise: "NotRunning" },
  RequestAcceptance: { states: ["Running"], otherwise: "NotRunning" },
  Accept: { states: ["UnderAcceptance"], otherwise: "AcceptanceNotRequested" },
  Reject: { states: ["UnderAcceptance"], otherwise: "AcceptanceNotRequested" },
  FileRetrospective: { states: ["Closed"], otherwise: "NotClosed" },
  RecordCheck: { states: ["Watch"], otherwise: "NotUnderWatch" },
  Archive: { states: ["Watch"], otherwise: "NotUnderWatch" },
  Terminate: { states: open, otherwise: "CampaignEnded" },
  Comment: { states: [...open, "Archived", "Terminated"], otherwise: "UnknownCampaign" },
  NoteItem: { states: ["Running"], otherwise: "NotRunning" },
  NoteItemsOpened: { states: ["Running", "Suspended", "UnderAcceptance", ...afterClosing, "Terminated"], otherwise: "NotRunning" },
  NoteReopened: { states: ["Running", "Suspended", "UnderAcceptance", ...afterClosing, "Archived", "Terminated"], otherwise: "NotRunning" },
  HandOverDuties: { states: open, otherwise: "CampaignEnded" },
  AdoptCalendar: { states: open, otherwise: "CampaignEnded" },
  FireAlarm: { states: open, otherwise: "CampaignEnded" },
};

/** Every command of a campaign that a person may give, in the order of its life; for a list of available actions. */
export const campaignCommandTypes: readonly CommandType[] = [
  "Draft", "Submit", "Withdraw", "Approve", "CounterSign", "Return", "AmendPlan", "ReachMilestone", "Suspend", "Resume", "HandOver", "Instruct",
  "RecordResult", "RequestAcceptance", "Accept", "Reject", "FileRetrospective", "RecordCheck", "Archive", "Terminate", "Comment",
];

const bySystemOnly: readonly CommandType[] = ["HandOverDuties", "NoteItemsOpened", "NoteReopened", "FireAlarm"];

/** Whether a command may be given now, as far as that needs no payload. Domain §2; the state's name is in the details. */
export function mayNow(state: CampaignState, commandType: CommandType, at: Context): Allowed | Rejected {
  if (bySystemOnly.includes(commandType) && at.actor.id !== "system") return rejected("OnlyTheSystem");
  const rule = table[commandType];
  if (state.status === "Undrafted") return rule.states.includes("Undrafted") ? allowed : rejected("UnknownCampaign");
  if (!rule.states.includes(state.status)) return rejected(rule.otherwise, { status: state.status });
  switch (commandType) {
    case "Withdraw":
      if (state.status !== "Submitted" && state.amendment === undefined) return rejected("NoAmendmentPending");
      return at.actingPersons.some((person) => draftersNow(state).includes(person)) ? allowed : rejected("NotDrafter");
    case "Approve":
      return mayApprove(state, at);
    case "Return":
      if (state.status !== "Submitted" && state.amendment === undefined) return rejected("NoAmendmentPending");
      return allowed;
    case "CounterSign":
      return mayCounterSign(state, at);
    // One amendment at a time; and acceptance is asked for by a plan that is settled, since an amendment may add what must be done.
    case "AmendPlan":
    case "RequestAcceptance":
      return state.amendment === undefined ? allowed : rejected("AmendmentPending");
    case "Accept":
      return at.actingPersons.some((person) => interestedInAcceptance(state).includes(person)) ? rejected("AccepterIsInterested") : allowed;
    case "Archive":
      return mayArchive(state);
    case "Draft":
    case "Submit":
    case "ReachMilestone":
    case "Suspend":
    case "Resume":
    case "HandOver":
    case "Instruct":
    case "RecordResult":
    case "Reject":
    case "FileRetrospective":
    case "RecordCheck":
    case "Terminate":
    case "Comment":
    case "NoteItem":
    case "NoteItemsOpened":
    case "NoteReopened":
    case "HandOverDuties":
    case "AdoptCalendar":
    case "FireAlarm":
      return allowed;
  }
}

/** Nobody approves their own draft, neither in person nor under a delegation; counter-signing comes first. */
function mayApprove(facts: CampaignFacts & { status: CampaignStatus }, at: Context): Allowed | Rejected {
  if (facts.status !== "Submitted" && facts.amendment === undefined) return rejected("NoAmendmentPending");
  if (at.actingPersons.some((person) => draftersNow(facts).includes(person))) return rejected("DrafterMayNotApprove");
  const signing = facts.amendment === undefined ? facts.countersigning : facts.amendment.countersigning;
  const missing = facts.waiting.filter((step) => step.step === "counter-sign").map((step) => step.key ?? step.owner);
  if (missing.length > 0) return rejected("CounterSigningOpen", { persons: missing });
  const against = signing === undefined ? [] : disagreeing(signing);
  return against.length > 0 ? rejected("CounterSignerDisagrees", { persons: against }) : allowed;
}

/** Whoever was asked may sign, and change an opinion until the approver has decided; so may the superior to whom the step climbed. */
function mayCounterSign(facts: CampaignFacts, at: Context): Allowed | Rejected {
  const signing = facts.amendment === undefined ? facts.countersigning : facts.amendment.countersigning;
  if (signing === undefined) return rejected("NoCounterSigning");
  if (at.actingPersons.some((person) => draftersNow(facts).includes(person))) return rejected("DrafterMayNotApprove");
  const asked = at.actingPersons.some((person) => signing.persons.includes(person) || facts.waiting.some((step) => step.step === "counter-sign" && step.owner === person));
  return asked ? allowed : rejected("NotACounterSigner");
}

function mayArchive(facts: CampaignFacts): Allowed | Rejected {
  const unrecorded = facts.checks.filter((check) => check.result === undefined).map((check) => check.day);
  if (unrecorded.length > 0) return rejected("ChecksOpen", { days: unrecorded });
  return facts.reopened.length > 0 ? rejected("ItemsReopened", { items: facts.reopened }) : allowed;
}

/** Whoever drafted the plan, leads it, is responsible for one of its items or asked for acceptance may not also accept (domain §1). */
export function interestedInAcceptance(state: CampaignState): PersonId[] {
  if (state.status === "Undrafted") return [];
  const responsible = placedItems(state.plan).flatMap(({ item }) => item.responsible ?? []);
  const asking = state.status === "UnderAcceptance" ? [state.request.by] : [];
  return [...new Set([state.lead, ...state.drafters, ...responsible, ...asking])];
}
