import type { Allowed, Context, Rejected } from "../decider.ts";
import { allowed, isRejected, rejected } from "../decider.ts";
import type { WorkItemCommand, WorkItemState, WorkItemStatus } from "./work-item.ts";
import { actsAs, approversOf, carriers, decidersOf, interestedIn, leaderOf, lineFrom, stepOf } from "./work-item.people.ts";
import type { Item } from "./work-item.people.ts";

type CommandType = WorkItemCommand["type"];

const running = ["Assigned", "InProgress"] as const;
const open = ["Registered", "Waiting", "Assigned", "InProgress", "Suspended", "SubmittedForSignOff"] as const;
const registered = [...open, "SignedOff", "Waived"] as const;

/** In which states a command may be given at all, and the reason told in the others: domain §3 as a table. */
const table: Record<CommandType, { states: readonly WorkItemStatus[]; otherwise: string }> = {
  Register: { states: ["Unregistered"], otherwise: "AlreadyRegistered" },
  Assign: { states: ["Registered"], otherwise: "AssignmentNotOpen" },
  Accept: { states: ["Assigned"], otherwise: "NotAssigned" },
  Decline: { states: ["Assigned"], otherwise: "NotAssigned" },
  Report: { states: ["InProgress"], otherwise: "NotInProgress" },
  Decompose: { states: ["Registered", "Waiting", ...running], otherwise: "NotDecomposable" },
  Urge: { states: ["Registered", ...running, "SubmittedForSignOff"], otherwise: "NothingToUrge" },
  Instruct: { states: open, otherwise: "ItemClosed" },
  RequestExtension: { states: ["InProgress"], otherwise: "NotInProgress" },
  DecideExtension: { states: [...running, "Suspended"], otherwise: "NoExtensionPending" },
  Suspend: { states: ["InProgress", "Suspended"], otherwise: "NotInProgress" },
  DecideSuspension: { states: [...running, "Suspended"], otherwise: "NoSuspensionPending" },
  Resume: { states: ["Suspended"], otherwise: "NotSuspended" },
  SubmitForSignOff: { states: ["InProgress"], otherwise: "NotInProgress" },
  SignOff: { states: ["SubmittedForSignOff"], otherwise: "NotSubmitted" },
  Return: { states: ["SubmittedForSignOff"], otherwise: "NotSubmitted" },
  AskCoSign: { states: ["SubmittedForSignOff"], otherwise: "NotSubmitted" },
  CoSign: { states: ["SubmittedForSignOff"], otherwise: "NotSubmitted" },
  Reassign: { states: ["Waiting", ...running, "Suspended", "SubmittedForSignOff"], otherwise: "NotAssigned" },
  Delegate: { states: [...running, "Suspended"], otherwise: "NotAssigned" },
  Waive: { states: open, otherwise: "ItemClosed" },
  IssueNotice: { states: ["Registered", ...running, "SubmittedForSignOff"], otherwise: "NotRunning" },
  ReplyToNotice: { states: open, otherwise: "ItemClosed" },
  Reopen: { states: ["SignedOff"], otherwise: "NotSignedOff" },
  RecordCheck: { states: ["SignedOff"], otherwise: "NotSignedOff" },
  AttachFile: { states: open, otherwise: "ItemClosed" },
  Comment: { states: registered, otherwise: "UnknownItem" },
  AdoptCalendar: { states: open, otherwise: "ItemClosed" },
  AdoptLadder: { states: open, otherwise: "ItemClosed" },
  ReachAnchor: { states: registered, otherwise: "UnknownItem" },
  SuspendByCampaign: { states: registered, otherwise: "UnknownItem" },
  ResumeByCampaign: { states: registered, otherwise: "UnknownItem" },
  ChangeCampaignPeople: { states: registered, otherwise: "UnknownItem" },
  HandOverDuties: { states: registered, otherwise: "UnknownItem" },
  LinkDependent: { states: registered, otherwise: "UnknownItem" },
  NoteChild: { states: registered, otherwise: "UnknownItem" },
  WaiveByCampaign: { states: open, otherwise: "ItemClosed" },
  CarryOver: { states: open, otherwise: "ItemClosed" },
  Amend: { states: open, otherwise: "ItemClosed" },
  FireAlarm: { states: registered, otherwise: "UnknownItem" },
};

/** Every command that a person may give, in the order of an item's life; the rest comes from time and from other streams. */
export const workItemCommandTypes: readonly CommandType[] = [
  "Register", "Assign", "Accept", "Decline", "Report", "Decompose", "Urge", "Instruct", "RequestExtension", "DecideExtension", "Suspend", "DecideSuspension", "Resume",
  "SubmitForSignOff", "SignOff", "Return", "AskCoSign", "CoSign", "Reassign", "Delegate", "Waive", "IssueNotice", "ReplyToNotice", "Reopen", "RecordCheck", "AttachFile", "Comment",
];

const bySystemOnly: readonly CommandType[] = [
  "ReachAnchor", "SuspendByCampaign", "ResumeByCampaign", "ChangeCampaignPeople", "HandOverDuties", "LinkDependent", "NoteChild", "WaiveByCampaign", "CarryOver", "Amend", "FireAlarm",
];

/** Whether a command may be given now, as far as that needs no payload (domain §3); the state's name is in the details. */
export function mayNow(state: WorkItemState, commandType: CommandType, at: Context): Allowed | Rejected {
  if (bySystemOnly.includes(commandType) && at.actor.id !== "system") return rejected("OnlyTheSystem");
  const rule = table[commandType];
  if (state.status === "Unregistered") return rule.states.includes("Unregistered") ? allowed : rejected("UnknownItem");
  if (!rule.states.includes(state.status)) return rejected(rule.otherwise, { status: state.status });
  switch (commandType) {
    case "Accept":
    case "Decline":
      return actsAs(at, [...carriers(state), ...decidersOf(stepOf(state, "accept"))]) ? allowed : rejected("NotResponsible");
    case "Report":
      return actsAs(at, [...carriers(state), ...state.duty.coOrganisers]) ? allowed : rejected("NotResponsible");
    case "AttachFile":
      return actsAs(at, [...carriers(state), ...state.duty.coOrganisers, ...lineFrom(at.court, state.duty.supervisor)]) ? allowed : rejected("NotOnTheItem");
    case "SubmitForSignOff":
      return actsAs(at, carriers(state)) ? allowed : rejected("NotResponsible");
    case "RequestExtension":
      if (!actsAs(at, carriers(state))) return rejected("NotResponsible");
      return state.pendingExtension === undefined ? allowed : rejected("ExtensionPending");
    case "DecideExtension":
      if (state.pendingExtension === undefined) return rejected("NoExtensionPending");
      return mayDecide(state, "decide-extension", at);
    case "DecideSuspension":
      if (state.pendingSuspension === undefined) return rejected("NoSuspensionPending");
      return mayDecide(state, "decide-suspension", at);
    case "Suspend":
      return maySuspend(state, at);
    case "Resume":
      return state.status === "Suspended" && state.suspension.byCampaign ? rejected("SuspendedByCampaign") : allowed;
    case "SignOff":
      return maySignOff(state, at);
    case "Return":
    case "AskCoSign":
      return mayHandleSubmission(state, at);
    case "CoSign":
      if (actsAs(at, interestedIn(state))) return rejected("SignerIsInterested");
      return state.waiting.some((step) => step.step === "co-sign" && actsAs(at, decidersOf(step))) ? allowed : rejected("NotACoSigner");
    case "Delegate":
      return actsAs(at, [state.duty.responsible]) ? allowed : rejected("NotResponsible");
    case "Waive":
      return mayWaive(state, at);
    case "ReplyToNotice":
      return mayReply(state, at);
    case "RecordCheck":
      return mayRecordCheck(state, at);
    case "Register":
    case "Assign":
    case "Decompose":
    case "Urge":
    case "Instruct":
    case "Reassign":
    case "IssueNotice":
    case "Reopen":
    case "Comment":
    case "AdoptCalendar":
    case "AdoptLadder":
    case "ReachAnchor":
    case "SuspendByCampaign":
    case "ResumeByCampaign":
    case "ChangeCampaignPeople":
    case "HandOverDuties":
    case "LinkDependent":
    case "NoteChild":
    case "WaiveByCampaign":
    case "CarryOver":
    case "Amend":
    case "FireAlarm":
      return allowed;
  }
}

/** A decision is for whoever its step waits for, and never for those who carry the item. */
function mayDecide(item: Item, step: "decide-extension" | "decide-suspension", at: Context): Allowed | Rejected {
  if (actsAs(at, interestedIn(item))) return rejected("DeciderIsInterested");
  return actsAs(at, decidersOf(stepOf(item, step))) ? allowed : rejected("NotStepOwner");
}

function maySuspend(item: Item, at: Context): Allowed | Rejected {
  if (item.status === "Suspended" && item.suspension.byCampaign) return rejected("SuspendedByCampaign");
  if (actsAs(at, carriers(item))) return item.pendingSuspension === undefined ? allowed : rejected("SuspensionPending");
  return actsAs(at, approversOf(item, at.court)) ? allowed : rejected("NotApprover");
}

/** Four eyes: actor and principal alike. */
function mayHandleSubmission(item: Item, at: Context): Allowed | Rejected {
  if (actsAs(at, interestedIn(item))) return rejected("SignerIsInterested");
  return actsAs(at, decidersOf(stepOf(item, "sign-off"))) ? allowed : rejected("NotStepOwner");
}

/** A parent signs off after its children, a submission after its co-signers 加签. */
function maySignOff(item: Item, at: Context): Allowed | Rejected {
  const refused = mayHandleSubmission(item, at);
  if (isRejected(refused)) return refused;
  const unsigned = item.waiting.filter((step) => step.step === "co-sign").map((step) => step.key ?? step.owner);
  if (unsigned.length > 0) return rejected("CoSignersOpen", { persons: unsigned });
  const children = item.children.filter((child) => !child.closed);
  return children.length > 0 ? rejected("ChildrenOpen", { children: children.map((child) => child.id) }) : allowed;
}

/** Waiving needs the leader in charge, who does not carry the item. */
function mayWaive(item: Item, at: Context): Allowed | Rejected {
  if (actsAs(at, carriers(item))) return rejected("WaiverIsInterested");
  if (!actsAs(at, [leaderOf(item, at.court), at.court.president()].filter((person) => person !== undefined))) return rejected("WaiverNeedsLeader");
  const children = item.children.filter((child) => !child.closed);
  return children.length > 0 ? rejected("ChildrenOpen", { children: children.map((child) => child.id) }) : allowed;
}

function mayReply(item: Item, at: Context): Allowed | Rejected {
  if (!item.notices.some((notice) => notice.reply === undefined)) return rejected("NoNoticeOpen");
  const owners = item.waiting.filter((step) => step.step === "reply-notice").flatMap(decidersOf);
  return actsAs(at, [...carriers(item), ...owners]) ? allowed : rejected("NotResponsible");
}

/** 回头看 is the supervisor's, never that of those who did the work. */
function mayRecordCheck(item: Item, at: Context): Allowed | Rejected {
  if (actsAs(at, interestedIn(item))) return rejected("CheckerIsInterested");
  const owners = item.waiting.filter((step) => step.step === "relapse-check").flatMap(decidersOf);
  if (!actsAs(at, [item.duty.supervisor, ...owners].filter((person) => person !== undefined))) return rejected("NotSupervisor");
  return item.status === "SignedOff" && item.checks.some((check) => check.result === undefined) ? allowed : rejected("NoCheckOpen");
}
