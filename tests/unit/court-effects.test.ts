import { authorityActions } from "../../domain/authority/catalogue.ts";
import { calendarAdopters } from "../../ledger/queries/adopters.ts";
import { noticeText } from "../../contracts/notices/notice-text.ts";
import { attemptsUntilNoted, failureReason } from "../../activities/effect-failure.ts";
import { PermanentFailure } from "../../activities/perform-effects.ts";
import { defaultLadder } from "../../domain/escalation/ladder.ts";
import { announcedCalendar } from "../../domain/calendar/china-calendar.ts";
import { court } from "../../domain/court/court.decider.ts";
import type { CourtCommand, CourtEvent, CourtLife } from "../../domain/court/court.ts";
import { after, contextOf, decided, demoCourt, evolved, morning, verdictOf } from "../builders/court-story.ts";

const system = { id: "system" };
const effect = "w-1/3/sendMail/0";
const failure: CourtCommand = { type: "NoteEffectFailed", effect, kind: "sendMail", reason: "PermanentFailure 550", attempts: 1 };
const failed = (): CourtLife => after(demoCourt(), [failure], system);

function effectsOf(command: CourtCommand): unknown[] {
  const events = decided(demoCourt(), command);
  if (!Array.isArray(events)) throw new Error(events.rejected);
  return events.flatMap((event) => court.effects(event, evolved(demoCourt(), [event])));
}

describe("new versions", () => {
  test("a new calendar has a job that brings it to what is open", () => {
    expect(effectsOf({ type: "SetCalendar", table: { ...announcedCalendar, version: "cn-2026.9" } })).toEqual([{ kind: "adoptCalendar", payload: { calendar: "cn-2026.9" } }]);
  });
  test("a new ladder has a job for the priorities it was set for", () => {
    expect(effectsOf({ type: "SetLadder", version: "strict-1", priorities: ["A", "B"], rungs: defaultLadder.rungs })).toEqual([{ kind: "adoptLadder", payload: { ladder: "strict-1", priorities: ["A", "B"] } }]);
  });
  test("no other setting has a job, nor has the founding", () => {
    const events: CourtEvent[] = [{ type: "ClockSet", clock: demoCourt().clock }, { type: "EffectFailed", effect, kind: "sendMail", reason: "Error", attempts: 8 }, { type: "EffectRetried", effect }];
    for (const event of events) expect(court.effects(event, demoCourt())).toEqual([]);
  });
});

describe("failed effects", () => {
  test("only the system notes a failure", () => {
    expect(verdictOf(decided(demoCourt(), failure, { id: "p-admin" }))).toBe("OnlyTheSystem");
    expect(verdictOf(decided(demoCourt(), failure, system))).toBe("accepted");
  });
  test("a failure is told to every administrator in office and to nobody else", () => {
    const state = after(demoCourt(), [{ type: "GrantRoles", person: "p-office-clerk-1", roles: ["administrator"] }]);
    const [event] = decided(state, failure, system) as CourtEvent[];
    const notices = court.notices(event!, evolved(state, [event!]));
    expect(notices).toEqual([{ to: ["p-admin", "p-office-clerk-1"], template: "effect-failed", params: { effect, kind: "sendMail", reason: "PermanentFailure 550", attempts: 1 } }]);
    const [notice] = notices;
    expect(noticeText(notice!.template, notice!.params, "zh-CN", (id) => id).body).toContain(effect);
    expect(noticeText(notice!.template, notice!.params, "en", (id) => id).body).toContain("in 1 attempt(s)");
  });
  test("a failed effect may be tried again once; then it must have failed again", () => {
    const retry: CourtCommand = { type: "RetryEffect", effect };
    const state = after(failed(), [retry]);
    expect(verdictOf(decided(state, retry))).toBe("NoEffectFailed");
    const again = after(state, [{ ...failure, attempts: 8 }], system);
    expect(again.failedEffects).toEqual([{ effect, kind: "sendMail", reason: "PermanentFailure 550", attempts: 8, failedAt: morning }]);
    expect(verdictOf(decided(again, retry))).toBe("accepted");
  });
  test("an effect that has not failed is not tried again", () => {
    expect(verdictOf(decided(failed(), { type: "RetryEffect", effect: "w-1/3/sendMail/1" }))).toBe("EffectNotFailed");
  });
  test("retrying is offered only while something has failed", () => {
    expect(court.may(demoCourt(), "RetryEffect", contextOf(demoCourt()))).toEqual({ rejected: "NoEffectFailed" });
    expect(court.may(failed(), "RetryEffect", contextOf(failed()))).toEqual({ allowed: true });
  });
  test("a second failure of the same effect replaces the first, and the thousand newest are kept", () => {
    const twice = evolved(failed(), [{ type: "EffectFailed", effect, kind: "sendMail", reason: "Error", attempts: 8 }]);
    expect(twice.failedEffects).toHaveLength(1);
    const many = evolved(twice, Array.from({ length: 1_000 }, (_, index): CourtEvent => ({ type: "EffectFailed", effect: `w-2/${index}/sendMail/0`, kind: "sendMail", reason: "Error", attempts: 8 })));
    expect(many.failedEffects).toHaveLength(1_000);
    expect(many.failedEffects?.some((one) => one.effect === effect)).toBe(false);
  });
});

describe("the reason of a failure", () => {
  test("keeps codes and no text that a server or receiver may have filled with names", () => {
    expect(failureReason(new PermanentFailure("Can't send mail - all recipients were rejected: 550 5.1.1 王法官 wang@court.example unknown"))).toBe("PermanentFailure 550 5.1.1");
    expect(failureReason(new Error("the receiver could not be reached (ECONNREFUSED)"))).toBe("Error ECONNREFUSED");
    expect(failureReason(Object.assign(new TypeError("x"), { code: "ERR_INVALID_URL" }))).toBe("TypeError ERR_INVALID_URL");
    expect(failureReason("王法官")).toBe("Error");
  });
  test("an effect is taken to keep failing after eight attempts", () => expect(attemptsUntilNoted).toBe(8));
});

test("whatever kind of stream may adopt a calendar is reached by the job that recomputes, and none besides", () => {
  const mayAdopt = [...authorityActions].flatMap((action) => (action.endsWith(".AdoptCalendar") ? [action.split(".")[0]] : []));
  expect(mayAdopt.sort()).toEqual([...calendarAdopters].sort());
});
