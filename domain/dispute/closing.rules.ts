import type { Context } from "../decider.ts";
import { accepted, isRejected, rejected } from "../decider.ts";
import type { Command, Decision } from "./decision.ts";
import type { Dispute } from "./dispute.ts";
import type { ClockChange } from "./dispute-clock.ts";
import type { DisputeEvent } from "./dispute.event.ts";
import { changeClock, dateFaults, endClocks, isLive, todayOf } from "./dispute.clocks.ts";
import { planOf } from "./clock-plan.ts";
import { stepId } from "./dispute.steps.ts";

/** 结案: nothing the court has to do is left undone, and no party may still appeal; the time to apply for enforcement may run on. */
export function close(dispute: Dispute, command: Command<"Close">, at: Context): Decision {
  const { on, ground } = command;
  if (ground.trim() === "") return rejected("GroundMissing");
  const faults = dateFaults(at, on);
  if (faults !== undefined) return faults;
  const undone = dispute.clocks.filter((clock) => isLive(clock) && (planOf(clock.rule).lapse === "court" || clock.id.startsWith("appeal")));
  if (undone.length > 0) return rejected("ClocksOpen", { clocks: undone.map((clock) => clock.id) });
  const objections = dispute.objections.filter((objection) => objection.answered === undefined);
  if (objections.length > 0) return rejected("ObjectionsOpen", { objections: objections.map((objection) => objection.id) });
  const unserved = dispute.status === "NotAccepted" ? dispute.parties.filter((party) => party.role === "applicant" && !dispute.clocks.some((clock) => clock.id.startsWith(`appeal:${party.id}`))) : [];
  if (unserved.length > 0) return rejected("NotServedYet", { parties: unserved.map((party) => party.id) });
  return accepted({ type: "Closed", on, ground, clocks: endClocks(dispute), stepsOver: dispute.waiting.map(stepId), handOver: { step: "archiving", holder: dispute.staff.courtClerk ?? dispute.staff.clerk } });
}

/** 归档 */
export function archive(dispute: Dispute, command: Command<"Archive">, at: Context): Decision {
  const { on, archiveNumber } = command;
  const faults = dateFaults(at, on);
  if (faults !== undefined) return faults;
  if (dispute.status !== "Closed" || on < dispute.on) return rejected("DateBeforeEnd", { on });
  return accepted({ type: "Archived", on, ...(archiveNumber === undefined ? {} : { archiveNumber }) });
}

interface Recount { clocks: ClockChange[]; moved: Extract<DisputeEvent, { type: "CalendarAdopted" }>["moved"] }

/** Counts clocks again. Where the law would now refuse an entry that was good when it was made, the clock stays as it was, and the reason is told. */
function recounted(dispute: Dispute, at: Context, version?: { rule: string; version: string }): Recount {
  const recount: Recount = { clocks: [], moved: [] };
  for (const clock of dispute.clocks) {
    if (!isLive(clock) || (version !== undefined && clock.rule !== version.rule)) continue;
    const change = changeClock(dispute, clock, at, version === undefined ? {} : { version: version.version });
    if (isRejected(change)) {
      recount.moved.push({ clock: clock.id, ...(clock.dueOn === undefined ? {} : { from: clock.dueOn }), refused: change.rejected });
      continue;
    }
    recount.clocks.push(change);
    const { dueOn } = change.computed;
    if (dueOn !== clock.dueOn) recount.moved.push({ clock: clock.id, ...(clock.dueOn === undefined ? {} : { from: clock.dueOn }), ...(dueOn === undefined ? {} : { to: dueOn }) });
  }
  return recount;
}

/** 工作日历换版: every open clock is counted again, and each date that moved is named. */
export function adoptCalendar(dispute: Dispute, command: Command<"AdoptCalendar">, at: Context): Decision {
  const { calendar } = command;
  if (at.court.state.calendars[calendar] === undefined) return rejected("UnknownCalendar", { calendar });
  if (calendar === dispute.calendar) return accepted();
  const { clocks, moved } = recounted({ ...dispute, calendar }, at);
  return accepted({ type: "CalendarAdopted", calendar, moved, clocks });
}

/** 期限规则换版: the clocks of that rule that are still open leave the version they began with. */
export function adoptRule(dispute: Dispute, command: Command<"AdoptRule">, at: Context): Decision {
  const { rule, version } = command;
  if (!dispute.clocks.some((clock) => isLive(clock) && clock.rule === rule && clock.version !== version)) return accepted();
  const { clocks, moved } = recounted(dispute, at, { rule, version });
  return clocks.length === 0 ? rejected("UnknownRuleVersion", { rule, version, on: todayOf(at) }) : accepted({ type: "RuleAdopted", rule, version, moved, clocks });
}
