import type { Accepted, Context, Json, Rejected } from "../decider.ts";
import { accepted, rejected } from "../decider.ts";
import { civilDateOf, instantAt } from "../time.ts";
import type { CampaignCommand, CampaignEvent, CampaignFacts, CampaignState, CounterSigning, PlanWarning } from "./campaign.ts";
import { armPlanMilestones, endAlarmAt } from "./campaign.alarms.ts";
import { approvalSteps, armStep, counterSigningOver, draftersNow, eligible } from "./campaign.steps.ts";
import { amendmentOf, amendmentFaults, settledItems } from "./amendment.ts";
import type { CampaignPlan } from "./plan.ts";
import { planFaults } from "./plan-check.ts";
import { placedItems } from "./plan-tree.ts";
import { planWarnings } from "./plan-warnings.ts";
import { itemStreamId } from "./task-book.ts";

type Decision = Accepted<CampaignEvent> | Rejected;
type Command<Type extends CampaignCommand["type"]> = Extract<CampaignCommand, { type: Type }>;
type Facts = Exclude<CampaignState, { status: "Undrafted" }>;

/** A plan with faults is refused whole, with every fault at once (api.md). */
function refuseFaulty(plan: CampaignPlan, at: Context, calendar: string, settled?: ReadonlySet<string>): Rejected | undefined {
  const faults = planFaults(plan, at.court, at.court.calendar(calendar), settled);
  if (faults.length === 0) return undefined;
  const listed: Json[] = faults.map(({ path, code, message, allowed }) => ({ path, code, message: { zh: message.zh, en: message.en }, ...(allowed === undefined ? {} : { allowed }) }));
  return rejected("PlanFaulty", { faults: listed });
}

export function draft(command: Command<"Draft">, at: Context): Decision {
  const calendar = at.court.state.currentCalendar;
  const faulty = refuseFaulty(command.plan, at, calendar);
  if (faulty !== undefined) return faulty;
  const warnings = planWarnings(command.plan, at.court.state.dutyWords, at.court);
  return accepted({ type: "Drafted", id: at.self, plan: command.plan, by: at.actor.id, drafters: at.actingPersons, calendar, warnings });
}

/** Counter-signers work in the court, none of them drafted the plan, none is named twice. */
function countersigningOf(asked: { mode: "all" | "any"; persons: string[] } | undefined, drafters: readonly string[], at: Context): CounterSigning | Rejected | undefined {
  if (asked === undefined) return undefined;
  const persons = [...new Set(asked.persons)];
  if (persons.length === 0) return rejected("NoCounterSigners");
  const unknown = persons.filter((person) => !at.court.isActive(person));
  if (unknown.length > 0) return rejected("UnknownPerson", { persons: unknown });
  const drafting = persons.filter((person) => drafters.includes(person));
  if (drafting.length > 0) return rejected("DrafterMayNotCounterSign", { persons: drafting });
  return { mode: asked.mode, persons, signed: [] };
}

export function submit(state: Facts, command: Command<"Submit">, at: Context): Decision {
  const faulty = refuseFaulty(state.plan, at, state.calendar);
  if (faulty !== undefined) return faulty;
  const signing = countersigningOf(command.countersigning, state.drafters, at);
  if (signing !== undefined && "rejected" in signing) return signing;
  const steps = approvalSteps(at.court.calendar(state.calendar), at.court, at.at, "approve", state, signing);
  return accepted({ type: "Submitted", ...(signing === undefined ? {} : { countersigning: signing }), steps });
}

export function counterSign(state: Facts, command: Command<"CounterSign">, at: Context): Decision {
  const signing = state.amendment === undefined ? state.countersigning : state.amendment.countersigning;
  if (signing === undefined) return rejected("NoCounterSigning");
  const step = state.waiting.find((one) => one.step === "counter-sign" && at.actingPersons.some((person) => person === one.owner || person === one.key));
  const person = step?.key ?? at.actingPersons.find((one) => signing.persons.includes(one));
  if (person === undefined) return rejected("NotACounterSigner");
  const after: CounterSigning = { ...signing, signed: [...signing.signed.filter((one) => one.person !== person), { person, opinion: command.opinion }] };
  const event: CampaignEvent = { type: "CounterSigned", person, by: at.actor.id, opinion: command.opinion, ...(command.comment === undefined ? {} : { comment: command.comment }) };
  if (counterSigningOver(signing) || !counterSigningOver(after)) return accepted(event);
  const [approval] = approvalSteps(
    at.court.calendar(state.calendar), at.court, at.at, state.amendment === undefined ? "approve" : "amendment",
    { leaderInCharge: state.leaderInCharge, drafters: draftersNow(state) }, undefined,
  );
  return accepted({ ...event, ...(approval === undefined ? {} : { approval }) });
}

/** The approver answers every warning, each in words. */
function unanswered(warnings: readonly PlanWarning[], command: Command<"Approve">): Rejected | undefined {
  const answered = new Set((command.warningAnswers ?? []).filter((one) => one.answer.trim() !== "").map((one) => one.id));
  const missing = warnings.filter((warning) => !answered.has(warning.id)).map((warning) => warning.id);
  return missing.length === 0 ? undefined : rejected("WarningsUnanswered", { warnings: missing });
}

/** Approves the draft 批准, or on a running campaign the pending amendment. */
export function approve(state: Facts, command: Command<"Approve">, at: Context): Decision {
  return state.amendment === undefined ? approveDraft(state, command, at) : approveAmendment(state, state.amendment, command, at);
}

function approveDraft(state: Facts, command: Command<"Approve">, at: Context): Decision {
  const refused = unanswered(state.warnings, command) ?? refuseFaulty(state.plan, at, state.calendar);
  if (refused !== undefined) return refused;
  const todayOn = civilDateOf(at.at);
  if (todayOn >= state.plan.endsOn) return rejected("PlanAlreadyOver", { endsOn: state.plan.endsOn });
  const calendar = at.court.calendar(state.calendar);
  const startedOn = state.plan.startsOn > todayOn ? state.plan.startsOn : todayOn;
  const spreadKey = at.spread ? at.self : undefined;
  return accepted({
    type: "Approved",
    by: at.actor.id,
    ...(command.comment === undefined ? {} : { comment: command.comment }),
    warningAnswers: command.warningAnswers ?? [],
    startedOn,
    ...(startedOn > todayOn ? { startAlarmAt: instantAt(startedOn, 0) } : {}),
    items: placedItems(state.plan).map(({ item, parent }) => ({
      planItem: item.id,
      id: itemStreamId(at.self, item.id),
      title: item.title,
      ...(parent === undefined ? {} : { parent: itemStreamId(at.self, parent.id) }),
      opened: false,
      byHand: false,
    })),
    milestones: armPlanMilestones(calendar, state.plan, [], at.at, spreadKey),
    endAlarmAt: endAlarmAt(calendar, state.plan.endsOn, at.at, spreadKey),
  });
}

function approveAmendment(state: Facts, amendment: NonNullable<CampaignFacts["amendment"]>, command: Command<"Approve">, at: Context): Decision {
  const refused = unanswered(amendment.warnings, command) ?? refuseFaulty(amendment.plan, at, state.calendar, settledItems(state, amendment.plan, at));
  if (refused !== undefined) return refused;
  const outcome = amendmentOf(state, amendment, at);
  if ("rejected" in outcome) return outcome;
  const calendar = at.court.calendar(state.calendar);
  const spreadKey = at.spread ? at.self : undefined;
  return accepted({
    type: "Amended",
    plan: amendment.plan,
    by: at.actor.id,
    ...(command.comment === undefined ? {} : { comment: command.comment }),
    warningAnswers: command.warningAnswers ?? [],
    ...outcome,
    milestones: armPlanMilestones(calendar, amendment.plan, state.milestones, at.at, spreadKey),
    endAlarmAt: endAlarmAt(calendar, amendment.plan.endsOn, at.at, spreadKey),
  });
}

/** Returns the draft 退回 to its drafter, or refuses the pending amendment. */
export function returnPlan(state: Facts, command: Command<"Return">, at: Context): Decision {
  if (command.reason.trim() === "") return rejected("ReasonMissing");
  if (state.amendment !== undefined) return accepted({ type: "AmendmentRefused", reason: command.reason, by: at.actor.id, requestedBy: state.amendment.by });
  const owner = eligible(at.court, state.draftedBy, []) ?? state.draftedBy;
  return accepted({ type: "Returned", reason: command.reason, by: at.actor.id, step: armStep(at.court.calendar(state.calendar), at.at, "revise", owner) });
}

/** Replaces a draft or a returned plan; on a running campaign it asks for an amendment, which changes nothing while pending. */
export function amendPlan(state: Facts, command: Command<"AmendPlan">, at: Context): Decision {
  if (command.reason.trim() === "") return rejected("ReasonMissing");
  const faulty = refuseFaulty(command.plan, at, state.calendar, settledItems(state, command.plan, at));
  if (faulty !== undefined) return faulty;
  const warnings = planWarnings(command.plan, at.court.state.dutyWords, at.court);
  if (state.status !== "Running") return accepted({ type: "PlanReplaced", plan: command.plan, reason: command.reason, by: at.actor.id, drafters: at.actingPersons, warnings });
  const impossible = amendmentFaults(state, command.plan);
  if (impossible !== undefined) return impossible;
  const signing = countersigningOf(command.countersigning, at.actingPersons, at);
  if (signing !== undefined && "rejected" in signing) return signing;
  const steps = approvalSteps(at.court.calendar(state.calendar), at.court, at.at, "amendment", { leaderInCharge: state.leaderInCharge, drafters: at.actingPersons }, signing);
  return accepted({
    type: "AmendmentRequested",
    amendment: { plan: command.plan, reason: command.reason, by: at.actor.id, drafters: at.actingPersons, warnings, ...(signing === undefined ? {} : { countersigning: signing }) },
    steps,
  });
}
