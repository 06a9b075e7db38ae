import type { Context } from "../decider.ts";
import { accepted, isRejected, rejected } from "../decider.ts";
import type { Command, Decision } from "./decision.ts";
import type { Dispute } from "./dispute.ts";
import type { DisputeEvent } from "./dispute.event.ts";
import { allChanges, clockId, currentClock, dateFaults, endClock, isLive, meetNamed, openClock } from "./dispute.clocks.ts";
import { after } from "./dispute.evolve.ts";
import { unknownParties } from "./dispute.people.ts";

/** The trial opens by itself once nobody's defence is awaited any more. */
export function trialOpens(dispute: Dispute, ground: "defences-received" | "period-over"): DisputeEvent[] {
  if (dispute.status !== "AwaitingDefence") return [];
  const awaited = dispute.clocks.some((clock) => (clock.rule === "defence" || clock.rule === "serve-complaint") && isLive(clock));
  return awaited ? [] : [{ type: "TrialOpened", ground, handOver: { step: "hearing", holder: dispute.staff.judge ?? dispute.staff.clerk } }];
}

/** 收到答辩状: within five days it goes to the other side (CPL 128); a late one is taken, and its lateness told. */
export function receiveDefence(dispute: Dispute, command: Command<"ReceiveDefence">, at: Context): Decision {
  const { party, on, postedOn } = command;
  const faults = dateFaults(at, on, postedOn) ?? unknownParties(dispute, [party]);
  if (faults !== undefined) return faults;
  const clock = currentClock(dispute, `defence:${party}`);
  if (clock === undefined) return rejected("NoDefenceAwaited", { party });
  if (clock.status === "met") return rejected("DefenceReceivedBefore", { party });
  const clocks = allChanges(
    meetNamed(dispute, at, `defence:${party}`, { on, ...(postedOn === undefined ? {} : { postedOn }) }),
    openClock(dispute, at, clockId(dispute, `forward-defence:${party}`), "forward-defence", { startedOn: on, party }),
  );
  if (isRejected(clocks)) return clocks;
  const received: DisputeEvent = { type: "DefenceReceived", party, on, clocks };
  const then = after(dispute, at, received);
  return accepted(received, ...(then.status === "Unregistered" ? [] : trialOpens(then, "defences-received")));
}

export function forwardDefence(dispute: Dispute, command: Command<"ForwardDefence">, at: Context): Decision {
  const { party, on } = command;
  const clock = currentClock(dispute, `forward-defence:${party}`);
  if (clock === undefined || !isLive(clock)) return rejected("NothingToForward", { party });
  const clocks = dateFaults(at, on) ?? allChanges(meetNamed(dispute, at, `forward-defence:${party}`, { on }));
  return isRejected(clocks) ? clocks : accepted({ type: "DefenceForwarded", party, on, clocks });
}

/** Those for whom the period still runs do without it (Interp. 266). */
export function openTrial(dispute: Dispute, command: Command<"OpenTrial">): Decision {
  const awaited = dispute.clocks.filter((clock) => clock.rule === "defence" && isLive(clock));
  const refusing = awaited.map((clock) => clock.party ?? "").filter((party) => !command.waivedBy.includes(party));
  if (refusing.length > 0) return rejected("DefencePeriodRuns", { parties: refusing });
  return accepted({ type: "TrialOpened", ground: "waived", clocks: awaited.map(endClock), handOver: { step: "hearing", holder: dispute.staff.judge ?? dispute.staff.clerk } });
}
