import type { Context } from "../decider.ts";
import { accepted, isRejected, rejected } from "../decider.ts";
import { civilDateOf } from "../time.ts";
import type { Command, Decision } from "./decision.ts";
import type { Dispute } from "./dispute.ts";
import { allChanges, dateFaults, meetNamed, openClock } from "./dispute.clocks.ts";
import { unknownParties } from "./dispute.people.ts";

/** 保全申请: an urgent one, and one before the suit, is decided within forty-eight hours (CPL 103, 104). */
export function applyForPreservation(dispute: Dispute, command: Command<"ApplyForPreservation">, at: Context): Decision {
  const { preservation: id, kind, party, at: appliedAt } = command;
  if (dispute.preservations.some((one) => one.id === id)) return rejected("IdTaken", { ids: [id] });
  const unknown = unknownParties(dispute, [party]);
  if (unknown !== undefined) return unknown;
  if (appliedAt > at.at) return rejected("DateInFuture");
  if (kind === "pre-suit" && dispute.filedOn !== undefined) return rejected("FiledAlready");
  const clock = kind === "in-suit" ? undefined : openClock(dispute, at, `preservation:${id}`, "preservation-urgent", { startedOn: civilDateOf(appliedAt), startedAt: appliedAt, of: id, party });
  if (clock !== undefined && isRejected(clock)) return clock;
  return accepted({ type: "PreservationRequested", preservation: { id, kind, appliedAt, party }, ...(clock === undefined ? {} : { clocks: [clock] }) });
}

/** 保全裁定: after a measure before the suit, thirty days to sue (CPL 104). */
export function decidePreservation(dispute: Dispute, command: Command<"DecidePreservation">, at: Context): Decision {
  const { preservation: id, granted, at: decidedAt, measureOn } = command;
  const found = dispute.preservations.find((one) => one.id === id);
  if (found === undefined) return rejected("UnknownPreservation");
  if (found.decided !== undefined) return rejected("DecidedBefore");
  if (decidedAt > at.at || decidedAt < found.appliedAt) return rejected("DateInFuture");
  const faults = dateFaults(at, measureOn);
  if (faults !== undefined) return faults;
  const sue = granted && found.kind === "pre-suit" && measureOn !== undefined ? openClock(dispute, at, `preservation-sue:${id}`, "preservation-sue", { startedOn: measureOn, party: found.party, of: id }) : undefined;
  const clocks = allChanges(meetNamed(dispute, at, `preservation:${id}`, { on: civilDateOf(decidedAt), at: decidedAt }), sue);
  return isRejected(clocks) ? clocks : accepted({ type: "PreservationDecided", preservation: id, granted, at: decidedAt, ...(measureOn === undefined ? {} : { measureOn }), clocks });
}
