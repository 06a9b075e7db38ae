import type { WorkItemCommand } from "../../domain/work-item/work-item.ts";
import { workItem } from "../../domain/work-item/work-item.decider.ts";
import { aCourtWhere } from "../builders/court.ts";
import { Story, aRegistration, aSignedOffItem, aSubmittedItem, aWaivedItem, anItemInProgress, byHand, morning, play, submission } from "../builders/work-item.ts";

const signOff: WorkItemCommand = { type: "SignOff" };
const at = morning("2026-03-19");
const clerk = { by: "p-clerk-1", at };

function reactions(story: Story): unknown[] {
  return story.last.flatMap((event) => workItem.react(event, story.state));
}

test("a submission brings every piece of evidence that was asked for", () => {
  const item = anItemInProgress({ evidence: ["需求清单", "答复记录"] });
  expect(play(item.state, submission, { by: "p-judge-1" }).rejection).toEqual({ rejected: "EvidenceMissing", details: { evidence: ["答复记录"] } });
});

test("only who carries the item accepts, declines, reports, asks and submits", () => {
  const commands: WorkItemCommand[] = [{ type: "Report", summary: "x" }, { type: "RequestExtension", amount: 1, reason: "x" }, submission];
  for (const command of commands) expect(play(anItemInProgress().state, command, { by: "p-judge-2" }).rejection?.rejected).toBe("NotResponsible");
  expect(play(anItemInProgress().state, submission, { by: "p-judge-3" }).rejection?.rejected).toBe("NotResponsible"); // a co-organiser reports, no more
});

test("the responsible person cannot sign off through a delegation", () => {
  expect(play(aSubmittedItem().state, signOff, { ...clerk, by: "p-judge-1", onBehalfOf: "p-clerk-1" }).rejection?.rejected).toBe("SignerIsInterested");
});

test.each(["a holder before", "a delegate", "who submitted for somebody else"])("four eyes: %s does not sign off", (who) => {
  const reassign: WorkItemCommand = { type: "Reassign", department: "civil-2", responsible: "p-judge-2", reason: "调整" };
  const stories: Record<string, () => { story: Story; signer: string }> = {
    "a holder before": () => ({ story: anItemInProgress().after(reassign, { by: "p-head" }).after({ type: "Accept" }, { by: "p-judge-2" }).after(submission, { by: "p-judge-2", at }), signer: "p-judge-1" }),
    "a delegate": () => ({ story: anItemInProgress().after({ type: "Delegate", to: "p-clerk-2", untilOn: "2026-03-10" }, { by: "p-judge-1" }).until(morning("2026-03-12")).after(submission, { by: "p-judge-1", at }), signer: "p-clerk-2" }),
    "who submitted for somebody else": () => ({ story: anItemInProgress().after(submission, { by: "p-judge-2", onBehalfOf: "p-judge-1", at }), signer: "p-judge-2" }),
  };
  const { story, signer } = stories[who]!();
  expect(play(story.state, signOff, { ...clerk, by: signer }).rejection?.rejected).toBe("SignerIsInterested");
  expect(play(story.state, signOff, { ...clerk, by: signer, onBehalfOf: "p-clerk-1" }).rejection?.rejected).toBe("SignerIsInterested");
});

test("the sign-off is the supervisor's; where that one is interested or gone, the next superior's", () => {
  expect(workItem.todos(aSubmittedItem().state)).toEqual([expect.objectContaining({ step: "sign-off", owner: "p-clerk-1" })]);
  const gone = aCourtWhere({ "p-clerk-1": { status: "left" } });
  expect(workItem.todos(anItemInProgress().after(submission, { by: "p-judge-1", at, court: gone }).state)).toEqual([expect.objectContaining({ owner: "p-office-head" })]);
  expect(play(aSubmittedItem().state, signOff, { ...clerk, by: "p-lead" }).rejection?.rejected).toBe("NotStepOwner");
});

test("signing off closes the item, arms the relapse watch and frees what is in the ledger and waits for it", () => {
  const story = aSubmittedItem({ dependents: ["w-8", "w-9"], parent: "w-0" }).after(signOff, { ...clerk, related: { "w-8": { status: "Waiting" }, "w-0": { status: "InProgress" } } });
  expect(story.item).toMatchObject({ status: "SignedOff", signedOffBy: "p-clerk-1", checks: [{ day: 30, dueOn: "2026-04-20" }, { day: 60, dueOn: "2026-05-18" }, { day: 90, dueOn: "2026-06-17" }] });
  expect(reactions(story)).toEqual([
    { stream: "w-8", kind: "work-item", when: "atomic", command: { type: "ReachAnchor", anchor: "w-1", on: "2026-03-19" } },
    { stream: "w-0", kind: "work-item", when: "atomic", command: { type: "NoteChild", child: "w-1", title: "司法需求清单", weight: 3, closed: true } },
  ]);
  expect(workItem.locks(aSubmittedItem({ dependents: ["w-8"], parent: "w-0" }).state, signOff)).toEqual(["w-8", "w-0"]);
});

test("a parent signs off, or is waived, after its children", () => {
  const child: WorkItemCommand = { type: "NoteChild", child: "w-2", title: "摸排", weight: 1, closed: false };
  const open = aSubmittedItem().after(child);
  expect(play(open.state, signOff, clerk).rejection).toEqual({ rejected: "ChildrenOpen", details: { children: ["w-2"] } });
  expect(play(open.state, { type: "Waive", ground: "x" }, { by: "p-leader" }).rejection?.rejected).toBe("ChildrenOpen");
  expect(open.after({ ...child, closed: true }).after(signOff, clerk).item.status).toBe("SignedOff");
});

test("co-signers answer first; one who disagrees does not block but is on record", () => {
  const asked = aSubmittedItem().after({ type: "AskCoSign", persons: ["p-clerk-2", "p-head"] }, clerk);
  expect(play(asked.state, signOff, clerk).rejection).toEqual({ rejected: "CoSignersOpen", details: { persons: ["p-clerk-2", "p-head"] } });
  const signed = asked.after({ type: "CoSign", opinion: "disagree", comment: "佐证不足" }, { by: "p-clerk-2", at }).after({ type: "CoSign", opinion: "agree" }, { by: "p-head", at });
  expect(signed.item).toMatchObject({ coSigners: [{ person: "p-clerk-2", opinion: "disagree", comment: "佐证不足" }, { person: "p-head", opinion: "agree" }] });
  expect(signed.after(signOff, clerk).item.status).toBe("SignedOff");
  expect(play(asked.state, { type: "CoSign", opinion: "agree" }, { by: "p-judge-2", at }).rejection?.rejected).toBe("NotACoSigner");
  expect(play(aSubmittedItem().state, { type: "AskCoSign", persons: ["p-judge-1"] }, clerk).rejection?.rejected).toBe("SignerIsInterested");
});

test("a co-signature that climbed is given for whoever was asked", () => {
  const climbed = aSubmittedItem().after({ type: "AskCoSign", persons: ["p-clerk-2"] }, clerk).until(morning("2026-03-26"));
  const signed = climbed.after({ type: "CoSign", opinion: "agree" }, { by: "p-office-head", at: morning("2026-03-26") });
  expect(signed.last).toEqual([{ type: "CoSigned", person: "p-clerk-2", by: "p-office-head", opinion: "agree" }]);
});

test("waiving needs the leader in charge or the president, with a ground", () => {
  const waive: WorkItemCommand = { type: "Waive", ground: "政策调整" };
  expect(play(anItemInProgress().state, waive, { by: "p-head" }).rejection?.rejected).toBe("WaiverNeedsLeader");
  expect(play(anItemInProgress().state, { ...waive, ground: " " }, { by: "p-leader" }).rejection?.rejected).toBe("GroundMissing");
  expect(anItemInProgress().after(waive, { by: "p-president" }).item).toMatchObject({ status: "Waived", by: "p-president", waiting: [] });
  const standing = new Story(workItem.initial).after({ type: "Register", ...byHand() }, { by: "p-clerk-1" });
  expect(standing.after(waive, { by: "p-leader" }).item.status).toBe("Waived");
  expect(workItem.open(aWaivedItem().state)).toBe(false);
});

test("the supervisor is asked for the checks at 30, 60 and 90 d, in working hours", () => {
  const watched = aSignedOffItem();
  expect(watched.alarm).toEqual({ id: "check:30", kind: "check", at: "2026-04-20T01:00:00.000Z" });
  const asked = watched.until(morning("2026-04-20"));
  expect(workItem.todos(asked.state)).toEqual([expect.objectContaining({ step: "relapse-check:30", owner: "p-clerk-1" })]);
  const passed = asked.after({ type: "RecordCheck", day: 30, passed: true }, { by: "p-clerk-1", at: morning("2026-04-20") });
  expect(passed.alarm?.id).toBe("check:60");
  expect(play(passed.state, { type: "RecordCheck", day: 30, passed: true }, { by: "p-clerk-1", at: morning("2026-04-20") }).rejection?.rejected).toBe("CheckRecordedBefore");
  expect(play(passed.state, { type: "RecordCheck", day: 60, passed: true }, { by: "p-clerk-1", at: morning("2026-04-20") }).rejection?.rejected).toBe("CheckNotDue");
  expect(play(asked.state, { type: "RecordCheck", day: 30, passed: true }, { by: "p-judge-1", at: morning("2026-04-20") }).rejection?.rejected).toBe("CheckerIsInterested");
});

test("the watch ends with its third check", () => {
  let story = aSignedOffItem();
  for (const [day, on] of [[30, "2026-04-20"], [60, "2026-05-18"], [90, "2026-06-17"]] as const) {
    expect(workItem.open(story.state)).toBe(true);
    story = story.until(morning(on)).after({ type: "RecordCheck", day, passed: true }, { by: "p-clerk-1", at: morning(on) });
  }
  expect(workItem.open(story.state)).toBe(false);
  expect(story.alarm).toBeUndefined();
});

test("a failed check reopens the item for 10 wd and takes the score back", () => {
  const failed = aSignedOffItem().until(morning("2026-04-20")).after({ type: "RecordCheck", day: 30, passed: false, note: "反弹" }, { by: "p-clerk-1", at: morning("2026-04-20"), related: { "c-1": { status: "Running" } } });
  expect(failed.last).toMatchObject([{ type: "CheckRecorded", passed: false }, { type: "Reopened", scoreTakenBack: true, leavesCampaign: false }]);
  expect(failed.item).toMatchObject({ status: "InProgress", dueOn: "2026-05-07", campaign: { id: "c-1" }, waiting: [], extensions: [] });
});

test.each(["Closed", "Watch", "Archived"])("an item reopened when its campaign is %s runs under its department, and the campaign is told", (status) => {
  const reopened = aSignedOffItem().after({ type: "Reopen", reason: "反弹", due: { on: "2026-04-30" } }, { ...clerk, related: { "c-1": { status } } });
  expect(reopened.item).toMatchObject({ status: "InProgress", reopenedFrom: "c-1", dueOn: "2026-04-30" });
  expect(workItem.clock(reopened.state, "w-1")).toBe("standing/civil-2");
  expect(reactions(reopened)).toEqual([{ stream: "c-1", kind: "campaign", when: "atomic", command: { type: "NoteReopened", item: "w-1", closed: false } }]);
  const again = reopened.after(submission, { by: "p-judge-1", at: morning("2026-03-20") }).after(signOff, { ...clerk, at: morning("2026-03-20") });
  expect(reactions(again)).toEqual([{ stream: "c-1", kind: "campaign", when: "atomic", command: { type: "NoteReopened", item: "w-1", closed: true } }]);
});

test("reopening a child reopens its parent until the child's due date at least", () => {
  const child = aSignedOffItem({ parent: "w-0", ancestors: ["w-0", "w-00"] }, { "w-0": { status: "SignedOff" } });
  const reopen: WorkItemCommand = { type: "Reopen", reason: "反弹", due: { on: "2026-04-30" } };
  expect(workItem.locks(child.state, reopen)).toEqual(["c-1", "w-0", "w-00"]);
  const reopened = child.after(reopen, clerk);
  const [told] = reactions(reopened);
  expect(told).toMatchObject({ stream: "w-0", command: { type: "NoteChild", child: "w-1", closed: false, dueOn: "2026-04-30" } });
  const parent = aSignedOffItem().after({ type: "NoteChild", child: "w-1", title: "x", weight: 1, closed: false, dueOn: "2026-04-30" }, { at });
  expect(parent.item).toMatchObject({ status: "InProgress", dueOn: "2026-04-30", children: [{ id: "w-1", closed: false }] });
});

test("a child is not reopened to be due after its parent; a parent that opens again with it is bound by the one above", () => {
  const child = aSignedOffItem({ parent: "w-0", ancestors: ["w-0", "w-00"] });
  const reopen: WorkItemCommand = { type: "Reopen", reason: "反弹", due: { on: "2026-04-30" } };
  expect(play(child.state, reopen, { ...clerk, related: { "w-0": { status: "InProgress", dueOn: "2026-04-24" } } }).rejection).toMatchObject({ rejected: "NotAfterParent", details: { dueOn: "2026-04-30", parentDueOn: "2026-04-24" } });
  expect(play(child.state, reopen, { ...clerk, related: { "w-0": { status: "InProgress", dueOn: "2026-03-30", reworkDueOn: "2026-04-30" } } }).rejection).toBeUndefined();
  const parent = { status: "SignedOff", dueOn: "2026-03-01" };
  expect(play(child.state, reopen, { ...clerk, related: { "w-0": parent, "w-00": { status: "InProgress", dueOn: "2026-04-24" } } }).rejection?.rejected).toBe("NotAfterParent");
  expect(play(child.state, reopen, { ...clerk, related: { "w-0": parent, "w-00": { status: "InProgress", dueOn: "2026-05-29" } } }).rejection).toBeUndefined();
});

test("an item reopened after its person left asks the head for another", () => {
  const reopened = aSignedOffItem().after({ type: "Reopen", reason: "反弹", due: { workingDays: 10, after: "reopening" } }, { ...clerk, court: aCourtWhere({ "p-judge-1": { status: "left" } }) });
  expect(reopened.item).toMatchObject({ status: "Registered", waiting: [{ step: "assign", owner: "p-head" }] });
  const assigned = reopened.after({ type: "Assign", duty: { ...aRegistration().duty, responsible: "p-judge-2" } }, { by: "p-head", at: morning("2026-03-20") });
  expect(assigned.item).toMatchObject({ status: "Assigned", dueOn: "2026-04-02" });
});

test("who registered an item is not interested in it by that alone", () => {
  expect(workItem.subject(aSubmittedItem().state)).toEqual({ departments: ["civil-2"], own: expect.arrayContaining(["p-judge-1", "p-judge-3", "p-clerk-1"]) as string[], campaign: ["p-lead", "p-leader"], supervisors: ["p-clerk-1"], interested: ["p-judge-1"] });
});
