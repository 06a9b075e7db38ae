import type { Context, PersonId } from "../decider.ts";
import { accepted, isRejected, rejected } from "../decider.ts";
import type { Command, Decision, Event } from "./decision.ts";
import type { ClockChange } from "./dispute-clock.ts";
import type { Appointment, Dispute } from "./dispute.ts";
import { allChanges, changeClock, clockId, currentClock, dateFaults, endClocks, meetClock, meetNamed, openClock, todayOf } from "./dispute.clocks.ts";
import { actsInRole, hasRole, unknownParties } from "./dispute.people.ts";
import { armStep, stepId } from "./dispute.steps.ts";
import { personKey } from "./intake.rules.ts";

const accepting = [stepId({ step: "accept-mediation" })];
const appointing = [stepId({ step: "appoint-mediator" })];

/** The next one to ask who is still there and still a mediator. */
function nextAsked(mediators: readonly PersonId[], at: Context): { asked: PersonId; remaining: PersonId[] } | undefined {
  const [asked, ...remaining] = mediators.filter((person) => at.court.isActive(person) && hasRole(at.court, person, "mediator"));
  return asked === undefined ? undefined : { asked, remaining };
}

function acceptanceClock(dispute: Dispute, at: Context): ReturnType<typeof openClock> {
  return openClock(dispute, at, clockId(dispute, "mediator-accept"), "mediator-accept", { startedOn: todayOf(at) });
}

/** 指派调解员: the one named, or the first proposed; they have 3 working days to accept (在线调解规则 12). */
export function appointMediator(dispute: Dispute, command: Command<"AppointMediator">, at: Context): Decision {
  const proposed = command.mediator === undefined ? dispute.proposedMediators : [command.mediator, ...dispute.proposedMediators.filter((person) => person !== command.mediator)];
  if (command.mediator !== undefined && !(at.court.isActive(command.mediator) && hasRole(at.court, command.mediator, "mediator"))) return rejected("NotAMediator", { persons: [command.mediator] });
  const next = nextAsked(proposed, at);
  if (next === undefined) return rejected("NobodyToMediate");
  const clock = acceptanceClock(dispute, at);
  if (isRejected(clock)) return clock;
  return accepted({ type: "MediatorAsked", appointment: { ...next, declined: [] }, clocks: [clock], steps: [armStep(dispute, at, "accept-mediation", next.asked)], stepsOver: appointing });
}

/** Passes the appointment to the next who was proposed; when nobody is left, the clerk finds another or sends it to filing. */
export function passOver(dispute: Dispute, appointment: Appointment, ground: "declined" | "silent", at: Context, closing: ClockChange, reason?: string): Decision {
  const { asked: mediator, remaining, declined } = appointment;
  const next = nextAsked(remaining, at);
  const event: Event<"MediatorPassedOver"> = { type: "MediatorPassedOver", mediator, ground, ...(reason === undefined ? {} : { reason }), stepsOver: accepting, clocks: [closing] };
  if (next === undefined) return accepted({ ...event, steps: [armStep(dispute, at, "appoint-mediator", dispute.staff.clerk)] });
  const clock = acceptanceClock(dispute, at);
  if (isRejected(clock)) return clock;
  return accepted({ ...event, appointment: { ...next, declined: [...declined, { mediator, ground }] }, clocks: [closing, clock], steps: [armStep(dispute, at, "accept-mediation", next.asked)] });
}

export function declineMediation(dispute: Dispute, appointment: Appointment, command: Command<"DeclineMediation">, at: Context): Decision {
  if (command.reason.trim() === "") return rejected("ReasonMissing");
  const clock = currentClock(dispute, "mediator-accept");
  if (clock === undefined) return rejected("NoMediatorAsked");
  const met = meetClock(dispute, clock, at, { on: todayOf(at) });
  return isRejected(met) ? met : passOver(dispute, appointment, "declined", at, met, command.reason);
}

/** 接受调解: the thirty days begin (在线调解规则 24, 26). */
export function acceptMediation(dispute: Dispute, appointment: Appointment, at: Context): Decision {
  const on = todayOf(at);
  const clocks = allChanges(meetNamed(dispute, at, "mediator-accept", { on }), openClock(dispute, at, clockId(dispute, "mediation"), "pre-filing-mediation", { startedOn: on }));
  if (isRejected(clocks)) return clocks;
  return accepted({ type: "MediationAccepted", mediator: appointment.asked, on, clocks, stepsOver: accepting });
}

export function recordSession(dispute: Dispute, command: Command<"RecordSession">, at: Context): Decision {
  const { heldOn, mode, attended } = command;
  return dateFaults(at, heldOn) ?? unknownParties(dispute, attended) ?? accepted({ type: "SessionRecorded", heldOn, mode, attended });
}

/** 调解秘密: the text goes into the event's personal part, under whose words they are; neither state nor notice has it. */
export function recordSealedStatement(dispute: Dispute, command: Command<"RecordSealedStatement">): Decision {
  const { statement, by, kind, text } = command;
  if (text.trim() === "") return rejected("TextMissing");
  if (dispute.sealed.some((one) => one.id === statement)) return rejected("IdTaken", { ids: [statement] });
  const unknown = by === "mediator" ? undefined : unknownParties(dispute, [by]);
  return unknown ?? accepted({ type: "SealedStatementRecorded", statement, by, kind, person: personKey(dispute.id, by), personal: { text } });
}

/** Two keys: whoever is not the mediator names a second person and a purpose, and both are on record. */
export function openSeal(dispute: Dispute, command: Command<"OpenSeal">, at: Context): Decision {
  const { statements, purpose, second } = command;
  const unknown = statements.filter((id) => !dispute.sealed.some((one) => one.id === id));
  if (statements.length === 0 || unknown.length > 0) return rejected("UnknownStatement", { statements: unknown });
  if (purpose.trim() === "") return rejected("PurposeMissing");
  const byMediator = dispute.staff.mediator !== undefined && at.actingPersons.includes(dispute.staff.mediator);
  if (!byMediator && (second === undefined || at.actingPersons.includes(second) || !at.court.isActive(second))) return rejected("SecondPersonMissing");
  const tries = [dispute.staff.judge, ...(dispute.staff.panel?.kind === "collegial" ? [dispute.staff.panel.presiding, ...dispute.staff.panel.members] : []), dispute.staff.assistant, dispute.staff.courtClerk];
  if (second !== undefined && tries.includes(second)) return rejected("TriesTheCase");
  if (!byMediator && !actsInRole(at, "auditor")) return rejected("SealedFromYou");
  return accepted({ type: "SealOpened", by: at.actor.id, purpose, statements, ...(second === undefined ? {} : { second }) });
}

/** 各方同意延长: as long as the parties agree, and all of them do (特邀调解规定 27). */
export function extendMediation(dispute: Dispute, command: Command<"ExtendMediation">, at: Context): Decision {
  const { days, agreedOn, parties } = command;
  const faults = dateFaults(at, agreedOn) ?? unknownParties(dispute, parties);
  if (faults !== undefined) return faults;
  const missing = principals(dispute).filter((id) => !parties.includes(id));
  if (missing.length > 0) return rejected("NotAllPartiesAgree", { parties: missing });
  const clock = currentClock(dispute, "mediation");
  if (clock === undefined) return rejected("UnknownClock", { clock: "mediation" });
  const recordedOn = todayOf(at);
  const change = changeClock(dispute, clock, at, { add: [{ type: "extended", days, approvedOn: agreedOn, by: "parties", ...(recordedOn === agreedOn ? {} : { recordedOn }) }] });
  return isRejected(change) ? change : accepted({ type: "MediationExtended", days, agreedOn, parties, clocks: [change] });
}

/** Those between whom it is: third parties 第三人 need not sign. */
export function principals(dispute: Dispute): string[] {
  return dispute.parties.filter((party) => party.role !== "third-party").map((party) => party.id);
}

function confirmationPeriod(dispute: Dispute, at: Context, effectiveOn: string): ReturnType<typeof openClock> {
  return openClock(dispute, at, clockId(dispute, "confirmation-apply"), "judicial-confirmation-apply", { startedOn: effectiveOn });
}

/** 达成协议: it takes effect when the last party has signed, and from then on they may apply to have it confirmed (CPL 205). */
export function recordAgreement(dispute: Dispute, command: Command<"RecordAgreement">, at: Context): Decision {
  const { on, performBy, terms, signed } = command;
  const faults = dateFaults(at, on) ?? unknownParties(dispute, signed);
  if (faults !== undefined) return faults;
  if (terms.trim() === "") return rejected("TermsMissing");
  if (performBy !== undefined && performBy < on) return rejected("PerformanceBeforeAgreement", { on, performBy });
  const whole = principals(dispute).every((id) => signed.includes(id));
  const clocks = allChanges(meetNamed(dispute, at, "mediation", { on }), whole ? confirmationPeriod(dispute, at, on) : undefined);
  if (isRejected(clocks)) return clocks;
  return accepted({
    type: "AgreementReached", person: personKey(dispute.id, "agreement"), personal: { terms }, on, ...(performBy === undefined ? {} : { performBy }), signed: [...new Set(signed)], ...(whole ? { effectiveOn: on } : {}), clocks,
  });
}

export function confirmAgreement(dispute: Dispute, command: Command<"ConfirmAgreement">, at: Context): Decision {
  const { party, on, channel } = command;
  const { agreement } = dispute;
  if (agreement === undefined) return rejected("NotAgreed");
  const faults = dateFaults(at, on) ?? unknownParties(dispute, [party]);
  if (faults !== undefined) return faults;
  if (agreement.signed.includes(party)) return rejected("ConfirmedBefore", { party });
  if (on < agreement.madeOn) return rejected("DateBeforeAgreement", { on, madeOn: agreement.madeOn });
  if (channel === "link" && dispute.parties.find((one) => one.id === party)?.onlineSince === undefined) return rejected("NoConsentOnline", { party });
  const whole = principals(dispute).every((id) => id === party || agreement.signed.includes(id));
  const clock = whole ? confirmationPeriod(dispute, at, on) : undefined;
  if (clock !== undefined && isRejected(clock)) return clock;
  return accepted({ type: "AgreementConfirmed", party, on, channel, ...(whole ? { effectiveOn: on } : {}), ...(clock === undefined ? {} : { clocks: [clock] }) });
}

/** 调解不成: also before a mediator has accepted, when a party will not mediate. */
export function recordMediationFailure(dispute: Dispute, command: Command<"RecordMediationFailure">, at: Context): Decision {
  const { on, ground } = command;
  if (ground.trim() === "") return rejected("GroundMissing");
  const faults = dateFaults(at, on);
  if (faults !== undefined) return faults;
  const met = dispute.status === "Mediating" ? meetNamed(dispute, at, "mediation", { on }) : undefined;
  const clocks = allChanges(met, ...endClocks(dispute, "mediation"));
  return isRejected(clocks) ? clocks : accepted({ type: "MediationFailed", on, ground, clocks, stepsOver: [...accepting, ...appointing] });
}

/** After a refusal to confirm they may mediate again and change the agreement (CPL 206). */
export function reopenMediation(dispute: Dispute, command: Command<"ReopenMediation">, at: Context): Decision {
  if (command.reason.trim() === "") return rejected("ReasonMissing");
  const { mediator } = dispute.staff;
  if (mediator === undefined || !at.court.isActive(mediator)) return rejected("NobodyToMediate");
  const on = todayOf(at);
  const clock = openClock(dispute, at, clockId(dispute, "mediation"), "pre-filing-mediation", { startedOn: on });
  return isRejected(clock) ? clock : accepted({ type: "MediationReopened", reason: command.reason, on, clocks: [clock] });
}
