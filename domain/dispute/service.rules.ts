import { plusWorkingDaysAt } from "../calendar/calendar.ts";
import type { Context, Rejected } from "../decider.ts";
import { accepted, isRejected, rejected } from "../decider.ts";
import { interpretation } from "../legal-clock/rules/law-articles.ts";
import { refusedBy } from "../legal-clock/replay.ts";
import { civilDateOf, instantAt, type CivilDate, type Instant } from "../time.ts";
import type { Command, Decision, Event } from "./decision.ts";
import type { ClockChange } from "./dispute-clock.ts";
import type { Dispute, Service, ServiceMethod } from "./dispute.ts";
import type { DisputeEvent } from "./dispute.event.ts";
import { allChanges, calendarOf, clockId, currentClock, dateFaults, endClock, isLive, meetClock, meetNamed, openClock } from "./dispute.clocks.ts";
import { appealPeriod, effectAfterService } from "./effect.rules.ts";
import { partyOf } from "./dispute.people.ts";
import { armStep, stepId } from "./dispute.steps.ts";
import { after } from "./dispute.evolve.ts";

/** Working days of silence after which a service falls back to the next method: the court's own measure, not the law's. */
const silenceWorkingDays: Readonly<Record<Exclude<ServiceMethod, "publication">, number>> = { electronic: 3, personal: 5, postal: 10 };
const fallsBackTo: Readonly<Record<ServiceMethod, ServiceMethod | undefined>> = { electronic: "postal", personal: "postal", postal: "publication", publication: undefined };

/** 公告送达 is not open to small claims and summary cases (Interp. 140). */
function publicationBarred(dispute: Dispute): boolean {
  return dispute.procedure === "small-claims" || dispute.procedure === "summary";
}

function answerBy(dispute: Dispute, method: ServiceMethod, sentOn: CivilDate, at: Context): Instant | undefined {
  if (method === "publication") return undefined;
  const by = plusWorkingDaysAt(calendarOf(dispute, at), instantAt(sentOn, 720), silenceWorkingDays[method]);
  return by > at.at ? by : at.at;
}

function publicationClock(dispute: Dispute, service: Pick<Service, "id" | "party">, sentOn: CivilDate, at: Context): ClockChange | Rejected {
  return openClock(dispute, at, clockId(dispute, `publication:${service.id}`), "publication-service", { startedOn: sentOn, party: service.party, of: service.id });
}

function methodFaults(dispute: Dispute, party: string, method: ServiceMethod): Rejected | undefined {
  if (method === "electronic" && partyOf(dispute, party)?.onlineSince === undefined) return rejected("NoConsentOnline", { party });
  if (method === "publication" && publicationBarred(dispute)) return rejected("PublicationNotOpen", refusedBy(interpretation(140), { procedure: dispute.procedure ?? "" }));
  return undefined;
}

function documentFaults(dispute: Dispute, command: Command<"ServeDocument">): Rejected | undefined {
  const { document, party } = command;
  switch (document) {
    case "complaint": return dispute.filedOn === undefined ? rejected("NotFiled") : partyOf(dispute, party)?.role === "respondent" ? undefined : rejected("NotARespondent", { party });
    case "hearing-notice": return dispute.hearings.some((hearing) => hearing.id === command.hearing) ? undefined : rejected("UnknownHearing");
    case "judgment":
    case "ruling":
      if (dispute.ruling?.document !== document) return rejected("NothingPronounced");
      return command.on < dispute.ruling.on ? rejected("DateBeforeRuling", { on: command.on, ruledOn: dispute.ruling.on }) : undefined;
    case "appeal": return dispute.appeals.length === 0 ? rejected("NotAppealed") : undefined;
    case "settlement":
    case "other": return undefined;
  }
}

/** Sends a document, or sends it once more by another method. */
export function serveDocument(dispute: Dispute, command: Command<"ServeDocument">, at: Context): Decision {
  const { service: id, document, party, method, hearing, on } = command;
  if (partyOf(dispute, party) === undefined) return rejected("UnknownParty", { parties: [party] });
  const faults = dateFaults(at, on) ?? documentFaults(dispute, command) ?? methodFaults(dispute, party, method);
  if (faults !== undefined) return faults;
  const before = dispute.services.find((one) => one.id === id);
  if (before !== undefined && (before.document !== document || before.party !== party)) return rejected("IdTaken", { ids: [id] });
  if (before?.servedOn !== undefined) return rejected("ServedBefore", { on: before.servedOn });
  const attempts = [...(before?.attempts.map((attempt, index, all) => (index === all.length - 1 && attempt.failed === undefined ? { ...attempt, failed: "returned" as const } : attempt)) ?? []), { method, sentOn: on }];
  const by = answerBy(dispute, method, on, at);
  const service: Service = { id, document, party, ...(hearing === undefined ? {} : { hearing }), attempts, ...(by === undefined ? {} : { answerBy: by }) };
  const clocks = allChanges(endOfPublication(dispute, id, at), method === "publication" ? publicationClock(dispute, service, on, at) : undefined);
  if (isRejected(clocks)) return clocks;
  const holder = dispute.staff.courtClerk ?? dispute.staff.judge ?? dispute.staff.clerk;
  return accepted({ type: "ServiceSent", service, clocks, stepsOver: [stepId({ step: "resolve-service", key: id })], ...(document === "complaint" && before === undefined ? { handOver: { step: "service", holder } } : {}) });
}

/** A publication is met by its period being over; served otherwise before, it no longer matters. */
function endOfPublication(dispute: Dispute, service: string, at: Context, on?: CivilDate): ClockChange | Rejected | undefined {
  const clock = currentClock(dispute, `publication:${service}`);
  if (clock === undefined || !isLive(clock)) return undefined;
  return on !== undefined && on === clock.dueOn ? meetClock(dispute, clock, at, { on }) : endClock(clock);
}

/** Falls back 电子→邮寄→公告; where nothing is left that is open to the case, the judge decides how to go on. */
export function serviceFailed(dispute: Dispute, service: Service, ground: "returned" | "silent", on: CivilDate, at: Context): Decision {
  const last = service.attempts[service.attempts.length - 1];
  const method = last === undefined ? undefined : fallsBackTo[last.method];
  const event: Event<"ServiceFailed"> = { type: "ServiceFailed", service: service.id, ground, on };
  if (method === undefined || (method === "publication" && publicationBarred(dispute))) {
    const owner = dispute.staff.judge ?? dispute.staff.clerk;
    return accepted({ ...event, steps: [armStep(dispute, at, "resolve-service", owner, service.id)] });
  }
  const by = answerBy(dispute, method, on, at);
  const clock = method === "publication" ? publicationClock(dispute, service, on, at) : undefined;
  if (clock !== undefined && isRejected(clock)) return clock;
  return accepted({ ...event, next: { method, ...(by === undefined ? {} : { answerBy: by }) }, ...(clock === undefined ? {} : { clocks: [clock] }) });
}

export function recordService(dispute: Dispute, command: Command<"RecordService">, at: Context): Decision {
  const { delivered, on } = command;
  const service = dispute.services.find((one) => one.id === command.service);
  if (service === undefined) return rejected("UnknownService");
  if (service.servedOn !== undefined) return rejected("ServedBefore", { on: service.servedOn });
  const last = service.attempts[service.attempts.length - 1];
  const faults = dateFaults(at, on);
  if (faults !== undefined) return faults;
  if (service.stuck === true || last === undefined) return rejected("ServiceStuck");
  if (on < last.sentOn && !delivered) return rejected("DateBeforeSending", { on, sentOn: last.sentOn });
  const firstSentOn = service.attempts[0]?.sentOn ?? last.sentOn;
  if (on < firstSentOn) return rejected("DateBeforeSending", { on, sentOn: firstSentOn });
  if (!delivered && last.method === "publication") return rejected("PublicationRuns");
  return delivered ? served(dispute, service, on, at) : serviceFailed(dispute, service, "returned", on, at);
}

/** The clocks that this receipt meets and starts. */
function clocksOfReceipt(dispute: Dispute, service: Service, on: CivilDate, at: Context): ClockChange[] | Rejected {
  const { document, party } = service;
  switch (document) {
    case "complaint":
      return allChanges(meetNamed(dispute, at, `serve-complaint:${party}`, { on }), openClock(dispute, at, clockId(dispute, `defence:${party}`), "defence", { startedOn: on, party }));
    case "hearing-notice": {
      const hearing = service.hearing ?? "";
      const all = dispute.parties.every((one) => one.id === party || dispute.services.some((other) => other.document === "hearing-notice" && other.hearing === hearing && other.party === one.id && other.servedOn !== undefined));
      const latest = dispute.services.filter((other) => other.hearing === hearing).reduce((so, other) => (other.servedOn !== undefined && other.servedOn > so ? other.servedOn : so), on);
      return all ? allChanges(meetNamed(dispute, at, `hearing-notice:${hearing}`, { on: latest })) : [];
    }
    case "judgment":
    case "ruling":
      return allChanges(appealPeriod(dispute, party, on, at));
    case "appeal": {
      const copies = dispute.clocks.filter((clock) => isLive(clock) && clock.rule === "appeal-serve" && clock.party === party);
      const defence = `appeal-defence:${party}`;
      return allChanges(...copies.map((clock) => meetNamed(dispute, at, clock.id, { on })), currentClock(dispute, defence)?.status === "running" ? undefined : openClock(dispute, at, clockId(dispute, defence), "appeal-defence", { startedOn: on, party }));
    }
    case "settlement":
    case "other":
      return [];
  }
}

/** 送达: on the 送达回证's date; what the receipt starts for that party starts from its own day. */
export function served(dispute: Dispute, service: Service, on: CivilDate, at: Context): Decision {
  const own = clocksOfReceipt(dispute, service, on, at);
  if (isRejected(own)) return own;
  const clocks = allChanges(...own, endOfPublication(dispute, service.id, at, on));
  if (isRejected(clocks)) return clocks;
  const method = service.attempts[service.attempts.length - 1]?.method ?? "postal";
  const receipt: DisputeEvent = { type: "Served", service: service.id, party: service.party, on, method, clocks, stepsOver: [stepId({ step: "resolve-service", key: service.id })] };
  const then = after(dispute, at, receipt);
  if (then.status === "Unregistered") return accepted(receipt);
  if (service.document === "complaint" && then.status === "Serving" && allServed(then)) return accepted<DisputeEvent>(receipt, { type: "ServiceCompleted" });
  if (service.document !== "judgment" && service.document !== "ruling") return accepted(receipt);
  const effect = effectAfterService(then, at);
  if (isRejected(effect)) return effect;
  return accepted(receipt, ...effect);
}

/** Every respondent has the complaint. */
function allServed(dispute: Dispute): boolean {
  return dispute.parties.filter((party) => party.role === "respondent")
    .every((party) => dispute.services.some((service) => service.document === "complaint" && service.party === party.id && service.servedOn !== undefined));
}

/** The period of a publication is over: what was published counts as served on its last day (CPL 95). */
export function publicationOver(dispute: Dispute, serviceId: string, dueOn: CivilDate, at: Context): Decision {
  const service = dispute.services.find((one) => one.id === serviceId);
  return service === undefined || service.servedOn !== undefined ? rejected("UnknownService") : served(dispute, service, dueOn, at);
}

export function silentOn(dispute: Dispute, serviceId: string, at: Context): Decision {
  const service = dispute.services.find((one) => one.id === serviceId);
  return service === undefined ? rejected("UnknownService") : serviceFailed(dispute, service, "silent", civilDateOf(at.at), at);
}
