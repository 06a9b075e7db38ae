import type { ClockStart } from "../contracts/workflow-names.ts";
import type { DisputeStatus } from "../domain/dispute/dispute.ts";
import { durableClock, type DurableClock } from "./durable-clock.ts";

/** The state in which a part of the story ends, or that the process has ended within it. */
type Outcome = DisputeStatus | "ended";

/**
 * A dispute 矛盾纠纷 from its first call to the closing of its file, in the order a person would tell it. Every reminder, window,
 * overrun and answer by silence fires on the way, each as of its own time, while the story waits for what comes next. What a
 * decision turns into is the decider's; a run that starts again from the first line passes what the ledger has recorded.
 */
export async function dispute(start: ClockStart): Promise<void> {
  const clock = durableClock(start);

  const settled = await beforeTheCourt(clock);
  if (settled === "ended") return;
  const enforceable = settled === "FilingReview" ? await inCourt(clock) : settled;
  if (enforceable === "ended") return;
  if (enforceable === "Confirmed" || enforceable === "Settled" || enforceable === "Effective") {
    if ((await enforcement(clock)) === "ended") return;
  }

  // 结案、归档: closed once nothing the court has to do is left undone; the file goes to the archive.
  if ((await clock.runUntil("Closed")) === "ended") return;
  if ((await clock.runUntil("Archived")) === "ended") return;
  await clock.runUntil("Ended");
}

/** 诉前: triage, mediation, confirmation. What is withdrawn or goes to another court on the way is closed by its people, and the story ends with it. */
async function beforeTheCourt(clock: DurableClock): Promise<Outcome> {
  // 登记、分流: offered to another tier 层级流转 it waits for the receiver; silence takes the transfer back, and it is triaged where it was.
  if ((await clock.runUntilOneOf(["Triaged", "FilingReview"])) === "ended") return "ended";

  // 指派调解员: whoever declines or keeps silent is passed over for the next one proposed; when nobody is left, the clerk finds another or sends it to filing.
  if ((await clock.runUntilOneOf(["Mediating", "MediationFailed", "FilingReview"])) === "ended") return "ended";

  // 调解: thirty days from the acceptance, as long as the parties agree to more.
  const mediated = await clock.runUntilOneOf(["Agreed", "FilingReview"]);
  if (mediated !== "Agreed") return mediated;

  // 司法确认: thirty days to apply, decided by a judge. A refusal goes round again to the mediator, or on to filing, without leaving this line.
  await clock.perform("notifyParty");
  return clock.runUntilOneOf(["Fulfilled", "Confirmed", "FilingReview"]);
}

/** 立案、送达、审理、上诉 */
async function inCourt(clock: DurableClock): Promise<Outcome> {
  // 立案: seven days; corrections begin them anew. A filing that is refused may be appealed, and ordered from above.
  const filed = await clock.runUntilOneOf(["Filed", "Withdrawn"]);
  if (filed !== "Filed") return filed;

  // 送达: electronic, by post, by publication, each when the one before came back or was met with silence; then the period for the defence.
  await clock.perform("serveDocument");
  const served = await clock.runUntilOneOf(["Trial", "Settled", "Withdrawn"]);
  if (served !== "Trial") return served;

  // 审理: extensions and exclusions in their windows, conversion, hearings and their adjournments. A case sent back 发回重审 is tried again on this line.
  const tried = await clock.runUntilOneOf(["Adjudicated", "Settled", "Withdrawn"]);
  if (tried !== "Adjudicated") return tried;

  // 上诉: each party's period runs from its own receipt; the second instance decides elsewhere, its dates are recorded here.
  await clock.perform("serveDocument");
  return clock.runUntilOneOf(["Effective", "Settled", "Withdrawn"]);
}

/** 执行: two years to apply, six months to complete; ended for now 终本, it may be resumed, and goes round again on this line. */
async function enforcement(clock: DurableClock): Promise<Outcome> {
  return clock.runUntilOneOf(["Fulfilled", "Completed", "Terminated", "Closed"]);
}
