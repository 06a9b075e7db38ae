import type { Accepted, Context, Decider, Rejected, StreamId } from "../decider.ts";
import { accepted, isRejected, rejected } from "../decider.ts";
import { approve, amendPlan, counterSign, draft, returnPlan, submit } from "./approval.rules.ts";
import { mayNow } from "./available-actions.ts";
import { nextAlarm } from "./campaign.alarms.ts";
import { evolveCampaign } from "./campaign.evolve.ts";
import { memberStreams, plannedFor, withAwaited } from "./campaign.items.ts";
import { campaignNotices, campaignTodos } from "./campaign.notices.ts";
import { campaignEffects, reactCampaign } from "./campaign.reactions.ts";
import { subject } from "./campaign.subject.ts";
import { handOverDuties } from "./hand-over.rules.ts";
import type { CampaignCommand, CampaignEvent, CampaignState } from "./campaign.ts";
import { accept, fileRetrospective, noteReopened, recordCheck, reject, requestAcceptance, terminate } from "./closing.rules.ts";
import { comment, handOver, instruct, noteItem, noteItemsOpened, reachMilestone, recordResult, resume, suspend } from "./running.rules.ts";
import { adoptCalendar, fireAlarm } from "./time.rules.ts";

function decide(state: CampaignState, command: CampaignCommand, at: Context): Accepted<CampaignEvent> | Rejected {
  const permitted = mayNow(state, command.type, at);
  if (isRejected(permitted)) return permitted;
  if (command.type === "Draft") return draft(command, at);
  if (state.status === "Undrafted") return rejected("UnknownCampaign");
  switch (command.type) {
    case "Submit":
      return submit(state, command, at);
    case "Withdraw":
      return accepted({ type: state.amendment === undefined ? "Withdrawn" : "AmendmentWithdrawn" });
    case "Approve":
      return approve(state, command, at);
    case "CounterSign":
      return counterSign(state, command, at);
    case "Return":
      return returnPlan(state, command, at);
    case "AmendPlan":
      return amendPlan(state, command, at);
    case "ReachMilestone":
      return reachMilestone(state, command, at);
    case "Suspend":
      return suspend(state, command, at);
    case "Resume":
      return resume(state, at, false, command.reason);
    case "HandOver":
      return handOver(state, command, at);
    case "HandOverDuties":
      return handOverDuties(state, command, at);
    case "Instruct":
      return instruct(state, command, at);
    case "RecordResult":
      return recordResult(state, command, at);
    case "RequestAcceptance":
      return requestAcceptance(state, command, at);
    case "Accept":
      return state.status === "UnderAcceptance" ? accept(state, command, at) : rejected("AcceptanceNotRequested");
    case "Reject":
      return reject(state, command, at);
    case "FileRetrospective":
      return fileRetrospective(command, at);
    case "RecordCheck":
      return recordCheck(state, command, at);
    case "Archive":
      return accepted({ type: "Archived", byItself: false });
    case "Comment":
      return comment(subject(state), command, at);
    case "Terminate":
      return terminate(state, command, at);
    case "NoteItem":
      return noteItem(state, command);
    case "NoteItemsOpened":
      return noteItemsOpened(state, command, at);
    case "NoteReopened":
      return noteReopened(state, command, at);
    case "AdoptCalendar":
      return adoptCalendar(state, command.calendar, at);
    case "FireAlarm":
      return fireAlarm(state, command.alarm, at);
  }
}

/** Items whose states the command is decided on, or that it reacts upon: one transaction holds them all. */
function locks(state: CampaignState, command: CampaignCommand): StreamId[] {
  if (state.status === "Undrafted") return [];
  switch (command.type) {
    case "Approve":
      return state.amendment === undefined ? [] : memberStreams(state);
    case "AmendPlan":
      return plannedFor(state, command.plan, command.plan.leaderInCharge);
    case "ReachMilestone":
      return memberStreams(state, command.milestone);
    case "Suspend":
    case "Resume":
    case "HandOver":
    case "HandOverDuties":
    case "RequestAcceptance":
    case "Accept":
    case "Terminate":
      return memberStreams(state);
    case "RecordCheck":
      return (command.reopen ?? []).map((one) => one.item).filter((item) => state.items.some((known) => known.id === item));
    case "NoteItemsOpened":
      return withAwaited(state, command.items);
    case "FireAlarm":
      return command.alarm.kind === "resume" ? memberStreams(state) : command.alarm.kind === "start" ? memberStreams(state, "start") : [];
    case "Draft":
    case "Submit":
    case "Withdraw":
    case "CounterSign":
    case "Return":
    case "Instruct":
    case "Comment":
    case "RecordResult":
    case "Reject":
    case "FileRetrospective":
    case "Archive":
    case "NoteItem":
    case "NoteReopened":
    case "AdoptCalendar":
      return [];
  }
}

/** A campaign 专班行动 from draft to archive: domain §2. */
export const campaign: Decider<CampaignState, CampaignCommand, CampaignEvent> = {
  kind: "campaign",
  initial: { status: "Undrafted" },
  may: mayNow,
  decide,
  evolve: evolveCampaign,
  nextAlarm,
  react: reactCampaign,
  effects: campaignEffects,
  notices: campaignNotices,
  todos: campaignTodos,
  locks,
  numbers: () => undefined,
  subject,
  clock: (_state, self) => `campaign/${self}`,
  open: (state) => state.status !== "Undrafted" && state.status !== "Archived" && state.status !== "Terminated",
};
