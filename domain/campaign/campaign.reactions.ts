import type { Effect, Reaction, StreamId } from "../decider.ts";
import type { WorkItemCommand } from "../work-item/work-item.ts";
import type { CampaignEvent, CampaignState } from "./campaign.ts";

function toItem(stream: StreamId, command: WorkItemCommand): Reaction {
  return { stream, kind: "work-item", command, when: "atomic" };
}

/** What an event of the campaign causes in its items, in the same transaction; the events name the items, so that no state is guessed. */
export function reactCampaign(event: CampaignEvent, state: CampaignState): Reaction[] {
  if (state.status === "Undrafted") return [];
  switch (event.type) {
    case "Started":
      return event.items.map((item) => toItem(item, { type: "ReachAnchor", anchor: "start", on: event.onDate }));
    case "MilestoneReached":
      return event.items.map((item) => toItem(item, { type: "ReachAnchor", anchor: event.milestone, on: event.onDate }));
    case "ItemsOpened": {
      const suspension = state.status === "Suspended" ? { ground: state.ground, expectedEndOn: state.expectedEndOn } : undefined;
      const ending = state.status === "Terminated" ? { ground: state.ground, by: state.by } : undefined;
      const mark = new Map(state.items.map((item) => [item.id, item]));
      return [
        ...event.reached.map(({ item, anchor, onDate }) => toItem(item, { type: "ReachAnchor", anchor, on: onDate })),
        ...(suspension === undefined ? [] : event.suspend.map((item) => toItem(item, { type: "SuspendByCampaign", ...suspension }))),
        ...event.waive.map((item) => toItem(item, { type: "WaiveByCampaign", ground: mark.get(item)?.removed?.ground ?? ending?.ground ?? "", by: ending?.by ?? state.leaderInCharge })),
        ...event.carry.map((item) => toItem(item, { type: "CarryOver", ground: mark.get(item)?.carried?.ground ?? "" })),
      ];
    }
    case "Suspended":
    case "SuspensionProlonged":
      return event.items.map((item) => toItem(item, { type: "SuspendByCampaign", ground: event.ground, expectedEndOn: event.expectedEndOn }));
    case "Resumed":
      return event.items.map((item) => toItem(item, { type: "ResumeByCampaign" }));
    case "HandedOver":
      return event.items.map((item) => toItem(item, { type: "ChangeCampaignPeople", lead: event.lead, leaderInCharge: event.leaderInCharge, endsOn: state.plan.endsOn }));
    case "Amended":
      return [
        ...event.inform.map((item) => toItem(item, { type: "ChangeCampaignPeople", lead: state.lead, leaderInCharge: state.leaderInCharge, endsOn: event.plan.endsOn })),
        ...event.changed.map(({ item, amend }) => toItem(item, { type: "Amend", ...amend })),
        ...event.links.map(({ item, dependent }) => toItem(item, { type: "LinkDependent", dependent })),
        ...event.removed.filter((one) => one.waive).map(({ item, ground }) => toItem(item, { type: "WaiveByCampaign", ground, by: event.by })),
      ];
    case "Closed":
      return event.carried.map(({ item, ground }) => toItem(item, { type: "CarryOver", ground }));
    case "Terminated":
      return [
        ...event.carried.map(({ item, ground }) => toItem(item, { type: "CarryOver", ground })),
        ...event.waived.map(({ item, ground }) => toItem(item, { type: "WaiveByCampaign", ground, by: event.by })),
      ];
    case "CheckRecorded":
      return event.reopen.map(({ item, due, reason }) => toItem(item, { type: "Reopen", reason, due }));
    case "Drafted":
    case "PlanReplaced":
    case "Submitted":
    case "Withdrawn":
    case "CounterSigned":
    case "Approved":
    case "Returned":
    case "AmendmentRequested":
    case "AmendmentRefused":
    case "AmendmentWithdrawn":
    case "ItemNoted":
    case "MilestoneReminded":
    case "EndReached":
    case "Instructed":
    case "Commented":
    case "ResultRecorded":
    case "AcceptanceRequested":
    case "AcceptanceRejected":
    case "RetrospectiveFiled":
    case "CheckFellDue":
    case "ItemReopenedNoted":
    case "ItemClosedNoted":
    case "Archived":
    case "StepReminded":
    case "StepHandedOver":
    case "StepClimbed":
    case "CalendarAdopted":
    case "AlarmFailed":
      return [];
  }
}

/** Bulk work and work of the outside world: opening the task book, asking for the retrospective. */
export function campaignEffects(event: CampaignEvent, state: CampaignState): Effect[] {
  if (state.status === "Undrafted") return [];
  if (event.type === "Approved") return [{ kind: "openTaskBook", payload: { campaign: state.id, planVersion: state.planVersion } }];
  if (event.type === "Started" && state.items.some((item) => !item.opened && item.removed === undefined)) return [{ kind: "openTaskBook", payload: { campaign: state.id, planVersion: state.planVersion } }];
  if (event.type === "Amended" && event.added.length > 0) return [{ kind: "openTaskBook", payload: { campaign: state.id, planVersion: state.planVersion } }];
  if (event.type === "Closed") return [{ kind: "requestRetrospective", payload: { campaign: state.id, lead: state.lead, closedOn: event.onDate } }];
  return [];
}
