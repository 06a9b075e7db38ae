import fc from "fast-check";
import { disputeCommandTypes } from "../../../domain/dispute/available-actions.ts";
import { alarmsOf } from "../../../domain/dispute/dispute.alarms.ts";
import { statementOf } from "../../../domain/dispute/dispute.clocks.ts";
import { dispute } from "../../../domain/dispute/dispute.decider.ts";
import type { DisputeCommand } from "../../../domain/dispute/dispute.command.ts";
import type { DisputeEvent } from "../../../domain/dispute/dispute.event.ts";
import type { Dispute, DisputeState } from "../../../domain/dispute/dispute.ts";
import { isRejected } from "../../../domain/decider.ts";
import type { EventMeta } from "../../../domain/decider.ts";
import { civilDateOf, instantAt, plusDays, plusMs } from "../../../domain/time.ts";
import type { CivilDate, Instant } from "../../../domain/time.ts";
import { aContext, disputeCourt, disputeIn, morning, registered, triage } from "../../builders/dispute.ts";

const persons = ["p-clerk-1", "p-mediator-1", "p-mediator-2", "p-judge-1", "p-judge-2", "p-judge-4", "p-court-clerk", "p-officer", "p-head", "p-leader", "p-president", "p-manager", "p-auditor", "p-township"];

/** Commands as they might be given on a day; what they name may or may not exist. */
function commandsOn(on: CivilDate, at: Instant, some: { party: string; days: number; flag: boolean; id: string; clock: string }): DisputeCommand[] {
  const { party, days, flag, id, clock } = some;
  const earlier = plusDays(on, -days);
  const panel = { kind: "collegial", presiding: "p-judge-4", members: ["p-judge-5", "p-judge-6"] } as const;
  return [
    triage, { type: "AppointMediator" }, { type: "AcceptMediation" }, { type: "DeclineMediation", reason: "x" }, { type: "Transfer", to: "grassroots", partner: "partner-1", receiver: "p-township", reason: "x" },
    { type: "AnswerTransfer", accepted: flag, reason: "x" }, { type: "RecordSealedStatement", statement: id, by: party, kind: "concession", text: "x" }, { type: "OpenSeal", statements: [id], purpose: "x", second: "p-manager" },
    { type: "ExtendMediation", days: days + 1, agreedOn: on, parties: ["p1", "p2"] }, { type: "RecordAgreement", on: earlier, terms: "x", signed: flag ? ["p1", "p2"] : ["p1"] }, { type: "ConfirmAgreement", party, on, channel: "paper" },
    { type: "RecordMediationFailure", on: earlier, ground: "x" }, { type: "ReopenMediation", reason: "x" }, { type: "ApplyForConfirmation", receivedOn: on, parties: ["p1", "p2"] }, { type: "AcceptConfirmation", on },
    { type: "DecideConfirmation", on, confirmed: flag, ground: "x" }, { type: "ReceiveFiling", receivedOn: earlier }, { type: "OrderCorrection", on, items: ["x"] }, { type: "ReceiveCorrections", on },
    { type: "File", on, procedure: flag ? "summary" : "ordinary" }, { type: "RefuseFiling", on, ground: "x" }, { type: "AssignCase", department: "civil-2", judge: "p-judge-1", panel: { kind: "sole" }, courtClerk: "p-court-clerk", on },
    { type: "Reassign", post: flag ? "judge" : "clerk", to: flag ? "p-judge-2" : "p-clerk-2", reason: "x" }, { type: "RequestRecusal", of: "p-judge-1", ground: "x" }, { type: "DecideRecusal", granted: flag, replacement: "p-judge-2" },
    { type: "ServeDocument", service: `s-${party}`, document: "complaint", party, method: flag ? "postal" : "personal", on }, { type: "ServeDocument", service: `j-${party}`, document: "judgment", party, method: "personal", on },
    { type: "ServeDocument", service: `a-${party}`, document: "appeal", party, method: "postal", on }, { type: "RecordService", service: `s-${party}`, delivered: flag, on: earlier }, { type: "RecordService", service: `j-${party}`, delivered: true, on },
    { type: "RecordService", service: `a-${party}`, delivered: true, on }, { type: "ReceiveDefence", party, on }, { type: "ForwardDefence", party, on }, { type: "OpenTrial", waivedBy: ["p2"] },
    { type: "ScheduleHearing", hearing: id, kind: "hearing", at: plusMs(at, (days + 5) * 86_400_000) }, { type: "HoldHearing", hearing: id, on }, { type: "Adjourn", hearing: id, to: `${id}x`, at: plusMs(at, (days + 20) * 86_400_000), ground: "other" },
    { type: "Convert", to: "ordinary", on: earlier, reason: "x" }, { type: "Pronounce", document: flag ? "judgment" : "ruling", on, inCourt: false }, { type: "Appeal", party, on, postedOn: earlier }, { type: "WithdrawAppeal", party, on },
    { type: "ReceiveAppealDefence", party, on }, { type: "ForwardAppeal", on }, { type: "RecordSecondInstance", filedOn: on }, { type: "RecordSecondOutcome", outcome: flag ? "upheld" : "remanded", on }, { type: "ConfirmEffective", on },
    { type: "ReopenTrial", filedOn: on, judge: "p-judge-4", panel: { ...panel, members: [...panel.members] } }, { type: "ApplyForEnforcement", party, receivedOn: on }, { type: "FileEnforcement", on, officer: "p-officer" }, { type: "SendEnforcementNotice", on },
    { type: "EndEnforcement", outcome: flag ? "completed" : "programme-ended", on, ground: "x" }, { type: "ResumeEnforcement", on, ground: "x" }, { type: "InterruptLimitation", on, ground: "x" },
    { type: "RequestExtension", request: id, clock, months: 1, reason: "x" }, { type: "DecideExtension", request: id, granted: flag }, { type: "RequestExclusion", request: id, clock, ground: "appraisal", from: earlier, expectedTo: plusDays(on, days), reason: "x", evidence: ["x"] },
    { type: "DecideExclusion", request: id, granted: true }, { type: "EndExclusion", clock, exclusion: id, on }, { type: "RaiseObjection", objection: id, party, clock, entry: id, text: "x", channel: "paper" }, { type: "AnswerObjection", objection: id, upheld: flag, text: "x" },
    { type: "ApplyForPreservation", preservation: id, kind: "urgent", party, at }, { type: "DecidePreservation", preservation: id, granted: flag, at }, { type: "MarkSpeciallySupervised", ground: "group-dispute" }, { type: "AskProgress" },
    { type: "AnswerProgress", text: "x" }, { type: "AddParty", id, role: "respondent", kind: "natural" }, { type: "RedactParty", party, ground: "x" }, { type: "Close", on, ground: "x" }, { type: "Archive", on },
  ];
}

const step = fc.record({
  pick: fc.nat(), by: fc.constantFrom(...persons), hours: fc.integer({ min: 1, max: 24 * 12 }),
  some: fc.record({ party: fc.constantFrom("p1", "p2"), days: fc.integer({ min: 0, max: 6 }), flag: fc.boolean(), id: fc.constantFrom("i1", "i2", "i3"), clock: fc.constantFrom("trial", "mediation", "enforcement", "trial#2") }),
});
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;
const starts = ["Registered", "Triaged", "Mediating", "Agreed", "FilingReview", "Filed", "Serving", "AwaitingDefence", "Trial", "Adjudicated", "Appealed", "SecondInstance", "Effective", "Enforcing", "Transferred"] as const;
const stories = Object.fromEntries(starts.map((status) => [status, disputeIn[status]()]));
const start = fc.constantFrom(...starts);

interface Lived { state: DisputeState; recorded: { event: DisputeEvent; meta: EventMeta }[]; accepted: Set<string> }

/** The first of the commands that somebody may give now, and who: whoever was drawn, if they may. */
function firstOpen(state: DisputeState, commands: readonly DisputeCommand[], drawn: string, at: Instant): { command: DisputeCommand; by: string } | undefined {
  for (const command of commands) {
    const by = [drawn, ...persons].find((person) => !isRejected(dispute.may(state, command.type, aContext({ court: disputeCourt, self: "d-1", at, by: person }))));
    if (by !== undefined) return { command, by };
  }
  return undefined;
}

/** Plays a history as the door does: what is due fires first, as of its own due time; then somebody acts. Mostly a command that is open, by somebody who may. */
function live(from: (typeof starts)[number], steps: readonly Step[], check: (before: DisputeState, after: DisputeState) => unknown): Lived {
  const story = stories[from];
  if (story === undefined) throw new Error(from);
  let { state } = story;
  let now = story.log.at(-1)?.meta.effectiveAt ?? morning("2026-03-02");
  const recorded: Lived["recorded"] = [];
  const accepted = new Set<string>();
  const decide = (command: DisputeCommand, by: string | undefined, at: Instant): boolean => {
    const context = aContext({ court: disputeCourt, self: "d-1", at, ...(by === undefined ? {} : { by }) });
    const refused = dispute.may(state, command.type, context);
    const outcome = dispute.decide(state, command, context);
    if (isRejected(refused)) expect(outcome).toEqual(refused);
    if (isRejected(outcome)) return false;
    const before = state;
    for (const event of outcome.events) {
      const meta: EventMeta = { seq: 1, effectiveAt: at, actor: by ?? "system" };
      recorded.push({ event, meta });
      state = dispute.evolve(state, event, meta);
    }
    check(before, state);
    return true;
  };
  let last = now;
  const fireDue = (until: Instant): void => {
    for (let alarm = dispute.nextAlarm(state); alarm !== undefined && alarm.at <= until; alarm = dispute.nextAlarm(state)) {
      expect(alarm.at >= last).toBe(true);
      last = alarm.at;
      expect(decide({ type: "FireAlarm", alarm }, undefined, alarm.at)).toBe(true);
      expect(dispute.nextAlarm(state)).not.toEqual(alarm);
    }
  };
  for (const one of steps) {
    now = plusMs(now, one.hours * 3_600_000);
    fireDue(now);
    last = now;
    const commands = commandsOn(civilDateOf(now), now, one.some);
    const first = one.pick % commands.length;
    const inTurn = [...commands.slice(first), ...commands.slice(0, first)];
    const chosen = one.pick % 7 === 0 ? { command: inTurn[0], by: one.by } : firstOpen(state, inTurn, one.by, now);
    if (chosen?.command !== undefined && decide(chosen.command, chosen.by, now)) accepted.add(chosen.command.type);
  }
  return { state, recorded, accepted };
}

const runs = { numRuns: 80, seed: 11 };

test("replaying the events gives the same state, also through JSON", () => {
  fc.assert(fc.property(start, fc.array(step, { maxLength: 30 }), (from, steps) => {
    const { state, recorded } = live(from, steps, () => undefined);
    const again = recorded.reduce((so, { event, meta }) => dispute.evolve(so, JSON.parse(JSON.stringify(event)) as DisputeEvent, meta), stories[from]?.state ?? dispute.initial);
    expect(again).toEqual(state);
    expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
  }), runs);
});

test("an overrun once on record stays, whatever is entered or decided later", () => {
  fc.assert(fc.property(start, fc.array(step, { maxLength: 30 }), (from, steps) => {
    live(from, steps, (before, after) => {
      if (before.status === "Unregistered" || after.status === "Unregistered") return;
      for (const clock of before.clocks) if (clock.lapsedOn !== undefined) expect(after.clocks.find((one) => one.id === clock.id)?.lapsedOn).toBe(clock.lapsedOn);
    });
  }), { ...runs, seed: 13 });
});

test("every clock's date is what its ledger says under its rule, and no clock is ever lost", () => {
  fc.assert(fc.property(start, fc.array(step, { maxLength: 30 }), (from, steps) => {
    const { state } = live(from, steps, (before, after) => {
      if (before.status !== "Unregistered" && after.status !== "Unregistered") expect(after.clocks.length).toBeGreaterThanOrEqual(before.clocks.length);
    });
    if (state.status === "Unregistered") return;
    expect(new Set(state.clocks.map((clock) => clock.id)).size).toBe(state.clocks.length);
    for (const clock of state.clocks) {
      const statement = statementOf(state, clock, disputeCourt);
      if (isRejected(statement)) throw new Error(`${clock.id}: ${statement.rejected}`);
      expect(statement.kind === "date" ? statement.dueOn : undefined).toBe(clock.dueOn);
    }
  }), { ...runs, seed: 17 });
});

test("nobody who mediated or opened the seal is ever on the panel, as clerk or assistant", () => {
  const triers = (one: Dispute): string[] => [one.staff.judge, one.staff.courtClerk, one.staff.assistant, ...(one.staff.panel?.kind === "collegial" ? [one.staff.panel.presiding, ...one.staff.panel.members] : [])].filter((id) => id !== undefined);
  fc.assert(fc.property(start, fc.array(step, { maxLength: 30 }), (from, steps) => {
    live(from, steps, (_before, after) => {
      if (after.status === "Unregistered") return;
      for (const id of triers(after)) expect(after.knowsTheSeal).not.toContain(id);
    });
  }), { ...runs, seed: 19 });
});

test("nothing is armed for a dispute that is over, and nothing waits for anybody", () => {
  fc.assert(fc.property(start, fc.array(step, { maxLength: 30 }), (from, steps) => {
    const { state } = live(from, steps, () => undefined);
    if (state.status !== "Closed" && state.status !== "Archived") return;
    expect(alarmsOf(state)).toEqual([]);
    expect(dispute.todos(state)).toEqual([]);
    expect(dispute.open(state)).toBe(false);
  }), { ...runs, seed: 23 });
});

test("the histories get far: commands of more than thirty-five kinds are accepted", () => {
  const accepted = new Set<string>();
  fc.assert(fc.property(start, fc.array(step, { minLength: 20, maxLength: 40 }), (from, steps) => {
    for (const type of live(from, steps, () => undefined).accepted) accepted.add(type);
  }), { numRuns: 60, seed: 29 });
  expect(disputeCommandTypes.filter((type) => accepted.has(type)).length).toBeGreaterThan(35);
});

test.each(starts)("two years in which nobody acts on a dispute %s: every alarm fires, once, and time only goes forward", (status) => {
  let state = disputeIn[status]().state;
  let last = "";
  const seen = new Set<string>();
  let fired = 0;
  for (let alarm = dispute.nextAlarm(state); alarm !== undefined && alarm.at < instantAt("2028-03-02", 0); alarm = dispute.nextAlarm(state)) {
    expect(alarm.at >= last).toBe(true);
    expect(seen.has(`${alarm.id} ${alarm.at}`)).toBe(false);
    seen.add(`${alarm.id} ${alarm.at}`);
    last = alarm.at;
    fired += 1;
    const outcome = dispute.decide(state, { type: "FireAlarm", alarm }, aContext({ court: disputeCourt, self: "d-1", at: alarm.at }));
    if (isRejected(outcome)) throw new Error(`${alarm.id}: ${outcome.rejected}`);
    for (const event of outcome.events) state = dispute.evolve(state, event, { seq: 1, effectiveAt: alarm.at, actor: "system" });
  }
  expect(fired).toBeLessThan(6000);
});

test("a registration gives an event for the dispute and one for each person, each with its own key", () => {
  expect(registered().last.map((event) => event.type)).toEqual(["Registered", "PartyAdded", "PartyAdded", "SummaryRecorded"]);
});
