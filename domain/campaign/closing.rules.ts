import type { Accepted, Context, Rejected, StreamId } from "../decider.ts";
import { accepted, rejected } from "../decider.ts";
import { civilDateOf } from "../time.ts";
import type { CampaignCommand, CampaignEvent, CampaignFacts, CampaignState } from "./campaign.ts";
import { archiveAlarm, armMilestone, endAlarmAt, watchChecks } from "./campaign.alarms.ts";
import { interestedInAcceptance } from "./available-actions.ts";
import { isOpenHere, itemAt, memberStreams, members } from "./campaign.items.ts";
import { armStep, eligible } from "./campaign.steps.ts";
import { spreadKeyOf, startAgain } from "./running.rules.ts";

type Decision = Accepted<CampaignEvent> | Rejected;
type Command<Type extends CampaignCommand["type"]> = Extract<CampaignCommand, { type: Type }>;
type Facts = Exclude<CampaignState, { status: "Undrafted" }>;
type Named = { item: StreamId; ground: string };

/** Members that stand in the way of acceptance: still open and not carried by name; an item that the task book has yet to open counts as open. */
function openItems(facts: CampaignFacts, carried: readonly Named[], at: Context): StreamId[] {
  const named = new Set(carried.map((one) => one.item));
  return members(facts)
    .filter((item) => !named.has(item.id))
    .filter((item) => {
      const found = itemAt(at, item.id);
      return found === undefined ? !item.opened : isOpenHere(found, at.self);
    })
    .map((item) => item.id);
}

/** What is named must be a member, once, and with a ground. */
function misnamed(facts: CampaignFacts, named: readonly Named[]): Rejected | undefined {
  const known = new Set(memberStreams(facts));
  const unknown = named.filter((one) => !known.has(one.item)).map((one) => one.item);
  if (unknown.length > 0) return rejected("UnknownItem", { items: unknown });
  const twice = named.filter((one, index) => named.findIndex((other) => other.item === one.item) !== index).map((one) => one.item);
  if (twice.length > 0) return rejected("ItemNamedTwice", { items: twice });
  const without = named.filter((one) => one.ground.trim() === "").map((one) => one.item);
  return without.length > 0 ? rejected("GroundMissing", { items: without }) : undefined;
}

/** Asks for acceptance 验收: every item signed off, waived with a ground, or carried by name. */
export function requestAcceptance(state: Facts, command: Command<"RequestAcceptance">, at: Context): Decision {
  const carried = command.carried ?? [];
  const refused = misnamed(state, carried);
  if (refused !== undefined) return refused;
  const open = openItems(state, carried, at);
  if (open.length > 0) return rejected("ItemsOpen", { items: open });
  const owner = eligible(at.court, state.leaderInCharge, [...interestedInAcceptance(state), ...at.actingPersons]) ?? state.leaderInCharge;
  return accepted({ type: "AcceptanceRequested", by: at.actor.id, summary: command.summary, carried, step: armStep(at.court.calendar(state.calendar), at.at, "accept", owner) });
}

export function accept(state: Extract<CampaignState, { status: "UnderAcceptance" }>, command: Command<"Accept">, at: Context): Decision {
  const open = openItems(state, state.request.carried, at);
  if (open.length > 0) return rejected("ItemsOpen", { items: open });
  const calendar = at.court.calendar(state.calendar);
  const onDate = civilDateOf(at.at);
  return accepted({
    type: "Closed",
    by: at.actor.id,
    ...(command.comment === undefined ? {} : { comment: command.comment }),
    onDate,
    carried: state.request.carried.filter((one) => isOpenHere(itemAt(at, one.item), at.self)),
    checks: watchChecks(calendar, onDate),
    step: armStep(calendar, at.at, "retrospective", eligible(at.court, state.lead, []) ?? state.lead),
  });
}

/** Acceptance refused: the campaign runs on, and its milestones and end are armed anew. */
export function reject(state: Facts, command: Command<"Reject">, at: Context): Decision {
  if (command.reason.trim() === "") return rejected("ReasonMissing");
  const calendar = at.court.calendar(state.calendar);
  return accepted({
    type: "AcceptanceRejected",
    reason: command.reason,
    by: at.actor.id,
    milestones: state.milestones.map((one) => armMilestone(calendar, one, at.at, spreadKeyOf(at))),
    endAlarmAt: endAlarmAt(calendar, state.plan.endsOn, at.at, spreadKeyOf(at)),
    ...startAgain(state, at),
  });
}

export function fileRetrospective(command: Command<"FileRetrospective">, at: Context): Decision {
  if (command.text.trim() === "") return rejected("TextMissing");
  return accepted({ type: "RetrospectiveFiled", text: command.text, lessons: command.lessons, by: at.actor.id });
}

/** A check of the relapse watch 回头看. A failed one may reopen items by name, each with a new due date. */
export function recordCheck(state: Facts, command: Command<"RecordCheck">, at: Context): Decision {
  const check = state.checks.find((one) => one.day === command.day);
  if (check === undefined) return rejected("UnknownCheck", { day: command.day });
  if (check.result !== undefined) return rejected("CheckAlreadyRecorded", { day: command.day });
  if (civilDateOf(at.at) < check.dueOn) return rejected("CheckNotDue", { dueOn: check.dueOn });
  const wanted = command.reopen ?? [];
  if (command.passed && wanted.length > 0) return rejected("PassedCheckReopensNothing");
  const refused = misnamed(state, wanted.map((one) => ({ item: one.item, ground: "check" })));
  if (refused !== undefined) return refused;
  const notDone = wanted.filter((one) => itemAt(at, one.item)?.status !== "SignedOff").map((one) => one.item);
  if (notDone.length > 0) return rejected("ItemNotSignedOff", { items: notDone });
  const reason = command.note ?? `${command.day} d`;
  const checks = state.checks.map((one) => (one.day === command.day ? { ...one, result: "passed" as const } : one));
  const archiveAlarmAt = archiveAlarm(at.court.calendar(state.calendar), at.at, checks, [...state.reopened, ...wanted.map((one) => one.item)]);
  return accepted({
    type: "CheckRecorded",
    day: command.day,
    passed: command.passed,
    ...(command.note === undefined ? {} : { note: command.note }),
    by: at.actor.id,
    reopen: wanted.map(({ item, due }) => ({ item, due, reason })),
    ...(archiveAlarmAt === undefined ? {} : { archiveAlarmAt }),
  });
}

/** An item was reopened after Closed, or closed again; Archived waits for it. Before Closed it is an open member like any other. */
export function noteReopened(state: Facts, command: Command<"NoteReopened">, at: Context): Decision {
  if (state.status !== "Closed" && state.status !== "Watch") return accepted();
  const listed = state.reopened.includes(command.item);
  if (!command.closed) return listed || !state.items.some((item) => item.id === command.item) ? accepted() : accepted({ type: "ItemReopenedNoted", item: command.item });
  if (!listed) return accepted();
  const left = state.reopened.filter((item) => item !== command.item);
  const archiveAlarmAt = archiveAlarm(at.court.calendar(state.calendar), at.at, state.checks, left);
  return accepted({ type: "ItemClosedNoted", item: command.item, ...(archiveAlarmAt === undefined ? {} : { archiveAlarmAt }) });
}

/** Ends the campaign early: every open item is waived or carried by name. Items that the task book has yet to open are dropped. */
export function terminate(state: Facts, command: Command<"Terminate">, at: Context): Decision {
  if (command.ground.trim() === "") return rejected("GroundMissing");
  const refused = misnamed(state, command.items);
  if (refused !== undefined) return refused;
  const open = members(state).filter((item) => isOpenHere(itemAt(at, item.id), at.self)).map((item) => item.id);
  const named = new Map(command.items.map((one) => [one.item, one]));
  const unnamed = open.filter((id) => !named.has(id));
  if (unnamed.length > 0) return rejected("ItemsUnnamed", { items: unnamed });
  const pick = (action: "waive" | "carry"): Named[] => open.flatMap((id) => {
    const one = named.get(id);
    return one?.action === action ? [{ item: id, ground: one.ground }] : [];
  });
  return accepted({
    type: "Terminated",
    ground: command.ground,
    by: at.actor.id,
    waived: pick("waive").reverse(),
    carried: pick("carry"),
    unopened: members(state).filter((item) => !item.opened && itemAt(at, item.id) === undefined).map((item) => item.id),
    to: [...new Set([state.lead, state.leaderInCharge])],
  });
}
