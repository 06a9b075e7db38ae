import type { Accepted, Context, Rejected } from "../decider.ts";
import { accepted, rejected } from "../decider.ts";
import { instantAt } from "../time.ts";
import type { CivilDate } from "../time.ts";
import type { PendingExtension, WorkItemCommand, WorkItemEvent } from "./work-item.ts";
import { armingNow, armingFor, computedDue, dueAfterSuspension, dueBasis, dueOnOf, parentDueOn, reportAfter, todayOf } from "./work-item.due.ts";
import { after } from "./work-item.evolve.ts";
import { openingOf } from "./opening.rules.ts";
import { actsAs, carriers, decisionOwner, interestedIn } from "./work-item.people.ts";
import type { Item } from "./work-item.people.ts";
import { armStep, thawed } from "./work-item.steps.ts";

type Decision = Accepted<WorkItemEvent> | Rejected;
type Command<Type extends WorkItemCommand["type"]> = Extract<WorkItemCommand, { type: Type }>;
type SuspendedItem = Extract<Item, { status: "Suspended" }>;

/** Extensions that the supervisor may grant; from the next on it is the next superior's decision. */
const supervisorsExtensions = 2;

/** 延期申请: asked before T, for the rule's unit, never beyond the parent. */
export function requestExtension(item: Item, command: Command<"RequestExtension">, at: Context): Decision {
  const dueOn = dueOnOf(item);
  if (dueOn === undefined) return rejected("NoDueDate");
  if (!Number.isInteger(command.amount) || command.amount <= 0) return rejected("AmountNotPositive");
  if (command.reason.trim() === "") return rejected("ReasonMissing");
  if (todayOf(at) >= dueOn) return rejected("TooLate", { dueOn });
  const proposed = extendedDue(item, command.amount, at);
  const parentOn = parentDueOn(item, at);
  if (parentOn !== undefined && proposed.dueOn > parentOn) return rejected("NotAfterParent", { dueOn: proposed.dueOn, parentDueOn: parentOn });
  const ordinal = item.extensions.length + item.earlierExtensions + 1;
  const owner = extensionDecider(item, ordinal, at);
  if (owner === undefined) return rejected("NobodyToDecide");
  const request: PendingExtension = { amount: command.amount, reason: command.reason, requestedBy: at.actor.id, ordinal, proposedDueOn: proposed.dueOn };
  return accepted({ type: "ExtensionRequested", request, step: armStep(at.court.calendar(item.calendar), at, "decide-extension", owner) });
}

function extensionDecider(item: Item, ordinal: number, at: Context): string | undefined {
  const excluded = [...interestedIn(item), ...at.actingPersons];
  if (ordinal <= supervisorsExtensions) return decisionOwner(item, at.court, excluded);
  const first = decisionOwner(item, at.court, excluded);
  const above = first === undefined ? undefined : at.court.superiorOf(first);
  return above === undefined ? first : decisionOwner(item, at.court, excluded, above);
}

function extendedDue(item: Item, amount: number, at: Context): ReturnType<typeof computedDue> {
  const basis = dueBasis(item);
  return computedDue(item, at, { ...basis, extensions: [...basis.extensions, amount] }, item.openedOn ?? todayOf(at));
}

/** Granted, T moves and the ladder is armed anew; what was red until then stays red. */
export function decideExtension(item: Item, request: PendingExtension, command: Command<"DecideExtension">, at: Context): Decision {
  const reason = command.reason === undefined ? {} : { reason: command.reason };
  if (!command.granted) return accepted({ type: "ExtensionRefused", by: at.actor.id, ...reason });
  const due = extendedDue(item, request.amount, at);
  const parentOn = parentDueOn(item, at);
  if (parentOn !== undefined && due.dueOn > parentOn) return rejected("NotAfterParent", { dueOn: due.dueOn, parentDueOn: parentOn });
  return accepted({ type: "ExtensionGranted", amount: request.amount, by: at.actor.id, due, arming: armingNow(item, at, due.dueOn), ...reason });
}

/** 暂停: by whoever carries the item a request, by its supervisor, lead or leader the suspension itself or its prolongation. */
export function suspend(item: Item, command: Command<"Suspend">, at: Context): Decision {
  const { ground, expectedEndOn } = command;
  if (ground.trim() === "") return rejected("GroundMissing");
  const refused = endFaults(item, expectedEndOn, at);
  if (refused !== undefined) return refused;
  if (!actsAs(at, carriers(item))) return accepted(suspension(item, ground, expectedEndOn, at));
  const owner = decisionOwner(item, at.court, [...interestedIn(item), ...at.actingPersons]);
  if (owner === undefined) return rejected("NobodyToDecide");
  const step = armStep(at.court.calendar(item.calendar), at, "decide-suspension", owner);
  return accepted({ type: "SuspensionRequested", request: { ground, expectedEndOn, requestedBy: at.actor.id }, step });
}

/** A suspension names its expected end, and a prolongation a later one. */
function endFaults(item: Item, expectedEndOn: CivilDate, at: Context): Rejected | undefined {
  if (expectedEndOn <= todayOf(at)) return rejected("EndNotAfterToday", { expectedEndOn });
  if (item.status !== "Suspended" || expectedEndOn > item.suspension.expectedEndOn) return undefined;
  return rejected("NotProlonged", { expectedEndOn: item.suspension.expectedEndOn });
}

/** The item resumes by itself at 00:00 of the expected end: that day is not suspended any more. */
function suspension(item: Item, ground: string, expectedEndOn: CivilDate, at: Context): WorkItemEvent {
  const endsAt = instantAt(expectedEndOn, 0);
  if (item.status === "Suspended") return { type: "SuspensionProlonged", ground, by: at.actor.id, expectedEndOn, endsAt };
  return { type: "Suspended", ground, by: at.actor.id, fromOn: todayOf(at), expectedEndOn, endsAt, byCampaign: false };
}

export function decideSuspension(item: Item, command: Command<"DecideSuspension">, at: Context): Decision {
  const request = item.pendingSuspension;
  if (request === undefined) return rejected("NoSuspensionPending");
  if (!command.granted) return accepted({ type: "SuspensionRefused", by: at.actor.id, ...(command.reason === undefined ? {} : { reason: command.reason }) });
  if (item.status === "Suspended" && item.suspension.byCampaign) return rejected("SuspendedByCampaign");
  return endFaults(item, request.expectedEndOn, at) ?? accepted(suspension(item, request.ground, request.expectedEndOn, at));
}

/** The item goes on where it stood, with T moved by the suspended working days; one whose anchor was reached meanwhile opens. */
export function resumption(item: SuspendedItem, at: Context, byItself: boolean, reason?: string): WorkItemEvent[] {
  const calendar = at.court.calendar(item.calendar);
  const onDate = todayOf(at);
  const { before } = item.suspension;
  const carried = before === "Assigned" || before === "InProgress";
  const runs = carried || (before === "Registered" && dueOnOf(item) !== undefined);
  const due = runs ? dueAfterSuspension(item, at, onDate) : undefined;
  const resumed: WorkItemEvent = {
    type: "Resumed", onDate, byItself, ...(reason === undefined ? {} : { reason }), steps: thawed(calendar, at, item.waiting),
    ...(due === undefined ? {} : { due, arming: armingFor(item, at, due.dueOn) }),
    ...(carried ? reportAfter(item, at, item.openedOn ?? onDate, onDate) : {}),
  };
  const events = [resumed, ...openingAfter(after(item, at, resumed), at)];
  const still = campaignStandsStill(item, at);
  return still === undefined ? events : [...events, still];
}

function openingAfter(resumed: ReturnType<typeof after>, at: Context): WorkItemEvent[] {
  if (resumed.status === "Waiting" && (resumed.anchorOn !== undefined || "on" in resumed.due)) return openingOf(resumed, at);
  return resumed.status === "Registered" && resumed.duty.responsible !== undefined ? openingOf(resumed, at) : [];
}

/** What would run while its campaign is suspended is suspended with it. */
export function campaignStandsStill(item: Item, at: Context): Extract<WorkItemEvent, { type: "Suspended" }> | undefined {
  const campaign = item.campaign === undefined ? undefined : at.related[item.campaign.id];
  if (typeof campaign !== "object" || campaign === null || !("status" in campaign) || campaign.status !== "Suspended") return undefined;
  const { ground, expectedEndOn, endsAt } = { ground: undefined, expectedEndOn: undefined, endsAt: undefined, ...campaign };
  if (typeof ground !== "string" || typeof expectedEndOn !== "string" || typeof endsAt !== "string") return undefined;
  return { type: "Suspended", ground, by: "system", fromOn: todayOf(at), expectedEndOn, endsAt, byCampaign: true };
}

export function resume(item: SuspendedItem, command: Command<"Resume">, at: Context): Decision {
  return accepted(...resumption(item, at, false, command.reason));
}

/** A campaign's suspension stops what runs or waits; what stands still already stays as it is. Sent again, it prolongs. */
export function suspendByCampaign(item: Item, command: Command<"SuspendByCampaign">, at: Context): Decision {
  const { ground, expectedEndOn } = command;
  const endsAt = instantAt(expectedEndOn, 0);
  switch (item.status) {
    case "Registered":
    case "Waiting":
    case "Assigned":
    case "InProgress":
      return accepted({ type: "Suspended", ground, by: "system", fromOn: todayOf(at), expectedEndOn, endsAt, byCampaign: true });
    case "Suspended":
      return item.suspension.byCampaign ? accepted({ type: "SuspensionProlonged", ground, by: "system", expectedEndOn, endsAt }) : accepted();
    case "SubmittedForSignOff":
    case "SignedOff":
    case "Waived":
      return accepted();
  }
}

/** Frees only what the campaign had suspended. */
export function resumeByCampaign(item: Item, at: Context): Decision {
  if (item.status !== "Suspended" || !item.suspension.byCampaign) return accepted();
  return accepted(...resumption(item, at, false).filter((event) => event.type !== "Suspended"));
}
