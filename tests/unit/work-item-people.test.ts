import type { WorkItemCommand } from "../../domain/work-item/work-item.ts";
import { overdueDaysByHolder } from "../../domain/work-item/overdue-days.ts";
import { itemNoticeTemplates } from "../../domain/work-item/work-item.notices.ts";
import { workItem } from "../../domain/work-item/work-item.decider.ts";
import { aSubmittedItem, anAssignedItem, anItemInProgress, anUnassignedItem, morning, play, standardCourt, submission } from "../builders/work-item.ts";

const reassign: WorkItemCommand = { type: "Reassign", department: "civil-2", responsible: "p-judge-2", reason: "工作调整" };
const head = { by: "p-head", at: morning("2026-03-10") };

test("a reassigned item keeps its T and is accepted anew", () => {
  const { item } = anItemInProgress().after(reassign, head);
  expect(item).toMatchObject({ status: "Assigned", dueOn: "2026-03-30", duty: { responsible: "p-judge-2" }, waiting: [{ step: "accept", owner: "p-judge-2" }] });
  expect(item.holders).toEqual([{ person: "p-judge-1", department: "civil-2", fromOn: "2026-03-02", untilOn: "2026-03-09" }, { person: "p-judge-2", department: "civil-2", fromOn: "2026-03-10" }]);
});

test("each overdue day belongs to whoever held the item that day", () => {
  const calendar = standardCourt.calendar();
  const late = anItemInProgress().until(morning("2026-04-02")).after(reassign, { by: "p-head", at: morning("2026-04-02") });
  expect(overdueDaysByHolder(late.state, calendar, "2026-04-07")).toEqual([
    { person: "p-judge-1", department: "civil-2", days: 2, workingDays: 2 },
    { person: "p-judge-2", department: "civil-2", days: 6, workingDays: 3 },
  ]);
  const extended = late.after({ type: "Amend", due: { on: "2026-06-30" } }, { at: morning("2026-04-08") });
  expect(overdueDaysByHolder(extended.state, calendar, "2026-05-30").map((one) => one.days)).toEqual([2, 6]);
  expect(overdueDaysByHolder(anItemInProgress().state, calendar, "2026-03-30")).toEqual([]);
});

test("the signer of a submission does not become responsible for it", () => {
  const gone = aSubmittedItem().until(morning("2026-03-26")); // climbed to the head of the office
  expect(play(gone.state, { ...reassign, department: "office", responsible: "p-office-head" }, { by: "p-head", at: morning("2026-03-26") }).rejection?.rejected).toBe("SupervisorIsResponsible");
  const moved = aSubmittedItem().after(reassign, { by: "p-head", at: morning("2026-03-18") });
  expect(moved.item).toMatchObject({ status: "SubmittedForSignOff", duty: { responsible: "p-judge-2" }, waiting: [{ step: "sign-off" }] });
});

test("a leaver's supervision is handed over with the decisions that wait, their clocks unchanged", () => {
  const submitted = aSubmittedItem();
  const [waiting] = workItem.todos(submitted.state);
  const hand: WorkItemCommand = { type: "Reassign", department: "civil-2", responsible: "p-judge-1", supervisor: "p-clerk-2", reason: "督办员调离" };
  const handed = submitted.after(hand, { by: "p-office-head", at: morning("2026-03-18") });
  expect(handed.item).toMatchObject({ status: "SubmittedForSignOff", duty: { responsible: "p-judge-1", supervisor: "p-clerk-2" } });
  expect(workItem.todos(handed.state)).toEqual([{ ...waiting, owner: "p-clerk-2" }]);
  expect(play(submitted.state, { ...hand, supervisor: "p-judge-1" }, { by: "p-office-head" }).rejection?.rejected).toBe("SupervisorIsResponsible");
  expect(play(handed.state, hand, { by: "p-office-head" }).rejection?.rejected).toBe("AlreadyResponsible");
});

test("a delegate acts for the responsible person until 24:00 of the last day; then what waits returns with its clock", () => {
  const delegated = anAssignedItem().after({ type: "Delegate", to: "p-judge-2", untilOn: "2026-03-03" }, { by: "p-judge-1" });
  const [waiting] = workItem.todos(delegated.state);
  expect(waiting?.owner).toBe("p-judge-2");
  expect(delegated.after({ type: "Accept" }, { by: "p-judge-2" }).item.status).toBe("InProgress");
  const ended = delegated.until("2026-03-03T16:00:00.000Z");
  expect(ended.last).toEqual([{ type: "DelegationEnded", person: "p-judge-2" }]);
  expect(workItem.todos(ended.state)).toEqual([{ ...waiting, owner: "p-judge-1" }]);
  expect(play(ended.state, { type: "Accept" }, { by: "p-judge-2" }).rejection?.rejected).toBe("NotResponsible");
  expect(play(delegated.state, { type: "Delegate", to: "p-judge-3", untilOn: "2026-03-05" }, { by: "p-judge-2" }).rejection?.rejected).toBe("NotResponsible");
});

test("a 督办单 has a number and a clock, and its reply ends the wait", () => {
  const issued = anItemInProgress().after({ type: "IssueNotice", text: "请说明原因", replyByOn: "2026-03-12" }, { by: "p-clerk-1", at: morning("2026-03-10") });
  expect(issued.item).toMatchObject({ notices: [{ number: "（2026）督字第12号", text: "请说明原因" }], waiting: [{ step: "reply-notice", key: "（2026）督字第12号", owner: "p-judge-1", dueAt: "2026-03-12T09:00:00.000Z" }] });
  const reply: WorkItemCommand = { type: "ReplyToNotice", number: "（2026）督字第12号", text: "已整改" };
  const replied = issued.after(reply, { by: "p-judge-1", at: morning("2026-03-11") });
  expect(replied.item).toMatchObject({ waiting: [], notices: [{ reply: "已整改" }] });
  expect(play(replied.state, reply, { by: "p-judge-1" }).rejection?.rejected).toBe("NoNoticeOpen");
  expect(play(issued.state, { ...reply, number: "x" }, { by: "p-judge-1" }).rejection?.rejected).toBe("NoticeUnknown");
  expect(play(issued.state, reply, { by: "p-judge-2" }).rejection?.rejected).toBe("NotResponsible");
  expect(play(anItemInProgress().state, { type: "IssueNotice", text: "x", replyByOn: "2026-03-01" }, { by: "p-clerk-1" }).rejection?.rejected).toBe("ReplyByInPast");
});

test("urging reaches whoever has to act now", () => {
  const urge: WorkItemCommand = { type: "Urge", text: "请抓紧" };
  expect(anItemInProgress().after(urge, { by: "p-clerk-1" }).last).toEqual([{ type: "Urged", text: "请抓紧", by: "p-clerk-1", to: ["p-judge-1"] }]);
  expect(anUnassignedItem().after(urge, { by: "p-clerk-1" }).last).toMatchObject([{ to: ["p-head"] }]);
  expect(aSubmittedItem().after(urge, { by: "p-lead" }).last).toMatchObject([{ to: ["p-clerk-1"] }]);
});

test("an instruction 批示 is kept with the item and reaches its people", () => {
  const instructed = anItemInProgress().after({ type: "Instruct", text: "抓好落实" }, { by: "p-leader", at: morning("2026-03-10") });
  expect(instructed.last).toMatchObject([{ to: ["p-judge-1", "p-clerk-1", "p-lead"] }]);
  expect(instructed.item.instructions).toEqual([{ by: "p-leader", at: morning("2026-03-10"), text: "抓好落实" }]);
});

test("HandOver's people take the campaign's rungs over", () => {
  const changed = anItemInProgress().after({ type: "ChangeCampaignPeople", lead: "p-head", leaderInCharge: "p-president", endsOn: "2027-01-31" });
  expect(changed.item.campaign).toEqual({ id: "c-1", lead: "p-head", leaderInCharge: "p-president", endsOn: "2027-01-31" });
});

test("every notice names its item, its T and exactly the parameters of its template", () => {
  const story = anItemInProgress({ report: "weekly" })
    .after({ type: "RequestExtension", amount: 5, reason: "x" }, { by: "p-judge-1" })
    .until(morning("2026-04-08"));
  const submitted = aSubmittedItem().after({ type: "AskCoSign", persons: ["p-clerk-2"] }, { by: "p-clerk-1" });
  const returned = submitted.after({ type: "Return", reason: "x" }, { by: "p-clerk-1" });
  const seen = new Set<string>();
  const events = [story, submitted, returned, aSubmittedItem(), anUnassignedItem(), anItemInProgress().after(reassign, head)].flatMap((one) => one.last.map((event) => ({ event, state: one.state })));
  for (const { event, state } of events) {
    for (const notice of workItem.notices(event, state)) {
      seen.add(notice.template);
      const names = Object.entries(itemNoticeTemplates).find(([template]) => template === notice.template)?.[1] ?? [];
      expect(Object.keys(notice.params).sort()).toEqual([...names, "itemTitle", "dueOn"].sort());
      expect(notice.to.length).toBeGreaterThan(0);
    }
  }
  expect([...seen].sort()).toEqual(["item-assignment-wanted", "item-co-sign-asked", "item-notice-issued", "item-reassigned", "item-report-missed", "item-returned", "item-rung", "item-step-climbed", "item-step-reminder", "item-submitted"]);
  expect(submission.type).toBe("SubmitForSignOff");
});

test("what may be done is offered by relation: the supervisor signs off, the responsible person does not", () => {
  const offered = (by: string): string[] => standardActions(by);
  expect(offered("p-clerk-1")).toEqual(expect.arrayContaining(["SignOff", "Return", "AskCoSign"]));
  expect(offered("p-judge-1")).not.toEqual(expect.arrayContaining(["SignOff"]));
});

function standardActions(by: string): string[] {
  const state = aSubmittedItem().state;
  const commands = ["SignOff", "Return", "AskCoSign", "CoSign"] as const;
  return commands.filter((type) => "allowed" in workItem.may(state, type, { at: morning("2026-03-18"), actor: { id: by }, actingPersons: [by], court: standardCourt, related: {}, self: "w-1", spread: false }));
}
