import fc from "fast-check";
import { courtCommandTypes } from "../../domain/court/available-actions.ts";
import { court } from "../../domain/court/court.decider.ts";
import type { CourtCommand, CourtEvent, CourtLife } from "../../domain/court/court.ts";
import { isRejected } from "../../domain/decider.ts";
import { contextOf, demoCourt, evolved, morning } from "../builders/court-story.ts";

const people = Object.keys(demoCourt().persons).slice(0, 12).concat("p-nobody", "p-new-1", "p-new-2");
const person = fc.constantFrom(...people);
const department = fc.constantFrom("filing", "civil-2", "juvenile", "nowhere");
const date = fc.constantFrom("2026-03-02", "2026-03-09", "2026-06-30", "2026-02-30");
const roleList = fc.array(fc.constantFrom("clerk" as const, "judge" as const, "administrator" as const, "integration" as const), { maxLength: 2 });

/** Commands of every kind, good and bad, on a few people and departments so that they meet. */
const anyCommand: fc.Arbitrary<CourtCommand> = fc.oneof(
  fc.record({ type: fc.constant("Found" as const), name: fc.constant("法院"), administrator: fc.record({ id: person }) }),
  fc.record({ type: fc.constant("RegisterDepartment" as const), id: department, name: fc.string(), kind: fc.constant("trial" as const) }),
  fc.record({ type: fc.constant("ChangeDepartment" as const), id: department, name: fc.string({ maxLength: 4 }) }),
  fc.record({ type: fc.constant("CloseDepartment" as const), id: department }),
  fc.record({ type: fc.constant("RegisterPost" as const), id: fc.constantFrom("post-1", "civil-2-judge"), name: fc.constant("岗"), department }),
  fc.record({ type: fc.constant("ChangePost" as const), id: fc.constantFrom("post-1", "civil-2-judge"), department }),
  fc.record({ type: fc.constant("ClosePost" as const), id: fc.constantFrom("post-1", "civil-2-judge") }),
  fc.record({ type: fc.constant("RegisterPerson" as const), id: person, name: fc.constant("某"), department, roles: roleList }),
  fc.record({ type: fc.constant("ChangePerson" as const), id: person, email: fc.constantFrom("a@b.example", "no"), department }),
  fc.record({ type: fc.constant("RecordAbsence" as const), person, fromOn: date, untilOn: date }),
  fc.record({ type: fc.constant("CancelAbsence" as const), person, fromOn: date }),
  fc.record({ type: fc.constant("RegisterPartner" as const), id: fc.constant("partner"), name: fc.constantFrom("甲", "乙"), kind: fc.constant("committee" as const), tier: fc.constant("grassroots" as const) }),
  fc.record({ type: fc.constantFrom("AppointHead" as const, "AppointLeaderInCharge" as const), department, person }),
  fc.record({ type: fc.constant("AppointPresident" as const), person }),
  fc.record({ type: fc.constantFrom("GrantRoles" as const, "RevokeRoles" as const), person, roles: roleList }),
  fc.record({ type: fc.constant("Delegate" as const), id: fc.constantFrom("d-1", "d-2", "d-3"), principal: person, delegate: person, fromOn: date, untilOn: date }),
  fc.record({ type: fc.constant("RevokeDelegation" as const), id: fc.constantFrom("d-1", "d-2", "d-3") }),
  fc.record({ type: fc.constant("ConfirmLeaver" as const), person, leftOn: date, open: fc.constant({}) }),
  fc.record({ type: fc.constant("SetProcess" as const), id: fc.constantFrom("new-v1", "bad"), name: fc.constant("流程"), steps: fc.constant<string[]>(["一"]) }),
  fc.record({ type: fc.constant("SetNumberFormat" as const), series: fc.constant("letters"), format: fc.constantFrom("{year}-{number}", "x") }),
  fc.record({ type: fc.constant("SetDutyWords" as const), version: fc.constantFrom("v2", "v3"), forbidden: fc.constant<string[]>([]), counting: fc.constant<string[]>([]) }),
  fc.record({ type: fc.constant("SetClock" as const), scale: fc.constantFrom(0, 1, 60) }),
  fc.record({ type: fc.constant("RedactPerson" as const), person, ground: fc.constantFrom("", "申请") }),
);

test("property: whatever is sent, what may refuses decide refuses, states stay plain JSON and replaying the events gives the same state", () => {
  fc.assert(
    fc.property(fc.array(anyCommand, { maxLength: 25 }), fc.boolean(), (commands, founded) => {
      const start: CourtLife = founded ? demoCourt() : court.initial;
      const before = JSON.stringify(start);
      let state = start;
      const events: CourtEvent[] = [];
      for (const command of commands) {
        const at = contextOf(state);
        const outcome = court.decide(state, command, at);
        if (isRejected(court.may(state, command.type, at))) expect(isRejected(outcome)).toBe(true);
        if (isRejected(outcome)) continue;
        expect(JSON.parse(JSON.stringify(outcome.events))).toStrictEqual(outcome.events);
        events.push(...outcome.events);
        state = evolved(state, outcome.events);
        expect(Object.values(state.persons).some((one) => one.status === "active" && one.roles.includes("administrator"))).toBe(true);
      }
      expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state);
      expect(evolved(start, JSON.parse(JSON.stringify(events)) as CourtEvent[])).toStrictEqual(state);
      expect(JSON.stringify(start)).toBe(before);
    }),
    { seed: 20260302, numRuns: 200 },
  );
});

test("property: firing the court's alarms one after the other always changes the next one, and in time order", () => {
  const delegations = fc.array(fc.record({ principal: person, delegate: person, days: fc.integer({ min: 1, max: 28 }) }), { maxLength: 10 });
  fc.assert(
    fc.property(delegations, (given) => {
      let state = demoCourt();
      given.forEach(({ principal, delegate, days }, index) => {
        const outcome = court.decide(state, { type: "Delegate", id: `d-${index}`, principal, delegate, fromOn: "2026-04-01", untilOn: `2026-04-${String(days).padStart(2, "0")}` }, contextOf(state));
        if (!isRejected(outcome)) state = evolved(state, outcome.events);
      });
      let last = "";
      for (let alarm = court.nextAlarm(state); alarm !== undefined; alarm = court.nextAlarm(state)) {
        expect(alarm.at >= last).toBe(true);
        const outcome = court.decide(state, { type: "FireAlarm", alarm }, contextOf(state, { id: "system" }, alarm.at));
        if (isRejected(outcome)) throw new Error(outcome.rejected);
        state = evolved(state, outcome.events, alarm.at, "system");
        expect(court.nextAlarm(state)?.id).not.toBe(alarm.id);
        last = alarm.at;
      }
    }),
    { seed: 20260302, numRuns: 100 },
  );
});

test("every command type is offered once, and the court's stream stays open on its own clock once founded", () => {
  expect(new Set(courtCommandTypes).size).toBe(courtCommandTypes.length);
  expect([court.open(court.initial), court.open(demoCourt())]).toEqual([false, true]);
  expect(court.clock(demoCourt(), "court")).toBe("court");
  expect(court.nextAlarm(demoCourt())).toBeUndefined();
});

test("a delegation is told to both people when it is given, revoked and over", () => {
  const state = demoCourt();
  const events: CourtEvent[] = [{ type: "Delegated", id: "d-1", principal: "p-civil2-head", delegate: "p-civil2-judge-1", fromOn: "2026-03-09", untilOn: "2026-03-20" }, { type: "DelegationEnded", id: "d-1" }];
  const then = evolved(state, events, morning);
  expect(events.flatMap((event) => court.notices(event, then)).map((notice) => [notice.template, notice.to])).toEqual([
    ["delegation-granted", ["p-civil2-judge-1", "p-civil2-head"]],
    ["delegation-ended", ["p-civil2-judge-1", "p-civil2-head"]],
  ]);
});
