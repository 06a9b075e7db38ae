import { interestedInAcceptance } from "../../domain/campaign/available-actions.ts";
import { campaign } from "../../domain/campaign/campaign.decider.ts";
import { aCampaign, anItem } from "../builders/campaign.ts";

test("acceptance needs every item signed off, waived, or carried by name", () => {
  const story = aCampaign("Running").items({ i1: "SignedOff", i2: "SubmittedForSignOff", i3: "Waived" });
  expect(story.by("p-head", { type: "RequestAcceptance", summary: "x" }).rejection).toMatchObject({ rejected: "ItemsOpen", details: { items: ["c-1.i2"] } });
  story.by("p-head", { type: "RequestAcceptance", summary: "x", carried: [{ item: "c-1.i2", ground: "转常态" }] });
  expect(story.state).toMatchObject({ status: "UnderAcceptance", waiting: [{ step: "accept", owner: "p-leader" }] });
  story.by("p-leader", { type: "Accept" });
  expect(story.reactions()).toEqual([{ stream: "c-1.i2", command: { type: "CarryOver", ground: "转常态" } }]);
  expect(story.events.flatMap((event) => campaign.effects(event, story.state))).toMatchObject([{ kind: "requestRetrospective" }]);
});

test("an item that is not in the ledger yet is an open item", () => {
  const story = aCampaign("Draft").by("p-head", { type: "Submit" }).by("p-leader", { type: "Approve" }).by("p-head", { type: "RequestAcceptance", summary: "x" });
  expect(story.rejection).toMatchObject({ rejected: "ItemsOpen", details: { items: ["c-1.i1", "c-1.i2", "c-1.i3"] } });
});

test("what is carried is named once, is a member and has a ground", () => {
  const ask = (item: string, ground: string): string | undefined => aCampaign("Running").by("p-head", { type: "RequestAcceptance", summary: "x", carried: [{ item, ground }] }).rejection?.rejected;
  expect(ask("c-9.i1", "x")).toBe("UnknownItem");
  expect(ask("c-1.i1", "")).toBe("GroundMissing");
});

test("an item reopened during acceptance stops it", () => {
  const story = aCampaign("UnderAcceptance").items({ i1: "InProgress" });
  expect(story.by("p-leader", { type: "Accept" }).rejection).toMatchObject({ rejected: "ItemsOpen", details: { items: ["c-1.i1"] } });
});

test("the lead and the requester do not accept, nor does a delegate of theirs", () => {
  expect(aCampaign("UnderAcceptance").by("p-head", { type: "Accept" }).rejection?.rejected).toBe("AccepterIsInterested");
  expect(aCampaign("UnderAcceptance").by({ id: "p-leader-2", onBehalfOf: "p-head" }, { type: "Accept" }).rejection?.rejected).toBe("AccepterIsInterested");
});

test("neither who drafted the plan nor who is responsible for one of its items accepts the campaign, and the step goes past them", () => {
  expect(aCampaign("UnderAcceptance").by("p-judge-1", { type: "Accept" }).rejection?.rejected).toBe("AccepterIsInterested");
  const { state } = aCampaign("UnderAcceptance");
  if (state.status !== "UnderAcceptance") throw new Error(state.status);
  const asked = { ...state, drafters: [...state.drafters, "p-leader"] };
  expect(interestedInAcceptance(asked)).toEqual(expect.arrayContaining(["p-leader", "p-judge-1", "p-head"]));
  const running = aCampaign("Running").items({ i1: "SignedOff", i2: "SignedOff", i3: "SignedOff" });
  if (running.state.status === "Undrafted") throw new Error("no campaign");
  running.state = { ...running.state, drafters: ["p-leader"] };
  running.by("p-head", { type: "RequestAcceptance", summary: "x" });
  expect(running.state).toMatchObject({ waiting: [{ step: "accept", owner: expect.not.stringMatching(/^p-leader$/) }] });
});

test("a rejected acceptance lets the campaign run on", () => {
  const story = aCampaign("UnderAcceptance").by("p-leader", { type: "Reject", reason: "证据不足" });
  expect(story.state).toMatchObject({ status: "Running", waiting: [] });
  expect(campaign.nextAlarm(story.state)).toBeDefined();
});

test("after closing the lead files a retrospective within five working days", () => {
  expect(aCampaign("Closed").state).toMatchObject({ closedOn: "2026-03-02", waiting: [{ step: "retrospective", owner: "p-head", dueAt: "2026-03-09T09:00:00.000Z" }] });
});

test("the watch asks at 30, 60 and 90 days after closing, on working days", () => {
  expect(aCampaign("Closed").state).toMatchObject({ checks: [{ day: 30, dueOn: "2026-04-01" }, { day: 60, dueOn: "2026-05-06" }, { day: 90, dueOn: "2026-06-01" }] });
  const story = aCampaign("Watch").until("2026-04-01", "09:00");
  expect(story.state).toMatchObject({ waiting: [{ step: "check", key: "30", owner: "p-head" }] });
  expect(story.by("p-clerk", { type: "RecordCheck", day: 60, passed: true }).rejection?.rejected).toBe("CheckNotDue");
  expect(story.by("p-clerk", { type: "RecordCheck", day: 30, passed: true }).state).toMatchObject({ waiting: [] });
  expect(story.by("p-clerk", { type: "RecordCheck", day: 30, passed: true }).rejection?.rejected).toBe("CheckAlreadyRecorded");
});

test("a failed check reopens the items it names", () => {
  const story = aCampaign("Watch").on("2026-04-01").by("p-clerk", { type: "RecordCheck", day: 30, passed: false, note: "反弹", reopen: [{ item: "c-1.i1", due: { on: "2026-05-15" } }] });
  expect(story.reactions()).toEqual([{ stream: "c-1.i1", command: { type: "Reopen", reason: "反弹", due: { on: "2026-05-15" } } }]);
  expect(story.state).toMatchObject({ reopened: ["c-1.i1"] });
  const waived = aCampaign("Watch").on("2026-04-01").by("p-clerk", { type: "RecordCheck", day: 30, passed: false, reopen: [{ item: "c-1.i3", due: { on: "2026-05-15" } }] });
  expect(waived.rejection?.rejected).toBe("ItemNotSignedOff");
});

test("the campaign archives itself once every check is recorded and nothing is reopened; until then Archived waits", () => {
  const story = aCampaign("Watch").on("2026-04-01").by("p-clerk", { type: "RecordCheck", day: 30, passed: false, reopen: [{ item: "c-1.i1", due: { on: "2026-05-15" } }] });
  story.on("2026-05-06").by("p-clerk", { type: "RecordCheck", day: 60, passed: true });
  expect(story.by("p-leader", { type: "Archive" }).rejection).toMatchObject({ rejected: "ChecksOpen", details: { days: [90] } });
  story.on("2026-06-01").by("p-clerk", { type: "RecordCheck", day: 90, passed: true });
  expect(story.by("p-leader", { type: "Archive" }).rejection).toMatchObject({ rejected: "ItemsReopened", details: { items: ["c-1.i1"] } });
  story.until("2026-06-10");
  expect(story.state.status).toBe("Watch");
  story.by("system", { type: "NoteReopened", item: "c-1.i1", closed: true }).until("2026-06-11");
  expect(story.state).toMatchObject({ status: "Archived", phases: ["Draft", "Submitted", "Running", "UnderAcceptance", "Closed", "Watch", "Archived"] });
});

test("an item reopened after closing is waited for", () => {
  const story = aCampaign("Watch").by("system", { type: "NoteReopened", item: "c-1.i1", closed: false });
  expect(story.state).toMatchObject({ reopened: ["c-1.i1"] });
  expect(story.by("system", { type: "NoteReopened", item: "c-1.i1", closed: false }).events).toEqual([]);
});

test("termination waives or carries every open item by name", () => {
  const story = aCampaign("Running").items({ i1: "InProgress", i2: anItem("i2", "Suspended", { byCampaign: false }), i3: "SignedOff" });
  expect(story.by("p-leader", { type: "Terminate", ground: "撤销", items: [{ item: "c-1.i1", action: "waive", ground: "x" }] }).rejection).toMatchObject({ rejected: "ItemsUnnamed", details: { items: ["c-1.i2"] } });
  story.by("p-leader", { type: "Terminate", ground: "撤销", items: [{ item: "c-1.i1", action: "waive", ground: "不再需要" }, { item: "c-1.i2", action: "carry", ground: "转部门" }] });
  expect(story.state).toMatchObject({ status: "Terminated", ground: "撤销" });
  expect(story.reactions()).toEqual([
    { stream: "c-1.i2", command: { type: "CarryOver", ground: "转部门" } },
    { stream: "c-1.i1", command: { type: "WaiveByCampaign", ground: "不再需要", by: "p-leader" } },
  ]);
  expect(campaign.open(story.state)).toBe(false);
});

test("a retrospective filed after the first check was due asks for that check then, never as of a day before the watch", () => {
  const story = aCampaign("Closed").on("2026-04-20", "10:00").by("p-head", { type: "FileRetrospective", text: "复盘", lessons: [] });
  expect(campaign.nextAlarm(story.state)).toEqual({ id: "check:30", kind: "check", at: story.at });
  story.until("2026-04-20", "10:00");
  expect(campaign.todos(story.state)).toEqual([{ step: "check:30", owner: "p-head", sinceAt: story.at, dueAt: "2026-04-22T09:00:00.000Z" }]);
});
