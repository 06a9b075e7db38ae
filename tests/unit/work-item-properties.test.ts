import fc from "fast-check";
import { isRejected } from "../../domain/decider.ts";
import type { EventMeta } from "../../domain/decider.ts";
import { instantAt, plusMs } from "../../domain/time.ts";
import type { Instant } from "../../domain/time.ts";
import { alarmsOf } from "../../domain/work-item/work-item.alarms.ts";
import { workItem } from "../../domain/work-item/work-item.decider.ts";
import type { WorkItemCommand, WorkItemEvent, WorkItemState } from "../../domain/work-item/work-item.ts";
import { aContext, aRegistration, anAssignedItem, anItemInProgress, anUnassignedItem, byHand, Story } from "../builders/work-item.ts";
import type { Acting } from "../builders/work-item.ts";

const persons = ["p-judge-1", "p-judge-2", "p-judge-3", "p-clerk-1", "p-clerk-2", "p-head", "p-office-head", "p-lead", "p-leader", "p-president"];
const dates = fc.integer({ min: 0, max: 300 }).map((days) => new Date(Date.UTC(2026, 2, 2) + days * 86_400_000).toISOString().slice(0, 10));
const duty = fc.record({ department: fc.constantFrom("civil-2", "office"), responsible: fc.constantFrom(...persons), supervisor: fc.constantFrom("p-clerk-1", "p-clerk-2"), coOrganisers: fc.constant<string[]>([]) });
const due = fc.oneof(dates.map((on) => ({ on })), fc.integer({ min: 1, max: 40 }).map((workingDays) => ({ workingDays, after: "start" })), fc.integer({ min: 1, max: 3 }).map((months) => ({ months, after: "start" })));
const text = fc.constantFrom("情况", "");

const command: fc.Arbitrary<WorkItemCommand> = fc.oneof(
  duty.map((one): WorkItemCommand => ({ type: "Assign", duty: one })),
  fc.constantFrom<WorkItemCommand>({ type: "Accept" }, { type: "Accept" }, { type: "Decline", reason: "x" }, { type: "Resume" }, { type: "ResumeByCampaign" }, { type: "SignOff" }, { type: "SignOff" }),
  text.map((summary): WorkItemCommand => ({ type: "Report", summary })),
  fc.constant<WorkItemCommand>({ type: "SubmitForSignOff", summary: "x", evidence: [{ name: "需求清单" }] }),
  fc.integer({ min: 0, max: 9 }).map((amount): WorkItemCommand => ({ type: "RequestExtension", amount, reason: "x" })),
  fc.boolean().map((granted): WorkItemCommand => ({ type: "DecideExtension", granted })),
  fc.boolean().map((granted): WorkItemCommand => ({ type: "DecideSuspension", granted })),
  dates.map((expectedEndOn): WorkItemCommand => ({ type: "Suspend", ground: "x", expectedEndOn })),
  dates.map((expectedEndOn): WorkItemCommand => ({ type: "SuspendByCampaign", ground: "x", expectedEndOn })),
  text.map((reason): WorkItemCommand => ({ type: "Return", reason })),
  fc.constantFrom(...persons).map((person): WorkItemCommand => ({ type: "AskCoSign", persons: [person] })),
  fc.constant<WorkItemCommand>({ type: "CoSign", opinion: "agree" }),
  fc.constantFrom(...persons).map((responsible): WorkItemCommand => ({ type: "Reassign", department: "civil-2", responsible, reason: "x" })),
  fc.tuple(fc.constantFrom(...persons), dates).map(([to, untilOn]): WorkItemCommand => ({ type: "Delegate", to, untilOn })),
  dates.map((replyByOn): WorkItemCommand => ({ type: "IssueNotice", text: "x", replyByOn })),
  fc.constant<WorkItemCommand>({ type: "ReplyToNotice", number: "（2026）督字第12号", text: "x" }),
  due.map((one): WorkItemCommand => ({ type: "Reopen", reason: "x", due: one })),
  fc.tuple(fc.constantFrom(30 as const, 60 as const, 90 as const), fc.boolean()).map(([day, passed]): WorkItemCommand => ({ type: "RecordCheck", day, passed })),
  due.map((one): WorkItemCommand => ({ type: "Amend", due: one })),
  fc.constant<WorkItemCommand>({ type: "CarryOver", ground: "x" }),
  fc.constant<WorkItemCommand>({ type: "ReachAnchor", anchor: "start", on: "2026-03-05" }),
);
const systemOnly = new Set(["ResumeByCampaign", "SuspendByCampaign", "Amend", "CarryOver", "ReachAnchor"]);

const step = fc.record({ command, by: fc.constantFrom(...persons), hours: fc.integer({ min: 1, max: 24 * 14 }) });
const start = fc.constantFrom(anAssignedItem({ report: "weekly" }), anItemInProgress({ report: "daily" }), anUnassignedItem());

function metaOf(at: Instant, acting: Acting): EventMeta {
  return { seq: 1, effectiveAt: at, actor: acting.by ?? "system" };
}

interface Recorded { event: WorkItemEvent; meta: EventMeta }

/** Mostly somebody who may, so that histories get far; now and then anybody. */
function someone(state: WorkItemState, one: { command: WorkItemCommand; by: string; hours: number }, at: Instant): string {
  const entitled = persons.filter((by) => !isRejected(workItem.may(state, one.command.type, aContext({ by, at }))));
  return one.hours % 5 === 0 ? one.by : (entitled[one.hours % Math.max(1, entitled.length)] ?? one.by);
}

/** Plays a year as the door does: what is due fires first, as of its own due time; then the person acts. */
function live(from: WorkItemState, steps: { command: WorkItemCommand; by: string; hours: number }[], check: (before: WorkItemState, after: WorkItemState, at: Instant) => unknown): { state: WorkItemState; recorded: Recorded[] } {
  let state = from;
  let now = "2026-03-02T02:30:00.000Z";
  const recorded: Recorded[] = [];
  const decide = (one: WorkItemCommand, acting: Acting, at: Instant): boolean => {
    const outcome = workItem.decide(state, one, aContext({ ...acting, at }));
    if (isRejected(outcome)) return false;
    for (const event of outcome.events) {
      const meta = metaOf(at, acting);
      recorded.push({ event, meta });
      state = workItem.evolve(state, event, meta);
    }
    return true;
  };
  const fireDue = (): void => {
    for (let alarm = workItem.nextAlarm(state); alarm !== undefined && alarm.at <= now; alarm = workItem.nextAlarm(state)) {
      const before = state;
      expect(decide({ type: "FireAlarm", alarm }, {}, alarm.at)).toBe(true);
      expect(workItem.nextAlarm(state)).not.toEqual(alarm);
      check(before, state, alarm.at);
    }
  };
  for (const one of steps) {
    now = plusMs(now, one.hours * 3_600_000);
    fireDue();
    const acting = systemOnly.has(one.command.type) ? {} : { by: someone(state, one, now) };
    const context = aContext({ ...acting, at: now });
    const permitted = workItem.may(state, one.command.type, context);
    if (isRejected(permitted)) expect(workItem.decide(state, one.command, context)).toEqual(permitted);
    const before = state;
    if (decide(one.command, acting, now)) check(before, state, now);
  }
  return { state, recorded };
}

test("the histories below reach every state", () => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(start, fc.array(step, { minLength: 15, maxLength: 40 }), (story, steps) => {
      live(story.state, steps, (_before, after) => reached.add(after.status));
    }),
    { numRuns: 200, seed: 5 },
  );
  expect([...reached].sort()).toEqual(["Assigned", "InProgress", "Registered", "SignedOff", "SubmittedForSignOff", "Suspended"]);
});

test("replaying the events gives the same state, and states and events survive JSON", () => {
  fc.assert(
    fc.property(start, fc.array(step, { maxLength: 25 }), (story, steps) => {
      const { state, recorded } = live(story.state, steps, () => undefined);
      const stored = recorded.map((one) => JSON.parse(JSON.stringify(one)) as Recorded);
      expect(stored).toStrictEqual(recorded);
      const reread = JSON.parse(JSON.stringify(story.state)) as WorkItemState;
      expect(stored.reduce((so, { event, meta }) => workItem.evolve(so, event, meta), reread)).toStrictEqual(state);
      expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
    }),
    { numRuns: 300, seed: 7 },
  );
});

test("firing an alarm always changes the next one, and no alarm is armed in the past", () => {
  fc.assert(
    fc.property(start, fc.array(step, { maxLength: 25 }), (story, steps) => {
      live(story.state, steps, (before, after, at) => {
        const known = new Set(alarmsOf(before).map((alarm) => `${alarm.id} ${alarm.at}`));
        for (const alarm of alarmsOf(after)) if (!known.has(`${alarm.id} ${alarm.at}`)) expect(alarm.at >= at).toBe(true);
      });
    }),
    { numRuns: 300, seed: 11 },
  );
});

test("red days never overlap, never shrink, and count every day once", () => {
  fc.assert(
    fc.property(start, fc.array(step, { maxLength: 25 }), (story, steps) => {
      live(story.state, steps, (before, after) => {
        if (before.status === "Unregistered" || after.status === "Unregistered") return;
        expect(after.overdueDays).toBeGreaterThanOrEqual(before.overdueDays);
        for (const [index, span] of after.redSpans.entries()) {
          expect(span.fromOn <= span.untilOn).toBe(true);
          if (index > 0) expect(span.fromOn > (after.redSpans[index - 1]?.untilOn ?? "")).toBe(true);
        }
      });
    }),
    { numRuns: 300, seed: 13 },
  );
});

test("nobody signs off what they carry, whatever happened before", () => {
  fc.assert(
    fc.property(start, fc.array(step, { maxLength: 25 }), (story, steps) => {
      live(story.state, steps, (_before, after) => {
        if (after.status !== "SubmittedForSignOff") return;
        const { interested } = workItem.subject(after);
        for (const todo of workItem.todos(after)) if (todo.step === "sign-off") expect(interested).not.toContain(todo.owner);
      });
    }),
    { numRuns: 300, seed: 17 },
  );
});

test.each([
  ["accepted and left alone", anItemInProgress({ report: "weekly" })],
  ["never accepted", anAssignedItem({ report: "monthly" })],
  ["never assigned", anUnassignedItem()],
  ["by hand, long overdue", new Story(workItem.initial).after({ type: "Register", ...byHand({ due: { on: "2025-12-31" } }) }, { by: "p-clerk-1" })],
])("a year in which nobody acts: every alarm fires once and time only goes forward (%s)", (_name, story) => {
  let { state } = story;
  let last = "";
  const seen = new Set<string>();
  let fired = 0;
  for (let alarm = workItem.nextAlarm(state); alarm !== undefined && alarm.at < instantAt("2027-03-02", 0); alarm = workItem.nextAlarm(state)) {
    expect(alarm.at >= last).toBe(true);
    expect(seen.has(`${alarm.id} ${alarm.at}`)).toBe(false);
    seen.add(`${alarm.id} ${alarm.at}`);
    last = alarm.at;
    fired += 1;
    const outcome = workItem.decide(state, { type: "FireAlarm", alarm }, aContext({ at: alarm.at, nextNumber: fired }));
    if (isRejected(outcome)) throw new Error(outcome.rejected);
    for (const event of outcome.events) state = workItem.evolve(state, event, metaOf(alarm.at, {}));
  }
  expect(fired).toBeGreaterThan(40);
  expect(fired).toBeLessThan(600);
});

test("every event of a registration has a state it leads to", () => {
  const outcome = workItem.decide(workItem.initial, { type: "Register", ...aRegistration() }, aContext());
  expect(isRejected(outcome) ? [] : outcome.events.map((event) => event.type)).toEqual(["Registered", "Assigned"]);
});
