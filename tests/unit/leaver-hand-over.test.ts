import { campaign } from "../../domain/campaign/campaign.decider.ts";
import { court } from "../../domain/court/court.decider.ts";
import { changedDuties } from "../../domain/court/leaver.ts";
import type { WorkItemCommand } from "../../domain/work-item/work-item.ts";
import { workItem } from "../../domain/work-item/work-item.decider.ts";
import { aCampaign } from "../builders/campaign.ts";
import { contextOf, demoCourt, evolved } from "../builders/court-story.ts";
import { aSignedOffItem, aSubmittedItem, aSuspendedItem, anAssignedItem, anItemInProgress, anUnassignedItem, morning, play } from "../builders/work-item.ts";

const at = morning("2026-03-18");
const hand = (from: string, duties: Partial<Extract<WorkItemCommand, { type: "HandOverDuties" }>> = {}): WorkItemCommand => ({ type: "HandOverDuties", from, steps: [], reason: "离任移交", ...duties });
const asked = (): ReturnType<typeof aSubmittedItem> => aSubmittedItem().after({ type: "AskCoSign", persons: ["p-clerk-2"] }, { by: "p-clerk-1", at });

test("a co-signature that waits for a leaver waits for the successor, its clock unchanged, and the successor signs", () => {
  const before = workItem.todos(asked().state).find((todo) => todo.owner === "p-clerk-2");
  const handed = asked().after(hand("p-clerk-2", { steps: [{ step: "co-sign:p-clerk-2", to: "p-office-head" }] }), { at });
  expect(workItem.todos(handed.state)).toContainEqual({ ...before, owner: "p-office-head" });
  expect(workItem.notices(handed.last[0] ?? { type: "Accepted" }, handed.state)).toMatchObject([{ to: ["p-office-head"], template: "item-step-handed-over", params: { step: "co-sign", from: "p-clerk-2", stepDueAt: before?.dueAt } }]);
  const signed = handed.after({ type: "CoSign", opinion: "agree" }, { by: "p-office-head", at });
  expect(signed.last).toMatchObject([{ type: "CoSigned", person: "p-clerk-2", by: "p-office-head" }]);
  expect(signed.after({ type: "SignOff" }, { by: "p-clerk-1", at }).item.status).toBe("SignedOff");
});

test("no decision on an item goes to a successor who carried it, or whom the catalogue does not let decide", () => {
  const coSign = (to: string): unknown => play(asked().state, hand("p-clerk-2", { steps: [{ step: "co-sign:p-clerk-2", to }] }), { at }).rejection;
  expect(coSign("p-judge-1")).toEqual({ rejected: "SuccessorIsInterested", details: { person: "p-judge-1", step: "co-sign:p-clerk-2" } });
  const signOff = (to: string): unknown => play(asked().state, hand("p-clerk-1", { supervisor: "p-office-head", steps: [{ step: "sign-off", to }] }), { at }).rejection;
  expect(signOff("p-judge-1")).toMatchObject({ rejected: "SuccessorIsInterested" });
  expect(signOff("p-judge-2")).toMatchObject({ rejected: "SuccessorMayNotDecide", details: { person: "p-judge-2" } });
  expect(signOff("p-office-head")).toBeUndefined();
});

test("work, supervision and decisions of one person go over together", () => {
  const { item } = anItemInProgress().after({ type: "IssueNotice", text: "请说明", replyByOn: "2026-03-20" }, { by: "p-clerk-1", at })
    .after(hand("p-judge-1", { responsible: { department: "civil-2", responsible: "p-judge-2" }, steps: [{ step: "reply-notice:（2026）督字第12号", to: "p-judge-2" }] }), { at });
  expect(item).toMatchObject({ status: "Assigned", dueOn: "2026-03-30", duty: { responsible: "p-judge-2" } });
  expect(item.waiting.map(({ step, owner }) => [step, owner])).toEqual([["reply-notice", "p-judge-2"], ["accept", "p-judge-2"]]);
});

test("an item does not go to the one who signs it off", () => {
  const refused = (responsible: string): unknown => play(asked().state, hand("p-judge-1", { responsible: { department: "office", responsible } }), { at }).rejection;
  expect(refused("p-clerk-1")).toMatchObject({ rejected: "SupervisorIsResponsible" });
});

test("the supervision of an item that nobody carries yet, and of one under its relapse watch, changes hands alone", () => {
  expect(anUnassignedItem().after(hand("p-clerk-1", { supervisor: "p-clerk-2" }), { at }).item).toMatchObject({ status: "Registered", duty: { supervisor: "p-clerk-2" } });
  const watched = aSignedOffItem().after(hand("p-clerk-1", { supervisor: "p-clerk-2" }), { at });
  expect(watched.item).toMatchObject({ status: "SignedOff", duty: { supervisor: "p-clerk-2", responsible: "p-judge-1" } });
  expect(watched.after({ type: "RecordCheck", day: 30, passed: true }, { by: "p-clerk-2", at: morning("2026-04-20") }).last).toMatchObject([{ type: "CheckRecorded", passed: true }]);
  expect(play(aSignedOffItem().state, hand("p-clerk-1", { supervisor: "p-judge-1" }), { at }).rejection?.rejected).toBe("SupervisorIsResponsible");
});

test("a delegate's part 代办 ends with the delegate, or goes on until the same day with a successor", () => {
  const delegated = anAssignedItem().after({ type: "Delegate", to: "p-judge-2", untilOn: "2026-03-20" }, { by: "p-judge-1", at });
  const ended = delegated.after(hand("p-judge-2", { delegate: "ended" }), { at });
  expect([ended.item.delegate, workItem.todos(ended.state)[0]?.owner]).toEqual([undefined, "p-judge-1"]);
  expect(delegated.after(hand("p-judge-2", { delegate: "p-judge-3" }), { at }).item.delegate).toEqual({ person: "p-judge-3", untilOn: "2026-03-20" });
  expect(play(delegated.state, hand("p-judge-2", { delegate: "p-clerk-1" }), { at }).rejection?.rejected).toBe("SupervisorIsResponsible");
});

test("a step that has come to the leaver meanwhile is not left behind", () => {
  expect(play(asked().state, hand("p-clerk-2"), { at }).rejection).toEqual({ rejected: "DutiesChanged", details: { steps: ["co-sign:p-clerk-2"] } });
});

test("what a suspension has frozen goes with the duty it belongs to", () => {
  const frozen = aSuspendedItem().after(hand("p-judge-1", { responsible: { department: "civil-2", responsible: "p-judge-2" } }), { at: morning("2026-03-12") });
  expect(frozen.item.waiting.every((step) => step.owner === "p-judge-2")).toBe(true);
});

test("nobody hands duties over by hand", () => {
  expect(play(asked().state, hand("p-clerk-2"), { by: "p-admin", at }).rejection?.rejected).toBe("OnlyTheSystem");
  expect(aCampaign("Running").by("p-president", { type: "HandOverDuties", from: "p-head", steps: [], reason: "x" }).rejection?.rejected).toBe("OnlyTheSystem");
});

describe("of a campaign", () => {
  const submitted = (): ReturnType<typeof aCampaign> => aCampaign("Draft").by("p-head", { type: "Submit", countersigning: { mode: "all", persons: ["p-judge-2", "p-officer"] } });

  test("a leaver's counter-signature goes to the successor with its clock, and the successor signs", () => {
    const story = submitted();
    const before = campaign.todos(story.state).find((todo) => todo.owner === "p-judge-2");
    story.by("system", { type: "HandOverDuties", from: "p-judge-2", steps: [{ step: "counter-sign:p-judge-2", to: "p-clerk" }], reason: "离任移交" });
    expect(campaign.todos(story.state)).toContainEqual({ ...before, owner: "p-clerk" });
    expect(story.by("p-clerk", { type: "CounterSign", opinion: "agree" }).rejection).toBeUndefined();
    expect(story.state).toMatchObject({ countersigning: { signed: [{ person: "p-judge-2", opinion: "agree" }] } });
  });

  test("a drafter does not come to counter-sign, nor anybody to approve whom the catalogue does not let", () => {
    const to = (successor: string): string | undefined => submitted().by("system", { type: "HandOverDuties", from: "p-judge-2", steps: [{ step: "counter-sign:p-judge-2", to: successor }], reason: "x" }).rejection?.rejected;
    expect(to("p-head")).toBe("SuccessorIsInterested");
    const approve = (successor: string): string | undefined => aCampaign("Submitted").by("system", { type: "HandOverDuties", from: "p-leader", lead: "p-leader-2", steps: [{ step: "approve", to: successor }], reason: "x" }).rejection?.rejected;
    expect([approve("p-clerk"), approve("p-leader-2")]).toEqual(["SuccessorMayNotDecide", undefined]);
  });

  test("the lead and the charge go over as in a hand-over, with what waits", () => {
    const story = aCampaign("Running").by("system", { type: "HandOverDuties", from: "p-head", lead: "p-head-2", steps: [], reason: "离任移交" });
    expect(story.state).toMatchObject({ lead: "p-head-2", leaderInCharge: "p-leader" });
    expect(story.reactions()[0]).toMatchObject({ command: { type: "ChangeCampaignPeople", lead: "p-head-2" } });
    const accepting = aCampaign("UnderAcceptance").by("system", { type: "HandOverDuties", from: "p-leader", lead: "p-leader-2", steps: [{ step: "accept", to: "p-leader-2" }], reason: "离任移交" });
    expect(accepting.state).toMatchObject({ leaderInCharge: "p-leader-2", waiting: [{ step: "accept", owner: "p-leader-2" }] });
    expect(aCampaign("Submitted").by("system", { type: "HandOverDuties", from: "p-leader", lead: "p-leader-2", steps: [], reason: "x" }).state).toMatchObject({ waiting: [{ owner: "p-leader-2" }] });
  });

  test("the revision of a returned plan goes to the successor, who may then amend it", () => {
    const story = aCampaign("Returned").by("system", { type: "HandOverDuties", from: "p-head", lead: "p-head-2", steps: [{ step: "revise", to: "p-officer" }], reason: "离任移交" });
    expect(story.rejection).toBeUndefined();
    expect(campaign.subject(story.state).own).toContain("p-officer");
  });
});

test("a leaving hands over in each entity, once, and locks what it changes", () => {
  const open = {
    items: [{ id: "w-1", successor: "p-civil2-judge-2" }], supervisions: [{ id: "w-1", successor: "p-office-clerk-1" }],
    decisions: [{ id: "c-1#counter-sign:p-civil2-judge-1", of: "campaign" as const, successor: "p-civil2-judge-2" }, { id: "w-1#sign-off", of: "work-item" as const, successor: "p-office-clerk-1" }],
    leads: [{ id: "c-1", successor: "p-civil2-head" }], delegations: [{ id: "w-2#delegate", successor: "ended" as const }],
  };
  const command = { type: "ConfirmLeaver" as const, person: "p-civil2-judge-1", leftOn: "2026-03-02", open };
  expect(court.locks(demoCourt(), command).sort()).toEqual(["c-1", "w-1", "w-2"]);
  const outcome = court.decide(demoCourt(), command, contextOf(demoCourt()));
  const events = "events" in outcome ? outcome.events : [];
  const reactions = events.flatMap((event) => court.react(event, evolved(demoCourt(), events)));
  const from = "p-civil2-judge-1";
  const reason = "离任移交";
  expect(reactions.map(({ stream, kind, command: given }) => ({ stream, kind, ...given }))).toEqual([
    { stream: "w-1", kind: "work-item", type: "HandOverDuties", from, reason, responsible: { department: "civil-2", responsible: "p-civil2-judge-2" }, supervisor: "p-office-clerk-1", steps: [{ step: "sign-off", to: "p-office-clerk-1" }] },
    { stream: "c-1", kind: "campaign", type: "HandOverDuties", from, reason, lead: "p-civil2-head", steps: [{ step: "counter-sign:p-civil2-judge-1", to: "p-civil2-judge-2" }] },
    { stream: "w-2", kind: "work-item", type: "HandOverDuties", from, reason, delegate: "ended", steps: [] },
  ]);
});

test("what is held and what is named differ by kind and id; what ends with the person is not compared", () => {
  const held = { items: [{ id: "w-1" }], sessions: [{ id: "sessions" }] };
  expect(changedDuties({ items: [{ id: "w-1" }] }, held)).toBeUndefined();
  expect(changedDuties({ items: [{ id: "w-2" }], leads: [] }, held)).toEqual({ items: ["w-1", "w-2"] });
});
