import type { WorkItemCommand } from "../../domain/work-item/work-item.ts";
import { overdueDaysByHolder } from "../../domain/work-item/overdue-days.ts";
import { workItem } from "../../domain/work-item/work-item.decider.ts";
import { Story, aSuspendedItem, aWaitingItem, anAssignedItem, anItemInProgress, anUnassignedItem, byHand, morning, play, standardCourt, submission } from "../builders/work-item.ts";

const ask = (amount = 5): WorkItemCommand => ({ type: "RequestExtension", amount, reason: "补充材料" });
const grant: WorkItemCommand = { type: "DecideExtension", granted: true };
const judge = { by: "p-judge-1", at: morning("2026-03-10") };
const clerk = { by: "p-clerk-1", at: morning("2026-03-11") };
const suspendUntil = (expectedEndOn: string): WorkItemCommand => ({ type: "Suspend", ground: "等待鉴定", expectedEndOn });

function dueOn(on: string): Story {
  return new Story(workItem.initial).after({ type: "Register", ...byHand({ due: { on } }) }, { by: "p-clerk-1" }).after({ type: "Accept" }, { by: "p-judge-1" });
}

test("an extension is asked of the supervisor and, granted, counts from the original anchor", () => {
  const asked = anItemInProgress().after(ask(), judge);
  expect(asked.item).toMatchObject({ pendingExtension: { ordinal: 1, proposedDueOn: "2026-04-07" }, waiting: [{ step: "decide-extension", owner: "p-clerk-1" }] });
  const granted = asked.after(grant, clerk);
  expect(granted.item).toMatchObject({ dueOn: "2026-04-07", extensions: [5], waiting: [], totalWorkingDays: 25 });
  expect(granted.item.pendingExtension).toBeUndefined();
});

test("an extension is asked before T, not on it", () => {
  expect(play(anItemInProgress().state, ask(), { by: "p-judge-1", at: morning("2026-03-27") }).rejection).toBeUndefined();
  expect(play(anItemInProgress().state, ask(), { by: "p-judge-1", at: morning("2026-03-30") }).rejection?.rejected).toBe("TooLate");
});

test("an extension pending at T stays pending; granted afterwards, red days once recorded stay", () => {
  const late = anItemInProgress().after(ask(), { by: "p-judge-1", at: morning("2026-03-27") }).after(grant, { by: "p-clerk-1", at: morning("2026-04-02") });
  expect(late.item).toMatchObject({ dueOn: "2026-04-07", redSpans: [{ fromOn: "2026-03-31", untilOn: "2026-04-01" }], overdueDays: 2 });
});

test("the third extension goes to the next superior of the supervisor", () => {
  const twice = anItemInProgress().after(ask(1), judge).after(grant, clerk).after(ask(1), judge).after(grant, clerk);
  const third = twice.after(ask(1), judge);
  expect(third.item.waiting).toEqual([expect.objectContaining({ step: "decide-extension", owner: "p-office-head" })]);
  expect(play(third.state, grant, clerk).rejection?.rejected).toBe("NotStepOwner");
  expect(third.after(grant, { ...clerk, by: "p-office-head" }).item.extensions).toEqual([1, 1, 1]);
});

test("one extension waits at a time, its amount is above 0, and the asker does not decide", () => {
  const asked = anItemInProgress().after(ask(), judge);
  expect(play(asked.state, ask(), judge).rejection?.rejected).toBe("ExtensionPending");
  expect(play(anItemInProgress().state, ask(0), judge).rejection?.rejected).toBe("AmountNotPositive");
  expect(play(asked.state, grant, { ...clerk, by: "p-judge-1", onBehalfOf: "p-clerk-1" }).rejection?.rejected).toBe("DeciderIsInterested");
});

test("an extension does not carry a child beyond its parent", () => {
  const child = anItemInProgress({ parent: "w-0", parentDueOn: "2026-04-01" });
  expect(play(child.state, ask(3), judge).rejection?.rejected).toBe("NotAfterParent");
  expect(play(child.state, ask(3), { ...judge, related: { "w-0": { status: "InProgress", dueOn: "2026-04-30" } } }).rejection).toBeUndefined();
});

test("submission makes a pending extension and a pending suspension lapse", () => {
  const story = anItemInProgress().after(ask(), judge).after(suspendUntil("2026-03-20"), judge).after(submission, judge);
  expect(story.last.map((event) => event.type)).toEqual(["ExtensionLapsed", "SuspensionLapsed", "SubmittedForSignOff"]);
  expect(story.item.waiting.map((step) => step.step)).toEqual(["sign-off"]);
});

test("a refused extension leaves T alone", () => {
  const refused = anItemInProgress().after(ask(), judge).after({ type: "DecideExtension", granted: false, reason: "理由不足" }, clerk);
  expect(refused.item).toMatchObject({ dueOn: "2026-03-30", waiting: [] });
});

test("the responsible person asks for a suspension, the supervisor decides", () => {
  const asked = anItemInProgress().after(suspendUntil("2026-03-20"), judge);
  expect(asked.item).toMatchObject({ status: "InProgress", pendingSuspension: { expectedEndOn: "2026-03-20" }, waiting: [{ step: "decide-suspension", owner: "p-clerk-1" }] });
  expect(play(asked.state, { type: "DecideSuspension", granted: true }, { ...clerk, by: "p-judge-2" }).rejection?.rejected).toBe("NotStepOwner");
  expect(asked.after({ type: "DecideSuspension", granted: true }, clerk).item).toMatchObject({ status: "Suspended", suspensions: [{ fromOn: "2026-03-11" }] });
  expect(asked.after({ type: "DecideSuspension", granted: false }, clerk).item.status).toBe("InProgress");
});

test("supervisor, lead and leader in charge suspend at once; others may not", () => {
  for (const by of ["p-clerk-1", "p-lead", "p-leader", "p-president"]) expect(anItemInProgress().after(suspendUntil("2026-03-20"), { ...clerk, by }).item.status).toBe("Suspended");
  expect(play(anItemInProgress().state, suspendUntil("2026-03-20"), { ...clerk, by: "p-judge-2" }).rejection?.rejected).toBe("NotApprover");
});

test("T 04-24, suspended 04-20, resumed 05-06 → 05-11", () => {
  const story = dueOn("2026-04-24").after(suspendUntil("2026-05-06"), { by: "p-clerk-1", at: morning("2026-04-20") });
  expect(story.alarm).toEqual({ id: "resume:2026-05-06", kind: "resume", at: "2026-05-05T16:00:00.000Z" });
  const resumed = story.until("2026-05-05T16:00:00.000Z");
  expect(resumed.item).toMatchObject({ status: "InProgress", dueOn: "2026-05-11", suspensions: [{ fromOn: "2026-04-20", untilOn: "2026-05-06" }] });
});

test("T 09-24, suspended 09-21, resumed 10-08 → 10-12", () => {
  const story = dueOn("2026-09-24").after(suspendUntil("2026-12-31"), { by: "p-clerk-1", at: morning("2026-09-21") });
  expect(story.after({ type: "Resume" }, { by: "p-clerk-1", at: morning("2026-10-08") }).item.dueOn).toBe("2026-10-12");
});

test("a suspension prolonged in time does not resume by itself before the new end", () => {
  const story = aSuspendedItem("2026-03-20").after(suspendUntil("2026-04-10"), { by: "p-clerk-1", at: morning("2026-03-19") });
  expect(story.alarm?.id).toBe("resume:2026-04-10");
  expect(play(story.state, suspendUntil("2026-04-09"), { by: "p-clerk-1", at: morning("2026-03-19") }).rejection?.rejected).toBe("NotProlonged");
  expect(play(story.state, suspendUntil("2026-03-19"), { by: "p-clerk-1", at: morning("2026-03-19") }).rejection?.rejected).toBe("EndNotAfterToday");
});

test("the responsible person's prolongation is a request too", () => {
  const asked = aSuspendedItem().after(suspendUntil("2026-04-10"), { by: "p-judge-1", at: morning("2026-03-12") });
  expect(asked.item).toMatchObject({ status: "Suspended", suspension: { expectedEndOn: "2026-03-20" }, waiting: [{ step: "decide-suspension" }] });
  expect(asked.after({ type: "DecideSuspension", granted: true }, { by: "p-clerk-1", at: morning("2026-03-13") }).item).toMatchObject({ suspension: { expectedEndOn: "2026-04-10" } });
});

test("what the campaign suspended only the campaign resumes; what was suspended for itself stays so", () => {
  const byCampaign: WorkItemCommand = { type: "SuspendByCampaign", ground: "专项调整", expectedEndOn: "2026-04-10" };
  const suspended = anItemInProgress().after(byCampaign, { at: morning("2026-03-10") });
  expect(suspended.item).toMatchObject({ status: "Suspended", suspension: { byCampaign: true, before: "InProgress" } });
  expect(suspended.alarm).toBeUndefined();
  expect(play(suspended.state, { type: "Resume" }, clerk).rejection?.rejected).toBe("SuspendedByCampaign");
  expect(suspended.after({ type: "ResumeByCampaign" }, { at: morning("2026-03-12") }).item).toMatchObject({ status: "InProgress", dueOn: "2026-04-01" });
  const own = aSuspendedItem().after(byCampaign, { at: morning("2026-03-11") });
  expect(own.last).toEqual([]);
  expect(own.after({ type: "ResumeByCampaign" }).item.status).toBe("Suspended");
});

test("an item that resumes while its campaign is suspended is suspended with it", () => {
  const campaign = { status: "Suspended", ground: "专项调整", expectedEndOn: "2026-05-10", endsAt: "2026-05-09T16:00:00.000Z" };
  const story = aSuspendedItem("2026-03-20").until("2026-03-19T16:00:00.000Z", { related: { "c-1": campaign } });
  expect(story.last.map((event) => event.type)).toEqual(["Resumed", "Suspended"]);
  expect(story.item).toMatchObject({ status: "Suspended", suspension: { byCampaign: true } });
  expect(workItem.locks(aSuspendedItem().state, { type: "FireAlarm", alarm: aSuspendedItem().alarm! })).toEqual(["c-1"]);
});

test("a waiting item that the campaign suspended opens on resumption if its anchor was reached meanwhile", () => {
  const suspended = aWaitingItem().after({ type: "SuspendByCampaign", ground: "x", expectedEndOn: "2026-04-10" }, { at: morning("2026-03-10") });
  const reached = suspended.after({ type: "ReachAnchor", anchor: "m1", on: "2026-03-12" }, { at: morning("2026-03-12") });
  expect(reached.item.status).toBe("Suspended");
  expect(reached.after({ type: "ResumeByCampaign" }, { at: morning("2026-03-16") }).item).toMatchObject({ status: "Assigned", dueOn: "2026-04-14", anchorOn: "2026-03-12" });
  expect(suspended.after({ type: "ResumeByCampaign" }).item.status).toBe("Waiting");
});

test("a waiting item that an amendment gave a date while the campaign stood still opens on resumption", () => {
  const suspended = aWaitingItem().after({ type: "SuspendByCampaign", ground: "机构改革", expectedEndOn: "2026-04-01" });
  const dated = suspended.after({ type: "Amend", due: { on: "2026-06-30" } }, { at: morning("2026-03-12") });
  expect(dated.after({ type: "ResumeByCampaign" }, { at: morning("2026-03-16") }).item).toMatchObject({ status: "Assigned", dueOn: "2026-07-14" });
});

test("steps of the item's own people stand still with it and start anew", () => {
  const suspended = anAssignedItem().after({ type: "SuspendByCampaign", ground: "x", expectedEndOn: "2026-04-10" }, { at: morning("2026-03-03") });
  expect(workItem.todos(suspended.state)).toEqual([]);
  const resumed = suspended.after({ type: "ResumeByCampaign" }, { at: morning("2026-03-16") });
  expect(workItem.todos(resumed.state)).toEqual([{ step: "accept", owner: "p-judge-1", sinceAt: morning("2026-03-16"), dueAt: "2026-03-17T09:00:00.000Z" }]);
  expect(anUnassignedItem().after({ type: "SuspendByCampaign", ground: "x", expectedEndOn: "2026-04-10" }).after({ type: "ResumeByCampaign" }).item.status).toBe("Registered");
});

test("an amendment's later date counts as an extension and drops those before it", () => {
  const extended = anItemInProgress().after(ask(), judge).after(grant, clerk);
  const amended = extended.after({ type: "Amend", due: { on: "2026-04-30" } }, { at: morning("2026-03-12") });
  expect(amended.item).toMatchObject({ dueOn: "2026-04-30", extensions: [], earlierExtensions: 2 });
  expect(amended.after(ask(1), { ...judge, at: morning("2026-03-13") }).item.waiting).toEqual([expect.objectContaining({ owner: "p-office-head" })]);
});

test("an amendment that gives a waiting item a date opens it", () => {
  const opened = aWaitingItem().after({ type: "Amend", due: { on: "2026-04-30" } }, { at: morning("2026-03-12") });
  expect(opened.item).toMatchObject({ status: "Assigned", dueOn: "2026-04-30" });
  expect(opened.item.anchor).toBeUndefined();
});

test("an amendment that names another person is a reassignment, to be accepted anew", () => {
  const duty = { department: "civil-2", responsible: "p-judge-2", supervisor: "p-clerk-1", coOrganisers: [] };
  const amended = anItemInProgress().after({ type: "Amend", duty, priority: "B" }, { at: morning("2026-03-12") });
  expect(amended.last.map((event) => event.type)).toEqual(["Amended", "Reassigned"]);
  expect(amended.item).toMatchObject({ status: "Assigned", priority: "B", duty: { responsible: "p-judge-2" }, waiting: [{ step: "accept", owner: "p-judge-2" }] });
});

test("an item carried over runs under its department, and goes on if only the campaign had suspended it", () => {
  const carried = anItemInProgress().after({ type: "SuspendByCampaign", ground: "x", expectedEndOn: "2026-04-10" }, { at: morning("2026-03-10") }).after({ type: "CarryOver", ground: "转常态" }, { at: morning("2026-03-12") });
  expect(carried.item.status).toBe("InProgress");
  expect(carried.item.campaign).toBeUndefined();
  expect(workItem.clock(carried.state, "w-1")).toBe("standing/civil-2");
});

const suspendedAfterT = (by: "itself" | "its campaign"): Story => {
  const late = anItemInProgress().until(morning("2026-04-02"));
  if (by === "itself") return late.after(suspendUntil("2026-04-30"), { by: "p-clerk-1", at: morning("2026-04-02") }).after({ type: "Resume" }, { by: "p-clerk-1", at: morning("2026-04-15") });
  return late.after({ type: "SuspendByCampaign", ground: "机构改革", expectedEndOn: "2026-04-30" }, { at: morning("2026-04-02") }).after({ type: "ResumeByCampaign" }, { at: morning("2026-04-15") });
};

test.each(["itself", "its campaign"] as const)("days suspended after T are nobody's overdue days, suspended by %s: the day of suspension is one of them, the day of resumption is not", (by) => {
  const resumed = suspendedAfterT(by);
  const { item } = resumed.after(submission, { by: "p-judge-1", at: morning("2026-04-20") });
  expect(item).toMatchObject({ redSpans: [{ fromOn: "2026-03-31", untilOn: "2026-04-01" }, { fromOn: "2026-04-15", untilOn: "2026-04-20" }], overdueDays: 8 });
  expect(overdueDaysByHolder(resumed.item, standardCourt.calendar("cn-2026.1"), "2026-04-16")).toMatchObject([{ person: "p-judge-1", days: 4 }]);
});

test("suspended and resumed on one day, the item has no day suspended", () => {
  const back = anItemInProgress().until(morning("2026-04-02")).after(suspendUntil("2026-04-30"), { by: "p-clerk-1", at: morning("2026-04-02") }).after({ type: "Resume" }, { by: "p-clerk-1", at: morning("2026-04-02") });
  expect(back.after(submission, { by: "p-judge-1", at: morning("2026-04-03") }).item.overdueDays).toBe(4);
});
