import type { Context, Rejected } from "../decider.ts";
import { isRejected } from "../decider.ts";
import { plusDays, type CivilDate } from "../time.ts";
import type { ClockChange } from "./dispute-clock.ts";
import type { Dispute, EffectiveGround } from "./dispute.ts";
import type { DisputeEvent } from "./dispute.event.ts";
import { allChanges, clockId, currentClock, endClocks, openClock } from "./dispute.clocks.ts";
import { enforcementPeriod } from "./confirmation.rules.ts";

/** Who may appeal: everyone; of a refusal to file, which nobody else has seen, only those who sued. */
export function appellants(dispute: Dispute): string[] {
  return dispute.parties.filter((party) => dispute.filedOn !== undefined || party.role === "applicant").map((party) => party.id);
}

/** 一审终审: nobody appeals against a judgment in small claims (CPL 165). */
export function isFinal(dispute: Dispute): boolean {
  return dispute.filedOn !== undefined && dispute.procedure === "small-claims" && dispute.ruling?.document === "judgment";
}

/** 上诉期: each party's runs from their own receipt (CPL 171; Interp. 244). */
export function appealPeriod(dispute: Dispute, party: string, on: CivilDate, at: Context): ClockChange | Rejected | undefined {
  const { ruling, status } = dispute;
  if (ruling === undefined || isFinal(dispute) || (status !== "Adjudicated" && status !== "NotAccepted" && status !== "Appealed")) return undefined;
  if (!appellants(dispute).includes(party)) return undefined;
  const rule = ruling.document === "judgment" ? "appeal-judgment" : "appeal-ruling";
  return openClock(dispute, at, clockId(dispute, `appeal:${party}`), rule, { startedOn: on, party });
}

/** 生效: whatever still ran for the appeal ends, and the period for applying for enforcement begins. */
export function takesEffect(dispute: Dispute, on: CivilDate, ground: EffectiveGround, at: Context, performBy?: CivilDate): DisputeEvent[] | Rejected {
  const last = performBy ?? dispute.ruling?.performBy;
  const enforceable = dispute.ruling?.document === "judgment" || performBy !== undefined;
  const clocks = allChanges(...endClocks(dispute), enforceable ? enforcementPeriod(dispute, at, last === undefined || last < on ? on : last) : undefined);
  return isRejected(clocks) ? clocks : [{ type: "TookEffect", on, ground, clocks }];
}

function servedOn(dispute: Dispute, party: string): CivilDate | undefined {
  return dispute.services.findLast((service) => service.document === dispute.ruling?.document && service.party === party && service.servedOn !== undefined)?.servedOn;
}

/** A final judgment takes effect when the last party has received it. */
export function effectAfterService(dispute: Dispute, at: Context): DisputeEvent[] | Rejected {
  if (dispute.status !== "Adjudicated" || !isFinal(dispute)) return [];
  const receipts = appellants(dispute).map((party) => servedOn(dispute, party));
  const last = receipts.reduce((so, on) => (so === undefined || on === undefined ? undefined : on > so ? on : so));
  return last === undefined ? [] : takesEffect(dispute, last, "final", at);
}

/** Nobody has appealed and every period is over: it takes effect the day after the last one ended. */
export function effectAfterExpiry(dispute: Dispute, at: Context): DisputeEvent[] | Rejected {
  const { status, ruling } = dispute;
  if (ruling === undefined || (status !== "Adjudicated" && status !== "NotAccepted")) return [];
  const periods = appellants(dispute).map((party) => currentClock(dispute, `appeal:${party}`));
  let last: CivilDate | undefined;
  for (const clock of periods) {
    if (clock?.status !== "expired" || clock.dueOn === undefined || clock.startedOn < ruling.on) return [];
    if (last === undefined || clock.dueOn > last) last = clock.dueOn;
  }
  return last === undefined ? [] : takesEffect(dispute, plusDays(last, 1), "appeal-period-over", at);
}
