import fc from "fast-check";
import { authorise } from "../../domain/authority/authorise.ts";
import { court } from "../../domain/court/court.decider.ts";
import { courtView } from "../../domain/court/court-view.ts";
import type { CourtCommand, CourtLife, Delegation, OpenSubject } from "../../domain/court/court.ts";
import { delegationCycle } from "../../domain/court/delegation.ts";
import { plusDays, type CivilDate } from "../../domain/time.ts";
import { after, decided, demoCourt, verdictOf } from "../builders/court-story.ts";

const principal = "p-civil2-head";
const proposal = (change: Partial<Extract<CourtCommand, { type: "Delegate" }>> = {}): CourtCommand => ({
  type: "Delegate", id: "d-1", principal, delegate: "p-civil2-judge-1", fromOn: "2026-03-09", untilOn: "2026-03-20", ...change,
});
const refused = (command: CourtCommand, actor = { id: principal }, state: CourtLife = demoCourt()): string => verdictOf(decided(state, command, actor));

test("a person delegates for themselves, an administrator for anyone, nobody else", () => {
  expect(refused(proposal())).toBe("accepted");
  expect(refused(proposal(), { id: "p-admin" })).toBe("accepted");
  expect(refused(proposal(), { id: "p-civil2-judge-1" })).toBe("NotEntitled");
});
test("a delegate does not delegate further in the principal's name", () => {
  expect(verdictOf(decided(demoCourt(), proposal(), { id: "p-civil2-judge-1", onBehalfOf: principal }))).toBe("SubDelegation");
});
test("a delegation is dated, bounded by a year, and not over before it begins", () => {
  expect(refused(proposal({ untilOn: "2026-03-08" }))).toBe("DelegationEndsTooEarly");
  expect(refused(proposal({ fromOn: "2026-02-01", untilOn: "2026-03-01" }))).toBe("DelegationEndsTooEarly");
  expect(refused(proposal({ untilOn: "2027-03-09" }))).toBe("accepted");
  expect(refused(proposal({ untilOn: "2027-03-10" }))).toBe("DelegationTooLong");
  expect(refused(proposal({ untilOn: "2026-02-30" }))).toBe("InvalidDate");
});
test("both are active and two different people", () => {
  expect(refused(proposal({ delegate: principal }))).toBe("DelegateIsPrincipal");
  expect(refused(proposal({ delegate: "p-nobody" }))).toBe("UnknownPerson");
  const left = after(demoCourt(), [{ type: "ConfirmLeaver", person: "p-civil2-judge-1", leftOn: "2026-03-02", open: {} }]);
  expect(refused(proposal(), { id: principal }, left)).toBe("PersonInactive");
});
test("what is delegated are actions of the catalogue", () => {
  expect(refused(proposal({ actions: ["work-item.DecideEverything"] }))).toBe("UnknownAction");
  expect(refused(proposal({ actions: [] }))).toBe("NoActions");
});
test("a delegation that would make signer = responsible is refused, unless it leaves signing out", () => {
  const open: OpenSubject[] = [{ stream: "i-1", kind: "work-item", subject: { departments: ["civil-2"], own: ["p-civil2-judge-1"], campaign: [], supervisors: [principal], interested: ["p-civil2-judge-1"] } }];
  expect(decided(demoCourt(), proposal({ open }), { id: principal })).toMatchObject({ rejected: "SignerIsInterested", details: { conflicts: [{ stream: "i-1" }] } });
  expect(refused(proposal({ open, actions: ["work-item.Urge"] }))).toBe("accepted");
});
test("only signing that the entity's own kind knows counts: everyone may counter-sign a campaign, and no item has that", () => {
  const stranger = { departments: ["criminal"], own: ["p-civil2-judge-1"], campaign: [], supervisors: [], interested: ["p-civil2-judge-1"] };
  expect(refused(proposal({ open: [{ stream: "i-1", kind: "work-item", subject: stranger }] }))).toBe("accepted");
  const drafted: OpenSubject[] = [{ stream: "c-1", kind: "campaign", subject: stranger }];
  expect(decided(demoCourt(), proposal({ open: drafted }), { id: principal })).toMatchObject({ rejected: "SignerIsInterested", details: { conflicts: [{ stream: "c-1", actions: ["campaign.CounterSign"] }] } });
});
test("two delegations back and forth are a circle only where their dates overlap", () => {
  const state = after(demoCourt(), [proposal()]);
  const back = (fromOn: CivilDate, untilOn: CivilDate): string =>
    refused({ type: "Delegate", id: "d-2", principal: "p-civil2-judge-1", delegate: principal, fromOn, untilOn }, { id: "p-civil2-judge-1" }, state);
  expect(back("2026-03-20", "2026-03-25")).toBe("DelegationCycle");
  expect(back("2026-03-21", "2026-03-25")).toBe("accepted");
});
test("a delegation ends by itself at 24:00 of its last day, once, and leaves the next one armed", () => {
  const state = after(demoCourt(), [proposal(), proposal({ id: "d-2", untilOn: "2026-03-25" })]);
  const alarm = court.nextAlarm(state);
  expect(alarm).toEqual({ id: "delegation-end:d-1", kind: "delegation-end", at: "2026-03-20T16:00:00.000Z" });
  if (alarm === undefined) throw new Error("no alarm");
  const later = after(state, [{ type: "FireAlarm", alarm }], { id: "system" }, alarm.at);
  expect(later.delegations["d-1"]?.endedAt).toBe(alarm.at);
  expect(court.nextAlarm(later)?.id).toBe("delegation-end:d-2");
  expect(verdictOf(decided(later, { type: "FireAlarm", alarm }, { id: "system" }, alarm.at))).toBe("AlarmNotArmed");
});
test("an alarm that failed is passed over", () => {
  const state = after(demoCourt(), [proposal()]);
  const passed = court.evolve(state, { type: "AlarmFailed", alarm: "delegation-end:d-1", reason: "defect" }, { seq: 9, effectiveAt: "2026-03-20T16:00:00.000Z", actor: "system" });
  expect(court.nextAlarm(passed)).toBeUndefined();
});
test("only time fires alarms", () => {
  expect(refused({ type: "FireAlarm", alarm: { id: "delegation-end:d-1", kind: "delegation-end", at: "2026-03-20T16:00:00.000Z" } })).toBe("OnlyTimeFiresAlarms");
});
test("principal, delegate and administrator may end it early, others not; it ends once", () => {
  const state = after(demoCourt(), [proposal()]);
  const by = (id: string): string => refused({ type: "RevokeDelegation", id: "d-1" }, { id }, state);
  expect([principal, "p-civil2-judge-1", "p-admin", "p-civil2-judge-2"].map(by)).toEqual(["accepted", "accepted", "accepted", "NotEntitled"]);
  expect(refused({ type: "RevokeDelegation", id: "d-1" }, { id: principal }, after(state, [{ type: "RevokeDelegation", id: "d-1" }]))).toBe("DelegationOver");
});
test("a delegate acts from 00:00 of the first day to 24:00 of the last, and not once it is revoked", () => {
  const state = after(demoCourt(), [proposal({ actions: ["work-item.Urge"] })]);
  const acting = (at: string, given: CourtLife = state, action = "work-item.Urge"): string[] => courtView(given).principalsOf("p-civil2-judge-1", action, at);
  expect(acting("2026-03-08T15:59:59.999Z")).toEqual([]);
  expect(acting("2026-03-08T16:00:00.000Z")).toEqual([principal]);
  expect(acting("2026-03-20T15:59:59.999Z")).toEqual([principal]);
  expect(acting("2026-03-20T16:00:00.000Z")).toEqual([]);
  expect(acting("2026-03-10T00:00:00.000Z", state, "work-item.SignOff")).toEqual([]);
  const revoked = after(state, [{ type: "RevokeDelegation", id: "d-1" }], { id: "p-admin" }, "2026-03-11T00:00:00.000Z");
  expect(acting("2026-03-10T23:59:59.999Z", revoked)).toEqual([principal]);
  expect(acting("2026-03-11T00:00:00.000Z", revoked)).toEqual([]);
});
test("where the delegate leaves, the delegation ends or goes on with the successor", () => {
  const state = after(demoCourt(), [proposal()]);
  const leave = (successor: string): CourtLife => after(state, [{ type: "ConfirmLeaver", person: "p-civil2-judge-1", leftOn: "2026-03-02", open: { delegations: [{ id: "d-1", successor }] } }]);
  expect(Object.values(leave("ended").delegations).filter((one) => one.revokedAt === undefined)).toEqual([]);
  expect(leave("p-civil2-judge-2").delegations["d-1-p-civil2-judge-2"]).toMatchObject({ principal, delegate: "p-civil2-judge-2", untilOn: "2026-03-20" });
});
test("the delegate has the principal's rights and no more, with both names on the verdict", () => {
  const court_ = courtView(after(demoCourt(), [proposal()]));
  const subject = { departments: ["civil-2"], own: [], campaign: [], supervisors: [], interested: [] };
  const at = "2026-03-10T01:00:00.000Z";
  expect(authorise(court_, { id: "p-civil2-judge-1", onBehalfOf: principal }, "work-item.Reassign", subject, at)).toMatchObject({ granted: true, as: principal });
  expect(authorise(court_, { id: "p-civil2-judge-1" }, "work-item.Reassign", subject, at)).toMatchObject({ refused: true, reason: "NotGranted" });
  expect(authorise(court_, { id: "p-civil2-judge-1", onBehalfOf: "p-president" }, "work-item.Reassign", subject, at)).toMatchObject({ refused: true, reason: "NotGranted" });
});

const people = ["a", "b", "c", "d", "e"];
const aDelegation = fc.record({ principal: fc.constantFrom(...people), delegate: fc.constantFrom(...people), start: fc.integer({ min: 0, max: 12 }), length: fc.integer({ min: 0, max: 6 }) }).filter((one) => one.principal !== one.delegate);
/** Plain and slow: on each day, is there a way along the delegations of that day from a person back to themselves? */
function hasCircleOnSomeDay(delegations: Delegation[]): boolean {
  return Array.from({ length: 20 }, (_, day) => plusDays("2026-03-01", day)).some((on) => {
    const live = delegations.filter((one) => one.fromOn <= on && on <= one.untilOn);
    return people.some((from) => {
      const reached = new Set<string>();
      const walk = (person: string): void => {
        for (const one of live.filter((each) => each.principal === person && !reached.has(each.delegate))) {
          reached.add(one.delegate);
          walk(one.delegate);
        }
      };
      walk(from);
      return reached.has(from);
    });
  });
}
test("property: delegations accepted one after the other never form a circle, and one is refused only for a circle it would close", () => {
  fc.assert(
    fc.property(fc.array(aDelegation, { maxLength: 14 }), (given) => {
      const accepted: Delegation[] = [];
      given.forEach(({ principal: from, delegate, start, length }, index) => {
        const one = { id: `d-${index}`, principal: from, delegate, fromOn: plusDays("2026-03-01", start), untilOn: plusDays("2026-03-01", start + length) };
        const closes = delegationCycle(accepted, one) !== undefined;
        expect(closes).toBe(hasCircleOnSomeDay([...accepted, one]));
        if (!closes) accepted.push(one);
      });
    }),
    { seed: 20260302, numRuns: 300 },
  );
});
