import { workItemView } from "../../api/views/work-item.view.ts";
import { overdueDaysByHolder } from "../../domain/work-item/overdue-days.ts";
import { workItem } from "../../domain/work-item/work-item.decider.ts";
import { redSince } from "../../domain/work-item/work-item.evolve.ts";
import { interestedIn } from "../../domain/work-item/work-item.people.ts";
import { workItemRow } from "../../ledger/projections/work-item.projection.ts";
import { aCourtState, aCourt, aCourtWhere } from "../builders/court.ts";
import { Story, aRegistration, aWaitingItem, anAssignedItem, anItemInProgress, anUnassignedItem, byHand, morning, play, standardCourt } from "../builders/work-item.ts";

const register = (change: Parameters<typeof aRegistration>[0] = {}): { type: "Register" } & ReturnType<typeof aRegistration> => ({ type: "Register", ...aRegistration(change) });

test("an item whose anchor is reached opens at once with due date, ladder and a day to accept", () => {
  const { item, last } = anAssignedItem();
  expect(last.map((event) => event.type)).toEqual(["Registered", "Assigned"]);
  expect(item).toMatchObject({ status: "Assigned", dueOn: "2026-03-30", openedOn: "2026-03-02", totalWorkingDays: 20, nextRung: { rung: "T-7wd", at: "2026-03-19T01:00:00.000Z" } });
  expect(item.waiting).toEqual([expect.objectContaining({ step: "accept", owner: "p-judge-1", dueAt: "2026-03-03T09:00:00.000Z" })]);
});

test("an item whose anchor lies ahead waits, shows for what, and frees itself", () => {
  const waiting = aWaitingItem();
  expect(waiting.item).toMatchObject({ status: "Waiting", anchor: { id: "m1" } });
  expect(waiting.alarm).toBeUndefined();
  const freed = waiting.after({ type: "ReachAnchor", anchor: "m1", on: "2026-04-30" }, { at: morning("2026-05-06") });
  expect(freed.item).toMatchObject({ status: "Assigned", anchorOn: "2026-04-30", openedOn: "2026-05-06" });
});

test("another anchor, or the same one again, changes nothing", () => {
  expect(aWaitingItem().after({ type: "ReachAnchor", anchor: "m2", on: "2026-04-30" }).last).toEqual([]);
  expect(anItemInProgress().after({ type: "ReachAnchor", anchor: "start", on: "2026-04-30" }).last).toEqual([]);
});

test("without a responsible person the head of the department is asked for one within 2 wd", () => {
  const { item } = anUnassignedItem();
  expect(item.status).toBe("Registered");
  expect(item.waiting).toEqual([expect.objectContaining({ step: "assign", owner: "p-head", dueAt: "2026-03-04T09:00:00.000Z" })]);
});

test("an assignment opens the item with T counted from its anchor", () => {
  const duty = { department: "civil-2", responsible: "p-judge-2", coOrganisers: [] };
  const { item } = anUnassignedItem().after({ type: "Assign", duty }, { by: "p-head", at: morning("2026-03-04") });
  expect(item).toMatchObject({ status: "Assigned", dueOn: "2026-03-30", openedOn: "2026-03-04", duty: { responsible: "p-judge-2", supervisor: "p-clerk-1" } });
});

test("nothing is assigned to the inactive (B9)", () => {
  const left = { department: "civil-2", responsible: "p-left", coOrganisers: [] };
  expect(play(workItem.initial, register({ duty: left }), { by: "p-clerk-1" }).rejection?.rejected).toBe("PersonInactive");
  expect(play(anUnassignedItem().state, { type: "Assign", duty: left }, { by: "p-head" }).rejection?.rejected).toBe("PersonInactive");
  expect(play(anItemInProgress().state, { type: "Reassign", department: "civil-2", responsible: "p-left", reason: "调整" }, { by: "p-head" }).rejection?.rejected).toBe("PersonInactive");
  expect(play(anItemInProgress().state, { type: "Delegate", to: "p-left", untilOn: "2026-03-20" }, { by: "p-judge-1" }).rejection?.rejected).toBe("PersonInactive");
});

test("an approved plan opens although a person named in it has left since: the head is asked to assign", () => {
  const { item } = anAssignedItem({}, aCourtWhere({ "p-judge-1": { status: "left" } }));
  expect(item).toMatchObject({ status: "Registered", waiting: [{ step: "assign", owner: "p-head" }] });
});

test("nobody supervises their own duty", () => {
  const duty = { department: "civil-2", responsible: "p-judge-1", supervisor: "p-judge-1", coOrganisers: [] };
  expect(play(workItem.initial, register({ duty }), { by: "p-clerk-1" }).rejection?.rejected).toBe("SupervisorIsResponsible");
  expect(play(anItemInProgress().state, { type: "Reassign", department: "office", responsible: "p-clerk-1", reason: "调整" }, { by: "p-head" }).rejection?.rejected).toBe("SupervisorIsResponsible");
  expect(play(anItemInProgress().state, { type: "Delegate", to: "p-clerk-1", untilOn: "2026-03-20" }, { by: "p-judge-1" }).rejection?.rejected).toBe("SupervisorIsResponsible");
});

test("a weight is above 0, a department and a post are known", () => {
  expect(play(workItem.initial, register({ weight: 0 }), {}).rejection?.rejected).toBe("WeightNotPositive");
  expect(play(workItem.initial, register({ duty: { department: "civil-9", coOrganisers: [] } }), { by: "p-clerk-1" }).rejection?.rejected).toBe("DepartmentUnknown");
  expect(play(workItem.initial, register({ duty: { department: "civil-2", post: "x", coOrganisers: [] } }), { by: "p-clerk-1" }).rejection?.rejected).toBe("PostUnknown");
});

test("an item registered by hand without an anchor counts from the day it is registered, and its campaign is told", () => {
  const { planItem: _planItem, anchor: _anchor, anchorOn: _anchorOn, ...hand } = aRegistration({ due: { workingDays: 5, after: "start" } });
  const story = new Story(workItem.initial).after({ type: "Register", ...hand }, { by: "p-clerk-1", at: morning("2026-03-09") });
  expect(story.item).toMatchObject({ dueOn: "2026-03-16", registeredBy: "p-clerk-1" });
  expect(workItem.react(story.last[0]!, story.state)).toEqual([{ stream: "c-1", kind: "campaign", command: { type: "NoteItem", item: "w-1", title: "司法需求清单" }, when: "atomic" }]);
  expect(workItem.locks(workItem.initial, { type: "Register", ...hand })).toEqual(["c-1"]);
});

test("an item by hand that waits for another item links itself to it", () => {
  const waits = byHand({ due: { days: 5, after: "w-0" }, anchor: { type: "item", id: "w-0" } });
  expect(play(workItem.initial, { type: "Register", ...waits }, { by: "p-clerk-1" }).rejection?.rejected).toBe("AnchorUnknown");
  const story = new Story(workItem.initial).after({ type: "Register", ...waits }, { by: "p-clerk-1", related: { "w-0": anItemInProgress().state } });
  expect(story.item.status).toBe("Waiting");
  expect(story.last.flatMap((event) => workItem.react(event, story.state))).toEqual([{ stream: "w-0", kind: "work-item", command: { type: "LinkDependent", dependent: "w-1" }, when: "atomic" }]);
});

test("an item linked to one that is closed already is freed as of that day", () => {
  const closed = anItemInProgress().after({ type: "Waive", ground: "x" }, { by: "p-leader", at: morning("2026-03-10") });
  const linked = closed.after({ type: "LinkDependent", dependent: "w-9" }, { related: { "w-9": {} } });
  expect(linked.last.flatMap((event) => workItem.react(event, linked.state))).toEqual([{ stream: "w-9", kind: "work-item", command: { type: "ReachAnchor", anchor: "w-1", on: "2026-03-10" }, when: "atomic" }]);
});

test("a child is not due after its parent", () => {
  const parent = anItemInProgress().state; // T 2026-03-30
  const child = byHand({ parent: "w-1", due: { on: "2026-03-31" } });
  expect(play(workItem.initial, { type: "Register", ...child }, { by: "p-clerk-1", related: { "w-1": parent }, self: "w-2" }).rejection?.rejected).toBe("NotAfterParent");
  const story = new Story(workItem.initial).after({ type: "Register", ...child, due: { on: "2026-03-30" } }, { by: "p-clerk-1", related: { "w-1": parent }, self: "w-2" });
  expect(story.item.ancestors).toEqual(["w-1"]);
  const items = [{ id: "w-2", title: "摸排", duty: { department: "civil-2", coOrganisers: [] }, weight: 1, due: { on: "2026-03-31" } }];
  expect(play(parent, { type: "Decompose", items }, { by: "p-judge-1" }).rejection).toEqual({ rejected: "NotAfterParent", details: { dueOn: "2026-03-31", parentDueOn: "2026-03-30", child: "w-2" } });
});

test("a parent that is unknown or closed takes no more children", () => {
  const child = byHand({ parent: "w-1", due: { on: "2026-03-30" } });
  expect(play(workItem.initial, { type: "Register", ...child }, { by: "p-clerk-1", self: "w-2" }).rejection?.rejected).toBe("ParentUnknown");
  const closed = anItemInProgress().after({ type: "Waive", ground: "x" }, { by: "p-leader" }).state;
  expect(play(workItem.initial, { type: "Register", ...child }, { by: "p-clerk-1", self: "w-2", related: { "w-1": closed } }).rejection?.rejected).toBe("ParentClosed");
});

test("decomposing registers each child with campaign, parent, ancestors, anchor and supervisor of its parent", () => {
  const items = [{ id: "w-2", title: "摸排", duty: { department: "civil-2", responsible: "p-judge-2", coOrganisers: [] }, weight: 1, due: { workingDays: 10, after: "m1" } }];
  const parent = aWaitingItem().after({ type: "Decompose", items }, { by: "p-head" });
  const [reaction] = parent.last.flatMap((event) => workItem.react(event, parent.state));
  expect(reaction).toMatchObject({
    stream: "w-2", kind: "work-item", when: "atomic",
    command: { type: "Register", parent: "w-1", ancestors: ["w-1"], campaign: { id: "c-1" }, anchor: { id: "m1" }, priority: "A", duty: { responsible: "p-judge-2", supervisor: "p-clerk-1" } },
  });
  expect(parent.item.children).toEqual([{ id: "w-2", title: "摸排", closed: false, weight: 1 }]);
  const reached = parent.after({ type: "ReachAnchor", anchor: "m1", on: "2026-03-04" }, { at: morning("2026-03-04") });
  expect(reached.last.flatMap((event) => workItem.react(event, reached.state))).toEqual([{ stream: "w-2", kind: "work-item", command: { type: "ReachAnchor", anchor: "m1", on: "2026-03-04" }, when: "atomic" }]);
});

test("the same child is not made twice", () => {
  const child = { id: "w-2", title: "摸排", duty: { department: "civil-2", coOrganisers: [] }, weight: 1, due: { on: "2026-03-20" } };
  expect(play(anItemInProgress().state, { type: "Decompose", items: [child, child] }, { by: "p-judge-1" }).rejection?.rejected).toBe("ChildExists");
  expect(play(anItemInProgress().state, { type: "Decompose", items: [child] }, { by: "p-judge-1", related: { "w-2": {} } }).rejection?.rejected).toBe("ChildExists");
});

test("an item without a campaign belongs to the standing supervision of its department", () => {
  const story = new Story(workItem.initial).after({ type: "Register", ...byHand() }, { by: "p-clerk-1" });
  expect(workItem.clock(story.state, "w-1")).toBe("standing/civil-2");
  expect(workItem.clock(anAssignedItem().state, "w-1")).toBe("campaign/c-1");
});

test("a declined item is unassigned again and asks the head", () => {
  const { item } = anAssignedItem().after({ type: "Decline", reason: "不属本庭" }, { by: "p-judge-1", at: morning("2026-03-03") });
  expect(item).toMatchObject({ status: "Registered", declined: { by: "p-judge-1", reason: "不属本庭" }, waiting: [{ step: "assign", owner: "p-head" }] });
  expect(item.duty.responsible).toBeUndefined();
  expect(workItem.nextAlarm(item)?.id).toBe("remind:assign");
});

test("declining an item past T leaves it red, its ladder running to whoever must assign, its overdue days with them until somebody is named", () => {
  const late = anAssignedItem().until(morning("2026-04-01"));
  const declined = late.after({ type: "Decline", reason: "不属本庭" }, { by: "p-judge-1", at: morning("2026-04-01") });
  const { item } = declined;
  expect(item).toMatchObject({ status: "Registered", dueOn: "2026-03-30", nextRung: { rung: "T+3wd" } });
  expect(redSince(item)).toBe("2026-03-31");
  expect(workItemRow("w-1", item, standardCourt)).toMatchObject({ light_base: "dated", red_from_on: "2026-03-31" });
  expect(workItemView(item, 1, [], standardCourt, "2026-04-01")).toMatchObject({ light: "red", lightReason: "overdue" });
  const climbs = declined.until(morning("2026-04-02"));
  expect(climbs.last.filter((event) => event.type === "RungFired")).toMatchObject([{ rung: "T+3wd", to: ["p-leader"] }]);
  const duty = { department: "civil-2", responsible: "p-judge-3", coOrganisers: [] };
  const taken = declined.after({ type: "Assign", duty }, { by: "p-head", at: morning("2026-04-03") });
  expect(taken.item).toMatchObject({ status: "Assigned", dueOn: "2026-03-30" });
  const waived = taken.after({ type: "Waive", ground: "免" }, { by: "p-leader", at: morning("2026-04-03") });
  expect(waived.item).toMatchObject({ redSpans: [{ fromOn: "2026-03-31", untilOn: "2026-04-03" }], overdueDays: 4 });
  expect(overdueDaysByHolder(waived.item, standardCourt.calendar("cn-2026.1"), "2026-04-10")).toMatchObject([{ person: "p-judge-1", days: 1 }, { person: "p-head", days: 2 }, { person: "p-judge-3", days: 1 }]);
  expect(interestedIn(waived.item)).not.toContain("p-head");
});

test("the person's rung of a declined item goes to whoever must assign it, suspension stops it and resumption arms it again", () => {
  const declined = anAssignedItem().after({ type: "Decline", reason: "不属本庭" }, { by: "p-judge-1", at: morning("2026-03-03") });
  const reminded = declined.until(morning("2026-03-19"));
  expect(reminded.last.filter((event) => event.type === "RungFired")).toMatchObject([{ rung: "T-7wd", to: [reminded.item.waiting[0]?.owner] }]);
  const stopped = declined.after({ type: "SuspendByCampaign", ground: "机构改革", expectedEndOn: "2026-03-20" }, { at: morning("2026-03-10") });
  expect(stopped.item.nextRung).toBeUndefined();
  expect(stopped.after({ type: "ResumeByCampaign" }, { at: morning("2026-03-12") }).item).toMatchObject({ status: "Registered", dueOn: "2026-04-01", nextRung: { rung: "T-7wd" } });
});

test("a new calendar moves T and everything counted with it; what is unknown is refused", () => {
  const state = aCourtState();
  const base = state.calendars["cn-2026.1"]!;
  const year = base.years["2026"]!;
  const court = aCourt({ calendars: { ...state.calendars, "cn-2026.2": { version: "cn-2026.2", years: { ...base.years, "2026": { ...year, offWeekdays: [...year.offWeekdays, "2026-03-30"] } } } } });
  const moved = anItemInProgress({ report: "weekly" }, court).after({ type: "AdoptCalendar", calendar: "cn-2026.2" }, { by: "p-clerk-1", at: morning("2026-03-10") });
  expect(moved.item).toMatchObject({ dueOn: "2026-03-31", calendar: "cn-2026.2", nextReportOn: "2026-03-13" });
  expect(play(moved.state, { type: "AdoptCalendar", calendar: "x" }, { by: "p-clerk-1" }).rejection?.rejected).toBe("CalendarUnknown");
  expect(play(moved.state, { type: "AdoptLadder", ladder: "x" }, { by: "p-clerk-1" }).rejection?.rejected).toBe("LadderUnknown");
});
