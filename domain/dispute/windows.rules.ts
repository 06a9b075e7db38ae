import type { Context, PersonId, Rejected } from "../decider.ts";
import { accepted, isRejected, rejected } from "../decider.ts";
import type { ClockRule, ExclusionGroundId, ExtensionAuthority, ExtensionStep } from "../legal-clock/clock-rule.ts";
import { refusedBy } from "../legal-clock/replay.ts";
import { extensions2018 } from "../legal-clock/rules/law-articles.ts";
import { isCivilDate, plusDays } from "../time.ts";
import type { Command, Decision } from "./decision.ts";
import type { DisputeClock, DisputeClockEntry } from "./dispute-clock.ts";
import type { Dispute, ExclusionRequest, ExtensionRequest } from "./dispute.ts";
import { changeClock, isLive, lapsedEntry, openExclusion, ruleOf, todayOf, type ClockStep } from "./dispute.clocks.ts";
import { actsAs, eligible, everyoneIn, holderOf, panelOf, personsInRole, trialTeam, unknownParties } from "./dispute.people.ts";
import { armStep, decidersOf, stepId, stepOf } from "./dispute.steps.ts";
import { personKey } from "./intake.rules.ts";

/** A clock that still runs; relief 顺延 (CPL 86) is by its nature asked for once the period may be over. */
function liveClock(dispute: Dispute, id: string, ground?: ExclusionGroundId): DisputeClock | Rejected {
  const clock = dispute.clocks.find((one) => one.id === id);
  if (clock === undefined) return rejected("UnknownClock", { clock: id });
  return clock.status === "running" || (clock.status === "expired" && ground === "obstacle") ? clock : rejected("ClockNotRunning", { clock: id, status: clock.status });
}

/** The rule that governs a clock now: after a conversion that of the new procedure. */
function governingRule(clock: DisputeClock, at: Context): ClockRule | Rejected {
  const rule = ruleOf(at.court.statutoryRules(), clock);
  if ("rejected" in rule) return rule;
  return clock.entries.reduce<ClockRule>((so, entry) => (entry.type === "converted" ? (so.convertsTo[entry.to] ?? so) : so), rule);
}

/** The extension that may be asked for next: extensions given before a conversion have lapsed with it. */
function nextStep(rule: ClockRule, clock: DisputeClock): ExtensionStep | undefined {
  const since = clock.entries.findLastIndex((entry) => entry.type === "converted");
  const given = clock.entries.filter((entry, index) => index > since && entry.type === "extended").length;
  const last = rule.extensions[rule.extensions.length - 1];
  return rule.extensions[given] ?? (last?.repeatable === true ? last : undefined);
}

/** Who decides: the president for what is his, the department's head where the law says the court, 审管办 enters what the higher court decided. */
function extensionDecider(dispute: Dispute, authority: ExtensionAuthority, at: Context): PersonId | undefined {
  const excluded = [...at.actingPersons, ...everyoneIn(dispute)];
  switch (authority) {
    case "president": return eligible(at.court, at.court.president(), excluded) ?? eligible(at.court, at.court.leaderInCharge(dispute.department), excluded);
    case "higher-court": return personsInRole(at.court, "trial-management").find((person) => !excluded.includes(person));
    case "court": return eligible(at.court, at.court.head(dispute.department) ?? at.court.president(), excluded);
    case "parties": return undefined;
  }
}

function extensionEntry(request: Pick<ExtensionRequest, "id" | "months" | "days" | "authority">, approvedOn: string): DisputeClockEntry {
  const { id, months, days, authority } = request;
  return { type: "extended", id, approvedOn, by: authority, ...(months === undefined ? {} : { months }), ...(days === undefined ? {} : { days }) };
}

/** 申请延长审限: at least fifteen days before the end (法释〔2018〕9号 1); what could not be granted is refused at once. */
export function requestExtension(dispute: Dispute, command: Command<"RequestExtension">, at: Context): Decision {
  const { request: id, months, days, reason } = command;
  if (reason.trim() === "") return rejected("ReasonMissing");
  const clock = liveClock(dispute, command.clock);
  if ("rejected" in clock) return clock;
  if (dispute.extensionRequests.some((one) => one.clock === clock.id)) return rejected("ExtensionPending", { clock: clock.id });
  if (idsOf(clock).includes(id) || dispute.extensionRequests.some((one) => one.id === id)) return rejected("IdTaken", { ids: [id] });
  const rule = governingRule(clock, at);
  if ("rejected" in rule) return rule;
  const authority = nextStep(rule, clock)?.by ?? "court";
  if (authority === "parties") return rejected("ExtendedByParties");
  const { window } = clock;
  const today = todayOf(at);
  if (window !== undefined && today > window.askByOn) return rejected("ExtensionAskedTooLate", refusedBy(extensions2018(1), { askByOn: window.askByOn, today }));
  const tried = changeClock(dispute, clock, at, { add: [extensionEntry({ id, authority, ...(months === undefined ? {} : { months }), ...(days === undefined ? {} : { days }) }, today)] });
  if (isRejected(tried)) return tried;
  const owner = extensionDecider(dispute, authority, at);
  if (owner === undefined) return rejected("NobodyToDecide");
  const request: ExtensionRequest = {
    id, clock: clock.id, ...(months === undefined ? {} : { months }), ...(days === undefined ? {} : { days }), reason, by: at.actor.id, authority, ...(window === undefined ? {} : { decideByOn: window.decideByOn }),
  };
  return accepted({ type: "ExtensionRequested", request, steps: [armStep(dispute, at, "decide-extension", owner, id)] });
}

/** Decided at least five days before the end; a request that nobody decided on by then has lapsed. */
export function decideExtension(dispute: Dispute, command: Command<"DecideExtension">, at: Context): Decision {
  const request = dispute.extensionRequests.find((one) => one.id === command.request);
  if (request === undefined) return rejected("NoExtensionPending", { request: command.request });
  if (actsAs(at, [request.by, ...panelOf(dispute.staff)])) return rejected("DeciderIsInterested");
  const step = stepOf(dispute, "decide-extension", request.id);
  if (!actsAs(at, decidersOf(step))) return rejected("NotStepOwner");
  const by = at.actor.id;
  const reason = command.reason === undefined ? {} : { reason: command.reason };
  const over = { stepsOver: [stepId({ step: "decide-extension", key: request.id })] };
  if (!command.granted) return accepted({ type: "ExtensionRefused", request: request.id, clock: request.clock, by, ...reason, ...over });
  if (request.authority === "higher-court" && (command.document === undefined || command.document.trim() === "")) return rejected("DocumentMissing");
  const clock = liveClock(dispute, request.clock);
  if ("rejected" in clock) return clock;
  const today = todayOf(at);
  if (request.decideByOn !== undefined && today > request.decideByOn) return rejected("ExtensionDecidedTooLate", refusedBy(extensions2018(1), { decideByOn: request.decideByOn, today }));
  const change = changeClock(dispute, clock, at, { add: [extensionEntry(request, today)] });
  if (isRejected(change)) return change;
  return accepted({ type: "ExtensionGranted", request: request.id, clock: clock.id, by, ...(command.document === undefined ? {} : { document: command.document }), ...reason, clocks: [change], ...over });
}

function idsOf(clock: DisputeClock): string[] {
  return clock.entries.flatMap((entry) => (entry.id === undefined ? [] : [entry.id]));
}

/** The entry that a granted request makes; one that prolongs takes the place of the exclusion it prolongs. */
function exclusionStep(clock: DisputeClock, request: ExclusionRequest): ClockStep {
  const prolonged = request.prolongs === undefined ? undefined : openExclusion(clock, request.prolongs);
  if (prolonged !== undefined && request.prolongs !== undefined) {
    return { add: [{ ...prolonged, ...(request.expectedTo === undefined ? {} : { expectedTo: request.expectedTo }) }], remove: [request.prolongs] };
  }
  const { id, ground, from, to, expectedTo, publishedOn, consentOn, askedOn, requestedOn, late } = request;
  return {
    // With relief the period runs again, as if it had not been over.
    ...(clock.status === "expired" ? { status: "running" as const, remove: [lapsedEntry] } : {}),
    add: [{
      type: "excluded", id, ground, from, ...(to === undefined ? {} : { to }), ...(expectedTo === undefined ? {} : { expectedTo }), ...(publishedOn === undefined ? {} : { publishedOn }), ...(consentOn === undefined ? {} : { consentOn }),
      ...(askedOn === undefined ? {} : { askedOn }), ...(requestedOn === from ? {} : { recordedOn: requestedOn }), ...(late === undefined ? {} : { superiorApproved: true }),
    }],
  };
}

function exclusionFaults(dispute: Dispute, clock: DisputeClock, command: Command<"RequestExclusion">, at: Context): Rejected | undefined {
  const { request: id, from, to, expectedTo, reason, evidence, prolongs } = command;
  if (reason.trim() === "") return rejected("ReasonMissing");
  if (evidence.length === 0 || evidence.some((one) => one.trim() === "")) return rejected("EvidenceMissing");
  const bad = [from, to, expectedTo, command.publishedOn, command.consentOn, command.askedOn].find((on) => on !== undefined && !isCivilDate(on));
  if (bad !== undefined) return rejected("DateInvalid", { on: bad });
  if (to === undefined && expectedTo === undefined) return rejected("ExpectedEndMissing", { from });
  if (to === undefined && expectedTo !== undefined && expectedTo < todayOf(at)) return rejected("EndNotAfterToday", { expectedTo });
  if (idsOf(clock).includes(id) || dispute.exclusionRequests.some((one) => one.id === id)) return rejected("IdTaken", { ids: [id] });
  if (dispute.exclusionRequests.some((one) => one.clock === clock.id && one.ground === command.ground)) return rejected("ExclusionPending", { clock: clock.id });
  if (prolongs === undefined) {
    const running = clock.entries.find((entry) => entry.type === "excluded" && entry.ground === command.ground && entry.id !== undefined && openExclusion(clock, entry.id) !== undefined);
    return running === undefined ? undefined : rejected("ExclusionRuns", { ground: command.ground });
  }
  const before = openExclusion(clock, prolongs);
  if (before === undefined) return rejected("UnknownExclusion", { exclusion: prolongs });
  return expectedTo === undefined || (before.expectedTo !== undefined && expectedTo <= before.expectedTo) ? rejected("NotProlonged", { expectedTo: before.expectedTo ?? null }) : undefined;
}

/**
 * 申请扣除审限: with ground, evidence and expected end; the head of the department decides. What is entered after the date it
 * affects is the president's to decide (statutory-limits §6), and never erases an overrun.
 */
export function requestExclusion(dispute: Dispute, command: Command<"RequestExclusion">, at: Context): Decision {
  const clock = liveClock(dispute, command.clock, command.ground);
  if ("rejected" in clock) return clock;
  const faults = exclusionFaults(dispute, clock, command, at);
  if (faults !== undefined) return faults;
  const { type: _type, request: id, ...asked } = command;
  const inTime: ExclusionRequest = { id, ...asked, by: at.actor.id, requestedOn: todayOf(at) };
  const tried = changeClock(dispute, clock, at, exclusionStep(clock, inTime));
  const late = isRejected(tried) && tried.rejected === "EnteredAfterOverrun";
  const request: ExclusionRequest = late ? { ...inTime, late } : inTime;
  const again = late ? changeClock(dispute, clock, at, exclusionStep(clock, request)) : tried;
  if (isRejected(again)) return again;
  const excluded = [...at.actingPersons, ...everyoneIn(dispute)];
  const owner = eligible(at.court, late ? at.court.president() : (at.court.head(dispute.department) ?? at.court.president()), excluded);
  if (owner === undefined) return rejected("NobodyToDecide");
  return accepted({ type: "ExclusionRequested", request, steps: [armStep(dispute, at, "decide-exclusion", owner, id)] });
}

/** "trial/x1": which exclusion of which clock. */
export function exclusionKey(clock: string, exclusion: string): string {
  return `${clock}/${exclusion}`;
}

export function decideExclusion(dispute: Dispute, command: Command<"DecideExclusion">, at: Context): Decision {
  const request = dispute.exclusionRequests.find((one) => one.id === command.request);
  if (request === undefined) return rejected("NoExclusionPending", { request: command.request });
  if (actsAs(at, [request.by, ...trialTeam(dispute)])) return rejected("DeciderIsInterested");
  if (!actsAs(at, decidersOf(stepOf(dispute, "decide-exclusion", request.id)))) return rejected("NotStepOwner");
  const by = at.actor.id;
  const reason = command.reason === undefined ? {} : { reason: command.reason };
  const over = [stepId({ step: "decide-exclusion", key: request.id })];
  if (!command.granted) return accepted({ type: "ExclusionRefused", request: request.id, clock: request.clock, by, ...reason, stepsOver: over });
  const clock = liveClock(dispute, request.clock, request.ground);
  if ("rejected" in clock) return clock;
  if (request.prolongs !== undefined && openExclusion(clock, request.prolongs) === undefined) return rejected("UnknownExclusion", { exclusion: request.prolongs });
  const change = changeClock(dispute, clock, at, exclusionStep(clock, request));
  if (isRejected(change)) return change;
  const renewed = request.prolongs === undefined ? [] : [stepId({ step: "renew-exclusion", key: exclusionKey(clock.id, request.prolongs) })];
  return accepted({ type: "ExclusionGranted", request: request.id, clock: clock.id, by, ...reason, clocks: [change], stepsOver: [...over, ...renewed], ...(request.ground === "appraisal" ? { handOver: { step: "appraisal" as const, holder: holderOf(dispute) } } : {}) });
}

/** 恢复计算: `on` is the first day that counts again, tomorrow at the latest. */
export function endExclusion(dispute: Dispute, command: Command<"EndExclusion">, at: Context): Decision {
  const { exclusion, on } = command;
  if (!isCivilDate(on)) return rejected("DateInvalid", { on });
  if (on > plusDays(todayOf(at), 1)) return rejected("DateInFuture", { on, today: todayOf(at) });
  const clock = liveClock(dispute, command.clock);
  if ("rejected" in clock) return clock;
  const found = openExclusion(clock, exclusion);
  if (found === undefined) return rejected("UnknownExclusion", { exclusion });
  const change = changeClock(dispute, clock, at, { add: [{ type: "resumed", on, ...(found.ground === undefined ? {} : { ground: found.ground }) }] });
  if (isRejected(change)) return change;
  return accepted({ type: "ExclusionEnded", clock: clock.id, exclusion, on, clocks: [change], stepsOver: [stepId({ step: "renew-exclusion", key: exclusionKey(clock.id, exclusion) })], ...(found.ground === "appraisal" && dispute.status === "Trial" ? { handOver: { step: "hearing" as const, holder: holderOf(dispute) } } : {}) });
}

/** 异议: to 审管办, never to who asked; answered within five working days. */
export function raiseObjection(dispute: Dispute, command: Command<"RaiseObjection">, at: Context): Decision {
  const { objection: id, party, clock: clockName, entry, text, channel } = command;
  const unknown = unknownParties(dispute, [party]);
  if (unknown !== undefined) return unknown;
  if (text.trim() === "") return rejected("TextMissing");
  if (dispute.objections.some((one) => one.id === id)) return rejected("IdTaken", { ids: [id] });
  const clock = dispute.clocks.find((one) => one.id === clockName);
  if (clock === undefined) return rejected("UnknownClock", { clock: clockName });
  if (entry !== undefined && !idsOf(clock).includes(entry)) return rejected("UnknownEntry", { entry });
  if (channel === "link" && dispute.parties.find((one) => one.id === party)?.onlineSince === undefined) return rejected("NoConsentOnline", { party });
  const involved = everyoneIn(dispute);
  const owner = personsInRole(at.court, "trial-management").find((person) => !involved.includes(person)) ?? eligible(at.court, at.court.president(), involved);
  if (owner === undefined) return rejected("NobodyToDecide");
  return accepted({
    type: "ObjectionRaised", objection: id, party, clock: clock.id, ...(entry === undefined ? {} : { entry }), channel, person: personKey(dispute.id, party), personal: { text }, steps: [armStep(dispute, at, "answer-objection", owner, id)],
  });
}

/** Upheld, the exclusion or extension it was raised against is taken back, and the clock counted again without it. */
export function answerObjection(dispute: Dispute, command: Command<"AnswerObjection">, at: Context): Decision {
  const { objection: id, upheld, text } = command;
  const objection = dispute.objections.find((one) => one.id === id);
  if (objection === undefined) return rejected("UnknownObjection");
  if (objection.answered !== undefined) return rejected("AnsweredBefore");
  if (text.trim() === "") return rejected("TextMissing");
  if (actsAs(at, everyoneIn(dispute))) return rejected("DeciderIsInterested");
  if (!actsAs(at, decidersOf(stepOf(dispute, "answer-objection", id)))) return rejected("NotStepOwner");
  const clock = dispute.clocks.find((one) => one.id === objection.clock);
  const takenBack = upheld && objection.entry !== undefined && clock !== undefined && isLive(clock) && idsOf(clock).includes(objection.entry) ? changeClock(dispute, clock, at, { remove: [objection.entry] }) : undefined;
  if (takenBack !== undefined && isRejected(takenBack)) return takenBack;
  return accepted({
    type: "ObjectionAnswered", objection: id, upheld, by: at.actor.id, person: personKey(dispute.id, objection.party), personal: { text }, stepsOver: [stepId({ step: "answer-objection", key: id })],
    ...(takenBack === undefined ? {} : { clocks: [takenBack] }),
  });
}
