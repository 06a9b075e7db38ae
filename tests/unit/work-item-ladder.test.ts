import { progressOf } from "../../domain/work-item/progress.ts";
import type { WorkItemCommand, WorkItemEvent } from "../../domain/work-item/work-item.ts";
import { workItem } from "../../domain/work-item/work-item.decider.ts";
import { inShanghai } from "../../domain/time.ts";
import { aCourt, aCourtState, aCourtWhere } from "../builders/court.ts";
import { Story, aContext, aRegistration, aSubmittedItem, anAssignedItem, anItemInProgress, byHand, morning, play, submission } from "../builders/work-item.ts";

type Fired = Extract<WorkItemEvent, { type: "RungFired" }>;

function rungs(story: Story): Fired[] {
  return story.last.filter((event) => event.type === "RungFired");
}

function reached(story: Story): [string, string[]][] {
  return rungs(story).map((event) => [event.rung, event.to]);
}

test("the ladder climbs from the person to the president, each rung once, in working hours", () => {
  const story = anItemInProgress().until(morning("2026-04-08")); // T 2026-03-30, 04-06 is a holiday
  expect(reached(story)).toEqual([
    ["T-7wd", ["p-judge-1"]],
    ["T-3wd", ["p-judge-1", "p-clerk-1"]],
    ["T-1wd", ["p-judge-1", "p-clerk-1", "p-head"]],
    ["T+1wd", ["p-lead"]],
    ["T+3wd", ["p-leader"]],
    ["T+5wd", ["p-president"]],
  ]);
  expect(story.item.rungsFired.map((fired) => inShanghai(fired.at).slice(0, 16))).toEqual(["2026-03-19T09:00", "2026-03-25T09:00", "2026-03-27T09:00", "2026-03-31T09:00", "2026-04-02T09:00", "2026-04-07T09:00"]);
});

test("T+5wd issues a numbered 督办单 to be answered, and repeats every week until something stops it", () => {
  const story = anItemInProgress().until(morning("2026-04-22"));
  expect(story.item.notices.map((notice) => [notice.number, notice.rung])).toEqual([["（2026）督字第12号", "T+5wd"], ["（2026）督字第12号", "T+5wd"], ["（2026）督字第12号", "T+5wd"]]);
  expect(rungs(story).filter((event) => event.rung === "T+5wd").map((event) => event.occurrence)).toEqual([0, 1, 2]);
  expect(story.item.waiting.filter((step) => step.step === "reply-notice")).toHaveLength(1);
});

test("a rung with a 督办单 takes a number, any other takes none", () => {
  const before = anItemInProgress().until(morning("2026-04-02"));
  const alarm = before.alarm!;
  expect(alarm.id).toBe("rung:T+5wd:0:2026-03-30");
  expect(workItem.numbers(before.state, { type: "FireAlarm", alarm })).toBe("supervision-notice");
  const early = anItemInProgress();
  expect(workItem.numbers(early.state, { type: "FireAlarm", alarm: early.alarm! })).toBeUndefined();
  expect(workItem.numbers(early.state, { type: "IssueNotice", text: "x", replyByOn: "2026-03-27" })).toBe("supervision-notice");
});

test("a report does not stop the ladder", () => {
  const story = anItemInProgress().after({ type: "Report", summary: "进展" }, { by: "p-judge-1", at: morning("2026-03-18") });
  expect(story.alarm?.id).toBe("rung:T-7wd:0:2026-03-30");
});

test("submission, suspension and waiver stop the ladder; a new due date starts it anew", () => {
  const rung = (story: Story): string | undefined => story.item.nextRung?.rung;
  expect(rung(aSubmittedItem())).toBeUndefined();
  const late = anItemInProgress().until(morning("2026-03-31"));
  expect(rung(late.after({ type: "Suspend", ground: "x", expectedEndOn: "2026-04-20" }, { by: "p-clerk-1", at: morning("2026-03-31") }))).toBeUndefined();
  expect(rung(late.after({ type: "Waive", ground: "x" }, { by: "p-leader", at: morning("2026-03-31") }))).toBeUndefined();
  expect(late.after({ type: "Amend", due: { on: "2026-06-30" } }, { at: morning("2026-03-31") }).item.nextRung).toMatchObject({ rung: "T-7wd" });
});

test("while submitted no rung fires, however long the decision takes", () => {
  const story = aSubmittedItem().until(morning("2026-06-30"));
  expect(rungs(story)).toEqual([]);
  expect(story.item).toMatchObject({ status: "SubmittedForSignOff", overdueDays: 0 });
});

test("a return gives a rework deadline of 3 wd, which is the ladder's new T", () => {
  const returned = aSubmittedItem().after({ type: "Return", reason: "材料不全" }, { by: "p-clerk-1", at: morning("2026-03-19") });
  expect(returned.item).toMatchObject({ status: "InProgress", reworkDueOn: "2026-03-24", dueOn: "2026-03-30", returned: { reason: "材料不全" } });
  const late = returned.until(morning("2026-03-25"));
  expect(reached(late).map(([rung]) => rung)).toEqual(["T-1wd", "T+1wd"]);
  expect(late.item.rungsFired.filter((fired) => fired.passed).map((fired) => [fired.rung, fired.dueOn])).toEqual([["T-7wd", "2026-03-24"], ["T-3wd", "2026-03-24"]]);
});

test("a suspension during rework moves the rework deadline", () => {
  const returned = aSubmittedItem().after({ type: "Return", reason: "材料不全" }, { by: "p-clerk-1", at: morning("2026-03-19") });
  const suspended = returned.after({ type: "Suspend", ground: "x", expectedEndOn: "2026-03-25" }, { by: "p-clerk-1", at: morning("2026-03-23") });
  expect(suspended.until(morning("2026-03-25")).item).toMatchObject({ reworkDueOn: "2026-03-26", dueOn: "2026-03-30" });
});

test("rungs past when the ladder is armed are recorded as passed, only the highest overdue one fires", () => {
  const opened = new Story(workItem.initial).after({ type: "Register", ...byHand({ due: { on: "2026-03-20" } }) }, { by: "p-clerk-1", at: morning("2026-03-26") });
  expect(opened.item.rungsFired.map((fired) => [fired.rung, fired.passed, fired.to])).toEqual([["T-7wd", true, []], ["T-3wd", true, []], ["T-1wd", true, []], ["T+1wd", true, []]]);
  expect(opened.item.nextRung).toMatchObject({ rung: "T+3wd", at: morning("2026-03-26") });
});

test("a rung fires once for its T, however often the ladder is armed for the same T", () => {
  const late = anItemInProgress().until(morning("2026-04-01"));
  const resumed = late.after({ type: "Suspend", ground: "x", expectedEndOn: "2026-04-20" }, { by: "p-clerk-1", at: morning("2026-04-01") }).after({ type: "Resume" }, { by: "p-clerk-1", at: morning("2026-04-01") });
  expect(resumed.item).toMatchObject({ dueOn: "2026-03-30", nextRung: { rung: "T+3wd" } });
});

test("with spreading on, a rung falls within the first working hour by a hash of the item's id", () => {
  const { state } = play(workItem.initial, { type: "Register", ...aRegistration() }, { spread: true });
  expect(workItem.nextAlarm(state)?.kind).toBe("remind");
  const at = state.status === "Unregistered" ? "" : (state.nextRung?.at ?? "");
  expect(inShanghai(at).slice(0, 14)).toBe("2026-03-19T09:");
});

test("whoever is absent gives way to the next superior", () => {
  const court = aCourtWhere({ "p-judge-1": { absences: [{ fromOn: "2026-03-18", untilOn: "2026-03-20" }] }, "p-lead": { absences: [{ fromOn: "2026-03-31", untilOn: "2026-03-31" }] } });
  expect(reached(anItemInProgress({}, court).until(morning("2026-04-02")))).toEqual([
    ["T-7wd", ["p-head"]],
    ["T-3wd", ["p-judge-1", "p-clerk-1"]],
    ["T-1wd", ["p-judge-1", "p-clerk-1", "p-leader"]], // the head was on a lower rung of this T
    ["T+1wd", ["p-president"]], // the lead's superior, the leader, too
    ["T+3wd", ["p-president"]], // nobody is left above
  ]);
});

test("a person already on a lower rung gives way to the next superior", () => {
  const own = { department: "civil-2", responsible: "p-head", supervisor: "p-clerk-1", coOrganisers: [] };
  const story = anAssignedItem({ duty: own }).after({ type: "Accept" }, { by: "p-head" }).until(morning("2026-04-02"));
  expect(reached(story)).toEqual([["T-7wd", ["p-head"]], ["T-3wd", ["p-head", "p-clerk-1"]], ["T-1wd", ["p-head", "p-clerk-1", "p-leader"]], ["T+1wd", ["p-lead"]], ["T+3wd", ["p-president"]]]);
});

test("without a campaign T+1wd goes to the head of the supervisor's office and T+3wd to the department's leader", () => {
  const story = new Story(workItem.initial).after({ type: "Register", ...byHand({ due: { on: "2026-03-30" } }) }, { by: "p-clerk-1" }).after({ type: "Accept" }, { by: "p-judge-1" }).until(morning("2026-04-02"));
  expect(reached(story).slice(3)).toEqual([["T+1wd", ["p-office-head"]], ["T+3wd", ["p-leader"]]]);
});

test("a vacant head gives way to the leader in charge", () => {
  const state = aCourtState();
  const { head: _head, ...vacant } = state.departments["civil-2"]!;
  const court = aCourt({ departments: { ...state.departments, "civil-2": vacant } });
  expect(reached(anItemInProgress({}, court).until(morning("2026-03-27"))).at(-1)).toEqual(["T-1wd", ["p-judge-1", "p-clerk-1", "p-leader"]]);
});

test("silence on the acceptance reminds after 1 wd and climbs after 3 wd, up to the president, who is reminded every 2 wd", () => {
  const story = anAssignedItem({ due: { on: "2026-12-01" } }).until(morning("2026-04-01"));
  expect(story.last.map((event) => (event.type === "StepReminded" ? ["remind", ...event.to] : event.type === "StepClimbed" ? ["climb", event.from, event.replaced.owner] : [event.type]))).toEqual([
    ["remind", "p-judge-1"], ["climb", "p-judge-1", "p-head"], ["remind", "p-head"], ["climb", "p-head", "p-leader"], ["remind", "p-leader"], ["climb", "p-leader", "p-president"],
    ...Array<string[]>(5).fill(["remind", "p-president"]),
  ]);
  expect(anAssignedItem().alarm).toEqual({ id: "remind:accept", kind: "remind", at: "2026-03-04T01:00:00.000Z" });
});

test("an acceptance that climbed to a superior still waits for the responsible person too, and is done for both at once", () => {
  const climbed = anAssignedItem({ due: { on: "2026-12-01" } }).until(morning("2026-03-09"));
  expect(workItem.todos(climbed.state).map((todo) => [todo.step, todo.owner])).toEqual([["accept", "p-head"], ["accept:p-judge-1", "p-judge-1"]]);
  expect(workItem.todos(climbed.after({ type: "Accept" }, { by: "p-judge-1", at: morning("2026-03-09") }).state)).toEqual([]);
});

test("a step that is long overdue is not reminded of again because the calendar got a new version", () => {
  const { calendars } = aCourtState();
  const base = calendars["cn-2026.1"]!;
  const story = anAssignedItem({ due: { on: "2026-12-01" } }, aCourt({ calendars: { ...calendars, "cn-2026.2": { ...base, version: "cn-2026.2" } } })).until(morning("2026-04-01"));
  const [before] = story.item.waiting;
  expect(story.after({ type: "AdoptCalendar", calendar: "cn-2026.2" }, { by: "p-clerk-1", at: "2026-04-01T02:00:00.000Z" }).item.waiting).toEqual([before]);
});

test("after a climb the first owner and those above may still decide, nobody else", () => {
  const climbed = anItemInProgress().after({ type: "RequestExtension", amount: 3, reason: "x" }, { by: "p-judge-1", at: morning("2026-03-09") }).until(morning("2026-03-16"));
  expect(workItem.todos(climbed.state)).toEqual([expect.objectContaining({ step: "decide-extension", owner: "p-office-head" })]);
  const at = morning("2026-03-16");
  for (const by of ["p-clerk-1", "p-office-head"]) expect(climbed.after({ type: "DecideExtension", granted: true }, { by, at }).item.dueOn).toBe("2026-04-02");
  expect(play(climbed.state, { type: "DecideExtension", granted: true }, { by: "p-clerk-2", at }).rejection?.rejected).toBe("NotStepOwner");
});

test("a state keeps the latest reports alone, however many there were, and the progress that was last named", () => {
  const item = Array.from({ length: 30 }, (_, n): WorkItemCommand => ({ type: "Report", summary: `第${n + 1}次`, ...(n === 3 ? { progress: 40 } : {}) }))
    .reduce((story, command) => story.after(command, { by: "p-judge-1" }), anItemInProgress()).item;
  expect(item.reports.map(({ summary }) => summary)).toEqual(Array.from({ length: 10 }, (_, n) => `第${n + 21}次`));
  expect(progressOf(item)).toBe(40);
});

test("reports are due at 17:00, missed ones are counted, and a report in time moves the date on once", () => {
  const weekly = anItemInProgress({ report: "weekly" });
  expect(weekly.item.nextReportOn).toBe("2026-03-06");
  const missed = weekly.until("2026-03-13T09:00:00.000Z");
  expect(missed.item).toMatchObject({ missedReportsRunning: 2, nextReportOn: "2026-03-20" });
  const once = missed.after({ type: "Report", summary: "进展" }, { by: "p-judge-1", at: morning("2026-03-16") });
  expect(once.item).toMatchObject({ missedReportsRunning: 1, nextReportOn: "2026-03-20" });
  const twice = weekly.after({ type: "Report", summary: "a" }, { by: "p-judge-3", at: morning("2026-03-03") }).after({ type: "Report", summary: "b", progress: 30 }, { by: "p-judge-1", at: morning("2026-03-05") });
  expect(twice.item).toMatchObject({ missedReportsRunning: 0, nextReportOn: "2026-03-13", reports: [{ summary: "a", by: "p-judge-3" }, { summary: "b", progress: 30 }] });
});

test("a report names a step of the item's process", () => {
  const item = anItemInProgress({ process: "enterprise-needs-v1" });
  expect(item.after({ type: "Report", summary: "x", processStep: 2 }, { by: "p-judge-1" }).item.processStep).toBe(2);
  expect(play(item.state, { type: "Report", summary: "x", processStep: 3 }, { by: "p-judge-1" }).rejection?.rejected).toBe("ProcessStepUnknown");
  expect(play(item.state, { type: "Report", summary: "x", progress: 101 }, { by: "p-judge-1" }).rejection?.rejected).toBe("ProgressOutOfRange");
});

test("an alarm that is not the item's own is refused, and a failed one is passed over", () => {
  const item = anItemInProgress();
  const alarm = item.alarm!;
  expect(play(item.state, { type: "FireAlarm", alarm: { ...alarm, at: morning("2026-03-20") } }).rejection?.rejected).toBe("AlarmObsolete");
  const fired = item.after({ type: "FireAlarm", alarm }, { at: alarm.at });
  expect(play(fired.state, { type: "FireAlarm", alarm }).rejection?.rejected).toBe("AlarmObsolete");
  const passed = workItem.evolve(item.state, { type: "AlarmFailed", alarm: alarm.id, reason: "x" }, { seq: 9, effectiveAt: alarm.at, actor: "system" });
  expect(workItem.nextAlarm(passed)).not.toEqual(alarm);
  expect(play(item.state, { type: "FireAlarm", alarm: { id: alarm.id, kind: "rung", at: alarm.at } }, { court: aCourt(), nextNumber: 1 }).rejection).toBeUndefined();
  expect(aContext().nextNumber).toBe(12);
});

test("a submission in time is never red, one after T is red until that day", () => {
  expect(aSubmittedItem({}, morning("2026-03-30")).item.overdueDays).toBe(0);
  expect(anItemInProgress().until(morning("2026-04-02")).after(submission, { by: "p-judge-1", at: morning("2026-04-02") }).item).toMatchObject({ overdueDays: 3, redSpans: [{ fromOn: "2026-03-31", untilOn: "2026-04-02" }] });
});
