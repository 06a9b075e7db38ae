import type { Court } from "../../domain/court/court-view.ts";
import { courtView } from "../../domain/court/court-view.ts";
import type { CourtState, Person, Role } from "../../domain/court/court.ts";
import { isRejected } from "../../domain/decider.ts";
import type { Alarm, EventMeta, Rejected } from "../../domain/decider.ts";
import { dispute } from "../../domain/dispute/dispute.decider.ts";
import type { DisputeClock } from "../../domain/dispute/dispute-clock.ts";
import type { DisputeCommand, DisputeRegistration } from "../../domain/dispute/dispute.command.ts";
import type { DisputeEvent } from "../../domain/dispute/dispute.event.ts";
import type { Dispute, DisputeState, DisputeStatus } from "../../domain/dispute/dispute.ts";
import { instantAt } from "../../domain/time.ts";
import type { CivilDate, Instant } from "../../domain/time.ts";
import { aCourtState } from "./court.ts";
import { aContext, morning, type Acting } from "./work-item.ts";

export { aContext, morning };

function person(id: string, department: string, ...roles: Role[]): Person {
  return { id, department, posts: [], roles: [...roles, "staff"], status: "active", absences: [], language: "zh-CN" };
}

/** The court of `aCourtState` with mediators, more judges, a court clerk, an enforcement officer, 审管办 and an auditor. */
export function aDisputeCourtState(change: Partial<CourtState> = {}): CourtState {
  const state = aCourtState();
  const more = [
    person("p-mediator-1", "office", "mediator"), person("p-mediator-2", "office", "mediator"), person("p-judge-4", "civil-2", "judge"), person("p-judge-5", "civil-2", "judge"), person("p-judge-6", "civil-2", "judge"),
    person("p-court-clerk", "civil-2"), person("p-officer", "civil-2"), person("p-manager", "office", "trial-management"), person("p-auditor", "office", "auditor"), person("p-township", "office"), person("p-machine", "office", "integration"),
  ];
  return {
    ...state,
    persons: { ...state.persons, ...Object.fromEntries(more.map((one) => [one.id, one])) },
    partners: { "partner-1": { id: "partner-1", name: "某镇人民调解委员会", kind: "committee", tier: "grassroots" } },
    ...change,
  };
}

export const disputeCourt: Court = courtView(aDisputeCourtState());

export function aRegisteredDispute(change: Partial<DisputeRegistration> = {}): Extract<DisputeCommand, { type: "Register" }> {
  return {
    type: "Register", source: "walk-in", cause: "买卖合同纠纷", amountFen: 5_000_000, department: "civil-2", venue: { kind: "court" }, township: "某镇",
    parties: [{ id: "p1", role: "applicant", kind: "legal", personal: { name: "甲公司", phone: "13800000001" } }, { id: "p2", role: "respondent", kind: "natural", personal: { name: "李某", idNumber: "500101199001010011" } }],
    summary: "甲公司与李某之间的货款", ...change,
  };
}

export interface Outcome { state: DisputeState; events: DisputeEvent[]; rejection?: Rejected }

export type DisputeActing = Acting;

function contextOf(acting: DisputeActing): ReturnType<typeof aContext> {
  return aContext({ court: disputeCourt, self: "d-1", nextNumber: 7, ...acting });
}

/** Decides and evolves, as the door does. */
export function play(state: DisputeState, command: DisputeCommand, acting: DisputeActing = {}): Outcome {
  const at = contextOf(acting);
  const outcome = dispute.decide(state, command, at);
  if (isRejected(outcome)) return { state, events: [], rejection: outcome };
  const meta: EventMeta = { seq: 1, effectiveAt: at.at, actor: at.actor.id, ...(at.actor.onBehalfOf === undefined ? {} : { onBehalfOf: at.actor.onBehalfOf }) };
  return { state: outcome.events.reduce((so, event) => dispute.evolve(so, event, meta), state), events: outcome.events };
}

/** A dispute's history so far, as a chain of accepted commands; what time does on the way is done first, as the door does. */
export class DisputeStory {
  constructor(readonly state: DisputeState = dispute.initial, readonly last: DisputeEvent[] = [], readonly log: { event: DisputeEvent; meta: EventMeta }[] = [], private readonly court: Court = disputeCourt) {}

  /** Gives a command at 10:00 of a day that must be accepted. */
  on(day: CivilDate, command: DisputeCommand, by: string, acting: DisputeActing = {}): DisputeStory {
    return this.until(morning(day)).at(morning(day), command, by, acting);
  }

  at(at: Instant, command: DisputeCommand, by: string | undefined, acting: DisputeActing = {}): DisputeStory {
    const given: DisputeActing = { court: this.court, at, ...(by === undefined ? {} : { by }), ...acting };
    const { state, events, rejection } = play(this.state, command, given);
    if (rejection !== undefined) throw new Error(`${command.type} was rejected: ${rejection.rejected} ${JSON.stringify(rejection.details ?? {})}`);
    const meta: EventMeta = { seq: 1, effectiveAt: at, actor: by ?? "system" };
    return new DisputeStory(state, events, [...this.log, ...events.map((event) => ({ event, meta }))], this.court);
  }

  /** Fires every alarm that is due until an instant, each as of its own due time. */
  until(end: Instant): DisputeStory {
    let story: DisputeStory = new DisputeStory(this.state, [], this.log, this.court);
    const events: DisputeEvent[] = [];
    for (let alarm = story.alarm; alarm !== undefined && alarm.at <= end; alarm = story.alarm) {
      story = story.at(alarm.at, { type: "FireAlarm", alarm }, undefined);
      events.push(...story.last);
    }
    return new DisputeStory(story.state, events, story.log, this.court);
  }

  /** What would be refused, and why; accepted answers undefined. */
  refuses(day: CivilDate, command: DisputeCommand, by: string, acting: DisputeActing = {}): string | undefined {
    return play(this.until(morning(day)).state, command, { court: this.court, at: morning(day), by, ...acting }).rejection?.rejected;
  }

  get dispute(): Dispute {
    if (this.state.status === "Unregistered") throw new Error("nothing is registered");
    return this.state;
  }

  clock(id: string): DisputeClock {
    const found = this.dispute.clocks.find((clock) => clock.id === id);
    if (found === undefined) throw new Error(`no clock ${id} among ${this.dispute.clocks.map((clock) => clock.id).join(", ")}`);
    return found;
  }

  get alarm(): Alarm | undefined {
    return dispute.nextAlarm(this.state);
  }
}

export const clerk = "p-clerk-1";
export const mediator = "p-mediator-1";
export const judge = "p-judge-1";

/** Disputes on their way; each builder continues the one before. All dates are those of 2026. */
export function registered(change: Partial<DisputeRegistration> = {}, court?: Court): DisputeStory {
  return new DisputeStory(dispute.initial, [], [], court).on("2026-03-02", aRegisteredDispute(change), clerk);
}

export const triage: Extract<DisputeCommand, { type: "Triage" }> = { type: "Triage", tier: "coordination", venue: { kind: "shared-court" }, mediators: ["p-mediator-1", "p-mediator-2"], reasons: ["案由相近，调解员熟悉"] };

export function triaged(): DisputeStory {
  return registered().on("2026-03-02", triage, clerk);
}

export function mediatorAsked(): DisputeStory {
  return triaged().on("2026-03-02", { type: "AppointMediator" }, clerk);
}

/** Accepted on 03-03: thirty days end on 04-02. */
export function mediating(): DisputeStory {
  return mediatorAsked().on("2026-03-03", { type: "AcceptMediation" }, mediator);
}

export function agreed(change: Partial<Extract<DisputeCommand, { type: "RecordAgreement" }>> = {}): DisputeStory {
  return mediating().on("2026-03-20", { type: "RecordAgreement", on: "2026-03-20", terms: "分期付款", performBy: "2026-06-30", signed: ["p1", "p2"], ...change }, mediator);
}

export function mediationFailed(): DisputeStory {
  return mediating().on("2026-03-20", { type: "RecordMediationFailure", on: "2026-03-20", ground: "分歧较大" }, mediator);
}

export function confirmationApplied(): DisputeStory {
  return agreed().on("2026-03-25", { type: "ApplyForConfirmation", receivedOn: "2026-03-25", parties: ["p1", "p2"] }, clerk).on("2026-03-26", { type: "AcceptConfirmation", on: "2026-03-26" }, clerk);
}

export function confirmed(): DisputeStory {
  return confirmationApplied().on("2026-04-10", { type: "DecideConfirmation", on: "2026-04-10", confirmed: true }, judge);
}

export function underReview(): DisputeStory {
  return mediationFailed().on("2026-03-23", { type: "ReceiveFiling", receivedOn: "2026-03-23" }, clerk);
}

/** Filed on 03-25. */
export function filed(procedure: "small-claims" | "summary" | "ordinary" = "summary", from = underReview()): DisputeStory {
  return from.on("2026-03-25", { type: "File", on: "2026-03-25", procedure, caseNumber: "（2026）示0100民初1号" }, clerk);
}

export const collegial = { kind: "collegial", presiding: "p-judge-1", members: ["p-judge-2", "p-judge-3"] } as const;

export function assigned(procedure: "small-claims" | "summary" | "ordinary" = "summary", from?: DisputeStory): DisputeStory {
  return filed(procedure, from).on("2026-03-26", {
    type: "AssignCase", department: "civil-2", judge, panel: procedure === "ordinary" ? { ...collegial, members: [...collegial.members] } : { kind: "sole" }, courtClerk: "p-court-clerk", on: "2026-03-26",
  }, "p-head");
}

export function serving(procedure: "small-claims" | "summary" | "ordinary" = "summary", from?: DisputeStory): DisputeStory {
  return assigned(procedure, from).on("2026-03-26", { type: "ServeDocument", service: "s1", document: "complaint", party: "p2", method: "postal", on: "2026-03-26" }, "p-court-clerk");
}

/** The respondent has the complaint on 03-30: the defence is due on 04-14. */
export function awaitingDefence(procedure: "small-claims" | "summary" | "ordinary" = "summary", from?: DisputeStory): DisputeStory {
  return serving(procedure, from).on("2026-03-30", { type: "RecordService", service: "s1", delivered: true, on: "2026-03-30" }, "p-court-clerk");
}

export function inTrial(procedure: "small-claims" | "summary" | "ordinary" = "summary", from?: DisputeStory): DisputeStory {
  return awaitingDefence(procedure, from).on("2026-04-10", { type: "ReceiveDefence", party: "p2", on: "2026-04-10" }, "p-court-clerk").on("2026-04-13", { type: "ForwardDefence", party: "p2", on: "2026-04-13" }, "p-court-clerk");
}

/** Heard on 04-24, decided on 05-08. */
export function adjudicated(procedure: "small-claims" | "summary" | "ordinary" = "summary", from?: DisputeStory): DisputeStory {
  return inTrial(procedure, from).on("2026-04-13", { type: "ScheduleHearing", hearing: "h1", kind: "hearing", at: morning("2026-04-24") }, judge)
    .on("2026-04-24", { type: "HoldHearing", hearing: "h1", on: "2026-04-24" }, judge)
    .on("2026-05-08", { type: "Pronounce", document: "judgment", on: "2026-05-08", inCourt: false, performBy: "2026-07-31" }, judge);
}

/** The judgment reaches p1 on 05-11 and p2 on 05-12. */
export function judgmentServed(procedure: "small-claims" | "summary" | "ordinary" = "summary", from?: DisputeStory): DisputeStory {
  return adjudicated(procedure, from)
    .on("2026-05-09", { type: "ServeDocument", service: "j1", document: "judgment", party: "p1", method: "postal", on: "2026-05-09" }, "p-court-clerk")
    .on("2026-05-09", { type: "ServeDocument", service: "j2", document: "judgment", party: "p2", method: "postal", on: "2026-05-09" }, "p-court-clerk")
    .on("2026-05-11", { type: "RecordService", service: "j1", delivered: true, on: "2026-05-11" }, "p-court-clerk")
    .on("2026-05-12", { type: "RecordService", service: "j2", delivered: true, on: "2026-05-12" }, "p-court-clerk");
}

export function appealed(procedure: "summary" | "ordinary" = "summary", from?: DisputeStory): DisputeStory {
  return judgmentServed(procedure, from).on("2026-05-20", { type: "Appeal", party: "p2", on: "2026-05-20" }, "p-court-clerk");
}

export function forwarded(procedure: "summary" | "ordinary" = "summary", from?: DisputeStory): DisputeStory {
  return appealed(procedure, from).on("2026-05-21", { type: "ServeDocument", service: "a1", document: "appeal", party: "p1", method: "postal", on: "2026-05-21" }, "p-court-clerk")
    .on("2026-05-22", { type: "RecordService", service: "a1", delivered: true, on: "2026-05-22" }, "p-court-clerk")
    .on("2026-06-01", { type: "ReceiveAppealDefence", party: "p1", on: "2026-06-01" }, "p-court-clerk")
    .on("2026-06-03", { type: "ForwardAppeal", on: "2026-06-03" }, "p-court-clerk");
}

export function secondInstance(procedure: "summary" | "ordinary" = "summary", from?: DisputeStory): DisputeStory {
  return forwarded(procedure, from).on("2026-06-10", { type: "RecordSecondInstance", filedOn: "2026-06-10", caseNumber: "（2026）示01民终1号" }, "p-court-clerk");
}

export function remanded(): DisputeStory {
  return secondInstance().on("2026-08-20", { type: "RecordSecondOutcome", outcome: "remanded", on: "2026-08-20" }, "p-court-clerk");
}

export function effective(): DisputeStory {
  return judgmentServed().until(morning("2026-06-01"));
}

export function enforcementApplied(): DisputeStory {
  return effective().on("2026-08-10", { type: "ApplyForEnforcement", party: "p1", receivedOn: "2026-08-10" }, clerk);
}

export function enforcing(): DisputeStory {
  return enforcementApplied().on("2026-08-12", { type: "FileEnforcement", on: "2026-08-12", officer: "p-officer" }, clerk).on("2026-08-13", { type: "SendEnforcementNotice", on: "2026-08-13" }, "p-officer");
}

export function endedAs(outcome: "completed" | "programme-ended" | "terminated"): DisputeStory {
  return enforcing().on("2026-10-20", { type: "EndEnforcement", outcome, on: "2026-10-20", ground: "依法办理" }, "p-officer");
}

export function closed(): DisputeStory {
  return endedAs("completed").on("2026-10-21", { type: "Close", on: "2026-10-21", ground: "执行完毕" }, clerk);
}

/** One dispute in each state. */
export const disputeIn: Record<DisputeStatus, () => DisputeStory> = {
  Unregistered: () => new DisputeStory(),
  Registered: () => registered(),
  Triaged: triaged,
  Mediating: mediating,
  Agreed: () => agreed(),
  MediationFailed: mediationFailed,
  Fulfilled: () => agreed().on("2026-04-01", { type: "RecordFulfilment", on: "2026-04-01" }, clerk),
  ConfirmationApplied: confirmationApplied,
  Confirmed: confirmed,
  ConfirmationRefused: () => confirmationApplied().on("2026-04-10", { type: "DecideConfirmation", on: "2026-04-10", confirmed: false, ground: "内容不明确" }, judge),
  FilingReview: underReview,
  CorrectionOrdered: () => underReview().on("2026-03-24", { type: "OrderCorrection", on: "2026-03-24", items: ["身份证明"] }, clerk),
  Filed: () => filed(),
  NotAccepted: () => underReview().on("2026-03-26", { type: "RefuseFiling", on: "2026-03-26", ground: "不属于受案范围" }, clerk),
  Serving: () => serving(),
  AwaitingDefence: () => awaitingDefence(),
  Trial: () => inTrial(),
  Adjudicated: () => judgmentServed(),
  Settled: () => inTrial().on("2026-04-30", { type: "RecordSettlement", servedOn: "2026-04-30", performBy: "2026-06-30" }, judge),
  Withdrawn: () => inTrial().on("2026-04-30", { type: "Withdraw", on: "2026-04-30", ground: "原告申请" }, judge),
  Appealed: () => appealed(),
  SecondInstance: () => secondInstance(),
  AppealWithdrawn: () => appealed().on("2026-05-29", { type: "WithdrawAppeal", party: "p2", on: "2026-05-29" }, "p-court-clerk"),
  Effective: effective,
  Remanded: remanded,
  EnforcementApplied: enforcementApplied,
  Enforcing: enforcing,
  Completed: () => endedAs("completed"),
  ProgrammeEnded: () => endedAs("programme-ended"),
  Resumed: () => endedAs("programme-ended").on("2026-11-02", { type: "ResumeEnforcement", on: "2026-11-02", ground: "发现财产" }, "p-officer"),
  Terminated: () => endedAs("terminated"),
  Transferred: () => triaged().on("2026-03-03", { type: "Transfer", to: "grassroots", partner: "partner-1", receiver: "p-township", reason: "就近化解" }, clerk),
  Closed: closed,
  Archived: () => closed().on("2026-10-22", { type: "Archive", on: "2026-10-22", archiveNumber: "2026-1" }, clerk),
};

/** 24:00 of a day. */
export function midnightAfter(on: CivilDate): Instant {
  return instantAt(on, 1440);
}
