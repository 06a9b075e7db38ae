import type { Accepted, Context, Decider, Rejected } from "../decider.ts";
import { accepted, isRejected, rejected } from "../decider.ts";
import type { WorkItemCommand, WorkItemEvent, WorkItemState } from "./work-item.ts";
import { fireAlarm } from "./alarm.rules.ts";
import { adoptCalendar, adoptLadder, amend, carryOver } from "./amendment.rules.ts";
import { handOverDuties } from "./hand-over.rules.ts";
import { mayNow } from "./available-actions.ts";
import { assign, decompose, reachAnchor, register } from "./opening.rules.ts";
import { attachFile, comment } from "./discussion.rules.ts";
import { decline, delegate, instruct, issueNotice, reassign, replyToNotice, report, urge } from "./people.rules.ts";
import { decideExtension, decideSuspension, requestExtension, resume, resumeByCampaign, suspend, suspendByCampaign } from "./requests.rules.ts";
import { askCoSign, coSign, freedBy, noteChild, recordCheck, reopen, returnSubmission, signOff, submitForSignOff, waive } from "./sign-off.rules.ts";
import { nextAlarm } from "./work-item.alarms.ts";
import { todayOf } from "./work-item.due.ts";
import { evolve } from "./work-item.evolve.ts";
import { notices } from "./work-item.notices.ts";
import { clock, locks, numbers, open, react, subject } from "./work-item.reactions.ts";
import { todos } from "./work-item.steps.ts";

/** 督办事项 from 分解立项 to 办结销号 (domain §3): each command, and what becomes of it. Whether it may be given now is `mayNow`'s. */
function decide(state: WorkItemState, command: WorkItemCommand, at: Context): Accepted<WorkItemEvent> | Rejected {
  const refused = mayNow(state, command.type, at);
  if (isRejected(refused)) return refused;
  if (state.status === "Unregistered") return command.type === "Register" ? register(state, command, at) : rejected("UnknownItem");
  switch (command.type) {
    case "Register":
      return rejected("AlreadyRegistered");
    case "Assign":
      return assign(state, command, at);
    case "Accept":
      return accepted({ type: "Accepted" });
    case "Decline":
      return decline(state, command, at);
    case "Report":
      return report(state, command, at);
    case "Decompose":
      return decompose(state, command, at);
    case "Urge":
      return urge(state, command, at);
    case "Instruct":
      return instruct(state, command, at);
    case "RequestExtension":
      return requestExtension(state, command, at);
    case "DecideExtension":
      if (state.pendingExtension === undefined) return rejected("NoExtensionPending");
      return decideExtension(state, state.pendingExtension, command, at);
    case "Suspend":
      return suspend(state, command, at);
    case "DecideSuspension":
      return decideSuspension(state, command, at);
    case "Resume":
      return state.status === "Suspended" ? resume(state, command, at) : rejected("NotSuspended");
    case "SubmitForSignOff":
      return submitForSignOff(state, command, at);
    case "SignOff":
      return state.status === "SubmittedForSignOff" ? signOff(state, command, at) : rejected("NotSubmitted");
    case "Return":
      return state.status === "SubmittedForSignOff" ? returnSubmission(state, command, at) : rejected("NotSubmitted");
    case "AskCoSign":
      return state.status === "SubmittedForSignOff" ? askCoSign(state, command, at) : rejected("NotSubmitted");
    case "CoSign":
      return state.status === "SubmittedForSignOff" ? coSign(state, command, at) : rejected("NotSubmitted");
    case "Reassign":
      return reassign(state, command, at);
    case "Delegate":
      return delegate(state, command, at);
    case "Waive":
      return waive(state, command.ground, at.actor.id, todayOf(at), at);
    case "IssueNotice":
      return issueNotice(state, command, at);
    case "ReplyToNotice":
      return replyToNotice(state, command, at);
    case "Reopen":
      return state.status === "SignedOff" ? reopen(state, command, at) : rejected("NotSignedOff");
    case "RecordCheck":
      return state.status === "SignedOff" ? recordCheck(state, command, at) : rejected("NotSignedOff");
    case "AttachFile":
      return attachFile(state, command, at);
    case "Comment":
      return comment(state, command, at);
    case "AdoptCalendar":
      return adoptCalendar(state, command, at);
    case "AdoptLadder":
      return adoptLadder(state, command, at);
    case "ReachAnchor":
      return reachAnchor(state, command, at);
    case "SuspendByCampaign":
      return suspendByCampaign(state, command, at);
    case "ResumeByCampaign":
      return resumeByCampaign(state, at);
    case "ChangeCampaignPeople":
      if (state.campaign === undefined) return accepted();
      return accepted({ type: "CampaignPeopleChanged", lead: command.lead, leaderInCharge: command.leaderInCharge, endsOn: command.endsOn });
    case "HandOverDuties":
      return handOverDuties(state, command, at);
    case "LinkDependent": {
      const closedOn = state.status === "SignedOff" ? state.signedOffOn : state.status === "Waived" ? state.waivedOn : undefined;
      const frees = closedOn !== undefined && at.related[command.dependent] !== undefined;
      return accepted({ type: "DependentLinked", dependent: command.dependent, ...(frees ? { freedOn: closedOn } : {}) });
    }
    case "NoteChild":
      return noteChild(state, command, at);
    case "WaiveByCampaign":
      return accepted({ type: "Waived", ground: command.ground, by: command.by, onDate: todayOf(at), frees: freedBy(state, at) });
    case "CarryOver":
      return carryOver(state, command, at);
    case "Amend":
      return amend(state, command, at);
    case "FireAlarm":
      return fireAlarm(state, command.alarm, at);
  }
}

/** The work item's decider (architecture §1). Effects beyond notices are the campaign's. */
export const workItem: Decider<WorkItemState, WorkItemCommand, WorkItemEvent> = {
  kind: "work-item",
  initial: { status: "Unregistered" },
  may: mayNow,
  decide,
  evolve,
  nextAlarm,
  react,
  effects: () => [],
  notices,
  todos,
  locks,
  numbers,
  subject,
  clock,
  open,
};
